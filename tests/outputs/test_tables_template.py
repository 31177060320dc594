"""A spreadsheet to fill in: lists and help in its cells, and back again as the same timeline without a question."""

import csv
import io
import re
from zipfile import ZipFile

from rollout.evidence.vocabulary import ASSERTER_KINDS, STATUSES
from rollout.importing import writing
from rollout.importing.importer import Imported, run
from rollout.importing.recognise import read
from rollout.outputs.tables.template import HELP, NAME, begin, template


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def cells(found: Imported) -> list[dict[str, str]]:
    return [dict(line.cells) for line in writing.lines(found)]


def as_csv(data: bytes, more: tuple[str, ...] = ()) -> bytes:
    """Return what a spreadsheet saves of the sheet of events, with a row that somebody has filled in."""
    out = io.StringIO()
    grid = read(data, NAME).grids[0]
    csv.writer(out).writerows([*(row.cells for row in grid.rows), more])
    return out.getvalue().encode()


def test_every_cell_has_help_and_where_words_are_ours_a_list() -> None:
    sheets = parts(template())
    events = sheets["xl/worksheets/sheet1.xml"]
    lists = re.findall(r"<formula1>\"(.*?)\"</formula1>", events)
    assert lists == [",".join(STATUSES), ",".join(ASSERTER_KINDS), "1,2,3"]
    assert events.count("<dataValidation ") == len(read(template(), NAME).grids[0].rows[0].cells)
    assert all(len(words) <= 255 for words in HELP.values())
    assert "Needed. Exactly as precise" in sheets["xl/comments1.xml"]
    assert template() == template()


def test_it_comes_back_as_the_same_timeline_without_a_question_as_workbook_and_as_table() -> None:
    book, table = run(template(), NAME, {}), run(as_csv(template()), "template.csv", {})
    assert (book.questions, table.questions, book.title) == ((), (), "Example: what this timeline is called")
    assert cells(book) == cells(table)
    assert [row["id"] for row in cells(book)] == ["example-day", "example-month", "example-range"]
    assert [row["event"] for row in book.sources] == ["example-range"]


def test_what_is_filled_in_is_taken_as_its_column_says_and_dates_in_words_too() -> None:
    row = ("April 2018", "A court opens", "Courts", "", "claimed", "A person", "individual")
    found = run(as_csv(template(), row), "template.csv", {})
    last = cells(found)[-1]
    assert (last["date"], last["status"], last["asserted_by_kind"]) == ("2018-04", "claimed", "individual")
    wrong = run(as_csv(template(), ("3/4/2018", "A court opens")), "template.csv", {})
    assert [each.row.number for each in wrong.held] == [5]
    assert wrong.held[0].wrong.startswith("'3/4/2018'")


def test_the_folder_to_begin_in_holds_it_beside_the_events() -> None:
    assert list(begin()) == [NAME, "sources.csv", "timeline.toml", "events.csv"]
