"""F13: bad edits of the file of a running server: `python -m checks.edits [1000] [SEED]`.

Most are written as programs write, some byte by byte with pauses, some broken off, some by deleting the file. What is
shown must never change; the problem must be told within two seconds; every tenth edit is a good one, which must be
shown within two seconds.
"""

import json
import random
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from checks.hostile import REAL, ROWS, damaged, folder
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from tests.support.server import GUARDED, start

WITHIN = 2.0


def bad(chance: random.Random) -> bytes:
    """Return a file that must not be shown."""
    while True:
        data = damaged(chance, REAL)
        try:
            if read(data).problems:
                return data
        except DataError:
            return data


def write(chance: random.Random, file: Path, data: bytes) -> None:
    """Write a file as a program would: at once, in the place of the old one, or in pieces."""
    how = chance.random()
    if how < 0.4:
        file.write_bytes(data)
    elif how < 0.7:
        fresh = file.with_suffix(".new")
        fresh.write_bytes(data)
        fresh.replace(file)
    else:
        with file.open("wb") as into:
            for at in range(0, len(data), step := max(1, len(data) // 4)):
                into.write(data[at : at + step])
                into.flush()
                time.sleep(chance.choice([0, 0.02, 0.1]))


class Watched:
    """A running server, and what it must show."""

    def __init__(self) -> None:
        place = folder()
        self.file = place / "events.csv"
        self.file.write_bytes(REAL)
        self.server = start(self.file, place / "log.txt", program=GUARDED)
        self.line = HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        self.slowest = {"problem told": 0.0, "good edit shown": 0.0}
        self.digest = self.told()[0]
        self.seen = self.looks()

    def asked(self, path: str) -> bytes:
        self.line.request("GET", path)
        return self.line.getresponse().read()

    def told(self) -> tuple[str, bool]:
        state = json.loads(self.asked("/state"))
        return state["digest"], state["refused_edit"]

    def looks(self) -> tuple[bytes, bytes]:
        return self.asked("/facts"), self.asked("/first.svg?width=900&height=500")

    def wait(self, what: str, digest: str, refused: bool) -> None:
        """Wait until a state is told; fail when it is late or when anything else is shown."""
        started = time.monotonic()
        while (state := self.told()) != (digest, refused):
            if state[0] not in (self.digest, digest):
                raise SystemExit(f"Something else is shown: {state}")
            if time.monotonic() - started > 10 * WITHIN:
                raise SystemExit(f"{what} not after {10 * WITHIN:.0f} s.")
            time.sleep(0.02)
        self.slowest[what] = max(self.slowest[what], time.monotonic() - started)
        self.digest = digest


def good_edit(now: Watched, chance: random.Random, number: int) -> None:
    """Save another good file."""
    data = REAL if number % 2 else b"".join(ROWS[: 20 + number % 50])
    write(chance, now.file, data)
    now.wait("good edit shown", read(data).digest, False)
    now.seen = now.looks()


def bad_edit(now: Watched, chance: random.Random) -> None:
    """Save a file that must not be shown, or delete it."""
    if chance.random() < 0.05 and now.file.exists():
        now.file.unlink()
    else:
        write(chance, now.file, bad(chance))
    now.wait("problem told", now.digest, True)


def main(count: int, chance: random.Random) -> None:
    now = Watched()
    try:
        for number in range(count):
            if number % 10 == 9:
                good_edit(now, chance, number // 10)
                continue
            bad_edit(now, chance)
            if number % 5 == 0 and now.looks() != now.seen:
                raise SystemExit(f"Edit {number}: what is shown has changed.")
    finally:
        now.line.close()
        now.server.stop()
    print(f"{count} edits, one in ten a good one: shown data never changed otherwise; at worst", end=" ")
    print(", ".join(f"{what} after {seconds:.2f} s" for what, seconds in now.slowest.items()))
    if len(now.server.said().splitlines()) != 1:
        raise SystemExit(f"The server wrote: {now.server.said()}")
    if max(now.slowest.values()) > WITHIN:
        raise SystemExit("Later than two seconds.")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(numbers[0] if numbers else 1000, random.Random(numbers[1] if len(numbers) > 1 else 13))
