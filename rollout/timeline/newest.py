"""When the newest source appeared, as far as sources are dated."""

from collections.abc import Sequence
from datetime import date

from rollout.evidence.edtf import EdtfDate, from_ordinal
from rollout.evidence.edtf.far import FIRST
from rollout.evidence.event import Event

EARLY = from_ordinal(FIRST)


def newest(events: Sequence[Event]) -> EdtfDate | None:
    """Return the date of the newest source, of two that may be it the more precise; None when no source is dated."""
    dated = [event.source.date for event in events if event.source.date and event.source.date.latest]
    return max(dated, key=lambda when: (when.latest or date.min, when.earliest or EARLY), default=None)


def newest_day(events: Sequence[Event]) -> date | None:
    """Return the newest day that a source names as its own, or None; for formats that demand a day of themselves."""
    dates = [event.source.date for event in events]
    days = [when.latest for when in dates if when and when.latest and when.kind == "date" and when.precision == "day"]
    return max((day for day in days if isinstance(day, date)), default=None)
