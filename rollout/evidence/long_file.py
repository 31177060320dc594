"""A file that is too long to be held, read row by row: what is said of it is what `reader` says."""

import hashlib
import io
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from rollout.evidence import reader
from rollout.evidence.beside import Beside
from rollout.evidence.by_row import ByRow, Into
from rollout.evidence.columns import MEMORY
from rollout.evidence.companions import read_beside
from rollout.evidence.event import Dataset, Event
from rollout.evidence.file_names import file_called
from rollout.evidence.gc import gc_paused
from rollout.evidence.problems import DataError
from rollout.evidence.table import Limits, Table, headed, needs_care, rows_of, table

PIECE = 1 << 20  # bytes of the file that are looked at together
KEEP = 200_000  # rows after which it is kept how far the file is read


@dataclass(frozen=True, slots=True)
class Found:
    """What is said of a file but for its events; and rows whose events were given away and turned out wrong later."""

    dataset: Dataset
    late: frozenset[int]


@gc_paused()
def read_long(
    file: BinaryIO,
    name: str,
    limits: Limits,
    beside: Beside,
    take: Callable[[Event], None],
    into: Into,
    tell: Callable[[int, int], None] = lambda *_: None,
) -> Found | None:
    """Give away each event as soon as it is read, in the order of the file; None where this file must be read whole.

    That is one with lines before its header, with reviews beside it, or that cannot be read: `reader` says why. into:
    where its reading was ended before, it is taken up. Raises DataError.
    """
    name, near = file_called(name), read_beside(beside, limits)
    settings, sources, reviews = near
    if reviews.all or (opened := _opened(file, limits)) is None:
        return None
    raw, own = opened
    rows = reader.rows_for(raw, headed(raw, limits.max_columns), limits, settings, name, MEMORY)
    rows.supported, rows.register.rows, rows.ids.more = sources.supported, into.ids, into.made
    by_row, kept = ByRow(rows, near, take, into.wrong), into.kept(own)
    numbered, count = enumerate(raw.rows, 2), kept.rows
    if count:
        tell(count, max(count, raw.count))
        by_row.again(islice(numbered, count), kept)
    for row, cells in numbered:
        by_row.read(row, cells)
        count = row - 1
        if count % reader.EVERY == 0:
            tell(count, max(count, raw.count))
        if count % KEEP == 0:
            into.keep(own, by_row.kept(count))
    if count > kept.rows and count % KEEP:
        into.keep(own, by_row.kept(count))
    reader.settle(rows)
    dataset = reader.described(raw, rows, near, beside.digest(own, name), name)
    late = by_row.given.intersection(problem.row for problem in rows.problems if problem.row is not None)
    return Found(replace(dataset, rows=count - len(rows.empty)), frozenset(late))


def _opened(file: BinaryIO, limits: Limits) -> tuple[Table, str] | None:
    """Return the rows of a file, and its digest; None where it is not a plain table in UTF-8."""
    begin = file.read(PIECE)
    begin = begin[: begin.rfind(b"\n") + 1]  # whole lines
    try:
        first = table(begin, limits)
    except DataError:
        return None
    if first.skipped or len(first.notices) > first.bom + (first.separator != ",") or first.line_end == "\r":
        return None
    looked = _Look(first.line_end)
    file.seek(0)
    try:
        for piece in _pieces(file):
            looked.take(piece)
        looked.end()
    except UnicodeDecodeError:
        return None
    if looked.null or looked.size > limits.max_bytes:
        return None
    file.seek(0)
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    count = looked.count - looked.closed
    raw = replace(
        first,
        rows=_kept(lines, first.separator, limits),
        count=count,
        careful=looked.careful,
        closed=looked.closed,
    )
    return raw, looked.digest


def _kept(lines: io.TextIOWrapper, separator: str, limits: Limits) -> Iterator[list[str]]:
    """Yield the rows, and leave the file open to whoever opened it."""
    try:
        yield from rows_of(lines, separator, limits)
    finally:
        if not lines.closed:  # by whoever was interrupted
            lines.detach()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece + file.readline(PIECE)


class _Look:
    """A look at all bytes of a file, piece by piece, each of whole lines where lines are not very long."""

    def __init__(self, line_end: str) -> None:
        self._digest, self._decoder = hashlib.sha256(), getincrementaldecoder("utf-8")()
        self.count = self.size = 0
        self.careful = self.null = self.closed = False

    def take(self, piece: bytes) -> None:
        """Look at the next piece; raises UnicodeDecodeError where it is not in UTF-8."""
        self._digest.update(piece)
        text = self._decoder.decode(piece)
        if not self.size:
            piece, text = piece.removeprefix(BOM_UTF8), text.removeprefix("\ufeff")
        self.count += piece.count(b"\n")
        self.size += len(piece)
        self.null = self.null or 0 in piece
        self.careful = self.careful or needs_care(piece, text)
        self.closed = piece.endswith((b"\n", b"\r"))

    def end(self) -> None:
        """Look at the end; raises UnicodeDecodeError where it is that of half a character."""
        self._decoder.decode(b"", final=True)

    @property
    def digest(self) -> str:
        """The digest of what was looked at."""
        return self._digest.hexdigest()
