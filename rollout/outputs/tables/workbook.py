"""The events as an Excel workbook: events, further sources, and how to read them; every cell is text, dates too.

A cell that holds a text is never evaluated, whatever it begins with; and none is made a link, a number or a date.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from rollout.evidence.citation import DISPUTES, SOURCE_COLUMNS, Citation
from rollout.evidence.edtf import in_words
from rollout.evidence.text import clean
from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.outputs.tables.spreadsheet import handed_out
from rollout.timeline.edition import Edition, Options, stamp

EVENTS, SOURCES, NOTES = "events", "sources", "reading notes"
_LONGEST = 32_767  # characters that Excel takes in a cell
MADE = datetime(2000, 1, 1)  # the same bytes from the same events, whenever they are made
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_WIDTHS = {"title": 50, "summary": 60, "date": 16, "source_url": 30}


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as a workbook, in the order of the file."""
    names, rows = handed_out(edition, options.notes)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, PLAIN)
    book.set_properties({"title": edition.title, "created": MADE})
    _sheet(book, EVENTS, names, (cells for _, cells in rows))
    _sheet(book, SOURCES, list(SOURCE_COLUMNS), (_source(one) for event, _ in rows for one in event.citations))
    _sheet(book, NOTES, ["what", "words"], _notes(edition))
    book.close()
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    text = book.add_format({"num_format": "@", "quote_prefix": True, "valign": "top"})
    head = book.add_format({"num_format": "@", "bold": True})
    for place, column in enumerate(names):
        sheet.set_column(place, place, _WIDTHS.get(column, 18), text)
        sheet.write_string(0, place, column, head)
    for number, cells in enumerate(rows, 1):
        for place, cell in enumerate(cells):
            if cell:
                sheet.write_string(number, place, clean(cell)[:_LONGEST], text)
    sheet.freeze_panes(1, 0)


def _source(one: Citation) -> list[str]:
    date = one.date.text if one.date else ""
    found = {
        "event": one.event,
        "role": DISPUTES if one.unopened else one.role,
        "title": one.title,
        "publisher": one.publisher,
        "date": date,
    }
    found |= {"url": one.url, "note": one.note, "archive_url": one.archive_url, "sha256": one.sha256}
    found |= {"kept": one.kept, "says": one.says, "kind": one.kind, "quote": one.quote, "quote@en": one.quote_en}
    found |= {"language": one.language, "read": one.read, "origin": one.origin}
    return [found[name] for name in SOURCE_COLUMNS]


def _notes(edition: Edition) -> list[tuple[str, str]]:
    said, mark = edition.dataset.settings, stamp(edition)
    told = [("title", edition.title), ("subtitle", said.subtitle), ("author", said.author), ("licence", said.licence)]
    told += [("data", f"{mark.digest}, {mark.newest}"), ("rows", mark.counts), ("view", mark.view)]
    told += [("caution", mark.caution)]
    told += [("dates", "Each date is as precise as its source (EDTF): 2018-04 is a month, 2018-04-01 a day.")]
    told += [("years", "The year before 0001 is 0000: -0332 is 333 BCE.")]
    told += [(f"lane: {lane.name}", lane.words) for lane in said.lanes]
    told += [(f"era: {era.name}", f"{in_words(era.start)} to {in_words(era.end)}") for era in said.eras]
    told += [(f"searched: {one.lane}", f"to {in_words(one.end)}") for one in said.searched]
    told += [(f"status: {name}", words) for name, words in STATUS_WORDS.items()]
    return [(name, words) for name, words in told if words]
