"""Very many events from their index file: `python -m bench.outgrowing 1048576 [times 96]`.

Packs so many invented events, multiplies the tables where asked, then opens the index in a process of its own and walks
from all of time to one day and back, searches and filters. Times are those of the processor, so that what else the
machine does counts little; what the clock says stands behind them. What is multiplied has to fill parts of the words'
index; a hundred million take some 60 GB of the folder for temporary files.
"""

import csv
import resource
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rollout.figure.view_figure import picture
from rollout.timeline.bits import PART
from rollout.timeline.chosen import EARLY
from rollout.timeline.coded import TIMES
from rollout.timeline.levels import FIRST
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import LAST, TABLES
from rollout.timeline.stored import stored
from rollout.timeline.tables import Tables
from rollout.timeline.view import View
from rollout.timeline.window import iso
from tests.support import crowd

SEARCHES = (
    "harbour",
    "swing bridge",
    '"swing bridge"',
    "123456",
    "zzz",
    "拉萨",
    "拉",
    "a",
    "1",
    "12",
    "event-12",
    "quay storm",
)
STEPS = (1.0, 0.5, 0.2, 0.08, 0.03, 0.01, 0.003)


def held() -> str:
    """Return the memory that this process holds now, and the most that it held, where the system says so."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    found = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return f"{found.get('VmRSS', 0):.0f} MB, at most {found.get('VmHWM', 0):.0f} MB"


def took(begin: float) -> str:
    return f"{time.process_time() - begin:.1f} s"


LEFT_OUT = ("summary", "source_publisher")  # of what is multiplied: a hundred million have room on a usual disk then


def packed(path: Path, count: int, left_out: Collection[str] = ()) -> None:
    """Write a file of so many events, without some columns; read and pack it."""
    begin = time.process_time()
    file = path.with_suffix("")
    with file.open("w", encoding="utf-8", newline="") as rows:
        places = [place for place, name in enumerate(crowd.COLUMNS) if name not in left_out]
        csv.writer(rows).writerows([row[at] for at in places] for row in csv.reader(crowd.lines(count)))
    print(f"{count:,} events: written in {took(begin)}, {file.stat().st_size / 1e6:.0f} MB", flush=True)
    subprocess.run([sys.executable, "-m", "rollout", "pack", str(file), "--max-rows", str(count)], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  packed in {used.ru_utime + used.ru_stime:.1f} s, at most {used.ru_maxrss / 1024:.0f} MB", flush=True)


COPIES = (
    "INSERT INTO event SELECT number + :count * :copy, id || '-' || :copy, value FROM event WHERE number < :count",
    "INSERT INTO text SELECT number + :count * :copy, folded FROM text WHERE number < :count",
    "INSERT INTO place SELECT key, part + :parts * :copy, places FROM place WHERE part < :parts",
)
STRIDE = 37  # by which the copies of one event stand in another order than those of the next


def multiplied(path: Path, count: int, times: int) -> None:
    """Copy the rows of an index so many times, and count anew; copies of one event stand beside one another in rank."""
    begin, known = time.perf_counter(), Tables(path)
    columns = {name: known.column(name) for (name,) in known.rows("SELECT name FROM kept")}
    with closing(connect(path, isolation_level=None)) as tables:
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000"):
            tables.execute(statement)
        for name in ("event_id", "place_key"):
            tables.execute(f"DROP INDEX {name}")
        for copy in range(1, times):
            for statement in COPIES:
                tables.execute(statement, {"count": count, "copy": copy, "parts": count // PART})
        print(f"  copied in {time.perf_counter() - begin:.0f} s", flush=True)
        tables.execute("UPDATE said SET value = ? WHERE name = 'count'", (stored(count * times),))
        tables.execute("UPDATE sort SET count = count * ?", (times,))
        _columns(tables, columns, count, times)
        for statement in TABLES[-LAST:]:
            tables.execute(statement)
    print(f"  {path.stat().st_size / 1e9:.1f} GB after {time.perf_counter() - begin:.0f} s", flush=True)


def _columns(tables: Connection, known: Mapping[str, "array[Any]"], count: int, times: int) -> None:
    """Multiply the columns of an index."""
    for name in ("sorts", "begun", "ended"):
        own = known[name]
        _kept(tables, name, own.typecode, len(own) * times, (own for _ in range(times)))
    for name in (*(f"{name} counts" for name in TIMES), "tile begins"):
        many = array("I", (one * times for one in known[name]))
        _kept(tables, name, "I", len(many), [many])
    for name, most in (("first", FIRST), ("early", EARLY)):
        _foremost(tables, known, name, most, count, times)
    placed, order = known["placed"], known["order"]
    places = (
        array("I", (place * times + (copy + place * STRIDE) % times for place in placed)) for copy in range(times)
    )
    _kept(tables, "placed", "I", count * times, places)
    ranks = range(times)
    orders = (
        array("I", (number + (rank - placed[number] * STRIDE) % times * count for number in some for rank in ranks))
        for some in (order[begin : begin + 10_000] for begin in range(0, count, 10_000))
    )
    _kept(tables, "order", "I", count * times, orders)


def _foremost(
    tables: Connection, known: Mapping[str, "array[Any]"], name: str, most: int, count: int, times: int
) -> None:
    """Write the first of each tile anew, so many at most: copies of its first, for there are as many of each."""
    first, placed = known[name], known[f"{name} placed"]
    begins, ends = known["tile begins"], (*known["tile begins"][1:], count)
    numbers, places, at = array("I"), array("I"), 0
    for begin, end in zip(begins, ends, strict=True):
        own = range(at, at := at + min(most, end - begin))
        pairs = [(first[one], placed[one], rank) for one in own for rank in range(times)][:most]
        numbers.extend(number + (rank - place * STRIDE) % times * count for number, place, rank in pairs)
        places.extend(place * times + rank for _, place, rank in pairs)
    _kept(tables, name, "I", len(numbers), [numbers])
    _kept(tables, f"{name} placed", "I", len(places), [places])


def _kept(tables: Connection, name: str, kind: str, length: int, pieces: "Iterable[array[int]]") -> None:
    """Put another column in the place of one, a piece after another."""
    tables.execute("DELETE FROM kept WHERE name = ?", (name,))
    given = name, kind, length * array(kind).itemsize
    row = tables.execute("INSERT INTO kept VALUES (?, ?, zeroblob(?))", given).lastrowid
    with tables.blobopen("kept", "value", int(row or 0)) as blob:
        for some in pieces:
            blob.write(some.tobytes())


def timed(name: str, ask: Callable[..., int], *given: object) -> float:
    begin, clock = time.process_time(), time.perf_counter()
    said = ask(*given)
    ms, by_clock = (time.process_time() - begin) * 1000, (time.perf_counter() - clock) * 1000
    print(f"    {name:44} {ms:8.1f} ms  ({by_clock:8.1f})  {said:,}", flush=True)
    return ms


def walk(index: PackedIndex) -> None:
    """Walk from all of time to one day and back, a picture at each step."""
    span, found = index.span, []
    middle = span.start + span.days * 0.7
    for share in (*STEPS, *reversed(STEPS)):
        days = max(20.0, span.days * share)
        address = f"?from={iso(middle - days / 2)}&to={iso(middle + days / 2)}"
        found.append(timed(f"picture of {days:.0f} days", drawn, index, address))
    print(f"  a step: {median(found):.0f} ms, most {max(found[1:]):.0f} ms (the first {found[0]:.0f})", flush=True)


def drawn(index: PackedIndex, address: str) -> int:
    return len(picture(index, address, 1248, 560)["layout"]["meta"]["labels"]["id"])


def found(index: PackedIndex, view: View) -> int:
    """Have the count and the first twenty of what a view lets through."""
    events = index.selection(view).events
    return len(events) if len(events[:20]) == min(20, len(events)) else -1


def asked(path: Path) -> None:
    """Open an index and ask it."""
    begin = time.process_time()
    index = PackedIndex(path)
    print(f"  opened in {took(begin)}, {held()}", flush=True)
    walk(index)
    for words in SEARCHES:
        timed(f"search: {words}", found, index, View(search=words))
    for words in ("harbour", "quay", "a"):
        timed(f"picture of a search: {words}", drawn, index, f"?q={words}")
    timed("one claim status", found, index, View(statuses=("claimed",)))
    timed("picture of one claim status", drawn, index, "?status=claimed")
    timed("sixty events by their ids", lambda: len(index.named([f"event-{number}" for number in range(60)])))
    print(f"  {held()}", flush=True)


def main() -> None:
    count, *times = [int(one) for one in sys.argv[1:] if one.isdigit()] or [0]
    if times and count % PART:
        sys.exit(f"Only parts of {PART:,} events can be multiplied.")
    if count:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "crowd.csv.index"
            packed(path, count, LEFT_OUT if times else ())
            if times:
                multiplied(path, count, times[0])
            subprocess.run([sys.executable, "-m", "bench.outgrowing", str(path)], check=True)
    else:
        asked(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
