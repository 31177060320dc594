"""The columns of very many events, made of what was put aside of each, one column after another."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from rollout.timeline.columns import TIMES, kind_of
from rollout.timeline.levels import FIRST, TILE
from rollout.timeline.tally import Tally


class Column(NamedTuple):
    """A column as it is written: its name, of which kind its numbers are as `array` has it, how many, and these."""

    name: str
    kind: str
    length: int
    pieces: Iterable["array[Any]"]
    """To be gone through once, and before the next column is asked for."""


def _whole(name: str, count: int, pieces: Iterable[Iterable[int]], most: int) -> Column:
    """Return a column of whole numbers, in as few bytes as the largest of them needs."""
    kind = kind_of(most)
    return Column(name, kind, count, (array(kind, some) for some in pieces))


def columns_of(tally: Tally, lanes: Sequence[str]) -> Iterator[Column]:
    """Yield the columns of events, one after another; lanes: by their names, in order.

    Of ten million a column takes forty megabytes: where it can be, it is made and written a piece at a time, and no two
    are held at once.
    """
    yield _whole("sorts", tally.count, tally.column("sorts"), len(tally.sorts))
    own, counts = [tally.own_lanes[name] for name in lanes], tally.counted()[0]
    for name in TIMES:
        yield from _times(tally, name, own, counts)
    tally.rank()
    yield _placed(tally)
    yield from _tiles(tally, own, counts)


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
    yield _whole(name, tally.count, (map(of.__getitem__, some) for some in tally.column("spots")), len(at))
    yield _whole(f"{name} lanes", len(at), [lanes], len(tally.sorts))
    yield Column(f"{name} at", "d", len(at), [at])
    yield _whole(f"{name} counts", len(at), [many], tally.count)


def _placed(tally: Tally) -> Column:
    """Return of each event its place among those that are ranked."""
    placed = array("I", bytes(4 * tally.count))
    for place, (event, _) in enumerate(tally.ranked()):
        placed[event] = place
    return _whole("placed", tally.count, [placed], tally.count)


def _tiles(tally: Tally, own: Sequence[int], counts: Sequence[int]) -> Iterator[Column]:
    """Yield the events in the order of lanes, tiles and ranks, where each tile begins, and the first of each."""
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
    firsts = [*accumulate((min(each, FIRST) for each in many), initial=0)]
    foremost, places = array("I", bytes(4 * firsts[-1])), array("I", bytes(4 * firsts[-1]))
    order, at = array("I", bytes(4 * tally.count)), begins[:]
    for place, (event, code) in enumerate(tally.ranked()):
        tile = of[code]
        order[at[tile]] = event
        if (nth := at[tile] - begins[tile]) < FIRST:
            foremost[firsts[tile] + nth], places[firsts[tile] + nth] = event, place
        at[tile] += 1
    yield _whole("order", tally.count, [order], tally.count)
    yield Column("tile lanes", "I", len(tiles), [lanes])
    yield Column("tiles", "q", len(tiles), [tiles])
    yield Column("tile begins", "I", len(begins), [begins])
    yield Column("first", "I", len(foremost), [foremost])
    yield Column("first placed", "I", len(places), [places])
