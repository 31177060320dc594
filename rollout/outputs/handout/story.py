"""One story on a square or a card: a figure with what was aimed at, or a few headlines of one lane. In points."""

from collections.abc import Sequence
from dataclasses import replace

from rollout.evidence.brief import brief
from rollout.evidence.event import Event
from rollout.layout.letters import Letters
from rollout.layout.palette import Palette, of_lane
from rollout.layout.scene import Line, Words
from rollout.layout.scripts import taller
from rollout.outputs.handout.choosing import Figure, explained, figure_of, spread
from rollout.sheet import Axis, Paper, Sheet, Sign
from rollout.sheet.lines import LINE, block, legible
from rollout.sheet.signs import form
from rollout.timeline.clock import every, when_words
from rollout.timeline.edition import Edition, ExportError, stamp
from rollout.timeline.outcome import counted, outcomes
from rollout.timeline.standing import standing
from rollout.timeline.view import known_of
from rollout.words.say import say

STORIES = ("square", "card")
MOST = 5  # events of a story
SCALES = (2.0, 1.8, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)  # of the least type that is legible on a telephone
LEGIBLE = 17.0  # points, of a square 810 points wide
LARGE = 4.2  # type sizes of the figure
CUT = (400, 200, 100)  # letters at which very long words of an event are cut where they may be, tried in turn
EDGE = 0.05  # of the height
INDENT = 1.5  # type sizes from a mark to its words


class _Pen:
    """Writes lines from a top downwards, and remembers where it is."""

    def __init__(self, paper: Paper, palette: Palette, size: float, letters: Letters) -> None:
        self.paper, self.palette, self.size, self.wider = paper, palette, size, letters.wider
        self.y = paper.margin
        self.signs: list[Sign] = []

    def lines(self, text: str, size: float, ink: str, face: str = "regular", left: float = 0.0) -> list[Words]:
        """Return text from here on, and go below it."""
        x = self.paper.margin + left
        room = (self.paper.width - self.paper.margin - x) / self.wider
        words = block(legible(text), x, self.y, room, size, ink, face)
        self.y += size * LINE * taller(text) * len(words)
        return words

    def write(self, text: str, size: float, ink: str, face: str = "regular", left: float = 0.0) -> None:
        """Write text from here on."""
        self.signs += [Sign((), (), (), words) for words in self.lines(text, size, ink, face, left)]

    def event(self, event: Event, ink: str) -> None:
        """Write an event: its mark, date and status, title, who says so, and the dispute."""
        size, palette, left = self.size, self.palette, self.size * INDENT
        at, first = self.y + size * LINE / 2, len(self.signs)
        date = when_words(event)
        self.write(f"{date[:1].upper()}{date[1:]} · {standing(event)}", size, ink, "semibold", left)
        mark = form(event.status, event.disputed, 0.0, 0.0, size * 0.72, ink, palette.paper, palette.ink)
        placed = replace(mark, x=self.paper.margin + size * 0.5, y=at, weight=size / 8)
        self.signs[first] = replace(self.signs[first], forms=(placed,))
        self.write(event.title, size * 1.15, palette.ink, "regular", left)
        self.write(
            say("says {who}", who=event.says) if event.says != say("not stated") else say("who says so is not stated"),
            size,
            palette.muted,
            "regular",
            left,
        )
        if event.dispute:
            self.write(say("Disputed: {words}", words=event.dispute), size, palette.ink, "regular", left)
        self.y += size * 0.6


def _figure(pen: _Pen, figure: Figure, ink: str) -> None:
    """Write a figure large, with what it counts and what was aimed at."""
    quantity, size = figure.answer.quantity, pen.size
    pen.write(counted(quantity.count, quantity.unit) if quantity else "", size * LARGE, ink, "semibold")
    pen.write(figure.series.counts, size * 1.4, pen.palette.ink, "semibold")
    pen.write(f"{figure.target.words}.", size * 1.15, pen.palette.ink)
    pen.y += size * 0.7


