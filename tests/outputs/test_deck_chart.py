"""The chart of a deck as the page's panel has it, the stretches of time of its timeline, and where it leads."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL, MSO_LINE

from rollout.layout.palette import LIGHT
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.chart import large_numbers
from rollout.outputs.deck.headlines import web
from rollout.outputs.deck.timeline import sheets
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.series import SILENCE
from rollout.timeline.view import View
from rollout.timeline.window import extent
from rollout.words.say import speaking
from tests.support.events import dataset, figure

NO = {"disputed_by": "https://example.org/no", "dispute": "It is not so."}


def of(*changes: dict[str, str]) -> Edition:
    return edition(dataset(*changes), View())


def chart(*changes: dict[str, str]) -> Any:
    """Return the chart of a deck of figures."""
    found = Presentation(BytesIO(make_pptx(of(*changes), Options())))
    return next(one.chart for slide in found.slides for one in slide.shapes if one.has_chart)


def day_after(days: int) -> str:
    """Return the day so many days after the first of 2018, at most 1,000."""
    year, rest = (2018, days) if days < 365 else (2019, days - 365)
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for month, length in enumerate(lengths, 1):
        if rest < length:
            return f"{year}-{month:02}-{rest + 1:02}"
        rest -= length
    raise AssertionError(days)


@pytest.mark.parametrize(("days", "silent"), [(SILENCE - 2, False), (SILENCE + 2, True)])
def test_a_line_turns_to_dots_where_no_figure_was_found_for_as_long_as_the_page_says(days: int, silent: bool) -> None:
    series = chart(figure("2018-01-01", 10), figure(day_after(days), 20)).plots[0].series
    dotted = [one.name for one in series if one.format.line.dash_style == MSO_LINE.ROUND_DOT]
    assert dotted == (["No figure found between"] if silent else [])
    solid = {one.name for one in series if one.format.line.dash_style == MSO_LINE.SOLID}
    assert solid == ({"Figures", "Figures, part 2"} if silent else {"Figures"})


def test_figures_are_measured_from_nought_and_the_axis_holds_the_last_year_whole() -> None:
    drawn = chart(figure("2018-01-01", 900), figure("2018-11-30", 1000))
    assert drawn.value_axis.minimum_scale == 0
    assert (drawn.category_axis.minimum_scale, drawn.category_axis.maximum_scale) == (2018, 2019)


def test_a_documented_figure_is_solid_and_one_that_is_disputed_is_not() -> None:
    rows = [figure("2018-01-01", 10, status="documented"), figure("2018-06-01", 20, status="documented", **NO)]
    filled = {
        values: one.points[0].marker.format.fill.type == MSO_FILL.SOLID
        for one in chart(*rows).plots[0].series
        for values in one.values
    }
    assert filled == {10.0: True, 20.0: False}


def test_a_slide_of_a_stretch_of_time_tells_what_touches_that_stretch_and_nothing_else() -> None:
    rows = [
        {"date": f"{1990 + n % 20}-{n % 12 + 1:02}", "priority": "1", "title": f"A headline with long words {n:03}"}
        for n in range(110)
    ]
    whole = of(*rows)
    drawn = sheets(whole, LIGHT)
    wide = whole.window.days / len(drawn)
    for number, each in enumerate(drawn):
        start, end = whole.window.start + number * wide, whole.window.start + (number + 1) * wide
        for told in each.told:
            where = extent(told.event.date, whole.window)
            assert where.start < end, told.event.title
            assert where.end > start, told.event.title
    assert {told.event.id for each in drawn for told in each.told} == {event.id for event in whole.shown}


def test_time_is_cut_into_more_stretches_before_a_day_is_cut_into_shares() -> None:
    rows = [
        {"date": f"{1980 + n // 8}-{n % 8 + 1:02}", "priority": "1", "title": f"A headline of a busy year {n:03}"}
        for n in range(240)
    ]
    whole = of(*rows)
    drawn = sheets(whole, LIGHT)
    assert len(drawn) > 2
    within = [[extent(told.event.date, whole.window) for told in each.told] for each in drawn]
    for before, after in pairwise(within):  # a month over a border stands on both sides
        assert max(each.start for each in before) < min(each.end for each in after)


@pytest.mark.parametrize(
    ("address", "links", "leads"),
    [
        ("https://example.org/a", True, True),
        ("https://example.org/a", False, False),
        ("http://example.org/a", True, False),
        ("javascript:alert(1)", True, False),
    ],
)
def test_a_deck_leads_only_where_it_was_asked_to_and_only_to_https(address: str, links: bool, leads: bool) -> None:
    assert web(address, links) == (address if leads else "")


@pytest.mark.parametrize(
    ("tongue", "words"),
    [("en", ['" billion"', '" million"']), ("de", ['" Mrd."', '" Mio."']), ("zh", [])],
)
def test_large_numbers_beside_a_chart_are_in_the_language_of_the_deck(tongue: str, words: list[str]) -> None:
    with speaking(tongue):
        assert re.findall('"[^"]*"', large_numbers()) == words
        assert large_numbers().endswith("#,##0")
