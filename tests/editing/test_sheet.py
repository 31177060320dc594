"""One row's bytes change and no other's, whatever the file is written like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing.sheet import sheet
from rollout.evidence.problems import DataError
from tests.csv_rows import RIGHT, csv_of

NASTY = {"title": 'He said: "no", twice', "notes": "one\ntwo\n", "place": " Lhasa ", "summary": "=1+1"}
FILES = [
    csv_of(),
    csv_of({}, NASTY),
    csv_of({}, NASTY)[:-1],
    b"\xef\xbb\xbf" + csv_of(NASTY),
    csv_of(NASTY).replace(b"\n", b"\r\n"),
    csv_of({}, {}).replace(b"\n", b"\r"),
    csv_of({}).replace(b",", b";"),
    b"\n\nsep=;\r\n" + csv_of({}, {}).replace(b",", b";"),
    csv_of({}).replace(b",", b"\t"),
    csv_of({}, {}).replace(b"row-2", b'"row-2"'),
    csv_of({}) + b"\n" + csv_of({}).partition(b"\n")[2] + b",,\nshort,row\n\n\n",
    csv_of({"mood": "grave"}, columns=["mood", *RIGHT, "Extra col"]),
    csv_of({"title": "Cafe\u0301", "notes": "re\u200bported"}),
    b"Title,Date\nA,2019\nB,2020",
]
CELLS = st.text(st.sampled_from('ab ,;"\t\n\u0f56é'), max_size=12)
NAMES = st.sampled_from(["title", "date", "place", "tags", "known_by", "Extra col"])
FIELDS = st.dictionaries(NAMES, CELLS, min_size=1, max_size=4)


@pytest.mark.parametrize("data", FILES)
def test_a_file_that_nobody_changes_keeps_its_bytes(data: bytes) -> None:
    rows = sheet(data)
    assert rows.data == data
    assert all(rows.changed(place, rows.fields(place)).data == data for place in range(len(rows.rows)))


@given(st.sampled_from(FILES), FIELDS, st.integers(1, 99))
def test_a_change_touches_one_row_and_the_header_where_it_lacks_a_column(
    data: bytes, fields: dict[str, str], number: int
) -> None:
    before = sheet(data)
    if len(before.rows) == 1:
        return
    place = 1 + number % (len(before.rows) - 1)
    after = before.changed(place, fields)
    again = sheet(after.data)
    assert again.data == after.data
    touched = {place, 0} if before.lacking(fields) else {place}
    for at, (old, new) in enumerate(zip(before.rows, again.rows, strict=True)):
        assert old.end == new.end
        assert at in touched or old == new
    held = {name: cell for name, cell in fields.items() if name in again.columns}
    read = {
        name: again.rows[place].cells[at] for name, at in again.columns.items() if at < len(again.rows[place].cells)
    }
    assert {name: read.get(name, "") for name in held} == held


@given(st.sampled_from(FILES), FIELDS)
def test_a_row_that_is_added_and_taken_out_again_leaves_the_bytes(data: bytes, fields: dict[str, str]) -> None:
    before = sheet(data)
    after = before.added(fields)
    assert sheet(after.data).data == after.data
    place = len(before.rows)
    assert after.rows[:place][1:-1] == before.rows[1:-1]
    back = sheet(after.data).without(place)
    header = before if before.lacking(fields) else back
    assert header.data == data
    assert len(back.rows) == place


@given(st.sampled_from([one for one in FILES if len(sheet(one).rows) > 1]), st.integers(1, 99))
def test_a_row_that_is_taken_out_and_put_back_leaves_the_bytes(data: bytes, number: int) -> None:
    before = sheet(data)
    place = 1 + number % (len(before.rows) - 1)
    ends = {row.end for row in before.rows[:-1]}
    back = before.without(place).inserted(place, before.rows[place].text)
    assert back.data == data or len(ends) > 1


def test_what_is_known_after_the_last_row_went_is_what_the_file_says_blank_rows_before_it_too() -> None:
    for end in ("\n", "\r\n", "\r"):
        after = sheet(f"date,title{end}2019,A{end}{end}2020,B".encode()).without(3)
        again = sheet(after.data)
        assert (after.rows, after.closed) == (again.rows, again.closed)
        assert after.data == f"date,title{end}2019,A{end}{end}".encode()


def test_the_cells_of_a_row_that_stay_keep_how_they_were_quoted() -> None:
    rows = sheet(b'date,title,place\n"2019",Old,"Lhasa"\n')
    assert rows.changed(1, {"title": "New, now"}).data == b'date,title,place\n"2019","New, now","Lhasa"\n'
    assert rows.changed(1, {"place": "Xining"}).data == b'date,title,place\n"2019",Old,"Xining"\n'


def test_a_row_is_numbered_as_a_spreadsheet_counts_it() -> None:
    rows = sheet(b"\n\ndate,title\n2019,A\n")
    assert (rows.number(1), rows.place(4)) == (4, 1)


def test_a_single_cell_that_is_emptied_can_be_told_from_an_empty_line() -> None:
    rows = sheet(b"title\nA\n")
    assert rows.changed(1, {"title": ""}).data == b'title\n""\n'
    assert rows.added({}).data == b'title\nA\n""\n'


def test_a_blank_row_can_be_filled() -> None:
    assert sheet(b"date,title\n\n2019,A\n").changed(1, {"title": "B"}).data == b"date,title\n,B\n2019,A\n"


def test_a_file_whose_rows_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(DataError):
        sheet(b'date,title\n2019,"A\n')


def test_a_row_has_another_mark_with_the_first_changed_letter_and_columns_without_a_name_are_none() -> None:
    rows = sheet(b"date,,title\n2019,,A\n")
    assert rows.columns == {"date": 0, "title": 2}
    assert rows.rows[1].mark != rows.changed(1, {"title": "B"}).rows[1].mark
    assert rows.rows[1].mark == rows.changed(1, {"title": "A"}).rows[1].mark


def test_a_row_that_stood_in_the_file_is_read_by_its_columns_and_what_is_no_row_as_nothing() -> None:
    rows = sheet(b"date;title\n2019;A\n")
    assert rows.read('2018;"B; C"') == {"date": "2018", "title": "B; C"}
    assert rows.read(None) == rows.read('2018;"B') == {}
