"""What spreadsheets leave behind does no harm and is said; what is no table is named for what it is."""

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.near import near
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from rollout.evidence.table import Limits
from rollout.evidence.vocabulary import COLUMNS
from rollout.evidence.writer import to_csv
from rollout.importing.delimited import read as delimited
from rollout.importing.tables import MOST_COLUMNS
from rollout.timeline.talk import read as read_talk
from tests.csv_rows import csv_of, refusal
from tests.support.cases import for_each

PLAIN = csv_of({"title": "One"}, {"title": "Two"})
HEAD, *ROWS = PLAIN.decode().splitlines()


def titles(data: bytes) -> list[str]:
    found = read(data)
    assert found.problems == ()
    return [event.title for event in found.events]


LEFT = {
    "empty columns at the end": "\n".join(f"{line},,," for line in (HEAD, *ROWS)) + "\n",
    "empty columns at the end of the header alone": "\n".join((f"{HEAD},,", *ROWS)) + "\n",
    "empty cells at the end of rows alone": "\n".join((HEAD, *(f"{row},," for row in ROWS))) + "\n",
    "cells at the end left out": "\n".join((HEAD, *(row.rstrip(",") for row in ROWS))) + "\n",
    "a blank line before the header": f"\n{PLAIN.decode()}",
    "lines of commas before the header": f",,,,\r\n \n{PLAIN.decode()}",
    "as many columns as a spreadsheet has": "".join(
        f"{line}{',' * (16_383 - HEAD.count(','))}\n" for line in (HEAD, *ROWS)
    ),
    "the sign that old editors close a file with": f"{PLAIN.decode()}\x1a",
    "that sign on a line of its own, as a spreadsheet saves it again": f"{PLAIN.decode()}\x1a,,,\r\n",
    "that sign before the header": f"\x1a\r\n{PLAIN.decode()}",
    "an empty column before all others": "\n".join(f",{line}" for line in (HEAD, *ROWS)) + "\n",
    "an empty column between others": "\n".join(line.replace(",", ", ,", 1) for line in (HEAD, *ROWS)) + "\n",
    "a line for spreadsheets": f"sep=,\n{PLAIN.decode()}",
    "a line for spreadsheets, quoted, after a mark": f'\ufeff"sep=,"\r\n{PLAIN.decode()}',
    "a line for spreadsheets, with spaces": f" sep = ,\n{PLAIN.decode()}",
    "empty cells in quotation marks before the header": f'"",""," ",""\n{PLAIN.decode()}',
    "what cannot be seen before the header": f"\u00a0\n\u200b,\n\x0c\n{PLAIN.decode()}",
    "a header in letters as wide as Chinese ones": f"{HEAD.replace('date', 'ｄａｔｅ', 1)}\n" + "\n".join(ROWS) + "\n",
    "a header in capitals": f"{HEAD.upper()}\n" + "\n".join(ROWS) + "\n",
    "a header with spaces": f"{HEAD.replace(',', ' , ')}\n" + "\n".join(ROWS) + "\n",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_what_spreadsheets_leave_behind_does_no_harm_and_is_said(text: str) -> None:
    assert titles(text.encode()) == ["One", "Two"]
    assert read(text.encode()).notices
    again = to_csv(read(text.encode()))
    assert titles(again) == ["One", "Two"]


def test_a_line_for_spreadsheets_before_semicolons_is_left_out() -> None:
    lines = (
        "sep=;\n"
        + ";".join(COLUMNS)
        + "\n"
        + ";".join(f'"{cell}"' for cell in ROWS[0].replace('"450,000"', "x").split(","))
        + "\n"
    )
    assert len(read(lines.encode()).events) + read(lines.encode()).refused == 1
    assert "The file begins with a line for spreadsheets (sep=…): left out." in read(lines.encode()).notices


def test_rows_are_counted_as_a_spreadsheet_counts_them_with_blank_ones_before_the_header() -> None:
    found = read(b"\n\n" + csv_of({}, {"date": "soon"}))
    assert [problem.row for problem in found.problems] == [5]
    assert "2 blank rows stand before the header: left out." in found.notices
    talk = read_talk(b"\ntitle,seconds\nOne,x\n", "talk", read(PLAIN))
    assert [problem.row for problem in talk.problems] == [3]


def test_a_row_that_lacks_what_it_needs_is_still_named_for_its_cells() -> None:
    found = read(f"{HEAD}\n{ROWS[0][:60]}\n".encode())
    assert "cells; the header has" in found.problems[0].wrong
    more = read(f"{HEAD}\n{ROWS[0]},,beyond\n".encode())
    assert "delete cells beyond the last column" in more.problems[0].example


@for_each(
    ("data", "name"),
    [
        (b'{"events": []}', "JSON"),
        (b'[ {"id": 1}]', "JSON"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "a calendar (iCalendar)"),
        (b"@article{x,\n title={y}}", "a bibliography (BibTeX)"),
        (b"TY  - RPRT\r\n", "a list of references (RIS)"),
        (b"PK\x03\x04....word/document.xml", "a Word document (DOCX)"),
        (b"PK\x03\x04....xl/worksheets", "an Excel workbook (XLSX)"),
        (b"PK\x03\x04....ppt/slides", "a PowerPoint deck (PPTX)"),
        (b"PK\x03\x04....Index/Tables/DataList.iwa", "a Numbers spreadsheet"),
        (b"PK\x03\x04....Index/Document.iwa", "an Apple document (Numbers, Pages or Keynote)"),
        (b"II*\0\x08\0\0\0", "a picture (TIFF)"),
        (b"MZ\x90\0\x03\0\0\0", "a program (EXE)"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"From: a@example.org\nSubject: list\n", "an e-mail"),
        (b"SQLite format 3\0", "a database (SQLite)"),
        (b"\x89PNG\r\n", "a picture (PNG)"),
        (b"[1, 2]", "JSON"),
        (b"[]\n", "JSON"),
        (b'["a", "b"]', "JSON"),
        (b"<!-- saved -->\n<!doctype html>", "a web page"),
        (b"<table><tr><td>2018</td></tr></table>", "a web page"),
        (b"<kml xmlns='x'><Document>", "an XML file of places (KML)"),
        (b'<?xml version="1.0"?>\n<rss>', "an XML feed (RSS)"),
        (b"<svg viewBox='0 0 1 1'>", "a drawing (SVG)"),
        (b"% made by hand\n@book{x,}", "a bibliography (BibTeX)"),
        (b"Return-Path: <a@example.org>\nReceived: x\n", "an e-mail"),
        (b"Subject: list\nDate: x\n\n2018", "an e-mail"),
        (b"| date | title |\r\n|---|:-:|\n| 2018 | One |\n", "a table in Markdown"),
        (b"BZh91AY&SY\0\0", "a bzip2 archive"),
        (b"\xfd7zXZ\0\0", "an xz archive"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a film, sound or picture (MP4, HEIC)"),
        (b"a.csv".ljust(257, b"\0") + b"ustar", "a tar archive"),
        (b"PK\x03\x04....xl/workbook.bin", "an Excel workbook (XLSB)"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "a book (EPUB)"),
    ],
)
def test_a_file_of_another_kind_is_named_for_what_it_is(data: bytes, name: str) -> None:
    assert refusal(data, Limits())[0].wrong == f"The file is {name}, whatever its name says."


def test_of_a_pointer_of_git_lfs_it_is_said_how_the_file_comes() -> None:
    pointer = b"version https://git-lfs.example/spec/v1\noid sha256:4d7a\nsize 12345\n"
    told = refusal(pointer, Limits())[0]
    assert told.wrong == "The file is a pointer of Git LFS, whatever its name says."
    assert told.example == "Fetch the file itself: git lfs pull."


TWO = b"<<<<<<< HEAD\n2019,Two\n=======\n2019-05,Two\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("before", "line"), [(b"date,title\n2018,One\n", 3), (b"", 1), (b"date,title\r\n2018,<<<<<<< no mark\r\n", 3)]
)
def test_of_a_file_that_git_could_not_merge_neither_version_is_taken(before: bytes, line: int) -> None:
    told = refusal(before + TWO, Limits())[0]
    assert told.wrong == f"Line {line} of the file begins a conflict that Git could not merge."


@pytest.mark.parametrize("missing", [b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> other\n"])
def test_signs_that_are_no_whole_conflict_are_taken_as_any_row_is(missing: bytes) -> None:
    data = b"date,title,source_url\n2018,One,https://example.org/1\n" + TWO.replace(missing, b"")
    assert [event.title for event in read(data).events] == ["One", "Two", "Two"]


@pytest.mark.parametrize(
    "data", [b"\0\0\1\0\1\0 \0\0\0", b"L\0\0\0\1\x14\2\0", b"ID3\3\0\0\0\0\x0f", bytes(range(256))]
)
def test_data_of_a_program_are_not_taken_for_text_in_an_encoding(data: bytes) -> None:
    (problem,) = refusal(data)
    assert problem.wrong == "The file is no text: a program keeps data of its own in it."


@pytest.mark.parametrize("data", [b"2018,One\n2019,Two\n", b"In those days something happened.\n", b"x\n"])
def test_a_file_that_has_no_header_is_the_only_one_of_which_that_is_said(data: bytes) -> None:
    assert refusal(data)[0].wrong.startswith("The file has no header")


def test_what_old_editors_close_a_file_with_is_no_row_of_any_table_and_is_written_back() -> None:
    end = b"\x1a"
    found = read(PLAIN + end, beside=Beside(sources=b"event,role,url\nrow-2,supports,https://example.org/\n" + end))
    assert (found.problems, len(found.events)) == ((), 2)
    assert "1 empty row is not counted (row 4)." in found.notices
    assert to_csv(found) == PLAIN + end
    assert read_talk(b"title\nOne\n" + end, "talk", found).problems == ()
    kept = [row.cells for row in delimited((PLAIN + end).decode(), ",").grids[0].rows]
    assert len(kept) == len(PLAIN.splitlines())


def test_a_row_or_a_header_that_holds_something_beyond_all_columns_is_refused() -> None:
    far = "," * 10_000
    assert refusal(f"{HEAD}{far}x\n".encode())[0].wrong == "The header has far more than 600 columns."
    assert "cells; it is damaged" in refusal(f"{HEAD}\n{ROWS[0]}{far}x\n".encode())[0].wrong
    assert len(delimited(f"date,title{far}\n2031,One{far}\n", ",").grids[0].rows[1].cells) == MOST_COLUMNS
    with pytest.raises(DataError):
        delimited(f"date,title\n2031,One{far}x\n", ",")


@pytest.mark.parametrize("data", [b"\x1a", b"sep=;\n", b"\n \n,,,\n", b'\xef\xbb\xbf"",""\n', b'"sep=,"'])
def test_a_file_of_blank_lines_alone_is_called_empty(data: bytes) -> None:
    assert refusal(data)[0].wrong == "The file is empty."


def test_a_header_of_other_names_is_told_from_none() -> None:
    (problem,) = refusal(b"Datum;Titel;Quelle\n2018;Eins;Zwei\n")
    assert problem.wrong == "The header names no column that is known here: 'Datum;Titel;Quelle'."


@pytest.mark.parametrize(("separator", "words"), [("|", "vertical bars"), (":", "colons"), (" ", "spaces")])
def test_separators_that_are_not_read_are_named(separator: str, words: str) -> None:
    for first in ("", f"sep={separator}\n"):
        (problem,) = refusal(f"{first}{separator.join(('id', 'date', 'title'))}\n".encode())
        assert problem.wrong == f"Cells are separated by {words}; only commas, semicolons and tabs are read."


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_that_stand_whole_in_quotation_marks_are_said_to(separator: str) -> None:
    (problem,) = refusal(f'"{separator.join(("id", "date", "title"))}"\n"{separator.join("abc")}"\n'.encode())
    assert problem.wrong == "Each row stands as a whole in quotation marks."


def test_names_in_angle_brackets_are_a_header_and_no_markup() -> None:
    assert "angle" not in refusal(b"<date>,<title>\n")[0].wrong
    assert "XML" not in refusal(b"<date>,<title>\n")[0].wrong


@pytest.mark.parametrize("above", ["Our timeline\n", "\nOur timeline,,,\n", "Table 1\nMade by us\n"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_header_that_stands_below_something_else_is_found_and_said(above: str, separator: str) -> None:
    row = above.count("\n") + 1
    (problem,) = refusal(f"{above}{HEAD.replace(',', separator)}\n".encode())
    assert problem.wrong == f"The header stands in row {row}; the first row must hold the column names."


def test_rows_of_sources_are_counted_as_a_spreadsheet_counts_them_too() -> None:
    found = read(csv_of({}), beside=Beside(sources=b"\n\nevent,role,url\nrow-2,supports,ftp://x\n"))
    assert [problem.row for problem in found.problems] == [4]


def test_a_crowd_of_blank_rows_before_the_header_is_not_left_out() -> None:
    assert refusal(b"\n" * 1001 + PLAIN)


def test_what_may_have_been_meant_is_looked_for_among_few() -> None:
    known = [f"lhasa-cards-{number:04}" for number in range(5000)]
    assert near("lhasa-cards-123", known) == "lhasa-cards-0123" or near("lhasa-cards-123", known).startswith("lhasa")
    assert near("x" * 65, ["x" * 64]) == ""
    assert near("", ["x"]) == ""


def test_of_very_many_problems_the_first_of_each_row_is_told_and_ids_of_rows_not_looked_at_are_known() -> None:
    wrong = [{"date": "soon", "priority": "9"}] * 1100
    found = read(
        csv_of(*wrong, {"id": "aim", "status": "what", "date": "soon"}, {"answers": "aim"}, {"id": "", "date": "x"})
    )
    assert len(found.events) + found.refused == found.rows == 1103
    assert found.refused == 1102
    assert len(found.problems) < 2 * 1103


def test_a_scene_names_no_more_than_can_be_told() -> None:
    dataset = read(PLAIN)
    many = read_talk(b"title,focus\nOne," + b" ".join(b"x%d" % n for n in range(501)) + b"\n", "talk", dataset)
    assert "names 501 things; at most 500" in many.problems[0].wrong
    some = read_talk(b"title,focus\nOne," + b" ".join(b"x%d" % n for n in range(30)) + b"\n", "talk", dataset)
    assert some.problems[-1].wrong.startswith("10 more are no event of the evidence either")


def test_cells_with_what_cannot_be_seen_are_named_up_to_a_bound_in_every_kind_of_file() -> None:
    cells = [f"a\u200bb{number}" for number in range(60)]
    events = read(csv_of(*({"title": cell} for cell in cells))).notices
    talk = read_talk(("title\n" + "\n".join(cells) + "\n").encode(), "t", read(csv_of({}))).notices
    for notices in (events, talk):
        said = [one for one in notices if "cannot be seen" in one]
        assert len(said) == 21
        assert said[-1] == "Characters that cannot be seen were left out of 40 more cells."
