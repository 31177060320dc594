"""Marks, bars and lines as Plotly draws them, as SVG: the same forms at the same hundredths of a px."""

from collections.abc import Iterator
from math import ceil, cos, floor, radians, sin, sqrt
from typing import Any

from rollout.figure.traces import Trace
from rollout.layout.forms import DOTTED, MarkForm
from rollout.layout.strokes import DASH_OF

Place = tuple[float, float]
THIN = 2.0  # px
OUTLINE = " ".join(f"{length}px" for length in DOTTED)
LENGTHS = {"dotted": "2px 2px", "dashed": "4px 2px", "dash-dotted": "4px 2px 1px 2px"}
WHISKERS = {"approximate": "about", "uncertain": "unsure", "both": "doubtful", "unknown": "unknown"}
"""What style sheets call the traces of whiskers, by what they say."""
DASHES = {"-forecast": OUTLINE, "-aims": OUTLINE}
DASHES |= {f"-{name}": LENGTHS[DASH_OF[kind]] for kind, name in WHISKERS.items()}
INSIDES = {"": "", "dot": "-dot", "cross": "-x"}  # what Plotly adds to the name of an outline
HANDLE = '<rect class="nsewdrag" width="100%" height="100%" fill="none" pointer-events="all"/>'
"""What a hand takes hold of before Plotly is there, by the name that Plotly has for its own."""


class Canvas:
    """Where the days and heights of a figure stand in px."""

    def __init__(self, figure: dict[str, Any], width: int) -> None:
        """Take the axes of a figure drawn at a width in px."""
        layout = figure["layout"]
        self.width, self.height = width, layout["height"]
        start, end = layout["xaxis"]["range"]
        self._start = float(start)
        self._scale: float = width / (end - self._start)
        self._above = self.height - layout["yaxis2"]["range"][0] if "yaxis2" in layout else 0.0

    def x(self, day: float) -> float:
        """Return the px of a day."""
        return round((day - self._start) * self._scale, 2)

    def top(self, trace: Trace) -> float:
        """Return the px above the axis that a trace stands on."""
        return self._above if trace.get("yaxis") == "y2" else 0.0

    def places(self, trace: Trace) -> list[Place | None]:
        """Return the px of every point of a trace from its axis, None where it has none."""
        pairs = zip(trace["x"], trace["y"], strict=True)
        return [None if x is None or y is None else (self.x(x), round(y, 2)) for x, y in pairs]


def _each(value: Any, count: int) -> list[Any]:
    """Return a setting for each point, whether the trace holds one for all or one for each."""
    return list(value) if isinstance(value, list) else [value] * count


def symbol_of(form: MarkForm) -> str:
    """Return Plotly's name for a form."""
    return form.outline + INSIDES[form.inside]


def _circle(r: float) -> str:
    return f"M{r},0A{r},{r} 0 1,1 0,-{r}A{r},{r} 0 0,1 {r},0Z"


def _path(symbol: str, size: float, angle: float, away: float) -> str:
    """Return a mark of a size as a path around 0,0, or so far off it in the direction of an angle in degrees."""
    r = size / 2
    wide, low, far = (round(share, 2) for share in (r * 2 / sqrt(3), r / 2, r * 1.3))
    if symbol in ("line-ns-open", "triangle-up"):
        corners = [(0, r * 1.4), (0, -r * 1.4)] if symbol == "line-ns-open" else [(-wide, low), (wide, low), (0, -r)]
        turn = radians(angle)
        turned = [(x * cos(turn) - (y + away) * sin(turn), x * sin(turn) + (y + away) * cos(turn)) for x, y in corners]
        return "M" + "L".join(f"{x:.4g},{y:.4g}" for x, y in turned) + "Z" * (len(corners) == 3)
    if symbol == "line-ne-open":
        return f"M{r},-{r}L-{r},{r}"
    name, _, inside = symbol.partition("-")
    outline, share = {
        "circle": (_circle(r), 1 / sqrt(2)),
        "square": (f"M{r},{r}H-{r}V-{r}H{r}Z", 1),
        "diamond": (f"M{far},0L0,{far}L-{far},0L0,-{far}Z", 0.65),
    }[name]
    h = round(r * share, 2)
    crossed = f"M{h},{h}L-{h},-{h}M{h},-{h}L-{h},{h}{outline}"
    return {"": outline, "dot": f"{outline}M0,0.5L0.5,0L0,-0.5L-0.5,0Z", "x": crossed}[inside]


def _marks(trace: Trace, places: list[Place | None]) -> Iterator[str]:
    marker, count = trace["marker"], len(places)
    dash = DASHES.get(trace.get("uid", ""))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    settings = (_each(marker.get(name), count) for name in ("symbol", "size", "color", "angle"))
    inks = _each(marker["line"]["color"], count)
    for place, symbol, size, fill, angle, ink in zip(places, *settings, inks, strict=True):
        if place:
            form = _path(symbol, size, angle or 0, marker.get("standoff", 0))
            yield (
                f'<path class="point" transform="translate({place[0]},{place[1]})" d="{form}" stroke-width="2px" '
                f'fill="{"none" if symbol.endswith("open") else fill}" stroke="{ink}"{dashed}/>'
            )


def _lines(trace: Trace, places: list[Place | None]) -> Iterator[str]:
    line, run = trace["line"], ""
    dash = f' stroke-dasharray="{line["dash"].replace(",", ", ")}"' if "px" in str(line.get("dash")) else ""
    for place in [*places, None]:
        if place:
            run += f"{'L' if run else 'M'}{place[0]},{place[1]}"
        elif run:
            yield f'<path d="{run}" fill="none" stroke="{line["color"]}" stroke-width="{line["width"]}px"{dash}/>'
            run = ""


def _seen(left: float, right: float) -> tuple[float, float]:
    """Return the edges of a bar, as Plotly widens to whole px what would be too thin to see."""
    if right - left < THIN:
        left = floor(left)
    return left, ceil(right) if right - left < THIN else right


def _bars(trace: Trace, canvas: Canvas) -> Iterator[str]:
    """Return the bars of a trace whose label is told."""
    thick, colours = trace["width"], _each(trace["marker"]["color"], len(trace["x"]))
    for start, length, y, fill in zip(trace["base"], trace["x"], trace["y"], colours, strict=True):
        if y is not None:
            left, right = _seen(canvas.x(start), canvas.x(start + length))
            top, bottom = round(y - thick / 2, 2), round(y + thick / 2, 2)
            yield f'<path class="bar" d="M{left},{top}V{bottom}H{right}V{top}Z" fill="{fill}"/>'


def plotted(trace: Trace, canvas: Canvas) -> str:
    """Return a trace as one group, empty where nothing of it is told; what does not stand on the axis is not drawn."""
    if trace["type"] == "bar":
        parts = [*_bars(trace, canvas)]
    else:
        places = canvas.places(trace)
        parts = [*_lines(trace, places)] if "lines" in trace["mode"] else [*_marks(trace, places)]
    opacity = f' opacity="{trace["opacity"]}"' if "opacity" in trace else ""
    top = canvas.top(trace)
    moved = f' transform="translate(0,{top})"' if top else ""
    return f'<g stroke-miterlimit="2"{opacity}{moved}>{"".join(parts)}</g>' if parts else ""
