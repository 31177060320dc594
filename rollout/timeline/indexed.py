"""What any index of very many events is told of them once: the same for every engine that answers the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

from rollout.evidence.event import Dataset, Event
from rollout.timeline.gaps import Gap
from rollout.timeline.knowing import Knowing
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.series import Series, all_series
from rollout.timeline.view import View, from_address, settled
from rollout.timeline.window import Window


class Indexed:
    """The evidence of one index as far as it is told: by the first clock, in the events' own language."""

    clock, languages, held = "", (), False
    elsewhere = ""

    def __init__(self, told: Mapping[str, Any], events: Callable[[Sequence[int]], Sequence[Event]]) -> None:
        """Take what is told of the whole, by name, and what gives events by their numbers."""
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
        self.newest_source: str = told["newest_source"]
        self.drawn: str = told["drawn"]
        self.letters: str = told["letters"]
        self.media: frozenset[str] = told["media"]
        self.told_language: dict[str, Any] = {}
        figured = events(told["figured"])
        self.outcomes: Outcomes = outcomes(figured)
        self.series: tuple[Series, ...] = all_series(figured, self.outcomes)

    def asked(self, address: str) -> tuple[View, Self]:
        """Return the view of an address as this file has it; what an index does not hold yet is left out of it."""
        view = settled(from_address(address), self.lanes, self.tags)
        return replace(view, clock="", as_known="", places=(), area=None), self

    def spoken(self, _language: str) -> Self:
        """Return itself: no index knows another language yet."""
        return self

    def series_of(self, _view: View) -> Sequence[Series]:
        """Return the series, which are the same for every view: no index knows yet what was known on a day."""
        return self.series

    def knowing(self, _view: View) -> Knowing:
        """Return that nothing is hidden for having become known later."""
        return Knowing()
