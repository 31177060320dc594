"""Quantities on the time axis: like with like only, and how early or late an answer meets its target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rollout.edtf import EdtfDate, short_words
from rollout.event import Event, Quantity

# Two figures further apart than this many days are joined by dots: nobody counted in between.
SILENCE = 550
TRUSTED = ("documented", "reported")


@dataclass(frozen=True, slots=True)
class Target:
    """A target or forecast of a series, with the event that answers it, if one does, and what that says in words."""

    event: Event
    value: int
    due: EdtfDate
    answer: Event | None
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one unit, measure and scope in order of date, and the targets and forecasts of the same kind."""

    unit: str
    measure: str
    scope: str
    points: tuple[Event, ...]
    targets: tuple[Target, ...]

    @property
    def key(self) -> str:
        """Return what names the series in an address."""
        return f"{self.unit}.{self.scope}.{self.measure}"

    @property
    def title(self) -> str:
        """Return the name of the series as a reader sees it."""
        kind = "running total" if self.measure == "cumulative" else "additions"
        return f"{self.unit[:1].upper()}{self.unit[1:]}, {self.scope} ({kind})"

    @property
    def joined(self) -> tuple[Event, ...]:
        """Return the points that a line may join: undisputed figures of a running total, stated as fact."""
        if self.measure != "cumulative":
            return ()
        return tuple(event for event in self.points if event.status in TRUSTED and not event.disputed)


def amount(value: int) -> str:
    """Return a number as people say it, without rounding: 100 million, 1.25 billion, 877,000."""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if value >= size and (value * 1000) % size == 0:
            return f"{value / size:g} {name}" if value % size else f"{value // size:,} {name}"
    return f"{value:,}"


def _months(first: date, last: date) -> int:
    """Return the whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _count(number: int, unit: str, about: str = "") -> str:
    return f"{about}{number} {unit}" if number == 1 else f"{about}{number} {unit}s"


def _early(last: date, deadline: date, about: str) -> str:
    months, days = _months(last, deadline), (deadline - last).days
    if months >= 2:
        return f"met at least {about}{months} months early"
    return f"met at least {_count(days, 'day', about)} early" if days else "met in time"


def _late(last: date, deadline: date, about: str) -> str:
    days = (last - deadline).days
    months = _months(deadline, last)
    return (
        f"reached at most {_count(days, 'day', about)} late"
        if months < 6
        else f"reached at most {about}{months + 1} months late"
    )


def lateness(due: EdtfDate, answer: EdtfDate) -> str:
    """Return in words how early or late a goal was reached, given when a figure that reaches it was first reported.

    The figure says that the goal had been reached by then, not on that day: so these are bounds, "at least" early or
    "at most" late, from the last day that the answer's date allows. They say "about" where a date is not certain, and
    nothing where a date has no end.
    """
    deadline, last = due.latest, answer.latest
    if deadline is None or last is None:
        return ""
    about = "" if due.certainty == answer.certainty == "certain" else "about "
    return _early(last, deadline, about) if last <= deadline else _late(last, deadline, about)


def outcome(target: Event, answers: Sequence[Event]) -> tuple[Event | None, str]:
    """Return the event that best answers a target or forecast, and in words how the two compare."""
    goal = target.quantity
    if not answers or target.due is None:
        return None, "no figure found" if goal else "no answer found"
    in_order = sorted(answers, key=lambda event: event.date.earliest or date.min)
    if goal is None:
        return in_order[0], ""
    figures = [(event, event.quantity) for event in in_order if event.quantity]
    for event, figure in figures:
        if figure.value >= goal.value:
            return event, lateness(target.due, event.date)
    if not figures:
        return in_order[0], ""
    event, figure = figures[-1]
    return event, f"{amount(figure.value)} {short_words(event.date)}"


def answers_to(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Return for each target or forecast the events that answer it."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in events:
        if event.answers:
            found[event.answers] = (*found.get(event.answers, ()), event)
    return found


def _target(event: Event, quantity: Quantity, due: EdtfDate, answers: Sequence[Event]) -> Target:
    answer, result = outcome(event, answers)
    name = "Target" if quantity.measure == "target" else "Forecast"
    percent = "%" if quantity.unit.startswith("percent") else ""
    words = f"{name} {amount(quantity.value)}{percent} by {short_words(due)}"
    return Target(event, quantity.value, due, answer, f"{words}: {result}" if result else words)


def _measure_of(answers: Sequence[Event]) -> str:
    """Return which figures a target speaks of: those of its answer, else running totals."""
    measures = [event.quantity.measure for event in answers if event.quantity]
    return measures[0] if measures else "cumulative"


def all_series(events: Sequence[Event]) -> tuple[Series, ...]:
    """Return every series that has something to compare, the one with most headlines first, then most figures."""
    points: dict[tuple[str, str, str], list[Event]] = {}
    targets: dict[tuple[str, str, str], list[Target]] = {}
    answers = answers_to(events)
    for event in events:
        quantity = event.quantity
        if quantity is None:
            continue
        if quantity.measure in ("target", "forecast"):
            replies = answers.get(event.id, ())
            if event.due is not None:
                kind = (quantity.unit, _measure_of(replies), quantity.scope)
                targets.setdefault(kind, []).append(_target(event, quantity, event.due, replies))
        else:
            points.setdefault((quantity.unit, quantity.measure, quantity.scope), []).append(event)
    found = [
        Series(*kind, tuple(sorted(events, key=_when)), tuple(targets.get(kind, ())))
        for kind, events in points.items()
        if len(events) + len(targets.get(kind, ())) > 1
    ]
    return tuple(sorted(found, key=_weight))


def _weight(series: Series) -> tuple[int, int, str]:
    members = (*series.points, *(target.event for target in series.targets))
    return -sum(event.priority == 1 for event in members), -len(members), series.key


def _when(event: Event) -> tuple[date, str]:
    return event.date.latest or date.max, event.id
