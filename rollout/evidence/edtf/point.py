"""One date of an EDTF text: its fields as written, cut at its own separators, and the days they allow.

Every part of a date has a fixed width and is looked at once: no backtracking, no number larger than four digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rollout.evidence.edtf.far import LAST_YEAR, Day, day_of, month_length
from rollout.evidence.edtf.value import EdtfError, shown
from rollout.words.said import Said, said
from rollout.words.say import later

DAY_LENGTH = 10  # characters of a plain day
SIGNS = {"?": 1, "~": 2, "%": 3}  # as bits, so that "possibly" and "about" add up to both
PRECISIONS = ("second", "minute", "day", "month", "quarter", "season", "year", "decade", "century", "millennium")
YEAR = PRECISIONS.index("year")
MONTHS = {f"{n:02}": (n, n) for n in range(1, 13)}
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}  # 14: February of the next year
QUARTERS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12)}
OTHER_GROUPS = frozenset(f"{n}" for n in (*range(25, 33), *range(37, 42)))  # level 2, not supported
TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII)
GENERAL = said("Write the year first, in figures: 2018, 2018-04 or 2018-04-01.")


@dataclass(frozen=True, slots=True)
class Point:
    """One date of a text: its fields as written, and the first and last day they allow."""

    year: str
    month: str
    day: str
    sign: str
    earliest: Day
    latest: Day
    precision: str
    time: str = ""
    zone: str = ""
    begins: float = 0
    ends: float = 1

    @property
    def span(self) -> tuple[float, float]:
        """When it begins and ends, as numbers of days."""
        return self.earliest.toordinal() + self.begins, self.latest.toordinal() + self.ends


@lru_cache(maxsize=16_384)
def _day_text(text: str) -> Point | None:
    """Return the point of ten characters that are a plain day, read once: large files name the same days again."""
    try:
        return _read_point(text, 0, len(text))
    except EdtfError:
        return None


def point_at(text: str, start: int, stop: int) -> Point:
    """Return the date that stands between two places of a text; raises EdtfError at the first thing not supported."""
    known = _day_text(text[start:stop]) if stop - start == DAY_LENGTH else None
    return known or _read_point(text, start, stop)


def _read_point(text: str, start: int, stop: int) -> Point:
    clock = text.find("T", start, stop)
    if clock >= 0:
        return _timed(text, _read_point(text, start, clock), clock, stop)
    sign = text[stop - 1 : stop] if stop > start and text[stop - 1] in SIGNS else ""
    minus = "-" if text.startswith("-", start) else ""
    fields = text[start + len(minus) : stop - len(sign)].split("-")
    if len(fields) > 3 or "" in fields:
        gap = fields.index("") if "" in fields else 3
        position = start + len(minus) + sum(len(field) + 1 for field in fields[:gap])
        raise EdtfError(text, position, said("{text} is not an EDTF date.", text=shown(text)), GENERAL)
    year, month, day = (*fields, "", "")[:3]
    low, high = _years(text, start, minus, year)
    year = minus + year
    if not month:
        precision = PRECISIONS[YEAR + year.count("X")]
        return Point(year, "", "", sign, day_of(low, 1, 1), day_of(high, 12, 31), precision)
    start += len(minus)
    if high > low:
        wrong = said("After a year with an unspecified figure ({year}) no month can stand.", year=year)
        raise EdtfError(text, start + 4, wrong, said("Write {year}, or the year in full.", year=year))
    first, last, precision = _months(text, start + 5, low, month)
    if day and precision in ("season", "quarter"):
        wrong = said("A season has no days.") if precision == "season" else said("A quarter has no days.")
        example = said("Write {text}, or {day} for a day.", text=f"{year}-{month}", day=f"{year}-04-01")
        raise EdtfError(text, start + 7, wrong, example)
    if day and day != "XX":
        first = last = _day(text, start + 8, first, day)
        precision = "day"
    return Point(year, month, day, sign, first, last, precision)


def _timed(text: str, day: Point, clock: int, stop: int) -> Point:
    """Return the point of a day and the time of day that follows it."""
    found = TIME.fullmatch(text, clock + 1, stop)
    if not found or day.precision != "day" or day.sign:
        time = shown(text[clock:stop])
        wrong = said("{text} is not a time of day: hours and minutes, with a day before them.", text=time)
        example = said("Write it like 2019-05-24T14:30, 2019-05-24T14:30:05Z or …T14:30+05:30.")
        raise EdtfError(text, clock, wrong, example)
    hour, minute, second, zone = found.groups()
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    ends = seconds + (1 if second else 60)
    time = f"{hour}:{minute}:{second}" if second else f"{hour}:{minute}"
    precision = "second" if second else "minute"
    return Point(
        *(day.year, day.month, day.day, "", day.earliest, day.latest),
        precision, time, zone or "", seconds / 86400, ends / 86400,
    )  # fmt: skip


def _years(text: str, position: int, minus: str, year: str) -> tuple[int, int]:
    stem = year.rstrip("X")
    if len(year) != 4 or not (stem.isascii() and stem.isdigit()) or (minus and year == "0000"):
        words = later("{text} is not a year: a year has four figures, of which the last may be X.")
        wrong = said(words, text=shown(minus + year))
        raise EdtfError(text, position, wrong, GENERAL)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return (-high, -low) if minus else (low, high)


def written(year: int) -> str:
    """Return a year as EDTF writes it."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _months(text: str, position: int, year: int, month: str) -> tuple[Day, Day, str]:
    if month == "XX":
        return day_of(year, 1, 1), day_of(year, 12, 31), "year"
    for table, precision in ((MONTHS, "month"), (SEASONS, "season"), (QUARTERS, "quarter")):
        if month in table:
            first, last = table[month]
            return day_of(year, first, 1), _month_end(text, position, year, last), precision
    if month in OTHER_GROUPS:
        words = later("{text} is a group of months; only seasons (21 to 24) and quarters (33 to 36) are supported.")
        wrong = said(words, text=month)
    else:
        words = later("{text} is not a month (01 to 12, or XX when not known), season or quarter.")
        wrong = said(words, text=shown(month))
    own = written(year)
    raise EdtfError(text, position, wrong, said("Write {year}, or with a month {month}.", year=own, month=f"{own}-04"))


