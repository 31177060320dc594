"""Faces of other scripts cut down to the letters that an output holds, for what brings its faces with it."""

import unicodedata
from base64 import b64encode
from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO

import uharfbuzz

from rollout.layout.faces import WEIGHTS, drawn_by, face_of, here, sfnt
from rollout.layout.scripts import Script
from rollout.layout.typeface import FACES, face_file, foreign

FAMILY = "Noto Sans"
"""The name under which an output knows all of them: it stands second in what its words are set in."""
USUAL = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193)),
    *((0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265)),
)
"""First and last of each stretch of these letters; `styles/style.css` says the same, and what the whole is for."""
FEATURES = ("calt", "ccmp", "clig", "kern", "liga", "locl", "mark", "mkmk", "rlig", "tnum")
"""What browsers do with letters unasked, and figures of one width, which the page asks for."""
TAKEN_APART = {"\u0e33": "\u0e4d\u0e32", "\u0eb3": "\u0ecd\u0eb2"}
"""The letters *am* of Thai and Lao, which shaping takes apart though Unicode does not."""
HANGUL = ("\uac00", "\ud7a3")
ASCENT, DESCENT = 984, -273  # thousandths: lines are as high as those of our own face, and rows as their letters need
NAMED = (0, 1, 2, 3, 4, 6, 7, 13, 14)  # of its names a face keeps these, copyright and licence among them


def letters_of(text: Iterable[str]) -> str:
    """Return the letters of text that our own typeface lacks and another that is here draws, each once, in order."""
    return "".join(sorted(letter for letter in set(text) if foreign(letter) and drawn_by(letter)))


def drawn_in(key: str, letters: Iterable[str]) -> str:
    """Return those of letters that the face of a script draws."""
    return "".join(letter for letter in letters if (one := drawn_by(letter)) and one.key == key)


def narrowed(
    font: bytes, codes: Iterable[int], features: Iterable[str], names: Iterable[int] = (), hinted: bool = True
) -> bytes:
    """Return a font with some letters alone, what these features do to them, and further names beside the first seven.

    hinted: with what leads its lines to whole pixels.
    """
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(codes)
    asked.layout_feature_tag_set.clear()
    asked.layout_feature_tag_set.update(int.from_bytes(feature.encode()) for feature in features)
    asked.name_id_set.update(names)
    asked.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    if not hinted:
        asked.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(asked.subset(uharfbuzz.Face(font)).blob.data)


@cache
def usual(face: str) -> bytes:
    """Return our own face with the letters alone that words in Latin letters usually hold, a tenth of the whole."""
    codes = (code for first, last in USUAL for code in range(first, last + 1))
    return narrowed(face_file(face).read_bytes(), codes, FEATURES)


def with_parts(letters: str) -> str:
    """Return letters with the parts into which a shaper takes them, as it does vowels that stand around a consonant.

    Without its parts such a vowel stands beside a dotted circle. Syllables of Korean are never taken apart.
    """
    apart = (unicodedata.normalize("NFD", letter) for letter in letters if not HANGUL[0] <= letter <= HANGUL[1])
    return letters + "".join(apart) + "".join(TAKEN_APART.get(letter, "") for letter in letters)


def cut(font: bytes, letters: str, weight: int) -> bytes:
    """Return a font with what some letters need, in one weight, with all that its script does to them."""
    asked, whole = uharfbuzz.SubsetInput(), uharfbuzz.Face(font)
    asked.unicode_set.update(map(ord, with_parts(letters)))
    for every in (asked.layout_feature_tag_set, asked.layout_script_tag_set):
        every.clear()
        every.invert()
    asked.name_id_set.update(NAMED)
    asked.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE | uharfbuzz.SubsetFlags.NO_HINTING
    if any(axis.tag == "wght" for axis in whole.axis_infos):
        asked.pin_axis_location(whole, "wght", weight)
    return bytes(asked.subset(whole).blob.data)


@lru_cache(maxsize=32)
def woff(key: str, face: str, letters: str) -> bytes:
    """Return the face of a script with some letters alone, as WOFF, of lines as high as those of ours.

    Raises KeyError for a script whose face is not here.
    """
    # Only where a face must be cut: a start is quicker without.
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - said above

    path, held = face_of(key, face), BytesIO()
    if not path:
        raise KeyError(key)
    with TTFont(BytesIO(cut(sfnt(path), letters, WEIGHTS[face])), recalcTimestamp=False) as font:
        units = font["head"].unitsPerEm
        for table, up, down in (("hhea", "ascent", "descent"), ("OS/2", "sTypoAscender", "sTypoDescender")):
            setattr(font[table], up, round(ASCENT * units / 1000))
            setattr(font[table], down, round(DESCENT * units / 1000))
        font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
        font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = font["hhea"].ascent, -font["hhea"].descent
        font.flavor = "woff"
        font.save(held)
    return held.getvalue()


def _range(script: Script, letters: str) -> str:
    return ",".join(f"U+{ord(letter):X}" for letter in drawn_in(script.key, letters))


def rules(text: Iterable[str], address: str, family: str = FAMILY) -> str:
    """Return the rules by which a page knows the faces of what its text holds beyond ours; empty where that is nothing.

    address: where a face stands, with {key} and {face} in it.
    """
    letters = letters_of(text)
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {WEIGHTS[face]}; font-display: block; "
        f"src: url('{address.format(key=script.key, face=face)}') format('woff'); "
        f"unicode-range: {_range(script, letters)}; }}\n"
        for script in here(letters)
        for face in FACES
    )


def cuts(text: Iterable[str]) -> dict[tuple[str, str], bytes]:
    """Return the faces of what text holds beyond ours, by script and weight."""
    letters = letters_of(text)
    return {
        (script.key, face): woff(script.key, face, drawn_in(script.key, letters))
        for script in here(letters)
        for face in FACES
    }


def embedded(text: Iterable[str], family: str = FAMILY) -> str:
    """Return rules with the faces themselves in them."""
    made = rules(text, "{{{key}/{face}}}", family)
    for (key, face), data in cuts(text).items():
        made = made.replace(f"{{{key}/{face}}}", f"data:font/woff;base64,{b64encode(data).decode()}")
    return made
