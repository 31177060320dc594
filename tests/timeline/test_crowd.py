"""Very many events in one picture: density for all, words for those told, and never more than can be sent."""

import json
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.figure.figure import OVERVIEW
from rollout.figure.lane_traces import BIN, MOST
from rollout.figure.view_figure import inside, picture
from rollout.layout import lanes
from rollout.layout.lanes import Arrangement, arrange_crowd
from rollout.layout.metrics import Box, cut, overlaps
from rollout.layout.theme import STRIP, stage
from rollout.server.guard import CALLBACK
from rollout.server.server import build as build_server
from rollout.timeline.dataset_index import MANY, DatasetIndex
from rollout.timeline.event_index import EventIndex, LaneIndex
from rollout.timeline.time_tile import stretch
from rollout.timeline.view import from_address
from rollout.timeline.window import LEAST_DAYS, Window, iso
from tests.support import crowd
from tests.support.events import dataset
from tests.support.pictures import Figure, Scene, told

COUNT = 10_000
SIZES = [(1280, 560), (1920, 900)]


@cache
def index() -> DatasetIndex:
    return DatasetIndex(crowd.evidence(COUNT))


def lines() -> tuple[LaneIndex, ...]:
    return index().selection(from_address("")).lines


def drawn(address: str = "", width: int = 1280, height: int = 560) -> Figure:
    return picture(index(), address, width, height)


def asked(first: float, share: float) -> str:
    """Return the address of a window that begins somewhere in the span and takes a share of it."""
    span = index().span
    length = max(float(LEAST_DAYS), span.days * share)
    start = span.start + (span.days - length) * first
    return f"?from={iso(start)}&to={iso(start + length)}"


addresses = st.builds(asked, st.floats(0, 1), st.floats(0, 1).map(lambda share: share**4))


def window_of(figure: Figure) -> Window:
    start, end = figure["layout"]["xaxis"]["range"]
    return Window(start, end)


def ink(scene: Scene) -> list[Box]:
    """Return the box around all that is told of each event: words, mark and bar."""
    found: dict[int, Box] = {}
    for number, box in (*scene.words(), *scene.marks(), *scene.bars()):
        old = found.get(number, box)
        found[number] = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
    return list(found.values())


# ---- words


@pytest.mark.parametrize(("width", "height"), SIZES)
@given(address=addresses)
@settings(max_examples=12)
@example(address="")
@example(address="?hall=1")
def test_nothing_told_lies_on_anything_and_no_word_leaves_the_window(address: str, width: int, height: int) -> None:
    figure = drawn(address, width, height)
    scene = Scene(figure, width)
    assert overlaps(ink(scene), slack=0.01) == 0
    words = [box for _, box in scene.words()]
    assert cut(words, (0, 0, width, figure["layout"]["height"]), slack=0.01) == 0
    strips = [(0.0, lane["strip"] - STRIP / 2, float(width), lane["strip"] + STRIP / 2) for lane in lanes_of(figure)]
    assert not [(box, strip) for box in words for strip in strips if overlaps([box, strip])]


