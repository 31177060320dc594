"""Tables as text: CSV, TSV and their kin, whatever separates the cells."""

import csv
import io
import itertools
import math
from collections.abc import Iterator

from rollout.evidence.leftovers import is_filled
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Found, Grid, Row, refused
from rollout.words.said import said

_SEPARATORS = ",;\t|"
_LOOKED_AT = 50  # rows, for the separator
_WIDEST = 20_000  # signs in a line


def separator(text: str) -> str:
    """Return what separates the cells: the sign that cuts most rows into one number of cells; empty if none does."""
    best = max(_SEPARATORS, key=lambda sign: _evenness(text, sign))
    return best if _evenness(text, best) > 0 else ""


def _evenness(text: str, sign: str) -> float:
    rows = [row for row in itertools.islice(_rows(text[:100_000], sign), _LOOKED_AT) if any(row)]
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=1)
    if usual < 2:
        return 0
    return math.sqrt(usual) * sum(width == usual for width in widths) / len(widths)


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    except csv.Error as error:
        raise refused(
            said("A cell of the table never ends."), said("Look for a quotation mark that is not closed.")
        ) from error


def read(text: str, sign: str, name: str = "", kind: str = "") -> Found:
    """Return the one table of a text; raises DataError where it is larger than any list."""
    # Before a row is cut: signs may stand within a text, but not so many.
    if any(line.count(sign or ",") > _WIDEST for line in io.StringIO(text)):
        raise refused(
            said("A row has far more cells than any list."), said("At most {n} columns are read.", n=MOST_COLUMNS)
        )
    rows: list[Row] = []
    for number, cells in enumerate(_rows(text, sign or ","), 1):
        if len(rows) >= MOST_ROWS:
            raise refused(said("The file has more than {n} rows.", n=MOST_ROWS), said("Split it."))
        if len(cells) > MOST_COLUMNS and any(map(str.strip, cells[MOST_COLUMNS:])):
            raise refused(
                said("Row {row} has {n} cells.", row=str(number), n=len(cells)),
                said("At most {n} columns are read.", n=MOST_COLUMNS),
            )
        if is_filled(cells):
            rows.append(Row(number, tuple(cell[:MOST_CELL].strip() for cell in cells[:MOST_COLUMNS])))
    return Found(kind or ("tsv" if sign == "\t" else "csv"), (Grid(name, tuple(rows)),))
