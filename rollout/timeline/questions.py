"""All that page, talk, exports and editor ask of evidence: the seam behind which it lies in memory, or elsewhere.

Eight questions, and whoever answers them is as good as another: `tests/timeline/test_questions.py` asks every one that
there is, and all must say the same. Values only: a window, a view, an event; no statement, and nothing of a renderer.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from rollout.evidence.event import Dataset, Event
from rollout.timeline.gaps import Gap
from rollout.timeline.knowing import Knowing
from rollout.timeline.outcome import Outcomes
from rollout.timeline.series import Series
from rollout.timeline.view import View
from rollout.timeline.window import Window


class AwayError(Exception):
    """Who is asked does not answer now: what is shown stays, and the question may be asked again."""


class ManyError(Exception):
    """More events are shown than an output of this kind holds; with how many they are."""

    def __init__(self, count: int) -> None:
        """Take how many they are."""
        super().__init__(count)
        self.count = count


class Line(Protocol):
    """The events of one lane that a selection holds, where they are very many: counted, and only the first of them."""

    def inside(self, window: Window) -> int:
        """Return how many events lie in a window, wholly or in part: one that spans it is in it."""

    def density(self, window: Window, bins: int) -> list[int]:
        """Return how many marks stand in each of so many equal parts of a window."""

    def first(self, window: Window) -> list[int]:
        """Return the numbers of the events to tell first in a window, evenly over its time; see `Selected.numbered`."""


class Selected(Protocol):
    """What the filters and the search of a view let through."""

    @property
    def events(self) -> Sequence[Event]:
        """The events in the order of the file: how many they are is known at once, each is read when it is asked for.

        So a search has its count and its first twenty, and a list can be paged to its end.
        """

    @property
    def numbered(self) -> Sequence[Event]:
        """The events by the numbers that the lines give."""

    @property
    def lines(self) -> Sequence[Line]:
        """One for each lane shown, where the events are very many; else none, and whoever asks looks at each."""

    @property
    def unreviewed(self) -> int:
        """How many of them nobody has judged."""


class Questions(Protocol):
    """The evidence by one clock and in one language, as it can be asked; what is made of it is remembered by it."""

    def __hash__(self) -> int:
        """Return what two of them differ in, unless they are one."""

    @property
    def dataset(self) -> Dataset:
        """What is said of the file as a whole: its name, settings, problems; another digest says that it changed."""

    @property
    def count(self) -> int:
        """How many events there are, with those that have no date on the clock or wait for people to agree."""

    @property
    def refused(self) -> int:
        """How many rows are refused."""

    @property
    def held(self) -> bool:
        """Whether `dataset` holds every event: a map looks at each."""

    @property
    def sought(self) -> Dataset:
        """The file itself where it is held; else one in which events are found by their ids: what a talk lights."""

    @property
    def media(self) -> Collection[str]:
        """The files that events name as their pictures."""

    @property
    def few(self) -> Sequence[Event]:
        """All events, where one picture can hold each of them; else none."""

    @property
    def clock(self) -> str:
        """By which clock events stand."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes that hold events, in their order."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in order of first use."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that events can be read in, their own first; none where they have but that one."""

    @property
    def span(self) -> Window:
        """The time that all events take, with a little air."""

    @property
    def home(self) -> Window:
        """The window that is opened first."""

    @property
    def least(self) -> float:
        """The shortest window that one may zoom into, in days."""

    @property
    def even(self) -> bool:
        """Whether who is labelled is spread evenly over time."""

    @property
    def choices(self) -> dict[str, Any]:
        """The facets: every filter, series and window on offer, with how many events each filter lets through."""

    @property
    def series(self) -> Sequence[Series]:
        """Quantities that may be compared."""

    @property
    def outcomes(self) -> Outcomes:
        """What became of targets, plans and forecasts."""

    @property
    def gaps(self) -> Mapping[str, tuple[Gap, ...]]:
        """The stretches of each lane in which there is no event, whatever a view hides."""

    @property
    def newest_source(self) -> str:
        """When the newest source appeared, in words; empty when no source is dated."""

    @property
    def told_language(self) -> dict[str, Any]:
        """What the page is told of the languages of the file: which there are, and what the one shown lacks."""

    @property
    def drawn(self) -> str:
        """Every letter beyond ASCII, once, of the words beside marks."""

    @property
    def letters(self) -> str:
        """Every letter beyond ASCII, once, of titles and of the words beside marks."""

    @property
    def elsewhere(self) -> str:
        """Every letter beyond ASCII, once, of what events say in other languages that may be asked for."""

    def asked(self, address: str) -> "tuple[View, Questions]":
        """Return the view of an address as this file has it, and the same evidence as that view shows it."""

    def spoken(self, language: str) -> "Questions":
        """Return the same evidence with its events in one of its languages."""

    def on(self, clock: str) -> "Questions":
        """Return the same evidence with its events by a clock."""

    def selection(self, view: View) -> Selected:
        """Return what a view's filters and search let through: events by priority, counts by time and lane."""

    def named(self, ids: Iterable[str]) -> list[Event]:
        """Return the events with these ids with all their sources, each once, in the order of the file."""

    def excerpt(self, view: View, window: Window | None, most: int) -> Dataset:
        """Return the evidence for an output of what a view shows in a window, or of all that it shows.

        That is the file itself where it is held; else an excerpt of it, with at least the events that are shown and
        those with a say in figures. Raises ManyError where more than so many would have to be read for it.
        """

    def series_of(self, view: View) -> Sequence[Series]:
        """Return the series as they were known on the day of a view."""

    def knowing(self, view: View) -> Knowing:
        """Return what a view hides for having become known later."""
