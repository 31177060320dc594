"""The quantity panel as Plotly traces on the second axis."""

from collections.abc import Sequence
from typing import Any

from rollout.figure.lane_traces import mark_form
from rollout.figure.traces import Label, Trace, label, still
from rollout.layout.forms import FORMS
from rollout.layout.palette import of_lane
from rollout.layout.panel import AIM, FIGURE, JOIN, TIE, Panel, Point
from rollout.layout.strokes import SHARES, THIN, is_wide
from rollout.layout.theme import Stage
from rollout.timeline.window import Window


def note_labels(panel: Panel, window: Window, scale: float, stage: Stage) -> list[Label]:
    """Return the labels of the panel's words."""
    return [label(note.item, note.placed, -1, note.y, note.words, window, scale, stage.spacing) for note in panel.notes]


def _lines(panel: Panel, dotted: bool, ink: str, uid: str) -> Trace:
    ends = [(a, b) for a, b, silent in panel.lines if silent is dotted]
    x = [day for a, b in ends for day in (a.at, b.at, None)]
    y = [height for a, b in ends for height in (a.y, b.y, None)]
    dash = "2px,5px" if dotted else "solid"
    return still(x, y, mode="lines", line={"width": int(JOIN), "color": ink, "dash": dash}, uid=uid)


def _spreads(places: Sequence[Point], ink: str) -> Trace:
    """Return the thin bars of figures whose date is wider than a day."""
    wide = [one for one in places if is_wide(one.extent)]
    x = [day for one in wide for day in (one.extent.start, one.extent.end, None)]
    y = [height for one in wide for height in (one.y, one.y, None)]
    return still(x, y, mode="lines", line={"width": THIN, "color": ink}, opacity=SHARES["wide"], uid="-spreads")


def _ties(panel: Panel, stage: Stage) -> Trace:
    """Return the thin lines that tie a target to the figure that answers it."""
    x = [day for a, b in panel.ties for day in (a.at, b.at, None)]
    y = [height for a, b in panel.ties for height in (a.y, b.y, None)]
    line = {"width": TIE, "color": stage.palette.ink, "dash": "3px,3px"}
    return still(x, y, mode="lines", line=line, uid="-ties")


def _marks(places: Sequence[Point], ink: str, ground: str, size: float, **trace: Any) -> Trace:
    form = mark_form([one.event.status for one in places], [ink] * len(places), [ground] * len(places), size)
    return still([one.at for one in places], [one.y for one in places], marker=form, **trace)


def panel_traces(panel: Panel, lane: int, stage: Stage) -> list[Trace]:
    """Return the traces of the panel, which wears the ink of a lane."""
    ink, paper = of_lane(stage.palette.inks, lane), stage.palette.paper
    aims = [where for _, where in panel.targets]
    dotted = [one for one in aims if FORMS[one.event.status].dotted]
    disputed = [one for one in (*panel.points, *aims) if one.event.disputed]
    stroke = {
        "symbol": "line-ne-open",
        "size": stage.mark + 6,
        "line": {"width": 2, "color": stage.palette.ink},
        "color": stage.palette.ink,
    }
    traces = [
        _lines(panel, False, ink, "-lines"),
        _lines(panel, True, ink, "-silences"),
        _spreads([*panel.points, *aims], ink),
        _ties(panel, stage),
        _marks(panel.points, ink, paper, stage.mark + FIGURE, uid="-figures"),
        _marks([one for one in aims if one not in dotted], ink, paper, stage.mark + AIM, uid="-targets"),
        _marks(dotted, ink, paper, stage.mark + AIM, uid="-aims"),
        still([one.at for one in disputed], [one.y for one in disputed], marker=stroke, uid="-doubts"),
    ]
    return [{**trace, "yaxis": "y2"} for trace in traces]


def panel_axis(panel: Panel, share: float) -> dict[str, Any]:
    """Return the second axis: px from the top of the panel; `share` of the picture's height."""
    return {"domain": [0, share], "range": [panel.height, 0], "fixedrange": True, "visible": False}
