"""The texts of very many events in an index file, and the keys by which they are found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from json import dumps

from rollout.evidence.alike import by_syllables, holder
from rollout.timeline.bits import Meant
from rollout.timeline.finding import Places
from rollout.timeline.tables import Tables
from rollout.timeline.vocabulary import Kind

WITHIN = "SELECT key, text FROM key WHERE kind = ? AND instr(text, ?) > 0"
KEYS = "SELECT key, text FROM key WHERE kind = ? AND text IN (SELECT value FROM json_each(?))"
PLACES = "SELECT key, part, places FROM place WHERE key IN (SELECT value FROM json_each(?))"
NEAR = "SELECT number{shown} FROM text WHERE number IN (SELECT value FROM json_each(?))"
HOLDING, TEXTS = NEAR.format(shown="") + " AND instr(folded, ?) > 0", NEAR.format(shown=", folded")
"""Which of some events have a text that holds a name; the texts of some."""
AT_ONCE = 50_000  # numbers that are asked about together


class PackedTexts:
    """Reads keys, what they tell of, and texts."""

    def __init__(self, tables: Tables) -> None:
        """Take the tables."""
        self._tables = tables

    def keys(self, kind: Kind, texts: Sequence[str]) -> Iterable[tuple[int, str]]:
        """Return those keys of a kind that there are."""
        return self._tables.rows(KEYS, int(kind), dumps(texts))

    def within(self, kind: Kind, text: str) -> Iterable[tuple[int, str]]:
        """Return the keys of a kind that hold a text."""
        return self._tables.rows(WITHIN, int(kind), text)

    def places(self, keys: Sequence[int]) -> Places:
        """Return which events the keys tell of."""
        return self._tables.rows(PLACES, dumps(keys))

    def holding(self, name: str, near: Meant) -> Iterator[int]:
        """Yield the numbers of those of some events whose text holds a name."""
        numbers, holds = iter(near), holder(name)
        while some := [*islice(numbers, AT_ONCE)]:
            if by_syllables(name):
                texts = self._tables.rows(TEXTS, dumps(some))
                yield from (number for number, text in texts if holds(text.decode()))
            else:
                yield from (number for (number,) in self._tables.rows(HOLDING, dumps(some), name.encode()))
