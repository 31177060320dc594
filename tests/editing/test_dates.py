"""A date as people write it: what is written, what it claims and what not, and what is asked instead of guessed."""

import re

import pytest

from rollout.editing.dates import told
from rollout.evidence.edtf import parse
from rollout.words.catalogue import forms
from rollout.words.said import told as in_language
from rollout.words.say import speaking

UNREAD = "Write it like"


@pytest.mark.parametrize(
    ("text", "date", "words", "silent"),
    [
        ("summer 2019", "2019-22", "summer 2019", "No month is claimed, only the season."),
        ("about 23 Jan 2019", "2019-01-23~", "about 23 January 2019", "It is about then"),
        ("since June 2017", "2017-06/..", "June 2017", "No end is claimed."),
        ("2019", "2019", "2019", "No month is claimed, only the year."),
        ("April 2018", "2018-04", "April 2018", "No day is claimed, only the month."),
        ("2019?", "2019?", "possibly 2019", "The source is not sure of it."),
        ("20 or 21 May 2019", "[2019-05-20,2019-05-21]", "May 2019", "which, is not claimed"),
        ("1990s", "199X", "1990s", "only the decade"),
        ("  2019-05-24  ", "2019-05-24", "24 May 2019", "No time of day is claimed."),
    ],
)
def test_a_date_is_told_as_it_will_be_written_with_what_it_does_not_claim(
    text: str, date: str, words: str, silent: str
) -> None:
    found = told(text)
    assert found.date == date
    assert words in found.words
    assert silent in found.silent
    assert not found.choices
    assert not found.wrong


def test_what_a_date_does_not_claim_is_said_in_the_language_of_whoever_reads() -> None:
    with speaking("de"):
        assert told("Sommer 2019").silent == "Kein Monat wird behauptet, nur die Jahreszeit."
        assert told("vor Mai 2019").silent.endswith("Kein Anfang wird behauptet.")
        assert told("3 April", exact=True).wrong == "Schreiben Sie auch das Jahr."


@pytest.mark.parametrize("tongue", ["de", "fr", "zh"])
def test_each_date_that_the_form_gives_as_an_example_can_be_typed(tongue: str) -> None:
    example = forms(tongue)["As it is known: 23 Jan 2019, summer 2019, about 2019, since June 2017."][0]
    dates = re.split("[,、] ?", example.partition("：" if tongue == "zh" else ":")[2].strip(" .。"))
    assert [told(one).date for one in dates] == ["2019-01-23", "2019-22", "2019~", "2017-06/.."]


@pytest.mark.parametrize("text", ["3/4/2019", "2020-22", "3/4/19", "-320"])
def test_a_date_that_can_be_read_in_two_ways_is_asked_and_not_guessed(text: str) -> None:
    found = told(text)
    assert not found.date
    assert len(found.choices) >= 2
    for date, words in found.choices:
        assert parse(date)
        assert words
        assert told(date, exact=True).date == date


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("soon", UNREAD),
        ("31 Feb 2019", "31 February does not exist"),
        ("3 April", "Write the year too."),
        ("2019-13-45", "month"),
        ("week", UNREAD),
    ],
)
def test_what_is_no_date_is_said_with_an_example_or_the_reason(text: str, wrong: str) -> None:
    found = told(text, exact=True)
    assert not found.date
    assert wrong in found.wrong


def test_nothing_typed_is_nothing_told() -> None:
    assert told(" ").words == told("").date == ""


def test_why_a_date_cannot_be_read_is_told_in_the_language_that_is_spoken() -> None:
    wrong = told("30 February 2019").wrong
    assert wrong.startswith("30 February does not exist. Write it like")
    with speaking("fr"):
        assert "does not exist" not in in_language(wrong)
        assert ". " in in_language(wrong)
    with speaking("zh"):
        assert in_language(wrong).count("。") == 2
