"""The first view drawn without a browser: the figure's own dictionaries as SVG, until Plotly has drawn the same."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from rollout.text import plain
from rollout.traces import DAY, Trace
from rollout.typeface import STACK
from rollout.window import number, year_of

Place = tuple[float, float]
EPOCH = datetime(1970, 1, 1)  # Plotly's times have no zone
DASHES = {"-forecast": "2.4 2.2", "-aims": "2.4 2.2", "-about": "2 2"}
MOST_YEARS = 16
BASELINE = 0.35  # of the type size, from the middle of the words down to the line they stand on


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

    def x(self, when: Any) -> float:
        """Return the px of a time in milliseconds, or in Plotly's text for it."""
        text = isinstance(when, str)
        ms = (datetime.fromisoformat(when) - EPOCH) / timedelta(milliseconds=1) if text else float(when)
        return round((ms - self._start) * self._scale, 1)

    def places(self, trace: Trace) -> list[Place | None]:
        """Return the px of every point of a trace, None where it has none."""
        above = self._above if trace.get("yaxis") == "y2" else 0.0
        pairs = zip(trace["x"], trace["y"], strict=True)
        return [None if x is None or y is None else (self.x(x), round(y + above, 1)) for x, y in pairs]


def _each(value: Any, count: int) -> list[Any]:
    """Return a setting for each point, whether the trace holds one for all or one for each."""
    return list(value) if isinstance(value, list) else [value] * count


def _form(symbol: str, size: float) -> str:
    """Return a mark of a size around 0,0 as the content of a group, in Plotly's own proportions."""
    r = size / 2
    cross = f'<path d="M{-r * 0.7} {-r * 0.7}L{r * 0.7} {r * 0.7}M{r * 0.7} {-r * 0.7}L{-r * 0.7} {r * 0.7}"/>'
    forms = {
        "circle": f'<circle r="{r}"/>',
        "circle-dot": f'<circle r="{r}"/><circle r="{r * 0.3}" fill="currentColor" stroke="none"/>',
        "circle-x": f'<circle r="{r}"/>{cross}',
        "diamond": f'<path d="M{r * 1.3} 0L0 {r * 1.3}L{-r * 1.3} 0L0 {-r * 1.3}Z"/>',
        "line-ns-open": f'<path d="M0 {r * 1.4}V{-r * 1.4}"/>',
        "line-ne-open": f'<path d="M{r} {-r}L{-r} {r}"/>',
        "triangle-up": f'<path d="M{-r * 1.15} {r * 0.58}H{r * 1.15}L0 {-r * 1.15}Z"/>',
    }
    return forms[symbol]


def _marks(trace: Trace, places: list[Place | None]) -> Iterator[str]:
    marker = trace["marker"]
    if marker.get("opacity") == 0:
        return
    count = len(places)
    dash = DASHES.get(trace.get("uid", ""), "4 2" if "standoff" in marker else "")
    settings = zip(
        places,
        _each(marker["symbol"], count),
        _each(marker["size"], count),
        _each(marker["color"], count),
        _each(marker["line"]["color"], count),
        _each(marker.get("angle", 0), count),
        strict=True,
    )
    for place, symbol, size, fill, ink, angle in settings:
        if place:
            turn = f" rotate({angle}) translate(0 {marker['standoff']})" if angle else ""
            dashed = f' stroke-dasharray="{dash}"' if dash else ""
            yield (
                f'<g transform="translate({place[0]} {place[1]}){turn}" fill="{fill}" stroke="{ink}" color="{ink}" '
                f'stroke-width="2"{dashed} class="point">{_form(symbol, size)}</g>'
            )


def _lines(trace: Trace, places: list[Place | None]) -> Iterator[str]:
    path, pen = "", "M"
    for place in places:
        path += f"{pen}{place[0]} {place[1]}" if place else ""
        pen = "L" if place else "M"
    if path:
        line = trace["line"]
        dash = f' stroke-dasharray="{line["dash"]}"' if "px" in str(line.get("dash")) else ""
        opacity = f' opacity="{trace["opacity"]}"' if "opacity" in trace else ""
        yield f'<path d="{path}" fill="none" stroke="{line["color"]}" stroke-width="{line["width"]}"{dash}{opacity}/>'


