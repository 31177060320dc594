"""Where the mark of a date stands on the axis: at a day that is claimed of it."""

from rollout.evidence.edtf import EdtfDate
from rollout.timeline.window import Extent, Window, extent


def is_until(when: EdtfDate) -> bool:
    """Return whether a date is a range of which no beginning is claimed: all that is known of it is its end."""
    return when.kind == "interval" and when.start == "open"


def mark_of(when: EdtfDate, where: Extent) -> float:
    """Return the day at which the mark of a date stands, by its extent: an edge of a range, else the middle."""
    if is_until(when):
        return where.end
    return where.start if when.kind == "interval" else (where.start + where.end) / 2


def middle(when: EdtfDate, span: Window) -> float:
    """Return the middle of where a date stands on an axis that shows the span, in days."""
    where = extent(when, span)
    return (where.start + where.end) / 2
