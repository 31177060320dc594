"""What is too much for memory while an index is made, and how far it is made: in a file of SQLite.

It has no name and is gone with the program, or is kept so that what was ended is taken up.
"""

from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter
from pathlib import Path
from sqlite3 import Connection, connect

FORM = 1
"""Another number is written where these tables change, or what they hold: what was begun before is begun anew."""
PASSING = ("PRAGMA journal_mode = OFF", "PRAGMA cache_size = -32000")
KEPT = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -32000",
)
TABLES = (
    "CREATE TABLE id (id TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID",
    "CREATE TABLE made (id TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID",
    "CREATE TABLE part (number INTEGER, words TEXT, counts BLOB, places BLOB)",
    "CREATE INDEX part_number ON part (number)",
    "CREATE TABLE spot (code INTEGER PRIMARY KEY, lane INTEGER, date TEXT, first REAL, last REAL, timed INTEGER,"
    " hung INTEGER, begins REAL, ends REAL, mark REAL, UNIQUE (lane, date))",
    "CREATE TABLE place (first INTEGER PRIMARY KEY, sorts BLOB, spots BLOB, ranks BLOB)",
    "CREATE TABLE figured (number INTEGER PRIMARY KEY)",
    "CREATE TABLE told (row INTEGER PRIMARY KEY)",
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
)
MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
PUT = "INSERT OR IGNORE INTO id VALUES (?, ?)"
GET = "SELECT row FROM id WHERE id = ?"
MAKE = "INSERT INTO made VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1"
TIMES = "SELECT times FROM made WHERE id = ?"
PART = "SELECT words, counts, places FROM part WHERE number = ? ORDER BY rowid"
PARTS = "SELECT coalesce(max(number) + 1, 0) FROM part"
BREAK = "\n"
"""What stands between two words: none holds it."""
ONE, SIZE = b"", array("I").itemsize
Words = tuple[str, bytes, bytes]
"""Words, how many places each has, and all places one after the other; of words with one place each no counts."""


class Work:
    """The file in which all this is gathered."""

    def __init__(self, path: Path | None = None) -> None:
        """Begin with nothing, or with what a file holds; raises ValueError where that has other tables than ours."""
        self.line = connect(path or "", timeout=0, isolation_level=None)
        for statement in KEPT if path else PASSING:
            self.line.execute(statement)
        made = {statement for (statement,) in self.line.execute(MADE)}
        if made and made != {*TABLES}:
            self.close()
            raise ValueError(path)
        self.line.execute("BEGIN")
        if not made:
            for statement in TABLES:
                self.line.execute(statement)
        self.ids, self.places = Ids(self.line), Places(self.line)

    def made(self, key: str) -> int:
        """Return how often an id was made, this time included."""
        self.line.execute(MAKE, (key,))
        ((times,),) = self.line.execute(TIMES, (key,))
        return int(times)

    def said(self) -> dict[str, str]:
        """Return what was said when it was kept last, by name."""
        return dict(self.line.execute("SELECT name, value FROM said"))

    def told(self) -> Iterator[int]:
        """Yield the rows that have to be read again."""
        return (row for (row,) in self.line.execute("SELECT row FROM told"))

    def keep(self, told: Iterable[int], said: Iterable[tuple[str, str]]) -> None:
        """Keep all that was put aside up to here, with rows to read again and what is said of it, or nothing of it."""
        self.line.executemany("INSERT INTO told VALUES (?)", ((row,) for row in told))
        self.line.executemany("REPLACE INTO said VALUES (?, ?)", said)
        self.line.execute("COMMIT")
        self.line.execute("BEGIN")

    def close(self) -> None:
        """Let go of it, and of what was not kept."""
        self.line.close()


class Ids:
    """Which id stands first in which row: of ten million rows a dictionary would take two gigabytes."""

    def __init__(self, line: Connection) -> None:
        """Take where they are kept."""
        self._line = line

    def setdefault(self, key: str, default: int) -> int:
        """Return the row where an id stands first, which is this one where it is new."""
        return default if self._line.execute(PUT, (key, default)).rowcount else self[key]

    def __getitem__(self, key: str) -> int:
        """Return the row of an id that is there."""
        ((row,),) = self._line.execute(GET, (key,))
        return int(row)

    def __contains__(self, key: object) -> bool:
        """Return whether a row has this id."""
        return self._line.execute(GET, (key,)).fetchone() is not None


class Places:
    """The places of words, put aside part by part."""

    def __init__(self, line: Connection) -> None:
        """Take where they are kept."""
        self._line = line
        self.parts = int(line.execute(PARTS).fetchone()[0])

    def put(self, blocks: Iterable[Words]) -> None:
        """Take words in order with their places, which lie behind all that were taken before."""
        rows = ((self.parts, *block) for block in blocks)
        self._line.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", rows)
        self.parts += 1

    def _part(self, number: int) -> Iterator[tuple[str, memoryview]]:
        for words, counts, places in self._line.execute(PART, (number,)):
            held, begin, known = memoryview(places), 0, words.split(BREAK)
            for word, count in zip(known, array("I", counts) or repeat(1, len(known)), strict=True):
                end = begin + count * SIZE
                yield word, held[begin:end]
                begin = end

    def all(self) -> Iterator[tuple[str, Iterator[memoryview]]]:
        """Yield each word once, in order, with all its places, a part after another."""
        first = itemgetter(0)
        for word, some in groupby(merge(*map(self._part, range(self.parts)), key=first), key=first):
            yield word, (places for _, places in some)
