"""What a second reader would ask: hints by row and column, and a file that is right stays right."""

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.hints import hints
from rollout.evidence.reader import read
from tests.csv_rows import COUNTED, csv_of, dataset_of
from tests.evidence.test_sources import with_sources

AGAINST = {"role": "disputes", "url": "https://www.example.net/no"}
OWN = "https://www.example.org/cards"
AIM = {"id": "aim", "date": "2011", "status": "planned", "due": "2015-12-31", **COUNTED, "measure": "target"}
DONE = {"date": "2015-12", **COUNTED, "unit": "cardholders"}


def of(data: Dataset) -> list[tuple[str, int | None, str | None]]:
    assert not data.problems
    return [(one.file, one.row, one.column) for one in hints(data)]


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ({**AGAINST, "read": "not"}, ("sources.csv", 2, "read")),
        ({**AGAINST, "read": "part"}, None),
        ({"role": "context", "read": "not"}, None),
        ({**AGAINST, "date": "2014"}, ("sources.csv", 2, "date")),
        ({**AGAINST, "date": "2014", "note": "The law has not changed since."}, None),
        ({**AGAINST, "date": "2017"}, None),
        ({**AGAINST, "date": "2019"}, None),
        ({"url": OWN, "read": "not"}, ("", 2, "status")),
        ({"url": OWN, "read": "part"}, None),
        ({"read": "not"}, None),
    ],
)
def test_a_source_that_was_not_read_or_is_older_than_what_it_disputes_is_asked_about(
    row: dict[str, str], hint: tuple[str, int, str] | None
) -> None:
    assert of(with_sources(row)) == ([hint] if hint else [])


def test_who_claims_need_have_no_source_that_was_read() -> None:
    assert of(with_sources({"url": OWN, "read": "not"}, status="claimed")) == []


def test_a_counter_source_is_as_old_as_the_file_says_anywhere() -> None:
    other = {"source_url": "https://www.example.net/old", "source_date": "2014", "date": "2014"}
    against = {"disputed_by": "https://www.example.net/old", "dispute": "Not so."}
    assert of(dataset_of({**against, "date": "2019"}, other)) == [("", 2, "disputed_by")]
    assert of(dataset_of({**against, "date": "2013"}, other)) == []
    assert of(dataset_of({**against, "date": "2019"}, {})) == []


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"title": "The first card is made in Lhasa"}, True),
        ({"title": "The largest network yet"}, True),
        ({"title": "Tibet Daily calls it the first card"}, False),
        ({"title": "The first card is made", "status": "claimed"}, False),
        ({"title": "Cards are made at first light", "asserted_by": "A; first light", "status": "reported"}, False),
        ({"title": "The firstborn has a card"}, False),
    ],
)
def test_a_superlative_stated_as_fact_on_one_source_is_asked_about(change: dict[str, str], asked: bool) -> None:
    assert of(dataset_of(change)) == ([("", 2, "title")] if asked else [])


def test_a_superlative_on_two_sources_is_not_asked_about() -> None:
    assert of(with_sources({}, title="The first card is made")) == []


def test_a_figure_whose_unit_or_scope_is_almost_that_of_others_is_asked_about() -> None:
    tickets = {**COUNTED, "unit": "plane tickets refused", "scope": "China, court list of defaulters"}
    wrong_scope = {**tickets, "scope": "China, court lists of defaulter, all"}
    wrong_unit = {**tickets, "unit": "plane ticket refusal"}
    assert of(dataset_of(tickets, tickets, wrong_scope)) == [("", 4, "scope")]
    assert of(dataset_of(tickets, tickets, wrong_unit)) == [("", 4, "unit")]
    assert of(dataset_of(tickets, {**tickets, "scope": "Ngari"}, {**tickets, "unit": "cards"}, {})) == []


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (DONE, True),
        ({**DONE, "answers": "aim", "answers_note": "Measured so."}, False),
        ({**DONE, "date": "2016"}, False),
        ({**DONE, "date": "2010"}, False),
        ({**DONE, "quantity": "1"}, False),
        ({**DONE, "scope": "China"}, False),
        ({**DONE, "unit": "households"}, False),
        ({**DONE, "unit": "percent of cards"}, False),
        ({**DONE, "status": "retracted"}, False),
        ({**DONE, "quantity": "451", "unit": "thousand cards"}, True),
    ],
)
def test_a_hit_that_nobody_ties_to_its_target_is_asked_about(row: dict[str, str], asked: bool) -> None:
    assert of(dataset_of(AIM, row)) == ([("", 2, "id")] if asked else [])


def test_a_target_without_a_date_is_never_in_time() -> None:
    assert of(dataset_of({**AIM, "due": "", "status": "reported"}, DONE)) == []


def test_a_hint_refuses_nothing_and_is_said_by_row_and_column() -> None:
    data = read(csv_of(AIM, DONE), beside=Beside())
    (hint,) = hints(data)
    assert len(data.events) == 2
    assert hint.sentence("events.csv") == (
        "events.csv row 2, column id: Nothing answers this target, and row 3 has a figure that reached it in time. "
        "Write aim in answers of row 3, with answers_note where the units differ."
    )
