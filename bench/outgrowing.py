"""Very many events from their index file: `python -m bench.outgrowing 1000000 [times 10]`.

Packs so many invented events, then opens the index in a process of its own and walks from all of time to one day and
back, searches and filters. Times are those of the processor, so that what else the machine does counts little.
`times`: the tables are multiplied by so many, each copy some hours later, so that ten million are measured without
reading a file of ten million: what a row costs is the same, where it stands is not.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import connect
from statistics import median
from tempfile import TemporaryDirectory

from rollout.commands.cli import limits
from rollout.evidence.reader import read
from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.event_index import FIRST
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import COUNTED, FIRSTS, pack
from rollout.timeline.view import View
from rollout.timeline.window import iso
from tests.support import crowd

COPIES = (
    "INSERT INTO event SELECT number + ?1, id || '-' || ?1, value FROM event WHERE number < ?2",
    "INSERT INTO text SELECT number + ?1, folded FROM text WHERE number < ?2",
    "INSERT INTO place SELECT number + ?1, lane, sort, start + ?3, stop + ?3, mark + ?3, CAST((mark + ?3) / 8 AS INT),"
    " rank + ?4 FROM place WHERE number < ?2",
)
SEARCHES = ("harbour", "swing bridge", "123456", "zzz", "拉萨", "a", "quay storm")
STEPS = (1.0, 0.5, 0.2, 0.08, 0.03, 0.01, 0.003)


def held() -> str:
    """Return the memory that this process holds now, where the system says so."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
    return f"{kilobytes / 1024:.0f} MB"


def took(begin: float) -> str:
    return f"{time.process_time() - begin:.1f} s"


def multiplied(path: Path, count: int, times: int) -> None:
    """Copy the rows of an index so many times, and count anew."""
    begin = time.process_time()
    tables = connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        tables.execute(f"PRAGMA {pragma}")
    tables.execute("BEGIN")
    for copy in range(1, times):
        given = (count * copy, count, copy * 0.37, copy * 7919)
        for statement in COPIES:
            tables.execute(statement, given[: 4 if "?4" in statement else 2])
    tables.execute("UPDATE sort SET count = count * ?", (times,))
    tables.execute("UPDATE said SET value = ? WHERE name = 'count'", (json.dumps(count * times),))
    tables.execute("DELETE FROM counted")
    tables.execute("DELETE FROM first")
    for statement in COUNTED:
        tables.execute(statement)
    tables.execute(FIRSTS, (FIRST,))
    tables.execute("COMMIT")
    tables.close()
    print(f"  multiplied to {count * times:,} in {took(begin)}, {path.stat().st_size / 1e6:.0f} MB", flush=True)


def packed(path: Path, count: int) -> None:
    """Write a file of so many events, read and pack it."""
    begin = time.process_time()
    file = crowd.write(path.with_suffix(".csv"), count)
    print(f"{count:,} events: written in {took(begin)}, {file.stat().st_size / 1e6:.0f} MB", flush=True)
    begin = time.process_time()
    dataset = read(file.read_bytes(), file.name, limits(count))
    print(f"  read in {took(begin)}, {held()}", flush=True)
    begin = time.process_time()
    index = DatasetIndex(dataset)
    print(f"  index in memory in {took(begin)}, {held()}", flush=True)
    begin = time.process_time()
    pack(index, path)
    print(f"  packed in {took(begin)}, {path.stat().st_size / 1e6:.0f} MB, {held()}", flush=True)


def timed(name: str, ask: Callable[..., int], *given: object) -> float:
    begin = time.process_time()
    said = ask(*given)
    ms = (time.process_time() - begin) * 1000
    print(f"    {name:44} {ms:8.1f} ms  {said:,}", flush=True)
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
    timed("picture of a search", drawn, index, "?q=harbour")
    timed("one claim status", found, index, View(statuses=("claimed",)))
    timed("picture of one claim status", drawn, index, "?status=claimed")
    timed("sixty events by their ids", lambda: len(index.named([f"event-{number}" for number in range(60)])))
    print(f"  {held()}", flush=True)


def main() -> None:
    if sys.argv[1].isdigit():
        count, times = int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
        with TemporaryDirectory() as folder:
            path = Path(folder) / "crowd.index"
            packed(path, count)
            for many in sorted({1, times}):
                if many > 1:
                    multiplied(path, count, many)
                subprocess.run([sys.executable, "-m", "bench.outgrowing", str(path)], check=True)
    else:
        asked(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
