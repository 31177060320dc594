"""What a file is in truth, and its bytes as text: UTF-8, or a refusal that names what it is instead."""

import re
from itertools import chain

from rollout.evidence.problems import DataError, Problem
from rollout.words.said import in_turn, said
from rollout.words.say import later

SAVE_AS = said("Save it again as CSV with the encoding UTF-8.")
WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
POINTER = later("a pointer of Git LFS")
DISGUISES = (
    (b"%PDF", later("a PDF")),
    (b"\xd0\xcf\x11\xe0", later("an old Excel or Word file (XLS, DOC)")),
    (b"\x1f\x8b", later("a gzip archive")),
    (b"{\\rtf", later("an RTF text")),
    (b"begin:vcalendar", later("a calendar (iCalendar)")),
    (b"begin:vcard", later("an address book (vCard)")),
    (b"ty  - ", later("a list of references (RIS)")),
    (b"sqlite format 3", later("a database (SQLite)")),
    (b"\x89png", later("a picture (PNG)")),
    (b"\xff\xd8\xff", later("a picture (JPEG)")),
    (b"gif8", later("a picture (GIF)")),
    (b"ii*\0", later("a picture (TIFF)")),
    (b"mm\0*", later("a picture (TIFF)")),
    (b"7z\xbc\xaf", later("a 7-Zip archive")),
    (b"rar!", later("a RAR archive")),
    (b"mz\x90", later("a program (EXE)")),
    (b"\x7felf", later("a program (ELF)")),
    (b"from: ", later("an e-mail")),
    (b"received: ", later("an e-mail")),
    (b"mime-version: ", later("a saved web page (MHTML)")),
    (b"version https://git-lfs.", POINTER),
    (b"\\documentclass", "LaTeX"),
    (b"{", "JSON"),
    (b"---\n", later("YAML or Markdown")),
)
AT = (
    (0, b"\xfd7zXZ\0", later("an xz archive")),
    (0, b"\x28\xb5\x2f\xfd", later("a Zstandard archive")),
    (4, b"1AY&SY", later("a bzip2 archive")),
    (4, b"ftyp", later("a film, sound or picture (MP4, HEIC)")),
    (4, b"Standard Jet", later("a database (Access)")),
    (4, b"Standard ACE", later("a database (Access)")),
    (0, b"RIFF", later("a picture, a film or sound (RIFF)")),
    (0, b"PAR1", later("a Parquet file")),
    (0, b"ARROW1", later("an Arrow file")),
    (257, b"ustar", later("a tar archive")),
)
"""What stands at which byte of a file that is no text."""
PACKED = (
    (b"xl/workbook.bin", later("an Excel workbook (XLSB)")),
    (b"xl/workbook", later("an Excel workbook (XLSX)")),
    (b"opendocument.spreadsheet", later("an OpenDocument spreadsheet (ODS)")),
    (b"xl/", later("an Excel workbook (XLSX)")),
    (b"word/", later("a Word document (DOCX)")),
    (b"ppt/", later("a PowerPoint deck (PPTX)")),
    (b"opendocument.text", later("an OpenDocument text (ODT)")),
    (b"opendocument.presentation", later("an OpenDocument deck (ODP)")),
    (b"epub+zip", later("a book (EPUB)")),
    (b"Index/Tables", later("a Numbers spreadsheet")),
    (b"Index/Document.iwa", later("an Apple document (Numbers, Pages or Keynote)")),
    (b"", later("a zip archive")),
)
LOOKED_AT = 2048  # bytes
FETCH = said("Fetch the file itself: git lfs pull.")
OURS = b"<<<<<<< "
"""How Git marks the first of two versions of lines that it could not merge."""
COMMENTS = re.compile(rb"(?:<!--.*?-->\s*)+", re.DOTALL)
WRITTEN = (
    (rb"<(?:!doctype html|html|head|body|meta|table|style|div|title|p)\b", later("a web page")),
    (rb"<svg\b", later("a drawing (SVG)")),
    (rb"(?:<\?xml[^>]*>\s*)?<rss\b", later("an XML feed (RSS)")),
    (rb"(?:<\?xml[^>]*>\s*)?<feed\b", later("an XML feed (Atom)")),
    (rb"(?:<\?xml[^>]*>\s*)?<kml\b", later("an XML file of places (KML)")),
    (rb"(?:create table|insert into)\s", later("a list of SQL statements")),
    # A header may stand in angle brackets: `<date>,<title>`.
    (rb"<[a-z?!][^>]*(?:$|>\s*(?:$|[^,;\s]))", later("an XML file")),
    (rb"\[\s*(?:[\[{\"\d\]]|-\d|null|true|false)", "JSON"),
    (rb"(?:%[^\n]*\n\s*)*@[a-z]+\s*\{", later("a bibliography (BibTeX)")),
    (
        rb"(?:(?:return-path|received|delivered-to|message-id|from|to|subject|date|x-[a-z-]+): .*\n(?:[ \t].*\n)*){2}",
        later("an e-mail"),
    ),
    (rb"\|.*\|\s*\n\|[ :|-]+\|", later("a table in Markdown")),
)
"""How a text of another kind begins, in small letters."""
CHINESE = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]){2}")


