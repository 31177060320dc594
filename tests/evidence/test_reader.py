"""Whole files: everything wrong told at once, nothing dropped in silence, nothing but a Dataset or a DataError."""

import time
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rollout.evidence import reader
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.vocabulary import COLUMNS, STATUSES
from tests.csv_rows import COUNTED, RIGHT, csv_of, dataset_of, line, only_problem, places
from tests.support.cases import for_each

HERE = Path(__file__).parents[1]
SHIPPED = HERE.parent / "events.csv"
MISTAKES = (HERE / "data" / "thirty-mistakes.csv").read_bytes()


def found_in(data: bytes) -> tuple[Problem, ...]:
    """Return the problems, whether of rows or of the whole file."""
    try:
        return read(data).problems
    except DataError as error:
        return error.problems


def test_the_file_we_ship_has_no_problem_and_needs_no_notice() -> None:
    dataset = read(SHIPPED.read_bytes())
    assert dataset.problems == ()
    assert dataset.notices == ()
    assert len(dataset.events) == dataset.rows > 100


def test_thirty_mistakes_are_told_in_one_run_each_with_its_row_and_column() -> None:
    dataset = read(MISTAKES, "thirty-mistakes.csv")
    assert places(dataset) == list(
        enumerate(
            (
                "date", "date", "date", "date", "date", "source_date", "status", "status", "asserted_by_kind",
                "priority", "quantity", "quantity", "measure", "unit", "quantity", "lon", "lon", "id", "id", "date",
                "title", "label", "asserted_by_kind", "due", "due", "source_url", "source_url", "dispute",
                "answers", "title",
            ),
            4,
        )
    )  # fmt: skip
    assert (dataset.rows, dataset.refused) == (32, 30)
    assert [event.id for event in dataset.events] == ["ecard-target-2019", "first-card-lhasa"]


def test_each_of_the_thirty_says_where_what_is_wrong_and_what_to_write() -> None:
    dataset = read(MISTAKES, "thirty-mistakes.csv")
    for problem in dataset.problems:
        said = problem.sentence(dataset.name)
        assert said.startswith(f"thirty-mistakes.csv row {problem.row}, column {problem.column}: ")
        assert problem.wrong.endswith(".")
        assert problem.example.endswith(".")
        assert said.isprintable()


def test_all_problems_of_a_row_are_told_by_row_then_by_column() -> None:
    dataset = dataset_of(
        {"priority": "9", "status": "heard", "date": "", "lat": "1", "id": "a"},
        {"answers": "nobody", "title": "", "id": "a"},
    )
    assert places(dataset) == [
        (2, "date"), (2, "status"), (2, "lon"), (2, "priority"), (3, "id"), (3, "title"), (3, "answers"),
    ]  # fmt: skip


def test_problems_follow_the_order_of_the_columns_in_the_file() -> None:
    columns = tuple(reversed(RIGHT))
    dataset = read(csv_of({"status": "heard", "priority": "9", "date": ""}, columns=columns))
    assert places(dataset) == [(2, "priority"), (2, "status"), (2, "date")]


def test_a_problem_of_a_column_that_the_file_lacks_comes_last_under_our_name() -> None:
    columns = [name for name in RIGHT if name != "source_url"]
    dataset = read(csv_of({"priority": "9", "status": "planned"}, columns=columns))
    assert places(dataset) == [(2, "priority"), (2, "due"), (2, "source_url")]


@pytest.mark.parametrize("column", [name for name, required in COLUMNS.items() if required])
def test_a_required_cell_that_is_empty_is_a_problem_with_an_example(column: str) -> None:
    problem = only_problem(**{column: " "})
    assert (problem.row, problem.column, problem.found) == (2, column, "")
    assert problem.wrong == "The cell is empty, and every row needs it."
    assert problem.example.startswith("Write ")


