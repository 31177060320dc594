"""Told or counted: the laws of the label layout, and its figures."""

import math
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.labels import Item, Placed, Spacing, place, told, words_at

SPACING = Spacing(mark=5, gap=9, apart=8)
SPAN = (-400.0, 4400.0)
HAIR = 1e-6  # px: what rounding may do
Window = tuple[float, float]
Layout = tuple[tuple[Item, Placed], ...]


@st.composite
def crowds(draw: st.DrawFn, priorities: Sequence[int] = (1, 2, 3)) -> tuple[Item, ...]:
    """Draw clusters of days, months, years and long ranges, with words from none to far too wide."""
    centres = draw(st.lists(st.integers(0, 3600), min_size=1, max_size=3))
    one = st.tuples(
        st.sampled_from(centres),
        st.integers(0, 60),
        st.sampled_from([0.0, 0.5, 1.0, 31.0, 365.0, 700.0]),
        st.one_of(st.floats(0, 500), st.just(9000.0)),
        st.sampled_from(priorities),
        st.sampled_from(["", "on_bar", "until"]),
    )
    drawn = draw(st.lists(one, max_size=14))
    return tuple(
        Item(
            f"e{number}",
            float(centre + offset),
            centre + offset + length,
            width,
            priority,
            kind != "",
            until=kind == "until",
        )
        for number, (centre, offset, length, width, priority, kind) in enumerate(drawn)
    )


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    items = draw(crowds())
    scale = draw(st.sampled_from([0.0, 0.1, 0.25, 1.0]))
    return tuple(zip(items, place(items, draw(st.integers(1, 5)), SPAN, SPACING, scale), strict=True))


@st.composite
def windows(draw: st.DrawFn) -> tuple[float, Window]:
    """Draw a scale in px per day and a window seen at it."""
    plot = draw(st.sampled_from([400.0, 1240.0, 1880.0]))
    days = draw(st.floats(2, SPAN[1] - SPAN[0]))
    first = draw(st.floats(SPAN[0], SPAN[1] - days))
    return plot / days, (first, first + days)


def words_box(item: Item, placed: Placed, scale: float, window: Window) -> Window:
    """Return where the words are drawn, in px from day 0."""
    left = words_at(item, placed, scale, window, SPACING) * scale
    return left, left + item.width


def mark_box(item: Item, scale: float) -> Window:
    middle = item.anchor * scale
    return middle - SPACING.mark, middle + SPACING.mark


def drawn(item: Item, placed: Placed, scale: float, window: Window) -> Window:
    """Return the left and right end of all that is drawn for an item, in px from day 0."""
    parts = (
        words_box(item, placed, scale, window),
        mark_box(item, scale),
        (item.start * scale, item.end * scale),
    )
    return min(left for left, _ in parts), max(right for _, right in parts)


def in_window(item: Item, placed: Placed, scale: float, window: Window) -> bool:
    """Say whether words and mark would be drawn wholly in the window, with a hair to spare."""
    edges = window[0] * scale + HAIR, window[1] * scale - HAIR
    return all(
        edges[0] <= left and right <= edges[1]
        for left, right in (words_box(item, placed, scale, window), mark_box(item, scale))
    )


def told_in(layout: Layout, scale: float, window: Window) -> set[str]:
    return {item.key for item, placed in layout if told(item, placed, scale, window, SPACING)}


# ---- The four properties


@given(layouts(), windows(), st.floats(1, 40), st.floats(0, 1))
def test_zooming_in_about_any_day_takes_no_label_away_that_stays_in_the_window(
    layout: Layout, start: tuple[float, Window], closer: float, focus: float
) -> None:
    scale, (first, last) = start
    day = first + (last - first) * focus
    zoomed = day - (day - first) / closer, day + (last - day) / closer
    before, after = told_in(layout, scale, (first, last)), told_in(layout, scale * closer, zoomed)
    for item, placed in layout:
        if item.key in before and in_window(item, placed, scale * closer, zoomed):
            assert item.key in after


