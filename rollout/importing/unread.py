"""Why a text is no date, or none by itself."""

import re
from calendar import monthrange

from rollout.importing.points import Point
from rollout.importing.yearless import MONTHS

_FISCAL = re.compile(r"\bfy ?\d|fiscal|financial y|haushaltsjahr|geschäftsjahr|exercice|ejercicio", re.IGNORECASE)
_NEXT = re.compile(r"(\d{3})(\d)[-/](\d)")


def doubt(text: str) -> str:
    """Return why 1945/6 is no date by itself; empty for any other text."""
    found = _NEXT.fullmatch(text)
    if not found or int(found[3]) != (int(found[2]) + 1) % 10:
        return ""
    year, month = int(found[1] + found[2]), int(found[3])
    return f"either {year}-{month:02} or {year} to {year + 1}; write which"


def is_fiscal(text: str) -> bool:
    """Return whether a text is a fiscal year, which says no day.

    >>> is_fiscal("FY2019/20"), is_fiscal("2019/20")
    (True, False)
    """
    return bool(_FISCAL.search(text))


def unread(line: str) -> str:
    """Return why a text, as it was made plain, is no date."""
    if re.search(r"week|woche|\bkw\b|semaine|semana", line):
        return "a week number is no date"
    if is_fiscal(line):
        return "a fiscal year is no date until its first and last day are written"
    return "no date that can be read"


def impossible(year: int, one: Point) -> str:
    """Return why there is no such day; empty where there is one."""
    if one.time and one.day is None:
        return "a time of day without its day"
    if one.month is None:
        return "a day without its month" if one.day is not None else ""
    if not 1 <= one.month <= 12:
        return f"there is no month {one.month}"
    if one.day is not None and not 1 <= one.day <= monthrange(year % 400 + 400, one.month)[1]:
        return f"{one.day} {MONTHS[one.month - 1]} does not exist"
    return ""
