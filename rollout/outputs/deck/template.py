"""The empty deck that ours begin from: wide, in our colours and face, without effects, thumbnail and settings."""

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from rollout.layout.palette import Palette
from rollout.layout.typeface import FAMILY
from rollout.outputs.deck.parts import HIGH, WIDE
from rollout.outputs.deck.shapes import emu

NARROW = 9144000, 6858000  # the size of the template's slides, in EMU
DROPPED = (RT.PRINTER_SETTINGS, RT.THUMBNAIL)


def _widened(element: Any) -> None:
    """Stretch the places of a master or layout to the width of our slides."""
    across, down = emu(WIDE) / NARROW[0], emu(HIGH) / NARROW[1]
    for tag, wide, high in (("off", "x", "y"), ("ext", "cx", "cy")):
        for node in element.iter(f"{{*}}{tag}"):
            if node.get(wide) is not None:
                node.set(wide, str(round(int(node.get(wide)) * across)))
                node.set(high, str(round(int(node.get(high)) * down)))


def _put(parent: Any, tag: str, **values: str) -> None:
    """Leave one child in an element, of its own namespace."""
    space = parent.tag.rpartition("}")[0]
    for child in list(parent):
        parent.remove(child)
    parent.append(parent.makeelement(f"{space}}}{tag}", values))


def _themed(blob: bytes, palette: Palette) -> bytes:
    """Return the theme in our colours and face; its effects go, so that no shape made later throws a shadow."""
    theme = parse_xml(blob)
    colours = {"dk1": palette.ink, "lt1": palette.paper, "dk2": palette.muted, "lt2": palette.well}
    colours |= {f"accent{at + 1}": palette.inks[at % len(palette.inks)] for at in range(6)}
    for name, colour in colours.items():
        for slot in theme.iter(f"{{*}}{name}"):
            _put(slot, "srgbClr", val=colour[1:].upper())
    for fonts in theme.iter("{*}fontScheme"):
        for face in fonts.iter("{*}latin"):
            face.set("typeface", FAMILY)
    for effects in theme.iter("{*}effectStyle"):
        _put(effects, "effectLst")
    return bytes(serialize_part_xml(theme))


def _drop(part: Any) -> None:
    for name, rel in list(part._rels.items()):
        if rel.reltype in DROPPED:
            part._rels.pop(name)


def blank(palette: Palette) -> Any:
    """Return a deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDE), emu(HIGH)
    size = deck.part._element.sldSz
    size.attrib.pop("type", None)
    _drop(deck.part)
    _drop(deck.part.package)
    master = deck.slide_master
    for each in (master, *master.slide_layouts):
        _widened(each._element)
    for rel in master.part.rels.values():
        if rel.reltype == RT.THEME:
            rel.target_part._blob = _themed(rel.target_part.blob, palette)
    return deck


def layout_of(deck: Any) -> Any:
    """Return the layout that has a title and no more, else the last."""
    layouts = list(deck.slide_layouts)
    bare = [each for each in layouts if [p.placeholder_format.type for p in each.placeholders if _content(p)] == [1]]
    return (bare or layouts)[-1]


def _content(placeholder: Any) -> bool:
    """Say whether a placeholder holds the words of a slide, and not its date, footer or number."""
    return placeholder.placeholder_format.type not in (13, 15, 16)
