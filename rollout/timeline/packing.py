"""Evidence written as tables that answer the page's questions: one file of SQLite beside the file of events."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

from rollout.evidence.event import Dataset, Event
from rollout.timeline.aside import Work
from rollout.timeline.choices import Sort, sort_of
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.making_columns import columns_of
from rollout.timeline.stored import stored
from rollout.timeline.tally import Tally, figured
from rollout.timeline.view import haystack
from rollout.timeline.vocabulary import Vocabulary

__all__ = ["FORM", "TABLES", "Packer", "Sort", "Stamp", "pack", "packer", "said_of", "sort_of"]

FORM = 4
"""Another number is written where the tables change, or what they hold: an index of an older form is made anew."""
AT_ONCE = 10_000  # events written together
PIECE = 1 << 20  # bytes of a column written together
TABLES = (
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT, value TEXT)",
    "CREATE TABLE sort (sort INTEGER PRIMARY KEY, value TEXT, count INTEGER)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, folded BLOB)",
    "CREATE TABLE word (block INTEGER PRIMARY KEY, words TEXT, counts BLOB, places BLOB)",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, kind TEXT, value BLOB)",
    "CREATE UNIQUE INDEX event_id ON event (id)",
)
BEFORE = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -48000", "BEGIN")
"""Nobody reads it before it is whole, and what was begun is thrown away."""
SHARED = (
    *("lanes", "tags", "span", "home", "least", "even", "choices", "gaps"),
    *("newest_source", "drawn", "letters", "refused", "media"),
)
"""What an index knows of the whole file, and is the same for every picture."""
Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, when it was changed and how long it was then; and its number on this disk, and when that was
last written there, which who makes an archive or sends a file cannot choose."""


def said_of(index: DatasetIndex, stamp: Stamp) -> Iterator[tuple[str, Any]]:
    """Yield what is the same for every picture, by name."""
    events = index.dataset.events
    yield "form", FORM
    yield "stamp", stamp
    yield "dataset", _without_events(index.dataset)
    yield "figured", [number for number, event in enumerate(events) if figured(event)]
    yield "count", len(events)
    for name in SHARED:
        yield name, getattr(index, name)


def _without_events(dataset: Dataset) -> Dataset:
    return replace(dataset, events=(), cells=(), whole=None)


class Packer:
    """Writes events as tables, one after another; what it gathers of them it puts aside."""

    def __init__(self, tables: Connection, work: Work) -> None:
        """Take the file of tables, which is empty, and what is put aside."""
        self._tables, self._tally, self._words = tables, Tally(work.line), Vocabulary(work.places)
        self._waiting: list[Event] = []
        for statement in (*BEFORE, *TABLES[:-1]):
            tables.execute(statement)

    @property
    def count(self) -> int:
        """How many events were taken."""
        return self._tally.count + len(self._waiting)

    @property
    def lanes(self) -> int:
        """In how many lanes they stand."""
        if self._waiting:
            self._write()
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
        texts = [*map(haystack, some)]
        rows = ((number, text.encode()) for number, text in enumerate(texts, first))
        self._tables.executemany("INSERT INTO text VALUES (?, ?)", rows)
        self._tally.add(some)
        for text in texts:
            self._words.add(text)
        self._waiting = []

    def finish(self, dataset: Dataset, stamp: Stamp) -> None:
        """Write the words of all, their columns, and what they come to; dataset: what is known beside the events."""
        if self._waiting:
            self._write()
        tables, tally = self._tables, self._tally
        blocks = ((at, *block) for at, block in enumerate(self._words.blocks()))
        tables.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", blocks)
        said = {"form": FORM, "stamp": stamp, "dataset": _without_events(dataset), **dict(tally.said(dataset))}
        tables.executemany("INSERT INTO said VALUES (?, ?)", ((name, stored(value)) for name, value in said.items()))
        kinds = ((number, stored(sort), tally.of_sorts[number]) for sort, number in tally.sorts.items())
        tables.executemany("INSERT INTO sort VALUES (?, ?, ?)", kinds)
        for name, kind, numbers in columns_of(tally, said["lanes"]):
            self._keep(name, kind, memoryview(numbers).cast("B"))
        tables.execute(TABLES[-1])
        tables.execute("COMMIT")

    def _keep(self, name: str, kind: str, numbers: memoryview) -> None:
        """Write a column piece by piece: whole, the engine would hold it three times."""
        row = self._tables.execute("INSERT INTO kept VALUES (?, ?, zeroblob(?))", (name, kind, len(numbers))).lastrowid
        with self._tables.blobopen("kept", "value", int(row or 0)) as blob:
            for begin in range(0, len(numbers), PIECE):
                blob.write(numbers[begin : begin + PIECE])


@contextmanager
def packer(path: Path, work: Work) -> Iterator[Packer]:
    """Give what writes a new file, which is whole when it is finished, and of no use before.

    Raises sqlite3.Error where it cannot be written.
    """
    with closing(connect(path, isolation_level=None)) as tables:
        yield Packer(tables, work)


def pack(dataset: Dataset, path: Path, tell: Callable[[int, int], None] = lambda *_: None, stamp: Stamp = ()) -> None:
    """Write evidence that is in memory into a new file; `tell` hears how many events of how many are written.

    stamp: of the files that the evidence is from, by which it is known whether they have changed since.
    """
    with closing(Work()) as work, packer(path, work) as into:
        for event in dataset.events:
            into.add(event)
        tell(into.count, len(dataset.events))
        into.finish(dataset, stamp)
