"""How far what is drawn on a slide reaches."""

from collections.abc import Sequence

from rollout.layout.forms import reach
from rollout.layout.scene import Box, Form, Line, Words
from rollout.outputs.deck.parts import Place


def _bounds(part: Box | Line | Form | Words) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is drawn, outlines left aside."""
    if isinstance(part, Words):
        return part.bounds
    if isinstance(part, Box):
        return part.x, part.y, part.x + part.width, part.y + part.height
    if isinstance(part, Line):
        return min(part.x1, part.x2), min(part.y1, part.y2), max(part.x1, part.x2), max(part.y1, part.y2)
    h = part.through or part.size * reach(part.outline)
    return part.x - h, part.y - h, part.x + h, part.y + h


def around(parts: Sequence[Box | Line | Form | Words]) -> Place:
    """Return the smallest place that holds what is drawn."""
    edges = [_bounds(part) for part in parts]
    left, top = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    return Place(left, top, max(edge[2] for edge in edges) - left, max(edge[3] for edge in edges) - top)
