"""What some of very many events come to, counted part by part: no more of a column is held than of one part."""

from array import array
from bisect import insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, NamedTuple, Protocol

from rollout.timeline.bits import Meant, numbers_in
from rollout.timeline.coded import Known, Part, counted
from rollout.timeline.levels import FIRST, Ranked
from rollout.timeline.planes import number_at
from rollout.timeline.tables import Read

EARLY = 64
"""Events of each tile that are kept beside one another: where one of ten is meant, its first are found there."""
DEARER = 6
"""As many times as to see whether an event of a tile is meant takes to put one that is meant into its tile."""


class Source(Protocol):
    """Has the columns of very many events."""

    def column(self, name: str) -> "array[Any]":
        """Return a column."""

    def opened(self, name: str) -> AbstractContextManager[Read]:
        """Give what reads parts of a column."""


class Tile(NamedTuple):
    """A tile of a lane, and from which to which place in their order its events are."""

    lane: int
    number: int
    begin: int
    end: int


class Chosen:
    """Some of very many events."""

    def __init__(self, source: Source, count: int, meant: Meant) -> None:
        """Take where columns are, how many events there are, and which of them are meant."""
        self._source, self._count, self._meant = source, count, meant
        self._known = Known(source.column("begun starts"), source.column("begun marks"), len(source.column("ends at")))

    def counted(self) -> Sequence[Mapping[int, int]]:
        """Return how many begin, end and have their mark at each time, by its number."""
        return counted(self._parts(), self._known)

    def _parts(self) -> Iterator[Part]:
        """Yield the parts in which any are meant."""
        wide = self._known.begun_wide, self._known.ended_wide
        with self._source.opened("begun") as begun, self._source.opened("ended") as ended:
            for number, flags in self._meant.parts():
                begin = number * self._meant.part
                own = flags[: self._count - begin]
                codes = (
                    read(begin * planes, len(own) * planes).tobytes()
                    for read, planes in zip((begun, ended), wide, strict=True)
                )
                yield Part(number, own, *codes)

    def first(self, tiles: Sequence[Tile], of_marks: Sequence[int], marks: Sequence[int]) -> Mapping[int, list[Ranked]]:
        """Return the first of each tile, by its number among all tiles.

        of_marks: in which tile each mark stands. marks: how many of them stand at each time.
        """
        counts = Counter[int]()
        for tile, count in zip(of_marks, marks, strict=True):
            counts[tile] += count
        sizes = ((tiles[tile].end - tiles[tile].begin, many) for tile, many in counts.items() if many)
        seen = sum(size * min(FIRST, many) // many for size, many in sizes)
        if seen < len(self._meant) * DEARER:
            return dict(self._seen(tiles, counts))
        return self._sorted(of_marks)

    def _seen(self, tiles: Sequence[Tile], counts: Mapping[int, int]) -> Iterator[tuple[int, list[Ranked]]]:
        """Yield the first of each tile, seen by going through its events in their order until there are enough."""
        flags, (early, places) = self._meant.flags, (self._source.column(name) for name in ("early", "early placed"))
        last = 0
        with self._source.opened("order") as order, self._source.opened("placed") as placed:
            for place, tile in enumerate(tiles):
                begin, last = last, last + min(tile.end - tile.begin, EARLY)
                if not counts[place]:
                    continue
                wanted = min(FIRST, counts[place])
                some = zip(places[begin:last], early[begin:last], strict=True)
                found = [*islice((one for one in some if flags[one[1] >> 3] >> (one[1] & 7) & 1), wanted)]
                at = tile.begin + EARLY
                while len(found) < wanted:
                    numbers = order(at, min(at - tile.begin, tile.end - at, self._meant.part))
                    rest = islice((one for one in numbers if flags[one >> 3] >> (one & 7) & 1), wanted - len(found))
                    found += [(placed(one, 1)[0], one) for one in rest]
                    at += len(numbers)
                yield place, found

    def _sorted(self, of_marks: Sequence[int]) -> Mapping[int, list[Ranked]]:
        """Return the first of each tile, by putting each event that is meant into its own."""
        found: dict[int, list[Ranked]] = {}
        with self._source.opened("placed") as placed:
            for part in self._parts():
                begin = part.number * self._meant.part
                places = placed(begin, len(part.flags))
                for number, mark in self._marks(part):
                    own = found.setdefault(of_marks[mark], [])
                    if len(own) < FIRST or places[number] < own[-1][0]:
                        insort(own, (places[number], begin + number))
                        del own[FIRST:]
        return found

    def _marks(self, part: Part) -> Iterator[tuple[int, int]]:
        """Yield the place in its part of each event that is meant, and which of all marks it has."""
        planes, marks, some = self._known.begun_wide, self._known.marks, self._meant.part // 8
        for place in numbers_in(self._meant.flags[part.number * some : (part.number + 1) * some]):
            yield place, marks[number_at(part.begun, planes, place)]
