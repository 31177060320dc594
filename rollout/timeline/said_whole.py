"""What an index says of a whole file beside its events, by name: the same for every picture."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rollout.evidence.event import Dataset
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.heard import Heard
from rollout.timeline.newest import Newest
from rollout.timeline.tally import figured

FORM = 12
"""Another number is written where the tables change, or what they hold: an index of an older form is made anew."""
SHARED = (
    *("lanes", "tags", "span", "home", "least", "even", "choices", "gaps"),
    *("drawn", "letters", "refused", "media"),
)
"""What an index knows of the whole file, and is the same for every picture."""
Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, when it was changed and how long it was then; and its number on this disk, and when that was
last written there, which who makes an archive or sends a file cannot choose."""


def said_of(index: DatasetIndex, stamp: Stamp) -> Iterator[tuple[str, Any]]:
    """Yield what is the same for every picture, by name."""
    events = index.dataset.events
    yield "form", FORM
    yield "stamp", stamp
    yield from beside_events(index.dataset)
    found, heard = Newest(), Heard()
    for event in events:
        found.add(event.source.date)
        heard.add(event)
    yield from (("newest", found.dated), ("newest_day", found.day), ("heard", heard.state()))
    yield "figured", [number for number, event in enumerate(events) if figured(event)]
    yield "count", len(events)
    for name in SHARED:
        yield name, getattr(index, name)


def beside_events(dataset: Dataset) -> Iterator[tuple[str, Any]]:
    """Yield what is known beside events; of a file whose lanes are folded also these as they are in it."""
    whole = dataset.whole
    yield "dataset", replace(dataset, events=(), cells=(), whole=None)
    yield "unfolded", (whole.lanes, whole.settings, whole.notices) if whole else ()
