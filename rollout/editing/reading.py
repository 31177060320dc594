"""The file that is edited as it was last read: not read again while nothing has changed, nor after what is saved."""

from dataclasses import replace
from pathlib import Path
from threading import Lock

from rollout.editing.opening import Known, taken_apart
from rollout.editing.steps import Whole
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import lasting
from rollout.evidence.store import beside, contents


class Reading:
    """Holds one file taken apart."""

    def __init__(self, path: Path, limits: Limits, read_already: Known) -> None:
        """Take the file, its limits, and who may have read it already; nothing is read before somebody asks."""
        self._path, self._limits, self._read_already = path, limits, read_already
        self._known: list[Whole] = []
        self._turn = Lock()

    def now(self) -> Whole:
        """Return the file as it stands; raises DataError where it cannot be read, OSError where not opened."""
        most = self._limits.max_bytes
        with self._turn:  # it is read by whoever asks first
            stamp, near = lasting(self._path), beside(self._path, most)
            known = [one for one in self._known if one.beside == near]
            found = next((one for one in known if stamp and one.stamp == stamp), None)
            if found is None:
                data = contents(self._path, most)
                found = next((one for one in known if one.data == data), None)
                found = found or taken_apart(data, near, self._path.name, self._limits, self._read_already)
                found = replace(found, stamp=stamp)
            self._known = [found]
        return found

    def foresee(self, after: Whole | None) -> None:
        """Have the file at hand as it will be, beside how it is: it is the one or the other."""
        if after is not None:
            with self._turn:
                self._known.append(after)
