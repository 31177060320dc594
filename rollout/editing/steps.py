"""One change decided on the file as it stands: the file after it, or why it is not made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from rollout.editing import further, log
from rollout.editing.further import Wanted
from rollout.editing.log import Change, Further, RowChange
from rollout.editing.merge import Conflict, meeting
from rollout.editing.rows import Named, free_id
from rollout.editing.sheet import Sheet, sheet, spliced
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import Problem
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import Stamp
from rollout.evidence.table import digest
from rollout.words.said import said


@dataclass(frozen=True, slots=True)
class Whole:
    """The file as it stands: its bytes, its rows, its events, and what stands beside it."""

    data: bytes
    digest: str
    """SHA-256 of them."""
    sheet: Sheet
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
class Next:
    """A change that is to be written: the file after it, and what it says of itself."""

    sheet: Sheet
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
    data: bytes = b""
    """The bytes of the file after it …"""
    digest: str = ""
    """… and their SHA-256, once it is ready."""

    def ready(self, whole: Whole) -> "Next":
        """Return the same with its bytes, to be examined and written."""
        same = not self.columns and self.sheet.rows[0] == whole.sheet.rows[0]
        data = (same and spliced(whole.data, whole.sheet, self.place, self.before, self.after)) or self.sheet.data
        return replace(self, data=data, digest=digest(data))

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
) -> Next | Done:
    """Return the file with other fields of an event, or where that meets what somebody else has changed.

    wanted: the further sources that it is to have; None: those that it has.
    """
    place = whole.row(event)
    if place is None:
        return Done(conflict=meeting(was, None, fields))
    row, theirs = whole.sheet.rows[place], further.opened(whole.sources, event)
    met = theirs if wanted is not None and wanted.mark != theirs.mark else None
    if row.mark != mark or met:
        conflict = meeting(was, whole.sheet.fields(place), fields, row.mark)
        return Done(conflict=replace(conflict, fields=conflict.fields if row.mark != mark else (), sources=met))
    given = {**whole.names.owed(event, fields, always=bool(wanted and wanted.items)), **fields}
    after = whole.sheet.changed(place, given)
    lacking = tuple(whole.sheet.lacking(given))
    name = given.get("id") or event
    step = Next(after, log.CHANGED, name, place, row.text, after.rows[place].text, lacking)
    if wanted is None and name == event:
        return step
    return _with_sources(step, whole, event, theirs if wanted is None else wanted)


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
    if row.mark != mark or theirs.mark != sources:
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
    name = given.get("id") or free_id(given, whole.names)
    step = Next(after, log.ADDED, name, place, None, after.rows[place].text, tuple(whole.sheet.lacking(given)))
    return _with_sources(step, whole, name, wanted)


def undone(whole: Whole, change: Change, version: Callable[[str], bytes | None], limits: Limits) -> Next | Done:
    """Return the files as they were before a change, of which nothing else stays; or why that cannot be.

    version: gives a version of a file by its digest, None where it is not kept.
    """
    back = _same_row_back(whole, change)
    if back is None:
        known = version(change.came_from) if whole.digest == change.became else None
        back = sheet(known, limits) if known is not None else row_back(whole, change)
    step = None if back is None else Next(back, log.UNDONE, change.event, change.place, change.after, change.before)
    if step is not None and change.further:
        step = _sources_back(step, whole, change.further, version)
    if step is None:
        return Done(wrong=said("{event} was changed again since: nothing was taken back.", event=change.event))
    return replace(step, undoes=change.number)


def _same_row_back(whole: Whole, change: Change) -> Sheet | None:
    """Return the file as it was before its last change, where that was of one row that has stayed in its place."""
    rows, before = whole.sheet, change.before
    if whole.digest != change.became or change.columns or before is None or change.after is None:
        return None
    stands = 0 < change.place < len(rows.rows) and rows.rows[change.place].text == change.after
    return rows.put(change.place, before) if stands else None


def _sources_back(step: Next, whole: Whole, past: Further, version: Callable[[str], bytes | None]) -> Next | None:
    """Return a step that takes back what became of further sources too, None where they were changed again."""
    now, rows = whole.beside.sources, further.turned(past.rows)
    if now is not None and digest(now) == past.became:
        before = version(past.came_from) if past.came_from else None
        if before is not None or not past.came_from:
            return replace(step, sources=before, rows=rows)
    back = further.back(whole.sources or further.begun(), past.rows) if whole.open_sources else None
    return None if back is None else replace(step, sources=back.data, rows=rows)


def row_back(whole: Whole, change: Change) -> Sheet | None:
    """Return the file with one row as it was before a change, None where the row is not as the change left it."""
    rows = whole.sheet.rows
    if change.after is None and change.event in whole.names.places:
        return None
    past = (min(change.place, len(rows)), change.before, change.after)
    return further.back(whole.sheet, [past])
