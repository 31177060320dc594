"""The tables of an index file as they are read: statements of ours, to which the values of a request are bound."""

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from itertools import islice
from json import dumps
from operator import and_
from pathlib import Path
from sqlite3 import connect
from threading import RLock
from typing import Any, overload

from rollout.evidence.alike import by_syllables, holder, names_of
from rollout.evidence.event import Event
from rollout.timeline.marked import Marks, Meant, every, number_of
from rollout.timeline.stored import restored
from rollout.timeline.vocabulary import words_of

REMEMBERED = 8_000  # events that were read
BY_NUMBER = "SELECT value FROM event WHERE number = ?"
BY_ID = "SELECT number FROM event WHERE id = ?"
WORDS = "SELECT block, words FROM word"
PLACES = "SELECT counts, places FROM word WHERE block = ?"
NEAR = "SELECT number{shown} FROM text WHERE number IN (SELECT value FROM json_each(?))"
HOLDING, TEXTS = NEAR.format(shown="") + " AND instr(folded, ?) > 0", NEAR.format(shown=", folded")
"""Which of some events have a text that holds a name; the texts of some."""
COLUMN = "SELECT rowid, kind FROM kept WHERE name = ?"
PIECE = 1 << 20  # bytes of a column read together
Holds = Callable[[str], bool]


class Stored(Sequence[Event]):
    """Events that are read when they are asked for, by their numbers in the file."""

    def __init__(self, tables: "Tables", numbers: Sequence[int]) -> None:
        """Take the tables, and the numbers in the order of the file."""
        self._tables, self._numbers = tables, numbers

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        """Return the event at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(map(self._tables.event, self._numbers[place]))
        return self._tables.event(self._numbers[place])


class Tables:
    """The tables of one index file, read by one question at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises sqlite3.Error where it is none."""
        self.lock = RLock()
        # Whole when it gets its name, and never written again: so no journal beside it is read, and none is made.
        self._read = connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        self.event = lru_cache(maxsize=REMEMBERED)(self._event)
        """Returns an event by its number in the file; a window beside the last one asks for many of the same."""

    def rows(self, ask: str, *given: object) -> list[Any]:
        """Return the rows that a statement of ours finds."""
        with self.lock:
            return self._read.execute(ask, given).fetchall()

    def column(self, name: str) -> "array[Any]":
        """Return a column, read piece by piece: whole, the engine would hold it twice besides."""
        ((row, kind),) = self.rows(COLUMN, name)
        found = array(kind)
        with self.lock, self._read.blobopen("kept", "value", row, readonly=True) as blob:
            while piece := blob.read(PIECE):
                found.frombytes(piece)
        return found

    def search(self, part: str, count: int) -> int:
        """Return, as a number, which of so many events hold a part of a search, or another name of it."""
        names = [(name, words_of(name)) for name in names_of(part)]
        plans = [_plan(name, words) for name, words in names]
        marks, found = iter(self._places([one for plan in plans for one in plan], count)), 0
        for (name, words), plan in zip(names, plans, strict=True):
            near = reduce(and_, islice(marks, len(plan)), every(count))
            found |= near if words == [name] else self._looked_at(name, near, count)
        return found

    def _looked_at(self, name: str, near: int, count: int) -> int:
        """Return which of some events hold a name, by a look at the text of each."""
        numbers, flags = dumps([*Meant(near, count)]), bytearray(count)
        if by_syllables(name):
            holds = holder(name)
            found = (number for number, text in self.rows(TEXTS, numbers) if holds(text.decode()))
        else:
            found = (number for (number,) in self.rows(HOLDING, numbers, name.encode()))
        for number in found:
            flags[number] = 1
        return number_of(flags)

    def _places(self, asked: Sequence[tuple[Holds, Holds]], count: int) -> list[int]:
        """Return for each question which events have a word of which it is true; it is asked where it may be near.

        The words of ten million events take 90 MB: no more than one block of them is held at once.
        """
        marks = [Marks(count) for _ in asked]
        with self.lock:
            for block, words in self._read.execute(WORDS):
                for own, (near, holds) in zip(marks, asked, strict=True):
                    if near(words):  # no name goes from one word into the next
                        ((counts, places),) = self.rows(PLACES, block)
                        own.take((words, counts, places), holds)
        return [own.number for own in marks]

    def _event(self, number: int) -> Event:
        ((value,),) = self.rows(BY_NUMBER, number)
        found: Event = restored(value)
        return found


def _plan(name: str, words: Sequence[str]) -> list[tuple[Holds, Holds]]:
    """Return what is asked of words for a name: one that is a word is known by it; of others all their words stand."""
    if words == [name]:
        return [(holder(name), holder(name))]
    return [(_within(word), _standing(word, at, len(words) - 1)) for at, word in enumerate(words)]


def _within(word: str) -> Holds:
    return lambda known: word in known


def _standing(word: str, at: int, last: int) -> Holds:
    """Return what is true of the words of a text that can be one of several words of a name, by its place in that."""
    if not last:
        return _within(word)
    if not at:
        return lambda known: known.endswith(word)
    return (lambda known: known.startswith(word)) if at == last else (lambda known: known == word)
