"""What stands on the slides of a deck, as values: slides of pieces, each with its place, its words and its drawing.

Lengths are points from the top left corner of a slide. A piece carries its own DrawingML, in which every string of
the data is escaped; ids of shapes are given when it is put on a slide.
"""

from dataclasses import dataclass
from hashlib import sha256

from rollout.evidence.event import Event

WIDE, HIGH = 960.0, 540.0  # points: 13.333 × 7.5 inches
MARGIN = 40.0  # points
READ_ALOUD = 14.0  # points: the least type size of words that are read out


@dataclass(frozen=True, slots=True)
class Place:
    """Left edge, top, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ShapeSpec:
    """A shape or group of ours, known again by its name.

    `texts`: the words of each text in it, by the text's name in the group; a piece that is one text has the name "".
    `form`: what tells whether its drawing is the one we made, wherever it stands. `dated`: its place says a date.
    """

    name: str
    place: Place
    xml: str
    texts: tuple[tuple[str, str], ...] = ()
    form: str = ""
    dated: bool = False
    title: bool = False
    image: bytes = b""
    """Of a picture, to which its drawing leads."""


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A figure or target of a chart: its year with decimals, its value, and the words that tell it."""

    event: Event
    year: float
    value: int
    words: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A series of a chart, with a name of ours, for a spreadsheet must never read words of the data.

    `kind`: "joined" by a line, "silent" (two marks, a dotted line between), "loose" or "target".
    """

    name: str
    kind: str
    marks: tuple[ChartMark, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The data of a chart, and the colours it wears."""

    lines: tuple[ChartLine, ...]
    ink: str
    paper: str

    @property
    def marks(self) -> tuple[ChartMark, ...]:
        """Return every mark once, in order of date."""
        every = (mark for line in self.lines if line.kind != "silent" for mark in line.marks)
        return tuple(sorted(every, key=lambda mark: (mark.year, mark.event.id)))

    @property
    def values(self) -> str:
        """Return all numbers as text to be compared, line by line, the years before the values."""
        found = [
            number
            for line in self.lines
            for at in ("year", "value")
            for number in (getattr(one, at) for one in line.marks)
        ]
        return " ".join(f"{number:.3f}" for number in found)


@dataclass(frozen=True, slots=True)
class SlideSpec:
    """A slide: its key, its pieces from the bottom up, the presenter's notes, and a chart in the last piece's place."""

    key: str
    pieces: tuple[ShapeSpec, ...]
    notes: str = ""
    chart: Figures | None = None


def short_digest(text: str) -> str:
    """Return what tells one text from another, however its white space was set."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]
