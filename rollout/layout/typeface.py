"""The typeface of every output: the width of words from its own advance widths, of other scripts as they are shaped."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

import font_source_sans_pro

from rollout.layout import faces
from rollout.layout.faces import advances, drawn_by, share
from rollout.layout.scripts import JOINS

FAMILY = "Source Sans Pro"
ISOLATES = "\u2068\u2069"  # set a name apart from what stands beside it, and are never drawn
UNDRAWN = frozenset(ISOLATES) | JOINS
STACK = f"'{FAMILY}', 'Noto Sans', 'Noto Serif Tibetan', sans-serif"
FACES = {
    "regular": font_source_sans_pro.SourceSansPro,
    "semibold": font_source_sans_pro.SourceSansProSemibold,
}
WEIGHTS = faces.WEIGHTS
# What this face lacks and no other that is here draws. Measured in the Noto faces, in shares of the type size: …
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
    return advances(face_file(face).read_bytes())


@lru_cache(maxsize=20_000)  # whoever makes several decks asks for the same words each time
def width(words: str, size: float, face: str = "regular") -> float:
    """Return an upper bound for the width of words in pixels, rounded up.

    In our face it is the sum of advance widths without kerning; words of another script are shaped by the face that
    draws them, and where none is here each letter is taken for as wide as any can be.
    """
    known = _advances(face)
    total = 0.0
    for letter in words:
        advance = known.get(ord(letter))
        if advance is None:
            return float(ceil(sum(_shares(words, face)) * size))
        total += advance
    return float(ceil(total * size))


def _shares(words: str, face: str) -> Iterator[float]:
    """Yield the widths of the runs of words, each as one face draws it, in shares of the type size."""
    known, run, key = _advances(face), "", ""
    for letter in words:
        advance = known.get(ord(letter))
        script = drawn_by(letter, face) if advance is None else None
        if (run and letter in JOINS) or (script and script.key == key):
            run += letter
            continue
        if run:
            yield share(run, key, face)
        run, key = "", ""
        if advance is not None:
            yield advance
        elif script:
            run, key = letter, script.key
        else:
            yield _foreign(letter)
    if run:
        yield share(run, key, face)


def _foreign(letter: str) -> float:
    """Return an upper bound for the width of a character that the face lacks, in shares of the type size."""
    kind = unicodedata.category(letter)
    if letter in UNDRAWN:
        return 0.0
    if kind == "Mn" and any(first <= letter <= last for first, last in MARKS):
        return 0.0
    east_asian = unicodedata.east_asian_width(letter) in "WF" and kind != "So"
    tibetan = letter in TSHEG or (kind == "Lo" and "\u0f40" <= letter <= "\u0f6c")
    if east_asian or tibetan:
        return FOREIGN
    return WIDEST if letter in PHRASES else WIDE


@cache
def lacks(letter: str) -> bool:
    """Return whether no face that is here can draw a character, in one of its weights at least."""
    return letter not in UNDRAWN and foreign(letter) and not all(drawn_by(letter, face) for face in FACES)


def foreign(letter: str) -> bool:
    """Return whether our own typeface cannot draw a character, in one of its faces at least."""
    return any(ord(letter) not in _advances(face) for face in FACES)


def face_file(face: str) -> Path:
    """Return the path of a face's file.

    Raises KeyError for a face that is not shipped.
    """
    return Path(FACES[face])
