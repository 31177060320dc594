"""What is known of all events together, carried over a change of one of them: no rule looks at the others."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from rollout.evidence.change import Change, at_row
from rollout.evidence.event import Dataset, Event
from rollout.timeline.choices import source_day
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.spoken import beyond_ascii, held, in_others
from rollout.timeline.traits import alike, telling
from rollout.timeline.view import haystack

Rule = Callable[[Any, Change, DatasetIndex], Any]
"""Gives what is known after a change of what was known before it; `AGAIN` where all have to be looked at again."""
AGAIN = object()


def _any_of(parts_of: Callable[[Event], Any], put: Callable[[set[Any]], Any]) -> Rule:
    """Return the rule of what all events have together, each once."""

    def rule(had: Any, change: Change, before: DatasetIndex) -> Any:
        gone, come = (set(parts_of(one)) if one else set() for one in (change.gone, change.come))
        left = gone - come
        for one in before.dataset.events if left else ():  # as a rule one of the first has it too
            left.difference_update(parts_of(one) if one is not change.gone else ())
            if not left:
                break
        now = come.union(had) - left
        return had if now == set(had) else put(now)

    return rule


def _whether(is_so: Callable[[Event], bool]) -> Rule:
    """Return the rule of whether any event is so."""

    def rule(had: bool, change: Change, _: DatasetIndex) -> Any:
        gone, come = (bool(one and is_so(one)) for one in (change.gone, change.come))
        return AGAIN if gone and not come else had or come

    return rule


def _silent(had: Any, change: Change, _: DatasetIndex) -> Any:
    """Keep what is made of the events that have a figure or an answer, where the change is about none of them."""
    return AGAIN if telling(change.own) else had


def _telling(had: tuple[Event, ...], change: Change, _: DatasetIndex) -> tuple[Event, ...]:
    for row in {one.row for one in telling(change.own)}:
        come = change.come if change.come and change.come.row == row and telling([change.come]) else None
        had = at_row(had, row, come).made(had)
    return had


def _counted(had: Any, change: Change, _: DatasetIndex) -> Any:
    counts = had.copy()
    if change.gone:
        counts[alike(change.gone)] -= 1
    if change.come:
        counts[alike(change.come)] += 1
    return +counts


def _used(events: Iterable[Event], names_of: Callable[[Event], tuple[str, ...]], names: set[str]) -> set[str]:
    """Return which of some names events use; as a rule the first of many do."""
    found: set[str] = set()
    for one in events:
        found |= names.intersection(names_of(one))
        if found == names:
            break
    return found


def _in_use(
    names_of: Callable[[Event], tuple[str, ...]], ordered: Callable[[Dataset], frozenset[str]] = lambda _: frozenset()
) -> Rule:
    """Return the rule of names in the order of their first use; ordered: those that have an order of their own."""

    def rule(had: tuple[str, ...], change: Change, before: DatasetIndex) -> Any:
        gone, come = (names_of(one) if one else () for one in (change.gone, change.come))
        new = tuple(dict.fromkeys(name for name in come if name not in had))
        if new:  # no event has it: the others need not be gone through for it
            last = not change.gone and change.place == len(before.dataset.events) and not before.dataset.waiting
            return (*had, *new) if last and not ordered(before.dataset).intersection(new) else AGAIN
        earlier = islice(before.dataset.events, change.place)
        return had if gone == come or {*gone, *come} <= _used(earlier, names_of, {*gone, *come}) else AGAIN

    return rule


def _newest(had: Any, change: Change, _: DatasetIndex) -> Any:
    """Keep the newest source where that of the event is older, before and after."""
    newest = source_day(had)
    days = [day for one in change.own if (day := source_day(one.source.date))]
    return had if all(newest and day < newest for day in days) else AGAIN


def _numbers(had: dict[str, int], change: Change, before: DatasetIndex) -> Any:
    gone, come = change.gone, change.come
    if gone and come and gone.id == come.id:
        return had
    last = not gone and change.place == len(before.dataset.events)
    return {**had, come.id: change.place} if last and come else AGAIN


def _texts(had: list[str], change: Change, _: DatasetIndex) -> list[str]:
    come = [haystack(change.come)] if change.come else []
    return [*had[: change.place], *come, *had[change.place + (change.gone is not None) :]]


ALWAYS: dict[str, Rule] = {
    "_happened": _whether(lambda event: event.happened is not None),
    "_timed": _whether(lambda event: event.date.timed),
    "_priorities": _any_of(lambda event: (event.priority,), frozenset),
    "_held": _any_of(lambda event: held([event]), frozenset),
    "drawn": _any_of(lambda event: beyond_ascii([event.words]), beyond_ascii),
    "_times": lambda had, change, _: had.changed(change.gone, change.come) or AGAIN,
    "_alike": _counted,
    "_telling": _telling,
    "outcomes": _silent,
    "series": _silent,
    "lanes": _in_use(lambda event: (event.lane,), lambda data: frozenset(lane.name for lane in data.settings.lanes)),
    "tags": _in_use(lambda event: event.tags),
    "_newest": _newest,
}
WHERE_KNOWN: dict[str, Rule] = {
    "letters": _any_of(lambda event: beyond_ascii((event.title, event.words)), beyond_ascii),
    "elsewhere": _any_of(lambda event: beyond_ascii(in_others(event)), beyond_ascii),
    "media": _any_of(lambda event: event.media, frozenset),
    "_numbers": _numbers,
    "_texts": _texts,
}
"""What only some readers ask for."""


def carried(before: DatasetIndex, change: Change) -> dict[str, Any]:
    """Return by name what an index knows after a change; what has to be looked for again is not among it."""
    rules = ALWAYS | {name: rule for name, rule in WHERE_KNOWN.items() if name in before.__dict__}
    found = {name: rule(getattr(before, name), change, before) for name, rule in rules.items()}
    return {name: value for name, value in found.items() if value is not AGAIN}
