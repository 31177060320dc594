"""A file of very many events as its index holds it: whole and at once, and said when the file has changed since."""

from collections.abc import Iterable
from pathlib import Path
from stat import S_ISREG
from threading import Lock

from rollout.evidence.event import Dataset
from rollout.evidence.on_disk import laid_beside
from rollout.evidence.problems import Problem
from rollout.evidence.rows_again import RowsAgain
from rollout.evidence.store import State
from rollout.timeline.excerpt import Cells
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import Stamp
from rollout.words.said import said

ENDING = ".index"
PACK = "python -m rollout pack"


def index_of(events: Path) -> Path:
    """Return where the index of a file of events lies: beside it."""
    return events.with_name(events.name + ENDING)


def stamp(events: Path) -> Stamp:
    """Return what changes when a file or one beside it does; raises OSError where there is no such file."""
    events.stat()
    return _stamps((events, *laid_beside(events)))


def _stamps(paths: Iterable[Path]) -> Stamp:
    known = ((path.name, path.stat()) for path in paths)
    return tuple((name, it.st_mtime_ns, it.st_size, it.st_ctime_ns, it.st_ino) for name, it in known)


def _opened(events: Path) -> PackedIndex:
    """Return the index beside a file, where it was made here of the file as it is now.

    One that came with the file could say anything: its rows were never checked here. Raises OSError where there is
    none, ValueError with what is wrong with it.
    """
    path = index_of(events)
    if not S_ISREG(path.lstat().st_mode):  # a pipe would never end
        raise ValueError(said("it is no file of its own"))
    try:
        made_of = stamp(events)
        index = PackedIndex(path, made_of, _written(events, made_of))
    except ValueError:
        raise
    except Exception as error:  # whatever is wrong with it, it is said in one way
        raise ValueError(said("it is damaged, or no index")) from error
    return index


def _written(events: Path, made_of: Stamp) -> Cells:
    """Return what gives rows of a file as they are written, for as long as it is the one that it was."""
    again = RowsAgain(lambda: events.open("rb"))

    def rows(numbers: Iterable[int]) -> dict[int, tuple[str, ...]] | None:
        if stamp(events) != made_of:
            return None
        found = again(numbers)
        return found if stamp(events) == made_of else None

    return rows


class PackedStore:
    """Holds the index of one file of events; whoever asks has it look whether file or index have changed."""

    def __init__(self, events: Path) -> None:
        """Open the index beside a file; raises OSError where there is none, ValueError where it is not used."""
        self._path, self._lock = events, Lock()
        self._seen = _stamps([index_of(events)])
        self._index = _opened(events)

    @property
    def path(self) -> Path:
        """Return where the file of events lies."""
        return self._path

    @property
    def fresh(self) -> bool:
        """Return whether the file, and what stands beside it, are as they were when they were packed."""
        try:
            return stamp(self._path) == self._index.stamp
        except OSError:
            return False

    def index_of(self, _dataset: Dataset) -> PackedIndex:
        """Return the index that is held now."""
        return self._index

    def now(self) -> State:
        """Return what the newest whole index says, and that it is behind the file where it is."""
        with self._lock:
            self._look()
        if self.fresh:
            return State(self._index.dataset)
        name = self._path.name
        wrong = said("{name} has changed since its index was made, which is what is shown.", name=name)
        example = said("Make it again: {command}.", command=f"{PACK} {name}")
        return State(self._index.dataset, (Problem(None, None, "", wrong, example),), lost=True)

    def _look(self) -> None:
        """Take a newer index that can be read; the last good one stays on screen while there is none."""
        try:
            seen = _stamps([index_of(self._path)])
            if seen != self._seen:
                self._seen = seen
                self._index = _opened(self._path)
        except (OSError, ValueError):
            return
