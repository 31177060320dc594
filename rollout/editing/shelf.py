"""The folder `history` beside the file: each version before a change by its digest, and a log that only grows."""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from threading import Lock

from rollout.editing import log
from rollout.editing.log import Change, Line
from rollout.evidence.content import Content
from rollout.evidence.stamps import Stamp, stamp
from rollout.evidence.table import digest
from rollout.evidence.writer import clear, led_to, save, sync_folder
from rollout.words.said import said

FOLDER = "history"
NAME = re.compile("[0-9a-f]{64}")
OWN_NAME = re.compile(b"[0-9a-f]{32}")
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
MOST = 200  # versions that are kept …
MOST_BYTES = 200_000_000  # … and bytes that they take together, the latest in any case


class Shelf:
    """Keeps the versions of one file and says what changed; who writes holds it, in this process and in others."""

    def __init__(self, path: Path) -> None:
        """Take the file that is edited; nothing is made before the first change."""
        self._path, self._folder = path, path.parent / FOLDER
        self._log = self._folder / f"{path.name}.log"
        self._lock, self._named = self._folder / "lock", self._folder / f"{path.name}.name"
        self._ending = path.suffix
        self._turn, self._reading = Lock(), Lock()
        self._lines: list[Line] = []
        self._read = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the shelf: one change after another, whoever makes it."""
        with self._turn:
            self._own()
            # Who may not read the file may not read what was in it.
            rights = self._path.stat().st_mode & 0o444
            self._folder.mkdir(mode=0o700 | rights | rights >> 2, exist_ok=True)
            self._shut(0o070 * (not rights & 0o040) | 0o007 * (not rights & 0o004))
            with self._lock.open("ab") as handle:
                _wait(handle.fileno())
                yield

    def closed(self) -> str:
        """Return why nothing may be written beside the file, "" where it may; of a full disk the first save tells."""
        try:
            with self.held():
                own = os.access(self._path.parent, os.W_OK)
            return "" if own else os.strerror(errno.EACCES)
        except OSError as error:
            return os.strerror(error.errno) if error.errno in FORBIDDEN else ""

    def name(self) -> str:
        """Return the name of this history, made when first asked for; it tells nothing, and no other has it.

        It goes with the folder wherever that goes; the path of a folder would be told to readers, or could be guessed.
        """
        with self.held():
            found = self._named.read_bytes() if self._named.exists() else b""
            if not OWN_NAME.fullmatch(found):
                found = token_hex(16).encode()
                save(self._named, found)
            return found.decode()

    def _own(self) -> None:
        """Raise OSError where a link or a pipe stands for what is ours: nothing is written or read elsewhere."""
        if self._folder.is_symlink():
            raise OSError(errno.ELOOP, said("The folder history is a link that leads elsewhere"), FOLDER)
        for each in (self._lock, self._log, self._named):
            if each.is_symlink() or (each.exists() and not each.is_file()):
                wrong = said("{name} in the folder history is no file of its own", name=each.name)
                raise OSError(errno.ELOOP, wrong, each.name)

    def _shut(self, rights: int) -> None:
        """Take rights to the folder from those who have lost theirs to the file since it was made."""
        have = self._folder.stat().st_mode & 0o7777
        if have & rights:
            self._folder.chmod(have & ~rights)

    def _said(self) -> list[Line]:
        """Return the lines of the log; what was read before is not read again, unless the log was begun anew."""
        self._own()
        with self._reading, suppress(FileNotFoundError), self._log.open("rb") as file:
            if file.seek(0, os.SEEK_END) < self._read:
                self._lines, self._read = [], 0
            file.seek(self._read)
            whole = file.read().rpartition(b"\n")[0]
            self._lines += log.lines(whole)
            self._read += len(whole)
        return self._lines

    def changes(self) -> list[Change]:
        """Return what changed, the oldest first."""
        return log.changes(self._said())

    def next_number(self) -> int:
        """Return the number of the next change."""
        return log.last_number(self._said()) + 1

    def announce(self, change: Change, versions: Iterable[Content]) -> None:
        """Keep versions of files by their digests, and say what will change; both last through a power cut."""
        try:
            for one in versions:
                place = self._version(one.digest)
                if not place.exists() or place.stat().st_size != one.size:
                    save(place, one.parts)
            self._append(change.line)
        except BaseException:
            self.loosed()
            raise

    def linked(self, mark: str, known: Stamp | None) -> Stamp | None:
        """Keep the file as it stands under the name of a version too; return what is noted of it then.

        It is no copy until another file takes its place: `loosed` is for where that does not happen. Where it cannot
        be, or is not the file any more that is known, nothing is kept, and what is known is returned.
        """
        place, target = self._version(mark), led_to(self._path)
        if known is None or place.exists() or target.stat().st_nlink != 1 or stamp(target) != known:
            return known
        try:
            os.link(target, place)
            now = stamp(place)  # at once: what is written from now on changes that
            with place.open("rb") as file:
                os.fsync(file.fileno())
            sync_folder(self._folder)
        except OSError:
            place.unlink(missing_ok=True)
            return known
        if now[:3] != known[:3]:  # to link it was to write its number
            place.unlink()
            return known
        return now

    def loosed(self) -> None:
        """Let a version go that is the file itself: what another program writes into the one would be in the other.

        It was left by a kill, or by a disk that was full, before another file took the place of this one.
        """
        for place in self.doubled():
            place.unlink()

    def doubled(self) -> list[Path]:
        """Return the versions that are the file itself."""
        if not self._path.exists() or self._path.stat().st_nlink == 1:
            return []
        return [place for place in self._versions() if place.samefile(self._path)]

    def say(self, number: int, what: str) -> None:
        """Say what became of a change that was announced."""
        self._append(log.about(number, what))

    def unsure(self) -> Change | None:
        """Return the last change where nothing says whether it was written: the program ended in between."""
        return log.unsure(self._said())

    def version(self, mark: str) -> bytes | None:
        """Return the version of a digest, where it is still kept and whole."""
        place = self._version(mark)
        data = place.read_bytes() if place.is_file() else b""
        return data if digest(data) == mark else None

    def prune(self, latest: Iterable[str]) -> None:
        """Let the oldest versions go until the others are within their bounds; the log keeps what changed.

        latest: the digests of those that were kept last. A version that is the file that stood there bears the time of
        that, one that came back an old one, and a clock may have been set back.
        """
        clear(self._folder, ".")
        known = {place: place.stat() for place in self._versions()}
        newest = max((it.st_mtime_ns for it in known.values()), default=0)
        for place in known.keys() & set(map(self._version, latest)):
            os.utime(place, ns=(newest + 1, newest + 1))
        room = MOST_BYTES
        for at, place in enumerate(sorted(known, key=lambda each: each.stat().st_mtime_ns, reverse=True)):
            room -= known[place].st_size
            if at and (at >= MOST or room < 0):
                place.unlink()

    def _versions(self) -> list[Path]:
        return [each for each in self._folder.glob(f"*{self._ending}") if NAME.fullmatch(each.stem)]

    def _version(self, mark: str) -> Path:
        return self._folder / f"{mark}{self._ending}"

    def _append(self, line: bytes) -> None:
        with self._log.open("a+b") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - 1, 0))
            # A line that a power cut has cut off ends here.
            file.write(line if file.read() in (b"", b"\n") else b"\n" + line)
            file.flush()
            os.fsync(file.fileno())


def _wait(handle: int) -> None:
    """Wait until no other process holds the file; it is let go with its handle."""
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        return  # Windows: within this process turns are kept all the same
    fcntl.flock(handle, fcntl.LOCK_EX)
