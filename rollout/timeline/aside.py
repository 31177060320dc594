"""What is too much for memory while an index is made, and how far it is made: in a file of SQLite.

It has no name and is gone with the program, or is kept so that what was ended is taken up.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from sqlite3 import Connection, connect

FORM = 3
"""Another number is written where these tables change, or what they hold: what was begun before is begun anew."""
PASSING = ("PRAGMA journal_mode = OFF", "PRAGMA cache_size = -32000")
KEPT = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -32000",
)
SMALLER = "PRAGMA cache_size = -4000"
TABLES = (
    "CREATE TABLE id (id TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID",
    "CREATE TABLE made (id TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID",
    "CREATE TABLE spot (code INTEGER PRIMARY KEY, lane INTEGER, date TEXT, first REAL, last REAL, timed INTEGER,"
    " hung INTEGER, begins REAL, ends REAL, mark REAL, UNIQUE (lane, date))",
    "CREATE TABLE place (first INTEGER PRIMARY KEY, sorts BLOB, spots BLOB, ranks BLOB)",
    "CREATE TABLE ranked (part INTEGER, first INTEGER, within BLOB, numbers BLOB, spots BLOB)",
    "CREATE TABLE figured (number INTEGER PRIMARY KEY)",
    "CREATE TABLE told (row INTEGER PRIMARY KEY)",
    "CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT)",
)
MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
PUT = "INSERT OR IGNORE INTO id VALUES (?, ?)"
GET = "SELECT row FROM id WHERE id = ?"
MAKE = "INSERT INTO made VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1"
TIMES = "SELECT times FROM made WHERE id = ?"


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
        self.ids = Ids(self.line)

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

    def shrink(self) -> None:
        """Hold less of it in memory: what comes now is written and read in order."""
        self.line.execute(SMALLER)

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
