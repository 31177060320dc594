"""What a database holds, as pages are shown it: asked for again and again, and the last good data while it is away."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event as Signal
from threading import Lock, Thread

import psycopg

from rollout.database.address import Address
from rollout.database.files import Held, dump, revision
from rollout.database.link import Link, UnusableError, connected
from rollout.evidence.bands import folded
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import State, accepts
from rollout.words.said import said

EVERY = 0.25  # seconds between two looks: with the time to read and the second that a page waits, two in all
AWAY = Problem(
    *(None, None, ""),
    said("The database does not answer."),
    said("The last good data stays on screen; the database is asked again and again."),
)
OTHERWISE = Problem(
    *(None, None, ""),
    said("The database holds no timeline that this program can read."),
    said("The last good data stays on screen."),
)
NOWHERE = Path(os.devnull)
"""No file lies there: pictures, talks and kept copies are files, and a database has none."""


def paused() -> None:
    """Let a little time pass between two looks."""
    Signal().wait(EVERY)


class DatabaseStore:
    """Holds what a database says, whole and of one moment; a thread of its own has it look, so that no page waits."""

    def __init__(self, address: Address, limits: Limits, pause: Callable[[], object] | None = None) -> None:
        """Read the database; `pause` lets some time pass between two looks.

        Raises DataError when what it holds cannot be read at all, UnusableError when it is no database of ours,
        psycopg.Error when it does not answer.
        """
        self._address, self._limits = address, limits
        self._pause = pause or paused
        self._link: Link | None = None
        self._lock, self._thread, self._process = Lock(), Thread(), os.getpid()
        with connected(address) as link:
            held = dump(link)
        self._revision = held.revision
        self._good = self._state = State(self._read(held))

    def _read(self, held: Held) -> Dataset:
        return folded(read(held.data, held.name, self._limits, beside=held.beside))

    @property
    def path(self) -> Path:
        """Return where files beside the events would lie, which is nowhere."""
        return NOWHERE / self._good.dataset.name

    def now(self) -> State:
        """Return what was known at the last look; the first to ask in a process begins to have it look."""
        with self._lock:
            if self._process != os.getpid():  # forked from the one that opened it: nor does the thread live there
                self._process, self._link = os.getpid(), None
            if not self._thread.is_alive():
                self._thread = Thread(target=self._follow, name="database", daemon=True)
                self._thread.start()
        return self._state

    def _follow(self) -> None:
        with suppress(StopIteration):
            while True:
                self._pause()
                self.look()

    def look(self) -> None:
        """Look whether anything has changed, and take it whole or not at all."""
        try:
            self._link = self._link or connected(self._address)
            if revision(self._link) != self._revision:
                self._take(dump(self._link))
            self._state = self._good
        except (psycopg.ProgrammingError, UnusableError):
            self._lose(OTHERWISE)
        except psycopg.Error:
            self._lose(AWAY)

    def _lose(self, problem: Problem) -> None:
        self.close()
        self._state = replace(self._good, refused_edit=(problem,))

    def close(self) -> None:
        """Close the connection; another look opens one."""
        if self._link is not None:
            self._link.close()
        self._link = None

    def _take(self, held: Held) -> None:
        """Show what is held now, or say why not."""
        self._revision, shown = held.revision, self._good.dataset
        try:
            newer = self._read(held)
        except DataError as error:
            self._good = replace(self._good, refused_edit=error.problems)
            return
        if accepts(shown, newer):
            self._good = State(shown if newer.digest == shown.digest else newer)
        else:
            self._good = replace(self._good, refused_edit=newer.problems)
