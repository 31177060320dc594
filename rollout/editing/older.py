"""Which words in another language are older than their original, as far as the history of edits tells."""

import csv
import io
from collections.abc import Iterable, Sequence

from rollout.editing.log import Change
from rollout.evidence.event import Dataset
from rollout.evidence.header import canonical, translated


def _cells(row: str, separator: str) -> list[str]:
    """Return the cells of a row as it was written; none of one that nobody can read."""
    try:
        return next(csv.reader(io.StringIO(row, newline=""), delimiter=separator), [])
    except csv.Error:
        return []


def _changed(change: Change, columns: Sequence[str], separator: str) -> list[str]:
    """Return the columns that a change gave other words; of a new row none: its words are of one age."""
    if change.before is None or change.after is None:
        return []
    before, after = _cells(change.before, separator), _cells(change.after, separator)
    before += [""] * (len(after) - len(before))  # a change can bring a column of its own
    return [name for name, one, other in zip(columns, before, after, strict=False) if one != other]


def older(changes: Iterable[Change], dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return by the id of an event the columns in other languages whose original was changed after them."""
    last: dict[str, dict[str, int]] = {}
    for change in changes:
        for name in _changed(change, dataset.columns, dataset.separator):
            last.setdefault(change.event, {})[name] = change.number
    originals = {canonical(name): name for name in dataset.columns}
    found: dict[str, tuple[str, ...]] = {}
    for event in dataset.events:
        known = last.get(event.id, {})
        filled = [(name, part) for name, _ in (*event.told_extra, *event.others) if (part := translated(name))]
        old = [name for name, (part, _) in filled if known.get(originals.get(part, ""), 0) > known.get(name, 0)]
        found |= {event.id: tuple(old)} if old else {}
    return found
