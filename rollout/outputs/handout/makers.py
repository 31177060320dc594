"""Makers of handouts and pictures: an edition and options in, the bytes of a file out."""

from dataclasses import replace
from typing import Literal

from rollout.evidence.text import plain
from rollout.layout.palette import LIGHT, PALETTES, Palette
from rollout.layout.scene import records
from rollout.outputs.handout.records import handout, title_of
from rollout.outputs.handout.typesetting import typeset
from rollout.sheet import PAPERS, Paper, sheet
from rollout.sheet.lines import legible
from rollout.timeline.edition import Edition, ExportError, Options

PRINTED = ("a4", "letter", "a3")


def _paper(asked: str, usual: str, allowed: tuple[str, ...]) -> Paper:
    name = asked.lower() or usual
    if name not in allowed:
        raise ExportError(f"There is no size '{legible(asked)}' here. Write one of {', '.join(allowed)}.")
    return PAPERS[name]


def _palette(asked: str, printed: bool) -> Palette:
    """Return the colours of a theme; without one the light ones, on white where the paper is the ground."""
    if asked and asked not in PALETTES:
        raise ExportError(f"There is no theme '{legible(asked)}'. Write one of {', '.join(PALETTES)}.")
    palette = PALETTES.get(asked, LIGHT)
    return replace(palette, paper="#ffffff") if printed and not asked else palette


def _picture(edition: Edition, options: Options, form: Literal["png", "svg"]) -> tuple[str, bytes]:
    """Return the title of a picture, and its bytes."""
    paper = _paper(options.size, "1080p", tuple(PAPERS))
    palette = _palette(options.theme, paper in [PAPERS[name] for name in PRINTED])
    drawn = sheet(edition, paper, palette=palette, fold=options.fold)
    data = {"title": title_of(drawn), "sheet": records(drawn)}
    return title_of(drawn), typeset("picture.typ", data, form, paper.ppi)


def make_png(edition: Edition, options: Options) -> bytes:
    """Return the timeline as a picture in pixels."""
    return _picture(edition, options, "png")[1]


def make_svg(edition: Edition, options: Options) -> bytes:
    """Return the timeline as a picture in outlines, with its title for those who do not see it."""
    title, made = _picture(edition, options, "svg")
    head, rest = made.decode().split(">", 1)
    return f'{head} role="img"><title>{plain(title)}</title>{rest}'.encode()


def make_pdf(edition: Edition, options: Options) -> bytes:
    """Return the handout: the timeline with its legend, then the headlines and their sources; tagged, PDF/UA-1.

    A headline without room on the first page is counted there: it is told on those that follow.
    """
    paper = _paper(options.size, "a4", PRINTED)
    palette = _palette(options.theme, printed=True)
    drawn = sheet(edition, paper, palette=palette, fold=True)
    size = min(drawn.type_size, paper.type_size * 1.25)  # larger on a sheet of few events, but still columns
    return typeset("handout.typ", handout(edition, drawn, palette, size, options.links), "pdf")
