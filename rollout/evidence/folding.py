"""What a person types and what stands in a file, made alike for comparing; `offline/folding.js` has the same rule.

Both are held to the same table of cases, tests/data/folding.json, and to each other over all of Unicode.
"""

import re
import unicodedata

QUOTATION = re.compile(
    '["\u00ab\u00bb\u02ee\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u2e42\u3008-\u300f\u301d-\u301f\uff02\uff62\uff63]'
)
APOSTROPHES = re.compile(
    "['`\u00b4\u02b9\u02bb-\u02bf\u02c8\u05f3\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\uff07]"
)
DASHES = re.compile(
    "[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2796\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0]"
)
DOTS = re.compile("[\u2022\u2027\u2219\u22c5\u30fb]")
"""Between the parts of a name: Chinese writes one of these, and keyboards differ."""
SLASHES = re.compile("[\u2044\u2215]")
UNSEEN = re.compile(
    "[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
"""Soft hyphens, joiners, marks of direction and of variants: nobody types them."""
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufb1e\ufe20-\ufe2f]+"
)
"""Of Latin, Greek, Cyrillic, Hebrew and Arabic; the vowel signs of Tibetan and others are letters, not accents."""
LETTERS = str.maketrans(
    {
        "\u00e6": "ae",
        "\u00f0": "d",
        "\u00f8": "o",
        "\u00fe": "th",
        "\u0111": "d",
        "\u0127": "h",
        "\u0142": "l",
        "\u0153": "oe",
        "\u0167": "t",
        "\u03c2": "\u03c3",
    }
)
"""Small letters whose stroke is no accent to Unicode, ligatures, and the sigma that ends a word."""
PARTS = re.compile("\"([^\"]*)(?:\"|$)|'([^']+)'(?![^ ])|[^ ]+")
"""A phrase in quotation marks of either kind, one still being typed, or a word."""


def _one_space(text: str) -> str:
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return text for comparing: no case, accents, width, quotation marks; one dash and one space of many kinds.

    >>> folded("Café “İzmir” People’s e‑card")
    'cafe izmir peoples e-card'
    """
    if not text.isascii():
        text = UNSEEN.sub("", APOSTROPHES.sub("", QUOTATION.sub("", text)))
        text = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        # Small, then large, then small: what has two small forms or grows when it is large ends as one.
        text = text.lower().upper().lower().translate(LETTERS)
        text = SLASHES.sub("/", DOTS.sub("\u00b7", DASHES.sub("-", text)))
    return _one_space(text.lower().replace('"', "").replace("'", "").replace("`", ""))


def wanted(search: str) -> list[str]:
    """Return the words and the phrases in quotation marks that a search asks for, folded.

    >>> wanted("„social  credit“ People's")
    ['social credit', 'peoples']
    """
    typed = APOSTROPHES.sub("'", QUOTATION.sub('"', _one_space(search)))
    found = (folded(part[part.lastindex or 0]) for part in PARTS.finditer(typed))
    return [part for part in found if part]
