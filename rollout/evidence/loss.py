"""Half a file is not a file: what a newer file has lost in the way in which files are cut off."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from rollout.evidence.beside import SIBLINGS, Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import Problem
from rollout.evidence.reasons import reason
from rollout.words.said import said, said_many
from rollout.words.say import later

Row = TypeVar("Row", bound=Hashable)
MEANT = said(
    "If that is meant, save the file once more; else restore it. Until then the last good data stays on screen."
)
CUT = said("it may have been cut off while it was saved.")
STRETCH = 10
"""Rows one after another that nobody takes out by mistake, where they are a tenth of the file."""


def lost(shown: Dataset, newer: Dataset, taken: Collection[str] = ()) -> str:
    """Return in what way a newer file looks as if it had been cut off, or "" where it does not.

    A cut takes most rows, or the last ones, or a part of the last one; a block that was not written takes one long
    stretch. Whoever deletes rows here and there, or the last one and writes another, is not meant.
    taken: events that were taken out since, as is known.
    """
    if taken:
        shown = replace(shown, events=tuple(event for event in shown.events if event.id not in taken))
    before, now = len(shown.events), len(newer.events)
    if now * 2 < before:
        words = later("The file has lost most of its rows at once ({before} events before, {now} now): {cut}")
        return said(words, before=before, now=now, cut=CUT)
    if before and now and (rows := _last_rows(shown, newer)):
        return said_many(
            "The file ends earlier than before, and its last row is gone: {cut}",
            "The file ends earlier than before, and its last {n} rows are gone: {cut}",
            rows,
            cut=CUT,
        )
    ids, left = ([event.id for event in each.events] for each in (shown, newer))
    if stretch := _stretch(ids, left):
        first, last = stretch[0], stretch[-1]
        words = later("{n} rows one after another are gone, “{first}” to “{last}”: {cut}")
        return said(words, n=len(stretch), first=first, last=last, cut=CUT)
    if not newer.closed and _short(shown, newer):
        return said("The last row ends in the middle of the line, as no row did before: {cut}", cut=CUT)
    return ""


def _last_rows(shown: Dataset, newer: Dataset) -> int:
    """Return how many rows are gone where the last one is among them and the file ends in one that stood before it.

    What is left of a row at an end that is no end of a line may be known by another id than the whole: where ids come
    from titles, half a title is another event. Then the row before it tells, unless as many came as are gone.
    """
    known, kept = ({event.id for event in each.events} for each in (shown, newer))
    if shown.events[-1].id in kept:
        return 0
    gone, come = len(known - kept), len(kept - known)
    if newer.events[-1].id in known:
        return gone
    torn = not newer.closed and gone > come and len(newer.events) > 1 and newer.events[-2].id in known
    return gone if torn else 0


def lost_beside(shown: Beside, newer: Beside) -> str:
    """Return in what way a file beside the events looks as if it had been cut off, or "" where none does.

    One that is gone was taken away: no cut does that.
    """
    for (name, before), (_, now) in zip(shown.files, newer.files, strict=True):
        if before is not None and now is not None and (found := _lost_lines(name, before, now)):
            return found
    return ""


def _lost_lines(name: str, before: bytes, now: bytes) -> str:
    """Return what a text has lost that a cut takes: most lines, the last ones, or a part of the last one."""
    old, new = before.splitlines(), now.splitlines()
    if found := lost_most(name, before, now):
        return found
    if len(new) < len(old) and old[-1] not in new:
        words = later("{name} ends earlier than before ({before} lines before, {now} now): {cut}")
        return said(words, name=name, before=len(old), now=len(new), cut=CUT)
    if gone := _stretch(old, new):
        words = later("{name} has lost {n} lines one after another ({before} before, {now} now): {cut}")
        return said(words, name=name, n=len(gone), before=len(old), now=len(new), cut=CUT)
    return ""


def lost_most(name: str, before: bytes, now: bytes) -> str:
    """Return that most lines of a text are gone, or a part of its last one; nobody takes these away row by row."""
    old, new = before.splitlines(), now.splitlines()
    if len(new) * 2 < len(old):
        words = later("{name} has lost most of its lines at once ({before} before, {now} now): {cut}")
        return said(words, name=name, before=len(old), now=len(new), cut=CUT)
    if before.endswith(b"\n") and not now.endswith(b"\n") and new[-1] not in old:
        return said("{name} ends in the middle of a line, as it did not before: {cut}", name=name, cut=CUT)
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


def away(error: OSError, near: str) -> Problem:
    """Return that a file, or one beside it of this name, cannot be opened any more."""
    wrong = said("The file cannot be opened ({reason}).", reason=reason(error))
    back = said("Put it back: the last good data stays on screen.")
    return Problem(None, None, "", wrong, back, file=near if near in SIBLINGS else "")


def _short(shown: Dataset, newer: Dataset) -> bool:
    """Return whether the last row may be a part of what was written: it does not end as rows did, and is another."""
    old, new = (each.separator.join(each.cells[-1]) if each.cells else "" for each in (shown, newer))
    return old != new and (shown.closed or old.startswith(new))
