"""The columns of very many events, made of what was put aside of each, one column after another."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rollout.timeline.columns import TIMES, kind_of
from rollout.timeline.event_index import TILE
from rollout.timeline.tally import Tally

PART = 26
"""Bits of a rank by which events of one part differ: of one priority there are 64 parts."""
WITHIN = (1 << PART) - 1
Column = tuple[str, str, "array[int] | array[float]"]
"""Its name, of which kind its numbers are as `array` has it, and these."""


def _whole(name: str, numbers: Iterable[int], most: int) -> Column:
    """Return a column of whole numbers, in as few bytes as the largest of them needs."""
    kind = kind_of(most)
    if isinstance(numbers, array) and numbers.typecode == kind:  # which need not be made twice
        return name, kind, numbers
    return name, kind, array(kind, numbers)


def columns_of(tally: Tally, lanes: Sequence[str]) -> Iterator[Column]:
    """Yield the columns of events, one after another; lanes: by their names, in order.

    Of ten million a column takes forty megabytes: no more of them than must be are held at once.
    """
    yield _whole("sorts", tally.column("sorts"), len(tally.sorts))
    own, counts = [tally.own_lanes[name] for name in lanes], tally.counted()[0]
    for name in TIMES:
        yield from _times(tally, name, own, counts)
    ranked = _ranked(tally.ranks())
    yield _whole("placed", _inverse(ranked), tally.count)
    yield from _tiles(tally, own, counts, ranked)


def _times(tally: Tally, name: str, own: Sequence[int], counts: Sequence[int]) -> Iterator[Column]:
    """Yield which of the times of its lane each event has, and these with how many have each."""
    of, lanes, at, many = array("I", bytes(4 * tally.spots.count)), array("I"), array("d"), array("I")
    for number, lane in enumerate(own):
        first = len(at)
        for code, time in tally.spots.by_time(name, lane):
            if len(at) == first or at[-1] != time:
                lanes.append(number)
                at.append(time)
                many.append(0)
            many[-1] += counts[code]
            of[code] = len(at) - 1
    yield _whole(name, map(of.__getitem__, tally.column("spots")), len(at))
    yield _whole(f"{name} lanes", lanes, len(tally.sorts))
    yield f"{name} at", "d", at
    yield _whole(f"{name} counts", many, tally.count)


def _tiles(tally: Tally, own: Sequence[int], counts: Sequence[int], ranked: Sequence[int]) -> Iterator[Column]:
    """Yield the events in the order of lanes, tiles of these and ranks, and where each tile begins."""
    of, lanes, tiles, many = array("I", bytes(4 * tally.spots.count)), array("I"), array("q"), array("I")
    for number, lane in enumerate(own):
        first = len(tiles)
        for code, mark in tally.spots.by_time("marks", lane):
            tile = int(mark // TILE)
            if len(tiles) == first or tiles[-1] != tile:
                lanes.append(number)
                tiles.append(tile)
                many.append(0)
            many[-1] += counts[code]
            of[code] = len(tiles) - 1
    begins = array("I", accumulate(many[:-1], initial=0)) if many else array("I")
    codes, order, at = tally.column("spots"), array("I", bytes(4 * tally.count)), begins[:]
    for event in ranked:
        tile = of[codes[event]]
        order[at[tile]] = event
        at[tile] += 1
    yield _whole("order", order, tally.count)
    yield "tile lanes", "I", lanes
    yield "tiles", "q", tiles
    yield "tile begins", "I", begins


def _inverse(ranked: Sequence[int]) -> "array[int]":
    """Return of each event its place among those that are ranked."""
    placed = array("I", bytes(4 * len(ranked)))
    for place, event in enumerate(ranked):
        placed[event] = place
    return placed


def _ranked(ranks: Iterable[int]) -> "array[int]":
    """Return the numbers of events in the order of their ranks, sorted part by part."""
    parts: dict[int, tuple[array[int], array[int]]] = {}
    for number, rank in enumerate(ranks):
        part = parts.get(rank >> PART)
        if part is None:
            part = parts[rank >> PART] = array("I"), array("I")
        part[0].append(rank & WITHIN)
        part[1].append(number)
    found = array("I")
    for name in sorted(parts):
        within, numbers = parts.pop(name)
        found.extend(array("I", map(numbers.__getitem__, sorted(range(len(within)), key=within.__getitem__))))
    return found
