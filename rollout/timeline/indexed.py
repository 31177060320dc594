"""What any index of very many events is told of them once: the same for every engine that answers the rest."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf
from typing import Any, Protocol, Self

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Dataset, Event
from rollout.timeline.excerpt import Unfolded, Whole, excerpt_of
from rollout.timeline.gaps import Gap
from rollout.timeline.knowing import Knowing
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.questions import Line, ManyError
from rollout.timeline.series import Series, all_series
from rollout.timeline.view import View, from_address, settled
from rollout.timeline.window import Window, extent


class Told(Line, Protocol):
    """A lane of an index."""

    def free(self, window: Window) -> Window:
        """Return the time around a window in which no other event stands."""


class Parted(Protocol):
    """What filters and a search let through of an index."""

    @property
    def events(self) -> Sequence[Event]:
        """The events in the order of the file, each read when it is asked for."""

    @property
    def numbered(self) -> Sequence[Event]:
        """The events by the numbers that the lines give."""

    @property
    def lines(self) -> Sequence[Told]:
        """One for each lane shown, where the events are very many; else none."""

    @property
    def unreviewed(self) -> int:
        """How many of them nobody has judged."""

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""


class Indexed(ABC):
    """The evidence of one index as far as it is told: by the first clock, in the events' own language."""

    clock, languages, held = "", (), False
    elsewhere = ""

    def __init__(self, told: Mapping[str, Any], events: Callable[[Sequence[int]], Sequence[Event]]) -> None:
        """Take what is told of the whole, by name, and what gives events by their numbers."""
        self.dataset: Dataset = told["dataset"]
        self.count: int = told["count"]
        self.refused: int = told["refused"]
        self.lanes: tuple[str, ...] = told["lanes"]
        self.tags: tuple[str, ...] = told["tags"]
        self.span: Window = told["span"]
        self.home: Window = told["home"]
        self.least: float = told["least"]
        self.even: bool = told["even"]
        self.choices: dict[str, Any] = told["choices"]
        self.gaps: Mapping[str, tuple[Gap, ...]] = told["gaps"]
        self.newest: EdtfDate | None = told["newest"]
        self.drawn: str = told["drawn"]
        self.letters: str = told["letters"]
        self.media: frozenset[str] = told["media"]
        self.told_language: dict[str, Any] = {}
        self._events, self._figured = events, told["figured"]
        self._unfolded: Unfolded | tuple[()] = told["unfolded"]
        self._newest_day: EdtfDate | None = told["newest_day"]
        figured = events(self._figured)
        self.outcomes: Outcomes = outcomes(figured)
        self.series: tuple[Series, ...] = all_series(figured, self.outcomes)

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words of whoever asks; empty when no source is dated."""
        return short_words(self.newest) if self.newest else ""

    def asked(self, address: str) -> tuple[View, Self]:
        """Return the view of an address as this file has it; what an index does not hold yet is left out of it."""
        view = settled(from_address(address), self.lanes, self.tags)
        return replace(view, clock="", as_known="", places=(), area=None), self

    def spoken(self, _language: str) -> Self:
        """Return itself: no index knows another language yet."""
        return self

    def on(self, _clock: str) -> Self:
        """Return itself: no index knows another clock yet."""
        return self

    @abstractmethod
    def selection(self, view: View) -> Parted:
        """Return what a view's filters and search let through."""

    def excerpt(self, view: View, window: Window | None, most: int) -> Dataset:
        """Return the events that a view shows in a window, or all that it shows, and what is known of the others.

        Raises ManyError where these are more than so many: none of them is read then.
        """
        chosen = self.selection(view)
        return self._excerpt(_shown(chosen, window, most, self.span), _free(chosen, window, self.span))

    @cached_property
    def sought(self) -> Dataset:
        """The evidence in which events are found by their ids."""
        return self._excerpt((), self.span)

    def foremost(self) -> Sequence[Event]:
        """Return the events to tell first in all of time, in the order of the file."""
        chosen = self.selection(View())
        numbers = {number for line in chosen.lines for number in line.first(self.span)}
        return self._events(sorted(numbers)) if chosen.lines else chosen.events

    def _excerpt(self, events: Iterable[Event], free: Window) -> Dataset:
        by_row = {event.row: event for event in (*events, *self._events(self._figured))}
        known = Whole(
            count=self.count,
            lanes=self.lanes,
            tags=self.tags,
            span=self.span,
            home=self.home,
            even=self.even,
            gaps=self.gaps,
            newest=self.newest,
            newest_day=self._newest_day,
            written=self.written,
            named=self.named,
            foremost=self.foremost,
            free=free,
        )
        return excerpt_of(self.dataset, [by_row[row] for row in sorted(by_row)], known, self._unfolded)

    @abstractmethod
    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""

    @abstractmethod
    def written(self, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        """Return rows as they are written, by their numbers; None where they are others now."""

    def series_of(self, _view: View) -> Sequence[Series]:
        """Return the series, which are the same for every view: no index knows yet what was known on a day."""
        return self.series

    def knowing(self, _view: View) -> Knowing:
        """Return that nothing is hidden for having become known later."""
        return Knowing()


def _shown(chosen: Parted, window: Window | None, most: int, span: Window) -> Sequence[Event]:
    """Return what is shown in a window, or all of it; raises ManyError where it is more than so much."""
    if window is None:
        count = len(chosen.events)
    elif chosen.lines:
        count = sum(line.inside(window) for line in chosen.lines)
    else:
        found = [event for event in chosen.events if _stands(event, span, window)]
        count = len(found)
    if count > most:
        raise ManyError(count)
    if window is None:
        return chosen.events
    return chosen.within(window) if chosen.lines else found


def _stands(event: Event, span: Window, window: Window) -> bool:
    where = extent(event.date, span)
    return where.start < window.end and where.end > window.start


def _free(chosen: Parted, window: Window | None, span: Window) -> Window:
    """Return the time around a window in which nothing else is shown."""
    if window is None:
        return Window(-inf, inf)
    if chosen.lines:
        around = [line.free(window) for line in chosen.lines]
    else:
        others = [extent(event.date, span) for event in chosen.events]
        before = [one.end for one in others if one.end <= window.start]
        after = [one.start for one in others if one.start >= window.end]
        around = [Window(max(before, default=-inf), min(after, default=inf))]
    return Window(max(one.start for one in around), min(one.end for one in around))
