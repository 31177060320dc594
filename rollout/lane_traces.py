"""The lanes as Plotly traces and shapes: grounds, strips, bars, marks, signs and words."""

from collections.abc import Sequence
from typing import Any

from rollout.lanes import Arrangement, Mark
from rollout.palette import Palette, of_lane
from rollout.theme import MARK_SYMBOLS, STRIP, Stage
from rollout.traces import Label, Trace, bars, label, points, still, words
from rollout.vocabulary import AHEAD
from rollout.window import Window, iso

BIN = 2  # px, at least, for which the strip of very many events shows one count
MOST = 2400  # counts of all strips together: each goes to the browser with every new window
WHISKERS = {"approximate": "about", "uncertain": "unsure", "both": "doubtful"}


def mark_form(statuses: Sequence[str], inks: Sequence[str], grounds: Sequence[str], size: float) -> dict[str, Any]:
    """Return the form of marks: one symbol a status, filled with ink where documented, else with the ground."""
    fills = [
        ink if status == "documented" else ground for status, ink, ground in zip(statuses, inks, grounds, strict=True)
    ]
    return {
        "symbol": [MARK_SYMBOLS[status] for status in statuses],
        "size": [size + 1 if status in AHEAD else size for status in statuses],
        "color": fills,
        "line": {"width": 2, "color": list(inks)},
        "opacity": 1,
    }


def mark_labels(arrangement: Arrangement, window: Window, scale: float, stage: Stage) -> list[Label]:
    """Return the label of every mark, in the order of the marks."""
    return [
        label(mark.item, mark.placed, mark.lane, mark.y, mark.event.words, window, scale, stage.spacing)
        for mark in arrangement.marks
    ]


def grounds(arrangement: Arrangement, palette: Palette) -> list[dict[str, Any]]:
    """Return the grounds of lanes and strips as shapes."""
    shapes = []
    for number, lane in enumerate(arrangement.lanes):
        bottom = lane.top + lane.height
        for y0, y1, colours in ((lane.top, bottom, palette.grounds), (bottom - STRIP, bottom, palette.strips)):
            shapes.append(
                {
                    "type": "rect",
                    "xref": "paper",
                    "yref": "y",
                    "x0": 0,
                    "x1": 1,
                    "y0": y0,
                    "y1": y1,
                    "fillcolor": of_lane(colours, number),
                    "line": {"width": 0},
                    "layer": "below",
                }
            )
    return shapes


def _moment(days: float) -> str:
    """Return days since 1 January 1970 as Plotly's text for a time, to the minute."""
    hour, minute = divmod(int(days % 1 * 1440), 60)
    return f"{iso(days // 1)} {hour:02}:{minute:02}"


def _strip(arrangement: Arrangement, stage: Stage) -> Trace:
    marks = arrangement.marks
    tick = {
        "symbol": "line-ns-open",
        "size": STRIP - 5,
        "line": {"width": 2, "color": [of_lane(stage.palette.inks, mark.lane) for mark in marks]},
        "color": [of_lane(stage.palette.inks, mark.lane) for mark in marks],
    }
    strip = still([mark.at for mark in marks], [arrangement.lanes[mark.lane].strip for mark in marks], marker=tick)
    # Plotly guesses the kind of axis anew from its first trace when words slide: dates must look like dates.
    return {**strip, "x": [_moment(mark.at) for mark in marks], "meta": "ticks"}


