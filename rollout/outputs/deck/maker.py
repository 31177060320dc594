"""The maker of decks: an edition and options in, the bytes of a .pptx out."""

from rollout.layout.palette import LIGHT, PALETTES, Palette
from rollout.outputs.deck.draw import add
from rollout.outputs.deck.figures import figure_pages
from rollout.outputs.deck.furniture import furnished
from rollout.outputs.deck.headlines import bounded, headline_pages
from rollout.outputs.deck.ledger import ledger_of, write
from rollout.outputs.deck.map import map_pages
from rollout.outputs.deck.package import opened, packed
from rollout.outputs.deck.pages import legend_page, source_pages, title_page
from rollout.outputs.deck.parts import SlideSpec
from rollout.outputs.deck.scenes import scene_pages
from rollout.outputs.deck.template import blank, layout_of
from rollout.outputs.deck.timeline import leaf, sheets
from rollout.outputs.deck.update import bring_up_to_date
from rollout.sheet.lines import legible
from rollout.timeline.edition import Edition, ExportError, Options, headlines, stamp
from rollout.timeline.talk import read
from rollout.timeline.tongues import telling
from rollout.words.say import say


def plan(edition: Edition, options: Options, palette: Palette) -> list[SlideSpec]:
    """Return the slides of a deck in their order.

    With a talk its scenes stand in the place of the headlines. Sources are those of every event told in words.
    """
    if options.talk is None:
        bounded(edition)  # before anything is drawn: that takes long
    drawn = sheets(edition, palette)
    earth = map_pages(edition, palette) if options.map else []
    charts = figure_pages(edition, palette)
    scenes = _told(edition, options, palette)
    marks = [mark.event for page in (*charts, *scenes) if page.chart for mark in page.chart.marks]
    lit = edition.shown if options.talk else headlines(edition)
    told = [*(one.event for each in drawn for one in each.told), *marks, *lit]
    every = [
        title_page(edition, palette),
        *(leaf(each, number) for number, each in enumerate(drawn, 1)),
        *earth,
        *charts,
        *scenes,
        *source_pages(told, options.links, palette),
        legend_page(edition, palette),
    ]
    mark = stamp(edition)
    return [furnished(one, mark, palette) for one in every]


def _told(edition: Edition, options: Options, palette: Palette) -> list[SlideSpec]:
    if options.talk is None:
        return headline_pages(edition, options.notes, options.links, palette, dict(options.media))
    talk = read(options.talk, "talk", edition.dataset)
    return scene_pages(edition, talk, options.notes, options.links, palette, dict(options.media))


def _palette(asked: str) -> Palette:
    if asked and asked not in PALETTES:
        raise ExportError(
            say("There is no theme '{name}'. Write one of {known}.", name=legible(asked), known=", ".join(PALETTES))
        )
    return PALETTES.get(asked, LIGHT)


def make_pptx(edition: Edition, options: Options) -> bytes:
    """Return a deck of an edition, or, with an edited deck to update, that deck brought up to date.

    Raises ExportError when a headline has no room, and when the deck to update cannot be.
    """
    palette = _palette(options.theme)
    with telling(edition.dataset):
        leaves = plan(edition, options, palette)
    title = legible(edition.title)
    if options.update is not None:
        edited = opened(options.update)
        bring_up_to_date(edited, edition, leaves, palette, options)
        return packed(edited, title)
    deck = blank(palette)
    for page in leaves:
        add(deck, layout_of(deck, page.key), page, palette)
    write(deck, ledger_of(leaves))
    return packed(deck, title)
