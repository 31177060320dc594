"""The pieces of a picture as Plotly traces: days in, milliseconds out, told or nothing."""

from math import inf
from typing import Any

import pytest

from rollout.figure.traces import Label, bars, for_page, label, points, still
from rollout.figure.view_figure import picture
from rollout.layout.labels import Item, Placed, Spacing
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.window import Window
from tests.support.real import everything

SPACING = Spacing(mark=6, gap=10, apart=8)
WINDOW = Window(100, 200)
SCALE = 12.8  # px per day


def at(start: float, end: float, side: str = "right", told_from: float = 0.0, y: float = 50.0) -> Label:
    item = Item("a", start, end, 64, 1, side == "bar")
    return label(item, Placed("a", 0, side, told_from), 0, y, "A & B", WINDOW, SCALE, SPACING)


TOLD, COUNTED = at(120, 121), at(120, 121, told_from=inf)


def test_a_label_is_told_from_its_scale_on_and_within_the_window() -> None:
    assert TOLD.told
    assert not COUNTED.told
    assert not at(199, 200).told
    assert at(120, 121, told_from=SCALE).told
    assert not at(120, 121, told_from=SCALE * 1.01).told


def test_points_of_told_labels_have_a_height_and_of_counted_ones_none() -> None:
    trace = points([TOLD, COUNTED], [(0, 120.5), (1, 120.5)], uid="-x")
    assert trace["x"] == [120.5] * 2
    assert trace["y"] == [50.0, None]
    assert trace["customdata"] == [0, 1]
    assert trace["uid"] == "-x"


def test_a_bar_runs_from_its_first_morning_to_its_last_evening() -> None:
    trace = bars([TOLD, COUNTED], [(0, 120, 150), (1, 10, 11)], 5, "#123456", opacity=0.5)
    assert (trace["base"], trace["x"]) == ([120, 10], [30, 1])
    assert (trace["y"], trace["customdata"]) == ([50.0, None], [0, 1])
    assert (trace["width"], trace["marker"]["color"], trace["opacity"]) == (5, "#123456", 0.5)


def test_what_zooming_does_not_switch_has_no_numbers_and_may_have_gaps() -> None:
    trace = still([1.0, None, 2.0], [5.0, None, 6.0], mode="lines")
    assert trace["x"] == [1.0, None, 2.0]
    assert trace["y"] == [5.0, None, 6.0]
    assert "customdata" not in trace
    assert trace["mode"] == "lines"


def test_nothing_asks_plotly_for_its_own_cards() -> None:
    for trace in (points([], []), bars([], [], 1, "#000000"), still([], [])):
        assert (trace["hoverinfo"], trace["showlegend"]) == ("none", False)


def test_a_page_that_hides_by_itself_is_given_the_height_of_every_label_that_any_zoom_tells() -> None:
    labels = [at(120, 121, told_from=SCALE * 2), COUNTED]
    ticks = still([1.0], [2.0])
    meta = {"labels": {"y": [one.y for one in labels], "told_from": [SCALE * 2, None]}}
    figure: dict[str, Any] = {"data": [ticks, points(labels, [(0, 1.0), (1, 1.0)])], "layout": {"meta": meta}}
    given = for_page(figure)
    assert [trace["y"] for trace in given["data"]] == [[2.0], [50.0, None]]
    assert figure["data"][1]["y"] == [None, None], "The figure given is left as it was."


def test_a_page_is_given_bars_of_one_kind_as_one_trace_and_nothing_empty() -> None:
    labels = [at(120, 121), at(130, 131)]
    kinds = [bars(labels, [(0, 120.0, 121.0)], 3, "#000001"), bars(labels, [(1, 130.0, 131.0)], 3, "#000002")]
    thick = bars(labels, [(1, 130.0, 131.0)], 9, "#000003", opacity=0.5)
    meta = {"labels": {"y": [50.0, 60.0], "told_from": [SCALE, SCALE]}}
    figure = {"data": [*kinds, thick, bars(labels, [], 7, "#000004")], "layout": {"meta": meta}}
    one, other = for_page(figure)["data"]
    assert (one["customdata"], one["y"], one["marker"]["color"]) == ([0, 1], [50.0, 60.0], ["#000001", "#000002"])
    assert (other["customdata"], other["width"], other["opacity"]) == ([1], 9, 0.5)
    assert kinds[0]["marker"]["color"] == "#000001", "The figure given is left as it was."


@pytest.mark.parametrize(
    "query", ["", "?status=claimed", "?lane=Control+and+“Iron+Grid”", "?q=DNA", "?series=none", "?status=forecast"]
)
def test_every_trace_of_a_page_has_a_name_that_no_other_has(query: str) -> None:
    names = [trace["uid"] for trace in for_page(picture(DatasetIndex(everything().dataset), query, 1240, 640))["data"]]
    assert len(names) == len({*names}) > 2
