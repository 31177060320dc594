"""What was saved, as a page lists it: the latest changes, each by the title that its event had then."""

from collections.abc import Callable, Sequence
from typing import Any

from rollout.editing.log import Change
from rollout.editing.sheet import Sheet
from rollout.evidence.text import plain

LATEST = 100


def latest(changes: Sequence[Change], rows: Sheet, hidden: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Return the latest changes, the oldest first: which columns each changed, and whether it can be taken back.

    hidden: tells of a column whether who asks may not see it.
    """
    taken = {one.undoes for one in changes}
    return [_line(one, rows, hidden) | {"open": one.number not in taken} for one in changes[-LATEST:]]


def _line(change: Change, rows: Sheet, hidden: Callable[[str], bool]) -> dict[str, Any]:
    was, now = rows.read(change.before), rows.read(change.after)
    differing = [name for name in rows.columns if was.get(name) != now.get(name) and not hidden(name)]
    return {
        "number": change.number,
        "when": plain(change.when),
        "words": change.deed(plain((now or was).get("title", "")) or plain(change.event)),
        "fields": differing if was and now else [],
        "sources": change.further is not None,
    }
