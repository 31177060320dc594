"""Very many events by lane and time: how many lie in a stretch, and which come first in it, without looking at each."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import merge, nsmallest
from itertools import islice, pairwise
from zlib import crc32

from rollout.event import Event
from rollout.window import Window, extent

TILE = 8.0  # days of the finest tiles; each level above doubles them
FIRST = 6  # events kept for each tile
ACROSS = 36  # tiles, at most, that a stretch is looked up in

Ranked = tuple[int, int, int]  # priority, a fixed shuffle so that no stretch of a tile is favoured, number of the event


@dataclass(frozen=True, slots=True)
class Line:
    """The events of one lane: sorted first and last days and days of their marks, and the first events of each tile."""

    starts: Sequence[float]
    ends: Sequence[float]
    marks: Sequence[float]
    tiles: tuple[dict[int, tuple[Ranked, ...]], ...]
    """By level: number of the tile to its first events; a tile of level n is TILE times 2 to the n days wide."""

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part."""
        return bisect_left(self.starts, window.end) - bisect_right(self.ends, window.start)

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        edges = [bisect_left(self.marks, window.start + window.days * part / bins) for part in range(bins + 1)]
        return [after - before for before, after in pairwise(edges)]

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        level = 0
        while level + 1 < len(self.tiles) and TILE * 2**level * ACROSS < window.days:
            level += 1
        tiles, wide = self.tiles[level], TILE * 2**level
        chosen = [tiles.get(tile, ()) for tile in range(int(window.start // wide), int(window.end // wide) + 1)]
        return [ranked[2] for tile in chosen for ranked in tile]


def _levels(ranked: Mapping[int, Sequence[Ranked]]) -> tuple[dict[int, tuple[Ranked, ...]], ...]:
    """Return the first events of each tile, level by level, from the ranks of all in each of the finest tiles."""
    levels = [{tile: tuple(nsmallest(FIRST, ranks)) for tile, ranks in ranked.items()}]
    while len(levels[-1]) > ACROSS:
        wider: dict[int, tuple[Ranked, ...]] = {}
        for tile, first in levels[-1].items():
            wider[tile // 2] = tuple(islice(merge(wider.get(tile // 2, ()), first), FIRST))
        levels.append(wider)
    return tuple(levels)


def _line(members: Sequence[tuple[int, Event]], span: Window) -> Line:
    starts, ends, marks = array("d"), array("d"), array("d")
    ranked: defaultdict[int, list[Ranked]] = defaultdict(list)
    for number, event in members:
        where = extent(event.date, span)
        mark = where.start if event.date.kind == "interval" else (where.start + where.end) / 2
        starts.append(where.start)
        ends.append(where.end)
        marks.append(mark)
        ranked[int(mark // TILE)].append((event.priority, crc32(event.id.encode()), number))
    return Line(array("d", sorted(starts)), array("d", sorted(ends)), array("d", sorted(marks)), _levels(ranked))


def build(events: Sequence[Event], lanes: Sequence[str], span: Window) -> tuple[Line, ...]:
    """Return the lines of the named lanes; the numbers they give are places in `events`."""
    members: dict[str, list[tuple[int, Event]]] = {name: [] for name in lanes}
    for number, event in enumerate(events):
        members[event.lane].append((number, event))
    return tuple(_line(members[name], span) for name in lanes)
