"""Very many events by lane and time: how many lie in a stretch, and which come first in it, without looking at each."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.timeline.levels import FIRST, TILE, Ranked, first_of, levels_after, levels_of
from rollout.timeline.marks import mark_of
from rollout.timeline.times import in_order
from rollout.timeline.window import Extent, Window, extent, of_each_date


class Stand(NamedTuple):
    """Where an event stands: its first and last day, and that of its mark."""

    start: float
    end: float
    mark: float


def stand(event: Event, where: Extent) -> Stand:
    """Return where an event stands, by the extent of its date."""
    return stand_of(event.date, where)


def stand_of(when: EdtfDate, where: Extent) -> Stand:
    """Return where events of a date stand, by its extent."""
    return Stand(where.start, where.end, mark_of(when, where))


def rank(event: Event) -> int:
    """Return what puts an event before others of its tile."""
    return event.priority << 32 | crc32(event.id.encode())


class Seat(NamedTuple):
    """Where one of many events stands, what puts it before others, and its number."""

    where: Stand
    rank: int
    number: int

    @property
    def tile(self) -> int:
        """The number of its tile."""
        return int(self.where.mark // TILE)


Renumber = Callable[[int], int]
"""Gives the number that an event has afterwards."""


@dataclass(frozen=True, slots=True)
class LaneIndex:
    """The events of one lane: sorted first and last days and days of their marks, and the first events of each tile."""

    starts: Sequence[float]
    ends: Sequence[float]
    marks: Sequence[float]
    tiles: Sequence[Mapping[int, tuple[Ranked, ...]]]
    """By level: number of the tile to its first events; a tile of level n is TILE times 2 to the n days wide."""

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part."""
        return bisect_left(self.starts, window.end) - bisect_right(self.ends, window.start)

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        marks, start, days = self.marks, window.start, window.days
        edges = [bisect_left(marks, start + days * part / bins) for part in range(bins + 1)]
        return [after - before for before, after in pairwise(edges)]

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        return first_of(self.tiles, window)

    def renumbered(self, number_of: Renumber) -> "LaneIndex":
        """Return the same with other numbers, in the same order."""
        levels = [{tile: tuple((r, number_of(n)) for r, n in some) for tile, some in one.items()} for one in self.tiles]
        return replace(self, tiles=tuple(levels))

    def without(self, seat: Seat, all_in: Callable[[int], Iterable[Ranked]]) -> "LaneIndex":
        """Return the same without one of its events; all_in: gives all that are left in a tile, in any order."""
        days = self._days()
        for one, day in zip(days, seat.where, strict=True):
            del one[bisect_left(one, day)]
        known = self.tiles[0][seat.tile]
        first = tuple(one for one in known if one != (seat.rank, seat.number))
        if len(known) == FIRST > len(first):  # one that nobody knew of moves up
            first = tuple(sorted(all_in(seat.tile))[:FIRST])
        return LaneIndex(*days, levels_after(self.tiles, seat.tile, first))

    def with_one(self, seat: Seat) -> "LaneIndex":
        """Return the same with one event more."""
        days = self._days()
        for one, day in zip(days, seat.where, strict=True):
            insort(one, day)
        first = sorted((*self.tiles[0].get(seat.tile, ()), (seat.rank, seat.number)))[:FIRST]
        return LaneIndex(*days, levels_after(self.tiles, seat.tile, tuple(first)))

    def _days(self) -> tuple["array[float]", "array[float]", "array[float]"]:
        return array("d", self.starts), array("d", self.ends), array("d", self.marks)


NO_LANE = LaneIndex(array("d"), array("d"), array("d"), ({},))
"""A lane without an event."""


class EventIndex:
    """Where each of very many events stands and how it is ranked, looked at once for all that is chosen from them."""

    def __init__(self, events: Sequence[Event], span: Window) -> None:
        """Look at every event."""
        self._lanes = [event.lane for event in events]
        stands = of_each_date(events, lambda when: stand_of(when, extent(when, span)))
        self.starts = array("d", [one.start for one in stands])
        self.ends = array("d", [one.end for one in stands])
        self.marks = array("d", [one.mark for one in stands])
        self.ranks = array("Q", map(rank, events))

    def changed(self, place: int, gone: Event | None, come: Event | None, where: Stand | None) -> "EventIndex":
        """Return the same without the event of a number and with another there, which stands where it says."""
        after = object.__new__(EventIndex)
        after._lanes, after.ranks = [*self._lanes], self.ranks[:]
        after.starts, after.ends, after.marks = self.starts[:], self.ends[:], self.marks[:]
        some: Sequence[Any] = (after._lanes, after.ranks, after.starts, after.ends, after.marks)
        for one in some if gone else ():
            del one[place]
        if come and where:
            for one, value in zip(some, (come.lane, rank(come), *where), strict=True):
                one.insert(place, value)
        return after

    def seat(self, event: int, number: int) -> Seat:
        """Return where an event stands that has another number among some."""
        where = Stand(self.starts[event], self.ends[event], self.marks[event])
        return Seat(where, self.ranks[event], number)

    def in_tile(self, lane: str, tile: int, chosen: Iterable[int]) -> Iterator[Ranked]:
        """Yield the chosen events of a lane in a tile; the numbers given are places among the chosen."""
        for place, number in enumerate(chosen):
            if self.marks[number] // TILE == tile and self._lanes[number] == lane:
                yield self.ranks[number], place

    def lines(self, chosen: Iterable[int], lanes: Sequence[str]) -> tuple[LaneIndex, ...]:
        """Return the lines of the named lanes; the numbers they give are places among the chosen."""
        members: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in lanes}
        for place, number in enumerate(chosen):
            places, numbers = members[self._lanes[number]]
            places.append(place)
            numbers.append(number)
        return tuple(self._line(*members[name]) for name in lanes)

    def _line(self, places: Sequence[int], numbers: Sequence[int]) -> LaneIndex:
        starts, ends, marks = ([*map(days.__getitem__, numbers)] for days in (self.starts, self.ends, self.marks))
        ranked: dict[int, list[Ranked]] = {}
        # Tiles with as many as are kept, by the rank of the last of these: most look no further.
        full: dict[float, int] = {}
        last = full.get
        for place, rank, mark in zip(places, map(self.ranks.__getitem__, numbers), marks, strict=True):
            if (worst := last(tile := mark // TILE)) is None:
                first = ranked.setdefault(int(tile), [])
                first.append((rank, place))
            elif rank < worst:
                first = ranked[int(tile)]
                first[-1] = rank, place
            else:
                continue
            first.sort()
            if len(first) == FIRST:
                full[tile] = first[-1][0]
        return LaneIndex(in_order(starts), in_order(ends), in_order(marks), levels_of(ranked))
