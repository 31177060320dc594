"""What spreadsheets and people leave around a table: lines before its header, and columns that hold nothing."""

import re
from collections.abc import Collection, Iterator, Set
from itertools import islice

from rollout.evidence.header import canonical

MOST_BLANK = 1000  # rows before the header
BLANK = re.compile(r"[ \t,;]*(?:\r\n|\n|\r)")  # a line before the header that holds nothing
SAID = re.compile(r"\"?sep=([,;\t])\"?[,;]*(?:\r\n|\n|\r)", re.IGNORECASE)  # what some programs begin a file with
LOOKED_AT = 20  # rows in which a header is looked for that is not the first
ENOUGH = 2  # names of ours that make a row a header


def preface(text: str) -> tuple[int, tuple[str, int]]:
    """Return how many blank rows stand before the header, the separator that a line before it names, and where it is.

    A spreadsheet counts blank rows, but not a line that is meant for itself.
    """
    place, rows, separator = 0, 0, ""
    while rows <= MOST_BLANK and (found := BLANK.match(text, place) or SAID.match(text, place)):
        if found.re is SAID:
            separator = found[1]
        else:
            rows += 1
        place = found.end()
    return (rows, (separator, place)) if rows <= MOST_BLANK and place < len(text) else (0, ("", 0))


def before(skipped: int, separator: str) -> list[str]:
    """Return what is said of lines before the header."""
    notices = []
    if skipped:
        rows = "A blank row stands" if skipped == 1 else f"{skipped} blank rows stand"
        notices.append(f"{rows} before the header: left out.")
    if separator:
        notices.append("The file begins with a line for spreadsheets (sep=…): left out.")
    return notices


def gaps(rows: Iterator[list[str]]) -> Set[int]:
    """Return the places of columns that have no name and no cell that holds anything, those at the end apart."""
    first = next(rows)
    last = max((place for place, name in enumerate(first) if name.strip()), default=0)
    found = {place for place, name in enumerate(first[:last]) if not name.strip()}
    while found and (row := next(rows, None)) is not None:
        found -= {place for place, cell in enumerate(row) if place in found and cell.strip()}
    return found


def without(rows: Iterator[list[str]], places: Set[int]) -> Iterator[list[str]]:
    """Yield rows without the cells at these places."""
    for row in rows:
        yield [cell for place, cell in enumerate(row) if place not in places]


def header_below(rows: Iterator[list[str]], known: Collection[str]) -> int:
    """Return the number of the row that is the header where the first is not; 0 where there is none.

    The rows are those below the first. What stands above a header may have had the file taken for one with commas.
    """
    for number, row in enumerate(islice(rows, LOOKED_AT), 2):
        names = re.split("[,;\t]", ",".join(row))
        if sum(canonical(name) in known for name in names) >= ENOUGH:
            return number
    return 0
