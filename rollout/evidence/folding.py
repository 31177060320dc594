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
    "[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2796\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0~\u223c]"
)
"""The tilde too: keyboards of Chinese and Japanese write one of several between two numbers."""
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
ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090"
    "\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0"
    "\U000104a0\U00010d30\U00010d40\U00011066\U000110f0\U00011136\U000111d0\U000112f0\U00011450\U000114d0\U00011650\U000116c0"
    "\U000116d0\U000116da\U00011730\U000118e0\U00011950\U00011bf0\U00011c50\U00011d50\U00011da0\U00011de0\U00011f50"
    "\U00016a60\U00016ac0\U00016b50\U0001ccf0\U0001e140\U0001e2f0\U0001e4f0\U0001e5f1\U0001e950"
)
"""The nought of each script's digits, which nine others follow: a list of ours, as versions of Unicode differ."""
DIGITS = {chr(ord(zero) + digit): str(digit) for zero in ZEROS for digit in range(10)}
LETTERS = str.maketrans(
    {
        **DIGITS,
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
        "\u0629": "\u0647",
        "\u0649": "\u064a",
        "\u066a": "%",
        "\u066b": ".",
        "\u066c": ",",
        "\u0671": "\u0627",
        "\u06a9": "\u0643",
        "\u06aa": "\u0643",
        "\u06be": "\u0647",
        "\u06c1": "\u0647",
        "\u06c3": "\u0647",
        "\u06cc": "\u064a",
        "\u06d5": "\u0647",
    }
)
"""Small letters whose stroke is no accent to Unicode, ligatures, the sigma that ends a word; the yeh, kaf and heh that
an Arabic, a Persian, an Urdu and a Kurdish keyboard type for one another."""
PLAIN = str.maketrans({'"': "", "'": "", "`": "", "~": "-"})
ENDS = " \u0f0b\u0f0d\u0f0e\u0f0f\u0f10\u0f11\u0f12\u0f14"
"""The tsheg after a syllable and the shad after a sentence: which of them follows a word hangs on where it stands."""
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
    return _one_space(text.lower().translate(PLAIN))


def wanted(search: str) -> list[str]:
    """Return the words and the phrases in quotation marks that a search asks for, folded.

    >>> wanted("„social  credit“ People's")
    ['social credit', 'peoples']
    """
    typed = APOSTROPHES.sub("'", QUOTATION.sub('"', _one_space(search)))
    found = (folded(part[part.lastindex or 0]).strip(ENDS) for part in PARTS.finditer(typed))
    return [part for part in found if part]
