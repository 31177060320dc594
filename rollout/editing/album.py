"""Files given to events and sources: held in memory until their event is saved, then written into a folder with it."""

import errno
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Lock

from rollout.editing import kept_copies
from rollout.editing.given import Given
from rollout.evidence import copies
from rollout.evidence.writer import clear, save
from rollout.timeline import media
from rollout.words.said import said

MOST = 16  # files that wait to be saved; the oldest goes
OURS = re.compile(r"picture-[0-9a-f]{16}\.(?:png|jpg)")
GONE = said("A file was given too long ago: it is not held any more. Give it once more, then save")


def _drawn_anew(data: bytes, named: str) -> Given:
    pictures = import_module("rollout.editing.pictures")  # only now: it brings Pillow
    given: Given = pictures.drawn_anew(data)
    return given


class Album:
    """Holds what is given until it is saved, for a folder beside one file: pictures, unless another is named."""

    def __init__(
        self,
        events: Path,
        folder: str = media.FOLDER,
        ours: re.Pattern[str] = OURS,
        make: Callable[[bytes, str], Given] = _drawn_anew,
    ) -> None:
        """Take the file of events, and what becomes of what is given; nothing is made before it is saved."""
        self._folder, self._ours, self._make = events.parent / folder, ours, make
        self._lock = Lock()
        self._held: dict[str, bytes] = {}

    def give(self, data: bytes, named: str = "") -> Given:
        """Hold a file, as it will be kept, until its event is saved; or say why it is not taken."""
        given = self._make(data, named)
        if given.name:
            with self._lock:
                self._held.pop(given.name, None)
                self._held = dict([*self._held.items(), (given.name, given.data)][-MOST:])
        return given

    def place(self, names: str) -> tuple[Path, ...]:
        """Write the files that an event names and that were given, and return those that are new.

        names: with semicolons between.

        Raises OSError where one is held no more, where something else has its name, or where the folder is no folder of
        its own.
        """
        named = [name.strip() for name in names.split(";")]
        ours = [name for name in dict.fromkeys(named) if self._ours.fullmatch(name) and not self._there(name)]
        if not ours:
            return ()
        if not self._held.keys() >= set(ours):
            raise OSError(errno.ENOENT, GONE)
        if self._folder.is_symlink() or (self._folder.exists() and not self._folder.is_dir()):
            name = self._folder.name
            raise OSError(errno.ELOOP, said("{name} is no folder of its own", name=name), name)
        self._folder.mkdir(exist_ok=True)
        clear(self._folder, f".{ours[0].partition('-')[0]}-")
        places = tuple(self._folder / name for name in ours)
        for place in places:
            save(place, self._held[place.name])
        return places

    def _there(self, name: str) -> bool:
        """Return whether a file stands there already; raises OSError where it is another than was given."""
        place = self._folder / name
        if not place.exists():
            return False
        own = copies.within(self._folder.parent.resolve() / self._folder.name, name)
        if name in self._held and (own is None or own.read_bytes() != self._held[name]):
            wrong = said("Something else is called {name} in {folder}", name=name, folder=self._folder.name)
            raise OSError(errno.EEXIST, wrong, name)
        return True

    def take_back(self, places: tuple[Path, ...]) -> None:
        """Remove files whose event was not saved after all."""
        for place in places:
            place.unlink(missing_ok=True)
        if places and not any(self._folder.iterdir()):
            self._folder.rmdir()


def kept_copies_of(events: Path) -> Album:
    """Return what holds the copies of sources that are given, for the folder `kept`."""
    return Album(events, copies.FOLDER, kept_copies.OURS, kept_copies.as_given)
