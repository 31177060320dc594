"""What cells owe each other, within a row and between rows."""

import pytest

from tests.csv_rows import COUNTED, dataset_of, only_problem, places

PLAN = {"status": "planned", "date": "2019-06", "due": "2019-12-31"}
TARGET = COUNTED | {"measure": "target"}


@pytest.mark.parametrize("status", ["planned", "forecast"])
def test_what_is_to_come_needs_a_date_by_which(status: str) -> None:
    problem = only_problem(status=status)
    assert (problem.column, problem.found) == ("due", "")
    assert problem.wrong == f"A row that is {status} needs the date by which it was to happen."


@pytest.mark.parametrize(
    "change",
    [
        PLAN,
        PLAN | {"status": "forecast"},
        PLAN | {"status": "retracted"},
        PLAN | TARGET | {"status": "documented"},
        PLAN | COUNTED | {"status": "reported", "measure": "forecast"},
        PLAN | {"due": "2019-06"},
        PLAN | {"date": "2019-06/2020-06"},
        PLAN | {"date": "2019", "due": "2019-03"},
    ],
)
def test_a_date_by_which_is_allowed_where_something_is_to_come_or_was_withdrawn(change: dict[str, str]) -> None:
    assert dataset_of(change).problems == ()


@pytest.mark.parametrize("change", [{}, COUNTED])
def test_a_date_by_which_is_a_problem_where_something_has_happened(change: dict[str, str]) -> None:
    problem = only_problem(**(PLAN | change | {"status": "reported"}))
    assert (problem.column, problem.found) == ("due", "2019-12-31")
    assert problem.wrong.endswith("but the row is reported.")


@pytest.mark.parametrize("change", [{"status": "palnned"}, TARGET | {"status": "reported", "measure": "aim"}])
def test_a_wrong_status_or_measure_is_not_told_twice(change: dict[str, str]) -> None:
    assert only_problem(**(PLAN | change)).column in {"status", "measure"}


def test_what_was_due_before_it_was_announced_is_a_problem() -> None:
    problem = only_problem(**(PLAN | {"due": "2019-05-31"}))
    assert problem.column == "due"
    assert problem.wrong == "'2019-05-31' is before the date of the row, 2019-06."
    assert problem.example == "Write 2019-06 or later."


def test_a_wrong_date_is_told_once_although_the_date_by_which_depends_on_it() -> None:
    assert only_problem(**(PLAN | {"date": "2019-13"})).column == "date"
    assert only_problem(**(PLAN | {"due": "2019-13"})).column == "due"


@pytest.mark.parametrize("column", ["unit", "measure", "scope"])
def test_a_quantity_needs_its_unit_measure_and_scope(column: str) -> None:
    problem = only_problem(**(COUNTED | {column: ""}))
    assert (problem.row, problem.column) == (2, column)
    assert problem.wrong == f"A quantity needs its {column}."


def test_all_that_a_quantity_lacks_is_told_at_once() -> None:
    assert places(dataset_of({"quantity": "5"})) == [(2, "unit"), (2, "measure"), (2, "scope")]


@pytest.mark.parametrize("column", ["unit", "measure", "scope"])
def test_what_belongs_to_a_quantity_needs_one(column: str) -> None:
    problem = only_problem(**{column: COUNTED[column]})
    assert problem.column == "quantity"
    assert problem.wrong == f"The row has {column} but no quantity."


def test_a_wrong_quantity_is_told_once() -> None:
    assert only_problem(**(COUNTED | {"quantity": "many"})).column == "quantity"


@pytest.mark.parametrize(
    ("change", "empty"),
    [
        ({"lat": "29.65"}, "lon"),
        ({"lon": "91.13"}, "lat"),
        ({"disputed_by": "https://b.org/"}, "dispute"),
        ({"dispute": "It says no."}, "disputed_by"),
    ],
)
def test_pairs_are_filled_both_or_neither(change: dict[str, str], empty: str) -> None:
    problem = only_problem(**change)
    assert problem.column == empty
    assert problem.wrong == f"{next(iter(change))} is filled and {empty} is not: both or neither."


