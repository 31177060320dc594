"""An edition with fewer lanes than its file has, and with all of them again; the events shown stay the same."""

from dataclasses import replace

from rollout.evidence.bands import MOST, folded
from rollout.evidence.event import Dataset
from rollout.timeline.edition import Edition


def fewer(found: Edition, most: int = MOST) -> Edition:
    """Return an edition that shows at most so many lanes, each event in its own or in one that stands for several."""
    if len(found.lanes) <= most:
        return found
    whole = all_lanes(found)
    return same(found, folded(whole.dataset, whole.shown, most))


def all_lanes(found: Edition) -> Edition:
    """Return an edition with the lanes as they are in the file."""
    whole = found.dataset.whole
    return same(found, whole) if whole else found


def same(found: Edition, dataset: Dataset) -> Edition:
    """Return an edition of another form of its dataset: the same events shown, as they stand there."""
    events = {event.id: event for event in dataset.events}
    return replace(found, dataset=dataset, shown=tuple(events[event.id] for event in found.shown))
