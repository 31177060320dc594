"""What all events of a file come to, each found when it is first asked for: its span, clock, lanes, series, choices."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Dataset
from rollout.timeline.choices import choices, home_of, newest_source
from rollout.timeline.clock import KNOWN, every
from rollout.timeline.evenly import evenly
from rollout.timeline.gaps import Taken, taken
from rollout.timeline.knowing import Knowing, knowing
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import languages
from rollout.timeline.view import View
from rollout.timeline.window import LEAST_DAYS, LEAST_TIMED, Days, Window, days_of_all, whole

READY = ("outcomes", "clock", "lanes", "tags", "span", "even", "home", "least", "series", "choices", "languages")
"""What is looked at once before the first reader comes, not while one waits."""


def beyond_ascii(texts: Iterable[str]) -> str:
    """Return every letter of texts that is not ASCII, once."""
    return "".join(sorted({letter for text in texts if not text.isascii() for letter in text if letter > "\x7f"}))


class Traits:
    """What all events of a file come to."""

    def __init__(self, dataset: Dataset, known: Outcomes | None = None) -> None:
        """Take the events; known: what became of its targets, where it is part of a file."""
        self.dataset = dataset
        self._known = known

    @cached_property
    def clock(self) -> str:
        """By which clock its events stand; empty: when they happened."""
        return KNOWN if self.dataset.waiting or any(event.happened for event in self.dataset.events) else ""

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of the targets and forecasts of the file."""
        return self._known or outcomes(every(self.dataset))

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The lanes, in order."""
        return self.dataset.lanes

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags, in order."""
        return self.dataset.tags

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be read in; none where it has but one."""
        return languages(self.dataset)

    @cached_property
    def _days(self) -> Days:
        return days_of_all(self.dataset.events)

    @cached_property
    def span(self) -> Window:
        """The span of all events."""
        return whole(self.dataset.events, self._days)

    @cached_property
    def home(self) -> Window:
        """The window that the file opens with."""
        return home_of(self.dataset, self.span, self._days)

    @cached_property
    def even(self) -> bool:
        """Whether no event comes before another."""
        return evenly(self.dataset.events)

    @cached_property
    def least(self) -> float:
        """The shortest window one may zoom into, in days."""
        return LEAST_TIMED if any(event.date.timed for event in self.dataset.events) else LEAST_DAYS

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that have something to compare."""
        return all_series(self.dataset.events, self.outcomes)

    @cached_property
    def choices(self) -> dict[str, Any]:
        """Every filter, series and window that the page can offer."""
        return choices(self.dataset, self.series, self.span, self.home, self._days)

    @property
    def count(self) -> int:
        """How many events there are, with those that have no date on the clock or wait for people to agree."""
        return len(every(self.dataset)) + len(self.dataset.unsigned)

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.dataset.refused

    @cached_property
    def drawn(self) -> str:
        """Every letter beyond ASCII, once, of the words beside marks."""
        return beyond_ascii(event.words for event in self.dataset.events)

    @cached_property
    def letters(self) -> str:
        """Every letter beyond ASCII, once, of titles and of the words beside marks."""
        return beyond_ascii(text for event in self.dataset.events for text in (event.title, event.words))

    def knowing(self, view: View) -> Knowing:
        """Return what a view hides for having become known later."""
        return knowing(every(self.dataset), replace(view, clock=self.clock))

    @cached_property
    def _newest(self) -> EdtfDate | None:
        return newest_source(self.dataset.events)

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words of whoever asks; empty when no source is dated."""
        return short_words(self._newest) if self._newest else ""

    @cached_property
    def taken(self) -> dict[str, list[Taken]]:
        """Where the events of each lane stand, in order."""
        return taken(self.dataset.events, self.span)