def _month_end(text: str, position: int, year: int, month: int) -> Day:
    over, month = divmod(month - 1, 12)
    if year + over > LAST_YEAR:
        wrong = said("Winter 9999 ends in the year 10000: years run from -9999 to 9999.")
        raise EdtfError(text, position, wrong, said("Write {text}.", text="9999-12"))
    return day_of(year + over, month + 1, month_length(year + over, month + 1))


def _either(one: str, other: str) -> Said:
    """Return the instruction to write one of two texts."""
    return said("Write {text}, or {other}.", text=one, other=other)


def _day(text: str, position: int, first: Day, day: str) -> Day:
    year = written(first.year)
    month = f"{year}-{first.month:02}"
    if text[position - 3 : position - 1] == "XX":
        wrong = said("A day whose month is not known is not supported.")
        raise EdtfError(text, position, wrong, _either(f"{year}-XX-XX", year))
    longest = month_length(first.year, first.month)
    if len(day) != 2 or not (day.isascii() and day.isdigit()):
        words = later("{text} is not a day: a day has two figures, or is XX when it is not known.")
        raise EdtfError(text, position, said(words, text=shown(day)), _either(month, f"{month}-01"))
    number = int(day)
    if not 1 <= number <= longest:
        nearest = f"{month}-{min(max(number, 1), longest):02}"
        wrong = said("{text} is not a calendar day.", text=f"'{month}-{day}'")
        raise EdtfError(text, position, wrong, _either(month, nearest))
    return day_of(first.year, first.month, number)
