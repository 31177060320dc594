"""Some events of very many, as outputs take them: with what is known of the whole file, as if each were there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from math import inf

from rollout.evidence.bands import unfolded as in_own_lane
from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Dataset, Event
from rollout.evidence.private import emptied, places_of_notes, without_notes
from rollout.evidence.settings import Settings
from rollout.timeline.choices import home_of
from rollout.timeline.clock import every
from rollout.timeline.evenly import evenly
from rollout.timeline.gaps import Gap, gaps
from rollout.timeline.newest import newest, newest_day
from rollout.timeline.spoken import languages
from rollout.timeline.view import View, select
from rollout.timeline.window import Window, extent, whole

Cells = Callable[[Iterable[int]], Mapping[int, tuple[str, ...]] | None]
"""Gives rows of a file as they are written, by their numbers; None where the file is another now."""


Named = Callable[[Iterable[str]], Sequence[Event]]
"""Gives events by their ids, each once, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of all events of a file, of which an excerpt holds some."""

    count: int
    lanes: tuple[str, ...]
    tags: tuple[str, ...]
    languages: tuple[str, ...]
    span: Window
    home: Window
    even: bool
    gaps: Mapping[str, tuple[Gap, ...]]
    newest: EdtfDate | None
    """The date of the newest source, and that of the newest which names its day."""
    newest_day: EdtfDate | None
    written: Cells
    named: Named
    foremost: Callable[[], Sequence[Event]]
    """Gives the events to tell first in all of time."""
    free: Window
    """The time around the window in which nothing that the view shows stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Dataset):
    """The events that a view shows, and those with a say in figures, in the order of the file."""

    of: Whole

    @property
    def refused(self) -> int:
        """Rows with a problem."""
        return self.rows - self.of.count

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes of the whole file."""
        return self.of.lanes

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the whole file."""
        return self.of.tags


Unfolded = tuple[tuple[str, ...], Settings, tuple[str, ...]]
"""The lanes of a file as they are in it, what it says of them, and its notices, where its lanes are folded to few."""


def excerpt_of(dataset: Dataset, events: Sequence[Event], known: Whole, unfolded: Unfolded | tuple[()] = ()) -> Excerpt:
    """Return some of the events of a file whose dataset holds none."""
    whole = None
    if unfolded:
        lanes, settings, notices = unfolded
        own = replace(dataset, settings=settings, notices=notices)
        whole = excerpt_of(own, [*map(in_own_lane, events)], replace(known, lanes=lanes))
    beside = {one.name: getattr(dataset, one.name) for one in fields(Dataset)}
    return Excerpt(**beside | {"events": tuple(events), "whole": whole}, of=known)


def plain(dataset: Dataset, events: tuple[Event, ...]) -> Dataset:
    """Return a file that holds these events and no other."""
    if not isinstance(dataset, Excerpt):
        return replace(dataset, events=events)
    return Dataset(**{one.name: getattr(dataset, one.name) for one in fields(Dataset)} | {"events": events})


def count_of(dataset: Dataset) -> int:
    """Return how many events a file has, with those that have no date on its clock or wait for people to agree."""
    return dataset.of.count if isinstance(dataset, Excerpt) else len(every(dataset)) + len(dataset.unsigned)


def languages_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the languages that a file can be read in, its own first; none where it has but that one."""
    return dataset.of.languages if isinstance(dataset, Excerpt) else languages(dataset)


def span_of_all(dataset: Dataset) -> Window:
    """Return the span of all events of a file."""
    return dataset.of.span if isinstance(dataset, Excerpt) else whole(dataset.events)


def home_of_all(dataset: Dataset, span: Window) -> Window:
    """Return the window that a file opens with; span: that of all its events."""
    return dataset.of.home if isinstance(dataset, Excerpt) else home_of(dataset, span)


def even_of(dataset: Dataset) -> bool:
    """Return whether no event of a file comes before another."""
    return dataset.of.even if isinstance(dataset, Excerpt) else evenly(dataset.events)


def gaps_of(dataset: Dataset, lane: str) -> tuple[Gap, ...]:
    """Return the longest stretches in which a lane has no event in the whole file."""
    return dataset.of.gaps[lane] if isinstance(dataset, Excerpt) else gaps(dataset, lane)


def newest_of(dataset: Dataset) -> EdtfDate | None:
    """Return the date of the newest source of a file."""
    return dataset.of.newest if isinstance(dataset, Excerpt) else newest(dataset.events)


def newest_day_of(dataset: Dataset) -> date | None:
    """Return the newest day that a source of a file names as its own."""
    if not isinstance(dataset, Excerpt):
        return newest_day(dataset.events)
    found = dataset.of.newest_day.latest if dataset.of.newest_day else None
    return found if isinstance(found, date) else None


def foremost_of(dataset: Dataset) -> Sequence[Event]:
    """Return the events of a file; of very many those to tell first in all of time."""
    return dataset.of.foremost() if isinstance(dataset, Excerpt) else dataset.events


def named_of(dataset: Dataset, ids: Collection[str]) -> dict[str, Event]:
    """Return those of the events of a file that have these ids, by them."""
    some = dataset.of.named(ids) if isinstance(dataset, Excerpt) else every(dataset)
    return {event.id: event for event in some if event.id in ids}


def by_id(dataset: Dataset) -> Mapping[str, Event]:
    """Return all events of a file by their ids; of very many each is looked up when it is asked for."""
    if isinstance(dataset, Excerpt):
        return _Sought(dataset.of.named)
    return {event.id: event for event in every(dataset)}


class _Sought(Mapping[str, Event]):
    """Events by their ids, each looked up once; those that were found are gone through."""

    def __init__(self, named: Named) -> None:
        self._named, self._known = named, dict[str, Event | None]()

    def __getitem__(self, key: str) -> Event:
        if key not in self._known:
            self._known[key] = next(iter(self._named([key])), None)
        if (found := self._known[key]) is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, event in self._known.items() if event)

    def __len__(self) -> int:
        return sum(event is not None for event in self._known.values())


def rows_written(dataset: Dataset, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
    """Return rows of a file as they are written, by their numbers; None where it is another now, or they are not kept.

    Raises OSError where the file cannot be read.
    """
    if isinstance(dataset, Excerpt):
        return dataset.of.written(rows)
    return {row: dataset.cells[row - 2] for row in rows} if dataset.cells else None


def silenced(dataset: Dataset) -> Dataset:
    """Return evidence that holds no notes, and gives none of them with the rows as they are written."""
    found = without_notes(dataset)
    if found is dataset or not isinstance(found, Excerpt):
        return found
    places, written = places_of_notes(dataset.columns), found.of.written

    def bare(rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        known = written(rows)
        return known and {row: emptied(cells, places) for row, cells in known.items()}

    return replace(found, of=replace(found.of, written=bare))


def free_around(dataset: Dataset, view: View, window: Window, shown: Iterable[Event]) -> Window:
    """Return the time around a window in which a view shows no event but these."""
    if isinstance(dataset, Excerpt):
        return dataset.of.free
    known = set(shown)
    others = [extent(event.date, window) for event in select(dataset.events, view) if event not in known]
    return Window(
        max((one.end for one in others if one.end <= window.start), default=-inf),
        min((one.start for one in others if one.start >= window.end), default=inf),
    )
