"""The tables of an index file as they are read: statements of ours, to which the values of a request are bound."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from json import dumps
from pathlib import Path
from sqlite3 import connect
from threading import RLock
from typing import Any, overload

from rollout.evidence.alike import by_syllables, finder, names_of
from rollout.evidence.event import Event
from rollout.timeline.event_index import Ranked, first_of, levels_of
from rollout.timeline.stored import restored
from rollout.timeline.window import Window

START, STOP, MARK = range(3)
REMEMBERED = 8_000  # events that were read
BY_NUMBER = "SELECT value FROM event WHERE number = ?"
BY_ID = "SELECT number FROM event WHERE id = ?"
OF_FILE = {
    "counted": "SELECT lane, what, at, count FROM counted ORDER BY lane, what, at",
    "first": "SELECT lane, tile, rank, number FROM first ORDER BY lane, tile, rank, number",
}
CHOSEN = (
    "CREATE TEMP TABLE chosen (number INTEGER PRIMARY KEY, lane INTEGER, sort INTEGER,"
    " start REAL, stop REAL, mark REAL, tile INTEGER, rank INTEGER)"
)
SOME = "INSERT INTO chosen SELECT * FROM place WHERE sort IN (SELECT value FROM json_each(?))"
"""What filters let through."""
FOUND = (
    # The texts first: where they stand is looked up for those alone that are found.
    "INSERT INTO chosen SELECT place.* FROM text CROSS JOIN place USING (number)"
    " WHERE sort IN (SELECT value FROM json_each(?))"
)
"""What filters and a search let through; each part of it adds conditions of these, and its values are bound to them."""
HOLDS, OR = "instr(folded, ?) > 0", " OR "
EXACTLY = " AND holds(folded, ?)"
OF_CHOSEN = {
    "counted": (
        "SELECT lane, 0, start, count(*) FROM chosen GROUP BY lane, start UNION ALL"
        " SELECT lane, 1, stop, count(*) FROM chosen GROUP BY lane, stop UNION ALL"
        " SELECT lane, 2, mark, count(*) FROM chosen GROUP BY lane, mark ORDER BY 1, 2, 3"
    ),
    "first": (
        "SELECT lane, tile, rank, number FROM (SELECT lane, tile, rank, number, row_number()"
        " OVER (PARTITION BY lane, tile ORDER BY rank, number) AS nth FROM chosen)"
        " WHERE nth <= 6 ORDER BY lane, tile, rank, number"  # as many as are packed of each tile of the whole
    ),
}


def _holds(folded: bytes, part: str) -> bool:
    return finder(part)(folded.decode())


class Steps:
    """How many lie before a time: the times at which any does, each once, and how many up to it."""

    def __init__(self, steps: Iterable[tuple[float, int]] = ()) -> None:
        """Take times in order, each with how many lie at it."""
        known = [*steps]
        self._at = array("d", (at for at, _ in known))
        self._upto = array("L", accumulate((count for _, count in known), initial=0))

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


class Stored(Sequence[Event]):
    """Events that are read when they are asked for, by their numbers in the file."""

    def __init__(self, tables: "Tables", numbers: Sequence[int]) -> None:
        """Take the tables, and the numbers in the order of the file."""
        self._tables, self._numbers = tables, numbers

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        """Return the event at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(map(self._tables.event, self._numbers[place]))
        return self._tables.event(self._numbers[place])


class Tables:
    """The tables of one index file, read by one question at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises sqlite3.Error where it is none."""
        self.lock = RLock()
        # Whole when it gets its name, and never written again: so no journal beside it is read, and none is made.
        self._read = connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        self._read.create_function("holds", 2, _holds, deterministic=True)
        self._read.execute("PRAGMA temp_store = MEMORY")
        self._read.execute(CHOSEN)
        self.event = lru_cache(maxsize=REMEMBERED)(self._event)
        """Returns an event by its number in the file; a window beside the last one asks for many of the same."""
        self.owner: object = None
        """Whose rows are chosen now."""

    def rows(self, ask: str, *given: object) -> list[Any]:
        """Return the rows that a statement of ours finds."""
        with self.lock:
            return self._read.execute(ask, given).fetchall()

    def choose(self, sorts: Sequence[int], parts: Sequence[str]) -> None:
        """Have the rows chosen that are of these sorts and hold every part of a search; who asks holds the lock."""
        ask, given = FOUND if parts else SOME, list[object]([dumps(sorts)])
        for part in parts:
            ways = []
            for name in names_of(part):
                ways.append(HOLDS + EXACTLY * by_syllables(name))
                given += [name.encode(), *([part] * by_syllables(name))]
            ask += f" AND ({OR.join(ways)})"
        self.rows("DELETE FROM chosen")
        self.rows(ask, *given)

    def _event(self, number: int) -> Event:
        ((value,),) = self.rows(BY_NUMBER, number)
        found: Event = restored(value)
        return found

    def lines(self, ask: Mapping[str, str], lanes: Iterable[int]) -> tuple[CountedLine, ...]:
        """Return the lines of lanes by their numbers, from what statements find: counts, and the first of each tile."""
        steps: dict[tuple[int, int], list[tuple[float, int]]] = {}
        for lane, what, at, count in self.rows(ask["counted"]):
            steps.setdefault((lane, what), []).append((at, count))
        tiles: dict[int, dict[int, list[Ranked]]] = {}
        for lane, tile, rank, number in self.rows(ask["first"]):
            tiles.setdefault(lane, {}).setdefault(tile, []).append((rank, number))
        found = []
        for lane in lanes:
            starts, ends, marks = (Steps(steps.get((lane, what), ())) for what in (START, STOP, MARK))
            found.append(CountedLine(starts, ends, marks, levels_of(tiles.get(lane, {}))))
        return tuple(found)
