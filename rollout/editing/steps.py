"""One change decided on the file as it stands: the file after it, or why it is not made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from rollout.editing import further, log
from rollout.editing.further import Wanted
from rollout.editing.log import Change, Further, RowChange
from rollout.editing.merge import Conflict, as_opened, meeting
from rollout.editing.rows import Named, free_id, renamed
from rollout.editing.sheet import Sheet
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import Problem
from rollout.evidence.stamps import Stamp
from rollout.words.said import said


@dataclass(frozen=True, slots=True)
class _File:
    """A file by its rows."""

    sheet: Sheet

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.sheet.data

    @property
    def digest(self) -> str:
        """SHA-256 of them."""
        return self.sheet.rows.digest


@dataclass(frozen=True, slots=True)
class Whole(_File):
    """The file as it stands: its rows, its events, and what stands beside it."""

    dataset: Dataset
    beside: Beside
    names: Named
    sources: Sheet | None = None
    """The rows of `sources.csv`, where there are any that can be read."""
    stamp: Stamp | None = field(default=None, compare=False)
    """What was noted of the file before it was read, where it can be known by that alone that it has not changed."""

    @property
    def open_sources(self) -> bool:
        """Whether further sources can be written: there is no `sources.csv`, or it can be read."""
        return further.readable(self.sources, self.beside.sources is not None)

    def sources_mark(self, event: str) -> str:
        """Return what changes with the first changed letter of the further sources of an event."""
        return further.opened(self.sources, event).mark

    def row(self, event: str) -> int | None:
        """Return the place of the row of an event, None where it is gone."""
        return self.names.places.get(event)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a change that was asked for: saved as a change, met by another, or refused."""

    change: Change | None = None
    conflict: Conflict | None = None
    problems: tuple[Problem, ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Next(_File):
    """A change that is to be written: the file after it, and what it says of itself."""

    what: str
    event: str
    place: int
    before: str | None
    after: str | None
    columns: tuple[str, ...] = ()
    undoes: int = 0
    sources: bytes | None = None
    """The `sources.csv` after it …"""
    rows: tuple[RowChange, ...] | None = None
    """… and which of its rows that changes; None where it stays as it is."""
    source_rows: Sheet | None = None

    def near(self, whole: Whole) -> Beside:
        """Return what stands beside the file after it."""
        return whole.beside if self.rows is None else replace(whole.beside, sources=self.sources)

    def change(self, whole: Whole, number: int, when: str, who: str) -> Change:
        """Return what the history says of it."""
        beside = None
        if self.rows is not None:
            beside = Further(log.mark(whole.beside.sources), log.mark(self.sources), self.rows)
        texts = self.before, self.after
        digests = whole.digest, self.digest
        return Change(
            number, when, who, self.what, self.event, self.place, *texts, *digests, self.columns, self.undoes, beside
        )


UNREADABLE = said("sources.csv cannot be read as it stands. Mend it first: python -m rollout check says where.")


def changed(
    whole: Whole,
    event: str,
    mark: str,
    was: Mapping[str, str],
    fields: Mapping[str, str],
    wanted: Wanted | None = None,
    taken_out: Callable[[str], bool] = lambda _: False,
) -> Next | Done:
    """Return the file with other fields of an event, or where that meets what somebody else has changed.

    wanted: the further sources that it is to have; None: those that it has. taken_out: whether an event that is not
    there any more was taken out in the page; else it may have got another id in a spreadsheet.
    """
    place = whole.row(event)
    if place is None:
        other = None if taken_out(event) else _renamed(whole, was, fields)
        return Done(conflict=other or meeting(was, None, fields))
    row, theirs = whole.sheet.rows[place], further.opened(whole.sources, event)
    met = theirs if wanted is not None and wanted.mark != theirs.mark else None
    moved = row.mark != mark and not as_opened(whole.sheet.fields(place), was)
    if moved or met:
        conflict = meeting(was, whole.sheet.fields(place), fields, row.mark)
        return Done(conflict=replace(conflict, fields=conflict.fields if moved else (), sources=met))
    given = {**whole.names.owed(event, fields, always=bool(wanted and wanted.items)), **fields}
    after = whole.sheet.changed(place, given)
    lacking = tuple(whole.sheet.lacking(given))
    name = given.get("id") or event
    step = Next(after, log.CHANGED, name, place, row.text, after.rows[place].text, lacking)
    if wanted is None and name == event:
        return step
    return _with_sources(step, whole, event, theirs if wanted is None else wanted)


def _renamed(whole: Whole, was: Mapping[str, str], fields: Mapping[str, str]) -> Conflict | None:
    """Return where a change meets another that gave the event another id; None where no one row is that event."""
    found = renamed(whole.sheet, was)
    if found is None:
        return None
    name = next((name for name, place in whole.names.places.items() if place == found), None)
    if name is None:  # its id stands twice, and so is nobody's
        return None
    return replace(meeting(was, whole.sheet.fields(found), fields, whole.sheet.rows[found].mark), event=name)


def _with_sources(step: Next, whole: Whole, event: str, wanted: Wanted) -> Next | Done:
    """Return a change with the further sources that its event is to have."""
    if not wanted.items and not further.own(whole.sources, event):
        return step
    if not whole.open_sources:
        return Done(wrong=UNREADABLE)
    rows, changes = further.written(whole.sources or further.begun(), event, step.event, wanted.items)
    return replace(step, sources=rows.data, rows=changes, source_rows=rows) if changes else step


def removed(whole: Whole, event: str, mark: str, was: Mapping[str, str], sources: str = "") -> Next | Done:
    """Return the file without an event and its further sources, or what somebody else has changed of it.

    sources: what its further sources were marked with when it was opened.
    """
    place = whole.row(event)
    if place is None:
        return Done(wrong=said("The event is not in the file any more."))
    row, theirs = whole.sheet.rows[place], further.opened(whole.sources, event)
    moved = row.mark != mark and not as_opened(whole.sheet.fields(place), was)
    if moved or theirs.mark != sources:
        conflict = meeting(was, whole.sheet.fields(place), was, row.mark)
        return Done(conflict=replace(conflict, sources=theirs if theirs.mark != sources else None))
    step = Next(whole.sheet.without(place), log.REMOVED, event, place, row.text, None)
    return _with_sources(step, whole, event, further.NOTHING)


def added(whole: Whole, fields: Mapping[str, str], wanted: Wanted = further.NOTHING) -> Next | Done:
    """Return the file with a further event, which has a name that nobody has, and its further sources."""
    given = dict(fields)
    if ("id" in whole.sheet.columns or wanted.items) and not given.get("id"):
        given["id"] = free_id(given, whole.names)
    after = whole.sheet.added(given)
    place = len(whole.sheet.rows)
    name = given.get("id") or free_id(given, whole.names, written=False)
    step = Next(after, log.ADDED, name, place, None, after.rows[place].text, tuple(whole.sheet.lacking(given)))
    return _with_sources(step, whole, name, wanted)
