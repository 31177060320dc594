"""What a picture is made of, in lengths from its top left corner: boxes, lines, marks and words, without a renderer.

Colours are opaque #rrggbb, already mixed with their ground, so that PPTX, PDF and SVG agree; everything is given in the
order in which it is drawn, from the bottom up.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from rollout.layout.forms import CROSS, DOT, OUTLINES, THROUGH
from rollout.layout.metrics import Box as Bounds
from rollout.layout.scripts import taller

ASCENT, DESCENT = 0.984, 0.273  # of the typeface, in shares of the type size
DASHES = ("solid", "dotted", "dashed", "dash-dotted")
DRAWN = ("corners", "dot", "cross", "through")  # what a mark is drawn of


@dataclass(frozen=True, slots=True)
class Part:
    """Anything that is placed: every float in it is a length."""


@dataclass(frozen=True, slots=True)
class Words(Part):
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
    def over(self) -> float:
        """Return by how much letters of another script may reach above the line, and as much below it."""
        return self.height * (taller(self.text) - 1) / 2

    @property
    def foot(self) -> float:
        """Return where the next line may begin."""
        return self.y + self.height + self.over

    @property
    def baseline(self) -> float:
        """Return the height of the line that the letters stand on."""
        return self.y + self.size * ASCENT

    @property
    def bounds(self) -> Bounds:
        """Return left, top, right and bottom."""
        return self.x, self.y - self.over, self.x + self.width, self.foot


@dataclass(frozen=True, slots=True)
class EndWords(Words):
    """Words whose right edge is what they stand by: in a wider face they reach further to the left."""


@dataclass(frozen=True, slots=True)
class Box(Part):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Line(Part):
    """A straight line of a weight; `dash` is one of DASHES."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    ink: str
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Form(Part):
    """A mark about its middle: `outline` and `inside` as `layout/forms.py` knows them, `size` in which they are shares.

    `dotted`: whether the outline is. `stroke`: the colour of the stroke through a disputed mark, or "". What a form is
    drawn of follows as lengths: 0 where it has no such part.
    """

    outline: str
    inside: str
    x: float
    y: float
    size: float
    weight: float
    ink: str
    fill: str
    dotted: bool = False
    stroke: str = ""

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners of the outline; a circle as wide as the size has none."""
        return tuple((self.x + x * self.size, self.y + y * self.size) for x, y in OUTLINES[self.outline])

    @property
    def dot(self) -> float:
        """Return the radius of the dot in the middle."""
        return self.size * DOT if self.inside == "dot" else 0.0

    @property
    def cross(self) -> float:
        """Return half the side of the cross in the middle."""
        return self.size * CROSS if self.inside == "cross" else 0.0

    @property
    def through(self) -> float:
        """Return half the side of the stroke through a disputed mark."""
        return self.size * THROUGH if self.stroke else 0.0


AnyPart = TypeVar("AnyPart")


def _scaled(thing: Any, unit: float) -> Any:
    if isinstance(thing, tuple):
        return tuple(_scaled(one, unit) for one in thing)
    if not isinstance(thing, Part):
        return thing
    lengths = {each.name: each.type is float for each in fields(thing)}
    values = {name: getattr(thing, name) for name in lengths}
    return replace(
        thing,
        **{name: round(value * unit, 2) if lengths[name] else _scaled(value, unit) for name, value in values.items()},
    )


def scaled(part: AnyPart, unit: float) -> AnyPart:
    """Return a part, or a tuple of parts, with every length multiplied, to a hundredth."""
    result: AnyPart = _scaled(part, unit)
    return result


def records(part: Any) -> Any:
    """Return parts as plain records, marks with what they are drawn of; events stay out: their words are placed."""
    if isinstance(part, tuple):
        return [records(one) for one in part]
    if not isinstance(part, Part):
        return part
    names = [each.name for each in fields(part) if each.name not in ("event", "counted")]
    names += DRAWN if isinstance(part, Form) else ()
    return {name: records(getattr(part, name)) for name in names}
