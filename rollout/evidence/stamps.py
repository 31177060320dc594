"""What the system notes of a file and changes with it, by which it is known that a file is as it was."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""When it was changed, how long it is, its number on the disk, and when that was last written there: no program chooses
the last."""
LARGE = 16_000_000
"""Bytes from which a file is not read again only to know that it has not changed."""
SECOND = 1_000_000_000  # nanoseconds
FINE, COARSE = SECOND // 10, 2 * SECOND
"""Of two writes that are further apart no system we know notes one time: not one that notes parts of a second, and not
one that notes whole seconds or every second one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noted of files when somebody looked."""

    stamps: tuple[Stamp, ...] = ()
    at: float = 0.0
    """When that was, in seconds."""

    @property
    def age(self) -> float:
        """How many seconds ago the last of them was changed; a clock may run ahead of the other."""
        return min(abs(self.at - one[0] / SECOND) for one in self.stamps)

    @property
    def lasts(self) -> bool:
        """Whether any change since then changes what is noted of them: none was written a moment before."""
        return all(abs(self.at - max(one[0], one[3]) / SECOND) > lapse(one) / SECOND for one in self.stamps)

    def tells(self, before: "Seen") -> bool:
        """Return whether this tells that the files may be others than before: they are noted otherwise, or once more.

        What was written a moment before could be written once more within the same time, and is looked at again.
        """
        return self.stamps != before.stamps or (self.lasts and not before.lasts)


def stamp(path: Path) -> Stamp:
    """Return what is noted of a file now; raises OSError."""
    it = path.stat()
    return it.st_mtime_ns, it.st_size, it.st_ino, it.st_ctime_ns


def large(path: Path) -> bool:
    """Return whether a file is one that takes its time to be read; raises OSError."""
    return path.stat().st_size >= LARGE


def lasting(path: Path, clock: Callable[[], int] = time.time_ns) -> Stamp | None:
    """Return what is noted of a large file, where any change from now on will change that; raises OSError.

    A file that was written a moment ago could be written once more within the same time. Windows notes when a file was
    made, not when it was written: there it is read.
    """
    found = stamp(path)
    changed, size, _, written = found
    return found if os.name == "posix" and size >= LARGE and clock() - max(changed, written) > lapse(found) else None


def outlasting(path: Path, before: Stamp) -> Stamp | None:
    """Return what is noted of a large file that was just put in its place, where any change will change that.

    before: what was noted of it when it had been written, where nobody else knew of it. To be put there was to write
    its number anew, and so much later that whoever writes into it has another time noted than its last writing had.
    """
    with suppress(OSError):
        found = stamp(path)
        changed, size, _, written = found
        if found[:3] == before[:3] and os.name == "posix" and size >= LARGE and written - changed > lapse(found):
            return found
    return None


def lapse(found: Stamp) -> int:
    """Return how far apart two writes are at least, in nanoseconds, of which two times are noted."""
    changed, _, _, written = found
    return FINE if changed % SECOND and written % SECOND else COARSE
