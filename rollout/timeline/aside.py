"""What is too much for memory while an index is made, in files without a name that are gone with the program."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection, connect

BEFORE = ("PRAGMA journal_mode = OFF", "PRAGMA cache_size = -32000")
PUT = "INSERT OR IGNORE INTO id VALUES (?, ?)"
GET = "SELECT row FROM id WHERE id = ?"


def _begun(table: str) -> Connection:
    line = connect("", isolation_level=None)
    for statement in (*BEFORE, table, "BEGIN"):
        line.execute(statement)
    return line


class Ids:
    """Which id stands first in which row: of ten million rows a dictionary would take two gigabytes."""

    def __init__(self) -> None:
        """Begin with none."""
        self._line = _begun("CREATE TABLE id (id TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID")

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

    def close(self) -> None:
        """Forget them."""
        self._line.close()


class Places:
    """The places of words, put aside part by part."""

    def __init__(self) -> None:
        """Begin with none."""
        self._line = _begun(
            "CREATE TABLE part (word TEXT, number INTEGER, places BLOB, PRIMARY KEY (word, number)) WITHOUT ROWID"
        )
        self.parts = 0

    def put(self, words: Iterable[tuple[str, "array[int]"]]) -> None:
        """Take the places of some words, which lie behind all that were taken before."""
        rows = ((word, self.parts, places.tobytes()) for word, places in words)
        self._line.executemany("INSERT INTO part VALUES (?, ?, ?)", rows)
        self.parts += 1

    def all(self) -> Iterator[tuple[str, "array[int]"]]:
        """Yield each word once, in order, with all its places."""
        rows = self._line.execute("SELECT word, places FROM part ORDER BY word, number")
        for word, some in groupby(rows, key=itemgetter(0)):
            yield word, array("I", b"".join(places for _, places in some))

    def close(self) -> None:
        """Forget them."""
        self._line.close()
