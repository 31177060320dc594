"""Days before the year 1, which Python's own dates do not reach: the same calendar, carried on backwards."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

CYCLE_YEARS, CYCLE_DAYS = 400, 146_097  # after so many the calendar repeats itself
FIRST_YEAR, LAST_YEAR = -9999, 9999


@dataclass(frozen=True, slots=True)
class FarDay:
    """A day of the year 0 (1 BCE) or before; it compares with Python's dates."""

    year: int
    month: int
    day: int

    def toordinal(self) -> int:
        """Return the day's number, 1 January of the year 1 being 1."""
        cycles = (-self.year) // CYCLE_YEARS + 1
        return date(self.year + cycles * CYCLE_YEARS, self.month, self.day).toordinal() - cycles * CYCLE_DAYS

    def isoformat(self) -> str:
        """Return the day as EDTF writes it.

        >>> FarDay(-332, 5, 1).isoformat()
        '-0332-05-01'
        """
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        """Return the day as EDTF writes it."""
        return self.isoformat()

    def __lt__(self, other: Day) -> bool:
        """Return whether this day is before another."""
        return self.toordinal() < other.toordinal()

    def __le__(self, other: Day) -> bool:
        """Return whether this day is another or before it."""
        return self.toordinal() <= other.toordinal()

    def __gt__(self, other: Day) -> bool:
        """Return whether this day is after another."""
        return self.toordinal() > other.toordinal()

    def __ge__(self, other: Day) -> bool:
        """Return whether this day is another or after it."""
        return self.toordinal() >= other.toordinal()


Day = date | FarDay


def day_of(year: int, month: int, day: int) -> Day:
    """Return a day of any year from -9999 to 9999."""
    return date(year, month, day) if year > 0 else FarDay(year, month, day)


def from_ordinal(number: int) -> Day:
    """Return the day of a number, the nearest there is where the number is out of reach.

    >>> from_ordinal(0).isoformat()
    '0000-12-31'
    """
    bounded = min(max(number, FIRST), LAST)
    if bounded > 0:
        return date.fromordinal(bounded)
    cycles = -bounded // CYCLE_DAYS + 1
    near = date.fromordinal(bounded + cycles * CYCLE_DAYS)
    return FarDay(near.year - cycles * CYCLE_YEARS, near.month, near.day)


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    return monthrange(year % CYCLE_YEARS + CYCLE_YEARS, month)[1]


FIRST = FarDay(FIRST_YEAR, 1, 1).toordinal()
LAST = date.max.toordinal()
