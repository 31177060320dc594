"""The lanes of a sheet: rows shared so that most is told, every event drawn where it stands. In px of the stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rollout.edtf import short_words
from rollout.event import Event
from rollout.labels import Item, Placed, place, told, words_at
from rollout.palette import of_lane
from rollout.sheet.lines import block, legible, line
from rollout.sheet.parts import Band, Box, Line, Told, Words
from rollout.sheet.signs import DASH_OF, Ruler, bars, form, palette_of, point, whisker
from rollout.theme import STRIP, Stage
from rollout.typeface import width
from rollout.window import Extent, extent

TRIALS = 12  # rows handed from lane to lane before the sharing stands
MANY = 400  # events beyond which rows are shared by number alone
HEADLINE = 1000  # how many others a headline weighs
NEARLY = 0.15  # share of events that a thorough search may find room for
TICK = 2.0  # px
PAD = 6.0  # px from the edge of a lane to its name
FOOT = 3.0  # px between the last row and the strip


@dataclass(frozen=True, slots=True)
class Stand:
    """An event as it stands in its lane: its words, extent, row and side, and whether it is told at this scale."""

    event: Event
    words: str
    extent: Extent
    item: Item
    placed: Placed
    told: bool


def stands(events: Sequence[Event], rows: int, stage: Stage, ruler: Ruler, thorough: bool) -> tuple[Stand, ...]:
    """Return the events of a lane placed in so many rows; a thorough search tells more at the ruler's scale."""
    window = ruler.window
    ends = (window.start, window.end)
    words = [legible(event.words) for event in events]
    extents = [extent(event.date, window) for event in events]
    items = [
        Item(one.id, at.start, at.end, width(text, stage.type_size), one.priority, one.date.kind == "interval")
        for one, at, text in zip(events, extents, words, strict=True)
    ]
    placed = place(items, rows, ends, stage.spacing, ruler.scale if thorough else 0.0)
    return tuple(
        Stand(event, text, where, item, label, told(item, label, ruler.scale, ends, stage.spacing))
        for event, text, where, item, label in zip(events, words, extents, items, placed, strict=True)
    )


def _missed(placed: Sequence[Stand]) -> int:
    """Return how much is not told; a headline weighs more than all else."""
    return sum(HEADLINE if one.event.priority == 1 else 1 for one in placed if not one.told)


def shared(lanes: Sequence[Sequence[Event]], rows: int, stage: Stage, ruler: Ruler) -> list[int]:
    """Return how many rows each lane gets so that most is told, judged by a quick placement."""
    numbers = range(len(lanes))
    counts = [1] * len(lanes)
    for _ in range(rows - len(lanes)):
        # The square root keeps a quiet lane from being squeezed beside a busy one.
        counts[max(numbers, key=lambda lane: (len(lanes[lane]) ** 0.5 / counts[lane], -lane))] += 1

    @cache
    def missed(lane: int, count: int) -> int:
        return _missed(stands(lanes[lane], count, stage, ruler, False))

    for _ in range(TRIALS if sum(map(len, lanes)) <= MANY else 0):
        gains = {lane: missed(lane, counts[lane]) - missed(lane, counts[lane] + 1) for lane in numbers}
        takers = [lane for lane in numbers if gains[lane] > 0]
        losses = {
            (lane, taker): missed(lane, counts[lane] - 1) - missed(lane, counts[lane]) - gains[taker]
            for taker in takers
            for lane in numbers
            if lane != taker and counts[lane] > 1
        }
        best = min(losses, key=lambda pair: (losses[pair], pair), default=None)
        if best is None or losses[best] >= 0:
            break
        counts[best[0]] -= 1
        counts[best[1]] += 1
    return counts


def share(lanes: Sequence[Sequence[Event]], rows: int, stage: Stage, ruler: Ruler) -> list[tuple[Stand, ...]]:
    """Return the events of every lane placed, the rows shared among the lanes so that most are told.

    A lane that lacks room for a headline gets a row of one that can spare it.
    """
    counts = shared(lanes, rows, stage, ruler)
    numbers = range(len(lanes))

    @cache
    def laid(lane: int, count: int) -> tuple[Stand, ...]:
        return stands(lanes[lane], count, stage, ruler, True)

    def lost(lane: int, count: int) -> bool:
        return _missed(laid(lane, count)) >= HEADLINE

    for _ in range(TRIALS):
        taker = next((lane for lane in numbers if lost(lane, counts[lane])), None)
        givers = [lane for lane in numbers if lane != taker and counts[lane] > 1 and taker is not None]
        spare = [lane for lane in givers if not lost(lane, counts[lane] - 1)]
        if taker is None or not spare:
            break
        counts[min(spare, key=lambda lane: _missed(laid(lane, counts[lane] - 1)))] -= 1
        counts[taker] += 1
    return [laid(lane, count) for lane, count in enumerate(counts)]


def nearly_all(lanes: Sequence[Sequence[Event]], rows: int, stage: Stage, ruler: Ruler) -> bool:
    """Say whether a quick placement tells so many that a thorough one may tell all."""
    counts = shared(lanes, rows, stage, ruler)
    placed = [stands(events, count, stage, ruler, False) for events, count in zip(lanes, counts, strict=True)]
    return sum(not one.told for lane in placed for one in lane) <= NEARLY * sum(map(len, lanes))


