"""Events are shown as if nothing had been known of them before, whatever changed in a file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence import presented as presenting
from rollout.evidence.bands import MOST, folded
from rollout.evidence.beside import Beside
from rollout.evidence.change import at_row
from rollout.evidence.event import Dataset, Event
from rollout.evidence.presented import Presented
from rollout.evidence.reader import Limits, read
from tests.csv_rows import csv_of

SOURCES = b"event,role,title,url,kept,sha256\na,supports,A,https://www.example.org/1,a.html," + b"0" * 64 + b"\n"
FILE = csv_of(*({"id": name, "lane": f"Lane {at % MOST}"} for at, name in enumerate("abcdefghijklmno")))
EVENTS = read(FILE, "events.csv", Limits(), beside=Beside(SOURCES, None, None)).events
NOTHING_KEPT = read(FILE, "events.csv", Limits())


def compared(dataset: Dataset) -> Dataset:
    """Say of each kept copy that it has changed, as if its folder had been looked through."""
    if not any(one.kept for event in dataset.events for one in event.citations):
        return dataset
    changed = (
        replace(one, citations=tuple(replace(cite, copy="changed") for cite in one.citations)) for one in dataset.events
    )
    return replace(dataset, events=tuple(changed))


CHANGES = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.sampled_from(["", "Lane 1", "Lane 2", "Another", "And one"]), st.booleans()),
    max_size=8,
)


@given(CHANGES)
def test_after_any_change_events_are_shown_as_they_would_be_at_first(changes: list[tuple[Event, str, bool]]) -> None:
    shown, dataset = Presented(compared), NOTHING_KEPT
    assert shown.of(dataset) is dataset
    for event, lane, kept in changes:
        come = replace(event, lane=lane, citations=event.citations if kept else ()) if lane else None
        dataset = replace(dataset, events=at_row(dataset.events, event.row, come).made(dataset.events))
        assert shown.of(dataset) == folded(compared(dataset))


def test_where_one_event_changes_the_others_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Presented(lambda _: pytest.fail("All were looked at."))
    with pytest.raises(pytest.fail.Exception):
        shown.of(NOTHING_KEPT)
    shown = Presented(lambda found: found)
    shown.of(NOTHING_KEPT)
    monkeypatch.setattr(presenting, "folded", lambda _: pytest.fail("All were looked at."))
    change = at_row(NOTHING_KEPT.events, EVENTS[3].row, replace(EVENTS[3], title="Another"))
    after = replace(NOTHING_KEPT, events=change.made(NOTHING_KEPT.events))
    assert shown.of(after) is after
