"""A search by words that are kept as bits finds what a look at every text finds, whatever is sought."""

from collections.abc import Callable
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rollout.database import finding
from rollout.database.asking import Asking
from rollout.database.bits import Meant, bits_of, flags_of, joined, kept, numbers_in, places_of
from rollout.database.finding import FEW, HOLDING, KEY, KEYS, PLACES, TEXTS, VERY_MANY, Finding
from rollout.database.indexing import BREAK
from rollout.database.words import Part, Shape
from rollout.evidence.alike import finder
from rollout.evidence.folding import folded, wanted

SMALL = Shape(part=16, some=1, many=3)
WORDS = (
    "quay",
    "quays",
    "the",
    "east",
    "e-card",
    "12",
    "123",
    "1",
    "拉萨",
    "拉萨市",
    "拉",
    "བོད",
    "བོ",
    "བོད་ལྗོངས",
    "ལྷ་ས",
    "ལྷ་སའི",
)
apart = st.sampled_from((" ", " ", "", "\0", " \0 "))
words = st.lists(st.tuples(st.sampled_from((*WORDS, "a", ".", "-")), apart), max_size=8).map(
    lambda found: "".join(map("".join, found))
)
texts = st.lists(words.map(folded), max_size=40)
sought = st.one_of(
    words,
    st.text("qua ytheas12-.拉萨市བོད་འི\0", max_size=6),
    st.sampled_from(("Lhasa", "བོད", "the east", "e-card 12", "quay the east", "ast 1")),
)


class Held(Asking):
    """Answers from memory what a database would."""

    def __init__(self, texts: list[str], shape: Shape) -> None:
        self._texts = texts
        self._keys: dict[tuple[int, str], int] = {}
        self._held: dict[int, dict[int, bytes]] = {}
        for part, begin in enumerate(range(0, len(texts), shape.part)):
            some = texts[begin : begin + shape.part]
            for kind, key, places in Part(some, [len(text) % 3 for text in some], shape).rows():
                number = self._keys.setdefault((kind, key), len(self._keys))
                assert part not in self._held.setdefault(number, {})
                self._held[number][part] = places

    def rows(self, ask: str, *given: Any) -> list[Any]:
        if ask == PLACES:
            return [(key, part, places) for key in given[0] for part, places in self._held[key].items()]
        if ask.startswith(HOLDING):
            name, which = given
            return [(number,) for number in self._some(ask, which) if name in self._texts[number].replace("\0", BREAK)]
        kind, text = given
        known = ((key, own) for (one, own), key in self._keys.items() if one == kind)
        return [(key, own) for key, own in known if (text in own if ask == KEYS else own in text)]

    def sifted(self, ask: str, holds: Callable[[str], bool], *given: Any) -> list[int]:
        return [number for number in self._some(ask, given[0]) if holds(self._texts[number])]

    @staticmethod
    def _some(ask: str, which: Any) -> list[int]:
        assert ask.removeprefix(TEXTS).removeprefix(HOLDING) == (FEW if isinstance(which, str) else VERY_MANY)
        return [int(one) for one in which[1:-1].split(",")] if isinstance(which, str) else [*numbers_in(which)]


@given(texts, sought)
@example(["the east quay"] * 5 + ["the east", "east quay", "the quay east"], '"the east quay"')
@example(["east quay the east"] * 5, '"the east quay"')
@example(["quay"] * 3 + ["quay \0 the"] * 5, '"quay the"')
def test_a_search_finds_what_a_look_at_every_text_finds(held: list[str], search: str) -> None:
    for shape, most in ((SMALL, 2), (Shape(part=16, some=0, many=0), 99)):
        found = Finding(Held(held, shape), len(held), shape.part)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(finding, "LOOKED_UP", most)
            for part in (*wanted(search), *wanted(f'"{search}"')):
                expected = [number for number, text in enumerate(held) if finder(part)(text)]
                assert [*numbers_in(flags(found.search(part)))] == expected, part


