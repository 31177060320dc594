"""The empty deck that ours begin from: our theme and our layouts, without effects, thumbnail and settings."""

from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from rollout.evidence.text import plain
from rollout.layout.palette import Palette
from rollout.layout.typeface import FAMILY
from rollout.outputs.deck.colours import slots
from rollout.outputs.deck.languages import deck_language
from rollout.outputs.deck.layouts import EDGE, FOOT, FOOT_SIZE, FOOTER, LAYOUTS, NUMBER, PAGE, Holder, Layout, kind_of
from rollout.outputs.deck.parts import HIGH, MARGIN, WIDE, Place
from rollout.outputs.deck.shapes import PANOSE, SPACES, emu, field_xml, place_xml
from rollout.words.say import later, say

DROPPED = (RT.PRINTER_SETTINGS, RT.THUMBNAIL)
DATE = 'type="dt" sz="half" idx="10"'
BODY = 'type="body" idx="1"'
MASTER = (
    Holder('type="title"', Place(MARGIN, 30.0, WIDE - 2 * MARGIN, 60.0), 36.0, later("Title"), bold=True),
    Holder(BODY, Place(MARGIN, 110.0, WIDE - 2 * MARGIN, 380.0), 22.0, later("Words")),
)
FEET = (
    Holder(FOOTER, FOOT, FOOT_SIZE, "", muted=True),
    Holder(NUMBER, PAGE, FOOT_SIZE, "", muted=True),
)
STYLE = (
    '<{tag} {spaces}><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1" '
    'marL="0" indent="0"><a:buNone/><a:defRPr sz="{size}" b="{bold}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
    '</a:solidFill><a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/>'
    "</a:defRPr></a:lvl1pPr></{tag}>"
)


def _put(parent: Any, tag: str, **values: str) -> None:
    """Leave one child in an element, of its own namespace."""
    space = parent.tag.rpartition("}")[0]
    for child in list(parent):
        parent.remove(child)
    parent.append(parent.makeelement(f"{space}}}{tag}", values))


def _themed(blob: bytes, palette: Palette) -> bytes:
    """Return the theme in our colours and face; its effects go, so that no shape made later throws a shadow."""
    theme = parse_xml(blob)
    theme.set("name", "Rollout")
    for name, colour in slots(palette).items():
        for slot in theme.iter(f"{{*}}{name}"):
            _put(slot, "srgbClr", val=colour[1:].upper())
    for fonts in theme.iter("{*}fontScheme"):
        for face in fonts.iter("{*}latin"):
            face.set("typeface", FAMILY)
            face.set("panose", PANOSE)
    for effects in theme.iter("{*}effectStyle"):
        _put(effects, "effectLst")
    return bytes(serialize_part_xml(theme))


def _holder(one: Holder, number: int) -> Any:
    """Return a placeholder of a master or layout: its place, the look of its words, and what it asks for."""
    colour = "tx2" if one.muted else "tx1"
    flush = "r" if one.kind == NUMBER else "l"
    look = (
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{flush}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(one.size * 100)}" b="{int(one.bold)}"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    words = (
        f'<a:r><a:rPr lang="{deck_language()}"/><a:t>{plain(say(one.prompt))}</a:t></a:r>'
        if one.prompt
        else f'<a:endParaRPr lang="{deck_language()}"/>'
    )
    prompt = ' hasCustomPrompt="1"' if one.prompt and one not in MASTER else ""
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Place {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {one.kind}{prompt}/></p:nvPr></p:nvSpPr><p:spPr>{place_xml(one.place)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" '
        f'lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr>{look}<a:p>'
        f"{field_xml() if one.kind == NUMBER else words}</a:p></p:txBody></p:sp>"
    )


def _strip(number: int) -> Any:
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Edge"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{place_xml(Place(0.0, 0.0, EDGE, HIGH))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _fill(element: Any, holders: tuple[Holder, ...], edge: bool) -> None:
    """Put placeholders, and the strip at the edge, in the place of all that a master or layout holds."""
    tree = element.cSld.spTree
    for child in list(tree)[2:]:
        tree.remove(child)
    if edge:
        tree.append(_strip(2))
    for number, one in enumerate(holders, 3):
        tree.append(_holder(one, number))


def _dress_master(master: Any) -> None:
    _fill(master._element, (*MASTER, *FEET), edge=False)
    styles = master._element.find(qn("p:txStyles"))
    for tag, size, bold, face in (("p:titleStyle", 3600, 1, "mj"), ("p:bodyStyle", 2200, 0, "mn")):
        old = styles.find(qn(tag))
        styles.replace(old, parse_xml(STYLE.format(tag=tag, spaces=SPACES, size=size, bold=bold, face=face)))


def _dress_layout(found: Any, layout: Layout) -> None:
    found._element.cSld.set("name", layout.name)
    found._element.attrib.pop("type", None)
    found._element.set("preserve", "1")
    feet = (*FEET[: layout.footer], replace(FEET[1], place=layout.page))
    _fill(found._element, (*layout.holders, *feet), layout.edge)


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
    _dress_master(master)
    layouts = list(deck.slide_layouts)
    for found, layout in zip(layouts, LAYOUTS.values(), strict=False):
        _dress_layout(found, layout)
    for spare in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(spare)
    for rel in master.part.rels.values():
        if rel.reltype == RT.THEME:
            rel.target_part._blob = _themed(rel.target_part.blob, palette)
    return deck


def layout_of(deck: Any, key: str) -> Any:
    """Return the layout for a slide: ours of its kind, else the one that has a title and no more, else the last."""
    layouts = list(deck.slide_layouts)
    wanted = LAYOUTS[kind_of(key)].name
    if ours := [each for each in layouts if each.name == wanted]:
        return ours[-1]
    bare = [each for each in layouts if [p.placeholder_format.type for p in each.placeholders if _content(p)] == [1]]
    return (bare or layouts)[-1]


def _content(placeholder: Any) -> bool:
    """Say whether a placeholder holds the words of a slide, and not its date, footer or number."""
    return placeholder.placeholder_format.type not in (13, 15, 16)
