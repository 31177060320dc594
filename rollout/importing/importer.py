"""A file and the answers to its questions to events: the one way from bytes to what will be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rollout.importing import answers as answered
from rollout.importing.answers import Answers
from rollout.importing.columns import Column, Plan, plan
from rollout.importing.events import Cut, Draft, Held, cut, read
from rollout.importing.headers import fold
from rollout.importing.layout import choose, kind_of
from rollout.importing.questions import Question, questions
from rollout.importing.recognise import read as recognised
from rollout.importing.tables import Era, Found, Grid, Row
from rollout.importing.warnings import warnings

MARKED = ("timelinejs-sheet", "timelinejs-json")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became: events, what they wait for, and what was refused."""

    name: str
    format: str
    title: str
    eras: tuple[Era, ...]
    rows: int
    drafts: tuple[Draft, ...]
    held: tuple[Held, ...]
    questions: tuple[Question, ...]
    warnings: tuple[tuple[str, str], ...]
    answers: Answers
    table: Cut | None = None
    header: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    plan: Plan = field(default_factory=lambda: Plan(()))


def run(data: bytes, name: str, given: Mapping[str, Any]) -> Imported:
    """Return what a file becomes with the answers given; raises DataError where it cannot be read."""
    answers = answered.read(given)
    found = recognised(data, name)
    chosen = choose(found, answers.sheet, answers.header)
    sheets = tuple(each.name for each in found.grids)
    if chosen.grid is None:
        return _open(found, name, answers, Question(chosen.question, _ASK[chosen.question], chosen.choices))
    grid, title, eras, extra = _events_only(chosen.grid, found)
    format_ = kind_of(found, grid)
    columns = _with_notes(plan(grid, grid.rows, answers.columns, answers.public, answers.lane), answers)
    table = cut(grid, columns, answers, format_ in MARKED, found.day_first)
    drafts, held = read(table)
    if (
        not columns.place("date")
        and columns.place("date") != 0
        and columns.place("year") is None
        and not columns.clocks
    ):
        held = [Held(each.row, "date") for each in held]
    asked = tuple(questions(table, drafts, held))
    if held and held[0].question == "date":
        ask = Question("date", "Which column says when?", grid.columns, len(held))
        asked = (ask, *asked)
    warned = (*found.warnings, *warnings(grid, columns, drafts))
    return Imported(
        name, format_, title, eras, len(grid.rows) + extra, tuple(drafts), tuple(held), asked, warned, answers, table, chosen.header, grid.name, sheets, columns
    )  # fmt: skip


_ASK = {"sheet": "Which of the tables holds the events?", "header-row": "Which row names the columns?"}


def _open(found: Found, name: str, answers: Answers, question: Question) -> Imported:
    """Return a file of which nothing can be read before a question is answered."""
    rows = max(len(grid.rows) for grid in found.grids)
    asked = replace(question, rows=rows)
    sheets = tuple(each.name for each in found.grids)
    return Imported(name, found.format, found.title, (), rows, (), (), (asked,), found.warnings, answers, sheets=sheets)


def _events_only(grid: Grid, found: Found) -> tuple[Grid, str, tuple[Era, ...], int]:
    """Return a table without the rows of TimelineJS that are its title or an era."""
    if kind_of(found, grid) != "timelinejs-sheet":
        return grid, found.title, found.eras, found.extra
    places = {fold(name): place for place, name in enumerate(grid.columns)}

    def cell(row: Row, name: str) -> str:
        place = places.get(name, len(row.cells))
        return row.cells[place].strip() if place < len(row.cells) else ""

    kinds = {row.number: cell(row, "type").casefold() for row in grid.rows}
    title = next((cell(row, "headline") for row in grid.rows if kinds[row.number] == "title"), "")
    eras = tuple(
        Era(_day(row, cell, ""), _day(row, cell, "end "), cell(row, "headline"))
        for row in grid.rows
        if kinds[row.number] == "era"
    )
    rows = tuple(row for row in grid.rows if kinds[row.number] not in ("title", "era"))
    return replace(grid, rows=rows), title, eras, len(grid.rows) - len(rows)


def _day(row: Row, cell: Any, end: str) -> str:
    parts = [cell(row, f"{end}{name}") for name in ("year", "month", "day")]
    known = parts[: next((place for place, each in enumerate(parts) if not each.lstrip("-").isdecimal()), 3)]
    return "-".join(f"{int(each):0{4 if not place else 2}}" for place, each in enumerate(known))


def _with_notes(columns: Plan, answers: Answers) -> Plan:
    """Return the columns with notes where they were said to belong."""
    role = {"summary": "summary", "private": "private", "public": "keep"}.get(answers.notes, "")
    if not role:
        return columns
    turned = tuple(replace(each, role=role) if each.role == "notes" else each for each in columns.columns)
    return replace(columns, columns=turned)


def columns_of(imported: Imported) -> tuple[Column, ...]:
    """Return the columns of a file that was read."""
    return imported.plan.columns
