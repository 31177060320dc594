"""Where all have one priority words are spread over the whole span, and none that have room are left out."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.labels import Item, Placed, place
from rollout.layout.labels.geometry import Ink, collision, inks
from rollout.layout.labels.turns import turns
from tests.layout.test_labels import SPACING, SPAN, crowds, moment

SCALES = st.sampled_from([0.1, 0.25, 1.0])


def of_file(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items as a list without priorities gives them: in rows, all alike."""
    return tuple(replace(item, row=row) for row, item in enumerate(items, 2))


def labelled(items: Sequence[Item], rows: int, scale: float) -> dict[str, Placed]:
    """Return where those stand that are labelled at a scale, by their keys."""
    return {one.key: one for one in place(items, rows, SPAN, SPACING, scale, even=True) if one.told_from <= scale}


@given(crowds(priorities=(2,)).map(of_file), st.integers(1, 4), SCALES)
def test_no_stretch_that_has_room_stays_without_words(items: tuple[Item, ...], rows: int, scale: float) -> None:
    told = labelled(items, rows, scale)
    covered: list[list[Ink]] = [[] for _ in range(rows)]
    for item in items:
        if where := told.get(item.key):
            covered[where.row] += [ink for ink in inks(item, SPAN, SPACING) if ink.side == where.side]
    for item in items:
        for ink in inks(item, SPAN, SPACING) if item.key not in told else ():
            for row in range(rows):
                blocked = any(collision(other, ink, SPACING.apart) > scale * (1 - 1e-6) for other in covered[row])
                assert ink.wall > scale * (1 - 1e-6) or blocked, (item.key, row)


@given(crowds(priorities=(2,)).map(of_file), st.integers(1, 4), SCALES)
def test_the_first_row_of_the_file_is_labelled_however_long_its_title(
    items: tuple[Item, ...], rows: int, scale: float
) -> None:
    told = labelled(items, rows, scale)
    for item in items[:1]:
        assert item.key in told or min(ink.wall for ink in inks(item, SPAN, SPACING)) > scale * (1 - 1e-6)


@given(st.lists(st.floats(*SPAN), min_size=1, max_size=60), st.integers(1, 5))
def test_each_part_of_the_span_has_its_turn_before_a_second_of_a_part_that_has_had_its_own(
    days: list[float], halvings: int
) -> None:
    items = of_file([moment(f"e{number}", day, 50) for number, day in enumerate(days)])
    turn = turns(items, SPAN)
    wide = (SPAN[1] - SPAN[0]) / 2**halvings
    parts = {min(int((day - SPAN[0]) // wide), 2**halvings - 1) for day in days}
    assert sum(one <= halvings for one in turn) == len(parts)


def test_a_crowd_of_short_titles_takes_no_room_from_long_ones_elsewhere() -> None:
    crowd = [moment(f"short-{number}", 2000 + number % 30, 20) for number in range(300)]
    lone = [moment(f"long-{number}", 300.0 * number, 160) for number in range(14)]
    told = labelled(of_file([*crowd, *lone]), 4, 0.5)
    assert {one.key for one in lone if abs(one.start - 2000) > 400} <= told.keys()


def test_of_neighbours_the_earlier_row_is_labelled_not_the_shorter_title() -> None:
    pair = [moment("first and long", 100, 200), moment("short", 101, 20)]
    assert set(labelled(of_file(pair), 1, 0.25)) == {"first and long"}
    assert set(labelled(of_file(pair[::-1]), 1, 0.25)) == {"short"}
