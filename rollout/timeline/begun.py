"""The folder beside a file in which its index is made: what was ended is taken up there, what is whole leaves it."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, DatabaseError

from rollout.timeline.aside import Work
from rollout.timeline.packing import Packer, packer

ENDING = ".part"
OF, TABLES, ASIDE = "of", "index", "aside"
OURS = (OF, TABLES, ASIDE, f"{TABLES}-journal", f"{ASIDE}-journal")


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
        """Whether what is in it was put there, or taken up, by this program."""
        self._number = 0

    @contextmanager
    def packer(self) -> Iterator[Packer]:
        """Give what writes the index, going on from where it was ended; raises OSError, sqlite3.Error."""
        with ExitStack() as stack:
            into = self._taken_up(stack) or self._made(stack, frozenset())
            yield from self._followed(into)

    @contextmanager
    def anew(self, wrong: frozenset[int]) -> Iterator[Packer]:
        """Give what writes the index from the beginning; wrong: rows that are known to be wrong."""
        with ExitStack() as stack:
            yield from self._followed(self._made(stack, wrong))

    def _followed(self, into: Packer) -> Iterator[Packer]:
        self.ours, self._number = True, self.tables.stat().st_ino
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
        """Return what goes on from where it was ended; None where nothing of the same file was kept here.

        What came with a file cannot name its number on this disk, and so is never looked into.
        """
        if self.folder.is_symlink() or not self._same():
            return None
        try:
            if (work := self._aside(stack)).said():
                return stack.enter_context(packer(self.tables, work, keeps=True))
        except (DatabaseError, ValueError, KeyError) as error:
            if getattr(error, "sqlite_errorcode", 0) == SQLITE_BUSY:  # another program is at it
                raise
        stack.close()
        return None

    def _same(self) -> bool:
        try:
            return (self.folder / OF).read_bytes() == self._of
        except OSError:
            return False

    def empty(self) -> None:
        """Begin with an empty folder."""
        self.clear()
        self.folder.mkdir()
        self.ours = True
        (self.folder / OF).write_bytes(self._of)

    def clear(self) -> None:
        """Remove the folder; raises OSError where it holds what is not ours."""
        self.rows = self._number = 0
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        if self.folder.is_dir():
            for name in OURS:
                (self.folder / name).unlink(missing_ok=True)
            self.folder.rmdir()

    def finish(self) -> None:
        """Put the index in its place, in one step; raises OSError where another program has begun one since."""
        if self._number and self.tables.stat().st_ino != self._number:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        self.tables.replace(self._index)
        self.clear()
