"""Dates to EDTF: as precise as they are, and asked about where they can be read in two ways.

No day, month, year or century is added. What the other cells of a column, or an answer, decide comes as `Decided`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rollout.evidence.edtf import EdtfError, parse
from rollout.importing import weekdays
from rollout.importing.dates import Parsed, understand
from rollout.importing.ends import beyond
from rollout.importing.firsts import whole
from rollout.importing.points import Point
from rollout.importing.strange import suspect
from rollout.importing.unread import impossible
from rollout.words.said import said, unended

QUESTIONS = ("day-first", "edtf", "century", "bce", "year-missing")
"""What a date can wait for, in the order in which it is asked."""
_ONLY_EDTF = re.compile(r"X|\.\.|[0-9][~%]|^\[")


@dataclass(frozen=True, slots=True)
class Decided:
    """What is known beyond the cell; None is nobody has said."""

    day_first: bool | None = None
    century: int | None = None
    """The first of the hundred years meant."""
    year: int | None = None
    historical: bool | None = None
    """Whether -320 is the year 320 before our era, which EDTF writes -0319."""
    edtf: bool | None = None
    """Whether 2031-22 is the summer of 2031 (EDTF), not the years 2031 to 2022."""
    months: bool = False
    """Whether the column writes months with one figure, so that 1945/6 is a June."""
    strange: str = ""
    """Which years of the column may be of another calendar."""
    common: bool | None = None
    """Whether they are of the common one all the same."""
    whole: str = ""
    """What days are that are the first of a month: days, months or years."""
    croatian: bool = False
    """Whether months are named in Croatian."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as EDTF, or the question it waits for, or why it cannot be read."""

    date: str = ""
    asks: str = ""
    wrong: str = ""


def orders(cells: Iterable[Parsed]) -> set[bool]:
    """Return which orders the cells of a column prove: True day first, False month first."""
    pairs = [(one, day) for cell in cells for one, day in _with_days(cell) if one and one.pair and not one.dotted]
    figures = (one.pair for one, _ in pairs if one.pair)
    named = (weekdays.day_first(one.pair, one.year, day) for one, day in pairs if one.pair and not one.short)
    return {a > 12 for a, b in figures if (a > 12) != (b > 12) and a <= 31} | {
        each for each in named if each is not None
    }


def _with_days(cell: Parsed) -> list[tuple[Point | None, int]]:
    """Return each date of a cell with its day of the week; 0 where none is named."""
    return list(zip(cell.points, cell.weekdays or [0] * len(cell.points), strict=True))


def only_edtf(text: str) -> bool:
    """Return whether nobody but who writes EDTF writes so."""
    return bool(_ONLY_EDTF.search(text)) and bool(understand(text).edtf)


def settle(cell: Parsed, decided: Decided) -> Reading:
    """Return a cell as EDTF, with what is decided for its column."""
    if cell.doubt and not decided.months:
        return Reading(wrong=cell.doubt)
    reading = _settled(cell, decided)
    if decided.whole and cell.edtf:
        reading = Reading(whole(reading.date, decided.whole))
    if not decided.strange or decided.common or not suspect(reading.date, decided.strange):
        return reading
    return Reading(asks="calendar") if decided.common is None else Reading(wrong=_OTHER)


_OTHER = said("a year of another calendar; write it in the common one")


def _settled(cell: Parsed, decided: Decided) -> Reading:
    if cell.wrong:
        return Reading(wrong=cell.wrong)
    if cell.kind == "grouped":
        return _grouped(cell.edtf, decided)
    if cell.edtf:
        return Reading(cell.edtf)
    ends = [
        _text(one, decided, day, last=place > 0) if one else Reading("..")
        for place, (one, day) in enumerate(_with_days(cell))
    ]
    if wrong := next((one for one in ends if one.wrong), None):
        return wrong
    if asks := {one.asks for one in ends if one.asks}:
        return Reading(asks=min(asks, key=QUESTIONS.index))
    texts = [one.date for one in ends]
    if len(texts) == 2:  # the first day of the first, as of a week or a century, to the last of the last
        texts = [texts[0].partition("/")[0], texts[1].rpartition("/")[2]]
    if cell.beyond:
        texts = [beyond(texts[0], 1), texts[1]] if texts[1] == ".." else [texts[0], beyond(texts[1], -1)]
    if cell.kind == "one-of":
        return _checked(f"[{','.join(dict.fromkeys(texts))}]")
    if len(texts) == 1 and cell.points[0] and cell.points[0].group.startswith("h"):
        return _checked(f"{texts[0]}/{texts[0][:-2]}{'06' if texts[0].endswith('01') else '12'}")
    return _checked("/".join(dict.fromkeys(texts)))


