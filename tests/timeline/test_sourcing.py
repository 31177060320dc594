"""What stands behind an event: how each source was read, two of one origin, and never a counter-source unopened."""

from dataclasses import replace
from typing import Any

import pytest

from rollout.evidence.citation import CHANGED, MISSING, SAME, Citation
from rollout.evidence.event import Dataset, Event
from rollout.timeline.facts import facts
from rollout.timeline.sourcing import (
    against_words,
    citation_words,
    cited,
    glance_words,
    kept_words,
    known_words,
    source_in_short,
)
from tests.csv_rows import dataset_of
from tests.evidence.test_sources import with_sources

OWN = "https://www.example.org/cards"  # the address of the right row's own source
NO = "https://www.example.net/no"
NONE = {"source_title": "", "source_publisher": "", "source_url": ""}


def data_of(*rows: dict[str, str], **change: str) -> Dataset:
    return with_sources(*rows, **change) if rows else dataset_of(change)


def only(data: Dataset) -> dict[str, Any]:
    (fact,) = facts(data.events, data.lanes)
    return fact


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ""),
        ([{"url": OWN, "read": "part"}], "read in part"),
        ([{"read": "part"}], "2 sources, in support; 1 read in part"),
        ([{"url": OWN, "read": "whole"}, {"read": "whole"}], "2 sources, in support; read whole"),
        (
            [{"url": OWN, "origin": "Xinhua", "read": "whole"}, {"origin": "xinhua", "read": "copy"}],
            "2 sources, one origin: Xinhua; 1 read whole; 1 read in a copy",
        ),
        ([{"url": OWN, "read": "not"}], "not read, only cited"),
        ([{"url": OWN}], ""),
        ([{"role": "context", "read": "whole"}], ""),
    ],
)
def test_at_a_glance_one_sees_how_many_sources_of_what_origin_and_how_they_were_read(
    rows: list[dict[str, str]], words: str
) -> None:
    assert glance_words(data_of(*rows).events[0]) == words
    assert only(data_of(*rows))["glance"] == words


def test_who_disputes_an_event_is_not_said_twice() -> None:
    (event,) = with_sources({"role": "disputes", "url": "", "note": "The ministry", "says": "The ministry"}).events
    assert event.dispute == "The ministry"
    assert against_words(event) == ""
    assert only(with_sources({"role": "disputes", "url": NO, "says": "The court"}))["dispute"]["who"] == "The court"
    assert only(with_sources({"role": "disputes", "url": NO, "publisher": "Gazette"}))["dispute"]["who"] == "Gazette"


def test_each_source_says_how_it_was_read_and_none_is_named_twice() -> None:
    fact = only(
        with_sources(
            {"url": OWN, "read": "part", "says": "The minister", "kind": "government", "quote": "yes"},
            {"title": "Report", "read": "copy", "note": "", "kept": "a.pdf", "sha256": "0" * 64},
            {"role": "disputes", "url": NO, "read": "whole", "quote": "没有", "quote@en": "never"},
            {"role": "context", "title": "Law", "read": "not"},
        )
    )
    assert (fact["source"]["read"], fact["source"]["more"]) == ("read in part", "says The minister (government) “yes”")
    assert [(role, words, read) for role, words, _, _, read in fact["further"]] == [
        ("Also supports it", "Report.; copy kept as a.pdf", "read in a copy"),
        ("Context", "Law.", "not read, only cited"),
    ]
    assert (fact["dispute"]["words"], fact["dispute"]["read"]) == ("never", "read whole")


def test_a_source_that_stands_in_sources_csv_alone_is_the_source_and_not_named_twice() -> None:
    fact = only(with_sources({"title": "Report", "read": "whole", "says": "Minister"}, **NONE))
    assert (fact["source"]["title"], fact["source"]["read"], fact["further"]) == ("Report", "read whole", [])


@pytest.mark.parametrize(("origin", "more"), [("Xinhua", "says Xinhua"), ("Court", "says Xinhua; origin: Court")])
def test_an_origin_is_named_where_it_is_another_than_who_speaks(origin: str, more: str) -> None:
    fact = only(with_sources({"title": "Report", "says": "Xinhua", "origin": origin}, **NONE))
    assert fact["source"]["more"] == more


