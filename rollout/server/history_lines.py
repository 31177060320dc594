"""What was saved, as a page lists it: the latest changes, each by the title that its event has now."""

from collections.abc import Sequence
from typing import Any

from rollout.editing.log import Change
from rollout.editing.steps import Whole
from rollout.evidence.text import plain

LATEST = 100


def latest(changes: Sequence[Change], whole: Whole) -> list[dict[str, Any]]:
    """Return the latest changes, the oldest first, each with whether it can still be taken back."""
    taken = {one.undoes for one in changes}
    return [
        {"number": one.number, "when": plain(one.when), "words": _deed(one, whole), "open": one.number not in taken}
        for one in changes[-LATEST:]
    ]


def _deed(change: Change, whole: Whole) -> str:
    place = whole.row(change.event)
    title = "" if place is None else whole.sheet.fields(place).get("title", "")
    return change.deed(plain(title) or plain(change.event))