def test_a_row_with_too_few_or_too_many_cells_is_a_problem_of_the_row() -> None:
    data = csv_of({}, columns=RIGHT) + b"lonely\n" + b"a,b\n" + b"," * 12 + b"x\n" + csv_of({}, columns=RIGHT)
    dataset = read(data)
    assert places(dataset)[:3] == [(3, None), (4, None), (5, None)]
    assert [problem.wrong for problem in dataset.problems[:3]] == [
        "The row has 1 cell; the header has 12.",
        "The row has 2 cells; the header has 12.",
        "The row has 13 cells; the header has 12.",
    ]
    for problem, last, after in zip(dataset.problems, ("id", "lane"), ("lane", "date"), strict=False):
        assert problem.example == f"It ends with the column {last}; add the cells from {after} on."
    assert "quotation marks" in dataset.problems[2].example


def test_empty_rows_are_not_counted_and_said() -> None:
    dataset = read(csv_of({}) + b",,\n\n , \n")
    assert (dataset.rows, dataset.refused, len(dataset.events)) == (1, 0, 1)
    assert dataset.notices == ("3 empty rows are not counted (rows 3, 4, 5).",)


def test_an_empty_row_between_others_keeps_their_numbers() -> None:
    data = csv_of({}, {"status": "heard"}).replace(b"\nrow-3", b"\n\nrow-3")
    dataset = read(data)
    assert places(dataset) == [(4, "status")]
    assert dataset.notices == ("1 empty row is not counted (row 3).",)


def test_many_empty_rows_are_counted_not_listed() -> None:
    notice = read(csv_of({}) + b"\n" * 30).notices[0]
    assert notice.startswith("30 empty rows are not counted (rows 3, 4, 5,")
    assert notice.endswith("22, …).")


def test_characters_that_cannot_be_seen_are_left_out_and_said_with_row_and_column() -> None:
    dataset = dataset_of({}, {"title": "Re\u200bported", "status": "repor\u200bted", "place": "\u200b"})
    assert dataset.problems == ()
    assert (dataset.events[1].title, dataset.events[1].status, dataset.events[1].place) == ("Reported", "reported", "")
    assert dataset.notices == (
        "Row 3, column title: U+200B cannot be seen and was left out.",
        "Row 3, column status: U+200B cannot be seen and was left out.",
        "Row 3, column place: U+200B cannot be seen and was left out.",
    )
    assert "Re\u200bported" in dataset.cells[1]


def test_each_row_with_a_hidden_character_is_named_although_its_text_returns() -> None:
    dataset = dataset_of(*[{"lane": "Ca\u200brd"}] * 25)
    assert dataset.notices[1] == "Row 3, column lane: U+200B cannot be seen and was left out."
    assert len(dataset.notices) == 21
    assert dataset.notices[20] == "Characters that cannot be seen were left out of 5 more cells."


def test_a_required_cell_of_hidden_characters_alone_is_empty() -> None:
    assert only_problem(title="\u200b").wrong == "The cell is empty, and every row needs it."


@pytest.mark.parametrize("column", ["title", "notes", "mood"])
@pytest.mark.parametrize("character", ["\u202e", "\x07", "\u2028", "\x85", "\ufffe"])
def test_characters_that_turn_or_break_text_are_problems_in_any_column(column: str, character: str) -> None:
    dataset = read(csv_of({}, {column: f"a{character}b"}, columns=[*COLUMNS, "mood"]))
    assert places(dataset) == [(3, column)]
    assert f"U+{ord(character):04X}" in dataset.problems[0].wrong
    assert dataset.problems[0].found == f"a[U+{ord(character):04X}]b"


def test_tibetan_and_chinese_are_read_as_they_are_written() -> None:
    change = {"lane": "སྤྱི་ཚོགས་འགན་སྲུང།", "place": "拉萨市，西藏自治区"}
    event = dataset_of(change).events[0]
    assert (event.lane, event.place) == tuple(change.values())


def test_a_name_of_the_file_is_kept() -> None:
    assert read(csv_of({}), "Ereignisse.csv").name == "Ereignisse.csv"


def cell(text: str) -> bytes:
    return csv_of({}, {"title": "XYZ"}).replace(b"XYZ", text.encode("utf-8", "surrogatepass"))


