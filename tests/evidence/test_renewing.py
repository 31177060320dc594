"""Few changed rows read alone give what reading the whole file gives, or nothing is given and all is read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.beside import ALONE, Beside
from rollout.evidence.event import Dataset
from rollout.evidence.judged import Judged
from rollout.evidence.reader import Limits, read
from rollout.evidence.renewing import FEW, renewed
from tests.csv_rows import COUNTED, RIGHT, csv_of

LIMITS = Limits()
ROWS: tuple[dict[str, str], ...] = (
    *({} for _ in range(5)),
    {**COUNTED, "measure": "target", "due": "2018", "status": "planned"},
    {**COUNTED, "answers": "row-7"},
)


def told(data: bytes, beside: Beside = ALONE) -> Dataset:
    return read(data, "events.csv", LIMITS, beside=beside)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"date": "2019?", "status": "claimed"},
        {"lane": "Another lane", "tags": "a; b"},
        {"summary": 'Two lines,\n"and" quotes'},
        {"notes": "Only for me", "priority": "3"},
        {"lane": ""},
        COUNTED,
    ],
)
def test_a_row_that_touches_no_other_is_read_alone(change: dict[str, str]) -> None:
    data = csv_of(*ROWS[:2], change, *ROWS[3:])
    assert renewed(told(csv_of(*ROWS)), data, LIMITS, ALONE) == told(data)


@pytest.mark.parametrize(
    "more",
    [
        ({},),
        ({"lane": ""},),
        ({"title": "x" * 300, "summary": "y" * 3000},),
        ({"lane": "Another lane"}, {"tags": "a"}),
        (COUNTED, {"date": "1999"}),
    ],
)
def test_rows_that_come_at_the_end_are_read_alone(more: tuple[dict[str, str], ...]) -> None:
    data = csv_of(*ROWS, *more)
    assert renewed(told(csv_of(*ROWS)), data, LIMITS, ALONE) == told(data)
    changed = csv_of({"title": "Another"}, *ROWS[1:], *more)
    assert renewed(told(csv_of(*ROWS)), changed, LIMITS, ALONE) in (told(changed), None)


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:-1],
        (*ROWS, {"id": "row-3"}),
        (*ROWS, {"id": ""}),
        (*ROWS, {"id": "new"}, {"id": "new"}),
        (*ROWS, {"lane": ""}, {"lane": ""}),
        (*ROWS, {**COUNTED, "answers": "row-7"}),
        (*ROWS, *({} for _ in range(FEW + 1))),
        (*ROWS[:6], {**COUNTED, "answers": "row-7", "title": "Another"}),
        (*ROWS[:5], {**COUNTED, "measure": "target", "due": "2019", "status": "planned"}, ROWS[6]),
        ({**COUNTED, "answers": "row-7"}, *ROWS[1:]),
        ({"id": "another"}, *ROWS[1:]),
        ({"id": ""}, *ROWS[1:]),
        ({"date": "2019-02-30"}, *ROWS[1:]),
        (dict.fromkeys(("id", *ROWS[5], *csv_of().decode().strip().split(",")), ""), *ROWS[1:]),
    ],
)
def test_what_may_touch_other_rows_has_all_read(rows: tuple[dict[str, str], ...]) -> None:
    assert renewed(told(csv_of(*ROWS)), csv_of(*rows), LIMITS, ALONE) is None


def test_files_with_problems_reviews_sources_of_the_row_or_another_form_are_read_whole() -> None:
    plain, data = told(csv_of(*ROWS)), csv_of({"title": "Another"}, *ROWS[1:])
    assert renewed(told(csv_of({"date": "no"}, *ROWS[1:])), data, LIMITS, ALONE) is None
    assert renewed(replace(plain, reviews=(("row-2", Judged(1)),)), data, LIMITS, ALONE) is None
    assert renewed(replace(plain, cells=()), data, LIMITS, ALONE) is None
    assert renewed(plain, b"\xef\xbb\xbf" + data, LIMITS, ALONE) is None
    beside = Beside(b"event,role,title,url\nrow-2,supports,A source,https://www.example.org/\n")
    assert renewed(told(csv_of(*ROWS), beside), data, LIMITS, beside) is None
    reviewed = Beside(reviews=b"event,digest,verdict,by,at\n")
    assert renewed(told(csv_of(*ROWS), reviewed), csv_of(*ROWS, {}), LIMITS, reviewed) is None
    many = [csv_of(*({"title": title} for _ in range(FEW + 1))) for title in ("A", "B")]
    assert renewed(told(many[0]), many[1], LIMITS, ALONE) is None
    unnamed = [f"date,title\n2017,{title}\n".encode() for title in "AB"]
    assert renewed(told(unnamed[0]), unnamed[1], LIMITS, ALONE) is None


IDS = ("", "row-3", "row-7", "another")
CELLS = (*IDS, "2017", "no date", "planned", "target", "cards", "A; B", "1", "\u200bx", " x ", "a\nb")
FILLED = (*RIGHT, *COUNTED, "answers", "due", "label", "notes")


@given(st.lists(st.dictionaries(st.sampled_from(FILLED), st.sampled_from(CELLS), max_size=3), min_size=1, max_size=3))
def test_whatever_comes_at_the_end_the_rows_are_as_if_all_were_read(more: list[dict[str, str]]) -> None:
    found = renewed(told(csv_of(*ROWS)), csv_of(*ROWS, *more), LIMITS, ALONE)
    assert found is None or found == told(csv_of(*ROWS, *more))


@given(st.integers(0, 6), st.sampled_from(FILLED), st.sampled_from(CELLS))
def test_whatever_a_cell_becomes_the_rows_are_as_if_all_were_read(at: int, column: str, cell: str) -> None:
    rows = [*ROWS]
    rows[at] = {**rows[at], column: cell}
    found = renewed(told(csv_of(*ROWS)), csv_of(*rows), LIMITS, ALONE)
    assert found is None or found == told(csv_of(*rows))
