"""The view and its labels as one Plotly figure, in plain dictionaries."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rollout.evidence.event import Event
from rollout.figure.lane_traces import densities, grounds, lane_traces, mark_labels
from rollout.figure.panel_traces import note_labels, panel_axis, panel_traces
from rollout.figure.traces import Label
from rollout.layout.lanes import Arrangement, arrange, arrange_crowd
from rollout.layout.letters import OURS
from rollout.layout.palette import of_lane
from rollout.layout.panel import Panel, arrange_panel
from rollout.layout.theme import LARGER, STRIP, Stage
from rollout.layout.ticks import rooms
from rollout.layout.typeface import STACK, width
from rollout.timeline.latest import Latest
from rollout.timeline.questions import Line
from rollout.timeline.series import Series
from rollout.timeline.time_tile import stretch
from rollout.timeline.window import Window
from rollout.words.say import language

OVERVIEW = 600  # parts of the overview's density
DIGITS = 7
"""Of a scale: over the whole of a wide screen, what is left out comes to less than a thousandth of a pixel."""
PANELS = 32  # of the latest sizes, series and languages


def _time_axis(window: Window, span: Window) -> dict[str, Any]:
    return {
        "type": "linear",  # days since 1 January 1970
        "range": [window.start, window.end],
        "minallowed": span.start,
        "maxallowed": span.end,
        "visible": False,
        "anchor": "y",
        "fixedrange": False,
    }


def _columns(labels: Sequence[Label], ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return what the browser needs to switch and find labels, as columns; a scale of None is never."""
    far = [one.placed.told_from for one in labels]
    return {
        "id": list(ids),
        "lane": [one.lane for one in labels],
        "start": [one.item.start for one in labels],
        "end": [one.item.end for one in labels],
        "width": [one.item.width for one in labels],
        "on_bar": [one.item.on_bar for one in labels],
        "until": [one.item.until for one in labels],
        "side": [one.placed.side for one in labels],
        "told_from": [None if scale == float("inf") else float(f"{scale:.{DIGITS}g}") for scale in far],
        "y": [one.y for one in labels],
        "words": [one.words for one in labels],
        "heavy": [one.item.heavy for one in labels],
    }


def _meta(
    arrangement: Arrangement, labels: Sequence[Label], panel: Panel | None, height: float, stage: Stage
) -> dict[str, Any]:
    spacing, wide = stage.spacing, stage.type_size * stage.letters.wider
    lanes = [
        {
            "name": lane.name,
            "top": lane.top,
            "height": lane.height,
            "strip": lane.strip,
            "ink": of_lane(stage.palette.inks, n),
        }
        for n, lane in enumerate(arrangement.lanes)
    ]
    ids = [mark.event.id for mark in arrangement.marks]
    notes = [""] * len(panel.notes) if panel else []
    figures = [(where.event.id, where.at, where.y) for where in panel.points] if panel else []
    figures += [(where.event.id, where.at, where.y) for _, where in panel.targets] if panel else []
    return {
        "labels": _columns(labels, ids + notes),
        "lanes": lanes,
        "figures": figures,
        "panel": {"title": panel.series.title, "key": panel.series.key, "ticks": panel.ticks} if panel else None,
        "grounds": grounds(arrangement, stage.palette),
        "axis": {
            "top": arrangement.height,
            "foot": height,
            "height": stage.axis,
            "rooms": rooms(wide, arrangement.span, any(mark.event.date.timed for mark in arrangement.marks)),
            "digit": width("0", wide),
        },
        "inks": {"rule": stage.palette.rule, "muted": stage.palette.muted, "paper": stage.palette.paper},
        "spacing": {"mark": spacing.mark, "gap": spacing.gap, "apart": spacing.apart},
        "row": stage.row,
        "larger": LARGER,
        "strip": STRIP,
        "span": [arrangement.span.start, arrangement.span.end],
        "panel_top": arrangement.height + stage.axis + stage.eras,
        **({} if stage.letters == OURS else {"letters": asdict(stage.letters)}),
    }


def _still_layout(stage: Stage, height: float) -> dict[str, Any]:
    """Return what is the same in every picture of a stage."""
    return {
        "width": stage.width,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": STACK, "size": stage.type_size, "color": stage.palette.ink},
        "hovermode": False,
        "dragmode": "pan",
        "showlegend": False,
        "barmode": "overlay",
    }


_panels: Latest[tuple[int, Stage, Window, str], Panel] = Latest(PANELS)


def _panel(series: Series, stage: Stage, span: Window) -> Panel:
    """Return a series arranged in the panel of a stage, remembered: windows and filters change nothing of it.

    A series is known by its place in memory, which is its own for as long as its panel is kept.
    """
    asked = id(series), stage, span, language()
    if (found := _panels.get(asked)) is None:
        found = arrange_panel(series, stage, span, values=True)
        _panels.put(asked, found)
    return found


def _figure(
    arrangement: Arrangement, lanes: Sequence[str], series: Series | None, stage: Stage, window: Window
) -> dict[str, Any]:
    scale = stage.width / window.days
    labels = mark_labels(arrangement, window, scale, stage)
    traces = lane_traces(arrangement, labels, stage)
    panel = _panel(series, stage, arrangement.span) if series and stage.panel else None
    height = arrangement.height + stage.axis + stage.eras + (panel.height if panel else 0)
    layout = _still_layout(stage, height)
    if panel and series:
        labels += note_labels(panel, window, scale, stage)
        traces += panel_traces(panel, lanes.index(series.points[0].lane), stage)
        layout["yaxis2"] = panel_axis(panel, panel.height / height)
    bottom = 1 - arrangement.height / height
    layout |= {
        "xaxis": _time_axis(window, arrangement.span),
        "yaxis": {"domain": [bottom, 1], "range": [arrangement.height, 0], "fixedrange": True, "visible": False},
        "meta": _meta(arrangement, labels, panel, height, stage) | _crowd(arrangement, stage, window),
    }
    return {"data": traces, "layout": layout}


def _crowd(arrangement: Arrangement, stage: Stage, window: Window) -> dict[str, Any]:
    """Return what the browser cannot count for itself where the events are very many."""
    here = arrangement.stretch
    if not here:
        return {}
    return {
        "crowd": {
            "held": [here.held.start, here.held.end],
            "begins": [here.begins.start, here.begins.end],
            "days": [here.shortest, here.longest],
            "strips": densities(arrangement, stage.width, here),
            "inside": [line.inside(window) for line in arrangement.lines],
            "overview": [line.density(arrangement.span, OVERVIEW) for line in arrangement.lines],
        }
    }


def draw(
    events: Sequence[Event],
    lanes: Sequence[str],
    series: Series | None,
    stage: Stage,
    window: Window,
    span: Window,
    home: Window,
) -> dict[str, Any]:
    """Return the figure of events in the named lanes, in a window of the span, with a series in the panel or none.

    home: the window in which as many labels as possible shall be told, whichever is shown now.
    """
    arrangement = arrange(events, lanes, stage, span, stage.width / home.days)
    return _figure(arrangement, lanes, series, stage, window)


def draw_crowd(
    events: Sequence[Event],
    lines: Sequence[Line],
    lanes: Sequence[str],
    series: Series | None,
    stage: Stage,
    window: Window,
    span: Window,
    lit: Sequence[Event] = (),
) -> dict[str, Any]:
    """Return the figure of very many events in one window: density in the strips, and who is told in its stretch.

    lit: what a scene of a talk may light of them.
    """
    arrangement = arrange_crowd(events, lines, lanes, stage, stretch(window, span), span, lit)
    return _figure(arrangement, lanes, series, stage, window)
