"""Why a text is no date, or none by itself."""

import re
from calendar import monthrange

from rollout.importing.points import Point
from rollout.importing.yearless import MONTHS
from rollout.words.said import said
from rollout.words.say import later

_FISCAL = re.compile(r"\bfy ?\d|fiscal|financial y|haushaltsjahr|geschäftsjahr|exercice|ejercicio", re.IGNORECASE)
_NEXT = re.compile(r"(\d{3})(\d)[-/](\d)")
UNDATED = re.compile(
    r"undated|unknown|n\.d\.|no date|date unknown|tb[cda]|undatiert|ohne datum|o\. d\.|sans date|s\. d\.|sin fecha|"
    "sem data|без даты|不详"
)
"""What stands for a date that nobody knows."""

NO_DATE = said("no date that can be read")
SEVERAL = said("several dates; give each a row")


def doubt(text: str) -> str:
    """Return why 1945/6 is no date by itself; empty for any other text."""
    found = _NEXT.fullmatch(text)
    if not found or int(found[3]) != (int(found[2]) + 1) % 10:
        return ""
    year, month = int(found[1] + found[2]), int(found[3])
    words = later("either {month} or {year} to {next}; write which")
    return said(words, month=f"{year}-{month:02}", year=str(year), next=str(year + 1))


def is_fiscal(text: str) -> bool:
    """Return whether a text is a fiscal year, which says no day.

    >>> is_fiscal("FY2019/20"), is_fiscal("2019/20")
    (True, False)
    """
    return bool(_FISCAL.search(text))


def unread(line: str) -> str:
    """Return why a text, as it was made plain, is no date."""
    if re.search(r"week|woche|\bkw\b|semaine|semana", line):
        return said("a week number is no date")
    if is_fiscal(line):
        return said("a fiscal year is no date until its first and last day are written")
    return NO_DATE


def impossible(year: int, one: Point) -> str:
    """Return why there is no such day; empty where there is one."""
    if one.time and one.day is None:
        return said("a time of day without its day")
    if one.month is None:
        return said("a day without its month") if one.day is not None else ""
    if not 1 <= one.month <= 12:
        return said("there is no month {n}", n=one.month)
    if one.day is not None and not 1 <= one.day <= monthrange(year % 400 + 400, one.month)[1]:
        return said("{day} does not exist", day=f"{one.day} {MONTHS[one.month - 1]}")
    return ""
