"""What looks wrong in a list and may be right: said, never changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as calendar_day
from itertools import pairwise

from rollout.evidence.vocabulary import SUMMARY_LENGTH, TITLE_LENGTH
from rollout.importing.dates import understand
from rollout.importing.days import unix
from rollout.importing.disputes import is_nobody, says_only_that
from rollout.importing.events import Draft
from rollout.importing.headers import role_of
from rollout.importing.moments import Cut, cell_of
from rollout.importing.names import CANCELLED
from rollout.importing.plans import MANY, MAYBE, WHO, Plan
from rollout.importing.precise import Precise, is_called_precise
from rollout.importing.tables import MOST_CELL, Grid
from rollout.importing.weekdays import SURE
from rollout.words.said import listed, said
from rollout.words.say import later

Warning_ = tuple[str, str]
_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)")
SHOWN = 5  # words that nobody understands
FAR = 2200  # years of the Buddhist or Jewish calendar are beyond it
_DAY = re.compile(r"(-?\d{4})-(\d\d-\d\d)")


def warnings(table: Cut, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield the id and the sentence of everything that a person should look at."""
    grid, plan = table.grid, table.plan
    yield from _days(drafts)
    yield from _weekdays(table, drafts)
    yield from _backwards(table, drafts)
    yield from _cancelled(plan, drafts)
    yield from _clocks(plan, drafts)
    yield from _far(drafts)
    yield from _beyond(grid)
    yield from _precision(plan, table.precise)
    yield from _disputed(plan, drafts)
    again = Counter((each.date, each.title) for each in drafts)
    if twice := sum(count - 1 for count in again.values()):
        yield "duplicates", said("{n} rows have the date and title of an earlier one; all are written.", n=twice)
    if long := sum(len(each.title) > TITLE_LENGTH for each in drafts):
        words = later("{n} titles are over {most} characters and are cut where there is no room.")
        yield "cut-title", said(words, n=long, most=TITLE_LENGTH)
    if long := sum(len(each.cells.get("summary", "")) > SUMMARY_LENGTH for each in drafts):
        words = later("{n} summaries are over {most} characters and are cut where there is no room.")
        yield "cut-summary", said(words, n=long, most=SUMMARY_LENGTH)
    # One that was cut at a blank is shorter by that.
    if cut := sum(len(cell) >= MOST_CELL - 1 for row in grid.rows for cell in row.cells):
        words = later("{n} cells hold {most} characters or more; what goes beyond is left out.")
        yield "cut-cell", said(words, n=cut, most=MOST_CELL)
    for each in plan.lanes:
        if each.count > MANY:
            words = later("{name} has {n} values; more than {most} lanes are hard to read.")
            yield "many-lanes", said(words, name=f"'{each.name}'", n=each.count, most=MANY)
    if any("####" in cell for row in grid.rows for cell in row.cells):
        words = later("Some cells are #####: a spreadsheet's column was too narrow when it was saved.")
        yield "spreadsheet-damage", said(words)
    numeric = [
        each for each in plan.columns if each.role in ("keep", "title") and each.values and _numbers(each.values)
    ]
    dated = plan.place("date") is not None or plan.place("year") is not None
    titles = [each.title for each in drafts] or [value for each in plan.all("title") for value in each.values]
    if dated and plan.text_is_title and numeric and not any(re.search(r"[^\W\d_]{3}", title) for title in titles):
        yield "series", said("This looks like a series of numbers, not a list of events.")


def _precision(plan: Plan, precise: Sequence[Precise]) -> Iterator[Warning_]:
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


