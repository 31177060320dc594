"""The legend of a sheet: every form that stands on it, with what it means in a few words. In px of the stage."""

from collections.abc import Callable, Sequence

from rollout.evidence.event import Event
from rollout.evidence.vocabulary import STATUSES
from rollout.layout.scene import Box, Form, Line, Words
from rollout.layout.strokes import DASH_OF, SHARES, THIN, thickness
from rollout.layout.theme import Stage
from rollout.sheet.lines import line
from rollout.sheet.parts import Sign
from rollout.sheet.signs import box, form, mixed, point, whisker
from rollout.timeline.marks import is_until
from rollout.words.say import later, say

Drawn = tuple[tuple[Box, ...], tuple[Line, ...], tuple[Form, ...]]
Drawing = Callable[[float, float], Drawn]
Entry = tuple[str, float, Drawing]  # words in English, px of the drawing, what draws it at x (left) and y (middle)

APART = 15.0  # px between entries
WIDE = 26.0  # px of a bar


def _status(status: str, stage: Stage) -> Entry:
    palette = stage.palette

    def draw(x: float, y: float) -> Drawn:
        mark = form(status, False, x + stage.mark / 2 + 1, y, stage.mark, palette.ink, palette.paper, "")
        return (), (), (mark,)

    return status, stage.mark + 3, draw


def _disputed(stage: Stage) -> Entry:
    palette = stage.palette

    def draw(x: float, y: float) -> Drawn:
        mark = form("claimed", True, x + stage.mark / 2 + 2, y, stage.mark, palette.ink, palette.paper, palette.ink)
        return (), (), (mark,)

    return later("stroke: disputed"), stage.mark + 6, draw


def _bar(words: str, thick: float, share: float, stage: Stage) -> Entry:
    palette = stage.palette
    fill = mixed(palette.ink, palette.paper, share)
    return words, WIDE + 2, lambda x, y: ((box(x, x + WIDE, y, thick, fill),), (), ())


def _whisker(words: str, dash: str, stage: Stage) -> Entry:
    ink, paper = stage.palette.ink, stage.palette.paper

    def draw(x: float, y: float) -> Drawn:
        middle = x + stage.mark + 4
        return (
            (),
            (whisker(middle, y, True, dash, stage.mark, ink),),
            (form("documented", False, middle, y, stage.mark, ink, paper, ""),),
        )

    return words, stage.mark * 1.5 + 6, draw


def _open(words: str, leftwards: bool, stage: Stage) -> Entry:
    ink, at = stage.palette.ink, stage.mark * 0.6 if leftwards else 0.0
    return words, stage.mark, lambda x, y: ((), (), (point(x + at, y, leftwards, stage.mark, ink),))


def entries(told: Sequence[Event], counted: bool, stage: Stage) -> list[Entry]:
    """Return what the legend must explain: only what stands on the sheet."""
    found = [_status(status, stage) for status in STATUSES if any(event.status == status for event in told)]
    dates = [event.date for event in told]
    ranges = [date for date in dates if date.kind == "interval"]
    unsure = {date.certainty for date in dates} & set(DASH_OF)
    unknown = any("unknown" in (date.start, date.end) for date in ranges)
    if any(event.disputed for event in told):
        found.append(_disputed(stage))
    if any(date.kind != "interval" and date.earliest != date.latest for date in dates):
        found.append(_bar(later("month or year"), THIN, SHARES["wide"], stage))
    if ranges:
        found.append(_bar(later("range"), float(thickness("sure", stage)), 0.2, stage))
    if "approximate" in unsure:
        found.append(_whisker(later("about"), DASH_OF["approximate"], stage))
    if "uncertain" in unsure or unknown:
        found.append(_whisker(later("not certain, or end unknown"), DASH_OF["uncertain"], stage))
    if "both" in unsure:
        found.append(_whisker(later("about, and not certain"), DASH_OF["both"], stage))
    if any(map(is_until, ranges)):
        found.append(_open(later("no beginning given"), True, stage))
    if any(date.end == "open" for date in ranges):
        found.append(_open(later("no end given"), False, stage))
    if counted:
        ink = stage.palette.ink
        found.append(
            (
                later("tick: any event"),
                4.0,
                lambda x, y: ((), (Line(x + 1, y - 5, x + 1, y + 5, 2.0, ink),), ()),
            )
        )
    return found


def _stroke(words: str, weight: float, ink: str, dash: str) -> Entry:
    return words, WIDE + 2, lambda x, y: ((), (Line(x, y, x + WIDE, y, weight, ink, dash),), ())


def beside_entries(empty: bool, eras: bool, stage: Stage) -> list[Entry]:
    """Return what the legend says of stretches, not of events: those without any, and those with a name."""
    return [
        *([_stroke(later("no event there"), 1.5, stage.palette.ink, "dotted")] if empty else []),
        *([_stroke(later("a stretch with a name"), 4.0, stage.palette.muted, "solid")] if eras else []),
    ]


def legend(found: Sequence[Entry], left: float, top: float, room: float, stage: Stage) -> tuple[list[Sign], float]:
    """Return the entries in rows from a top downwards, and their bottom."""
    size, pitch = float(stage.type_size), float(stage.row)
    signs: list[Sign] = []
    x, y = left, top + pitch / 2
    for name, wide, draw in found:
        text = say(name)
        whole = wide + 5 + stage.words(text)
        if x > left and x + whole > left + room:
            x, y = left, y + pitch
        words: Words = line(text, x + wide + 5, y, size, stage.palette.muted)
        signs.append(Sign(*draw(x, y), words))
        x += whole + APART
    return signs, y + pitch / 2 if signs else top
