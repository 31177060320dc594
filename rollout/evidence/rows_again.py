"""Rows of a file that is too long to be held, read again as they are written, by their numbers."""

import csv
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import BinaryIO

from rollout.evidence.leftovers import preface
from rollout.evidence.table import Limits, Table, table

BEGIN = 1 << 20  # bytes in which the header stands
APART = 4_096  # rows from one whose place is remembered to the next
ANY = Limits(max_bytes=1 << 62, max_rows=1 << 62)
"""It was bounded when it was read before."""
MARK = b"\xef\xbb\xbf"
Row = tuple[str, ...]


class _Cursor:
    """Reads one row after another, and knows where the next begins."""

    def __init__(self, file: BinaryIO, separator: str) -> None:
        self._file, self._separator = file, separator
        self.go(0, 0)

    def go(self, number: int, place: int) -> None:
        """Go to the place at which a row begins."""
        self._file.seek(place)
        self.number, self.place = number, place
        self._rows = csv.reader(self._lines(), delimiter=self._separator)

    def _lines(self) -> Iterator[str]:
        for line in self._file:
            self.place += len(line)
            yield line.decode()

    def read(self) -> Row:
        """Return the next row; none where the file has ended."""
        self.number += 1
        return tuple(next(self._rows, ()))


class RowsAgain:
    """Gives rows of one file, which does not change meanwhile.

    Who asks first has it gone through up to the last row that is asked for. Where every so many rows begin is
    remembered, so that later ones are soon found.
    """

    def __init__(self, opened: Callable[[], BinaryIO]) -> None:
        """Take what opens the file."""
        self._opened, self._lock = opened, Lock()
        self._marks: list[tuple[int, int]] = []
        """Numbers of rows, and the place in the file at which each begins."""

    def __call__(self, numbers: Iterable[int]) -> dict[int, Row]:
        """Return rows by their numbers, as a spreadsheet counts them; raises OSError where there is no such file."""
        with self._opened() as file:
            begin = file.read(BEGIN)
            begin = begin[: begin.rfind(b"\n") + 1] or begin  # whole lines
            if (first := _plain(begin)) is None:
                file.seek(0)
                raw = table(file.read(), ANY)
                return {row: tuple(cells) for row, cells in enumerate(raw.rows, 1 + raw.skipped)}
            self._marks = self._marks or [(1, len(MARK) if first.bom else 0)]
            return dict(self._found(_Cursor(file, first.separator), sorted({*numbers})))

    def _found(self, cursor: _Cursor, wanted: Iterable[int]) -> Iterator[tuple[int, Row]]:
        for row in wanted:
            number, place = self._marks[bisect_right(self._marks, row, key=lambda mark: mark[0]) - 1]
            if number > cursor.number:
                cursor.go(number, place)
            cells: Row = ()
            while cursor.number <= row:
                cells = cursor.read()
                if cursor.number - self._marks[-1][0] >= APART:
                    self._remember(cursor.number, cursor.place)
            yield row, cells

    def _remember(self, number: int, place: int) -> None:
        with self._lock:
            if number > self._marks[-1][0]:  # another reader may just have been there
                self._marks.append((number, place))


def _plain(begin: bytes) -> Table | None:
    """Return how a table begins that is one from its first line on; None for any other."""
    first = table(begin, ANY)
    odd = first.line_end == "\r" or len(first.notices) > first.bom + (first.separator != ",")
    return None if odd or preface(begin.decode("utf-8-sig"))[1][1] else first
