"""Very many events by lane and time: counts that are counts, and the first of every stretch."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.event import Event
from rollout.timeline.event_index import EventIndex, LaneIndex
from rollout.timeline.levels import ACROSS, FIRST, TILE
from rollout.timeline.window import Window, extent
from tests.support.crowd import LANES, evidence
from tests.support.events import dated

SPAN = Window(10_000, 20_000)
EPOCH = date(1970, 1, 1)
days = st.integers(10_000, 19_990).map(lambda day: EPOCH + timedelta(days=day))
texts = st.one_of(
    days.map(str),
    days.map(lambda day: str(day)[:7]),
    st.tuples(days, st.integers(1, 900)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(days=pair[1])}"),
    days.map(lambda day: f"{day}/.."),
)
# In quarters of a day, so that no sum is rounded.
windows = st.tuples(st.integers(36_000, 84_000), st.integers(4, 44_000)).map(
    lambda pair: Window(pair[0] / 4, (pair[0] + pair[1]) / 4)
)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Event, ...]:
    found = dated(draw(st.lists(texts, max_size=60)))
    ranks = draw(st.lists(st.integers(1, 3), min_size=len(found), max_size=len(found)))
    return tuple(replace(one, priority=rank) for one, rank in zip(found, ranks, strict=True))


def build(events: Sequence[Event], lanes: Sequence[str], span: Window) -> tuple[LaneIndex, ...]:
    """Return the lines of all of these events."""
    return EventIndex(events, span).lines(range(len(events)), lanes)


def line_of(events: Sequence[Event]) -> LaneIndex:
    (line,) = build(events, (events[0].lane,) if events else ("Card rollout",), SPAN)
    return line


def mark(event: Event) -> float:
    where = extent(event.date, SPAN)
    return where.start if event.date.kind == "interval" else (where.start + where.end) / 2


def rank(event: Event) -> tuple[int, int]:
    return event.priority, crc32(event.id.encode())


def tile_of(window: Window, line: LaneIndex) -> float:
    """Return how wide the tiles are in which a window is looked up: the narrowest that are few enough."""
    wide = TILE
    while wide * ACROSS < window.days and wide < TILE * 2 ** (len(line.tiles) - 1):
        wide *= 2
    return wide


# ---- counts


@given(crowds(), windows, st.integers(1, 64))
def test_the_parts_of_a_density_add_up_to_the_marks_in_the_window(
    events: tuple[Event, ...], window: Window, parts: int
) -> None:
    counts = line_of(events).density(window, parts)
    assert len(counts) == parts
    assert min(counts) >= 0
    assert sum(counts) == sum(window.start <= mark(event) < window.end for event in events)


@given(crowds(), windows)
def test_each_part_of_a_density_is_the_count_of_its_own_stretch(events: tuple[Event, ...], window: Window) -> None:
    half = window.start + window.days / 2
    halves = [
        sum(first <= mark(one) < last for one in events) for first, last in ((window.start, half), (half, window.end))
    ]
    assert line_of(events).density(window, 2) == halves


@given(crowds(), windows)
def test_inside_a_window_is_what_lies_there_wholly_or_in_part(events: tuple[Event, ...], window: Window) -> None:
    extents = [extent(event.date, SPAN) for event in events]
    count = sum(where.start < window.end and where.end > window.start for where in extents)
    assert line_of(events).inside(window) == count


# ---- the first


@given(crowds())
def test_every_tile_of_every_level_holds_its_own_first_events_in_order(events: tuple[Event, ...]) -> None:
    for level, tiles in enumerate(line_of(events).tiles):
        wide = TILE * 2**level
        members: dict[int, list[int]] = {}
        for number, event in enumerate(events):
            members.setdefault(int(mark(event) // wide), []).append(number)
        best = {
            tile: sorted(numbers, key=lambda number: rank(events[number]))[:FIRST] for tile, numbers in members.items()
        }
        assert {tile: [number for _, number in first] for tile, first in tiles.items()} == best


@given(crowds(), windows)
def test_only_events_are_told_whose_tile_touches_the_window(events: tuple[Event, ...], window: Window) -> None:
    line = line_of(events)
    wide = tile_of(window, line)
    for number in line.first(window):
        tile = mark(events[number]) // wide * wide
        assert tile <= window.end
        assert window.start < tile + wide


@given(crowds(), windows)
def test_the_best_of_every_tile_of_a_window_is_always_among_the_first(
    events: tuple[Event, ...], window: Window
) -> None:
    line = line_of(events)
    wide, first = tile_of(window, line), set(line.first(window))
    best: dict[float, int] = {}
    for number, event in enumerate(events):
        if window.start <= mark(event) < window.end:
            tile = mark(event) // wide
            best[tile] = min(best.get(tile, number), number, key=lambda one: rank(events[one]))
    for tile, number in best.items():
        rivals = [one for one in first if mark(events[one]) // wide == tile]
        assert number in first or (
            len(rivals) == FIRST and max(rank(events[one]) for one in rivals) < rank(events[number])
        )


@given(crowds(), windows, st.randoms(use_true_random=False))
def test_the_order_of_the_file_has_no_say(events: tuple[Event, ...], window: Window, chance: Random) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)
    one, other = line_of(events), line_of(shuffled)
    assert [events[number].id for number in one.first(window)] == [
        shuffled[number].id for number in other.first(window)
    ]
    assert one.density(window, 7) == other.density(window, 7)
    assert one.inside(window) == other.inside(window)


@given(crowds(), windows)
def test_the_same_events_and_window_have_the_same_first(events: tuple[Event, ...], window: Window) -> None:
    assert line_of(events).first(window) == line_of(events).first(window)
    assert line_of(events) == line_of(events)


def test_no_window_is_looked_up_in_many_more_tiles_than_fit_across_it() -> None:
    (line,) = build(dated(str(EPOCH + timedelta(days=10_000 + n)) for n in range(9_000)), ("Card rollout",), SPAN)
    for length in (1, 20, 95, 97, 400, 3_000, 9_999):
        assert 0 < len(line.first(Window(10_001, 10_001 + length))) <= FIRST * (ACROSS + 2)


@given(crowds(), st.randoms())
def test_the_lines_of_some_events_are_those_of_a_file_that_holds_no_others(
    events: tuple[Event, ...], chance: Random
) -> None:
    numbers = [number for number in range(len(events)) if chance.random() < 0.5]
    some = tuple(events[number] for number in numbers)
    assert EventIndex(events, SPAN).lines(numbers, ("Card rollout",)) == build(some, ("Card rollout",), SPAN)


# ---- lanes


def test_each_lane_has_its_own_line_in_the_order_named() -> None:
    events = tuple(
        replace(one, lane=lane) for one, lane in zip(dated(["2010", "2011", "2012"]), ("B", "A", "B"), strict=True)
    )
    lines = build(events, ("A", "B", "C"), SPAN)
    assert [line.inside(SPAN) for line in lines] == [1, 2, 0]
    assert [sorted(line.first(SPAN)) for line in lines] == [[1], [0, 2], []]


def test_a_lane_without_events_has_no_first_and_counts_nothing() -> None:
    empty = line_of(())
    assert (empty.first(SPAN), empty.inside(SPAN), empty.density(SPAN, 3)) == ([], 0, [0, 0, 0])


# ---- room and time


@cache
def many() -> tuple[Event, ...]:
    return evidence(10_000).events


def test_a_line_keeps_three_numbers_of_an_event_and_of_each_tile_no_more_than_its_first() -> None:
    for line in cached_lines():
        assert all(isinstance(column, array) for column in (line.starts, line.ends, line.marks))
        finest, *wider = line.tiles
        assert all(len(first) <= FIRST for tiles in line.tiles for first in tiles.values())
        kept = {id(one) for first in finest.values() for one in first}
        assert {id(one) for tiles in wider for first in tiles.values() for one in first} <= kept
        assert len(wider[-1]) <= ACROSS


@pytest.mark.parametrize("length", [20, 400, 9_000])
@settings(max_examples=20)
@given(start=st.floats(10_600, 19_000))
def test_of_very_many_events_few_are_looked_at_for_any_window(length: int, start: float) -> None:
    for line in cached_lines():
        assert len(line.first(Window(start, start + length))) <= FIRST * (ACROSS + 2)


@cache
def cached_lines() -> tuple[LaneIndex, ...]:
    return build(many(), LANES, SPAN)
