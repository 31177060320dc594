"""Text with dates in it: lines that say when and what, and tables of Markdown."""

import re

from rollout.importing.lines import entries_of, entry_of
from rollout.importing.marks import unmarked
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Found, Grid, Row, records, refused
from rollout.words.said import listed, said, said_many

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
NAMED = 5  # lines that are left out, by their words


def markdown(text: str) -> Found | None:
    """Return the tables of a Markdown text, or None where it has none; raises DataError where they are too many."""
    if "|" not in text:
        return None
    grids: list[Grid] = []
    heading, rows = "", list[Row]()
    lines = [*text.splitlines(), ""]
    if sum("|" in line for line in lines) > MOST_ROWS + 2:  # with those that name its columns
        raise refused(said("The text has more than {n} rows of tables.", n=MOST_ROWS), said("Split it."))
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.strip()
        starts = not rows and "|" in bare and _RULE.fullmatch(after.strip()) and "|" in after
        if starts or (rows and "|" in bare):
            if not _RULE.fullmatch(bare):
                cells = tuple(unmarked(each)[:MOST_CELL] for each in _cells(bare))
                rows.append(Row(len(rows) + 1, cells))
        else:
            if rows:
                grids.append(Grid(heading or f"Table {len(grids) + 1}", tuple(rows)))
            rows = []
            heading = bare.strip("# ") if bare.startswith("#") else heading
    if len(grids) > MOST_COLUMNS:
        raise refused(said("The text has more tables than any list."), said("Split it."))
    return Found("markdown", tuple(grids)) if grids else None


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|")
    return [each.replace("\\|", "|").strip() for each in re.split(r"(?<!\\)\|", inner)]


def pasted(text: str) -> Found:
    """Return the lines of a text that say when and what, with what runs on below; raises DataError where none does."""
    lines = text.splitlines()
    entries, title, left = entries_of(lines)
    if not entries:
        wrong = said("No line of the text begins with a date.")
        raise refused(wrong, said("Write a line for each event: 14 March 1987 – what happened."))
    grid = records("", ((each.line, None, {"date": each.date, "text": each.what}) for each in entries))
    return Found("text", (grid,), title, warnings=(("left-out", _left_out(lines, left)),) if left else ())


def _left_out(lines: list[str], left: list[int]) -> str:
    """Return what is said of lines that are no events, the first of them by number and words."""
    named = listed(
        said("line {row} '{words}'", row=str(number), words=" ".join(lines[number - 1].split())[:60])
        for number in left[:NAMED]
    )
    if len(left) > NAMED:
        named = said("{listed} and {n} more", listed=named, n=len(left) - NAMED)
    return said_many(
        "{n} line names no date and was left out: {listed}.",
        "{n} lines name no date and were left out: {listed}.",
        len(left),
        listed=named,
    )


def mostly_dated(text: str) -> bool:
    """Return whether most lines of a text begin with a date and say something behind it."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    found = [entry for line in lines if (entry := entry_of(line.strip('"'))) and entry[1]]
    return len(found) * 3 > len(lines) * 2 or (len(found) == len(lines) - 1 and bool(found))
