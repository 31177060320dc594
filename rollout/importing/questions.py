"""What a list leaves open, as questions with what can be answered and how many rows wait for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rollout.importing.answers import ABOVE
from rollout.importing.days import is_unix
from rollout.importing.events import Draft, Held
from rollout.importing.firsts import example
from rollout.importing.headings import years_across
from rollout.importing.moments import Cut, when
from rollout.importing.plans import Column, Plan
from rollout.importing.unread import is_fiscal
from rollout.words.said import in_turn, said
from rollout.words.say import later


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it is called, what it asks, and what may be answered."""

    id: str
    ask: str
    choices: tuple[str, ...] = ()
    rows: int = 0
    """How many rows wait for the answer."""
    example: str = ""
    """A cell that can be read in two ways."""


HALF = 0.5  # of the cells of a column that could say when
_DATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "day-first": (said("Does the day or the month come first?"), ("true", "false")),
    "edtf": (said("Is 2020-22 the summer of 2020 (as in EDTF) or the years 2020 to 2022?"), ("true", "false")),
    "century": (
        said("In which hundred years do the years with two figures lie?"),
        ("1900-1999", "1950-2049", "2000-2099"),
    ),
    "bce": (
        said("Is a negative year counted as historians do (-44 is 44 BCE) or as astronomers do?"),
        ("historical", "astronomical"),
    ),
    "calendar": (said("Are the years those of the common calendar, or of another one?"), ("common", "other")),
    "year-missing": (said("Which year do the dates without one belong to?"), (ABOVE,)),
}


def questions(table: Cut, drafts: Sequence[Draft], held: Sequence[Held]) -> Iterator[Question]:
    """Yield what is open: first what rows wait for, then what may stay open."""
    waiting = Counter(each.question for each in held if each.question)
    if waiting["date"]:
        yield _dated(table, waiting["date"])
    for name, (ask, choices) in _DATES.items():
        if waiting[name]:
            first = next(each for each in held if each.question == name)
            yield Question(name, ask, choices, waiting[name], when(table, first.row))
    if table.firsts and not table.answers.whole:
        yield _firsts(table)
    answers, plan = table.answers, table.plan
    if (any(each.zoneless for each in drafts) and not answers.zone) or (plan.clocks and not answers.zone):
        ask = said("Which clock counts?") if plan.clocks else said("In which time zone are the times?")
        yield Question("zone", ask, ("local", "UTC"))
    yield from _of_columns(plan, table)


def _dated(table: Cut, rows: int) -> Question:
    """Return the question which column says when: those first whose cells are dates, or could be Unix times."""
    columns = [each for each in table.plan.columns if each.role != "private"]
    likely = [each.name for each in columns if each.dated > HALF]
    likely += [each.name for each in columns if each.dated <= HALF and each.values and all(map(is_unix, each.values))]
    ask = in_turn(said("Which column says when?"), _hint(table, columns))
    return Question("date", ask, (*likely, *(name for name in table.grid.columns if name not in likely)), rows)


def _hint(table: Cut, columns: Sequence[Column]) -> str:
    """Return what a table needs that no answer can give: a row for each year, or the days of fiscal years."""
    if years := years_across(table.grid.columns):
        words = later(
            "{first} to {last} are columns here: "
            "a timeline needs a row for each figure, with its year in a column of its own."
        )
        return said(words, first=str(years[0]), last=str(years[-1]))
    named = (each.name for each in columns if each.values and all(map(is_fiscal, each.values)))
    fiscal = next(named, "")
    words = later(
        "In {column} stand fiscal years: "
        "they are no dates until the first and last day of each are written, as in 2019-04/2020-03."
    )
    return said(words, column=fiscal) if fiscal else ""


def _firsts(table: Cut) -> Question:
    """Return what is asked of days that are the first of a month: the file says so, and hardly anybody who wrote it."""
    days = example(table.whens)
    ask = said("Many days are the first of a month, as a spreadsheet writes a month alone. What are they?")
    return Question("first-days", ask, table.firsts, example=days)


def _of_columns(plan: Plan, table: Cut) -> Iterator[Question]:
    answers = table.answers
    several = [each.name for each in plan.lanes]
    if not answers.lane and (len(several) > 1 or (several and not plan.lane)):
        yield Question("lane", said("Which column makes the lanes?"), (*several, "none"))
    if "notes" in {each.role for each in plan.columns} and not answers.notes:
        names = ", ".join(each.name for each in plan.all("notes"))
        yield Question(
            "notes",
            said("Who may see {names}? Until you say, only the presenter does.", names=f"'{names}'"),
            ("notes", "summary", "private", "public"),
        )
    if plan.place("by") is None and not answers.who:
        yield Question("who", said("Who says so? A name for the whole list, if there is one."))
    if plan.place("status") is not None and "status" not in answers.given:
        yield Question(
            "status", said("The list has a status of its own; it is kept beside ours, which is unreviewed."), ("keep",)
        )
