"""How good a picture of labels is, as numbers: on plain boxes, for tests in a browser and for benchmarks.

A box is (left, top, right, bottom) in pixels, with left <= right and top <= bottom.
"""

from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]


def overlaps(boxes: Sequence[Box], slack: float = 0.0) -> int:
    """Return how many pairs of boxes lie over each other by more than `slack` pixels both ways."""
    pairs = 0
    passing: list[Box] = []
    for box in sorted(boxes):
        passing = [other for other in passing if other[2] - box[0] > slack]
        pairs += sum(
            min(box[2], other[2]) - box[0] > slack and min(box[3], other[3]) - max(box[1], other[1]) > slack
            for other in passing
        )
        passing.append(box)
    return pairs


def cut(boxes: Iterable[Box], frame: Box, slack: float = 0.0) -> int:
    """Return how many boxes leave the frame by more than `slack` pixels on any side."""
    left, top, right, bottom = frame[0] - slack, frame[1] - slack, frame[2] + slack, frame[3] + slack
    return sum(box[0] < left or box[1] < top or box[2] > right or box[3] > bottom for box in boxes)
