"""The pictures beside a file of events: only those that an event names, and only what truly is a picture."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from rollout.evidence.copies import within
from rollout.evidence.event import Dataset, Event
from rollout.timeline.clock import every
from rollout.timeline.edition import Options
from rollout.timeline.exhibits import picture
from rollout.timeline.kinds import PICTURE
from rollout.timeline.naming import named as quoted
from rollout.timeline.talk import Talk
from rollout.timeline.talks import attempt
from rollout.words.say import later, say

FOLDER = "media"
MOST = 8_000_000  # bytes of one picture …
TOGETHER = 24_000_000  # … and of all that one output shows beside its talk
MISSING = later(
    "The picture {name} is not in the folder media, or is no PNG, JPEG or WebP of at most 8 MB: "
    "what it shows is said in words."
)
LARGE = later("The picture {name} would make more than 24 MB of pictures: what it shows is said in words.")
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"


def type_of(data: bytes) -> str:
    """Return what a picture is by its first bytes; "" for what is none that every browser draws.

    >>> type_of(b"<svg onload='alert(1)'>")
    ''
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else ""


def named(dataset: Dataset) -> set[str]:
    """Return the files that events name as their pictures."""
    return {name for event in every(dataset) for name in event.media}


def pictured(talk: Talk, dataset: Dataset) -> tuple[str, ...]:
    """Return the files that a talk shows, each once."""
    events = {event.id: event for event in every(dataset)}
    found = [
        picture(scene, [events[one] for one in scene.focus]).file
        for scene in talk.scenes
        if scene.shows.kind == PICTURE
    ]
    return tuple(dict.fromkeys(found))


class Media:
    """The folder of pictures beside a file of events."""

    def __init__(self, events: Path) -> None:
        """Take the path of the file of events; the folder need not be there."""
        self._folder = events.resolve().parent / FOLDER

    def find(self, name: str, known: Collection[str]) -> bytes | None:
        """Return a picture that is among those known, and lies in the folder itself; None for anything else.

        A name leads nowhere else, and neither does a link: what is no file, is too large or is no picture is not there.
        """
        path = within(self._folder, name) if name in known else None
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                data = file.read(MOST + 1)
        except OSError:
            return None
        return data if len(data) <= MOST and type_of(data) else None


def illustrated(options: Options, events: Path, dataset: Dataset, own: Iterable[Event] = ()) -> Options:
    """Return options with the pictures that their talk shows; says which of them cannot be had.

    own: events whose pictures are shown as well, as long as all together are not too large.
    """
    told = pictured(attempt(options.talk, "talk", dataset), dataset) if options.talk is not None else ()
    names, media = tuple(dict.fromkeys((*told, *(name for event in own for name in event.media)))), Media(events)
    held: dict[str, bytes] = {}
    for name in names:
        data = media.find(name, names)
        if data and (name in told or sum(map(len, held.values())) + len(data) <= TOGETHER):
            held[name] = data
        else:
            options.say(say(LARGE if data else MISSING, name=quoted(name)))
    return replace(options, media=tuple(held.items()))
