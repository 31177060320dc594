"""A view as a page of fixed size, in points: everything placed, nothing cut, ready for any renderer to draw.

What the page shows by zooming, a sheet shows at once: as many events told as fit, the others counted in the strip of
their lane. The headlines are told or the sheet is refused by their names.
"""

from rollout.sheet.layout import sheet
from rollout.sheet.papers import PAPERS, Paper
from rollout.sheet.parts import Axis, Band, Box, Chart, Form, Line, Sheet, Sign, Told, Words

__all__ = [
    "PAPERS",
    "Axis",
    "Band",
    "Box",
    "Chart",
    "Form",
    "Line",
    "Paper",
    "Sheet",
    "Sign",
    "Told",
    "Words",
    "sheet",
]
