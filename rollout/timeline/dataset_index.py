"""What is the same for every picture of one file: its span, series, choices and newest source, looked at once."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any

from rollout.evidence.event import Dataset, Event
from rollout.evidence.gc import gc_paused
from rollout.evidence.vocabulary import UNREVIEWED
from rollout.timeline.clock import KNOWN, every, on_clock
from rollout.timeline.event_index import EventIndex, LaneIndex
from rollout.timeline.gaps import Gap, Taken, between, searched, taken, together
from rollout.timeline.languages import language_words, own_name
from rollout.timeline.latest import Latest
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import Spoken, counted, spoken
from rollout.timeline.traits import READY, Traits
from rollout.timeline.view import View, chosen, from_address, haystack, known_of, settled
from rollout.timeline.window import Window
from rollout.words.say import speaking
from rollout.words.tongues import ENGLISH

MANY = 1000  # events that one picture can still hold each of
MAX_SELECTIONS = 4  # filtered selections of very many events kept ready
MAX_SPANS = 2  # in which events are kept ready: a date that is typed may move the end of all there is
OF_SPAN = {"span", "home", "choices", "gaps", "_places", "_all"}
"""What of an index another span makes another."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that a view's filters let through; very many of them stand in lines, one for each of these lanes."""

    events: tuple[Event, ...]
    unreviewed: int
    """How many of them nobody has judged."""
    lines: tuple[LaneIndex, ...] = ()
    lanes: tuple[str, ...] = ()
    numbers: Sequence[int] = field(default=(), compare=False)
    """The numbers of the events in the file, where they stand in lines."""

    @property
    def numbered(self) -> tuple[Event, ...]:
        """The events by the numbers that the lines give."""
        return self.events


def nobody_judged(events: Iterable[Event]) -> int:
    """Return of how many events nobody has judged whether they hold."""
    return sum(event.status == UNREVIEWED for event in events)


def filters_of(view: View) -> View:
    """Return what of a view says which events are shown."""
    return replace(view, window=None, series="", event="", theme="", hall=False, tell=(), clock="", language="")


