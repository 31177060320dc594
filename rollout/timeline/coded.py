"""When very many events begin, end and have their mark, as codes by which any choice of them is counted in parts.

Of each event two codes are kept: which of all beginnings and marks of a lane it has, for with the one mostly goes the
other, and which of all ends. They are in the order of lanes and times.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rollout.timeline.planes import KINDS, mask, read, taken, wide

TIMES = ("starts", "ends", "marks")
TOGETHER = 1 << 20
"""Codes that are counted together: each kind by itself is counted in less than half the time of all by turns."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the events: which are meant, a byte for each, and the planes of their codes."""

    number: int
    flags: bytes
    begun: bytes
    ended: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What codes say: of each beginning with a mark, which of all beginnings and of all marks; and how many ends."""

    starts: Sequence[int]
    marks: Sequence[int]
    ends: int

    @property
    def begun_wide(self) -> int:
        """In how many planes the codes of beginnings are."""
        return wide(len(self.starts))

    @property
    def ended_wide(self) -> int:
        """In how many planes the codes of ends are."""
        return wide(self.ends)


class _Counts:
    """How many there are of each number."""

    def __init__(self, planes: int) -> None:
        self._planes, self._counts = planes, Counter[int]()
        self._waiting = array(KINDS[planes])

    def add(self, data: bytes, left_out: int) -> None:
        """Take the numbers of a part."""
        self._waiting += taken(data, self._planes, left_out)
        if len(self._waiting) >= TOGETHER:
            self._count()

    def _count(self) -> None:
        self._counts.update(self._waiting)
        del self._waiting[:]

    def items(self) -> Iterable[tuple[int, int]]:
        """Return each number with how many there are."""
        self._count()
        return ((read(digits, self._planes), count) for digits, count in self._counts.items())


def counted(parts: Iterable[Part], known: Known) -> tuple[Mapping[int, int], Mapping[int, int], Mapping[int, int]]:
    """Return how many of the events that are meant have each of the beginnings, of the ends and of the marks."""
    begun, ended = _Counts(known.begun_wide), _Counts(known.ended_wide)
    for part in parts:
        left_out = mask(part.flags)
        begun.add(part.begun, left_out)
        ended.add(part.ended, left_out)
    starts, marks = Counter[int](), Counter[int]()
    for code, count in begun.items():
        starts[known.starts[code]] += count
        marks[known.marks[code]] += count
    return starts, dict(ended.items()), marks
