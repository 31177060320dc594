"""The steps of the time axis: whole days, months or years, as close as their words fit.

The page steps its axis by the same rule: `scripts/picture/axis.js`.

A step is the same at every pan: it is counted from the calendar, not from where the window begins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rollout.evidence.edtf import parse, short_words
from rollout.layout.typeface import width
from rollout.timeline.window import EPOCH, Window, number

# How many days, months or years one step may be, how long one of them is at least, and the widest words for it.
DAYS, MONTHS, YEARS = (1, 2, 7), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
LENGTHS = (1.0, 28.0, 365.0)
WIDEST = ("30 Nov 2022", "Nov 2022", "2022")
ROOM = 10.0  # px between the words of the axis
BESIDE = 4.0  # px from a line to the words that name its day
LAST_MONTH = 12 * 9999 + 11


@dataclass(frozen=True, slots=True)
class Tick:
    """One step of the axis: the mornings on which it and the next begin, and its words.

    whole: whether the words name the whole step, not only its beginning.
    """

    start: int
    end: int
    words: str
    whole: bool


Step = Callable[[int], tuple[int, str]]


def rooms(size: float) -> tuple[float, float, float]:
    """Return the px that the words of a day, a month and a year need at a type size."""
    days, months, years = (width(words, size) + ROOM for words in WIDEST)
    return days, months, years


def _words(text: str) -> str:
    """Return the words of a date; beside a year of three digits its neighbours say which era it is of."""
    return short_words(parse(text)).replace("AD ", "")


def _day(count: int) -> tuple[int, str]:
    day = date.fromordinal(count)
    return number(day), _words(day.isoformat())


def _month(count: int) -> tuple[int, str]:
    day = date(count // 12, count % 12 + 1, 1)
    return number(day), _words(day.isoformat()[:7])


def _year(count: int) -> tuple[int, str]:
    return number(date(count, 1, 1)), str(count)


def _fitting(scale: float, needed: tuple[float, float, float]) -> tuple[int, int]:
    """Return the closest steps whose words fit: 0 for days, 1 for months, 2 for years, and how many a step is."""
    kinds = zip((DAYS, MONTHS, YEARS), LENGTHS, needed, strict=True)
    found = (
        (kind, step)
        for kind, (steps, length, room) in enumerate(kinds)
        for step in steps
        if room <= step * length * scale
    )
    return next(found, (2, YEARS[-1]))


def _counts(kind: int, window: Window) -> tuple[int, int, int, int]:
    """Return the first and last day, month or year of a window as numbers, and the least and most there are."""
    most = date.max.toordinal()
    first, last = (min(max(int(day // 1) + EPOCH, 1), most) for day in (window.start, window.end))
    if kind == 0:
        return first, last, 1, most
    a, b = date.fromordinal(first), date.fromordinal(last)
    if kind == 1:
        return a.year * 12 + a.month - 1, b.year * 12 + b.month - 1, 12, LAST_MONTH
    return a.year, b.year, 1, date.max.year


def _each(window: Window, kind: int, step: int) -> Iterator[Tick]:
    make: Step = (_day, _month, _year)[kind]
    first, last, least, most = _counts(kind, window)
    for count in range(first - first % step, last + 1, step):
        if least <= count and count + step <= most:
            start, words = make(count)
            yield Tick(start, make(count + step)[0], words, step == 1)


def ticks(window: Window, scale: float, needed: tuple[float, float, float]) -> tuple[Tick, ...]:
    """Return the steps that a window meets at a scale in px per day, given the px that each kind of words needs."""
    kind, step = _fitting(scale, needed)
    return tuple(_each(window, kind, step))


def words_at(tick: Tick, left: float, right: float, wide: float) -> float:
    """Return the px at which a tick's words begin: amid a whole step from left to right, else beside its line."""
    return (left + right - wide) / 2 if tick.whole else left + BESIDE
