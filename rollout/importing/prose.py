"""Text with dates in it: lines "date – what", lists, tables of Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rollout.importing.dates import Parsed, understand
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Found, Grid, Row, records, refused
from rollout.importing.unread import NO_DATE
from rollout.words.said import listed, said, said_many

_BULLET = re.compile(r"\s*(?:[-*+•·◦‣–—▪●○>]+|\(?\d{1,3}[.)](?=\s\D|\s\d{4}\b))\s+")
_CUT = re.compile(r"\s+[–—―-]+\s+|\s*[–—](?=\s)|:\*{0,2}(?=\s)|[:：，](?=[^\d\s])|\t+|\s+\|\s+|;\s+|,\s+(?=\D)|\s+=\s+")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_YEAR = re.compile(r"[#\s*_=]*(\d{4})[\s:*_=]*")
_OVER = re.compile(r"#+\s*([^\W\d_]+\.?(?:\s+\d{4})?)[\s:*_=]*")
_DAY = re.compile(r"(\d{1,2}(?:st|nd|rd|th|\.)?)(?=\s*[:–—]|\s+-\s)")
_LONGEST_DATE = 60  # characters
LONG = 100  # characters of a line that is no title
NAMED = 5  # lines that are left out, by their words
_NEAR = (NO_DATE, said("several dates; give each a row"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that says when and what."""

    date: str
    what: str
    line: int


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
                cells = tuple(_unmarked(each)[:MOST_CELL] for each in _cells(bare))
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


def _unmarked(text: str) -> str:
    """Return a text without the signs of Markdown that make it bold, slanted or code."""
    text = re.sub(r"<br ?/?>", "\n", text)
    text = re.sub(r"!?\[([^\[\]]*)\]\((https?://[^\s()]+)\)", r"\1 \2", re.sub(r"<(https?://[^\s<>]+)>", r"\1", text))
    text = re.sub(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?<![\w*])[*_](?=\S)(.+?)(?<=\S)[*_](?![\w*])", r"\1", text).strip()


def pasted(text: str) -> Found:
    """Return the lines of a text that say when and what, with what runs on below; raises DataError where none does."""
    lines = text.splitlines()
    entries, title, left = _entries(lines)
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


def _entries(lines: list[str]) -> tuple[list[Entry], str, list[int]]:
    if len(lines) > MOST_ROWS:
        raise refused(said("The text has more than {n} lines.", n=MOST_ROWS), said("Split it."))
    entries: list[Entry] = []
    left = list[int]()
    title, year, month, open_ = "", "", "", False
    for number, line in enumerate(map(_unquoted, lines), 1):
        if not line.strip():
            open_ = False
        elif (found := _YEAR.fullmatch(line)) and not _BULLET.match(line):
            year, month, open_ = found[1], "", False
        elif over := _month(line):
            month, open_ = _with_year(over, year), False
        elif entry := entry_of(_DAY.sub(rf"\1 {month}", bare_of(line), count=1) if month and _is_day(line) else line):
            date = _with_year(entry[0], year)
            entries.append(Entry(date, entry[1], number))
            open_ = True
        elif open_ and (line[:1].isspace() or not _BULLET.match(line)) and not line.startswith("#"):
            entries[-1] = replace(entries[-1], what=f"{entries[-1].what} {line.strip()}".strip()[:MOST_CELL])
        else:
            named = "" if title or entries or left or len(line) >= LONG else line.strip("# \t")
            title, open_ = title or named, False
            left += [] if named else [number]
    return entries, title, left


def _month(line: str) -> str:
    """Return the month that a heading names, over the days below it; nothing where it names none."""
    found = _OVER.fullmatch(line.strip())
    points = understand(found[1]).points if found else ()
    return found[1] if found and points and points[0] and points[0].month and not points[0].day else ""


def bare_of(line: str) -> str:
    """Return a line without the sign of a list before it."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line.strip()


def _is_day(line: str) -> bool:
    return bool(_DAY.match(bare_of(line)))


def _unquoted(line: str) -> str:
    """Return a line without the quotation marks that a table of one column puts around it."""
    bare = line.strip()
    return bare[1:-1].replace('""', '"') if len(bare) > 1 and bare[0] == bare[-1] == '"' else line


def mostly_dated(text: str) -> bool:
    """Return whether most lines of a text begin with a date and say something behind it."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    found = [entry for line in lines if (entry := entry_of(line.strip('"'))) and entry[1]]
    return len(found) * 3 > len(lines) * 2 or (len(found) == len(lines) - 1 and bool(found))


def _with_year(date: str, year: str) -> str:
    """Return a date with the year of the heading above it, where it has none of its own."""
    points = understand(date).points
    if year and points and all(one and one.year is None for one in points):
        return f"{date} {year}"
    return date


def entry_of(line: str) -> tuple[str, str] | None:
    """Return the date and the text of a line, or None where it begins with no date.

    >>> entry_of("• 1989–1991 – Lists are kept"), entry_of("Tally pass – what we know")
    (('1989–1991', 'Lists are kept'), None)
    """
    bare = _unmarked(bare_of(line))
    best: tuple[str, str] | None = None
    for date, what in _cuts(bare):
        said = understand(date)
        if not said.wrong or (best is None and _nearly(date, said)):
            best = date, what
    return best or _led(bare)


def _cuts(line: str) -> Iterator[tuple[str, str]]:
    for found in _CUT.finditer(line[: _LONGEST_DATE + 3]):
        yield line[: found.start()].strip(" *_"), line[found.end() :].strip(" *_")


def _nearly(date: str, said: Parsed) -> bool:
    """Return whether a text stands for a date that is not known, or is one that does not exist."""
    if said.wrong in _NEAR or len(date) > 30:
        return False
    return bool(re.search(r"\d", date)) or date.casefold().strip("() ") in _UNDATED


_UNDATED = {
    "undated",
    "unknown",
    "n.d.",
    "no date",
    "date unknown",
    "tbc",
    "tbd",
    "tba",
    "undatiert",
    "ohne datum",
    "o. d.",
    "sans date",
    "s. d.",
    "sin fecha",
    "sem data",
    "без даты",
    "不详",
}


def _led(line: str) -> tuple[str, str] | None:
    """Return the date that a line begins with though nothing divides it from the text."""
    words = line.split()[:7]
    for count in range(len(words) - 1, 0, -1):
        date = " ".join(words[:count])
        said = understand(date.rstrip(",.;:"))
        if not said.wrong and re.search(r"\d", date) and re.search(r"\d{4}|\D\d{1,2}\D", f" {date} "):
            return date.rstrip(",.;:"), line[len(date) :].strip(" ,–—-")
    return None
