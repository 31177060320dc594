"""Few events on a large picture: larger type and taller rows, as long as every event keeps its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rollout.evidence.event import Event
from rollout.layout.labels import told
from rollout.layout.lanes import arrange
from rollout.layout.theme import Stage, roomed
from rollout.timeline.window import Window

FEW = 60  # events of a whole file, at most
LEAST_WIDTH = 900  # px: a narrower picture has no room to give away
TYPES = (1.5, 1.25, 1.0)  # times the type size, tried from the largest
ROWS = (4.0, 3.2, 2.6, 2.0, 1.6, 1.3, 1.0)  # times the height of a row


@dataclass(frozen=True, slots=True)
class Ease:
    """How much larger type is than usual, and how much taller a row."""

    type_size: float = 1.0
    row: float = 1.0


TRIED = tuple(Ease(size, row) for size in TYPES for row in ROWS)


def eased(stage: Stage, ease: Ease, lanes: int) -> Stage:
    """Return a stage with its type and rows so much larger, and as many rows as then have room."""
    if ease == Ease():
        return stage
    size = round(stage.type_size * ease.type_size)
    row = round(stage.row / stage.type_size * size * ease.row)
    return roomed(replace(stage, type_size=size, row=row, panel=round(stage.panel * ease.type_size)), lanes)


def ease_of(stage: Stage, events: Sequence[Event], lanes: Sequence[str], span: Window, home: Window) -> Ease:
    """Return how much larger type and rows may be so that no event of a file loses its words in its first window.

    It is asked of the whole file, so that a filter changes nothing of it.
    """
    if stage.scene or stage.width < LEAST_WIDTH or not 0 < len(events) <= FEW:
        return Ease()
    usual = _told(stage, events, lanes, span, home)
    if usual is None:
        return Ease()
    larger = ((ease, _told(eased(stage, ease, len(lanes)), events, lanes, span, home)) for ease in TRIED)
    return next((ease for ease, found in larger if found is not None and usual <= found), Ease())


def _told(
    stage: Stage, events: Sequence[Event], lanes: Sequence[str], span: Window, home: Window
) -> frozenset[str] | None:
    """Return the ids of the events that have their words in the first window; None where the picture is too high."""
    scale = stage.width / home.days
    found = arrange(events, lanes, stage, span, scale)
    if found.height + stage.axis + stage.eras + stage.panel > stage.height:
        return None
    ends = (home.start, home.end)
    return frozenset(mark.event.id for mark in found.marks if told(mark.item, mark.placed, scale, ends, stage.spacing))
