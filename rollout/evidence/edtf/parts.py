"""Dates as spreadsheets and people write them, taken apart into figures, months and words."""

from itertools import groupby

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "sept",
)  # fmt: skip
_WORDS = (
    {name: ("m", f"{_MONTHS.index(name[:3]) + 1:02}") for name in (*_MONTHS, *_MONTH_NAMES)}
    | {"spring": ("s", "21"), "summer": ("s", "22"), "autumn": ("s", "23"), "fall": ("s", "23")}
    | {"winter": ("s", "24")}
    | dict.fromkeys(("to", "or", "of", "in", "the", "st", "nd", "rd", "th"), ("", ""))
    | dict.fromkeys(("c", "ca", "circa", "about", "around", "approx", "approximately"), ("c", ""))
    | dict.fromkeys(("since", "from"), ("f", ""))
    | dict.fromkeys(("until", "till"), ("u", ""))
    | dict.fromkeys(("present", "now", "today", "ongoing"), ("p", ""))
    | {"s": ("d", "")}
)
# What may stand between the parts; a leading or trailing slash would mean an unknown end, so it stays.
_BETWEEN = frozenset(" \t\u00a0/.,;-–—‑−'\"‘’“”=")


def shape_of(text: str) -> tuple[str, list[str]]:
    """Return the shape of a text, a letter a part, and what stands in each: y four figures, n one or two, m month."""
    kinds: list[str] = []
    values: list[str] = []
    for _, group in groupby(text, _character):
        kind, value = _token("".join(group))
        if kind == "n" and kinds[-1:] == ["q"]:
            kinds[-1], values[-1] = "s", f"{int(value) + 32}"
        elif kind:
            kinds.append(kind)
            values.append(value)
    return "".join(kinds), values


def _character(mark: str) -> str:
    if mark in _BETWEEN:
        return "between"
    if mark.isascii() and mark.isdigit():
        return "figure"
    return "letter" if mark.isalpha() else mark


def _token(part: str) -> tuple[str, str]:
    kind = _character(part[0])
    if kind == "between":
        return "", ""
    if kind == "figure":
        return {1: "n", 2: "n", 4: "y"}.get(len(part), "D"), part.zfill(2)
    word = part.casefold()
    return ("q", "") if word == "q" else _WORDS.get(word, ("?", ""))
