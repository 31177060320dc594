"""A search in very many events: which of them hold a text, from the words that are kept as bits.

Where bits leave it open, the texts are looked at: of words that few events hold, and of phrases with such a word.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import Protocol

from rollout.evidence.alike import by_syllables, holder, names_of
from rollout.timeline.bits import Meant, bits_in, joined
from rollout.timeline.vocabulary import (
    BEGINS,
    ENDS,
    LONGEST,
    Kind,
    Word,
    asked_letters,
    beginnings,
    beside,
    endings,
    spelt,
)

Holds = Callable[[str], bool]
Keys = Iterable[tuple[int, str]]
"""Numbers of keys, and what each says."""
Places = Iterable[tuple[int, int, bytes]]
"""A key, a part of the events, and which of these it tells of."""


class Texts(Protocol):
    """Holds the keys of very many texts, and these."""

    def keys(self, kind: Kind, texts: Sequence[str]) -> Keys:
        """Return those keys of a kind that there are."""

    def within(self, kind: Kind, text: str) -> Keys:
        """Return the keys of a kind that hold a text."""

    def places(self, keys: Sequence[int]) -> Places:
        """Return which events the keys tell of."""

    def holding(self, name: str, near: Meant) -> Iterable[int]:
        """Return the numbers of those of some events whose text holds a name."""


class Finding:
    """Finds the events that hold a part of a search."""

    def __init__(self, texts: Texts, count: int, part: int) -> None:
        """Take what holds the texts, how many events there are, and how many stand in a part."""
        self._texts, self._count, self._part = texts, count, part

    def search(self, part: str) -> int:
        """Return which events hold a part of a search, or another name of it."""
        return reduce(or_, map(self._having, names_of(part)))

    def sorts(self, sorts: Iterable[int]) -> int:
        """Return which events are of these sorts."""
        return self._of(Kind.SORT, [*map(str, sorts)])

    def _having(self, name: str) -> int:
        words = spelt(name)
        if words == [("", name)]:
            return self._word(name)
        return self._several(name, words)

    def _word(self, name: str) -> int:
        """Return which events hold a name that is within one word."""
        syllables = by_syllables(name)
        if len(name) < LONGEST and not syllables:
            return self._of(Kind.SHORT, [name])
        sure = self._matching(Kind.WORD, name, holder(name)) | self._matching(Kind.OFTEN, name, holder(name))
        maybe = self._letters(BEGINS + name if syllables else name)
        if len(name) == LONGEST and not syllables:
            return sure | maybe
        return sure | self._looked_at(name, maybe & ~sure)

    def _several(self, name: str, words: Sequence[Word]) -> int:
        """Return which events hold a name of several words.

        Where many events hold each of its words, and beside one another, a text is looked at only where a word within
        the name stands twice: elsewhere what stands before it and what stands behind it are of the same place.
        """
        near, last = (1 << self._count) - 1, len(words) - 1
        rest = []  # where one of its words may be one that not many events hold
        for at, (_, word) in enumerate(words):
            ends = not at, at == last
            edges = f"{BEGINS if at else ''}{word}{ENDS if at < last else ''}"
            rest.append(self._fitting(Kind.WORD, word, *ends) | self._letters(edges))
            near &= rest[at] | self._fitting(Kind.OFTEN, word, *ends)
        if "\0" in name:  # what reaches from one field into the next is no pair
            return self._looked_at(name, near)
        rest[0] &= self._ended(words[:2], last == 1) | rest[1]
        if last == 1:
            return self._two(name, words, near, *rest)
        behind = [*rest[:last], self._begun(words[-2:], free_before=False)]
        for at, ((_, before), (apart, word)) in enumerate(pairwise(words), 1):
            pair = beside(before, apart, word)
            near &= self._fitting(Kind.PAIR, pair, at == 1, at == last) | rest[at - 1] | behind[at]
        # How a rarer word at the end begins is known as well; of three that touch, that is all.
        exact = len(words[-1][1]) <= LONGEST and not by_syllables(name)
        if not exact:
            rest[last] &= behind[last]
        if exact and last == 2 and not words[1][0] and not words[2][0]:
            sure = self._begun(words, free_before=True) | self._fitting(Kind.PAIR, name, True, True)
            return sure | self._looked_at(name, near & reduce(or_, rest[:last]) & ~sure)
        twice = self._of(Kind.TWICE, [word for _, word in words[1:-1]])
        unsure = near & reduce(or_, rest[:last] if exact else rest, twice)
        return near & ~unsure | self._looked_at(name, unsure)

    def _two(self, name: str, words: Sequence[Word], near: int, first: int, second: int) -> int:
        """Return which of some events hold a name of two words; first, second: where one may be one that few hold.

        How the one ends or begins that few hold is known beside one that many hold: a text is looked at only where it
        is longer than what is known of it, or few hold either.
        """
        sure, unsure = self._fitting(Kind.PAIR, name, True, True), first & second
        ended, begun = self._ended(words, free_behind=True), self._begun(words, free_before=True)
        for (_, word), few, known in zip(words, (first, second), (ended, begun), strict=True):
            if len(word) <= LONGEST and not by_syllables(name):
                sure |= known
            else:
                unsure |= few & known
        return sure | self._looked_at(name, unsure & near & ~sure)

    def _ended(self, words: Sequence[Word], free_behind: bool) -> int:
        """Return which events have a word that few hold and ends so, and right behind it one that many hold."""
        (_, first), (apart, word) = words
        text = beside(endings(first, apart)[-1], apart, word)
        if not free_behind:
            return self._of(Kind.ENDED, [text])
        return self._matching(Kind.ENDED, text, lambda known: known.startswith(text))

    def _begun(self, words: Sequence[Word], free_before: bool) -> int:
        """Return which events have words that many hold, and right behind them one that few hold and begins so."""
        (_, first), *behind = words
        for apart, word in behind[:-1]:
            first = beside(first, apart, word)
        text = first + beginnings(*behind[-1])[-1]
        if not free_before:
            return self._of(Kind.BEGUN, [text])
        return self._matching(Kind.BEGUN, text, lambda known: known.endswith(text))

    def _fitting(self, kind: Kind, text: str, free_before: bool, free_behind: bool) -> int:
        """Return which events have a word, or two: as a whole, or where more may stand before or behind."""
        if not free_before and not free_behind:
            return self._of(kind, [text])  # of keys that only hold it there may be very many
        edges = holder(text) if by_syllables(text) else bool
        return self._matching(
            kind,
            text,
            lambda known: (
                (free_before or known.startswith(text)) and (free_behind or known.endswith(text)) and edges(known)
            ),
        )

    def _matching(self, kind: Kind, text: str, holds: Holds) -> int:
        """Return which events have one of the keys of a kind that hold a text in a certain way."""
        return self._places([key for key, known in self._texts.within(kind, text) if holds(known)])

    def _of(self, kind: Kind, texts: list[str]) -> int:
        """Return which events have any of some keys."""
        return self._places([key for key, _ in self._texts.keys(kind, texts)])

    def _places(self, keys: Sequence[int]) -> int:
        rows = self._texts.places(keys) if keys else ()
        return joined(((part, places) for _, part, places in rows), self._part)

    def _letters(self, text: str) -> int:
        """Return which events have all letters of a text in words that few hold."""
        wanted = asked_letters(text)
        found = {key: list[tuple[int, bytes]]() for key, _ in self._texts.keys(Kind.LETTERS, wanted)}
        if len(found) < len(wanted):
            return 0
        for key, part, places in self._texts.places([*found]):
            found[key].append((part, places))
        return reduce(and_, (joined(rows, self._part) for rows in found.values()))

    def _looked_at(self, name: str, near: int) -> int:
        """Return which of some events hold a name, by a look at the text of each."""
        if not near:
            return 0
        return bits_in(self._texts.holding(name, Meant(near, self._count, self._part)), self._count)