@given(layouts(), windows(), st.floats(1, 40))
def test_zooming_in_on_a_moment_that_is_told_never_takes_it_away(
    layout: Layout, start: tuple[float, Window], closer: float
) -> None:
    scale, window = start
    for item, placed in layout:
        if item.start == item.end and told(item, placed, scale, window, SPACING):
            nearer = tuple(item.start + (edge - item.start) / closer for edge in window)
            room = nearer[0] - HAIR / scale, nearer[1] + HAIR / scale
            assert told(item, placed, scale * closer, room, SPACING)


@given(layouts(), windows(), st.floats(-2000, 2000))
def test_panning_adds_and_takes_labels_only_at_the_edge(
    layout: Layout, start: tuple[float, Window], days: float
) -> None:
    scale, window = start
    panned = window[0] + days, window[1] + days
    before, after = told_in(layout, scale, window), told_in(layout, scale, panned)
    for item, placed in layout:
        if in_window(item, placed, scale, window) and in_window(item, placed, scale, panned):
            assert (item.key in before) == (item.key in after)


@given(layouts(), st.lists(windows(), min_size=2, max_size=4))
def test_words_keep_their_distance_from_the_date_at_every_scale_unless_they_slide(
    layout: Layout, steps: list[tuple[float, Window]]
) -> None:
    for item, placed in layout:
        assert placed.side in (("bar", "left") if item.on_bar and not item.until else ("right", "left"))
        for scale, window in steps:
            if item.until and mark_box(item, scale)[1] > window[1] * scale:
                continue
            left, right = words_box(item, placed, scale, window)
            off = {
                "right": left - item.end * scale,
                "left": (item.end if item.until else item.start) * scale - right,
                "bar": left - max(item.start, window[0]) * scale,
            }
            assert off[placed.side] == pytest.approx(SPACING.gap, abs=HAIR)


@given(crowds(), st.integers(1, 4), st.sampled_from([0.0, 0.25]), st.randoms(), windows())
def test_what_is_told_does_not_depend_on_the_order_of_events_or_on_an_earlier_layout(
    items: tuple[Item, ...], rows: int, scale: float, order: random.Random, view: tuple[float, Window]
) -> None:
    shuffled = order.sample(items, len(items))
    once = tuple(zip(items, place(items, rows, SPAN, SPACING, scale), strict=True))
    again = tuple(zip(shuffled, place(shuffled, rows, SPAN, SPACING, scale), strict=True))
    assert {placed for _, placed in once} == {placed for _, placed in again}
    assert told_in(once, *view) == told_in(again, *view)


# ---- What is told can be read


@given(layouts())
def test_no_two_told_events_of_a_row_come_too_near_at_any_scale(layout: Layout) -> None:
    assert_clear_at_every_scale(layout)


def assert_clear_at_every_scale(layout: Layout) -> None:
    """Check each pair at the least scale at which both are told: zooming in only moves them apart."""
    for (one, here), (other, there) in combinations(layout, 2):
        scale = max(here.told_from, there.told_from)
        if here.row == there.row and 0 < scale < inf:
            (left, right), (left2, right2) = drawn(one, here, scale, SPAN), drawn(other, there, scale, SPAN)
            assert max(left2 - right, left - right2) >= SPACING.apart - HAIR, (one, other)


@given(layouts(), windows())
def test_told_words_never_cross_the_windows_edge_nor_those_of_another(
    layout: Layout, view: tuple[float, Window]
) -> None:
    scale, window = view
    seen = [each for each in layout if told(*each, scale, window, SPACING)]
    for item, placed in seen:
        left, right = words_box(item, placed, scale, window)
        assert left >= window[0] * scale - HAIR
        assert right <= window[1] * scale + HAIR
        if left > words_box(item, placed, scale, (-inf, inf))[0] + HAIR:
            assert item.on_bar
            assert item.start < window[0]
    for (one, here), (other, there) in combinations(seen, 2):
        if here.row == there.row:
            (left, right), (left2, right2) = drawn(one, here, scale, window), drawn(other, there, scale, window)
            assert max(left2 - right, left - right2) >= SPACING.apart - HAIR