def _bars(trace: Trace, canvas: Canvas) -> Iterator[str]:
    """Return the bars of a trace whose label is told."""
    thick, opacity = trace["width"], f' opacity="{trace["opacity"]}"' if "opacity" in trace else ""
    for start, length, y in zip(trace["base"], trace["x"], trace["y"], strict=True):
        if y is not None:
            left, right = canvas.x(start), canvas.x(start + length)
            yield (
                f'<rect x="{left}" y="{y - thick / 2:.1f}" width="{right - left:.1f}" height="{thick}" '
                f'fill="{trace["marker"]["color"]}"{opacity}/>'
            )


def _words(trace: Trace, places: list[Place | None]) -> Iterator[str]:
    font = trace["textfont"]
    away = trace["marker"]["size"] / 1.6 + 1
    for place, words, side in zip(places, trace["text"], trace["textposition"], strict=True):
        if place:
            left = side == "middle left"
            x, end = (place[0] - away, "end") if left else (place[0] + away, "start")
            yield (
                f'<text x="{x:.1f}" y="{place[1] + font["size"] * BASELINE:.1f}" text-anchor="{end}" '
                f'font-size="{font["size"]}" fill="{font["color"]}">{words}</text>'
            )


def _grounds(figure: dict[str, Any], width: int) -> Iterator[str]:
    for shape in figure["layout"]["shapes"]:
        top, bottom = shape["y0"], shape["y1"]
        yield f'<rect width="{width}" y="{top}" height="{bottom - top}" fill="{shape["fillcolor"]}"/>'


def _lane_names(figure: dict[str, Any]) -> Iterator[str]:
    size = figure["layout"]["font"]["size"]
    for lane in figure["layout"]["meta"]["lanes"]:
        yield (
            f'<text x="8" y="{lane["top"] + size * 1.35:.1f}" font-size="{size + 2}" font-weight="600" '
            f'fill="{lane["ink"]}">{plain(lane["name"])}</text>'
        )


def _years(figure: dict[str, Any], canvas: Canvas) -> Iterator[str]:
    """Return the words of the axis where years are short enough to be all there: other axes are left to Plotly."""
    axis = figure["layout"]["xaxis"]
    years = range(year_of(axis["range"][0] / DAY) + 1, year_of(axis["range"][1] / DAY))
    if not 3 <= len(years) <= MOST_YEARS:
        return
    font = axis["tickfont"]
    y = figure["layout"]["yaxis"]["range"][0] + font["size"] * 1.04
    for year in years:
        first, last = (canvas.x(number(date(at, 1, 1)) * DAY) for at in (year, year + 1))
        yield (
            f'<text x="{(first + last) / 2:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{font["size"]}" '
            f'fill="{font["color"]}">{year}</text>'
        )


def svg(figure: dict[str, Any]) -> str:
    """Return a figure as SVG: its grounds, bars, marks and words at the width that it was drawn for."""
    width = figure["layout"]["meta"]["width"]
    canvas = Canvas(figure, width)
    parts = [*_grounds(figure, width), *_lane_names(figure), *_years(figure, canvas)]
    for trace in figure["data"]:
        if trace["type"] == "bar":
            parts += _bars(trace, canvas)
            continue
        places = canvas.places(trace)
        if "lines" in trace["mode"]:
            parts += _lines(trace, places)
        if "markers" in trace["mode"]:
            parts += _marks(trace, places)
        if "text" in trace["mode"]:
            parts += _words(trace, places)
    size = f'width="{width}" height="{canvas.height}" viewBox="0 0 {width} {canvas.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{plain(STACK)}" role="img" '
        f'aria-label="Timeline">{"".join(parts)}</svg>'
    )
