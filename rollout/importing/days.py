"""The days of spreadsheets: numbers that are days, and what of a day a cell shows."""

import re
from datetime import UTC, date, datetime, timedelta
from math import floor

from rollout.importing.yearless import held

_ASIAN = (*range(27, 32), 36, *range(50, 55), 57, 58)  # days in the words of East Asia
BUILT_IN = dict.fromkeys((14, 15, *_ASIAN), "d/m/y") | {
    16: "d-m",
    17: "m-y",
    18: "h",
    19: "hs",
    20: "h",
    21: "hs",
    22: "d/m/y h",
}
BUILT_IN |= dict.fromkeys((45, 46, 47), "hs")
_YEARLESS = {True: "d-m", False: "m"}
_DOTNET = re.compile(r"/?Date\((\d{13})(?:[+-]\d{4})?\)/?")
_YEAR_2100 = 4_102_444_800  # s
_DAYS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


def unix(text: str) -> str:
    """Return a Unix time, in seconds or thousandths, as a moment in UTC; empty where a text is none.

    >>> unix("1554301800"), unix("1554301800000"), unix("2019")
    ('2019-04-03T14:30:00Z', '2019-04-03T14:30:00Z', '')
    """
    text = _DOTNET.sub(r"\1", text)
    if not re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", text):
        return ""
    seconds = int(text.partition(".")[0][:10] if len(text.partition(".")[0]) in (10, 13) else text[:9])
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}Z"


def is_unix(text: str) -> bool:
    """Return whether a text is a Unix time, if it is a time at all: of ten or thirteen figures, from 2001 to 2100.

    >>> is_unix("1554301800"), is_unix("1554301800000"), is_unix("0712345678"), is_unix("5551234567")
    (True, True, False, False)
    """
    return bool(re.fullmatch(r"[1-4]\d{9}(?:\d{3})?", text)) and int(text[:10]) < _YEAR_2100


def shown(code: str) -> str:
    """Return the parts of a day that a format shows; empty where it is one of numbers.

    >>> shown('mmm yyyy'), shown('#,##0.00'), shown('[$-409]d. mmmm yyyy h:mm')
    ('m-y', '', 'd/m/y h')
    >>> shown('d-mmm'), shown('mmmm')  # what Excel makes of `5 Jan`, with a year that nobody wrote
    ('d-m', 'm')
    """
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code.split(";", maxsplit=1)[0]).lower()
    clock = re.search("[hs]", bare)
    bare = bare.replace("am/pm", "").replace("a/p", "")
    bare = re.sub(r"(?<=h)[^a-z]*m+|m+(?=[^a-z]*s)", "", bare)
    year, month, day = ("y" in bare or ("e" in bare and "d" in bare)), "m" in bare, "d" in bare
    if re.search("[0#?]", bare) and not year:
        return ""
    days = "d/m/y" if day and year else "m-y" if month and year else "y" if year else _YEARLESS[day] if month else ""
    return " ".join(filter(None, (days, "hs" if clock and "s" in bare else "h" if clock else "")))


def day_text(value: float, parts: str, epoch: int = 1900) -> str:
    """Return a number of days as a date with the parts that are shown.

    >>> day_text(36102.604166666664, "d/m/y h"), day_text(36312, "m-y")
    ('1998-11-03T14:30', '1999-06')
    >>> day_text(-54725, "d/m/y")  # as LibreOffice writes what no Excel can show
    '1750-03-01'
    """
    seconds = round((value % 1) * 86400)
    try:
        when = _DAYS[epoch] + timedelta(floor(value) + seconds // 86400 + (epoch == 1900 and 0 <= value < 60))
    except OverflowError:
        return f"{value:.15g}"
    hours, minutes, rest = seconds // 3600 % 24, seconds // 60 % 60, seconds % 60
    tail = f":{rest:02}" if "s" in parts and rest else ""
    clock = f"{hours:02}:{minutes:02}{tail}"
    if parts in ("h", "hs"):
        return clock
    text = _as_shown(when, parts.split(maxsplit=1)[0])
    midnight = not seconds % 86400 and "s" in parts
    return f"{text}T{clock}" if "h" in parts and not midnight else text


def _as_shown(when: date, parts: str) -> str:
    """Return a day with the parts of it that a format shows."""
    shorter = {
        "m-y": f"{when:%Y-%m}",
        "y": f"{when:%Y}",
        "d-m": held(when.year, when.month, when.day),
        "m": held(when.year, when.month),
    }
    return shorter.get(parts, when.isoformat())
