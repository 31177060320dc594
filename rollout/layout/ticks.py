"""The steps of the time axis: minutes, days, months or years, as close as their words fit.

The page steps its axis by the same rule: `scripts/picture/axis.js`.

A step is the same at every pan: it is counted from the calendar, not from where the window begins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from rollout.evidence.edtf import from_ordinal, parse
from rollout.evidence.edtf.far import FIRST, FIRST_YEAR, LAST, LAST_YEAR, day_of
from rollout.evidence.edtf.words import tick_words, year_words
from rollout.layout.typeface import width
from rollout.timeline.window import EPOCH, Window, moment, number
from rollout.words.say import language
from rollout.words.tongues import ENGLISH

# How many minutes, days, months or years one step may be, how long one of them is at least, and the widest words.
MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
DAYS, MONTHS, YEARS = (1, 2, 7), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
STEPS = (DAYS, MONTHS, YEARS, MINUTES)
LENGTHS = (1.0, 28.0, 365.0, 1 / 1440)
WIDEST = ("30 Nov 2022", "Nov 2022", "2022")
LONG_AGO = ("30 Nov 3000 BCE", "Nov 3000 BCE", "3000 BCE")
ROOM = 10.0  # px between the words of the axis
BESIDE = 4.0  # px from a line to the words that name its day
SQUARE = 2.1  # digits: as wide a letter of Chinese is
YEAR_ONE = float(1 - EPOCH)
DAY, MONTH, YEAR, MINUTE = range(4)


@dataclass(frozen=True, slots=True)
class Tick:
    """One step of the axis: when it and the next begin, in days, and its words.

    whole: whether the words name the whole step, not only its beginning.
    """

    start: float
    end: float
    words: str
    whole: bool


Rooms = tuple[float, ...]
Step = Callable[[int], tuple[float, str]]


def rooms(size: float, span: Window | None = None, timed: bool = False) -> Rooms:
    """Return the px that the words of a day, a month and a year need at a type size, and where asked of a minute.

    span: what may be shown: before the year 1 words are longer. timed: whether times of day are shown.
    """
    old = span is not None and span.start < YEAR_ONE
    widest = (LONG_AGO if old else WIDEST) if language() == ENGLISH else _widest("-2999" if old else "2022")
    days, months, years = (width(words, size) + ROOM for words in widest)
    # The first bears its day.
    minutes = width(f"{widest[0]}, 22:22", size) + ROOM
    return (days, months, years, minutes) if timed else (days, months, years)


def digits(words: str) -> float:
    """Return how many digits words of the axis are wide, at most: the page has no face to measure them by."""
    return len(words) + (SQUARE - 1) * sum("\u2e80" <= letter <= "\u9fff" for letter in words)


def _widest(year: str) -> tuple[str, str, str]:
    """Return the longest words of a day, a month and a year in the language that is spoken."""
    dates = [[f"{year}-{month:02}{day}" for month in range(1, 13) if month != 2] for day in ("-30", "")]
    days, months = (max(map(_words, one), key=lambda words: width(words, 10.0)) for one in dates)
    return days, months, _words(year)


def _words(text: str) -> str:
    return tick_words(parse(text))


def _minute(count: int) -> tuple[float, str]:
    start = count / 1440
    words = moment(start)
    return start, words[-5:] if count % 1440 else _words(words[:-6])


def _day(count: int) -> tuple[float, str]:
    day = from_ordinal(count)
    return number(day), _words(day.isoformat())


def _month(count: int) -> tuple[float, str]:
    day = day_of(count // 12, count % 12 + 1, 1)
    return number(day), _words(day.isoformat()[:-3])


def _year(count: int) -> tuple[float, str]:
    # 100 BCE is the year -99: steps before the year 1 are counted as people count them.
    year = count if count > 0 else count + 1
    return number(day_of(year, 1, 1)), str(year) if year > 0 else year_words(year)


def _fitting(scale: float, needed: Rooms) -> tuple[int, int]:
    """Return the closest steps whose words fit: the kind, and how many of it a step is."""
    kinds = (MINUTE, DAY, MONTH, YEAR) if len(needed) > MINUTE else (DAY, MONTH, YEAR)
    found = ((kind, step) for kind in kinds for step in STEPS[kind] if needed[kind] <= step * LENGTHS[kind] * scale)
    return next(found, (YEAR, YEARS[-1]))


def _counts(kind: int, window: Window) -> tuple[int, int, int, int]:
    """Return the first and last minute, day, month or year of a window as numbers, and the least and most there are."""
    least = FIRST if window.start < YEAR_ONE else 1
    if kind == MINUTE:
        return int(window.start * 1440 // 1), int(window.end * 1440 // 1), (least - EPOCH) * 1440, (LAST - EPOCH) * 1440
    first, last = (min(max(int(day // 1) + EPOCH, least), LAST) for day in (window.start, window.end))
    if kind == DAY:
        return first, last, least, LAST
    a, b = from_ordinal(first), from_ordinal(last)
    begin = FIRST_YEAR if least < 1 else 1
    if kind == MONTH:
        return a.year * 12 + a.month - 1, b.year * 12 + b.month - 1, begin * 12, LAST_YEAR * 12 + 11
    return _people(a.year), _people(b.year), _people(begin), LAST_YEAR


def _people(year: int) -> int:
    """Return a year as people count it: before 1 comes -1."""
    return year if year > 0 else year - 1


def _each(window: Window, kind: int, step: int) -> Iterator[Tick]:
    make: Step = (_day, _month, _year, _minute)[kind]
    first, last, least, most = _counts(kind, window)
    for count in range(first - first % step, last + 1, step):
        # There is no year 0: its place is that of the year 1.
        if least <= count and count + step <= most and not (kind == YEAR and count == 0 and step == 1):
            start, words = make(count)
            if kind == MINUTE and count == ceil(window.start * 1440 / step) * step and count % 1440:
                words = f"{_words(moment(start)[:-6])}, {words}"
            yield Tick(start, make(count + step)[0], words, step == 1 and kind != MINUTE)


def ticks(window: Window, scale: float, needed: Rooms) -> tuple[Tick, ...]:
    """Return the steps that a window meets at a scale in px per day, given the px that each kind of words needs."""
    kind, step = _fitting(scale, needed)
    return tuple(_each(window, kind, step))


def words_at(tick: Tick, left: float, right: float, wide: float) -> float:
    """Return the px at which a tick's words begin: amid a whole step from left to right, else beside its line."""
    return (left + right - wide) / 2 if tick.whole else left + BESIDE
