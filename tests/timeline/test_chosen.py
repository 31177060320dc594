"""Some of very many events, counted part by part: the same as a look at each of them says, and no more held at once."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline import chosen as choosing
from rollout.timeline import coded, making_columns
from rollout.timeline.bits import Meant, bits_in
from rollout.timeline.chosen import EARLY, Chosen
from rollout.timeline.columns import Columns
from rollout.timeline.levels import FIRST, TILE
from rollout.timeline.packing import pack
from rollout.timeline.planes import planes_of, wide
from rollout.timeline.tables import Read, Tables
from rollout.timeline.window import Window
from tests.support.events import dataset

PART = 64
Event = tuple[int, float, float, float]
"""Its lane; when it begins and ends and has its mark."""
DAYS = st.integers(-20, 40).map(float)
EVENTS = st.lists(st.tuples(st.integers(0, 2), DAYS, DAYS, DAYS), min_size=1, max_size=400)


class Kept:
    """Stands for the file of an index that holds some events, and knows how much of a column was asked for at once."""

    def __init__(self, events: Sequence[Event], part: int = PART) -> None:
        self._columns: dict[str, array[Any]] = {}
        self.most = 0
        self._times(events, part)
        order = sorted(range(len(events)), key=lambda one: (events[one][0], events[one][3] // TILE, one * 7 % 401, one))
        placed = sorted(range(len(events)), key=lambda one: (one * 7 % 401, one))
        self._columns["order"] = array("I", order)
        self._columns["placed"] = array("I", bytes(4 * len(events)))
        for place, number in enumerate(placed):
            self._columns["placed"][number] = place
        self._tiles(events, order)

    def _times(self, events: Sequence[Event], part: int) -> None:
        for what, name in enumerate(coded.TIMES, 1):
            times = Counter((event[0], event[what]) for event in events)
            self._columns[f"{name} lanes"] = array("I", (lane for lane, _ in sorted(times)))
            self._columns[f"{name} at"] = array("d", (at for _, at in sorted(times)))
            self._columns[f"{name} counts"] = array("I", (times[one] for one in sorted(times)))
        starts, ends, marks = (sorted({(event[0], event[what]) for event in events}) for what in (1, 2, 3))
        begun = sorted({(event[0], event[1], event[3]) for event in events})
        self._columns["begun starts"] = array("I", (starts.index((lane, start)) for lane, start, _ in begun))
        self._columns["begun marks"] = array("I", (marks.index((lane, mark)) for lane, _, mark in begun))
        for name, codes, count in (
            ("begun", [begun.index((lane, start, mark)) for lane, start, _, mark in events], len(begun)),
            ("ended", [ends.index((lane, end)) for lane, _, end, _ in events], len(ends)),
        ):
            some = (codes[begin : begin + part] for begin in range(0, len(codes), part))
            self._columns[name] = array("B", b"".join(planes_of(one, wide(count)) for one in some))

    def _tiles(self, events: Sequence[Event], order: Sequence[int]) -> None:
        tiles: dict[tuple[int, int], list[int]] = {
            tile: [*some] for tile, some in groupby(order, lambda one: (events[one][0], int(events[one][3] // TILE)))
        }
        begins = [order.index(some[0]) for some in tiles.values()]
        self._columns |= {"tile lanes": array("I", (lane for lane, _ in tiles)), "tile begins": array("I", begins)}
        self._columns["tiles"] = array("q", (tile for _, tile in tiles))
        for name, most in (("first", FIRST), ("early", EARLY)):
            self._columns[name] = array("I", (one for some in tiles.values() for one in some[:most]))
            self._columns[f"{name} placed"] = array("I", map(self._columns["placed"].__getitem__, self._columns[name]))

    def column(self, name: str) -> "array[Any]":
        return self._columns[name]

    @contextmanager
    def opened(self, name: str) -> Iterator[Read]:
        def read(begin: int, count: int) -> "array[Any]":
            self.most = max(self.most, count)
            return self._columns[name][begin : begin + count]

        yield read


def looked_at(events: Sequence[Event], some: Sequence[int]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the first of each tile, by a look at each event that is meant."""
    ranks = {
        number: place for place, number in enumerate(sorted(range(len(events)), key=lambda one: (one * 7 % 401, one)))
    }
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for number in some:
        lane, *_, mark = events[number]
        found.setdefault((lane, int(mark // TILE)), []).append((ranks[number], number))
    return {tile: sorted(one)[:FIRST] for tile, one in found.items()}


@given(EVENTS, st.sets(st.integers(0, 399)), st.booleans())
def test_counts_in_parts_are_those_of_a_look_at_each_event(events: list[Event], chosen: set[int], most: bool) -> None:
    some = sorted({*range(len(events))} - chosen if most else {one for one in chosen if one < len(events)})
    meant, kept = Meant(bits_in(some, len(events)), len(events), PART), Kept(events)
    lines = Columns(kept, len(events)).lines(range(3), meant)
    for lane, line in enumerate(lines):
        own = [events[number] for number in some if events[number][0] == lane]
        for at in sorted({time for event in events for time in event[1:]}):
            assert line.starts.before(at) == sum(start < at for _, start, _, _ in own)
            assert line.ends.upto(at) == sum(end <= at for _, _, end, _ in own)
            assert line.marks.before(at) == sum(mark < at for *_, mark in own)
        assert {tile: [*first] for tile, first in line.tiles[0].items()} == {
            tile: first for (of, tile), first in looked_at(events, some).items() if of == lane
        }
    assert kept.most <= max(PART * 2, EARLY * 4)


@given(EVENTS, st.sets(st.integers(0, 399), min_size=1), st.sampled_from([1, 2, 64]))
def test_the_first_of_each_tile_are_the_same_seen_in_their_order_and_put_into_tiles(
    events: list[Event], chosen: set[int], early: int
) -> None:
    some = sorted({one % len(events) for one in chosen})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "EARLY", early)
        patch.setitem(globals(), "EARLY", early)
        kept = Kept(events)
        columns, meant = Columns(kept, len(events)), Meant(bits_in(some, len(events)), len(events), PART)
        expected = looked_at(events, some)
        for dearer in (0, 1_000):
            patch.setattr(choosing, "DEARER", dearer)
            tiles = columns._tiles
            marks = columns._counted(meant, [columns._column(f"{name} counts") for name in coded.TIMES])[-1]
            found = Chosen(kept, len(events), meant).first(tiles, columns._of_marks, marks)
            assert {(tiles[at].lane, tiles[at].number): first for at, first in found.items()} == expected


@pytest.mark.parametrize("dearer", [0, choosing.DEARER, 1_000])
def test_no_more_of_a_column_is_held_than_of_a_part_however_many_events_there_are(
    dearer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a hundred million a column takes hundreds of megabytes; a part of them is a few hundred kilobytes."""
    monkeypatch.setattr(choosing, "DEARER", dearer)
    events = [(number % 3, float(number % 97), float(number % 89), float(number % 97)) for number in range(4_000)]
    for share in (2, 6, 500):
        kept = Kept(events)
        meant = Meant(bits_in(range(0, 4_000, share), 4_000), 4_000, PART)
        (line, *_) = Columns(kept, 4_000).lines([0, 1, 2], meant)
        assert line.inside(Window(-1, 100)) == len([one for one in range(0, 4_000, share) if one % 3 == 0])
        assert 0 < kept.most <= PART * 2


def test_an_index_of_small_parts_and_few_early_events_answers_as_one_of_large_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 11 * PART
    dates = (f"{2001 + number % 3}-01-{number % 29 + 1:02}" for number in range(count))
    found, evidence = [], dataset(*({"id": f"e{number}", "date": when} for number, when in enumerate(dates)))
    for part, early in ((65_536, 64), (PART, FIRST)):
        monkeypatch.setattr(making_columns, "PART", part)
        monkeypatch.setattr(making_columns, "EARLY", early)
        monkeypatch.setattr(choosing, "EARLY", early)
        pack(evidence, tmp_path / f"{part}.index")
        columns = Columns(Tables(tmp_path / f"{part}.index"), count)
        for some in (range(0, count, 5), range(3, count, 2), range(count - 9), range(0, count, 40)):
            lines = columns.lines([0], Meant(bits_in(some, count), count, part))
            windows = [Window(begin, begin + 400.0) for begin in range(10_900, 12_500, 7)]
            found.append(
                [(line.inside(one), line.density(one, 9), line.first(one)) for line in lines for one in windows]
            )
    assert found[:4] == found[4:]
    assert any(count for some in found for count, *_ in some)


def test_codes_that_wait_are_counted_whenever_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded, "TOGETHER", 10)
    events = [(0, 1.0, 2.0, float(number)) for number in range(200)]
    meant = Meant(bits_in(range(0, 200, 2), 200), 200, PART)
    (line,) = Columns(Kept(events), 200).lines([0], meant)
    assert line.marks.before(100.0) == 50
