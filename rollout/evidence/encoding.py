"""What a file is in truth, and its bytes as text: UTF-8, or a refusal that names what it is instead."""

import re
from itertools import chain

from rollout.evidence.problems import DataError, Problem

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
    (b"begin:vcalendar", "a calendar (iCalendar)"),
    (b"begin:vcard", "an address book (vCard)"),
    (b"ty  - ", "a list of references (RIS)"),
    (b"sqlite format 3", "a database (SQLite)"),
    (b"\x89png", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"gif8", "a picture (GIF)"),
    (b"ii*\0", "a picture (TIFF)"),
    (b"mm\0*", "a picture (TIFF)"),
    (b"riff", "a picture, a film or sound (RIFF)"),
    (b"par1", "a Parquet file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"rar!", "a RAR archive"),
    (b"mz\x90", "a program (EXE)"),
    (b"\x7felf", "a program (ELF)"),
    (b"from: ", "an e-mail"),
    (b"received: ", "an e-mail"),
    (b"mime-version: ", "a saved web page (MHTML)"),
    (b"\\documentclass", "LaTeX"),
    (b"{", "JSON"),
    (b"---\n", "YAML or Markdown"),
)
AT = (
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (4, b"ftyp", "a film, sound or picture (MP4, HEIC)"),
    (4, b"Standard Jet", "a database (Access)"),
    (4, b"Standard ACE", "a database (Access)"),
    (257, b"ustar", "a tar archive"),
)
"""What stands at which byte of a file that is no text."""
PACKED = (
    (b"xl/workbook.bin", "an Excel workbook (XLSB)"),
    (b"xl/workbook", "an Excel workbook (XLSX)"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"word/", "a Word document (DOCX)"),
    (b"ppt/", "a PowerPoint deck (PPTX)"),
    (b"opendocument.text", "an OpenDocument text (ODT)"),
    (b"opendocument.presentation", "an OpenDocument deck (ODP)"),
    (b"epub+zip", "a book (EPUB)"),
    (b"Index/Tables", "a Numbers spreadsheet"),
    (b"Index/Document.iwa", "an Apple document (Numbers, Pages or Keynote)"),
    (b"", "a zip archive"),
)
LOOKED_AT = 2048  # bytes
COMMENTS = re.compile(rb"(?:<!--.*?-->\s*)+", re.DOTALL)
WRITTEN = (
    (rb"<(?:!doctype html|html|head|body|meta|table|style|div|title|p)\b", "a web page"),
    (rb"<svg\b", "a drawing (SVG)"),
    # A header may stand in angle brackets: `<date>,<title>`.
    (rb"<[a-z?!][^>]*(?:$|>\s*(?:$|[^,;\s]))", "an XML file"),
    (rb"\[\s*(?:[\[{\"\d\]]|-\d|null|true|false)", "JSON"),
    (rb"(?:%[^\n]*\n\s*)*@[a-z]+\s*\{", "a bibliography (BibTeX)"),
    (
        rb"(?:(?:return-path|received|delivered-to|message-id|from|to|subject|date|x-[a-z-]+): .*\n(?:[ \t].*\n)*){2}",
        "an e-mail",
    ),
    (rb"\|.*\|\s*\n\|[ :|-]+\|", "a table in Markdown"),
)
"""How a text of another kind begins, in small letters."""
CHINESE = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]){2}")


def refusal(wrong: str, example: str, found: str = "") -> DataError:
    """Return the one problem for which a whole file is refused."""
    return DataError((Problem(None, None, found, wrong, example),))


def reject_disguise(data: bytes) -> None:
    """Raise DataError when a file is of another kind than text."""
    name = ""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        name = next(kind for mark, kind in PACKED if mark in data)
    else:
        start = COMMENTS.sub(b"", data.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT].lstrip().lower(), count=1)
        known = chain(
            (kind for at, mark, kind in AT if data.startswith(mark, at)),
            (kind for mark, kind in DISGUISES if start.startswith(mark.lower())),
            (kind for mark, kind in WRITTEN if re.match(mark, start)),
        )
        name = next(known, "")
    if name:
        raise refusal(f"The file is {name}, whatever its name says.", "Save it as CSV (UTF-8) and open that.")


def decode(data: bytes) -> str:
    """Return the text of a file, or raise DataError with the encoding that it seems to have."""
    wide = next((kind for mark, kind in WIDE if data.startswith(mark)), "")
    sample = data[:4096]
    if not wide and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) / 5:
        wide = "UTF-16"
    if data.find(0) >= 0 and _no_text(sample, wide):
        raise refusal(
            "The file is no text: a program keeps data of its own in it.", "Save what it shows as CSV (UTF-8)."
        )
    if wide:
        raise refusal(f"The file is in the encoding {wide}; only UTF-8 is read.", SAVE_AS)
    if (place := data.find(0)) >= 0:
        wrong = f"Line {_line(data, place)} of the file holds the character NUL, which no text has."
        raise refusal(wrong, "Restore the file from a copy, or save it again as CSV.", "U+0000")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None


def _no_text(sample: bytes, wide: str) -> bool:
    """Return whether many bytes are such as no text has: signs for machines, NUL of wide encodings apart."""
    signs = sum(sample.count(code) for code in range(1 if wide else 0, 32) if code not in b"\t\n\x0c\r")
    return signs * 20 > len(sample)


def _not_utf8(data: bytes, place: int) -> DataError:
    """Return the refusal that names the encoding which the bytes from `place` on suggest."""
    where, found = f"line {_line(data, place)}", f"byte 0x{data[place]:02X}"
    if data[place] == 0xED and data[place + 1 : place + 2] >= b"\xa0":
        wrong = f"Half a character (a lone surrogate) stands in {where}."
        return refusal(wrong, f"Delete it. {SAVE_AS}")
    if not data[:place].isascii():
        if place > len(data) - 4 and min(data[place:]) >= 0x80:
            return refusal("The file breaks off in the middle of a character.", "Copy the file again.")
        wrong = f"The file is UTF-8 as far as {where}, where something in another encoding stands."
        return refusal(wrong, f"Type that line again. {SAVE_AS}", found)
    kind = "GBK or GB18030" if CHINESE.match(data, place) else "Latin-1 or Windows-1252"
    return refusal(f"The file is not UTF-8: from {where} on it looks like {kind}.", SAVE_AS, found)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
