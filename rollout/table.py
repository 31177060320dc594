"""Bytes to rows of cells: what the file is, how it is written, and why it cannot be read at all."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rollout.errors import DataError, Problem
from rollout.header import canonical
from rollout.text import HIDDEN, REFUSED
from rollout.vocabulary import COLUMNS


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused."""

    max_bytes: int = 5_000_000
    max_rows: int = 20_000
    max_cell: int = 10_000
    """Characters."""
    max_columns: int = 64


@dataclass(frozen=True, slots=True)
class Table:
    """The file as rows of cells, nothing left out, and how it was written."""

    rows: list[tuple[str, ...]]
    """The header first, blank lines as empty tuples: `rows[i]` is row i + 1 of a spreadsheet."""
    careful: bool
    """Whether a cell may hold characters to refuse or leave out, or text not in NFC; most files hold none."""
    separator: str
    bom: bool
    line_end: str
    closed: bool
    """Whether the last row ends with a line end."""
    notices: tuple[str, ...]


SAVE_AS = "Save it again as CSV with the encoding UTF-8."
WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
DISGUISES = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file (XLS, DOC)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF text"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)
PACKED = (
    (b"xl/workbook", "an Excel workbook (XLSX)"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
    (b"", "a zip archive"),
)
CHINESE = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]){2}")
SHARING = 4096  # rows whose texts are kept once, however often they return
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def table(data: bytes, limits: Limits, known: Iterable[str] = COLUMNS) -> Table:
    """Return the rows, or raise DataError with one problem of the whole file that names what it is.

    known: the columns that a header may name, by which the separator is found.
    """
    columns = tuple(known)
    if len(data) > limits.max_bytes:
        size, most = (f"{count / 1e6:.3g} MB" for count in (len(data), limits.max_bytes))
        raise _refusal(f"The file has {size}; at most {most} are read.", "Split it, or delete what is not needed.")
    _reject_disguise(data)
    text = _decode(data)
    bom = text.startswith("\ufeff")
    text = text[1:] if bom else text
    if not text.strip():
        raise _refusal("The file is empty.", f"Begin with a header: {', '.join(columns)}.")
    first_end = re.search(r"\r\n|\n|\r", text)
    line_end = first_end[0] if first_end else "\n"
    separator = _separator(re.split(r"[\r\n]", text, maxsplit=1)[0], columns)
    notices = []
    if bom:
        notices.append("The file begins with a byte-order mark: accepted and kept.")
    if separator != ",":
        notices.append(f"Cells are separated by {SEPARATORS[separator]}, not commas: accepted and kept.")
    if line_end == "\r":
        notices.append("Lines end as on old Macintosh computers: accepted and kept.")
    careful, closed = _needs_care(text), text.endswith(("\n", "\r"))
    del text  # a million rows are large enough once
    rows = _rows(data, separator, limits.max_rows)
    return Table(rows, careful, separator, bom, line_end, closed, tuple(notices))


def _refusal(wrong: str, example: str, found: str = "") -> DataError:
    return DataError((Problem(None, None, found, wrong, example),))


def _reject_disguise(data: bytes) -> None:
    name = ""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        name = next(kind for mark, kind in PACKED if mark in data)
    else:
        start = data.removeprefix(b"\xef\xbb\xbf")[:512].lstrip().lower()
        name = next((kind for mark, kind in DISGUISES if start.startswith(mark.lower())), "")
    if name:
        raise _refusal(f"The file is {name}, whatever its name says.", "Save it as CSV (UTF-8) and open that.")


def _decode(data: bytes) -> str:
    wide = next((kind for mark, kind in WIDE if data.startswith(mark)), "")
    sample = data[:4096]
    if not wide and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) / 5:
        wide = "UTF-16"
    if wide:
        raise _refusal(f"The file is in the encoding {wide}; only UTF-8 is read.", SAVE_AS)
    if (place := data.find(0)) >= 0:
        wrong = f"Line {_line(data, place)} of the file holds the character NUL, which no text has."
        raise _refusal(wrong, "Restore the file from a copy, or save it again as CSV.", "U+0000")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None


def _not_utf8(data: bytes, place: int) -> DataError:
    """Return the refusal that names the encoding which the bytes from `place` on suggest."""
    where, found = f"line {_line(data, place)}", f"byte 0x{data[place]:02X}"
    if data[place] == 0xED and data[place + 1 : place + 2] >= b"\xa0":
        wrong = f"Half a character (a lone surrogate) stands in {where}."
        return _refusal(wrong, f"Delete it. {SAVE_AS}")
    if not data[:place].isascii():
        if place > len(data) - 4 and min(data[place:]) >= 0x80:
            return _refusal("The file breaks off in the middle of a character.", "Copy the file again.")
        wrong = f"The file is UTF-8 as far as {where}, where something in another encoding stands."
        return _refusal(wrong, f"Type that line again. {SAVE_AS}", found)
    kind = "GBK or GB18030" if CHINESE.match(data, place) else "Latin-1 or Windows-1252"
    return _refusal(f"The file is not UTF-8: from {where} on it looks like {kind}.", SAVE_AS, found)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _separator(first: str, columns: Collection[str]) -> str:
    """Return the separator that finds most of our column names in the first line, a comma if none does."""

    def ours(separator: str) -> int:
        try:
            names = next(csv.reader([first], delimiter=separator, strict=True), [])
        except csv.Error:
            return 0
        return sum(canonical(name) in columns for name in names)

    return max(SEPARATORS, key=ours)


def _needs_care(text: str) -> bool:
    letters = set(text)
    if "\r" in letters:
        if '"' in letters:
            return True
        letters.remove("\r")
    once = "".join(letters)
    return bool(REFUSED.search(once) or HIDDEN.search(once)) or not unicodedata.is_normalized("NFC", text)


def _rows(data: bytes, separator: str, most: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    filled = 0
    shared: dict[str, str] = {}
    keep = shared.setdefault
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            if len(rows) == SHARING:
                keep = shared.get
            rows.append(tuple(map(keep, row, row)))
            filled += any(row)
            # Empty rows do not count, but they too must end somewhere.
            if filled > most + 1 or len(rows) > 2 * most + 1000:
                wrong = f"The file has more than {most:,} rows."
                raise _refusal(wrong, "Split it, or start with a higher --max-rows.")
    except csv.Error as error:
        raise _broken(str(error), len(rows) + 1) from None
    return rows


def _broken(reason: str, row: int) -> DataError:
    """Return the refusal for rows that cannot be told apart from `row` on."""
    if "field limit" in reason:
        wrong = f"A cell of row {row} is longer than {csv.field_size_limit():,} characters."
        return _refusal(wrong, "Look for a quotation mark that is opened in it and never closed.")
    if "end of data" in reason:
        wrong = f"A quotation mark opened in row {row} is never closed."
        return _refusal(wrong, 'Close it with "; inside a quoted cell write "" for each quotation mark.')
    wrong = f"The quotation marks of row {row} do not pair: one is never closed, or text follows a closing one."
    return _refusal(wrong, 'Close the cell before the separator; inside it write "" for each quotation mark.')