@given(crowds(), st.integers(1, 5), st.sampled_from([0.1, 0.25, 1.0]))
def test_what_is_told_at_the_scale_of_the_whole_span_is_told_in_the_whole_span(
    items: tuple[Item, ...], rows: int, scale: float
) -> None:
    for item, placed in zip(items, place(items, rows, SPAN, SPACING, scale), strict=True):
        if placed.told_from <= scale:
            assert told(item, placed, scale, SPAN, SPACING)


@given(crowds(priorities=(1, 2)), st.integers(1, 4), st.sampled_from([0.0, 0.1, 0.25]))
def test_a_first_priority_never_waits_for_a_second(items: tuple[Item, ...], rows: int, scale: float) -> None:
    first = [item for item in items if item.priority == 1]
    alone = {placed.key: placed.told_from for placed in place(first, rows, SPAN, SPACING, scale)}
    for placed in place(items, rows, SPAN, SPACING, scale):
        if placed.key in alone:
            assert placed.told_from <= max(alone[placed.key], scale)


# ---- Figures that can be reckoned by hand: spacing 5, 9, 8


def moment(key: str, day: float, width: float, priority: int = 2) -> Item:
    return Item(key, day, day, width, priority, on_bar=False)


def span_of(key: str, start: float, end: float, width: float) -> Item:
    return Item(key, start, end, width, 2, on_bar=True)


@pytest.mark.parametrize(
    ("item", "side", "told_from"),
    [
        (moment("right of its date", 100, 91), "right", 100 / 900),
        (moment("near the last day", 900, 91), "left", 100 / 900),
        (Item("left of its month", 700, 730, 48, 2, on_bar=False), "left", 57 / 700),
        (span_of("on its bar", 100, 200, 91), "bar", 100 / 900),
        (span_of("left of a range at the end", 900, 1000, 91), "left", 100 / 900),
        (span_of("on a bar begun before the span", -50, 500, 51), "bar", 60 / 1050),
        (Item("behind its end", -50, 100, 91, 2, on_bar=True, until=True), "right", 100 / 900),
        (Item("before its end", -50, 900, 91, 2, on_bar=True, until=True), "left", 100 / 900),
        (moment("on the very last day", 1000, 91), "right", inf),
        (Item("longer than the span", -10, 1010, 91, 2, on_bar=False), "right", inf),
    ],
    ids=lambda value: value.key if isinstance(value, Item) else "",
)
def test_alone_an_event_is_told_from_the_scale_at_which_its_words_fit_into_the_span(
    item: Item, side: str, told_from: float
) -> None:
    (placed,) = place([item], 1, (0, 1000), SPACING)
    assert (placed.key, placed.row, placed.side) == (item.key, 0, side)
    assert placed.told_from == pytest.approx(told_from)


@pytest.mark.parametrize("side", ["right", "left"])
def test_words_of_a_range_without_a_beginning_stand_at_the_windows_edge_while_its_end_is_beyond(side: str) -> None:
    item = Item("until", -50, 500, 91, 2, on_bar=True, until=True)
    placed = Placed("until", 0, side, 0.1)
    assert words_at(item, placed, 1, (200, 400), SPACING) == 209
    assert told(item, placed, 1, (200, 400), SPACING)
    assert not told(item, placed, 1, (200, 299), SPACING)
    assert not told(item, placed, 1, (420, 502), SPACING)  # too little of its bar is seen
    at_its_mark = {"right": 509, "left": 400}[side]
    assert words_at(item, placed, 1, (350, 900), SPACING) == at_its_mark
    assert told(item, placed, 1, (350, 900), SPACING)
    assert not told(item, placed, 1, (503, 900), SPACING)


def test_two_events_of_one_row_are_told_together_once_words_and_mark_are_apart() -> None:
    first, second = place([moment("a", 400, 83), moment("b", 500, 83)], 1, (0, 10_000), SPACING)
    assert first.side == "right"
    assert first.told_from == pytest.approx(5 / 400)
    # right of the second; between them 9 to the words, 83 of words, 8 apart and 5 of the second's mark
    assert second.side == "right"
    assert second.told_from == pytest.approx((9 + 83 + 8 + 5) / 100)


