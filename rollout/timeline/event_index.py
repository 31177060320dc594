"""Very many events by lane and time: how many lie in a stretch, and which come first in it, without looking at each."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple, TypeVar
from zlib import crc32

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.timeline.marks import mark_of
from rollout.timeline.window import Extent, Window, extents_of_all

TILE = 8.0  # days of the finest tiles; each level above doubles them
FIRST = 6  # events kept for each tile
ACROSS = 36  # tiles, at most, that a stretch is looked up in

# Priority and a fixed shuffle, so that no stretch of a tile is favoured; number of the event.
Ranked = tuple[int, int]
Put = tuple[int, float]  # the same, of which one may have been put between two
Number = TypeVar("Number", int, float)
One = TypeVar("One", bound=Put)


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


@dataclass(frozen=True, slots=True)
class LaneIndex:
    """The events of one lane: sorted first and last days and days of their marks, and the first events of each tile."""

    starts: Sequence[float]
    ends: Sequence[float]
    marks: Sequence[float]
    tiles: Sequence[Mapping[int, tuple[Put, ...]]]
    """By level: number of the tile to its first events; a tile of level n is TILE times 2 to the n days wide."""
    late: float = inf
    """Where one event more was put among the others: from this number on each of theirs is one larger than it says."""

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part."""
        return bisect_left(self.starts, window.end) - bisect_right(self.ends, window.start)

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        edges = [bisect_left(self.marks, window.start + window.days * part / bins) for part in range(bins + 1)]
        return [after - before for before, after in pairwise(edges)]

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        late = self.late  # the one that was put in stands half a number before it
        return [int(number + (0.5 if number < late else 1)) for number in first_of(self.tiles, window)]

    def with_one(self, where: Stand, rank: int, place: int) -> "LaneIndex":
        """Return the same with one event more, which becomes the one with this number."""
        starts, ends, marks = (array("d", days) for days in (self.starts, self.ends, self.marks))
        for days, own in zip((starts, ends, marks), where, strict=True):
            insort(days, own)
        levels, tile = [dict(level) for level in self.tiles], int(where.mark // TILE)
        for level in levels:
            level[tile] = tuple(sorted((*level.get(tile, ()), (rank, place - 0.5)))[:FIRST])
            tile //= 2
        return LaneIndex(starts, ends, marks, _widened(levels), place)


def first_of(levels: Sequence[Mapping[int, Sequence[tuple[int, Number]]]], window: Window) -> list[Number]:
    """Return the numbers of the events to tell first in a window, from the first of each tile, level by level."""
    level = 0
    while level + 1 < len(levels) and TILE * 2**level * ACROSS < window.days:
        level += 1
    tiles, wide = levels[level], TILE * 2**level
    chosen = [tiles.get(tile, ()) for tile in range(int(window.start // wide), int(window.end // wide) + 1)]
    return [number for tile in chosen for _, number in tile]


def levels_of(ranked: Mapping[int, Sequence[Ranked]]) -> tuple[dict[int, tuple[Ranked, ...]], ...]:
    """Return the first events of each tile, level by level, from those of each of the finest tiles in their order."""
    return _widened([{tile: tuple(first) for tile, first in ranked.items()}])


def _foremost(some: Iterable[One], others: Iterable[One]) -> tuple[One, ...]:
    return tuple(sorted([*some, *others])[:FIRST])


def _widened(
    levels: list[dict[int, tuple[tuple[int, Number], ...]]],
) -> tuple[dict[int, tuple[tuple[int, Number], ...]], ...]:
    """Return levels of tiles, and above them those that are wide enough for any stretch."""
    while len(levels[-1]) > ACROSS:
        wider: dict[int, tuple[tuple[int, Number], ...]] = {}
        for tile, first in levels[-1].items():
            wider[tile // 2] = _foremost(wider.get(tile // 2, ()), first)
        levels.append(wider)
    return tuple(levels)


NO_LANE = LaneIndex(array("d"), array("d"), array("d"), ({},))
"""A lane without an event."""


class EventIndex:
    """Where each of very many events stands and how it is ranked, looked at once for all that is chosen from them."""

    def __init__(self, events: Sequence[Event], span: Window) -> None:
        """Look at every event."""
        self._lanes = [event.lane for event in events]
        self.starts, self.ends, self.marks = array("d"), array("d"), array("d")
        for event, where in zip(events, extents_of_all(events, span), strict=True):
            own = stand(event, where)
            self.starts.append(own.start)
            self.ends.append(own.end)
            self.marks.append(own.mark)
        self.ranks = array("Q", map(rank, events))

    def lines(self, chosen: Iterable[int], lanes: Sequence[str]) -> tuple[LaneIndex, ...]:
        """Return the lines of the named lanes; the numbers they give are places among the chosen."""
        members: dict[str, list[tuple[int, int]]] = {name: [] for name in lanes}
        for place, number in enumerate(chosen):
            members[self._lanes[number]].append((place, number))
        return tuple(self._line(members[name]) for name in lanes)

    def _line(self, members: Sequence[tuple[int, int]]) -> LaneIndex:
        numbers = [number for _, number in members]
        starts, ends, marks = (
            array("d", sorted(map(days.__getitem__, numbers))) for days in (self.starts, self.ends, self.marks)
        )
        ranked: dict[int, list[Ranked]] = {}
        full: dict[
            int, int
        ] = {}  # tiles with as many as are kept, by the rank of the last of these: most look no further
        last = full.get
        for place, number in members:
            rank, tile = self.ranks[number], int(self.marks[number] // TILE)
            if (worst := last(tile)) is None:
                first = ranked.setdefault(tile, [])
                first.append((rank, place))
            elif rank < worst:
                first = ranked[tile]
                first[-1] = rank, place
            else:
                continue
            first.sort()
            if len(first) == FIRST:
                full[tile] = first[-1][0]
        return LaneIndex(starts, ends, marks, levels_of(ranked))
