"""The events and the `sources.csv` beside them, written together or not at all, whenever the program is killed.

What is to be written lies on the disk, and the history says so, before the first file takes its place; between the
first and the second nothing is left to do but one renaming. Where a kill falls between them, who edits next finishes
it.
"""

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rollout.editing import log
from rollout.editing.further import back, fits, turned
from rollout.editing.log import Change, RowChange, mark
from rollout.editing.sheet import Sheet, sheet
from rollout.editing.steps import Next, Whole
from rollout.evidence import sources
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.content import Content
from rollout.evidence.on_disk import contents
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import Stamp, stamp
from rollout.evidence.vocabulary import COLUMNS
from rollout.evidence.writer import led_to, remove, save
from rollout.words.said import said

OLD, NEW, STRANGE = "old", "new", "strange"


class MovedError(Exception):
    """Raised when a file has changed between reading it and writing it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that takes the place of another; None: there is none."""

    path: Path
    before: Content | None
    after: Content | None
    stamp: Stamp | None = None
    """What was noted of it while it held what was before, where any change since has changed that."""

    @classmethod
    def of(cls, path: Path, before: bytes | None, after: bytes | None) -> "Written":
        """Return a file whose bytes are at hand."""
        old, new = (None if data is None else Content.of(data) for data in (before, after))
        return cls(path, old, new)

    def stands(self, most: int) -> bool:
        """Return whether the file is what it was; raises OSError."""
        if self.stamp is not None and stamp(self.path) == self.stamp:
            return True
        now = held(self.path, most)
        return self.before is None if now is None else self.before is not None and self.before.held_by(now)


@dataclass(frozen=True, slots=True)
class _Side:
    """What a change does to one of the two files."""

    path: Path
    columns: Sequence[str]
    came_from: str
    became: str
    rows: tuple[RowChange, ...]


def beside(events: Path, name: str = sources.FILE) -> Path:
    """Return where a file beside the events lies; raises OSError where a link leads out of its folder."""
    path = events.parent / name
    if path.is_symlink() and led_to(path).parent != path.parent.resolve():
        raise OSError(errno.ELOOP, said("{name} is a link that leads elsewhere", name=path.name), path.name)
    return path


def held(path: Path, most: int) -> bytes | None:
    """Return what a file holds, None where there is none; raises OSError."""
    return contents(path, most) if path.exists() else None


def both(events: Path, whole: Whole, step: Next, stamp: Stamp | None) -> list[Written]:
    """Return the events, and the sources where a change is about them too; stamp: what is noted of the events' own."""
    files = [Written(events, whole.sheet.content, step.sheet.content, stamp)]
    if step.rows is not None:
        files.append(Written.of(beside(events), whole.beside.sources, step.sources))
    return files


def write(files: Sequence[Written], most: int) -> dict[Path, Stamp]:
    """Put files in their places, in this order; all of them lie on the disk before the first does.

    Return what is noted of those of which any change from now on will change that. Raises MovedError where one is not
    any more what it was, OSError where one cannot be written.
    """
    return _write(files, files, most) if files else {}


def _write(files: Sequence[Written], still: Sequence[Written], most: int) -> dict[Path, Stamp]:
    """Put files in their places, when those that are still to be what they were are."""
    *others, last = files
    noted: dict[Path, Stamp] = {}

    def ready() -> None:
        if others:
            noted.update(_write(others, still, most))
        for one in (last,) if others else still:
            if not one.stands(most):
                raise MovedError

    if last.after is not None:
        at = save(last.path, last.after.parts, ready)
        return noted | ({last.path: at} if at else {})
    ready()
    remove(last.path)
    return noted


class Settling:
    """Finishes a change of which nothing says whether it was written, or takes back what was written of it."""

    def __init__(self, events: Path, limits: Limits, version: Callable[[str], bytes | None]) -> None:
        """Take the file, its limits, and what gives a version by its digest, None where it is not kept."""
        self._events, self._limits, self._version = events, limits, version

    def settle(self, change: Change, at_once: bool = False) -> str:
        """Return what became of a change: DONE or VOID; raises OSError where a file cannot be read or written.

        at_once: whether this is right after writing failed: what another program wrote is nothing of it then.
        """
        sides = self._sides(change)
        if not sides:
            return log.DONE
        state = self._state(sides[0])
        if state == OLD or (state == STRANGE and at_once):
            return log.VOID
        if len(sides) == 1:
            return log.DONE
        if state == STRANGE and not self._stands(sides[0]):
            return log.VOID
        if self._finished(sides[1]):
            return log.DONE
        if state == NEW:
            self._put(sides[0], self._kept(sides[0].came_from))
            return log.VOID
        return log.DONE

    def _sides(self, change: Change) -> list[_Side]:
        """Return what a change does to each file, in the order in which they were to be written."""
        events = _Side(
            self._events,
            tuple(COLUMNS),
            change.came_from,
            change.became,
            ((change.place, change.before, change.after),),
        )
        further = change.further
        found = [events]
        if further:
            found.append(
                _Side(beside(self._events), tuple(SOURCE_COLUMNS), further.came_from, further.became, further.rows)
            )
        moved = [one for one in found if one.came_from != one.became]
        return moved[::-1] if change.after is None else moved

    def _state(self, side: _Side) -> str:
        now = mark(held(side.path, self._limits.max_bytes))
        return OLD if now == side.came_from else NEW if now == side.became else STRANGE

    def _kept(self, version: str) -> bytes | None:
        """Return a version, None for no file; raises OSError where it is not kept any more."""
        data = self._version(version) if version else None
        if version and data is None:
            wrong = said("A version that is needed stands no more in the folder history")
            raise OSError(errno.ENOENT, wrong, version)
        return data

    def _finished(self, side: _Side) -> bool:
        """Write the second file, and return whether that could be."""
        state = self._state(side)
        if state == STRANGE:
            rows = self._rows(side)
            found = back(rows, turned(side.rows)) if rows else None
            data = found.data if found and fits(found) else None
        else:
            data = self._kept(side.became)
        if state == OLD or data is not None:
            self._put(side, data)
        return state != STRANGE or data is not None

    def _rows(self, side: _Side) -> Sheet | None:
        """Return the rows of a file that another program has written, None where they cannot be read."""
        data = held(side.path, self._limits.max_bytes)
        with suppress(DataError):
            return None if data is None else sheet(data, self._limits, side.columns)
        return None

    def _stands(self, side: _Side) -> bool:
        """Return whether rows are as a change left them."""
        rows = self._rows(side)
        texts = {one.text for one in rows.rows} if rows else set()
        return bool(rows) and all(
            before not in texts if after is None else after in texts for _, before, after in side.rows
        )

    def _put(self, side: _Side, data: bytes | None) -> None:
        write([Written.of(side.path, held(side.path, self._limits.max_bytes), data)], self._limits.max_bytes)
