"""Numbers as planes of bytes, from which those of a choice are taken all at once."""

from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline.planes import Among, mask, number_at, planes_of, read, taken, wide


@given(st.sampled_from([1, 2, 4]), st.data())
def test_those_that_are_meant_are_taken_in_their_order_and_read_as_they_were(planes: int, data: st.DataObject) -> None:
    known = data.draw(st.lists(st.tuples(st.integers(0, min(255**planes, 1 << 32) - 1), st.integers(0, 1)), min_size=1))
    numbers, flags = [number for number, _ in known], bytes(flag for _, flag in known)
    kept = planes_of(numbers, planes)
    assert len(kept) == len(numbers) * planes
    found = taken(kept, planes, mask(flags))
    assert [read(digits, planes) for digits in found] == [*compress(numbers, flags)]
    assert [number_at(kept, planes, place) for place in range(len(numbers))] == numbers


@given(st.sampled_from([1, 2, 4]), st.data())
def test_numbers_are_known_that_are_among_some_that_are_wanted(planes: int, data: st.DataObject) -> None:
    most = {1: 255, 2: 1_000, 4: 70_000}[planes]
    numbers = data.draw(st.lists(st.integers(0, most - 1), min_size=1))
    begin, end = sorted(data.draw(st.tuples(st.integers(0, most), st.integers(0, most))))
    wanted = sorted({*range(begin, end), *data.draw(st.sets(st.integers(0, most - 1)))})
    flags = Among(wanted, planes).flags(planes_of(numbers, planes)).to_bytes(len(numbers), "little")
    assert [*flags] == [number in {*wanted} for number in numbers]


@pytest.mark.parametrize(("count", "planes"), [(0, 1), (255, 1), (256, 2), (65_025, 2), (65_026, 4), (1 << 31, 4)])
def test_numbers_are_in_as_few_planes_as_the_largest_needs(count: int, planes: int) -> None:
    assert wide(count) == planes
    assert read(taken(planes_of([max(count - 1, 0)], planes), planes, 0)[0], planes) == max(count - 1, 0)
