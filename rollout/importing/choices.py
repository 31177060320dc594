"""What can be answered, in words: each question with what its example becomes under each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rollout.evidence.edtf import parse
from rollout.evidence.edtf.spoken import on_its_own
from rollout.evidence.wrong import write
from rollout.importing import answers
from rollout.importing.dates import understand
from rollout.importing.days import is_unix, unix
from rollout.importing.deciding import settle
from rollout.importing.importer import Imported
from rollout.importing.moments import Cut
from rollout.importing.months import as_meant
from rollout.importing.questions import Question
from rollout.importing.roles import ROLES
from rollout.importing.sheets import ALL
from rollout.importing.tables import MOST_COLUMNS, refused
from rollout.words.said import said
from rollout.words.say import later

LONGEST = 600  # characters of an answer

_SAME = {
    "all day": "keep",
    "publisher": "source",
    "lane?": "keep",
    "never": "keep",
    "type": "keep",
    "empty": "leave out",
}
_WORDS = {
    "day-first": {"true": later("The day"), "false": later("The month")},
    "edtf": {"true": later("A season"), "false": later("Two years")},
    "century": {},
    "year-missing": {answers.ABOVE: later("That of the row above")},
    "bce": {"historical": later("As historians count"), "astronomical": later("As astronomers count")},
    "calendar": {"common": later("The common one"), "other": later("Another: these rows are left, and named")},
    "first-days": {"days": later("Days, as they stand"), "months": later("Months"), "years": later("Years")},
    "zone": {"local": later("Leave them as written"), "UTC": "UTC"},
    "sheet": {ALL: later("All of them, one after the other")},
    "lane": {"none": later("None: one lane for all")},
    "notes": {
        "notes": later("The presenter alone"),
        "summary": later("Everyone, as details"),
        "public": later("Everyone, under its own name"),
        "private": later("Nobody"),
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
    "who": later("Name of the organisation or person"),
    "year-missing": later("A year, such as 1998"),
    "zone": later("Another zone, such as Asia/Kolkata"),
    "header-row": later("The number of its row"),
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
    """Return a question as a page asks it; its words are told where it is shown."""
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
    return on_its_own(parse(unix(first))) if is_unix(first) else ""


def _words(table: Cut | None, question: Question, choice: str) -> str:
    """Return a choice in words, and what the example is under it."""
    known = _WORDS.get(question.id, {}).get(choice)
    words = said(known) if known else choice
    if table is not None and question.id == "date":
        moment = _moment(table, choice)
        return said("{words}: {date}", words=words, date=moment) if moment else words
    if table is None or question.id not in _DECIDES:
        return words
    field = _DECIDES[question.id]
    decided = replace(table.decided, **{field: getattr(answers.read({question.id: choice}), field)})
    reading = settle(understand(as_meant(question.example, decided.croatian)), decided)
    return said("{words}: {date}", words=words, date=on_its_own(parse(reading.date))) if reading.date else words


def checked(given: object) -> dict[str, Any]:
    """Return answers that somebody sent, those that are empty left out; raises DataError at anything else."""
    columns = given.get("columns", {}) if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(columns, dict):
        raise refused(said("Answers are an object."), write('{"day-first": "true"}'))
    strange = {str(each) for each in columns.values()} - ROLES.keys()
    if strange or len(columns) > MOST_COLUMNS:
        wrong = said("A column cannot be {role}.", role=f"'{min(strange, default='')[:40]}'")
        raise refused(wrong, said("Write one of {listed}.", listed=", ".join(ROLES)))
    single = {key: value for key, value in given.items() if key != "columns" and value != ""}
    if not all(isinstance(value, str) and len(value) <= LONGEST for value in single.values()):
        raise refused(said("An answer is a short text."), said("Write true, or a name."))
    return single | ({"columns": columns} if columns else {})


def order(questions: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return questions with those first that most rows wait for."""
    return sorted(questions, key=lambda each: -each["rows"])
