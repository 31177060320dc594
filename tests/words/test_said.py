"""Sentences that are made before anybody knows who will read them."""

import copy
import pickle

import pytest

from rollout.evidence.fields import date
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import read
from rollout.evidence.wrong import WrongError
from rollout.words.said import hushed, in_turn, listed, said, said_many, told, unended
from rollout.words.say import later, speaking


def test_a_sentence_is_english_as_text_and_is_told_in_the_language_of_whoever_reads() -> None:
    wrong = said("{cell} has {n} characters; at most {most} are allowed.", cell="'a…'", n=1200, most=300)
    assert wrong == "'a…' has 1,200 characters; at most 300 are allowed."
    with speaking("de"):
        assert str(wrong) == wrong
        assert told(wrong) == "'a…' hat 1.200 Zeichen; höchstens 300 sind erlaubt."
    assert told(wrong) == wrong
    assert told("as it is") == "as it is"


def test_what_stands_in_a_place_is_told_too() -> None:
    wrong = said("The file is {what}, whatever its name says.", what=said("a PDF"))
    both = in_turn(wrong, "", said("Delete it."))
    assert both == "The file is a PDF, whatever its name says. Delete it."
    with speaking("zh"):
        assert told(both) == "无论文件名怎么写，它其实是PDF。请删除。"
        assert told(listed([said("commas"), "|"])) == "逗号、|"
    with speaking("fr"):
        assert told(listed([said("commas"), "|"])) == "virgules, |"


def test_a_number_of_things_is_told_by_the_plurals_of_each_language() -> None:
    for n, english, french in ((0, "rows 3", "ligne 3"), (1, "row 3", "ligne 3"), (2, "rows 3", "lignes 3")):
        words = said_many("row {listed}", "rows {listed}", n, listed="3")
        assert words == english
        with speaking("fr"):
            assert told(words) == french


def test_a_text_that_must_not_be_quoted_is_in_no_language() -> None:
    wrong = in_turn(said("{cell} holds a line break or a tab.", cell="'Tenzin'"), "Tenzin's")
    hid = hushed(wrong, "'Tenzin'", said("The cell"))
    assert hid == "The cell holds a line break or a tab. Tenzin's"
    with speaking("de"):
        assert told(hid) == "Die Zelle enthält einen Zeilenumbruch oder einen Tabulator. Tenzin's"
    assert hushed("'Tenzin' is wrong.", "'Tenzin'", "The cell") == "The cell is wrong."
    many = said_many("{n} row", "{n} rows", 2)
    assert hushed(many, "'Tenzin'", "The cell") == "2 rows"


def test_a_sentence_that_is_copied_or_sent_is_the_english_text() -> None:
    wrong = said("The file is empty.")
    for each in (copy.deepcopy(wrong), pickle.loads(pickle.dumps(wrong))):  # noqa: S301 - our own
        assert type(each) is str
        assert each == "The file is empty."


def problems(data: bytes) -> tuple[Problem, ...]:
    try:
        return read(data).problems
    except DataError as error:
        return error.problems


@pytest.mark.parametrize(
    ("cell", "german", "chinese"),
    [
        (
            "4/5/2019",
            "'4/5/2019' kann als 4. Mai 2019 oder 5. April 2019 gelesen werden.",
            "'4/5/2019' 可以读作2019年5月4日或2019年4月5日。",
        ),
        (
            "Apr-18",
            "'Apr-18' sieht aus wie die Form, in der ein Tabellenprogramm das schreibt: April 2018, oder 18. April "
            "ohne sein Jahr.",
            "'Apr-18' 像是电子表格的写法，指2018年4月，或不带年份的4月18日。",
        ),
        ("2019-22-XX", "Eine Jahreszeit hat keine Tage.", "季节没有日子。"),
        ("2019-33-XX", "Ein Quartal hat keine Tage.", "季度没有日子。"),
    ],
)
def test_what_is_wrong_with_a_date_is_told_with_its_readings_in_the_language_of_whoever_reads(
    cell: str, german: str, chinese: str
) -> None:
    with pytest.raises(WrongError) as error:
        date(cell)
    for tongue, words in (("de", german), ("zh", chinese), ("en", str(error.value))):
        with speaking(tongue):
            assert told(error.value.wrong) == words


def test_a_problem_says_where_it_is_in_the_language_of_whoever_reads() -> None:
    found = problems(b"date,title,priority\n2019,A,9\n")
    (one,) = found
    with speaking("de"):
        assert one.sentence("e.csv") == (
            "e.csv Zeile 2, Spalte priority: '9' ist keines von 1, 2, 3. "
            "Schreiben Sie 1 (Hauptereignis), 2 (ergänzend) oder 3 (Einzelheit)."
        )
        key = Problem(None, "title", "", said("It says nothing."), "", "timeline.toml")
        assert key.sentence("e.csv") == "timeline.toml, Schlüssel title: Es sagt nichts."
    assert problems(b"")[0].sentence("e.csv").startswith("e.csv: The file is empty.")
    assert later("The file is empty.") == problems(b"")[0].wrong


def test_a_sentence_within_another_has_no_full_stop_of_its_own() -> None:
    inside = said("{reason}.", reason=unended(said("The date is empty.")))
    assert inside == "The date is empty."
    with speaking("zh"):
        assert told(inside) == "日期是空的。"
