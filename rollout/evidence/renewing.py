"""A file of which few rows have changed or come at its end: these alone are read, where what they say touches no other.

What is given is what `read` would give; where that is not sure, nothing is.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rollout.evidence.beside import Beside
from rollout.evidence.change import row_of
from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import canonical
from rollout.evidence.reader import ROWS_KEPT, Limits, read
from rollout.evidence.remarks import Remarks
from rollout.evidence.table import Table, digest, headed, table
from rollout.evidence.writer import to_csv

FEW = 50  # rows; of more all are read
Row = tuple[str, ...]


def renewed(shown: Dataset, data: bytes, limits: Limits, beside: Beside) -> Dataset | None:
    """Return the events of a file, of which others were read before with the same files beside it; None for all anew.

    Raises DataError where it cannot be read at all.
    """
    if shown.problems or shown.reviews or shown.whole or not shown.cells:
        return None
    raw = table(data, limits)
    if not _written_alike(raw, shown, limits):
        return None
    cells = tuple(map(tuple, raw.rows))
    more = len(cells) - len(shown.cells)
    if more < 0 or len(cells) >= ROWS_KEPT or (more and beside.reviews):
        return None
    places = [at for at, (row, before) in enumerate(zip(cells, shown.cells, strict=False)) if row != before]
    places += range(len(shown.cells), len(cells))
    newer = _changed(shown, cells, places, limits, beside) if len(places) <= FEW else None
    if newer is None:
        return None
    found = beside.digest(digest(data), shown.name)
    return replace(newer, cells=cells, rows=shown.rows + more, digest=found, closed=raw.closed)


def _written_alike(raw: Table, shown: Dataset, limits: Limits) -> bool:
    names = headed(raw, limits.max_columns).names
    form = raw.separator, raw.bom, raw.line_end, raw.skipped
    own = shown.separator, shown.bom, shown.line_end, 0
    return (names, form, raw.notices) == (shown.columns, own, shown.notices[: len(raw.notices)])


def _changed(
    shown: Dataset, cells: Sequence[Row], places: Sequence[int], limits: Limits, beside: Beside
) -> Dataset | None:
    """Return the file with what rows at some places say now; None where others may be read otherwise by it."""

    def alone(rows: Sequence[Row]) -> Dataset:
        some = [at for at in places if at < len(rows)]
        data = to_csv(replace(shown, cells=tuple(rows[at] for at in some), closed=True))
        numbers, near = [at + 2 for at in some], replace(beside, sources=None, reviews=None)
        return read(data, shown.name, limits, beside=near, numbers=numbers)

    after = alone(cells)
    if after.problems or len(after.events) != len(places):
        return None
    before = alone(shown.cells) if any(at < len(shown.cells) for at in places) else None
    remarks = _remarks(shown, [at + 2 for at in places], before, after)
    events = _events(shown, [cells[at] for at in places], after.events)
    if remarks is None or events is None:
        return None
    return replace(shown, events=events, remarks=remarks, notices=tuple(remarks.notices()))


def _remarks(shown: Dataset, rows: Sequence[int], before: Dataset | None, after: Dataset) -> Remarks | None:
    """Return what is said of the file now; None where only a reading of all rows can tell."""
    said = after.remarks
    silent = Remarks(head=said.head, home=said.home, beside=said.beside)  # as of no row
    older = before.remarks if before else silent
    if older == said:
        return shown.remarks
    return shown.remarks.changed(rows[0], older, said) if len(rows) == 1 else None


def _events(shown: Dataset, rows: Sequence[Row], own: Sequence[Event]) -> tuple[Event, ...] | None:
    """Return all events, of some rows what they say now; None where others are called or answered otherwise by it."""
    names = [canonical(name) for name in shown.columns]
    if "id" not in names:
        return None
    answered, known = {event.answers for event in shown.events}, {event.id for event in shown.events}
    events, place_of_id = [*shown.events], names.index("id")
    for row, event in zip(rows, own, strict=True):
        at = bisect_left(events, event.row, key=row_of)
        there = events[at : at + 1]
        if event.id != row[place_of_id].strip() or event.answers or event.id in answered:
            return None
        if any(was.id != event.id or was.answers or was.citations for was in there) or (
            not there and event.id in known
        ):
            return None
        known.add(event.id)
        events[at : at + 1] = [event]
    return tuple(events)
