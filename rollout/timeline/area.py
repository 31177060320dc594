"""A rectangle of a map: the events with a point in it are those that it lets through."""

from dataclasses import dataclass
from math import isfinite

from rollout.timeline.naming import named
from rollout.words.say import say


@dataclass(frozen=True, slots=True)
class Area:
    """The degrees of its edges; where west is more than east, it reaches across the meridian of 180 degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def text(self) -> str:
        """Return it as an address has it."""
        return ",".join(f"{each:g}" for each in (self.west, self.south, self.east, self.north))

    def holds(self, east: float | None, north: float | None) -> bool:
        """Return whether a point lies in it; what has no point does not."""
        if east is None or north is None:
            return False
        across = self.west <= east <= self.east
        if self.west > self.east:
            across = east >= self.west or east <= self.east
        return across and self.south <= north <= self.north


def area(text: str) -> Area | None:
    """Return the area that an address names, to a hundredth of a degree, or None.

    >>> area("78.5,27,99,36.5").text, area("90,30"), area("0,50,0,40")
    ('78.5,27,99,36.5', None, None)
    """
    try:
        edges = [round(float(part), 2) + 0.0 for part in text.split(",")]
    except ValueError:
        return None
    if len(edges) != 4 or not all(map(isfinite, edges)):
        return None
    west, south, east, north = edges
    known = abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90
    return Area(west, south, east, north) if known else None


def place_words(places: tuple[str, ...], within: Area | None) -> str:
    """Return in words which places a view is narrowed to; empty where it is not."""
    found = [say("at {places}", places="; ".join(map(named, places)))] if places else []
    return " · ".join([*found, say("points within {area}°", area=within.text)] if within else found)
