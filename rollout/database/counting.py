"""How many of very many events stand at each time, counted here: a database would go through its rows one by one.

Of each event two codes are kept, those of a part together: which of all beginnings and marks it has, and which of all
ends, in the order of lanes and times.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from struct import calcsize, pack, unpack

from rollout.database.asking import Asking
from rollout.timeline.bits import Meant
from rollout.timeline.coded import Known, Part
from rollout.timeline.coded import counted as of_parts
from rollout.timeline.columns import Steps
from rollout.timeline.planes import planes_of, wide

BEGUN, ENDED, STARTS, MARKS = range(4)
"""What codes are of: the events' own; and what those of beginnings and marks say of either."""
CODES = "SELECT part, what, codes FROM rollout.index_codes WHERE part = ANY(%s) AND what < 2"
SAY = "SELECT codes FROM rollout.index_codes WHERE what >= 2 ORDER BY what, part"
SIZE = calcsize("<I")
AT_ONCE = 8  # parts that are read together: two megabytes, or four where two bytes cannot tell the times apart
Counted = Mapping[tuple[int, int], Steps]
"""By the number of a lane, and by what of the events: their beginnings, ends or marks."""
Places = Sequence[tuple[int, float, float, float]]
"""Of each event its lane, and when it begins, ends and has its mark."""


def coded(places: Places, part: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the codes of the events, of a part of so many at a time, and what these say: each with what it is of."""
    begun, starts, ends, marks = (
        {one: code for code, one in enumerate(sorted(found))}
        for found in (
            {(lane, start, mark) for lane, start, _, mark in places},
            {(lane, start) for lane, start, _, _ in places},
            {(lane, end) for lane, _, end, _ in places},
            {(lane, mark) for lane, _, _, mark in places},
        )
    )
    for number, begin in enumerate(range(0, len(places), part)):
        some = places[begin : begin + part]
        own = [begun[lane, start, mark] for lane, start, _, mark in some]
        yield BEGUN, number, planes_of(own, wide(len(begun)))
        yield ENDED, number, planes_of([ends[lane, end] for lane, _, end, _ in some], wide(len(ends)))
    for what, codes in (
        (STARTS, [starts[lane, start] for lane, start, _ in begun]),
        (MARKS, [marks[lane, mark] for lane, _, mark in begun]),
    ):
        yield what, 0, pack(f"<{len(codes)}I", *codes)


def said_by(asking: Asking, ends: int) -> Known:
    """Return what the codes say; ends: how many there are of all lanes."""
    starts, marks = (unpack(f"<{len(codes) // SIZE}I", codes) for (codes,) in asking.rows(SAY))
    return Known(starts, marks, ends)


def counted(asking: Asking, meant: Meant, whole: Sequence[Sequence[Steps]], known: Known, revision: int) -> Counted:
    """Return how many of those that are meant stand at each time; whole: the times of all, by what and by lane.

    Raises LostError where another index has taken the place of the one of a revision.
    """
    found = {}
    counts_of = of_parts(_parts(asking, meant, known, revision), known)
    for what, (lanes, counts) in enumerate(zip(whole, counts_of, strict=True)):
        codes, first = sorted(counts), 0
        for lane, steps in enumerate(lanes):
            found[lane, what] = steps.among(codes, counts, first)
            first += len(steps)
    return found


def _parts(asking: Asking, meant: Meant, known: Known, revision: int) -> Iterator[Part]:
    """Yield the parts in which any are meant."""
    parts = meant.parts()
    while flags := dict(islice(parts, AT_ONCE)):
        codes = {(part, what): own for part, what, own in asking.rows(CODES, [*flags])}
        asking.still(revision)  # before any is read: those of another index say something else
        for number, own in flags.items():
            begun, ended = codes[number, BEGUN], codes[number, ENDED]
            yield Part(number, own[: len(begun) // known.begun_wide], begun, ended)
