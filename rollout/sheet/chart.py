"""The quantity panel of a sheet: one series on the same time axis, its targets in words. In px of the stage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Event
from rollout.layout.labels import told, words_at
from rollout.layout.metrics import Box as Bounds
from rollout.layout.metrics import overlaps
from rollout.layout.palette import of_lane
from rollout.layout.panel import AIM, FIGURE, JOIN, TIE, Note, Panel, Point, arrange_panel
from rollout.layout.scene import Box, Form, Line, Words
from rollout.layout.strokes import THIN, is_wide
from rollout.layout.theme import Stage
from rollout.sheet.lines import beside, block, legible, line, reach
from rollout.sheet.parts import Chart
from rollout.sheet.signs import Ruler, box, form, mixed
from rollout.timeline.marks import middle
from rollout.timeline.outcome import counted, reached_at
from rollout.timeline.series import Series
from rollout.timeline.sourcing import source_in_short
from rollout.words.say import headed, later, say

LIKE = later("one unit, one measure, one scope; never joined with another")


def _lines(panel: Panel, top: float, ruler: Ruler, ink: str, tie: str) -> tuple[Line, ...]:
    """Return the lines that join neighbours, and those that tie a target to the figure that answers it."""

    def joined(a: Point, b: Point, weight: float, colour: str, dash: str) -> Line:
        return Line(ruler.x(a.at), top + a.y, ruler.x(b.at), top + b.y, weight, colour, dash)

    return (
        *(joined(a, b, JOIN, ink, "dotted" if silent else "solid") for a, b, silent in panel.lines),
        *(joined(a, b, TIE, tie, "dashed") for a, b in panel.ties),
    )


def _forms(panel: Panel, top: float, ruler: Ruler, stage: Stage, ink: str) -> tuple[Form, ...]:
    palette = stage.palette
    places = [(point, stage.mark + FIGURE) for point in panel.points]
    places += [(where, stage.mark + AIM) for _, where in panel.targets]
    return tuple(
        form(one.event.status, one.event.disputed, ruler.x(one.at), top + one.y, size, ink, palette.paper, palette.ink)
        for one, size in places
    )


def _spreads(points: Iterable[Point], top: float, ruler: Ruler, fill: str) -> tuple[Box, ...]:
    """Return the thin bars of figures whose date is wider than a day."""
    found = [
        box(ruler.x(one.extent.start), ruler.x(one.extent.end), top + one.y, THIN, fill)
        for one in points
        if is_wide(one.extent)
    ]
    return tuple(one for one in found if one.width > 0)


def _told(notes: Sequence[Note], top: float, ruler: Ruler, stage: Stage) -> list[Words]:
    ends = (ruler.window.start, ruler.window.end)
    size = float(stage.type_size)
    return [
        beside(
            line(
                legible(note.words),
                ruler.x(words_at(note.item, note.placed, ruler.scale, ends, stage.spacing)),
                top + note.y,
                size,
                stage.palette.ink,
            ),
            note.placed.side,
            note.item.width,
        )
        for note in notes
        if told(note.item, note.placed, ruler.scale, ends, stage.spacing)
    ]


def _ticks(panel: Panel, top: float, ruler: Ruler, stage: Stage, taken: list[Bounds]) -> tuple[list[Line], list[Words]]:
    """Return the lines of round figures, and their words at the left or right edge, wherever they are clear."""
    palette, size = stage.palette, float(stage.type_size)
    lines = [
        Line(ruler.left, top + y, ruler.left + ruler.width, top + y, 1.0, palette.rule, "dotted")
        for y, _ in panel.ticks
    ]
    words: list[Words] = []
    for y, text in panel.ticks:
        wide = stage.words(text)
        for x in (ruler.left + 6.0, ruler.left + ruler.width - wide - 6.0):
            one = line(text, x, top + y - size * 0.55, size, palette.muted)
            if all(not overlaps([reach(one, stage.letters.wider), other], 0.5) for other in taken):
                words.append(one)
                break
    return lines, words


def _around(forms: Sequence[Form], lines: Sequence[Line]) -> list[Bounds]:
    """Return boxes about marks, and about every short piece of the lines."""
    found = [(one.x - one.size, one.y - one.size, one.x + one.size, one.y + one.size) for one in forms]
    for one in lines:
        pieces = max(1, int(abs(one.x2 - one.x1) // 8))
        for piece in range(pieces):
            xs = [one.x1 + (one.x2 - one.x1) * at / pieces for at in (piece, piece + 1)]
            ys = sorted(one.y1 + (one.y2 - one.y1) * at / pieces for at in (piece, piece + 1))
            found.append((xs[0], ys[0] - 2, xs[1], ys[1] + 2))
    return found


def _aloud(event: Event, figure: str) -> str:
    """Return a figure with its date, its source, and whether it is disputed."""
    source = say("source: {source}", source=source_in_short(event))
    disputed = f"{say('disputed')}; " if event.disputed else ""
    return headed(short_words(event.date), f"{figure} ({disputed}{source})")


def _alt(panel: Panel) -> str:
    """Return the figures of the window, each with its source, and all targets in sentences."""
    unit = panel.series.unit
    figures = "; ".join(_aloud(one.event, counted(one.value, unit)) for one in panel.points)
    goals = " ".join(f"{target.words}." for target, _ in panel.targets)
    return legible(f"{panel.series.title}. {figures}. {goals}")


def _head(title: str, top: float, ruler: Ruler, stage: Stage, ink: str) -> list[Words]:
    size = float(stage.type_size)
    wider = stage.letters.wider
    words = block(legible(title), ruler.left + 6.0, top + 2.0, (ruler.width - 12.0) / wider, size, ink, "semibold")
    x = words[-1].x + words[-1].width * wider + size * 0.8
    alike = say(LIKE)
    if len(words) == 1 and x + stage.words(alike) < ruler.left + ruler.width:
        words.append(line(alike, x, words[-1].y + words[-1].height / 2, size, stage.palette.muted))
    return words


def within(series: Series, ruler: Ruler) -> Series:
    """Return the figures and targets of a series that lie in the window, for only these set the height of the panel."""

    def seen(when: EdtfDate) -> bool:
        return ruler.shows(middle(when, ruler.window))

    points = tuple(event for event in series.points if seen(reached_at(event)))
    return replace(series, points=points, targets=tuple(one for one in series.targets if seen(one.due)))


def chart(series: Series, number: int, top: float, ruler: Ruler, stage: Stage) -> Chart:
    """Return a series drawn in a panel as high as the stage says; `number`: the lane whose ink it wears."""
    palette = stage.palette
    ink = of_lane(palette.inks, number)
    head = _head(series.title, top, ruler, stage, ink)
    lower = top + (head[-1].y + head[-1].height - head[0].y) - head[0].height
    panel = arrange_panel(series, replace(stage, panel=round(stage.panel - (lower - top))), ruler.window)
    forms = _forms(panel, lower, ruler, stage, ink)
    lines = _lines(panel, lower, ruler, ink, palette.ink)
    notes = _told(panel.notes, lower, ruler, stage)
    taken = [*(reach(one, stage.letters.wider) for one in (*head, *notes)), *_around(forms, lines)]
    rules, ticks = _ticks(panel, lower, ruler, stage, taken)
    everyone = (*panel.points, *(where for _, where in panel.targets))
    return Chart(
        ground=Box(ruler.left, top, ruler.width, float(stage.panel), palette.paper),
        head=tuple(head),
        rules=tuple(rules),
        lines=lines,
        boxes=_spreads(everyone, lower, ruler, mixed(ink, palette.paper, 0.5)),
        forms=forms,
        words=(*ticks, *notes),
        alt=_alt(panel),
    )
