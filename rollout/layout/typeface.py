"""The one typeface of every output: the width of words from its own advance widths, and its files."""

import unicodedata
from functools import cache
from math import ceil
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
# Another face draws what this one lacks. Measured in the Noto faces, in shares of the type size: …
FOREIGN = 1.15  # … no letter or syllable mark of Tibetan and of East Asian scripts is wider,
WIDE = 3.0  # … of the rest only cuneiform,
WIDEST = 8.0  # … and a few Arabic phrases written as one character.
PHRASES = "\ufdfa\ufdfb\ufdfd"
TSHEG = "\u0f0b\u0f0c\u0f0d"
# Marks that take no room of their own: accents, Tibetan vowels and subjoined letters, variation selectors.
MARKS = (("\u0300", "\u036f"), ("\u0f18", "\u0fc6"), ("\ufe00", "\ufe0f"))


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
        total += _foreign(letter) if share is None else share
    return float(ceil(total * size))


def _foreign(letter: str) -> float:
    """Return an upper bound for the width of a character that the face lacks, in shares of the type size."""
    kind = unicodedata.category(letter)
    if kind == "Mn" and any(first <= letter <= last for first, last in MARKS):
        return 0.0
    east_asian = unicodedata.east_asian_width(letter) in "WF" and kind != "So"
    tibetan = letter in TSHEG or (kind == "Lo" and "\u0f40" <= letter <= "\u0f6c")
    if east_asian or tibetan:
        return FOREIGN
    return WIDEST if letter in PHRASES else WIDE


def lacks(letter: str) -> bool:
    """Return whether the typeface cannot draw a character, in one of its faces at least."""
    return any(ord(letter) not in _advances(face) for face in FACES)


def face_file(face: str) -> Path:
    """Return the path of a face's file.

    Raises KeyError for a face that is not shipped.
    """
    return Path(FACES[face])
