"""One file looked at once: what all its pictures share, and which events a view lets through."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from threading import Event as Signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.event import Event
from rollout.evidence.settings import Settings
from rollout.timeline.dataset_index import MANY, MAX_SELECTIONS, DatasetIndex
from rollout.timeline.series import all_series
from rollout.timeline.view import View, select
from rollout.timeline.window import Window, opening, whole
from tests.support.crowd import LANES, evidence
from tests.support.events import dataset, dated, figure
from tests.support.real import everything

OURS = everything().dataset


def offers(events: Sequence[Event]) -> list[list[str]]:
    found: list[list[str]] = DatasetIndex(replace(dataset(), events=tuple(events))).choices["presets"]
    return found


@cache
def crowd() -> DatasetIndex:
    return DatasetIndex(evidence(2_000))


def test_it_holds_what_every_picture_of_the_file_shares() -> None:
    index = DatasetIndex(OURS)
    assert index.dataset is OURS
    assert (index.span, index.home) == (whole(OURS.events), opening(OURS.events))
    assert index.series == all_series(OURS.events)
    counts = {name: [count for *_, count in index.choices[name]] for name in ("lane", "status")}
    assert counts["lane"] == [sum(one.lane == lane for one in OURS.events) for lane in index.lanes]
    assert sum(counts["status"]) == len(OURS.events)
    assert index.choices["disputed"] == sum(one.disputed for one in OURS.events)


def test_of_few_events_there_are_no_lines() -> None:
    found = DatasetIndex(OURS).selection(View())
    assert found.events == OURS.events
    assert found.lines == ()


@pytest.mark.parametrize(("count", "lines"), [(MANY, 0), (MANY + 1, 1)])
def test_lines_begin_with_one_event_more_than_a_picture_can_hold(count: int, lines: int) -> None:
    many = dataset(*({"date": f"20{n % 20:02}"} for n in range(count)))
    assert len(DatasetIndex(many).selection(View()).lines) == lines


def test_very_many_events_stand_in_a_line_for_each_lane_shown() -> None:
    assert len(crowd().selection(View()).lines) == len(crowd().dataset.lanes) == 3
    two = crowd().selection(View(lanes=LANES[1:]))
    assert len(two.lines) == 2
    assert sum(len(line.marks) for line in two.lines) == len(two.events)


def test_a_filter_that_leaves_few_leaves_no_lines() -> None:
    few = crowd().selection(View(search="sleeper storm quay"))
    assert len(few.events) <= MANY
    assert few.lines == ()


@given(
    st.builds(
        View,
        window=st.none() | st.just(Window(17_000, 18_000)),
        lanes=st.sampled_from([(), LANES[:1], LANES[:2]]),
        statuses=st.sampled_from([(), ("claimed",), ("documented", "retracted")]),
        search=st.sampled_from(["", "quay", "storm pilots", "nowhere"]),
        disputed=st.booleans(),
    )
)
@settings(max_examples=40)
def test_a_selection_is_what_the_filters_let_through(view: View) -> None:
    assert crowd().selection(view).events == select(crowd().dataset.events, view)


@pytest.mark.parametrize(
    "view", [View(window=Window(0, 9)), View(series="x"), View(event="x"), View(theme="dark"), View(hall=True)]
)
def test_what_is_no_filter_asks_for_the_same_selection(view: View) -> None:
    index = DatasetIndex(OURS)
    assert index.selection(view) is index.selection(View())


def test_only_the_latest_selections_are_kept() -> None:
    index = DatasetIndex(OURS)
    first, second = index.selection(View(search="a")), index.selection(View(search="b"))
    for letter in "cdefgh"[: MAX_SELECTIONS - 2]:
        index.selection(View(search=letter))
    assert index.selection(View(search="a")) is first  # asked for again: now the latest
    index.selection(View(search="z"))
    assert index.selection(View(search="a")) is first
    assert index.selection(View(search="b")) is not second


def test_the_presets_are_in_time_and_never_empty() -> None:
    for events in (OURS.events, dated(["2019"]), crowd().dataset.events):
        assert offers(events)[0][0] == "Everything"
        assert all(first <= last for _, first, last in offers(events))


def test_without_events_there_is_nothing_to_choose() -> None:
    assert DatasetIndex(dataset()).choices == {
        "lane": [], "status": [], "who": [], "tag": [], "disputed": 0, "series": [], "presets": [], "even": False,
    }  # fmt: skip


def test_only_what_occurs_is_offered_in_the_order_of_the_closed_lists() -> None:
    data = dataset({"status": "claimed"}, {"status": "reported"}, figure("2018", 3))
    assert DatasetIndex(data).choices["status"] == [
        ["reported", "reported", 2],
        ["claimed", "claimed", 1],
    ]


@given(st.lists(st.integers(0, 2_500).map("event-{}".format), max_size=8))
def test_events_are_found_by_their_ids_each_once_in_the_order_of_the_file(ids: list[str]) -> None:
    assert crowd().named(ids) == [event for event in crowd().dataset.events if event.id in ids]


def test_it_knows_the_lanes_in_the_order_of_the_file() -> None:
    assert crowd().lanes == crowd().dataset.lanes


def test_what_is_kept_is_had_at_once_while_another_is_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    index, begun, go = DatasetIndex(evidence(1_200)), Signal(), Signal()
    kept = index.selection(View(search="storm"))

    def slowly(*given: object) -> list[int]:
        begun.set()
        assert go.wait(20)
        return []

    monkeypatch.setattr("rollout.timeline.dataset_index.chosen", slowly)
    with ThreadPoolExecutor(1) as other:
        making = other.submit(index.selection, View(search="quay"))
        assert begun.wait(20)
        assert index.selection(View(search="storm")) is kept
        assert index.selection(View()).events == index.dataset.events
        go.set()
        assert making.result(20).events == ()


def test_a_window_is_named_by_the_first_year_that_it_holds_whole() -> None:
    for name, first, _ in offers(OURS.events)[1:]:
        assert first <= f"{name[:4]}-01-01"
        assert int(first[:4]) >= int(name[:4]) - 1


def test_a_window_of_less_than_a_year_is_named_by_its_days() -> None:
    data = dataset({"date": "2018-03-05"}, {"date": "2018-05-05"})
    said = Settings(window=(parse("2018-03-10"), parse("2018-04-18")))
    names = [name for name, _, _ in DatasetIndex(replace(data, settings=said)).choices["presets"]]
    assert names[1] == "10 Mar – 18 Apr 2018"


def test_lines_are_those_of_the_lanes_asked_for_also_where_the_others_hold_only_what_waits_for_a_date() -> None:
    data = evidence(1_100)
    waiting = replace(data.events[0], lane="Elsewhere")
    found = DatasetIndex(replace(data, waiting=(waiting,))).selection(View(lanes=data.lanes))
    assert (len(found.lines), found.lanes) == (3, data.lanes)
