"""Events of a database that are read when they are asked for, and the lines of lanes as counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from rollout.database.asking import BY_NUMBER, Asking
from rollout.database.counting import Counted
from rollout.evidence.event import Event
from rollout.timeline.columns import CountedLine, Steps
from rollout.timeline.latest import Latest
from rollout.timeline.levels import Ranked, levels_of
from rollout.timeline.stored import restored
from rollout.timeline.window import Window

REMEMBERED = 8_000  # events that were read
PAGE = 200  # events asked for together
NONE = Steps((), ())


class Shelf:
    """Events by their numbers, the latest kept: many are asked for in one question."""

    def __init__(self, asking: Asking, revision: int) -> None:
        """Take who is asked, and at which revision the index was made."""
        self._asking, self._revision = asking, revision
        self._latest: Latest[int, Event] = Latest(REMEMBERED)

    def all(self, numbers: Iterable[int]) -> list[Event]:
        """Return events by their numbers."""
        wanted = [*numbers]
        known = {number: event for number in wanted if (event := self._latest.get(number))}
        if missing := [number for number in wanted if number not in known]:
            found = self._asking.rows(BY_NUMBER, missing)
            self._asking.still(self._revision)
            for number, value in found:
                known[number] = event = restored(value)
                self._latest.put(number, event)
        return [known[number] for number in wanted]


class Numbered(Sequence[Event]):
    """Events that are read when they are asked for, by their places among those that are meant."""

    def __init__(
        self, shelf: Shelf, count: int, numbers: Callable[[int, int], Sequence[int]] = range, together: int = 1
    ) -> None:
        """Take how many there are, what gives the numbers of those from one place to another, and how many to read.

        together: with one of them. All events by their numbers are read each alone: those of a picture were before.
        """
        self._shelf, self._count, self._numbers, self._together = shelf, count, numbers, together

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[Event]:
        """Yield each, read a page at a time."""
        for begin in range(0, self._count, PAGE):
            yield from self[begin : begin + PAGE]

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        """Return the event at a place, or those of a slice."""
        if isinstance(place, slice):
            places = range(self._count)[place]
            if not places:
                return ()
            begin, end = min(places[0], places[-1]), max(places[0], places[-1]) + 1
            found = self._shelf.all(self._numbers(begin, end))
            return tuple(found[at - begin] for at in places)
        at = range(self._count)[place]
        begin = at - at % self._together
        return self._shelf.all(self._numbers(begin, min(begin + self._together, self._count)))[at - begin]


@dataclass(frozen=True, slots=True)
class AskedLine:
    """The events of one lane, counted; those that a picture tells first are read together."""

    counted: CountedLine
    shelf: Shelf

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part."""
        return self.counted.inside(window)

    def free(self, window: Window) -> Window:
        """Return the time around a window in which no other event stands."""
        return self.counted.free(window)

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        return self.counted.density(window, bins)

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        numbers = self.counted.first(window)
        self.shelf.all(numbers)
        return numbers


def steps_of(rows: Iterable[Any]) -> Counted:
    """Return how many stand where, from the rows that say it."""
    found: dict[tuple[int, int], tuple[list[float], list[int]]] = {}
    for lane, what, at, count in rows:
        times, counts = found.setdefault((lane, what), ([], []))
        times.append(at)
        counts.append(count)
    return {key: Steps(*some) for key, some in found.items()}


def lines_of(steps: Counted, first: Iterable[Any], lanes: Iterable[int], shelf: Shelf) -> tuple[AskedLine, ...]:
    """Return the lines of lanes by their numbers, from how many stand where, and the rows of those that come first."""
    tiles: dict[int, dict[int, list[Ranked]]] = {}
    for lane, tile, rank, number in first:
        tiles.setdefault(lane, {}).setdefault(tile, []).append((rank, number))
    found = []
    for lane in lanes:
        starts, ends, marks = (steps.get((lane, what), NONE) for what in range(3))
        found.append(AskedLine(CountedLine(starts, ends, marks, levels_of(tiles.get(lane, {}))), shelf))
    return tuple(found)
