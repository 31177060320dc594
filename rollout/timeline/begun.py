"""The folder beside a file in which its index is made: what was ended is taken up there, what is whole leaves it."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import SQLITE_BUSY, DatabaseError
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from rollout.evidence.writer import hold
from rollout.timeline.aside import Work
from rollout.timeline.packing import Packer, packer
from rollout.words.said import said

ENDING = ".part"
OF, TABLES, ASIDE = "of", "index", "aside"
OURS = (TABLES, ASIDE, f"{TABLES}-journal", f"{ASIDE}-journal", OF)
"""What lies in it; the first to be made is the last to go, so that a folder without it is not ours."""
SQLITE = b"SQLite format 3\0"
"""How every index begins."""
LITTER = re.compile(r"\.DS_Store|\._.*|\.directory|Thumbs\.db|desktop\.ini|\.nfs.*|\.fuse_hidden.*|\.smbdelete.*")
"""What systems put into any folder: it is let be."""


class Begun:
    """The folder in which one index is made."""

    def __init__(self, index: Path, of: str) -> None:
        """Take where the index is to lie, and of what it is made: what was begun of anything else is thrown away."""
        self._index, self._of = index, of.encode()
        self.folder = index.with_name(index.name + ENDING)
        self.tables = self.folder / TABLES
        self.rows = 0
        """How many rows were kept."""
        self.ours = False
        """Whether what is in it was put there, or taken up, by this program as it runs now."""
        self._late = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder while an index is made in it; raises OSError where it is not ours, or another program's turn.

        What came with a file cannot name its number on this disk, and so is never looked into.
        """
        self._look()
        self.folder.mkdir(exist_ok=True)
        with (self.folder / OF).open("a+b") as file:
            if not hold(file.fileno()) or not self._there(file):
                raise BlockingIOError(said("another program is making it"))
            file.seek(0)
            if file.read(len(self._of) + 1) != self._of:
                self.empty()
                file.truncate(0)
                file.write(self._of)
                file.flush()
            yield
        if self._late:  # Windows: no file is removed there while it is open
            self.clear()

    def _look(self) -> None:
        """Raise FileExistsError where what is in a place is not ours alone: nothing of it is opened or removed."""
        for place, ours in ((self.folder, _ours), (self._index, _an_index)):
            if os.path.lexists(place) and not ours(place):
                words = said("{folder} is in the way, and not of this program alone: move it away", folder=place.name)
                raise FileExistsError(words)

    def _there(self, file: BinaryIO) -> bool:
        """Return whether a file that was opened lies there still: another program may just have been done with it."""
        try:
            return os.path.samestat((self.folder / OF).stat(), os.fstat(file.fileno()))
        except FileNotFoundError:
            return False

    @contextmanager
    def packer(self) -> Iterator[Packer]:
        """Give what writes the index, going on from where it was ended; raises OSError, sqlite3.Error."""
        with ExitStack() as stack:
            yield from self._followed(self._taken_up(stack) or self._made(stack, frozenset()))

    @contextmanager
    def anew(self, wrong: frozenset[int]) -> Iterator[Packer]:
        """Give what writes the index from the beginning; wrong: rows that are known to be wrong."""
        with ExitStack() as stack:
            yield from self._followed(self._made(stack, wrong))

    def _followed(self, into: Packer) -> Iterator[Packer]:
        self.ours = True
        try:
            yield into
        finally:
            self.rows = into.rows

    def _made(self, stack: ExitStack, wrong: frozenset[int]) -> Packer:
        self.empty()
        return stack.enter_context(packer(self.tables, self._aside(stack), wrong, keeps=True))

    def _aside(self, stack: ExitStack) -> Work:
        return stack.enter_context(closing(Work(self.folder / ASIDE)))

    def _taken_up(self, stack: ExitStack) -> Packer | None:
        """Return what goes on from where it was ended; None where nothing was kept here."""
        try:
            if (work := self._aside(stack)).said():
                return stack.enter_context(packer(self.tables, work, keeps=True))
        except (DatabaseError, ValueError, KeyError) as error:
            if getattr(error, "sqlite_errorcode", 0) == SQLITE_BUSY:  # another program is at it
                raise
        stack.close()
        return None

    def empty(self) -> None:
        """Begin with an empty folder, but for what says whose it is; it is held."""
        self.rows, self.ours = 0, True
        for name in OURS[:-1]:
            (self.folder / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove the folder; where that cannot be, it is let be: it is taken for ours the next time."""
        self.rows = 0
        for name in OURS:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)
        self._late = (self.folder / OF).exists()
        with suppress(OSError):
            self.folder.rmdir()

    def finish(self) -> None:
        """Put the index in its place, in one step."""
        self.tables.replace(self._index)
        self.clear()


def _ours(folder: Path) -> bool:
    """Return whether it is a folder with nothing but files of ours: no link, no pipe, no second name of a file."""
    if not S_ISDIR(folder.lstat().st_mode):
        return False
    found = {one.name: one.lstat() for one in folder.iterdir() if not LITTER.fullmatch(one.name)}
    plain = all(S_ISREG(one.st_mode) and one.st_nlink < 2 for one in found.values())
    return plain and found.keys() <= {*OURS} and (OF in found or not found)


def _an_index(path: Path) -> bool:
    """Return whether a file is an index, however old, and if only the beginning of one, which another may replace."""
    if not S_ISREG(path.lstat().st_mode):
        return False
    with path.open("rb") as file:
        return SQLITE.startswith(file.read(len(SQLITE)))
