"""Very many invented events as CSV: uneven over 27 years, in bursts, the same at every run."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits, read
from tests.csv_rows import RIGHT, line

LANES = ("Harbour works", "River gauges", "Night trains")
BEGIN, DAYS = date(1999, 1, 1), 9_900
WHO = ("The harbour office", "A dredging crew", "The lock keepers", "Council engineers", "The signal box", "Pilots")
DID = ("measure", "close", "repair", "promise", "postpone", "reopen", "argue over", "hand over", "report")
WHAT = (
    "the east quay",
    "a tide gauge",
    "the sleeper service",
    "platform four",
    "the winter dredging",
    "a swing bridge",
)
WHEN = ("", "", " after the storm", " for a second season", " against advice", " without saying why", " at last")
STATUSES = ("documented", "documented", "reported", "reported", "claimed", "retracted")
COLUMNS = tuple(RIGHT)


def _row(number: int) -> dict[str, str]:
    chance = blake2b(f"event {number}".encode(), digest_size=12).digest()
    near, burst = chance[0] / 256, chance[1] % 25
    place = (burst * 0.618034) % 1 + (near - 0.5) * 0.02 if chance[2] < 77 else (chance[0] * 256 + chance[1]) / 65536
    first = BEGIN + timedelta(days=int(min(max(place**0.7 if place > 0 else 0, 0), 1) * DAYS))
    last = first + timedelta(days=7 + chance[3] * chance[4] // 160)
    parts = (WHO[chance[5] % 6], DID[chance[6] % 9], WHAT[chance[7] % 6])
    return RIGHT | {
        "id": f"event-{number}",
        "lane": LANES[chance[8] % 3],
        "date": f"{first}/{last}" if chance[9] < 77 else str(first)[:7] if chance[9] < 90 else str(first),
        "title": " ".join(parts) + WHEN[chance[10] % 7],
        "summary": f"{parts[0]} said so {number} times.",
        "status": STATUSES[chance[11] % 6],
        "priority": "1" if chance[11] < 12 else "2" if chance[11] < 100 else "3",
    }


def lines(count: int) -> Iterator[str]:
    """Yield the header and so many rows."""
    yield line(COLUMNS)
    for number in range(count):
        yield line(_row(number).values())


def write(path: Path, count: int) -> Path:
    """Write a file of so many events."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(count))
    return path


def evidence(count: int) -> Dataset:
    """Return so many events, read."""
    most = Limits(max_bytes=count * 400 + 1000, max_rows=count)
    found = read("".join(lines(count)).encode(), "crowd.csv", most)
    assert not found.problems, found.problems[:3]
    return found
