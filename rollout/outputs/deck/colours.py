"""Colours and faces named after the deck's theme, so that changing the theme in any program changes every slide."""

from collections.abc import Iterator
from colorsys import rgb_to_hls
from functools import cache
from typing import Any

from rollout.layout.palette import Palette
from rollout.layout.strokes import SHARES
from rollout.sheet.signs import mixed

ACCENTS = 6  # lanes whose ink a theme has a place for; those beyond keep a colour of their own
PALE = 0.2  # of the ink of words in the bar by which the legend shows a range
KEPT = 0.2  # of the lightness of a lane's ink that its tints keep
HUNDRED = 100_000  # the file's hundred per cent
SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
Shades = tuple[tuple[str, int], ...]


def slots(palette: Palette) -> dict[str, str]:
    """Return the colours of the theme of a deck by their names in the file."""
    found = {"dk1": palette.ink, "lt1": palette.paper, "dk2": palette.muted, "lt2": palette.well}
    return found | {f"accent{at + 1}": palette.inks[at % len(palette.inks)] for at in range(ACCENTS)}


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return rgb_to_hls(red, green, blue)


def shades(base: str, colour: str) -> Shades:
    """Return what makes a colour of another: its saturation and its lightness, as the file says them."""
    (_, light, full), (_, wanted, fuller) = _hls(base), _hls(colour)
    share = min(KEPT, wanted / light) if light else 0.0
    steps = [("satMod", fuller / full)] if full else []
    steps += [("lumMod", share), ("lumOff", wanted - share * light)]
    return tuple((name, round(value * HUNDRED)) for name, value in steps)


def _tints(palette: Palette, at: int) -> Iterator[str]:
    """Yield the colours that are made of a lane's ink."""
    for colours in (palette.inks, palette.bars):
        yield from (mixed(colours[at % len(colours)], palette.paper, share) for share in SHARES.values())
    yield palette.bars[at % len(palette.bars)]


@cache
def named(palette: Palette) -> dict[str, tuple[str, Shades]]:
    """Return every colour of a palette that a theme can say: the theme's name for it, and what is done to that."""
    known: dict[str, tuple[str, Shades]] = {
        palette.ink: ("tx1", ()),
        palette.paper: ("bg1", ()),
        palette.muted: ("tx2", ()),
        palette.well: ("bg2", ()),
    }
    inks = palette.inks[:ACCENTS]
    for at, ink in enumerate(inks):
        known.setdefault(ink, (f"accent{at + 1}", ()))
    for at in range(ACCENTS):
        ink = inks[at % len(inks)]
        for tint in _tints(palette, at):
            known.setdefault(tint, (f"accent{at + 1}", shades(ink, tint)))
    for share in (PALE, *SHARES.values()):
        tint = mixed(palette.ink, palette.paper, share)
        known.setdefault(tint, ("tx1", shades(palette.ink, tint)))
    for line in (palette.rule, palette.edge):
        known.setdefault(line, ("bg2", shades(palette.well, line)))
    return known


def by_theme(element: Any, palette: Palette) -> Any:
    """Let an element take its colours and its face from the theme, wherever that has them; return the element."""
    known = named(palette)
    for node in list(element.iter(f"{{{SPACE}}}srgbClr")):
        name, steps = known.get(f"#{node.get('val').lower()}", ("", ()))
        if name:
            colour = node.makeelement(f"{{{SPACE}}}schemeClr", {"val": name})
            for step, value in steps:
                colour.append(node.makeelement(f"{{{SPACE}}}{step}", {"val": str(value)}))
            node.getparent().replace(node, colour)
    for face in list(element.iter(f"{{{SPACE}}}latin")):
        face.getparent().remove(face)
    return element
