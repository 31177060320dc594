"""How many of very many events stand at each time, from the codes that a database keeps of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.database.counting import BEGUN, ENDED, MARKS, STARTS, Places, coded, counted, said_by
from rollout.database.link import LostError
from rollout.timeline.bits import Meant, bits_in
from rollout.timeline.columns import Steps

PART, LANES = 64, 3
TIME = st.integers(-40, 40).map(float) | st.floats(-1e6, 1e6)
EVENTS = st.lists(st.tuples(st.integers(0, LANES - 1), TIME, TIME, TIME), min_size=1, max_size=300)


class Kept:
    """Stands for a database that keeps the codes of some events at one revision."""

    def __init__(self, events: Places) -> None:
        self.kept = {(what, part): codes for what, part, codes in coded(events, PART)}

    def rows(self, _ask: str, *parts: Sequence[int]) -> list[Any]:
        if not parts:
            return [(self.kept[what, 0],) for what in (STARTS, MARKS)]
        return [(part, what, self.kept[what, part]) for part in parts[0] for what in (BEGUN, ENDED)]

    def still(self, revision: int) -> None:
        if revision != 7:
            raise LostError("another index")


def times_of(events: Places) -> list[list[Steps]]:
    """Return the times of all events, by what and by lane."""
    found: list[list[Steps]] = [[], [], []]
    for what, lanes in enumerate(found, 1):
        for lane in range(LANES):
            known = Counter(event[what] for event in events if event[0] == lane)
            lanes.append(Steps(sorted(known), (known[time] for time in sorted(known))))
    return found


@given(EVENTS, st.sets(st.integers(0, 299)))
def test_any_choice_is_counted_by_lane_and_time_as_a_look_at_each_event_would(
    events: list[tuple[int, float, float, float]], chosen: set[int]
) -> None:
    some = {number for number in chosen if number < len(events)}
    kept: Any = Kept(events)
    whole = times_of(events)
    known = said_by(kept, sum(map(len, whole[1])))
    found = counted(kept, Meant(bits_in(some, len(events)), len(events), PART), whole, known, 7)
    assert len(found) == 3 * LANES
    for (lane, what), steps in found.items():
        own = [events[number][what + 1] for number in some if events[number][0] == lane]
        assert len(steps) == len({*own})
        for time in {time for event in events for time in event[1:]}:
            assert steps.before(time) == sum(one < time for one in own)
            assert steps.upto(time) == sum(one <= time for one in own)


def test_codes_of_another_index_are_not_read() -> None:
    events = [(0, 1.0, 2.0, 1.0), (1, 3.0, 4.0, 3.0)]
    kept: Any = Kept(events)
    whole = times_of(events)
    with pytest.raises(LostError):
        counted(kept, Meant(3, 2, PART), whole, said_by(kept, 2), 8)


def test_codes_take_as_few_bytes_as_tell_the_times_apart() -> None:
    for count, part, sizes in ((200, 128, [128, 72]), (300, 256, [512, 88]), (70_000, 65_536, [262_144, 17_856])):
        events = [(0, float(number), float(number), float(number)) for number in range(count)]
        codes = [*coded(events, part)]
        for kind in (BEGUN, ENDED):
            assert [len(own) for what, _, own in codes if what == kind] == sizes
