"""The quantity panel arranged: one series on the time axis, its targets in words, nothing on top of anything."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.layout.labels import Item, Placed, place
from rollout.layout.labels.geometry import collision, inks
from rollout.layout.theme import Stage
from rollout.timeline.marks import middle
from rollout.timeline.outcome import counted, reached_at
from rollout.timeline.series import SILENCE, Series, Target
from rollout.timeline.window import Extent, Window, extent

FOOT, ABOVE = 8, 8  # px below zero, and above the scale, lest the choice of series cut the stroke of a disputed mark
OFFSETS = (0, -0.95, 0.95, -1.5)  # rows by which words may stand off their mark
FIGURE, AIM = -2, 1  # px by which the mark of a figure, of a target differs in size from that of an event
JOIN, TIE = 2.0, 1.5  # px of a line between figures, and from a target to its answer
APART = 0.9  # rows between words that need not keep clear of each other
NEAR = 0.58  # share of a row within which a figure keeps words away: half of its mark and half of the letters


@dataclass(frozen=True, slots=True)
class Point:
    """One figure or target of the panel: its event, its extent in time, its value and its height in px in the panel.

    at: where its mark stands, in days: the middle of its date, of a running total over a range that of the range's end.
    """

    event: Event
    extent: Extent
    at: float
    value: int
    y: float


Join = tuple[Point, Point, bool]  # two neighbours, and whether a long silence lies between them
Wanted = tuple[float, Item, Point]  # the height of words, the words, and what they speak of


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a target or of the newest figure: what they say, where they stand, and their height in px."""

    words: str
    item: Item
    placed: Placed
    y: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A series arranged in a panel of a height in px; lines join neighbours, dotted over a long silence."""

    series: Series
    height: int
    points: tuple[Point, ...]
    targets: tuple[tuple[Target, Point], ...]
    lines: tuple[Join, ...]
    notes: tuple[Note, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def ties(self) -> tuple[tuple[Point, Point], ...]:
        """Return every target with the figure that answers it, which a thin line joins."""
        at = {point.event.id: point for point in self.points}
        return tuple((where, at[one.answer.id]) for one, where in self.targets if one.answer and one.answer.id in at)


def _top(values: list[int]) -> tuple[float, float]:
    """Return a round step and the top of the scale above the greatest value."""
    most = max(values)
    size = 10.0 ** (len(str(most)) - 1)
    steps = (size * part for part in (0.5, 1, 2, 2.5, 5))
    return next(step for step in steps if step % 1 == 0 and most / step <= 3), most * 1.08


def _crossing(line: Join, low: float, high: float) -> tuple[float, float] | None:
    """Return between which days a line runs through a band of heights, if it does."""
    a, b = line[0], line[1]
    if max(a.y, b.y) < low or min(a.y, b.y) > high:
        return None
    if a.y == b.y:
        return a.at, b.at
    cuts = sorted(min(max((edge - a.y) / (b.y - a.y), 0.0), 1.0) for edge in (low, high))
    return a.at + (b.at - a.at) * cuts[0], a.at + (b.at - a.at) * cuts[1]


def _apart(items: list[Item]) -> list[Item]:
    """Return stretches of days joined where they meet, so that each stands apart from the next."""
    apart: list[Item] = []
    for item in sorted(items, key=lambda one: (one.start, one.end)):
        if apart and item.start <= apart[-1].end:
            last = apart.pop()
            apart.append(Item(last.key, last.start, max(item.end, last.end), 0.0, 0, False))
        else:
            apart.append(item)
    return apart


def _obstacles(points: list[Point], lines: list[Join], y: float, row: float) -> list[Item]:
    """Return the stretches of days in which figures or lines cross a row of words."""
    low, high = y - row * NEAR, y + row * NEAR
    days = [(point.extent.start, point.extent.end) for point in points if low <= point.y <= high]
    days += [crossing for line in lines if (crossing := _crossing(line, low, high))]
    return _apart([Item(f"{start}", start, end, 0.0, 0, False) for start, end in days])


def _clear(point: Point, y: float, points: list[Point], lines: list[Join], row: float) -> list[Item]:
    """Return what words for a point must keep clear of at a height: every figure but its own, and every line there."""
    others = [other for other in points if other is not point]
    own = y == point.y
    crossing = [line for line in lines if not own or point not in line[:2]]
    return _obstacles(others, crossing, y, row)


def _struck(label: Placed, y: float, point: Point, lines: list[Join]) -> bool:
    """Return whether words left of a figure at its own height would lie on the line that leads to it."""
    return y == point.y and label.side == "left" and any(later is point for _, later, _ in lines)


def _height(words: Item, point: Point, points: list[Point], lines: list[Join], stage: Stage, span: Window) -> float:
    """Return the nearest height at which words for a point are told in the whole span, else where they are soonest."""
    ends = (span.start, span.end)

    def told_from(y: float) -> float:
        clear = _clear(point, y, points, lines, stage.row)
        label = place([*clear, words], 1, ends, stage.spacing)[-1]
        return inf if _struck(label, y, point, lines) else label.told_from

    low, high = stage.head + stage.row / 2, stage.panel - stage.row / 2
    heights = [y for rows in OFFSETS if low <= (y := point.y + rows * stage.row) <= high]
    soon = stage.width / span.days
    return next((y for y in heights if told_from(y) <= soon), min(heights or [point.y], key=told_from))


def _neighbours(words: list[Wanted], apart: float) -> list[list[Wanted]]:
    """Return words from the top down, those together whose heights follow each other more closely than that."""
    found: list[list[Wanted]] = []
    for one in sorted(words, key=lambda each: each[0]):
        if found and one[0] - found[-1][-1][0] < apart:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _notes(
    wanted: list[tuple[str, Point]], points: list[Point], lines: list[Join], stage: Stage, span: Window
) -> tuple[Note, ...]:
    """Return the words placed near their marks, clear of figures, lines and one another."""
    chosen: list[Wanted] = []
    for words, point in wanted:
        item = Item(words, point.extent.start, point.extent.end, stage.words(words), 2, False)
        chosen.append((_height(item, point, points, lines, stage, span), item, point))
    notes: list[Note] = []
    for row in _neighbours(chosen, stage.row * APART):
        clear = [item for y, _, point in row for item in _clear(point, y, points, lines, stage.row)]
        items = [item for _, item, _ in row]
        placed = place([*_apart(clear), *items], 1, (span.start, span.end), stage.spacing)[-len(items) :]
        for (y, item, point), label in zip(row, placed, strict=True):
            where = replace(label, told_from=inf) if _struck(label, y, point, lines) else label
            notes.append(Note(item.key, item, where, y))
    return tuple(notes)


def _value(
    words: str, point: Point, notes: list[Note], points: list[Point], lines: list[Join], stage: Stage, span: Window
) -> Note:
    """Return the words of a figure at the first place beside it that is clear in the whole span, else soonest clear."""
    item = Item(words, point.extent.start, point.extent.end, stage.words(words), 3, False)
    ends, spacing, soon = (span.start, span.end), stage.spacing, stage.width / span.days
    low, high = stage.head + stage.row / 2, stage.panel - stage.row / 2
    # At its own height the words would lie on a line that meets it, and further away they would seem to be another's.
    offsets = OFFSETS[1:3] if any(point in line[:2] for line in lines) else OFFSETS[:3]
    found: list[tuple[float, float, str]] = []
    for y in (point.y + rows * stage.row for rows in offsets):
        near = [(inks(one, ends, spacing)[0], 0.0) for one in _clear(point, y, points, lines, stage.row)]
        near += [
            (next(ink for ink in inks(one.item, ends, spacing) if ink.side == one.placed.side), one.placed.told_from)
            for one in notes
            if abs(one.y - y) < stage.row * APART
        ]
        for ink in inks(item, ends, spacing) if low <= y <= high else ():
            meets = [meet for other, since in near if (meet := collision(other, ink, spacing.apart)) > since]
            found.append((max([ink.wall, *meets]), y, ink.side))
    since, y, side = next(
        (one for one in found if one[0] <= soon), min(found, default=(inf, min(max(point.y, low), high), "right"))
    )
    return Note(words, item, Placed(words, 0, side, since), y)


def arrange_panel(series: Series, stage: Stage, span: Window, values: bool = False) -> Panel:
    """Return a series arranged in the panel of a stage; `values`: every figure says its own where there is room."""
    counts = [event.quantity.count for event in series.points if event.quantity]
    step, top = _top([*counts, *(target.value for target in series.targets), 1])
    head = stage.head + ABOVE
    room = stage.panel - head - FOOT

    def point(event: Event, when: EdtfDate, at: EdtfDate, value: int) -> Point:
        return Point(event, extent(when, span), middle(at, span), value, head + room * (1 - value / top))

    points = [point(one, one.date, reached_at(one), one.quantity.count) for one in series.points if one.quantity]
    targets = [(one, point(one.event, one.due, one.due, one.value)) for one in series.targets]
    joined = [one for one in points if one.event in series.joined]
    lines = [(a, b, b.at - a.at > SILENCE) for a, b in pairwise(joined)]
    wanted = [(target.words, where) for target, where in targets]
    if joined and not values:
        wanted.append((counted(joined[-1].value, series.unit), joined[-1]))
    marks = [*points, *(where for _, where in targets)]
    notes = list(_notes(wanted, marks, lines, stage, span))
    newest = joined[-1:]
    for one in [*newest, *(one for one in reversed(points) if one not in newest)] if values else []:
        notes.append(_value(counted(one.value, series.unit), one, notes, marks, lines, stage, span))
    # A tick too near the top would run into the name of the panel.
    steps = [step * n for n in range(1, int(top / step) + 1) if room * (1 - step * n / top) > stage.type_size]
    ticks = tuple((head + room * (1 - value / top), counted(round(value), series.unit)) for value in steps)
    return Panel(series, stage.panel, tuple(points), tuple(targets), tuple(lines), tuple(notes), ticks)
