"""A real server, as `python app.py FILE` starts it, on a free port of this machine."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import BinaryIO

from tests.support import outside
from tests.support.born import FORKS, Born, Process

TOP = Path(__file__).resolve().parent.parent.parent
LEFT: list[int] = []
"""Ports of servers of this run that have ended. The next takes one: a browser keeps by address what it has compiled,
and the first page at a new one costs half as much again as another."""
PATIENCE = 90.0  # seconds for a start: patience, no promise; a start takes about 2 on two idle cores


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers, its process and the file that takes all it writes."""

    url: str
    port: int
    process: Process
    log: Path

    def said(self) -> str:
        """Return what the server wrote so far, to either stream."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the server; fail when it tried to reach anything outside this machine, or to write anything."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=PATIENCE)
        if self.port not in LEFT:
            LEFT.append(self.port)
        reached = [line for line in self.said().splitlines() if line.startswith(outside.MARK)]
        assert not reached, f"The server tried to leave this machine, or to write: {reached}"


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody holds at this moment."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def left_port() -> int:
    """Return a port of an ended server that nobody has taken since; 0 where there is none."""
    while LEFT:
        port = LEFT.pop()
        with socket.socket() as tried, suppress(OSError):
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # readers of the ended one may linger
            tried.bind(("127.0.0.1", port))
            return port
    return 0


def answers(port: int) -> bool:
    """Return whether a web server answers on `port` of this machine."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


ADDRESS = re.compile(r" at http://\S+:(\d+)/")
GUARDED = (sys.executable, "-m", "tests.support.guarded", "app.py")
WRITING = (sys.executable, "app.py")  # without the watch that lets no server write


def start(
    file: Path, log: Path, *options: str, program: Sequence[str] = (), folder: Path = TOP, keep: bool = True
) -> Server:
    """Start app.py on `file` and return it once it answers; fail with its own words when it does not.

    The port is that of an ended one, or one that it takes itself.
    Where it can be it is forked from a Python that has loaded it. program, folder: what to start instead, and where;
    GUARDED starts what is forked else, WRITING what may write. keep: whether browsers keep scripts and letters of what
    can be forked, so that a page costs an eighth less; those of `live` do not, as it is where nobody asks for it.
    """
    kept = ["--keep"] if keep and program in ((), WRITING) else []
    words = [str(file), "--port", str(left_port()), "--no-browser", *kept, *options]
    with log.open("wb") as written:
        process = _begun(words, program, folder, written)
    deadline = time.monotonic() + PATIENCE
    while not (port := _told(log)) or not answers(port):
        ended = process.poll() is not None
        if ended or time.monotonic() > deadline:
            process.kill()
            process.wait(timeout=PATIENCE)
            how = "ended at once" if ended else f"did not answer within {PATIENCE:.0f} s"
            said = log.read_text(encoding="utf-8", errors="replace")
            raise AssertionError(f"app.py {how}. It wrote:\n{said[-4000:]}")
        time.sleep(0.05)  # between two looks; the deadline above ends the wait
    return Server(f"http://127.0.0.1:{port}", port, process, log)


def _begun(words: Sequence[str], program: Sequence[str], folder: Path, log: BinaryIO) -> Process:
    """Return the process of a server that has just begun and writes to an open file."""
    if FORKS and program in ((), WRITING):
        return Born(words, program == WRITING, log.fileno())
    command = [*(program or GUARDED), *words]
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)


def _told(log: Path) -> int:
    """Return the port that a server says it holds, so that no other can have it; 0 as long as it has said none."""
    found = ADDRESS.search(log.read_text(encoding="utf-8", errors="replace"))
    return int(found[1]) if found else 0
