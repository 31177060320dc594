"""The events as CSV: a spreadsheet evaluates no cell of the safe form, and the exact form is the file again."""

import csv
import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.reader import read
from rollout.outputs.tables.spreadsheet import harmless, make
from rollout.outputs.tables.workbook import make as make_workbook
from rollout.timeline.edition import Edition, ExportError, Options, edition, stamp
from rollout.timeline.view import View
from tests.csv_rows import RIGHT, csv_of, dataset_of
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.server import TOP

EXACT = Options(exact=True, notes=True)


def rows(made: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=separator))


def armed(cell: str) -> bool:
    """Return whether a spreadsheet might evaluate the cell, or a line of it."""
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return False
    lines = cell.splitlines() or [""]
    return cell[:1] in ("\t", "\r", "\n") or any(
        unicodedata.normalize("NFKC", line.lstrip())[:1] in tuple("=+-@") for line in lines
    )


@for_each("text", hostile.TEXTS)
@for_each("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_whatever_separator_it_is_opened_with(text: str, separator: str) -> None:
    made = make(hostile.shown(text), Options(notes=True))
    assert not [cell for row in rows(made, separator) for cell in row if armed(cell)]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("a\n =1+1", "a\n' =1+1"),
        ("a; @b", "a;' @b"),
        ("a;\n=b", "a;\n'=b"),
        (";;=b", ";;'=b"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("-91.13", "-91.13"),
        ("-5", "-5"),
        ("-5+1", "'-5+1"),
        ("a = b; c", "a = b; c"),
        ("2018-04", "2018-04"),
        ("", ""),
    ],
)
def test_an_apostrophe_disarms_a_formula_and_nothing_else_is_touched(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


@given(st.text(st.sampled_from("=+-@＝ \u00a0\t\n;'\"1a.")) | st.text())
def test_no_text_at_all_stays_a_formula(text: str) -> None:
    assert not armed(harmless(text))


def test_the_names_of_columns_are_disarmed_too() -> None:
    evidence = dataset_of({"=1+1": "x"}, columns=(*RIGHT, "=1+1"))
    assert "'=1+1" in rows(make(edition(evidence, View()), Options()))[0]


def test_every_cell_is_quoted_and_every_line_ends_as_rfc_4180_says() -> None:
    made = make(hostile.shown('a "b", c'), Options()).decode("utf-8-sig")
    assert re.fullmatch(r'(("([^"]|"")*"(,|(\r\n)))+)', made)


def test_the_safe_form_opens_as_utf_8() -> None:
    assert make(hostile.shown("x"), Options()).startswith(b"\xef\xbb\xbf")


def test_each_row_says_its_date_in_words_and_bears_the_stamp() -> None:
    one = edition(dataset_of({"date": "2017-08"}, {"date": "2019-22"}), View())
    head, *body = rows(make(one, Options()))
    assert head[-3:] == ["date in words", "further sources", "stamp"]
    mark = stamp(one).line
    assert [row[-3:] for row in body] == [["August 2017", "", mark], ["summer 2019", "", mark]]


def test_rows_stand_in_the_order_of_the_file_whatever_their_dates() -> None:
    one = edition(dataset_of({"date": "2019"}, {"date": "2017"}, {"date": "2018", "status": "heard"}), View())
    for options in (Options(), EXACT):
        assert [row[0] for row in rows(make(one, options))[1:]] == ["row-2", "row-3"]


@pytest.mark.parametrize("name", ["notes", "Notes"])
def test_notes_are_for_the_presenter_unless_asked_for(name: str) -> None:
    one = edition(dataset_of({name: "a trap"}, columns=(*RIGHT, name)), View())
    assert b"a trap" not in make(one, Options())
    assert name not in rows(make(one, Options()))[0]
    assert b"a trap" in make(one, Options(notes=True))


@pytest.mark.parametrize(
    "data",
    [
        (TOP / "events.csv").read_bytes(),
        csv_of({"title": "=1+1", "own": ' "x" '}, {"notes": "a\nb"}, columns=(*RIGHT, "notes", "own")),
        b"\xef\xbb\xbf" + csv_of({}, {}).replace(b"\n", b"\r\n"),
        csv_of({}).replace(b",", b";")[:-1],
    ],
)
def test_the_exact_form_of_everything_is_the_file_byte_for_byte(data: bytes) -> None:
    assert make(edition(read(data), View()), EXACT) == data


def test_the_exact_form_of_a_view_is_its_rows_as_they_were_written() -> None:
    data = csv_of({}, {"status": "claimed", "title": "=1+1"}, {"status": "heard"})
    lines = data.splitlines(keepends=True)
    one = edition(read(data), View(statuses=("claimed",)))
    assert make(one, EXACT) == lines[0] + lines[2]


def test_the_safe_form_can_be_read_again_with_the_same_events() -> None:
    first = dataset_of({"lat": "-29.65", "lon": "91.13"}, {"date": "2017-06/2018-04"})
    again = read(make(edition(first, View()), Options(notes=True)))
    assert not again.problems
    assert [replace(event, extra=()) for event in again.events] == list(first.events)


def test_a_link_that_must_not_be_followed_is_still_only_text() -> None:
    made = make(hostile.with_link("javascript:alert(1)"), Options())
    assert isinstance(hostile.with_link("x"), Edition)
    assert b"javascript:" not in made


@pytest.mark.parametrize("options", [Options(), EXACT], ids=["safe", "exact"])
def test_a_file_of_so_many_rows_that_none_is_kept_as_written_is_refused(options: Options) -> None:
    known = dataset_of({}, {})
    assert make(edition(known, View()), options)
    many = edition(replace(known, cells=()), View())
    with pytest.raises(
        ExportError, match=r"events\.csv has too many rows: CSV is made from files of less than 100,000"
    ):
        make(many, options)
    assert make(replace(many, shown=()), options)


def test_rows_that_end_before_the_last_column_are_handed_out_with_empty_cells() -> None:
    data = read(b"id,date,title,status,place\na,2011,One\nb,2012,Two,claimed,Lhasa\n", "x.csv")
    whole = edition(data, View())
    for exact in (False, True):
        made = rows(make(whole, Options(exact=exact)))
        assert {len(row) for row in made if row} == {len(made[0])}
    assert make_workbook(whole, Options()).startswith(b"PK")
