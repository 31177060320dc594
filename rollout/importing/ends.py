"""Two ends of one stretch, each with what it leaves to the other to say: `30 May – 2 June 2031`, `1914–18`."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rollout.importing.points import Point


def paired(first: Point, last: Point) -> tuple[Point, Point]:
    """Return two ends where the last is all in figures, the day first: `1.-3.7.2020`, `30.12.-2.1.2020`."""
    if last.pair and last.dotted and first.number is not None and first.number < last.pair[0]:
        return first, _day_first(last, last.pair)
    if first.dotted and last.dotted and first.pair and last.pair and max(first.pair[1], last.pair[1]) <= 12:
        return _day_first(first, first.pair), _day_first(last, last.pair)
    return first, last


def _day_first(one: Point, pair: tuple[int, int]) -> Point:
    return replace(one, day=pair[0], month=pair[1], pair=None)


def neighbours(first: Point, last: Point) -> bool:
    """Return whether one day, month or year comes right after the other."""
    one = (
        (last.year or 0) - (first.year or 0),
        (last.month or 0) - (first.month or 0),
        (last.day or 0) - (first.day or 0),
    )
    return one in ((0, 0, 1), (0, 1, 0), (1, 0, 0)) and first.pair is None and last.pair is None


def filled(first: Point, last: Point) -> tuple[Point, Point]:
    """Return two ends, each with what it leaves to the other to say."""
    if last.empty:
        return first, replace(first, time=last.time)
    if first.number is not None:
        if last.day is not None:
            first = replace(first, number=None, day=first.number, month=last.month)
        elif last.month is not None:
            first = replace(first, number=None, month=first.number)
    if last.number is not None:
        last = _explained(first, last)
    if last.day is not None and last.month is None:
        last = replace(last, month=first.month)
    order = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    if first.year is None and last.year is not None and not first.form:
        first = replace(first, year=last.year - order, short=last.short, signed=last.signed)
    elif last.year is None and first.year is not None and not last.form:
        last = replace(last, year=first.year + order, short=first.short, signed=first.signed)
    return first, last


def _explained(first: Point, last: Point) -> Point:
    """Return a second end that is a bare figure: a day, or the last figures of a year."""
    figure = last.number or 0
    if first.day is not None:
        return replace(last, number=None, day=figure, month=first.month)
    if first.year is not None and first.month is None and not first.form:
        base = 100 if figure > 9 else 10
        return replace(last, number=None, year=first.year // base * base + figure)
    return last


_END = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)")


def beyond(text: str, step: int) -> str:
    """Return the day, month or year after a date (1) or before it (-1); what has no such neighbour as it is.

    >>> beyond("2016", -1), beyond("2016-05-01", -1), beyond("2018-12~", 1), beyond("2016-21", 1)
    ('2015', '2016-04-30', '2019-01~', '2016-21')
    """
    found = _END.fullmatch(text)
    if not found or not 1 < int(found[1]) < 9999:
        return text
    year, month, sign = int(found[1]), found[2], found[4]
    if found[3]:
        return f"{date.fromisoformat(text[:10]) + timedelta(days=step)}{sign}"
    if not month:
        return f"{year + step:04}{sign}"
    count = year * 12 + int(month) - 1 + step
    return f"{count // 12:04}-{count % 12 + 1:02}{sign}"
