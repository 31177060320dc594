"""The span of time shown: days as numbers, the whole span of the evidence, the opening window and its presets."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, chain, groupby, repeat
from math import floor
from typing import TypeVar

from rollout.evidence.edtf import Day, EdtfDate, from_ordinal, parse
from rollout.evidence.edtf.far import FIRST, day_of
from rollout.evidence.event import Event

Found = TypeVar("Found")
EPOCH = date(1970, 1, 1).toordinal()
YEAR = 365.2425
MINUTE = 1 / 1440  # of a day
SECOND = MINUTE / 60
EXACT = ("second", "minute", "day")
"""Precisions of which the ends of a range are firm."""
SHORT = 3.0  # days: a shorter window begins and ends at a minute
LEAST_DAYS = 20.0  # the shortest window one may zoom into …
LEAST_TIMED = 10 * MINUTE  # … and where times of day are told
FAR = float(FIRST - EPOCH)
LAST = date.max.toordinal() + 1 - EPOCH - 0.001
"""Ends of what can be drawn, in days: no year 10000, not even its first moment."""
# The opening window leaves out a long thin beginning: at most this share of the events …
THIN = 0.06
# … and only when that frees at least this share of the width.
WORTH = 0.25


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time from the morning of one day to the evening of another, in days since 1 January 1970."""

    start: float
    end: float

    @property
    def days(self) -> float:
        """Return its length in days."""
        return self.end - self.start

    @property
    def short(self) -> bool:
        """Return whether it is so short that it begins and ends at a minute, and not with whole days."""
        return self.days < SHORT and not (self.start % 1 == self.end % 1 == 0)

    def first(self) -> str:
        """Return its first day as ISO text, with its minute where the window is short."""
        return moment(self.start) if self.short else iso(self.start)

    def last(self) -> str:
        """Return its last day as ISO text, with its last minute where the window is short."""
        return moment(self.end - MINUTE) if self.short else iso(self.end - 1)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an event stands on the axis, in days since 1 January 1970.

    start, end: first morning to last evening that the text allows, or the edge of the span on an open side.
    sure_start, sure_end: the part that lies inside the range whatever its vague ends mean; equal when there is none.
    """

    start: float
    end: float
    sure_start: float
    sure_end: float


def number(day: Day) -> int:
    """Return the morning of a day in days since 1 January 1970."""
    return day.toordinal() - EPOCH


EVER = Window(FAR, number(date.max) + 1)
"""All of time: what `--from` or `--to` alone leaves as it is at the other side."""


def iso(days: float) -> str:
    """Return the ISO text of the day that holds a number of days since 1 January 1970."""
    return from_ordinal(round(days) + EPOCH).isoformat()


def moment(days: float) -> str:
    """Return the ISO text of the minute that is nearest to a number of days since 1 January 1970; a midnight too.

    >>> moment(0.5), moment(1.0)
    ('1970-01-01T12:00', '1970-01-02T00:00')
    """
    day, minute = divmod(round(days * 1440), 1440)
    return f"{from_ordinal(day + EPOCH).isoformat()}T{minute // 60:02}:{minute % 60:02}"


def year_of(days: float) -> int:
    """Return the year of the day that holds a number of days since 1 January 1970."""
    return from_ordinal(floor(days) + EPOCH).year


def from_days(first: Day, last: Day) -> Window:
    """Return the window from the morning of the first day to the evening of the last."""
    return Window(number(first), number(last) + 1)


def known_days(when: EdtfDate) -> tuple[float, float]:
    """Return when the dates a text names begin and end, in days; an open or unknown side adds nothing."""
    if when.earliest is not None and when.latest is not None:
        return when.earliest.toordinal() - EPOCH + when.begins, when.latest.toordinal() - EPOCH + when.ends
    named = when.text.strip("[]./")
    return _days_of(f"[{named}]" if when.kind == "one-of" else named)


@lru_cache(maxsize=4096)
def _days_of(text: str) -> tuple[float, float]:
    """Return when a part of a date begins and ends, read once: many events share it."""
    return known_days(parse(text))


Days = Sequence[tuple[float, float]]


def of_each_date(events: Iterable[Event], look: Callable[[EdtfDate], Found]) -> list[Found]:
    """Return what is found of the date of each event; a date that many share is looked at once."""
    dates = [event.date for event in events]
    known = {key: look(when) for key, when in {id(when): when for when in dates}.items()}
    return [known[id(when)] for when in dates]


def days_of_all(events: Iterable[Event]) -> Days:
    """Return when the date of each event begins and ends, in days."""
    return of_each_date(events, known_days)


def extents_of_all(events: Iterable[Event], span: Window) -> Sequence[Extent]:
    """Return where each event stands on an axis that shows the span."""
    return of_each_date(events, lambda when: extent(when, span))


def extent(when: EdtfDate, span: Window) -> Extent:
    """Return where a date stands on an axis that shows the span."""
    start, end = map(float, known_days(when))
    start, end = min(start, LAST - SECOND), min(end, LAST)
    if when.kind != "interval":
        return Extent(start, end, start, start)
    if when.precision in EXACT and when.start == when.end == "known":
        return Extent(start, end, start, end)
    left, _, right = when.text.partition("/")
    # Of an end that is not known, only this is sure: it does not lie beyond the other.
    sure_start = _days_of(left if when.start == "known" else right)[1] - 1.0
    sure_end = _days_of(right if when.end == "known" else left)[0] + 1.0
    if when.start == "open":
        start = sure_start = min(span.start, start)
    if when.end == "open":
        end = sure_end = max(span.end, end)
    if sure_end <= sure_start:
        sure_start = sure_end = start
    return Extent(start, end, sure_start, sure_end)


def whole(events: Sequence[Event]) -> Window:
    """Return the span of all events with a little air on both sides; the year 2000 when there is none."""
    days = days_of_all(events)
    return span_of(days, any(event.date.timed for event in events))


def span_of(days: Days, timed: bool) -> Window:
    """Return the span of events by their days; timed: whether times of day are told."""
    if not days:
        return from_days(date(2000, 1, 1), date(2000, 12, 31))
    return aired(min(start for start, _ in days), max(end for _, end in days), timed)


def aired(start: float, end: float, timed: bool) -> Window:
    """Return the span of events from the first day to the last, with a little air on both sides.

    timed: whether times of day are told.
    """
    timed = timed and end - start < SHORT
    air = max(10 * MINUTE if timed else 20.0, (end - start) * (0.05 if timed else 0.012))
    return Window(max(start - air, FAR), min(end + air, LAST))


def opening(events: Sequence[Event], span: Window | None = None) -> Window:
    """Return the window the page opens with: the whole span, less a long thin beginning where there is one.

    span: of the same events, where it is known already.
    """
    return opening_of(sorted(start for start, _ in days_of_all(events)), span or whole(events))


def opening_of(starts: Sequence[float], span: Window) -> Window:
    """Return the window the page opens with, by the first days of all events, in order, and their span."""
    spare = int(len(starts) * THIN)
    if not spare:
        return span
    new_year = number(day_of(year_of(starts[spare]), 1, 1))
    worth = new_year - span.start >= WORTH * span.days
    return Window(new_year - span.days * 0.004, span.end) if worth else span


def busiest_of(starts: Iterable[float], share: float) -> Window:
    """Return the shortest run of whole years that holds a share of some events, by their first days in order."""
    years = Counter(chain.from_iterable(repeat(year_of(start), len([*some])) for start, some in groupby(starts)))
    named, upto = [*years], [*accumulate(years.values(), initial=0)]
    need = max(1, round(upto[-1] * share))
    begins = [(before, year) for before, year in zip(upto, named, strict=False) if before + need <= upto[-1]]
    # A run that begins within a year ends no sooner than one that begins with it.
    length, first = min((named[bisect_left(upto, before + need) - 1] - year, year) for before, year in begins)
    return from_days(day_of(first, 1, 1), day_of(first + length, 12, 31))
