"""The layout of a sheet: lanes, axis, panel, legend and stamp drawn at the largest type that tells every event."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rollout.evidence.event import Event
from rollout.layout.letters import OURS, Letters
from rollout.layout.palette import LIGHT, Palette
from rollout.layout.scene import scaled
from rollout.layout.theme import BETWEEN
from rollout.sheet.axis import axis, eras
from rollout.sheet.bands import Name, band, searched
from rollout.sheet.chart import chart
from rollout.sheet.frame import GAP, PX, Frame, Page, figures, fill, frame_of, legend_signs, numbers, stamp_words
from rollout.sheet.legend import beside_entries
from rollout.sheet.papers import PAPERS, Paper
from rollout.sheet.parts import Axis, Band, Chart, Sheet
from rollout.sheet.room import roomier, shortened
from rollout.sheet.rows import MANY, rows_used
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.excerpt import gaps_of
from rollout.timeline.fewer import fewer
from rollout.timeline.naming import heading
from rollout.words.say import say, say_many

MOST_LANES = 100  # beyond which no page could have room for all of them, so that none is tried
FEWER = (8, 6, 5, 4, 3, 2)  # lanes, where all of them have no room
GROWN = (2.0, 1.75, 1.5, 1.25, 1.12)  # times the least type size, tried from the largest
MOST_WITH_FIGURES = 1.5  # above it the heights of a panel have no room for their words
STRETCH = 3.0  # times a row's height, where there is room to spare
NAMED = 5  # events that a refusal names


def _bands(page: Page) -> tuple[list[Band], float]:
    """Return the lanes drawn, their rows spread over the height that there is, and where the last one ends."""
    edition, stage = page.frame.edition, page.frame.stage
    used = [max(1, rows_used(placed)) for placed in page.placed]
    pitch = min(page.rows_high / sum(used), stage.row * STRETCH)
    spare = (page.rows_high / pitch - sum(used)) / len(used)
    said = edition.dataset.settings
    bands: list[Band] = []
    top = page.top
    lanes = zip(edition.lanes, numbers(edition), page.placed, page.quiet, used, strict=True)
    for name, number, placed, quiet, rows in lanes:
        lane = Name(heading(name, said), number, *searched(said, name), gaps_of(edition.dataset, name))
        drawn, bottom = band(lane, (*placed, *quiet), top, rows + spare, pitch, stage, page.frame.ruler)
        bands.append(drawn)
        top = bottom + BETWEEN
    return bands, top - BETWEEN


def _axis(page: Page, bottom: float) -> Axis:
    """Return the time axis, and the eras below its dates."""
    frame, stage = page.frame, page.frame.stage
    dates = axis(frame.ruler, page.top, page.foot, bottom + stage.axis / 2, stage)
    named = eras(frame.edition.dataset.settings.eras, frame.ruler, bottom + stage.axis, stage)
    return Axis(dates.lines + named.lines, dates.words + named.words)


def _draw(page: Page, paper: Paper, unit: float) -> Sheet:
    frame, stage = page.frame, page.frame.stage
    bands, bottom = _bands(page)
    above = page.foot - stage.panel
    drawn: Chart | None = None
    if frame.series:
        lane = frame.edition.dataset.lanes.index(frame.series.points[0].lane)
        drawn = chart(frame.series, lane, above, frame.ruler, stage)
    told = [one.event for each in bands for one in each.told]
    counted = any(each.counted for each in bands)
    dotted = any(one.dash == "dotted" for each in bands for one in each.ticks)
    more = beside_entries(dotted, bool(stage.eras), stage)
    signs, below = legend_signs(frame, [*told, *figures(frame.series)], counted, page.foot + GAP / 2, more)
    whole = Sheet(
        width=0.0,
        height=frame.height,
        margin=frame.top,
        type_size=float(PX),
        paper=stage.palette.paper,
        title=tuple(page.title),
        subtitle=tuple(page.subtitle),
        bands=tuple(bands),
        axis=_axis(page, bottom),
        chart=drawn,
        legend=tuple(signs),
        stamp=tuple(stamp_words(frame, below, len(told))),
    )
    return replace(scaled(whole, unit), width=paper.width, height=paper.height)


def missing(page: Page, required: Collection[str] | None) -> list[Event]:
    """Return the events that are to be told and are not: those named, else the headlines that stand in the window.

    Where every event has one priority none is a headline before the others: all are to be told, and none must be.
    """
    window, stage = page.frame.edition.window, page.frame.stage
    return [
        one.event
        for placed in page.placed
        for one in placed
        if not one.told
        and (stage.even or one.event.priority == 1 if required is None else one.event.id in required)
        and window.start <= one.item.anchor <= window.end
    ]


def _refusal(lost: list[Event], paper: Paper) -> ExportError:
    names = ", ".join(f"“{event.words}” ({event.id})" for event in lost[:NAMED])
    more = say(" and {n} more", n=len(lost) - NAMED) if len(lost) > NAMED else ""
    return ExportError(
        say_many(
            "{n} event that must be named has no room on {paper}: {names}. "
            "Choose a larger size, a shorter window (--from, --to) or fewer lanes.",
            "{n} events that must be named have no room on {paper}: {names}. "
            "Choose a larger size, a shorter window (--from, --to) or fewer lanes.",
            len(lost),
            paper=say(paper.words),
            names=f"{names}{more}",
        )
    )


def _crowded(edition: Edition, paper: Paper) -> ExportError:
    words = say(
        "{n} lanes have no room on {paper}. Choose fewer lanes or a larger size.",
        n=len(edition.lanes),
        paper=say(paper.words),
    )
    return ExportError(words)


def holds(edition: Edition, paper: Paper, palette: Palette = LIGHT) -> bool:
    """Return whether a paper has room for every lane of an edition, with a row of words or more in each."""
    if len(edition.lanes) > MOST_LANES:
        return False
    return fill(frame_of(edition, paper, paper.type_size, palette, {})) is not None


def _roomier(
    page: Page,
    lost: Sequence[Event],
    required: Collection[str] | None,
    fold: bool,
    page_of: Callable[[Edition], Page | None],
) -> Page | None:
    """Return the first page on which every event that must be told is, in fewer words if need be; None without one."""
    cut = () if fold else shortened(page.frame.edition, lost, page.frame.stage, page.frame.ruler.width)
    tried = (page_of(each) for each in chain(roomier(page.frame.edition, lost), cut))
    return next((each for each in tried if each and not missing(each, required)), None)


def _sizes(usual: Frame) -> list[float]:
    """Return how many times larger than the least the type is tried."""
    return [grown for grown in GROWN if grown <= MOST_WITH_FIGURES or not usual.series]


def sheet(
    edition: Edition,
    size: str | Paper = "a4",
    required: Collection[str] | None = None,
    palette: Palette = LIGHT,
    fold: bool = False,
    named: Mapping[str, int] | None = None,
    letters: Letters = OURS,
) -> Sheet:
    """Return an edition on a page of a size, at the largest type at which every event is told, else at the least.

    `required`: ids of the events that must be told; None: the headlines. `fold`: count those that have no room, told
    elsewhere. `named`: the only events with words, each with the number of its entry. `letters`: how wide the face may
    be. Raises ExportError, naming what has no room; KeyError for a size that PAPERS does not know.
    """
    paper = PAPERS[size] if isinstance(size, str) else size
    if not edition.shown:
        raise ExportError(say("The view shows no event; there is nothing to draw."))
    if len(edition.lanes) > MOST_LANES:  # what a frame takes grows with their square
        edition = fewer(edition)

    def page_of(each: Edition, type_size: float, hopeful: bool = False) -> Page | None:
        return fill(frame_of(each, paper, type_size, palette, named, letters), hopeful)

    usual = frame_of(edition, paper, paper.type_size, palette, named, letters)
    for grown in _sizes(usual) if len(edition.shown if named is None else named) <= MANY else ():
        page = page_of(edition, paper.type_size * grown, hopeful=True)
        if page and all(one.told for placed in page.placed for one in placed):
            return _draw(page, paper, paper.type_size * grown / PX)
    pages = (page_of(each, paper.type_size) for each in chain([edition], (fewer(edition, most) for most in FEWER)))
    page = next(filter(None, pages), None)
    if page is None:
        raise _crowded(edition, paper)
    if lost := missing(page, required):
        page = _roomier(page, lost, required, fold, lambda each: page_of(each, paper.type_size)) or page
        must = required is not None or not page.frame.stage.even
        if must and not fold and missing(page, required):
            raise _refusal(lost, paper)
    return _draw(page, paper, paper.type_size / PX)
