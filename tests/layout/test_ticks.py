"""The time axis: steps of the calendar, as close as their words fit, the same at every pan."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.ticks import BESIDE, ROOM, WIDEST, Tick, rooms, ticks, words_at
from rollout.layout.typeface import width
from rollout.timeline.window import Window, from_days, number

NEEDED = rooms(14)
windows = st.tuples(st.integers(-719_000, 2_900_000), st.floats(1, 700_000)).map(lambda w: Window(w[0], w[0] + w[1]))


def across(first: str, last: str, px: int = 1240) -> list[str]:
    window = from_days(date.fromisoformat(first), date.fromisoformat(last))
    return [tick.words for tick in ticks(window, px / window.days, NEEDED)]


def test_the_words_of_each_kind_have_room_between_them() -> None:
    assert tuple(width(words, 14) + ROOM for words in WIDEST) == NEEDED


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
