"""Plotly traces in plain dictionaries: the pieces that the picture of the lanes and of the panel share.

A switched trace carries in `customdata` which label each of its points belongs to, and a height for those told in its
window. A page is given all heights, and shows or hides in place as the zoom tells or counts (`assets/5-timeline.js`).
Days become milliseconds only here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rollout.labels import Item, Placed, Spacing, told, words_at
from rollout.text import plain
from rollout.typeface import STACK
from rollout.window import Window

Trace = dict[str, Any]
DAY = 86_400_000  # ms


@dataclass(frozen=True, slots=True)
class Label:
    """Words that zooming switches: where they may stand, their height on their axis, and whether they are told now."""

    item: Item
    placed: Placed
    lane: int
    y: float
    words: str
    told: bool
    at: float


def ms(days: float) -> int:
    """Return days since 1 January 1970 as milliseconds."""
    return round(days * DAY)


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
    begin = words_at(item, placed, scale, shown, spacing)
    return Label(item, placed, lane, y, words, told(item, placed, scale, shown, spacing), begin)


def anchor(one: Label, scale: float, spacing: Spacing) -> float:
    """Return the day beside which Plotly sets the words, at its fixed distance from a mark that is not drawn."""
    if one.placed.side == "left":
        return one.item.start
    if one.placed.side == "right":
        return one.item.end
    return one.at - spacing.gap / scale


def points(labels: Sequence[Label], places: Iterable[tuple[int, float]], **trace: Any) -> Trace:
    """Return a switched trace with one point for each (label, day)."""
    pairs = list(places)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [ms(day) for _, day in pairs],
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
        "base": [ms(start) for _, start, _ in own],
        "x": [ms(end - start) for _, start, end in own],
        "y": [labels[index].y if labels[index].told else None for index, _, _ in own],
        "width": thick,
        "customdata": [index for index, _, _ in own],
        "marker": {"color": colour, "line": {"width": 0}},
        "hoverinfo": "none",
        "showlegend": False,
        **trace,
    }


def words(
    labels: Sequence[Label], members: Sequence[int], size: int, scale: float, spacing: Spacing, ink: str
) -> Trace:
    """Return the switched trace of the words of some labels."""
    chosen = [labels[index] for index in members]
    # Plotly sets words at 1.25 times the radius of a mark and one px more from its middle.
    unseen = 2 * (spacing.gap - 1) * 0.8
    return {
        **points(labels, [(index, anchor(labels[index], scale, spacing)) for index in members]),
        "mode": "markers+text",
        "text": [plain(one.words) for one in chosen],
        "textposition": ["middle left" if one.placed.side == "left" else "middle right" for one in chosen],
        "textfont": {"family": STACK, "size": size, "color": ink},
        "marker": {"size": unseen, "opacity": 0},
        "meta": "words",
    }


def still(x: Sequence[float | None], y: Sequence[float | None], **trace: Any) -> Trace:
    """Return a trace that zooming does not switch; x in days."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if day is None else ms(day) for day in x],
        "y": list(y),
        "hoverinfo": "none",
        "showlegend": False,
        **trace,
    }


def _joined(traces: Iterable[Trace]) -> Iterator[Trace]:
    """Yield traces, bars of one thickness and strength as one trace: each trace costs the browser some milliseconds."""
    found: dict[tuple[float, float], Trace] = {}
    for trace in traces:
        if trace["type"] != "bar":
            yield trace
            continue
        kind = trace["width"], trace.get("opacity", 1.0)
        colours = [trace["marker"]["color"]] * len(trace["x"])
        if kind not in found:
            found[kind] = {**trace, "marker": {**trace["marker"], "color": colours}}
            yield found[kind]
        else:
            one = found[kind]
            one |= {name: one[name] + trace[name] for name in ("base", "x", "y", "customdata")}
            one["marker"]["color"] += colours


def for_page(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure with every mark drawn that any zoom tells, for a page that hides those counted now.

    The page draws words and ticks itself, from `layout.meta`: Plotly would take longer for them than for all the rest.
    """
    labels = figure["layout"]["meta"]["labels"]
    heights = [None if far is None else y for y, far in zip(labels["y"], labels["told_from"], strict=True)]
    traces = (
        {**trace, "y": [heights[index] for index in trace["customdata"]]} if "customdata" in trace else trace
        for trace in figure["data"]
        if trace["x"] and trace.get("meta") not in ("words", "ticks")
    )
    return {**figure, "data": list(_joined(traces))}
