"""How many of very many events stand at each time, from the codes that a database keeps of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rollout.database.counting import coded, counted
from rollout.timeline.bits import Meant, bits_in
from rollout.timeline.columns import Steps

PART, LANES = 64, 3
EVENTS = st.lists(st.tuples(st.integers(0, LANES - 1), st.floats(-1e6, 1e6)), min_size=1, max_size=300)


class Kept:
    """Stands for a database that keeps the codes of some events, which have all three times on one day."""

    def __init__(self, events: Sequence[tuple[int, float]]) -> None:
        self.parts = dict(coded([lane for lane, _ in events], [time for _, time in events], PART))

    def rows(self, _ask: str, parts: Sequence[int]) -> list[Any]:
        return [(what, part, self.parts[part]) for part in parts for what in range(3)]


@given(EVENTS, st.sets(st.integers(0, 299)))
def test_any_choice_is_counted_by_lane_and_time_as_a_look_at_each_event_would(
    events: list[tuple[int, float]], chosen: set[int]
) -> None:
    some = {number for number in chosen if number < len(events)}
    times = []
    for lane in range(LANES):
        known = Counter(time for own, time in events if own == lane)
        times.append(Steps(sorted(known), (known[time] for time in sorted(known))))
    meant = Meant(bits_in(some, len(events)), len(events), PART)
    kept: Any = Kept(events)
    found = counted(kept, meant, [times] * 3)
    assert len(found) == 3 * LANES
    for (lane, _), steps in found.items():
        own = [events[number][1] for number in some if events[number][0] == lane]
        assert len(steps) == len({*own})
        for time in {time for _, time in events}:
            assert steps.before(time) == sum(one < time for one in own)
            assert steps.upto(time) == sum(one <= time for one in own)


def test_codes_take_as_few_bytes_as_tell_the_times_apart() -> None:
    assert [len(codes) for _, codes in coded([0] * 200, range(200), 128)] == [128, 72]
    assert [len(codes) for _, codes in coded([0] * 300, range(300), 256)] == [512, 88]
    assert [len(codes) for _, codes in coded([0] * 70_000, range(70_000), 65_536)] == [262_144, 17_856]
