"""The lanes of a sheet drawn: every event where it stands, the strip with its ticks, the name. In px of the stage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rollout.evidence.event import Event
from rollout.evidence.settings import Settings
from rollout.figure.aside import looked_through
from rollout.layout.labels import words_at
from rollout.layout.palette import of_lane
from rollout.layout.scene import Box, Line, Words
from rollout.layout.strokes import DASH_OF, doubts
from rollout.layout.theme import LANE_FOOT, LANE_RULE, LARGER, STRIP, Stage
from rollout.sheet.lines import beside, block, legible, line, shorter
from rollout.sheet.parts import Band, Told
from rollout.sheet.rows import Stand, key_room
from rollout.sheet.signs import Ruler, bars, form, point, whisker
from rollout.timeline.clock import when_words
from rollout.timeline.gaps import Gap
from rollout.timeline.standing import standing_aloud
from rollout.timeline.window import known_days
from rollout.words.say import headed, say

TICK = 2.0  # px
Empty = tuple[tuple[Line, ...], tuple[Words, ...]]

PAD = 6.0  # px from the edge of a lane to its name
LINES = 3  # that the name of a lane takes at most
FOOT = 3.0  # px between the last row and the strip


def alt(event: Event) -> str:
    """Return what a mark and its words say, in one line."""
    return headed(when_words(event, short=True), f"{legible(event.words)} ({standing_aloud(event)})")


def _signs(one: Stand, at: float, y: float, ruler: Ruler, stage: Stage) -> tuple[list[Line], list[tuple[float, bool]]]:
    """Return the whiskers of an event, and where its open ends have points (x, whether to the left)."""
    found = doubts(one.event.date, at, one.placed.side, one.extent)
    lines = [
        whisker(ruler.x(doubt.day), y, doubt.leftwards, DASH_OF[doubt.kind], stage.mark, stage.palette.ink)
        for doubt in found
        if doubt.kind in DASH_OF and ruler.shows(doubt.day)
    ]
    return lines, [(ruler.x(doubt.day), doubt.leftwards) for doubt in found if doubt.kind == "open"]


def _words(one: Stand, y: float, ruler: Ruler, stage: Stage, ink: str) -> tuple[Words, Words | None]:
    """Return the words of an event, and before them the number of its entry where it has one."""
    window, size = (ruler.window.start, ruler.window.end), float(stage.type_size)
    begin = ruler.x(words_at(one.item, one.placed, ruler.scale, window, stage.spacing))
    taken = key_room(one.key, stage)
    size_here, face = (size + LARGER, "semibold") if one.item.heavy else (size, "regular")
    first = line(one.words, begin + taken, y, size_here, stage.palette.ink, face)
    words = beside(first, one.placed.side, one.item.width - taken)
    return words, line(one.key, begin, y, size, ink, "semibold") if one.key else None


def _told(one: Stand, y: float, ruler: Ruler, stage: Stage, lane: int) -> Told:
    ink, ground = of_lane(stage.palette.inks, lane), stage.palette.paper
    at = one.item.anchor
    words, key = _words(one, y, ruler, stage, ink)
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
        words=words,
        alt=f"{one.key}. {alt(event)}" if one.key else alt(event),
        key=key,
    )


def _ticks(placed: Sequence[Stand], middle: float, ruler: Ruler, ink: str) -> tuple[Line, ...]:
    """Return a tick for every event; those that would stand within half a px of one another share one."""
    half = (STRIP - 5) / 2
    xs = sorted({round(2 * ruler.x(one.item.anchor)) / 2 for one in placed})
    return tuple(Line(x, middle - half, x, middle + half, TICK, ink) for x in xs)


def head(name: str, counts: str, left: float, top: float, room: float, stage: Stage, ink: str) -> list[Words]:
    """Return the name of a lane, and how many of its events are named and how many ticks behind it or below."""
    size, muted = float(stage.type_size), stage.palette.muted
    wider = stage.letters.wider
    cut = shorter(legible(name), LINES, room / wider, size * 1.1, "semibold")
    words = block(cut, left, top, room / wider, size * 1.1, ink, "semibold")
    last = words[-1]
    x, y = last.x + last.width * wider + size * 0.6, last.y + last.height / 2
    if x + stage.words(counts) > left + room:
        return [*words, *block(counts, left, last.foot, room / wider, size, muted)]
    return [*words, line(counts, x, y, size, muted)]


def counts_of(told_here: int, counted: int, more: str = "") -> str:
    """Return in words how many events of a lane are named, and how many are ticks, and until when it was searched."""
    return say("{named} named · {ticks} as ticks", named=told_here, ticks=counted) + (f" · {more}" if more else "")


@dataclass(frozen=True, slots=True)
class Name:
    """What a lane is called, its number among all, until when it was searched, and where it is empty."""

    name: str
    number: int
    searched: str = ""
    until: float | None = None
    gaps: tuple[Gap, ...] = ()


def searched(said: Settings, lane: str) -> tuple[str, float | None]:
    """Return until when a lane was searched, in words and as a day; nothing where nobody says."""
    found = next((known_days(one.end)[1] for one in said.searched if one.lane == lane), None)
    return looked_through(said, lane), found


def _ended(until: float | None, middle: float, ruler: Ruler, ink: str) -> tuple[Line, ...]:
    """Return the mark in a strip where nobody looked any further."""
    if until is None or not ruler.shows(until):
        return ()
    x, half = ruler.x(until), STRIP / 2
    return Line(x, middle - half, x, middle + half, 1.5, ink), Line(x - 6.0, middle, x, middle, 1.5, ink)


def _empty(gaps: Iterable[Gap], head: Sequence[Words], middle: float, ruler: Ruler, stage: Stage, ink: str) -> Empty:
    """Return dotted lines where a lane is empty, and their words beside its name where those have room."""
    lines: list[Line] = []
    words: list[Words] = []
    size, first = float(stage.type_size), head[0]
    taken = max(one.x + one.width * stage.letters.wider for one in head) + PAD
    for gap in gaps:
        if seen := gap.seen(ruler.window):
            left, right = map(ruler.x, seen)
            lines.append(Line(left, middle, right, middle, 1.5, ink, "dotted"))
            begin, wide = max(left, taken) + PAD, stage.words(gap.words)
            if begin + wide + PAD <= right:
                at = (begin + right - PAD - wide) / 2
                words.append(line(gap.words, at, first.y + first.height / 2, size, stage.palette.muted))
    return tuple(lines), tuple(words)


def band_head(name: str, number: int, counts: str, top: float, stage: Stage, ruler: Ruler) -> tuple[list[Words], float]:
    """Return the words at the top of a lane, and where its rows begin."""
    ink = of_lane(stage.palette.inks, number)
    words = head(name, counts, ruler.left + PAD, top + 3.0, ruler.width - 2 * PAD, stage, ink)
    return words, max(one.foot for one in words) + 2.0


def _rules(top: float, bottom: float, number: int, stage: Stage, ruler: Ruler) -> tuple[Box, Box]:
    """Return the line above a lane in its ink, and the paler one on which its ticks stand, as on the page."""
    palette = stage.palette
    return (
        Box(ruler.left, top, ruler.width, LANE_RULE, of_lane(palette.inks, number)),
        Box(ruler.left, bottom - LANE_FOOT, ruler.width, LANE_FOOT, of_lane(palette.bars, number)),
    )


def band(
    lane: Name, placed: Sequence[Stand], top: float, rows: float, pitch: float, stage: Stage, ruler: Ruler
) -> tuple[Band, float]:
    """Return a lane drawn from a top downwards with rows of a pitch, and its bottom."""
    name, number = lane.name, lane.number
    ink, paper = of_lane(stage.palette.inks, number), stage.palette.paper
    told_here = [one for one in placed if one.told]
    counts = counts_of(len(told_here), len(placed) - len(told_here), lane.searched)
    words, begin = band_head(name, number, counts, top, stage, ruler)
    bottom = begin + pitch * rows + FOOT + STRIP
    first = begin + pitch / 2
    lines, said = _empty(lane.gaps, words, bottom - STRIP / 2, ruler, stage, ink)
    drawn = Band(
        name=legible(name),
        number=number,
        ground=Box(ruler.left, top, ruler.width, bottom - top, paper),
        strip=Box(ruler.left, bottom - STRIP, ruler.width, float(STRIP), paper),
        rules=_rules(top, bottom, number, stage, ruler),
        head=(*words, *said),
        ticks=(
            *lines,
            *_ticks(placed, bottom - STRIP / 2, ruler, ink),
            *_ended(lane.until, bottom - STRIP / 2, ruler, ink),
        ),
        told=tuple(_told(one, first + one.placed.row * pitch, ruler, stage, number) for one in told_here),
        counted=tuple(one.event for one in placed if not one.told),
    )
    return drawn, bottom
