"""Scripts beyond our typeface: which letters belong to each, where its lines may end, how high its letters reach."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

Blocks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)  # of each is one, and letters by the thousand are counted by theirs
class Script:
    """A script: its key and name, the family that draws it, its language as far as letters tell, and its letters.

    `blocks`: first and last letter of each stretch. `signs`: the same of letters that several scripts have, such as ①
    and the full stop of Hindi and Bengali: its face draws them, and they tell nothing of a language.
    `high`: hundredths of the height of our rows that its letters take.
    `brought`: the file of the family in the package that brings most of them; empty where another brings it.
    """

    key: str
    name: str
    family: str
    lang: str
    blocks: Blocks
    high: int = 100
    brought: str = ""
    signs: Blocks = ()

    def holds(self, letter: str) -> bool:
        """Say whether its face is the one that draws a letter."""
        return any(first <= ord(letter) <= last for first, last in (*self.blocks, *self.signs))

    def shares(self, letter: str) -> bool:
        """Say whether a letter is a sign that other scripts have too."""
        return any(first <= ord(letter) <= last for first, last in self.signs)


def _noto(
    key: str, name: str, *blocks: tuple[int, int], lang: str = "und", high: int = 100, signs: Blocks = ()
) -> Script:
    family = f"Noto Sans {name}"
    return Script(key, name, family, lang, blocks, high, f"{family.replace(' ', '')}[wght].ttf", signs)


TIBETAN = Script("tibetan", "Tibetan", "Noto Serif Tibetan", "bo", ((0x0F00, 0x0FFF),), 140)
CHINESE = Script(
    "chinese",
    "Chinese",
    "Noto Sans SC",
    "zh",
    ((0x2E80, 0x312F), (0x3190, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
    signs=((0x3130, 0x318F), (0xFE10, 0xFE1F), (0xFE50, 0xFE6F)),
)
ARABIC = _noto(
    "arabic", "Arabic", (0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)
)
STRETCHES = (
    *((0x20D0, 0x20EF), (0x2160, 0x2182), (0x2185, 0x2188), (0x218A, 0x2BFF), (0x10100, 0x101FF), (0x102E0, 0x102FF)),
    *((0x10E60, 0x10E7F), (0x1D2C0, 0x1D37F), (0x1D400, 0x1D7FF), (0x1EE00, 0x1EEFF), (0x1F000, 0x1FBFF)),
)
"""Where signs stand that are of no script: each is drawn by the first of the faces for them that has it."""
LATIN = (
    *((0x017F, 0x052F), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x20CF), (0x20F0, 0x20F0)),
    *((0x2100, 0x215F), (0x2183, 0x2184), (0x2189, 0x2189), (0x2C60, 0x2C7F), (0x2DE0, 0x2E7F)),
    *((0xA640, 0xA69F), (0xA700, 0xA7FF), (0xA92E, 0xA92E), (0xAB30, 0xAB6F), (0xFB00, 0xFB06)),
    *((0xFE20, 0xFE2F), (0x10780, 0x107BA), (0x1DF00, 0x1DF2A)),
)
LINES = ((0x2500, 0x259F),)
"""What boxes and bars are drawn of: only from one face do they meet."""
SIGNS = (
    Script("lines", "Lines and blocks", "Fira Code", "", LINES),
    Script("signs", "Signs", "Noto Sans Symbols 2", "", STRETCHES),
    Script("mathematics", "Mathematics", "Noto Sans Math", "", STRETCHES),
    Script("symbols", "Symbols", "Noto Sans Symbols", "", STRETCHES, 100, "NotoSansSymbols[wght].ttf"),
    Script("emoji", "Emoji", "Noto Emoji", "", STRETCHES, 100, "NotoEmoji[wght].ttf"),
)
SCRIPTS = (
    *SIGNS,
    TIBETAN,
    CHINESE,
    ARABIC,
    _noto(
        "devanagari",
        "Devanagari",
        *((0x0900, 0x0963), (0x0966, 0x097F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CF6), (0x1CF8, 0x1CFF)),
        signs=((0x0964, 0x0965), (0xA830, 0xA839)),
    ),
    _noto("hebrew", "Hebrew", (0x0590, 0x05FF), (0xFB1D, 0xFB4F), lang="he"),
    _noto("armenian", "Armenian", (0x0530, 0x058F), (0xFB13, 0xFB17), lang="hy"),
    _noto("georgian", "Georgian", (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F), lang="ka"),
    _noto("ethiopic", "Ethiopic", (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F), (0x1E7E0, 0x1E7FF)),
    _noto("bengali", "Bengali", (0x0980, 0x09FF), signs=((0x1CF7, 0x1CF7),)),
    _noto("gurmukhi", "Gurmukhi", (0x0A00, 0x0A7F)),
    _noto("gujarati", "Gujarati", (0x0A80, 0x0AFF), lang="gu"),
    _noto("oriya", "Oriya", (0x0B00, 0x0B7F), lang="or", high=120),
    _noto("tamil", "Tamil", (0x0B80, 0x0BFF), lang="ta", signs=((0x11300, 0x1133C),)),
    _noto("telugu", "Telugu", (0x0C00, 0x0C7F), lang="te", high=120),
    _noto("kannada", "Kannada", (0x0C80, 0x0CFF), lang="kn", high=120),
    _noto("malayalam", "Malayalam", (0x0D00, 0x0D7F), lang="ml"),
    _noto("sinhala", "Sinhala", (0x0D80, 0x0DFF), (0x111E0, 0x111FF), lang="si"),
    _noto("thai", "Thai", (0x0E00, 0x0E7F), lang="th", high=120),
    _noto("lao", "Lao", (0x0E80, 0x0EFF), lang="lo", high=120),
    _noto("myanmar", "Myanmar", (0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), high=130),
    _noto("khmer", "Khmer", (0x1780, 0x17FF), (0x19E0, 0x19FF), lang="km", high=130),
    # What our face lacks of its own scripts.
    Script("latin", "Latin", "Noto Sans", "", LATIN, 100, "NotoSans[wght].ttf"),
)
KEYS = {one.key: one for one in SCRIPTS}
OLDEST = "\u0590"  # no letter before it is of a script that has rules of its own here
UYGHUR = frozenset("ەېۇۆۈۋڭ")
KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff]")

EAST = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
CLOSING = (
    re.escape("、。，．：；？！）］｝」』】〉》〕〗〙〛…—·～々ー゛゜,.:;?!)]}%”’»")
    + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087"
)
OPENING = re.escape("（［｛「『【〈《〔〖〘〚([{“‘«")
CHANCE = re.compile(
    # After the mark between Tibetan syllables, unless a mark of the end of a phrase follows;
    "(?<=\u0f0b)(?=[\u0f00-\u0f0a\u0f15-\u0fff])"
    # after an East Asian letter that opens nothing, and before one that closes nothing.
    f"|(?<=[{EAST}])(?<![{OPENING}])(?=.)(?![{CLOSING}\u0300-\u036f\ufe00-\ufe0f\u200d])"
    f"|(?<=.)(?<![{OPENING}\\s])(?=[{EAST}])(?![{CLOSING}])"
)
JOINS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""What stands within a letter and is never drawn itself: joiners, and what asks for a sign in words or as a picture."""