def _grouped(text: str, decided: Decided) -> Reading:
    if decided.edtf is None:
        return Reading(asks="edtf")
    if decided.edtf:
        return Reading(text)
    return _checked(f"{text[:4]}/{text[:2]}{text[5:]}")


def _checked(text: str) -> Reading:
    """Return a date that the reader of events takes, or why not."""
    try:
        parse(text)
    except EdtfError as error:
        return Reading(wrong=unended(error.wrong))
    return Reading(text)


def _text(one: Point, decided: Decided, weekday: int, last: bool) -> Reading:
    """Return one date as EDTF."""
    if one.pair and one.pair[0] > 31 and one.short:
        one = replace(one, year=one.pair[0], month=one.pair[1], day=one.year, pair=None)
    if one.pair:
        usual = True if one.dotted else decided.day_first
        if usual is None:
            usual = weekdays.day_first(one.pair, _year(one, decided), weekday)
        day_first = _order(one.pair, usual)
        if day_first is None:
            return Reading(asks="century" if weekday and one.short and decided.century is None else "day-first")
        day, month = one.pair if day_first else one.pair[::-1]
        one = replace(one, day=day, month=month, pair=None)
    return _with_year(one, decided, last)


def _order(pair: tuple[int, int], usual: bool | None) -> bool | None:
    first, second = pair
    if first == second or first > 12:
        return True
    return False if second > 12 else usual


def _year(one: Point, decided: Decided) -> int | None:
    """Return the year of a date as far as it is known."""
    if not one.short or one.year is None or decided.century is None:
        return None if one.short else one.year
    year = one.year + decided.century // 100 * 100
    return year + 100 if year < decided.century else year


def _with_year(one: Point, decided: Decided, last: bool) -> Reading:
    year = one.year
    if year is None:
        if decided.year is None:
            wrong = impossible(2000, one)
            return Reading(wrong=wrong) if wrong else Reading(asks="year-missing")
        year = decided.year
    elif one.short:
        if (known := _year(one, decided)) is None:
            return Reading(asks="century")
        year = known
    elif one.signed:
        if decided.historical is None:
            return Reading(asks="bce")
        year += decided.historical
    return _written(year, one, last)


def _written(year: int, one: Point, last: bool) -> Reading:
    if one.form == "century":
        low, high = (year * 100 + 1, year * 100 + 100) if year < 0 else (0, 0)
        return Reading(f"{number(low)}/{number(high)}" if year < 0 else f"{year - 1:02}XX{one.sign}")
    if one.form == "decade":
        return Reading(f"{year // 10:03}X{one.sign}")
    if one.form == "week":
        return _week(year, one.day or 0)
    if wrong := impossible(year, one):
        return Reading(wrong=wrong)
    text = number(year)
    if one.group:
        halves = {"h1": ("01", "06"), "h2": ("07", "12")}
        return Reading(f"{text}-{halves[one.group][last] if one.group in halves else one.group}{one.sign}")
    text += f"-{one.month:02}" if one.month else ""
    text += f"-{one.day:02}" if one.day else ""
    return Reading(f"{text}{one.time}" if one.time else f"{text}{one.sign}")


def _week(year: int, week: int) -> Reading:
    try:
        days = [date.fromisocalendar(year, week, day).isoformat() for day in (1, 7)]
    except ValueError:
        return Reading(wrong=said("{year} has no week {week}", year=str(year), week=week))
    return Reading("/".join(days))


def number(year: int) -> str:
    """Return a year as EDTF writes it.

    >>> number(-43), number(79)
    ('-0043', '0079')
    """
    return f"-{-year:04}" if year < 0 else f"{year:04}"
