"""What a reader is told of each event: finished words at the precision they have, and never the presenter's notes."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import EdtfDate, parse
from rollout.evidence.vocabulary import COLUMNS
from rollout.timeline.facts import by_date, facts
from rollout.timeline.outcome import NO_FIGURE, NO_WORD
from tests.edtf_cases import LOC_ACCEPTED
from tests.support.events import COUNTED, dataset, dated, figure

AIM = {"id": "aim", "status": "planned", "date": "2019-04", "due": "2019-12-31", **COUNTED, "measure": "target"}
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=3, max_size=12).map("zq{}zq".format)


def told(*changes: dict[str, str], columns: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    found = dataset(*changes, columns=columns)
    return facts(found.events, found.lanes)


def only(**change: str) -> dict[str, Any]:
    (one,) = told(change)
    return one


@settings(max_examples=30)
@given(WORDS, WORDS)
def test_the_presenters_notes_are_in_no_language_told(notes: str, translated: str) -> None:
    rows = [{**row, "notes": notes, "Notes@bo": translated, "Region": "Ngari"} for row in (AIM, {"answers": "aim"})]
    text = json.dumps(told(*rows, columns=(*COLUMNS, "Notes@bo", "Region")), ensure_ascii=False)
    assert notes not in text
    assert translated not in text
    assert "Ngari" in text


def test_a_column_of_the_campaigners_own_is_told_under_its_own_name() -> None:
    (one,) = told({"Region": "Ngari"}, columns=(*COLUMNS, "Region", "empty"))
    assert one["extra"] == [["Region", "Ngari"]]


def test_a_picture_is_told_in_words_with_whose_it_is_and_where_it_lies() -> None:
    change = {"media": "a.jpg", "media_credit": "A. Photographer", "media_alt": "A gate"}
    one, two = told(change, change | {"media": "a.jpg; b.jpg"})
    assert one["extra"] == [["picture", "A gate (A. Photographer): a.jpg"]]
    assert two["extra"] == [["pictures", "A gate (A. Photographer): a.jpg, b.jpg"]]
    assert two["media"] == [["a.jpg", "b.jpg"], "A gate", "A. Photographer"]


@pytest.mark.parametrize(
    ("date", "words", "short"),
    [
        ("2020-11-20", "20 November 2020", "20 Nov 2020"),
        ("2020-11", "November 2020", "Nov 2020"),
        ("2019-01-23~", "about 23 January 2019", "about 23 Jan 2019"),
        ("2014?", "possibly 2014", "possibly 2014"),
        ("2017-06/2018-04", "June 2017 to April 2018", "Jun 2017 – Apr 2018"),
        ("2019-34", "second quarter of 2019", "Q2 2019"),
        ("201X", "the 2010s", "2010s"),
    ],
)
def test_dates_are_told_in_words_at_the_precision_they_have(date: str, words: str, short: str) -> None:
    one = only(date=date, source_date=date, status="planned", due=date)
    assert (one["date"], one["short_date"]) == (words, short)
    assert one["source"]["date"] == one["due"] == words


def test_no_date_is_told_where_there_is_none() -> None:
    one = only()
    assert one["due"] == one["source"]["date"] == ""


@pytest.mark.parametrize(("date", "year"), [("2020-11", 2020), ("../2020", None), ("2019/..", 2019)])
def test_the_year_is_that_of_the_first_day_if_there_is_one(date: str, year: int | None) -> None:
    assert only(date=date)["year"] == year


@settings(max_examples=40)
@given(st.permutations([case[0] for case in LOC_ACCEPTED]))
def test_events_are_told_in_order_of_date_whatever_the_order_of_the_file(texts: list[str]) -> None:
    ordered = [one.date for one in by_date(dated(texts))]

    def first(when: EdtfDate) -> str:
        return when.earliest.isoformat() if when.earliest else ""

    assert [first(when) for when in ordered] == sorted(first(parse(text)) for text in texts)
    assert sorted(when.text for when in ordered) == sorted(texts)


def test_of_dates_that_begin_together_the_shorter_comes_first_then_the_order_of_the_file() -> None:
    rows = [
        {"id": "z", "date": "2019-01"},
        {"id": "b", "date": "2019"},
        {"id": "c", "date": "2019/.."},
        {"id": "a", "date": "2019"},
    ]
    assert [one["id"] for one in told(*rows)] == ["z", "b", "a", "c"]


def test_a_link_is_told_with_the_host_it_leads_to() -> None:
    one = only(source_url="https://www.example.org/a", archive_url="https://bücher.example/x")
    assert one["source"]["link"] == {"url": "https://www.example.org/a", "host": "www.example.org"}
    assert one["source"]["archive"]["host"] == "xn--bcher-kva.example"


def test_where_there_is_no_link_the_note_says_why() -> None:
    one = only(source_url="", source_note="Read in a copy.")
    assert one["source"]["link"] is None
    assert one["source"]["archive"] is None
    assert one["source"]["note"] == "Read in a copy."


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//evil.example", "https://user@evil.example", "http://127.0.0.1/"]
)
def test_a_link_that_is_not_safe_is_none_even_if_an_event_holds_it(url: str) -> None:
    (one,) = dated(["2019"])
    unsafe = replace(one, disputed_by=url, source=replace(one.source, url=url, archive_url=url))
    (fact,) = facts([unsafe], [one.lane])
    assert fact["source"]["link"] is None
    assert fact["source"]["archive"] is None
    assert fact["dispute"]["link"] is None


def test_a_dispute_is_told_with_its_words_and_its_link() -> None:
    one = only(disputed_by="https://www.example.org/no", dispute="Specialists say otherwise.")
    assert one["dispute"]["words"] == "Specialists say otherwise."
    assert one["dispute"]["link"]["host"] == "www.example.org"
    assert one["dispute"]["who"] == "example.org"
    assert only()["dispute"] is None


def test_who_says_so_and_what_the_status_means_are_always_told() -> None:
    one = only(status="claimed")
    assert (one["asserted_by"], one["says"], one["status"]) == ("Tibet Daily", "Tibet Daily (state media)", "claimed")
    assert one["status_words"].startswith("An allegation")


@pytest.mark.parametrize(
    ("measure", "words"),
    [("cumulative", "450,000 cards (running total), Lhasa"), ("increment", "450,000 cards (added), Lhasa")],
)
def test_a_quantity_is_told_with_its_unit_what_kind_it_is_and_over_whom(measure: str, words: str) -> None:
    assert only(**COUNTED | {"measure": measure})["quantity"] == words
    assert only()["quantity"] == ""


def test_a_percentage_is_told_without_the_word_total() -> None:
    share = {**COUNTED, "quantity": "95", "unit": "percent of the population", "scope": "China"}
    assert only(**share)["quantity"] == "95 percent of the population, China"
    assert only(**share | {"measure": "increment"})["quantity"] == "95 percent of the population (added), China"


def test_a_target_tells_its_answers_and_an_answer_its_target() -> None:
    aim, late = told(AIM, figure("2020-01", 450_000, id="late", answers="aim"))
    assert (aim["outcome"], aim["answered_by"]) == ("reached by Jan 2020", ["late"])
    assert (late["answers"], late["outcome"], late["answered_by"]) == ("aim", "", [])


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (AIM, NO_FIGURE),
        ({**AIM, "measure": "forecast", "status": "forecast"}, NO_FIGURE),
        ({**AIM, "status": "documented"}, NO_FIGURE),
        ({"status": "planned", "due": "2020"}, NO_WORD),
        (COUNTED, ""),
        ({}, ""),
    ],
)
def test_what_was_to_come_and_has_no_answer_says_so(change: dict[str, str], outcome: str) -> None:
    assert only(**change)["outcome"] == outcome


def test_the_words_are_the_label_or_else_the_title() -> None:
    assert only(label="Lhasa")["words"] == "Lhasa"
    assert only(label="")["words"] == only()["title"]


def test_a_headline_is_told_as_one_and_the_lane_by_its_number() -> None:
    first, second = told({"lane": "A", "priority": "1"}, {"lane": "B", "priority": "2"})
    assert (first["headline"], first["lane"]) == (True, 0)
    assert (second["headline"], second["lane"]) == (False, 1)


def test_without_events_there_are_no_facts() -> None:
    assert facts((), ()) == []
