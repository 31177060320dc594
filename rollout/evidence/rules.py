"""What cells owe each other: within a row (pairs, dates in order) and between rows (ids, answers)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rollout.evidence import edtf
from rollout.evidence.problems import shown
from rollout.evidence.units import scope_of, unit_of
from rollout.evidence.vocabulary import AHEAD, AIMS, TRUSTED, UNREVIEWED


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


def within(cells: Cells) -> list[Finding]:
    """Return what the cells of one row owe each other; a cell that is wrong in itself counts as filled."""
    several = ";" in cells.values.get("asserted_by_kind", "")
    if (
        cells.values.get("status") not in AHEAD
        and TRIGGERS.isdisjoint(cells.filled)
        and not (several or _source(cells))
    ):
        return []  # most rows
    return [finding for rule in RULES for finding in rule(cells)]


def _due(cells: Cells) -> Sequence[Finding]:
    status, due = cells.values.get("status"), cells.values.get("due")
    if "due" not in cells.filled and status in AHEAD:
        wrong = f"A row that is {status} needs the date by which it was to happen."
        return (Finding("due", "", wrong, "Write it like 2019-12-31, or change the status."),)
    return () if due is None else (*_due_of_what(cells, status, due), *_due_before(cells, due))


def _due_of_what(cells: Cells, status: str | None, due: edtf.EdtfDate) -> Iterator[Finding]:
    unsure = {"status", "measure"} & (set(cells.filled) - cells.values.keys())
    ahead = status in AHEAD or cells.values.get("measure") in AIMS
    # A plan that was withdrawn keeps its date, so that it can still be read as what it was.
    if not (ahead or unsure or status in (None, "retracted")):
        wrong = f"'{shown(due.text)}' is a date by which something is to happen, but the row is {status}."
        yield Finding("due", due.text, wrong, "Leave due empty, or write planned or forecast as status.")


def _due_before(cells: Cells, due: edtf.EdtfDate) -> Iterator[Finding]:
    date = cells.values.get("date")
    if date is not None and edtf.before(due, date):
        wrong = f"'{shown(due.text)}' is before the date of the row, {shown(date.text)}."
        yield Finding("due", due.text, wrong, f"Write {shown(date.text)} or later.")


def _quantity(cells: Cells) -> Sequence[Finding]:
    named = [column for column in COUNTED if column in cells.filled]
    if "quantity" not in cells.filled:
        if not named:
            return ()
        wrong = f"The row has {', '.join(named)} but no quantity."
        example = f"Write a whole number like 450000, or empty {', '.join(named)}."
        return (Finding("quantity", "", wrong, example),)
    return [
        Finding(column, "", f"A quantity needs its {column}.", f"Write it, for example {example}.")
        for column, example in COUNTED.items()
        if column not in named
    ]


COUNTED = {"unit": "cards", "measure": "cumulative", "scope": "Tibet Autonomous Region"}
"""What a quantity needs, each with an example."""


def _both(one: str, other: str, example: str) -> Callable[[Cells], Sequence[Finding]]:
    def rule(cells: Cells) -> Sequence[Finding]:
        if (one in cells.filled) == (other in cells.filled):
            return ()
        full, empty = (one, other) if one in cells.filled else (other, one)
        return (Finding(empty, "", f"{full} is filled and {empty} is not: both or neither.", example),)

    return rule


def _source(cells: Cells) -> Sequence[Finding]:
    if cells.supported or "source_url" in cells.filled or "source_note" in cells.filled:
        return ()
    status = cells.values.get("status", "" if "status" in cells.filled else UNREVIEWED)
    cited = "source_title" in cells.filled or "source_publisher" in cells.filled
    if status == UNREVIEWED or not (cited or status in TRUSTED):
        return ()
    example = "Write the address, or say in source_note why there is none."
    return (Finding("source_url", "", "The row has neither source_url nor source_note.", example),)


def _speakers(cells: Cells) -> Sequence[Finding]:
    kinds = cells.values.get("asserted_by_kind", "").split("; ")
    speakers = cells.values.get("asserted_by", "").split(";")
    if len(kinds) in (1, len(speakers)):
        return ()
    wrong = f"{len(kinds)} kinds stand beside {len(speakers)} who say so: one for each, in the same order."
    example = "Write one kind for all, or as many as there are names, with semicolons between them."
    return (Finding("asserted_by_kind", "; ".join(kinds), wrong, example),)


def _media(cells: Cells) -> Sequence[Finding]:
    empty = [column for column in MEDIA if column not in cells.filled]
    if len(empty) in (0, len(MEDIA)):
        return ()
    wrong = f"{' and '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty: all of {', '.join(MEDIA)} or none."
    return (Finding(empty[0], "", wrong, "Write whose picture it is, and in media_alt what it shows."),)


MEDIA = ("media", "media_credit", "media_alt")
RULES = (
    _both("lat", "lon", "Write both like 29.65 and 91.13, or neither."),
    _quantity,
    _due,
    _source,
    _speakers,
    _media,
    _both("disputed_by", "dispute", "Write the address of who disputes it, and in one line what it says."),
)
TRIGGERS = frozenset({"lat", "lon", "quantity", *COUNTED, "due", "disputed_by", "dispute", *MEDIA})
"""A row that fills none of these, and does not speak of what is to come, owes its source alone."""


@dataclass(slots=True)
class Register:
    """The ids of a file and what answers what, gathered row by row; refused rows are in it too."""

    rows: dict[str, int] = field(default_factory=dict)
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
            wrong = f"'{shown(own)}' is already the id of row {self.rows[own]}; ids are unique."
            yield row, Finding("id", own, wrong, f"Write another, for example {free}.")
        for row, own, answered, like in self.replies:
            if said := self._reply(own, answered, like):
                yield row, Finding("answers", answered, *said)

    def _reply(self, own: str, answered: str, like: tuple[str, str] | None) -> tuple[str, str] | None:
        name = f"'{shown(answered)}'"
        if answered == own:
            return f"{name} is the row itself.", "Write the id of the target or forecast that it answers."
        if answered not in self.rows:
            return f"{name} is the id of no row.", "Write the id of a target or forecast in this file."
        place = f"{name} (row {self.rows[answered]})"
        aim = self.aims.get(answered)
        if answered not in self.aims and answered not in self.unsure:
            return (
                f"{place} is neither a target nor a forecast.",
                "Write the id of one, or leave answers empty.",
            )
        if aim and like and _kind(aim) != _kind(like):
            counts = f"{place} counts {aim[0]} over {aim[1]}, this row {like[0]} over {like[1]}"
            return (
                f"{counts}: only like answers like.",
                "Make unit and scope agree, say in answers_note why it answers, or leave answers empty.",
            )
        return None


def _kind(like: tuple[str, str]) -> tuple[str, str]:
    return unit_of(like[0]).key, scope_of(like[1])


def _like(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the unit and scope of a quantity that is whole, or None."""
    if "quantity" in values and "unit" in values and "scope" in values:
        return values["unit"], values["scope"]
    return None
