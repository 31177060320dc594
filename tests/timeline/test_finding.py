"""A search by keys that are kept as bits finds what a look at every text finds, whatever is sought."""

from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rollout.evidence.alike import finder, holder
from rollout.evidence.folding import folded, wanted
from rollout.timeline.bits import Meant, numbers_in
from rollout.timeline.finding import Finding
from rollout.timeline.text_keys import Part, Shape
from rollout.timeline.vocabulary import Kind

SMALL = Shape(part=16, some=1, many=3)
SHAPES = (SMALL, Shape(part=16, some=0, many=0), Shape(part=32, some=1, many=3))
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


class Held:
    """Texts in memory, and their keys."""

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

    def keys(self, kind: Kind, texts: Sequence[str]) -> list[tuple[int, str]]:
        return [(self._keys[kind, text], text) for text in {*texts} if (kind, text) in self._keys]

    def within(self, kind: Kind, text: str) -> list[tuple[int, str]]:
        return [(key, own) for (one, own), key in self._keys.items() if one == kind and text in own]

    def places(self, keys: Sequence[int]) -> list[tuple[int, int, bytes]]:
        return [(key, part, places) for key in keys for part, places in self._held[key].items()]

    def holding(self, name: str, near: Meant) -> Iterable[int]:
        holds = holder(name)
        return [number for number in near if holds(self._texts[number])]


class Blind(Held):
    """Texts that cannot be looked at."""

    def holding(self, name: str, near: Meant) -> Iterable[int]:
        raise AssertionError(name, [*near])


@given(texts, sought)
@example(["the east quay"] * 5 + ["the east", "east quay", "the quay east"], '"the east quay"')
@example(["east quay the east"] * 5, '"the east quay"')
@example(["quay"] * 3 + ["quay \0 the"] * 5, '"quay the"')
def test_a_search_finds_what_a_look_at_every_text_finds(held: list[str], search: str) -> None:
    for shape in SHAPES:
        found = Finding(Held(held, shape), len(held), shape.part)
        for part in (*wanted(search), *wanted(f'"{search}"')):
            expected = [number for number, text in enumerate(held) if finder(part)(text)]
            assert [*numbers_in(flags(found.search(part)))] == expected, part


def flags(bits: int) -> bytes:
    return bits.to_bytes(bits.bit_length() // 8 + 1, "little")


def test_a_phrase_of_words_that_many_hold_is_known_without_a_look_at_any_text() -> None:
    held = [" ".join(one) for one in product(("the", "all"), ("east", "west"), ("quay", "bank"), ("is", "was"))]
    found = Finding(Blind(held, SMALL), len(held), SMALL.part)
    for part in ("east quay", "the east quay", "l west bank i", "quay is", "east bank quay", "quays"):
        assert [*numbers_in(flags(found.search(part)))] == [at for at, text in enumerate(held) if part in text]


@pytest.mark.parametrize("part", ["event-12", "event-1", "nt-13", "so 3", "-12", "09-12", "event-139", "id so"])
def test_how_a_rare_word_begins_behind_frequent_ones_is_known_without_a_look_at_any_text(part: str) -> None:
    held = [f"event-{100 + number} \0 said so {number} times \0 2009-12-{number % 3}-1" for number in range(40)]
    found = Finding(Blind(held, SMALL), len(held), SMALL.part)
    expected = [at for at, text in enumerate(held) if part in text]
    assert expected
    assert [*numbers_in(flags(found.search(part)))] == expected


@pytest.mark.parametrize("part", ["12 times", "2 times", "3 tim", "112 times"])
def test_how_a_rare_word_ends_before_a_frequent_one_is_known_without_a_look_at_any_text(part: str) -> None:
    held = [f"said so {100 + number} times 2009-12-{number % 3}-1 or {number + 40}-1" for number in range(40)]
    found = Finding(Blind(held, SMALL), len(held), SMALL.part)
    expected = [at for at, text in enumerate(held) if part in text]
    assert expected
    assert [*numbers_in(flags(found.search(part)))] == expected


def test_of_a_phrase_only_its_first_and_last_words_are_sought_within_others() -> None:
    within: list[str] = []

    class Noting(Held):
        def within(self, kind: Kind, text: str) -> list[tuple[int, str]]:
            within.append(text)
            return super().within(kind, text)

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
