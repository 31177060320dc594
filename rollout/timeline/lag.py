"""How long after it happened an event became known: bounds, as wide as both dates are imprecise."""

from rollout.evidence.edtf import Day, EdtfDate
from rollout.evidence.event import Event
from rollout.timeline.clock import as_happened, became_known
from rollout.timeline.outcome import about, months
from rollout.words.say import later, later_many, say, say_many

DAYS = 62  # up to so many days are told in days …
MONTHS = 36  # … and up to so many months in months; longer is told in years


LENGTHS = {
    "day": later_many("{sign}{n} day", "{sign}{n} days"),
    "month": later_many("{sign}{n} month", "{sign}{n} months"),
    "year": later_many("{sign}{n} year", "{sign}{n} years"),
}
BOTH = {
    "day": later("at least {sign}{least}, at most {sign}{most} days"),
    "month": later("at least {sign}{least}, at most {sign}{most} months"),
    "year": later("at least {sign}{least}, at most {sign}{most} years"),
}


def _length(first: Day, last: Day, size: int, up: bool) -> int:
    """Return how many times a unit lies between two days, rounded down or up; size: its months, 0 for a day."""
    if size == 0:
        return last.toordinal() - first.toordinal()
    whole = months(first, last)
    begun = up and last.day != first.day
    return -(-(whole + begun) // size) if up else whole // size


def _unit(first: Day, last: Day) -> tuple[int, str]:
    """Return the months of the unit that tells the time between two days best, and its name."""
    if last.toordinal() - first.toordinal() <= DAYS:
        return 0, "day"
    return (1, "month") if months(first, last) < MONTHS else (12, "year")


def _told(first: Day, last: Day, up: bool) -> tuple[int, str]:
    """Return the length between two days as a number and its unit, rounded up or down."""
    size, name = _unit(first, last)
    return _length(first, last, size, up), name


def _said(told: tuple[int, str], sign: str) -> str:
    count, unit = told
    return say_many(*LENGTHS[unit], count, sign=sign)


def _between(earlier: EdtfDate, after: EdtfDate, sign: str) -> str:
    """Return in words the bounds of the time from a date to one that may lie after it; empty where there is none."""
    least = most = None
    if earlier.latest and after.earliest and earlier.latest < after.earliest:
        least = _told(earlier.latest, after.earliest, up=False)
    if earlier.earliest and after.latest and earlier.earliest < after.latest:
        most = _told(earlier.earliest, after.latest, up=True)
    if least and most and least[1] == most[1] and least != most and 1 not in (least[0], most[0]):
        return say(BOTH[most[1]], least=least[0], most=most[0], sign=sign)
    if least == most:
        return _said(least, sign) if least else ""
    bounds = (
        say("at least {length}", length=_said(least, sign)) if least else "",
        say("at most {length}", length=_said(most, sign)) if most else "",
    )
    return ", ".join(filter(None, bounds))


def lag_words(event: Event) -> str:
    """Return how long after it happened an event became known, or its cited text appeared; empty where neither is."""
    happened, known = as_happened(event).date, became_known(event)
    if known is None:
        return ""
    sign = about(happened, known)
    if known.latest and happened.earliest and known.latest < happened.earliest:
        return say("{length} before", length=_between(known, happened, sign))
    if words := _between(happened, known, sign):
        return say("{length} later", length=words)
    if happened.earliest == happened.latest == known.earliest == known.latest:
        return say("{sign}the same day", sign=sign)
    return say("{sign}by its first day", sign=sign) if known.latest and happened.earliest else ""
