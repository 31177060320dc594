"""The map on paper and on slides: a scene in points, with land and borders as lines of points and places in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rollout.evidence.event import Event
from rollout.layout.earth.frame import Frame
from rollout.layout.earth.ground import borders, land
from rollout.layout.earth.scene import MARK, SIZE, MapScene, Mark, frame_of, map_scene
from rollout.layout.palette import Palette, of_lane
from rollout.layout.scene import Form, Line, Words, scaled
from rollout.page.atlas import CLAIM, MISSING, ground
from rollout.sheet.signs import form
from rollout.timeline.edition import Edition, ExportError
from rollout.words.say import later, say

LINES = re.compile("M([^MZ]*)")
Ring = tuple[tuple[float, float], ...]
Group = tuple[str, tuple[tuple[str, tuple[Event, ...]], ...]]
"""What places are called together, and each place with its events."""
GROUPS = (later("On the map"), later("Beyond this map"), later("Regions, and places not given in degrees"))
COUNTED = dict(
    zip(
        GROUPS,
        (later("{n} on the map"), later("{n} beyond it"), later("{n} in a region or without a point")),
        strict=True,
    )
)
"""How many events there are of a group."""


@dataclass(frozen=True, slots=True)
class Map:
    """A map of a size in points; land and borders, where they are at hand, end at its edges."""

    width: float
    height: float
    land: tuple[Ring, ...]
    borders: tuple[Ring, ...]
    grid: tuple[Line, ...]
    lines: tuple[Line, ...]
    """The scale, and what leads from marks to their points."""
    forms: tuple[Form, ...]
    words: tuple[Words, ...]
    groups: tuple[Group, ...]
    """Every place with its events: those on the map, those beyond it, and those without a point; no group is empty."""
    nowhere: tuple[Event, ...]
    said: str

    @property
    def alt(self) -> str:
        """Return what it says to those who do not see it."""
        sums = [say(COUNTED[name], n=sum(len(events) for _, events in places)) for name, places in self.groups]
        rest = [say("{n} without a place", n=len(self.nowhere))] if self.nowhere else []
        return say("Map of where it happened: {sums}. The places are listed in words.", sums=", ".join([*sums, *rest]))


def rings(path: str, frame: Frame, unit: float) -> tuple[Ring, ...]:
    """Return the lines of a path as points, none of them outside its frame.

    >>> rings("M-2 1 3 4ZM0 0 9 1", Frame(5, 5, 0, 0, 0, 1, 1), 2.0)
    (((0.0, 2.0), (6.0, 8.0)), ((0.0, 0.0), (10.0, 2.0)))
    """
    found = []
    for line in LINES.findall(path):
        numbers = [float(each) for each in line.split()]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        inside = ((min(max(x, 0.0), frame.width), min(max(y, 0.0), frame.height)) for x, y in pairs)
        found.append(tuple((round(x * unit, 2), round(y * unit, 2)) for x, y in inside))
    return tuple(found)


def _form(mark: Mark, lanes: tuple[str, ...], palette: Palette) -> Form:
    event = mark.events[0]
    ink = of_lane(palette.inks, lanes.index(event.lane))
    return form(event.status, event.disputed, mark.x, mark.y, MARK, ink, palette.paper, palette.ink)


def _leads(scene: MapScene, ink: str) -> tuple[Line, ...]:
    """Return a line from each mark that has no room at its point to that point."""
    away = (mark for mark in scene.marks if abs(mark.x - mark.at_x) + abs(mark.y - mark.at_y) > 1)
    return tuple(Line(mark.x, mark.y, mark.at_x, mark.at_y, 1.0, ink) for mark in away)


def _groups(scene: MapScene) -> Iterator[Group]:
    inside = [site for site in scene.where.sites if site not in scene.beyond]
    sites = tuple((one.name, one.events) for one in inside), tuple((one.name, one.events) for one in scene.beyond)
    regions = tuple((one.name, one.events) for one in scene.where.regions)
    yield from ((name, places) for name, places in zip(GROUPS, (*sites, regions), strict=True) if places)


def map_of(edition: Edition, width: float, height: float, size: float, palette: Palette) -> Map:
    """Return the map of the events shown, in points; `size`: of its type.

    Raises ExportError where none of them has a point.
    """
    unit = size / SIZE
    frame = frame_of(edition.shown, width / unit, height / unit)
    scene = map_scene(edition.shown, frame, (palette.ink, palette.muted, palette.rule))
    if not scene.where.sites:
        raise ExportError(say("No event shown has a place in degrees, so there is no map of them. Leave --map out."))
    earth = ground()
    forms = tuple(_form(mark, edition.dataset.lanes, palette) for mark in scene.marks)
    return Map(
        width,
        height,
        rings(land(earth, frame), frame, unit) if earth else (),
        rings(borders(earth, frame), frame, unit) if earth else (),
        scaled(scene.grid, unit),
        scaled((scene.scale, *_leads(scene, palette.muted)), unit),
        scaled(forms, unit),
        scaled((*scene.degrees, scene.length, *scene.names), unit),
        tuple(_groups(scene)),
        scene.where.nowhere,
        say(CLAIM if earth else MISSING),
    )
