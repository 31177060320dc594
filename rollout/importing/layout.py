"""Which of a file's tables is meant, and where its header stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rollout.importing.columns import is_timelinejs_sheet
from rollout.importing.dates import understand
from rollout.importing.headers import role_of
from rollout.importing.headings import years_across
from rollout.importing.plans import URL
from rollout.importing.sheets import ALL, together
from rollout.importing.tables import Found, Grid, Row

DEEP = 30  # rows that are looked through for a header
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORDS = ("date", "year", "end", "title", "summary", "lane", "url")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table with named columns, or the question that must be answered before there is one."""

    grid: Grid | None
    header: int = 0
    """The row of the header; 0 where there is none."""
    question: str = ""
    choices: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """The tables that hold no events."""
    above: tuple[str, ...] = ()
    """What the rows above the header say."""


def choose(found: Found, sheet: str = "", header: int | None = None) -> Chosen:
    """Return the one table that holds events, or all that do as one, or what to ask."""
    grids = [each for each in found.grids if each.rows]
    named = [each for each in grids if sheet and each.name == sheet]
    if named:
        return _headed(named[0], header)
    dated = ([each for each in grids if _dated(each)] if len(grids) > 1 else grids) or [
        max(grids, key=lambda each: len(each.rows))
    ]
    left = tuple(each.name for each in grids if each not in dated)
    if len(dated) == 1:
        return replace(_headed(dated[0], header), left=left)
    if sheet != ALL:
        return Chosen(None, question="sheet", choices=(*(each.name for each in dated), ALL), left=left)
    headed = [_headed(each, header) for each in dated]
    asked = next((each for each in headed if each.grid is None), None)
    return asked or Chosen(together([each.grid for each in headed if each.grid]), left=left)


def _dated(grid: Grid) -> bool:
    """Return whether a table has more dates than one below its first row, in one column."""
    if grid.columns:
        named = any(role_of(name)[0] in ("date", "year") for name in grid.columns)
        return named or any(_days(grid.rows[:200], place) for place in range(len(grid.columns)))
    width = max(len(row.cells) for row in grid.rows)
    return len(grid.rows) > 1 and width > 1 and any(_dates(grid.rows[:200], place) for place in range(width))


def _dates(rows: Iterable[Row], place: int) -> bool:
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    dates = sum(not understand(cell).wrong and not cell.isdecimal() for cell in cells)
    years = sum(cell.isdecimal() and len(cell) == 4 for cell in cells)
    return (dates + years) * 3 > len(cells) and bool(dates + years)


def _days(rows: Iterable[Row], place: int) -> bool:
    """Return whether a column of records is one of dates, not of numbers."""
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    dates = sum(not understand(cell).wrong and not cell.isdecimal() for cell in cells)
    return dates * 2 > len(cells)


def _headed(grid: Grid, header: int | None) -> Chosen:
    """Return a table with its first row of names taken as such."""
    if grid.columns:
        return Chosen(grid)
    if header == 0:
        return Chosen(_without(grid))
    if header is not None:
        at = next((place for place, row in enumerate(grid.rows) if row.number == header), 0)
        return _below(grid, at)
    places = [place for place, row in enumerate(grid.rows[:DEEP]) if _names(row)]
    likely = [place for place in places if _score(grid.rows[place]) > 0]
    rival = [
        place for place in likely[1:] if place == likely[0] + 1 and _differ(grid.rows[likely[0]], grid.rows[place])
    ]
    if rival:
        rows = tuple(str(grid.rows[place].number) for place in (likely[0], *rival))
        return Chosen(None, question="header-row", choices=rows)
    if likely:
        return _below(grid, max(likely[:2], key=lambda place: (_score(grid.rows[place]), -place)))
    first = grid.rows[0]
    if years_across(first.cells):
        return _below(grid, 0)
    if any(not understand(cell).wrong for cell in first.cells if cell) or not places:
        return Chosen(_without(grid))
    return _below(grid, places[0])


def _names(row: Row) -> bool:
    """Return whether a row could name columns: several short cells, none of them a date, a number or an address."""
    cells = [cell for cell in row.cells if cell]
    if len(cells) < 2 and not (cells and len(row.cells) == 1):
        return False
    return _score(row) > 1 or not any(
        len(cell) > 60 or URL.match(cell) or cell.isdecimal() or (re.search(r"\d", cell) and not understand(cell).wrong)
        for cell in cells
    )


def _score(row: Row) -> int:
    if any(_YEAR.search(cell) and role_of(cell)[0] and not understand(cell).wrong for cell in row.cells):
        return 0  # KW 14/2030 is called like a week, and is one
    roles = [role_of(cell)[0] for cell in row.cells if cell]
    dated = any(role in ("date", "year") for role in roles)
    return sum(bool(role) for role in roles) if dated or sum(role in _WORDS for role in roles) > 1 else 0


def _differ(first: Row, second: Row) -> bool:
    """Return whether two rows of names take different columns for the date."""
    dates = [{place for place, cell in enumerate(row.cells) if role_of(cell)[0] == "date"} for row in (first, second)]
    return all(dates) and dates[0] != dates[1]


def _below(grid: Grid, at: int) -> Chosen:
    header = grid.rows[at]
    rows = grid.rows[at + 1 :]
    width = max((len(row.cells) for row in rows), default=0)
    cells = [*header.cells, *[""] * (width - len(header.cells))]
    above = tuple(" ".join(filter(None, row.cells)) for row in grid.rows[:at])
    return Chosen(replace(grid, rows=rows, columns=tuple(named(cells))), header.number, above=above)


def _without(grid: Grid) -> Grid:
    width = max(len(row.cells) for row in grid.rows)
    return replace(grid, columns=tuple(f"Column {place}" for place in range(1, width + 1)))


def named(cells: Iterable[str]) -> list[str]:
    """Return names of columns, none empty and none twice.

    >>> named(["date", "", "link", "link"])
    ['date', 'Column 2', 'link', 'link 2']
    """
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:60] or f"Column {place}"
        taken, one, more = {each.casefold() for each in names}, name, 1
        while one.casefold() in taken:
            more += 1
            one = f"{name} {more}"
        names.append(one)
    return names


def kind_of(found: Found, grid: Grid) -> str:
    """Return the format, that of TimelineJS too where it stands in a workbook."""
    return "timelinejs-sheet" if is_timelinejs_sheet(grid.columns) and found.format in ("csv", "tsv") else found.format
