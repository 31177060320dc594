"""The time axis of a sheet: grid lines at minutes, days, months or years, and the words for what lies between."""

from rollout.layout.scene import Line, Words
from rollout.layout.theme import Stage
from rollout.layout.ticks import rooms, ticks, words_at
from rollout.layout.typeface import width
from rollout.sheet.lines import line
from rollout.sheet.parts import Axis
from rollout.sheet.signs import Ruler


def axis(ruler: Ruler, top: float, bottom: float, middle: float, stage: Stage) -> Axis:
    """Return grid lines from top to bottom, and words about a middle height; those that would be cut stay away."""
    size, palette = float(stage.type_size), stage.palette
    right = ruler.left + ruler.width
    lines: list[Line] = []
    words: list[Words] = []
    for tick in ticks(ruler.window, ruler.scale, rooms(size, ruler.window, ruler.window.short)):
        x, end, wide = ruler.x(tick.start), ruler.x(tick.end), width(tick.words, size)
        if ruler.shows(tick.start):
            lines.append(Line(x, top, x, bottom, 1.0, palette.rule))
        left = words_at(tick, x, end, wide)
        inside = ruler.shows(tick.start) or (tick.whole and end - x > wide)
        if inside and left >= ruler.left and left + wide <= right:
            words.append(line(tick.words, left, middle, size, palette.muted))
    return Axis(tuple(lines), tuple(words))
