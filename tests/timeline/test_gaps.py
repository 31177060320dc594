"""Empty stretches of a lane: said as far as somebody searched, and never where an event may lie."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.settings import Searched, Settings
from rollout.timeline.clock import KNOWN, on_clock
from rollout.timeline.gaps import Gap, gaps
from rollout.timeline.window import Window, extent, whole
from tests.support.events import dataset, dated, dates


def test_empty_stretches_are_said_as_far_as_somebody_searched_and_no_further() -> None:
    said = Settings(searched=(Searched("Card rollout", parse("2019-06")),))
    rows = ({"date": "2016-05-12"}, {"date": "2018-07-20"}, {"date": "2018-08-03"}, {"date": "2021", "lane": "Other"})
    evidence = replace(dataset(*rows), settings=said)
    assert [gap.words for gap in gaps(evidence, "Card rollout")] == [
        "none found June 2016 to June 2018",
        "none found September 2018 to June 2019",
        "not looked through from July 2019",
    ]
    assert [gap.words for gap in gaps(evidence, "Other")] == ["nothing here to December 2020"]
    assert [gap.words for gap in gaps(replace(evidence, events=evidence.events[:3]), "Other")] == ["nothing here"]
    late = replace(evidence, settings=Settings(searched=(Searched("Card rollout", parse("2010")),)))
    assert next(gap.words for gap in gaps(late, "Card rollout")) == "not looked through June 2016 to June 2018"


def test_by_the_second_clock_nothing_is_said_of_what_was_searched() -> None:
    said = Settings(searched=(Searched("Card rollout", parse("2022")),))
    rows = ({"date": "2016", "known": "2016-05-12"}, {"date": "2017", "known": "2016-07-20"})
    moved = on_clock(replace(dataset(*rows), settings=said), KNOWN)
    assert [gap.words for gap in gaps(moved, "Card rollout")] == ["nothing here June 2016"]


@settings(max_examples=60)
@given(st.lists(dates, min_size=1, max_size=8))
def test_no_event_lies_in_an_empty_stretch_and_none_is_named_that_is_not_a_whole_month(texts: list[str]) -> None:
    evidence = replace(dataset({}), events=dated(texts))
    span = whole(evidence.events)
    for gap in gaps(evidence, evidence.events[0].lane):
        assert gap.end - gap.start >= 28
        for one in evidence.events:
            where = extent(one.date, span)
            assert where.end <= gap.start or where.start >= gap.end


@pytest.mark.parametrize(("share", "seen"), [(0.05, False), (0.15, True)])
def test_a_stretch_is_seen_where_it_takes_a_tenth_of_the_window(share: float, seen: bool) -> None:
    gap = Gap(100.0, 100.0 + 1000 * share, "nothing here")
    assert bool(gap.seen(Window(0.0, 1000.0))) is seen
    assert gap.seen(Window(gap.start + 1, gap.start + 11)) == (gap.start + 1, gap.start + 11)
