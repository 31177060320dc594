"""A spreadsheet to fill in: our columns, with lists to choose from and help where a cell is chosen.

Its sheets are called as those of our other workbooks, so that it comes back as it is, without a question; a table
of the first sheet alone, as CSV holds, is known by its columns.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from rollout.evidence.citation import ROLE_WORDS, SOURCE_COLUMNS
from rollout.evidence.vocabulary import ASSERTER_KINDS, PRIORITY_WORDS, STATUS_WORDS, STATUSES
from rollout.importing.beginning import EXAMPLES, SOURCE, TITLE, files
from rollout.outputs.tables.workbook import EVENTS, MADE, NOTES, PLAIN, SOURCES

NAME = "template.xlsx"
ROWS = 1_000  # with lists and help
_LONGEST = 255  # characters of the help that a spreadsheet shows
_LISTS: Mapping[str, Sequence[str]] = {
    "status": STATUSES,
    "asserted_by_kind": ASSERTER_KINDS,
    "priority": [str(each) for each in PRIORITY_WORDS],
    "role": tuple(ROLE_WORDS),
}
HELP: Mapping[str, str] = {
    "date": "Needed. Exactly as precise as the source: 2018, 2018-04, 2018-04-01, 2018-04/2018-06 (from – to), "
    "2018~ (about), 2018? (not certain), 2018-04/.. (since), 2018-04-01T14:30. Words do too: April 2018.",
    "title": "Needed. What happened, in one plain sentence of up to 90 characters, without a full stop.",
    "lane": "The band that the event is drawn in. The same word makes the same lane; lanes stand as first used.",
    "summary": "What happened, in your own words, up to 400 characters, and who says so.",
    "status": "How well it is known; unreviewed until somebody has judged it. Documented and reported need a source.",
    "asserted_by": "Who says so. Several with semicolons.",
    "asserted_by_kind": "What kind of speaker that is. Several with semicolons, in the same order.",
    "source_title": "What to cite: the title of the article, report or page.",
    "source_publisher": "Who published it.",
    "source_date": "When it was published, as precise as it says.",
    "source_url": "Its address, beginning with http:// or https://.",
    "source_note": "Why there is no address.",
    "place": "Where, from small to large: Lhasa, Tibet.",
    "label": "Up to 32 characters that stand beside the mark; empty: the title does.",
    "priority": "1 headline, 2 supporting, 3 detail; empty is 2. Headlines are named first.",
    "tags": "Words to filter by, with semicolons.",
    "notes": "For the presenter alone: on no page and in no output unless it is asked for.",
    "id": "A name of your own that never changes, such as fire-2018; empty: one is made of date and title.",
    "event": "The id of the event that it is a source of.",
    "role": "Supports it, disputes it, or gives context.",
    "publisher": "Who published it.",
    "url": "Its address, beginning with http:// or https://.",
    "note": "Why there is no address.",
    "archive_url": "The address of a copy in a public archive.",
    "says": "Who speaks there.",
    "quote": "The words relied on, at most 300 characters, in the language of the source.",
    "language": "Its language as a tag: en, zh, bo.",
    "read": "How it was read: whole, part, copy or not.",
    "origin": "Where it has its news from: two sources of one origin are one.",
}
_FIRST = (*list(HELP)[: list(HELP).index("event")],)
_SAYS = (
    ("title", TITLE),
    ("help", "Choose a cell of the events: its help stands beside it. Only date and title must be filled."),
    ("open", f"Save it and open it with python app.py {NAME}, as XLSX, ODS or CSV (of the sheet events)."),
)


def begin() -> dict[str, bytes]:
    """Return the files of a timeline that is begun, the template before the events."""
    return {NAME: template(), **files()}


def template() -> bytes:
    """Return the workbook, the same bytes each time."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, PLAIN)
    book.set_properties({"title": TITLE, "created": MADE})
    _sheet(book, EVENTS, _FIRST, EXAMPLES)
    _sheet(book, SOURCES, tuple(SOURCE_COLUMNS), [SOURCE])
    words = (*_SAYS, *((f"status: {name}", words) for name, words in STATUS_WORDS.items()))
    _sheet(book, NOTES, ("what", "words"), [{"what": name, "words": text} for name, text in words])
    book.close()
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, names: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    sheet = book.add_worksheet(name)
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for place, column in enumerate(names):
        sheet.set_column(place, place, 44 if column in ("title", "summary", "words") else 18, text)
        sheet.write_string(0, place, column, head)
        if column in HELP:
            sheet.write_comment(0, place, HELP[column], {"x_scale": 2})
            sheet.data_validation(1, place, ROWS, place, _help(column))
        for number, row in enumerate(rows, 1):
            if row.get(column):
                sheet.write_string(number, place, row[column], text)
    sheet.freeze_panes(1, 0)


def _help(column: str) -> dict[str, Any]:
    """Return what a cell of a column offers; what its list does not have is asked about, not forbidden."""
    shown = {"input_title": column, "input_message": HELP[column][:_LONGEST]}
    if column not in _LISTS:
        return {"validate": "any", **shown}
    return {"validate": "list", "source": [*_LISTS[column]], "error_type": "warning", **shown}
