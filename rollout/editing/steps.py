"""One change decided on the file as it stands: the file after it, or why it is not made."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rollout.editing import log
from rollout.editing.log import Change
from rollout.editing.merge import Conflict, meeting
from rollout.editing.rows import Named, free_id
from rollout.editing.sheet import Sheet
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.row_texts import RowText


@dataclass(frozen=True, slots=True)
class Whole:
    """The file as it stands: its bytes, its rows, its events, and what stands beside it."""

    data: bytes
    sheet: Sheet
    dataset: Dataset
    beside: Beside
    names: Named
    sources: Sheet | None = None
    """The rows of `sources.csv`, where there are any that can be read."""

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


def changed(whole: Whole, event: str, mark: str, was: Mapping[str, str], fields: Mapping[str, str]) -> Next | Done:
    """Return the file with other fields of an event, or where that meets what somebody else has changed."""
    place = whole.row(event)
    if place is None:
        return Done(conflict=meeting(was, None, fields))
    row = whole.sheet.rows[place]
    if row.mark != mark:
        return Done(conflict=meeting(was, whole.sheet.fields(place), fields, row.mark))
    given = {**whole.names.owed(event, place, fields), **fields}
    after = whole.sheet.changed(place, given)
    lacking = tuple(whole.sheet.lacking(given))
    return Next(after, log.CHANGED, fields.get("id") or event, place, row.text, after.rows[place].text, lacking)


def removed(whole: Whole, event: str, mark: str, was: Mapping[str, str]) -> Next | Done:
    """Return the file without an event, or what somebody else has changed of it."""
    place = whole.row(event)
    if place is None:
        return Done(wrong="The event is not in the file any more.")
    row = whole.sheet.rows[place]
    if row.mark != mark:
        return Done(conflict=meeting(was, whole.sheet.fields(place), was, row.mark))
    return Next(whole.sheet.without(place), log.REMOVED, event, place, row.text, None)


def added(whole: Whole, fields: Mapping[str, str]) -> Next:
    """Return the file with a further event, which has a name that nobody has."""
    given = dict(fields)
    if "id" in whole.sheet.columns and not given.get("id"):
        given["id"] = free_id(given, whole.names)
    after = whole.sheet.added(given)
    place = len(whole.sheet.rows)
    name = given.get("id") or free_id(given, whole.names)
    return Next(after, log.ADDED, name, place, None, after.rows[place].text, tuple(whole.sheet.lacking(given)))


def row_back(whole: Whole, change: Change) -> Sheet | None:
    """Return the file with one row as it was before a change, None where the row is not as the change left it."""
    rows = whole.sheet.rows
    try:
        return _row_back(whole, change, rows)
    except csv.Error:
        return None  # a log that others wrote may hold what is no row


def _row_back(whole: Whole, change: Change, rows: Sequence[RowText]) -> Sheet | None:
    if change.after is None:
        own = whole.names.places.get(change.event)
        return whole.sheet.inserted(min(change.place, len(rows)), change.before or "") if own is None else None
    place = next((at for at, row in enumerate(rows) if at and row.text == change.after), None)
    if place is None:
        return None
    return whole.sheet.without(place) if change.before is None else whole.sheet.put(place, change.before)


def refused(whole: Whole, step: Next, limits: Limits) -> tuple[Problem, ...]:
    """Return the problems that a change would bring: those of its own row, and new ones elsewhere.

    What is taken back was there before, and may come back as it was.
    """
    row = step.sheet.number(step.place) if step.after is not None else 0
    try:
        newer = read(step.sheet.data, whole.dataset.name, limits, beside=whole.beside)
    except DataError as error:
        return error.problems
    if step.undoes:
        return ()
    known = Counter(map(_kind, whole.dataset.problems))
    known.subtract(map(_kind, newer.problems))
    return tuple(each for each in newer.problems if each.row == row or known[_kind(each)] < 0)


def _kind(one: Problem) -> tuple[str | None, str, str]:
    """Return what a problem is about, wherever its row stands."""
    return one.column, one.found, one.file
