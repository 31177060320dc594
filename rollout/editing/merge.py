"""Two changes of one row: shown both ways, field by field, for somebody to choose."""

from collections.abc import Mapping
from dataclasses import dataclass

from rollout.editing.further import Wanted


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it was when both began, as somebody else has it now, and as it was to be written."""

    column: str
    was: str
    theirs: str
    mine: str

    @property
    def open(self) -> bool:
        """Whether both changed it, and not to the same."""
        return self.was != self.theirs != self.mine != self.was


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that has changed since it was opened, or is gone."""

    fields: tuple[Field, ...]
    """Those that differ, in the order of the columns."""
    mark: str = ""
    """The row as it stands now: who has chosen saves on that."""
    gone: bool = False
    event: str = ""
    """The id that the event has now, where that was changed."""
    sources: Wanted | None = None
    """The further sources that the event has now, where they have changed too."""


def as_opened(now: Mapping[str, str], was: Mapping[str, str]) -> bool:
    """Return whether a row holds what it held when it was opened, however it is written: a spreadsheet quotes anew."""
    return _plain(now) == _plain(was)


def same_but_id(now: Mapping[str, str], was: Mapping[str, str]) -> bool:
    """Return whether a row holds all that was opened, under another id."""
    known, held = _plain(now), _plain(was)
    return {"date", "title"} <= held.keys() and all(known.get(name) == held[name] for name in held if name != "id")


def _plain(row: Mapping[str, str]) -> dict[str, str]:
    """Return what a row holds, with the line ends of a browser."""
    cells = {name: cell.replace("\r\n", "\n").replace("\r", "\n").strip() for name, cell in row.items()}
    return {name: cell for name, cell in cells.items() if cell}


def meeting(
    was: Mapping[str, str], theirs: Mapping[str, str] | None, changed: Mapping[str, str], mark: str = ""
) -> Conflict:
    """Return where two changes of a row meet.

    was: the row as it was opened. theirs: as it stands, None where it was taken out. changed: what was to be written.
    """
    now = theirs or {}
    mine = {**was, **changed}
    every = dict.fromkeys((*was, *now, *changed))
    fields = (Field(name, was.get(name, ""), now.get(name, ""), mine.get(name, "")) for name in every)
    return Conflict(tuple(one for one in fields if one.theirs != one.mine), mark, theirs is None)
