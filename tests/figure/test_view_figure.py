"""One picture: an address and a size in, a figure that Plotly accepts out, and nothing lost on the way."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.event import Dataset, Event
from rollout.evidence.reader import read
from rollout.figure.view_figure import pick, within
from rollout.figure.view_figure import picture as of_index
from rollout.timeline.choices import newest_source
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.series import all_series
from rollout.timeline.window import LEAST_DAYS, Window, number, whole
from rollout.words.say import speaking
from tests.csv_rows import dataset_of
from tests.support.events import dataset, dated, events, figure

SHIPPED = read((Path(__file__).parents[2] / "events.csv").read_bytes())
SMALL = dataset_of(
    figure("2017", 1, lane="Cards", priority="1"),
    figure("2018", 2, lane="Cards", unit="e-cards"),
    figure("2019", 3, lane="Cards"),
    figure("2020", 4, lane="Cards", unit="e-cards"),
    {"lane": "Grid", "status": "claimed", "source_date": "2024-05", "asserted_by_kind": "ngo"},
    {"lane": "Grid", "date": "2019-02-30"},
    {"lane": "Grid", "disputed_by": "https://www.example.org/no", "dispute": "Not so.", "source_date": "2023"},
)


def offers(events: Sequence[Event]) -> list[list[str]]:
    found: list[list[str]] = DatasetIndex(replace(dataset(), events=tuple(events))).choices["presets"]
    return found


def picture(dataset: Dataset, address: str, width: int, height: int, theme: str = "light") -> dict[str, Any]:
    return of_index(DatasetIndex(dataset), address, width, height, theme)


def meta(
    dataset: Dataset, address: str = "", width: int = 1280, height: int = 720, theme: str = "light"
) -> dict[str, Any]:
    made: dict[str, Any] = picture(dataset, address, width, height, theme)["layout"]["meta"]
    return made


def shown_days(dataset: Dataset, address: str) -> tuple[float, float]:
    first, last = picture(dataset, address, 1280, 720)["layout"]["xaxis"]["range"]
    return first, last


def test_a_picture_tells_how_many_rows_it_shows_hides_and_refuses() -> None:
    assert meta(SMALL)["counts"] == {"rows": 7, "shown": 6, "hidden": 0, "refused": 1, "unreviewed": 0}
    assert meta(SMALL, "?lane=Grid")["counts"] == {"rows": 7, "shown": 2, "hidden": 4, "refused": 1, "unreviewed": 0}


@settings(max_examples=25)
@given(st.sampled_from(["", "lane=Grid", "lane=Moon", "status=claimed", "who=ngo", "disputed=1"]), st.text(max_size=12))
def test_shown_and_hidden_and_refused_are_all_rows_whatever_is_asked(query: str, search: str) -> None:
    counts = meta(SMALL, f"?{query}&q={search}")["counts"]
    assert counts["shown"] + counts["hidden"] + counts["refused"] == counts["rows"] == 7


@settings(max_examples=25)
@given(st.text(max_size=60), st.integers(-5, 9000), st.integers(-5, 9000), st.text(max_size=5))
def test_any_address_size_and_theme_give_a_picture(address: str, width: int, height: int, theme: str) -> None:
    json.dumps(picture(SMALL, address, width, height, theme), allow_nan=False)


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        ("", 1280, 720),
        ("?hall=1", 1920, 1080),
        ("?from=2017-01-01&to=2019-12-31&theme=dark", 390, 844),
        ("?lane=Control+and+“Iron+Grid”&q=xyzzy", 1280, 720),
        ("?series=none&theme=print", 1280, 720),
    ],
)
def test_plotly_accepts_the_picture_of_the_events_we_ship(address: str, width: int, height: int) -> None:
    go.Figure(picture(SHIPPED, address, width, height))


def test_every_series_of_the_events_we_ship_can_be_drawn() -> None:
    for series in all_series(SHIPPED.events):
        panel = meta(SHIPPED, f"?series={series.key}")["panel"]
        assert (panel["title"], panel["key"]) == (series.title, series.key)


def test_without_events_there_is_still_a_picture() -> None:
    empty = dataset_of()
    go.Figure(picture(empty, "", 1280, 720))
    assert meta(empty)["counts"] == {"rows": 0, "shown": 0, "hidden": 0, "refused": 0, "unreviewed": 0}
    assert meta(empty)["choices"]["presets"] == []
    assert meta(empty)["newest_source"] == ""


@pytest.mark.parametrize("date", ["0001", "9999-12-31", "../2017", "2017/..", "/2017", "[..1984]", "20XX", "1XXX/.."])
def test_one_event_of_any_date_gives_a_picture(date: str) -> None:
    go.Figure(picture(dataset({"date": date}), "", 1280, 720))


def test_the_digest_of_the_data_stands_on_the_picture() -> None:
    assert meta(SMALL)["digest"] == SMALL.digest


def test_every_filter_says_how_many_events_it_lets_through() -> None:
    choices = meta(SMALL)["choices"]
    assert choices["lane"] == [["Cards", "Cards", 4], ["Grid", "Grid", 2]]
    assert choices["status"] == [["reported", "reported", 5], ["claimed", "claimed", 1]]
    assert choices["who"] == [["state-media", "state media", 5], ["ngo", "NGO", 1]]
    assert choices["disputed"] == 1
    assert [title for _, title in choices["series"]] == [
        "Cards, Lhasa (running total)",
        "E-cards, Lhasa (running total)",
    ]


def test_the_choices_do_not_depend_on_what_is_chosen() -> None:
    assert meta(SMALL)["choices"] == meta(SMALL, "?lane=Grid&q=nothing&series=none")["choices"]


def test_the_newest_source_is_told_in_words() -> None:
    assert meta(SMALL)["newest_source"] == "May 2024"
    with speaking("de"):  # and to whoever asks next in theirs
        assert meta(SMALL)["newest_source"] == "Mai 2024"
    assert meta(SMALL)["newest_source"] == "May 2024"
    assert newest_source(dated(["2019"])) is None
    newest = newest_source(events({"source_date": "2019/.."}, {"source_date": "2018"}))
    assert newest is not None
    assert newest.text == "2018"


def test_windows_are_offered_from_everything_to_the_busiest_years() -> None:
    years = [1950, *[2010 + n % 10 for n in range(30)], 2018, 2018]
    offered = offers(dated((f"{year}-06" for year in years), 1))
    names = [name for name, _, _ in offered]
    assert names[0] == "Everything"
    assert len(set(names)) == len(names) > 2
    assert all(first < last for _, first, last in offered)
    assert all(last == f"{last[:4]}-12-31" for _, _, last in offered[2:])


def test_a_window_of_one_year_is_named_by_that_year() -> None:
    assert [name for name, _, _ in offers(dated(["2019-02", "2019-03"]))] == ["Everything", "2019"]


def test_a_window_is_not_named_by_years_in_which_there_is_nothing_yet() -> None:
    names = [name for name, _, _ in offers(dated([f"{2000 + n}-12-31" for n in range(20)]))]
    assert all("2020" not in name for name in names)


def test_an_address_chooses_the_series() -> None:
    assert meta(SMALL, "?series=e-cards.Lhasa.cumulative")["panel"]["title"] == "E-cards, Lhasa (running total)"


@pytest.mark.parametrize("address", ["", "?series=", "?series=unknown"])
def test_an_unknown_series_is_the_first(address: str) -> None:
    assert meta(SMALL, address)["panel"]["title"] == "Cards, Lhasa (running total)"


@pytest.mark.parametrize("address", ["?series=none", "?lane=Grid"])
def test_there_is_no_panel_when_none_is_wanted_or_its_lane_is_hidden(address: str) -> None:
    assert meta(SMALL, address)["panel"] is None


def test_without_series_there_is_none_to_pick() -> None:
    assert pick((), "cards") is None


def test_the_opening_window_is_shown_unless_the_address_names_another() -> None:
    span = whole(SMALL.events)
    assert shown_days(SMALL, "") == pytest.approx((span.start, span.end), abs=1)
    first, last = shown_days(SMALL, "?from=2018-01-01&to=2018-12-31")
    assert last - first == pytest.approx(365)


def test_a_window_beyond_the_span_is_cut_to_it_and_one_outside_shows_everything() -> None:
    span = whole(SMALL.events)
    for address in ("?from=0001-01-01&to=9999-12-31", "?from=1900-01-01&to=1900-12-31"):
        assert shown_days(SMALL, address) == pytest.approx((span.start, span.end), abs=0.001)


@pytest.mark.parametrize("last", ["00:00", "00:05", "00:20"])
def test_a_window_of_minutes_is_shown_about_them_however_short(last: str) -> None:
    timed = dataset({"date": "2018-11-04T00:03"}, {"date": "2011"})
    first, end = shown_days(timed, f"?from=2018-11-04T00:00&to=2018-11-04T{last}")
    midnight = number(date(2018, 11, 4))
    assert first <= midnight < end
    assert end - first < 30 / 1440


def test_a_window_of_one_day_is_widened_to_the_shortest_one_may_zoom_to() -> None:
    first, last = shown_days(SMALL, "?from=2018-05-05&to=2018-05-05")
    day = number(date(2018, 5, 5))
    assert last - first == pytest.approx(LEAST_DAYS)
    assert first < day < day + 1 < last


ENDS = st.floats(-1000, 1000)


@given(ENDS, st.floats(0, 500), ENDS, st.floats(40, 3000))
def test_the_window_shown_lies_in_the_span_and_is_never_shorter_than_one_may_zoom(
    start: float, days: float, first: float, length: float
) -> None:
    span = Window(first, first + length)
    window = within(Window(start, start + days), span)
    assert span.start <= window.start < window.end <= span.end + 1e-9
    assert window.days >= LEAST_DAYS - 1e-9


def test_a_window_that_fits_is_shown_as_it_was_asked_for() -> None:
    assert within(Window(10, 40), Window(0, 100)) == Window(10, 40)


def test_an_unknown_lane_is_dropped_and_lanes_keep_their_numbers() -> None:
    assert meta(SMALL, "?lane=Grid&lane=Moon")["lane_numbers"] == [1]
    assert meta(SMALL, "?lane=Moon")["lane_numbers"] == [0, 1]


@pytest.mark.parametrize(
    ("address", "system", "theme"),
    [
        ("", "light", "light"),
        ("", "dark", "dark"),
        ("", "plaid", "light"),
        ("?theme=print", "dark", "print"),
        ("?theme=plaid", "dark", "dark"),
        ("?hall=1", "light", "contrast"),
        ("?hall=1", "dark", "dark"),
    ],
)
def test_the_theme_is_what_the_address_names_else_what_the_system_wishes(address: str, system: str, theme: str) -> None:
    assert meta(SMALL, address, theme=system)["theme"] == theme


def test_the_same_question_gives_the_same_picture() -> None:
    assert picture(SHIPPED, "?q=card", 1280, 720) == picture(SHIPPED, "?q=card", 1280, 720)


def told_from(address: str) -> dict[str, float | None]:
    labels = of_index(CLOSE, address, 1280, 480)["layout"]["meta"]["labels"]
    return dict(zip(labels["id"], labels["told_from"], strict=True))


CLOSE = DatasetIndex(
    dataset(*({"date": f"2018-01-{day:02}", "priority": "1" if day % 2 else "3"} for day in range(1, 29)))
)


def test_an_event_that_is_to_be_told_is_told_though_a_hall_tells_headlines_alone() -> None:
    plain, talk = told_from("?hall=1"), told_from("?hall=1&tell=row-15")
    assert plain["row-15"] is None
    assert talk["row-15"] is not None


def test_in_the_picture_of_a_talk_nobody_has_words_until_a_scene_lights_them() -> None:
    assert set(told_from("?talk=1&stage=talk&tell=row-15").values()) == {None}
    assert of_index(CLOSE, "?talk=1&stage=talk&tell=row-15", 1280, 480)["layout"]["meta"]["tell"] == ["row-15"]


@pytest.mark.parametrize(
    ("address", "heavy"),
    [("", {f"row-{row}" for row in range(2, 30, 2)}), ("?talk=1&stage=talk&tell=row-15", {"row-15"})],
)
def test_headlines_are_heavy_and_in_a_talk_what_it_lights(address: str, heavy: set[str]) -> None:
    labels = of_index(CLOSE, address, 1280, 640)["layout"]["meta"]["labels"]
    assert {name for name, is_heavy in zip(labels["id"], labels["heavy"], strict=True) if is_heavy} == heavy


def test_a_picture_of_a_talk_that_lights_nothing_is_known_from_the_ordinary_one() -> None:
    assert not meta(SMALL, "?talk=draft")["scene"]
    assert meta(SMALL, "?talk=1&stage=talk")["scene"]


def test_a_lane_of_which_more_is_to_be_told_has_more_rows() -> None:
    rows = [{"lane": lane, "date": f"20{year}", "priority": "1"} for lane in ("A", "B") for year in range(10, 20)]
    index = DatasetIndex(dataset(*rows))

    def heights(address: str) -> list[float]:
        return [lane["height"] for lane in of_index(index, address, 1280, 600)["layout"]["meta"]["lanes"]]

    same, first = (
        heights("?hall=1"),
        heights("?hall=1&" + "&".join(f"tell=row-{row}" for row in range(2, 10))),
    )
    assert first[0] > same[0]
    assert first[1] < same[1]


def test_of_many_lanes_of_very_many_events_those_are_drawn_that_hold_one() -> None:
    lanes = tuple(f"Lane {number}" for number in range(7))
    crowd = [
        replace(one, lane=lanes[place % 7], status="claimed" if place % 7 == 6 else one.status)
        for place, one in enumerate(dated([str(2000 + place % 20) for place in range(1_400)]))
    ]
    whole_file = replace(SMALL, events=tuple(crowd))
    names = [lane["name"] for lane in meta(whole_file)["lanes"]]
    some = meta(whole_file, "?status=reported")
    assert (names, [lane["name"] for lane in some["lanes"]]) == ([*lanes], [*lanes[:6]])
    assert some["crowd"]["inside"] == [200] * 6
