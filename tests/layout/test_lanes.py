"""Events arranged in lanes, in px, before anything is drawn."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.layout import lanes as module
from rollout.layout.lanes import Arrangement, arrange, item_of
from rollout.layout.theme import BETWEEN, STRIP, Stage, stage
from rollout.layout.typeface import width
from rollout.timeline.window import Window, extent, whole
from tests.support.events import dataset, dated, event, events
from tests.support.pictures import days

STAGE = stage(1280, 640, 2, False)
LANES = ("Card rollout", "Iron Grid")


def arranged(*changes: dict[str, str], on: Stage = STAGE, names: tuple[str, ...] = LANES) -> Arrangement:
    found = events(*changes)
    return arrange(found, names, on, whole(found))


def test_lanes_follow_one_another_in_the_order_named_and_fill_the_height() -> None:
    found = arranged({"lane": "Iron Grid"}, {"lane": "Card rollout"})
    first, second = found.lanes
    assert (first.name, first.top, second.name) == ("Card rollout", 0.0, "Iron Grid")
    assert second.top == first.height + BETWEEN
    assert found.height == second.top + second.height


def test_a_lane_has_room_for_its_name_its_rows_and_its_strip() -> None:
    for lane in arranged({}, {"lane": "Iron Grid"}).lanes:
        assert lane.height == STAGE.head + lane.rows * STAGE.row + STRIP
        assert lane.strip == lane.top + lane.height - STRIP / 2


def test_a_named_lane_without_events_is_there_and_empty() -> None:
    found = arranged({"lane": "Iron Grid"})
    assert [lane.name for lane in found.lanes] == list(LANES)
    assert {mark.lane for mark in found.marks} == {1}


def test_without_lanes_there_is_no_height() -> None:
    assert arrange((), (), STAGE, whole(())) == Arrangement((), (), whole(()), 0.0)


@given(st.integers(1, 300), st.integers(180, 1500), st.booleans())
def test_the_lanes_of_a_scene_fill_its_room_above_the_dates_however_many_they_are(
    count: int, height: int, eras: bool
) -> None:
    on = stage(1280, height, count, with_panel=False, scene=True, eras=eras)
    found = arrange((), [f"Lane {number}" for number in range(count)], on, whole(()))
    assert found.height == pytest.approx(on.height - on.axis - on.eras)
    assert all(lane.height > 0 for lane in found.lanes)
    assert all(after.top > one.top + one.height for one, after in pairwise(found.lanes))


def test_marks_stand_in_the_rows_of_their_own_lane_between_its_name_and_its_strip() -> None:
    found = arranged(*({"lane": LANES[n % 2], "date": f"201{n}"} for n in range(8)))
    for mark in found.marks:
        lane = found.lanes[mark.lane]
        assert mark.event.lane == lane.name
        assert lane.top + STAGE.head < mark.y < lane.strip - STRIP / 2
        assert mark.y == lane.top + STAGE.head + STAGE.row * (mark.placed.row + 0.5)
        assert mark.placed.row < lane.rows


@given(st.lists(st.sampled_from(["2018", "2018-02-03", "2017/2018-04", "../2018", "2018~"]), max_size=15))
@settings(max_examples=50)
def test_every_event_has_exactly_one_mark(written: list[str]) -> None:
    many = dated(written)
    found = arrange(many, LANES, STAGE, whole(many))
    assert sorted(mark.event.id for mark in found.marks) == sorted(one.id for one in many)
    assert all(mark.item.key == mark.placed.key == mark.event.id for mark in found.marks)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2018-02-03", days("2018-02-03", "2018-02-03")[0] + 0.5),
        ("2018-02", sum(days("2018-02-01", "2018-02-28")) / 2),
        ("2018-02-03/2019", days("2018-02-03", "2019-12-31")[0]),
        ("../2019", days("2019-01-01", "2019-12-31")[1]),
    ],
)
def test_a_mark_stands_in_the_middle_of_its_date_and_at_the_firm_edge_of_a_range(date: str, day: float) -> None:
    assert arranged({"date": date}).marks[0].at == day


def test_the_layout_sees_an_event_as_wide_as_its_date_and_its_words() -> None:
    one = event(date="2018-02", label="Lhasa: 450,000 cards", priority="2")
    item = item_of(one, extent(one.date, Window(0, 30_000)), stage(1600, 900, 2, False))
    assert (item.start, item.end) == days("2018-02-01", "2018-02-28")
    assert item.width == width("Lhasa: 450,000 cards", 16)
    assert (item.key, item.priority, item.on_bar) == (one.id, 2, False)


@pytest.mark.parametrize(("date", "on_bar"), [("2018/2019", True), ("2018", False), ("[2018-01-01,2019-01-01]", False)])
def test_only_a_range_carries_its_words_on_its_bar(date: str, on_bar: bool) -> None:
    one = event(date=date)
    assert item_of(one, extent(one.date, Window(0, 30_000)), STAGE).on_bar is on_bar


def test_the_words_of_an_open_range_leave_room_for_the_arrow_at_its_end() -> None:
    known, open_ = (event(date=date, label="A") for date in ("2018/2019", "2018/.."))
    wide, wider = (item_of(one, extent(one.date, Window(0, 30_000)), STAGE).width for one in (known, open_))
    assert wider == wide + STAGE.mark


def test_in_the_hall_only_headlines_are_told_at_any_zoom() -> None:
    hall = stage(1280, 640, 2, False, hall=True)
    found = arranged({"date": "2010", "priority": "1"}, {"date": "2015", "priority": "2"}, {"date": "2020"}, on=hall)
    assert [mark.placed.told_from < inf for mark in found.marks] == [True, False, True]


def test_in_the_hall_without_any_headline_all_may_be_told() -> None:
    hall = stage(1280, 640, 2, False, hall=True)
    found = arranged({"date": "2010", "priority": "2"}, {"date": "2015", "priority": "3"}, on=hall)
    assert all(mark.placed.told_from < inf for mark in found.marks)


def test_the_lane_with_more_events_has_more_rows() -> None:
    found = arranged({"lane": "Iron Grid"}, *({"date": f"20{n}"} for n in range(10, 24)))
    assert found.lanes[0].rows > found.lanes[1].rows


def test_as_many_as_possible_are_told_at_the_scale_asked_for() -> None:
    many = dataset(*({"date": f"2018-{n:02}", "label": "Some words for a label"} for n in range(1, 13))).events * 1
    span, scale = whole(many), 1280 / whole(many).days
    small = stage(1280, 300, 4, False)

    def count(asked: float) -> int:
        marks = arrange(many, LANES[:1], small, span, asked).marks
        return sum(mark.placed.told_from <= scale for mark in marks)

    assert count(scale) >= count(0.0) > 0


def test_many_readers_with_windows_of_different_sizes_do_not_make_one_another_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = events({}, {"lane": "Iron Grid"}, {"date": "2019"})
    sizes = [stage(700 + 20 * number, 640, 2, False) for number in range(60)]
    first = [arrange(found, LANES, size, whole(found)) for size in sizes]
    monkeypatch.setattr(module, "place", lambda *_: pytest.fail("A lane was laid out afresh."))
    assert [arrange(found, LANES, size, whole(found)) for size in sizes] == first