def told(edition: Edition, figure: Figure | None, most: int) -> list[Event]:
    """Return what a story tells, in order of date: its figure's two events, else some of the lane with most to tell."""
    if figure:
        return [event for event in edition.shown if event in figure.events]
    events = explained(edition)
    lane = max(edition.lanes, key=lambda name: sum(event.lane == name for event in events))
    some = spread([event for event in events if event.lane == lane])[:most]
    return [event for event in edition.shown if event in some]


def _written(pen: _Pen, edition: Edition, figure: Figure | None, events: Sequence[Event]) -> list[Words]:
    """Write a story with a line beside it, and return its title."""
    size, palette, edge = pen.size, pen.palette, pen.paper.margin / 3
    ink = of_lane(palette.inks, edition.dataset.lanes.index(events[0].lane))
    title = pen.lines(edition.title, size * 1.1, ink if figure else palette.ink, "semibold")
    lane = edition.dataset.settings.shown(events[0].lane)
    if not figure and lane != edition.title:
        title += pen.lines(lane, size, ink)
    pen.y += size * 0.5
    top = pen.y
    if figure:
        _figure(pen, figure, ink)
    for event in events:
        pen.event(event, ink)
    nothing = replace(title[0], text="", width=0.0)
    pen.signs.append(Sign((), (Line(edge, top, edge, pen.y, 4.0, ink),), (), nothing))
    return title


def _drawn(edition: Edition, figure: Figure | None, events: Sequence[Event], pen: _Pen) -> Sheet | None:
    """Return a story in the type size of a pen, or None where it has no room."""
    paper, palette = pen.paper, pen.palette
    title = _written(pen, edition, figure, events)
    below, pen.y = pen.y, 0.0
    foot = f"{say('{n} of {of} events', n=len(events), of=len(edition.shown))} · {stamp(edition).line}"
    small = pen.lines(foot, paper.type_size, palette.muted)
    last = paper.height - paper.margin - pen.y
    if below > last:
        return None
    return Sheet(
        width=paper.width,
        height=paper.height,
        margin=paper.margin,
        type_size=paper.type_size,
        paper=palette.paper,
        title=tuple(title),
        subtitle=(),
        bands=(),
        axis=Axis((), ()),
        chart=None,
        legend=tuple(pen.signs),
        stamp=tuple(replace(words, y=words.y + last) for words in small),
    )


def _cut(event: Event, most: int) -> Event:
    """Return an event whose title, speaker and dispute are cut at a word."""
    title, says, dispute = (brief(words, most) for words in (event.title, event.asserted_by, event.dispute))
    return replace(event, title=title, asserted_by=says, dispute=dispute)


def story(edition: Edition, paper: Paper, palette: Palette, letters: Letters, fold: bool = False) -> Sheet:
    """Return the one story of an edition on a paper, in the largest type in which all of it stands.

    fold: an event that has no room alone is told in words that are cut, as where it is told whole elsewhere.
    Raises ExportError where not even one event has room.
    """
    if not edition.shown:
        raise ExportError(say("The view shows no event; there is nothing to draw."))
    paper = replace(paper, margin=paper.height * EDGE)
    found = figure_of(edition, edition.shown, outcomes(known_of(every(edition.dataset), edition.view)))
    for figure in [found, None] if found else [None]:  # of higher letters a figure may have no room with all its words
        for most in range(1 if figure else MOST, 0, -1):
            events = told(edition, figure, most)
            for scale in SCALES:
                if drawn := _drawn(edition, figure, events, _Pen(paper, palette, LEGIBLE * scale, letters)):
                    return drawn
    for letters_left in CUT if fold else ():
        one = [_cut(event, letters_left) for event in told(edition, None, 1)]
        if drawn := _drawn(edition, None, one, _Pen(paper, palette, LEGIBLE, letters)):
            return drawn
    raise ExportError(say("Not one event has room on {paper} with all that is said of it.", paper=say(paper.words)))
