"""Which events a page explains, the most telling first, and the figure that it shows large."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rollout.evidence.event import Event
from rollout.timeline.edition import Edition, headlines
from rollout.timeline.outcome import Outcomes
from rollout.timeline.series import Series, Target, all_series
from rollout.timeline.view import known_of

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Figure:
    """A target, and the event whose figure answers it."""

    series: Series
    target: Target
    answer: Event

    @property
    def events(self) -> tuple[Event, Event]:
        """Return what was aimed at and what came of it."""
        return self.target.event, self.answer


def explained(edition: Edition) -> tuple[Event, ...]:
    """Return the events that a handout explains, in order of date: the headlines, or all that a talk lights."""
    told = set(edition.view.tell)
    return edition.shown if told and all(event.id in told for event in edition.shown) else headlines(edition)


def figure_of(edition: Edition, events: Sequence[Event], found: Outcomes) -> Figure | None:
    """Return the figure among events that is worth most: a target and its answer, both told; None where none is."""
    inside = set(events)
    figures = [
        Figure(series, target, target.answer)
        for series in all_series(known_of(edition.dataset.events, edition.view), found)
        for target in series.targets
        if target.answer and target.answer.quantity and {target.event, target.answer} <= inside
    ]
    return min(figures, key=lambda one: sum(event.priority for event in one.events), default=None)


def spread(events: Sequence[One]) -> list[One]:
    """Return events in order of date so that the first few of them stand far apart: ends, middle, quarters.

    >>> "".join(spread("abcde"))
    'aecbd'
    """
    order, stretches = list(dict.fromkeys((0, len(events) - 1)))[: len(events)], [(0, len(events) - 1)]
    for first, last in stretches:
        middle = (first + last) // 2
        if first < middle < last:
            order.append(middle)
            stretches += [(first, middle), (middle, last)]
    return [events[at] for at in order]


def _by_lane(events: Sequence[Event], lanes: Iterable[str]) -> list[Event]:
    """Return events so that each lane has its share of the first few."""
    ranked = []
    for number, lane in enumerate(lanes):
        here = spread([event for event in events if event.lane == lane])
        ranked += [((at + 1) / len(here), number, event) for at, event in enumerate(here)]
    return [event for _, _, event in sorted(ranked, key=lambda one: one[:2])]


def ranked(edition: Edition, figure: Figure | None) -> list[Event]:
    """Return every event shown, those first that a page of few must have: the figure, then by priority."""
    first = list(figure.events) if figure else []
    for priority in sorted({event.priority for event in edition.shown}):
        first += _by_lane([event for event in edition.shown if event.priority == priority], edition.lanes)
    return list(dict.fromkeys(first))
