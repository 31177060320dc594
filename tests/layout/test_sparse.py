"""Few events on a large picture: larger type and taller rows, and no word lost by it."""

from dataclasses import replace
from typing import Any

import pytest

from rollout.figure.view_figure import picture
from rollout.layout.sparse import FEW, Ease, ease_of, eased
from rollout.layout.theme import stage
from rollout.timeline.dataset_index import DatasetIndex
from tests.support.events import dataset

ROWS = [{"date": f"{2010 + n}-05-03", "title": f"What happened in the year {n}", "lane": "One"} for n in range(5)]


def drawn(rows: list[dict[str, str]], width: int = 1240, height: int = 560, address: str = "") -> dict[str, Any]:
    layout: dict[str, Any] = picture(DatasetIndex(dataset(*rows)), address, width, height)["layout"]
    return layout


def size(layout: dict[str, Any]) -> int:
    return int(layout["font"]["size"])


def told(layout: dict[str, Any]) -> int:
    labels = layout["meta"]["labels"]
    start, end = layout["xaxis"]["range"]
    scale = layout["width"] / (end - start)
    return sum(each is not None and each <= scale for each in labels["told_from"])


def test_few_events_have_larger_type_and_rows_that_fill_the_picture() -> None:
    layout = drawn(ROWS)
    assert size(layout) == layout["meta"]["eased"] == 21
    assert layout["meta"]["row"] > 2 * 1.42 * size(layout)
    assert told(layout) == len(ROWS)
    ys = layout["meta"]["labels"]["y"]
    assert max(ys) - min(ys) > layout["height"] / 3


def test_no_event_loses_its_words_to_larger_type() -> None:
    crowd = [{"date": "2019-05-03", "title": f"One of those of a day, and it has a long name: {n}"} for n in range(14)]
    layout = drawn([*ROWS, *crowd])
    assert told(layout) == len(ROWS) + len(crowd)
    assert size(layout) < 21


@pytest.mark.parametrize("many", [FEW + 1, 3 * FEW])
def test_more_events_than_a_few_have_the_usual_type(many: int) -> None:
    rows = [{"date": f"{1900 + n}", "title": f"Event {n}"} for n in range(many)]
    layout = drawn(rows)
    assert (size(layout), "eased" in layout["meta"]) == (14, False)


def test_where_not_all_have_words_at_the_usual_type_it_stays() -> None:
    rows = [
        {"date": "2019-05-03", "title": f"All of them on one day, and each with a long name {n}"} for n in range(40)
    ]
    assert size(drawn(rows)) == 14


def test_a_scene_chooses_its_own_type() -> None:
    index = DatasetIndex(dataset(*ROWS))
    chosen = stage(1240, 560, 1, with_panel=False, scene=True)
    assert ease_of(chosen, index.few, index.lanes, index.span, index.home) == Ease()


def test_in_the_hall_type_is_no_smaller_than_on_the_page() -> None:
    assert size(drawn(ROWS, address="?hall=1")) > size(drawn(ROWS))


def test_one_event_that_has_no_words_keeps_none_of_the_others_small() -> None:
    endless = {"date": "2009", "title": "W" * 200, "lane": "One"}
    assert size(drawn([*ROWS, endless])) == 21


def test_a_narrow_picture_keeps_the_usual_type() -> None:
    assert size(drawn(ROWS, width=800)) == 14


def test_a_filter_does_not_change_the_size_of_type() -> None:
    rows = [*ROWS, *({**row, "lane": "Two"} for row in ROWS)]
    assert size(drawn(rows, address="?q=year+3")) == size(drawn(rows))
    assert size(drawn(rows, address="?lane=One")) == size(drawn(rows))


def test_with_larger_type_there_are_fewer_rows_and_a_higher_panel_and_the_picture_is_no_higher() -> None:
    usual = stage(1240, 560, 1, with_panel=True)
    large = eased(usual, Ease(1.5, 2.0), 1)
    assert large.rows < usual.rows
    assert large.panel > usual.panel
    assert large.rows * large.row + large.panel <= usual.height
    assert eased(usual, Ease(), 1) == usual
    assert replace(large, type_size=14, row=20, rows=usual.rows, panel=usual.panel) == usual


def test_a_picture_that_is_higher_than_its_window_is_not_made_higher() -> None:
    rows = [{"date": f"{2000 + n}", "title": f"Event {n}", "lane": f"Lane {n}"} for n in range(11)]
    layout = drawn(rows, height=420)
    assert (size(layout), "eased" in layout["meta"]) == (14, False)
