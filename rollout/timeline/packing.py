"""Evidence written as tables that answer the page's questions: one file of SQLite beside the file of events."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

from rollout.evidence.event import Event
from rollout.evidence.vocabulary import AHEAD
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.event_index import FIRST, TILE, EventIndex
from rollout.timeline.stored import stored
from rollout.timeline.view import haystack

FORM = 1
"""Another number is written where the tables change: an index of an older form is made anew."""
AT_ONCE = 10_000  # events written between two tellings
TABLES = (
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT UNIQUE, value TEXT)",
    "CREATE TABLE sort (sort INTEGER PRIMARY KEY, value TEXT, count INTEGER)",
    "CREATE TABLE place (number INTEGER PRIMARY KEY, lane INTEGER, sort INTEGER,"
    " start REAL, stop REAL, mark REAL, tile INTEGER, rank INTEGER)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, folded BLOB)",
    "CREATE TABLE counted (lane INTEGER, what INTEGER, at REAL, count INTEGER,"
    " PRIMARY KEY (lane, what, at)) WITHOUT ROWID",
    "CREATE TABLE first (lane INTEGER, tile INTEGER, rank INTEGER, number INTEGER,"
    " PRIMARY KEY (lane, tile, rank, number)) WITHOUT ROWID",
)
COUNTED = (
    "INSERT INTO counted SELECT lane, 0, start, count(*) FROM place GROUP BY lane, start",
    "INSERT INTO counted SELECT lane, 1, stop, count(*) FROM place GROUP BY lane, stop",
    "INSERT INTO counted SELECT lane, 2, mark, count(*) FROM place GROUP BY lane, mark",
)
FIRSTS = (
    "INSERT INTO first SELECT lane, tile, rank, number FROM (SELECT lane, tile, rank, number, row_number()"
    " OVER (PARTITION BY lane, tile ORDER BY rank, number) AS nth FROM place) WHERE nth <= ?"
)
SHARED = (
    *("lanes", "tags", "span", "home", "least", "even", "choices", "gaps"),
    *("newest_source", "drawn", "letters", "refused", "media"),
)
"""What an index knows of the whole file, and is the same for every picture."""
Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, when it was changed and how long it was then; and its number on this disk, and when that was
last written there, which who makes an archive or sends a file cannot choose."""
Sort = tuple[str, str, tuple[str, ...], bool, tuple[str, ...]]


def sort_of(event: Event) -> Sort:
    """Return all that filters ask of an event: lane, claim status, kinds of who says so, whether disputed, tags."""
    return event.lane, event.status, event.kinds, event.disputed, event.tags


def _figured(event: Event) -> bool:
    """Return whether an event has a say in what becomes of targets, or in a series."""
    return event.quantity is not None or bool(event.answers) or event.status in AHEAD


def _said(index: DatasetIndex, stamp: Stamp) -> Iterator[tuple[str, Any]]:
    """Yield what is the same for every picture, by name."""
    events = index.dataset.events
    yield "form", FORM
    yield "stamp", stamp
    yield "dataset", replace(index.dataset, events=(), cells=(), whole=None)
    yield "figured", [number for number, event in enumerate(events) if _figured(event)]
    yield "count", len(events)
    for name in SHARED:
        yield name, getattr(index, name)


def _fill(tables: Connection, index: DatasetIndex, tell: Callable[[int, int], None]) -> None:
    """Write a row for each event: itself, where it stands, and what a search looks through."""
    events, lanes = index.dataset.events, {name: number for number, name in enumerate(index.lanes)}
    where = EventIndex(events, index.span)
    sorts: dict[Sort, int] = {}
    counts: Counter[int] = Counter()
    for begin in range(0, len(events), AT_ONCE):
        some = range(begin, min(begin + AT_ONCE, len(events)))
        own = [sorts.setdefault(sort_of(events[number]), len(sorts)) for number in some]
        counts.update(own)
        values = ((number, events[number].id, stored(events[number])) for number in some)
        tables.executemany("INSERT INTO event VALUES (?, ?, ?)", values)
        places = (
            (
                *(number, lanes[events[number].lane], sort),
                *(where.starts[number], where.ends[number], where.marks[number]),
                *(int(where.marks[number] // TILE), where.ranks[number]),
            )
            for number, sort in zip(some, own, strict=True)
        )
        tables.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", places)
        texts = ((number, haystack(events[number]).encode()) for number in some)
        tables.executemany("INSERT INTO text VALUES (?, ?)", texts)
        tell(some.stop, len(events))
    rows = ((number, stored(sort), counts[number]) for sort, number in sorts.items())
    tables.executemany("INSERT INTO sort VALUES (?, ?, ?)", rows)


def pack(
    index: DatasetIndex, path: Path, tell: Callable[[int, int], None] = lambda *_: None, stamp: Stamp = ()
) -> None:
    """Write evidence as tables into a new file; `tell` hears now and then how many events of how many are written.

    The file is whole when this returns, and of no use before. Raises sqlite3.Error where it cannot be written. stamp:
    of the files that the evidence is from, by which it is known whether they have changed since.
    """
    with closing(connect(path, isolation_level=None)) as tables:
        # Nobody reads it before it is whole, and what was begun is thrown away.
        tables.execute("PRAGMA journal_mode = OFF")
        tables.execute("PRAGMA synchronous = OFF")
        tables.execute("BEGIN")
        for statement in TABLES:
            tables.execute(statement)
        _fill(tables, index, tell)
        tables.executemany(
            "INSERT INTO said VALUES (?, ?)", ((name, stored(value)) for name, value in _said(index, stamp))
        )
        for statement in COUNTED:
            tables.execute(statement)
        tables.execute(FIRSTS, (FIRST,))
        tables.execute("COMMIT")
