"""Makers of handouts and pictures: an edition and options in, the bytes of a file out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from rollout.evidence.event import Event
from rollout.evidence.text import plain
from rollout.layout.cutting import embedded
from rollout.layout.letters import OURS, WIDER, Letters
from rollout.layout.palette import LIGHT, PALETTES, Palette
from rollout.outputs.handout.choosing import figure_of, ranked
from rollout.outputs.handout.fitting import fitting
from rollout.outputs.handout.photos import Photos
from rollout.outputs.handout.places import column, map_on
from rollout.outputs.handout.records import Drawn, Plan, handout, plan, title_of
from rollout.outputs.handout.story import STORIES, story
from rollout.outputs.handout.svg import svg
from rollout.outputs.handout.tongues import in_tongues
from rollout.outputs.handout.typesetting import pages_of, typeset
from rollout.sheet import PAPERS, Axis, Paper, Sheet, holds, sheet
from rollout.sheet.lines import legible
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition, ExportError, Options, stamp
from rollout.timeline.most import ENTRIES, refuse_too_many
from rollout.timeline.outcome import outcomes
from rollout.timeline.tongues import telling
from rollout.timeline.view import known_of
from rollout.words.say import say

PRINTED = ("a4", "letter", "a3", "a4-portrait", "letter-portrait")
SHARES = (0.5, 0.62, 0.75)  # of a page's height that a picture takes with entries below it, the least first


def _paper(asked: str, usual: str, allowed: tuple[str, ...]) -> Paper:
    name = asked.lower() or usual
    if name not in allowed:
        raise ExportError(
            say("There is no size '{name}' here. Write one of {known}.", name=legible(asked), known=", ".join(allowed))
        )
    return PAPERS[name]


def _palette(asked: str, printed: bool) -> Palette:
    """Return the colours of a theme; without one the light ones, on white where the paper is the ground."""
    if asked and asked not in PALETTES:
        raise ExportError(
            say("There is no theme '{name}'. Write one of {known}.", name=legible(asked), known=", ".join(PALETTES))
        )
    palette = PALETTES.get(asked, LIGHT)
    return replace(palette, paper="#ffffff") if printed and not asked else palette


def _drawn(edition: Edition, options: Options, letters: Letters = OURS) -> tuple[Sheet, Paper]:
    """Return a picture to be drawn: one story where the size is for one, else the timeline."""
    paper = _paper(options.size, "1080p", tuple(PAPERS))
    palette = _palette(options.theme, paper in [PAPERS[name] for name in PRINTED])
    if paper in [PAPERS[name] for name in STORIES]:
        return story(edition, paper, palette, letters, options.fold), paper
    return sheet(edition, paper, palette=palette, fold=options.fold, letters=letters), paper


def _picture(edition: Edition, options: Options, form: Literal["png", "svg"]) -> bytes:
    drawn, paper = _drawn(edition, options)
    with telling(edition.dataset):
        return typeset("picture.typ", {"title": title_of(drawn), "sheet": in_tongues(drawn)}, form, paper.ppi)


def make_png(edition: Edition, options: Options) -> bytes:
    """Return the timeline as a picture in pixels."""
    return _picture(edition, options, "png")


def make_svg(edition: Edition, options: Options) -> bytes:
    """Return the timeline as a picture whose words are text, or outlines where those are asked for."""
    title, said = legible(edition.title), stamp(edition).line
    if options.outlines:
        head, rest = _picture(edition, options, "svg").decode().split(">", 1)
        return f'{head} role="img"><title>{plain(title)}</title>{rest}'.encode()
    held = False
    try:
        drawn = _drawn(edition, options, WIDER)[0]
    except ExportError:  # in a wider face a headline would have no room
        drawn, held = _drawn(edition, options)[0], True
    with telling(edition.dataset):
        return svg(drawn, title, said, held, embedded("".join(words.text for words in drawn.words())))


def _blank(paper: Paper, palette: Palette) -> Sheet:
    """Return a sheet with nothing on it, which takes as much of a page as one with everything."""
    nothing = Axis((), ())
    return Sheet(paper.width, paper.height, paper.margin, 9.0, palette.paper, (), (), (), nothing, None, (), ())


def _type(paper: Paper) -> float:
    """Return the type size of the entries: larger where a column is wide, for long lines want large letters."""
    return paper.type_size if paper.height > paper.width else paper.type_size * 1.06


def _chosen(edition: Edition, pages: int, paper: Paper, blank: Drawn, palette: Palette) -> Plan:
    """Return what a handout explains: of so many pages as much as they hold."""
    if not pages:
        refuse_too_many(edition, ENTRIES, "entries in a handout")
        return plan(edition)

    def count(events: Sequence[Event]) -> int:
        data = handout(plan(edition, events), blank, paper, palette, _type(paper))
        return pages_of("handout.typ", data)

    best = figure_of(edition, edition.shown, outcomes(known_of(every(edition.dataset), edition.view)))
    return plan(edition, fitting(ranked(edition, best)[:ENTRIES], pages, count))


def _above(edition: Edition, paper: Paper, palette: Palette) -> Paper:
    """Return the upper part of a page that a picture of all lanes needs, as a paper of its own."""
    parts = [replace(paper, height=paper.height * share) for share in SHARES]
    return next((part for part in parts if holds(edition, part, palette)), parts[-1])


def make_pdf(edition: Edition, options: Options) -> bytes:
    """Return the handout: the timeline with its legend, then what it names and the sources; tagged, PDF/UA-1.

    The picture names only what an entry explains, by the number of the entry; all else is a tick in it. It has a page
    to itself, or the upper part of one that is upright or the only one.
    """
    paper = _paper(options.size, "a4", PRINTED)
    palette = _palette(options.theme, printed=True)
    shared = paper.height > paper.width or options.pages == 1
    above = _above(edition, paper, palette) if shared else paper
    earth = map_on(edition, paper, _type(paper), palette) if options.map else None
    photos = Photos(dict(options.media), column(paper, _type(paper)))
    chosen = _chosen(edition, options.pages, paper, (_blank(above, palette), earth, photos), palette)
    drawn = sheet(edition, above, palette=palette, fold=True, named=chosen.numbers)
    with telling(edition.dataset):
        data = handout(chosen, (drawn, earth, photos), paper, palette, _type(paper), options.links)
    return typeset("handout.typ", data, "pdf")
