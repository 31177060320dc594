"""What filters and a search let through of an index, in the language of the file or in another."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Protocol, overload

from rollout.evidence.event import Event
from rollout.timeline.questions import Line, ManyError
from rollout.timeline.window import Window, extent

Turn = Callable[[Event], Event]
"""Gives an event in a language."""


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


class Turned(Sequence[Event]):
    """Events in a language, each turned when it is asked for."""

    def __init__(self, events: Sequence[Event], turn: Turn) -> None:
        """Take the events, and what gives each in the language."""
        self._events, self._turn = events, turn

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        """Yield each."""
        return map(self._turn, self._events)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        """Return the event at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(map(self._turn, self._events[place]))
        return self._turn(self._events[place])


class Chosen:
    """What is let through, in a language."""

    def __init__(self, chosen: Parted, turn: Turn) -> None:
        """Take the same in the language of the file, and what gives an event in the other."""
        self._chosen, self._turn = chosen, turn
        self.events, self.numbered = Turned(chosen.events, turn), Turned(chosen.numbered, turn)
        self.unreviewed = chosen.unreviewed

    @property
    def lines(self) -> Sequence[Told]:
        """One for each lane shown, where the events are very many; else none."""
        return self._chosen.lines

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""
        return Turned(self._chosen.within(window), self._turn)


def shown_in(chosen: Parted, window: Window | None, most: int, span: Window) -> Sequence[Event]:
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


def free_of(chosen: Parted, window: Window | None, span: Window) -> Window:
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
