"""Where very many events stand: each date of a lane once, in the file in which an index is gathered."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from sqlite3 import Connection
from typing import overload

from rollout.evidence.edtf import EdtfDate, parse
from rollout.timeline.event_index import stand_of
from rollout.timeline.window import Window, aired, extent, from_days, known_days

RECENT = 65_536  # dates that are at hand
AT_ONCE = 10_000
FIND = "SELECT code FROM spot WHERE lane = ? AND date = ?"
PUT = "INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SPAN = "SELECT min(first), max(last), max(timed) FROM spot"
HUNG = "SELECT code, date FROM spot WHERE hung AND code > ? ORDER BY code LIMIT ?"
SETTLE = "UPDATE spot SET begins = ?, ends = ?, mark = ? WHERE code = ?"
FIRSTS = "SELECT first, code FROM spot ORDER BY first"
TAKEN = "SELECT begins, ends FROM spot WHERE lane = ? ORDER BY begins, ends"
BY_TIME = {
    "starts": "SELECT code, begins FROM spot WHERE lane = ? ORDER BY begins",
    "ends": "SELECT code, ends FROM spot WHERE lane = ? ORDER BY ends",
    "marks": "SELECT code, mark FROM spot WHERE lane = ? ORDER BY mark",
}
BEGUN = "SELECT code, begins, mark FROM spot WHERE lane = ? ORDER BY begins, mark"


class Spread(Sequence[float]):
    """Numbers in order of which many are equal: each is held once."""

    def __init__(self, counted: Iterable[tuple[float, int]]) -> None:
        """Take numbers in order, each with how many there are of it."""
        self._numbers, self._upto, last = array("d"), array("L"), 0
        for number, count in counted:
            last += count
            if self._numbers and self._numbers[-1] == number:
                self._upto[-1] = last
            elif count:
                self._numbers.append(number)
                self._upto.append(last)
        self._count = last

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> float: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[float]: ...
    def __getitem__(self, place: int | slice) -> float | Sequence[float]:
        """Return the number at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return self._numbers[bisect_right(self._upto, place)]

    def __iter__(self) -> Iterator[float]:
        """Yield each number as often as there is one."""
        counts = (after - before for before, after in zip(chain((0,), self._upto), self._upto, strict=False))
        return chain.from_iterable(map(repeat, self._numbers, counts))


class Spots:
    """Has a number for each date of each lane; of very many it keeps those of late at hand."""

    def __init__(self, line: Connection) -> None:
        """Take where they are kept."""
        self._line = line
        self.count = int(line.execute("SELECT coalesce(max(code) + 1, 0) FROM spot").fetchone()[0])
        self._recent: dict[tuple[int, str], int] = {}

    def code(self, lane: int, when: EdtfDate) -> int:
        """Return the number of a date in a lane."""
        key = lane, when.text
        code = self._recent.get(key)
        if code is None:
            if len(self._recent) >= RECENT:
                self._recent.clear()
            self._recent[key] = code = self._looked_up(lane, when)
        return code

    def _looked_up(self, lane: int, when: EdtfDate) -> int:
        if found := self._line.execute(FIND, (lane, when.text)).fetchone():
            return int(found[0])
        first, last = known_days(when)
        stand = stand_of(when, extent(when, Window(first, last)))
        hung = "open" in (when.start, when.end)  # by the span, which only all dates tell
        self._line.execute(PUT, (self.count, lane, when.text, first, last, when.timed, hung, *stand))
        self.count += 1
        return self.count - 1

    @property
    def timed(self) -> bool:
        """Whether any names a time of day."""
        return bool(self._line.execute(SPAN).fetchone()[2])

    @property
    def newest(self) -> float:
        """The day on which the last of them ends."""
        return float(self._line.execute(SPAN).fetchone()[1] or 0)

    def span(self) -> Window:
        """Return the span of all; the year 2000 when there is none."""
        first, last, timed = self._line.execute(SPAN).fetchone()
        return from_days(date(2000, 1, 1), date(2000, 12, 31)) if first is None else aired(first, last, bool(timed))

    def settle(self, span: Window) -> None:
        """Say where those stand that have an open end, now that the span is known."""
        last = -1
        self._recent.clear()  # no date comes any more
        while some := self._line.execute(HUNG, (last, AT_ONCE)).fetchall():
            dates = [(code, parse(text)) for code, text in some]
            rows = ((*stand_of(when, extent(when, span)), code) for code, when in dates)
            self._line.executemany(SETTLE, rows)
            last = some[-1][0]

    def starts(self, counts: Sequence[int]) -> Spread:
        """Return when events begin, in order, by how many stand at each number."""
        return Spread((first, counts[code]) for first, code in self._line.execute(FIRSTS))

    def taken(self, lane: int) -> Iterator[tuple[float, float]]:
        """Yield from when to when there is an event in a lane, in order."""
        return self._line.execute(TAKEN, (lane,))

    def by_time(self, name: str, lane: int) -> Iterator[tuple[int, float]]:
        """Yield the numbers of a lane in the order of one of its times, with that."""
        return self._line.execute(BY_TIME[name], (lane,))

    def begun(self, lane: int) -> Iterator[tuple[int, float, float]]:
        """Yield the numbers of a lane in the order of its beginnings and marks, with both."""
        return self._line.execute(BEGUN, (lane,))