def test_half_a_pair_that_is_wrong_still_counts_as_filled() -> None:
    assert places(dataset_of({"lat": "north", "lon": "91.13"})) == [(2, "lat")]


def test_a_claim_without_a_source_is_a_problem() -> None:
    assert only_problem(source_url="").column == "source_url"


def test_a_note_may_stand_where_there_is_no_link() -> None:
    (event,) = dataset_of({"source_url": "", "source_note": "Printed only."}).events
    assert (event.source.url, event.source.note) == ("", "Printed only.")


def test_an_id_that_stands_twice_is_a_problem_of_the_later_row_and_names_the_first() -> None:
    dataset = dataset_of({"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}, {"id": "a-2"})
    assert places(dataset) == [(4, "id"), (5, "id")]
    assert [event.row for event in dataset.events] == [2, 3, 6]
    assert dataset.problems[0].wrong == "'a' is already the id of row 2; ids are unique."
    assert dataset.problems[0].example == "Write another, for example a-3."


def test_an_id_counts_as_taken_although_its_row_is_refused() -> None:
    assert places(dataset_of({"id": "a", "title": ""}, {"id": "a"})) == [(2, "title"), (3, "id")]


def answer_of(target: dict[str, str], answer: dict[str, str]) -> list[tuple[int | None, str | None]]:
    return places(dataset_of(target | {"id": "aim"}, {"answers": "aim"} | answer))


@pytest.mark.parametrize(
    "target", [PLAN, PLAN | {"status": "forecast"}, TARGET, COUNTED | {"measure": "forecast"}, PLAN | TARGET]
)
def test_an_event_may_answer_a_target_or_a_forecast(target: dict[str, str]) -> None:
    assert answer_of(target, COUNTED) == []
    assert answer_of(target, {}) == []


def test_an_answer_may_stand_before_its_target() -> None:
    assert dataset_of({"answers": "aim"}, PLAN | {"id": "aim"}).problems == ()


@pytest.mark.parametrize(
    ("target", "answer", "wrong"),
    [
        (PLAN, {"answers": "aim-2"}, "'aim-2' is the id of no row."),
        (PLAN, {"answers": "aim", "id": "aim"}, "'aim' is the row itself."),
        ({}, {}, "'aim' (row 2) is neither a target nor a forecast."),
        (COUNTED, {}, "'aim' (row 2) is neither a target nor a forecast."),
        (TARGET, COUNTED | {"scope": "China"}, "'aim' (row 2) counts cards over Lhasa, this row cards over China"),
        (TARGET, COUNTED | {"unit": "e-cards"}, "'aim' (row 2) counts cards over Lhasa, this row e-cards over"),
    ],
)
def test_an_answer_leads_to_a_target_that_counts_the_same(
    target: dict[str, str], answer: dict[str, str], wrong: str
) -> None:
    dataset = dataset_of(target | {"id": "aim"}, {"answers": "aim"} | answer)
    problem = next(problem for problem in dataset.problems if problem.column == "answers")
    assert problem.row == 3
    assert wrong in problem.wrong
    assert [event.row for event in dataset.events] == [2]


def test_a_target_that_is_refused_for_another_reason_may_still_be_answered() -> None:
    assert answer_of(PLAN | {"title": ""}, {}) == [(2, "title")]
    assert answer_of(TARGET | {"unit": ""}, COUNTED) == [(2, "unit")]


@pytest.mark.parametrize("target", [PLAN | {"status": "plan d"}, COUNTED | {"measure": "aim"}])
def test_nothing_is_said_of_an_answer_to_what_nobody_can_tell(target: dict[str, str]) -> None:
    assert all(column != "answers" for _, column in answer_of(target, {}))


def test_an_answer_in_a_row_with_other_problems_is_checked_too() -> None:
    assert answer_of({}, {"title": "", "answers": "nobody"}) == [(3, "title"), (3, "answers")]


def test_a_row_with_a_wrong_id_is_told_of_it_alone() -> None:
    assert places(dataset_of(PLAN | {"id": "A B"}, {"id": "A B", "answers": "row-4"}, PLAN)) == [(2, "id"), (3, "id")]
