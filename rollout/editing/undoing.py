"""A change taken back: the files as they were before it, of which nothing else stays; or why that cannot be."""

from collections.abc import Callable
from dataclasses import replace

from rollout.editing import further, log
from rollout.editing.log import Change, Further
from rollout.editing.sheet import Sheet, sheet
from rollout.editing.steps import Done, Next, Whole
from rollout.evidence.reader import Limits
from rollout.evidence.table import digest
from rollout.words.said import said


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
