"""The `Questions` about very many events in PostgreSQL: what is shown is asked for, and little of it is in memory."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_
from typing import Any

from rollout.database.asking import (
    ALL_COUNTED,
    ALL_FIRST,
    ALL_WITHIN,
    AND_WITHIN,
    BY_ID,
    BY_TIME,
    COUNTED,
    NUMBERS,
    OF_FEW,
    OF_MANY,
    SORTS,
    Asked,
    Asking,
    said,
)
from rollout.database.counting import counted, said_by
from rollout.database.indexing import REVISION
from rollout.database.reading import PAGE, AskedLine, Numbered, Shelf, lines_of, steps_of
from rollout.database.rows import rows_written
from rollout.database.texts import LOOKED_UP, DatabaseTexts, listed
from rollout.evidence.event import Event
from rollout.evidence.folding import wanted
from rollout.evidence.vocabulary import UNREVIEWED
from rollout.timeline.bits import Meant, every
from rollout.timeline.coded import Known
from rollout.timeline.columns import Steps
from rollout.timeline.dataset_index import MANY, MAX_SELECTIONS
from rollout.timeline.finding import Finding
from rollout.timeline.indexed import Indexed
from rollout.timeline.latest import Latest
from rollout.timeline.packed_index import lets
from rollout.timeline.packing import FORM, PARTS, Sort
from rollout.timeline.stored import restored, stored
from rollout.timeline.view import View
from rollout.timeline.window import Window

DENSE = 16
"""One event in so many is enough that the first of each tile are soon found."""


class Chosen:
    """What filters and a search let through, counted by time when a picture asks for it."""

    def __init__(self, index: "DatabaseIndex", bits: int, lanes: Sequence[int]) -> None:
        """Take which events these are, and the lanes that are shown."""
        self._index, self._lanes = index, lanes
        self._meant = meant = Meant(bits, index.count, index.part)
        self.unreviewed = (bits & index.nobody_judged).bit_count()
        self.numbered: Sequence[Event] = index.all
        self.events: Sequence[Event] = Numbered(index.shelf, len(meant), meant.numbers, PAGE)

    @property
    def _asked(self) -> Asked:
        """How these events are asked for."""
        meant = self._meant
        return (
            Asked(OF_MANY, meant.flags, True) if self._index.many(len(meant)) else Asked(OF_FEW, listed(meant), False)
        )

    @cached_property
    def lines(self) -> Sequence[AskedLine]:
        """One for each lane shown, where the events are very many; else none."""
        if len(self.events) <= MANY:
            return ()
        index, asking, asked = self._index, self._index.asking, self._asked
        if asked.many:
            steps = counted(asking, self._meant, index.whole.times, index.codes, index.revision)
        else:
            steps = steps_of(asking.about(COUNTED, asked, BY_TIME))
        begin, end = asked.first
        first = asking.about(begin, asked, end)
        asking.still(index.revision)
        return lines_of(steps, first, self._lanes, index.shelf)

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""
        asked = self._asked
        ask = NUMBERS + asked.of + AND_WITHIN
        return self._index.numbered(self._index.asking.rows(ask, asked.given, window.end, window.start))


class Whole:
    """All events."""

    def __init__(self, index: "DatabaseIndex", unreviewed: int) -> None:
        """Take the index, and of how many events nobody has judged."""
        self.events = self.numbered = index.all
        self.unreviewed, self._index = unreviewed, index
        self.lines: tuple[AskedLine, ...] = ()
        if index.count > MANY:
            steps, first = (index.asking.rows(ask) for ask in (ALL_COUNTED, ALL_FIRST))
            self.lines = lines_of(steps_of(steps), first, range(len(index.lanes)), index.shelf)

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""
        return self._index.numbered(self._index.asking.rows(ALL_WITHIN, window.end, window.start))

    @property
    def times(self) -> Sequence[Sequence[Steps]]:
        """The times at which events begin, end and have their marks, of each lane."""
        own = [one.counted for one in self.lines]
        return [one.starts for one in own], [one.ends for one in own], [one.marks for one in own]


class DatabaseIndex(Indexed):
    """The evidence of a database, as page and list ask for it: by the first clock, in the events' own language."""

    def __init__(self, asking: Asking) -> None:
        """Take who is asked; raises psycopg.Error where nobody answers.

        LookupError where no index is made, ValueError where it is of another form: it may hold what is not known here.
        """
        known = _known(asking)
        self.revision: int = known[REVISION]
        self.asking, self.shelf = asking, Shelf(asking, self.revision)
        super().__init__(known, self.shelf.all)
        self.part: int = known[PARTS]
        self.all = Numbered(self.shelf, self.count)
        self.few: tuple[Event, ...] = self.all[:] if self.count <= MANY else ()
        self._sorts: dict[int, tuple[Sort, int]] = {
            sort: (restored(value), count) for sort, value, count in asking.rows(SORTS)
        }
        self.unreviewed = frozenset(sort for sort, ((_, status, *_), _) in self._sorts.items() if status == UNREVIEWED)
        self._finding = Finding(DatabaseTexts(asking), self.count, self.part)
        self._latest: Latest[object, Chosen] = Latest(MAX_SELECTIONS)
        self.whole = Whole(self, sum(self._sorts[sort][1] for sort in self.unreviewed))
        asking.still(self.revision)

    def selection(self, view: View) -> Whole | Chosen:
        """Return what a view's filters and search let through."""
        parts = tuple(wanted(view.search))
        key = view.lanes, view.statuses, view.kinds, view.tags, view.disputed, parts
        if not any(key):
            return self.whole
        if (found := self._latest.get(key)) is None:
            found = self._chosen(view, parts)
            self.asking.still(self.revision)
            self._latest.put(key, found)
        return found

    def written(self, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        """Return rows as they are written, by their numbers; None where any has changed since the index was made."""
        return rows_written(self.asking, self.revision, self.dataset.columns, rows)

    def numbered(self, rows: Iterable[Sequence[int]]) -> list[Event]:
        """Return the events of which the database gave the numbers."""
        return self.shelf.all(number for (number,) in rows)

    @cached_property
    def codes(self) -> Known:
        """What the codes of events say by which they are counted."""
        found = said_by(self.asking, sum(map(len, self.whole.times[1])))
        self.asking.still(self.revision)
        return found

    def many(self, count: int) -> bool:
        """Return whether so many of its events are looked for among all, and not each by its number."""
        return count > min(LOOKED_UP, self.count // DENSE)

    def _chosen(self, view: View, parts: Sequence[str]) -> Chosen:
        sorts = [sort for sort, (value, _) in self._sorts.items() if lets(view, value)]
        bits = reduce(and_, map(self._finding.search, parts), every(self.count))
        if bits and len(sorts) < len(self._sorts):
            bits &= self._finding.sorts(sorts)
        return Chosen(self, bits, [self.lanes.index(name) for name in view.lanes or self.lanes])

    @cached_property
    def nobody_judged(self) -> int:
        """Which events nobody has judged."""
        return self._finding.sorts(self.unreviewed)

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""
        known = [one for one in set(ids) if "\0" not in one]
        return self.numbered(sorted(self.asking.rows(BY_ID, known)))


def _known(asking: Asking) -> dict[str, Any]:
    """Return what an index says of the whole file, by name."""
    texts = said(asking)
    if texts["form"] != stored(FORM):
        raise ValueError(texts["form"])
    return {name: restored(value) for name, value in texts.items()}
