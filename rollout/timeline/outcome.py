"""What became of a target, plan or forecast, in words: nothing late that nobody dated, nothing missed by silence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rollout.evidence.edtf import Day, EdtfDate, before, parse, short_words
from rollout.evidence.event import Event
from rollout.evidence.quantity import Quantity
from rollout.evidence.units import is_share
from rollout.evidence.vocabulary import AHEAD, AIMS, TRUSTED
from rollout.timeline.clock import as_happened
from rollout.words.amounts import amount
from rollout.words.say import headed, later, say, say_many

NO_FIGURE = later("no later figure found in these sources")
NO_WORD = later("nothing later found on it in these sources")
FEW = later("no later figure found")
"""The same, where little room is."""


def is_firm(event: Event) -> bool:
    """Return whether an event is stated as fact and nobody disputes it."""
    return event.status in TRUSTED and not event.disputed


def is_aim(event: Event) -> bool:
    """Return whether an event says what is to come, so that something may answer it."""
    return event.status in AHEAD or (event.quantity is not None and event.quantity.measure in AIMS)


def counted(value: int, unit: str) -> str:
    """Return a figure without its unit, but for the sign of a percentage, without which it would be another number."""
    return amount(value) + "%" * is_share(unit)


def months(first: Day, last: Day) -> int:
    """Return the whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _early(last: Day, opens: Day, sign: str) -> str:
    whole, days = months(last, opens), opens.toordinal() - last.toordinal()
    if whole >= 2:
        return say("met at least {sign}{n} months early", n=str(whole), sign=sign)
    if days > 0:
        return say_many("met at least {sign}{n} day early", "met at least {sign}{n} days early", days, sign=sign)
    return say("met in time")


def _late(last: Day, opens: Day, sign: str) -> str:
    whole, days = months(opens, last), last.toordinal() - opens.toordinal()
    if whole < 6:
        return say_many("reached at most {sign}{n} day late", "reached at most {sign}{n} days late", days, sign=sign)
    return say("reached at most {sign}{n} months late", n=str(whole + 1), sign=sign)


def _last_point(when: EdtfDate) -> EdtfDate:
    """Return the end of an interval, or the date itself: by then it was to happen."""
    return parse(when.text.partition("/")[2]) if when.kind == "interval" and when.end == "known" else when


def reached_at(event: Event) -> EdtfDate:
    """Return the date at which a figure stands: a running total over a range was reached by the end of the range."""
    total = event.quantity is not None and event.quantity.measure == "cumulative"
    return _last_point(event.date) if total else event.date


def about(*dates: EdtfDate) -> str:
    """Return what to say before a number that comes from dates which are not certain."""
    signs = {when.certainty for when in dates}
    unsure = say("possibly ") if signs & {"uncertain", "both"} else ""
    return unsure + (say("about ") if signs & {"approximate", "both"} else "")


def lateness(due: EdtfDate, answer: EdtfDate) -> str:
    """Return in words how early or late a goal was reached, given the date at which it was.

    These are bounds, "at least" early or "at most" late, from the last day that the answer's date allows. "By 2020"
    is kept until the last day of 2020, but lengths count from its first, for it names no other. They say "about" or
    "possibly" where a date is not certain, and nothing where a date has no end.
    """
    goal, last = _last_point(due), answer.latest
    if goal.earliest is None or goal.latest is None or last is None:
        return ""
    said = _early if last <= goal.latest else _late
    return said(last, goal.earliest, about(goal, answer))


def _reached(answers: Sequence[Event]) -> list[tuple[Event, Quantity]]:
    """Return the answers that state a figure as reached, in order of date; a further target is no such figure."""
    found = [(event, event.quantity) for event in sorted(answers, key=by_end) if event.quantity]
    return [(event, figure) for event, figure in found if figure.measure not in AIMS]


def measure_of(answers: Sequence[Event]) -> str:
    """Return which figures a target speaks of: those of its answer, else running totals."""
    return next((figure.measure for _, figure in _reached(answers)), "cumulative")


def by_end(event: Event) -> tuple[float, int]:
    """Return what puts figures in order: when their dates end, then as the file has them."""
    return event.date.order[1], event.row


def _met(goal: Quantity, figure: Quantity, due: EdtfDate | None, answer: Event) -> str:
    """Return in words when a goal was reached: a length only where the figure is of a day, and no total "so far"."""
    when = answer.date
    if due and figure.measure != "cumulative" and (when.kind, when.precision) == ("date", "day"):
        return lateness(due, when)
    if when.latest is None:
        return ""
    kept = due is not None and not about(due, when) and when.order[1] <= _last_point(due).order[1]
    by = short_words(_last_point(when))
    return say("met in time, reached by {date}", date=by) if kept else say("reached by {date}", date=by)


