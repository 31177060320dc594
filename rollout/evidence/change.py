"""What sets a file apart from how it was before: one event added, changed or taken out."""

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, replace
from itertools import compress, count
from operator import is_, is_not
from weakref import ref

from rollout.evidence.event import Dataset, Event
from rollout.evidence.remarks import NONE

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An event that is gone from a place among the others, and another that has come there; either may be none."""

    place: int
    gone: Event | None
    come: Event | None

    @property
    def own(self) -> tuple[Event, ...]:
        """The events that it is about."""
        return tuple(one for one in (self.gone, self.come) if one)

    def made(self, events: Events) -> Events:
        """Return the events after it."""
        come = (self.come,) if self.come else ()
        if self.place == len(events):
            return events + come
        found = list(events)  # of a million copied as seldom as can be
        found[self.place : self.place + (self.gone is not None)] = come
        return tuple(found)

    def number(self, before: int) -> int:
        """Return the number that one of the others has after it."""
        left = before - (self.gone is not None and before > self.place)
        return left + (self.come is not None and left >= self.place)

    @property
    def moves(self) -> bool:
        """Whether others have another number after it."""
        return (self.gone is None) != (self.come is None)


LATEST: deque[tuple["ref[Dataset]", "ref[Dataset]", Change]] = deque(maxlen=16)
"""The latest changes that were made here: of a million events nobody has to look for them."""


def remembered(before: Dataset, after: Dataset, change: Change) -> None:
    """Keep by which change a file was made of another, for as long as both are in use."""
    LATEST.append((ref(before), ref(after), change))


def row_of(event: Event) -> int:
    """Return the row of an event."""
    return event.row


def at_row(events: Events, row: int, come: Event | None) -> Change:
    """Return the change by which an event stands at a row; None: no event does."""
    place = bisect_left(events, row, key=row_of)
    there = events[place : place + 1]
    return Change(place, there[0] if there and there[0].row == row else None, come)


def _bare(dataset: Dataset) -> Dataset:
    """Return what a file says beside its rows, less what is only told of them: no picture is made of that."""
    return replace(dataset, events=(), rows=0, digest="", closed=True, cells=(), notices=(), remarks=NONE)


def difference(before: Dataset, after: Dataset) -> Change | None:
    """Return the change that makes a file of another; None where more than one event differs, or it is read otherwise.

    Events that have not changed must be the very same ones, as whoever saves a row keeps them: none is compared.
    """
    old, new = before.events, after.events
    more = len(new) - len(old)
    if abs(more) > 1 or _bare(before) != _bare(after):
        return None
    for one, other, change in [*LATEST]:
        if one() is before and other() is after:
            return change
    place = next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))
    gone = old[place] if more <= 0 and place < len(old) else None
    come = new[place] if more >= 0 and place < len(new) else None
    left, right = place + (gone is not None), place + (come is not None)
    return Change(place, gone, come) if all(map(is_, old[left:], new[right:])) else None
