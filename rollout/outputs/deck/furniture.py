"""What every slide of ours has besides its own: a strip at its edge, the footer and the number."""

from dataclasses import replace

from rollout.layout.palette import Palette
from rollout.layout.scene import Box
from rollout.outputs.deck.languages import deck_language
from rollout.outputs.deck.layouts import EDGE, FOOT, FOOT_SIZE, FOOTER, LAYOUTS, NUMBER, kind_of
from rollout.outputs.deck.parts import HIGH, Place, ShapeSpec, SlideSpec, short_digest
from rollout.outputs.deck.rows import Row, text_piece
from rollout.outputs.deck.shapes import SPACES, Run, body_xml, field_xml, fill_xml, group, text_xml
from rollout.timeline.edition import Stamp

BOTTOM = HIGH - 30.0  # points: where the words of a slide end
QUIET = ("/edge", "/footer", "/number")
"""Pieces that are not named one by one when a deck is brought up to date."""


def edge(key: str, ink: str) -> ShapeSpec:
    """Return the strip at the left edge of a slide."""
    return group(f"{key}/edge", [Box(0.0, 0.0, EDGE, HIGH, ink)])


def _number(key: str, place: Place, palette: Palette) -> ShapeSpec:
    """Return the number of a slide; it has no words of ours, for its program writes them."""
    look = f'<a:rPr lang="{deck_language()}" sz="{round(FOOT_SIZE * 100)}">{fill_xml(palette.muted)}</a:rPr>'
    body = body_xml([f'<a:p><a:pPr algn="r"/>{field_xml(look)}</a:p>'], wrap=True)
    xml = text_xml(f"{key}/number", place, body, NUMBER).replace("<p:sp>", f"<p:sp {SPACES}>", 1)
    return ShapeSpec(f"{key}/number", place, xml, form=short_digest(body))


def _footer(key: str, mark: Stamp, palette: Palette) -> ShapeSpec:
    words = Run(f"{mark.data} · {mark.caution}", palette.muted)
    return text_piece(f"{key}/footer", FOOT, [Row("footer", (words,), FOOT_SIZE, 0.0)], FOOTER)


def furnished(leaf: SlideSpec, mark: Stamp, palette: Palette) -> SlideSpec:
    """Return a slide with its strip, footer and number, as its layout has them, where it has none of its own."""
    layout, key = LAYOUTS[kind_of(leaf.key)], leaf.key
    names = {piece.name for piece in leaf.pieces}
    side = [edge(key, palette.inks[0])] if layout.edge and f"{key}/edge" not in names else []
    foot = [_footer(key, mark, palette)] if layout.footer and f"{key}/stamp" not in names else []
    return replace(leaf, pieces=(*side, *leaf.pieces, *foot, _number(key, layout.page, palette)))
