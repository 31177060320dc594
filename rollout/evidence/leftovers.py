"""What spreadsheets and people leave around a table: lines before its header, and columns that hold nothing."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from itertools import islice

from rollout.evidence.header import canonical
from rollout.evidence.text import END
from rollout.words.said import said, said_many
from rollout.words.say import later

MOST_BLANK = 1000  # rows before the header
EMPTY = "".join(filter(str.isspace, map(chr, range(0x3001)))) + f',;"\u200b\u2060\ufeff{END}'
"""Signs of which a line may consist that holds nothing to be seen."""
_END = r"(?:\r\n|\n|\r)"
BLANK = re.compile(f"[{re.escape(EMPTY)}]*?{_END}")
SAID = re.compile(rf"\"? *sep *= *([^\r\n])\"?[,;]*{_END}", re.IGNORECASE)  # what some programs begin a file with
NOTHING = re.compile("(?:sep *= *.?)?", re.IGNORECASE)
LOOKED_AT = 20  # rows in which a header is looked for that is not the first
ENOUGH = 2  # names of ours that make a row a header
OTHERS = {
    "|": later("vertical bars"),
    ":": later("colons"),
    "~": later("tildes"),
    "^": later("circumflexes"),
    "\u00a6": later("broken bars"),
    " ": later("spaces"),
}
"""What separates cells elsewhere, but is not read."""


def preface(text: str) -> tuple[int, tuple[str, int]]:
    """Return how many blank rows stand before the header, the separator that a line before it names, and where it is.

    A spreadsheet counts blank rows, but not a line that is meant for itself.
    """
    place, rows, separator = 0, 0, ""
    while rows <= MOST_BLANK and (found := _blank(text, place) or SAID.match(text, place)):
        if found.re is SAID:
            separator = found[1]
        else:
            rows += 1
        place = found.end()
    return (rows, (separator, place)) if rows <= MOST_BLANK and place < len(text) else (0, ("", 0))


def _blank(text: str, place: int) -> re.Match[str] | None:
    """Return the line at a place where it holds nothing: a cell that is opened and not closed holds something."""
    found = BLANK.match(text, place)
    return found if found and found[0].count('"') % 2 == 0 else None


def is_nothing(text: str) -> bool:
    """Return whether a text holds blank rows alone, and perhaps a line that names a separator."""
    return bool(NOTHING.fullmatch(text.strip(EMPTY)))


def is_filled(cells: Sequence[str]) -> bool:
    """Return whether a row holds anything, the sign with which old editors close a file apart."""
    return any(map(str.strip, cells)) and "".join(cells).strip() != END


def before(skipped: int, separator: str) -> list[str]:
    """Return what is said of lines before the header."""
    notices: list[str] = []
    if skipped:
        notices.append(
            said_many(
                "A blank row stands before the header: left out.",
                "{n} blank rows stand before the header: left out.",
                skipped,
            )
        )
    if separator:
        notices.append(said("The file begins with a line for spreadsheets (sep=…): left out."))
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


def joined(first: Sequence[str], known: Collection[str]) -> str:
    """Return what joins the names of a first row that was not told apart, as a sentence; "" where they are none."""

    def ours(pattern: str) -> int:
        return sum(canonical(name) in known for name in re.split(pattern, ",".join(first)))

    if ours("[,;\t]") >= ENOUGH:
        return said("Each row stands as a whole in quotation marks.")
    found = next((words for sign, words in OTHERS.items() if ours(re.escape(sign)) >= ENOUGH), "")
    if not found:
        return ""
    return said("Cells are separated by {what}; only commas, semicolons and tabs are read.", what=said(found))


def header_below(rows: Iterator[list[str]], known: Collection[str]) -> int:
    """Return the number of the row that is the header where the first is not; 0 where there is none.

    The rows are those below the first. What stands above a header may have had the file taken for one with commas.
    """
    for number, row in enumerate(islice(rows, LOOKED_AT), 2):
        names = re.split("[,;\t]", ",".join(row))
        if sum(canonical(name) in known for name in names) >= ENOUGH:
            return number
    return 0
