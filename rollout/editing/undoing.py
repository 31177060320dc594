"""A change taken back: the files as they were before it, of which nothing else stays; or why that cannot be."""

import csv
from collections.abc import Callable
from dataclasses import replace

from rollout.editing import further, log
from rollout.editing.log import Change, Further
from rollout.editing.opening import source_sheet
from rollout.editing.sheet import Sheet, sheet
from rollout.editing.steps import Done, Next, Whole
from rollout.evidence.reader import Limits
from rollout.evidence.table import digest
from rollout.words.said import said


def undone(whole: Whole, change: Change, version: Callable[[str], bytes | None], limits: Limits) -> Next | Done:
    """Return the files as they were before a change, of which nothing else stays; or why that cannot be.

    version: gives a version of a file by its digest, None where it is not kept.
    """
    step = _last_back(whole, change)
    if step is None:
        known = version(change.came_from) if whole.digest == change.became else None
        step = _row_back(whole, change) if known is None else _step(change, sheet(known, limits), change.place)
    if step is not None and change.further:
        step = _sources_back(step, whole, change.further, version, limits)
    if step is None:
        return Done(wrong=said("{event} was changed again since: nothing was taken back.", event=change.event))
    return replace(step, undoes=change.number)


def _step(change: Change, back: Sheet, place: int) -> Next:
    """Return the step by which a row that stands at a place is as it was."""
    return Next(back, log.UNDONE, change.event, place, change.after, change.before)


def _last_back(whole: Whole, change: Change) -> Next | None:
    """Return a step back of the last change where that moved no other row, the very file that it was made of.

    Of a million rows the version before need not be read.
    """
    if whole.digest != change.became or change.columns:
        return None
    try:
        back = _put_back(whole.sheet, change)
    except csv.Error:
        return None  # a log that others wrote may hold what is no row
    step = None if back is None else _step(change, back, change.place)
    return step if step and step.digest == change.came_from else None


def _put_back(rows: Sheet, change: Change) -> Sheet | None:
    """Return rows with one as it was before a change; None where that would move others, or it is not there."""
    at, behind = change.place, len(rows.rows)
    if change.after is None:
        return rows.inserted(at, change.before or "") if at == behind else None
    if not 0 < at < behind or rows.rows[at].text != change.after:
        return None
    if change.before is not None:
        return rows.put(at, change.before)
    return rows.without(at) if at == behind - 1 else None


def _sources_back(
    step: Next, whole: Whole, past: Further, version: Callable[[str], bytes | None], limits: Limits
) -> Next | None:
    """Return a step that takes back what became of further sources too, None where they were changed again."""
    now, rows = whole.beside.sources, further.turned(past.rows)
    if now is not None and digest(now) == past.became:
        before = version(past.came_from) if past.came_from else None
        if before is not None or not past.came_from:
            return replace(step, sources=before, rows=rows, source_rows=source_sheet(before, limits))
    back = further.back(whole.sources or further.begun(), past.rows) if whole.open_sources else None
    return None if back is None else replace(step, sources=back.data, rows=rows, source_rows=back)


def _row_back(whole: Whole, change: Change) -> Next | None:
    """Return a step by which one row is as it was before a change, None where it is not as the change left it."""
    if change.after is None and change.event in whole.names.places:
        return None
    past = change.place, change.before, change.after
    place, back = further.place_now(whole.sheet, past), further.back(whole.sheet, [past])
    return None if place is None or back is None else _step(change, back, place)
