"""What Python hands over to the page's scripts of a map, with the types that `scripts/contract.d.ts` has for them."""

from typing import TypedDict

from rollout.page.contract import Span


class MapMark(TypedDict):
    """A mark of the map, the point that it stands for, and its events with when they were."""

    x: float
    y: float
    at: Span
    ids: list[str]
    spans: list[Span]
    lane: int
    status: str
    disputed: bool


class MapPlace(TypedDict):
    """A place of the list beside the map; `point`: whether it has one, `on_map`: whether that lies in the frame."""

    name: str
    places: list[str]
    point: bool
    on_map: bool
    ids: list[str]
    spans: list[Span]


class MapAnswer(TypedDict):
    """A map in px, with what turns px into degrees, and every event of the view by where it happened."""

    width: float
    height: float
    middle: float
    west: float
    north: float
    across: float
    down: float
    land: str
    borders: str
    grid: str
    scale: str
    words: list[tuple[float, float, str, str]]
    marks: list[MapMark]
    others: list[Span]
    places: list[MapPlace]
    nowhere: int
    far: int
    said: list[str]
