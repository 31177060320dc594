"""The figure: what is drawn of each event, where, and that nothing lies on anything else."""

import json
import random
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from math import inf
from typing import Any

import plotly.graph_objects as go
import pytest

from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.evidence.text import plain
from rollout.evidence.vocabulary import STATUSES
from rollout.layout.metrics import Box, cut, overlaps
from rollout.timeline.window import iso
from tests.support.events import COUNTED, dataset
from tests.support.events import figure as counted
from tests.support.pictures import Figure, Scene, bars_of, days, drawn, shown, switched, texts, told
from tests.support.server import TOP

SIZES = ((1280, 720), (1920, 1080))
AIM = {**COUNTED, "measure": "target", "status": "planned", "due": "2020", "date": "2018-03"}


@cache
def evidence() -> Dataset:
    return read((TOP / "events.csv").read_bytes())


@cache
def opened(width: int, height: int, address: str = "") -> Figure:
    return shown(evidence(), address, width, height)


def only(figure: Figure, name: str) -> dict[str, Any]:
    """Return the one trace with a uid."""
    (trace,) = [trace for trace in figure["data"] if trace.get("uid") == name]
    found: dict[str, Any] = trace
    return found


# ---- accepted by Plotly


@pytest.mark.parametrize(
    "figure",
    [
        opened(1280, 720),
        drawn({"status": "forecast", "due": "2020", "date": "2018~"}, {"date": "2019/..", "lane": "Iron Grid"}),
        drawn(counted("2018", 10), counted("2019-05", 20), AIM),
        shown(dataset(), "", 1280, 640),
        drawn({}, address="?disputed=1"),
        drawn({}, address="?hall=1&theme=dark"),
    ],
    ids=["events.csv", "signs", "panel", "no events", "all filtered out", "hall"],
)
def test_plotly_accepts_every_figure_whole(figure: Figure) -> None:
    assert go.Figure(figure).to_plotly_json()["layout"]["height"] == figure["layout"]["height"]
    assert json.loads(json.dumps(figure, allow_nan=False))["layout"]["meta"] is not None


# ---- told or counted


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_told_events_have_words_and_mark_in_one_row_and_counted_ones_have_neither(width: int, height: int) -> None:
    figure = opened(width, height)
    labels = figure["layout"]["meta"]["labels"]
    seen = told(figure)
    for trace in switched(figure):
        for index, y in zip(trace["customdata"], trace["y"], strict=True):
            assert y == (labels["y"][index] if index in seen else None)
    events = {one.id: one for one in evidence().events}
    marked = Counter(
        index
        for trace in switched(figure)
        if isinstance(trace.get("marker", {}).get("symbol"), list)
        for index, y in zip(trace["customdata"], trace["y"], strict=True)
        if y is not None
    )
    of_events = {index: words for index, words in seen.items() if labels["lane"][index] >= 0}
    assert marked == Counter(of_events.keys())
    assert all(events[labels["id"][index]].words == words for index, words in of_events.items())
    assert len(of_events) > 60


def test_the_scripts_find_each_label_s_columns_of_one_length_and_in_the_order_drawn() -> None:
    figure = opened(1280, 720)
    meta = figure["layout"]["meta"]
    labels = meta["labels"]
    count = len(labels["id"])
    assert {len(column) for column in labels.values()} == {count}
    of_events = {index for index, lane in enumerate(labels["lane"]) if lane >= 0}
    assert {index for trace in switched(figure) for index in trace["customdata"]} == of_events


def test_a_label_that_no_zoom_tells_says_never() -> None:
    crowd = [{"date": "2018-01-01", "label": f"At the same time {n}"} for n in range(60)]
    labels = drawn(*crowd, {"date": "2019"})["layout"]["meta"]["labels"]
    assert None in labels["told_from"]
    assert inf not in labels["told_from"]


# ---- forms


def due(status: str) -> str:
    return "2030" if status in ("planned", "forecast") else ""


def marks_of(status: str) -> dict[str, Any]:
    figure = drawn({"status": status, "due": due(status)})
    (trace,) = [t for t in switched(figure) if isinstance(t.get("marker", {}).get("symbol"), list) and t["x"]]
    marker = trace["marker"]
    return {
        "symbol": marker["symbol"][0],
        "filled": marker["color"][0] == marker["line"]["color"][0],
        "dotted": trace.get("uid") == "-forecast",
    }


def test_each_claim_status_has_its_own_form_without_colour() -> None:
    assert {status: tuple(marks_of(status).values()) for status in STATUSES} == {
        "documented": ("circle", True, False),
        "reported": ("circle-dot", False, False),
        "claimed": ("circle", False, False),
        "planned": ("diamond", False, False),
        "forecast": ("diamond", False, True),
        "retracted": ("circle-x", False, False),
        "unreviewed": ("square", False, False),
    }


