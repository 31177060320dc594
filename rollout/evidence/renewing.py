"""A file of which few rows have changed: these alone are read, where what they say touches no other row.

What is given is what `read` would give; where that is not sure, nothing is.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import canonical
from rollout.evidence.reader import ROWS_KEPT, Limits, read
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
    if len(cells) != len(shown.cells) or len(cells) >= ROWS_KEPT:
        return None
    places = [at for at, (row, before) in enumerate(zip(cells, shown.cells, strict=True)) if row != before]
    events = _events(shown, cells, places, limits, beside) if len(places) <= FEW else None
    if events is None:
        return None
    found = beside.digest(digest(data), shown.name)
    return replace(shown, events=events, cells=cells, digest=found, closed=raw.closed)


def _written_alike(raw: Table, shown: Dataset, limits: Limits) -> bool:
    names = headed(raw, limits.max_columns).names
    form = raw.separator, raw.bom, raw.line_end, raw.skipped
    own = shown.separator, shown.bom, shown.line_end, 0
    return (names, form, raw.notices) == (shown.columns, own, shown.notices[: len(raw.notices)])


def _events(
    shown: Dataset, cells: Sequence[Row], places: Sequence[int], limits: Limits, beside: Beside
) -> tuple[Event, ...] | None:
    """Return all events, of those at some places what they say now; None where others may be read otherwise by it."""
    alone, numbers = replace(beside, sources=None, reviews=None), [at + 2 for at in places]
    before, after = (
        read(to_csv(replace(shown, cells=some, closed=True)), shown.name, limits, beside=alone, numbers=numbers)
        for some in (tuple(rows[at] for at in places) for rows in (shown.cells, cells))
    )
    names = [canonical(name) for name in shown.columns]
    answered = {event.answers for event in shown.events}
    if after.problems or before.notices != after.notices or len(after.events) != len(places) or "id" not in names:
        return None
    events, own = [*shown.events], names.index("id")
    for at, event in zip(places, after.events, strict=True):
        place = bisect_left(events, at + 2, key=lambda one: one.row)
        was = events[place]
        named = was.id == event.id == cells[at][own].strip()
        if not named or was.answers or event.answers or was.citations or event.id in answered:
            return None
        events[place] = event
    return tuple(events)
