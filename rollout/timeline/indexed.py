"""What any index of very many events is told of them once: the same for every engine that answers the rest."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Self

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Dataset, Event
from rollout.timeline.excerpt import Unfolded, Whole, excerpt_of
from rollout.timeline.gaps import Gap
from rollout.timeline.heard import Heard
from rollout.timeline.knowing import Knowing
from rollout.timeline.languages import language_words, own_name
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.parted import Chosen, Parted, free_of, shown_in
from rollout.timeline.questions import Questions
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import beyond_ascii, counted_as, languages, spoken, turning
from rollout.timeline.view import View, from_address, settled
from rollout.timeline.window import Window


class Indexed(ABC):
    """The evidence of one index as far as it is told: by the first clock, in the events' own language."""

    clock, held = "", False
    few: Sequence[Event] = ()

    def __init__(self, told: Mapping[str, Any], events: Callable[[Sequence[int]], Sequence[Event]]) -> None:
        """Take what is told of the whole, by name, and what gives events by their numbers."""
        self._told = told
        self.dataset: Dataset = told["dataset"]
        self.count: int = told["count"]
        self.refused: int = told["refused"]
        self.lanes: tuple[str, ...] = told["lanes"]
        self.tags: tuple[str, ...] = told["tags"]
        self.span: Window = told["span"]
        self.home: Window = told["home"]
        self.least: float = told["least"]
        self.even: bool = told["even"]
        self.choices: dict[str, Any] = told["choices"]
        self.gaps: Mapping[str, tuple[Gap, ...]] = told["gaps"]
        self.newest: EdtfDate | None = told["newest"]
        self.drawn: str = told["drawn"]
        self.letters: str = told["letters"]
        self.media: frozenset[str] = told["media"]
        self.heard = Heard(*told["heard"])
        self.elsewhere = self.heard.letters
        self.languages = languages(self.dataset, self.heard.languages)
        self._spoken: dict[str, Questions] = {}
        self._events, self._figured = events, told["figured"]
        self._unfolded: Unfolded | tuple[()] = told["unfolded"]
        self._newest_day: EdtfDate | None = told["newest_day"]
        figured = events(self._figured)
        self.outcomes: Outcomes = outcomes(figured)
        self.series: tuple[Series, ...] = all_series(figured, self.outcomes)

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words of whoever asks; empty when no source is dated."""
        return short_words(self.newest) if self.newest else ""

    def asked(self, address: str) -> tuple[View, Questions]:
        """Return the view of an address as this file has it; what an index does not hold yet is left out of it."""
        view = settled(from_address(address), self.lanes, self.tags, self.languages)
        return replace(view, clock="", as_known="", places=(), area=None), self.spoken(view.language)

    def spoken(self, language: str) -> Questions:
        """Return the same evidence with its events in one of its languages, itself for any other; of each there is one.

        None is made for a language that nothing is said in: anybody may ask for any.
        """
        if language not in self.languages[1:]:
            return self
        return self._spoken.setdefault(language, InTongue(self, self._told, language))

    @property
    def told_language(self) -> dict[str, Any]:
        """What the page is told of the languages of the file: which there are, and what the one shown lacks."""
        if not self.languages:
            return {}
        offered = [[tag, own_name(tag), language_words(tag)] for tag in self.languages]
        count = self.heard.titles[self.dataset.language]
        said = counted_as(self.dataset, count, self.count)
        return {"language": self.dataset.language, "words": said.words if said else "", "languages": offered}

    def on(self, _clock: str) -> Self:
        """Return itself: no index knows another clock yet."""
        return self

    @abstractmethod
    def selection(self, view: View) -> Parted:
        """Return what a view's filters and search let through."""

    def excerpt(self, view: View, window: Window | None, most: int) -> Dataset:
        """Return the events that a view shows in a window, or all that it shows, and what is known of the others.

        Raises ManyError where these are more than so many: none of them is read then.
        """
        chosen = self.selection(view)
        return self._excerpt(shown_in(chosen, window, most, self.span), free_of(chosen, window, self.span))

    @cached_property
    def sought(self) -> Dataset:
        """The evidence in which events are found by their ids."""
        return self._excerpt((), self.span)

    def foremost(self) -> Sequence[Event]:
        """Return the events to tell first in all of time, in the order of the file."""
        chosen = self.selection(View())
        numbers = {number for line in chosen.lines for number in line.first(self.span)}
        return self._events(sorted(numbers)) if chosen.lines else chosen.events

    def _excerpt(self, events: Iterable[Event], free: Window) -> Dataset:
        by_row = {event.row: event for event in (*events, *self._events(self._figured))}
        known = Whole(
            count=self.count,
            lanes=self.lanes,
            tags=self.tags,
            languages=self.languages,
            span=self.span,
            home=self.home,
            even=self.even,
            gaps=self.gaps,
            newest=self.newest,
            newest_day=self._newest_day,
            written=self.written,
            named=self.named,
            foremost=self.foremost,
            free=free,
        )
        return excerpt_of(self.dataset, [by_row[row] for row in sorted(by_row)], known, self._unfolded)

    @abstractmethod
    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""

    @abstractmethod
    def written(self, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        """Return rows as they are written, by their numbers; None where they are others now."""

    def series_of(self, _view: View) -> Sequence[Series]:
        """Return the series, which are the same for every view: no index knows yet what was known on a day."""
        return self.series

    def knowing(self, _view: View) -> Knowing:
        """Return that nothing is hidden for having become known later."""
        return Knowing()


class InTongue(Indexed):
    """The evidence of an index with its events in another of its languages: each is turned when it is read."""

    def __init__(self, base: Indexed, told: Mapping[str, Any], language: str) -> None:
        """Take what is told of the file in its own language, and the other one."""
        unfolded = told["unfolded"][1] if told["unfolded"] else None
        self._base, self._turn = base, turning(base.dataset, language, unfolded)
        own = spoken(base.dataset, language)
        super().__init__(dict(told) | {"dataset": own}, lambda numbers: [*map(self._turn, base._events(numbers))])
        self.languages, self.few = base.languages, tuple(map(self._turn, base.few))
        self.drawn, self.letters = self.heard.drawn.of(language), self.heard.shown.of(language)
        self.elsewhere = beyond_ascii((base.elsewhere, base.letters))

    def spoken(self, language: str) -> Questions:
        """Return the same evidence with its events in one of its languages."""
        return self if language == self.dataset.language else self._base.spoken(language)

    def selection(self, view: View) -> Parted:
        """Return what a view's filters and search let through: a search looks through every language."""
        return Chosen(self._base.selection(view), self._turn)

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids, each once, in the order of the file; ids of none are left out."""
        return [*map(self._turn, self._base.named(ids))]

    def written(self, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]] | None:
        """Return rows as they are written, by their numbers; None where they are others now."""
        return self._base.written(rows)
