"""What looks wrong in a list and may be right: said, never changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rollout.evidence.vocabulary import SUMMARY_LENGTH, TITLE_LENGTH
from rollout.importing.days import unix
from rollout.importing.events import Draft
from rollout.importing.headers import fold
from rollout.importing.plans import MANY, Plan
from rollout.importing.tables import Grid

Warning_ = tuple[str, str]
_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)")
FAR = 2200  # years of the Buddhist or Jewish calendar are beyond it
_PRECISION = re.compile(r"precision|genauigkeit|accuracy|precisao|exactitud|точность|精度")
_DAY = re.compile(r"(-?\d{4})-(\d\d-\d\d)")


def warnings(grid: Grid, plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield the id and the sentence of everything that a person should look at."""
    yield from _days(drafts)
    yield from _clocks(plan, drafts)
    yield from _far(drafts)
    yield from _beyond(grid)
    yield from _precision(plan)
    again = Counter((each.date, each.title) for each in drafts)
    if twice := sum(count - 1 for count in again.values()):
        yield "duplicates", f"{twice} rows have the date and title of an earlier one; all are written."
    if long := sum(len(each.title) > TITLE_LENGTH for each in drafts):
        yield "cut-title", f"{long} titles are over {TITLE_LENGTH} characters and are cut where there is no room."
    if long := sum(len(each.cells.get("summary", "")) > SUMMARY_LENGTH for each in drafts):
        yield (
            "cut-summary",
            f"{long} summaries are over {SUMMARY_LENGTH} characters and are cut where there is no room.",
        )
    for each in plan.lanes:
        if each.count > MANY:
            yield "many-lanes", f"'{each.name}' has {each.count} values; more than {MANY} lanes are hard to read."
    if any("####" in cell for row in grid.rows for cell in row.cells):
        yield "spreadsheet-damage", "Some cells are #####: a spreadsheet's column was too narrow when it was saved."
    numeric = [
        each for each in plan.columns if each.role in ("keep", "title") and each.values and _numbers(each.values)
    ]
    dated = plan.place("date") is not None or plan.place("year") is not None
    titles = [each.title for each in drafts] or [value for each in plan.all("title") for value in each.values]
    if dated and plan.text_is_title and numeric and not any(re.search(r"[^\W\d_]{3}", title) for title in titles):
        yield "series", "This looks like a series of numbers, not a list of events."


def _precision(plan: Plan) -> Iterator[Warning_]:
    """Yield what is said of a column that says how precise the dates are: a date in figures cannot."""
    for each in plan.columns:
        if _PRECISION.search(fold(each.name)) and each.role not in ("date", "empty"):
            yield "precision", f"'{each.name}' may say that dates are less precise than they are written; look at them."


def warned_of(left: Sequence[str]) -> Iterator[Warning_]:
    """Yield what is said of tables without a date, which are not looked at further."""
    if left:
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        yield "left-out", f"Tables without dates were left out: {', '.join(left[:5])}{more}."


def titled(above: Sequence[str]) -> tuple[str, list[Warning_]]:
    """Return what a list is called by the first row above its header, and what is said of the others."""
    title = next((each for each in above[:1] if len(each) <= TITLE_LENGTH), "")
    rest = [f"'{' '.join(each.split())[:60]}'" for each in above[bool(title) :]]
    if not rest:
        return title, []
    more = f" and {len(rest) - 3} more" if len(rest) > 3 else ""
    return title, [("above", f"Above the names of the columns stands {', '.join(rest[:3])}{more}; it is left out.")]


def _beyond(grid: Grid) -> Iterator[Warning_]:
    """Yield what is said of cells that stand behind the last column with a name."""
    named = [place for place, name in enumerate(grid.columns) if name != f"Column {place + 1}"]
    last = named[-1] if named else len(grid.columns)
    if beyond := sum(any(map(str.strip, row.cells[last + 1 :])) for row in grid.rows):
        yield "beyond", f"{beyond} rows have more cells than the header; is there a separator within a text?"


def _clocks(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    zones = sorted({each.cells.get("zone") or found[0] for each in drafts if (found := _OFFSET.search(each.date))})
    if len(zones) > 1:
        yield "zones", f"The times are in {len(zones)} zones ({', '.join(zones[:5])}); each stands in its own."
    if any(each.role == "date" and any(map(unix, each.values)) for each in plan.columns):
        yield "unix-times", "The dates are Unix times, read in UTC."


def _far(drafts: Sequence[Draft]) -> Iterator[Warning_]:
    if far := sum(each.date[:4].isdecimal() and int(each.date[:4]) > FAR for each in drafts):
        yield "far-years", f"{far} dates lie after {FAR}; are their years of another calendar?"


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
            yield "january-first", f"{count} of {len(days)} days are a 1 January; were only the years known?"
        else:
            yield "same-day-month", f"{count} of {len(days)} days are the same day of different years ({day})."
