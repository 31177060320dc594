"""The colours of each theme: one ink for words, and for each lane an ink, a bar, a ground and a strip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme as #rrggbb; lanes beyond the last colour begin again with the first."""

    name: str
    ink: str
    muted: str
    paper: str
    well: str
    """The ground of the overview and of what is pointed at."""
    card: str
    """The ground of cards, buttons and fields."""
    rule: str
    edge: str
    """The outline of buttons and fields."""
    focus: str
    alarm: str
    inks: tuple[str, ...]
    bars: tuple[str, ...]

    def for_lanes(self, lanes: Sequence[int]) -> "Palette":
        """Return the palette in which lanes shown alone, from the top, keep the colours that they have among all."""

        def own(colours: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(of_lane(colours, lane) for lane in lanes)

        return replace(self, inks=own(self.inks), bars=own(self.bars))


def _colours(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COLOURS = 12
"""How many lanes have a colour of their own."""

LIGHT = Palette(
    name="light",
    ink="#1b1f24",
    muted="#565e68",
    paper="#fdfcf8",
    well="#f3f1ea",
    card="#ffffff",
    rule="#e6e3da",
    edge="#8a8577",
    focus="#1558b0",
    alarm="#8f1d1d",
    inks=_colours("#0b6572 #8a3a1b #54439b #5f6411 #8c2f62 #2f5a97 #1d652f #7c4c0a #4b586c #a4273b #763da0 #31620e"),
    bars=_colours("#bcd9da #eccdbf #d3cdea #dcdfb4 #ebc7da #c8d7ec #b3dfbe #ecd0aa #d0d5db #edcdd2 #ddcfe7 #b5e296"),
)
DARK = Palette(
    name="dark",
    ink="#f4f2ec",
    muted="#b9bfc8",
    paper="#14171b",
    well="#20252b",
    card="#1d2126",
    rule="#2c323a",
    edge="#767e89",
    focus="#8fc0ff",
    alarm="#ff9d9d",
    inks=_colours("#6fcad6 #f2a988 #beb4f6 #cdd17a #f0a3ce #9fc3f5 #6bd486 #f2b35c #b6c0cc #ecaeb9 #cfb5e3 #86d24c"),
    bars=_colours("#1d4a52 #5b3626 #413870 #474a1a #572642 #233f66 #24482d #533c1b #3b4149 #672f38 #4e375f #2e471b"),
)
CONTRAST = Palette(
    name="contrast",
    ink="#000000",
    muted="#2b2f34",
    paper="#ffffff",
    well="#ececec",
    card="#ffffff",
    rule="#c9c9c9",
    edge="#000000",
    focus="#0040b0",
    alarm="#7a0000",
    inks=_colours("#00434d #6a2000 #33217c #3d4100 #66063f #0b3470 #13411e #503107 #303845 #6b1927 #4c2766 #203f09"),
    bars=_colours("#b3dade #f1c7b2 #cfc5f5 #d9dd9f #f0bcd8 #bfd4f2 #acdcb8 #ebcca2 #ccd1d9 #ebc8cd #dbcbe5 #aedf8b"),
)
# Grey-safe: every lane is told by its place and name, every status by its form.
PRINT = Palette(
    name="print",
    ink="#000000",
    muted="#3d3d3d",
    paper="#ffffff",
    well="#efefef",
    card="#ffffff",
    rule="#d4d4d4",
    edge="#555555",
    focus="#000000",
    alarm="#000000",
    inks=("#1a1a1a",),
    bars=("#c8c8c8",),
)
PALETTES = {one.name: one for one in (LIGHT, DARK, CONTRAST, PRINT)}


def luminance(colour: str) -> float:
    """Return the relative luminance of a #rrggbb colour, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def of_lane(colours: tuple[str, ...], lane: int) -> str:
    """Return a lane's colour; lanes beyond the last colour begin again."""
    return colours[lane % len(colours)]


def _rules(palette: Palette) -> str:
    single = ("ink", "muted", "paper", "well", "card", "rule", "edge", "focus", "alarm")
    pairs = [(name, str(getattr(palette, name))) for name in single]
    pairs += [(f"lane-{lane}", of_lane(palette.inks, lane)) for lane in range(COLOURS)]
    return "; ".join(f"--{name}: {colour}" for name, colour in pairs)


def css() -> str:
    """Return the colours of every theme as CSS variables, the light ones where none is chosen."""
    rules = [f":root {{ {_rules(LIGHT)} }}"]
    rules += [f":root[data-theme={name}] {{ {_rules(palette)} }}" for name, palette in PALETTES.items()]
    return "\n".join(rules) + "\n"
