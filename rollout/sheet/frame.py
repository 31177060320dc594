"""A page before it is drawn: what stands above and below the lanes at a type size, and who is told in between."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rollout.evidence.event import Event
from rollout.figure.aside import looked_through
from rollout.figure.view_figure import pick
from rollout.layout.letters import OURS, Letters
from rollout.layout.palette import Palette
from rollout.layout.scene import Words
from rollout.layout.scripts import high, taller
from rollout.layout.theme import BETWEEN, ROW_HIGH, STRIP, Stage
from rollout.sheet.bands import FOOT, band_head, counts_of
from rollout.sheet.chart import within
from rollout.sheet.legend import Entry, entries, legend
from rollout.sheet.lines import LINE, block, legible, shorter
from rollout.sheet.papers import Paper
from rollout.sheet.parts import Sign
from rollout.sheet.rows import Candidate, Stand, candidate, nearly_all, share, unnamed
from rollout.sheet.signs import Ruler
from rollout.timeline.edition import CAUTION, Edition, Stamp, stamp
from rollout.timeline.excerpt import even_of
from rollout.timeline.naming import heading, standfirst
from rollout.timeline.series import Series, all_series
from rollout.timeline.view import known_of
from rollout.words.say import say, say_many

PX = 16  # px of the type on the stage that is laid out, then scaled to points
GAP = 8.0  # px between title, lanes, legend and stamp
TITLE = 1.6  # type sizes
LINES = 4  # that a title takes at most, and as many that stand below it: so a name of any length leaves room


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trial of a type size starts from, in px: the edition, its series, and the room within the margins."""

    edition: Edition
    series: Series | None
    stage: Stage
    ruler: Ruler
    height: float
    top: float
    bottom: float
    named: Mapping[str, int] | None = None
    """The events that may have words, each with the number of its entry; None: all, without a number."""

    @property
    def room(self) -> float:
        """Return the px that a line of ours may take, so that it fits in the widest face reckoned with."""
        return self.ruler.width / self.stage.letters.wider


@dataclass(frozen=True, slots=True)
class Page:
    """A frame filled: words above, legend and stamp below, and the events of every lane placed in between."""

    frame: Frame
    title: list[Words]
    subtitle: list[Words]
    top: float
    rows_high: float
    foot: float
    placed: list[tuple[Stand, ...]]
    quiet: list[tuple[Stand, ...]]
    """The events of every lane that no entry explains: they have a tick and no words."""


def figures(series: Series | None) -> list[Event]:
    """Return the events that the panel draws."""
    return [*series.points, *(target.event for target in series.targets)] if series else []


def _numbered(series: Series, named: Mapping[str, int]) -> Series:
    """Return a series with those of its targets that an entry explains, each with the number of the entry."""
    known = [one for one in series.targets if one.event.id in named]
    return replace(series, targets=tuple(replace(one, entry=named[one.event.id]) for one in known))


def _series(edition: Edition, ruler: Ruler, named: Mapping[str, int] | None) -> Series | None:
    """Return the series of the view as far as it lies in the window, when the view shows any of its events."""
    shown, every = {event.id for event in edition.shown}, all_series(known_of(edition.dataset.events, edition.view))
    known = [one for one in every if any(event.id in shown for event in figures(one))]
    found = pick(known, edition.view.series)
    seen = within(found, ruler) if found else None
    if not (seen and seen.points):
        return None
    return seen if named is None else _numbered(seen, named)


def frame_of(
    edition: Edition,
    paper: Paper,
    type_size: float,
    palette: Palette,
    named: Mapping[str, int] | None = None,
    letters: Letters = OURS,
) -> Frame:
    """Return what a trial of a type size in points starts from."""
    unit = type_size / PX
    margin, width, height = paper.margin / unit, paper.width / unit, paper.height / unit
    ruler = Ruler(edition.window, margin, width - 2 * margin)
    series = _series(edition, ruler, named)
    panel = round(min(max(height * 0.17, 110), 190)) if series else 0
    eras = round(PX * 1.8) if edition.dataset.settings.eras else 0
    even = even_of(edition.dataset)
    row = round(PX * ROW_HIGH * high(event.words for event in edition.shown) / 100)
    bare = Stage(round(width), round(height), PX, row, 0, panel, palette, eras=eras, letters=letters)
    stage = replace(bare, even=even)
    return Frame(edition, series, stage, ruler, height, margin, height - margin, named)


def _sources_words(events: Iterable[Event]) -> str:
    """Return how many publishers stand behind events; where none is named, how many sources."""
    sources = [event.source for event in events]
    if publishers := len({one.publisher for one in sources} - {""}):
        return say_many("Sources: {n} publisher", "Sources: {n} publishers", publishers)
    if count := len({one.url or one.name for one in sources if one.given}):
        return say_many("{n} source, no publisher named", "{n} sources, no publisher named", count)
    return say("No source is named")


