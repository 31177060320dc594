"""The events as CSV: safe to open in a spreadsheet, or the rows exactly as they were written.

A spreadsheet evaluates a cell that begins with a formula sign, also one that came from a text file. So the safe
form writes an apostrophe before it. It is the form for handing out, and carries the stamp in a last column: a leading
comment is not CSV, and in a column the stamp stays with each row that is sorted, cut or pasted elsewhere. The exact
form is for editing further and for this program: nothing is added and nothing is changed.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import canonical, is_notes
from rollout.evidence.reader import ROWS_KEPT
from rollout.evidence.reasons import reason
from rollout.evidence.text import clean
from rollout.evidence.vocabulary import NOT_STATED, UNKNOWN, UNREVIEWED
from rollout.evidence.writer import to_csv
from rollout.timeline.edition import Edition, ExportError, Options, stamp
from rollout.timeline.excerpt import Excerpt, rows_written, silenced
from rollout.timeline.naming import one_line
from rollout.timeline.sourcing import listed_words
from rollout.words.said import told
from rollout.words.say import say

SIGNS = "=+-@"
# Where a program may begin a cell: at the start, on a new line, and after a semicolon, which separates cells where
# the comma is the decimal sign. Spaces before the sign do not disarm it.
BEGINNING = re.compile(r"(^|[\n;])([^\S\n]*)([^\s;])")
NUMBER = re.compile(r"-\d+(\.\d+)?")
ADDED = ("date in words", "further sources", "stamp")
MEANT = {"status": UNREVIEWED, "asserted_by": NOT_STATED, "asserted_by_kind": UNKNOWN}
"""What an empty cell of a column means."""


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as CSV, in the order of the file."""
    if options.exact:
        return exact(edition if options.notes else replace(edition, dataset=silenced(edition.dataset)))
    return safe(edition, options.notes)


def exact(edition: Edition) -> bytes:
    """Return the rows shown as they were written: separator, byte-order mark and line ends too."""
    dataset = edition.dataset
    return to_csv(replace(dataset, cells=tuple(cells for _, cells in written(edition))))


def safe(edition: Edition, notes: bool) -> bytes:
    """Return the rows shown with no cell that a spreadsheet would evaluate, and with the stamp.

    With a byte-order mark, without which spreadsheets misread UTF-8, and every cell quoted (RFC 4180).
    """
    names, rows = handed_out(edition, notes)
    mark = stamp(edition).line
    lines = io.StringIO()
    table = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(map(harmless, (*names, *ADDED)))
    for event, cells in rows:
        table.writerow(map(harmless, (*cells, in_words(event.date), listed_words(event), mark)))
    return lines.getvalue().encode("utf-8-sig")


def handed_out(edition: Edition, notes: bool) -> tuple[list[str], list[tuple[Event, list[str]]]]:
    """Return the columns that may be handed out, and the events shown with their cells in them.

    What an empty cell means of claim status and speaker is written out: nobody takes a blank for a judgement.
    """
    dataset = edition.dataset
    kept = [place for place, name in enumerate(dataset.columns) if public(name, dataset.private, notes)]
    names = [dataset.columns[place] for place in kept]
    ours = [canonical(name) for name in names]
    at = {ours.index(name): words for name, words in MEANT.items() if name in ours}
    lacking = [(name, words) for name, words in MEANT.items() if name not in ours]
    rows = [(event, [cells[place] for place in kept]) for event, cells in written(edition)]
    for _, cells in rows:
        for place, words in at.items():
            cells[place] = cells[place].strip() or words
        cells.extend(words for _, words in lacking)
    return [*names, *(name for name, _ in lacking)], rows


def public(name: str, private: Collection[str], notes: bool) -> bool:
    """Return whether a column may be handed out; the presenter's notes, in any language, only where asked for."""
    return name not in private and (notes or not is_notes(name))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet evaluates; a negative number stays one.

    >>> harmless("=1+1"), harmless("-91.5"), harmless("Lhasa")
    ("'=1+1", '-91.5', 'Lhasa')
    """
    text = clean(cell).replace("\t", " ").strip()
    return text if NUMBER.fullmatch(text) else BEGINNING.sub(_disarmed, text)


def _disarmed(found: re.Match[str]) -> str:
    before, spaces, first = found.groups()
    # Full-width and small forms count too: some programs take them for the sign itself.
    armed = unicodedata.normalize("NFKC", first)[0] in SIGNS
    return f"{before}'{spaces}{first}" if armed else found[0]


def written(edition: Edition) -> list[tuple[Event, tuple[str, ...]]]:
    """Return the events shown in the order of the file, each with its row as written, empty cells at its end too.

    Raises ExportError where they are not to be had.
    """
    ordered = sorted(edition.shown, key=lambda event: event.row)
    if not ordered:
        return []
    try:
        cells = rows_written(edition.dataset, [event.row for event in ordered])
    except OSError as error:
        raise ExportError(told(reason(error))) from error
    if cells is None:
        raise ExportError(_unwritten(edition.dataset))
    # A row may end early: a column that came later leaves those before it as they were.
    width = len(edition.dataset.columns)
    rows = ((event, cells[event.row]) for event in ordered)
    return [(event, (*row, *[""] * (width - len(row)))) for event, row in rows]


def _unwritten(dataset: Dataset) -> str:
    """Return why the rows of a file are not to be had as they are written."""
    name = one_line(dataset.name)
    if isinstance(dataset, Excerpt):
        return say("{file} has changed since its index was made: make it again, and its rows can be had.", file=name)
    return say("{file} has too many rows: CSV is made from files of less than {n}.", file=name, n=ROWS_KEPT)
