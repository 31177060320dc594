"""The picture of a scene: its stretch of time, what it lights in words, all else of its lanes as ticks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.layout.letters import SLIDES
from rollout.layout.palette import Palette, of_lane
from rollout.layout.scene import Box, Form, Line, Words
from rollout.outputs.deck.parts import MARGIN, WIDE, ShapeSpec
from rollout.outputs.deck.shapes import Part, group
from rollout.outputs.deck.timeline import alt
from rollout.sheet import Band, Paper, Sheet, sheet
from rollout.sheet.signs import Ruler
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.excerpt import span_of_all
from rollout.timeline.naming import named
from rollout.timeline.talk import Scene, around
from rollout.timeline.window import Window, extent, known_days
from rollout.words.say import say

TYPE = 16.1  # points that are laid out for: fourteen are written, in which words can be read out
ABOVE = 160.0  # points of a sheet that are not its lanes, at first
TRIES = 3  # sheets until the lanes are as high as asked


def window_of(scene: Scene, lit: Sequence[Event], span: Window) -> Window:
    """Return the stretch of time that a scene shows, wider where something lit would lie outside."""
    air = around(lit) or span
    around_other = bool(lit) and lit[0].happened is not None and not scene.own  # it was made by the other clock
    asked = (None if around_other else scene.window) or air
    days = [known_days(event.date) for event in lit]
    if any(first < asked.start or last > asked.end for first, last in days):
        asked = Window(min(asked.start, air.start), max(asked.end, air.end))
    return Window(max(asked.start, span.start), min(asked.end, span.end))


def _tall(found: Sheet) -> float:
    """Return how high the lanes and the axis of a sheet are."""
    last = found.bands[-1].ground
    words = [one.y + one.height for one in found.axis.words]
    return max([last.y + last.height, *words]) - found.bands[0].ground.y


def _drawn(edition: Edition, high: float, palette: Palette) -> Sheet | None:
    """Return a sheet whose lanes and axis are as high as asked, or None where what is lit has no room in them."""
    above = ABOVE
    found: Sheet | None = None
    for _ in range(TRIES):
        paper = Paper("a scene", WIDE, high + above, MARGIN, TYPE, 96.0)
        try:
            found = sheet(edition, paper, {event.id for event in edition.shown}, palette, letters=SLIDES)
        except ExportError:
            return None
        above += high - _tall(found)
    return found


def _down(parts: Iterable[Part], by: float) -> Iterator[Part]:
    """Yield parts moved down."""
    for part in parts:
        if isinstance(part, Line):
            yield replace(part, y1=part.y1 + by, y2=part.y2 + by)
        else:
            yield replace(part, y=part.y + by)


def _ticks(band: Band, others: Iterable[Event], edition: Edition, ink: str) -> list[Line]:
    """Return a pale tick in the strip of a lane for each event that a scene does not light."""
    ruler = Ruler(edition.window, MARGIN, WIDE - 2 * MARGIN)
    top, bottom = band.strip.y + 2.5, band.strip.y + band.strip.height - 2.5
    found = set()
    for event in others:
        where = extent(event.date, edition.window)
        if ruler.shows(middle := (where.start + where.end) / 2):
            found.add(round(ruler.x(middle), 1))
    return [Line(x, top, x, bottom, 1.5, ink) for x in sorted(found)]


def _others(edition: Edition, scene: Scene, lane: str) -> Iterator[Event]:
    """Yield the events of a lane that a scene shows and does not light."""
    for event in edition.dataset.events:
        shown = not scene.statuses or event.status in scene.statuses
        if event.lane == lane and shown and event.id not in scene.focus:
            yield event


def _pieces(key: str, found: Sheet, edition: Edition, scene: Scene, by: float, palette: Palette) -> Iterator[ShapeSpec]:
    lanes = edition.dataset.lanes
    for band in found.bands:
        yield group(f"{key}/lane {band.number + 1} ground", list(_down(band.rules, by)), dated=True)
    lines, dates = found.axis.lines, found.axis.words
    yield from (group(f"{key}/grid", list(_down(lines, by)), dated=True) for _ in lines[:1])
    for band in found.bands:
        names = [words for words in band.head if words.face == "semibold"]
        pale = _ticks(band, _others(edition, scene, lanes[band.number]), edition, of_lane(palette.bars, band.number))
        yield group(
            f"{key}/lane {band.number + 1}",
            list(_down([*names, *pale, *(one for one in band.ticks if one.dash == "solid")], by)),
            say("Lane {name}", name=named(band.name)),
            dated=True,
        )
    yield from (group(f"{key}/axis", list(_down(dates, by)), say("Time axis"), dated=True) for _ in dates[:1])
    for told in found.told:
        parts: list[Box | Line | Form | Words] = [*told.boxes, *told.lines, *told.forms, told.words]
        before = bool(told.forms) and told.words.x + told.words.width <= told.forms[-1].x
        flush = "r" if before else "l"
        yield group(f"{key}/{told.event.id} lit", list(_down(parts, by)), alt(told.event), dated=True, flush=flush)


def picture(
    key: str, edition: Edition, scene: Scene, top: float, high: float, palette: Palette
) -> tuple[ShapeSpec, ...] | None:
    """Return the picture of a scene between two heights of a slide, or None where what is lit has no room there."""
    known = {event.id: event for event in edition.dataset.events}
    lit = tuple(known[one] for one in scene.focus if one in known)
    window = window_of(scene, lit, span_of_all(edition.dataset))
    shown = replace(edition, shown=lit, window=window, view=replace(edition.view, series="none"))
    found = _drawn(shown, high, palette)
    if found is None or _tall(found) > high + 1.0:
        return None
    return tuple(_pieces(key, found, shown, scene, top - found.bands[0].ground.y, palette))
