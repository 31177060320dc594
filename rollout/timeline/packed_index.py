"""Very many events in the tables of an index file, the `Questions` on disk: a few megabytes of them are in memory."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from rollout.evidence.event import Event
from rollout.evidence.folding import wanted
from rollout.evidence.vocabulary import UNREVIEWED
from rollout.timeline.bits import Meant, every
from rollout.timeline.columns import Columns
from rollout.timeline.dataset_index import MANY, MAX_SELECTIONS
from rollout.timeline.excerpt import Cells
from rollout.timeline.finding import Finding
from rollout.timeline.indexed import Indexed
from rollout.timeline.latest import Latest
from rollout.timeline.packed_texts import PackedTexts
from rollout.timeline.packing import FORM, PARTS, TABLES, Sort, Stamp
from rollout.timeline.parted import Parted, Told
from rollout.timeline.stored import restored, stored
from rollout.timeline.tables import BY_ID, Stored, Tables
from rollout.timeline.view import View
from rollout.timeline.window import Window
from rollout.words.said import said


class Whole:
    """All events of a file."""

    def __init__(self, tables: Tables, columns: Columns, count: int, lanes: int, unreviewed: int) -> None:
        """Take the tables, how many events and lanes there are, and of how many events nobody has judged."""
        self.events = self.numbered = Stored(tables, range(count))
        self.lines: Sequence[Told] = columns.lines(range(lanes)) if count > MANY else ()
        self.unreviewed = unreviewed
        self._tables, self._columns, self._count = tables, columns, count

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""
        return Stored(self._tables, Meant(self._columns.within(window), self._count))


class Some:
    """What filters and a search let through, counted by time when a picture asks for it."""

    def __init__(
        self, tables: Tables, columns: Columns, number: int, count: int, lanes: Sequence[int], unreviewed: int
    ) -> None:
        """Take as one number which of so many events these are, the lanes shown, and how many nobody has judged."""
        self._columns, self._number, self._lanes, self._meant = columns, number, lanes, Meant(number, count)
        self._tables = tables
        self.events = Stored(tables, self._meant)
        self.numbered = Stored(tables, range(count))
        self.unreviewed = unreviewed

    @cached_property
    def lines(self) -> Sequence[Told]:
        """One for each lane shown, where the events are very many; else none."""
        if len(self.events) <= MANY:
            return ()
        return self._columns.lines(self._lanes, self._meant)

    def within(self, window: Window) -> Sequence[Event]:
        """Return the events that lie in a window, wholly or in part, in the order of the file."""
        return Stored(self._tables, Meant(self._number & self._columns.within(window), len(self.numbered)))


class PackedIndex(Indexed):
    """The evidence of one index file, as page and list ask for it: by the first clock, in the file's own language."""

    def __init__(self, path: Path, made_of: Stamp | None = None, written: Cells = lambda _: None) -> None:
        """Open an index; raises sqlite3.Error where it is none, ValueError where it is of another form.

        made_of: the files that it must have been made of, as they are now; else ValueError, and no value is read.
        written: gives rows as they are written.
        """
        self._tables, self._written = Tables(path), written
        texts = _texts(self._tables)
        if made_of is not None and texts.get("stamp") != stored(made_of):
            raise ValueError(said("it was not made on this machine of the file as it is now"))
        found = {name: restored(value) for name, value in texts.items()}
        self.stamp: Stamp = found["stamp"]
        self._columns = Columns(self._tables, found["count"])
        self._all = Stored(self._tables, range(found["count"]))
        super().__init__(found, lambda numbers: [self._all[number] for number in numbers])
        self.few: tuple[Event, ...] = self._all[:] if self.count <= MANY else ()
        self._finding = Finding(PackedTexts(self._tables), self.count, found[PARTS])
        rows = self._tables.rows("SELECT sort, value, count FROM sort")
        self._sorts: list[tuple[int, Sort, int]] = [(sort, restored(value), count) for sort, value, count in rows]
        self._latest: Latest[object, Parted] = Latest(MAX_SELECTIONS)
        unreviewed = sum(count for _, (_, status, *_), count in self._sorts if status == UNREVIEWED)
        self._whole = Whole(self._tables, self._columns, self.count, len(self.lanes), unreviewed)

    def written(self, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        """Return rows as they are written, by their numbers; None where they are others now."""
        return self._written(rows)

    def selection(self, view: View) -> Parted:
        """Return what a view's filters and search let through."""
        parts = wanted(view.search)
        asked = view.lanes, view.statuses, view.kinds, view.tags, view.disputed, tuple(parts)
        if not any(asked):
            return self._whole
        if (found := self._latest.get(asked)) is None:
            found = self._chosen(view, parts)
            self._latest.put(asked, found)
        return found

    def _chosen(self, view: View, parts: Sequence[str]) -> Parted:
        wanted_sorts = [sort for sort, value, _ in self._sorts if lets(view, value)]
        everything = len(wanted_sorts) == len(self._sorts)
        number = every(self.count) if everything else self._columns.of_sorts(wanted_sorts)
        for part in parts:
            number &= self._finding.search(part)
        if number.bit_count() == self.count and not view.lanes:
            return self._whole
        lanes = [self.lanes.index(name) for name in view.lanes or self.lanes]
        unreviewed = (number & self._unreviewed).bit_count()
        return Some(self._tables, self._columns, number, self.count, lanes, unreviewed)

    @cached_property
    def _unreviewed(self) -> int:
        """Which events nobody has judged."""
        return self._columns.of_sorts(sort for sort, value, _ in self._sorts if value[1] == UNREVIEWED)

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""
        found = {number for one in set(ids) for (number,) in self._tables.rows(BY_ID, one)}
        return [self._all[number] for number in sorted(found)]


def _texts(tables: Tables) -> dict[str, str]:
    """Return what an index says of the whole file, as text; raises ValueError where its tables are not ours alone."""
    made = {statement for (statement,) in tables.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    texts: dict[str, str] = dict(tables.rows("SELECT name, value FROM said")) if made == {*TABLES} else {}
    if texts.get("form") != stored(FORM):
        raise ValueError(said("it has another form than {form}", form=str(FORM)))
    return texts


def lets(view: View, sort: Sort) -> bool:
    """Return whether the filters of a view let a sort of events through."""
    lane, status, kinds, disputed, tags = sort
    return (
        (not view.lanes or lane in view.lanes)
        and (not view.statuses or status in view.statuses)
        and (not view.kinds or not set(view.kinds).isdisjoint(kinds))
        and (not view.tags or not set(view.tags).isdisjoint(tags))
        and (not view.disputed or disputed)
    )
