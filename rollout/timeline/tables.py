"""The tables of an index file as they are read: statements of ours, to which the values of a request are bound."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from sqlite3 import connect
from threading import RLock
from typing import Any, overload

from rollout.evidence.event import Event
from rollout.timeline.stored import restored

REMEMBERED = 8_000  # events that were read
BY_NUMBER = "SELECT value FROM event WHERE number = ?"
BY_ID = "SELECT number FROM event WHERE id = ?"
COLUMN = "SELECT rowid, kind FROM kept WHERE name = ?"
PIECE = 1 << 20  # bytes of a column read together
Read = Callable[[int, int], "array[Any]"]
"""Gives numbers of a column, from the place of the first and how many they are."""


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

    @contextmanager
    def opened(self, name: str) -> Iterator[Read]:
        """Give what reads parts of a column, of which no more is held."""
        ((row, kind),) = self.rows(COLUMN, name)
        size = array(kind).itemsize
        with self.lock:
            blob = self._read.blobopen("kept", "value", row, readonly=True)

        def read(begin: int, count: int) -> "array[Any]":
            found = array(kind)
            with self.lock:
                blob.seek(begin * size)
                found.frombytes(blob.read(count * size))
            return found

        try:
            yield read
        finally:
            with self.lock:
                blob.close()

    def _event(self, number: int) -> Event:
        ((value,),) = self.rows(BY_NUMBER, number)
        found: Event = restored(value)
        return found
