"""What became known later than the day of a view: pale ticks without words, and a rule at the day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import floor
from typing import Any

from rollout.evidence.event import Event
from rollout.timeline.clock import became_known
from rollout.timeline.marks import mark_of
from rollout.timeline.questions import Questions
from rollout.timeline.view import View, day_end, known_by
from rollout.timeline.window import Window, extent

PALE = 0.3  # of the strength of a tick
TICK = 0.6  # of its strip's height, as that of every other tick


def _day(event: Event, span: Window) -> float:
    """Return where the tick of an event stands."""
    return round(mark_of(event.date, extent(event.date, span)), 3)


def known(index: Questions, view: View, lanes: Sequence[str], many: bool) -> dict[str, Any]:
    """Return the day of a view, and as lane and day what it hides for having become known later; nothing without a day.

    many: whether the events are too many to be drawn one by one.
    """
    end = day_end(view.as_known)
    if not end:
        return {}
    every = () if many else index.selection(replace(view, as_known="")).events
    later = [
        [lanes.index(event.lane), _day(event, index.span)]
        for event in every
        if event.lane in lanes and became_known(event) and not known_by(event, end)
    ]
    return {"known": {"day": end, "later": later}}


def drawn_known(meta: dict[str, Any], window: Window, scale: float) -> Iterator[str]:
    """Yield the pale ticks and the rule as SVG, as the page draws them (`scripts/picture/known.js`)."""
    if "known" not in meta:
        return
    high = TICK * meta["strip"]
    for number, lane in enumerate(meta["lanes"]):
        top = lane["strip"] + meta["strip"] / 2 - high
        days = [day for own, day in meta["known"]["later"] if own == number]
        lines = "".join(f"M{(day - window.start) * scale:.1f} {top:.1f}v{high}" for day in days)
        pale = f'stroke="{lane["ink"]}" stroke-width="2" stroke-opacity="{PALE}"'
        yield f'<path d="{lines or "M0 0"}" fill="none" {pale}/>'
    at = floor((meta["known"]["day"] - window.start) * scale) + 0.5
    rule = f"M{at} 0V{meta['axis']['top']}"
    yield f'<path d="{rule}" fill="none" stroke="{meta["inks"]["muted"]}" stroke-width="2" stroke-dasharray="2 4"/>'
