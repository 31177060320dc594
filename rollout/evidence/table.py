"""Bytes to rows of cells: what the file is, how it is written, and why it cannot be read at all."""

import csv
import hashlib
import io
import unicodedata
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rollout.evidence.encoding import decode, refusal, reject_disguise
from rollout.evidence.header import Header, canonical, header
from rollout.evidence.leftovers import EMPTY, before, gaps, header_below, is_nothing, joined, preface, without
from rollout.evidence.problems import DataError
from rollout.evidence.text import HIDDEN, REFUSED
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.said import said
from rollout.words.say import later


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused."""

    max_bytes: int = 5_000_000
    max_rows: int = 20_000
    max_cell: int = 10_000
    """Characters."""
    max_columns: int = 600


@dataclass(frozen=True, slots=True)
class Table:
    """The file as rows of cells, nothing left out, and how it was written."""

    rows: Iterator[list[str]]
    """The header first, blank lines as empty lists, read as they are asked for: a million are never held at once.

    Raises DataError where rows cannot be told apart or are too many.
    """
    count: int
    """Rows below the header, about: a line break in a cell counts as one."""
    careful: bool
    """Whether a cell may hold characters to refuse or leave out, or text not in NFC; most files hold none."""
    separator: str
    bom: bool
    line_end: str
    closed: bool
    """Whether the last row ends with a line end."""
    notices: tuple[str, ...]
    skipped: int = 0
    """Blank rows before the header, which a spreadsheet counts."""


LONGEST_HEADER = 20_000  # characters that are looked at for a separator
FAR = 10  # times the columns allowed: so many more that none of the separators in quotation marks can matter
SHEET = 16_384  # columns of a spreadsheet, which may leave a separator behind for each
HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])  # in a file that holds nothing else no cell needs a look
SEPARATORS = {",": later("commas"), ";": later("semicolons"), "\t": later("tabs")}


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def table(data: bytes, limits: Limits, known: Iterable[str] = COLUMNS) -> Table:
    """Return the rows, or raise DataError with one problem of the whole file that names what it is.

    known: the columns that a header may name, by which the separator is found.
    """
    columns = tuple(known)
    if len(data) > limits.max_bytes:
        wrong = said("The file is larger than {n} MB; no more is read.", n=f"{limits.max_bytes / 1e6:.3g}")
        raise refusal(wrong, said("Split it, or delete what is not needed."))
    reject_disguise(data)
    text = decode(data)
    bom = text.startswith("\ufeff")
    text = text[1:] if bom else text
    if is_nothing(text):
        raise refusal(said("The file is empty."), said("Begin with a header: {names}.", names=", ".join(columns)))
    skipped, line = preface(text)
    data, text = data.removeprefix(BOM_UTF8)[len(text[: line[1]].encode()) :], text[line[1] :]
    first = text[: min(place for place in (text.find("\n"), text.find("\r"), len(text)) if place >= 0)]
    line_end = next((end for end in ("\r\n", "\n", "\r") if text.startswith(end, len(first))), "\n")
    separator = _separator(first[:LONGEST_HEADER], columns)
    _reject_crowd(data, first, separator, limits)
    notices = before(skipped, line[0])
    if bom:
        notices.append(said("The file begins with a byte-order mark: accepted and kept."))
    if separator != ",":
        between = said(SEPARATORS[separator])
        notices.append(said("Cells are separated by {what}, not commas: accepted and kept.", what=between))
    if line_end == "\r":
        notices.append(said("Lines end as on old Macintosh computers: accepted and kept."))
    careful, closed = needs_care(data.removeprefix(BOM_UTF8), text), text.endswith(("\n", "\r"))
    count = data.count(b"\r" if line_end == "\r" else b"\n") - closed
    rows = rows_of(_lines(data), separator, limits)
    if empty := gaps(rows_of(_lines(data), separator, limits)):
        rows = without(rows, empty)
        notices.append(said("Empty columns without a name ({n}) are left out.", n=len(empty)))
    return Table(rows, count, careful, separator, bom, line_end, closed, tuple(notices), skipped)


def headed(raw: Table, most: int, known: Mapping[str, bool] = COLUMNS, spoken: Collection[str] = ()) -> Header:
    """Return what the first row says, or raise DataError: for the rows, where they cannot be told apart further down.

    most: columns. known: every column of ours in order, and whether each row must fill it. spoken: those
    that may stand in another language too.
    """
    first = next(raw.rows)
    filled = max((place for place, name in enumerate(first, 1) if name.strip()), default=len(first))
    try:
        found = header(first[:filled], most, known, spoken)
    except DataError:
        strange = not any(canonical(name) in known for name in first)
        if strange and (wrong := joined(first, known)):
            raise refusal(wrong, said("Save it again as CSV, with commas between the cells.")) from None
        row = header_below(raw.rows, known) if strange else 0
        deque(raw.rows, maxlen=0)
        if row:
            words = later("The header stands in row {row}; the first row must hold the column names.")
            raise refusal(said(words, row=row + raw.skipped), said("Delete what stands above it.")) from None
        raise
    if filled < len(first):
        notice = said("Empty columns at the end of the header ({n}) are left out.", n=len(first) - filled)
        return replace(found, notices=(*found.notices, notice))
    return found


def _reject_crowd(data: bytes, first: str, separator: str, limits: Limits) -> None:
    """Refuse what has far too many columns or rows before anything is made of them."""
    last = FAR * limits.max_columns
    if first.count(separator) >= max(SHEET, last) or first.rstrip(EMPTY).count(separator) > last:
        wrong = said("The header has far more than {n} columns.", n=limits.max_columns)
        raise refusal(wrong, said("Delete the columns that nobody needs."))
    if data.count(b"\n") > limits.max_rows + 1:
        deque(rows_of(_lines(data), separator, limits), maxlen=0)


def _separator(first: str, columns: Collection[str]) -> str:
    """Return the separator that finds most of our column names in the first line, a comma if none does."""

    def ours(separator: str) -> int:
        try:
            names = next(csv.reader([first], delimiter=separator, strict=True), [])
        except csv.Error:
            return 0
        return sum(canonical(name) in columns for name in names)

    return max(SEPARATORS, key=ours)


def needs_care(data: bytes, text: str) -> bool:
    """Return whether a cell of a text may hold characters to refuse or leave out, or is not in NFC."""
    rest = data.translate(None, HARMLESS)
    if not rest:
        return False
    # A carriage return that ends no row stands in quotation marks.
    if b"\r" in rest and b'"' in data:
        return True
    once = "".join(set(rest.decode()) - {"\r"})
    return bool(REFUSED.search(once) or HIDDEN.search(once)) or not unicodedata.is_normalized("NFC", text)


def _lines(data: bytes) -> Iterable[str]:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")


def rows_of(lines: Iterable[str], separator: str, limits: Limits) -> Iterator[list[str]]:
    """Yield the cells of each row; raises DataError where rows cannot be told apart or are too many."""
    most, widest, filled, count = limits.max_rows, FAR * limits.max_columns, 0, 0
    try:
        for count, row in enumerate(csv.reader(lines, delimiter=separator, strict=True), 1):
            filled += any(row)
            # Empty rows do not count, but they too must end somewhere.
            if filled > most + 1:
                wrong = said("The file has more than {n} rows.", n=most)
                raise refusal(wrong, said("Split it, or start with a higher --max-rows."))
            if count > 2 * most + 1000:
                wrong = said("The file has more than {n} empty rows.", n=most)
                raise refusal(wrong, said("Delete the empty rows."))
            if len(row) > widest and (len(row) > max(SHEET, widest) or any(map(str.strip, row[widest:]))):
                wrong = said("Row {row} has {n} cells; it is damaged.", row=str(count), n=len(row))
                raise refusal(wrong, said("Delete the separators that end it."))
            yield row
    except csv.Error as error:
        raise _broken(str(error), count + 1) from None


def _broken(reason: str, row: int) -> DataError:
    """Return the refusal for rows that cannot be told apart from `row` on."""
    where = str(row)
    if "field limit" in reason:
        words = later("A cell of row {row} is longer than {n} characters.")
        example = said("Look for a quotation mark that is opened in it and never closed.")
        return refusal(said(words, row=where, n=csv.field_size_limit()), example)
    if "end of data" in reason:
        wrong = said("A quotation mark opened in row {row} is never closed.", row=where)
        return refusal(wrong, said('Close it with "; inside a quoted cell write "" for each quotation mark.'))
    wrong = said(
        "The quotation marks of row {row} do not pair: one is never closed, or text follows a closing one.", row=where
    )
    return refusal(wrong, said('Close the cell before the separator; inside it write "" for each quotation mark.'))