def _compared(goal: Quantity, due: EdtfDate | None, answer: Event, figure: Quantity) -> str:
    """Return in words how a figure compares with a goal, or that it does not and why."""
    other = figure.kind[0] != goal.kind[0]
    said = f"{amount(figure.count)} {figure.unit_words}" if other else counted(figure.count, figure.unit)
    stated = f"{said} ({short_words(answer.date)})"
    if figure.kind[1] != goal.kind[1]:
        return say("{figure}, {scope}; not compared: another scope", figure=stated, scope=figure.scope_words)
    if is_share(goal.unit) != is_share(figure.unit):
        return say("{figure}; not compared: a share and a count", figure=stated)
    if figure.count >= goal.count:
        words = _met(goal, figure, due, answer)
        if not other:
            return words
        return headed(words, said) if words else said
    if due and figure.measure == "cumulative" and before(_last_point(due), _last_point(answer.date)):
        return say("not reached by {date}: {figure}", date=short_words(_last_point(answer.date)), figure=said)
    return stated


def outcome(target: Event, answers: Sequence[Event], totals: Sequence[Event] = ()) -> tuple[Event | None, str]:
    """Return the event that best answers a target or forecast, and in words how the two compare.

    What is claimed or disputed answers only where nothing firmer does, and the words say so; what was withdrawn never.
    totals: the running totals that count the same, of which the next is named where nothing answers.
    """
    standing = [event for event in answers if event.status != "retracted"]
    goal = target.quantity
    if not standing:
        return None, _unanswered(target, totals)
    answer = min(standing, key=by_end)
    figures = _reached([event for event in standing if is_firm(event)]) or _reached(standing)
    if goal is None or not figures:
        return answer, ""
    like = [pair for pair in figures if _alike(goal, pair[1])] or figures
    answer, figure = next((pair for pair in like if pair[1].count >= goal.count), like[-1])
    words = _compared(goal, target.due, answer, figure)
    if is_firm(answer):
        return answer, words
    doubt = say("disputed" if answer.disputed else answer.status)
    return answer, f"{words} ({doubt})" if words else doubt


def _alike(goal: Quantity, figure: Quantity) -> bool:
    return goal.kind[1] == figure.kind[1] and is_share(goal.unit) == is_share(figure.unit)


def _unanswered(target: Event, totals: Sequence[Event]) -> str:
    """Return what is said of a target that nobody answers: the next figure where there is one, never that it failed."""
    goal = target.quantity
    if goal is None:
        return say(NO_WORD)
    due = _last_point(target.due).order[1] if target.due else 0
    for event, figure in _reached(totals):
        end = event.date.order[1]
        telling = end >= due or figure.count >= goal.count  # one before the date set, and below the goal, is no outcome
        if event.date.latest and end > target.date.order[1] and telling:
            value, when = counted(figure.count, goal.unit), short_words(reached_at(event))
            return say("next figure {figure} ({date})", figure=value, date=when)
    return say(NO_FIGURE)


def answers_to(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Return for each target or forecast the events that answer it."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in events:
        if event.answers:
            found[event.answers] = (*found.get(event.answers, ()), event)
    return found


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the targets and forecasts of a file."""

    replies: Mapping[str, Sequence[Event]]
    totals: Mapping[tuple[str, str], Sequence[Event]]
    """Running totals stated as fact, by what they count, in order of date."""

    def of(self, event: Event) -> tuple[Event | None, str]:
        """Return the event that best answers one, and in words how they compare; nothing of what is no aim."""
        if not is_aim(event):
            return None, ""
        aim = as_happened(event)
        like = self.totals.get(aim.quantity.kind, ()) if aim.quantity else ()
        return outcome(aim, self.replies.get(aim.id, ()), like)

    def words(self, event: Event) -> str:
        """Return in words what became of an event that speaks of what is to come."""
        return self.of(event)[1]


def outcomes(events: Sequence[Event]) -> Outcomes:
    """Return what became of the targets and forecasts among the events of a whole file, by when they happened."""
    events = [as_happened(event) for event in events]
    totals: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.quantity and event.quantity.measure == "cumulative" and is_firm(event):
            totals.setdefault(event.quantity.kind, []).append(event)
    return Outcomes(answers_to(events), {kind: sorted(found, key=by_end) for kind, found in totals.items()})
