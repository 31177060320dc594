"""A site put in its folder whole or not at all, and never over what somebody else keeps there."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

MARK = "rollout.json"
"""Says which files of a folder are ours; a folder without it is not."""
KEPT = "frozen/"
"""What stays from one edition of a site to the next: others show it by its address."""


class ForeignError(Exception):
    """Raised when a folder holds what is not ours; its text is one sentence for a person."""


def _inside(folder: Path) -> set[str]:
    """Return the paths of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}


def _marked(folder: Path) -> set[str]:
    """Return the files that the mark of a folder calls ours; none where there is no such mark."""
    try:
        told = json.loads((folder / MARK).read_bytes())
        return {MARK, *(str(name) for name in told["files"])}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def earlier(folder: Path) -> frozenset[str]:
    """Return the files of the site that stands in a folder; none where there is no folder or it is empty.

    Raises ForeignError when anything in it is not ours.
    """
    if not folder.exists():
        return frozenset()
    if not folder.is_dir():
        raise ForeignError(f"{folder} is a file, not a folder.")
    found, ours = _inside(folder), _marked(folder)
    if found and not ours:
        raise ForeignError(f"{folder} holds files that are not a site of Rollout's. Name a new or an empty folder.")
    if strange := sorted(found - ours):
        raise ForeignError(f"{folder} holds {strange[0]}, which is not of the site there. Move it elsewhere first.")
    return frozenset(found)


def settle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder beside, with what is kept of the old one, and put it in its place.

    Raises ForeignError as above, OSError where it cannot be written; then all is as it was.
    """
    target = folder.resolve()
    before = earlier(target)
    new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp"))
    try:
        new.chmod(0o755)  # a web server reads it under another name
        for name in sorted(before):
            if name.startswith(KEPT):
                _put(new / name, (target / name).read_bytes())
        for name, data in files.items():
            _put(new / name, data)
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _swap(new: Path, target: Path) -> None:
    """Put a folder in the place of another, which then stands at the place of the new one."""
    if not target.exists():
        new.rename(target)
        return
    old = new.with_suffix(".old")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def kept(files: frozenset[str]) -> list[str]:
    """Return the files of an earlier site that stay."""
    return sorted(name for name in files if name.startswith(KEPT))
