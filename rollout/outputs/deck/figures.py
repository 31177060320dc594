"""The slide of the quantity series: what its chart holds, and every figure in words beside it."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Event
from rollout.figure.view_figure import pick
from rollout.layout.palette import Palette, of_lane
from rollout.outputs.deck.furniture import BOTTOM
from rollout.outputs.deck.layouts import FIRST, body
from rollout.outputs.deck.pages import TOP, page_title
from rollout.outputs.deck.parts import (
    MARGIN,
    WIDE,
    ChartLine,
    ChartMark,
    Figures,
    Place,
    ShapeSpec,
    SlideSpec,
    short_digest,
)
from rollout.outputs.deck.rows import Row, columns, high, text_piece
from rollout.outputs.deck.shapes import Run
from rollout.sheet.chart import LIKE
from rollout.timeline.edition import Edition
from rollout.timeline.excerpt import span_of_all
from rollout.timeline.marks import middle
from rollout.timeline.naming import named, one_line
from rollout.timeline.outcome import counted, reached_at
from rollout.timeline.series import SILENCE, Series, Target, all_series
from rollout.timeline.sourcing import source_in_short
from rollout.timeline.standing import standing
from rollout.timeline.view import known_of
from rollout.timeline.window import EPOCH, Window, number
from rollout.words.say import headed, say

ASIDE = 290.0  # points: the words beside the chart
CHART = "chart:1/chart"


def series_of(edition: Edition) -> Series | None:
    """Return the series that the view names, else the first of which it shows a figure."""
    shown = set(edition.shown)
    known = [
        one
        for one in all_series(known_of(edition.dataset.events, edition.view))
        if shown & {*one.points, *(target.event for target in one.targets)}
    ]
    return pick(known, edition.view.series)


def year_of(day: float) -> float:
    """Return a day as a year with decimals, 2020.5 for the middle of 2020: every program draws such an axis alike."""
    year = date.fromordinal(min(max(int(day) + EPOCH, 1), date.max.toordinal())).year
    first = number(date(year, 1, 1))
    return round(year + (day - first) / (366 if isleap(year) else 365), 4)


def _year(when: EdtfDate, span: Window) -> float:
    """Return the middle of what a date allows as a year with decimals."""
    return year_of(middle(when, span))


def _mark(event: Event, span: Window) -> ChartMark:
    quantity = event.quantity
    value, unit = (quantity.count, quantity.unit) if quantity else (0, "")
    doubt = standing(event)
    told = f"{counted(value, unit)} ({doubt}; {say('source: {source}', source=source_in_short(event))})"
    words = headed(short_words(event.date), told)
    return ChartMark(event, _year(reached_at(event), span), value, one_line(words))


def _target(target: Target, span: Window) -> ChartMark:
    return ChartMark(
        target.event, _year(target.due, span), target.value, one_line(f"{target.words} ({say(target.event.status)})")
    )


def _runs(marks: Iterable[ChartMark]) -> list[list[ChartMark]]:
    """Return figures in runs; between two runs lies a silence in which no figure was found."""
    runs: list[list[ChartMark]] = []
    for mark in marks:
        if not runs or mark.year - runs[-1][-1].year > SILENCE / 365.25:
            runs.append([])
        runs[-1].append(mark)
    return runs


def figures(series: Series, ink: str, paper: str, span: Window) -> Figures:
    """Return the data of a chart: a line joins only what may be joined, and turns to dots over a silence."""
    runs = _runs(_mark(event, span) for event in series.joined)
    loose = tuple(_mark(event, span) for event in series.points if event not in series.joined)
    targets = tuple(_target(one, span) for one in series.targets)
    lines = [
        ChartLine(say("Figures") if n == 1 else say("Figures, part {n}", n=n), "joined", tuple(run))
        for n, run in enumerate(runs, 1)
    ]
    lines += [ChartLine(say("No figure found between"), "silent", (a[-1], b[0])) for a, b in pairwise(runs)]
    lines += [ChartLine(say("Figures on their own"), "loose", loose)] if loose else []
    lines += [ChartLine(say("Targets and forecasts"), "target", targets)] if targets else []
    return Figures(tuple(lines), ink, paper)


def chart_piece(name: str, found: Figures, title: str, place: Place) -> ShapeSpec:
    """Return a chart as a piece of a slide, told in words; it is drawn when it is put there."""
    words = "; ".join(mark.words for mark in found.marks)
    data = "|".join(
        f"{line.name} {mark.year} {mark.value} {mark.event.status}" for line in found.lines for mark in line.marks
    )
    return ShapeSpec(
        name, place, "", (("alt", one_line(f"{title}. {words}")), ("values", found.values)), short_digest(data)
    )


def _how(found: Figures) -> str:
    """Return how the chart is read: only what stands in it, and what holds where a hollow mark is drawn solid too."""
    kinds = {line.kind for line in found.lines}
    own = say(LIKE)
    parts = [f"{own[:1].upper()}{own[1:]}."]
    parts += [say("Diamond: target or forecast, at the date it was due.")] if "target" in kinds else []
    parts += [say("Dotted: no figure was found in between.")] if "silent" in kinds else []
    return " ".join(parts)


def figure_pages(edition: Edition, palette: Palette) -> list[SlideSpec]:
    """Return the chart with its figures in words, which run on over further slides where they are many."""
    series = series_of(edition)
    if series is None:
        return []
    number = edition.dataset.lanes.index(series.points[0].lane)
    found = figures(series, of_lane(palette.inks, number), palette.paper, span_of_all(edition.dataset))
    title = named(series.title)
    rows = [Row("figure", (Run(mark.words, palette.ink),), 14.0, 5.0) for mark in found.marks]
    like = Row("like", (Run(_how(found), palette.muted),), 14.0, 12.0)
    heading = page_title("chart:1", title, palette)
    below = max(TOP - 14.0, heading.place.y + heading.place.height)
    top, room = below + 42.0, ASIDE
    beside = sum(high(row, room) + row.below for row in rows) <= BOTTOM - top
    wide = WIDE - 2 * MARGIN - (room + 20.0 if beside else 0.0)
    pieces = [
        heading,
        text_piece("chart:1/like", Place(MARGIN, below, WIDE - 2 * MARGIN, 36.0), [like], body(FIRST)),
    ]
    if beside:
        pieces.append(
            text_piece("chart:1/figures", Place(WIDE - MARGIN - room, top, room, BOTTOM - top), rows, body(FIRST + 1))
        )
    leaves = [
        SlideSpec(
            "chart:1", (*pieces, chart_piece(CHART, found, title, Place(MARGIN, top, wide, BOTTOM - top))), chart=found
        )
    ]
    for at, words in enumerate([] if beside else columns("figures", rows, TOP, BOTTOM, 3), 1):
        leaves.append(
            SlideSpec(
                f"figures:{at}", (page_title(f"figures:{at}", say("{title}: figures", title=title), palette), *words)
            )
        )
    return leaves
