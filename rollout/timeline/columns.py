"""Where very many events stand: a column for each thing that is asked of all, to count any choice of them by."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, pairwise
from typing import Any

from rollout.timeline.event_index import FIRST, TILE, Ranked, first_of, levels_of
from rollout.timeline.tally import Tally
from rollout.timeline.window import Window

TIMES = ("starts", "ends", "marks")
PART = 26
"""Bits of a rank by which events of one part differ: of one priority there are 64 parts."""
Column = tuple[str, str, bytes]
"""Its name, of which kind its numbers are as `array` has it, and these."""


class Steps:
    """How many lie before a time: the times at which any does, each once, and how many up to it."""

    def __init__(self, times: Iterable[float], counts: Iterable[int]) -> None:
        """Take times in order, and how many lie at each."""
        self._at = array("d", times)
        self._upto = array("L", accumulate(counts, initial=0))

    def before(self, at: float) -> int:
        """Return how many lie before a time."""
        return self._upto[bisect_left(self._at, at)]

    def upto(self, at: float) -> int:
        """Return how many lie before a time or at it."""
        return self._upto[bisect_right(self._at, at)]


@dataclass(frozen=True, slots=True)
class CountedLine:
    """The events of one lane as counts: when they begin, end and have their marks, and the first of each tile."""

    starts: Steps
    ends: Steps
    marks: Steps
    tiles: Sequence[Mapping[int, Sequence[Ranked]]]

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part."""
        return self.starts.before(window.end) - self.ends.upto(window.start)

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        edges = [self.marks.before(window.start + window.days * part / bins) for part in range(bins + 1)]
        return [after - before for before, after in pairwise(edges)]

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        return first_of(self.tiles, window)


def _whole(name: str, numbers: Iterable[int], most: int) -> Column:
    """Return a column of whole numbers, in as few bytes as the largest of them needs."""
    kind = "B" if most < 256 else "H" if most < 65_536 else "I"
    return name, kind, array(kind, numbers).tobytes()


def columns_of(tally: Tally, span: Window, lanes: Sequence[int]) -> Iterator[Column]:
    """Yield the columns of events, one after another; lanes: the number of the lane of each sort.

    Of ten million a column takes forty megabytes: no more of them than must be are held at once.
    """
    own, codes, stands = tally.own, tally.codes, tally.stands(span)
    yield _whole("sorts", own, len(lanes))
    for at, name in enumerate(TIMES):
        counts: Counter[tuple[int, float]] = Counter()
        for (sort, code), count in tally.pairs.items():
            counts[lanes[sort], stands[code][at]] += count
        known = sorted(counts)
        number = {time: place for place, time in enumerate(known)}
        of = {(sort, code): number[lanes[sort], stands[code][at]] for sort, code in tally.pairs}
        yield _whole(name, map(of.__getitem__, zip(own, codes, strict=True)), len(known))
        yield _whole(f"{name} lanes", [lane for lane, _ in known], len(lanes))
        yield f"{name} at", "d", array("d", (time for _, time in known)).tobytes()
        yield _whole(f"{name} counts", map(counts.__getitem__, known), len(own))
    tiles = {(sort, code): (lanes[sort], int(stands[code].mark // TILE)) for sort, code in tally.pairs}
    placed = array("I", bytes(4 * len(own)))
    members: dict[tuple[int, int], array[int]] = {}
    for place, event in enumerate(_ranked(tally.ranks)):
        placed[event] = place
        members.setdefault(tiles[own[event], codes[event]], array("I")).append(event)
    yield _whole("placed", placed, len(own))
    order, begins, bounds = array("I"), array("I"), sorted(members)
    for bound in bounds:
        begins.append(len(order))
        order.extend(members.pop(bound))
    yield _whole("order", order, len(own))
    yield "tile lanes", "I", array("I", (lane for lane, _ in bounds)).tobytes()
    yield "tiles", "q", array("q", (tile for _, tile in bounds)).tobytes()
    yield "tile begins", "I", begins.tobytes()


def _ranked(ranks: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of events in the order of their ranks, sorted part by part."""
    parts: dict[int, array[int]] = {}
    for number, rank in enumerate(ranks):
        parts.setdefault(rank >> PART, array("I")).append(number)
    for part in sorted(parts):
        yield from sorted(parts.pop(part), key=ranks.__getitem__)


class Columns:
    """The columns, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], tuple[str, bytes]]) -> None:
        """Take what gives the kind and the numbers of a column by its name."""
        self._read = read
        self._known: dict[str, Any] = {}

    def _column(self, name: str) -> Any:
        """Return a column: an array, or bytes where each of its numbers takes but one."""
        if name not in self._known:
            kind, data = self._read(name)
            self._known[name] = data if kind == "B" else array(kind, data)
        return self._known[name]

    @cached_property
    def sorts(self) -> Sequence[int]:
        """The number of each event's sort."""
        found: Sequence[int] = self._column("sorts")
        return found

    def lines(self, lanes: Iterable[int], flags: bytes | None = None) -> tuple[CountedLine, ...]:
        """Return the lines of lanes by their numbers; flags: of which events, else of all."""
        own, tiles = [*lanes], self._tiles(flags)
        starts, ends, marks = (self._steps(name, own, flags) for name in TIMES)
        firsts = (levels_of(tiles.get(lane, {})) for lane in own)
        return tuple(map(CountedLine, starts, ends, marks, firsts))

    def _steps(self, name: str, lanes: Sequence[int], flags: bytes | None) -> Iterator[Steps]:
        """Yield at which times of each lane how many stand."""
        of, times = self._column(f"{name} lanes"), self._column(f"{name} at")
        codes: Sequence[int] = range(len(times))
        counts = self._column(f"{name} counts")
        if flags is not None:
            counts = Counter(compress(self._column(name), flags))
            codes = sorted(counts)
        for lane in lanes:
            first, last = (bisect_left(codes, bisect(of, lane)) for bisect in (bisect_left, bisect_right))
            some = codes[first:last]
            yield Steps(map(times.__getitem__, some), map(counts.__getitem__, some))

    def _tiles(self, flags: bytes | None) -> dict[int, dict[int, list[Ranked]]]:
        """Return the first events of each tile of each lane."""
        order, placed = self._column("order"), self._column("placed")
        ordered = b"" if flags is None else bytes(map(flags.__getitem__, order))
        found: dict[int, dict[int, list[Ranked]]] = {}
        begins = self._column("tile begins")
        ends = (*begins[1:], len(order))
        for lane, tile, begin, end in zip(self._column("tile lanes"), self._column("tiles"), begins, ends, strict=True):
            own = range(begin, min(begin + FIRST, end)) if flags is None else _first(ordered, begin, end)
            if own:
                found.setdefault(lane, {})[tile] = [(placed[order[at]], order[at]) for at in own]
        return found


def _first(flags: bytes, begin: int, end: int) -> list[int]:
    """Return where the first flags stand in a stretch of them."""
    found: list[int] = []
    at = flags.find(1, begin, end)
    while at >= 0 and len(found) < FIRST:
        found.append(at)
        at = flags.find(1, at + 1, end)
    return found
