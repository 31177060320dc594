"""What was changed, when and by which name: one line of JSON each, and what a line must hold to be believed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from rollout.evidence.problems import shown

ADDED, CHANGED, REMOVED, UNDONE = "added", "changed", "removed", "undone"
KINDS = (ADDED, CHANGED, REMOVED, UNDONE)
VOID, DONE = "void", "done"
"""Lines that say what became of the one before: what it announced was never written, or it was."""


@dataclass(frozen=True, slots=True)
class Change:
    """One saved change of one row."""

    number: int
    when: str
    who: str
    """The name that the person gave; empty where she gave none."""
    what: str
    event: str
    """The id of the event."""
    place: int
    """Where the row stood among the rows, the header being 0."""
    before: str | None
    """The row as it was written; None where there was none."""
    after: str | None
    came_from: str
    """Digest of the file before …"""
    became: str
    """… and after."""
    columns: tuple[str, ...] = ()
    """What the file has got columns for."""
    undoes: int = 0

    @property
    def line(self) -> bytes:
        """The change as a line of the log."""
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode()

    @property
    def sentence(self) -> str:
        """The change in words."""
        who = shown(self.who) or "somebody"
        more = f"; new columns: {shown(', '.join(self.columns))}" if self.columns else ""
        what = f"took back change {self.undoes} of" if self.what == UNDONE else self.what
        versions = f"({shown(self.came_from[:7])} → {shown(self.became[:7])})"
        return f"{self.number}  {shown(self.when)}  {who} {what} {shown(self.event)}{more}  {versions}"


NAMES = frozenset(one.name for one in fields(Change))
Line = Mapping[str, Any]
"""A line of the log as it was read: it has a number, and more that nobody vouches for."""
_TYPES: Mapping[str, tuple[type, ...]] = {
    "number": (int,),
    "place": (int,),
    "undoes": (int,),
    "columns": (list,),
    "before": (str, type(None)),
    "after": (str, type(None)),
}


def about(number: int, what: str) -> bytes:
    """Return the line that says what became of a change that was announced."""
    return (json.dumps({"what": what, "number": number}) + "\n").encode()


def lines(data: bytes) -> list[Line]:
    """Return the lines of a log; one that is none, as one that was cut off, is passed by."""
    return [found for each in data.split(b"\n") if (found := _line(each))]


def _line(text: bytes) -> Line | None:
    try:
        thing = json.loads(text)
        json.dumps(thing, ensure_ascii=False).encode()  # half a letter could never be written back
    except (ValueError, RecursionError):
        return None
    return thing if isinstance(thing, dict) and isinstance(thing.get("number"), int) else None


def changes(found: Iterable[Line]) -> list[Change]:
    """Return the changes that lines tell of and that were written, the oldest first."""
    known: dict[int, Change] = {}
    for line in found:
        if line.get("what") == VOID:
            known.pop(line["number"], None)
        elif change := _change(line):
            known[change.number] = change
    return [*known.values()]


def _change(line: Line) -> Change | None:
    if set(line) != NAMES or line["what"] not in KINDS:
        return None
    if not all(isinstance(line[name], _TYPES.get(name, (str,))) for name in NAMES):
        return None
    return Change(**{**line, "columns": tuple(map(str, line["columns"]))})


def unsure(found: Sequence[Line]) -> Change | None:
    """Return the last change where nothing says whether it was written: the program ended in between."""
    return _change(found[-1]) if found else None


def last_number(found: Iterable[Line]) -> int:
    """Return the highest number that was given, to what was taken back too."""
    return max((line["number"] for line in found), default=0)


def open_to_undo(found: Sequence[Change], number: int) -> Change | None:
    """Return a change that can be taken back: it is there, and nobody has."""
    undone = {each.undoes for each in found}
    return next((each for each in found if each.number == number and number not in undone), None)
