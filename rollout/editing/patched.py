"""A file after one row of it has changed, taken apart without reading the others again.

What is given is what `taken_apart` would give; where more than the row itself would be read otherwise, nothing is.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rollout.editing.examined import Examined
from rollout.editing.over import Over
from rollout.editing.rows import Named
from rollout.editing.sheet import Sheet
from rollout.editing.steps import Next, Whole
from rollout.evidence.change import Change, remembered
from rollout.evidence.companions import said_beside
from rollout.evidence.event import Dataset, Event
from rollout.evidence.reader import ROWS_KEPT, Limits
from rollout.evidence.remarks import Remarks


@dataclass(frozen=True, slots=True)
class _Row:
    """The event of the row that changes, as it was and as it will be; None where there was none, or will be none."""

    was: Event | None
    own: Event | None
    at: int
    """Its place among the events."""


def patched(whole: Whole, step: Next, found: Examined, limits: Limits) -> Whole | None:
    """Return the file after a change that brings no problem; None where it has to be read anew."""
    if found.older is None or found.newer is None or not _within_its_row(whole, step):
        return None
    row = _row(whole, step, found.older, found.newer)
    if row is None or _judged(whole, row):
        return None
    near = step.near(whole)
    remarks = _remarks(whole, step, found.older, found.newer, limits)
    if remarks is None:
        return None
    change = Change(row.at, row.was, row.own)
    dataset = replace(
        whole.dataset,
        events=change.made(whole.dataset.events),
        rows=whole.dataset.rows + (row.own is not None) - (row.was is not None),
        digest=near.digest(step.digest, whole.dataset.name),
        closed=step.sheet.closed,
        cells=_cells(whole, step),
        remarks=remarks,
        notices=tuple(remarks.notices()),
    )
    remembered(whole.dataset, dataset, change)
    sources = whole.sources if step.rows is None else step.source_rows
    return Whole(step.sheet, dataset, near, _names(whole, step, row), sources)


def _within_its_row(whole: Whole, step: Next) -> bool:
    """Return whether nothing but one row changes, which moves no other, in a file without a problem.

    All its columns have a name, and further sources keep their places.
    """
    same, last = step.sheet.rows[0] == whole.sheet.rows[0], len(whole.sheet.rows)
    stays = step.place == (last if step.before is None else last - 1) if None in (step.before, step.after) else True
    named = all(map(str.strip, whole.sheet.rows[0].cells))
    known = whole.dataset.notices == tuple(whole.dataset.remarks.notices())
    return same and stays and named and known and not whole.dataset.problems and _sources_stay(whole, step)


def _sources_stay(whole: Whole, step: Next) -> bool:
    """Return whether all further sources of other events stand where they stood."""
    if step.rows is None:
        return True
    if (step.source_rows is None) != (step.sources is None):
        return False
    changed = {text for _, *texts in step.rows for text in texts}
    return [*_others(whole.sources, changed)] == [*_others(step.source_rows, changed)]


def _others(rows: Sheet | None, changed: set[str | None]) -> Iterator[tuple[int, str]]:
    """Yield the rows of a `sources.csv` below its header that do not change, with their places."""
    for place, one in enumerate(rows.rows if rows else ()):
        if place and one.text not in changed:
            yield place, one.text


def _row(whole: Whole, step: Next, older: Dataset, newer: Dataset) -> _Row | None:
    """Return what becomes of the event of the row; None where it is none, or others would be called otherwise by it."""
    events, number = whole.dataset.events, step.sheet.number(step.place)
    at = bisect_left(events, number, key=lambda event: event.row)
    was = next((event for event in events[at : at + 1] if event.row == number), None)
    before, own = ({event.row: event for event in some.events} for some in (older, newer))
    mine, new = before.pop(number, None), own.pop(number, None)
    if before != own or (was is None) != (step.before is None) or (new is None) != (step.after is None):
        return None
    places, name = whole.names.places, new.id if new else ""
    if was is not None and (mine is None or mine.id != was.id or (was.id != name and f"{was.id}-2" in places)):
        return None  # an id that was made for another because this one had it
    taken = new is not None and places.get(name, step.place) != step.place
    return None if taken else _Row(was, new, at)


def _judged(whole: Whole, row: _Row) -> bool:
    """Return whether somebody has judged the event, under the name it had or the one it has: her word may lapse."""
    judged = {event for event, _ in whole.dataset.reviews}
    return not judged.isdisjoint(event.id for event in (row.was, row.own) if event)


def _remarks(whole: Whole, step: Next, older: Dataset, newer: Dataset, limits: Limits) -> Remarks | None:
    """Return what will be said of the file; None where only a reading of all rows can tell."""
    number = step.sheet.number(step.place)
    remarks = whole.dataset.remarks.changed(number, older.remarks, newer.remarks)
    if remarks is None or step.rows is None:
        return remarks
    return replace(remarks, beside=said_beside(step.near(whole), limits))


def _cells(whole: Whole, step: Next) -> tuple[tuple[str, ...], ...]:
    """Return the cells of all rows as the reader keeps them: none of very many."""
    cells, at = whole.dataset.cells, step.sheet.number(step.place) - 2
    if len(step.sheet.rows) > ROWS_KEPT:
        return ()
    if step.after is None:
        return cells[:at]
    return (*cells[:at], step.sheet.rows[step.place].cells, *cells[at + 1 :])


def _names(whole: Whole, step: Next, row: _Row) -> Named:
    """Return the events by name: as they were where the row names the same."""
    names, was, own = whole.names, row.was, row.own
    written = bool(step.after is not None and step.sheet.fields(step.place).get("id"))
    if was and own and (was.id, was.answers, was.id in names.made) == (own.id, own.answers, not written):
        return names
    places, owing, made = dict[str, int | None](), dict[str, frozenset[int] | None](), names.made
    if was:
        places[was.id] = None
        made -= {was.id}
        for name in {was.id, was.answers} - {""}:
            owing[name] = names.owing[name] - {step.place} or None
    if own:
        places[own.id] = step.place
        made |= set() if written else {own.id}
        for name in {own.id, own.answers} - {""}:
            others = owing[name] if name in owing else names.owing.get(name)
            owing[name] = (others or frozenset()) | {step.place}
    return Named(Over(names.places, places), made, Over(names.owing, owing))
