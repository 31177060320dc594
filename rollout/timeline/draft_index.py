"""A file while one of its events is being written: all others looked at once, and with each key the one put among them.

Whatever is asked of it is what the index of the whole file, made anew, would say; only not as slowly.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from rollout.evidence.event import Dataset, Event
from rollout.timeline.choices import said_home
from rollout.timeline.clock import KNOWN, on_clock
from rollout.timeline.dataset_index import MANY, DatasetIndex, Selection, filters_of
from rollout.timeline.event_index import NO_LANE, EventIndex, LaneIndex, rank, stand
from rollout.timeline.gaps import Gap
from rollout.timeline.others import Others, in_order, put_among, row_of, telling
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import held, languages, spoken
from rollout.timeline.traits import beyond_ascii
from rollout.timeline.view import View, chosen, known_of
from rollout.timeline.window import LEAST_DAYS, LEAST_TIMED, Window, aired, extent, known_days, opening_of


class DraftIndex(DatasetIndex):
    """The index of a file with one event among the others, as it is while that is written."""

    def __init__(
        self, others: Others, own: Event, outcome: Outcomes | None = None, whole: Dataset | None = None
    ) -> None:
        """Put an event among the others; outcome: what became of the targets, where that is known.

        whole: the file with it among them, where that has been saved.
        """
        if whole is None:
            events = put_among(others.dataset.events, own)
            whole = replace(others.dataset, events=events, rows=others.dataset.rows + 1)
        self._begin(whole, outcome)
        self._others, self._own = others, own

    @property
    def _silent(self) -> bool:
        """Whether the event has no part in what is found of series and targets, as they happened."""
        return self._known is None and not telling([self._own])

    @cached_property
    def telling(self) -> tuple[Event, ...]:
        """The events of which series and outcomes are made."""
        return put_among(self._others.telling, self._own) if telling([self._own]) else self._others.telling

    @cached_property
    def clock(self) -> str:
        """By which clock its events stand; empty: when they happened."""
        return KNOWN if self._own.happened else self._others.clock

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The lanes, in order."""
        used = in_order(self._others.lanes, (self._own.lane,), self._own.row)
        said = [lane.name for lane in self.dataset.settings.lanes if lane.name in used]
        return tuple(dict.fromkeys((*said, *used)))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags, in order."""
        return in_order(self._others.tags, self._own.tags, self._own.row)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of the targets and forecasts of the file."""
        if self._known or self._silent:
            return self._known or self._others.outcomes
        return outcomes((*self.telling, *telling(self.dataset.waiting)))

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be read in; none where it has but one."""
        return languages(self.dataset, self._others.held | held([self._own]))

    @cached_property
    def span(self) -> Window:
        """The span of all events."""
        (start, end), others = known_days(self._own.date), self._others
        timed = others.timed or self._own.date.timed
        return aired(min(start, others.start), max(end, others.end), timed)

    @cached_property
    def home(self) -> Window:
        """The window that the file opens with."""
        starts = [*self._others.starts]
        insort(starts, known_days(self._own.date)[0])
        return said_home(self.dataset.settings, self.span) or opening_of(starts, self.span)

    @cached_property
    def even(self) -> bool:
        """Whether no event comes before another."""
        return len(self.dataset.events) > 1 and len(self._others.priorities | {self._own.priority}) == 1

    @cached_property
    def least(self) -> float:
        """The shortest window one may zoom into, in days."""
        return LEAST_TIMED if self._others.timed or self._own.date.timed else LEAST_DAYS

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that have something to compare."""
        return self._others.series if self._silent else all_series(self.telling, self.outcomes)

    def series_of(self, view: View) -> Sequence[Series]:
        """Return the series of a view: as they were known on its day, with what had become of their targets by then."""
        if not view.as_known:
            return self.series
        known = known_of(self.telling, view)
        return all_series(known, outcomes(known))

    @cached_property
    def drawn(self) -> str:
        """Every letter beyond ASCII, once, of the words beside marks."""
        return beyond_ascii((self._others.drawn, self._own.words))

    @cached_property
    def gaps(self) -> dict[str, tuple[Gap, ...]]:
        """The stretches of each lane in which there is no event, whatever a view hides."""
        base, own = self._others.within(self.span), self._own.lane
        where = extent(self._own.date, self.span)
        place = where.start, where.end
        return {lane: base.gaps_with(lane, place) if lane == own else base.gaps[lane] for lane in self.lanes}

    def spoken(self, language: str) -> DatasetIndex:
        """Return the index of the same file with its events in one of its languages."""
        if not language or language == self.dataset.language:
            return self
        own = spoken(self._others.alone(self._own), language).events[0]
        return DraftIndex(self._others.spoken(language), own)

    def on(self, clock: str) -> DatasetIndex:
        """Return the index of the same file by a clock; made anew where the event has no date on it."""
        if clock == self.clock or clock != KNOWN:
            return self
        moved = on_clock(self._others.alone(self._own), clock).events
        if not moved:
            return DatasetIndex(on_clock(self.dataset, clock), self.outcomes)
        return DraftIndex(self._others.known(), moved[0], self.outcomes)

    def selection(self, view: View) -> Selection:
        """Return what a view's filters and search let through."""
        base = self._others.within(self.span).selection(view)
        filters = filters_of(view)
        shown = not filters.filtered or bool(chosen([self._own], filters))
        events = put_among(base.events, self._own) if shown else base.events
        if len(events) <= MANY:
            return Selection(events)
        lanes = view.lanes or self.lanes
        return Selection(events, self._lines(base, events, lanes, shown), lanes)

    def _lines(
        self, base: Selection, events: Sequence[Event], lanes: Sequence[str], shown: bool
    ) -> tuple[LaneIndex, ...]:
        """Return the lines of the lanes shown, with the event in its own where it is shown."""
        if not base.lines:  # with it there are just too many
            return EventIndex(events, self.span).lines(range(len(events)), lanes)
        known = dict(zip(base.lanes, base.lines, strict=True))
        found = [known.get(lane, NO_LANE) for lane in lanes]
        if not shown:
            return tuple(found)
        place = bisect_left(events, self._own.row, key=row_of)
        where = stand(self._own, extent(self._own.date, self.span)), rank(self._own), place
        return tuple(
            line.with_one(*where) if lane == self._own.lane else replace(line, late=place)
            for lane, line in zip(lanes, found, strict=True)
        )
