"""What can be answered, in words: each question with what its example becomes under each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rollout.evidence.edtf import in_words, parse
from rollout.importing import answers
from rollout.importing.dates import understand
from rollout.importing.days import is_unix, unix
from rollout.importing.deciding import settle
from rollout.importing.importer import Imported
from rollout.importing.moments import Cut
from rollout.importing.questions import Question
from rollout.importing.sheets import ALL
from rollout.importing.tables import MOST_COLUMNS, refused

LONGEST = 600  # characters of an answer

ROLES = {
    "date": "Date",
    "end": "End date",
    "title": "What happened",
    "summary": "Details",
    "lane": "Lane",
    "by": "Who says so",
    "place": "Place",
    "url": "Source: its address",
    "source": "Source: who published it",
    "source title": "Source: its title",
    "source date": "Source: its date",
    "tags": "Tags",
    "time": "Time of day",
    "zone": "Time zone",
    "year": "Year",
    "month": "Month",
    "day": "Day",
    "quarter": "Quarter",
    "week": "Week",
    "end year": "End year",
    "end month": "End month",
    "end day": "End day",
    "end time": "End time",
    "lat": "Latitude",
    "lon": "Longitude",
    "id": "Id",
    "notes": "Presenter's notes",
    "status": "Status of its own",
    "keep": "Keep under its own name",
    "private": "Private: shown nowhere",
    "leave out": "Leave out",
}
"""What a column can be, as a menu has it."""
_SAME = {"publisher": "source", "lane?": "keep", "never": "keep", "type": "keep", "empty": "leave out"}
_WORDS = {
    "day-first": {"true": "The day", "false": "The month"},
    "edtf": {"true": "A season", "false": "Two years"},
    "century": {},
    "bce": {"historical": "As historians count", "astronomical": "As astronomers count"},
    "calendar": {"common": "The common one", "other": "Another: these rows are left, and named"},
    "first-days": {"days": "Days, as they stand", "months": "Months", "years": "Years"},
    "zone": {"local": "Leave them as written", "UTC": "UTC"},
    "sheet": {ALL: "All of them, one after the other"},
    "lane": {"none": "None: one lane for all"},
    "notes": {
        "notes": "The presenter alone",
        "summary": "Everyone, as details",
        "public": "Everyone, under its own name",
        "private": "Nobody",
    },
}
_DECIDES = {
    "day-first": "day_first",
    "century": "century",
    "bce": "historical",
    "edtf": "edtf",
    "calendar": "common",
    "first-days": "whole",
}
FREE = {
    "who": "Name of the organisation or person",
    "year-missing": "A year, such as 1998",
    "zone": "Another zone, such as Asia/Kolkata",
    "header-row": "The number of its row",
}
"""Questions that are answered by writing, with what the field says."""
STATED = ("status",)
"""Questions with one answer, which need none: they are said."""


def role(name: str) -> str:
    """Return the entry of the menu that stands for a column's role.

    >>> role("date"), role("lane?"), role("publisher")
    ('date', 'keep', 'source')
    """
    known = _SAME.get(name, name)
    return known if known in ROLES else "keep"


def asked(imported: Imported, question: Question) -> dict[str, Any]:
    """Return a question as a page asks it."""
    return {
        "id": question.id,
        "ask": question.ask,
        "choices": [[each, _words(imported.table, question, each)] for each in question.choices],
        "free": FREE.get(question.id, ""),
        "example": question.example,
    }


def _moment(table: Cut, name: str) -> str:
    """Return what the first cell of a column would be if it were a Unix time; nothing where it could be none."""
    first = next((each.values[0] for each in table.plan.columns if each.name == name and each.values), "")
    return f": {in_words(parse(unix(first)))}" if is_unix(first) else ""


def _words(table: Cut | None, question: Question, choice: str) -> str:
    """Return a choice in words, and what the example is under it."""
    words = _WORDS.get(question.id, {}).get(choice, choice)
    if table is not None and question.id == "date":
        return words + _moment(table, choice)
    if table is None or question.id not in _DECIDES:
        return words
    field = _DECIDES[question.id]
    decided = replace(table.decided, **{field: getattr(answers.read({question.id: choice}), field)})
    reading = settle(understand(question.example), decided)
    return f"{words}: {in_words(parse(reading.date))}" if reading.date else words


def checked(given: object) -> dict[str, Any]:
    """Return answers that somebody sent, those that are empty left out; raises DataError at anything else."""
    columns = given.get("columns", {}) if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(columns, dict):
        raise refused("Answers are an object.", 'Write {"day-first": "true"}.')
    strange = {str(each) for each in columns.values()} - ROLES.keys()
    if strange or len(columns) > MOST_COLUMNS:
        raise refused(f"A column cannot be '{min(strange, default='')[:40]}'.", f"Write one of {', '.join(ROLES)}.")
    single = {key: value for key, value in given.items() if key != "columns" and value != ""}
    if not all(isinstance(value, str) and len(value) <= LONGEST for value in single.values()):
        raise refused("An answer is a short text.", "Write true, or a name.")
    return single | ({"columns": columns} if columns else {})


def order(questions: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return questions with those first that most rows wait for."""
    return sorted(questions, key=lambda each: -each["rows"])
