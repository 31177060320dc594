"""What a file holds, whatever it is: tables of text cells, each row with its number."""

from collections.abc import Iterable
from dataclasses import dataclass

from rollout.evidence.problems import DataError, Problem
from rollout.words.said import said

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_SHEETS = 200  # of a workbook: each is looked through before one is asked for
MOST_CELL = 10_000  # characters
LARGEST = 40_000_000  # bytes of a file, or of one part of a packed one
SPLIT = said("Split it, or raise --max-rows.")
"""What to do with a list that is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row or record."""

    number: int
    """As a spreadsheet counts it, or which record of the file it is."""
    cells: tuple[str, ...]
    line: int | None = None
    """The line of the file, where rows are counted otherwise."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a table in a document, or the records of a file."""

    name: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    """The names, where the file says which they are; else they are looked for in the rows."""
    hidden: frozenset[int] = frozenset()
    """Places of the columns that the sheet does not show."""
    epoch: int | None = None
    """The year from which a workbook counts days."""


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time that is no event."""

    start: str
    end: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file as read: nothing is chosen or named yet."""

    format: str
    grids: tuple[Grid, ...]
    title: str = ""
    eras: tuple[Era, ...] = ()
    extra: int = 0
    """Rows of data that say what the timeline is called, or name an era."""
    warnings: tuple[tuple[str, str], ...] = ()
    day_first: bool | None = None
    """What the file itself says of the order of day and month."""


def with_link(cell: str, address: str) -> str:
    """Return a cell with the address behind it that it leads to, where it does not say it itself."""
    return f"{cell} {address}" if address and address not in cell else cell


def refused(wrong: str, example: str = "") -> DataError:
    """Return the one reason for which a file is not read."""
    return DataError((Problem(None, None, "", wrong, example),))


def records(name: str, found: Iterable[tuple[int, int | None, dict[str, str]]]) -> Grid:
    """Return records of any fields as one table: a column for each name, in the order in which they come.

    Raises DataError where they are more than any list has.
    """
    listed = list(found)
    if len(listed) > MOST_ROWS:
        raise refused(said("The file has more than {n} records.", n=MOST_ROWS), said("Split it."))
    columns: dict[str, None] = {}
    for _, _, fields in listed:
        columns.update(dict.fromkeys(fields))
    if len(columns) > MOST_COLUMNS:
        wrong = said("The records have more than {n} different fields.", n=MOST_COLUMNS)
        raise refused(wrong, said("Delete those nobody needs."))
    rows = (
        Row(number, tuple(fields.get(column, "")[:MOST_CELL] for column in columns), line)
        for number, line, fields in listed
    )
    return Grid(name, tuple(rows), tuple(columns))


def day_of(parts: list[str]) -> str:
    """Return year, month and day as EDTF, as far as they are numbers.

    >>> day_of(["1904", "3", ""]), day_of(["-44", "", ""])
    ('1904-03', '-0044')
    """
    known = parts[: next((place for place, each in enumerate(parts) if not each.lstrip("-").isdecimal()), 3)]
    texts = (f"{int(each):0{(4 + each.startswith('-')) if not place else 2}}" for place, each in enumerate(known))
    return "-".join(texts)
