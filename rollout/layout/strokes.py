"""What is drawn of an event besides its mark and words, in days: bars, whiskers and points, for every renderer.

The page's figure hands days to Plotly, for the reader zooms; a sheet turns them into px at once. Both ask here.
"""

from dataclasses import dataclass

from rollout.evidence.edtf import EdtfDate
from rollout.layout.labels import Item
from rollout.layout.theme import Stage
from rollout.timeline.window import Extent

STROKE = 2.0  # px of outlines and whiskers
THIN = 3.5  # px of the bar of a date wider than a day
LOWER = 5  # px by which the bar of a range is lower than its row
SHARES = {"vague": 0.45, "sure": 1.0, "wide": 0.5}
"""Bars by kind, as they are drawn from the bottom up, and how much of its colour each has over its ground."""
DASH_OF = {"approximate": "dotted", "uncertain": "dashed", "both": "dash-dotted", "unknown": "dashed"}
"""The whiskers by kind, and how each is dashed; an open end has a point instead."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from one day to another; its kind is one of SHARES."""

    kind: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not certain at a day: a whisker beside it, or for the kind "open" a point."""

    kind: str
    day: float
    leftwards: bool


def thickness(kind: str, stage: Stage) -> float:
    """Return how high a bar of a kind is in px."""
    return THIN if kind == "wide" else stage.row - LOWER


def is_wide(where: Extent) -> bool:
    """Return whether a date is wider than a day, so that a bar says how wide."""
    return where.end - where.start > 1


def bars(item: Item, where: Extent) -> tuple[Bar, ...]:
    """Return the bars of an event: its range and the sure part of it, or how wide its date is."""
    if item.on_bar:
        return Bar("vague", where.start, where.end), Bar("sure", where.sure_start, where.sure_end)
    return (Bar("wide", where.start, where.end),) if is_wide(where) else ()


def doubts(when: EdtfDate, at: float, side: str, where: Extent) -> tuple[Doubt, ...]:
    """Return the whiskers of a date that is not certain, away from the words at its side, and its ends not known."""
    found = [Doubt(when.certainty, at, side != "left")] if when.certainty in DASH_OF else []
    if when.kind == "interval":
        ends = ((when.start, where.start, True), (when.end, where.end, False))
        found += [Doubt(known, day, leftwards) for known, day, leftwards in ends if known != "known"]
    return tuple(found)