def test_what_dots_a_forecast_is_in_the_style() -> None:
    style = (TOP / "rollout" / "page" / "styles" / "style.css").read_text("utf-8")
    assert re.search(r"\.trace-forecast \.point[^{]*\{[^}]*stroke-dasharray", style)


@pytest.mark.parametrize("status", STATUSES)
def test_a_disputed_event_of_any_status_has_a_stroke_and_no_other_has(status: str) -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    plain_one = {"status": status, "due": due(status)}
    figure = drawn({**plain_one, **against}, {**plain_one, "date": "2019"})
    (stroke,) = [trace for trace in switched(figure) if trace.get("marker", {}).get("symbol") == "line-ne-open"]
    labels = figure["layout"]["meta"]["labels"]
    assert [labels["id"][index] for index in stroke["customdata"]] == ["row-2"]
    assert stroke["y"] != [None]


@pytest.mark.parametrize(
    ("date", "signs"),
    [
        ("2018-05", set()),
        ("2018-05~", {"-about"}),
        ("2018-05?", {"-unsure"}),
        ("2018-05%", {"-doubtful"}),
        ("2018-05/..", {"-open"}),
        ("../2018-05", {"-open"}),
        ("2018-05/", {"-unknown"}),
        ("/2018-05", {"-unknown"}),
        ("2018-05~/", {"-about", "-unknown"}),
    ],
)
def test_doubt_and_missing_ends_have_each_their_own_whisker(date: str, signs: set[str]) -> None:
    figure = drawn({"date": date, "label": "A"}, {"date": "2010"}, {"date": "2024"})
    whiskers = {"-about", "-unsure", "-doubtful", "-open", "-unknown"}
    assert {trace["uid"] for trace in switched(figure)} & whiskers == signs
    for sign in signs:
        assert only(figure, sign)["customdata"] == [0]
        assert only(figure, sign)["y"] == [figure["layout"]["meta"]["labels"]["y"][0]]


@pytest.mark.parametrize(("date", "angle"), [("2018/..", 90), ("../2018", -90)])
def test_an_arrow_points_out_of_an_open_end_and_stands_within_the_picture(date: str, angle: int) -> None:
    figure = drawn({"date": date}, {"date": "2010"}, {"date": "2024"})
    arrow, span = only(figure, "-open"), figure["layout"]["meta"]["span"]
    marker = arrow["marker"]
    assert (marker["symbol"], marker["angle"]) == ("triangle-up", [angle])  # clockwise: 90 points right
    assert arrow["x"] == pytest.approx([span[angle > 0]], abs=1e-5)
    # Plotly moves a mark against the way it points, so this one comes inwards by all that it is long.
    assert marker["standoff"] > marker["size"] / 2


def test_the_mark_and_the_tick_of_a_range_without_a_beginning_stand_at_the_end_that_is_claimed() -> None:
    figure = drawn({"date": "../2018-05-06", "label": "Ended"}, {"date": "2010"}, {"date": "2024"})
    marker = next(t for t in switched(figure) if isinstance(t.get("marker", {}).get("symbol"), list))
    assert marker["x"][0] == days("2018-05-06", "2018-05-06")[1]
    labels = figure["layout"]["meta"]["labels"]
    assert (labels["until"], labels["side"][0]) == ([True, False, False], "right")


# ---- widths


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2018-05~", "2018-05-01", "2018-05-31"),
        ("[2018-01-01,2018-01-09]", "2018-01-01", "2018-01-09"),
    ],
)
def test_a_date_wider_than_a_day_has_a_thin_bar_exactly_that_wide(date: str, first: str, last: str) -> None:
    figure = drawn({"date": date}, {"date": "2005"})
    ((start, end, thick),) = bars_of(figure)
    assert (start, end) == days(first, last)
    assert thick < figure["layout"]["meta"]["row"] / 4
    marker = next(t for t in switched(figure) if isinstance(t.get("marker", {}).get("symbol"), list))
    assert marker["x"][0] == (start + end) / 2


@pytest.mark.parametrize("date", ["2018-02-03", "2018-02-03~", "2018-02-03%"])
def test_a_day_has_no_bar(date: str) -> None:
    assert bars_of(drawn({"date": date})) == []


@pytest.mark.parametrize(
    ("date", "whole", "sure"),
    [
        ("2018-03-04/2018-05-06", ("2018-03-04", "2018-05-06"), ("2018-03-04", "2018-05-06")),
        ("2017-06/2018-04", ("2017-06-01", "2018-04-30"), ("2017-06-30", "2018-04-01")),
        ("2017/2018-04-09", ("2017-01-01", "2018-04-09"), ("2017-12-31", "2018-04-09")),
    ],
)
def test_a_range_has_a_bar_from_its_earliest_to_its_latest_day_with_its_sure_part_in_it(
    date: str, whole: tuple[str, str], sure: tuple[str, str]
) -> None:
    figure = drawn({"date": date}, {"date": "2005"})
    found = bars_of(figure)
    assert [(start, end) for start, end, _ in found] == [days(*whole), days(*sure)]
    assert {thick for _, _, thick in found} == {figure["layout"]["meta"]["row"] - 5}


