"""What stands on a sheet, in points from its top left corner: every float of a part is a length.

No renderer is known here. Colours are opaque #rrggbb, already mixed with their ground, so that PPTX, PDF and SVG
agree; everything is given in the order in which it is drawn, from the bottom up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from rollout.evidence.event import Event
from rollout.layout.metrics import Box as Bounds

ASCENT, DESCENT = 0.984, 0.273  # of the typeface, in shares of the type size
DASHES = ("solid", "dotted", "dashed", "dash-dotted")
SYMBOLS = ("circle", "circle-dot", "circle-x", "diamond", "square", "left", "right")


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words in a box: their left edge, top, width and height, type size, face and colour.

    The box holds the words for certain; they begin at its left edge. `face` is "regular" or "semibold".
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    face: str
    ink: str

    @property
    def height(self) -> float:
        """Return the height of the line."""
        return self.size * (ASCENT + DESCENT)

    @property
    def baseline(self) -> float:
        """Return the height of the line that the letters stand on."""
        return self.y + self.size * ASCENT

    @property
    def bounds(self) -> Bounds:
        """Return left, top, right and bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line of a weight; `dash` is one of DASHES."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    ink: str
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Form:
    """A mark about its middle: `symbol` is one of SYMBOLS, `size` its width between the middles of its outline.

    circle-dot and circle-x hold a dot or a cross; left and right are filled points that look that way. A dotted
    outline is a forecast's. `stroke`: the colour of the stroke through a disputed mark, or "".
    """

    symbol: str
    x: float
    y: float
    size: float
    weight: float
    ink: str
    fill: str
    dotted: bool = False
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An event told in words: its bars and whiskers, its mark (none where a range began earlier) and its words.

    `alt` says date, words, status and dispute in one line, for those who do not see the form.
    """

    event: Event
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    words: Words
    alt: str


@dataclass(frozen=True, slots=True)
class Band:
    """A lane: its number in the dataset, ground and strip, its head in words, the strip's ticks, and its events.

    `told` are in order of date; `counted` are those that only the strip shows.
    """

    name: str
    number: int
    ground: Box
    strip: Box
    head: tuple[Words, ...]
    ticks: tuple[Line, ...]
    told: tuple[Told, ...]
    counted: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The grid lines of the time axis and the words below the lanes."""

    lines: tuple[Line, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The quantity panel: its head, the lines of round figures, the figures, the words, and all said in a paragraph."""

    ground: Box
    head: tuple[Words, ...]
    rules: tuple[Line, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    forms: tuple[Form, ...]
    words: tuple[Words, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the legend: what is drawn, and what it means in a few words."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of fixed size in points, with everything placed: nothing on it is cut, no words lie on others.

    Draw it in the order of its fields. `type_size` is that of the events' words; nothing is smaller.
    """

    width: float
    height: float
    margin: float
    type_size: float
    paper: str
    title: tuple[Words, ...]
    subtitle: tuple[Words, ...]
    bands: tuple[Band, ...]
    axis: Axis
    chart: Chart | None
    legend: tuple[Sign, ...]
    stamp: tuple[Words, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """Return every event told in words, lane by lane."""
        return tuple(one for band in self.bands for one in band.told)

    @property
    def counted(self) -> tuple[Event, ...]:
        """Return every event that only a strip shows, lane by lane."""
        return tuple(event for band in self.bands for event in band.counted)

    def words(self) -> Iterator[Words]:
        """Yield every line of words on the sheet."""
        yield from (*self.title, *self.subtitle)
        for band in self.bands:
            yield from (*band.head, *(one.words for one in band.told))
        yield from self.axis.words
        if self.chart:
            yield from (*self.chart.head, *self.chart.words)
        yield from (*(sign.words for sign in self.legend), *self.stamp)


PARTS = (Words, Box, Line, Form, Told, Band, Axis, Chart, Sign, Sheet)
Part = TypeVar("Part")


def _scaled(thing: Any, unit: float) -> Any:
    if isinstance(thing, tuple):
        return tuple(_scaled(one, unit) for one in thing)
    if not isinstance(thing, PARTS):
        return thing
    lengths = {each.name: each.type is float for each in fields(thing)}
    values = {name: getattr(thing, name) for name in lengths}
    return replace(
        thing,
        **{name: round(value * unit, 2) if lengths[name] else _scaled(value, unit) for name, value in values.items()},
    )


def scaled(part: Part, unit: float) -> Part:
    """Return a part, or a tuple of parts, with every length multiplied, to a hundredth of a point."""
    result: Part = _scaled(part, unit)
    return result
