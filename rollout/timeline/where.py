"""Where events happened, as exactly as the file says: those with a point, those of a named region, those of neither."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rollout.evidence.event import Event

Point = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True, slots=True)
class Site:
    """One point of the earth with its events in the order given; its name is what most of them call the place."""

    point: Point
    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A place without a point: a region, a country, or one whose coordinates the file does not give."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Events by where they happened, each once; sites and regions with most events first, else in order of date."""

    sites: tuple[Site, ...]
    regions: tuple[Region, ...]
    nowhere: tuple[Event, ...]

    @property
    def placed(self) -> int:
        """Return how many events have a point."""
        return sum(len(site.events) for site in self.sites)


def point_of(event: Event) -> Point | None:
    """Return where an event happened, where its row gives that in degrees."""
    return None if event.lon is None or event.lat is None else (event.lon, event.lat)


def first_part(name: str) -> str:
    """Return the first part of a place, which names it alone.

    >>> first_part("Lhasa, Tibet Autonomous Region")
    'Lhasa'
    """
    return name.partition(",")[0].strip()


def degrees(point: Point) -> str:
    """Return a point in words.

    >>> degrees((91.13, -29.65))
    '29.65° S, 91.13° E'
    """
    east, north = point
    return f"{abs(north):g}° {'S' if north < 0 else 'N'}, {abs(east):g}° {'W' if east < 0 else 'E'}"


def _name(events: list[Event], point: Point) -> str:
    names = Counter(event.place for event in events if event.place)
    return max(names, key=names.__getitem__) if names else degrees(point)


def where(events: Iterable[Event]) -> Where:
    """Return events by where they happened: a place gets a point only where its row gives one."""
    points: dict[Point, list[Event]] = {}
    regions: dict[str, list[Event]] = {}
    for event in events:
        if point := point_of(event):
            points.setdefault(point, []).append(event)
        else:
            regions.setdefault(event.place, []).append(event)
    nowhere = tuple(regions.pop("", ()))
    sites = [Site(point, _name(found, point), tuple(found)) for point, found in points.items()]
    named = [Region(name, tuple(found)) for name, found in regions.items()]
    return Where(
        tuple(sorted(sites, key=lambda site: -len(site.events))),
        tuple(sorted(named, key=lambda region: -len(region.events))),
        nowhere,
    )
