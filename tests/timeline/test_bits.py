"""Which of very many events are meant, as one number: kept in parts, joined, counted and given a few at a time."""

import random
from array import array
from functools import reduce
from itertools import compress
from operator import or_

from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline.bits import (
    Meant,
    bits_in,
    bits_of,
    every,
    flags_of,
    joined,
    kept,
    marked,
    number_of,
    numbers_in,
    places_of,
)


@given(st.sets(st.integers(0, 1023)))
def test_a_part_keeps_few_as_a_list_and_many_as_bits_and_gives_the_same_back(numbers: set[int]) -> None:
    places = places_of(sorted(numbers), 1024)
    assert len(places) == (len(numbers) * 2 if len(numbers) <= 32 else 128)
    bits = bits_of(places, 1024)
    assert [*numbers_in(bits.to_bytes(128, "little"))] == sorted(numbers)
    assert kept(bits, 1024) == places


@given(st.sets(st.integers(0, 299)))
def test_what_parts_keep_is_joined_however_often_and_in_whatever_form_each_is_given(numbers: set[int]) -> None:
    bits = reduce(or_, (1 << number for number in numbers), 0)
    parts = [(number // 64, places_of([number % 64], 64)) for number in numbers]
    whole = [(at, (bits >> at * 64 & every(64)).to_bytes(8, "little")) for at in range(5)]
    assert joined(parts, 64) == joined([*whole, *parts, *whole], 64) == bits == bits_in(numbers, 300)
    assert joined([], 64) == 0


@given(st.sets(st.integers(0, 299)), st.integers(0, 320), st.integers(0, 320))
def test_those_that_are_meant_are_given_from_any_place_to_any_other(numbers: set[int], begin: int, end: int) -> None:
    meant, known = Meant(bits_in(numbers, 300), 300, 64), sorted(numbers)
    assert (len(meant), [*meant.numbers(begin, end)], [*meant]) == (len(known), known[begin:end], known)
    for part in (slice(begin, end), slice(begin, end, 3), slice(end, begin, -2), slice(-4, None), slice(None)):
        assert [*meant[part]] == known[part]
    assert [meant[at] for at in range(-len(known), len(known))] == known * 2
    assert [*meant.others()] == sorted({*range(300)} - numbers)
    flags = dict(meant.parts())
    assert [*flags] == sorted({number // 64 for number in known})
    assert [at * 64 + place for at, some in flags.items() for place in range(64) if some[place]] == known


def test_values_are_marked_however_many_bytes_each_takes() -> None:
    for values in (array("B", [3, 1, 3, 2]), array("H", [3, 1, 3, 2])):
        assert marked(values, [3, 2]) == number_of(bytes([1, 0, 1, 1]))
        assert marked(values, []) == 0


def test_a_number_is_made_of_flags_and_these_of_it() -> None:
    flags = bytes(random.Random(3).choices((0, 1), k=203))
    assert flags_of(number_of(flags), 203) == flags
    assert number_of(flags) == bits_in(compress(range(203), flags), 203)
    assert number_of(flags_of(every(9), 9)) == every(9)
    assert (flags_of(0, 0), number_of(b"")) == (b"", 0)
