"""The time axis: steps of the calendar, as close as their words fit, the same at every pan."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.edtf.far import day_of
from rollout.layout.ticks import BESIDE, ROOM, WIDEST, Tick, digits, rooms, ticks, words_at
from rollout.layout.typeface import width
from rollout.timeline.window import Window, from_days, number
from rollout.words.say import speaking
from rollout.words.tongues import TONGUES

NEEDED = rooms(14)
windows = st.tuples(st.integers(-719_000, 2_900_000), st.floats(1, 700_000)).map(lambda w: Window(w[0], w[0] + w[1]))


def across(first: str, last: str, px: int = 1240) -> list[str]:
    window = from_days(date.fromisoformat(first), date.fromisoformat(last))
    return [tick.words for tick in ticks(window, px / window.days, NEEDED)]


def test_the_words_of_each_kind_have_room_between_them() -> None:
    assert tuple(width(words, 14) + ROOM for words in WIDEST) == NEEDED


@pytest.mark.parametrize("tag", TONGUES)
@pytest.mark.parametrize("days", [7, 300, 2000, 9000])
def test_in_no_language_are_words_wider_than_the_digits_they_are_taken_for(tag: str, days: int) -> None:
    with speaking(tag):
        found = ticks(Window(17_000, 17_000 + days), 1240 / days, rooms(14))
        assert [one.words for one in found if width(one.words, 14) > digits(one.words) * width("0", 14)] == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-01-05", "2018-01-12", ["5 Jan 2018", "6 Jan 2018", "7 Jan 2018"]),
        ("2018-01-01", "2018-12-31", ["Jan 2018", "Feb 2018", "Mar 2018"]),
        ("2018-01-01", "2020-12-31", ["Jan 2018", "Apr 2018", "Jul 2018"]),
        ("2010-01-01", "2020-12-31", ["2010", "2011", "2012"]),
        ("1900-01-01", "2020-12-31", ["1900", "1905", "1910"]),
        ("0001-01-01", "9998-12-31", ["500", "1000", "1500"]),
    ],
)
def test_days_months_and_years_are_named_as_closely_as_their_words_fit(first: str, last: str, words: list[str]) -> None:
    assert across(first, last)[:3] == words


def test_months_are_named_one_by_one_only_where_the_shortest_has_room_for_its_words() -> None:
    window = from_days(date(2018, 1, 1), date(2018, 12, 31))
    least = NEEDED[1] / 28
    assert [tick.words for tick in ticks(window, least + 0.01, NEEDED)][:2] == ["Jan 2018", "Feb 2018"]
    assert [tick.words for tick in ticks(window, least - 0.01, NEEDED)][:2] == ["Jan 2018", "Apr 2018"]


@given(windows)
def test_each_step_ends_where_the_next_begins_and_all_meet_the_window(window: Window) -> None:
    found = ticks(window, 1240 / window.days, NEEDED)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(one.start < one.end and one.end > window.start - 1 and one.start <= window.end for one in found)


@given(windows)
def test_words_of_neighbours_never_meet(window: Window) -> None:
    scale = 1240 / window.days
    for one, other in pairwise(ticks(window, scale, NEEDED)):
        wide = [width(each.words, 14) for each in (one, other)]
        left = [
            words_at(each, each.start * scale, each.end * scale, w) for each, w in zip((one, other), wide, strict=True)
        ]
        assert left[0] + wide[0] < left[1]


@given(windows, st.floats(0, 1))
def test_a_step_is_the_same_wherever_the_window_is_moved(window: Window, share: float) -> None:
    moved = Window(window.start + share * window.days, window.end + share * window.days)
    if moved.end > number(date.max):
        return
    scale = 1240 / window.days
    starts = {tick.start for tick in ticks(window, scale, NEEDED)}
    for tick in ticks(moved, scale, NEEDED):
        if tick.end > window.start and tick.start <= window.end:
            assert tick.start in starts


def test_no_step_leaves_the_years_that_a_date_can_have() -> None:
    for window in (from_days(date.min, date.min + timedelta(30)), from_days(date.max - timedelta(30), date.max)):
        for days in (30.0, 800.0, 9_000.0):
            found = ticks(window, 1240 / days, NEEDED)
            assert all(number(date.min) <= tick.start <= number(date.max) for tick in found)


def test_words_stand_amid_a_step_that_they_name_whole_and_beside_its_line_otherwise() -> None:
    assert words_at(Tick(0, 1, "2018", True), 100, 200, 30) == 135
    assert words_at(Tick(0, 1, "2015", False), 100, 200, 30) == 100 + BESIDE


# ---- times of day, and years before 1

TIMED = rooms(14, None, timed=True)


def within_a_night(start: float, end: float, px: int = 1240) -> list[str]:
    window = Window(start, end)
    return [tick.words for tick in ticks(window, px / window.days, TIMED) if start <= tick.start <= end]


def test_a_short_window_has_ticks_of_hours_and_minutes_and_its_first_bears_the_day() -> None:
    assert within_a_night(0.99, 1.05)[:4] == ["1 Jan 1970, 23:50", "2 Jan 1970", "00:10", "00:20"]
    assert within_a_night(1.0, 2.0)[:3] == ["2 Jan 1970", "03:00", "06:00"]
    assert within_a_night(1.51, 1.515, 2000)[0] == "2 Jan 1970, 12:15"


@given(st.floats(-30_000, 30_000), st.floats(0.007, 5))
def test_minutes_have_room_and_each_step_ends_where_the_next_begins(start: float, days: float) -> None:
    scale = 1240 / days
    found = ticks(Window(start, start + days), scale, TIMED)
    assert all(one.end == other.start for one, other in pairwise(found))
    seen = [tick for tick in found if tick.start >= start]
    for one, other in pairwise(seen):
        assert one.whole or one.start * scale + BESIDE + width(one.words, 14) < other.start * scale + BESIDE
    assert sum("," in tick.words for tick in found) <= 1


def test_a_long_window_of_timed_events_has_the_same_ticks_as_ever() -> None:
    window = from_days(date(2010, 1, 1), date(2020, 12, 31))
    assert ticks(window, 1240 / window.days, TIMED) == ticks(window, 1240 / window.days, NEEDED)


def test_years_before_1_are_named_as_people_name_them() -> None:
    window = Window(float(number(day_of(-399, 1, 1))), float(number(day_of(450, 1, 1))))
    needed = rooms(14, window)
    words = [tick.words for tick in ticks(window, 600 / window.days, needed)]
    assert words == ["400 BCE", "300 BCE", "200 BCE", "100 BCE", "1", "100", "200", "300", "400"]
    close = Window(float(number(day_of(-1, 3, 1))), float(number(day_of(2, 3, 1))))
    assert [tick.words for tick in ticks(close, 300 / close.days, rooms(14, close))] == ["2 BCE", "1 BCE", "1", "2"]
    months = [tick.words for tick in ticks(close, 6000 / close.days, rooms(14, close))]
    assert months[:2] == ["Mar 2 BCE", "Apr 2 BCE"]
    days = [tick.words for tick in ticks(Window(close.start, close.start + 5), 200, rooms(14, close))]
    assert days[0] == "1 Mar 2 BCE"


@given(st.floats(-4_300_000, -600_000), st.floats(1, 2_000_000))
def test_steps_before_the_year_1_follow_one_another(start: float, days: float) -> None:
    window = Window(start, start + days)
    found = ticks(window, 1240 / days, rooms(14, window))
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)