def test_events_of_one_day_need_a_row_each() -> None:
    placed = place([moment(key, 500, 100) for key in "abc"], 2, (0, 1000), SPACING)
    assert sorted(each.row for each in placed if each.told_from < inf) == [0, 1]
    assert [each.key for each in placed if each.told_from == inf] == ["c"]


def test_without_a_row_nothing_is_told() -> None:
    assert place([moment("a", 500, 100)], 0, (0, 1000), SPACING) == (Placed("a", 0, "right", inf),)


def test_no_events_make_no_labels() -> None:
    assert place([], 6, (0, 1000), SPACING, 1.0) == ()


def test_words_that_are_told_only_closer_do_not_hold_up_those_clear_of_them_by_then() -> None:
    late, early = place([moment("late", 500, 1000, 1), moment("early", 400, 10)], 1, (0, 1000), SPACING)
    assert late.told_from == pytest.approx(1009 / 500)
    # The mark of the late one stands in the way below (9 + 10 + 8 + 5) / 100, but is told only far closer.
    assert early.told_from == pytest.approx(19 / 600)


def test_a_neighbour_moves_its_words_to_let_another_be_told_at_the_scale_asked_for() -> None:
    items = [moment("short", 300, 100), moment("long", 330, 150)]
    plain = place(items, 1, (0, 1000), SPACING)
    searched = place(items, 1, (0, 1000), SPACING, 1.0)
    assert [each.side for each in plain] == ["right", "right"]
    assert max(each.told_from for each in plain) > 1
    assert [each.side for each in searched] == ["left", "right"]
    assert max(each.told_from for each in searched) <= 1


# ---- The window


@pytest.mark.parametrize(
    ("window", "is_told"),
    [
        ((90.0, 210.0), True),
        ((95.0, 200.0), True),
        ((95.1, 200.0), False),
        ((95.0, 199.9), False),
    ],
)
def test_words_and_mark_must_lie_wholly_in_the_window(window: Window, is_told: bool) -> None:
    item = moment("a", 100, 91)
    assert told(item, Placed("a", 0, "right", 0.5), 1.0, window, SPACING) == is_told


@pytest.mark.parametrize(
    ("window", "is_told"),
    [((100.0, 205.0), True), ((100.1, 210.0), False), ((90.0, 204.9), False)],
)
def test_words_left_of_their_date_must_lie_wholly_in_the_window_too(window: Window, is_told: bool) -> None:
    item = moment("a", 200, 91)
    assert told(item, Placed("a", 0, "left", 0.5), 1.0, window, SPACING) == is_told


@pytest.mark.parametrize(("scale", "is_told"), [(0.5, True), (0.49, False), (3.0, True)])
def test_an_event_is_told_from_its_scale_on(scale: float, is_told: bool) -> None:
    item = moment("a", 100, 10)
    assert told(item, Placed("a", 0, "left", 0.5), scale, (0, 200), SPACING) == is_told


@pytest.mark.parametrize(
    ("first", "begin", "is_told"),
    [
        (90.0, 109.0, True),
        (97.0, 109.0, True),
        (150.0, 159.0, True),
        (191.0, 200.0, True),
        (191.1, 200.1, False),
    ],
)
def test_words_slide_along_their_bar_with_the_windows_edge_and_no_further(
    first: float, begin: float, is_told: bool
) -> None:
    item, placed = span_of("a", 100, 300, 100), Placed("a", 0, "bar", 0.0)
    assert words_at(item, placed, 1.0, (first, 900), SPACING) == pytest.approx(begin)
    assert told(item, placed, 1.0, (first, 900), SPACING) == is_told


def test_a_bar_shorter_than_its_words_leaves_with_its_mark() -> None:
    item, placed = span_of("a", 100, 120, 100), Placed("a", 0, "bar", 0.0)
    assert told(item, placed, 1.0, (95, 900), SPACING)
    assert not told(item, placed, 1.0, (95.1, 900), SPACING)


# ---- Quality, and sets too large to search