def _densities(arrangement: Arrangement, stage: Stage, window: Window) -> list[Trace]:
    """Return the strips of very many events: for every few px a line as high as there are many, on a root scale."""
    parts = max(1, min(stage.width // BIN, MOST // len(arrangement.lanes)))
    traces: list[Trace] = []
    for number, (lane, line) in enumerate(zip(arrangement.lanes, arrangement.lines, strict=True)):
        counts = line.density(window, parts)
        most = max(*counts, 1) ** 0.5
        x: list[float | None] = []
        y: list[float | None] = []
        for part, count in enumerate(counts):
            if count:
                day = window.start + window.days * (part + 0.5) / parts
                x += [day, day, None]
                bottom = lane.strip + STRIP / 2
                y += [bottom, round(bottom - STRIP * (0.25 + 0.75 * count**0.5 / most), 1), None]
        strip = still(
            x,
            y,
            mode="lines",
            line={"width": stage.width / parts - 0.5, "color": of_lane(stage.palette.inks, number)},
            connectgaps=False,
        )
        traces.append({**strip, "x": [None if day is None else _moment(day) for day in x]} if not traces else strip)
    return traces


def _bars(arrangement: Arrangement, labels: Sequence[Label], stage: Stage, lane: int) -> list[Trace]:
    """Return a lane's ranges, paler where an end is vague, and the thin bars of dates wider than a day."""
    own = [(index, mark) for index, mark in enumerate(arrangement.marks) if mark.lane == lane]
    ranges = [(index, mark.extent) for index, mark in own if mark.item.on_bar]
    wide = [
        (index, mark.extent.start, mark.extent.end)
        for index, mark in own
        if not mark.item.on_bar and mark.extent.end - mark.extent.start > 1
    ]
    thick, bar = stage.row - 5, of_lane(stage.palette.bars, lane)
    vague = [(index, where.start, where.end) for index, where in ranges]
    sure = [(index, where.sure_start, where.sure_end) for index, where in ranges]
    return [
        bars(labels, vague, thick, bar, opacity=0.45),
        bars(labels, sure, thick, bar),
        bars(labels, wide, 3.5, of_lane(stage.palette.inks, lane), opacity=0.5),
    ]


def _marks(marks: Sequence[Mark], labels: Sequence[Label], members: Sequence[int], stage: Stage, **trace: Any) -> Trace:
    chosen = [marks[index] for index in members]
    inks = [of_lane(stage.palette.inks, mark.lane) for mark in chosen]
    grounds = [of_lane(stage.palette.grounds, mark.lane) for mark in chosen]
    form = mark_form([mark.event.status for mark in chosen], inks, grounds, stage.mark)
    return points(labels, [(index, marks[index].at) for index in members], marker=form, **trace)


def _signs(marks: Sequence[Mark], labels: Sequence[Label], stage: Stage) -> list[Trace]:
    """Return the whiskers of dates that are not certain and of ranges without a known end, one trace for each form.

    A whisker stands beside its mark, away from the words.
    """
    found: dict[str, list[tuple[int, float, bool]]] = {}
    for index, mark in enumerate(marks):
        when, leftwards = mark.event.date, mark.placed.side != "left"
        if when.certainty in WHISKERS:
            found.setdefault(WHISKERS[when.certainty], []).append((index, mark.at, leftwards))
        if when.kind == "interval":
            for known, day, left in (
                (when.start, mark.extent.start, True),
                (when.end, mark.extent.end, False),
            ):
                if known != "known":
                    found.setdefault("open" if known == "open" else "unknown", []).append((index, day, left))
    length = stage.mark * 0.5
    form = {
        "size": length,
        "line": {"width": 2, "color": stage.palette.ink},
        "color": stage.palette.ink,
        "standoff": stage.mark / 2 + length / 2 + 1,
    }
    return [
        points(
            labels,
            [(index, day) for index, day, _ in places],
            marker={
                **form,
                "symbol": "triangle-up" if name == "open" else "line-ns-open",
                "angle": [90 if left else -90 for _, _, left in places],
            },
            uid=f"-{name}",
        )
        for name, places in sorted(found.items())
    ]


def lane_traces(arrangement: Arrangement, labels: Sequence[Label], stage: Stage, window: Window) -> list[Trace]:
    """Return the traces of the lanes, from the bottom up."""
    marks = arrangement.marks
    dotted = [index for index, mark in enumerate(marks) if mark.event.status == "forecast"]
    firm = [index for index in range(len(marks)) if index not in set(dotted)]
    stroke = {
        "symbol": "line-ne-open",
        "size": stage.mark + 8,
        "line": {"width": 2, "color": stage.palette.ink},
        "color": stage.palette.ink,
    }
    disputed = [(index, mark.at) for index, mark in enumerate(marks) if mark.event.disputed]
    scale = stage.width / window.days
    traces = _densities(arrangement, stage, window) if arrangement.lines else [_strip(arrangement, stage)]
    for lane in range(len(arrangement.lanes)):
        traces += _bars(arrangement, labels, stage, lane)
    traces += _signs(marks, labels, stage)
    traces.append(_marks(marks, labels, firm, stage))
    traces.append(_marks(marks, labels, dotted, stage, uid="-forecast"))
    traces.append(points(labels, disputed, marker=stroke))
    traces.append(words(labels, range(len(marks)), stage.type_size, scale, stage.spacing, stage.palette.ink))
    return traces
