"""Where very many events stand: a column for each thing that is asked of all, to count any choice of them by."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, islice, pairwise
from math import inf
from operator import and_, sub
from typing import Any

from rollout.timeline.bits import PART, Meant, marked, number_of
from rollout.timeline.chosen import Chosen, Source, Tile
from rollout.timeline.coded import TIMES
from rollout.timeline.levels import FIRST, TILE, Ranked, first_of, levels_of
from rollout.timeline.planes import Among, wide
from rollout.timeline.window import Window


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
    """The columns: those of times and tiles are kept when they are first asked for, those of events read in parts."""

    def __init__(self, source: Source, count: int) -> None:
        """Take where columns are, and how many events there are."""
        self._source, self._count = source, count
        self._known: dict[str, Any] = {}

    def _column(self, name: str) -> Any:
        """Return a column of times or tiles."""
        if name not in self._known:
            self._known[name] = self._source.column(name)
        return self._known[name]

    def of_sorts(self, sorts: Iterable[int]) -> int:
        """Return as one number which events are of some sorts, looked at part by part."""
        wanted, found = frozenset(sorts), bytearray()
        with self._source.opened("sorts") as read:
            for begin in range(0, self._count, PART):
                some = read(begin, min(PART, self._count - begin))
                found += marked(some, wanted).to_bytes((len(some) + 7) // 8, "little")
        return int.from_bytes(found, "little")

    def lines(self, lanes: Iterable[int], meant: Meant | None = None) -> tuple[CountedLine, ...]:
        """Return the lines of lanes by their numbers; meant: of which events, else of all."""
        own = [*lanes]
        counts: Sequence[Sequence[int]] = [self._column(f"{name} counts") for name in TIMES]
        if meant is None:
            tiles = self._first()
        else:
            counts = self._counted(meant, counts)
            tiles = {}
            chosen = Chosen(self._source, self._count, meant)
            for number, first in chosen.first(self._tiles, self._of_marks, counts[-1]).items():
                tiles.setdefault(self._tiles[number].lane, {})[self._tiles[number].number] = first
        starts, ends, marks = (self._steps(name, own, some) for name, some in zip(TIMES, counts, strict=True))
        firsts = (levels_of(tiles.get(lane, {})) for lane in own)
        return tuple(map(CountedLine, starts, ends, marks, firsts))

    def within(self, window: Window) -> int:
        """Return as one number which events lie in a window, wholly or in part, looked at part by part."""
        starts, ends, begun = self._column("starts at"), self._column("ends at"), self._column("begun starts")
        asked = (
            ("begun", Among((code for code, at in enumerate(begun) if starts[at] < window.end), wide(len(begun)))),
            ("ended", Among((code for code, at in enumerate(ends) if at > window.start), wide(len(ends)))),
        )
        return reduce(and_, (self._among(name, codes) for name, codes in asked))

    def _among(self, name: str, codes: Among) -> int:
        """Return as one number which events have one of some codes."""
        found = bytearray()
        with self._source.opened(name) as read:
            for begin in range(0, self._count, PART):
                many = min(PART, self._count - begin)
                some = codes.flags(read(begin * codes.planes, many * codes.planes).tobytes())
                found += number_of(some.to_bytes(many, "little")).to_bytes((many + 7) // 8, "little")
        return int.from_bytes(found, "little")

    def _counted(self, meant: Meant, whole: Sequence[Sequence[int]]) -> Sequence[Sequence[int]]:
        """Return how many have each time; where most are meant, the others are counted and taken off."""
        most = len(meant) * 2 > self._count
        some = meant.others() if most else meant
        found = []
        for counts, all_of in zip(Chosen(self._source, self._count, some).counted(), whole, strict=True):
            own = array("I", bytes(4 * len(all_of)))
            for code, count in counts.items():
                own[code] = count
            found.append(array("I", map(sub, all_of, own)) if most else own)
        return found

    def _steps(self, name: str, lanes: Sequence[int], counts: Sequence[int]) -> Iterator[Steps]:
        """Yield at which times of each lane how many stand."""
        of, times = self._column(f"{name} lanes"), self._column(f"{name} at")
        for lane in lanes:
            own = slice(bisect_left(of, lane), bisect_right(of, lane))
            there = [(at, count) for at, count in zip(times[own], counts[own], strict=True) if count]
            yield Steps((at for at, _ in there), (count for _, count in there))

    def _first(self) -> dict[int, dict[int, list[Ranked]]]:
        """Return the first events of each tile of each lane: they are kept, so that no long column is read."""
        found: dict[int, dict[int, list[Ranked]]] = {}
        ranked = zip(self._column("first placed"), self._column("first"), strict=True)
        for tile in self._tiles:
            first = [*islice(ranked, min(FIRST, tile.end - tile.begin))]
            found.setdefault(tile.lane, {})[tile.number] = first
        return found

    @cached_property
    def _tiles(self) -> Sequence[Tile]:
        """The tiles, and from which to which place in their order the events of each are."""
        spans = pairwise((*self._column("tile begins"), self._count))
        tiles = zip(self._column("tile lanes"), self._column("tiles"), spans, strict=True)
        return [Tile(lane, number, begin, end) for lane, number, (begin, end) in tiles]

    @cached_property
    def _of_marks(self) -> Sequence[int]:
        """In which of the tiles each time lies at which marks stand."""
        places = {(tile.lane, tile.number): place for place, tile in enumerate(self._tiles)}
        marks = zip(self._column("marks lanes"), self._column("marks at"), strict=True)
        return array("I", (places[lane, int(at // TILE)] for lane, at in marks))
