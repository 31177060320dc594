"""Web pages (HTML), and what some programs save as XLS: the tables in them, as text.

Nothing is fetched and nothing run; what stands in scripts, styles and templates is not read.
"""

import re
from collections.abc import Iterator

from rollout.importing.tables import (
    MOST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Found,
    Grid,
    Row,
    refused,
    with_link,
)
from rollout.importing.texts import unescaped
from rollout.words.said import said

LARGEST_PAGE = 3_000_000  # characters
MOST_CELLS = 1_000_000  # those that reach over several counted as often as they stand
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]{0,15})\b((?:"[^"<]{0,2000}"|'[^'<]{0,2000}'|[^<>"'])*)>""", re.IGNORECASE)
_SPAN = re.compile(r"\b(row|col)span\s{0,9}=\s{0,9}[\"']?(\d{1,4})", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s{0,9}=\s{0,9}["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)
_BREAKS = ("br", "p", "div", "li")
_UNSEEN = ("script", "style", "template", "noscript")


def read(text: str) -> Found:
    """Return the tables of a page; raises DataError where it has none."""
    if len(text) > LARGEST_PAGE:
        raise refused(
            said("The page is larger than {n} MB.", n=LARGEST_PAGE // 1_000_000), said("Save its table as CSV.")
        )
    page = _Page()
    for before, closes, name, given in _pieces(_without_comments(text)):
        page.text(before)
        (page.end if closes else page.start)(name, given)
    if page.depth:
        page.end_row()  # many a table is never closed
    grids = [Grid(f"Table {n}", tuple(rows)) for n, rows in enumerate(page.tables, 1) if rows]
    if not grids:
        raise refused(said("The file is a web page without a table."), said("Save the list as CSV, XLSX or ODS."))
    return Found("html", tuple(grids))


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*parts, text[at:]])


def _pieces(text: str) -> Iterator[tuple[str, bool, str, str]]:
    """Yield the text before each tag, whether it closes, its name, and what it says; nothing of scripts and styles."""
    at, unseen = 0, ""
    for found in _TAG.finditer(text):
        closes, name = bool(found[1]), found[2].lower()
        if not unseen:
            yield text[at : found.start()], closes, name, found[3]
            unseen = name if name in _UNSEEN and not closes else ""
        elif closes and name == unseen:
            unseen = ""
        at = found.end()
    yield text[at:], True, "html", ""


class _Page:
    """What is read so far: a table within a cell is part of its text."""

    def __init__(self) -> None:
        self.tables: list[list[Row]] = []
        self.depth = self.number = self.place = self.count = 0
        self.cells: dict[int, str] = {}
        self.above: dict[int, tuple[int, str]] = {}
        """Cells that reach into the rows below: into how many, and what they say."""
        self.bits: list[str] | None = None
        self.rows, self.columns, self.address = 1, 1, ""

    def text(self, said: str) -> None:
        if self.bits is not None:
            self.bits.append(" ".join(f"|{said}|".split())[1:-1])

    def line(self) -> None:
        if self.bits is not None:
            self.bits.append("\n")

    def start(self, name: str, given: str) -> None:
        if name == "table":
            self.begin_table()
        elif self.depth == 1 and name == "tr":
            self.end_row()
            self.number += 1
        elif self.depth == 1 and name in ("td", "th"):
            self.end_cell()
            spans = {kind.lower(): max(int(figure), 1) for kind, figure in _SPAN.findall(given)}
            self.rows, self.columns = spans.get("row", 1), spans.get("col", 1)
            self.bits, self.address = [], ""
        elif name == "a" and (found := _HREF.search(given)):
            self.address = self.address or unescaped(found[1])
        elif name in _BREAKS:
            self.line()

    def begin_table(self) -> None:
        self.depth += 1
        if self.depth == 1:
            if len(self.tables) >= MOST_SHEETS:
                wrong = said("The page has more than {n} tables.", n=MOST_SHEETS)
                raise refused(wrong, said("Save the one with the list as CSV."))
            self.tables.append([])
            self.above, self.number = {}, 0

    def end(self, name: str, _: str) -> None:
        if name == "table" and self.depth:
            if self.depth == 1:
                self.end_row()
            self.depth -= 1
        elif self.depth == 1 and name in ("td", "th"):
            self.end_cell()
        elif name in _BREAKS:
            self.line()

    def end_cell(self) -> None:
        if self.bits is None:
            return
        lines = (" ".join(line.split()) for line in unescaped("".join(self.bits)).split("\n"))
        said = with_link("\n".join(filter(None, lines))[:MOST_CELL], self.address)
        self.bits = None
        self.fill()
        self.take(self.columns)
        for more in range(self.columns):
            self.cells[self.place] = "" if more else said
            if self.rows > 1:
                self.above[self.place] = self.rows, self.cells[self.place]
            self.place += 1

    def take(self, cells: int) -> None:
        """Count cells, empty ones too, for they cost as much; raises DataError where they are too many."""
        self.count += cells
        if self.place + cells > MOST_COLUMNS or self.count > MOST_CELLS:
            raise refused(said("A table of the page is larger than any list."), said("Save it as CSV."))

    def fill(self) -> None:
        """Go on to the first place of the row that no cell from above takes."""
        while self.place in self.above:
            self.cells[self.place] = self.above[self.place][1]
            self.place += 1

    def end_row(self) -> None:
        self.end_cell()
        if self.number:
            self.cells = {place: said for place, (_, said) in self.above.items()} | self.cells
            self.above = {place: (rows - 1, said) for place, (rows, said) in self.above.items() if rows > 1}
            self.place = 0
            self.take(len(self.above))
        if any(self.cells.values()):
            if len(self.tables[-1]) >= MOST_ROWS:
                raise refused(said("A table of the page has more than {n} rows.", n=MOST_ROWS), said("Split it."))
            cells = (self.cells.get(place, "") for place in range(max(self.cells) + 1))
            self.tables[-1].append(Row(self.number, tuple(cells)))
        self.cells, self.place = {}, 0
