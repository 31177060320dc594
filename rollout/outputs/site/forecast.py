"""What a site will be, before it is made: how many files, how large, how long it takes, or why it cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass

from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.offline.maker import bounded
from rollout.outputs.site.maker import SIZES, gone
from rollout.outputs.site.pictured import pictures
from rollout.timeline.edition import Edition, Options
from rollout.timeline.most import ENTRIES, SLIDES, refuse_too_many
from rollout.words.say import later, say, say_many

BOUNDS = {".pptx": (SLIDES, later("slides")), ".pdf": (ENTRIES, later("entries in a handout"))}
"""How many headlines a format of the site may have, and what they would be there."""
FIRST = 6.0, 8.0
"""Seconds and MB of a site of hardly any event, as measured on two cores of 2026."""
EACH = 0.09, 0.11
"""Seconds and MB of each event more."""
NONE = Options()
FACE = "face/"


@dataclass(frozen=True, slots=True)
class Forecast:
    """A site before it is made."""

    events: int
    files: int
    """All but the faces: which of these are needed only the finished pages say."""
    seconds: float
    megabytes: float

    @property
    def words(self) -> str:
        """Return it in words."""
        minutes = self.seconds / 60
        brief = minutes < 2
        lasts = (
            say("{n} seconds", n=round(max(round(self.seconds, -1), 10)))
            if brief
            else say("{n} minutes", n=round(minutes))
        )
        return say_many(
            "{n} event becomes {files} files and the faces of their letters, about {size} MB, in about {lasts}.",
            "{n} events become {files} files and the faces of their letters, about {size} MB, in about {lasts}.",
            self.events,
            files=self.files,
            size=round(self.megabytes),
            lasts=lasts,
        )


def counted(files: Iterable[str]) -> int:
    """Return how many files of a site are no faces.

    >>> counted(["index.html", "face/regular.woff"])
    1
    """
    return sum(not path.startswith(FACE) for path in files)


def forecast(edition: Edition, address: str, before: frozenset[str], options: Options = NONE) -> Forecast:
    """Return what a site will be; raises ExportError at once where one of its formats would be refused in the end."""
    bounded(edition)
    for ending, (most, what) in BOUNDS.items():
        refuse_too_many(edition_for(ending, edition.dataset, edition.view), most, what)
    count = len(edition.shown)
    data = sum(len(SIZES.get(ending, ("",))) for ending in FORMATS if ending != ".html")
    pages = 4 + (2 if address else 1) + len(gone(edition, before)) + 1  # index, embed, frozen, card …
    seconds, megabytes = (first + count * each for first, each in zip(FIRST, EACH, strict=True))
    seen = pictures(edition.shown, dict(options.media))
    megabytes += sum(map(len, seen.values())) / 1e6
    return Forecast(count, data + pages + 2 * count + len(seen), seconds, megabytes)
