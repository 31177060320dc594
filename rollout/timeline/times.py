"""On which days very many events begin, in order."""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, repeat

from rollout.evidence.event import Event
from rollout.timeline.window import days_of_all, known_days


def in_order(days: Iterable[float]) -> "array[float]":
    """Return days in order: of very many, few differ, so that these are sorted alone."""
    many = sorted(Counter(days).items())
    return array("d", chain.from_iterable(repeat(day, times) for day, times in many))


@dataclass(frozen=True, slots=True)
class Times:
    """On which days all events, and the headlines among them, begin, in order; and when the last one ends."""

    starts: "array[float]"
    told: "array[float]"
    last: float

    @classmethod
    def of(cls, events: tuple[Event, ...]) -> "Times":
        """Look at every event."""
        days = days_of_all(events)
        told = [start for event, (start, _) in zip(events, days, strict=True) if event.priority == 1]
        last = max((end for _, end in days), default=0.0)
        return cls(in_order([start for start, _ in days]), in_order(told), last)

    def changed(self, gone: Event | None, come: Event | None) -> "Times | None":
        """Return the same without one event and with another; None where the others have to be looked at again."""
        starts, told, last = self.starts[:], self.told[:], self.last
        if gone:
            start, end = known_days(gone.date)
            if end == last:
                return None
            for one in (starts, told)[: 1 + (gone.priority == 1)]:
                del one[bisect_left(one, start)]
        if come:
            start, end = known_days(come.date)
            last = max(last, end) if starts else end
            for one in (starts, told)[: 1 + (come.priority == 1)]:
                insort(one, start)
        return Times(starts, told, last)
