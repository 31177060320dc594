"""Plotly traces in plain dictionaries: the pieces that the picture of the lanes and of the panel share.

Plotly draws marks and bars; words, ticks and grounds are drawn by the page from `layout.meta`, which takes it far less.
Every trace has a name of its own in `uid`, which `style.css` may ask for: to one without a name Plotly gives that of
the trace that stood at its place in the picture before, and its marks would take the form of another status.
A switched trace carries in `customdata` which label each of its points belongs to, and a height for those told in its
window. A page is given all heights, and shows or hides in place as the zoom tells or counts
(`scripts/picture/timeline.js`). The axis counts days as plain numbers: Plotly reads numbers on an axis of dates in the
browser's time zone, and would move the window by its offset.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rollout.layout.labels import Item, Placed, Spacing, told
from rollout.timeline.window import Window

Trace = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """Words that zooming switches: where they may stand, their height on their axis, and whether they are told now."""

    item: Item
    placed: Placed
    lane: int
    y: float
    words: str
    told: bool


def label(
    item: Item,
    placed: Placed,
    lane: int,
    y: float,
    words: str,
    window: Window,
    scale: float,
    spacing: Spacing,
) -> Label:
    """Return a label as it stands in a window at a scale in px per day; lane -1 is the panel."""
    shown = (window.start, window.end)
    return Label(item, placed, lane, y, words, told(item, placed, scale, shown, spacing))


def points(labels: Sequence[Label], places: Iterable[tuple[int, float]], **trace: Any) -> Trace:
    """Return a switched trace with one point for each (label, day)."""
    pairs = list(places)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day for _, day in pairs],
        "y": [labels[index].y if labels[index].told else None for index, _ in pairs],
        "customdata": [index for index, _ in pairs],
        "hoverinfo": "none",
        "showlegend": False,
        **trace,
    }


def bars(
    labels: Sequence[Label],
    places: Iterable[tuple[int, float, float]],
    thick: float,
    colour: str,
    **trace: Any,
) -> Trace:
    """Return a switched trace of bars with a thickness in px, one for each (label, first day, last day)."""
    own = list(places)
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _ in own],
        "x": [end - start for _, start, end in own],
        "y": [labels[index].y if labels[index].told else None for index, _, _ in own],
        "width": thick,
        "customdata": [index for index, _, _ in own],
        "marker": {"color": colour, "line": {"width": 0}},
        "hoverinfo": "none",
        "showlegend": False,
        **trace,
    }


def still(x: Sequence[float | None], y: Sequence[float | None], **trace: Any) -> Trace:
    """Return a trace that zooming does not switch; x in days."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "hoverinfo": "none",
        "showlegend": False,
        **trace,
    }


def joined(traces: Iterable[Trace]) -> list[Trace]:
    """Return traces, bars of one thickness and strength as one: each trace costs the browser some milliseconds."""
    together: list[Trace] = []
    found: dict[tuple[float, float], Trace] = {}
    for trace in traces:
        if trace["type"] != "bar":
            together.append(trace)
            continue
        kind = trace["width"], trace.get("opacity", 1.0)
        colours = [trace["marker"]["color"]] * len(trace["x"])
        if kind not in found:
            found[kind] = {**trace, "marker": {**trace["marker"], "color": colours}}
            together.append(found[kind])
        else:
            one = found[kind]
            one |= {name: one[name] + trace[name] for name in ("base", "x", "y", "customdata")}
            one["marker"]["color"] += colours
    return together


def for_page(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure with every mark drawn that any zoom tells, for a page that hides those counted now."""
    meta = figure["layout"]["meta"]
    labels, scene = meta["labels"], meta.get("scene")
    # Whatever a scene may light is drawn, and goes to its place when it does.
    heights = [
        None if far is None and not scene else y for y, far in zip(labels["y"], labels["told_from"], strict=True)
    ]
    traces = (
        {**trace, "y": [heights[index] for index in trace["customdata"]]} if "customdata" in trace else trace
        for trace in figure["data"]
        if trace["x"]
    )
    return {**figure, "data": joined(traces)}
