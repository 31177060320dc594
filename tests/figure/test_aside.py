"""Eras and ends of searches: in the page's picture, in the first view, and on paper, at their days."""

import re

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.layout.scene import Line
from rollout.outputs.formats import edition_for
from rollout.sheet.layout import sheet
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.view import View
from tests.csv_rows import csv_of

TOML = """
[[era]]
from = "2010"
to = "2014"
name = "The first & longest era"
[[era]]
from = "2014-02"
to = "2014-03"
name = "Too short for its name"
[[era]]
from = "1800"
to = "1801"
name = "Long before"
[[searched]]
lane = "Card rollout"
to = "2016"
[[searched]]
lane = "Nobody's"
to = "2016"
"""


def told(toml: str = TOML) -> Dataset:
    rows = ({"date": "2009"}, {"date": "2019"}, {"date": "2018", "lane": "Iron Grid"})
    return read(csv_of(*rows), beside=Beside(None, toml.encode()))


def test_the_picture_has_the_eras_in_sight_and_says_until_when_a_lane_was_searched() -> None:
    meta = picture(DatasetIndex(told()), "", 1280, 720)["layout"]["meta"]
    assert [era[2] for era in meta["eras"]] == ["The first & longest era", "Too short for its name"]
    assert [one[::2] for one in meta["searched"]] == [[0, "looked through to 2016"]]


def test_a_timeline_without_them_has_the_picture_that_it_had() -> None:
    with_, without = (picture(DatasetIndex(told(toml)), "", 1280, 720)["layout"]["meta"] for toml in (TOML, ""))
    assert not {"eras", "searched"} & without.keys()
    below = [meta["panel_top"] - meta["axis"]["top"] - meta["axis"]["height"] for meta in (with_, without)]
    assert below == [22, 0]


def test_the_first_view_draws_them_where_their_days_are() -> None:
    found = svg(picture(DatasetIndex(told()), "?from=2012-01-01&to=2020-12-31", 1280, 720))
    assert ">The first &amp; longest era</text>" in found
    assert "Too short" not in found
    assert re.search(r'<path d="M[\d.]+ [\d.]+v14(?:\.0)?M[\d.]+ [\d.]+h-6"', found)
    later = svg(picture(DatasetIndex(told()), "?from=2018-01-01&to=2020-12-31", 1280, 720))
    assert "longest era" not in later


def upright(lines: tuple[Line, ...]) -> list[Line]:
    """Return the ticks among the lines of a strip, without the dots of what is empty and the foot of a mark."""
    return [line for line in lines if line.x1 == line.x2]


def test_paper_has_them_too() -> None:
    drawn = sheet(edition_for(".png", told(), View()), "1080p")
    words = [one.text for one in drawn.axis.words]
    assert "The first & longest era" in words
    assert "Too short for its name" not in words
    assert any("looked through to 2016" in one.text for band in drawn.bands for one in band.head)
    assert len(upright(drawn.bands[0].ticks)) == 2 + 1


def test_a_search_that_ended_before_the_window_has_no_mark_in_it() -> None:
    drawn = sheet(edition_for(".png", told('[[searched]]\nlane = "Card rollout"\nto = "1900"\n'), View()), "1080p")
    assert len(upright(drawn.bands[0].ticks)) == 2


def test_lanes_without_an_event_take_no_room_where_they_are_many() -> None:
    rows = [{"lane": f"Lane {n}", "date": str(2000 + n), "title": f"Only {n}"} for n in range(8)]
    index = DatasetIndex(read(csv_of(*rows)))
    names = {
        query: [lane["name"] for lane in picture(index, query, 1280, 720)["layout"]["meta"]["lanes"]]
        for query in ("", '?q="only+3"', "?q=nothing")
    }
    assert len(names[""]) == 8
    assert (names['?q="only+3"'], names["?q=nothing"]) == (["Lane 3"], ["Lane 0"])