def lanes_of(figure: Figure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure["layout"]["meta"]["lanes"]
    return found


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("address", ["", "?from=2005-01-01&to=2006-12-31", "?from=2020-03-01&to=2020-04-30"])
def test_enough_is_told_at_every_zoom(address: str, width: int, height: int) -> None:
    assert len(told(drawn(address, width, height))) > 30


@given(address=addresses)
@settings(max_examples=12)
def test_whoever_is_told_is_told_by_its_own_words_in_its_own_lane(address: str) -> None:
    figure = drawn(address)
    events = {event.id: event for event in index().dataset.events}
    labels, lanes = figure["layout"]["meta"]["labels"], lanes_of(figure)
    for number, words in told(figure).items():
        event = events[labels["id"][number]]
        assert words == event.words
        assert lanes[labels["lane"][number]]["name"] == event.lane


@pytest.mark.parametrize(("width", "height"), SIZES)
@given(address=addresses)
@settings(max_examples=12)
def test_nobody_is_in_the_picture_who_is_told_in_no_window_of_its_stretch(
    address: str, width: int, height: int
) -> None:
    figure = drawn(address, width, height)
    shortest, longest = figure["layout"]["meta"]["crowd"]["days"]
    assert all(scale <= width / shortest for scale in figure["layout"]["meta"]["labels"]["told_from"])
    assert longest == 2 * shortest


def test_the_wider_the_window_the_more_its_words_are_headlines() -> None:
    events = {event.id: event for event in index().dataset.events}
    figure = drawn()
    ids = figure["layout"]["meta"]["labels"]["id"]
    assert {events[ids[index]].priority for index in told(figure)} == {1}


def test_in_the_hall_only_headlines_are_told_and_words_are_large() -> None:
    events = {event.id: event for event in index().dataset.events}
    figure = drawn("?hall=1&from=2020-01-01&to=2020-06-30", 1920, 1000)
    assert {events[name].priority for name in figure["layout"]["meta"]["labels"]["id"]} == {1}
    assert figure["layout"]["font"]["size"] == 22


def test_in_the_hall_without_any_headline_all_may_be_told() -> None:
    many = dataset(*({"date": f"20{n % 20:02}-0{n % 9 + 1}", "priority": "3"} for n in range(MANY + 1)))
    assert told(picture(DatasetIndex(many), "?hall=1", 1280, 560))


# ---- one window, one picture


@given(st.lists(addresses, min_size=1, max_size=4), addresses)
@settings(max_examples=10)
def test_a_window_has_the_same_picture_whichever_way_one_came(way: list[str], address: str) -> None:
    for step in way:
        drawn(step)
    after = drawn(address)
    lanes._found.cache_clear()  # as if nothing had been asked for before
    assert after == picture(index(), address, 1280, 560)


def moved(address: str, share: float, factor: float) -> str:
    """Return the address of a window a little aside of that of another, and a little shorter or longer."""
    window = window_of(drawn(address))
    length = max(float(LEAST_DAYS), window.days * factor)
    return f"?from={iso(window.start + share * window.days)}&to={iso(window.start + share * window.days + length - 1)}"


def shared(figure: Figure) -> dict[str, Any]:
    """Return all that the page is told but how many events lie in the window."""
    meta: dict[str, Any] = figure["layout"]["meta"]
    return meta | {"crowd": {name: value for name, value in meta["crowd"].items() if name != "inside"}}


@given(addresses, st.floats(-0.2, 0.2), st.floats(0.8, 1.25))
@settings(max_examples=25)
def test_windows_of_one_stretch_have_one_picture_of_which_each_tells_its_part(
    address: str, share: float, factor: float
) -> None:
    one, other = drawn(address), drawn(moved(address, share, factor))
    same = stretch(window_of(one), index().span) == stretch(window_of(other), index().span)
    assert (shared(one) == shared(other)) == same


# ---- counts


@given(addresses)
def test_the_counts_of_a_window_alone_are_those_of_its_picture(address: str) -> None:
    assert inside(index(), address) == drawn(address)["layout"]["meta"]["crowd"]["inside"]


def test_of_few_events_the_page_counts_itself() -> None:
    assert inside(DatasetIndex(dataset({})), "") == []


@given(addresses)
@settings(max_examples=12)
def test_told_counted_outside_hidden_and_refused_are_all_rows(address: str) -> None:
    figure = drawn(address)
    meta, window = figure["layout"]["meta"], window_of(figure)
    counts, inside = meta["counts"], meta["crowd"]["inside"]
    said = [sum(meta["labels"]["lane"][index] == lane for index in told(figure)) for lane in range(len(inside))]
    assert all(told_here <= here for told_here, here in zip(said, inside, strict=True))
    assert sum(inside) <= counts["shown"]
    assert counts["shown"] + counts["hidden"] + counts["refused"] == counts["rows"] == COUNT
    assert inside == pytest.approx([line.inside(window) for line in lines()], abs=1)


def test_the_overview_counts_every_event_of_every_lane() -> None:
    overview = drawn("?from=2005-01-01&to=2005-12-31")["layout"]["meta"]["crowd"]["overview"]
    assert [len(counts) for counts in overview] == [OVERVIEW] * 3
    assert [sum(counts) for counts in overview] == [len(line.marks) for line in lines()]


def test_a_picture_of_few_events_has_no_counts_of_a_crowd() -> None:
    assert "crowd" not in picture(DatasetIndex(dataset({})), "", 1280, 560)["layout"]["meta"]


# ---- strips


def densities(figure: Figure) -> list[list[int]]:
    """Return what the strip of each lane counts, none where there is a tick for each event."""
    found: list[list[int]] = figure["layout"]["meta"].get("crowd", {}).get("strips", [])
    return found


@given(address=addresses)
@settings(max_examples=12)
def test_a_strip_counts_every_mark_of_its_lane_in_equal_parts_of_the_stretch(address: str) -> None:
    figure = drawn(address)
    held = Window(*figure["layout"]["meta"]["crowd"]["held"])
    (count,) = {len(counts) for counts in densities(figure)}
    assert densities(figure) == [line.density(held, count) for line in lines()]
    scale = 1280 / window_of(figure).days
    assert held.days / count * scale + 0.01 >= BIN
    assert held.days / count * scale < 3 * BIN


def test_a_window_without_any_event_has_strips_without_lines() -> None:
    rows = [{"date": "2000" if n % 2 else "2020", "lane": "AB"[n % 2]} for n in range(MANY + 1)]
    figure = picture(DatasetIndex(dataset(*rows)), "?from=2009-01-01&to=2010-12-31", 1280, 560)
    assert not any(map(any, densities(figure)))
    assert figure["layout"]["meta"]["crowd"]["inside"] == [0, 0]
    assert told(figure) == {}


@pytest.mark.parametrize("width", [1280, 3840, 8000])
def test_strips_on_a_wide_screen_have_wider_lines_not_more(width: int) -> None:
    figure = drawn(width=width, height=2000)
    found = densities(figure)
    assert sum(map(len, found)) <= MOST
    assert width / len(found[0]) >= BIN
    assert width == 8000 or len(found[0]) > 600


# ---- the whole figure


@pytest.mark.parametrize("address", ["", "?from=2005-01-01&to=2006-12-31", "?hall=1&theme=dark", "?lane=Night+trains"])
def test_plotly_accepts_it_whole(address: str) -> None:
    figure = drawn(address)
    assert go.Figure(figure).to_plotly_json()["layout"]["height"] == figure["layout"]["height"]


def test_a_lane_chosen_has_its_own_line_alone() -> None:
    figure = drawn("?lane=Night+trains")
    assert len(densities(figure)) == len(figure["layout"]["meta"]["crowd"]["inside"]) == 1
    assert [lane["name"] for lane in lanes_of(figure)] == ["Night trains"]


def test_a_filter_that_leaves_few_brings_back_a_tick_for_each() -> None:
    figure = drawn("?q=sleeper+storm+pilots")
    assert "crowd" not in figure["layout"]["meta"]
    assert densities(figure) == []
    assert len(figure["layout"]["meta"]["labels"]["id"]) == figure["layout"]["meta"]["counts"]["shown"] > 0


@pytest.mark.parametrize(("width", "height"), [*SIZES, (2560, 1300)])
@pytest.mark.parametrize(
    "address", ["", "?from=2003-01-01", "?from=2015-01-01&to=2016-12-31", "?from=2020-03-01&to=2020-04-30"]
)
def test_the_answer_to_a_zoom_is_at_most_200_kb(client: FlaskClient, address: str, width: int, height: int) -> None:
    body = {
        "output": "..picture.figure...picture.style..",
        "outputs": [{"id": "picture", "property": name} for name in ("figure", "style")],
        "inputs": [{"id": "ask", "property": "data", "value": {"search": address, "width": width, "height": height}}],
        "changedPropIds": ["ask.data"],
    }
    answer = client.post(CALLBACK, json=body)
    shown = json.loads(answer.data)["response"]["picture"]["figure"]["layout"]["meta"]["counts"]["shown"]
    assert shown == COUNT
    assert len(answer.data) <= 200_000


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    file = crowd.write(tmp_path_factory.mktemp("crowd") / "events.csv", COUNT)
    return build_server(Store(file, Limits(max_bytes=COUNT * 400, max_rows=COUNT))).test_client()


# ---- the arrangement by itself


def arranged(window: Window, names: tuple[str, ...] = crowd.LANES) -> Arrangement:
    events = index().dataset.events
    span = index().span
    lines = EventIndex(events, span).lines(range(len(events)), crowd.LANES)
    return arrange_crowd(events, lines, names, stage(1280, 560, 3, False), stretch(window, span), span)


def test_lanes_share_the_rows_evenly_however_many_events_each_has() -> None:
    rows = [lane.rows for lane in arranged(index().span).lanes]
    assert max(rows) - min(rows) <= 1


def test_marks_are_only_those_ever_told_and_lines_are_all() -> None:
    found = arranged(index().span)
    assert 0 < len(found.marks) < COUNT / 50
    assert sum(sum(line.density(found.span, 1)) for line in found.lines) == COUNT
    assert found.span == index().span


def test_very_many_events_without_a_lane_have_no_height() -> None:
    span = Window(0, 100)
    found = arrange_crowd((), (), (), stage(1280, 560, 1, False), stretch(span, span), span)
    assert found == Arrangement((), (), span, 0.0, (), stretch(span, span))


def test_of_very_many_events_a_scene_has_those_that_it_may_light_and_the_density_of_all() -> None:
    lit = [event.id for event in index().dataset.events[40::2500]]
    figure = drawn("?talk=1&stage=talk" + "".join(f"&tell={one}" for one in lit))
    meta = figure["layout"]["meta"]
    assert sorted(meta["labels"]["id"]) == sorted(lit)
    assert set(meta["labels"]["told_from"]) == {None}
    assert sum(meta["crowd"]["inside"]) > len(lit)
