"""Where very many events stand: each date of a lane has one number, however few are at hand."""

from contextlib import closing

import pytest

from rollout.evidence.edtf import parse
from rollout.timeline import spots
from rollout.timeline.aside import Work
from rollout.timeline.event_index import stand_of
from rollout.timeline.spots import Spots, Spread
from rollout.timeline.window import extent

DATES = [*map(parse, ("2019", "1990/..", "2019-03-02T10:30", "../2001", "2019", "1990/..", "2000-01/2001-02"))]


def test_a_date_of_a_lane_has_one_number_though_few_are_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spots, "RECENT", 2)
    with closing(Work()) as work:
        known = Spots(work.line)
        assert [known.code(lane, when) for lane in (0, 1) for when in DATES] == [
            *(0, 1, 2, 3, 0, 1, 4),
            *(5, 6, 7, 8, 5, 6, 9),
        ]


@pytest.mark.parametrize("at_once", [1, 10_000])
def test_an_open_end_stands_at_the_edge_of_the_span_of_all(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(spots, "AT_ONCE", at_once)
    with closing(Work()) as work:
        known = Spots(work.line)
        numbers = {known.code(0, when): when for when in DATES}
        span = known.span()
        known.settle(span)
        for name, at in (("starts", 0), ("ends", 1), ("marks", 2)):
            found = dict(known.by_time(name, 0))
            assert found == {code: stand_of(when, extent(when, span))[at] for code, when in numbers.items()}
            assert [*found.values()] == sorted(found.values())


def test_numbers_of_which_many_are_equal_are_those_that_were_counted() -> None:
    known = Spread([(1.5, 2), (1.5, 1), (2.0, 0), (3.0, 2)])
    whole = [1.5, 1.5, 1.5, 3.0, 3.0]
    assert ([*known], len(known), [known[place] for place in range(5)]) == (whole, 5, whole)
    assert known[1:4] == whole[1:4]
    assert not Spread([])
