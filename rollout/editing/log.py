"""What was changed, when and by which name: one line of JSON each, and what a line must hold to be believed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from rollout.evidence.problems import shown
from rollout.evidence.table import digest
from rollout.words.say import later, say

ADDED, CHANGED, REMOVED, UNDONE = "added", "changed", "removed", "undone"
KINDS = (ADDED, CHANGED, REMOVED, UNDONE)
VOID, DONE = "void", "done"
"""Lines that say what became of the one before: what it announced was never written, or it was."""


RowChange = tuple[int, str | None, str | None]
"""One row: where it stood among the rows, and how it was written before and after; None where there was none."""


@dataclass(frozen=True, slots=True)
class Further:
    """What a change does to the `sources.csv` beside the file."""

    came_from: str
    """Digest of it before, empty where there was none …"""
    became: str
    """… and after."""
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One saved change of one row, and of its further sources."""

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
    further: Further | None = None

    @property
    def line(self) -> bytes:
        """The change as a line of the log."""
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode()

    def deed(self, event: str) -> str:
        """Return who did what with an event of that name."""
        who = shown(self.who) or say("somebody")
        if self.what == UNDONE:
            return say("{who} took back change {n} of {event}", who=who, n=str(self.undoes), event=event)
        done = {"added": later("{who} added {event}"), "removed": later("{who} removed {event}")}
        return say(done.get(self.what, later("{who} changed {event}")), who=who, event=event)

    @property
    def sentence(self) -> str:
        """The change in words."""
        event = shown(self.event)
        if self.further:
            event = say("{event} and its further sources", event=event)
        if self.columns:
            event = say("{event}; new columns: {names}", event=event, names=shown(", ".join(self.columns)))
        versions = f"({shown(self.came_from[:7])} → {shown(self.became[:7])})"
        return f"{self.number}  {shown(self.when)}  {self.deed(event)}  {versions}"


NAMES = frozenset(one.name for one in fields(Change))
LATER = frozenset({"further"})
"""What a line of an older log does not have."""
Line = Mapping[str, Any]
"""A line of the log as it was read: it has a number, and more that nobody vouches for."""
_TYPES: Mapping[str, tuple[type, ...]] = {
    "number": (int,),
    "place": (int,),
    "undoes": (int,),
    "columns": (list,),
    "before": (str, type(None)),
    "after": (str, type(None)),
    "further": (dict, type(None)),
}

_ROW: tuple[tuple[type, ...], ...] = ((int,), (str, type(None)), (str, type(None)))


def mark(data: bytes | None) -> str:
    """Return the digest of a file, "" of none."""
    return "" if data is None else digest(data)


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
    if not NAMES - LATER <= set(line) <= NAMES or line["what"] not in KINDS:
        return None
    if not all(isinstance(cell, _TYPES.get(name, (str,))) for name, cell in line.items()):
        return None
    beside = line.get("further")
    further = _further(beside) if beside is not None else None
    if further is None and beside is not None:
        return None
    return Change(**{**line, "columns": tuple(map(str, line["columns"])), "further": further})


def _further(thing: Mapping[str, Any]) -> Further | None:
    came_from, became, rows = (thing.get(name) for name in ("came_from", "became", "rows"))
    if not isinstance(came_from, str) or not isinstance(became, str) or not isinstance(rows, list):
        return None
    found = tuple(tuple(row) for row in rows if _is_row(row))
    return Further(came_from, became, found) if len(found) == len(rows) else None


def _is_row(row: object) -> bool:
    """Return whether a thing of a log is the change of a row."""
    if not isinstance(row, list) or len(row) != len(_ROW):
        return False
    return all(isinstance(cell, kinds) for cell, kinds in zip(row, _ROW, strict=True))


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
