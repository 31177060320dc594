"""Several tables of one file as one, where a person says so: the name of each stands in a column of its own."""

from collections.abc import Sequence

from rollout.importing.tables import Grid, Row

ALL = "all"
"""The answer that asks for it; a sheet that is called so comes first."""
SHEET = "Sheet"
"""What the column of the names is called."""


def together(grids: Sequence[Grid]) -> Grid:
    """Return tables with named columns as one: columns of one name are one, in the order in which they come."""
    places: dict[str, int] = {}
    names: list[str] = []
    for grid in grids:
        for name in grid.columns:
            if name.casefold() not in places:
                places[name.casefold()] = len(names)
                names.append(name)
    return Grid(
        ALL,
        tuple(_row(row, grid, places) for grid in grids for row in grid.rows),
        (*names, _free(places)),
        frozenset(places[grid.columns[place].casefold()] for grid in grids for place in grid.hidden & _width(grid)),
        next((grid.epoch for grid in grids if grid.epoch), None),
    )


def _row(row: Row, grid: Grid, places: dict[str, int]) -> Row:
    cells = [""] * len(places)
    for name, cell in zip(grid.columns, row.cells, strict=False):
        cells[places[name.casefold()]] = cell
    return Row(row.number, (*cells, grid.name), row.line)


def _width(grid: Grid) -> frozenset[int]:
    return frozenset(range(len(grid.columns)))


def _free(places: dict[str, int]) -> str:
    """Return a name for the column of the names that no other has."""
    return next(name for name in (SHEET, *(f"{SHEET} {n}" for n in range(2, 999))) if name.casefold() not in places)
