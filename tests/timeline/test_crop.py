"""Empty years at the ends of a window that nobody asked for are left out, said, and hide no event."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.settings import Settings
from rollout.outputs.formats import edition_for
from rollout.timeline.edition import stamp
from rollout.timeline.view import View, from_address, to_address
from rollout.timeline.window import from_days, whole
from tests.support.events import dataset, dated, dates

LONG = (
    {"date": "2001"},
    {"date": "2010-05-04", "lane": "Short"},
    {"date": "2012-05-04", "lane": "Short"},
    {"date": "2024"},
)
SHORT = View(lanes=("Short",))


def test_empty_years_at_both_ends_are_left_out_and_said() -> None:
    found = edition_for(".png", dataset(*LONG), SHORT)
    assert found.window.first()[:4] == "2010"
    assert found.window.last()[:4] == "2012"
    assert "empty years before and after that left out" in stamp(found).view


def test_what_somebody_asked_for_is_shown_as_asked() -> None:
    evidence = dataset(*LONG)
    asked = View(lanes=("Short",), window=from_days(date(2005, 1, 1), date(2020, 1, 1)))
    assert edition_for(".png", evidence, asked).window == asked.window
    window = (parse("2005"), parse("2019"))
    said = edition_for(".png", replace(evidence, settings=Settings(window=window)), SHORT)
    assert said.window.first() == "2005-01-01"
    assert said.view.cropped == ""


def test_what_can_be_searched_or_zoomed_has_all_its_years() -> None:
    evidence = dataset(*LONG)
    for ending in (".html", ".csv"):
        assert edition_for(ending, evidence, SHORT).window == whole(evidence.events)


def test_a_view_that_shows_nothing_is_not_cropped() -> None:
    found = edition_for(".png", dataset(*LONG), View(search="nothing of the kind"))
    assert (found.shown, found.view.cropped) == ((), "")


def test_an_address_does_not_say_it() -> None:
    view = edition_for(".png", dataset(*LONG), SHORT).view
    assert from_address(to_address(view)) == replace(view, cropped="")


@settings(max_examples=60)
@given(st.lists(dates, min_size=1, max_size=6), st.sets(st.integers(0, 5), min_size=1))
def test_no_event_is_lost_by_it(texts: list[str], kept: set[int]) -> None:
    events = tuple(
        replace(one, status="claimed" if place in kept else "reported") for place, one in enumerate(dated(texts))
    )
    evidence = replace(dataset({}), events=events, rows=len(events), cells=())
    view = View(statuses=("claimed",))
    ids = {one.id for one in edition_for(".csv", evidence, view).shown}
    assert {one.id for one in edition_for(".png", evidence, view).shown} == ids
