"""F12: what is too large or no CSV at all is refused at once, in little room: `python -m checks.limits`."""

import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from rollout.evidence.vocabulary import COLUMNS
from tests.csv_rows import RIGHT, csv_of, line

HEAD = ",".join(COLUMNS) + "\n"
ROW = line([RIGHT.get(name, "") for name in COLUMNS])
MOST_MS, MOST_MB = 100, 50


def rows(count: int) -> str:
    """Return so many good rows under a header."""
    return HEAD + "".join(ROW.replace(RIGHT["id"], f"row-{number}") for number in range(count))


# ruff: noqa: PLW0108 - nothing is made before it is wanted
CASES: dict[str, Callable[[], bytes]] = {
    "over 5 MB": lambda: b"a" * 5_000_001,
    "20,001 short rows": lambda: (HEAD + "x\n" * 20_001).encode(),
    "20,001 long rows": lambda: rows(20_001).encode(),
    "2,000,000 empty rows": lambda: (HEAD + "\n" * 2_000_000).encode(),
    "more than 600 columns": lambda: (HEAD.strip() + "".join(f",a{number}" for number in range(601)) + "\n").encode(),
    "2,400,000 columns": lambda: (HEAD.strip() + ",a" * 2_400_000 + "\n").encode(),
    "a cell of 10,001": lambda: csv_of({"notes": "a" * 10_001}),
    "480 cells of 10,001": lambda: csv_of(*({"notes": "a" * 10_001},) * 480),
    "a cell of 140,000": lambda: csv_of({"notes": "a" * 140_000}),
    "a zip": lambda: b"PK\x03\x04" + random.Random(1).randbytes(4_900_000),
    "UTF-16": lambda: rows(8000).encode("utf-16")[:4_900_000],
    "Latin-1 at the very end": lambda: rows(20_000).encode()[:4_900_000] + b"\xe9",
    "NUL at the very end": lambda: rows(20_000).encode()[:4_900_000] + b"\0",
}


def held(name: str) -> float:
    """Return what the system says this process holds, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(next(each for each in status.splitlines() if each.startswith(name)).split()[1]) / 1024


def one(name: str) -> None:
    """Read one file, and print what that took; end with an error when it was too much."""
    data = CASES[name]()
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    before, started = held("VmRSS"), time.process_time()
    try:
        problems = read(data).problems
    except DataError as error:
        problems = error.problems
    took, grew = (time.process_time() - started) * 1000, held("VmHWM") - before
    print(f"{name:<24}{len(data) / 1e6:6.2f} MB {took:7.1f} ms {grew:+7.1f} MB  {problems[0].wrong[:80]}", flush=True)
    if took > MOST_MS or grew > MOST_MB:
        sys.exit(1)


def main() -> None:
    wrong = []
    for name in CASES:
        # Each in a process of its own, three times where it must: a busy machine counts caches against the reader.
        command = [sys.executable, "-m", "checks.limits", name]
        if not any(subprocess.run(command, check=False, env=os.environ).returncode == 0 for _ in range(3)):
            wrong.append(name)
    if wrong:
        raise SystemExit(f"Over {MOST_MS} ms or {MOST_MB} MB: {', '.join(wrong)}")


if __name__ == "__main__":
    one(sys.argv[1]) if sys.argv[1:] else main()
