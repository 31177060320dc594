"""The map of a handout, as wide as a column, and its places with the numbers of their entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from rollout.evidence.event import Event
from rollout.layout.palette import Palette
from rollout.layout.scene import records
from rollout.outputs.earth import Map, map_of
from rollout.outputs.handout.words import pieces
from rollout.sheet import Paper
from rollout.timeline.edition import Edition
from rollout.words.say import later, say

GUTTER = 2.2  # type sizes between two columns
HIGH = 0.8  # of its width
HOW = later("Numbers are those of the entries; after + stands how many events have none.")


def column(paper: Paper, size: float) -> float:
    """Return how wide a column of a page is, in points."""
    return (paper.width - 2 * paper.margin - GUTTER * size) / 2


def map_on(edition: Edition, paper: Paper, size: float, palette: Palette) -> Map:
    """Return the map of a handout whose entries have a size of type."""
    wide = column(paper, size)
    return map_of(edition, wide, wide * HIGH, size, palette)


def _events(events: Sequence[Event], numbers: Mapping[str, int]) -> str:
    """Return events by the numbers of their entries; those without one are counted."""
    told = sorted(numbers[event.id] for event in events if event.id in numbers)
    rest = len(events) - len(told)
    return ", ".join(map(str, told)) + (f" + {rest}" if told and rest else f"+ {rest}" if rest else "")


def where_records(earth: Map, numbers: Mapping[str, int], palette: Palette) -> dict[str, Any]:
    """Return a map as its template takes it."""
    nowhere = [(say("No place given"), [pieces(_events(earth.nowhere, numbers))])] if earth.nowhere else []
    groups = [
        (say(name), [pieces(f"{place}  {_events(events, numbers)}") for place, events in places])
        for name, places in earth.groups
    ]
    return {
        "width": earth.width,
        "height": earth.height,
        "land": earth.land,
        "borders": earth.borders,
        "grid": records(earth.grid),
        "lines": records(earth.lines),
        "forms": records(earth.forms),
        "words": records(earth.words),
        "alt": earth.alt,
        "said": pieces(f"{earth.said} {say(HOW)}"),
        "groups": [{"name": name, "places": places} for name, places in (*groups, *nowhere)],
        "ground": palette.paper,
        "sea": palette.well,
        "rule": palette.edge,
    }
