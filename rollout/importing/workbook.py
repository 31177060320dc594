"""Excel workbooks (XLSX): the sheets that are shown, each cell as the text that its sheet shows.

A day stands for as much as its format shows: `mmm yyyy` is a month, `yyyy` a year. Formulas are not run; what was
last computed is what they say. An address that a cell leads to stands behind its text. Links to other
files, pictures, comments and properties are not looked at.
"""

import posixpath
import re
from dataclasses import dataclass, field

from rollout.importing.days import BUILT_IN, day_text, shown
from rollout.importing.packed import Attributes, Packed, opened, part, walk
from rollout.importing.spans import column_of, filled, linked
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Found, Grid, Row, refused
from rollout.importing.yearless import settled
from rollout.words.said import said

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DOWN = re.compile(r"([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})")
_ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")


def read(data: bytes) -> Found:
    """Return every sheet of a workbook that is shown."""
    archive = opened(data)
    sheets, epoch = _sheets(part(archive, "xl/workbook.xml"), part(archive, "xl/_rels/workbook.xml.rels"))
    strings = _strings(part(archive, "xl/sharedStrings.xml"))
    formats = _formats(part(archive, "xl/styles.xml"))
    grids = [_sheet(archive, name, place, strings, formats, epoch) for name, place in sheets]
    shown, said = settled(grids)
    return Found("xlsx", shown, warnings=said)


def _sheets(book: bytes, links: bytes) -> tuple[list[tuple[str, str]], int]:
    """Return the name and place of each sheet that is shown, and the year from which days are counted."""
    places: dict[str, str] = {}
    shown: list[tuple[str, str]] = []
    epoch = [1900]

    def link(name: str, given: Attributes) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            places[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", "")))[1:]

    def sheet(name: str, given: Attributes) -> None:
        if name == "workbookPr" and given.get("date1904", "0") in ("1", "true"):
            epoch[0] = 1904
        if name == "sheet" and given.get("state", "visible") == "visible":
            shown.append((given.get("name", ""), given.get("id", "")))

    walk(links, link, _nothing, _nothing)
    walk(book, sheet, _nothing, _nothing)
    if not shown:
        raise refused(said("The workbook shows no sheet."), said("Save the list as CSV."))
    if len(shown) > MOST_SHEETS:
        wrong = said("The workbook has more than {n} sheets.", n=MOST_SHEETS)
        raise refused(wrong, said("Save the one with the list as CSV."))
    return [(name, places[key]) for name, key in shown if key in places], epoch[0]


def _nothing(_: str) -> None:
    return None


@dataclass(slots=True)
class _Strings:
    texts: list[str] = field(default_factory=list)
    bits: list[str] | None = None
    spoken: bool = False
    """Whether the text stands beside a word to say how it is spoken."""

    def start(self, name: str, _: Attributes) -> None:
        if name == "si":
            self.bits = []
        self.spoken = self.spoken or name == "rPh"

    def end(self, name: str) -> None:
        if name == "si" and self.bits is not None:
            self.texts.append("".join(self.bits)[:MOST_CELL])
            self.bits = None
        self.spoken = self.spoken and name != "rPh"

    def text(self, text: str) -> None:
        if self.bits is not None and not self.spoken:
            self.bits.append(text)


def _strings(data: bytes) -> list[str]:
    found = _Strings()
    walk(data, found.start, found.end, found.text)
    return found.texts


def _formats(data: bytes) -> list[str]:
    """Return for each style what of a day it shows, as letters: y, m, d, h, s; none for a number."""
    codes: dict[int, str] = dict(BUILT_IN)
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, given: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[int(given.get("numFmtId", "0"))] = shown(given.get("formatCode", ""))
        if name == "xf" and "cellXfs" in inside:
            styles.append(codes.get(int(given.get("numFmtId", "0")), ""))

    def end(_: str) -> None:
        inside.pop()

    walk(data, start, end, _nothing)
    return styles


@dataclass(slots=True)
class _Sheet:
    strings: list[str]
    formats: list[str]
    epoch: int
    rows: list[Row] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    cells: dict[int, str] = field(default_factory=dict)
    row: int = 0
    column: int = -1
    kind: str = ""
    style: int = 0
    bits: list[str] | None = None
    spoken: bool = False
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    """Cells that are one from a row to another: their column, and both rows."""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """Cells that lead somewhere: their row and column, and by which name the sheet knows the address."""

    def start(self, name: str, given: Attributes) -> None:
        if name == "row":
            self.row, self.column, self.cells = int(given.get("r", self.row + 1)), -1, {}
        elif name == "c":
            place = _REFERENCE.fullmatch(given.get("r", ""))
            self.column = column_of(place[1]) if place else self.column + 1
            self.kind, self.style = given.get("t", "n"), int(given.get("s", 0))
        elif name in ("v", "t"):
            self.bits = self.bits or []
        elif name == "rPh":
            self.spoken = True
        elif name == "mergeCell" and (place := _DOWN.fullmatch(given.get("ref", ""))):
            self.merged.append((column_of(place[1]), int(place[2]), int(place[3])))
        elif name == "hyperlink" and (place := _REFERENCE.fullmatch(given.get("ref", ""))):
            self.links.append((int(place[2]), column_of(place[1]), given.get("id", "")))
        elif name == "col" and given.get("hidden") in ("1", "true"):
            last = min(int(given.get("max", 0)), MOST_COLUMNS)
            self.hidden.update(range(int(given.get("min", 1)) - 1, last))

    def text(self, text: str) -> None:
        if self.bits is not None and not self.spoken:
            self.bits.append(text)

    def end(self, name: str) -> None:
        if name == "c" and self.bits is not None:
            if self.column < MOST_COLUMNS and (text := self.value("".join(self.bits))):
                self.cells[self.column] = text[:MOST_CELL]
            self.bits = None
        elif name == "rPh":
            self.spoken = False
        elif name == "row" and self.cells:
            if len(self.rows) >= MOST_ROWS:
                raise refused(said("A sheet has more than {n} rows.", n=MOST_ROWS), said("Split it."))
            width = max(self.cells) + 1
            self.rows.append(Row(self.row, tuple(self.cells.get(place, "") for place in range(width))))

    def value(self, text: str) -> str:
        """Return what a cell shows."""
        if self.kind == "s":
            place = int(text) if text.isdecimal() else len(self.strings)
            return self.strings[place].strip() if place < len(self.strings) else ""
        if self.kind == "b":
            return "yes" if text == "1" else "no"
        if self.kind != "n":
            return "" if self.kind == "e" and text in _ERRORS else text.strip()
        parts = self.formats[self.style] if self.style < len(self.formats) else ""
        try:
            number = float(text)
        except ValueError:
            return ""
        if parts and -700_000 < number < 3_000_000:
            return day_text(number, parts, self.epoch)
        return f"{number:.15g}"


def _sheet(archive: Packed, name: str, place: str, strings: list[str], formats: list[str], epoch: int) -> Grid:
    found = _Sheet(strings, formats, epoch)
    walk(part(archive, place), found.start, found.end, found.text)
    links = part(archive, f"{posixpath.dirname(place)}/_rels/{posixpath.basename(place)}.rels")
    rows = filled(linked(found.rows, found.links, links), found.merged)
    return Grid(name, tuple(rows), hidden=frozenset(found.hidden), epoch=epoch)
