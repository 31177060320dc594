"""All events of a file but the one that is being written, looked at once: one more among them needs no second look."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from math import inf
from operator import is_
from threading import Lock

from rollout.evidence.event import Dataset, Event
from rollout.evidence.gc import gc_paused
from rollout.timeline.clock import KNOWN, on_clock
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.gaps import Gap
from rollout.timeline.latest import Latest
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import held, spoken
from rollout.timeline.traits import beyond_ascii
from rollout.timeline.view import View
from rollout.timeline.window import Window, aired, days_of_all, whole

MAX_SPANS = 2  # in which the others are kept ready: a date that is typed may move the end of all there is


def row_of(event: Event) -> int:
    """Return the row of an event."""
    return event.row


def telling(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events of which series and outcomes are made: those with a figure or an answer."""
    return tuple(event for event in events if event.quantity or event.answers)


def put_among(events: tuple[Event, ...], own: Event) -> tuple[Event, ...]:
    """Return events in the order of the file with one more at its row."""
    place = bisect_left(events, own.row, key=row_of)
    return (*events[:place], own, *events[place:])


Use = tuple[bool, int, int]  # whether the event waits for a date, its row, and the place among what it names


def first_used(events: Iterable[Event], waiting: Iterable[Event]) -> tuple[dict[str, Use], dict[str, Use]]:
    """Return where each lane and each tag is used first."""
    lanes: dict[str, Use] = {}
    tags: dict[str, Use] = {}
    for waits, some in enumerate((events, waiting)):
        for event in some:
            lanes.setdefault(event.lane, (bool(waits), event.row, 0))
            for place, tag in enumerate(event.tags):
                tags.setdefault(tag, (bool(waits), event.row, place))
    return lanes, tags


def in_order(known: dict[str, Use], own: Iterable[str], row: int) -> tuple[str, ...]:
    """Return names in order of first use, with those of one event more."""
    used = dict(known)
    for place, name in enumerate(own):
        used[name] = min(used.get(name, (True, 0, 0)), (False, row, place))
    return tuple(sorted(used, key=used.__getitem__))


class Within(DatasetIndex):
    """The others in a span that the one being written may have widened."""

    def __init__(self, dataset: Dataset, span: Window) -> None:
        """Look at every event: whoever writes is not to wait for it at the next key."""
        self._begin(dataset)
        self.span = span
        self.selection(View())
        with gc_paused():
            for name in ("taken", "gaps"):
                getattr(self, name)

    def gaps_with(self, lane: str, place: tuple[float, float]) -> tuple[Gap, ...]:
        """Return the empty stretches of a lane with one event more in it."""
        places = [*self.taken.get(lane, ())]
        insort(places, place)
        return self._gaps(lane, places)


def _bare(dataset: Dataset) -> Dataset:
    """Return what a file says beside its rows."""
    return replace(dataset, events=(), rows=0, digest="", closed=True, cells=())


class Others:
    """All events of a file but the one that is being written, looked at once."""

    def __init__(self, dataset: Dataset) -> None:
        """Look at every one of these events."""
        self.dataset = dataset
        events = dataset.events
        days = days_of_all(events)
        self.starts = sorted(day[0] for day in days)
        self.start, self.end = min(self.starts, default=inf), max((day[1] for day in days), default=-inf)
        self.timed = any(event.date.timed for event in events)
        self.priorities = frozenset(event.priority for event in events)
        self.telling = telling(events)
        self.held = held(events)
        self.drawn = beyond_ascii(event.words for event in events)
        self.clock = KNOWN if dataset.waiting or any(event.happened for event in events) else ""
        self.lanes, self.tags = first_used(events, dataset.waiting)
        self._spans: Latest[Window, Within] = Latest(MAX_SPANS)
        self._spoken: dict[str, Others] = {}
        self._known: Others | None = None
        self._making = Lock()

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of their targets and forecasts."""
        return outcomes((*self.telling, *telling(self.dataset.waiting)))

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that have something to compare."""
        return all_series(self.telling, self.outcomes)

    def within(self, span: Window) -> Within:
        """Return the index of the others in a span; who asks while it is being made waits for it."""
        with self._making:
            found = self._spans.get(span)
            if found is None:
                found = Within(self.dataset, span)
                self._spans.put(span, found)
            return found

    @property
    def span(self) -> Window:
        """The span of the others alone."""
        return aired(self.start, self.end, self.timed) if self.starts else whole(())

    def spoken(self, language: str) -> "Others":
        """Return the others in a language of the file."""
        if language not in self._spoken:
            self._spoken[language] = Others(spoken(self.dataset, language))
        return self._spoken[language]

    def known(self) -> "Others":
        """Return the others by the clock of becoming known."""
        if self._known is None:
            self._known = Others(on_clock(self.dataset, KNOWN))
        return self._known

    def one_more(self, whole: Dataset) -> Event | None:
        """Return the event that a file has beside these very ones, None where it has others, or is read otherwise."""
        these, those = self.dataset.events, whole.events
        if len(those) != len(these) + 1 or _bare(whole) != _bare(self.dataset):
            return None
        at = next((n for n, (one, other) in enumerate(zip(these, those, strict=False)) if one is not other), len(these))
        return those[at] if all(map(is_, these[at:], those[at + 1 :])) else None

    def alone(self, own: Event) -> Dataset:
        """Return what this file would be with but one event."""
        return replace(self.dataset, events=(own,), waiting=(), unsigned=(), whole=None)
