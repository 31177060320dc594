"""Bytes that are no evidence, however they are named, and the ways of writing CSV that are accepted and said."""

import gzip
import io
import re
import time
import zipfile

import pytest

from rollout.evidence import reader
from rollout.evidence.reader import Limits, read
from rollout.evidence.table import digest
from rollout.evidence.vocabulary import COLUMNS
from tests.csv_rows import RIGHT, csv_of, line, refusal
from tests.support.cases import for_each

GOOD = csv_of({}, {})


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


ODS = zipped("content.xml") + b"application/vnd.oasis.opendocument.spreadsheet"


@for_each(
    ("data", "named"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n\r\n", "The file is empty."),
        (GOOD.decode().encode("utf-16"), "in the encoding UTF-16;"),
        (GOOD.decode().encode("utf-16-le"), "in the encoding UTF-16;"),
        (GOOD.decode().encode("utf-16-be"), "in the encoding UTF-16;"),
        (GOOD.decode().encode("utf-32"), "in the encoding UTF-32;"),
        (b"\x00\x00\xfe\xff" + GOOD, "in the encoding UTF-32;"),
        (csv_of({"title": "Café"}).decode().encode("latin-1"), "from line 2 on it looks like Latin-1"),
        (csv_of({}, {"place": "西藏自治区"}).decode().encode("gbk"), "from line 3 on it looks like GBK"),
        (csv_of({"title": "Größe"}, {"notes": "X"}).replace(b"X", b"\xe9"), "UTF-8 as far as line 3,"),
        ("拉萨".encode()[:-1], "breaks off in the middle of a character"),
        (GOOD.replace(b"Lhasa", b"\xed\xa0\x80", 1), "a lone surrogate) stands in line 2"),
        (GOOD.replace(b"Lhasa", b"Lha\0sa", 1), "Line 2 of the file holds the character NUL"),
        (zipped("xl/workbook.xml"), "an Excel workbook (XLSX)"),
        (ODS, "an OpenDocument spreadsheet (ODS)"),
        (zipped("events.csv"), "a zip archive"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"),
        (gzip.compress(GOOD), "a gzip archive"),
        (b"{\\rtf1 id}", "an RTF text"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><title>Sign in</title>", "a web page"),
        (b"<HTML>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
    ],
)
def test_what_is_no_csv_in_utf_8_is_refused_by_name(data: bytes, named: str) -> None:
    (problem,) = refusal(data)
    assert (problem.row, problem.column) == (None, None)
    assert named in problem.wrong
    assert problem.example


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (csv_of({}, {}, {}) + b'"a,b\nc,d\n', "A quotation mark opened in row 5 is never closed."),
        (csv_of({}, {"summary": "X"}, {}).replace(b"X", b'"X'), "The quotation marks of row 3 do not pair"),
        (
            csv_of({"title": "X"}, {"title": "Y"}).replace(b"X", b'"X').replace(b"Y", b'"Y" or so'),
            "The quotation marks of row 2 do",
        ),
        (csv_of({}, {"title": "X"}).replace(b"X", b'"X" or so'), "The quotation marks of row 3 do"),
        (csv_of({"notes": "a\nb"}, {"title": "X"}).replace(b"X", b'"X"Y'), "The quotation marks of row 3 do"),
        (csv_of({}, {"notes": "a" * 131_073}), "A cell of row 3 is longer than 131,072 characters."),
    ],
)
def test_broken_quoting_is_refused_with_the_row_where_it_begins(data: bytes, named: str) -> None:
    (problem,) = refusal(data)
    assert (problem.row, problem.column) == (None, None)
    assert named in problem.wrong


def test_a_file_over_the_size_limit_is_refused_with_the_limit() -> None:
    (problem,) = refusal(b"a" * 5_000_001)
    assert problem.wrong == "The file is larger than 5 MB; no more is read."
    assert refusal(b"a" * 11, Limits(max_bytes=10))[0].wrong == "The file is larger than 1e-05 MB; no more is read."


def test_a_file_over_the_row_limit_is_refused_unless_the_limit_is_raised() -> None:
    data = csv_of({}, {}, {})
    assert refusal(data, Limits(max_rows=2))[0].wrong == "The file has more than 2 rows."
    assert "--max-rows" in refusal(data, Limits(max_rows=2))[0].example
    assert read(data, limits=Limits(max_rows=3)).rows == 3


def test_empty_rows_do_not_count_towards_the_row_limit_but_have_an_end_too() -> None:
    data = csv_of({}, {})
    assert read(data + b",\n" * 500, limits=Limits(max_rows=2)).rows == 2
    (many,) = refusal(data + b"\n" * 2000, Limits(max_rows=2))
    assert (many.wrong, many.example) == ("The file has more than 2 empty rows.", "Delete the empty rows.")


@pytest.mark.parametrize("data", [b"a" * 50_000_000, b"\n" * 5_000_000, b",\n" * 2_500_000], ids=["big", "n", ",n"])
def test_a_file_over_a_limit_is_refused_at_once(data: bytes) -> None:
    begun = time.process_time()
    refusal(data)
    assert time.process_time() - begun < 1


def test_a_byte_order_mark_is_accepted_and_said() -> None:
    dataset = read(b"\xef\xbb\xbf" + GOOD)
    assert dataset.bom
    assert dataset.columns[0] == "id"
    assert len(dataset.events) == 2
    assert dataset.notices == ("The file begins with a byte-order mark: accepted and kept.",)


@pytest.mark.parametrize(("separator", "named"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_accepted_and_said(separator: str, named: str) -> None:
    plain = csv_of({"title": "A; B", "place": "Lhasa"}).decode()
    data = plain.replace(",", "~").replace(";", '";"').replace("~", separator)
    data = data.replace('A";" B', '"A; B"')
    dataset = read(data.encode())
    assert dataset.separator == separator
    assert dataset.events[0].title == "A; B"
    assert dataset.notices == (f"Cells are separated by {named}, not commas: accepted and kept.",)


def test_a_plain_file_needs_no_notice() -> None:
    dataset = read(GOOD)
    assert (dataset.notices, dataset.separator, dataset.bom, dataset.line_end) == ((), ",", False, "\n")


def test_windows_line_ends_are_accepted_also_within_a_cell() -> None:
    dataset = read(csv_of({"notes": "one\ntwo"}, {}).replace(b"\n", b"\r\n"))
    assert [event.notes for event in dataset.events] == ["one\ntwo", ""]
    assert (dataset.line_end, dataset.problems, dataset.notices) == ("\r\n", (), ())


def test_old_macintosh_line_ends_are_accepted_and_said() -> None:
    dataset = read(GOOD.replace(b"\n", b"\r"))
    assert (len(dataset.events), dataset.line_end) == (2, "\r")
    assert dataset.notices == ("Lines end as on old Macintosh computers: accepted and kept.",)


def test_a_lone_carriage_return_ends_a_row_as_it_does_in_a_spreadsheet() -> None:
    dataset = read(csv_of({}, {"title": "X"}).replace(b"X", b"a\rb"))
    assert [(problem.row, problem.column) for problem in dataset.problems] == [(4, None)]
    assert dataset.notices[0].startswith("2 rows have more or fewer empty cells at the end than the header")


def test_a_quotation_mark_inside_an_unquoted_cell_is_text() -> None:
    dataset = read(csv_of({"title": "X"}).replace(b"X", b'The so-called "grid"'))
    assert dataset.events[0].title == 'The so-called "grid"'


def test_a_header_that_breaks_a_quote_still_gets_its_reason() -> None:
    assert "quotation mark opened in row 1" in refusal(b'id,"lane,date\n')[0].wrong


def test_the_digest_is_the_sha_256_of_the_bytes() -> None:
    assert read(GOOD).digest == digest(GOOD)
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_what_repeats_after_thousands_of_rows_is_still_read() -> None:
    rows = "".join(line([*RIGHT.values()]).replace("lhasa-cards-2017", f"row-{n}") for n in range(5000))
    dataset = read((line(RIGHT) + rows).encode())
    assert (len(dataset.events), dataset.events[-1].id) == (5000, "row-4999")


def test_letters_written_as_letter_and_accent_are_read_as_one() -> None:
    decomposed = read(csv_of({"title": "Cafe\u0301 in Lhasa"}))
    assert decomposed.events[0].title == "Café in Lhasa"
    assert decomposed.notices == ()


# ---- files that would take long or much room if one took them in before looking at them

HEADER = ",".join(COLUMNS)
MANY_SEPARATORS = {
    "names": f"{HEADER},{'a,' * 50_000}\n",
    "nameless columns": f"{HEADER}{',' * 50_000}\n",
    "cells in a row": f"{HEADER}\nx{',' * 50_000}\n",
    "cells in a header of two lines": f'{HEADER},"a\nb"{"," * 50_000}\n',
}


@pytest.mark.parametrize("text", MANY_SEPARATORS.values(), ids=MANY_SEPARATORS.keys())
def test_far_too_many_cells_are_one_problem_and_not_one_for_each(text: str) -> None:
    (problem,) = refusal(text.encode())
    assert re.search("far more than 600 columns|has 50,0.. cells", problem.wrong)


def test_too_many_rows_are_told_before_any_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "headed", lambda *_: pytest.fail("The rows were read."))
    (problem,) = refusal(f"{HEADER}\n{'x' * 9}\n".encode() + b"x\n" * 20_001)
    assert problem.wrong == "The file has more than 20,000 rows."


def test_rows_that_cannot_be_told_apart_are_told_before_a_header_that_is_wrong() -> None:
    (problem,) = refusal(b'id,lane\na,b\n"c,d\n')
    assert problem.wrong == "A quotation mark opened in row 3 is never closed."
    (problem,) = refusal(b"id,lane\na,b\n")
    assert problem.wrong.startswith("The header lacks date,")


def test_many_lines_in_few_rows_are_no_problem() -> None:
    text = csv_of({"notes": "a\n" * 4000, "summary": "b"}).decode()
    assert len(read(text.encode(), limits=Limits(max_rows=10)).events) == 1


def test_a_broken_row_among_many_lines_is_told_as_broken() -> None:
    data = f"{HEADER}\n".encode() + b"\n" * 30 + b'a,"b"c\n'
    (problem,) = refusal(data, Limits(max_rows=10))
    assert problem.wrong.startswith("The quotation marks of row 32 do not pair")
