"""What the page is told of a map: a scene with land and borders as paths, every event by its place and its days."""

from collections.abc import Iterable, Sequence

from rollout.evidence.event import Event
from rollout.layout.earth.frame import Frame
from rollout.layout.earth.ground import Paths
from rollout.layout.earth.scene import MapScene, Mark, map_scene
from rollout.layout.palette import LIGHT
from rollout.layout.scene import Line, Words
from rollout.page.atlas import CLAIM, MISSING
from rollout.page.contract import Span
from rollout.page.map_contract import MapAnswer, MapMark, MapPlace
from rollout.timeline.window import Window, extent
from rollout.words.say import say

SIDES = (200, 4000)
"""Px of the shortest and the longest side."""
INKS = (LIGHT.ink, LIGHT.muted, LIGHT.rule)
"""The page gives them the colours of its look, by their kind."""
EDGE = 0.001  # of a day by which what may be open ends before what follows


def size(value: int) -> int:
    """Return a side of a map, as long as one may be."""
    return min(max(value, SIDES[0]), SIDES[1])


def _spans(events: Iterable[Event], span: Window) -> list[Span]:
    found = (extent(event.date, span) for event in events)
    return [(round(each.start, 3), round(max(each.end, each.start + EDGE), 3)) for each in found]


def _mark(mark: Mark, lanes: Sequence[str], span: Window) -> MapMark:
    first = mark.events[0]
    return {
        "x": round(mark.x, 1),
        "y": round(mark.y, 1),
        "at": (round(mark.at_x, 1), round(mark.at_y, 1)),
        "ids": [event.id for event in mark.events],
        "spans": _spans(mark.events, span),
        "lane": lanes.index(first.lane),
        "status": first.status,
        "disputed": first.disputed,
    }


def _place(name: str, events: Sequence[Event], point: bool, on_map: bool, span: Window) -> MapPlace:
    return {
        "name": name,
        "places": sorted({event.place for event in events if event.place}),
        "point": point,
        "on_map": on_map,
        "ids": [event.id for event in events],
        "spans": _spans(events, span),
    }


def _places(scene: MapScene, span: Window) -> list[MapPlace]:
    found = [_place(one.name, one.events, True, one not in scene.beyond, span) for one in scene.where.sites]
    return found + [_place(one.name, one.events, False, False, span) for one in scene.where.regions]


def _lines(lines: Iterable[Line]) -> str:
    return "".join(f"M{line.x1:.1f} {line.y1:.1f}L{line.x2:.1f} {line.y2:.1f}" for line in lines)


def _words(kind: str, words: Iterable[Words]) -> list[tuple[float, float, str, str]]:
    return [(round(one.x, 1), round(one.baseline, 1), one.text, kind) for one in words]


def _others(events: Iterable[Event], frame: Frame) -> list[Span]:
    points = {(one.lon, one.lat) for one in events if one.lon is not None and one.lat is not None}
    return [(round(frame.x(x), 1), round(frame.y(y), 1)) for x, y in sorted(points) if frame.shows((x, y))]


def answer(
    events: Sequence[Event],
    frame: Frame,
    ground: Paths | None,
    lanes: Sequence[str],
    span: Window,
    others: Iterable[Event] = (),
) -> MapAnswer:
    """Return the map of events in a frame; ground: land and borders in it, where they are at hand.

    others: events that are only points of it, for what a scene of a talk lights stands among them.
    """
    scene = map_scene(events, frame, INKS)
    return {
        "width": frame.width,
        "height": frame.height,
        "middle": frame.middle,
        "west": frame.west,
        "north": frame.north,
        "across": frame.across,
        "down": frame.down,
        "land": ground[0] if ground else "",
        "borders": ground[1] if ground else "",
        "grid": _lines(scene.grid),
        "scale": _lines([scene.scale]),
        "words": [
            *_words("degree", scene.degrees),
            *_words("length", [scene.length]),
            *_words("name", scene.names),
        ],
        "marks": [_mark(mark, lanes, span) for mark in scene.marks],
        "others": _others(others, frame),
        "places": _places(scene, span),
        "nowhere": len(scene.where.nowhere),
        "far": sum(len(site.events) for site in scene.beyond),
        "said": [say(CLAIM if ground else MISSING)],
    }
