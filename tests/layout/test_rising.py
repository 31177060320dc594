"""Rows rise and fall with time, and nobody is told later for it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.labels import Item, Placed, layout, place
from rollout.layout.labels.rising import unevenness
from tests.layout.test_labels import SPACING, SPAN, assert_clear_at_every_scale, crowds


def as_found(items: Sequence[Item], rows: int, scale: float) -> tuple[Placed, ...]:
    """Return the labels where the search for room left them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "rising", lambda rows, *_: rows)
        return place(items, rows, SPAN, SPACING, scale)


def rows_in_time(items: Sequence[Item], placed: Sequence[Placed], scale: float) -> list[int]:
    told = [(item.anchor, one.row) for item, one in zip(items, placed, strict=True) if one.told_from <= scale]
    return [row for _, row in sorted(told)]


@given(crowds(), st.integers(1, 6), st.sampled_from([0.1, 0.25, 1.0]))
def test_changing_rows_tells_nobody_later_nor_on_another_side_and_brings_nobody_too_near(
    items: tuple[Item, ...], rows: int, scale: float
) -> None:
    before, after = as_found(items, rows, scale), place(items, rows, SPAN, SPACING, scale)
    assert [(one.key, one.side) for one in after] == [(one.key, one.side) for one in before]
    assert all(now.told_from <= max(then.told_from, scale) for now, then in zip(after, before, strict=True))
    assert {one.row for one in after} <= set(range(rows))
    assert_clear_at_every_scale(tuple(zip(items, after, strict=True)))


@given(crowds(), st.integers(1, 6), st.sampled_from([0.1, 0.25, 1.0]))
def test_the_steps_from_label_to_label_are_never_less_even_than_the_search_for_room_left_them(
    items: tuple[Item, ...], rows: int, scale: float
) -> None:
    nearly = scale * (1 - 1e-9)
    before, after = as_found(items, rows, scale), place(items, rows, SPAN, SPACING, scale)
    assert unevenness(rows_in_time(items, after, nearly)) <= unevenness(rows_in_time(items, before, nearly))


@pytest.mark.parametrize("rows", [2, 3, 5])
def test_labels_with_room_enough_stand_one_row_from_the_next(rows: int) -> None:
    items = [Item(f"e{number}", 300.0 * number, 300.0 * number + 1, 60, 1, False) for number in range(12)]
    found = rows_in_time(items, place(items, rows, SPAN, SPACING, 0.25), 0.25)
    assert found[:rows] == list(range(rows))
    assert [abs(later - one) for one, later in pairwise(found)] == [1] * 11


def test_labels_in_the_only_row_stay_there() -> None:
    items = [Item(f"e{number}", 900.0 * number, 900.0 * number + 1, 60, 1, False) for number in range(4)]
    assert [one.row for one in place(items, 1, SPAN, SPACING, 0.25)] == [0] * 4


def test_in_a_lane_of_very_many_the_rows_stay_as_they_were_found() -> None:
    items = [Item(f"e{number}", 8.0 * number, 8.0 * number + 1, 20, 1, False) for number in range(400)]
    assert place(items, 5, SPAN, SPACING, 1.0) == as_found(items, 5, 1.0)
