"""Word documents (DOCX): every table of the text, or its lines where it has none.

Comments, properties and what was deleted are not read.
"""

from dataclasses import dataclass, field, replace

from rollout.importing import prose
from rollout.importing.packed import Attributes, opened, part, walk
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Found, Grid, Row, refused
from rollout.words.said import said


def read(data: bytes) -> Found:
    """Return the tables of a document, those in cells of others as part of their text; its lines where it has none."""
    archive = opened(data)
    links = _Links()
    walk(part(archive, "word/_rels/document.xml.rels"), links.start, _nothing, _nothing)
    found = _Document(links.places)
    walk(part(archive, "word/document.xml"), found.start, found.end, found.text)
    grids = [Grid(f"Table {number}", tuple(rows)) for number, rows in enumerate(found.tables, 1) if rows]
    if not grids:
        return replace(prose.pasted("\n".join(found.lines)), format="docx")
    return Found("docx", tuple(grids))


def _nothing(_: str) -> None:
    return None


@dataclass(slots=True)
class _Links:
    places: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, given: Attributes) -> None:
        if name == "Relationship" and given.get("Target", "").startswith("http"):
            self.places[given.get("Id", "")] = given["Target"]


@dataclass(slots=True)
class _Document:
    links: dict[str, str]
    tables: list[list[Row]] = field(default_factory=list)
    depth: int = 0
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    span: int = 1
    number: int = 0
    continued: bool = False
    """Whether the cell at hand is one with that above it."""
    taken: bool = False
    """Whether the text at hand is read: a run's, not a field's code nor a deletion."""

    def start(self, name: str, given: Attributes) -> None:
        if name == "tbl":
            self.begin_table()
        elif self.depth == 1 and name in ("tr", "tc", "gridSpan", "vMerge"):
            self.begin(name, given)
        else:
            self.begin_text(name, given)

    def begin_table(self) -> None:
        self.depth += 1
        if self.depth == 1:
            self.tables.append([])
            self.number, self.lines = 0, []

    def begin(self, name: str, given: Attributes) -> None:
        if name == "tr":
            self.cells, self.number = [], self.number + 1
        elif name == "tc":
            self.lines, self.span, self.continued = [], 1, False
        elif name == "vMerge":
            self.continued = given.get("val") != "restart"
        else:
            self.span = min(int(given.get("val", 1)), MOST_COLUMNS)

    def begin_text(self, name: str, given: Attributes) -> None:
        if name == "p":
            self.lines.append("")
        elif name == "t":
            self.taken = True
        elif name in ("br", "tab", "cr"):
            self.add("\n" if name != "tab" else " ")
        elif name == "hyperlink" and given.get("id") in self.links:
            self.lines.append(self.links[given["id"]])

    def text(self, text: str) -> None:
        if self.taken:
            self.add(text)

    def add(self, text: str) -> None:
        self.lines[-1:] = ["".join(self.lines[-1:]) + text]

    def cell(self) -> str:
        """Return what a cell says, or the one above that it is one with."""
        above = self.tables[-1][-1].cells if self.continued and self.tables[-1] else ()
        text = "\n".join(filter(None, self.lines)).strip()[:MOST_CELL]
        return text or (above[len(self.cells)] if len(self.cells) < len(above) else "")

    def end(self, name: str) -> None:
        if name == "t":
            self.taken = False
        elif name == "tbl":
            self.depth -= 1
        elif name == "tc" and self.depth == 1:
            self.cells += [self.cell(), *[""] * (self.span - 1)]
        elif name == "tr" and self.depth == 1 and any(self.cells):
            rows = self.tables[-1]
            if len(rows) >= MOST_ROWS or len(self.cells) > MOST_COLUMNS:
                raise refused(said("A table of the document is larger than any list."), said("Split it."))
            rows.append(Row(self.number, tuple(self.cells)))
