"""What a timeline says of stretches, not of events: its eras, and until when a lane was searched."""

from collections.abc import Iterator, Sequence
from typing import Any

from rollout.evidence.edtf import short_words
from rollout.evidence.settings import Settings
from rollout.evidence.text import plain
from rollout.layout.typeface import width
from rollout.timeline.window import Window, known_days
from rollout.words.say import say

BAR = 4  # px of an era's bar
GAP = 2.0  # px between an era and the next
APART = 6.0  # px from the edge of an era to its name


def looked_through(said: Settings, lane: str) -> str:
    """Return until when a lane was searched, in words; empty where nobody says."""
    found = next((one for one in said.searched if one.lane == lane), None)
    return say("looked through to {when}", when=short_words(found.end)) if found else ""


def aside(said: Settings, lanes: Sequence[str], span: Window, size: float) -> dict[str, Any]:
    """Return eras and ends of searches for the picture, nothing where there are none.

    Eras are given as first and last day, name and the px of the name; searches as lane, day and words.
    """
    eras = [
        [*days, era.name, round(width(era.name, size), 1)]
        for era in said.eras
        if (days := (known_days(era.start)[0], known_days(era.end)[1]))[0] < span.end and days[1] > span.start
    ]
    searched = [
        [lanes.index(one.lane), known_days(one.end)[1], looked_through(said, one.lane)]
        for one in said.searched
        if one.lane in lanes
    ]
    return {name: found for name, found in (("eras", eras), ("searched", searched)) if found}


def drawn(meta: dict[str, Any], window: Window, scale: float, size: float) -> Iterator[str]:
    """Yield eras and ends of searches as SVG, as the page draws them (`scripts/picture/aside.js`)."""
    right, inks = meta["width"], meta["inks"]
    top = meta["axis"]["top"] + meta["axis"]["height"]
    for start, end, name, wide in meta.get("eras", ()):
        left, last = max(0.0, (start - window.start) * scale), min(right, (end - window.start) * scale)
        if last <= left:
            continue
        wide_bar = max(0.0, last - left - GAP)
        yield f'<rect x="{left:.1f}" y="{top}" width="{wide_bar:.1f}" height="{BAR}" fill="{inks["muted"]}"/>'
        if left + APART + wide <= last:
            y = top + BAR + size
            yield f'<text x="{left + APART:.1f}" y="{y:.1f}" fill="{inks["muted"]}">{plain(name)}</text>'
    for lane, day, _ in meta.get("searched", ()):
        x, middle, half = (day - window.start) * scale, meta["lanes"][lane]["strip"], meta["strip"] / 2
        path = f"M{x:.1f} {middle - half}v{2 * half}M{x:.1f} {middle}h-6"
        yield f'<path d="{path}" fill="none" stroke="{meta["lanes"][lane]["ink"]}" stroke-width="1.5"/>'
