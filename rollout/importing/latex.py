"""BibTeX as text: entries and their fields, strings joined, accents of LaTeX as the letters they make."""

import re
import unicodedata
from collections.abc import Iterator

from rollout.importing.tables import MOST_CELL

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*[{(]\s*")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.-]*)\s*=\s*")
_KEY = re.compile(r"[^,\s{}()]*")
_WORD = re.compile(r"[\w:.+-]+")
_MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_ACCENT = re.compile(r"""\\([`'^~"=.]|[uvHckrdb](?![A-Za-z]))\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))""")
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "AE": "Æ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "textendash": "–",
    "textemdash": "—",
    "ldots": "…",
    "dots": "…",
}
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s*)")
_SKIPPED = ("comment", "preamble", "string")


def entries(text: str) -> Iterator[tuple[int, str, str, dict[str, str]]]:
    """Yield the line, kind, key and fields of each entry; what cannot be read ends its entry."""
    strings: dict[str, str] = {}
    place, line, counted = 0, 1, 0
    while found := _ENTRY.search(text, place):
        place = found.end()
        kind = found[1].lower()
        if kind in _SKIPPED:
            if kind == "string":
                fields, place = _fields(text, place, strings)
                strings |= fields
            continue
        key = _KEY.match(text, place)
        place = key.end() if key else place
        fields, place = _fields(text, place, strings)
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield line, kind, key[0] if key else "", fields


def _fields(text: str, place: int, strings: dict[str, str]) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while found := _FIELD.match(text, place):
        parts = []
        place = found.end()
        while True:
            part, place = _value(text, place, strings)
            parts.append(part)
            joined = re.compile(r"\s*#\s*").match(text, place)
            if not joined:
                break
            place = joined.end()
        fields.setdefault(found[1].lower(), " ".join("".join(parts).split())[:MOST_CELL])
    return fields, place


def _value(text: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    """Return one part of a value, in braces, in quotation marks or a name, and where it ends."""
    opening = text[place : place + 1]
    if opening not in ("{", '"'):
        word = _WORD.match(text, place)
        return (strings.get(word[0].lower(), word[0]), word.end()) if word else ("", place + 1)
    depth, start = 0, place + 1
    for sign in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, start):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and (depth or opening == "{"):
            if not depth:
                return text[start : sign.start()], sign.end()
            depth -= 1
        elif sign[0] == '"' and opening == '"' and not depth:
            return text[start : sign.start()], sign.end()
    return text[start:], len(text)


def unlatexed(text: str) -> str:
    r"""Return a text without braces and commands.

    >>> unlatexed(r"{\'E}tude of the {L}hasa--B{\"u}rger \& \emph{cards}")
    'Étude of the Lhasa–Bürger & cards'
    """
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    text = re.sub(r"\\[A-Za-z]+\*?\s*", "", text).replace("---", "—").replace("--", "–").replace("~", " ")
    return " ".join(text.translate({ord("{"): None, ord("}"): None, ord("\\"): None}).split())


def _accented(found: re.Match[str]) -> str:
    letter = (found[2] or found[3]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _MARKS[found[1]])
