"""The rows of a file as they are written, letter for letter: what a change of one letter shows in."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rollout.evidence.leftovers import preface
from rollout.evidence.table import Limits, Table, table

_MARK = 24  # figures of a digest by which a row is known


@dataclass(frozen=True, slots=True)
class RowText:
    """One row: its text without its line end, its line end, and its cells."""

    text: str
    end: str
    cells: tuple[str, ...]

    @property
    def mark(self) -> str:
        """What changes with the first changed letter of a cell, however that is quoted: a spreadsheet quotes anew."""
        cells = [cell.replace("\r\n", "\n").strip() for cell in self.cells]
        while cells and not cells[-1]:
            cells.pop()
        return sha256(repr(cells).encode()).hexdigest()[:_MARK]


@dataclass(frozen=True, slots=True)
class FileText:
    """A whole file: how it is read, what stands before its header, and its rows, the header first."""

    table: Table
    head: str
    rows: tuple[RowText, ...]
    skipped: int
    """Blank rows before the header, which a spreadsheet counts."""

    def number(self, place: int) -> int:
        """Return the number of a row as a spreadsheet counts it."""
        return place + 1 + self.skipped


def file_text(data: bytes, limits: Limits, known: Sequence[str]) -> FileText:
    """Return a file as it is written; raises DataError where the reader of events would refuse it as a whole.

    known: the columns of ours that a header may name.
    """
    raw = table(data, limits, known)
    deque(raw.rows, maxlen=0)  # says what is wrong where rows cannot be told apart
    text = data.decode()
    start = len("\ufeff") if raw.bom else 0
    skipped, (_, place) = preface(text[start:])
    start += place
    return FileText(raw, text[:start], tuple(_rows(text[start:], raw.separator)), skipped)


def _rows(text: str, separator: str) -> Iterator[RowText]:
    lines = [*io.StringIO(text, newline="")]
    rows = csv.reader(lines, delimiter=separator, strict=True)
    begin = 0
    for cells in rows:
        whole = "".join(lines[begin : rows.line_num])
        begin = rows.line_num
        bare = whole.rstrip("\r\n")
        yield RowText(bare, whole[len(bare) :], tuple(cells))
