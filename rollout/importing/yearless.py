"""Days and months that a sheet shows without their year: the year that it holds for them is often its own guess."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rollout.importing.tables import Grid, Row
from rollout.words.said import said_many

_HELD = re.compile(r"(\d{4})--(\d\d)(?:-(\d\d))?(?=$|T)")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def held(year: int, month: int, day: int | None = None) -> str:
    """Return a day or month that is shown without the year that is held for it, as it stands until all are known.

    >>> held(2026, 1, 5), held(2026, 5)
    ('2026--01-05', '2026--05')
    """
    return f"{year:04}--{month:02}" + (f"-{day:02}" if day else "")


def settled(grids: Sequence[Grid]) -> tuple[tuple[Grid, ...], tuple[tuple[str, str], ...]]:
    """Return the sheets with such cells as they are shown, and what is said of them.

    A spreadsheet gives `5 Jan` the year in which it was typed. Where a column holds one year for all of them, nobody
    wrote it; several years were written, and only not shown.
    """
    said: list[str] = []
    found = tuple(_sheet(grid, said) for grid in grids)
    if not said:
        return found, ()
    words = said_many(
        "{n} date is shown without a year; the {years} that the sheet holds for it is left out.",
        "{n} dates are shown without a year; the {years} that the sheet holds for them is left out.",
        len(said),
        years=", ".join(sorted(set(said))),
    )
    return found, (("year-not-shown", words),)


def _sheet(grid: Grid, said: list[str]) -> Grid:
    years: dict[int, set[str]] = defaultdict(set)
    for row in grid.rows:
        for place, cell in enumerate(row.cells):
            if "--" in cell and (found := _HELD.match(cell)):
                years[place].add(found[1])
    if not years:
        return grid
    return replace(grid, rows=tuple(_row(row, years, said) for row in grid.rows))


def _row(row: Row, years: dict[int, set[str]], said: list[str]) -> Row:
    return replace(row, cells=tuple(_cell(cell, years.get(place), said) for place, cell in enumerate(row.cells)))


def _cell(cell: str, years: set[str] | None, said: list[str]) -> str:
    found = _HELD.match(cell) if years else None
    if not found or not years:
        return cell
    if len(years) > 1:
        return cell.replace("--", "-", 1)
    said.append(found[1])
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{MONTHS[int(found[2]) - 1]}{cell[found.end() :].replace('T', ' ')}"
