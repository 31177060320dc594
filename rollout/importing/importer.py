"""A file and the answers to its questions to events: the one way from bytes to what will be written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rollout.evidence.gc import gc_paused
from rollout.importing import answers as answered
from rollout.importing import own
from rollout.importing.answers import Answers
from rollout.importing.columns import plan
from rollout.importing.events import Draft, Held, read
from rollout.importing.headers import fold
from rollout.importing.headings import under_years, years_from_above
from rollout.importing.layout import Chosen, choose, kind_of
from rollout.importing.moments import Cut, cut
from rollout.importing.plans import Mapped, Plan
from rollout.importing.questions import Question, questions
from rollout.importing.recognise import read as recognised
from rollout.importing.tables import Era, Found, Grid, Row, day_of
from rollout.importing.texts import unmarked
from rollout.importing.warnings import titled, warned_of, warnings
from rollout.words.said import said

FIRST = Mapped()
_CALLED = {"ics": {"SUMMARY": "title", "DESCRIPTION": "summary"}}
MARKED = ("timelinejs-sheet", "timelinejs-json")
"""Formats whose cells hold HTML."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became: events, what they wait for, and what was refused."""

    name: str
    format: str
    title: str
    eras: tuple[Era, ...]
    rows: int
    """Rows of data in the file, those too that name the timeline or an era."""
    drafts: tuple[Draft, ...]
    held: tuple[Held, ...]
    questions: tuple[Question, ...]
    warnings: tuple[tuple[str, str], ...]
    answers: Answers
    sources: tuple[Mapping[str, str], ...] = ()
    """Rows of sources.csv that the file holds as such."""
    table: Cut | None = None
    """The table as it was read; None where it must be chosen first."""

    @property
    def plan(self) -> Plan:
        """Which column is which; none where nothing could be read."""
        return self.table.plan if self.table else Plan(())


@gc_paused()
def run(data: bytes, name: str, given: Mapping[str, Any], before: Mapped = FIRST) -> Imported:
    """Return what a file becomes with the answers given; raises DataError where it cannot be read."""
    answered.read(given)  # what is asked wrongly is said before a long file is read
    return settled(recognised(data, name), name, given, before)


def settled(found: Found, name: str, given: Mapping[str, Any], before: Mapped = FIRST) -> Imported:
    """Return what a file that is read becomes with the answers given; raises DataError at a wrong answer."""
    answers = answered.read(given)
    if mine := own.read(found):
        return _own(mine, found, name, answers)
    chosen = choose(found, answers.sheet, answers.header)
    if chosen.grid is None:
        return _open(found, name, answers, chosen)
    left = () if answers.sheet else tuple(warned_of(chosen.left))
    grid, found = _events_only(chosen.grid, found)
    title, above = titled(chosen.above)
    called, lane = _called(grid, found.format)
    private = dict.fromkeys((each for each in before.private if each not in answers.public), "private")
    roles = {**called, **private, **answers.columns}
    columns = _with_notes(plan(grid, grid.rows, roles, answers.public, answers.lane or lane), answers)
    columns = before.lanes(columns, answers.lane)
    grid = under_years(grid, columns.place("date"))
    grid = years_from_above(grid, columns) if answers.above else grid
    table = cut(grid, columns, answers, found.format in MARKED, found.day_first)
    drafts, held = read(table)
    return Imported(
        name=name,
        format=found.format,
        title=found.title or title,
        eras=found.eras,
        rows=len(grid.rows) + found.extra,
        drafts=tuple(drafts),
        held=tuple(held),
        questions=tuple(questions(table, drafts, held)),
        warnings=(*found.warnings, *left, *above, *warnings(table, drafts)),
        answers=answers,
        table=table,
    )


def _called(grid: Grid, kind: str) -> tuple[dict[str, str], str]:
    """Return what columns stand for in formats that say so, and which makes the lanes."""
    if kind == "timelinejs-sheet" and {"EDTF", "ID"} <= set(grid.columns):
        # Our own sheet: its date stands whole in one column, and in parts for TimelineJS alone.
        return {name: "empty" for name in grid.columns if fold(name).split()[-1] in _PARTS}, "Group"
    return _CALLED.get(kind, {}), ""


def _own(mine: own.Read, found: Found, name: str, answers: Answers) -> Imported:
    """Return what a workbook of our own becomes: each cell is what its column says."""
    drafts, held, table, sources = mine
    return Imported(
        name=name,
        format=found.format,
        title=own.title(found),
        eras=found.eras,
        rows=len(drafts) + len(held),
        drafts=tuple(drafts),
        held=tuple(held),
        questions=(),
        warnings=(),
        answers=answers,
        table=replace(table, answers=answers),
        sources=sources,
    )


_PARTS = ("year", "month", "day", "time", "date")
_ASK = {
    "sheet": said("Which of the tables holds the events?"),
    "header-row": said("Which row names the columns?"),
}


def _open(found: Found, name: str, answers: Answers, chosen: Chosen) -> Imported:
    """Return a file of which nothing can be read before a question is answered."""
    rows = max(len(grid.rows) for grid in found.grids)
    asked = Question(chosen.question, _ASK[chosen.question], chosen.choices, rows)
    return Imported(name, found.format, found.title, (), rows, (), (), (asked,), found.warnings, answers)


def _events_only(grid: Grid, found: Found) -> tuple[Grid, Found]:
    """Return a table without the rows of a TimelineJS sheet that are its title or an era."""
    kind = kind_of(found, grid)
    if kind == found.format and kind != "timelinejs-sheet":
        return grid, found
    places = {fold(name): place for place, name in enumerate(grid.columns)}

    def cell(row: Row, name: str) -> str:
        place = places.get(name, len(row.cells))
        return row.cells[place].strip() if place < len(row.cells) else ""

    kinds = {row.number: cell(row, "type").casefold() for row in grid.rows}
    title = next((_said(row, cell) for row in grid.rows if kinds[row.number] == "title"), "")
    eras = tuple(
        Era(_day(row, cell, ""), _day(row, cell, "end "), _said(row, cell))
        for row in grid.rows
        if kinds[row.number] == "era"
    )
    rows = tuple(row for row in grid.rows if kinds[row.number] not in ("title", "era"))
    return replace(grid, rows=rows), replace(
        found, format=kind, title=title, eras=eras, extra=len(grid.rows) - len(rows)
    )


def _said(row: Row, cell: Callable[[Row, str], str]) -> str:
    return unmarked(cell(row, "headline"))


def _day(row: Row, cell: Callable[[Row, str], str], end: str) -> str:
    return day_of([cell(row, f"{end}{part}") for part in ("year", "month", "day")])


def _with_notes(columns: Plan, answers: Answers) -> Plan:
    """Return the columns with notes where they were said to belong."""
    role = {"summary": "summary", "private": "private", "public": "keep"}.get(answers.notes, "")
    if not role:
        return columns
    turned = tuple(replace(each, role=role) if each.role == "notes" else each for each in columns.columns)
    return replace(columns, columns=turned)
