"""Empty stretches in the picture: words beside the lane's name, else in a row that is free, at the cost of no label."""

import re
from typing import Any

import pytest

from rollout.figure.empty import drawn_empty
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.window import Window
from tests.support.events import dataset

FIRST = ({"date": "2016-05-12", "title": "One"}, {"date": "2024-08-03", "title": "Two"})
NAME = "A lane with a name that is so long that nothing has any room behind it, and which is longer still than that"
TEXT = re.compile(r'<text x="(\d+)" y="(\d+)" text-anchor="middle"[^>]*>(nothing here[^<]*)<')


def said(address: str = "", *rows: dict[str, str]) -> tuple[list[tuple[str, str, str]], dict[str, Any]]:
    """Return the words of empty stretches, each with its place, and the meta of the picture."""
    figure = picture(DatasetIndex(dataset(*(rows or FIRST))), address, 1280, 640)
    return TEXT.findall(svg(figure)), figure["layout"]["meta"]


def test_they_stand_beside_the_name_of_the_lane_where_they_have_room() -> None:
    ((x, y, words),), meta = said()
    assert words == "nothing here June 2016 to July 2024"
    assert int(x) > meta["lanes"][0]["head"]
    assert int(y) < min(meta["labels"]["y"])


def test_else_in_the_lowest_row_that_is_free() -> None:
    rows = [one | {"lane": NAME} for one in FIRST]
    ((_, y, _),), meta = said("", *rows)
    assert int(y) > min(meta["labels"]["y"])


@pytest.mark.parametrize("window", ["?from=2015-01-01&to=2016-06-20", "?from=2015-12-01&to=2016-06-12"])
def test_in_a_window_that_shows_too_little_of_one_nothing_is_said(window: str) -> None:
    months = [{"date": f"2015-{month:02}"} for month in range(1, 13)] + [
        {"date": f"2016-{month:02}"} for month in (1, 2, 3, 4)
    ]
    found, meta = said(window, *(one | {"lane": NAME} for one in [*months, *FIRST]))
    assert meta["gaps"]
    assert found == []


def test_where_every_row_is_taken_nothing_is_said() -> None:
    lane, window = {"top": 0.0, "strip": 90.0, "head": 2000, "ink": "#000000"}, Window(0.0, 100.0)
    meta = {
        "width": 1000,
        "inks": {"muted": "#777777"},
        "lanes": [lane],
        "gaps": [[0, 20.0, 80.0, "nothing here", 5.0]],
    }
    rows = [(0, 40.0, 0.0, 0.0), (0, 60.0, 0.0, 0.0)]
    for free, told in ((True, rows[:1]), (False, [(0, 40.0, 300.0, 500.0), (0, 60.0, 100.0, 900.0)])):
        drawn = "".join(drawn_empty(meta, window, 10.0, 15.0, told, rows))
        assert ("nothing here" in drawn) is free
        assert drawn.count("<line") == 1


def test_a_scene_of_a_talk_has_none() -> None:
    _, meta = said("?stage=talk&talk=1")
    assert "gaps" not in meta
