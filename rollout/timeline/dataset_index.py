"""What is the same for every picture of one file: its span, series, choices and newest source, looked at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from rollout.evidence.edtf import EdtfDate, from_ordinal, parse, short_words
from rollout.evidence.edtf.words import year_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.gc import gc_paused
from rollout.evidence.vocabulary import ASSERTER_KINDS, KIND_WORDS, STATUSES
from rollout.timeline.clock import KNOWN, every, on_clock
from rollout.timeline.evenly import evenly
from rollout.timeline.event_index import EventIndex, LaneIndex
from rollout.timeline.gaps import Gap, gaps
from rollout.timeline.languages import language_words, own_name
from rollout.timeline.latest import Latest
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import Spoken, counted, languages, spoken
from rollout.timeline.view import View, chosen, from_address, haystack, known_of, settled
from rollout.timeline.window import EPOCH, LEAST_DAYS, LEAST_TIMED, Window, busiest, known_days, opening, whole, year_of
from rollout.words.say import later, speaking
from rollout.words.tongues import ENGLISH

MANY = 1000  # events that one picture can still hold each of
MAX_SELECTIONS = 4  # filtered selections of very many events kept ready

PRESETS = (0.75, 0.4)


def newest_source(events: Sequence[Event]) -> EdtfDate | None:
    """Return when the newest source appeared; None when no source is dated."""
    dated = [event.source.date for event in events if event.source.date and event.source.date.latest]
    known = [(when.latest, when.earliest or date.min, when) for when in dated if when.latest]
    return max(known, key=lambda one: one[:2])[2] if known else None


def _years(window: Window, newest: int) -> str:
    """Return the years of a window, up to the newest there is to see; one of which only the end is in it is none."""
    begin, end = (from_ordinal(round(days) + EPOCH) for days in (window.start, window.end - 1))
    first = begin.year + ((begin.month, begin.day) != (1, 1))
    last = min(end.year, newest)
    if first > last:  # less than a year
        return short_words(parse(f"{window.first()}/{window.last()}"))
    years = [str(year) if year > 0 else year_words(year) for year in (first, last)]
    return years[0] if first == last else "–".join(years)


def presets(events: Sequence[Event], everything: Window, begin: Window) -> list[list[str]]:
    """Return the windows on offer as (name, first day, last day): everything, then ever closer to the headlines.

    everything, begin: the whole span of these events, and the window that the page opens with.
    """
    if not events:
        return []
    newest = year_of(max(known_days(event.date)[1] for event in events) - 0.001)
    found = {later("Everything"): everything}
    if begin != everything:
        found[_years(begin, newest)] = begin
    for share in PRESETS:
        closer = busiest(events, share)
        found.setdefault(_years(closer, newest), closer)
    return [[name, window.first(), window.last()] for name, window in found.items()]


def choices(dataset: Dataset, series: Sequence[Series], span: Window, home: Window) -> dict[str, Any]:
    """Return every filter, series and window that the page can offer, with how many events each filter lets through."""
    lanes = Counter(event.lane for event in dataset.events)
    statuses = Counter(event.status for event in dataset.events)
    kinds = Counter(kind for event in dataset.events for kind in event.kinds)
    tags = Counter(tag for event in dataset.events for tag in event.tags)
    full = dataset.settings.lane_names
    return {
        "lane": [[name, full[name].words if name in full else name, lanes[name]] for name in dataset.lanes],
        "status": [[name, name, statuses[name]] for name in STATUSES if statuses[name]],
        "who": [[name, KIND_WORDS[name], kinds[name]] for name in ASSERTER_KINDS if kinds[name]],
        "tag": [[name, name, count] for name, count in sorted(tags.items(), key=lambda one: (-one[1], one[0]))],
        "disputed": sum(event.disputed for event in dataset.events),
        "series": [[one.key, one.title] for one in series],
        "presets": presets(dataset.events, span, home),
        "even": evenly(dataset.events),
    }


def home_of(dataset: Dataset, span: Window) -> Window:
    """Return the window that a file opens with: what `timeline.toml` says of the span, else the one that is found."""
    if said := dataset.settings.window:
        start, end = max(known_days(said[0])[0], span.start), min(known_days(said[1])[1], span.end)
        if end - start >= 1:
            return Window(start, end)
    return opening(dataset.events, span)


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that a view's filters let through; very many of them stand in lines, one for each lane shown."""

    events: tuple[Event, ...]
    lines: tuple[LaneIndex, ...] = ()


class DatasetIndex:
    """One file looked at once: all that its pictures share, and the latest selections from it."""

    @speaking(ENGLISH)  # it is there for all readers
    def __init__(self, dataset: Dataset, known: Outcomes | None = None) -> None:
        """Look at every event of a file; known: what became of its targets, where it is part of a file."""
        self.dataset = dataset
        self.clock = KNOWN if dataset.waiting or any(event.happened for event in dataset.events) else ""
        self.outcomes: Outcomes = known or outcomes(every(dataset))
        self.lanes: tuple[str, ...] = dataset.lanes
        self.tags: tuple[str, ...] = dataset.tags
        self.span: Window = whole(dataset.events)
        self.even: bool = evenly(dataset.events)
        self.home: Window = home_of(dataset, self.span)
        self.least: float = LEAST_TIMED if any(event.date.timed for event in dataset.events) else LEAST_DAYS
        self.series: tuple[Series, ...] = all_series(dataset.events, self.outcomes)
        self._newest = newest_source(dataset.events)
        self.choices = choices(dataset, self.series, self.span, self.home)
        self._numbers = {event.id: number for number, event in enumerate(dataset.events)}
        self._latest: Latest[View, Selection] = Latest(MAX_SELECTIONS)
        self._making = Lock()
        self._second: DatasetIndex | None = None
        self._spoken: dict[str, DatasetIndex] = {}
        self.languages: tuple[str, ...] = languages(dataset)
        # Very many events take their time to be put in lines: before the first reader comes, not while one waits.
        with gc_paused():
            many = dataset.events if len(dataset.events) > MANY else ()
            self._places = EventIndex(many, self.span)
            self._all = Selection(dataset.events, self._places.lines(range(len(many)), self.lanes) if many else ())

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words; empty when no source is dated."""
        return short_words(self._newest) if self._newest else ""

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""
        numbers = sorted({self._numbers[one] for one in ids if one in self._numbers})
        return [self.dataset.events[number] for number in numbers]

    def series_of(self, view: View) -> Sequence[Series]:
        """Return the series of a view: as they were known on its day, with what had become of their targets by then."""
        if not view.as_known:
            return self.series
        known = known_of(self.dataset.events, view)
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
        return {lane: gaps(self.dataset, lane) for lane in self.lanes}

    @cached_property
    def _texts(self) -> list[str]:
        """What a search looks through in each event, folded when the first is made: of very many it takes seconds."""
        return [haystack(event) for event in self.dataset.events]

    def selection(self, view: View) -> Selection:
        """Return what a view's filters and search let through."""
        filters = replace(view, window=None, series="", event="", theme="", hall=False, tell=(), clock="", language="")
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
        if len(found) == len(self.dataset.events):
            return self._all
        events = tuple(self.dataset.events[number] for number in found)
        lanes = filters.lanes or self.lanes
        return Selection(events, self._places.lines(found, lanes) if len(events) > MANY else ())
