"""Rows of a long file are read again as they are written, whichever are asked for, and soon."""

from io import BytesIO

import pytest

from rollout.evidence import rows_again
from rollout.evidence.reader import Limits, read
from rollout.evidence.rows_again import RowsAgain
from tests.csv_rows import csv_of
from tests.support.cases import for_each


def evidence(count: int) -> bytes:
    return csv_of(*({"id": f"n-{n}", "summary": f'"{n}",\n{n % 7 * "x"} Ü'} for n in range(count)))


PLAIN = evidence(50)
FILES = (
    PLAIN,
    b"\xef\xbb\xbf" + PLAIN,
    PLAIN.replace(b"\n", b"\r\n"),
    PLAIN.removesuffix(b"\n"),
    b"\n\n" + PLAIN,
    b"sep=,\n" + PLAIN,
    csv_of({"title": "old"}, {"title": "Macintosh"}).replace(b"\n", b"\r"),
    csv_of({"title": "by"}, {"title": "semicolons"}).replace(b",", b";"),
)


@for_each("data", FILES)
def test_each_row_is_as_a_reader_keeps_it(data: bytes) -> None:
    dataset = read(data, "events.csv", Limits())
    rows = [event.row for event in dataset.events]
    assert len(rows) > 1
    found = RowsAgain(lambda: BytesIO(data))(reversed(rows))
    assert {row: found[row] for row in rows} == {row: dataset.cells[row - 2] for row in rows}


def test_a_row_whose_place_is_known_is_gone_to_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_again, "APART", 4)
    read_now: list[int] = []
    once = rows_again._Cursor.read

    def noting(cursor: rows_again._Cursor) -> tuple[str, ...]:
        read_now.append(cursor.number)
        return once(cursor)

    monkeypatch.setattr(rows_again._Cursor, "read", noting)
    again = RowsAgain(lambda: BytesIO(PLAIN))
    last = again([49])
    assert read_now == [*range(1, 50)]
    read_now.clear()
    assert again([49, 3, 4, 30])[49] == last[49]
    assert read_now == [1, 2, 3, 4, 29, 30, 49]


def test_a_file_that_ends_before_a_row_has_nothing_in_it() -> None:
    assert RowsAgain(lambda: BytesIO(PLAIN))([60]) == {60: ()}


def test_of_two_who_read_at_once_one_remembers_where_a_row_begins() -> None:
    again = RowsAgain(lambda: BytesIO(PLAIN))
    before = again([3, 40])
    again._remember(1, 7)
    assert again([3, 40]) == before
