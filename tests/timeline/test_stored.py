"""Values of evidence as text, and back: the same, whatever they hold, and no longer than they need be."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.event import Event
from rollout.timeline.stored import restored, stored
from tests.csv_rows import RIGHT
from tests.support.events import COUNTED, dataset, dates

CELLS = {
    "label": ("", "Two"),
    "summary": ("", "In words."),
    "status": ("", "documented", "claimed"),
    "priority": ("", "1", "3"),
    "notes": ("", "Say it slowly."),
    "tags": ("", "water; bridge"),
    "known": ("", "2024"),
    "place": ("", "Quay"),
    "x_own": ("", "mine"),
}


def opened(text: str) -> Any:
    return json.loads(text)


@given(st.fixed_dictionaries({name: st.sampled_from(some) for name, some in CELLS.items()}), dates)
def test_an_event_comes_back_as_it_was_and_nothing_empty_is_kept_behind_its_last_words(
    cells: dict[str, str], when: str
) -> None:
    (event,) = dataset({**cells, "date": when}, columns=(*RIGHT, *(name for name in CELLS if name not in RIGHT))).events
    assert restored(stored(event)) == event
    last = opened(stored(event))[-1]
    assert last not in ("", None, 2, ["tuple"])


def test_of_an_event_with_little_said_little_is_kept() -> None:
    (event,) = dataset({}).events
    assert len(opened(stored(event))) < 2 / 3 * len(Event.__slots__)


def test_figures_dates_and_sources_come_back_too() -> None:
    (event,) = dataset({**COUNTED, "quantity": "7", "due": "2019", "measure": "target", "status": "planned"}).events
    found = restored(stored(event))
    assert found == event
    assert (found.quantity, found.due, found.source) == (event.quantity, parse("2019"), event.source)