def stamp_words(frame: Frame, top: float, told: int) -> list[Words]:
    """Return the sources line and the stamp, in lines from a top downwards; `told`: how many events have their words.

    Where no event comes before another it says by which rule some have words.
    """
    mark, ruler = stamp(frame.edition), frame.ruler
    rule = ""
    if frame.stage.even and frame.named is None and told < (shown := len(frame.edition.shown)):
        words = say("{n} of {of} named, evenly over time, as all have one priority", n=told, of=shown)
        rule = f" · {words}"
    said = f"{_sources_words(frame.edition.shown)} · {fitted(mark, frame.room, float(PX)).line}{rule}"
    return block(legible(said), ruler.left, top, frame.room, float(PX), frame.stage.palette.muted)


def fitted(mark: Stamp, room: float, size: float) -> Stamp:
    """Return a stamp whose maker and licence are cut, each for itself: a long name takes no licence from the paper."""
    by, licence = (shorter(legible(words), LINES // 2, room, size) for words in (mark.by, mark.licence))
    return replace(mark, by=by, licence=licence)


def numbers(edition: Edition) -> list[int]:
    """Return the number of each lane shown in the whole dataset, so that it keeps its colour."""
    return [edition.dataset.lanes.index(name) for name in edition.lanes]


def legend_signs(
    frame: Frame, told: Sequence[Event], counted: bool, top: float, more: Sequence[Entry] = ()
) -> tuple[list[Sign], float]:
    """Return the legend of what is told, from a top downwards, and its bottom; with more where that takes no row."""
    found = entries(told, counted, frame.stage)
    where = frame.ruler.left, top, frame.ruler.width, frame.stage
    signs, bottom = legend(found, *where)
    whole, lower = legend([*found, *more], *where)
    return (whole, bottom) if lower == bottom else (signs, bottom)


def _members(frame: Frame) -> tuple[list[tuple[Candidate, ...]], list[tuple[Stand, ...]]]:
    """Return for every lane the events that ask for room for their words, and those that have a tick alone."""
    stage, ruler, named = frame.stage, frame.ruler, frame.named
    lanes = [[event for event in frame.edition.shown if event.lane == name] for name in frame.edition.lanes]
    if named is None:
        return [tuple(candidate(event, stage, ruler) for event in lane) for lane in lanes], [() for _ in lanes]
    asking = [
        tuple(candidate(event, stage, ruler, str(named[event.id])) for event in lane if event.id in named)
        for lane in lanes
    ]
    return asking, [tuple(unnamed(event, stage, ruler) for event in lane if event.id not in named) for lane in lanes]


def fill(frame: Frame, hopeful: bool = False) -> Page | None:
    """Return the page at this type size, or None when it has no room for a row in every lane.

    `hopeful`: give up soon, with None, when it is clear that not every event will be told.
    """
    edition, stage, ruler = frame.edition, frame.stage, frame.ruler
    palette, lanes, said = stage.palette, edition.lanes, edition.dataset.settings
    words = shorter(legible(edition.title), LINES, frame.room, PX * TITLE, "semibold")
    title = block(words, ruler.left, frame.top, frame.room, PX * TITLE, palette.ink, "semibold")
    under, below = shorter(legible(standfirst(said)), LINES, frame.room, float(PX)), title[-1].foot
    subtitle = block(f"{under} {say(CAUTION)}", ruler.left, below, frame.room, float(PX), palette.muted)
    top = subtitle[-1].foot + GAP
    told = len(edition.shown) - (not hopeful)  # a page on which all are told needs no rule by which some are
    # The legend of all that might be told takes as much room as that of what is told, or more.
    foot = (
        frame.bottom
        - sum(taller(words.text) for words in stamp_words(frame, 0.0, told)) * LINE * PX
        - legend_signs(frame, [*edition.shown, *figures(frame.series)], True, 0.0)[1]
        - GAP
    )
    members, quiet = _members(frame)
    room = foot - top - stage.axis - stage.eras - stage.panel - BETWEEN * (len(lanes) - 1)
    for name, number in zip(lanes, numbers(edition), strict=True):
        here = sum(event.lane == name for event in edition.shown)
        widest = counts_of(here, here, looked_through(edition.dataset.settings, name))
        room -= band_head(heading(name, said), number, widest, 0.0, stage, ruler)[1] + FOOT + STRIP
    if room < len(lanes) * stage.row:
        return None
    rows = int(room // stage.row)
    if hopeful and not nearly_all(members, rows, stage, ruler):
        return None
    return Page(frame, title, subtitle, top, room, foot, share(members, rows, stage, ruler), quiet)
