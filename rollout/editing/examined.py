"""What the rows that a change can touch say of it: which problems it would bring, and what they are read as."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from rollout.editing.near import names_in, near
from rollout.editing.steps import Next, Whole
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found of a change."""

    problems: tuple[Problem, ...] = ()
    """Those of its own row, and new ones elsewhere."""
    older: Dataset | None = None
    """The rows that it can touch, as they are …"""
    newer: Dataset | None = None
    """… and as they would be; None where they were not read."""


def examined(whole: Whole, step: Next, limits: Limits) -> Examined:
    """Return what a change that is ready would bring.

    Only the rows that it can touch are read. What is taken back was there before, and may come back as it was.
    """
    name, near_it = whole.dataset.name, step.near(whole)
    try:
        back = bool(step.undoes) and not _one_row(whole, step)
        if back or step.sheet.size > limits.max_bytes or len(step.sheet.rows) > limits.max_rows:
            read(step.data, name, limits, beside=near_it)
        if back:
            return Examined()
        old = [step.place] if step.before is not None else []
        new = [step.place] if step.after is not None else []
        names = {step.event, *(name for at in old for name in _made(whole, at))}
        names = names.union(*(names_in(whole.sheet, at) for at in old), *(names_in(step.sheet, at) for at in new))
        sources = whole.sources if step.rows is None else step.source_rows
        owing = _owing(whole, step)
        left = owing and {each: owing.get(each, frozenset()) - {0 if new else step.place} for each in names}
        newer = near(step.sheet, new, names, sources, near_it, name, limits, left)
        older = near(whole.sheet, old, names, whole.sources, whole.beside, name, limits, owing)
    except DataError as error:
        return Examined(error.problems)
    row = step.sheet.number(step.place) if new else 0
    known = Counter(map(_kind, older.problems))
    known.subtract(map(_kind, newer.problems))
    found = [each for each in newer.problems if (each.row == row and not each.file) or known[_kind(each)] < 0]
    return Examined() if found and step.undoes else Examined(tuple(found), older, newer)


def _one_row(whole: Whole, step: Next) -> bool:
    """Return whether one row is written otherwise, or the last one is one more or one less, below the same header."""
    same, last = step.sheet.rows[0] == whole.sheet.rows[0], len(whole.sheet.rows)
    return same and (bool(step.before and step.after) or step.place == last - (step.after is None))


def _made(whole: Whole, place: int) -> list[str]:
    """Return the name of the event in a row, which need not stand in a cell of it; none of a row that is refused."""
    events, row = whole.dataset.events, whole.sheet.number(place)
    at = bisect_left(events, row, key=lambda event: event.row)
    return [event.id for event in events[at : at + 1] if event.row == row]


def _owing(whole: Whole, step: Next) -> Mapping[str, Set[int]] | None:
    """Return where rows name which events; None where some are not known, or stand elsewhere afterwards."""
    moved = step.after is None and step.place < len(step.sheet.rows)
    return None if whole.dataset.problems or moved else whole.names.owing


def _kind(one: Problem) -> tuple[str | None, str, str]:
    """Return what a problem is about, wherever its row stands."""
    return one.column, one.found, one.file
