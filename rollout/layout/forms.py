"""The forms of marks in numbers: how a claim status looks without colour, the same for every renderer.

A renderer knows outlines and insides, never a status: a new status is one more line in FORMS. Plotly traces, the first
view, sheets (PDF, PNG, SVG, slides), the chart of a deck and the icons of the page all draw what stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

DOT = 0.2  # of a mark's size: the radius of the dot in its middle
CROSS = 0.35  # of a mark's size: half the side of the cross in it
THROUGH = 0.82  # of a mark's size: half the side of the stroke through a disputed mark
DOTTED = (2.4, 2.2)  # px on a screen: dash and gap of a dotted outline; paper has its own, of the weight of the line

Corners = tuple[tuple[float, float], ...]
OUTLINES: Mapping[str, Corners] = MappingProxyType(
    {
        "circle": (),
        "diamond": ((0.0, -0.62), (0.62, 0.0), (0.0, 0.62), (-0.62, 0.0)),
        "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
        "left": ((0.5, -0.5), (-0.5, 0.0), (0.5, 0.5)),
        "right": ((-0.5, -0.5), (0.5, 0.0), (-0.5, 0.5)),
    }
)
"""Corners about the middle in shares of a mark's size; a circle, as wide as the size, has none."""
INSIDES = ("", "dot", "cross")
GROWN: Mapping[str, int] = MappingProxyType({"diamond": 1, "square": -1})
"""Px by which a form differs from a circle in size, so that it looks as large."""


@dataclass(frozen=True, slots=True)
class MarkForm:
    """The form of a mark: its outline, what stands in it, filled with ink or with its ground, and a dotted outline."""

    outline: str
    inside: str = ""
    filled: bool = False
    dotted: bool = False

    def size(self, usual: float) -> float:
        """Return how large the form is drawn where a circle has the usual size."""
        return usual + GROWN.get(self.outline, 0)


FORMS: Mapping[str, MarkForm] = MappingProxyType(
    {
        "documented": MarkForm("circle", filled=True),
        "reported": MarkForm("circle", inside="dot"),
        "claimed": MarkForm("circle"),
        "planned": MarkForm("diamond"),
        "forecast": MarkForm("diamond", dotted=True),
        "retracted": MarkForm("circle", inside="cross"),
        "unreviewed": MarkForm("square"),
    }
)
"""The one table of forms by claim status, in the order of the vocabulary."""


def reach(outline: str) -> float:
    """Return how far a mark reaches from its middle, in shares of its size."""
    return max((max(abs(x), abs(y)) for x, y in OUTLINES[outline]), default=0.5)
