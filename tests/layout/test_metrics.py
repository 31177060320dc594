"""The quality of a picture as numbers."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.metrics import Box, cut, overlaps

FRAME = (0.0, 0.0, 100.0, 50.0)
numbers = st.integers(-50, 50).map(float)
boxes = st.tuples(numbers, numbers, st.integers(0, 40), st.integers(0, 40)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@pytest.mark.parametrize(
    ("second", "pairs"),
    [
        ((5.0, 5.0, 15.0, 15.0), 1),
        ((2.0, 2.0, 3.0, 3.0), 1),
        ((10.0, 0.0, 20.0, 10.0), 0),
        ((0.0, 10.0, 10.0, 20.0), 0),
        ((30.0, 30.0, 40.0, 40.0), 0),
        ((0.0, 0.0, 10.0, 10.0), 1),
    ],
)
def test_boxes_overlap_only_when_they_share_an_area(second: Box, pairs: int) -> None:
    assert overlaps([(0.0, 0.0, 10.0, 10.0), second]) == pairs


def test_an_overlap_up_to_the_slack_is_none() -> None:
    pair = [(0.0, 0.0, 10.0, 10.0), (9.0, 0.0, 20.0, 10.0)]
    assert overlaps(pair, slack=1.0) == 0
    assert overlaps(pair, slack=0.9) == 1


def test_each_overlapping_pair_counts_once() -> None:
    assert overlaps([(0.0, 0.0, 10.0, 10.0)] * 3) == 3


@given(st.lists(boxes, max_size=12), st.sampled_from([0.0, 1.0, 2.5]))
def test_the_sweep_counts_what_comparing_all_pairs_counts(many: list[Box], slack: float) -> None:
    def over(a: Box, b: Box) -> bool:
        return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack

    assert overlaps(many, slack) == sum(over(a, b) for a, b in combinations(many, 2))


@pytest.mark.parametrize(
    ("box", "is_cut"),
    [
        ((0.0, 0.0, 100.0, 50.0), False),
        ((10.0, 10.0, 20.0, 20.0), False),
        ((-1.0, 10.0, 20.0, 20.0), True),
        ((10.0, -1.0, 20.0, 20.0), True),
        ((10.0, 10.0, 101.0, 20.0), True),
        ((10.0, 10.0, 20.0, 51.0), True),
        ((200.0, 10.0, 220.0, 20.0), True),
    ],
)
def test_a_box_that_leaves_its_frame_on_any_side_is_cut(box: Box, is_cut: bool) -> None:
    assert cut([box], FRAME) == is_cut


@pytest.mark.parametrize("box", [(-1.0, -1.0, 101.0, 51.0)])
def test_leaving_a_frame_by_no_more_than_the_slack_is_no_cut(box: Box) -> None:
    assert cut([box], FRAME, slack=1.0) == 0
    assert cut([box], FRAME, slack=0.5) == 1
