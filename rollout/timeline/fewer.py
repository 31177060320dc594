"""An edition with fewer lanes than its file has, and with all of them again; the events shown stay the same."""

from dataclasses import replace

from rollout.evidence.bands import MOST, folded
from rollout.evidence.event import Dataset, Event
from rollout.timeline.edition import Edition


def fewer(found: Edition, most: int = MOST) -> Edition:
    """Return an edition that shows at most so many lanes, each event in its own or in one that stands for several."""
    if len(found.lanes) <= most:
        return found
    whole = all_lanes(found)
    dataset = folded(whole.dataset, whole.shown, most)
    return replace(found, dataset=dataset, shown=_same(found, dataset))


def all_lanes(found: Edition) -> Edition:
    """Return an edition with the lanes as they are in the file."""
    whole = found.dataset.whole
    return replace(found, dataset=whole, shown=_same(found, whole)) if whole else found


def _same(found: Edition, dataset: Dataset) -> tuple[Event, ...]:
    """Return the events of an edition as another form of its dataset has them."""
    events = {event.id: event for event in dataset.events}
    return tuple(events[event.id] for event in found.shown)
