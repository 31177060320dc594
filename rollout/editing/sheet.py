"""A file of rows as it is written, of which one can be changed while the bytes of every other stay as they are."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from rollout.editing.pieces import Rows
from rollout.evidence.content import Content
from rollout.evidence.header import canonical
from rollout.evidence.reader import STANDARD
from rollout.evidence.row_texts import RowText, file_text
from rollout.evidence.table import Limits
from rollout.evidence.vocabulary import COLUMNS
from rollout.evidence.writer import quoted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file: what stands before its header, and its rows, the header first."""

    head: str
    separator: str
    line_end: str
    rows: Rows
    skipped: int
    """Blank rows before the header, which a spreadsheet counts."""
    known: tuple[str, ...]
    """The names of columns that may be written in another way: ours."""

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return b"".join(self.rows.parts)

    @property
    def content(self) -> Content:
        """The same in parts, with its digest, as it is written: what has not changed is not copied."""
        return Content(self.rows.parts, self.rows.digest)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(map(len, self.rows.parts))

    @property
    def closed(self) -> bool:
        """Whether the last row has its line end."""
        return bool(self.rows[-1].end)

    @property
    def columns(self) -> Mapping[str, int]:
        """The places of the columns: of ours by our name, of others by their own."""
        return _columns(self.rows[0].cells, self.known)

    def named(self, name: str) -> str:
        """Return our name of a column, or its own where it is none of ours."""
        return _named(name, self.known)

    def number(self, place: int) -> int:
        """Return the number of a row as a spreadsheet counts it."""
        return place + 1 + self.skipped

    def place(self, number: int) -> int:
        """Return the place in `rows` of the row with a number."""
        return number - 1 - self.skipped

    def fields(self, place: int) -> dict[str, str]:
        """Return what a row holds, by column; empty cells left out."""
        return self._held(self.rows[place].cells)

    def read(self, text: str | None) -> dict[str, str]:
        """Return what a row that was written as this text held, by column; nothing of none, and of what is no row."""
        try:
            return self._held(_parsed(text or "", self.separator))
        except csv.Error:
            return {}

    def _held(self, cells: Sequence[str]) -> dict[str, str]:
        return {name: cells[at] for name, at in self.columns.items() if at < len(cells) and cells[at].strip()}

    def lacking(self, fields: Mapping[str, str]) -> list[str]:
        """Return the columns that the file has not, of those that are to hold something."""
        return [name for name, cell in fields.items() if cell and name not in self.columns]

    def changed(self, place: int, fields: Mapping[str, str]) -> "Sheet":
        """Return the file with other cells in one row; a column that it lacks is added at the end, for that row alone.

        A cell that is to hold what it holds keeps its bytes.
        """
        whole = self._with(self.lacking(fields))
        row = whole.rows[place]
        columns = whole.columns
        new = {columns[name]: cell for name, cell in fields.items() if name in columns}
        return whole._put(place, row, new)

    def added(self, fields: Mapping[str, str]) -> "Sheet":
        """Return the file with a further row at its end."""
        whole = self._with(self.lacking(fields))
        columns = whole.columns
        cells = [""] * len(whole.rows[0].cells)
        for name, cell in fields.items():
            if name in columns:
                cells[columns[name]] = cell
        text = self.separator.join(quoted(cell, self.separator) for cell in cells)
        return whole.inserted(len(whole.rows), text or '""')

    def inserted(self, place: int, text: str) -> "Sheet":
        """Return the file with a row of this text at a place; the end of the file stays as it is, closed or not."""
        before = self.rows[place - 1]
        end = self.line_end if place < len(self.rows) else before.end
        row = RowText(text, end, tuple(_parsed(text, self.separator)))
        closed = self.rows if before.end else self.rows.put(place - 1, replace(before, end=self.line_end))
        return replace(self, rows=closed.inserted(place, row))

    def without(self, place: int) -> "Sheet":
        """Return the file without a row; the end of the file stays as it is, closed or not.

        But an empty row keeps its line end: it would be none without.
        """
        rows, end = self.rows.without(place), self.rows[place].end
        if place == len(rows) and rows[-1].end != end and (rows[-1].text or end):
            rows = rows.put(place - 1, replace(rows[-1], end=end))
        return replace(self, rows=rows)

    def put(self, place: int, text: str) -> "Sheet":
        """Return the file with a row written as this text."""
        row = replace(self.rows[place], text=text, cells=tuple(_parsed(text, self.separator)))
        return replace(self, rows=self.rows.put(place, row))

    def _put(self, place: int, row: RowText, new: Mapping[int, str]) -> "Sheet":
        """Return the file with other cells at these places of a row."""
        pieces = [*_pieces(row.text, self.separator)] if row.cells else []
        wanted = {at: cell for at, cell in new.items() if (row.cells[at] if at < len(row.cells) else "") != cell}
        for at, cell in wanted.items():
            pieces += [""] * (at + 1 - len(pieces))
            pieces[at] = quoted(cell, self.separator, pieces[at].startswith('"'))
        return self.put(place, self.separator.join(pieces) or '""') if wanted else self

    def _with(self, names: Sequence[str]) -> "Sheet":
        """Return the file with further columns in its header."""
        wide = len(self.rows[0].cells)
        return self._put(0, self.rows[0], {wide + at: name for at, name in enumerate(names)})


def sheet(data: bytes, limits: Limits = STANDARD, known: Sequence[str] = tuple(COLUMNS)) -> Sheet:
    """Return a file as it is written; raises DataError where the reader of events would refuse it as a whole.

    known: the columns of ours that a header may name.
    """
    found = file_text(data, limits, known)
    rows = Rows.of(found.rows, found.head)
    return Sheet(found.head, found.table.separator, found.table.line_end, rows, found.skipped, tuple(known))


def _named(name: str, known: Sequence[str]) -> str:
    return canonical(name) if canonical(name) in known else name.strip()


@lru_cache(maxsize=64)  # a key that is pressed asks some ten times
def _columns(header: tuple[str, ...], known: tuple[str, ...]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        if name.strip():
            found.setdefault(_named(name, known), place)
    return MappingProxyType(found)


def _parsed(text: str, separator: str) -> list[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = next(rows, [])
    if next(rows, None) is not None:
        raise csv.Error  # it would be two
    return row


def _pieces(text: str, separator: str) -> Iterator[str]:
    """Yield the cells of a row as they are written, quotation marks and all."""
    piece = re.compile(f'"[^"]*(?:""[^"]*)*"|[^{separator}]*')
    at = 0
    while at <= len(text) and (found := piece.match(text, at)):
        yield found[0]
        at = found.end() + 1