@pytest.mark.parametrize(("date", "side"), [("../2018-05-06", 0), ("2018-03-04/..", 1)])
def test_an_open_range_runs_to_the_edge_of_all_there_is(date: str, side: int) -> None:
    figure = drawn({"date": date}, {"date": "2010"}, {"date": "2024"})
    assert bars_of(figure)[0][side] == pytest.approx(figure["layout"]["meta"]["span"][side], abs=1e-5)


# ---- nothing on anything


def ink(scene: Scene) -> dict[int, Box]:
    """Return the box around all that is told of each event: words, mark and bar."""
    found: dict[int, Box] = {}
    for index, box in (*scene.words(), *scene.marks(), *scene.bars()):
        known = found.get(index, box)
        (left, top), (right, bottom) = map(min, known[:2], box[:2]), map(max, known[2:], box[2:])
        found[index] = left, top, right, bottom
    return found


def hold_apart(figure: Figure, width: int) -> None:
    scene = Scene(figure, width)
    lanes = figure["layout"]["meta"]["labels"]["lane"]
    events = {index: box for index, box in ink(scene).items() if lanes[index] >= 0}
    notes = [box for index, box in scene.words() if lanes[index] < 0]
    assert overlaps([*events.values(), *notes], slack=0.01) == 0
    words = [box for _, box in scene.words()]
    assert cut(words, (0, 0, width, figure["layout"]["height"]), slack=0.01) == 0
    strips = [(0.0, one["strip"] - 5, float(width), one["strip"] + 5) for one in figure["layout"]["meta"]["lanes"]]
    assert all(overlaps([box, one]) == 0 for box in words for one in strips)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_two_told_events_lie_over_each_other_and_no_word_is_cut(width: int, height: int) -> None:
    hold_apart(opened(width, height), width)


def windows() -> list[str]:
    chance = random.Random(2604)
    span = opened(1280, 720)["layout"]["meta"]["span"]
    found = []
    for _ in range(30):
        length = (span[1] - span[0]) * chance.random() ** 2.5
        start = span[0] + chance.random() * (span[1] - span[0] - length)
        found.append(f"?from={iso(start)}&to={iso(start + length)}")
    return found


@pytest.mark.parametrize("address", windows())
def test_nor_do_they_in_any_window(address: str) -> None:
    hold_apart(shown(evidence(), address, 1280, 720), 1280)


def test_words_stand_clear_of_the_bar_of_a_date_that_is_no_range() -> None:
    figure = opened(1920, 1080)
    scene = Scene(figure, 1920)
    on_bar, gap = figure["layout"]["meta"]["labels"]["on_bar"], figure["layout"]["meta"]["spacing"]["gap"]
    bars = dict(scene.bars())
    checked = 0
    for index, box in scene.words():
        if index in bars and not on_bar[index]:
            bar = bars[index]
            assert box[0] >= bar[2] + gap - 0.01 or box[2] <= bar[0] - gap + 0.01
            checked += 1
    assert checked > 20


def test_words_of_a_range_begun_before_the_window_slide_to_its_edge() -> None:
    figure = drawn({"date": "2010/2020", "label": "Long"}, {"date": "2005"}, address="?from=2015-01-01&to=2016-01-01")
    ((_, box),) = Scene(figure, 1280).words()
    assert box[0] == pytest.approx(figure["layout"]["meta"]["spacing"]["gap"], abs=0.01)


def test_no_arrow_and_no_line_joins_lanes_or_events() -> None:
    figure = opened(1280, 720)
    assert "annotations" not in figure["layout"]
    assert "shapes" not in figure["layout"]
    in_lanes = [trace for trace in figure["data"] if trace.get("yaxis") != "y2"]
    assert not [trace for trace in in_lanes if trace["type"] == "scatter" and "lines" in trace["mode"]]
    lanes = figure["layout"]["meta"]["lanes"]
    grounds = [(top, top + height) for top, height, _ in figure["layout"]["meta"]["grounds"]]
    assert all(any(lane["top"] <= y0 < y1 <= lane["top"] + lane["height"] for lane in lanes) for y0, y1 in grounds)


# ---- layout