def test_a_further_dispute_and_context_are_shown_as_what_they_are() -> None:
    fact = only(with_sources({"role": "disputes", "url": NO}, {"role": "disputes", "title": "B"}, {"role": "context"}))
    assert [role for role, *_ in fact["further"]] == ["Also disputes it", "Context"]
    assert not only(with_sources({"role": "context"}, status="claimed"))["dispute"]


@pytest.mark.parametrize("own", [{}, {"disputed_by": NO, "dispute": "It never was."}])
def test_what_nobody_opened_is_no_counter_source(own: dict[str, str]) -> None:
    fact = only(with_sources({"role": "disputes", "url": NO, "read": "not", "title": "Denial"}, **own))
    assert fact["dispute"] is None
    ((role, words, link, _, read),) = fact["further"]
    assert role == "Context: said to dispute it, and not read"
    assert (words, link["url"], read) == ("Denial.", NO, "not read, only cited")


def test_of_two_counter_sources_the_one_that_was_opened_stands() -> None:
    rows = ({"role": "disputes", "url": NO, "read": "not"}, {"role": "disputes", "title": "Read one", "read": "part"})
    fact = only(with_sources(*rows, disputed_by=NO, dispute="It never was."))
    assert (fact["dispute"]["words"], fact["dispute"]["read"]) == ("Read one", "read in part")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"known": "2018-05", "known_by": "Free Tibet"}, "since May 2018 by Free Tibet"),
        ({"known": "2018-05"}, "since May 2018"),
        ({"known_by": "Free Tibet"}, "by Free Tibet"),
        ({"source_date": "2024-01"}, ""),
    ],
)
def test_since_when_something_is_known_is_told_only_where_somebody_says_so(change: dict[str, str], words: str) -> None:
    (event,) = data_of(**change).events
    assert known_words(event) == only(data_of(**change))["known"] == words


def test_a_citation_without_a_title_is_called_by_who_published_it_or_where_it_stands() -> None:
    rows = ({"publisher": "Xinhua"}, {"url": NO}, {"url": "", "note": "Seen in print.", "says": "A"})
    named = [citation_words(one) for one in with_sources(*rows).events[0].citations]
    assert named == ["Xinhua.", "www.example.net.", "Seen in print.; says A"]


@pytest.mark.parametrize(
    ("tag", "more"), [("zh-Hant", "in Chinese"), ("bo", "in Tibetan"), ("nso", "in nso"), ("en-GB", ""), ("", "")]
)
def test_the_language_of_a_source_is_said_where_it_is_another_than_that_of_our_words(tag: str, more: str) -> None:
    data = with_sources({"url": OWN, "language": tag}, {"title": "Report", "language": tag})
    fact = only(data)
    assert fact["source"]["more"] == more
    assert [words for _, words, *_ in fact["further"]] == ["; ".join(filter(None, ("Report.", more)))]
    assert citation_words(data.events[0].citations[1]).endswith(more)


def test_of_how_many_events_a_kept_copy_agrees_is_counted_and_what_does_not_is_said() -> None:
    event = data_of().events[0]

    def with_copies(*states: str) -> Event:
        found = tuple(Citation(2, "a", "supports", kept="x.pdf", copy=state) for state in states)
        return replace(event, citations=found)

    assert kept_words([event, with_copies("", "")]) == ""
    one = "Of 1 of these 2 a copy of a source is kept and agrees with what was relied on"
    assert kept_words([event, with_copies(SAME, SAME)]) == f"{one}."
    assert kept_words([with_copies(SAME, CHANGED), with_copies(MISSING)]) == (
        f"{one}; a copy of 1 has changed; a copy of 1 is missing."
    )
    assert kept_words([with_copies(CHANGED)]).startswith("Of 0 of these 1")


def test_names_read_from_the_right_turn_nothing_around_beside_them() -> None:
    own = {"source_title": "كارتا", "source_publisher": "شىنجاڭ", "source_date": "2020-01-01"}
    event = data_of(**own).events[0]
    assert cited(event) == "\u2068كارتا\u2069. \u2068شىنجاڭ\u2069, 1 January 2020"
    assert source_in_short(event) == "\u2068شىنجاڭ\u2069, 1 January 2020"
    (further,) = (
        data_of({"says": "تۇرسۇن", "kind": "academic", "origin": "שמעון", "quote": "ئون كارتا"}).events[0].citations
    )
    words = citation_words(further)
    for name in ("تۇرسۇن", "שמעון", "ئون كارتا"):
        assert f"\u2068{name}\u2069" in words
