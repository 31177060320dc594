"""Years that stand in rows of their own, above the days that they belong to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rollout.importing.dates import is_yearless
from rollout.importing.tables import Grid, Row

_YEAR = re.compile(r"\D{0,3}(\d{4})\D{0,3}")


def under_years(grid: Grid, place: int | None) -> Grid:
    """Return a table with the year of such a row behind each day below it that has none, and without those rows.

    place: of the column that says when. A table without days of no year is returned as it is.
    """
    if place is None or not any(map(is_yearless, {cell for row in grid.rows for cell in row.cells[place : place + 1]})):
        return grid
    if not any(map(_heading, grid.rows)):
        return grid
    return replace(grid, rows=tuple(_rows(grid, place)))


def _heading(row: Row) -> str:
    filled = [cell for cell in row.cells if cell]
    found = _YEAR.fullmatch(filled[0]) if len(filled) == 1 else None
    return found[1] if found else ""


def _rows(grid: Grid, place: int) -> Iterator[Row]:
    year = ""
    for row in grid.rows:
        if found := _heading(row):
            year = found
        elif year and place < len(row.cells) and is_yearless(row.cells[place]):
            yield replace(row, cells=(*row.cells[:place], f"{row.cells[place]} {year}", *row.cells[place + 1 :]))
        else:
            yield row
