from rollout.evidence.problems import SHOWN, DataError, Problem, shown
from rollout.evidence.reader import read
from rollout.evidence.rows import MANY
from tests.csv_rows import csv_of

FIX = "Write 2023-02, or 2023-02-28."
WRONG = "'2023-02-30' is not a calendar day."


def test_a_problem_reads_as_file_row_column_what_is_wrong_and_what_passes() -> None:
    said = Problem(14, "date", "2023-02-30", WRONG, FIX).sentence("events.csv")
    assert said == f"events.csv row 14, column date: {WRONG} {FIX}"


def test_a_problem_of_a_row_names_no_column() -> None:
    said = Problem(14, None, "", "The row has 3 cells.", "Fill it up.").sentence("events.csv")
    assert said == "events.csv row 14: The row has 3 cells. Fill it up."


def test_a_problem_of_the_file_names_no_row() -> None:
    assert Problem(None, None, "", "The file is empty.", "").sentence("a.csv") == "a.csv: The file is empty."


def test_a_column_name_with_an_invisible_character_is_shown_with_its_code_point() -> None:
    assert "column da[U+200B]te:" in Problem(2, "da\u200bte", "", "x.", "").sentence("a.csv")


def test_a_data_error_says_every_problem_and_keeps_them() -> None:
    problems = (Problem(None, None, "", "One.", "Do this."), Problem(None, None, "", "Two.", ""))
    error = DataError(problems)
    assert str(error) == "One. Do this. Two."
    assert error.problems == problems


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert shown("x" * 41) == "x" * (SHOWN - 1) + "…"
    assert shown("x" * 40) == "x" * 40


def test_what_cannot_be_seen_is_quoted_as_its_code_point() -> None:
    assert shown("a\u202eb\n\ud800") == "a[U+202E]b[U+000A][U+D800]"


def test_tibetan_is_quoted_as_it_stands() -> None:
    assert shown("ལྷ་ས།") == "ལྷ་ས།"


def test_what_may_have_been_meant_is_looked_for_as_long_as_each_cell_is_told_of() -> None:
    rows = [{"status": "reportd", "asserted_by_kind": "state-medi"} for _ in range(MANY + 10)]
    first, *_, last = read(csv_of(*rows)).problems
    assert (first.wrong, first.example) == (last.wrong, "Write reported.")
    assert last.example == "Write the one that is true of this row."
