"""How events are drawn on a sheet: marks by form, bars, whiskers and ticks, in px of the stage."""

from dataclasses import dataclass

from rollout.layout import strokes
from rollout.layout.forms import FORMS
from rollout.layout.labels import Item
from rollout.layout.palette import of_lane
from rollout.layout.scene import Box, Form, Line
from rollout.layout.strokes import STROKE
from rollout.layout.theme import Stage
from rollout.timeline.window import Extent, Window


def mixed(ink: str, ground: str, share: float) -> str:
    """Return the colour of ink that lets its ground through; share 1 is all ink."""
    pairs = ((int(ink[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


def form(status: str, disputed: bool, x: float, y: float, size: float, ink: str, ground: str, stroke: str) -> Form:
    """Return the mark of a claim status; one that is not filled with ink has the ground it stands on."""
    known = FORMS[status]
    return Form(
        outline=known.outline,
        inside=known.inside,
        x=x,
        y=y,
        size=float(known.size(size)),
        weight=STROKE,
        ink=ink,
        fill=ink if known.filled else ground,
        dotted=known.dotted,
        stroke=stroke if disputed else "",
    )


def box(first: float, last: float, y: float, thick: float, fill: str) -> Box:
    """Return a bar between two x about a middle height."""
    return Box(first, y - thick / 2, last - first, thick, fill)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Turns days into px of the stage; what lies outside the window stands at its edge."""

    window: Window
    left: float
    width: float

    @property
    def scale(self) -> float:
        """Return px a day."""
        return self.width / self.window.days

    def x(self, day: float) -> float:
        """Return where a day stands."""
        within = min(max(day, self.window.start), self.window.end)
        return self.left + (within - self.window.start) * self.scale

    def shows(self, day: float) -> bool:
        """Say whether a day lies in the window."""
        return self.window.start <= day <= self.window.end


def bars(item: Item, where: Extent, y: float, ruler: Ruler, stage: Stage, lane: int) -> tuple[Box, ...]:
    """Return the bars of an event: a range, paler at a vague end, or the thin bar of a date wider than a day."""
    palette = stage.palette
    found = []
    for bar in strokes.bars(item, where):
        colour = of_lane(palette.inks if bar.kind == "wide" else palette.bars, lane)
        fill = mixed(colour, palette.paper, strokes.SHARES[bar.kind])
        found.append(box(ruler.x(bar.start), ruler.x(bar.end), y, float(strokes.thickness(bar.kind, stage)), fill))
    return tuple(one for one in found if one.width > 0)


def whisker(x: float, y: float, leftwards: bool, dash: str, mark: float, ink: str) -> Line:
    """Return the whisker beside a mark whose date is not certain, or beside an end that is not known."""
    near, far = mark / 2 + 1.5, mark + 2.5
    turn = -1 if leftwards else 1
    return Line(x + turn * near, y, x + turn * far, y, STROKE, ink, dash)


def point(x: float, y: float, leftwards: bool, mark: float, ink: str) -> Form:
    """Return the point at the end of a range that has no end."""
    size = mark * 0.6
    outline, middle = ("left", x - size / 2) if leftwards else ("right", x + size / 2)
    return Form(outline, "", middle, y, size, 0.0, ink, ink)
