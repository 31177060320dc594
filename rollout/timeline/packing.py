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
from rollout.timeline.columns import columns_of
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.event_index import EventIndex
from rollout.timeline.stored import stored
from rollout.timeline.view import haystack
from rollout.timeline.vocabulary import Vocabulary

FORM = 2
"""Another number is written where the tables change: an index of an older form is made anew."""
AT_ONCE = 10_000  # events written between two tellings
TABLES = (
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT UNIQUE, value TEXT)",
    "CREATE TABLE sort (sort INTEGER PRIMARY KEY, value TEXT, count INTEGER)",
    "CREATE TABLE text (number INTEGER PRIMARY KEY, folded BLOB)",
    "CREATE TABLE word (block INTEGER PRIMARY KEY, words TEXT, counts BLOB, places BLOB)",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, kind TEXT, value BLOB)",
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


def said_of(index: DatasetIndex, stamp: Stamp) -> Iterator[tuple[str, Any]]:
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
    """Write a row for each event: itself, and what a search looks through; then the words of all, and their columns."""
    events, lanes = index.dataset.events, {name: number for number, name in enumerate(index.lanes)}
    sorts: dict[Sort, int] = {}
    own: list[int] = []
    vocabulary = Vocabulary()
    for begin in range(0, len(events), AT_ONCE):
        some = range(begin, min(begin + AT_ONCE, len(events)))
        own += [sorts.setdefault(sort_of(events[number]), len(sorts)) for number in some]
        values = ((number, events[number].id, stored(events[number])) for number in some)
        tables.executemany("INSERT INTO event VALUES (?, ?, ?)", values)
        texts = [haystack(events[number]) for number in some]
        for text in texts:
            vocabulary.add(text)
        rows = ((number, text.encode()) for number, text in zip(some, texts, strict=True))
        tables.executemany("INSERT INTO text VALUES (?, ?)", rows)
        tell(some.stop, len(events))
    tables.executemany(
        "INSERT INTO word VALUES (?, ?, ?, ?)", ((at, *one) for at, one in enumerate(vocabulary.blocks()))
    )
    columns = columns_of(EventIndex(events, index.span), [lanes[event.lane] for event in events], own)
    tables.executemany("INSERT INTO kept VALUES (?, ?, ?)", columns)
    counts = Counter(own)
    kinds = ((number, stored(sort), counts[number]) for sort, number in sorts.items())
    tables.executemany("INSERT INTO sort VALUES (?, ?, ?)", kinds)


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
            "INSERT INTO said VALUES (?, ?)", ((name, stored(value)) for name, value in said_of(index, stamp))
        )
        tables.execute("COMMIT")
