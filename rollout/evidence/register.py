"""What the rows of a file owe each other: ids that are unique, and answers that lead to a target or forecast."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from rollout.evidence.problems import quoted
from rollout.evidence.units import scope_of, unit_of
from rollout.evidence.vocabulary import AHEAD, AIMS
from rollout.words.said import said


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem without its place: the column, and what to say."""

    column: str
    found: str
    wrong: str
    example: str


class Cells(NamedTuple):
    """The cells of one row of ours that hold something."""

    values: Mapping[str, Any]
    """Those that are right."""
    filled: Collection[str]
    """The names of these and of those whose own text is wrong."""
    supported: bool = False
    """Whether a file beside this one gives a source for the row."""


class RowOfId(Protocol):
    """Which id stands first in which row: a dictionary, or what takes less memory."""

    def setdefault(self, key: str, default: int, /) -> int:
        """Return the row where an id stands first, which is this one where it is new."""

    def __getitem__(self, key: str, /) -> int:
        """Return the row of an id."""

    def __contains__(self, key: object, /) -> bool:
        """Return whether a row has this id."""


@dataclass(slots=True)
class Register:
    """The ids of a file and what answers what, gathered row by row; refused rows are in it too."""

    rows: RowOfId = field(default_factory=dict[str, int])
    """Id to the row where it stands first."""
    repeats: list[tuple[int, str]] = field(default_factory=list)
    aims: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    """Id of a target or forecast to its unit and scope, if it has a quantity."""
    unsure: set[str] = field(default_factory=set)
    """Ids whose status or measure is wrong, so that nobody can say what they are."""
    replies: list[tuple[int, str, str, tuple[str, str] | None]] = field(default_factory=list)
    """Row, own id, id answered, and unit and scope where they must be those of the target."""

    def note(self, row: int, cells: Cells) -> None:
        """Take in one row."""
        values = cells.values
        own = values.get("id", "")
        if own and self.rows.setdefault(own, row) != row:
            self.repeats.append((row, own))
        elif values.get("status") in AHEAD or values.get("measure") in AIMS:
            self.aims[own] = _like(values)
        elif len(cells.filled) > len(values) and {"status", "measure"} & (set(cells.filled) - values.keys()):
            self.unsure.add(own)
        if "answers" in values:
            like = None if "answers_note" in values else _like(values)
            self.replies.append((row, own, values["answers"], like))

    def overlook(self, row: int, own: str) -> None:
        """Take in that a row has an id, and that nobody looked at what it is."""
        if own:
            self.rows.setdefault(own, row)
            self.unsure.add(own)

    def findings(self) -> Iterator[tuple[int, Finding]]:
        """Yield (row, finding) for ids that stand twice and answers that lead nowhere."""
        taken: dict[str, int] = {}
        for row, own in self.repeats:
            free = f"{own}-{taken.setdefault(own, 2)}"
            while free in self.rows:
                taken[own] += 1
                free = f"{own}-{taken[own]}"
            first = str(self.rows[own])
            wrong = said("{cell} is already the id of row {row}; ids are unique.", cell=quoted(own), row=first)
            yield row, Finding("id", own, wrong, said("Write another, for example {text}.", text=free))
        for row, own, answered, like in self.replies:
            if found := self._reply(own, answered, like):
                yield row, Finding("answers", answered, *found)

    def _reply(self, own: str, answered: str, like: tuple[str, str] | None) -> tuple[str, str] | None:
        cell = quoted(answered)
        if answered == own:
            wrong = said("{cell} is the row itself.", cell=cell)
            return wrong, said("Write the id of the target or forecast that it answers.")
        if answered not in self.rows:
            wrong = said("{cell} is the id of no row.", cell=cell)
            return wrong, said("Write the id of a target or forecast in this file.")
        row = str(self.rows[answered])
        aim = self.aims.get(answered)
        if answered not in self.aims and answered not in self.unsure:
            wrong = said("{cell} (row {row}) is neither a target nor a forecast.", cell=cell, row=row)
            return wrong, said("Write the id of one, or leave answers empty.")
        if aim and like and _kind(aim) != _kind(like):
            wrong = said(
                "{cell} (row {row}) counts {unit} over {scope}, this row {own_unit} over {own_scope}: "
                "only like answers like.",
                cell=cell,
                row=row,
                unit=aim[0],
                scope=aim[1],
                own_unit=like[0],
                own_scope=like[1],
            )
            example = said("Make unit and scope agree, say in answers_note why it answers, or leave answers empty.")
            return wrong, example
        return None


def _kind(like: tuple[str, str]) -> tuple[str, str]:
    return unit_of(like[0]).key, scope_of(like[1])


def _like(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the unit and scope of a quantity that is whole, or None."""
    if "quantity" in values and "unit" in values and "scope" in values:
        return values["unit"], values["scope"]
    return None
