"""The first view without a browser: the same picture as Plotly's, as SVG, and nothing but a picture."""

import re
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.event import Dataset
from rollout.lane_traces import mark_form
from rollout.still import BASELINE, Canvas, svg
from rollout.traces import DAY
from rollout.vocabulary import STATUSES
from rollout.window import iso, number
from tests.support import hostile
from tests.support.crowd import evidence
from tests.support.events import dataset
from tests.support.events import figure as counted
from tests.support.pictures import Figure, Scene, drawn, shown, told
from tests.support.real import everything

NS = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "g", "rect", "text", "path", "circle"}


@cache
def pictures() -> dict[str, Figure]:
    """Return pictures of every kind there is."""
    ours = everything().dataset
    return {
        "laptop": shown(ours, "", 1280, 720),
        "hall": shown(ours, "?hall=1&theme=dark", 1920, 1080),
        "a year": shown(ours, "?from=2018-01-01&to=2018-12-31", 1280, 720),
        "a month": shown(ours, "?from=2018-02-01&to=2018-02-28", 1280, 720),
        "no events": shown(dataset()),
        "nothing found": shown(ours, "?q=xyzzy"),
        "very many": shown(crowd(), "", 1280, 720),
        "very many in a month": shown(crowd(), "?from=2018-02-01&to=2018-02-28", 1280, 720),
    }


@cache
def crowd() -> Dataset:
    return evidence(2_000)


EVERY = pytest.mark.parametrize("name", pictures())


def drawing(figure: Figure) -> ET.Element:
    return ET.fromstring(svg(figure))  # noqa: S314


def words_of(picture: ET.Element) -> list[tuple[str, float, float]]:
    """Return every text with the px at which it begins and the line it stands on."""
    return [(one.text or "", float(one.attrib["x"]), float(one.attrib["y"])) for one in picture.iter(f"{NS}text")]


# ---- a picture and nothing else


@EVERY
def test_it_is_well_formed_and_of_the_figure_s_size(name: str) -> None:
    figure = pictures()[name]
    picture = drawing(figure)
    width, height = figure["layout"]["meta"]["width"], figure["layout"]["height"]
    assert picture.tag == f"{NS}svg"
    assert (picture.attrib["width"], picture.attrib["height"]) == (str(width), str(height))
    assert picture.attrib["viewBox"] == f"0 0 {width} {height}"


@EVERY
def test_it_holds_no_script_no_handler_no_link_and_no_address(name: str) -> None:
    for part in drawing(pictures()[name]).iter():
        assert part.tag.removeprefix(NS) in KNOWN
        assert not [
            key for key in part.attrib if key.startswith("on") or key.rpartition("}")[2] in ("href", "style", "src")
        ]
        assert "url(" not in "".join(part.attrib.values())
    assert re.findall(r"https?://[^\s\"']+", svg(pictures()[name]).replace(NS[1:-1], "")) == []


@pytest.mark.parametrize("text", hostile.TEXTS, ids=ascii)
def test_hostile_text_stands_there_as_its_own_letters(text: str) -> None:
    data = hostile.dataset(text)
    figure = shown(data, "", 3000, 900)
    picture = drawing(figure)
    assert {part.tag.removeprefix(NS) for part in picture.iter()} <= KNOWN
    said = [words for words, _, _ in words_of(picture)]
    assert data.events[1].lane in said
    assert set(told(figure).values()) <= set(said)


# ---- the same words at the same place


@EVERY
def test_every_told_label_stands_where_the_live_picture_has_it(name: str) -> None:
    figure = pictures()[name]
    size, seen = figure["layout"]["font"]["size"], told(figure)
    drawn_words = {
        (part.text, part.attrib.get("text-anchor"), float(part.attrib["x"]), float(part.attrib["y"]))
        for part in drawing(figure).iter(f"{NS}text")
    }
    for index, (left, top, right, bottom) in Scene(figure, figure["layout"]["meta"]["width"]).words():
        line = (top + bottom) / 2 + BASELINE * size
        assert any(
            words == seen[index] and abs(x - (right if end == "end" else left)) <= 0.5 and abs(y - line) <= 0.2
            for words, end, x, y in drawn_words
        ), seen[index]
    assert len(seen) >= {"laptop": 60, "hall": 20, "very many": 30}.get(name, 0)


