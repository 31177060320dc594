"""The keys by which very many texts are found, on their way into an index file: of a part of the texts at a time."""

from collections.abc import Iterator
from sqlite3 import Connection

from rollout.timeline.text_keys import USUAL, Part

RECENT = 100_000  # keys that are at hand
TEXTS = "SELECT folded FROM text WHERE number >= ? AND number < ? ORDER BY number"
NUMBER, PUT = "SELECT key FROM key WHERE kind = ? AND text = ?", "INSERT INTO key (kind, text) VALUES (?, ?)"
PLACES, BEYOND = "INSERT INTO place VALUES (?, ?, ?)", "DELETE FROM place WHERE part >= ?"
UNUSED = "DELETE FROM key WHERE key NOT IN (SELECT key FROM place)"


class _Texts:
    """Texts of a part, read one by one and as often as they are gone through."""

    def __init__(self, tables: Connection, begin: int, end: int) -> None:
        self._tables, self._which = tables, (begin, end)

    def __iter__(self) -> Iterator[str]:
        return (text.decode() for (text,) in self._tables.execute(TEXTS, self._which))


class Keys:
    """Writes the keys of texts that are in the tables, whenever these fill a part."""

    def __init__(self, tables: Connection, count: int) -> None:
        """Take the tables, and how many texts were in them when they were kept."""
        self._tables, self._shape = tables, USUAL
        self._done = count // self.part
        tables.execute(BEYOND, (self._done,))
        tables.execute(UNUSED)
        self._recent: dict[tuple[int, str], int] = {}

    @property
    def part(self) -> int:
        """How many events stand in a part."""
        return self._shape.part

    def take(self, count: int) -> None:
        """Write the keys of all parts that are full; count: how many texts are in the tables."""
        while (self._done + 1) * self.part <= count:
            self._write()

    def finish(self, count: int) -> None:
        """Write those of the last part as well."""
        self.take(count)
        if self._done * self.part < count:
            self._write()
        self._recent.clear()

    def _write(self) -> None:
        begin = self._done * self.part
        keys = Part(_Texts(self._tables, begin, begin + self.part), (), self._shape)
        # In an order of their own: that of sets is another one in each process, and the file would be.
        rows = ((self._number(kind, text), self._done, places) for kind, text, places in sorted(keys.rows()))
        self._tables.executemany(PLACES, rows)
        self._done += 1

    def _number(self, kind: int, text: str) -> int:
        """Return the number of a key."""
        key = int(kind), text
        number = self._recent.get(key)
        if number is None:
            if len(self._recent) >= RECENT:
                self._recent.clear()
            found = self._tables.execute(NUMBER, key).fetchone()
            self._recent[key] = number = int(found[0] if found else self._tables.execute(PUT, key).lastrowid or 0)
        return number
