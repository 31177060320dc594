"""What all events of a file come to, each found when it is first asked for: its span, clock, lanes, series, choices."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.vocabulary import kinds_in
from rollout.timeline.choices import newest_source, offered, said_home
from rollout.timeline.clock import KNOWN, every
from rollout.timeline.knowing import Knowing, knowing
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import beyond_ascii, held, in_others, languages
from rollout.timeline.times import Times
from rollout.timeline.view import View
from rollout.timeline.window import LEAST_DAYS, LEAST_TIMED, Window, opening_of, span_of

READY = ("outcomes", "clock", "lanes", "tags", "span", "even", "home", "least", "series", "choices", "languages")
"""What is looked at once before the first reader comes, not while one waits."""


def telling(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events of which series and outcomes are made: those with a figure or an answer."""
    return tuple(event for event in events if event.quantity or event.answers)


Alike = tuple[str, str, str, bool, tuple[str, ...]]


def alike(event: Event) -> Alike:
    """Return all that filters ask of an event, as its row has it."""
    return event.lane, event.status, event.asserted_by_kind, event.disputed, event.tags


class Traits:
    """What all events of a file come to."""

    def __init__(self, dataset: Dataset, known: Outcomes | None = None) -> None:
        """Take the events; known: what became of its targets, where it is part of a file."""
        self.dataset = self.sought = dataset  # whoever looks for an event by its id finds it there
        self._known = known

    @cached_property
    def _happened(self) -> bool:
        """Whether any event stands elsewhere than when it happened."""
        return any(event.happened for event in self.dataset.events)

    @property
    def clock(self) -> str:
        """By which clock its events stand; empty: when they happened."""
        return KNOWN if self.dataset.waiting or self._happened else ""

    @cached_property
    def _telling(self) -> tuple[Event, ...]:
        """The events of which series and outcomes are made."""
        return telling(self.dataset.events)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of the targets and forecasts of the file."""
        return self._known or outcomes((*self._telling, *telling(self.dataset.waiting)))

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The lanes, in order."""
        return self.dataset.lanes

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags, in order."""
        return self.dataset.tags

    @cached_property
    def _held(self) -> frozenset[str]:
        """The languages that anything is said in, beside that of the file."""
        return held(self.dataset.events)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be read in; none where it has but one."""
        return languages(self.dataset, self._held)

    @cached_property
    def _times(self) -> Times:
        return Times.of(self.dataset.events)

    @cached_property
    def _timed(self) -> bool:
        """Whether times of day are told."""
        return any(event.date.timed for event in self.dataset.events)

    @cached_property
    def span(self) -> Window:
        """The span of all events."""
        starts, last = self._times.starts, self._times.last
        return span_of([(starts[0], last)] if starts else (), self._timed)

    @cached_property
    def home(self) -> Window:
        """The window that the file opens with."""
        return said_home(self.dataset.settings, self.span) or opening_of(self._times.starts, self.span)

    @cached_property
    def _priorities(self) -> frozenset[int]:
        return frozenset(event.priority for event in self.dataset.events)

    @property
    def even(self) -> bool:
        """Whether no event comes before another."""
        return len(self.dataset.events) > 1 and len(self._priorities) == 1

    @property
    def least(self) -> float:
        """The shortest window one may zoom into, in days."""
        return LEAST_TIMED if self._timed else LEAST_DAYS

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that have something to compare."""
        return all_series(self._telling, self.outcomes)

    @cached_property
    def _alike(self) -> "Counter[Alike]":
        """How many events are alike to every filter."""
        return Counter(map(alike, self.dataset.events))

    @cached_property
    def choices(self) -> dict[str, Any]:
        """Every filter, series and window that the page can offer."""
        sorts = [
            ((lane, status, kinds_in(kinds), disputed, tags), count)
            for (lane, status, kinds, disputed, tags), count in self._alike.items()
        ]
        times = self._times
        when = (self.span, self.home, times.last, times.told or times.starts)
        return offered(self.lanes, sorts, self.series, when, self.even)

    @property
    def count(self) -> int:
        """How many events there are, with those that have no date on the clock or wait for people to agree."""
        return len(every(self.dataset)) + len(self.dataset.unsigned)

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.dataset.refused

    @cached_property
    def drawn(self) -> str:
        """Every letter beyond ASCII, once, of the words beside marks."""
        return beyond_ascii(event.words for event in self.dataset.events)

    @cached_property
    def letters(self) -> str:
        """Every letter beyond ASCII, once, of titles and of the words beside marks."""
        return beyond_ascii(text for event in self.dataset.events for text in (event.title, event.words))

    @cached_property
    def elsewhere(self) -> str:
        """Every letter beyond ASCII, once, of what events say in other languages."""
        return beyond_ascii(text for event in self.dataset.events for text in in_others(event))

    def excerpt(self, _view: View, _window: Window | None, _most: int) -> Dataset:
        """Return the file itself, which is held."""
        return self.dataset

    def knowing(self, view: View) -> Knowing:
        """Return what a view hides for having become known later."""
        return knowing(every(self.dataset), replace(view, clock=self.clock))

    @cached_property
    def _newest(self) -> EdtfDate | None:
        return newest_source(self.dataset.events)

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words of whoever asks; empty when no source is dated."""
        return short_words(self._newest) if self._newest else ""
