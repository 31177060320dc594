"""A map as a scene without a renderer: marks, names, degrees and a scale, in lengths from its top left corner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

from rollout.evidence.event import Event
from rollout.layout.earth.frame import Frame, framed, near
from rollout.layout.earth.spread import spread
from rollout.layout.scene import Line, Words
from rollout.layout.typeface import width as width_of
from rollout.timeline.where import Site, Where, first_part, point_of, where
from rollout.words.amounts import shortest

KILOMETRES = 111.32  # of a degree of latitude
SIZE = 13.0  # of the type
MARK = 11.0  # across
APART = 13.0  # between the middles of two marks
MOST = 600  # marks; of more events those near each other have one together
TOGETHER = 2 * APART  # so near
STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0)  # degrees between two lines of the grid
LINES = 6  # of the grid at most, each way
EDGE = 4.0
SQUARE = 50.0  # of what is looked through for room at once
SAME = 0.01  # apart at most are two marks of one point
Bounds = tuple[float, float, float, float]
SCALE_SHARE = 0.26  # of the width at most is the scale long


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, the point that it stands for, and its events: one, but where very many share the map."""

    x: float
    y: float
    at_x: float
    at_y: float
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class MapScene:
    """Everything on a map but land and borders; `beyond`: the sites outside its frame, of which it has no mark."""

    frame: Frame
    where: Where
    grid: tuple[Line, ...]
    degrees: tuple[Words, ...]
    scale: Line
    length: Words
    marks: tuple[Mark, ...]
    names: tuple[Words, ...]
    beyond: tuple[Site, ...]


def frame_of(events: Sequence[Event], width: float, height: float, everything: bool = False) -> Frame:
    """Return the frame for events, of a size: that of the near ones, or of everything."""
    points = [point for event in events if (point := point_of(event))]
    return framed(points if everything else near(points), width, height)


def _words(text: str, x: float, y: float, ink: str) -> Words:
    return Words(text, x, y, width_of(text, SIZE), SIZE, "regular", ink)


def _rounds(low: float, high: float) -> list[float]:
    """Return the round degrees of the grid between two."""
    step = next((each for each in STEPS if (high - low) / each <= LINES), STEPS[-1])
    first = floor(low / step) + 1
    return [number * step for number in range(first, floor(high / step) + 1)]


