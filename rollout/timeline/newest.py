"""When the newest source appeared, as far as sources are dated."""

from collections.abc import Sequence
from datetime import date

from rollout.evidence.edtf import EdtfDate, from_ordinal
from rollout.evidence.edtf.far import FIRST
from rollout.evidence.event import Event
from rollout.timeline.choices import source_day

EARLY = from_ordinal(FIRST)


def newest(events: Sequence[Event]) -> EdtfDate | None:
    """Return the date of the newest source, of two that may be it the more precise; None when no source is dated."""
    dated = [event.source.date for event in events if event.source.date and event.source.date.latest]
    return max(dated, key=lambda when: (when.latest or date.min, when.earliest or EARLY), default=None)


def newest_day(events: Sequence[Event]) -> date | None:
    """Return the newest day that a source names as its own, or None; for formats that demand a day of themselves."""
    dates = [event.source.date for event in events]
    days = [when.latest for when in dates if when and _names_day(when)]
    return max((day for day in days if isinstance(day, date)), default=None)


class Newest:
    """The dates of the newest source, and of the newest that names its day, of events looked at one after another."""

    def __init__(self, dated: EdtfDate | None = None, day: EdtfDate | None = None) -> None:
        """Begin with what is known of those looked at before."""
        self.dated, self.day = dated, day

    def add(self, when: EdtfDate | None) -> None:
        """Look at the date of one more source."""
        if when is None or (found := source_day(when)) is None:
            return
        if (known := source_day(self.dated)) is None or found > known:
            self.dated = when
        if _names_day(when) and (self.day is None or (when.latest or date.min) > (self.day.latest or date.min)):
            self.day = when


def _names_day(when: EdtfDate) -> bool:
    """Return whether a date is a day that calendars have."""
    return when.kind == "date" and when.precision == "day" and isinstance(when.latest, date)
