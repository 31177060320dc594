"""Empty stretches of the lanes: a dotted line in the strip, and beside the lane's name words where they have room."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Any

from rollout.evidence.text import plain
from rollout.layout.theme import Stage
from rollout.layout.typeface import width
from rollout.timeline.gaps import SHARE, Gap
from rollout.timeline.window import Window

DOTS = "1 5"
AIR = 12.0  # px beside words
MARK = 10.0  # px on each side of a mark
HEAD = "888 named · 888 as ticks · looked through to September 2025"
"""As much as stands behind the name of a lane."""
LARGE = 1.2  # the type of a lane's name, of the picture's


def empty(gaps: Mapping[str, Sequence[Gap]], lanes: Sequence[dict[str, Any]], stage: Stage) -> dict[str, Any]:
    """Return the empty stretches for the picture, nothing where there are none; and say of lanes where their heads end.

    Each as lane, first and last day, words, and how wide the words are, in sizes of the type.
    """
    found = [
        [number, gap.start, gap.end, gap.words, round(width(gap.words, 100) / 100, 2)]
        for number, lane in enumerate(lanes)
        for gap in gaps[lane["name"]]
    ]
    for lane in lanes:
        lane["head"] = _head(lane, stage.type_size * stage.letters.wider)
    return {"gaps": found} if found else {}


def _head(lane: Mapping[str, Any], size: float) -> int:
    """Return the px at which the head of a lane has ended for certain."""
    behind = width(f"{HEAD} {lane.get('called', '')}", size)
    return ceil(width(lane.get("shown", lane["name"]), size * LARGE) * LARGE + behind + 3 * AIR)


Row = tuple[int, float, float, float]  # of words that are told: lane, height, and from where to where they are drawn


def drawn_empty(
    meta: dict[str, Any], window: Window, scale: float, size: float, told: Sequence[Row], rows: Sequence[Row]
) -> Iterator[str]:
    """Yield empty stretches as SVG, as the page draws them (`scripts/picture/empty.js`).

    told: where words and marks stand; rows: of every event, told or not, where it would.
    """
    right, muted, wider = meta["width"], meta["inks"]["muted"], meta.get("letters", {}).get("wide", 100) / 100
    for number, start, end, words, share in meta.get("gaps", ()):
        lane, wide = meta["lanes"][number], share * size * wider
        left, last = max(0.0, (start - window.start) * scale), min(right, (end - window.start) * scale)
        if last - left < right * SHARE:
            continue
        dots = f'stroke="{lane["ink"]}" stroke-width="1.5" stroke-dasharray="{DOTS}"'
        ends = f'x1="{floor(left)}" x2="{floor(last)}" y1="{lane["strip"]}" y2="{lane["strip"]}"'
        yield f"<line {ends} {dots}/>"
        heights = sorted({y for own, y, *_ in rows if own == number}, reverse=True)
        taken = [one for one in told if one[0] == number]
        if found := _place(left, last, wide, lane, size, heights, taken):
            x, y = found
            yield f'<text x="{x}" y="{y}" text-anchor="middle" fill="{muted}">{plain(words)}</text>'


def _place(
    left: float,
    last: float,
    wide: float,
    lane: Mapping[str, Any],
    size: float,
    heights: Sequence[float],
    taken: Sequence[Row],
) -> tuple[int, int] | None:
    """Return middle and baseline of words, in whole px: beside the lane's name, else in the lowest row free there."""
    if last - max(left, lane["head"]) >= wide + 2 * AIR:
        return floor((max(left, lane["head"]) + last) / 2), floor(lane["top"] + size * 1.35)
    begin, end = (left + last - wide) / 2 - AIR, (left + last + wide) / 2 + AIR
    if begin < left:
        return None
    for y in heights:
        if all(one[1] != y or one[3] < begin or one[2] > end for one in taken):
            return floor((left + last) / 2), floor(y + size / 4)
    return None
