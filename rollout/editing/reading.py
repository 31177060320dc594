"""The file that is edited as it was last read: not read again while nothing has changed, nor after what is saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from rollout.editing.opening import Known, taken_apart
from rollout.editing.steps import Whole
from rollout.evidence.on_disk import beside, contents
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import Stamp, lasting, stamp


class Reading:
    """Holds one file taken apart."""

    def __init__(self, path: Path, limits: Limits, read_already: Known, tell: Callable[[str, Stamp], None]) -> None:
        """Take the file, its limits, and who may have read it already; nothing is read before somebody asks.

        tell: told the digest of the file's own bytes with what is noted of it, so that nobody has to read it for that.
        """
        self._path, self._limits, self._read_already, self._tell = path, limits, read_already, tell
        self._known: list[Whole] = []
        self._turn = Lock()

    def now(self) -> Whole:
        """Return the file as it stands; raises DataError where it cannot be read, OSError where not opened."""
        most = self._limits.max_bytes
        with self._turn:  # it is read by whoever asks first
            near, now = beside(self._path, most), stamp(self._path)
            known = [one for one in self._known if one.beside == near]
            found = next((one for one in known if one.stamp == now), None)
            if found is None:
                noted = lasting(self._path)
                data = contents(self._path, most)
                found = next((one for one in known if one.sheet.content.held_by(data)), None)
                found = found or taken_apart(data, near, self._path.name, self._limits, self._read_already)
                found = replace(found, stamp=noted)
            self._known = [found]
        return found

    def foresee(self, after: Whole | None) -> None:
        """Have the file at hand as it will be, beside how it is: it is the one or the other."""
        if after is not None:
            with self._turn:
                self._known.append(after)

    def noted(self, mark: str, at: Stamp | None) -> None:
        """Take what is noted of the file with this digest, where any change of it will change that, and pass it on."""
        if at is not None:
            with self._turn:
                self._known = [replace(one, stamp=at) if one.digest == mark else one for one in self._known]
            self._tell(mark, at)