def test_the_picture_is_as_high_as_lanes_axis_and_panel_together() -> None:
    figure = drawn(counted("2018", 10), counted("2019", 20))
    layout, meta = figure["layout"], figure["layout"]["meta"]
    lanes, panel = layout["yaxis"]["range"][0], layout["yaxis2"]["range"][0]
    assert layout["height"] == meta["panel_top"] + panel
    assert layout["yaxis"]["domain"][0] * layout["height"] == pytest.approx(layout["height"] - lanes)
    assert layout["yaxis2"]["domain"][1] * layout["height"] == pytest.approx(panel)


def test_where_nothing_can_be_compared_there_is_no_panel() -> None:
    figure = drawn({})
    assert "yaxis2" not in figure["layout"]
    assert figure["layout"]["meta"]["panel"] is None
    assert figure["layout"]["meta"]["figures"] == []


def test_the_panel_is_named_and_its_figures_can_be_found() -> None:
    aim = {**AIM, "id": "aim", "quantity": "30"}
    figure = drawn(counted("2018", 10), counted("2019", 20), aim)
    meta = figure["layout"]["meta"]
    assert meta["panel"]["title"] == "Cards, Lhasa (running total)"
    assert [name for name, _, _ in meta["figures"]] == ["row-2", "row-3", "aim"]


def test_the_axis_shows_the_window_and_lets_nobody_leave_the_span() -> None:
    figure = drawn({"date": "2010"}, {"date": "2020"}, address="?from=2012-01-01&to=2014-12-31")
    axis = figure["layout"]["xaxis"]
    assert axis["range"] == list(days("2012-01-01", "2014-12-31"))
    assert axis["minallowed"] < axis["range"][0] < axis["range"][1] < axis["maxallowed"]
    assert [axis["minallowed"], axis["maxallowed"]] == figure["layout"]["meta"]["span"]


def test_type_is_no_smaller_than_promised() -> None:
    for address, least in (("", 14), ("?hall=1", 18)):
        assert opened(1280, 720, address)["layout"]["font"]["size"] >= least
    assert opened(1920, 1080, "?hall=1")["layout"]["font"]["size"] >= 18


# ---- text as data

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<b style="background:url(https://evil.example/p)">x</b>',
    '<a href="https://evil.example/">x</a>',
    "<a href='javascript:alert(1)' target=_blank>x</a>",
    '<span style="font-size:99px;color:url(//evil.example)">x</span>',
    "<svg/onload=alert(1)>",
    '"><svg><use href="//evil.example#x"/></svg>',
    "</text><text>x",
    "</title><script>alert(1)</script>",
    "<!--",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "a<br>b",
    "a<br/>b",
    "<sup>2</sup>",
    "<sub>2</sub>",
    "<i>x</i>",
    "<em>x",
    "<b",
    "<",
    "<<b>>",
    "&lt;b&gt;x&lt;/b&gt;",
    "&#60;b&#62;x",
    "&#x3c;b&#x3e;x",
    "&amp;lt;b&amp;gt;",
    "&nbsp;&times;",
    "$\\href{https://evil.example}{x}$",
    "$x^2$",
    "%{text}<extra></extra>",
    "%{customdata[0]|%Y}",
    "{{constructor.constructor('x')()}}",
    "' onmouseover='alert(1)",
    '"><style>@import "//evil.example"</style>',
)
SHOWN = ("text", "ticktext", "hovertext", "name", "title", "hovertemplate", "texttemplate")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_can_bring_markup_into_the_figure(payload: str) -> None:
    right = dataset(
        {"label": "A", "date": "2001"}, counted("2018", 10), counted("2019", 20), {**AIM, "quantity": "30"}, {}
    )
    hostile = []
    for one in right.events:
        quantity = one.quantity and replace(one.quantity, unit=payload, scope=payload)
        changed = replace(one, title=payload, label="" if one.row % 2 else payload, lane=payload, quantity=quantity)
        hostile.append(changed)
    figure = shown(replace(right, events=tuple(hostile)), "", 1280, 640)
    assert payload in told(figure).values()
    for found in texts(figure, skip=("meta",)):
        assert not re.search(r"[<>\"]", found)
        assert payload not in found or payload == plain(payload)
    for trace in figure["data"]:
        assert not {"hovertemplate", "texttemplate", "hovertext"} & set(trace)
        assert trace["hoverinfo"] == "none"


MARKUP_SINKS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(")


def test_words_that_only_the_scripts_read_go_into_the_page_as_text() -> None:
    own = "copied.js"  # writes the page's own parts, as they were delivered, into a window of its own
    for script in (TOP / "rollout" / "page" / "scripts").rglob("*.js"):
        assert script.name == own or not MARKUP_SINKS.search(script.read_text("utf-8")), script.name


def test_one_event_alone_is_drawn() -> None:
    figure = drawn({"date": "2018-05-06", "label": "Alone"})
    assert list(told(figure).values()) == ["Alone"]
