"""Half a file is not a file: what a newer file has lost in the way in which files are cut off."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import Problem

Row = TypeVar("Row", bound=Hashable)
MEANT = "If that is meant, save the file once more; else restore it. Until then the last good data stays on screen."
CUT = "it may have been cut off while it was saved."
STRETCH = 10
"""Rows one after another that nobody takes out by mistake, where they are a tenth of the file."""


def lost(shown: Dataset, newer: Dataset) -> str:
    """Return in what way a newer file looks as if it had been cut off, or "" where it does not.

    A cut takes most rows, or the last ones, or a part of the last one; a block that was not written takes one long
    stretch. Whoever deletes rows here and there, or the last one and writes another, is not meant.
    """
    before, now = len(shown.events), len(newer.events)
    if now * 2 < before:
        return f"The file has lost most of its rows at once ({before:,} events before, {now:,} now): {CUT}"
    known = {event.id for event in shown.events}
    if before and now and newer.events[-1].id in known:
        kept = {event.id for event in newer.events}
        if shown.events[-1].id not in kept:
            gone = len(known - kept)
            rows = "row is" if gone == 1 else f"{gone:,} rows are"
            return f"The file ends earlier than before, and its last {rows} gone: {CUT}"
    ids, left = ([event.id for event in each.events] for each in (shown, newer))
    if stretch := _stretch(ids, left):
        first, last = stretch[0], stretch[-1]
        return f"{len(stretch):,} rows one after another are gone, “{first}” to “{last}”: {CUT}"
    if not newer.closed and _short(shown, newer):
        return f"The last row ends in the middle of the line, as no row did before: {CUT}"
    return ""


def lost_beside(shown: Beside, newer: Beside) -> str:
    """Return in what way a file beside the events looks as if it had been cut off, or "" where none does.

    One that is gone was taken away: no cut does that.
    """
    for (name, before), (_, now) in zip(shown.files, newer.files, strict=True):
        if before is not None and now is not None and (said := _lost_lines(before, now)):
            return f"{name} {said}: {CUT}"
    return ""


def _lost_lines(before: bytes, now: bytes) -> str:
    """Return what a text has lost that a cut takes: most lines, the last ones, or a part of the last one."""
    old, new = before.splitlines(), now.splitlines()
    if len(new) * 2 < len(old):
        return f"has lost most of its lines at once ({len(old):,} before, {len(new):,} now)"
    if len(new) < len(old) and old[-1] not in new:
        return f"ends earlier than before ({len(old):,} lines before, {len(new):,} now)"
    if gone := _stretch(old, new):
        return f"has lost {len(gone):,} lines one after another ({len(old):,} before, {len(new):,} now)"
    if before.endswith(b"\n") and not now.endswith(b"\n") and new[-1] not in old:
        return "ends in the middle of a line, as it did not before"
    return ""


def _stretch(before: Sequence[Row], now: Sequence[Row]) -> Sequence[Row]:
    """Return the longest unbroken stretch that is gone, where it is long and no others came in its place; else none."""
    left, known = set(now), set(before)
    longest, begin = range(0), 0
    for at, row in enumerate(before):
        if row in left:
            begin = at + 1
        elif at + 1 - begin > len(longest):
            longest = range(begin, at + 1)
    lost_here = len(longest) - len(left - known)
    enough = lost_here >= STRETCH and lost_here * 10 >= len(before)
    return before[longest.start : longest.stop] if enough else ()


def problem(wrong: str) -> Problem:
    """Return what to tell a person, with what to do where it was meant."""
    return Problem(None, None, "", wrong, MEANT)


def _short(shown: Dataset, newer: Dataset) -> bool:
    """Return whether the last row may be a part of what was written: it does not end as rows did, and is another."""
    old, new = (each.separator.join(each.cells[-1]) if each.cells else "" for each in (shown, newer))
    return old != new and (shown.closed or old.startswith(new))
