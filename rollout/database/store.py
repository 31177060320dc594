"""What a database holds, as pages are shown it: asked for again and again, and the last good data while it is away."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event as Signal
from threading import Lock, Thread

import psycopg

from rollout.database.address import Address
from rollout.database.asking import Asking
from rollout.database.files import Held, Marks, dump, kept, larger, marks
from rollout.database.link import GONE, Link, UnusableError, connected
from rollout.database.questions import DatabaseIndex
from rollout.evidence.bands import folded
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.renewing import renewed
from rollout.evidence.store import NOWHERE, State, accepts
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.questions import Questions
from rollout.words.said import said

EVERY = 0.25  # seconds between two looks: with the time to read and the second that a page waits, two in all
STAYS = said("The last good data stays on screen.")
COMMAND = "python -m rollout database index ADDRESS"
INDEX = said("Make it: {command}.", command=COMMAND)
LOG = logging.getLogger("rollout")
AWAY = Problem(
    *(None, None, ""),
    said("The database does not answer."),
    said("The last good data stays on screen; the database is asked again and again."),
)
OTHERWISE = Problem(None, None, "", said("The database holds no timeline that this program can read."), STAYS)
UNMADE = said("The database holds more events than are read at once, and no index of them.")
MANY = Problem(None, None, "", UNMADE, INDEX)
BEHIND = Problem(None, None, "", said("Rows have changed since the index was made, which is what is shown."), INDEX)


def paused() -> None:
    """Let a little time pass between two looks."""
    Signal().wait(EVERY)


class DatabaseStore:
    """Holds what a database says, whole and of one moment; a thread of its own has it look, so that no page waits.

    Very many events stay in the database, and are asked for through its index.
    """

    def __init__(
        self, address: Address, limits: Limits, pause: Callable[[], object] | None = None, whole: bool = False
    ) -> None:
        """Read the database; `pause` lets some time pass between two looks; whole: each event is looked at.

        Raises DataError when what it holds cannot be read at all, UnusableError when it is no database of ours or its
        events are too many and have no index, psycopg.Error when it does not answer.
        """
        self._address, self._limits, self._whole = address, limits, whole
        self._pause = pause or paused
        self._link: Link | None = None
        self._lock, self._thread, self._process = Lock(), Thread(), os.getpid()
        self._asking: Asking | None = None
        self._index: DatabaseIndex | None = None
        self._beside: Beside | None = None
        """What stands beside the rows that are shown."""
        with connected(address) as link:
            kept(link)  # says in words that there are no tables of ours
            self._marks = marks(link)
            if not self._many(link):
                held = dump(link)
                self._good, self._beside = State(self._read(held)), held.beside
            elif self._marks.made < 0:
                raise UnusableError(MANY.words)
            else:
                self._good = self._indexed(self._marks)
        self._state = self._good

    def _many(self, link: Link) -> bool:
        return not self._whole and larger(link, self._limits.max_rows)

    def _read(self, held: Held) -> Dataset:
        return folded(read(held.data, held.name, self._limits, beside=held.beside))

    def _renewed(self, held: Held) -> Dataset:
        """Return what is held now: where few rows have changed, these alone are read."""
        shown = self._good.dataset
        alike = (held.name, held.beside) == (shown.name, self._beside)
        newer = renewed(shown, held.data, self._limits, held.beside) if alike else None
        return folded(newer) if newer else self._read(held)

    def _indexed(self, now: Marks) -> State:
        """Return what the newest index says, and that it is behind the rows where it is."""
        if self._index is None or self._index.revision != now.made:
            self._asking = self._asking or Asking(self._address)
            try:
                self._index = DatabaseIndex(self._asking)
            except psycopg.Error:
                raise
            except Exception as error:  # whatever somebody else has written there
                self._asking.close()
                raise UnusableError(
                    said("The index in the database cannot be read. Make it again: {command}.", command=COMMAND)
                ) from error
        behind = self._index.revision != now.rows
        return State(self._index.dataset, (BEHIND,) if behind else (), lost=behind)

    def index_of(self, dataset: Dataset) -> Questions:
        """Return who answers questions about what was held a moment ago."""
        index = self._index
        return index if index and index.dataset is dataset else DatasetIndex(dataset)

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
            if (now := marks(self._link)) != self._marks:
                self._look_anew(self._link, now)
                self._marks = now  # at last: what was not read to its end is read again
            self._state = self._good
        except GONE:
            self._lose(AWAY)
        except Exception as error:  # noqa: BLE001 -- whatever stands there, the page says so and this thread lives
            if not self._state.lost:  # four times a second; what an error says may hold an address
                LOG.warning("unreadable database: %s", type(error).__name__)
            self._lose(OTHERWISE)

    def _look_anew(self, link: Link, now: Marks) -> None:
        if not self._many(link):
            self._take(dump(link))
        elif now.made < 0:
            self._good = replace(self._good, refused_edit=(MANY,), lost=True)
        else:
            self._good = self._indexed(now)

    def _lose(self, problem: Problem) -> None:
        self._unlink()
        self._state = replace(self._good, refused_edit=(problem,), lost=True)

    def close(self) -> None:
        """Close what is open; another look or question opens it again."""
        self._unlink()
        if self._asking is not None:
            self._asking.close()

    def _unlink(self) -> None:
        if self._link is not None:
            self._link.close()
        self._link = None

    def _take(self, held: Held) -> None:
        """Show what is held now, or say why not."""
        shown = self._good.dataset
        try:
            newer = self._renewed(held)
        except DataError as error:
            self._good = replace(self._good, refused_edit=error.problems, lost=False)
            return
        if accepts(shown, newer):
            same = (newer.digest, newer.reviews) == (shown.digest, shown.reviews)
            self._good, self._beside = State(shown if same else newer), held.beside
        else:
            self._good = replace(self._good, refused_edit=newer.problems, lost=False)
