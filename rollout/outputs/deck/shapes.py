"""DrawingML for what a sheet is drawn of: boxes, lines, marks and words, without theme style and so without shadow."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rollout.evidence.text import plain
from rollout.layout.forms import reach
from rollout.layout.scene import ASCENT, DESCENT, Box, Form, Line, Words
from rollout.layout.typeface import FAMILY
from rollout.outputs.deck.extents import around
from rollout.outputs.deck.languages import deck_language, spoken
from rollout.outputs.deck.parts import Place, ShapeSpec, short_digest

EMU = 12700  # a point
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DASH = {"solid": "solid", "dotted": "sysDot", "dashed": "dash", "dash-dotted": "dashDot"}
PANOSE = "020B0503030403020204"
FONT = f'<a:latin typeface="{FAMILY}" panose="{PANOSE}" pitchFamily="34" charset="0"/>'
LINE = ASCENT + DESCENT
ROUGH = EMU / 2  # half a point: what differs by less is drawn the same
LENGTHS = re.compile(r'(?<=[xy]=")-?\d+')
SHARE = 10 / 11.5  # of the size that was laid out is written
GEOMETRY = {"circle": "ellipse", "square": "rect", "diamond": "diamond", "left": "triangle", "right": "triangle"}
TURNS = {"left": ' rot="16200000"', "right": ' rot="5400000"'}

Part = Box | Line | Form | Words


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face and colour; `link`: where they lead; `tag`: the language of words of the evidence; or ""."""

    text: str
    ink: str
    face: str = "regular"
    link: str = ""
    tag: str = ""


def emu(points: float) -> int:
    """Return points in the unit of the file, to a tenth of a point."""
    return round(points * 10) * EMU // 10


