"""A server that is forked by the nursery, with what a program's process offers beside."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

PROJECT = Path(__file__).resolve().parent.parent.parent
FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")  # Windows has neither


class Process(Protocol):
    """What tests ask of a running program, of whichever kind."""

    @property
    def pid(self) -> int:
        """Its number."""

    def poll(self) -> int | None:
        """Return the code with which it ended; None as long as it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Return that code once it has ended; raise TimeoutExpired where that takes longer."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal, unless it has ended."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


class Nursery:
    """The one Python of a run that has loaded the program and is forked for each server."""

    def __init__(self) -> None:
        self._here, there = socket.socketpair()
        command = [sys.executable, "-m", "tests.support.nursery", str(there.fileno())]
        with there:
            self._process = subprocess.Popen(
                command, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[there.fileno()]
            )
        self._answers = self._here.makefile("r", encoding="utf-8")

    def ask(self, request: tuple[list[str], bool] | int, *descriptors: int) -> int | None:
        """Return what the nursery answers."""
        socket.send_fds(self._here, [json.dumps(request).encode() + b"\n"], descriptors)
        line = self._answers.readline()
        assert line, "The nursery of servers has ended; what it said stands above."
        answer: int | None = json.loads(line)
        return answer

    def close(self) -> None:
        """Let it end."""
        self._answers.close()
        self._here.close()
        self._process.wait(timeout=20)


@cache
def nursery() -> Nursery:
    """Return the nursery of this run, started when it is first needed and ended with the run."""
    begun = Nursery()
    atexit.register(begun.close)
    return begun


class Born:
    """A forked process; the nursery alone can say how it ended."""

    def __init__(self, words: Sequence[str], writing: bool, log: int) -> None:
        pid = nursery().ask((list(words), writing), log)
        assert pid
        self.pid = pid
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return the code with which it ended; None as long as it runs."""
        if self._code is None:
            self._code = nursery().ask(self.pid)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Return that code once it has ended; raise TimeoutExpired where that takes longer than `timeout` seconds."""
        deadline = time.monotonic() + (float("inf") if timeout is None else timeout)
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(f"app.py, process {self.pid}", timeout or 0)
            time.sleep(0.01)  # between two looks; the deadline above ends the wait
        return code

    def send_signal(self, sig: int) -> None:
        """Send it a signal, unless it has ended; its number is its own until it was looked at."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)
