"""What a sheet of a workbook says beside its cells: which of them are one, and where they lead."""

import itertools
from collections.abc import Sequence

from rollout.importing.packed import Attributes, walk
from rollout.importing.tables import Row, with_link

_MOST_MERGED = 20_000  # rows of all merged cells together


def column_of(letters: str) -> int:
    """Return the place of a column from its letters.

    >>> column_of("A"), column_of("AB")
    (0, 27)
    """
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def linked(rows: list[Row], links: Sequence[tuple[int, int, str]], relations: bytes) -> list[Row]:
    """Return the rows with the address behind the text of each cell that leads to one: it is the source of many a row.

    links: row and column of such cells, and by which name the part `relations` knows the address.
    """
    places: dict[str, str] = {}

    def link(_: str, given: Attributes) -> None:
        if given.get("Target", "").startswith(("http://", "https://")):
            places[given.get("Id", "")] = given["Target"]

    walk(relations, link, lambda _: None, lambda _: None)
    leads = {(row, column): places[key] for row, column, key in links if key in places}
    return (
        [
            Row(row.number, tuple(with_link(cell, leads.get((row.number, n), "")) for n, cell in enumerate(row.cells)))
            for row in rows
        ]
        if leads
        else rows
    )


def filled(before: Sequence[Row], merged: Sequence[tuple[int, int, int]]) -> list[Row]:
    """Return the rows, with what a cell says that is one with those below it in each of these rows.

    merged: column, first and last row of such cells.
    """
    rows = list(before)
    places = {row.number: place for place, row in enumerate(rows)}
    numbers = (
        (column, first, number)
        for column, first, last in merged
        if first in places and column < len(rows[places[first]].cells)
        for number in range(first + 1, last + 1)
    )
    # Merged cells do not overlap; what says that they do is given up soon.
    for column, first, number in itertools.islice(numbers, _MOST_MERGED):
        if number in places:
            row = rows[places[number]]
            padded = [*row.cells, *[""] * (column + 1 - len(row.cells))]
            padded[column] = rows[places[first]].cells[column]
            rows[places[number]] = Row(row.number, tuple(padded))
    return rows
