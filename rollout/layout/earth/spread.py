"""Marks that share a place stand around it, side by side; each as near to its point as there is room."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

RINGS = 7  # a mark that finds no room so many marks away lies over others
At = tuple[float, float]


def _spiral() -> tuple[At, ...]:
    """Return places about a middle in widths of a mark, the nearest first: hexagons one around another."""
    found: list[At] = [(0.0, 0.0)]
    for ring in range(1, RINGS):
        corners = [(ring * cos(pi / 3 * side), ring * sin(pi / 3 * side)) for side in range(7)]
        for (x1, y1), (x2, y2) in pairwise(corners):
            found += [(x1 + (x2 - x1) * step / ring, y1 + (y2 - y1) * step / ring) for step in range(ring)]
    return tuple(sorted(found, key=lambda at: round(at[0] ** 2 + at[1] ** 2, 6)))


SPIRAL = _spiral()


def spread(points: Sequence[At], apart: float) -> list[At]:
    """Return where marks stand, in the order of their points: no two nearer than `apart`, where there is room."""
    cells: dict[tuple[int, int], list[At]] = {}
    found = []
    for x, y in points:
        places = ((x + right * apart, y + down * apart) for right, down in SPIRAL)
        best = next((at for at in places if _free(cells, at, apart)), (x, y))
        cells.setdefault(_cell(best, apart), []).append(best)
        found.append(best)
    return found


def _cell(at: At, apart: float) -> tuple[int, int]:
    return int(at[0] // apart), int(at[1] // apart)


def _free(cells: dict[tuple[int, int], list[At]], at: At, apart: float) -> bool:
    column, row = _cell(at, apart)
    least = (apart * 0.999) ** 2
    return not any(
        (x - at[0]) ** 2 + (y - at[1]) ** 2 < least
        for beside in (-1, 0, 1)
        for below in (-1, 0, 1)
        for x, y in cells.get((column + beside, row + below), ())
    )