def flags(bits: int) -> bytes:
    return bits.to_bytes(bits.bit_length() // 8 + 1, "little")


def test_a_phrase_of_words_that_many_hold_is_known_without_a_look_at_any_text() -> None:
    class Blind(Held):
        def rows(self, ask: str, *given: Any) -> list[Any]:
            assert ask in (KEY, KEYS, PLACES)
            return super().rows(ask, *given)

    held = [" ".join(one) for one in product(("the", "all"), ("east", "west"), ("quay", "bank"), ("is", "was"))]
    found = Finding(Blind(held, SMALL), len(held), SMALL.part)
    for part in ("east quay", "the east quay", "l west bank i", "quay is", "east bank quay", "quays"):
        assert [*numbers_in(flags(found.search(part)))] == [at for at, text in enumerate(held) if part in text]


@pytest.mark.parametrize("part", ["event-12", "event-1", "nt-13", "so 3", "-12", "09-12", "event-139", "id so"])
def test_how_a_rare_word_begins_behind_frequent_ones_is_known_without_a_look_at_any_text(part: str) -> None:
    class Blind(Held):
        def rows(self, ask: str, *given: Any) -> list[Any]:
            assert ask in (KEY, KEYS, PLACES)
            return super().rows(ask, *given)

    held = [f"event-{100 + number} \0 said so {number} times \0 2009-12-{number % 3}-1" for number in range(40)]
    found = Finding(Blind(held, SMALL), len(held), SMALL.part)
    expected = [at for at, text in enumerate(held) if part in text]
    assert expected
    assert [*numbers_in(flags(found.search(part)))] == expected


def test_of_a_phrase_only_its_first_and_last_words_are_sought_within_others() -> None:
    within: list[str] = []

    class Noting(Held):
        def rows(self, ask: str, *given: Any) -> list[Any]:
            within.extend(given[1:] if ask == KEYS else ())
            return super().rows(ask, *given)

    held = ["the first quays at the harbour", "the firsts quays at the harbour", "these first quays a the harbour"] * 5
    found = Finding(Noting(held, SMALL), len(held), SMALL.part)
    sought = "e first quays at the h"
    assert [*numbers_in(flags(found.search(sought)))] == [0, 3, 6, 9, 12]
    assert {*within} == {"e", "e first", "h", "the h"}


def test_filters_are_found_by_the_sorts_of_events() -> None:
    held = ["a" * (number % 7) for number in range(40)]
    found = Finding(Held(held, SMALL), len(held), SMALL.part)
    expected = [number for number, text in enumerate(held) if len(text) % 3 in (0, 2)]
    assert [*numbers_in(flags(found.sorts((0, 2, 9))))] == expected
    assert found.sorts(()) == 0


@given(st.sets(st.integers(0, 1023)))
def test_a_part_keeps_few_as_a_list_and_many_as_bits_and_gives_the_same_back(numbers: set[int]) -> None:
    places = places_of(sorted(numbers), 1024)
    assert len(places) == (len(numbers) * 2 if len(numbers) <= 32 else 128)
    bits = bits_of(places, 1024)
    assert [*numbers_in(bits.to_bytes(128, "little"))] == sorted(numbers)
    assert kept(bits, 1024) == places


@given(st.sets(st.integers(0, 299)), st.integers(0, 320), st.integers(0, 320))
def test_those_that_are_meant_are_given_from_any_place_to_any_other(numbers: set[int], begin: int, end: int) -> None:
    bits = reduce(or_, (1 << number for number in numbers), 0)
    parts = [(number // 64, places_of([number % 64], 64)) for number in numbers]
    assert joined(parts, 64) == bits == int.from_bytes(flags_of(numbers, 300), "little")
    meant = Meant(bits, 300, 64)
    assert (meant.count, meant.numbers(begin, end)) == (len(numbers), sorted(numbers)[begin:end])
    assert meant.listed == "{" + ",".join(map(str, sorted(numbers))) + "}"