def fill_xml(colour: str) -> str:
    """Return the paint of a colour."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _pen(weight: float, ink: str, dash: str = "solid") -> str:
    return f'<a:ln w="{round(weight * EMU)}" cap="flat">{fill_xml(ink)}<a:prstDash val="{DASH[dash]}"/></a:ln>'


def place_xml(place: Place, flip: str = "") -> str:
    """Return where a shape stands, and how it is turned over."""
    return (
        f'<a:xfrm{flip}><a:off x="{emu(place.x)}" y="{emu(place.y)}"/>'
        f'<a:ext cx="{emu(place.width)}" cy="{emu(place.height)}"/></a:xfrm>'
    )


def tagged(name: str, descr: str = "") -> str:
    """Return what a shape is called, and what it shows."""
    return f'<p:cNvPr id="0" name="{plain(name)}"' + (f' descr="{plain(descr)}"/>' if descr else "/>")


def _shape(name: str, place: Place, geometry: str, paint: str) -> str:
    return (
        f"<p:sp><p:nvSpPr>{tagged(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr>{place_xml(place)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{paint}</p:spPr></p:sp>'
    )


def _stroke(name: str, one: Line) -> str:
    left, top = min(one.x1, one.x2), min(one.y1, one.y2)
    place = Place(left, top, abs(one.x2 - one.x1), abs(one.y2 - one.y1))
    flip = ' flipV="1"' if (one.x2 - one.x1) * (one.y2 - one.y1) < 0 else ""
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{tagged(name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{place_xml(place, flip)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_pen(one.weight, one.ink, one.dash)}</p:spPr></p:cxnSp>'
    )


def _about(one: Form, half: float) -> Place:
    """Return the square about the middle of a mark."""
    return Place(one.x - half, one.y - half, 2 * half, 2 * half)


def _mark(one: Form) -> str:
    """Return a mark as its outline, and what stands in it or through it."""
    turn = TURNS.get(one.outline, "")
    dash = "dotted" if one.dotted else "solid"
    paint = fill_xml(one.fill) + (_pen(one.weight, one.ink, dash) if one.weight else "<a:ln><a:noFill/></a:ln>")
    body = _shape("point" if turn else "mark", _about(one, one.size * reach(one.outline)), GEOMETRY[one.outline], paint)
    drawn = [body.replace("<a:xfrm>", f"<a:xfrm{turn}>")]
    if one.dot:
        dot = fill_xml(one.ink) + "<a:ln><a:noFill/></a:ln>"
        drawn.append(_shape("mark centre", _about(one, one.dot), "ellipse", dot))
    if h := one.cross:
        ends = ((one.x - h, one.y - h, one.x + h, one.y + h), (one.x - h, one.y + h, one.x + h, one.y - h))
        drawn += [_stroke("mark cross", Line(*each, one.weight, one.ink)) for each in ends]
    if h := one.through:
        through = Line(one.x - h, one.y + h, one.x + h, one.y - h, one.weight, one.stroke)
        drawn.append(_stroke("disputed", through))
    return "".join(drawn)


def run_xml(run: Run, size: float) -> str:
    """Return words as a run; a link stands as its address until the run is on a slide."""
    bold = ' b="1"' if run.face == "semibold" else ' b="0"'
    link = f'<a:hlinkClick r:id="{plain(run.link)}"/>' if run.link else ""
    lang, fonts = spoken(run.text, run.tag)
    look = (
        f'<a:rPr lang="{lang}" sz="{round(size * 100)}"{bold} dirty="0">{fill_xml(run.ink)}{FONT}{fonts}{link}</a:rPr>'
    )
    return f"<a:r>{look}<a:t>{plain(run.text)}</a:t></a:r>"


def field_xml(look: str = "") -> str:
    """Return the number of a slide as a field that every program fills in."""
    look = look or f'<a:rPr lang="{deck_language()}"/>'
    return f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{look}<a:t>‹#›</a:t></a:fld>'


def body_xml(paragraphs: Iterable[str], wrap: bool) -> str:
    """Return paragraphs as the text of a shape, flush with the edges of its box.

    Where words wrap, a program whose face is wider than any that we reckon with sets them smaller.
    """
    how, fit = ("square", "normAutofit") if wrap else ("none", "noAutofit")
    box = f'<a:bodyPr wrap="{how}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:{fit}/></a:bodyPr>'
    return f"<p:txBody>{box}<a:lstStyle/>{''.join(paragraphs)}</p:txBody>"


def text_xml(name: str, place: Place, body: str, holder: str = "") -> str:
    """Return a text in a box of its own, or in a placeholder of its slide: what its `ph` says of itself."""
    kind = (
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {holder}/></p:nvPr>'
        if holder
        else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    )
    return (
        f"<p:sp><p:nvSpPr>{tagged(name)}{kind}</p:nvSpPr><p:spPr>{place_xml(place)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>{body}</p:sp>'
    )


def _words(name: str, one: Words, x: float, y: float, flush: str, tag: str) -> str:
    """Return words a little smaller than the box that the layout gave them, flush with its left or right edge."""
    run = run_xml(Run(one.text, one.ink, one.face, tag=tag), one.size * SHARE)
    body = body_xml([f'<a:p><a:pPr algn="{flush}"/>{run}</a:p>'], wrap=False)
    place = Place(one.x + x, one.y + y, one.width, one.height)
    return text_xml(name, place, body.replace('anchor="t"', 'anchor="ctr"', 1))


def _moved(part: Box | Line | Form, x: float, y: float) -> str:
    if isinstance(part, Box):
        place = Place(part.x + x, part.y + y, part.width, part.height)
        return _shape("bar", place, "rect", fill_xml(part.fill) + "<a:ln><a:noFill/></a:ln>")
    if isinstance(part, Line):
        return _stroke("line", replace(part, x1=part.x1 + x, y1=part.y1 + y, x2=part.x2 + x, y2=part.y2 + y))
    return _mark(replace(part, x=part.x + x, y=part.y + y))


def group(
    name: str, parts: Sequence[Part], descr: str = "", dated: bool = False, flush: str = "l", tag: str = ""
) -> ShapeSpec:
    """Return parts as one group, drawn in their order; its words are named words, words 2 and so on.

    `tag`: the language of words of the evidence.
    `flush`: l where words may grow to the right when a wider face stands in for ours, r where to the left.
    Within the group lengths count from its own corner, so that a group which only moved is drawn the same.
    """
    where = around(parts)
    inner: list[str] = []
    texts: list[tuple[str, str]] = []
    for part in parts:
        if isinstance(part, Words):
            called = "words" if not texts else f"words {len(texts) + 1}"
            texts.append((called, part.text))
            inner.append(_words(called, part, -where.x, -where.y, flush, tag))
        else:
            inner.append(_moved(part, -where.x, -where.y))
    found = grouped(name, where, drawn := "".join(inner), descr)
    coarse = LENGTHS.sub(lambda length: str(round(int(length[0]) / ROUGH)), drawn)
    return replace(found, texts=tuple(texts), form=short_digest(coarse), dated=dated)


def grouped(name: str, where: Place, drawn: str, descr: str) -> ShapeSpec:
    """Return a group in its place, of shapes whose lengths count from its corner."""
    size = f'cx="{emu(where.width)}" cy="{emu(where.height)}"/>'
    head = (
        f"<p:nvGrpSpPr>{tagged(name, descr)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{emu(where.x)}" y="{emu(where.y)}"/><a:ext {size}<a:chOff x="0" y="0"/>'
        f"<a:chExt {size}</a:xfrm></p:grpSpPr>"
    )
    return ShapeSpec(name, where, f"<p:grpSp {SPACES}>{head}{drawn}</p:grpSp>")