@EVERY
def test_it_has_a_mark_for_every_told_event_and_a_rectangle_for_every_told_bar(name: str) -> None:
    figure = pictures()[name]
    scene, picture = Scene(figure, figure["layout"]["meta"]["width"]), drawing(figure)
    moves = [re.findall(r"-?[\d.]+", one.attrib["transform"]) for one in picture.iter(f"{NS}g")]
    places = [(float(x), float(y)) for x, y, *_ in moves]
    for _, (left, top, right, bottom) in scene.marks():
        middle = ((left + right) / 2, (top + bottom) / 2)
        assert any(place == pytest.approx(middle, abs=0.2) for place in places)
    bars = [one.attrib for one in picture.iter(f"{NS}rect") if "x" in one.attrib]
    found = [[float(bar[key]) for key in ("x", "y", "width", "height")] for bar in bars]
    expected = [[left, top, right - left, bottom - top] for _, (left, top, right, bottom) in scene.bars()]
    assert len(found) == len(expected)
    for bar in expected:
        assert any(one == pytest.approx(bar, abs=0.3) for one in found)


@EVERY
def test_every_lane_is_named_at_its_top_in_its_own_ink(name: str) -> None:
    figure = pictures()[name]
    found = {part.text: part for part in drawing(figure).iter(f"{NS}text") if "font-weight" in part.attrib}
    lanes = figure["layout"]["meta"]["lanes"]
    assert set(found) == {lane["name"] for lane in lanes}
    for lane in lanes:
        assert found[lane["name"]].attrib["fill"] == lane["ink"]
        assert lane["top"] < float(found[lane["name"]].attrib["y"]) < lane["top"] + lane["height"]


def test_every_ground_is_there_in_its_colour() -> None:
    figure = pictures()["laptop"]
    grounds = [one.attrib for one in drawing(figure).iter(f"{NS}rect") if "x" not in one.attrib]
    assert [(one["fill"], float(one["y"]), float(one["height"])) for one in grounds] == [
        (shape["fillcolor"], shape["y0"], shape["y1"] - shape["y0"]) for shape in figure["layout"]["shapes"]
    ]


# ---- time


@given(st.integers(-1000 * 365 * 4, 30_000 * 4), st.sampled_from([1280, 1920]))
@settings(max_examples=60)
def test_a_time_in_words_stands_where_the_same_time_in_numbers_does(quarter: int, width: int) -> None:
    day = quarter / 4
    span = [(day - 100) * DAY, (day + 100) * DAY]
    canvas = Canvas({"layout": {"height": 100, "xaxis": {"range": span}}}, width)
    text = f"{iso(day // 1)} {int(day % 1 * 24):02}:00"
    assert canvas.x(text) == canvas.x(day * DAY) == width / 2


@EVERY
def test_ticks_and_densities_stand_at_the_time_they_are_of(name: str) -> None:
    figure = pictures()[name]
    width = figure["layout"]["meta"]["width"]
    canvas = Canvas(figure, width)
    labels = figure["layout"]["meta"]["labels"]
    if "crowd" in figure["layout"]["meta"] or not labels["id"]:
        return
    scene = Scene(figure, width)
    for index, when in enumerate(figure["data"][0]["x"]):
        start, end, on_bar = (labels[key][index] for key in ("start", "end", "on_bar"))
        assert canvas.x(when) == pytest.approx(scene.x((start if on_bar else (start + end) / 2) * DAY), abs=0.2)


def years_of(figure: Figure) -> dict[int, float]:
    found = [part for part in drawing(figure).iter(f"{NS}text") if part.attrib.get("text-anchor") == "middle"]
    return {int(part.text or ""): float(part.attrib["x"]) for part in found if (part.text or "").isdigit()}


def test_each_whole_year_of_the_window_stands_at_its_own_middle() -> None:
    figure = shown(everything().dataset, "?from=2012-06-01&to=2019-03-31", 1280, 720)
    start, end = figure["layout"]["xaxis"]["range"]
    years = years_of(figure)
    assert list(years) == list(range(2013, 2019))
    for year, x in years.items():
        middle = (number(date(year, 1, 1)) + number(date(year + 1, 1, 1))) / 2 * DAY
        assert x == pytest.approx((middle - start) * 1280 / (end - start), abs=0.2)


