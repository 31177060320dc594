"""What the cells of a row owe each other: pairs, dates in order, a source."""

from collections.abc import Callable, Iterator, Sequence

from rollout.evidence import edtf
from rollout.evidence.problems import quoted, shown
from rollout.evidence.register import Cells, Finding
from rollout.evidence.vocabulary import AHEAD, AIMS, TRUSTED, UNREVIEWED
from rollout.words.said import said
from rollout.words.say import later


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
        wrong = said("A row that is {status} needs the date by which it was to happen.", status=status)
        return (Finding("due", "", wrong, said("Write it like 2019-12-31, or change the status.")),)
    return () if due is None else (*_due_of_what(cells, status, due), *_due_before(cells, due))


def _due_of_what(cells: Cells, status: str | None, due: edtf.EdtfDate) -> Iterator[Finding]:
    unsure = {"status", "measure"} & (set(cells.filled) - cells.values.keys())
    ahead = status in AHEAD or cells.values.get("measure") in AIMS
    # A plan that was withdrawn keeps its date, so that it can still be read as what it was.
    if not (ahead or unsure or status in (None, "retracted")):
        wrong = said(
            "{cell} is a date by which something is to happen, but the row is {status}.",
            cell=quoted(due.text),
            status=status,
        )
        yield Finding("due", due.text, wrong, said("Leave due empty, or write planned or forecast as status."))


def _due_before(cells: Cells, due: edtf.EdtfDate) -> Iterator[Finding]:
    date = cells.values.get("date")
    if date is not None and edtf.before(due, date):
        day = shown(date.text)
        wrong = said("{cell} is before the date of the row, {date}.", cell=quoted(due.text), date=day)
        yield Finding("due", due.text, wrong, said("Write {date} or later.", date=day))


def _quantity(cells: Cells) -> Sequence[Finding]:
    named = [column for column in COUNTED if column in cells.filled]
    if "quantity" not in cells.filled:
        if not named:
            return ()
        wrong = said("The row has {columns} but no quantity.", columns=", ".join(named))
        example = said("Write a whole number like 450000, or empty {columns}.", columns=", ".join(named))
        return (Finding("quantity", "", wrong, example),)
    return [
        Finding(
            column,
            "",
            said("A quantity needs its {column}.", column=column),
            said("Write it, for example {text}.", text=example),
        )
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
        wrong = said("{full} is filled and {empty} is not: both or neither.", full=full, empty=empty)
        return (Finding(empty, "", wrong, example),)

    return rule


def _source(cells: Cells) -> Sequence[Finding]:
    if cells.supported or "source_url" in cells.filled or "source_note" in cells.filled:
        return ()
    status = cells.values.get("status", "" if "status" in cells.filled else UNREVIEWED)
    cited = "source_title" in cells.filled or "source_publisher" in cells.filled
    if status == UNREVIEWED or not (cited or status in TRUSTED):
        return ()
    example = said("Write the address, or say in source_note why there is none.")
    return (Finding("source_url", "", said("The row has neither source_url nor source_note."), example),)


def _speakers(cells: Cells) -> Sequence[Finding]:
    kinds = cells.values.get("asserted_by_kind", "").split("; ")
    speakers = cells.values.get("asserted_by", "").split(";")
    if len(kinds) in (1, len(speakers)):
        return ()
    wrong = said(
        "{n} kinds stand beside {speakers} who say so: one for each, in the same order.",
        n=len(kinds),
        speakers=len(speakers),
    )
    example = said("Write one kind for all, or as many as there are names, with semicolons between them.")
    return (Finding("asserted_by_kind", "; ".join(kinds), wrong, example),)


def _media(cells: Cells) -> Sequence[Finding]:
    empty = [column for column in MEDIA if column not in cells.filled]
    if len(empty) in (0, len(MEDIA)):
        return ()
    known = ", ".join(MEDIA)
    if len(empty) == 1:
        wrong = said("{column} is empty: all of {columns} or none.", column=empty[0], columns=known)
    else:
        words = later("{one} and {other} are empty: all of {columns} or none.")
        wrong = said(words, one=empty[0], other=empty[1], columns=known)
    return (Finding(empty[0], "", wrong, said("Write whose picture it is, and in media_alt what it shows.")),)


MEDIA = ("media", "media_credit", "media_alt")
RULES = (
    _both("lat", "lon", said("Write both like 29.65 and 91.13, or neither.")),
    _quantity,
    _due,
    _source,
    _speakers,
    _media,
    _both("disputed_by", "dispute", said("Write the address of who disputes it, and in one line what it says.")),
)
TRIGGERS = frozenset({"lat", "lon", "quantity", *COUNTED, "due", "disputed_by", "dispute", *MEDIA})
"""A row that fills none of these, and does not speak of what is to come, owes its source alone."""
