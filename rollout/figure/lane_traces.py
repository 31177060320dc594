"""The lanes of the figure: bars, marks and signs as Plotly traces, grounds and densities as numbers."""

from collections.abc import Sequence
from typing import Any

from rollout.figure.plotly_marks import WHISKERS, symbol_of
from rollout.figure.traces import Label, Trace, bars, label, points
from rollout.layout import strokes
from rollout.layout.forms import FORMS
from rollout.layout.lanes import Arrangement, Mark
from rollout.layout.palette import Palette, of_lane
from rollout.layout.theme import LANE_FOOT, LANE_RULE, Stage
from rollout.timeline.time_tile import Stretch
from rollout.timeline.window import Window

BIN = 2  # px, at least, for which the strip of very many events shows one count
MOST = 3600  # counts of all strips together: each goes to the browser with every new picture


def mark_form(statuses: Sequence[str], inks: Sequence[str], grounds: Sequence[str], size: float) -> dict[str, Any]:
    """Return the form of marks: the symbol of each status, filled with ink where its form is, else with the ground."""
    forms = [FORMS[status] for status in statuses]
    return {
        "symbol": [symbol_of(form) for form in forms],
        "size": [form.size(size) for form in forms],
        "color": [ink if form.filled else ground for form, ink, ground in zip(forms, inks, grounds, strict=True)],
        "line": {"width": 2, "color": list(inks)},
        "opacity": 1,
    }


def mark_labels(arrangement: Arrangement, window: Window, scale: float, stage: Stage) -> list[Label]:
    """Return the label of every mark, in the order of the marks."""
    spacing = stage.spacing
    return [
        label(mark.item, mark.placed, mark.lane, mark.y, mark.event.words, window, scale, spacing)
        for mark in arrangement.marks
    ]


def grounds(arrangement: Arrangement, palette: Palette) -> list[tuple[float, float, str]]:
    """Return the rules of lanes, above each in its ink and below its ticks: px from the top, height in px, colour.

    The lanes themselves are paper: a tint behind words makes them harder to read, and a band of it looks like a bar.
    """
    found: list[tuple[float, float, str]] = []
    for number, lane in enumerate(arrangement.lanes):
        found.append((lane.top, LANE_RULE, of_lane(palette.inks, number)))
        found.append((lane.top + lane.height - LANE_FOOT, LANE_FOOT, of_lane(palette.bars, number)))
    return found


def densities(arrangement: Arrangement, width: int, stretch: Stretch) -> list[list[int]]:
    """Return how many of very many events each few px of each lane's strip stand for, in equal parts of the stretch."""
    pixels = int(width * stretch.held.days / stretch.longest)
    parts = max(1, min(pixels // BIN, MOST // len(arrangement.lanes)))
    return [list(line.density(stretch.held, parts)) for line in arrangement.lines]


def _bars(arrangement: Arrangement, labels: Sequence[Label], stage: Stage, lane: int) -> list[Trace]:
    """Return a lane's ranges, paler where an end is vague, and the thin bars of dates wider than a day."""
    own = [(index, mark) for index, mark in enumerate(arrangement.marks) if mark.lane == lane]
    drawn = [(index, bar) for index, mark in own for bar in strokes.bars(mark.item, mark.extent)]
    traces = []
    for kind, share in strokes.SHARES.items():
        colour = of_lane(stage.palette.inks if kind == "wide" else stage.palette.bars, lane)
        places = [(index, bar.start, bar.end) for index, bar in drawn if bar.kind == kind]
        paler = {"opacity": share} if share < 1 else {}
        traces.append(bars(labels, places, strokes.thickness(kind, stage), colour, **paler, uid=f"-{kind}"))
    return traces


def _marks(marks: Sequence[Mark], labels: Sequence[Label], members: Sequence[int], stage: Stage, **trace: Any) -> Trace:
    chosen = [marks[index] for index in members]
    inks = [of_lane(stage.palette.inks, mark.lane) for mark in chosen]
    form = mark_form([mark.event.status for mark in chosen], inks, [stage.palette.paper] * len(chosen), stage.mark)
    return points(labels, [(index, marks[index].at) for index in members], marker=form, **trace)


def _signs(marks: Sequence[Mark], labels: Sequence[Label], stage: Stage) -> list[Trace]:
    """Return the whiskers of dates that are not certain and of ranges without a known end, one trace for each form."""
    found: dict[str, list[tuple[int, strokes.Doubt]]] = {}
    for index, mark in enumerate(marks):
        for doubt in strokes.doubts(mark.event.date, mark.at, mark.placed.side, mark.extent):
            found.setdefault(WHISKERS.get(doubt.kind, doubt.kind), []).append((index, doubt))
    length = stage.mark * 0.5
    form = {"size": length, "line": {"width": 2, "color": stage.palette.ink}, "color": stage.palette.ink}
    # A whisker leads away from its mark; the point of an open end stands at the end of its bar, which is the picture's.
    away = {"open": length / 2 + 1}
    return [
        points(
            labels,
            [(index, doubt.day) for index, doubt in places],
            marker={
                **form,
                "symbol": "triangle-up" if name == "open" else "line-ns-open",
                "standoff": away.get(name, stage.mark / 2 + length / 2 + 1),
                "angle": [90 if doubt.leftwards != (name == "open") else -90 for _, doubt in places],
            },
            uid=f"-{name}",
        )
        for name, places in sorted(found.items())
    ]


def lane_traces(arrangement: Arrangement, labels: Sequence[Label], stage: Stage) -> list[Trace]:
    """Return the traces of the lanes, from the bottom up."""
    marks = arrangement.marks
    dotted = [index for index, mark in enumerate(marks) if FORMS[mark.event.status].dotted]
    firm = [index for index in range(len(marks)) if index not in set(dotted)]
    stroke = {
        "symbol": "line-ne-open",
        "size": stage.mark + 8,
        "line": {"width": 2, "color": stage.palette.ink},
        "color": stage.palette.ink,
    }
    disputed = [(index, mark.at) for index, mark in enumerate(marks) if mark.event.disputed]
    traces: list[Trace] = []
    for lane in range(len(arrangement.lanes)):
        traces += _bars(arrangement, labels, stage, lane)
    traces += _signs(marks, labels, stage)
    traces.append(_marks(marks, labels, firm, stage, uid="-firm"))
    traces.append(_marks(marks, labels, dotted, stage, uid="-forecast"))
    traces.append(points(labels, disputed, marker=stroke, uid="-disputed"))
    return traces
