"""Rows of a long file, each read and given away; and read on from where an earlier reading was ended.

Of rows that were read before, those are read again of which something has to be known at the end: what is wrong, what
is empty or long, what answers what. Of all others it is enough that their events were given away.
"""

from collections.abc import Callable, Container, Iterable
from itertools import count
from typing import NamedTuple, Protocol

from rollout.evidence import reader
from rollout.evidence.companions import Near
from rollout.evidence.event import Event
from rollout.evidence.made import Ids, first
from rollout.evidence.others import apart, names_of, worded
from rollout.evidence.register import RowOfId
from rollout.evidence.remarks import TOLD
from rollout.evidence.rows import Rows

FORGET = 4_096  # rows after which it is looked how many values of a column are remembered
Numbered = Iterable[tuple[int, list[str]]]
"""Rows below the header with their numbers, as a spreadsheet counts them."""


class Kept(NamedTuple):
    """How many rows were read, which of them have to be read again, and how many are only counted."""

    rows: int = 0
    told: frozenset[int] = frozenset()
    counts: tuple[int, ...] = (0, 0, 0, 0)
    """Uneven rows; such without a lane; cells with what cannot be seen; rows without an id."""


class Into(Protocol):
    """Keeps what is too much for memory, and how far a file is read."""

    @property
    def ids(self) -> RowOfId:
        """The ids of rows."""

    @property
    def wrong(self) -> frozenset[int]:
        """Rows that were found wrong late when the file was read before."""

    def made(self, key: str, /) -> int:
        """Return how often an id was made, this time included."""

    def kept(self, digest: str, /) -> Kept:
        """Return how far the file with this digest was read, none of it where that is not known."""

    def keep(self, digest: str, new: Kept, /) -> None:
        """Keep how far a file is read; new: with the rows to read again that came since this was called."""


class _Before(Ids):
    """Finds the ids that were made for rows when they were read before."""

    def __init__(self, rows: RowOfId) -> None:
        """Take which id stands first in which row."""
        super().__init__()
        self._rows, self.row = rows, 0

    def make(self, date: str, title: str, taken: Container[str] = (), seen: str | None = None) -> str:
        """Return the id that the row has already."""
        made = first(date, title, seen)
        names = (made if number == 1 else f"{made}-{number}" for number in count(1))
        return next(own for own in names if own in taken and self._rows[own] == self.row)


class ByRow:
    """Reads one row after another."""

    def __init__(self, rows: Rows, near: Near, take: Callable[[Event], None], wrong: Container[int]) -> None:
        """Take what reads a row, what stands beside the file, who is given its event, and whose event is not given."""
        self._rows, (self._settings, self._sources, _), self._take, self._wrong = rows, near, take, wrong
        self._names = names_of(self._settings.words)
        self.given: set[int] = set()
        """Rows with an answer whose events were given away: only the end of the file shows whether they are right."""
        self._told: list[int] = []
        self._before = 0

    def again(self, before: Numbered, kept: Kept) -> None:
        """Read again what has to be known of rows that were read before."""
        rows, ids = self._rows, self._rows.ids
        rows.ids = found = _Before(rows.register.rows)
        for row, cells in before:
            if row in kept.told:
                found.row = row
                self._event(row, cells)
        rows.ids = ids
        rows.uneven, rows.homeless, rows.unseen.count, ids.count = kept.counts
        self._before = self._said()

    def read(self, row: int, cells: list[str]) -> None:
        """Read a row, and give its event away."""
        if event := self._event(row, cells):
            self._take(*worded(apart([event], self._settings.languages), self._names))
        if (said := self._said()) != self._before:
            self._before = said
            self._told.append(row)
        if row % FORGET == 0:
            self._forget()

    def _event(self, row: int, cells: list[str]) -> Event | None:
        """Return the event of a row with which nothing is wrong as far as is known."""
        problems, repeats = self._rows.problems, self._rows.register.repeats
        before = len(problems) + len(repeats)
        event = self._rows.read(row, cells)
        if event and self._sources.of:
            event = reader.cited(event, self._rows, self._sources)
        if event is None or before != len(problems) + len(repeats) or row in self._wrong:
            return None
        if event.answers:
            self.given.add(row)
        return event

    def _said(self) -> int:
        """Return a number that grows with all that has to be known at the end."""
        rows, register = self._rows, self._rows.register
        said = len(rows.problems) + len(rows.empty) + sum(map(len, rows.long.values()))
        owed = len(register.repeats) + len(register.replies) + len(register.aims) + len(register.unsure)
        return said + owed + min(rows.unseen.count, TOLD)

    def _forget(self) -> None:
        """Remember anew what a column holds: further on it may hold other things."""
        for column in self._rows.columns:
            if len(column.known) >= column.most:
                column.known.clear()

    def kept(self, number: int) -> Kept:
        """Return what is known after so many rows, with the rows to read again that came since this was asked."""
        rows, told = self._rows, frozenset(self._told)
        self._told.clear()
        return Kept(number, told, (rows.uneven, rows.homeless, rows.unseen.count, rows.ids.count))
