from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from rollout.evidence.assemble import made
from rollout.evidence.event import Event
from rollout.evidence.quantity import Quantity
from rollout.evidence.reader import read
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.say import speaking
from tests.csv_rows import COUNTED, dataset_of


def test_the_words_of_an_event_are_its_label() -> None:
    assert dataset_of({"label": "Lhasa: 450,000 cards"}).events[0].words == "Lhasa: 450,000 cards"


def test_without_a_label_the_title_stands_beside_the_mark() -> None:
    assert dataset_of({"title": "Cards reach Lhasa"}).events[0].words == "Cards reach Lhasa"


def test_an_event_is_disputed_when_a_counter_source_is_named() -> None:
    calm, disputed = dataset_of({}, {"disputed_by": "https://b.org", "dispute": "Says no."}).events
    assert disputed.disputed
    assert not calm.disputed


def test_lanes_appear_in_the_order_of_first_use() -> None:
    lanes = dataset_of({"lane": "Grid"}, {"lane": "Credit"}, {"lane": "Grid"}).lanes
    assert lanes == ("Grid", "Credit")


def test_events_and_refused_rows_together_are_all_rows() -> None:
    dataset = dataset_of({}, {"status": "heard"}, {"priority": "9", "lane": ""}, {})
    assert (len(dataset.events), dataset.refused, dataset.rows) == (2, 2, 4)


def test_a_quantity_keeps_what_makes_it_comparable() -> None:
    assert dataset_of(COUNTED).events[0].quantity == Quantity(450_000, "cards", "cumulative", "Lhasa")


def test_an_event_cannot_be_changed() -> None:
    event: Any = dataset_of({}).events[0]
    with pytest.raises(FrozenInstanceError):
        event.title = "Another"


def test_notes_in_another_language_stay_with_the_presenter() -> None:
    change = {"mood": "grave", "notes@bo": "རྗེས་དྲན།", "Notes@zh": "备注"}
    event = dataset_of(change, columns=[*COLUMNS, *change]).events[0]
    assert event.told_extra == (("mood", "grave"),)
    assert len(event.extra) == 3


def test_an_event_made_in_one_go_is_the_same_and_as_frozen() -> None:
    (event,) = dataset_of({}).events
    values = [getattr(event, one.name) for one in fields(Event)]
    assert made(*values) == Event(*values) == event
    assert type(made(*values)) is Event
    frozen: Any = made(*values)
    with pytest.raises(FrozenInstanceError):
        frozen.row = 3


def test_what_nobody_says_is_told_in_the_language_that_is_spoken() -> None:
    event = read(b"id,date,title\na,2019,Cards\n").events[0]
    assert (event.says, event.source.name) == ("not stated", "no source given")
    with speaking("de"):
        assert (event.says, event.source.name) == ("nicht angegeben", "keine Quelle angegeben")
