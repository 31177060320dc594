"""Years that stand in rows of their own, above the days that they belong to; and years that are columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from rollout.importing.dates import is_yearless, understand
from rollout.importing.plans import Plan
from rollout.importing.tables import Grid, Row

ACROSS = 3  # columns of years, at least
_ALONE = re.compile(r"1[5-9]\d\d|20\d\d")
_LAST_YEAR = re.compile(r"(?:\d{4}[^/]*/)?(\d{4})(?:-\d\d){0,2}(?:T[\d:Z+-]+)?[~?%]?")
_YEAR = re.compile(r"\D{0,3}(\d{4})\D{0,3}")


def years_across(cells: Sequence[str]) -> list[str]:
    """Return the years at the end of a header below which the figures of one thing stand in a row.

    >>> years_across(["Indicator", "2015", "2016", "2017"]), years_across(["War", "1914", "1918"])
    (['2015', '2016', '2017'], [])
    """
    years = [*takewhile(_ALONE.fullmatch, reversed(cells))][::-1]
    rising = all(int(one) < int(other) for one, other in pairwise(years))
    return years if len(years) >= ACROSS and rising and any(cells[: -len(years)]) else []


def under_years(grid: Grid, place: int | None) -> Grid:
    """Return a table with the year of such a row behind each day below it that has none, and without those rows.

    place: of the column that says when. A table without days of no year is returned as it is.
    """
    if place is None or not any(map(is_yearless, {cell for row in grid.rows for cell in row.cells[place : place + 1]})):
        return grid
    if not any(map(_heading, grid.rows)):
        return grid
    return replace(grid, rows=tuple(_rows(grid, place)))


def years_from_above(grid: Grid, plan: Plan) -> Grid:
    """Return a table with the year of the row above in each row that says a day or a month and no year."""
    date, year = plan.place("date"), plan.place("year")
    if date is None and year is None:
        return grid
    place = year if date is None else date
    rest = [plan.place("month"), plan.place("day")]
    return replace(grid, rows=tuple(_from_above(grid, place or 0, rest if date is None else None)))


def _from_above(grid: Grid, place: int, rest: Sequence[int | None] | None) -> Iterator[Row]:
    """Yield the rows; rest: where month and day stand, if not in the cell of the year."""
    last = ""
    for row in grid.rows:
        cell = row.cells[place] if place < len(row.cells) else ""
        cells = [row.cells[each] for each in rest or () if each is not None and each < len(row.cells)]
        without = any(cells) and not cell if rest is not None else is_yearless(cell)
        if without and last and not _over_new_year(cell):
            yield replace(row, cells=(*row.cells[:place], f"{cell} {last}".strip(), *row.cells[place + 1 :]))
        else:
            last = _year_of(cell) if cell.strip() else last
            yield row


def _over_new_year(cell: str) -> bool:
    """Return whether a stretch without a year ends in another year than it begins: a year behind it is its last."""
    ends = [one for one in understand(cell).points if one]
    return len(ends) > 1 and (ends[0].month or 0, ends[0].day or 0) > (ends[-1].month or 0, ends[-1].day or 0)


def _year_of(cell: str) -> str:
    """Return the year in which a date ends, as far as it says one of our era with four figures; else nothing."""
    found = understand(cell)
    last = next((one for one in reversed(found.points) if one), None)
    if last:
        known = last.year and last.year > 0 and not last.short and not last.form
        return f"{last.year:04}" if known else ""
    year = _LAST_YEAR.fullmatch(found.edtf)
    return year[1] if year else ""


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
