"""What is drawn on the page of an event: its mark, and where it stands in time among the others of its lane."""

from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.layout.palette import LIGHT, of_lane
from rollout.layout.scene import Form
from rollout.layout.theme import STRIP, Stage
from rollout.outputs.handout.svg import drawn, svg
from rollout.sheet import Sheet
from rollout.sheet.axis import axis
from rollout.sheet.bands import Name, band
from rollout.sheet.lines import legible
from rollout.sheet.rows import candidate, stands, unnamed
from rollout.sheet.signs import Ruler, form
from rollout.timeline.clock import when_words
from rollout.timeline.edition import Edition, stamp
from rollout.timeline.naming import heading
from rollout.timeline.tongues import in_ours
from rollout.timeline.window import Window
from rollout.words.say import say

SIDE = 20.0  # px of the square that a mark stands in
MARK = 12.0
WIDE, TYPE = 720, 16  # px of the picture and its type
ROW = 26
SPARE = 0.02  # of the time shown, before and after it


def mark_of(status: str, disputed: bool, lane: int) -> str:
    """Return the mark of an event as SVG within a page."""
    ink = of_lane(LIGHT.inks, lane)
    mark: Form = form(status, disputed, SIDE / 2, SIDE / 2, MARK, ink, LIGHT.paper, LIGHT.ink)
    return f'<svg viewBox="0 0 {SIDE:g} {SIDE:g}" aria-hidden="true">{drawn(mark)}</svg>'


def strip_of(event: Event, edition: Edition) -> str:
    """Return an event in its lane, with its date, and all others of the lane as ticks, as SVG within a page."""
    stage = Stage(WIDE, 0, TYPE, ROW, 1, 0, LIGHT)
    span = edition.window.days * SPARE
    ruler = Ruler(Window(edition.window.start - span, edition.window.end + span), 0.0, float(WIDE))
    lane = Name(heading(event.lane, edition.dataset.settings), edition.dataset.lanes.index(event.lane))
    words = legible(when_words(event, short=True))  # its title stands above, and may be of any length
    one = candidate(event, stage, ruler)
    dated = replace(one, words=words, item=replace(one.item, width=stage.words(words), heavy=False))
    placed = stands((dated,), 1, stage, ruler, True)
    others = (unnamed(other, stage, ruler) for other in edition.shown if other.lane == event.lane and other != event)
    made, bottom = band(lane, (*placed, *others), 0.0, 1.0, float(ROW), stage, ruler)
    made = replace(made, head=tuple(words for words in made.head if words.face == "semibold"))
    height = bottom + stage.axis
    whole = Sheet(
        width=float(WIDE),
        height=height,
        margin=0.0,
        type_size=float(TYPE),
        paper=LIGHT.paper,
        title=(),
        subtitle=(),
        bands=(made,),
        axis=axis(ruler, 0.0, bottom - STRIP, bottom + stage.axis / 2, stage),
        chart=None,
        legend=(),
        stamp=(),
    )
    called = say("Where it stands in time: {event}", event=apart(event.words))
    with in_ours():  # its date stands there
        return svg(whole, called, stamp(edition).caution, held=True).decode()
