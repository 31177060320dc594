"""Quantities on the time axis: like with like only, and how early or late an answer meets its target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rollout.evidence.edtf import Day, EdtfDate, parse, short_words
from rollout.evidence.event import Event, Quantity
from rollout.evidence.vocabulary import AIMS, TRUSTED

SILENCE = 550  # days; figures further apart are joined by dots: nobody counted in between


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
        total = "" if is_share(self.unit) else " (running total)"  # a share goes up and down
        kind = total if self.measure == "cumulative" else " (additions)"
        return f"{self.unit[:1].upper()}{self.unit[1:]}, {self.scope}{kind}"

    @property
    def joined(self) -> tuple[Event, ...]:
        """Return the points that a line may join: undisputed figures of a running total, stated as fact."""
        if self.measure != "cumulative":
            return ()
        return tuple(event for event in self.points if is_firm(event))


def is_firm(event: Event) -> bool:
    """Return whether an event is stated as fact and nobody disputes it."""
    return event.status in TRUSTED and not event.disputed


def amount(value: int) -> str:
    """Return a number as people say it, without rounding: 100 million, 1.25 billion, 877,000."""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        whole, rest = divmod(value, size)
        if whole > 0 and rest % (size // 1000) == 0:
            part = f"{rest // (size // 1000):03}".rstrip("0")
            return f"{whole:,}{'.' * bool(part)}{part} {name}"
    return f"{value:,}"


def is_share(unit: str) -> bool:
    """Return whether a unit is a percentage."""
    return unit.startswith("percent")


def counted(value: int, unit: str) -> str:
    """Return a figure without its unit, but for the sign of a percentage, without which it would be another number."""
    return amount(value) + "%" * is_share(unit)


def _months(first: Day, last: Day) -> int:
    """Return the whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _count(number: int, unit: str, about: str = "") -> str:
    return f"{about}{number} {unit}" if number == 1 else f"{about}{number} {unit}s"


def _early(last: Day, opens: Day, about: str) -> str:
    months, days = _months(last, opens), opens.toordinal() - last.toordinal()
    if months >= 2:
        return f"met at least {about}{months} months early"
    return f"met at least {_count(days, 'day', about)} early" if days > 0 else "met in time"


def _late(last: Day, opens: Day, about: str) -> str:
    months, days = _months(opens, last), last.toordinal() - opens.toordinal()
    if months < 6:
        return f"reached at most {_count(days, 'day', about)} late"
    return f"reached at most {about}{months + 1} months late"


def _last_point(when: EdtfDate) -> EdtfDate:
    """Return the end of an interval, or the date itself: by then it was to happen."""
    return parse(when.text.partition("/")[2]) if when.kind == "interval" and when.end == "known" else when


def reached_at(event: Event) -> EdtfDate:
    """Return the date at which a figure stands: a running total over a range was reached by the end of the range."""
    total = event.quantity is not None and event.quantity.measure == "cumulative"
    return _last_point(event.date) if total else event.date


def _about(*dates: EdtfDate) -> str:
    """Return what to say before a number that comes from dates which are not certain."""
    signs = {when.certainty for when in dates}
    unsure = "possibly " if signs & {"uncertain", "both"} else ""
    return unsure + ("about " if signs & {"approximate", "both"} else "")


def lateness(due: EdtfDate, answer: EdtfDate) -> str:
    """Return in words how early or late a goal was reached, given when a figure that reaches it was first reported.

    The figure says that the goal had been reached by then, not on that day: so these are bounds, "at least" early or
    "at most" late, from the last day that the answer's date allows. "By 2020" is kept until the last day of 2020, but
    lengths count from its first, for it names no other. They say "about" or "possibly" where a date is not certain,
    and nothing where a date has no end.
    """
    goal, last = _last_point(due), answer.latest
    if goal.earliest is None or goal.latest is None or last is None:
        return ""
    said = _early if last <= goal.latest else _late
    return said(last, goal.earliest, _about(goal, answer))


def _reached(answers: Sequence[Event]) -> list[tuple[Event, Quantity]]:
    """Return the answers that state a figure as reached, in order of date; a further target is no such figure."""
    in_order = sorted(answers, key=_when)
    return [(event, event.quantity) for event in in_order if event.quantity and event.quantity.measure not in AIMS]


def outcome(target: Event, answers: Sequence[Event]) -> tuple[Event | None, str]:
    """Return the event that best answers a target or forecast, and in words how the two compare.

    What is claimed or disputed answers only where nothing firmer does, and the words say so; what was withdrawn never.
    """
    standing = [event for event in answers if event.status != "retracted"]
    goal = target.quantity
    if not standing:
        return None, "no figure found" if goal else "no answer found"
    answer = min(standing, key=_when)
    figures = _reached([event for event in standing if is_firm(event)]) or _reached(standing)
    if goal is None or not figures:
        return answer, ""
    answer, figure = next((pair for pair in figures if pair[1].value >= goal.value), figures[-1])
    if figure.value < goal.value:
        words = f"{counted(figure.value, figure.unit)} ({short_words(answer.date)})"
    elif figure.measure == "cumulative":  # a total given as "so far" was reached on a day that nobody names
        words = f"reached by {short_words(_last_point(answer.date))}" if answer.date.latest else ""
    else:
        words = lateness(target.due, answer.date) if target.due else ""
    if is_firm(answer):
        return answer, words
    doubt = "disputed" if answer.disputed else answer.status
    return answer, f"{words} ({doubt})" if words else doubt


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
    words = f"{name} {counted(quantity.value, quantity.unit)} by {short_words(due)}"
    return Target(event, quantity.value, due, answer, f"{words}: {result}" if result else words)


def _measure_of(answers: Sequence[Event]) -> str:
    """Return which figures a target speaks of: those of its answer, else running totals."""
    measures = [figure.measure for _, figure in _reached(answers)]
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
        if quantity.measure in AIMS:
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


def _when(event: Event) -> tuple[float, int]:
    return event.date.order[1], event.row