def _degree(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{(plus if value > 0 else minus) if value % 180 else ''}"


def _grid(frame: Frame, rule: str, ink: str) -> tuple[tuple[Line, ...], tuple[Words, ...]]:
    """Return the lines of round degrees, and what they are called at the left and the upper edge."""
    lines, words = [], []
    left = frame.middle + frame.west
    for east in _rounds(left, left + frame.width / frame.across):
        x = (east - left) * frame.across
        lines.append(Line(x, 0.0, x, frame.height, 1.0, rule))
        named = _words(_degree((east + 180) % 360 - 180, " E", " W"), x + EDGE / 2, EDGE / 2, ink)
        words.append(named)
    for north in _rounds(max(frame.north - frame.height / frame.down, -90), min(frame.north, 90)):
        y = frame.y(north)
        lines.append(Line(0.0, y, frame.width, y, 1.0, rule))
        words.append(_words(_degree(north, " N", " S"), EDGE, y + 1, ink))
    inside = [one for one in words if one.bounds[2] < frame.width and EDGE / 2 <= one.y < frame.height - 3 * SIZE]
    return tuple(lines), tuple(inside)


def _scale(frame: Frame, ink: str) -> tuple[Line, Words]:
    """Return a line of a round length, which is true in the middle of the map, and its words."""
    most = frame.width * SCALE_SHARE / frame.down * KILOMETRES
    power = 10 ** floor(log10(most))
    kilometres = next(times for times in (5, 2, 1) if times * power <= most) * power
    long = kilometres / KILOMETRES * frame.down
    right, y = frame.width - 2 * EDGE, frame.height - 2 * EDGE
    text = f"{shortest(kilometres)} km"
    return (
        Line(right - long, y, right, y, 2.0, ink),
        _words(text, right - width_of(text, SIZE), y - 1.5 * SIZE, ink),
    )


def _together(sites: Sequence[Site], frame: Frame) -> Iterator[tuple[Site, tuple[Event, ...]]]:
    """Yield sites with the events of their marks: each its own, or of very many all that are near each other."""
    if sum(len(site.events) for site in sites) <= MOST:
        yield from ((site, (event,)) for site in sites for event in site.events)
        return
    cells: dict[tuple[int, int], list[Site]] = {}
    for site in sites:
        cell = int(frame.x(site.point[0]) // TOGETHER), int(frame.y(site.point[1]) // TOGETHER)
        cells.setdefault(cell, []).append(site)
    for found in cells.values():
        yield found[0], tuple(event for site in found for event in site.events)


def _marks(sites: Sequence[Site], frame: Frame) -> tuple[Mark, ...]:
    held = list(_together(sites, frame))
    points = [(frame.x(site.point[0]), frame.y(site.point[1])) for site, _ in held]
    places = spread(points, APART)
    return tuple(Mark(*place, *point, events) for place, point, (_, events) in zip(places, points, held, strict=True))


def _over(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Taken:
    """What stands on a map already, by squares of it: of thousands of names each asks only what is near."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[Bounds]] = {}

    def add(self, one: Bounds) -> None:
        for square in _squares(one):
            self._squares.setdefault(square, []).append(one)

    def meets(self, one: Bounds) -> bool:
        return any(_over(one, other) for square in _squares(one) for other in self._squares.get(square, ()))


def _squares(one: Bounds) -> Iterator[tuple[int, int]]:
    for column in range(int(one[0] // SQUARE), int(one[2] // SQUARE) + 1):
        for row in range(int(one[1] // SQUARE), int(one[3] // SQUARE) + 1):
            yield column, row


def _by_point(marks: Iterable[Mark]) -> dict[tuple[int, int], list[Mark]]:
    """Return marks by the pixel of their point."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        found.setdefault((int(mark.at_x), int(mark.at_y)), []).append(mark)
    return found


def _of(marks: Mapping[tuple[int, int], Sequence[Mark]], x: float, y: float) -> list[Mark]:
    """Return the marks of one point: none is seen to lie elsewhere that is nearer than a hundredth of a pixel."""
    near = {(int(x + right), int(y + down)) for right in (-SAME, SAME) for down in (-SAME, SAME)}
    every = (mark for pixel in sorted(near) for mark in marks.get(pixel, ()))
    return [mark for mark in every if abs(mark.at_x - x) < SAME and abs(mark.at_y - y) < SAME]


def _names(sites: Sequence[Site], frame: Frame, marks: Sequence[Mark], taken: list[Words], ink: str) -> list[Words]:
    """Return the names that have room beside their marks, those of the sites with most events first."""
    half = MARK / 2 + 1
    full, points = _Taken(), _by_point(marks)
    for bounds in [(mark.x - half, mark.y - half, mark.x + half, mark.y + half) for mark in marks]:
        full.add(bounds)
    for words in taken:
        full.add(words.bounds)
    found = []
    for site in sites:
        x, y = frame.x(site.point[0]), frame.y(site.point[1])
        own = _of(points, x, y)
        across, down = [x, *(mark.x for mark in own)], [y, *(mark.y for mark in own)]
        words = _words(first_part(site.name), 0.0, 0.0, ink)
        high = words.height / 2
        places = [
            (max(across) + half + 2, y - high),
            (min(across) - half - 2 - words.width, y - high),
            (x - words.width / 2, min(down) - half - 2 * high),
            (x - words.width / 2, max(down) + half),
        ]
        for left, top in places:
            named = _words(words.text, left, top, ink)
            inside = left >= EDGE and left + words.width <= frame.width - EDGE and 0 <= top <= frame.height - 2 * high
            if inside and not full.meets(named.bounds):
                found.append(named)
                full.add(named.bounds)
                break
    return found


def map_scene(events: Sequence[Event], frame: Frame, inks: tuple[str, str, str]) -> MapScene:
    """Return the map of events in a frame; inks: those of names, of degrees and of the lines of the grid."""
    ink, muted, rule = inks
    found = where(events)
    inside = tuple(site for site in found.sites if frame.shows(site.point))
    grid, degrees = _grid(frame, rule, muted)
    scale, length = _scale(frame, muted)
    marks = _marks(inside, frame)
    names = _names(inside, frame, marks, [length], ink)
    free = tuple(one for one in degrees if not any(_over(one.bounds, name.bounds) for name in names))
    beyond = tuple(site for site in found.sites if not frame.shows(site.point))
    return MapScene(frame, found, grid, free, scale, length, marks, tuple(names), beyond)