class DatasetIndex(Traits):
    """One file looked at once, the `Questions` in memory: all that its pictures share, and the latest selections."""

    held = True
    """Whether `dataset` holds every event."""

    @speaking(ENGLISH)  # it is there for all readers
    def __init__(self, dataset: Dataset, known: Outcomes | None = None) -> None:
        """Look at every event of a file; known: what became of its targets, where it is part of a file."""
        self._begin(dataset, known)
        for name in READY:
            getattr(self, name)
        # Very many events take their time to be put in lines.
        self.selection(View())

    def _begin(self, dataset: Dataset, known: Outcomes | None = None) -> None:
        super().__init__(dataset, known)
        self._latest: Latest[View, Selection] = Latest(MAX_SELECTIONS)
        self._making = Lock()
        self._second: DatasetIndex | None = None
        self._spoken: dict[str, DatasetIndex] = {}
        self._spans: Latest[Window, DatasetIndex] = Latest(MAX_SPANS)

    @cached_property
    def media(self) -> frozenset[str]:
        """The files that events name as their pictures."""
        return frozenset(name for event in every(self.dataset) for name in event.media)

    @property
    def few(self) -> tuple[Event, ...]:
        """All events, where one picture can hold each of them; else none."""
        return self.dataset.events if len(self.dataset.events) <= MANY else ()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {event.id: number for number, event in enumerate(self.dataset.events)}

    @cached_property
    def _places(self) -> EventIndex:
        with gc_paused():
            return EventIndex(self.dataset.events, self.span)

    @cached_property
    def _all(self) -> Selection:
        """All events; very many of them in lines."""
        events = self.dataset.events
        if len(events) <= MANY:
            return Selection(events, nobody_judged(events))
        with gc_paused():
            numbers = range(len(events))
            lines = self._places.lines(numbers, self.lanes)
            return Selection(events, nobody_judged(events), lines, self.lanes, numbers)

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""
        numbers = sorted({self._numbers[one] for one in ids if one in self._numbers})
        return [self.dataset.events[number] for number in numbers]

    def series_of(self, view: View) -> Sequence[Series]:
        """Return the series of a view: as they were known on its day, with what had become of their targets by then."""
        if not view.as_known:
            return self.series
        known = known_of(self._telling, view)
        return all_series(known, outcomes(known))

    def asked(self, address: str) -> tuple[View, "DatasetIndex"]:
        """Return the view of an address as this file has it, and the index of the same file as that view shows it."""
        view = settled(from_address(address), self.lanes, self.tags, self.languages)
        return view, self.spoken(view.language).on(view.clock)

    def spoken(self, language: str) -> "DatasetIndex":
        """Return the index of the same file with its events in one of its languages, made when first asked for."""
        if not language or language == self.dataset.language:
            return self
        with self._making:
            if language not in self._spoken:
                self._spoken[language] = DatasetIndex(spoken(self.dataset, language))
            return self._spoken[language]

    def on(self, clock: str) -> "DatasetIndex":
        """Return the index of the same file by a clock; that of the second one is made when it is first asked for."""
        if clock == self.clock or clock != KNOWN:
            return self
        with self._making:
            if self._second is None:
                self._second = DatasetIndex(on_clock(self.dataset, clock), self.outcomes)
            return self._second

    @cached_property
    def _spoken_count(self) -> Spoken | None:
        return counted(self.dataset, every(self.dataset))

    @property
    def told_language(self) -> dict[str, Any]:
        """What the page is told of the languages of the file: which there are, and what the one shown lacks."""
        if not self.languages:
            return {}
        said = self._spoken_count
        offered = [[tag, own_name(tag), language_words(tag)] for tag in self.languages]
        return {"language": self.dataset.language, "words": said.words if said else "", "languages": offered}

    @cached_property
    def gaps(self) -> dict[str, tuple[Gap, ...]]:
        """The stretches of each lane in which there is no event, whatever a view hides."""
        known, lines = self.dataset.settings, self._all.lines
        places: dict[str, list[Taken]] = {} if lines else taken(self.dataset.events, self.span)
        places |= {lane: together(line.starts, line.ends) for lane, line in zip(self._all.lanes, lines, strict=True)}
        return {
            lane: between(places.get(lane, ()), self.span, searched(known, lane, bool(self.clock)))
            for lane in self.lanes
        }

    @property
    def in_use(self) -> tuple[list[View], list[str], str]:
        """The filters, the languages and the second clock that readers have asked for."""
        return self._latest.keys(), [*self._spoken], KNOWN if self._second else ""

    def within(self, span: Window) -> "DatasetIndex":
        """Return the index of the same events on an axis that shows more, or less; the latest are kept."""
        if span == self.span:
            return self
        with self._making:  # who asks while it is being made waits for it
            found = self._spans.get(span)
            if found is None:
                found = object.__new__(DatasetIndex)
                found._begin(self.dataset, self._known)
                own = {name for name in dir(DatasetIndex) if isinstance(getattr(DatasetIndex, name), cached_property)}
                known = {name: value for name, value in self.__dict__.items() if name in own - OF_SPAN}
                found.__dict__.update(known, span=span)
                found.selection(View())
                self._spans.put(span, found)
            return found

    @cached_property
    def _texts(self) -> list[str]:
        """What a search looks through in each event, folded when the first is made: of very many it takes seconds."""
        return [haystack(event) for event in self.dataset.events]

    def selection(self, view: View) -> Selection:
        """Return what a view's filters and search let through."""
        filters = filters_of(view)
        if not filters.filtered:
            return self._all
        if (found := self._latest.get(filters)) is None:
            # One is made at a time; who asks for what is kept does not wait for it.
            with self._making, gc_paused():
                found = self._latest.get(filters) or self._made(filters)
                self._latest.put(filters, found)
        return found

    def _made(self, filters: View) -> Selection:
        found = chosen(self.dataset.events, filters, self._texts if filters.search else ())
        if len(found) == len(self.dataset.events) and not filters.lanes:  # a lane may hold but events that wait
            return self._all
        events = tuple(self.dataset.events[number] for number in found)
        if len(events) <= MANY:
            return Selection(events, nobody_judged(events))
        lanes = filters.lanes or self.lanes
        return Selection(events, nobody_judged(events), self._places.lines(found, lanes), lanes, array("I", found))
