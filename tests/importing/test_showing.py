"""What a page shows of a list: questions with what the example becomes, columns, dates, rows that wait by name."""

from typing import Any

import pytest

from rollout.evidence.problems import DataError
from rollout.importing.choices import checked, role
from rollout.importing.importer import run
from rollout.importing.showing import page, questions


def shown(text: str, **given: Any) -> dict[str, Any]:
    answers = {key.replace("_", "-"): value for key, value in given.items()}
    open_ = run(text.encode(), "list.csv", {})
    asked = questions(open_, {})
    imported = run(text.encode(), "list.csv", answers)
    return page(imported, questions(imported, asked))


UNDECIDED = "Date,Event\n03/04/2031,A court opens\n05/06/2031,A court closes\n31 May 2031,A road\n,Nothing\n"


def test_a_question_says_what_its_example_becomes_under_each_answer() -> None:
    found = {each["id"]: each for each in shown(UNDECIDED)["questions"]}
    assert found["day-first"]["choices"] == [
        ("true", "The day: 3 April 2031"),
        ("false", "The month: 4 March 2031"),
    ] or found["day-first"]["choices"] == [
        ["true", "The day: 3 April 2031"],
        ["false", "The month: 4 March 2031"],
    ]
    assert found["day-first"]["rows"] == 2


@pytest.mark.parametrize(
    ("cell", "question", "words"),
    [
        ("4 March 31", "century", ["1900-1999: 4 March 1931", "1950-2049: 4 March 2031", "2000-2099: 4 March 2031"]),
        ("-44", "bce", ["As historians count: 44 BCE", "As astronomers count: 45 BCE"]),
        ("2020-22", "edtf", ["A season: summer 2020", "Two years: 2020 to 2022"]),
    ],
)
def test_each_kind_of_question_is_asked_in_words(cell: str, question: str, words: list[str]) -> None:
    found = {each["id"]: each for each in shown(f"Date,Event\n{cell},A court opens\n")["questions"]}
    assert [each[1] for each in found[question]["choices"]] == words


def test_an_example_that_waits_for_more_than_one_answer_is_not_read() -> None:
    found = {each["id"]: each for each in shown("Date,Event\n3/4/31,A court opens\n")["questions"]}
    assert [each[1] for each in found["day-first"]["choices"]] == ["The day", "The month"]


def test_what_is_answered_stays_and_can_be_answered_otherwise() -> None:
    found = {each["id"]: each for each in shown(UNDECIDED, day_first="true")["questions"]}
    assert (found["day-first"]["answer"], found["day-first"]["rows"]) == ("true", 0)


def test_rows_that_wait_or_cannot_be_read_are_listed_by_name_and_all_rows_add_up() -> None:
    told = shown(UNDECIDED)
    assert [(each["row"], each["title"]) for each in told["waiting"]] == [(2, "A court opens"), (3, "A court closes")]
    assert [(each["row"], each["title"], each["why"]) for each in told["wrong"]] == [(5, "Nothing", "no date")]
    assert told["rows"] == told["events"] + told["waits"] + told["refused"]


def test_every_form_of_date_stands_once_with_its_count_and_its_reading() -> None:
    told = {each["text"]: (each["count"], each["read"]) for each in shown(UNDECIDED)["forms"]}
    assert told["03/04/2031"] == (2, "waits for an answer")
    assert told["31 May 2031"] == (1, "31 May 2031")


def test_cells_of_private_columns_stay_off_the_screen_and_their_names_stand_there_to_be_decided() -> None:
    text = "Date,Event,E-mail,Group\n2031,A court opens,marker@secret.example,North\n2032,A road,,South\n"
    told = shown(text)
    assert "marker" not in str(told)
    column = next(each for each in told["columns"] if each["name"] == "E-mail")
    assert (column["is"], column["values"]) == ("private", [])
    assert next(each for each in told["columns"] if each["name"] == "Group")["is"] == "lane"
    assert "marker" in str(shown(text, columns={"E-mail": "keep"}))


def test_long_cells_are_cut_and_lists_without_a_table_are_still_named() -> None:
    assert len(shown(f"Date,Event\n2031,{'word ' * 100}\n")["columns"][1]["values"][0]) == 121
    sheets = {"a": [{"date": "2031", "title": "One"}], "b": [{"date": "2032", "title": "Two"}]}
    imported = run(str(sheets).replace("'", '"').encode(), "two.json", {})
    told = page(imported, questions(imported, {}))
    assert told["kind"].startswith("This looks like ")
    assert all(each["why"] for each in told["waiting"])


def test_what_needs_no_answer_is_said_and_not_asked() -> None:
    told = shown("Date,Event,Status\n2031,A court opens,done\n2032,A road,open\n")
    assert "status" not in [each["id"] for each in told["questions"]]
    assert any("status of its own" in each for each in told["warnings"])


@pytest.mark.parametrize(
    "given",
    [[], "x", {"columns": []}, {"columns": {"a": "no such role"}}, {"who": 3}, {"who": "x" * 601}, {"who": ["a"]}],
)
def test_answers_that_are_none_are_refused_in_words(given: object) -> None:
    with pytest.raises(DataError):
        checked(given)


def test_empty_answers_are_left_out() -> None:
    assert checked({"who": "", "columns": {}, "day-first": "true"}) == {"day-first": "true"}
    assert checked({"columns": {"a": "leave out"}}) == {"columns": {"a": "leave out"}}


def test_every_role_of_a_column_has_its_entry_in_the_menu() -> None:
    assert [role(name) for name in ("date", "lane?", "publisher", "empty", "anything")] == [
        "date",
        "keep",
        "source",
        "leave out",
        "keep",
    ]