@lru_cache(maxsize=20_000)
def holders(letter: str) -> tuple[Script, ...]:
    """Return the scripts of a letter that our typeface may lack: one at most, but for signs that are of none."""
    return tuple(one for one in SCRIPTS if one.holds(letter))


@lru_cache(maxsize=20_000)
def _told_by(letter: str) -> Script | None:
    """Return the script whose language a letter tells; None for letters of our own and for signs of several."""
    return next((one for one in holders(letter) if one.lang and not one.shares(letter)), None)


def scripts_of(letters: Iterable[str]) -> tuple[Script, ...]:
    """Return the scripts of letters, in the order of the table; those of our own typeface are none."""
    found = {one for letter in set(letters) if letter >= OLDEST and (one := _told_by(letter))}
    return tuple(one for one in SCRIPTS if one in found) if found else ()


def language(text: str) -> str:
    """Return the language of words as far as their letters tell it; empty for those of our own typeface.

    >>> language("ལྷ་ས། Lhasa"), language("ئۇيغۇر"), language("Lhasa")
    ('bo', 'ug', '')
    """
    if text.isascii():
        return ""
    counts: dict[Script, int] = {}
    for letter in text:
        if letter >= OLDEST and (one := _told_by(letter)):
            counts[one] = counts.get(one, 0) + 1
    most = max(counts, key=lambda one: counts[one], default=None)
    if most is CHINESE and KANA.search(text):
        return "ja"
    if most is ARABIC:
        return "ug" if UYGHUR & set(text) else "und-Arab"
    return most.lang if most else ""


def high(texts: Iterable[str]) -> int:
    """Return the height that rows of these words need, in hundredths of what ours take."""
    letters = set[str]().union(*(text for text in texts if not text.isascii()))
    return max((one.high for one in scripts_of(letters)), default=100)


def taller(text: str) -> float:
    """Return by what the height of a line of words is multiplied.

    >>> taller("Lhasa"), taller("ལྷ་ས")
    (1.0, 1.4)
    """
    return high([text]) / 100


def graphemes(text: str) -> list[str]:
    """Return text as what people see as letters: a letter with all that stands on, below and around it.

    >>> len(graphemes("སྐྱིད")), len(graphemes("Café"))
    (2, 4)
    """
    found: list[str] = []
    for letter in text:
        follows = found and (
            letter in JOINS or found[-1][-1] == "\u200d" or unicodedata.category(letter) in ("Mn", "Mc", "Me")
        )
        if follows:
            found[-1] += letter
        else:
            found.append(letter)
    return found


def syllables(word: str) -> list[str]:
    """Return a word in parts between which a line may end without a hyphen; nearly always itself.

    >>> syllables("བོད་ལྗོངས།"), syllables("（中文）"), syllables("Lhasa")
    (['བོད་', 'ལྗོངས།'], ['（中', '文）'], ['Lhasa'])
    """
    return [word] if word.isascii() else [part for part in CHANCE.split(word) if part]


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of text between which a line may end, each with what stands before it: a space or nothing."""
    for word in text.split():
        for number, part in enumerate(syllables(word)):
            yield "" if number else " ", part