@pytest.mark.parametrize("window", ["?from=2016-06-01&to=2019-05-31", "?from=2000-01-01&to=2019-12-31"])
def test_where_years_are_few_or_too_many_the_axis_is_left_to_the_live_picture(window: str) -> None:
    figure = drawn({"date": "1990"}, {"date": "2030"}, address=window)
    assert years_of(figure) == {}


def test_years_stand_below_the_lanes() -> None:
    figure = pictures()["laptop"]
    bottom = figure["layout"]["yaxis"]["range"][0]
    ys = [
        float(part.attrib["y"])
        for part in drawing(figure).iter(f"{NS}text")
        if part.attrib.get("text-anchor") == "middle"
    ]
    assert ys
    assert all(bottom < y < bottom + figure["layout"]["font"]["size"] * 1.85 for y in ys)


# ---- forms


def form(status: str) -> str:
    """Return the mark of the one event of a picture: whether it is filled, how it is dashed, and its lines."""
    figure = drawn({"status": status, "due": "2030" if status in ("planned", "forecast") else ""})
    *_, mark = drawing(figure).iter(f"{NS}g")
    inside = "".join(ET.tostring(part, "unicode") for part in mark)
    return f"{mark.attrib['fill'] == mark.attrib['stroke']} {mark.attrib.get('stroke-dasharray', '')} {inside}"


def test_every_claim_status_has_a_form_of_its_own_without_colour() -> None:
    assert len({form(status) for status in STATUSES}) == len(STATUSES)


def test_a_disputed_event_has_a_stroke_through_its_mark_and_no_other_has() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    without, through = (
        [one.attrib["transform"] for one in drawing(drawn(change)).iter(f"{NS}g")] for change in ({}, against)
    )
    assert sorted(through) == sorted([*without, without[-1]])


def test_every_form_that_a_mark_can_have_can_be_drawn() -> None:
    symbols = set(mark_form(STATUSES, ["#111111"] * 6, ["#ffffff"] * 6, 10)["symbol"])
    assert symbols == {"circle", "circle-dot", "circle-x", "diamond"}
    rows = [
        {"date": when, "label": when} for when in ("2018~", "2012?", "2014%", "2016/..", "../2010", "2020/", "/2008")
    ]
    aim = counted("2019", 3, measure="target", status="planned", due="2020")
    assert drawing(drawn(*rows, counted("2017", 1), counted("2018", 2), aim)) is not None


@pytest.mark.parametrize(
    ("date", "dash"), [("2018-05~", "2 2"), ("2018-05?", "4 2"), ("2018-05%", "4 2"), ("2018-05/..", "4 2")]
)
def test_a_whisker_is_turned_away_from_its_mark(date: str, dash: str) -> None:
    turned = [
        one.attrib for one in drawing(drawn({"date": date})).iter(f"{NS}g") if "rotate" in one.attrib["transform"]
    ]
    assert turned
    assert {one["stroke-dasharray"] for one in turned} == {dash}


def test_a_line_of_figures_is_broken_where_it_has_no_point() -> None:
    figure = drawn(counted("2017", 1), counted("2018", 2), counted("2019", 3))
    lines = [one.attrib for one in drawing(figure) if one.tag == f"{NS}path"]
    assert lines
    assert all(one["d"].startswith("M") and one["fill"] == "none" for one in lines)


def test_the_strips_of_very_many_events_are_as_many_strokes_as_counts_that_are_not_zero() -> None:
    figure = pictures()["very many"]
    densities = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
    paths = [one.attrib["d"] for one in drawing(figure) if one.tag == f"{NS}path"]
    assert len(paths) == len(densities) == 3
    for trace, path in zip(densities, paths, strict=True):
        assert path.count("M") == path.count("L") == trace["x"].count(None)


def test_the_same_figure_is_the_same_svg() -> None:
    ours = everything().dataset
    assert svg(shown(ours)) == svg(shown(ours))
