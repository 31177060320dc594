"""The columns of very many events, as they are written."""

from array import array
from contextlib import closing

import pytest

from rollout.timeline import making_columns, tally
from rollout.timeline.aside import Work


@pytest.mark.parametrize(("most", "kind"), [(255, "B"), (256, "H"), (65_535, "H"), (65_536, "I")])
def test_a_column_takes_as_few_bytes_as_the_largest_of_its_numbers_needs(most: int, kind: str) -> None:
    name, found, count, pieces = making_columns._whole("sorts", 3, [[1, 7], [3]], most)
    assert (name, found, count) == ("sorts", kind, 3)
    assert [(some.typecode, [*some]) for some in pieces] == [(kind, [1, 7]), (kind, [3])]


@pytest.mark.parametrize("together", [1, 4, 100])
def test_events_are_in_the_order_of_their_ranks_and_of_the_file_where_these_are_equal(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "AT_ONCE", together)
    ranks = [3 << 32 | 5, 1 << 32 | 9, 3 << 32 | 5, 1 << 32 | 1 << 30, 1 << 32 | 2]
    with closing(Work()) as work:
        for first in range(0, 5, 2):
            some = ranks[first : first + 2]
            spots = range(10 + first, 10 + first + len(some))
            kept = (first, *(array(kind, own) for kind, own in (("I", spots), ("I", spots), ("Q", some))))
            work.line.execute(tally.PLACE, kept)
        one = tally.Tally(work.line)
        one.rank()
        assert [*one.ranked()] == [(number, number + 10) for number in (4, 1, 3, 0, 2)] == [*one.ranked()]
