"""What a cell says of a date, before anything is decided: one date, two ends, several of which one is true, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rollout.evidence.edtf import EdtfError, parse
from rollout.importing.ends import filled, neighbours, paired
from rollout.importing.phrases import phrase
from rollout.importing.points import Point, point
from rollout.importing.strange import of_other
from rollout.importing.unread import NO_DATE, SEVERAL, doubt, unread
from rollout.importing.usual import usual
from rollout.words.said import said
from rollout.words.say import later

_PLAIN = re.compile(r"[0-9X\-/\[\],.?~%]+")
_GROUPED = re.compile(r"\d{4}-(?:2[1-4]|3[3-6])")
_HYPHENED = re.compile(r"[^\W\d_]+\.?-\d\d")
"""Mar-20: beside a year it is a day."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_HEGIRA = re.compile(r"(?<!\d)1[2-4]\d\d(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
LONGEST_EDTF = 1000  # characters, as of a set of many days
_DAY_OF_YEAR = re.compile(r"\d{4}-\d{3}")
_CUTS = tuple(re.compile(one) for one in (r"\bR\b", "–", " - ", "-", "/", r" & "))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a cell says before anything is decided."""

    points: tuple[Point | None, ...] = ()
    """One date; two ends, None where one is open; or several of which one is true."""
    kind: str = "date"
    wrong: str = ""
    edtf: str = ""
    """The cell itself, where it is EDTF."""
    zone: str = ""
    beyond: bool = False
    """Whether the one end is not in it: before 2016, after 3 May."""
    weekdays: tuple[int, ...] = ()
    """The day of the week of each date, where it is named."""
    doubt: str = ""
    """Why it is no date where nothing in its column says which of two it is."""


@lru_cache(50_000)
def understand(text: str) -> Parsed:
    """Return what a cell says."""
    text = text.strip()
    if len(text) > LONGEST_EDTF:
        return Parsed(wrong=NO_DATE)
    if _PLAIN.fullmatch(text) and not text.startswith("-") and (plain := _plain(text)):
        return plain
    if one := usual(text):
        return Parsed((one,))
    if wrong := _no_date(text):
        return Parsed(wrong=wrong)
    plain_words = phrase(text)
    line = plain_words.line
    if _ARABIC.search(text) and _HEGIRA.search(line):
        return Parsed(wrong=said("a year of the Persian or the Islamic calendar; write it in the common one"))
    if "U" in line or not re.search("[1-9MSC]", line):
        return Parsed(wrong=said("no date"))
    found = _date(line, plain_words.times) or _several(line, plain_words.times) or _interval(line, plain_words.times)
    if not found:
        return Parsed(wrong=unread(line))
    days = plain_words.weekdays if len(plain_words.weekdays) == len(found.points) else ()
    return replace(found, zone=plain_words.zone, weekdays=days, doubt=doubt(text))


def _no_date(text: str) -> str:
    """Return why a text can be no date, whatever its words say; empty where it can be one."""
    if "###" in text:
        return said("a spreadsheet wrote ##### because its column was too narrow")
    if _SERIAL.fullmatch(text):
        words = later("a bare number; if it is a spreadsheet's number of a day, give its column a date format")
        return said(words)
    if _DAY_OF_YEAR.fullmatch(text):  # numbers of cases are written so too
        return said("a year and three figures; if they count its days, write the day")
    return NO_DATE if len(text) > 100 else of_other(text)


def is_open(text: str) -> bool:
    """Return whether a text says that something still goes on.

    >>> is_open("ongoing"), is_open("2019")
    (True, False)
    """
    return len(text) < 40 and phrase(text).line in ("N", "F")


def is_yearless(text: str) -> bool:
    """Return whether a text is a day or month of some year that it does not say.

    >>> is_yearless("3 April"), is_yearless("3 April 2019")
    (True, False)
    """
    points = understand(text).points
    return bool(points) and all(one and (one.year is None or _HYPHENED.fullmatch(text.strip())) for one in points)


def _plain(text: str) -> Parsed | None:
    try:
        parse(text)
    except EdtfError:
        return None
    # 2020-22 is a summer to EDTF and two years to most people.
    grouped = Parsed(edtf=text, kind="grouped")
    return grouped if _GROUPED.fullmatch(text) else Parsed(edtf=text)


def _date(line: str, times: tuple[str, ...]) -> Parsed | None:
    if not re.search("[ROFTNGL]", line) and (one := point(line, times)) and one.number is None:
        return Parsed((one,))
    return None


def _several(line: str, times: tuple[str, ...]) -> Parsed | None:
    """Read `20 or 21 May 2031`: what the last says of month and year holds for all."""
    if not re.search(r"\bO\b", line):
        return None
    points = [point(part, times) for part in re.split(r"\bO\b", line)]
    last = points[-1]
    if last is None or not all(points):
        return None
    first = tuple(filled(one, last)[0] for one in points[:-1] if one)
    return Parsed((*first, last), "one-of") if all(one.number is None for one in first) else None


def _interval(line: str, times: tuple[str, ...]) -> Parsed | None:
    """Read two ends, or one that is open."""
    bare = re.sub(r"\b[FTGL]\b", " ", line)
    if re.search(r"\b[FG]\b", line) and (one := point(bare, times)) and one.number is None:
        return Parsed((one, None), "interval", beyond="G" in line)
    if re.search(r"\b[TL]\b", line) and (one := point(bare, times)) and one.number is None:
        return Parsed((None, one), "interval", beyond="L" in line)
    for left, right, cut in _cuts(bare):
        if ends := _ends(left, right, cut, times):
            return ends
    return None


def _cuts(line: str) -> Iterator[tuple[str, str, str]]:
    for cut in _CUTS:
        for found in cut.finditer(line):
            yield line[: found.start()].strip(), line[found.end() :].strip(), found[0].strip()


def _ends(left: str, right: str, cut: str, times: tuple[str, ...]) -> Parsed | None:
    left = _shared(left, right)
    first, last = point(left, times), point(right, times)
    if not left and last and cut in "R–":  # A-1 is the number of a case, not "to the year -1"
        return Parsed((None, last), "interval") if last.number is None and not last.signed else None
    if first and first.number is None and cut in "R–-" and (not right or set(right.split()) == {"N"}):
        return Parsed((first, None), "interval")
    if first is None or last is None:
        return None
    if _unlike(first, last):
        return None
    first, last = filled(*paired(first, last))
    if first.number is not None or last.number is not None:
        return None
    if cut == "&" and not neighbours(first, last):
        return Parsed(wrong=SEVERAL)
    return Parsed((first, last), "interval")


def _unlike(first: Point, last: Point) -> bool:
    """Return whether two dates are no ends of one stretch, as a year and a day of no year."""
    dayed = last.pair is not None or (last.day is not None and last.month is not None and first.month is None)
    return (
        (dayed and last.year is None and first.year is not None and first.day is None and first.pair is None)
        or (first.form == "week" and last.number is not None)
        or (last.signed and not first.signed and first.number is None and (first.year or 0) > 0)
        or (first.pair is not None and not first.dotted and last.pair is None and bool(last.month and last.day))
    )


def _shared(left: str, right: str) -> str:
    """Return a first end with the century or the era that only the last one names: `44–31 BC`."""
    if not re.fullmatch(r"[~? ]*\d{1,4}[~? ]*", left) or not re.search(r"[ABC]", right):
        return left
    return f"{left} {' '.join(re.findall('[BC]', right))}"