# The 21 classes of security.md: what csv passes in silence. (None, None) stands for the whole file, no place for
# what is accepted.
CLASSES: dict[str, tuple[bytes, list[tuple[int | None, str | None]]]] = {
    "NUL": (cell("a\0b"), [(None, None)]),
    "unclosed quote": (cell('"a'), [(None, None)]),
    "lone CR": (cell('"a\rb"'), [(3, "title")]),
    "cell over the field limit": (cell("a" * 140_000), [(None, None)]),
    "UTF-16": (cell("a").decode().encode("utf-16"), [(None, None)]),
    "Latin-1": (cell("é").decode().encode("latin-1"), [(None, None)]),
    "UTF-8 BOM": (b"\xef\xbb\xbf" + cell("a"), []),
    "duplicate header": (cell("a").replace(b"label", b"title"), [(None, "title")]),
    "blank header": (cell("a").replace(b"lane", b""), [(None, None)]),
    "long row": (cell("a,b"), [(3, None)]),
    "short row": (cell("a").replace(b",a,", b","), [(3, None)]),
    "empty file": (b"", [(None, None)]),
    "header only": (csv_of(), []),
    "semicolons": (cell("a").replace(b",", b";"), []),
    "XLSX bytes": (b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml", [(None, None)]),
    "bidi control": (cell("a\u202eb"), [(3, "title")]),
    "zero-width in header": (cell("a").replace(b"label", "la\u200bbel".encode()), [(None, "la\u200bbel")]),
    "quote inside a cell": (cell('a "b" c'), []),
    "text after a closing quote": (cell('"a" b'), [(None, None)]),
    "CRLF with a multi-line cell": (csv_of({"notes": "a\nb"}).replace(b"\n", b"\r\n"), []),
    "lone surrogate": (cell("\ud800"), [(None, None)]),
}


def test_the_classes_are_twenty_one() -> None:
    assert len(CLASSES) == 21


@for_each("name", CLASSES)
def test_each_class_of_malformed_csv_is_accepted_or_told_with_its_place(name: str) -> None:
    data, where = CLASSES[name]
    problems = found_in(data)
    assert [(problem.row, problem.column) for problem in problems] == where
    assert all(problem.wrong and problem.example for problem in problems)


SCRAPS = st.sampled_from(
    [
        *COLUMNS, *RIGHT.values(), *STATUSES, *"\r\n,;\t\"'\0=+-@", '""', "\r\n", "\ufeff", "\u202e", "\u200b",
        "e\u0301", "2018-04", "2018-04/..", "Y1E99999999", "1e999999", "x" * 50, "ལྷ་ས", "社保", "javascript:",
    ]
)  # fmt: skip


def check(data: bytes) -> None:
    try:
        dataset = read(data, limits=Limits(max_bytes=3000, max_rows=50, max_cell=40, max_columns=40))
    except DataError as error:
        problems = error.problems
    else:
        check_counts(dataset)
        return
    assert problems
    assert all(problem.row is None and problem.wrong and problem.example for problem in problems)


WITH_CARE = st.text(st.sampled_from('a \t\r\n"é\u0301\u200b\u202e\ufeff\x07\u00ad社ཀ\u0fb2\u0f71'), max_size=6)


def check_counts(dataset: Dataset) -> None:
    last = len(dataset.cells) + 1
    assert len(dataset.events) + dataset.refused == dataset.rows <= len(dataset.cells)
    assert dataset.refused == len({problem.row for problem in dataset.problems})
    assert all(problem.row is not None and 2 <= problem.row <= last for problem in dataset.problems)
    assert all(problem.column in {*dataset.columns, *COLUMNS, None} for problem in dataset.problems)
    assert [problem.row or 0 for problem in dataset.problems] == sorted(p.row or 0 for p in dataset.problems)
    assert all(problem.sentence("a").isprintable() for problem in dataset.problems)


@settings(max_examples=400)
@given(st.binary(max_size=600))
@example(b"\xef\xbb\xbf")
@example(b"\0")
def test_any_bytes_give_a_dataset_or_a_data_error(data: bytes) -> None:
    check(data)


@settings(max_examples=400)
@given(st.binary(max_size=100), st.integers(0, 900), st.integers(0, 40))
def test_a_good_file_damaged_anywhere_gives_a_dataset_or_a_data_error(scrap: bytes, place: int, cut: int) -> None:
    good = csv_of({}, COUNTED, {"status": "planned", "due": "2019"})
    check(good[:place] + scrap + good[place + cut :])


@settings(max_examples=150)
@given(st.lists(st.lists(SCRAPS, max_size=14), max_size=12))
def test_any_scraps_under_a_good_header_give_problems_with_a_place(rows: list[list[str]]) -> None:
    check((line(RIGHT) + "".join(",".join(row) + "\n" for row in rows)).encode())


@settings(max_examples=100)
@given(st.lists(st.dictionaries(st.sampled_from(tuple(COLUMNS)), SCRAPS, max_size=6), max_size=8))
def test_shown_and_refused_rows_are_all_rows(changes: list[dict[str, str]]) -> None:
    check_counts(dataset_of(*(change for change in changes if "\0" not in "".join(change.values()))))


@settings(max_examples=200)
@given(st.lists(WITH_CARE, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example(["a\rb"], "\r\n", False)
@example(["\ufeff"], "\n", True)
@example(["ཀ\u0fb2\u0f71"], "\n", False)  # marks in another order than NFC has them
def test_a_file_that_is_spared_a_look_at_every_cell_is_read_as_if_it_were_not(
    notes: list[str], line_end: str, bom: bool
) -> None:
    data = csv_of(*({"notes": words} for words in notes)).replace(b"\n", line_end.encode())
    data = BOM_UTF8 * bom + data
    found = read(data)
    with patch("rollout.evidence.table.needs_care", return_value=True):
        assert read(data) == found


@pytest.mark.parametrize("status", ["reported", "x" * 32, "a\u200bb"])
def test_thousands_of_mistakes_are_told_in_seconds(status: str) -> None:
    change = {"status": status, "answers": "nobody"}
    rows = (line([*{**RIGHT, **change, "id": f"row-{n}"}.values()]) for n in range(4000))
    begun = time.process_time()
    dataset = read((line([*RIGHT, "answers"]) + "".join(rows)).encode())
    assert time.process_time() - begun < 10
    assert dataset.refused == 4000


def test_more_different_values_than_are_remembered_are_checked_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rollout.evidence.columns.MEMORY", 2)
    lanes = ["A", "B", "C", "D", "C", "A"]
    assert [event.lane for event in dataset_of(*({"lane": lane} for lane in lanes)).events] == lanes


# ---- very many rows


def test_of_very_many_rows_the_events_are_the_same_but_no_cell_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = csv_of({}, {"date": "2019-02-30"}, {"title": "Third"}, {})
    few = read(rows)
    monkeypatch.setattr(reader, "ROWS_KEPT", 4)
    many = read(rows)
    assert len(few.cells) == 4
    assert many.cells == ()
    assert replace(few, cells=()) == many


def test_one_row_less_than_very_many_is_kept_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "ROWS_KEPT", 4)
    assert len(read(csv_of({}, {}, {})).cells) == 3


def test_reading_tells_now_and_then_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "EVERY", 2)
    heard: list[tuple[int, int]] = []
    dataset = read(csv_of(*({},) * 5), tell=lambda row, rows: heard.append((row, rows)))
    assert heard == [(2, 5), (4, 5)]
    assert dataset == read(csv_of(*({},) * 5))


def test_a_pile_of_marks_is_a_problem_with_its_place_and_takes_no_time() -> None:
    dataset = dataset_of({}, {"notes": "a" + "\u0301\u0323" * 4990})
    assert [(one.row, one.column) for one in dataset.problems] == [(3, "notes")]
    assert "holds more than 30 marks on one letter." in dataset.problems[0].wrong


def test_a_cell_too_long_is_told_by_its_length_whatever_it_holds() -> None:
    (problem,) = dataset_of({"notes": "a\u202e" * 6000}).problems
    assert problem.wrong == "The cell has 12,000 characters; at most 10,000 are read."


def test_what_repeats_with_white_space_around_it_is_the_same() -> None:
    found = read(csv_of({"place": "Lhasa"}, {"place": " Lhasa "}, {"place": "Lhasa "}))
    assert [event.place for event in found.events] == ["Lhasa"] * 3
