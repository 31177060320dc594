"""The columns of very many events, made of what was put aside of each, one column after another."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

from rollout.timeline.bits import PART
from rollout.timeline.chosen import EARLY
from rollout.timeline.columns import kind_of
from rollout.timeline.levels import FIRST, TILE
from rollout.timeline.planes import planes_of, wide
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
    yield from _Times(tally, own, counts).columns()
    tally.rank()
    yield _placed(tally)
    yield from _tiles(tally, own, counts)


def _parts(tally: Tally) -> "Iterator[array[int]]":
    """Yield the dates of events, a part of them at a time."""
    held = array("I")
    for some in tally.column("spots"):
        held.extend(some)
        while len(held) >= PART:
            yield held[:PART]
            held = held[PART:]
    if held:
        yield held


class _Times:
    """When events begin, end and have their marks: the times of each lane, and which of them each event has."""

    def __init__(self, tally: Tally, own: Sequence[int], counts: Sequence[int]) -> None:
        """Take the events, the numbers of lanes in order, and how many events have each date."""
        self._tally, self._own, self._counts = tally, own, counts

    def columns(self) -> Iterator[Column]:
        """Yield the columns."""
        yield from self._at("starts")[1]
        yield from self._ended()
        yield from self._begun()

    def _at(self, name: str) -> tuple["array[int]", tuple[Column, Column, Column]]:
        """Return which of the times of its lane each date has, and these with how many events have each."""
        of, lanes, at, many = array("I", bytes(4 * self._tally.spots.count)), array("I"), array("d"), array("I")
        for number, lane in enumerate(self._own):
            first = len(at)
            for code, time in self._tally.spots.by_time(name, lane):
                if len(at) == first or at[-1] != time:
                    lanes.append(number)
                    at.append(time)
                    many.append(0)
                many[-1] += self._counts[code]
                of[code] = len(at) - 1
        return of, (
            _whole(f"{name} lanes", len(at), [lanes], len(self._tally.sorts)),
            Column(f"{name} at", "d", len(at), [at]),
            _whole(f"{name} counts", len(at), [many], self._tally.count),
        )

    def _ended(self) -> Iterator[Column]:
        """Yield the ends, and which of them each event has."""
        of, columns = self._at("ends")
        yield from columns
        yield self._codes("ended", of, columns[0].length)

    def _begun(self) -> Iterator[Column]:
        """Yield the marks, and which of all beginnings and marks each event has."""
        of, columns = self._at("marks")
        yield from columns
        starts, marks = array("I"), array("I")
        start = -1
        for lane in self._own:
            before: tuple[float, float] | None = None
            for code, begins, mark in self._tally.spots.begun(lane):
                if (begins, mark) != before:
                    start += before is None or begins != before[0]
                    starts.append(start)
                    marks.append(of[code])
                    before = begins, mark
                of[code] = len(starts) - 1  # its mark is known from there now
        yield Column("begun starts", "I", len(starts), [starts])
        yield Column("begun marks", "I", len(marks), [marks])
        yield self._codes("begun", of, len(starts))

    def _codes(self, name: str, of: Sequence[int], count: int) -> Column:
        """Return one of so many codes of each event, by its date."""
        planes = wide(count)
        parts = (planes_of([*map(of.__getitem__, some)], planes) for some in _parts(self._tally))
        return Column(name, "B", self._tally.count * planes, (array("B", some) for some in parts))


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
    earlier = [*accumulate((min(each, EARLY) for each in many), initial=0)]
    early, places = array("I", bytes(4 * earlier[-1])), array("I", bytes(4 * earlier[-1]))
    order, at = array("I", bytes(4 * tally.count)), begins[:]
    for place, (event, code) in enumerate(tally.ranked()):
        tile = of[code]
        order[at[tile]] = event
        if (nth := at[tile] - begins[tile]) < EARLY:
            early[earlier[tile] + nth], places[earlier[tile] + nth] = event, place
        at[tile] += 1
    yield _whole("order", tally.count, [order], tally.count)
    yield Column("tile lanes", "I", len(tiles), [lanes])
    yield Column("tiles", "q", len(tiles), [tiles])
    yield Column("tile begins", "I", len(begins), [begins])
    for name, column in (("", early), (" placed", places)):
        spans = (column[begin : min(begin + FIRST, end)] for begin, end in pairwise(earlier))
        foremost = array("I", chain.from_iterable(spans))
        yield Column(f"early{name}", "I", len(column), [column])
        yield Column(f"first{name}", "I", len(foremost), [foremost])
