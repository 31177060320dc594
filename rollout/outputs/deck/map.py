"""The slide of the map: where it happened, as one group of native shapes, and its places in words beside it."""

from collections.abc import Iterator
from dataclasses import replace

from rollout.layout.palette import Palette
from rollout.layout.scene import Box, Line
from rollout.outputs.deck.furniture import BOTTOM
from rollout.outputs.deck.layouts import FIRST, body
from rollout.outputs.deck.pages import TOP, page_title
from rollout.outputs.deck.parts import MARGIN, WIDE, Place, ShapeSpec, SlideSpec, short_digest
from rollout.outputs.deck.rows import Row, high, text_piece
from rollout.outputs.deck.shapes import DASH, EMU, Part, Run, emu, fill_xml, group, place_xml, tagged
from rollout.outputs.earth import Map, Ring, map_of
from rollout.timeline.edition import Edition
from rollout.timeline.naming import named
from rollout.timeline.tongues import tongue
from rollout.words.say import say, say_many

KEY = "map"
WIDTH, HEIGHT = 600.0, BOTTOM - TOP - 6
BESIDE = MARGIN + WIDTH + 24.0
TYPE = 15.0  # points that are laid out for: thirteen are written
LISTED = 13.0  # points
PEN = 0.75  # points


def _outline(name: str, lines: tuple[Ring, ...], closed: bool, paint: str) -> str:
    """Return lines as one shape as large as the map; holes in land stay open."""
    drawn = []
    for line in lines:
        steps = [f'<a:pt x="{emu(x)}" y="{emu(y)}"/>' for x, y in line]
        drawn.append(f"<a:moveTo>{steps[0]}</a:moveTo>")
        drawn += [f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:]]
        drawn += ["<a:close/>"] * closed
    fill = "" if closed else ' fill="none"'
    return (
        f"<p:sp><p:nvSpPr>{tagged(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place_xml(Place(0.0, 0.0, WIDTH, HEIGHT))}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{emu(WIDTH)}" h="{emu(HEIGHT)}"{fill}>'
        f"{''.join(drawn)}</a:path></a:pathLst></a:custGeom>{paint}</p:spPr></p:sp>"
    )


def _earth(found: Map, palette: Palette) -> str:
    """Return land and borders, where they are at hand."""
    pen = f'<a:ln w="{round(PEN * EMU)}">{fill_xml(palette.edge)}'
    land = f"{fill_xml(palette.paper)}{pen}</a:ln>"
    dashed = f'<a:noFill/>{pen}<a:prstDash val="{DASH["dashed"]}"/></a:ln>'
    parts = ("land", found.land, True, land), ("borders", found.borders, False, dashed)
    return "".join(_outline(name, lines, closed, paint) for name, lines, closed, paint in parts if lines)


def _group(found: Map, palette: Palette) -> ShapeSpec:
    """Return the map as one group: it can be moved and made larger as a whole."""
    edges = ((0.0, 0.0, WIDTH, 0.0), (0.0, HEIGHT, WIDTH, HEIGHT), (0.0, 0.0, 0.0, HEIGHT), (WIDTH, 0.0, WIDTH, HEIGHT))
    frame = [Line(*each, PEN, palette.edge) for each in edges]
    sea = Box(0.0, 0.0, WIDTH, HEIGHT, palette.well if found.land else palette.paper)
    parts: list[Part] = [sea, *found.grid, *frame, *found.lines, *found.forms, *found.words]
    drawn, earth = group(f"{KEY}/map", parts, found.alt), _earth(found, palette)
    first = "</p:sp>"  # land lies on the sea, below everything else
    xml = drawn.xml.replace(first, first + earth, 1)
    xml = xml.replace(f'<a:off x="{emu(drawn.place.x)}" y="{emu(drawn.place.y)}"/>', _OFF, 1)
    place = Place(MARGIN, TOP, drawn.place.width, drawn.place.height)
    return replace(drawn, xml=xml, place=place, form=short_digest(drawn.form + earth))


_OFF = f'<a:off x="{emu(MARGIN)}" y="{emu(TOP)}"/>'


def _rows(found: Map, palette: Palette) -> Iterator[Row]:
    for name, places in found.groups:
        yield Row("group", (Run(say(name), palette.ink, "semibold"),), LISTED, 2.0)
        for place, events in places:
            count = Run(f"  {len(events)}", palette.muted)
            yield Row("place", (Run(named(place), palette.ink, tag=tongue()), count), LISTED, 1.0)
    if found.nowhere:
        yield Row("nowhere", (Run(say("{n} without a place", n=len(found.nowhere)), palette.muted),), LISTED, 1.0)


def _list(found: Map, palette: Palette) -> ShapeSpec:
    """Return as many places as there is room for beside the map, and how many more there are."""
    room = WIDE - MARGIN - BESIDE
    said = Row("said", (Run(found.said, palette.muted),), 10.5, 0.0)
    left = HEIGHT - high(said, room) - 2 * LISTED * 1.3
    kept: list[Row] = []
    rows = list(_rows(found, palette))
    for row in rows:
        left -= high(row, room) + row.below
        if left < 0:
            break
        kept.append(row)
    rest = sum(row.name == "place" for row in rows[len(kept) :])
    more = (
        [Row("more", (Run(say_many("and {n} more place", "and {n} more places", rest), palette.muted),), LISTED, 4.0)]
        if rest
        else []
    )
    place = Place(BESIDE, TOP, room, HEIGHT)
    return text_piece(f"{KEY}/places", place, [*kept, *more, said], body(FIRST))


def map_pages(edition: Edition, palette: Palette) -> list[SlideSpec]:
    """Return the slide of the map; raises ExportError where no event shown has a point."""
    found = map_of(edition, WIDTH, HEIGHT, TYPE, palette)
    return [
        SlideSpec(
            KEY, (page_title(KEY, say("Where it happened"), palette), _group(found, palette), _list(found, palette))
        )
    ]
