"""Events arranged in lanes: who stands where, in px from the top, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from rollout.evidence.event import Event
from rollout.layout.labels import Item, Placed, Spacing, place
from rollout.layout.theme import BETWEEN, GAPS, STRIP, Stage, share_rows
from rollout.timeline.marks import is_until
from rollout.timeline.questions import Line
from rollout.timeline.time_tile import Stretch
from rollout.timeline.window import Extent, Window, extent


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in its lane: its extent on the axis, where its words stand, and its height in px from the top."""

    event: Event
    lane: int
    extent: Extent
    item: Item
    placed: Placed
    y: float

    @property
    def at(self) -> float:
        """Return where the mark itself stands, in days: the middle of its date, or the firm edge of its range."""
        return self.item.anchor


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, its ground in px from the top, how many rows it has, and the middle of its strip."""

    name: str
    top: float
    height: float
    rows: int
    strip: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All lanes and marks of a picture, the span they stand in, and the height they take in px.

    lines: where the events are very many, all of them; the marks are then those told in some window of the stretch.
    """

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    span: Window
    height: float
    lines: tuple[Line, ...] = ()
    stretch: Stretch | None = None


def _lay(names: Sequence[str], rows: Sequence[int], stage: Stage) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    top = 0.0
    for name, count in zip(names, rows, strict=True):
        height = stage.head + count * stage.row + STRIP
        lanes.append(Lane(name, top, height, count, top + height - STRIP / 2))
        top += height + BETWEEN
    return tuple(lanes)


def _alike(names: Sequence[str], stage: Stage) -> tuple[Lane, ...]:
    """Return the lanes of a scene before it is known what it lights: all of one height, and together of the room's.

    The page gives each the height that it needs (`scripts/picture/scenery.js`), and never moves the dates below them.
    """
    room, count = stage.height - stage.axis - stage.eras, max(1, len(names))
    between = min(BETWEEN, GAPS * room / count)
    height = (room + between) / count - between
    tops = [(height + between) * number for number in range(len(names))]
    return tuple(Lane(name, top, height, 1, top + height - STRIP / 2) for name, top in zip(names, tops, strict=True))


def _untold(items: Sequence[Item]) -> tuple[Placed, ...]:
    return tuple(Placed(item.key, 0, "right", inf) for item in items)


def item_of(event: Event, where: Extent, stage: Stage, heaviest: int = 1) -> Item:
    """Return an event as the label layout sees it; `heaviest`: up to which priority it is a headline here."""
    heavy, on_bar = event.priority <= heaviest, event.date.kind == "interval"
    words, until = stage.words(event.words, heavy), is_until(event.date)
    if on_bar and event.date.end == "open":
        words += stage.mark  # the point at the end of its bar stands clear of its words
    return Item(event.id, where.start, where.end, words, event.priority, on_bar, event.row, heavy, until)


MAX_KEPT_LANES = 300  # of a hundred sizes of window, for as many readers may look at once


@lru_cache(maxsize=MAX_KEPT_LANES)
def _found(
    items: tuple[Item, ...], rows: int, ends: tuple[float, float], spacing: Spacing, scale: float, even: bool
) -> tuple[Placed, ...]:
    """Return a lane's labels placed, remembered: most pictures ask for lanes that were asked for before."""
    return place(items, rows, ends, spacing, scale, even=even)


def _place(
    items: Sequence[Item], rows: int, stage: Stage, span: Window, scale: float, headlines_only: bool
) -> tuple[Placed, ...]:
    """Return the labels of a lane placed; where only headlines may be told, the others never are."""
    ends = (span.start, span.end)
    if not headlines_only:
        return _found(tuple(items), rows, ends, stage.spacing, scale, stage.even)
    headlines = tuple(item for item in items if item.priority <= 1)
    found = {label.key: label for label in _found(headlines, rows, ends, stage.spacing, scale, stage.even)}
    return tuple(found.get(item.key) or Placed(item.key, 0, "right", inf) for item in items)


def _marks(
    number: int,
    lane: Lane,
    members: Sequence[Event],
    extents: Sequence[Extent],
    items: Sequence[Item],
    placed: Sequence[Placed],
    stage: Stage,
) -> list[Mark]:
    first = lane.top + stage.head + stage.row / 2
    return [
        Mark(event, number, where, item, label, first + label.row * stage.row)
        for event, where, item, label in zip(members, extents, items, placed, strict=True)
    ]


def _height(lanes: Sequence[Lane]) -> float:
    return lanes[-1].top + lanes[-1].height if lanes else 0.0


def arrange(
    events: Sequence[Event], names: Sequence[str], stage: Stage, span: Window, scale: float = 0.0
) -> Arrangement:
    """Return the events arranged in the named lanes; every event's lane must be among the names.

    scale: px per day at which as many as possible shall be told; 0 for none in particular.
    """
    by_lane = [[event for event in events if event.lane == name] for name in names]
    headlines_only = stage.hall and any(event.priority <= 1 for event in events)
    # In a talk the rows go to the lanes that it speaks of, and no headline weighs as much as what it tells.
    least = 0 if stage.hall and any(not event.priority for event in events) else 1
    counts = tuple(sum(event.priority <= least or not headlines_only for event in lane) for lane in by_lane)
    lanes = _alike(names, stage) if stage.scene else _lay(names, share_rows(stage.rows, counts), stage)
    marks: list[Mark] = []
    for number, (lane, members) in enumerate(zip(lanes, by_lane, strict=True)):
        extents = [extent(event.date, span) for event in members]
        items = [item_of(event, where, stage, least) for event, where in zip(members, extents, strict=True)]
        placed = _untold(items) if stage.scene else _place(items, lane.rows, stage, span, scale, headlines_only)
        marks += _marks(number, lane, members, extents, items, placed, stage)
    return Arrangement(lanes, tuple(marks), span, _height(lanes))


def arrange_crowd(
    events: Sequence[Event],
    lines: Sequence[Line],
    names: Sequence[str],
    stage: Stage,
    stretch: Stretch,
    span: Window,
    lit: Sequence[Event] = (),
) -> Arrangement:
    """Return very many events arranged for the windows of one stretch: marks for those ever told in it, lines for all.

    lines: one for each named lane; the numbers they give are places in `events`. lit: what a scene may light of them.
    """
    if stage.scene:
        return replace(arrange(lit, names, stage, span), lines=tuple(lines), stretch=stretch)
    lanes = _lay(names, share_rows(stage.rows, (1,) * len(names)), stage)
    closest = stage.width / stretch.shortest
    first = [[events[number] for number in line.first(stretch.held)] for line in lines]
    headlines_only = stage.hall and any(event.priority <= 1 for lane in first for event in lane)
    marks: list[Mark] = []
    for number, (lane, members) in enumerate(zip(lanes, first, strict=True)):
        extents = [extent(event.date, span) for event in members]
        items = [item_of(event, where, stage) for event, where in zip(members, extents, strict=True)]
        # There are always more than fit: the search for room would only take time.
        placed = _place(items, lane.rows, stage, stretch.held, 0.0, headlines_only)
        here = _marks(number, lane, members, extents, items, placed, stage)
        marks += [mark for mark in here if mark.placed.told_from <= closest]
    return Arrangement(lanes, tuple(marks), span, _height(lanes), tuple(lines), stretch)
