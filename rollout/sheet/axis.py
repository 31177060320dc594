"""The time axis of a sheet: grid lines at minutes, days, months or years, and the words for what lies between."""

from collections.abc import Sequence

from rollout.evidence.settings import Era
from rollout.layout.scene import Line, Words
from rollout.layout.theme import Stage
from rollout.layout.ticks import rooms, ticks, words_at
from rollout.sheet.lines import legible, line
from rollout.sheet.parts import Axis
from rollout.sheet.signs import Ruler
from rollout.timeline.window import known_days


def axis(ruler: Ruler, top: float, bottom: float, middle: float, stage: Stage) -> Axis:
    """Return grid lines from top to bottom, and words about a middle height; those that would be cut stay away."""
    size, palette = float(stage.type_size), stage.palette
    right = ruler.left + ruler.width
    lines: list[Line] = []
    words: list[Words] = []
    for tick in ticks(ruler.window, ruler.scale, rooms(size, ruler.window, ruler.window.short)):
        x, end, wide = ruler.x(tick.start), ruler.x(tick.end), stage.words(tick.words)
        if ruler.shows(tick.start):
            lines.append(Line(x, top, x, bottom, 1.0, palette.rule))
        left = words_at(tick, x, end, wide)
        inside = ruler.shows(tick.start) or (tick.whole and end - x > wide)
        if inside and left >= ruler.left and left + wide <= right:
            words.append(line(tick.words, left, middle, size, palette.muted))
    return Axis(tuple(lines), tuple(words))


def eras(found: Sequence[Era], ruler: Ruler, top: float, stage: Stage) -> Axis:
    """Return a thick line for each era below the dates, with its name where there is room for it."""
    size, palette, right = float(stage.type_size), stage.palette, ruler.left + ruler.width
    lines: list[Line] = []
    words: list[Words] = []
    for era in found:
        start, end = known_days(era.start)[0], known_days(era.end)[1]
        left, last = max(ruler.left, ruler.x(start)), min(right, ruler.x(end))
        name = legible(era.name)
        if last > left:
            lines.append(Line(left, top, max(left, last - 2.0), top, 4.0, palette.muted))
        if left + stage.words(name) + size / 2 <= last:
            words.append(line(name, left + size / 2, top + size, size, palette.muted))
    return Axis(tuple(lines), tuple(words))
