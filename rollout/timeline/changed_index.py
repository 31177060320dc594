"""A file after one event of it has changed: what was known of all others is not looked at again.

Whatever is asked of it is what the index of the whole file, made anew, would say; only not as slowly. So a picture can
be drawn with each key that is pressed in a form, and a save among very many events is seen at once.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from rollout.evidence.change import Change, at_row, row_of
from rollout.evidence.event import Dataset
from rollout.timeline.carried import carried
from rollout.timeline.clock import KNOWN, on_clock
from rollout.timeline.dataset_index import MANY, DatasetIndex, Selection, nobody_judged
from rollout.timeline.event_index import NO_LANE, EventIndex, LaneIndex, stand
from rollout.timeline.levels import Ranked
from rollout.timeline.outcome import Outcomes
from rollout.timeline.spoken import spoken
from rollout.timeline.traits import READY
from rollout.timeline.view import View, chosen
from rollout.timeline.window import extent


class ChangedIndex(DatasetIndex):
    """The index of a file after a change."""

    def __init__(self, before: DatasetIndex, change: Change, dataset: Dataset, known: Outcomes | None = None) -> None:
        """Take what was known before, and the file after the change.

        known: what became of its targets, where its events are not all of the file.
        """
        self._begin(dataset, known)
        self._before: DatasetIndex | None = before
        self._change = change
        self.__dict__.update(carried(before, change))
        if known:
            self.__dict__["outcomes"] = known

    @cached_property
    def _places(self) -> EventIndex:
        if self._before is None:  # they were few until now
            return super()._places
        come = self._change.come
        where = stand(come, extent(come.date, self.span)) if come else None
        return self._base._places.changed(self._change.place, self._change.gone, come, where)

    @property
    def _base(self) -> DatasetIndex:
        """What was known before, on the axis that shows the events as they are now."""
        return (self._before or self).within(self.span)

    @cached_property
    def _all(self) -> Selection:
        """All events; very many of them in lines."""
        if self._before is None or len(self.dataset.events) <= MANY:
            return super()._all
        found = self._base.selection(View())
        return self._patched(found, self.lanes, self._change) if found.lines else super()._all

    def _made(self, filters: View) -> Selection:
        if self._before is None:
            return super()._made(filters)
        found = self._base.selection(filters)
        change = self._change
        gone, come = (one if one and chosen([one], filters) else None for one in (change.gone, change.come))
        more = len(found.events) + (come is not None) - (gone is not None)
        if not found.lines or more <= MANY:
            return super()._made(filters)
        return self._patched(found, filters.lanes or self.lanes, replace(change, gone=gone, come=come))

    def _patched(self, found: Selection, lanes: tuple[str, ...], shown: Change) -> Selection:
        """Return a selection of very many events after what of the change is shown in it."""
        own = replace(shown, place=bisect_left(found.events, min(one.row for one in self._change.own), key=row_of))
        known = dict(zip(found.lanes, found.lines, strict=True))
        lines = tuple(self._line(lane, known.get(lane, NO_LANE), own, found.numbers) for lane in lanes)
        everything = isinstance(found.numbers, range) and own.come is self._change.come
        events = self.dataset.events if everything else own.made(found.events)
        numbers = range(len(events)) if everything else self._numbered(found.numbers, own)
        unreviewed = found.unreviewed - nobody_judged([own.gone] if own.gone else [])
        unreviewed += nobody_judged([own.come] if own.come else [])
        return Selection(events, unreviewed, lines, lanes, numbers)

    def _numbered(self, numbers: Sequence[int], own: Change) -> Sequence[int]:
        """Return which events of the file a selection holds after the change."""
        found, rest = array("I", numbers[: own.place]), numbers[own.place + (own.gone is not None) :]
        found.extend([self._change.place] if own.come else [])
        found.extend(map(self._change.number, rest) if self._change.moves else rest)
        return found

    def _line(self, lane: str, line: LaneIndex, own: Change, numbers: Sequence[int]) -> LaneIndex:
        """Return a lane of a selection after the change; numbers: which events of the file were in it before."""
        at, place = own.place, self._change.place
        if own.gone and own.gone.lane == lane:
            before = self._base._places

            def left(tile: int) -> list[Ranked]:
                return [one for one in before.in_tile(lane, tile, numbers) if one[1] != at]

            line = line.without(before.seat(place, at), left)
        if own.moves and at + (own.gone is not None) < len(numbers):  # there are others behind it
            line = line.renumbered(own.number)
        return line.with_one(self._places.seat(place, at)) if own.come and own.come.lane == lane else line

    def spoken(self, language: str) -> DatasetIndex:
        """Return the index of the same file with its events in one of its languages."""
        if self._before is None or self.dataset.whole or language in ("", self.dataset.language):
            return super().spoken(language)
        with self._making:
            if language not in self._spoken:
                before = self._before.spoken(language)
                self._spoken[language] = self._turned(before, lambda data: spoken(data, language))
            return self._spoken[language]

    def on(self, clock: str) -> DatasetIndex:
        """Return the index of the same file by a clock."""
        if self._before is None or clock == self.clock or clock != KNOWN:
            return super().on(clock)
        with self._making:
            if self._second is None:
                self._second = self._turned(self._before.on(clock), lambda data: on_clock(data, clock), self.outcomes)
            return self._second

    def _turned(
        self, before: DatasetIndex, turn: Callable[[Dataset], Dataset], known: Outcomes | None = None
    ) -> DatasetIndex:
        """Return the index of the same file otherwise told, by what was known of it; anew where an event waits there.

        turn: tells a file so.
        """
        bare = replace(self.dataset, events=(), waiting=(), unsigned=())
        come = turn(replace(bare, events=(self._change.come,))).events if self._change.come else ()
        step = at_row(before.dataset.events, self._change.own[0].row, next(iter(come), None))
        if (step.gone is None, step.come is None) != (self._change.gone is None, self._change.come is None):
            return DatasetIndex(turn(self.dataset), known)
        there = before.dataset
        waiting, unsigned = there.waiting, there.unsigned
        dataset = replace(turn(bare), events=step.made(there.events), waiting=waiting, unsigned=unsigned)
        return ChangedIndex(before, step, dataset, known)

    def settled(self) -> DatasetIndex:
        """Find now all that readers have asked for, and let go of what was before."""
        filters, languages, clock = (self._before or self).in_use
        for name in (*READY, *(["_places"] if self._all.lines else [])):
            getattr(self, name)
        for view in (View(), *filters):
            self.selection(view)
        for other in (*map(self.spoken, languages), self.on(clock)):
            if isinstance(other, ChangedIndex) and other is not self:
                other.settled()
        self._before = None
        return self
