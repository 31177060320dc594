"""The forms of claim statuses as small SVG drawings, which the page's scripts take as data."""

import json
from typing import Any

from rollout.layout.forms import CROSS, DOT, DOTTED, FORMS, OUTLINES, MarkForm

MIDDLE = 10  # px: half the side of an icon
SIZE = 11.0  # px of a circle
HEAD = "// Written by `python -m tools.icons` from rollout/layout/forms.py: change the table there, not this file.\n"

Shape = tuple[str, dict[str, Any]]
"""The name of an SVG element, and its attributes."""


def _path(points: list[tuple[float, float]]) -> str:
    return " L".join(f"{round(MIDDLE + x, 2):g} {round(MIDDLE + y, 2):g}" for x, y in points)


def _circle(radius: float, **attributes: Any) -> Shape:
    return "circle", {"cx": MIDDLE, "cy": MIDDLE, "r": round(radius, 2), **attributes}


def icon(form: MarkForm) -> list[Shape]:
    """Return a form as SVG elements in a square of 20 px, to be stroked by the page in the colour of the lane."""
    size = form.size(SIZE)
    style = {"fill": "currentColor"} if form.filled else {}
    style |= {"stroke-dasharray": " ".join(map(str, DOTTED))} if form.dotted else {}
    corners = [(x * size, y * size) for x, y in OUTLINES[form.outline]]
    found: list[Shape] = [("path", {"d": f"M{_path(corners)} Z", **style}) if corners else _circle(size / 2, **style)]
    if form.inside == "dot":
        found.append(_circle(size * DOT, fill="currentColor", stroke="none"))
    if form.inside == "cross":
        h = size * CROSS
        found.append(("path", {"d": f"M{_path([(-h, -h), (h, h)])} M{_path([(h, -h), (-h, h)])}"}))
    return found


def script() -> str:
    """Return the script that gives the page every status with its drawing, in the order of the vocabulary."""
    rows = "\n".join(f"  {json.dumps(status)}: {json.dumps(icon(form))}," for status, form in FORMS.items())
    return f"{HEAD}export const forms = {{\n{rows}\n}};\n"
