"""What all of very many events come to, gathered one after another: of each it keeps three numbers.

What has a say in figures (a quantity, an answer, a plan or forecast) it keeps whole, with its text.
Whatever it says is what `DatasetIndex` says of the same events, which a test holds.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from rollout.evidence.edtf import Day, EdtfDate, short_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.vocabulary import AHEAD
from rollout.timeline.choices import Sort, offered, said_home, sort_of
from rollout.timeline.event_index import Stand, rank, stand_of
from rollout.timeline.gaps import Gap, between, searched
from rollout.timeline.outcome import outcomes
from rollout.timeline.series import all_series
from rollout.timeline.traits import beyond_ascii
from rollout.timeline.window import (
    LEAST_DAYS,
    LEAST_TIMED,
    Window,
    aired,
    extent,
    from_days,
    known_days,
    opening_of,
)


def figured(event: Event) -> bool:
    """Return whether an event has a say in what becomes of targets, or in a series."""
    return event.quantity is not None or bool(event.answers) or event.status in AHEAD


class Tally:
    """Looks at events one after another."""

    def __init__(self) -> None:
        """Begin with none."""
        self.sorts: dict[Sort, int] = {}
        self.own, self.codes, self.ranks = array("I"), array("I"), array("Q")
        """Of each event the number of its sort, and of its date; and what puts it before others."""
        self.dates: list[EdtfDate] = []
        self.figured: list[tuple[int, Event]] = []
        self.media: set[str] = set()
        self._known: dict[str, int] = {}
        self._priorities: Counter[int] = Counter()
        self._headlines: Counter[int] = Counter()
        self._newest: tuple[Day, Day, EdtfDate] | None = None
        self._drawn, self._letters = "", ""

    def add(self, event: Event) -> None:
        """Look at the next event."""
        code = self._known.setdefault(event.date.text, len(self.dates))
        if code == len(self.dates):
            self.dates.append(event.date)
        self._priorities[event.priority] += 1
        if event.priority == 1:
            self._headlines[code] += 1
        if figured(event):
            self.figured.append((len(self.own), event))
        if event.media:
            self.media.update(event.media)
        if not (event.title.isascii() and event.words.isascii()):
            self._drawn = beyond_ascii((self._drawn, event.words))
            self._letters = beyond_ascii((self._letters, event.words, event.title))
        self._date_source(event.source.date)
        self.own.append(self.sorts.setdefault(sort_of(event), len(self.sorts)))
        self.codes.append(code)
        self.ranks.append(rank(event))

    def _date_source(self, when: EdtfDate | None) -> None:
        if when is None or when.latest is None:
            return
        found = when.latest, when.earliest or date.min, when
        if self._newest is None or found[:2] > self._newest[:2]:
            self._newest = found

    @cached_property
    def pairs(self) -> Counter[tuple[int, int]]:
        """How many events have a sort and a date, by the numbers of these."""
        return Counter(zip(self.own, self.codes, strict=True))

    @cached_property
    def _at(self) -> Counter[int]:
        """How many events have a date, by its number."""
        return Counter(self.codes)

    def stands(self, span: Window) -> list[Stand]:
        """Return where events of each date stand on an axis that shows the span."""
        return [stand_of(when, extent(when, span)) for when in self.dates]

    def lanes(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the lanes, in order."""
        used = dict.fromkeys(lane for lane, *_ in self.sorts)
        return tuple(dict.fromkeys((*(one.name for one in dataset.settings.lanes if one.name in used), *used)))

    def span(self) -> Window:
        """Return the span of all events; the year 2000 when there is none."""
        if not self.dates:
            return from_days(date(2000, 1, 1), date(2000, 12, 31))
        days = [known_days(when) for when in self.dates]
        timed = any(when.timed for when in self.dates)
        return aired(min(start for start, _ in days), max(end for _, end in days), timed)

    def _starts(self, counts: Mapping[int, int]) -> "array[float]":
        """Return when events begin, in order, by how many have each date."""
        starts = array("d")
        for start, code in sorted((known_days(self.dates[code])[0], code) for code in counts):
            starts.extend(array("d", [start]) * counts[code])
        return starts

    def said(self, dataset: Dataset) -> Iterator[tuple[str, Any]]:
        """Yield what an index says of the whole file, by name; dataset: what is known of it beside its events."""
        span, count = self.span(), len(self.own)
        starts = self._starts(self._at)
        home = said_home(dataset.settings, span) or opening_of(starts, span)
        yield "figured", [number for number, _ in self.figured]
        yield "count", count
        yield "lanes", self.lanes(dataset)
        yield "tags", tuple(dict.fromkeys(tag for *_, tags in self.sorts for tag in tags))
        yield "span", span
        yield "home", home
        yield "least", LEAST_TIMED if any(when.timed for when in self.dates) else LEAST_DAYS
        yield "even", self._even
        yield "choices", self._choices(dataset, span, home, starts)
        yield "gaps", dict(self._gaps(dataset, span))
        yield "newest_source", short_words(self._newest[2]) if self._newest else ""
        yield "drawn", self._drawn
        yield "letters", self._letters
        yield "refused", dataset.rows - count
        yield "media", frozenset(self.media)

    @property
    def _even(self) -> bool:
        return len(self.own) > 1 and len(self._priorities) == 1

    def _choices(self, dataset: Dataset, span: Window, home: Window, starts: Iterable[float]) -> dict[str, Any]:
        counts = Counter(self.own)
        events = [event for _, event in self.figured]
        told = self._starts(self._headlines) if self._headlines else starts
        newest = max((known_days(when)[1] for when in self.dates), default=0.0)
        return offered(
            self.lanes(dataset),
            [(sort, counts[number]) for sort, number in self.sorts.items()],
            all_series(events, outcomes(events)),
            (span, home, newest, told),
            even=self._even,
        )

    def _gaps(self, dataset: Dataset, span: Window) -> Iterator[tuple[str, tuple[Gap, ...]]]:
        """Yield the stretches of each lane in which there is no event."""
        extents = [extent(when, span) for when in self.dates]
        names = [lane for lane, *_ in self.sorts]
        places: dict[str, set[tuple[float, float]]] = {}
        for sort, code in self.pairs:
            places.setdefault(names[sort], set()).add((extents[code].start, extents[code].end))
        for lane in self.lanes(dataset):
            yield lane, between(sorted(places[lane]), span, searched(dataset.settings, lane, known=False))