def _disputed(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of rows that are disputed by nobody whom they name: a dispute has a name or an address."""
    for each in plan.columns:
        if each.role == WHO or (each.role == "keep" and role_of(each.name)[0] == MAYBE):
            cells = (one.kept.get(each.name, "") for one in drafts if not one.against)
            if rows := sum(says_only_that(cell) or not is_nobody(cell) for cell in cells):
                words = later(
                    "{name} may say of {n} rows that they are disputed, and not by whom; it is kept as it is."
                )
                yield "disputed", said(words, name=f"'{each.name}'", n=rows)


def warned_of(left: Sequence[str]) -> Iterator[Warning_]:
    """Yield what is said of tables without a date, which are not looked at further."""
    if left:
        yield "left-out", said("Tables without dates were left out: {listed}.", listed=_some(left, 5))


def titled(above: Sequence[str]) -> tuple[str, list[Warning_]]:
    """Return what a list is called by the first row above its header, and what is said of the others."""
    title = next((each for each in above[:1] if len(each) <= TITLE_LENGTH), "")
    rest = [f"'{' '.join(each.split())[:60]}'" for each in above[bool(title) :]]
    if not rest:
        return title, []
    words = later("Above the names of the columns stands {listed}; it is left out.")
    return title, [("above", said(words, listed=_some(rest, 3)))]


def _some(names: Sequence[str], most: int) -> str:
    """Return the first of some names, and how many more there are."""
    first = ", ".join(names[:most])
    return said("{listed} and {n} more", listed=first, n=len(names) - most) if len(names) > most else first


def _beyond(grid: Grid) -> Iterator[Warning_]:
    """Yield what is said of cells that stand behind the last column with a name."""
    named = [place for place, name in enumerate(grid.columns) if name != f"Column {place + 1}"]
    last = named[-1] if named else len(grid.columns)
    if beyond := sum(any(map(str.strip, row.cells[last + 1 :])) for row in grid.rows):
        words = later("{n} rows have more cells than the header; is there a separator within a text?")
        yield "beyond", said(words, n=beyond)


def _clocks(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    zones = sorted({each.cells.get("zone") or found[0] for each in drafts if (found := _OFFSET.search(each.date))})
    if len(zones) > 1:
        words = later("The times are in {n} zones ({listed}); each stands in its own.")
        yield "zones", said(words, n=len(zones), listed=", ".join(zones[:5]))
    if any(each.role == "date" and any(map(unix, each.values)) for each in plan.columns):
        yield "unix-times", said("The dates are Unix times, read in UTC.")


def _far(drafts: Sequence[Draft]) -> Iterator[Warning_]:
    if far := sum(each.date[:4].isdecimal() and int(each.date[:4]) > FAR for each in drafts):
        words = later("{n} dates lie after {year}; are their years of another calendar?")
        yield "far-years", said(words, n=far, year=str(FAR))


def _weekdays(table: Cut, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of dates that fall on another day of the week than they say."""
    texts = {row.number: text for row, text in zip(table.grid.rows, table.whens, strict=True)}
    wrong = [
        texts[each.row.number]
        for each in drafts
        if (days := understand(texts[each.row.number]).weekdays) and _falls_on(each.date) not in (0, days[0])
    ]
    if wrong:
        words = later("{n} dates fall on another day of the week than they say, as {text}; look at them.")
        yield "weekday", said(words, n=len(wrong), text=f"'{wrong[0]}'")


def _backwards(table: Cut, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of rows that were given the year of the row above and lie before that."""
    dates = [each.date.partition("/")[0] for each in drafts]
    back = sum(one[:4] == other[:4] and other < one[: len(other)] for one, other in pairwise(dates))
    if table.answers.above and back:
        words = later("{n} rows with the year of the row above lie before it; does another year begin there?")
        yield "year-above", said(words, n=back)


def _cancelled(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of rows that, as the list says itself, did not happen."""
    places = [each.place for each in plan.all("status")]
    if rows := sum(cell_of(each.row, place).casefold() in CANCELLED for each in drafts for place in places):
        words = later("{n} rows are cancelled, as the list says; they are written like the others, so look at them.")
        yield "cancelled", said(words, n=rows)


def _falls_on(date: str) -> int:
    """Return the day of the week of the first day of a date, 1 for Monday; 0 where it has none, or none for sure."""
    try:
        day = calendar_day.fromisoformat(date.partition("/")[0].partition("T")[0].rstrip("~?%"))
    except ValueError:
        return 0
    return day.isoweekday() if day.year >= SURE else 0


def _numbers(values: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[-+]?[\d.,]+", value) for value in values)


def _days(drafts: Sequence[Draft]) -> Iterator[Warning_]:
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
