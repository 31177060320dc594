"""Pieces put on the slides of a deck."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from rollout.layout.palette import Palette
from rollout.outputs.deck.chart import add_chart
from rollout.outputs.deck.parts import ShapeSpec, SlideSpec

LINK = qn("r:id")


def element_of(slide: Any, piece: ShapeSpec) -> Any:
    """Return a piece as an element that can stand on a slide: its shapes numbered, its links known to the slide."""
    element = parse_xml(piece.xml)
    last = max((int(node.get("id")) for node in slide._element.iter("{*}cNvPr")), default=1)
    for number, node in enumerate(element.iter("{*}cNvPr"), last + 1):
        node.set("id", str(number))
    for node in element.iter("{*}hlinkClick"):
        node.set(LINK, slide.part.relate_to(node.get(LINK), RT.HYPERLINK, is_external=True))
    return element


def put(slide: Any, piece: ShapeSpec, after: Any = None) -> Any:
    """Put a piece on a slide above an element, or above all others; return its element."""
    element = element_of(slide, piece)
    slide.shapes._spTree.append(element)
    if after is not None:
        after.addnext(element)
    return element


def draw(slide: Any, leaf: SlideSpec, piece: ShapeSpec, palette: Palette, after: Any = None) -> Any:
    """Put a piece of a leaf on its slide, as a chart where it is one; return its element."""
    if leaf.chart and not piece.xml:
        return add_chart(slide, piece, leaf.chart, palette)
    return put(slide, piece, after)


def write_notes(slide: Any, notes: str) -> None:
    """Write speaker notes."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = notes


def add(deck: Any, layout: Any, leaf: SlideSpec, palette: Palette) -> Any:
    """Add a slide of a layout at the end of a deck."""
    slide = deck.slides.add_slide(layout)
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)
    slide._element.cSld.set("name", leaf.key)
    for piece in leaf.pieces:
        draw(slide, leaf, piece, palette)
    if leaf.notes:
        write_notes(slide, leaf.notes)
    return slide
