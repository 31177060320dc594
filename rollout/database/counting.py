"""How many of very many events stand at each time, counted here: a database would go through its rows one by one.

Of each event three codes are kept, those of a part together: which of the times it begins at, ends at and has its mark
at, in the order of lanes and times.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, islice
from struct import calcsize, pack, unpack

from rollout.database.asking import Asking
from rollout.timeline.bits import Meant
from rollout.timeline.columns import Steps, kind_of

CODES = "SELECT what, part, codes FROM rollout.index_codes WHERE part = ANY(%s)"
AT_ONCE = 8  # parts that are read together: three megabytes, or six where two bytes cannot tell the times apart
Counted = Mapping[tuple[int, int], Steps]
"""By the number of a lane, and by what of the events: their beginnings, ends or marks."""


def coded(lanes: Sequence[int], times: Sequence[float], part: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each part of so many events, and the codes of their times, from the lane and time of each."""
    known = {pair: code for code, pair in enumerate(sorted({*zip(lanes, times, strict=True)}))}
    kind = kind_of(len(known))
    for begin in range(0, len(lanes), part):
        some = slice(begin, begin + part)
        own = [*map(known.__getitem__, zip(lanes[some], times[some], strict=True))]
        yield begin // part, pack(f"<{len(own)}{kind}", *own)


def counted(asking: Asking, meant: Meant, whole: Sequence[Sequence[Steps]]) -> Counted:
    """Return how many of those that are meant stand at each time; whole: the times of all, by what and by lane."""
    kinds = [f"<{{}}{kind_of(sum(map(len, lanes)))}" for lanes in whole]
    sizes = [calcsize(kind.format(1)) for kind in kinds]
    counts = [Counter[int]() for _ in whole]
    parts = meant.parts()
    while flags := dict(islice(parts, AT_ONCE)):
        for what, part, codes in asking.rows(CODES, [*flags]):
            own = unpack(kinds[what].format(len(codes) // sizes[what]), codes)
            counts[what].update(compress(own, flags[part]))
    found = {}
    for what, lanes in enumerate(whole):
        codes, first = sorted(counts[what]), 0
        for lane, steps in enumerate(lanes):
            found[lane, what] = steps.among(codes, counts[what], first)
            first += len(steps)
    return found
