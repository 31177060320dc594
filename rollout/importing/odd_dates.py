"""What looks wrong in the dates of a list and may be right: said, never changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as calendar_day
from itertools import pairwise

from rollout.importing.dates import understand
from rollout.importing.days import unix
from rollout.importing.events import Draft
from rollout.importing.moments import Cut
from rollout.importing.plans import Plan
from rollout.importing.precise import Precise, is_called_precise
from rollout.importing.weekdays import SURE
from rollout.words.said import listed, said, said_many
from rollout.words.say import later

_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)")
_DAY = re.compile(r"(-?\d{4})-(\d\d-\d\d)")
SHOWN = 5  # words that nobody understands
FAR = 2200  # years of the Buddhist or Jewish calendar are beyond it


def odd_dates(table: Cut, drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """Yield the id and the sentence of all that a person should look at among the dates."""
    yield from _days(drafts)
    yield from _weekdays(table, drafts)
    yield from _backwards(table, drafts)
    yield from _clocks(table.plan, drafts)
    yield from _far(drafts)
    yield from _precision(table.plan, table.precise)


def _days(drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    days = [found for each in drafts if (found := _DAY.match(each.date))]
    years: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for found in days:
        years[found[2]].add(found[1])
        counts[found[2]] += 1
    for day, count in counts.most_common(3):
        if len(years[day]) < 3 or count * 5 < len(days):
            continue
        if day == "01-01":
            words = later("{n} of {all} days are a 1 January; were only the years known?")
            yield "january-first", said(words, n=count, all=len(days))
        else:
            words = later("{n} of {all} days are the same day of different years ({day}).")
            yield "same-day-month", said(words, n=count, all=len(days), day=day)


def _weekdays(table: Cut, drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """Yield what is said of dates that fall on another day of the week than they say."""
    texts = {row.number: text for row, text in zip(table.grid.rows, table.whens, strict=True)}
    wrong = [
        texts[each.row.number]
        for each in drafts
        if (days := understand(texts[each.row.number]).weekdays) and _falls_on(each.date) not in (0, days[0])
    ]
    if wrong:
        words = said_many(
            "{n} date falls on another day of the week than it says, {text}; look at it.",
            "{n} dates fall on another day of the week than they say, as {text}; look at them.",
            len(wrong),
            text=f"'{wrong[0]}'",
        )
        yield "weekday", words


def _falls_on(date: str) -> int:
    """Return the day of the week of the first day of a date, 1 for Monday; 0 where it has none, or none for sure."""
    try:
        day = calendar_day.fromisoformat(date.partition("/")[0].partition("T")[0].rstrip("~?%"))
    except ValueError:
        return 0
    return day.isoweekday() if day.year >= SURE else 0


def _backwards(table: Cut, drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """Yield what is said of rows that were given the year of the row above and lie before that."""
    dates = [each.date.partition("/")[0] for each in drafts]
    back = sum(one[:4] == other[:4] and other < one[: len(other)] for one, other in pairwise(dates))
    if table.answers.above and back:
        words = said_many(
            "{n} row with the year of the row above lies before it; does another year begin there?",
            "{n} rows with the year of the row above lie before it; does another year begin there?",
            back,
        )
        yield "year-above", words


def _clocks(plan: Plan, drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    zones = sorted({each.cells.get("zone") or found[0] for each in drafts if (found := _OFFSET.search(each.date))})
    if len(zones) > 1:
        words = later("The times are in {n} zones ({listed}); each stands in its own.")
        yield "zones", said(words, n=len(zones), listed=", ".join(zones[:5]))
    if any(each.role == "date" and any(map(unix, each.values)) for each in plan.columns):
        yield "unix-times", said("The dates are Unix times, read in UTC.")


def _far(drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    if far := sum(each.date[:4].isdecimal() and int(each.date[:4]) > FAR for each in drafts):
        words = said_many(
            "{n} date lies after {year}; is its year of another calendar?",
            "{n} dates lie after {year}; are their years of another calendar?",
            far,
            year=str(FAR),
        )
        yield "far-years", words


def _precision(plan: Plan, precise: Sequence[Precise]) -> Iterator[tuple[str, str]]:
    """Yield what is said of a column that says how precise the dates are: a date in figures cannot."""
    for one in precise:
        words = later("{name} says how precise the dates are; they are taken as it says.")
        yield "precision", said(words, name=f"'{one.column.name}'")
        if one.strange:
            words = later("{name} holds {words}, which nobody understands here; look at the dates of these rows.")
            strange = listed(f"'{word}'" for word in one.strange[:SHOWN])
            yield "precision", said(words, name=f"'{one.column.name}'", words=strange)
    followed = {one.column.place for one in precise}
    for each in plan.columns:
        if is_called_precise(each) and each.place not in followed:
            words = later("{name} may say that dates are less precise than they are written; look at them.")
            yield "precision", said(words, name=f"'{each.name}'")