def refusal(wrong: str, example: str, found: str = "") -> DataError:
    """Return the one problem for which a whole file is refused."""
    return DataError((Problem(None, None, found, wrong, example),))


def nature(data: bytes) -> str:
    """Return what a file is by how it begins, in English for `said`; empty where it may be a table in text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next(kind for mark, kind in PACKED if mark in data)
    start = COMMENTS.sub(b"", data.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT].lstrip().lower(), count=1)
    known = chain(
        (kind for at, mark, kind in AT if data.startswith(mark, at)),
        (kind for mark, kind in DISGUISES if start.startswith(mark.lower())),
        (kind for mark, kind in WRITTEN if re.match(mark, start)),
    )
    return next(known, "")


def reject_disguise(data: bytes) -> None:
    """Raise DataError when a file is of another kind than text."""
    if name := nature(data):
        wrong = said("The file is {what}, whatever its name says.", what=said(name))
        raise refusal(wrong, FETCH if name == POINTER else said("Save it as CSV (UTF-8) and open that."))


def reject_unmerged(data: bytes) -> None:
    """Raise DataError when Git has left both versions of some lines in a file, between its marks."""
    begin = 0 if data.startswith(OURS) else data.find(b"\n" + OURS) + 1
    if not (begin or data.startswith(OURS)):
        return
    middle = data.find(b"\n=======", begin)
    if 0 < middle < data.find(b"\n>>>>>>> ", begin):
        wrong = said("Line {line} of the file begins a conflict that Git could not merge.", line=_line(data, begin))
        keep = said("Keep one of the two versions, and delete the three lines with Git’s marks.")
        raise refusal(wrong, keep)


def decode(data: bytes) -> str:
    """Return the text of a file, or raise DataError with the encoding that it seems to have."""
    reject_unmerged(data)
    wide = next((kind for mark, kind in WIDE if data.startswith(mark)), "")
    sample = data[:4096]
    if not wide and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) / 5:
        wide = "UTF-16"
    if data.find(0) >= 0 and _no_text(sample, wide):
        wrong = said("The file is no text: a program keeps data of its own in it.")
        raise refusal(wrong, said("Save what it shows as CSV (UTF-8)."))
    if wide:
        raise refusal(said("The file is in the encoding {name}; only UTF-8 is read.", name=wide), SAVE_AS)
    if (place := data.find(0)) >= 0:
        line = _line(data, place)
        wrong = said("Line {line} of the file holds the character NUL, which no text has.", line=line)
        raise refusal(wrong, said("Restore the file from a copy, or save it again as CSV."), "U+0000")
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
    line, found = _line(data, place), f"byte 0x{data[place]:02X}"
    if data[place] == 0xED and data[place + 1 : place + 2] >= b"\xa0":
        wrong = said("Half a character (a lone surrogate) stands in line {line}.", line=line)
        return refusal(wrong, in_turn(said("Delete it."), SAVE_AS))
    if not data[:place].isascii():
        if place > len(data) - 4 and min(data[place:]) >= 0x80:
            return refusal(said("The file breaks off in the middle of a character."), said("Copy the file again."))
        wrong = said("The file is UTF-8 as far as line {line}, where something in another encoding stands.", line=line)
        return refusal(wrong, in_turn(said("Type that line again."), SAVE_AS), found)
    chinese = CHINESE.match(data, place)
    kind = said("GBK or GB18030") if chinese else said("Latin-1 or Windows-1252")
    wrong = said("The file is not UTF-8: from line {line} on it looks like {kind}.", line=line, kind=kind)
    return refusal(wrong, SAVE_AS, found)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
