"""A native chart on a slide: its exact values in a spreadsheet of its own, dressed as the page's panel is."""

from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from rollout.evidence.units import is_share
from rollout.layout.forms import FORMS
from rollout.layout.palette import Palette
from rollout.outputs.deck.colours import by_theme
from rollout.outputs.deck.package import tidy_workbook
from rollout.outputs.deck.parts import ChartLine, Figures, ShapeSpec
from rollout.outputs.deck.shapes import emu
from rollout.words.say import language
from rollout.words.tongues import BILLION, MILLION, TONGUES

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
COMMAS = {BILLION: ",,,", MILLION: ",,"}
SHARES = '#,##0"%"'
MARKERS = {  # and their sizes in points
    "circle": (XL_MARKER_STYLE.CIRCLE, 9),
    "square": (XL_MARKER_STYLE.SQUARE, 8),
    "diamond": (XL_MARKER_STYLE.DIAMOND, 12),
}


def large_numbers() -> str:
    """Return the format of large numbers, in words where they count by thousands: a comma in it divides by one."""
    large = zip(COMMAS, TONGUES[language()].brief, strict=False)  # Chinese counts by ten thousands and has none
    return ";".join([*(f'[>={size}]#,##0.##{COMMAS[size]}"{words}"' for size, words in large), "#,##0"])


def _data(figures: Figures) -> Any:
    data = XyChartData(number_format="General")
    for line in figures.lines:
        series = data.add_series(line.name)
        for mark in line.marks:
            series.add_data_point(mark.year, mark.value)
    return data


def values(chart: Any) -> str:
    """Return the numbers that a chart shows, as text to be compared."""
    every = chart._chartSpace.iter("{*}ser")
    found = [
        float(node.text or 0)
        for one in every
        for tag in ("xVal", "yVal")
        for node in one.iterfind(f"{{*}}{tag}//{{*}}v")
    ]
    return " ".join(f"{number:.3f}" for number in found)


def _colour(code: str) -> Any:
    return RGBColor.from_string(code[1:].upper())


def _ink(part: Any, colour: str, weight: float) -> None:
    part.line.color.rgb = _colour(colour)
    part.line.width = Pt(weight)


def _dress_mark(marker: Any, ink: str, outline: str, filled: bool) -> None:
    """Draw a mark; a hollow one has no fill at all.

    LibreOffice draws every mark whole in the colour of its fill, or of its line without one: with the paper's colour a
    hollow mark could not be seen there, so it is solid, and what a mark means is said by its form and the words beside.
    """
    marker.style, marker.size = MARKERS[outline]
    if filled:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _colour(ink)
    else:
        marker.format.fill.background()
    _ink(marker.format, ink, 1.75)


def _dress(series: Any, line: ChartLine, ink: str) -> None:
    """Give a series its line and every mark its form."""
    series.smooth = False
    if line.kind in ("joined", "silent"):
        _ink(series.format, ink, 2.25)
        series.format.line.dash_style = MSO_LINE.ROUND_DOT if line.kind == "silent" else MSO_LINE.SOLID
    else:
        series.format.line.fill.background()
    if line.kind == "silent":
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    aim = "diamond" if line.kind == "target" else ""  # whatever the status of what is to come
    _dress_mark(series.marker, ink, aim or "circle", line.kind == "joined")
    for at, mark in enumerate(line.marks):
        form = FORMS[mark.event.status]
        _dress_mark(series.points[at].marker, ink, aim or form.outline, form.filled and not mark.event.disputed)


def _dress_axes(chart: Any, figures: Figures, palette: Palette) -> None:
    """Begin and end at the first of a year, with a word for every year, or every second, fifth, tenth …."""
    units = {mark.event.quantity.unit for mark in figures.marks if mark.event.quantity}
    numbers = SHARES if any(is_share(unit) for unit in units) else large_numbers()
    years = [mark.year for mark in figures.marks]
    first, last = int(min(years)), int(max(years) + 1)
    step = next((step for step in STEPS if (last - first) / step <= 12), 1000)
    for axis, form in ((chart.category_axis, "0"), (chart.value_axis, numbers)):
        axis.tick_labels.number_format = form
        axis.tick_labels.number_format_is_linked = False
        axis.tick_labels.font.size = Pt(14)
        axis.tick_labels.font.color.rgb = _colour(palette.muted)
        axis.has_minor_gridlines = False
        _ink(axis.format, palette.edge, 1.0)
    chart.value_axis.minimum_scale = 0
    _ink(chart.value_axis.major_gridlines.format, palette.rule, 1.0)
    across = chart.category_axis
    across.has_major_gridlines = False
    across.minimum_scale, across.maximum_scale, across.major_unit = first, last, step


def dress(chart: Any, figures: Figures, palette: Palette) -> None:
    """Give a chart its forms, axes, type and legend, and its spreadsheet fixed bytes without a name or date."""
    chart.has_title = False
    chart.font.size = Pt(14)
    chart.font.color.rgb = _colour(palette.ink)
    chart.has_legend = False
    for series, line in zip(chart.plots[0].series, figures.lines, strict=True):
        _dress(series, line, figures.ink)
    _dress_axes(chart, figures, palette)
    by_theme(chart._chartSpace, palette)
    book = chart.part.chart_workbook.xlsx_part
    book._blob = tidy_workbook(book.blob)


def add_chart(slide: Any, piece: ShapeSpec, figures: Figures, palette: Palette) -> Any:
    """Put a chart on a slide in the place of its piece; return its element."""
    place = piece.place
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER,
        emu(place.x),
        emu(place.y),
        emu(place.width),
        emu(place.height),
        _data(figures),
    )
    frame.name = piece.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", dict(piece.texts)["alt"])
    dress(frame.chart, figures, palette)
    return frame._element


def renew_chart(frame: Any, piece: ShapeSpec, figures: Figures, palette: Palette) -> None:
    """Give a chart on a slide new figures."""
    frame.chart.replace_data(_data(figures))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", dict(piece.texts)["alt"])
    dress(frame.chart, figures, palette)
