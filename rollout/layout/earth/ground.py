"""Land and borders: read from a TopoJSON of countries, and drawn as paths in the frame of a map."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rollout.layout.earth.frame import Frame
from rollout.timeline.where import Point

Points = tuple[Point, ...]
Paths = tuple[str, str]
"""Land and borders as paths of an SVG."""
LEAST = 1.0  # length below which a step of a line is left out
BEYOND = 12.0  # lengths beyond the frame at which land is cut off, so that no cut is seen


@dataclass(frozen=True, slots=True)
class Outline:
    """A line or a ring in degrees, with its west, south, east and north end."""

    points: Points
    ends: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """The land of the earth as rings, and the borders of states as lines."""

    land: tuple[Outline, ...]
    borders: tuple[Outline, ...]


def _outline(points: Iterable[Point]) -> Outline:
    kept = tuple(points)
    east, north = [each[0] for each in kept], [each[1] for each in kept]
    return Outline(kept, (min(east), min(north), max(east), max(north)))


def _arcs(topology: Mapping[str, Any]) -> list[Points]:
    """Return the lines that a topology shares among its shapes, each point told from the one before."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * wide + left, y * high + low))
        found.append(tuple(points))
    return found


def _polygons(topology: Mapping[str, Any], name: str) -> Iterator[list[list[int]]]:
    """Yield the polygons of an object as rings of numbers of arcs; ~n is arc n from its end."""
    for shape in topology["objects"][name]["geometries"]:
        if shape["type"] == "Polygon":
            yield shape["arcs"]
        elif shape["type"] == "MultiPolygon":
            yield from shape["arcs"]


def _unrolled(points: Iterable[Point]) -> list[Point]:
    """Return a line without jumps where the degrees begin again: it goes on beyond them."""
    found: list[Point] = []
    for east, north in points:
        before = found[-1][0] if found else east
        found.append((before + (east - before + 180) % 360 - 180, north))
    return found


def _closed(points: list[Point]) -> list[Point]:
    """Return a ring that does not jump where the degrees begin again; one about a pole is closed over that pole."""
    unrolled = _unrolled(points)
    if abs(unrolled[-1][0] - unrolled[0][0]) > 180:
        pole = 90.0 if unrolled[0][1] > 0 else -90.0
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole)]
    return unrolled


def read(topology: Mapping[str, Any]) -> Ground:
    """Return the land and the borders of a TopoJSON that has `land` and `countries`; a border is what two share."""
    arcs = _arcs(topology)
    rings = []
    for ring in (ring for polygon in _polygons(topology, "land") for ring in polygon):
        points: list[Point] = []
        for number in ring:
            points += (arcs[number] if number >= 0 else arcs[~number][::-1])[bool(points) :]
        rings.append(_outline(_closed(points)))
    used = Counter(
        number if number >= 0 else ~number
        for polygon in _polygons(topology, "countries")
        for ring in polygon
        for number in ring
    )
    lines = (_outline(_unrolled(arcs[number])) for number, times in sorted(used.items()) if times > 1)
    return Ground(tuple(rings), tuple(lines))


Inside = Callable[[Point], float]
"""How far a point lies inside an edge; less than nothing outside it."""


def _cut(points: list[Point], inside: Inside) -> list[Point]:
    """Return the part of a ring on the inner side of one edge (Sutherland and Hodgman)."""
    found: list[Point] = []
    for before, after in zip([points[-1], *points], points, strict=False) if points else ():
        a, b = inside(before), inside(after)
        if (a < 0) != (b < 0):
            share = a / (a - b)
            found.append((before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share))
        if b >= 0:
            found.append(after)
    return found


def _edges(frame: Frame) -> tuple[Inside, ...]:
    return (
        lambda at: at[0] + BEYOND,
        lambda at: frame.width + BEYOND - at[0],
        lambda at: at[1] + BEYOND,
        lambda at: frame.height + BEYOND - at[1],
    )


def _thinned(points: Iterable[Point], least: float) -> list[Point]:
    """Return a line without the steps that nobody would see."""
    found: list[Point] = []
    for x, y in points:
        if not found or abs(x - found[-1][0]) + abs(y - found[-1][1]) >= least:
            found.append((x, y))
    return found


def path(points: Iterable[Point], end: str = "") -> str:
    """Return points as the path of an SVG, to a tenth.

    >>> path([(1.0, 2.04), (3, 4)], "Z")
    'M1 2 3 4Z'
    """
    return "M" + " ".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points) + end


def _meets(ends: tuple[float, float, float, float], frame: Frame) -> bool:
    """Return whether what lies between two x and two y may be seen."""
    left, top, right, foot = ends
    return left < frame.width and right > 0 and top < frame.height and foot > 0


def _copies(lines: tuple[Outline, ...], frame: Frame) -> Iterator[list[Point]]:
    """Yield where lines stand that meet the frame, each as often as it does: the earth is round."""
    for line in lines:
        west, south, east, north = line.ends
        for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
            shift = turn - frame.middle - frame.west
            ends = (west + shift) * frame.across, frame.y(north), (east + shift) * frame.across, frame.y(south)
            if _meets(ends, frame):
                yield [((x + shift) * frame.across, (frame.north - y) * frame.down) for x, y in line.points]


def _runs(at: list[Point], frame: Frame) -> Iterator[list[Point]]:
    """Yield the stretches of a line that may be seen in the frame."""
    run: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(at):
        if _meets((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), frame):
            run = run or [(x1, y1)]
            run.append((x2, y2))
        elif run:
            yield run
            run = []
    if run:
        yield run


def land(ground: Ground, frame: Frame, least: float = LEAST) -> str:
    """Return the land in a frame as a path to be filled by the rule of even and odd."""
    found = []
    for at in _copies(ground.land, frame):
        ring = _thinned(at, least)
        for inside in _edges(frame):
            ring = _cut(ring, inside)
        found.append(path(ring, "Z") if len(ring) > 2 else "")
    return "".join(found)


def borders(ground: Ground, frame: Frame, least: float = LEAST) -> str:
    """Return the borders in a frame as a path."""
    return "".join(path(_thinned(run, least)) for at in _copies(ground.borders, frame) for run in _runs(at, frame))


def paths(ground: Ground, frame: Frame, least: float = LEAST) -> Paths:
    """Return land and borders in a frame; `least`: the length below which a step of a line is left out."""
    return land(ground, frame, least), borders(ground, frame, least)
