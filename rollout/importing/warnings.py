"""What looks wrong in a list and may be right: said, never changed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rollout.evidence.vocabulary import SUMMARY_LENGTH, TITLE_LENGTH
from rollout.importing.disputes import is_nobody, says_only_that
from rollout.importing.events import Draft
from rollout.importing.headers import role_of
from rollout.importing.moments import Cut, cell_of
from rollout.importing.names import CANCELLED
from rollout.importing.odd_dates import odd_dates
from rollout.importing.plans import MANY, MAYBE, WHO, Plan
from rollout.importing.tables import MOST_CELL, Grid
from rollout.words.said import said, said_many
from rollout.words.say import later

Warning_ = tuple[str, str]


def warnings(table: Cut, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield the id and the sentence of everything that a person should look at."""
    grid, plan = table.grid, table.plan
    yield from odd_dates(table, drafts)
    yield from _cancelled(plan, drafts)
    yield from _beyond(grid)
    yield from _disputed(plan, drafts)
    yield from _again(drafts)
    yield from _long(grid, drafts)
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


def _again(drafts: Sequence[Draft]) -> Iterator[Warning_]:
    again = Counter((each.date, each.title) for each in drafts)
    if twice := sum(count - 1 for count in again.values()):
        words = said_many(
            "{n} row has the date and title of an earlier one; all are written.",
            "{n} rows have the date and title of an earlier one; all are written.",
            twice,
        )
        yield "duplicates", words


def _long(grid: Grid, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of texts that are too long to be shown, or to be read, as a whole."""
    if long := sum(len(each.title) > TITLE_LENGTH for each in drafts):
        words = said_many(
            "{n} title is over {most} characters and is cut where there is no room.",
            "{n} titles are over {most} characters and are cut where there is no room.",
            long,
            most=TITLE_LENGTH,
        )
        yield "cut-title", words
    if long := sum(len(each.cells.get("summary", "")) > SUMMARY_LENGTH for each in drafts):
        words = said_many(
            "{n} summary is over {most} characters and is cut where there is no room.",
            "{n} summaries are over {most} characters and are cut where there is no room.",
            long,
            most=SUMMARY_LENGTH,
        )
        yield "cut-summary", words
    # One that was cut at a blank is shorter by that.
    if cut := sum(len(cell) >= MOST_CELL - 1 for row in grid.rows for cell in row.cells):
        words = said_many(
            "{n} cell holds {most} characters or more; what goes beyond is left out.",
            "{n} cells hold {most} characters or more; what goes beyond is left out.",
            cut,
            most=MOST_CELL,
        )
        yield "cut-cell", words


def _disputed(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of rows that are disputed by nobody whom they name: a dispute has a name or an address."""
    for each in plan.columns:
        if each.role == WHO or (each.role == "keep" and role_of(each.name)[0] == MAYBE):
            cells = (one.kept.get(each.name, "") for one in drafts if not one.against)
            if rows := sum(says_only_that(cell) or not is_nobody(cell) for cell in cells):
                words = said_many(
                    "{name} may say of {n} row that it is disputed, and not by whom; it is kept as it is.",
                    "{name} may say of {n} rows that they are disputed, and not by whom; it is kept as it is.",
                    rows,
                    name=f"'{each.name}'",
                )
                yield "disputed", words


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
        words = said_many(
            "{n} row has more cells than the header; is there a separator within a text?",
            "{n} rows have more cells than the header; is there a separator within a text?",
            beyond,
        )
        yield "beyond", words


def _cancelled(plan: Plan, drafts: Sequence[Draft]) -> Iterator[Warning_]:
    """Yield what is said of rows that, as the list says itself, did not happen."""
    places = [each.place for each in plan.all("status")]
    if rows := sum(cell_of(each.row, place).casefold() in CANCELLED for each in drafts for place in places):
        words = said_many(
            "{n} row is cancelled, as the list says; it is written like the others, so look at it.",
            "{n} rows are cancelled, as the list says; they are written like the others, so look at them.",
            rows,
        )
        yield "cancelled", words


def _numbers(values: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[-+]?[\d.,]+", value) for value in values)
