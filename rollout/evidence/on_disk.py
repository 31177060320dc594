"""A file of events and those beside it, as they lie on the disk."""

import errno
import os
from pathlib import Path

from rollout.evidence.beside import SIBLINGS, Beside
from rollout.words.said import said


def contents(path: Path, most: int) -> bytes:
    """Return the bytes of a file, at most one more than asked for, so that nobody has to take in what is too large.

    Raises OSError when it cannot be opened or is no file: a pipe could keep us waiting for ever.
    """
    if not (path.is_file() or path.is_dir()):
        path.stat()  # says that there is nothing
        raise OSError(errno.EINVAL, said("It is not a file"), str(path))
    with path.open("rb") as file:
        return file.read(most + 1)


def siblings(path: Path) -> tuple[Path, ...]:
    """Return where the files beside a file of events would lie."""
    return tuple(path.parent / name for name in SIBLINGS if name != path.name)


def laid_beside(path: Path) -> tuple[Path, ...]:
    """Return what lies beside a file of events under the name of such a file.

    A folder or a pipe counts: it is not what was meant, and reading it says so. Raises OSError for a link that leads
    nowhere.
    """
    found = tuple(each for each in siblings(path) if os.path.lexists(each))
    for each in found:
        if not each.exists():
            raise OSError(errno.EINVAL, said("It is a link that leads nowhere"), str(each))
    return found


def beside(path: Path, most: int) -> Beside:
    """Return the files beside a file of events, of each at most one byte more than asked for; raise OSError."""
    found = {each.name: contents(each, most) for each in laid_beside(path)}
    return Beside(*(found.get(name) for name in SIBLINGS))
