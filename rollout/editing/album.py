"""Pictures given to events: held in memory until their event is saved, then written into `media` with it."""

import errno
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Lock

from rollout.evidence.writer import save
from rollout.timeline.media import FOLDER

MOST_GIVEN = 25_000_000  # bytes of a picture that is given
MOST = 16  # pictures that wait to be saved; the oldest goes
OURS = re.compile(r"picture-[0-9a-f]{16}\.(?:png|jpg)")
GONE = "A picture was given too long ago: it is not held any more. Give it once more, then save"


@dataclass(frozen=True, slots=True)
class Given:
    """A picture as it will be kept, under a name of ours; or why it is not taken."""

    name: str = ""
    data: bytes = b""
    wrong: str = ""


class Album:
    """Holds what is given until it is saved, for the folder `media` beside one file."""

    def __init__(self, events: Path) -> None:
        """Take the file of events; nothing is made before a picture is saved."""
        self._folder = events.parent / FOLDER
        self._lock = Lock()
        self._held: dict[str, bytes] = {}

    def give(self, data: bytes) -> Given:
        """Hold a picture, drawn anew, until its event is saved; or say why it is not taken."""
        pictures = import_module("rollout.editing.pictures")  # only now: it brings Pillow
        given: Given = pictures.drawn_anew(data)
        if given.name:
            with self._lock:
                self._held.pop(given.name, None)
                self._held = dict([*self._held.items(), (given.name, given.data)][-MOST:])
        return given

    def place(self, media: str) -> tuple[Path, ...]:
        """Write the pictures that an event names and that were given, and return those that are new.

        media: the names, with semicolons.

        Raises OSError where one is held no more, or where the folder is no folder of its own.
        """
        named = [name.strip() for name in media.split(";")]
        ours = [name for name in dict.fromkeys(named) if OURS.fullmatch(name) and not (self._folder / name).exists()]
        if not ours:
            return ()
        if not self._held.keys() >= set(ours):
            raise OSError(errno.ENOENT, GONE)
        if self._folder.is_symlink() or (self._folder.exists() and not self._folder.is_dir()):
            raise OSError(errno.ELOOP, f"{FOLDER} is no folder of its own", FOLDER)
        self._folder.mkdir(exist_ok=True)
        places = tuple(self._folder / name for name in ours)
        for place in places:
            save(place, self._held[place.name])
        return places

    def take_back(self, places: tuple[Path, ...]) -> None:
        """Remove pictures whose event was not saved after all."""
        for place in places:
            place.unlink(missing_ok=True)
        if places and not any(self._folder.iterdir()):
            self._folder.rmdir()
