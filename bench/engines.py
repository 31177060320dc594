"""What the page asks of very many events, asked of two embedded engines: `python -m bench.engines 1000000`.

SQLite is Python's own; DuckDB is measured where it is installed, and is never needed. Nothing of ours is asked here:
the tables are as each engine serves them best.
"""

import csv
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

LANES, STATUSES = 3, 6
DAYS = 9_900
FIRST = 6
PARTS = 600
WHO = ("the harbour office", "a dredging crew", "the lock keepers", "council engineers", "the signal box", "pilots")
DID = ("measure", "close", "repair", "promise", "postpone", "reopen", "argue over", "hand over", "report")
WHAT = ("the east quay", "a tide gauge", "the sleeper service", "platform four", "a swing bridge", "拉萨 ལྷ་ས")
WINDOWS = ((0, DAYS), (2_000, 4_500), (5_000, 5_400), (7_000, 7_030), (8_000, 8_001))
WORDS = ("harbour", "east quay", "123456", "zzz", "拉萨", "qua")
Row = tuple[int, str, int, int, int, float, float, float, str]


def rows(count: int) -> Iterator[Row]:
    """Yield number, id, lane, status, rank, start, end, mark and searched text of so many events, the same always."""
    chance = Random(19)
    for number in range(count):
        one = chance.getrandbits(64)
        start = float(one % DAYS)
        days = 7 + (one >> 20) % 400 if one % 10 < 3 else 1
        words = f"{WHO[(one >> 24) % 6]} {DID[(one >> 28) % 9]} {WHAT[(one >> 32) % 6]} {one >> 40}"
        mark = start if days > 1 else start + 0.5
        rank = (1 + (one >> 36) % 3) << 32 | one & 0xFFFFFFFF
        yield number, f"event-{number}", one % LANES, (one >> 16) % STATUSES, rank, start, start + days, mark, words


def timed(name: str, ask: Callable[..., object], *given: object, times: int = 5) -> None:
    """Print the median ms of a question, and the slowest."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        ask(*given)
        found.append((time.perf_counter() - begin) * 1000)
    print(f"    {name:52} {median(found):9.1f} ms  (most {max(found):9.1f})", flush=True)


def held() -> str:
    """Return the most memory that this process has held."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


PLAIN = (
    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT, lane INT, status INT, rank INT,"
    " start REAL, stop REAL, mark REAL, words TEXT)"
)
PREPARED = (
    "CREATE UNIQUE INDEX event_id ON event (id)",
    "CREATE INDEX event_mark ON event (lane, mark, status)",
    "CREATE TABLE begun AS SELECT lane, start AS at, sum(count(*)) OVER (PARTITION BY lane ORDER BY start) AS upto"
    " FROM event GROUP BY lane, start",
    "CREATE TABLE ended AS SELECT lane, stop AS at, sum(count(*)) OVER (PARTITION BY lane ORDER BY stop) AS upto"
    " FROM event GROUP BY lane, stop",
    "CREATE TABLE marked AS SELECT lane, mark AS at, sum(count(*)) OVER (PARTITION BY lane ORDER BY mark) AS upto"
    " FROM event GROUP BY lane, mark",
    "CREATE UNIQUE INDEX begun_at ON begun (lane, at, upto)",
    "CREATE UNIQUE INDEX ended_at ON ended (lane, at, upto)",
    "CREATE UNIQUE INDEX marked_at ON marked (lane, at, upto)",
    f"CREATE TABLE tile AS SELECT lane, part, rank, number FROM (SELECT lane, CAST(mark / 8 AS INT) AS part, rank,"
    " number, row_number() OVER (PARTITION BY lane, CAST(mark / 8 AS INT) ORDER BY rank) AS place FROM event)"
    f" WHERE place <= {FIRST}",
    "CREATE INDEX tile_part ON tile (lane, part, rank)",
)
UPTO = {
    table: f"SELECT upto FROM {table} WHERE lane = ? AND at {sign} ? ORDER BY at DESC LIMIT 1"
    for table, sign in (("begun", "<"), ("ended", "<="), ("marked", "<"))
}


