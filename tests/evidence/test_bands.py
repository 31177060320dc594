"""Many lanes folded to few: nobody is lost, each keeps the name of its own, and few lanes are left alone."""

from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.bands import MOST, OWN_LANE, folded
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from tests.csv_rows import csv_of


def dataset(counts: list[int], toml: str = "") -> Dataset:
    rows = [{"lane": f"Lane {n}"} for n, count in enumerate(counts) for _ in range(count)]
    return read(csv_of(*rows), beside=Beside(None, toml.encode() or None))


@given(st.lists(st.integers(1, 3), min_size=1, max_size=40))
def test_at_most_a_dozen_lanes_are_left_and_every_event_with_its_own_lane(counts: list[int]) -> None:
    whole = dataset(counts)
    few = folded(whole)
    assert len(few.lanes) <= MOST
    assert [event.id for event in few.events] == [event.id for event in whole.events]
    own = [dict(event.extra).get(OWN_LANE, event.lane) for event in few.events]
    assert own == [event.lane for event in whole.events]
    assert (few is whole) == (len(counts) <= MOST)
    assert folded(few) is few


def test_the_largest_stand_alone_and_the_rest_last_under_one_name_and_a_notice_says_so() -> None:
    few = folded(dataset([1] * 5 + [3] * 11))
    assert few.lanes[-1] == "Other (5 lanes)"
    assert few.lanes[:2] == ("Lane 5", "Lane 6")
    assert few.notices[-1] == (
        "16 lanes are more than can be told apart: 12 are drawn, the last of which stands for 5. "
        "Give lanes a group in timeline.toml to choose which stand together."
    )
    assert few.whole is not None
    assert len(few.whole.lanes) == 16


def test_groups_of_the_timeline_stand_together() -> None:
    toml = "".join(f'[[lane]]\nname = "Lane {n}"\ngroup = "{"Even" if n % 2 == 0 else "Odd"}"\n' for n in range(20))
    few = folded(dataset([1] * 20, toml))
    assert few.lanes == ("Even", "Odd")
    assert "2 are drawn." in few.notices[-1]


def test_only_the_lanes_that_are_shown_count() -> None:
    whole = dataset([1] * 20)
    assert folded(whole, whole.events[:5]) is whole
    assert folded(whole, whole.events[:5], most=3).lanes[-1] == "Other (18 lanes)"
