"""The part of the earth that a map shows: degrees in, lengths from its top left corner out.

Equirectangular: a degree of latitude is as long everywhere, and one of longitude as long as it is on the map's middle
parallel, so that distances are true there. Both ways are one multiplication, which the page does too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median

from rollout.timeline.where import Point

LEAST = 6.0  # degrees: of a single town too one sees where it lies
AROUND = 0.12  # of the extent, on each side
MOST_SHARE = 0.2  # of the events may lie outside a map of the near ones …
FAR = 3.0  # … when they are so many times as far from their middle as the farthest of the rest


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's size, the degrees of its left and top edge, and its lengths a degree.

    `west` is told from the meridian in the `middle`, so that no frame is cut where the degrees begin again.
    """

    width: float
    height: float
    middle: float
    west: float
    north: float
    across: float
    down: float

    def x(self, east: float) -> float:
        """Return where a meridian stands."""
        return (turned(east - self.middle) - self.west) * self.across

    def y(self, north: float) -> float:
        """Return where a parallel stands."""
        return (self.north - north) * self.down

    def shows(self, point: Point) -> bool:
        """Return whether a point lies in the frame."""
        return 0 <= self.x(point[0]) <= self.width and 0 <= self.y(point[1]) <= self.height


def turned(east: float) -> float:
    """Return the same meridian from 180 degrees west up to, and without, 180 degrees east.

    >>> turned(190.0), turned(-180.0), turned(91.0)
    (-170.0, -180.0, 91.0)
    """
    return (east + 180) % 360 - 180


def _seam(points: Sequence[Point]) -> float:
    """Return the meridian opposite the widest stretch of longitude without a point."""
    east = sorted({turned(point[0]) for point in points})
    gaps = [(after - before, before) for before, after in zip(east, [*east[1:], east[0] + 360], strict=True)]
    width, begin = max(gaps)
    return turned(begin + width / 2 + 180)


def near(points: Sequence[Point]) -> list[Point]:
    """Return the points without the few that lie far from all others; points may be given once for each event."""
    if not points:
        return []
    seam = _seam(points)
    around = [(turned(east - seam), north) for east, north in points]
    middle = median(east for east, _ in around), median(north for _, north in around)
    shrunk = cos(radians(middle[1]))

    def far(at: Point) -> float:
        return float((((at[0] - middle[0]) * shrunk) ** 2 + (at[1] - middle[1]) ** 2) ** 0.5)

    distances = sorted(far(at) for at in around)
    most = distances[int((len(distances) - 1) * (1 - MOST_SHARE))]
    limit = max(most * FAR, LEAST)
    return [point for point, at in zip(points, around, strict=True) if far(at) <= limit]


def _stretch(low: float, high: float) -> tuple[float, float]:
    """Return the middle of an extent and how long it is with what is left around it."""
    return (low + high) / 2, max((high - low) * (1 + 2 * AROUND), LEAST)


def framed(points: Sequence[Point], width: float, height: float) -> Frame:
    """Return the frame of a size that holds all the points; without any, the whole earth."""
    points = points or [(-180.0, -60.0), (0.0, 0.0), (179.0, 80.0)]
    seam = _seam(points)
    east = [turned(point[0] - seam) for point in points]
    middle, wide = _stretch(min(east), max(east))
    centre, high = _stretch(min(north for _, north in points), max(north for _, north in points))
    shrunk = max(cos(radians(centre)), 0.1)
    down = min(width / min(wide, 360.0) / shrunk, height / min(high, 180.0))
    across = down * shrunk
    return Frame(
        width,
        height,
        turned(seam + middle),
        -width / across / 2,
        centre + height / down / 2,
        across,
        down,
    )