def rows_used(placed: Sequence[Stand]) -> int:
    """Return how many rows the told events of a lane take."""
    return max((one.placed.row + 1 for one in placed if one.told), default=0)


def alt(event: Event) -> str:
    """Return what a mark and its words say, in one line."""
    disputed = "; disputed" if event.disputed else ""
    return legible(f"{short_words(event.date)}: {event.words} ({event.status}{disputed})")


def _signs(one: Stand, at: float, y: float, ruler: Ruler, stage: Stage) -> tuple[list[Line], list[tuple[float, bool]]]:
    """Return the whiskers of an event, and where its open ends have points (x, whether to the left)."""
    when, palette = one.event.date, stage.palette
    lines: list[Line] = []
    points: list[tuple[float, bool]] = []
    if when.certainty in DASH_OF and ruler.shows(at):
        leftwards = one.placed.side != "left"
        lines.append(whisker(ruler.x(at), y, leftwards, DASH_OF[when.certainty], stage.mark, palette.ink))
    for known, day, leftwards in ((when.start, one.extent.start, True), (when.end, one.extent.end, False)):
        if when.kind == "interval" and known == "unknown" and ruler.shows(day):
            lines.append(whisker(ruler.x(day), y, leftwards, DASH_OF["unknown"], stage.mark, palette.ink))
        if when.kind == "interval" and known == "open":
            points.append((ruler.x(day), leftwards))
    return lines, points


def _told(one: Stand, y: float, ruler: Ruler, stage: Stage, lane: int) -> Told:
    window = (ruler.window.start, ruler.window.end)
    ink, ground = palette_of(stage, lane)
    at = one.item.anchor
    begin = words_at(one.item, one.placed, ruler.scale, window, stage.spacing)
    lines, ends = _signs(one, at, y, ruler, stage)
    event, stroke = one.event, stage.palette.ink
    forms = [point(x, y, leftwards, stage.mark, stroke) for x, leftwards in ends]
    if ruler.shows(at):
        forms.append(form(event.status, event.disputed, ruler.x(at), y, stage.mark, ink, ground, stroke))
    return Told(
        event=event,
        boxes=bars(one.item, one.extent, y, ruler, stage, lane),
        lines=tuple(lines),
        forms=tuple(forms),
        words=line(one.words, ruler.x(begin), y, float(stage.type_size), stroke),
        alt=alt(event),
    )


def _ticks(placed: Sequence[Stand], middle: float, ruler: Ruler, ink: str) -> tuple[Line, ...]:
    """Return a tick for every event; those that would stand within half a px of one another share one."""
    half = (STRIP - 5) / 2
    xs = sorted({round(2 * ruler.x(one.item.anchor)) / 2 for one in placed})
    return tuple(Line(x, middle - half, x, middle + half, TICK, ink) for x in xs)


def head(name: str, counts: str, left: float, top: float, room: float, stage: Stage, ink: str) -> list[Words]:
    """Return the name of a lane, and how many of its events are told and counted behind it or below."""
    size, muted = float(stage.type_size), stage.palette.muted
    words = block(legible(name), left, top, room, size * 1.1, ink, "semibold")
    last = words[-1]
    x, y = last.x + last.width + size * 0.6, last.y + last.height / 2
    if x + width(counts, size) > left + room:
        return [*words, *block(counts, left, last.y + last.height, room, size, muted)]
    return [*words, line(counts, x, y, size, muted)]


def counts_of(told_here: int, counted: int) -> str:
    """Return in words how many events of a lane are told and counted."""
    return f"{told_here} told · {counted} counted"


def band_head(name: str, number: int, counts: str, top: float, stage: Stage, ruler: Ruler) -> tuple[list[Words], float]:
    """Return the words at the top of a lane, and where its rows begin."""
    ink, _ = palette_of(stage, number)
    words = head(name, counts, ruler.left + PAD, top + 3.0, ruler.width - 2 * PAD, stage, ink)
    return words, max(one.y + one.height for one in words) + 2.0


def band(
    name: str, number: int, placed: Sequence[Stand], top: float, rows: float, pitch: float, stage: Stage, ruler: Ruler
) -> tuple[Band, float]:
    """Return a lane drawn from a top downwards with rows of a pitch, and its bottom."""
    ink, ground = palette_of(stage, number)
    told_here = [one for one in placed if one.told]
    words, begin = band_head(name, number, counts_of(len(told_here), len(placed) - len(told_here)), top, stage, ruler)
    bottom = begin + pitch * rows + FOOT + STRIP
    first = begin + pitch / 2
    drawn = Band(
        name=legible(name),
        number=number,
        ground=Box(ruler.left, top, ruler.width, bottom - top, ground),
        strip=Box(ruler.left, bottom - STRIP, ruler.width, float(STRIP), of_lane(stage.palette.strips, number)),
        head=tuple(words),
        ticks=_ticks(placed, bottom - STRIP / 2, ruler, ink),
        told=tuple(_told(one, first + one.placed.row * pitch, ruler, stage, number) for one in told_here),
        counted=tuple(one.event for one in placed if not one.told),
    )
    return drawn, bottom
