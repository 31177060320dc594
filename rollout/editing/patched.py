"""A file after one row of it has changed, taken apart without reading the others again.

What is given is what `taken_apart` would give; where more than the row itself would be read otherwise, nothing is.
"""

from bisect import bisect_left
from dataclasses import replace

from rollout.editing.examined import Examined
from rollout.editing.rows import Named, named
from rollout.editing.steps import Next, Whole
from rollout.evidence.event import Dataset, Event
from rollout.evidence.reader import ROWS_KEPT


def patched(whole: Whole, step: Next, found: Examined) -> Whole | None:
    """Return the file after a change that brings no problem; None where it has to be read anew."""
    own = _own(step, found) if _within_its_row(whole, step) else None
    if own is None or _judged(whole, own, found):
        return None
    events = whole.dataset.events
    at = bisect_left(events, own.row, key=lambda event: event.row)
    was = events[at] if step.before is not None else None
    dataset = replace(
        whole.dataset,
        events=(*events[:at], own, *events[at + (was is not None) :]),
        rows=whole.dataset.rows + (was is None),
        digest=whole.beside.digest(step.digest, whole.dataset.name),
        closed=step.data.endswith((b"\n", b"\r")),
        cells=_cells(whole, step, own.row),
    )
    names = _names(whole, step, dataset, own, was)
    return Whole(step.data, step.digest, step.sheet, dataset, whole.beside, names, whole.sources)


def _own(step: Next, found: Examined) -> Event | None:
    """Return the event of the row as it would be, where it names itself and brings nothing that is said of the file."""
    if found.older is None or found.newer is None or found.older.notices != found.newer.notices:
        return None
    if not step.sheet.fields(step.place).get("id"):
        return None
    row = step.sheet.number(step.place)
    return next((event for event in found.newer.events if event.row == row), None)


def _within_its_row(whole: Whole, step: Next) -> bool:
    """Return whether nothing but one row changes, in a file without a problem, and all columns have a name."""
    head = whole.sheet.rows[0]
    same = step.rows is None and step.after is not None and step.sheet.rows[0] == head
    return same and not whole.dataset.problems and all(map(str.strip, head.cells))


def _judged(whole: Whole, own: Event, found: Examined) -> bool:
    """Return whether somebody has judged the event, under the name it had or the one it has: her word may lapse."""
    judged = {event for event, _ in whole.dataset.reviews}
    older = found.older.events if found.older else ()
    return not judged.isdisjoint({own.id, *(event.id for event in older)})


def _cells(whole: Whole, step: Next, row: int) -> tuple[tuple[str, ...], ...]:
    """Return the cells of all rows as the reader keeps them: none of very many."""
    cells, at = whole.dataset.cells, row - 2
    if len(step.sheet.rows) > ROWS_KEPT:
        return ()
    return (*cells[:at], step.sheet.rows[step.place].cells, *cells[at + 1 :])


def _names(whole: Whole, step: Next, dataset: Dataset, own: Event, was: Event | None) -> Named:
    """Return the events by name: as they were where the row names the same, found anew where it names others."""
    names = whole.names
    if was is not None:
        same = (was.id, was.answers) == (own.id, own.answers)
        return names if same else named(step.sheet, dataset)
    owing = dict(names.owing)
    for name in filter(None, (own.id, own.answers)):
        owing[name] = owing.get(name, frozenset()) | {step.place}
    return replace(names, places={**names.places, own.id: step.place}, owing=owing)
