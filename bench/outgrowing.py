"""Very many events from their index file: `python -m bench.outgrowing 1000000`.

Packs so many invented events, then opens the index in a process of its own and walks from all of time to one day and
back, searches and filters. Times are those of the processor, so that what else the machine does counts little; what
the clock says stands behind them.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rollout.figure.view_figure import picture
from rollout.timeline.packed_index import PackedIndex
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


def packed(path: Path, count: int) -> None:
    """Write a file of so many events, read and pack it."""
    begin = time.process_time()
    file = crowd.write(path.with_suffix(".csv"), count)
    print(f"{count:,} events: written in {took(begin)}, {file.stat().st_size / 1e6:.0f} MB", flush=True)
    subprocess.run([sys.executable, "-m", "rollout", "pack", str(file), "--max-rows", str(count)], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  packed in {used.ru_utime + used.ru_stime:.1f} s, at most {used.ru_maxrss / 1024:.0f} MB", flush=True)


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
    if sys.argv[1].isdigit():
        with TemporaryDirectory() as folder:
            path = Path(folder) / "crowd.index"
            packed(path, int(sys.argv[1]))
            subprocess.run([sys.executable, "-m", "bench.outgrowing", str(path)], check=True)
    else:
        asked(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
