"""How long after it happened an event became known: bounds, as wide as both dates are imprecise."""

from rollout.evidence.edtf import Day, EdtfDate
from rollout.evidence.event import Event
from rollout.timeline.clock import as_happened, became_known
from rollout.timeline.outcome import about, months

DAYS = 62  # up to so many days are told in days …
MONTHS = 36  # … and up to so many months in months; longer is told in years


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


def _told(first: Day, last: Day, sign: str, up: bool) -> tuple[str, str]:
    """Return the length between two days as a number and its unit, rounded up or down."""
    size, name = _unit(first, last)
    count = _length(first, last, size, up)
    return f"{sign}{count}", f"{name}{'s' * (count != 1)}"


def _between(earlier: EdtfDate, later: EdtfDate, sign: str) -> str:
    """Return in words the bounds of the time from a date to one that may lie after it; empty where there is none."""
    least = most = None
    if earlier.latest and later.earliest and earlier.latest < later.earliest:
        least = _told(earlier.latest, later.earliest, sign, up=False)
    if earlier.earliest and later.latest and earlier.earliest < later.latest:
        most = _told(earlier.earliest, later.latest, sign, up=True)
    if least and least == most:
        return " ".join(least)
    bounds = [(word, *told) for word, told in (("at least", least), ("at most", most)) if told]
    shared = len({unit for *_, unit in bounds}) == 1
    said = ", ".join(f"{word} {count}" if shared else f"{word} {count} {unit}" for word, count, unit in bounds)
    return f"{said} {bounds[-1][2]}" if shared else said


def lag_words(event: Event) -> str:
    """Return how long after it happened an event became known, or its cited text appeared; empty where neither is."""
    happened, known = as_happened(event).date, became_known(event)
    if known is None:
        return ""
    sign = about(happened, known)
    if known.latest and happened.earliest and known.latest < happened.earliest:
        return f"{_between(known, happened, sign)} before"
    if words := _between(happened, known, sign):
        return f"{words} later"
    if happened.earliest == happened.latest == known.earliest == known.latest:
        return f"{sign}the same day"
    return f"{sign}by its first day" if known.latest and happened.earliest else ""
