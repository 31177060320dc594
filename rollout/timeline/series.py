"""Quantities on the time axis, like with like only, and the targets and forecasts of the same kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from rollout.evidence.edtf import EdtfDate, short_words
from rollout.evidence.event import Event
from rollout.evidence.quantity import Quantity
from rollout.evidence.units import is_share, unit_of
from rollout.evidence.vocabulary import AIMS
from rollout.timeline.outcome import FEW, NO_FIGURE, Outcomes, by_end, counted, is_firm, measure_of, outcomes
from rollout.words.say import headed, later, say

AIMED, FORETOLD = later("Target {figure} by {date}"), later("Forecast {figure} by {date}")
SILENCE = 550  # days; figures further apart are joined by dots: none was found in between
Kind = tuple[str, str, str]  # measure, unit and scope


@dataclass(frozen=True, slots=True)
class Target:
    """A target or forecast of a series, with the event that answers it, if one does, and what that says in words."""

    event: Event
    value: int
    due: EdtfDate
    answer: Event | None
    unit: str
    aimed: bool
    """Whether it is a target, and no forecast."""
    found: Outcomes
    entry: int = 0
    """The number of the entry that explains it; 0: none does."""

    @property
    def words(self) -> str:
        """What was to be reached by when, and what became of it, in few words."""
        pattern = AIMED if self.aimed else FORETOLD
        words = say(pattern, figure=counted(self.value, self.unit), date=short_words(self.due))
        result = self.found.words(self.event)
        numbered = f"{self.entry} · {words}" if self.entry else words
        met = say(FEW) if result == say(NO_FIGURE) else result
        return headed(numbered, met) if met else numbered


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one unit, measure and scope in order of date, and the targets and forecasts of the same kind."""

    unit: str
    measure: str
    scope: str
    points: tuple[Event, ...]
    targets: tuple[Target, ...]
    named: Quantity

    @property
    def counts(self) -> str:
        """Return what it counts and over whom, as whoever reads calls both."""
        return f"{self.named.unit_words}, {self.named.scope_words}"

    @property
    def key(self) -> str:
        """Return what names the series in an address."""
        return f"{self.unit}.{self.scope}.{self.measure}"

    @property
    def title(self) -> str:
        """Return the name of the series as a reader sees it."""
        name = f"{self.counts[:1].upper()}{self.counts[1:]}"
        if self.measure != "cumulative":
            return say("{series} (additions)", series=name)
        # A share goes up and down.
        return name if is_share(self.unit) else say("{series} (running total)", series=name)

    @property
    def joined(self) -> tuple[Event, ...]:
        """Return the points that a line may join: undisputed figures of a running total, stated as fact."""
        if self.measure != "cumulative":
            return ()
        return tuple(event for event in self.points if is_firm(event))


def _target(event: Event, quantity: Quantity, due: EdtfDate, found: Outcomes) -> Target:
    answer, _ = found.of(event)
    aimed = quantity.measure == "target"
    return Target(event, quantity.count, due, answer, quantity.unit, aimed, found)


def all_series(events: Sequence[Event], known: Outcomes | None = None) -> tuple[Series, ...]:
    """Return every series that has something to compare, the one with most headlines first, then most figures.

    known: what became of the targets, where the events are not all of the file. By the clock of becoming known there
    is none.
    """
    if any(event.happened for event in events):
        return ()  # a curve through the days when figures became known would tell of a course that nobody saw
    points: dict[Kind, list[tuple[Event, Quantity]]] = {}
    targets: dict[Kind, list[Target]] = {}
    found = known or outcomes(events)
    for event in events:
        quantity = event.quantity
        if quantity is None:
            continue
        if quantity.measure in AIMS:
            if event.due is not None:
                measure = measure_of(found.replies.get(event.id, ()))
                targets.setdefault((measure, *quantity.kind), []).append(_target(event, quantity, event.due, found))
        else:
            points.setdefault((quantity.measure, *quantity.kind), []).append((event, quantity))
    series = [
        _series(members, tuple(targets.get(kind, ())))
        for kind, members in points.items()
        if len(members) + len(targets.get(kind, ())) > 1
    ]
    return tuple(sorted(series, key=_weight))


def _series(points: list[tuple[Event, Quantity]], targets: tuple[Target, ...]) -> Series:
    """Return figures as a series, which is called as the first of them in the file is written."""
    named = points[0][1]
    in_order = tuple(sorted((event for event, _ in points), key=by_end))
    return Series(unit_of(named.unit).words, named.measure, named.scope, in_order, targets, named)


def _weight(series: Series) -> tuple[int, int, str]:
    members = (*series.points, *(target.event for target in series.targets))
    return -sum(event.priority == 1 for event in members), -len(members), series.key