class Sqlite:
    """The questions in SQLite."""

    def __init__(self, folder: Path, count: int) -> None:
        """Load and prepare."""
        self.file = folder / "events.sqlite"
        begin = time.perf_counter()
        self.line = sqlite3.connect(self.file, isolation_level=None)
        self.line.execute("PRAGMA journal_mode = OFF")
        self.line.execute("PRAGMA synchronous = OFF")
        self.line.execute("BEGIN")
        self.line.execute(PLAIN)
        self.line.executemany("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)", rows(count))
        print(f"  SQLite {sqlite3.sqlite_version}: rows in after {time.perf_counter() - begin:.1f} s", flush=True)
        for statement in PREPARED:
            self.line.execute(statement)
        self.line.execute("COMMIT")
        size = self.file.stat().st_size / 1e6
        print(f"    prepared after {time.perf_counter() - begin:.1f} s, {size:.0f} MB; {held()}", flush=True)

    def upto(self, table: str, lane: int, at: float) -> int:
        """Return how many of a lane lie before a time."""
        found = self.line.execute(UPTO[table], (lane, at)).fetchone()
        return int(found[0]) if found else 0

    def one(self, ask: str, given: str) -> Any:
        return self.line.execute(ask, [given]).fetchone()

    def inside(self, start: float, stop: float) -> list[int]:
        return [self.upto("begun", lane, stop) - self.upto("ended", lane, start) for lane in range(LANES)]

    def density(self, start: float, stop: float) -> list[list[int]]:
        edges = [start + (stop - start) * part / PARTS for part in range(PARTS + 1)]
        return [[self.upto("marked", lane, at) for at in edges] for lane in range(LANES)]

    def first(self, start: float, stop: float) -> list[object]:
        ask = "SELECT number FROM tile WHERE lane = ? AND part BETWEEN ? AND ? ORDER BY rank LIMIT 60"
        ends = int(start // 8), int(stop // 8)
        numbers = [one for lane in range(LANES) for (one,) in self.line.execute(ask, (lane, *ends))]
        row = "SELECT * FROM event WHERE number = ?"
        return [self.line.execute(row, (number,)).fetchone() for number in numbers]

    def filtered(self, start: float, stop: float) -> list[Any]:
        ask = (
            "SELECT lane, CAST((mark - ?1) / ?2 AS INT), count(*) FROM event"
            " WHERE mark >= ?1 AND mark < ?3 AND status = 2 GROUP BY 1, 2"
        )
        return self.line.execute(ask, (start, (stop - start) / PARTS, stop)).fetchall()

    def scan(self, words: str) -> tuple[int, list[Any]]:
        (count,) = self.line.execute("SELECT count(*) FROM event WHERE instr(words, ?) > 0", (words,)).fetchone()
        ask = "SELECT number FROM event WHERE instr(words, ?) > 0 LIMIT 20"
        return count, self.line.execute(ask, (words,)).fetchall()

    def indexed(self, tokens: str) -> None:
        """Make a full-text index with one of the tokenizers, and ask it."""
        begin, before = time.perf_counter(), self.file.stat().st_size
        self.line.execute("BEGIN")
        self.line.execute(
            f"CREATE VIRTUAL TABLE found USING fts5 (words, content='', detail=full, tokenize='{tokens}')"
        )
        self.line.execute("INSERT INTO found (rowid, words) SELECT number, words FROM event")
        self.line.execute("COMMIT")
        size = (self.file.stat().st_size - before) / 1e6
        print(f"    FTS5 {tokens}: {time.perf_counter() - begin:.1f} s, {size:.0f} MB", flush=True)
        ask = "SELECT count(*) FROM found WHERE found MATCH ?"
        for words in WORDS:
            timed(f"FTS5 {tokens}, count of {words}", self.one, ask, f'"{words}"')
        self.line.execute("DROP TABLE found")


class Duck:
    """The questions in DuckDB."""

    def __init__(self, folder: Path, count: int) -> None:
        """Load."""
        duckdb = import_module("duckdb")
        begin = time.perf_counter()
        table = folder / "rows.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows(count))
        print(f"  DuckDB {duckdb.__version__}: rows written after {time.perf_counter() - begin:.1f} s", flush=True)
        file_name = folder / "events.duckdb"
        self.line = duckdb.connect(str(file_name))
        self.line.execute("SET threads = 2")
        self.line.execute("SET memory_limit = '300MB'")
        self.line.execute("SET preserve_insertion_order = false")
        self.line.execute(PLAIN.replace(" INTEGER PRIMARY KEY", " BIGINT").replace("rank INT", "rank BIGINT"))
        self.line.execute("INSERT INTO event SELECT * FROM read_csv(?, header = false)", [str(table)])
        self.line.execute("CHECKPOINT")
        size = file_name.stat().st_size / 1e6
        print(f"    prepared after {time.perf_counter() - begin:.1f} s, {size:.0f} MB; {held()}", flush=True)

    def one(self, ask: str, given: str) -> Any:
        return self.line.execute(ask, [given]).fetchone()

    def inside(self, start: float, stop: float) -> Any:
        ask = "SELECT lane, count(*) FROM event WHERE start < ? AND stop > ? GROUP BY lane"
        return self.line.execute(ask, [stop, start]).fetchall()

    def density(self, start: float, stop: float) -> Any:
        ask = "SELECT lane, CAST((mark - ?) / ? AS INT), count(*) FROM event WHERE mark >= ? AND mark < ? GROUP BY 1, 2"
        return self.line.execute(ask, [start, (stop - start) / PARTS, start, stop]).fetchall()

    def first(self, start: float, stop: float) -> Any:
        ask = (
            "SELECT * FROM event WHERE number IN (SELECT unnest(list(number ORDER BY rank)[:60]) FROM event"
            " WHERE mark >= ? AND mark < ? GROUP BY lane)"
        )
        return self.line.execute(
            ask.replace("list(number ORDER BY rank)[:60]", "arg_min(number, rank, 60)"), [start, stop]
        ).fetchall()

    def filtered(self, start: float, stop: float) -> Any:
        ask = (
            "SELECT lane, CAST((mark - ?) / ? AS INT), count(*) FROM event"
            " WHERE mark >= ? AND mark < ? AND status = 2 GROUP BY 1, 2"
        )
        return self.line.execute(ask, [start, (stop - start) / PARTS, start, stop]).fetchall()

    def scan(self, words: str) -> Any:
        count = self.line.execute("SELECT count(*) FROM event WHERE contains(words, ?)", [words]).fetchone()
        ask = "SELECT number FROM event WHERE contains(words, ?) LIMIT 20"
        return count, self.line.execute(ask, [words]).fetchall()


def asked(engine: Sqlite | Duck) -> None:
    """Ask an engine every question, and print what each took."""
    for start, stop in WINDOWS:
        where = f"of {stop - start} days"
        timed(f"events inside a window {where}", engine.inside, start, stop)
        timed(f"{PARTS} parts of 3 lanes {where}", engine.density, start, stop)
        timed(f"the first 60 of each lane {where}", engine.first, start, stop)
        timed(f"{PARTS} parts of one claim status {where}", engine.filtered, start, stop)
    timed("one event by its id", engine.one, "SELECT * FROM event WHERE id = ?", "event-777")
    for words in WORDS:
        timed(f"search by a look at every text: {words}", engine.scan, words, times=3)
    print(f"    {held()}", flush=True)


def main() -> None:
    count = int(sys.argv[1])
    print(f"{count:,} events", flush=True)
    with TemporaryDirectory() as folder:
        if "duck" not in sys.argv:
            lite = Sqlite(Path(folder), count)
            asked(lite)
            if "text" in sys.argv:
                lite.indexed("trigram")
                lite.indexed("unicode61")
        elif find_spec("duckdb"):
            asked(Duck(Path(folder), count))


if __name__ == "__main__":
    main()
