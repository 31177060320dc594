"""Where very many events stand: a column for each thing that is asked of all, to count any choice of them by."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, islice, pairwise
from math import inf
from typing import Any

from rollout.timeline.bits import marked
from rollout.timeline.levels import FIRST, Ranked, first_of, levels_of
from rollout.timeline.window import Window

TIMES = ("starts", "ends", "marks")
LOOKED_AT = 64  # events of a tile


def kind_of(most: int) -> str:
    """Return in how few bytes whole numbers can be kept of which none is larger, as `array` calls it."""
    return "B" if most < 256 else "H" if most < 65_536 else "I"


class Steps:
    """How many lie before a time: the times at which any does, each once, and how many up to it."""

    def __init__(self, times: Iterable[float], counts: Iterable[int]) -> None:
        """Take times in order, and how many lie at each."""
        self._at = array("d", times)
        self._upto = array("L", accumulate(counts, initial=0))

    def __len__(self) -> int:
        """Return how many times there are."""
        return len(self._at)

    def among(self, codes: Sequence[int], counts: Mapping[int, int], first: int) -> "Steps":
        """Return how many of some events lie where; first: the code of its first time, by which others follow.

        codes: those of their times, in order; counts: how many have each.
        """
        own = codes[bisect_left(codes, first) : bisect_left(codes, first + len(self))]
        return Steps((self._at[code - first] for code in own), map(counts.__getitem__, own))

    def before(self, at: float) -> int:
        """Return how many lie before a time."""
        return self._upto[bisect_left(self._at, at)]

    def last(self, at: float) -> float:
        """Return the last time that is not after another; minus infinity where there is none."""
        place = bisect_right(self._at, at)
        return self._at[place - 1] if place else -inf

    def first(self, at: float) -> float:
        """Return the first time that is not before another; infinity where there is none."""
        place = bisect_left(self._at, at)
        return self._at[place] if place < len(self._at) else inf

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

    def free(self, window: Window) -> Window:
        """Return the time around a window in which no other event stands."""
        return Window(self.ends.last(window.start), self.starts.first(window.end))

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""
        edges = [self.marks.before(window.start + window.days * part / bins) for part in range(bins + 1)]
        return [after - before for before, after in pairwise(edges)]

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time."""
        return first_of(self.tiles, window)


class Columns:
    """The columns, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], "array[Any]"]) -> None:
        """Take what gives a column by its name."""
        self._read = read
        self._known: dict[str, Any] = {}

    def _column(self, name: str) -> Any:
        """Return a column: an array, or bytes where each of its numbers takes but one."""
        if name not in self._known:
            data = self._read(name)
            self._known[name] = data.tobytes() if data.typecode == "B" else data
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

    def within(self, window: Window) -> int:
        """Return as one number which events lie in a window, wholly or in part."""
        begins, ends = self._column("starts at"), self._column("ends at")
        before = [code for code, at in enumerate(begins) if at < window.end]
        after = [code for code, at in enumerate(ends) if at > window.start]
        return marked(self._column("starts"), before) & marked(self._column("ends"), after)

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
        """Return the first events of each tile of each lane; those of all are kept, so that no long column is read."""
        found: dict[int, dict[int, list[Ranked]]] = {}
        tiles = zip(self._column("tile lanes"), self._column("tiles"), self._spans(), strict=True)
        if flags is None:
            ranked = zip(self._column("first placed"), self._column("first"), strict=True)
            for lane, tile, (begin, end) in tiles:
                found.setdefault(lane, {})[tile] = [*islice(ranked, min(FIRST, end - begin))]
            return found
        order, placed = self._column("order"), self._column("placed")
        for lane, tile, (begin, end) in tiles:
            if own := _first(flags, order, begin, end):
                found.setdefault(lane, {})[tile] = [(placed[number], number) for number in own]
        return found

    def _spans(self) -> Iterable[tuple[int, int]]:
        """Return from which to which place in their order the events of each tile are."""
        return pairwise((*self._column("tile begins"), sum(self._column("marks counts"))))


def _first(flags: bytes, order: Sequence[int], begin: int, end: int) -> list[int]:
    """Return the first of a tile that are meant: a few are looked at, then twice as many, for mostly few will do."""
    found: list[int] = []
    many = LOOKED_AT
    while begin < end and len(found) < FIRST:
        some = order[begin : min(begin + many, end)]
        found += islice(compress(some, map(flags.__getitem__, some)), FIRST - len(found))
        begin, many = begin + many, many * 2
    return found
