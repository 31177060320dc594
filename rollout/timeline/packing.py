"""Evidence written as tables that answer the page's questions: one file of SQLite beside the file of events."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

from rollout.evidence.by_row import Kept
from rollout.evidence.event import Dataset, Event
from rollout.timeline.aside import MADE, Work
from rollout.timeline.choices import Sort, sort_of
from rollout.timeline.making_columns import Column, columns_of
from rollout.timeline.making_keys import Keys
from rollout.timeline.said_whole import FORM, Stamp, beside_events, said_of
from rollout.timeline.stored import restored, stored
from rollout.timeline.tables import BY_NUMBER
from rollout.timeline.tally import Tally
from rollout.timeline.view import haystack

__all__ = ["FORM", "TABLES", "Packer", "Sort", "Stamp", "pack", "packer", "said_of", "sort_of"]

AT_ONCE = 10_000  # events written together
PIECE = 1 << 20  # bytes of a column written together
TABLES = (
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT, value TEXT)",
    "CREATE TABLE sort (sort INTEGER PRIMARY KEY, value TEXT, count INTEGER)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, folded BLOB)",
    "CREATE TABLE key (key INTEGER PRIMARY KEY, kind INTEGER, text TEXT, UNIQUE (kind, text))",
    "CREATE TABLE place (key INTEGER, part INTEGER, places BLOB)",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, kind TEXT, value BLOB)",
    "CREATE UNIQUE INDEX event_id ON event (id)",
    "CREATE INDEX place_key ON place (key, part)",
)
PARTS = "part"
"""The name by which it says how many events stand in a part of its keys."""
LAST = 2
"""How many of these are made at last, of all at once."""
PASSING = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -16000")
"""Nobody reads it before it is whole, and what was begun is thrown away."""
KEPT = ("PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = NORMAL", "PRAGMA cache_size = -16000")
"""What was begun may be taken up."""
BEYOND = ("DELETE FROM event WHERE number >= ?", "DELETE FROM text WHERE number >= ?")


class StaleError(ValueError):
    """Raised when what was begun is of another file than it seems."""


class Packer:
    """Writes events as tables, one after another; what it gathers of them it puts aside."""

    def __init__(
        self, tables: Connection, work: Work, wrong: frozenset[int] = frozenset(), keeps: bool = False
    ) -> None:
        """Take the file of tables and what is put aside, both empty or as they were kept.

        wrong: rows that are known to be wrong. keeps: whether what is ended may be taken up. Raises ValueError where
        the tables are not ours.
        """
        self._tables, self._work, self.ids, self.made = tables, work, work.ids, work.made
        self._waiting: list[Event] = []
        self._tally, self._said = Tally(work.line), {name: restored(value) for name, value in work.said().items()}
        self.wrong: frozenset[int] = self._said.get("wrong", wrong)
        for statement in KEPT if keeps else PASSING:
            tables.execute(statement)
        tables.execute("BEGIN")
        if self._said:
            self._take_up()
        else:
            for statement in TABLES[:-LAST]:
                tables.execute(statement)
        self._keys = Keys(tables, self._tally.count)

    def _take_up(self) -> None:
        """Go on from what was kept; the file of tables may hold more, for it is kept first."""
        made = {statement for (statement,) in self._tables.execute(MADE)}
        if made != {*TABLES[:-LAST]}:
            raise ValueError(made)
        count = self._said["tally"]["count"]
        for statement in BEYOND:
            self._tables.execute(statement, (count,))
        self._tally.take_up(self._said["tally"], self._event)

    def _event(self, number: int) -> Event:
        ((value,),) = self._tables.execute(BY_NUMBER, (number,))
        found: Event = restored(value)
        return found

    @property
    def rows(self) -> int:
        """How many rows are kept."""
        return int(self._said.get("rows", 0))

    def kept(self, digest: str) -> Kept:
        """Return how far a file was read; raises StaleError where it was another."""
        if not self._said:
            return Kept()
        if self._said["digest"] != digest:
            raise StaleError(digest)
        return Kept(self.rows, frozenset(self._work.told()), self._said["counts"])

    def keep(self, digest: str, new: Kept) -> None:
        """Keep what was taken up to here, and how far the file is read."""
        if self._waiting:
            self._write()
        now = {"digest": digest, "wrong": self.wrong, "rows": new.rows, "counts": new.counts}
        now["tally"] = self._tally.state()
        self._tables.execute("COMMIT")
        self._tables.execute("BEGIN")
        self._work.keep(new.told, ((name, stored(value)) for name, value in now.items()))
        self._said = now  # only now: a disk may be full before

    @property
    def count(self) -> int:
        """How many events were taken."""
        return self._tally.count + len(self._waiting)

    @property
    def lanes(self) -> int:
        """In how many lanes those stand that are kept."""
        return len(self._tally.own_lanes)

    def add(self, event: Event) -> None:
        """Take the next event."""
        self._waiting.append(event)
        if len(self._waiting) == AT_ONCE:
            self._write()

    def _write(self) -> None:
        """Write a row for each event: itself, and what a search looks through."""
        some, first = self._waiting, self._tally.count
        values = ((number, event.id, stored(event)) for number, event in enumerate(some, first))
        self._tables.executemany("INSERT INTO event VALUES (?, ?, ?)", values)
        rows = ((number, haystack(event).encode()) for number, event in enumerate(some, first))
        self._tables.executemany("INSERT INTO text VALUES (?, ?)", rows)
        self._tally.add(some)
        self._keys.take(self._tally.count)
        self._waiting = []

    def finish(self, dataset: Dataset, stamp: Stamp) -> None:
        """Write the words of all, their columns, and what they come to; dataset: what is known beside the events."""
        if self._waiting:
            self._write()
        tables, tally = self._tables, self._tally
        self._keys.finish(tally.count)
        self._work.shrink()
        said: dict[str, Any] = {"form": FORM, "stamp": stamp, PARTS: self._keys.part}
        said |= {**dict(beside_events(dataset)), **dict(tally.said(dataset))}
        tables.executemany("INSERT INTO said VALUES (?, ?)", ((name, stored(value)) for name, value in said.items()))
        kinds = ((number, stored(sort), tally.of_sorts[number]) for sort, number in tally.sorts.items())
        tables.executemany("INSERT INTO sort VALUES (?, ?, ?)", kinds)
        for column in columns_of(tally, said["lanes"]):
            self._keep(column)
            del column  # or it would be held while the next is made
        for statement in TABLES[-LAST:]:
            tables.execute(statement)
        tables.execute("COMMIT")
        self._said = {}  # nothing goes on from what is whole

    def _keep(self, column: Column) -> None:
        """Write a column piece by piece: whole, the engine would hold it three times."""
        given = column.name, column.kind, column.length * array(column.kind).itemsize
        row = self._tables.execute("INSERT INTO kept VALUES (?, ?, zeroblob(?))", given).lastrowid
        with self._tables.blobopen("kept", "value", int(row or 0)) as blob:
            for some in column.pieces:
                numbers = memoryview(some).cast("B")
                for begin in range(0, len(numbers), PIECE):
                    blob.write(numbers[begin : begin + PIECE])


@contextmanager
def packer(path: Path, work: Work, wrong: frozenset[int] = frozenset(), keeps: bool = False) -> Iterator[Packer]:
    """Give what writes a file, which is whole when it is finished, and of no use to a page before.

    Raises sqlite3.Error where it cannot be written.
    """
    with closing(connect(path, isolation_level=None)) as tables:
        yield Packer(tables, work, wrong, keeps)


def pack(dataset: Dataset, path: Path, tell: Callable[[int, int], None] = lambda *_: None, stamp: Stamp = ()) -> None:
    """Write evidence that is in memory into a new file; `tell` hears how many events of how many are written.

    stamp: of the files that the evidence is from, by which it is known whether they have changed since.
    """
    with closing(Work()) as work, packer(path, work) as into:
        for event in dataset.events:
            into.add(event)
        tell(into.count, len(dataset.events))
        into.finish(dataset, stamp)
