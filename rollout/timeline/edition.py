"""What every output is made from, the events that a view shows, and what every output must say about them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.private import silent
from rollout.evidence.signing import review_words, unsigned_words
from rollout.evidence.vocabulary import UNREVIEWED
from rollout.timeline.clock import every
from rollout.timeline.excerpt import count_of, newest_of, silenced, span_of_all
from rollout.timeline.facts import by_date
from rollout.timeline.knowing import knowing
from rollout.timeline.naming import maker, named, one_line, title_of
from rollout.timeline.view import View, select
from rollout.timeline.view_words import view_words
from rollout.timeline.window import EVER, MINUTE, Window, extent
from rollout.words.say import later, say, say_many

CAUTION = later("Close in time is not a documented link.")
MOST_PAGES = 100
"""A handout may be asked for in so many pages."""


class ExportError(Exception):
    """Raised when an output cannot be made; its text is one sentence for a person, naming the event where one is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How an output is to be made; a maker ignores what does not concern it."""

    size: str = ""
    """Page or picture size as written: "a4", "letter", "16:9" …; empty: the maker's own."""
    theme: str = ""
    outlines: bool = False
    """Whether the words of an SVG are outlines, the same on every machine, and no text."""
    pages: int = 0
    """How many pages a handout may have; 0: as many as it takes."""
    talk: bytes | None = None
    """The scenes of a talk, as read from their file."""
    media: tuple[tuple[str, bytes], ...] = ()  # the pictures that they show, by their names
    exact: bool = False
    notes: bool = False
    """Whether the presenter's notes may go into an output that others read."""
    links: bool = False
    """Whether a deck may hold links that can be followed."""
    map: bool = False
    """Whether a handout or a deck has a map of where it happened."""
    fold: bool = False
    """Whether headlines without room on a page are counted there, for they are told beside it; else it is refused."""
    update: bytes | None = None
    """An edited deck, to be brought up to date."""
    say: Callable[[str], None] = lambda _: None
    """Takes one line for the person who asked: what was changed, left or not done, and why."""
    agree: Callable[[str, str], bool] = lambda *_: False
    """Answers whether what an option of the command allows may be done, asked in words as well."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The events that a view shows of a dataset, in date order, and the window they stand in."""

    dataset: Dataset
    view: View
    shown: tuple[Event, ...]
    window: Window
    """Within the span of the whole evidence."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """Return the lanes that have an event shown, in the order of the dataset."""
        used = {event.lane for event in self.shown}
        return tuple(lane for lane in self.dataset.lanes if lane in used)

    @property
    def title(self) -> str:
        """Return what the timeline is called, or else its lanes."""
        return title_of(self.lanes, self.dataset.settings)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every output says of itself; words are plain text, not yet escaped."""

    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    newest: str
    """"sources to December 2025"; "sources not dated" where none is."""
    counts: str
    """"150 shown + 20 hidden + 2 refused = 172 rows in events.csv"."""
    view: str
    shown: int
    hidden: int
    refused: int
    rows: int
    file: str
    caution: str = CAUTION
    by: str = ""
    """Who made it; nothing where that is not said, as with the next."""
    licence: str = ""

    @property
    def short(self) -> str:
        """Return the first seven figures of the digest, as people read them out."""
        return self.digest[:7]

    @property
    def data(self) -> str:
        """Return which data it is made of, in words."""
        return say("Data {digest}, {newest}", digest=self.short, newest=self.newest)

    @property
    def line(self) -> str:
        """Return the whole stamp as one line."""
        made = ", ".join(filter(None, (f"{self.by[:1].upper()}{self.by[1:]}", self.licence)))
        said = (self.data, self.counts, say("View: {view}", view=self.view), self.caution, made)
        return " · ".join(filter(None, said))


def edition(dataset: Dataset, view: View) -> Edition:
    """Return what a view shows of a dataset: what its filters let through and its window touches.

    A view without a window shows everything, not the page's opening window: what is handed out cannot be zoomed.
    """
    span = span_of_all(dataset)
    asked = view.window or EVER
    window = Window(max(asked.start, span.start), min(asked.end, span.end))
    inside = by_date([event for event in select(dataset.events, view) if _touches(event, asked, span)])
    enough = MINUTE if window.short else 1
    return Edition(dataset, view, tuple(inside), window if window.days >= enough else span)


def gated(edition: Edition, options: Options) -> Edition:
    """Return an edition as a maker may have it: without the presenter's notes unless they were asked for."""
    if options.notes:
        return edition
    return replace(edition, dataset=silenced(edition.dataset), shown=tuple(map(silent, edition.shown)))


def headlines(edition: Edition) -> tuple[Event, ...]:
    """Return the headlines shown in order of date; where there is none, every event shown."""
    return tuple(event for event in edition.shown if event.priority == 1) or edition.shown


def stamp(edition: Edition) -> Stamp:
    """Return what an output of an edition must say of itself."""
    dataset = edition.dataset
    shown, hidden = len(edition.shown), count_of(dataset) - len(edition.shown)
    when = newest_of(dataset)
    file = one_line(dataset.name)
    counts = say_many(
        "{shown} shown + {hidden} hidden + {refused} refused = {n} row in {file}",
        "{shown} shown + {hidden} hidden + {refused} refused = {n} rows in {file}",
        dataset.rows,
        shown=shown,
        hidden=hidden,
        refused=dataset.refused,
        file=named(file),
    )
    return Stamp(
        digest=dataset.digest,
        newest=say("sources to {date}", date=in_words(when)) if when else say("sources not dated"),
        counts=f"{counts}{_open(edition)}",
        by=maker(dataset.settings),
        licence=named(dataset.settings.licence),
        view=view_words(dataset, edition.view, edition.shown),
        caution=say(CAUTION),
        shown=shown,
        hidden=hidden,
        refused=dataset.refused,
        rows=dataset.rows,
        file=file,
    )


def _open(edition: Edition) -> str:
    """Return how many of the events shown nobody has reviewed, and how many have no source; nothing where none is.

    With a second clock also how many of those hidden are so for it, and how many are for want of people who agree.
    """
    unreviewed = sum(event.status == UNREVIEWED for event in edition.shown)
    bare = sum(not event.source.given for event in edition.shown)
    said = (
        say("{n} not yet reviewed", n=unreviewed) if unreviewed else "",
        say("{n} without a source", n=bare) if bare else "",
    )
    known = knowing(every(edition.dataset), edition.view).words
    judged = review_words(edition.dataset), unsigned_words(edition.dataset)
    return "".join(f"; {part}" for part in (*said, *known, *judged) if part)


def _touches(event: Event, window: Window, span: Window) -> bool:
    stands = extent(event.date, span)
    return stands.start < window.end and stands.end > window.start
