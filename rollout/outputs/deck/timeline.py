"""The timeline on slides: the sheet of a view as groups, one an event; more slides where one cannot tell a headline."""

from contextlib import suppress
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.layout.letters import SLIDES
from rollout.layout.palette import Palette
from rollout.layout.scene import Words
from rollout.outputs.deck.layouts import FIRST, FOOTER, TITLE, body
from rollout.outputs.deck.parts import HIGH, WIDE, Place, ShapeSpec, SlideSpec
from rollout.outputs.deck.rows import Row, text_piece
from rollout.outputs.deck.shapes import SHARE, Part, Run, group
from rollout.sheet import Band, Paper, Sheet, Told, sheet
from rollout.timeline.clock import when_words
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.naming import named
from rollout.timeline.standing import standing_aloud
from rollout.timeline.tongues import of_words
from rollout.timeline.window import Window, extent
from rollout.words.say import headed, say

# Laid out for eleven and a half points and written in ten: where our typeface is not installed, another that is up to
# 15 in a hundred wider (Noto Sans) stands in its place, and still no words reach what stands beside them.
SLIDE = Paper("a slide", WIDE, HIGH, 16.0, 11.5, 96.0)
MOST = 8  # slides over which a timeline may be spread in time
BOLD = 0.18  # of its width DejaVu Sans Bold, which stands in for ours in LibreOffice, is wider than what was laid out
LEAST = 4  # events that a slide has room for, even of one day


def alt(event: Event) -> str:
    """Return what a group says to those who do not see it."""
    words = headed(when_words(event), f"{named(event.title)} ({standing_aloud(event)})")
    return f"{words}. {named(event.asserted_by)}"


def _part(edition: Edition, number: int, count: int) -> Edition:
    """Return one of the equal stretches of time of an edition, with the events that touch it."""
    days = edition.window.days / count
    window = Window(edition.window.start + number * days, edition.window.start + (number + 1) * days)
    shown = []
    for event in edition.shown:
        where = extent(event.date, edition.window)
        if where.start < window.end and where.end > window.start:
            shown.append(event)
    return replace(edition, window=window, shown=tuple(shown))


def sheets(edition: Edition, palette: Palette) -> list[Sheet]:
    """Return the timeline as one sheet, or as the least number of stretches of time that tell every headline.

    Where that is not enough, for too many of them share a day, each slide tells a share of the events. Raises
    ExportError, naming the headlines without room, when no number of slides does.
    """
    bare = replace(edition, view=replace(edition.view, series="none"))  # the figures have a chart of their own
    # Also where all events are headlines, of which a page alone need not name every one: here is room for more slides.
    must = {event.id for event in edition.shown if event.priority == 1} or None
    try:
        return [sheet(bare, SLIDE, must, palette, letters=SLIDES)]
    except ExportError as error:
        refusal = error
    for count in range(2, MOST + 1 if edition.shown else 2):
        parts = (_part(bare, number, count) for number in range(count))
        with suppress(ExportError):
            return [sheet(part, SLIDE, must, palette, letters=SLIDES) for part in parts if part.shown]
    # So many share a day that no stretch of time is short enough: each slide tells some of them.
    for count in range(2, max(2, len(edition.shown) // LEAST + 1)):
        shares = (replace(bare, shown=bare.shown[number::count]) for number in range(count))
        with suppress(ExportError):
            return [sheet(each, SLIDE, must, palette, letters=SLIDES) for each in shares]
    raise refusal


def _lines(name: str, lines: tuple[Words, ...], holder: str, flowing: bool = False) -> ShapeSpec:
    """Return lines below one another as one text, as wide as the slide: a bold face is wider than measured.

    flowing: whether they are one sentence after another, broken anew where a face is wider.
    """
    first = lines[0]
    place = Place(first.x, first.y - first.over, WIDE - 2 * first.x, sum(line.height + 2 * line.over for line in lines))
    if flowing:
        lines = (replace(first, text=" ".join(line.text for line in lines)),)
    rows = [Row("", (Run(line.text, line.ink, line.face),), line.size * SHARE, 0.0) for line in lines]
    return text_piece(name, place, rows, holder, wrap=flowing, air=1.0)


def _event(told: Told) -> ShapeSpec:
    parts: list[Part] = [*told.boxes, *told.lines, *told.forms, told.words]
    before = bool(told.forms) and told.words.x + told.words.width <= told.forms[-1].x
    return group(f"event:{told.event.id}", parts, alt(told.event), True, "r" if before else "l", of_words(told.event))


def _clear(head: tuple[Words, ...]) -> tuple[Words, ...]:
    """Return the head of a lane with its counts clear of its name in the widest bold face, and nothing beyond met."""
    number = max(number for number, words in enumerate(head) if words.face == "semibold")
    name, after = head[number], head[number + 1 :]
    if after[0].x <= name.x:
        return head  # the counts stand below
    most = WIDE - name.x - after[0].width
    counts = replace(after[0], x=max(after[0].x, min(after[0].x + BOLD * name.width, most)))
    end = counts.x + counts.width * (1 + BOLD)
    return (*head[: number + 1], counts, *(words for words in after[1:] if words.x > end))


def _band(key: str, band: Band) -> tuple[ShapeSpec, ShapeSpec]:
    """Return a lane's rules, and what stands between them: its name and the ticks of its events."""
    ground = group(f"{key}/lane {band.number + 1} ground", list(band.rules), dated=True)
    head = group(
        f"{key}/lane {band.number + 1}",
        [*_clear(band.head), *band.ticks],
        say("Lane {name}", name=named(band.name)),
        dated=True,
    )
    return ground, head


def leaf(drawn: Sheet, number: int) -> SlideSpec:
    """Return a sheet as a slide."""
    key = f"timeline:{number}"
    bands = [_band(key, band) for band in drawn.bands]
    grid = [group(f"{key}/grid", list(drawn.axis.lines), "", dated=True)] if drawn.axis.lines else []
    axis = [group(f"{key}/axis", list(drawn.axis.words), say("Time axis"), dated=True)] if drawn.axis.words else []
    signs: list[Part] = []
    for sign in drawn.legend:
        signs += [*sign.boxes, *sign.lines, *sign.forms, sign.words]
    return SlideSpec(
        key,
        (
            _lines(f"{key}/title", drawn.title, TITLE),
            _lines(f"{key}/subtitle", drawn.subtitle, body(FIRST)),
            *(ground for ground, _ in bands),
            *grid,
            *(head for _, head in bands),
            *axis,
            *(_event(told) for told in drawn.told),
            group(f"{key}/legend", signs, say("Legend"), dated=True),
            _lines(f"{key}/stamp", drawn.stamp, FOOTER, flowing=True),
        ),
    )
