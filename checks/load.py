"""F29, F30: many readers at once: `python -m checks.load [READERS=500] [SECONDS=60] [PORT]`; an hour: `… 50 3600`.

Each reader does what the page does: opens it, asks for a picture, looks every second whether the file has changed, and
moves to another window every ten seconds or so. Every answer must be good, and the picture the one that was asked for;
memory, threads and open files must not grow. With a PORT a server that already runs there is asked.
"""

import asyncio
import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

from checks.hostile import REAL, folder
from tests.support.server import GUARDED, start

PARTS = ("/", "/theme.css", "/fonts/regular.ttf", "/first.svg?width=1280&height=600")
SLOWEST = 5.0  # seconds that one in a hundred may take
GROWTH = 0.05
SIZES = 60  # of windows among all readers


class Reader:
    """One reader with one line to the server."""

    def __init__(self, port: int, number: int, found: Counter[str], times: list[float]) -> None:
        self.port, self.found, self.times = port, found, times
        self.chance = random.Random(number)
        self.width = 700 + 20 * (number % SIZES)  # to be found again in the answer

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """Ask, and return the body of a good answer."""
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        started = time.perf_counter()
        self.out.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await self.out.drain()
        status = int((await self.into.readline()).split()[1])
        length = 0
        while (line := await self.into.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        data = await self.into.readexactly(length)
        self.times.append(time.perf_counter() - started)
        self.found[f"{status}"] += 1
        return data

    async def picture(self) -> None:
        """Ask for a window of this reader's own; note when the answer is that of another."""
        year, month = self.chance.randrange(2004, 2022), self.chance.randrange(1, 13)
        asked = {"search": f"?from={year}-{month:02}-01&to={year + 3}-01-01", "width": self.width, "height": 600}
        body = {
            "output": "..picture.figure...picture.style..",
            "outputs": [{"id": "picture", "property": name} for name in ("figure", "style")],
            "inputs": [{"id": "ask", "property": "data", "value": asked}],
            "changedPropIds": ["ask.data"],
        }
        answer = await self.ask("POST", "/_dash-update-component", json.dumps(body).encode())
        layout = json.loads(answer)["response"]["picture"]["figure"]["layout"]
        if layout["meta"]["width"] != self.width:
            self.found["another's picture"] += 1

    async def read(self, until: float) -> None:
        """Do what the page does until the time is over."""
        await asyncio.sleep(self.chance.random() * min(10, (until - time.monotonic()) / 4))
        try:
            self.into, self.out = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            for path in PARTS:
                await self.ask("GET", path)
            while time.monotonic() < until:
                if self.chance.random() < 0.1:
                    await self.picture()
                await self.ask("GET", "/state")
                await asyncio.sleep(1)
            self.out.close()
        except (OSError, asyncio.IncompleteReadError, ValueError, IndexError) as error:
            self.found[f"error {type(error).__name__}"] += 1


async def warm(port: int) -> None:
    """Fill what is kept of pictures, so that it is not taken for growth."""
    one = Reader(port, 1, Counter(), [])
    one.into, one.out = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    for path in PARTS:
        await one.ask("GET", path)
    for number in range(2 * SIZES):
        one.width = 700 + 20 * (number % SIZES)
        await one.picture()
    one.out.close()


def spent(process: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def holds(process: int) -> tuple[float, int, int]:
    """Return the MB, threads and open files of a process."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    files = len(list(Path(f"/proc/{process}/fd").iterdir()))
    return int(status["VmRSS"].split()[0]) / 1024, int(status["Threads"]), files


async def readers(port: int, count: int, seconds: float, process: int) -> tuple[Counter[str], list[float]]:
    """Let so many readers read for so long, and tell now and then what the server holds."""
    found: Counter[str] = Counter()
    times: list[float] = []
    until = time.monotonic() + seconds
    tasks = [asyncio.create_task(Reader(port, number, found, times).read(until)) for number in range(count)]
    while time.monotonic() < until and process:
        await asyncio.sleep(min(60.0, max(0.1, until - time.monotonic())))
        megabytes, threads, files = holds(process)
        held = f"{megabytes:.0f} MB, {threads} threads, {files} open files"
        print(f"  {sum(found.values()):,} answers; {held}", flush=True)
    await asyncio.gather(*tasks)
    return found, times


def judge(found: Counter[str], times: list[float]) -> bool:
    """Print what came back; return whether all of it was good and in time."""
    half, *_, last = quantiles(times, n=100)[49:]
    print(
        f"  answers: {dict(found)}; half within {half * 1000:.0f} ms, 99 of 100 within {last * 1000:.0f} ms", end="; "
    )
    print(f"load of the machine {os.getloadavg()[0]:.1f}")
    return set(found) == {"200"} and last < SLOWEST


def main(count: int, seconds: float, port: int) -> None:
    print(f"{count} readers for {seconds:.0f} s")
    if port:
        if not judge(*asyncio.run(readers(port, count, seconds, 0))):
            raise SystemExit("Not as promised.")
        return
    place = folder()
    (place / "events.csv").write_bytes(REAL)
    server = start(place / "events.csv", place / "log.txt", program=GUARDED)
    process = server.process.pid
    try:
        asyncio.run(warm(server.port))
        asyncio.run(readers(server.port, count, 15, 0))
        before, cost = holds(process), spent(process)
        found, times = asyncio.run(readers(server.port, count, seconds, process))
        good = judge(found, times)
        after, cost = holds(process), spent(process) - cost
    finally:
        server.stop()
    print("  before: {:.0f} MB, {} threads, {} open files; after: {:.0f} MB, {}, {}".format(*before, *after))
    print(f"  processor time of the server: {cost:.0f} s, {cost / len(times) * 1000:.1f} ms an answer")
    if len(server.said().splitlines()) != 1:
        raise SystemExit(f"The server wrote: {server.said()[:2000]}")
    if not good or after[0] > before[0] * (1 + GROWTH) or after[1] > before[1] or after[2] > before[2] + count:
        raise SystemExit("Not as promised.")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [500, 60, 0][len(numbers) :]))
