"""Any file to tables: what it is, told from its content, never from its name alone."""

import re
from dataclasses import replace

from rollout.evidence.encoding import FETCH, POINTER, nature, reject_unmerged
from rollout.evidence.problems import DataError
from rollout.importing import (
    calc,
    calendars,
    delimited,
    document,
    markwhen,
    objects,
    prose,
    references,
    webpage,
    workbook,
)
from rollout.importing.columns import is_timelinejs_sheet
from rollout.importing.lines import entry_of, says_when
from rollout.importing.plain import decoded
from rollout.importing.tables import LARGEST, Found, refused
from rollout.words.said import said
from rollout.words.say import later

WORDS = {
    "csv": later("a table (CSV)"),
    "tsv": later("a table (TSV)"),
    "xlsx": later("an Excel workbook"),
    "ods": later("an OpenDocument spreadsheet"),
    "docx": later("a Word document with tables"),
    "json": later("a list of records (JSON)"),
    "timelinejs-json": later("a TimelineJS timeline"),
    "timelinejs-sheet": later("a TimelineJS sheet"),
    "geojson": later("a list of places (GeoJSON)"),
    "ics": later("a calendar (iCalendar)"),
    "markwhen": later("a markwhen timeline"),
    "ris": later("a library of references (RIS)"),
    "bibtex": later("a library of references (BibTeX)"),
    "markdown": later("a text with tables (Markdown)"),
    "html": later("a web page with tables"),
    "text": later("lines of text that begin with dates"),
}
"""What each kind of file is called."""
MOST_LINES = 500_000
MOST_BLANK = 1_100_000
"""Lines of a table: spreadsheets save all their rows, though most of them be empty."""
_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_WEB = re.compile(rb"(?:<\?xml[^<>]*>\s*)?<(?:!doctype html|html|head|body|table|meta)\b")
_PACKED = ((b"xl/workbook", workbook.read), (b"word/document", document.read), (b"content.xml", calc.read))
_READ = ("calendar", "RIS", "JSON", "BibTeX", "Markdown", "web page", "e-mail", "LaTeX")
"""Words by which the kinds of text are called that are read here all the same."""
_ENDINGS = {
    ".yaml": later("a YAML file"),
    ".yml": later("a YAML file"),
    ".toml": later("a TOML file"),
}


def read(data: bytes, name: str = "") -> Found:
    """Return what a file holds; raises DataError with the reason where it is no list that can be read."""
    if len(data) > LARGEST:
        raise refused(said("The file is larger than {n} MB.", n=LARGEST // 1_000_000), said("Split it."))
    try:
        found = _read(data, _ending(name))
    except DataError:
        raise
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise refused(said("The file is damaged and cannot be read."), said("Save it again, or as CSV.")) from error
    if not any(grid.rows for grid in found.grids):
        raise refused(said("The file holds no rows."), said("Give each event a row with its date and what happened."))
    return found


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def _read(data: bytes, ending: str) -> Found:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        reader = next((reader for mark, reader in _PACKED if mark in data), None)
        if reader is None:
            raise refused(
                said("The file is a zip archive without a list in it."), said("Unpack it and give the list itself.")
            )
        return reader(data)
    start = data.removeprefix(b"\xef\xbb\xbf")[:512].lstrip().lower()
    if _WEB.match(start):
        text, notes = decoded(data)
        return replace(webpage.read(text), warnings=notes)
    if strange := _strange(data) or _ENDINGS.get(ending, ""):
        wrong = said("The file is {what}, which is not read.", what=said(strange))
        raise refused(wrong, FETCH if strange == POINTER else said("Save the list as CSV, XLSX or ODS."))
    reject_unmerged(data)
    if start.startswith(b"begin:vcalendar"):
        if data.count(b"\n") > MOST_LINES:
            raise refused(said("The calendar has more than {n} lines.", n=MOST_LINES), said("Split it."))
        # Calendars fold lines by bytes, within a letter too.
        data = re.sub(rb"\r?\n[ \t]", b"", data)
    text, notes = decoded(data)
    found = _text(text.removeprefix("\ufeff"), ending)
    return replace(found, warnings=(*found.warnings, *notes))


def _strange(data: bytes) -> str:
    """Return what a file is that is read by nothing here, by how it begins; empty where it may be a list."""
    kind = nature(data)
    return "" if any(word in kind for word in _READ) else kind


def _text(text: str, ending: str) -> Found:
    """Return what a text holds, the surest signs first."""
    lines = sum(map(text.count, _ENDS))
    if lines > MOST_BLANK:
        raise refused(said("The file has more than {n} lines.", n=MOST_BLANK), said("Split it."))
    bare = text.lstrip()
    if bare[:1] in ("{", "[") and (ending in (".json", ".geojson", ".jsonl") or _json_like(bare)):
        return objects.read(text)
    if lines > MOST_LINES and ending not in (".csv", ".tsv"):
        wrong = said("The text has more than {n} lines.", n=MOST_LINES)
        raise refused(wrong, said("Split it, or call it .csv if it is a table."))
    if bare[:15].upper().startswith("BEGIN:VCALENDAR"):
        return calendars.read(text)
    if references.looks_like_ris(bare):
        return references.ris(text)
    if references.looks_like_bibtex(bare):
        return references.bibtex(text)
    if ending in (".mw", ".markwhen") or (ending not in (".csv", ".tsv") and markwhen.looks_like(text)):
        return markwhen.read(text)
    if ending not in (".csv", ".tsv"):
        return prose.markdown(text) or _lines_or_table(text, ending)
    return _table(text)


def _json_like(bare: str) -> bool:
    return bare[1:].lstrip()[:1] in ('"', "{", "[", "}", "]")


def _lines_or_table(text: str, ending: str) -> Found:
    """Return pasted lines, unless most lines are cells of a table."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    dated = sum(says_when(line) for line in lines)
    sign = delimited.separator(text)
    if (
        not sign
        or (sign == "," and ending in (".txt", ".md", ""))
        or (dated * 2 > len(lines) and not _named(text, sign))
    ):
        return prose.pasted(text) if dated or not sign else _table(text)
    return _table(text)


def _named(text: str, sign: str) -> bool:
    first = text.lstrip().split("\n", 1)[0]
    return sign in first and entry_of(first) is None


def _table(text: str) -> Found:
    sign = delimited.separator(text)
    if not sign and prose.mostly_dated(text):
        return prose.pasted(text)
    found = delimited.read(text, sign)
    rows = found.grids[0].rows
    if rows and is_timelinejs_sheet(rows[0].cells):
        return Found("timelinejs-sheet", found.grids)
    return found
