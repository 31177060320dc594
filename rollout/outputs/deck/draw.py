"""Pieces put on the slides of a deck."""

from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from rollout.layout.palette import Palette
from rollout.outputs.deck.chart import add_chart
from rollout.outputs.deck.colours import by_theme
from rollout.outputs.deck.parts import ShapeSpec, SlideSpec

LINK, EMBED = qn("r:id"), qn("r:embed")


def _numbered(slide: Any, element: Any) -> None:
    """Give a body of a slide a number that no other has: what another program left may have taken it."""
    taken = {node.get("idx") for node in slide._element.iter("{*}ph")}
    for node in element.iter("{*}ph"):
        if node.get("type") == "body" and node.get("idx") in taken:
            node.set("idx", str(max(int(one or 0) for one in taken) + 1))


def element_of(slide: Any, piece: ShapeSpec, palette: Palette) -> Any:
    """Return a piece as an element that can stand on a slide, in the colours and the face of the deck's theme.

    Its shapes are numbered, and its links are known to the slide.
    """
    element = by_theme(parse_xml(piece.xml), palette)
    _numbered(slide, element)
    last = max((int(node.get("id")) for node in slide._element.iter("{*}cNvPr")), default=1)
    for number, node in enumerate(element.iter("{*}cNvPr"), last + 1):
        node.set("id", str(number))
    for node in element.iter("{*}hlinkClick"):
        node.set(LINK, slide.part.relate_to(node.get(LINK), RT.HYPERLINK, is_external=True))
    for node in element.iter("{*}blip"):
        node.set(EMBED, slide.part.get_or_add_image_part(BytesIO(piece.image))[1])
    return element


def put(slide: Any, piece: ShapeSpec, palette: Palette, after: Any = None) -> Any:
    """Put a piece on a slide above an element, or above all others; return its element."""
    element = element_of(slide, piece, palette)
    slide.shapes._spTree.append(element)
    if after is not None:
        after.addnext(element)
    return element


def draw(slide: Any, leaf: SlideSpec, piece: ShapeSpec, palette: Palette, after: Any = None) -> Any:
    """Put a piece of a leaf on its slide, as a chart where it is one; return its element."""
    if leaf.chart and not piece.xml:
        return add_chart(slide, piece, leaf.chart, palette)
    return put(slide, piece, palette, after)


def write_notes(slide: Any, notes: str) -> None:
    """Write speaker notes."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = notes


def add(deck: Any, layout: Any, leaf: SlideSpec, palette: Palette) -> Any:
    """Add a slide of a layout at the end of a deck."""
    # As python-pptx does, without the empty placeholders, which it takes a quarter of a deck's time to copy.
    link, slide = deck.part.add_slide(layout)
    deck.slides._sldIdLst.add_sldId(link)
    slide._element.cSld.set("name", leaf.key)
    for piece in leaf.pieces:
        draw(slide, leaf, piece, palette)
    if leaf.notes:
        write_notes(slide, leaf.notes)
    return slide
