"""The last good events and the current problems of one file: swapped whole or not at all."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rollout.evidence.beside import Beside
from rollout.evidence.copies import compared
from rollout.evidence.event import Dataset
from rollout.evidence.loss import away, lost, lost_beside, problem
from rollout.evidence.on_disk import beside, contents, laid_beside
from rollout.evidence.presented import Presented
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.stamps import Seen, Stamp, stamp
from rollout.evidence.table import digest

# A file that changed less than this many seconds ago may still be being written …
SETTLED = 0.3
# … and longer still where its last row is cut short, as that of the file before was not.
UNFINISHED = 0.9
NOWHERE = Path(os.devnull)
"""No file lies there: pictures, talks and kept copies are files, and a database has none."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known now: the events on screen, and the problems of a newer file that was not taken."""

    dataset: Dataset
    refused_edit: tuple[Problem, ...] = ()
    lost: bool = False
    """Whether not a newer file is wrong but what holds it, or an index of it: its problem is said as it is."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of the newest file seen."""
        return self.refused_edit or self.dataset.problems


def accepts(shown: Dataset, newer: Dataset) -> bool:
    """Return whether a newer file may take the place of what is shown: it is whole, or no worse than what is there."""
    return not newer.problems or (bool(shown.problems) and newer.refused <= shown.refused)


class Evidence(Protocol):
    """What a server shows: events that may change while it runs, and the file that they are from."""

    def now(self) -> State:
        """Return what is known now."""

    @property
    def path(self) -> Path:
        """Where the file lies."""


class Store:
    """Holds the state of one file; whoever asks has it look whether the file has changed, and only then read it."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        clock: Callable[[], float] = time.time,
        tell: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read the file; `tell` hears how far reading has come, now and each time it is read again.

        Raises DataError when it cannot be read at all, OSError when it cannot be opened.
        """
        self._path, self._limits = path, limits
        self._clock, self._tell = clock, tell
        self._lock = threading.Lock()
        self._presented = Presented(lambda found: compared(found, path))
        self._seen = self._stamp()
        self._doubted = ""  # digest of a file that looked as if it was cut off: saved once more as it is, it is meant
        self._own = ""  # digest of the events' own bytes as they were written here, whatever stands beside them
        self._gone: frozenset[str] = frozenset()  # events that were taken out here and are shown still
        self._awaited = ""  # digest of a file that is being written here, put in its place when it is whole
        self._elsewhere: Callable[[], Dataset] | None = None  # gives it as it is read already
        self._noted: tuple[str, Stamp] | None = None
        """Digest of the file's own bytes, and what is noted of it while it holds them."""
        self._last: tuple[Dataset, Beside]  # what was read last, whether it is shown or not, and what stood beside it
        self._beside = beside(path, limits.max_bytes)
        """What stands beside the file that is shown."""
        self._state = State(self._read(self._beside, contents(path, limits.max_bytes)))

    def _read(self, near: Beside, data: bytes | None, known: Dataset | None = None) -> Dataset:
        """Read a file; data: its bytes, where they are at hand; known: the same as somebody has read it already."""
        if known is None:
            data = contents(self._path, self._limits.max_bytes) if data is None else data
            known = read(data, self._path.name, self._limits, self._tell, near)
        self._last = known, near
        return self._presented.of(known)

    def _known(self, meant: str, near: Beside, ours: bool) -> Dataset | None:
        """Return the data of a digest where they are read already; ours: they were awaited."""
        found = self._elsewhere() if ours and self._elsewhere else None
        return found if found and found.digest == meant else self.read_already(meant, near)

    def read_already(self, meant: str, near: Beside) -> Dataset | None:
        """Return the data of this digest as the file alone says them, where they are what was read last.

        near: what stands beside it; what of that is no evidence, as reviews are none, the digest does not tell.
        """
        last, before = self._last
        return last if last.digest == meant and before == near else None

    def _stamp(self) -> Seen:
        """Return what changes when a file does: the events' own, then those beside it that there are."""
        at = self._clock()
        files = (self._path, *laid_beside(self._path))
        return Seen(tuple(map(stamp, files)), at)

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self._path

    def expect(self, meant: str, elsewhere: Callable[[], Dataset] | None = None, own: str = "", gone: str = "") -> None:
        """Take the data of this digest without doubt and at once: whoever edits the file here writes it whole.

        Unless the file is doubted already: a save onto half of it does not make it whole.
        elsewhere: what gives them where they are read already; data of another digest are read here all the same.
        own: the digest of the events' own bytes, which are meant whatever another program writes beside them.
        gone: the event that is taken out: nobody misses it in what another program writes right after that.
        """
        with self._lock:
            if not self._doubted or self._awaited:
                self._doubted, self._own = meant, own
            self._awaited, self._elsewhere, self._gone = meant, elsewhere, self._gone | {gone}

    def noted(self, mark: str, at: Stamp) -> None:
        """Take what is noted of the file while its own bytes have this digest: any change of it will change that."""
        with self._lock:
            self._noted = mark, at

    def now(self) -> State:
        """Return the current state, after a look at the file."""
        with self._lock:
            try:
                self._look()
            except OSError as error:
                absent = away(error, Path(str(error.filename or "")).name)
                self._state = replace(self._state, refused_edit=(absent,), lost=True)
                self._seen, self._doubted = Seen(), ""
            return self._state

    def _look(self) -> None:
        seen = self._stamp()
        if not seen.tells(self._seen) or (seen.age < SETTLED and not self._awaited):
            return
        near = beside(self._path, self._limits.max_bytes)
        mark, data = self._marked(seen.stamps[0])
        meant = near.digest(mark, self._state.dataset.name)
        ours = meant == self._awaited
        if seen.age < SETTLED and not ours:
            return
        same = self.read_already(meant, near) is not None
        if same and (seen.stamps == self._seen.stamps or (self._awaited and not ours)):
            self._seen = seen  # where what is noted of it is another, as by a link to it, the save is still to come
            return
        try:
            newer = self._read(near, data, self._known(meant, near, ours))
        except DataError as error:
            self._seen, self._state = seen, replace(self._state, refused_edit=error.problems, lost=False)
            return
        finally:
            self._awaited, self._elsewhere = "", None
        meant_so = newer.digest == self._doubted
        doubt = "" if meant_so or mark == self._own else lost(self._state.dataset, newer, self._gone)
        doubt = doubt or ("" if meant_so else lost_beside(self._beside, near))
        if not accepts(self._state.dataset, newer):
            found = (problem(doubt), *newer.problems) if doubt else newer.problems
            self._seen, self._state = seen, replace(self._state, refused_edit=found, lost=False)
        elif seen.age > UNFINISHED or newer.closed or not self._state.dataset.closed:
            self._take(seen, newer, near, doubt)

    def _marked(self, seen: Stamp) -> tuple[str, bytes | None]:
        """Return the digest of the file's bytes, and these where they had to be read for it."""
        if self._noted and self._noted[1] == seen:
            return self._noted[0], None
        data = contents(self._path, self._limits.max_bytes)
        return digest(data), data

    def _take(self, seen: Seen, newer: Dataset, near: Beside, doubt: str) -> None:
        """Show a newer file, or say why not yet."""
        self._seen = seen
        if doubt:
            refused = replace(self._state, refused_edit=(problem(doubt),), lost=False)
            self._state, self._doubted = refused, newer.digest
        else:
            self._state, self._beside, self._doubted, self._gone = State(newer), near, "", frozenset()
