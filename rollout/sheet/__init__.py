"""A view as a page of fixed size, in points: everything placed, nothing cut, ready for any renderer to draw.

What the page shows by zooming, a sheet shows at once: as many events told as fit, the others counted in the strip of
their lane. The headlines are told or the sheet is refused by their names.
"""

from rollout.sheet.layout import holds, sheet
from rollout.sheet.papers import PAPERS, Paper
from rollout.sheet.parts import Axis, Band, Chart, Sheet, Sign, Told

__all__ = [
    "PAPERS",
    "Axis",
    "Band",
    "Chart",
    "Paper",
    "Sheet",
    "Sign",
    "Told",
    "holds",
    "sheet",
]
