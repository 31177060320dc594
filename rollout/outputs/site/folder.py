"""A site put in its folder whole or not at all, and never over what somebody else keeps there."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from rollout.evidence.writer import hold, led_to
from rollout.outputs.ours import is_ours
from rollout.words.said import said

MARK = "rollout.json"
"""Says which files of a folder are ours; a folder without it is not."""
FROZEN = "frozen/"
"""What stays from one edition of a site to the next: others show it by its address."""

OURS = re.compile(
    r"(index|embed)\.html|card\.png|robots\.txt|sitemap\.xml|rollout\.json|data/events[-.\w]*\.\w+"
    r"|face/([a-z]+-)?(regular|semibold)\.woff|event/[^/]+\.(html|png)|media/[0-9a-f]{16}\.(png|jpg|webp)|frozen/[^/]+\.html"
)
"""Every path that a site of ours can have: a mark that came from elsewhere calls no other file ours."""


class ForeignError(Exception):
    """Raised when a folder holds what is not ours; its text is one sentence for a person."""


def _inside(folder: Path) -> dict[str, Path]:
    """Return all that stands below a folder and is no folder, by its path in it; links are not followed."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}


def _marked(folder: Path) -> set[str]:
    """Return the files that the mark of a folder calls ours and that can be; none where there is no such mark."""
    try:
        told = json.loads((folder / MARK).read_bytes())
        return {MARK, *(str(name) for name in told["files"] if OURS.fullmatch(str(name)))}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return set()


def _strange(path: Path) -> bool:
    """Return whether what stands in a site can be nothing that we wrote: a link, a device, a page of another's."""
    if path.is_symlink() or not path.is_file():
        return True
    return path.suffix == ".html" and not is_ours(".html", path.read_bytes())


def earlier(folder: Path) -> frozenset[str]:
    """Return the files of the site that stands in a folder; none where there is no folder or it is empty.

    Raises ForeignError when anything in it is not ours.
    """
    if not folder.exists():
        return frozenset()
    if not folder.is_dir():
        raise ForeignError(said("{folder} is a file, not a folder.", folder=str(folder)))
    found = _inside(folder)
    ours = set() if (folder / MARK).is_symlink() else _marked(folder)
    if found and not ours:
        wrong = said(
            "{folder} holds files that are not a site of Rollout's. Name a new or an empty folder.", folder=str(folder)
        )
        raise ForeignError(wrong)
    for name, path in found.items():
        if name in ours and not _strange(path):
            continue
        legible = name.encode(errors="replace").decode()  # a name of a file may be no text
        wrong = said(
            "{folder} holds {file}, which is not of the site there. Move it elsewhere first.",
            folder=str(folder),
            file=legible,
        )
        raise ForeignError(wrong)
    return frozenset(found)


def settle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder beside, with what is kept of the old one, and put it in its place.

    Raises ForeignError as above, OSError where it cannot be written; then all is as it was.
    """
    target = led_to(folder)
    mend(target)
    before = earlier(target)
    new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp"))
    try:
        new.chmod(0o755)  # a web server reads it under another name
        _put(new / MARK, files[MARK])  # first, so that what is left of a run that was killed is known to be ours
        with (new / MARK).open("rb") as mark:
            hold(mark.fileno())
            for name in sorted(before):
                if name.startswith(FROZEN):
                    _put(new / name, (target / name).read_bytes())
            for name in sorted(set(files) - {MARK}):
                _put(new / name, files[name])
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def mend(target: Path) -> None:
    """Put right what a run that was killed left beside a site: the earlier site back, if none stands, all else away."""
    left = re.compile(rf"\.{re.escape(target.name)}\.\w{{8}}\.(old|tmp)")
    for each in sorted(target.parent.iterdir()):
        if not left.fullmatch(each.name) or each.is_symlink() or not each.is_dir():
            continue
        if each.suffix == ".old" and not target.exists() and _marked(each):
            each.rename(target)
        elif _free(each):
            shutil.rmtree(each, ignore_errors=True)


def _free(folder: Path) -> bool:
    """Return whether a folder is an unfinished site of ours that nobody is writing now."""
    if not _marked(folder):
        return {path.name for path in folder.iterdir()} <= {MARK}
    with (folder / MARK).open("rb") as mark:
        return hold(mark.fileno())


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
    return sorted(name for name in files if name.startswith(FROZEN))
