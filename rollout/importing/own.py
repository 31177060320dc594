"""Our own workbooks, edited by somebody: each cell is what its column says, and nothing is guessed or asked."""

from collections.abc import Mapping
from dataclasses import replace

from rollout.evidence.edtf import EdtfError, parse
from rollout.evidence.header import canonical
from rollout.evidence.vocabulary import COLUMNS, NOT_STATED, PRIVATE
from rollout.importing.answers import Answers
from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, settle
from rollout.importing.events import Draft, Held
from rollout.importing.layout import named
from rollout.importing.moments import Cut, when
from rollout.importing.plans import Column, Plan
from rollout.importing.tables import Found, Grid, Row
from rollout.words.said import said, unended

OURS = {"id", "lane", "date", "title", "summary", "status", "asserted_by", "asserted_by_kind"}
"""Columns by which a table is known that was saved from a workbook of ours."""
_NONE = Grid("", ())
_TABLES = ("csv", "tsv", "xlsx", "ods")
SHEETS = ("events", "sources", "reading notes")
Read = tuple[list[Draft], list[Held], Cut, tuple[Mapping[str, str], ...]]


def read(found: Found) -> Read | None:
    """Return the events, the rows that are none, their table and the further sources; None where a file is not ours."""
    sheets = _sheets(found)
    if not sheets["events"].rows:
        return None
    columns, rows = _headed(sheets["events"])
    if not (OURS if len(found.grids) == 1 else {"date", "title"}) <= set(columns):
        return None
    drafts: list[Draft] = []
    held: list[Held] = []
    for row in rows:
        one = _event(row, columns)
        if isinstance(one, Draft):
            drafts.append(one)
        else:
            held.append(one)
    roles = tuple(Column(place, name, _role(name), ()) for place, name in enumerate(columns))
    table = Cut(Grid("events", tuple(rows), tuple(columns)), Plan(roles), Answers(), False, Decided(), False)
    table = replace(table, whens=tuple(when(table, row) for row in rows))
    return drafts, held, table, _sources(sheets["sources"])


def _sheets(found: Found) -> Mapping[str, Grid]:
    """Return the sheets of a workbook of ours by name, or the table that one of them was saved as."""
    sheets = {grid.name: grid for grid in found.grids}
    if set(SHEETS) <= set(sheets):
        return sheets
    single = found.grids[0] if len(found.grids) == 1 and found.format in _TABLES else _NONE
    return {"events": single, "sources": _NONE}


def title(found: Found) -> str:
    """Return what the timeline of our own workbook is called."""
    notes = next((grid for grid in found.grids if grid.name == SHEETS[2]), _NONE)
    return next((row.cells[1] for row in notes.rows if row.cells[0] == "title" and len(row.cells) > 1), "")


def _role(name: str) -> str:
    return name if name in COLUMNS else "keep"


def _headed(grid: Grid) -> tuple[list[str], list[Row]]:
    names = [canonical(name) if canonical(name) in COLUMNS else name for name in named(grid.rows[0].cells)]
    return names, list(grid.rows[1:])


def _cells(row: Row, columns: list[str]) -> dict[str, str]:
    """Return what is filled in; that nobody is named is what our tables say in words, and is no name."""
    cells = {name: cell.strip() for name, cell in zip(columns, row.cells, strict=False) if cell.strip()}
    return {name: cell for name, cell in cells.items() if (name, cell) != ("asserted_by", NOT_STATED)}


def _event(row: Row, columns: list[str]) -> Draft | Held:
    cells = _cells(row, columns)
    date, title = cells.pop("date", ""), cells.pop("title", "")
    try:
        parse(date)
    except EdtfError as error:
        date = settle(understand(date), Decided()).date
        if not date:
            return Held(row, wrong=unended(error.wrong))
    if not title:
        return Held(row, wrong=said("nothing says what happened"))
    ours = {name: cell for name, cell in cells.items() if name in COLUMNS}
    theirs = {name: cell for name, cell in cells.items() if name not in COLUMNS}
    private = {name.removeprefix(PRIVATE): theirs.pop(name) for name in list(theirs) if name.startswith(PRIVATE)}
    cells = {"source_note": "", **ours}
    return Draft(row, date, title, cells, kept=theirs, private=private, key=cells.get("id", ""))


def _sources(grid: Grid) -> tuple[Mapping[str, str], ...]:
    if not grid.rows:
        return ()
    columns, rows = _headed(grid)
    return tuple(cells for row in rows if (cells := _cells(row, columns)).get("event"))
