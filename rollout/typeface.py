"""The one typeface of every output: the width of words from its own advance widths, and its files."""

import unicodedata
from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
STACK = f"'{FAMILY}', 'Noto Sans', 'Noto Serif Tibetan', sans-serif"
FACES = {
    "regular": font_source_sans_pro.SourceSansPro,
    "semibold": font_source_sans_pro.SourceSansProSemibold,
}
WEIGHTS = {"regular": 400, "semibold": 600}
# Another face draws what this one lacks; no such letter is wider than this share of the type size.
FOREIGN = 1.1


@cache
def _advances(face: str) -> dict[int, float]:
    """Return the advance width of every character of a face, in shares of the type size."""
    with TTFont(FACES[face], lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"]
        return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def width(words: str, size: float, face: str = "regular") -> float:
    """Return an upper bound for the width of words in pixels: advance widths without kerning, rounded up."""
    advances = _advances(face)
    total = 0.0
    for letter in words:
        share = advances.get(ord(letter))
        if share is None:
            share = 0.0 if unicodedata.combining(letter) else FOREIGN
        total += share
    return float(-int(-total * size // 1))


def face_file(face: str) -> Path:
    """Return the path of a face's file.

    Raises KeyError for a face that is not shipped.
    """
    return Path(FACES[face])
