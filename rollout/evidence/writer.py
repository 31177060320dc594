"""Events back to bytes as they were written, and bytes to disk whole or not at all."""

import errno
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from rollout.evidence.event import Dataset
from rollout.evidence.stamps import Stamp, outlasting, stamp
from rollout.evidence.table import digest
from rollout.words.said import said

__all__ = ["clear", "digest", "hold", "led_to", "quoted", "remove", "save", "sync_folder", "to_csv"]


def to_csv(dataset: Dataset) -> bytes:
    r"""Return the file again: same columns, cells, separator, byte-order mark and line ends.

    Byte for byte the file that was read, if that quoted no cell without need (RFC 4180) and ended all its
    lines alike. Cells are written as they were, formulas too: this is the copy that loses nothing, not one to
    hand to a spreadsheet.
    """
    rows = [_row(cells, dataset.separator) for cells in (dataset.columns, *dataset.cells)]
    text = dataset.line_end.join(rows) + (dataset.line_end if dataset.closed else "")
    return (("\ufeff" if dataset.bom else "") + text).encode("utf-8")


def save(path: Path, data: bytes | Sequence[bytes], ready: Callable[[], object] = lambda: None) -> Stamp | None:
    """Write the bytes beside the file and put them in its place, so that it is never half written.

    Return what is noted of it then, where any change from now on will change that. data: whole, or in parts.

    Raises OSError and leaves the file as it was when there is no room, no right or no folder. `ready` is called when
    all is written, right before the bytes take their place: what it raises leaves the file as it was, too.
    """
    target = led_to(path)  # a link to a file stays a link
    if path.is_symlink() and not target.exists():
        raise OSError(errno.ENOENT, said("A link that leads nowhere stands there"), path.name)
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OSError(errno.EINVAL, said("A device or a pipe stands there"), target.name)
    if target.exists() and not target.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, said("The file is read-only"), target.name)
    clear(target.parent, f".{target.name}.")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            hold(file.fileno())
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(target, Path(name))
        written = stamp(Path(name))
        ready()
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    noted = outlasting(target, written)
    sync_folder(target.parent)
    return noted


def remove(path: Path) -> None:
    """Take a file away, and make that last through a power cut; raises OSError where that cannot be."""
    target = led_to(path)
    target.unlink(missing_ok=True)
    sync_folder(target.parent)


def led_to(path: Path) -> Path:
    """Return where a path leads, links followed; raises OSError where they lead in a circle."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path.name)
    return target


def hold(handle: int) -> bool:
    """Mark a file as being written until its process ends; return whether nobody else had."""
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        return True  # on Windows a file that is being written cannot be removed anyway
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def clear(folder: Path, begins: str) -> None:
    """Remove what saves left that were killed, of files whose names begin so: it may hold what was withdrawn since."""
    for each in folder.iterdir():
        if each.name.startswith(begins) and each.name.endswith(".tmp"):
            with suppress(OSError), each.open("rb") as left:
                if hold(left.fileno()):
                    each.unlink()


def _row(cells: Sequence[str], separator: str) -> str:
    if cells == ("",):
        return '""'  # a single empty cell, to be told from an empty line
    return separator.join(quoted(cell, separator) for cell in cells)


def quoted(cell: str, separator: str, always: bool = False) -> str:
    """Return a cell as CSV has it: in quotation marks where it needs them, or always."""
    if always or separator in cell or QUOTED.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _umask() -> int:
    """Return which rights a new file does not get; asked once, for to ask is to set it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


UMASK = _umask()
QUOTED = re.compile('[\r\n"]')


def _keep_mode(target: Path, new: Path) -> None:
    """Give the new file the rights of the old one; where there is none, those of any file that its owner makes."""
    new.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~UMASK)


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