# Sixty invented events in three lanes, half of them mid-2017 to 2020. Each: the day, 0 being 1 January 2004, plus
# the days of a range or 0, and after the colon the px of its words in 14 px type.
LANES = (
    """
    493+114:231 2493+46:274 2852+0:285 2939+27:343 3708+94:237 4586+0:361 4901+46:210 4910+0:342 5061+0:269
    5243+0:376 5247+38:334 5293+0:275 5514+0:364 5593+0:272 5754+0:280 5767+138:356 5908+0:242 5931+0:194
    6101+288:198 6176+0:250 6225+0:229 6424+0:208 6456+0:414 6765+0:297 6907+28:200
    """,
    """
    893+170:214 1276+0:283 1582+0:299 1813+0:296 2575+0:216 3618+161:299 5193+0:201 5317+0:433 5533+0:220
    5770+56:256 5772+0:266 5911+0:182 5922+0:181 6153+0:233
    """,
    """
    144+51:217 637+202:265 736+0:322 1670+0:304 2454+0:297 2610+40:226 3690+0:302 3871+217:218 4343+21:270
    5029+0:359 5173+0:339 5184+0:254 5193+0:330 5258+0:339 5831+0:242 5926+0:280 6168+0:202 6399+0:217
    6430+0:189 6456+27:330 6527+24:251
    """,
)


def briefing(size: float) -> tuple[tuple[Item, ...], ...]:
    """Return the sixty events in type of so many px."""
    return tuple(
        tuple(
            Item(word, int(day), int(day) + (int(days) or 1), math.ceil(int(width) * size / 14), 2, days != "0")
            for word in lane.split()
            for day, days, width in [re.split(r"[+:]", word)]
        )
        for lane in LANES
    )


@pytest.mark.parametrize(
    ("size", "plot", "rows", "least"),
    [(14, 1240, 5, 45), (14, 1240, 6, 49), (16, 1880, 8, 57), (18, 1880, 8, 55)],
)
def test_of_sixty_clustered_events_the_promised_number_is_told_over_the_whole_span(
    size: float, plot: float, rows: int, least: int
) -> None:
    span = (0.0, 8036.0)  # 2004 to 2025
    scale, count = plot / (span[1] - span[0]), 0
    for lane in briefing(size):
        layout = tuple(zip(lane, place(lane, rows, span, SPACING, scale), strict=True))
        assert_clear_at_every_scale(layout)
        count += len(told_in(layout, scale, span))
    assert count >= least


@pytest.mark.parametrize(("plot", "rows", "most"), [(1240, 5, 0.45), (1880, 8, 0.35)])
def test_words_stand_right_of_their_mark_but_for_a_bounded_share_that_would_have_none(
    plot: float, rows: int, most: float
) -> None:
    span = (0.0, 8036.0)
    told_sides = [
        placed.side
        for lane in briefing(14)
        for placed in place(lane, rows, span, SPACING, plot / span[1])
        if placed.told_from <= plot / span[1]
    ]
    assert told_sides.count("left") <= most * len(told_sides)


def test_words_with_room_on_both_sides_stand_right_of_their_mark() -> None:
    apart = [moment(f"{n}", 400 + 600 * n, 100) for n in range(4)]
    assert {each.side for each in place(apart, 1, (0, 3000), SPACING, 1.0)} == {"right"}


def test_a_crowd_too_large_to_search_is_still_placed_clear_of_one_another() -> None:
    items = [
        Item(f"{n}", n * 1237 % 4000, n * 1237 % 4000 + days, 60 + n * 89 % 340, 1 + n % 2, days > 1)
        for n in range(600)
        for days in [40 if n % 3 == 0 else 1]
    ]
    layout = tuple(zip(items, place(items, 4, SPAN, SPACING, 0.25), strict=True))
    assert_clear_at_every_scale(layout)
    assert sum(placed.told_from < inf for _, placed in layout) > 300


def test_a_key_decides_between_events_that_are_alike() -> None:
    twin = moment("b", 500, 100)
    placed = place([twin, replace(twin, key="a")], 1, (0, 1000), SPACING)
    assert [each.told_from == inf for each in placed] == [True, False]
