"""300 phones follow a talk: `python -m bench.audience_speed [PHONES=300] [SECONDS=30]`.

Each phone does what its page does: opens it, asks every two seconds or so where the talk stands, and for the scene when
it has turned. The scene is turned every five seconds. Told: how long answers take, how soon all phones have a scene
that was turned to, how many bytes a question costs, and how much of one core the server takes.
"""

import asyncio
import json
import os
import random
import re
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from tests.support.server import TOP, Server, start

EVERY, TURN = 2.0, 5.0  # seconds between two questions of a phone, and between two scenes
LATE = 3.0  # seconds after which a phone that asks every two must have the scene
TALK = "tibet-cards"


class Hall:
    """What is measured, of all phones together."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.times: list[float] = []
        self.lags: list[float] = []
        self.bytes = 0
        self.wrong: list[str] = []
        self.turned: dict[int, float] = {}


class Phone:
    """One phone with one line to the server."""

    def __init__(self, hall: Hall, number: int) -> None:
        self.hall = hall
        self.chance = random.Random(number)
        self.at = -1

    async def ask(self, path: str) -> bytes:
        """Ask, and return the body of a good answer."""
        begun = time.perf_counter()
        self.out.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = await self.into.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        body = await self.into.readexactly(int(length[1]) if length else 0)
        self.hall.times.append(time.perf_counter() - begun)
        if path == "/now":
            self.hall.bytes = max(self.hall.bytes, len(head) + len(body))
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            self.hall.wrong.append(f"{path}: {head[:20]!r}")
        return body

    async def follow(self, until: float) -> None:
        """Do what the page on a phone does until the time is over."""
        await asyncio.sleep(self.chance.random() * EVERY)
        self.into, self.out = await asyncio.open_connection("127.0.0.1", self.hall.port, limit=1 << 20)
        for path in ("/", "/follow.css", "/follow.js"):
            await self.ask(path)
        while time.monotonic() < until:
            now = json.loads(await self.ask("/now"))
            if now["at"] != self.at and now["state"] == "on":
                first, self.at = self.at < 0, now["at"]
                await self.ask(f"/scene/{self.at + 1}?language={self.chance.choice(['en', 'zh', 'bo', 'de'])}")
                if not first and self.at in self.hall.turned:
                    self.hall.lags.append(time.monotonic() - self.hall.turned[self.at])
            await asyncio.sleep(EVERY * self.chance.uniform(0.8, 1.2))
        self.out.close()


def turn(server: Server, token: str, at: int) -> None:
    """Turn to a scene, as the page that gives the talk does."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)
    body = json.dumps({"talk": TALK, "at": at, "state": "on", "token": token})
    line.request("POST", "/audience", body, {"Content-Type": "application/json"})
    assert line.getresponse().status == 204
    line.close()


async def run(hall: Hall, server: Server, token: str, phones: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    following = [asyncio.create_task(Phone(hall, number).follow(until)) for number in range(phones)]
    at = 0
    while time.monotonic() + TURN < until:
        await asyncio.to_thread(turn, server, token, at)
        hall.turned[at] = time.monotonic()
        at += 1
        await asyncio.sleep(TURN)
    await asyncio.gather(*following)


def processor(pid: int) -> float:
    """Return the processor time that a process has taken, in seconds (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(phones: int = 300, seconds: float = 30) -> int:
    with tempfile.TemporaryDirectory() as folder:
        # Phones are on this machine here, so the port is opened for it alone.
        server = start(TOP / "events.csv", Path(folder) / "log.txt", "--audience", "--host", "127.0.0.1")
        found = re.search(r"here: http://127\.0\.0\.1:(\d+)/", server.said())
        assert found, server.said()
        hall = Hall(int(found[1]))
        line = HTTPConnection("127.0.0.1", server.port, timeout=30)
        line.request("GET", "/audience")
        token = json.loads(line.getresponse().read())["token"]
        line.close()
        before = processor(server.process.pid)
        asyncio.run(run(hall, server, token, phones, seconds))
        taken = processor(server.process.pid) - before
        server.stop()
    slow, lag = (quantiles(each, n=100)[98] for each in (hall.times, hall.lags))
    print(f"{phones} phones for {seconds:.0f} s: {len(hall.times):,} answers, {len(hall.wrong)} of them not good")
    print(f"an answer: {median(hall.times) * 1000:.1f} ms, one in a hundred {slow * 1000:.0f} ms; {hall.bytes} bytes")
    print(f"a scene is on the phones after {median(hall.lags):.1f} s, one in a hundred {lag:.1f} s (bar {LATE})")
    print(f"the server took {taken / seconds:.0%} of one core")
    return int(bool(hall.wrong) or lag > LATE)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
