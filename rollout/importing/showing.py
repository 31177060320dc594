"""What a page shows of a list before it is a timeline: columns, dates, questions, and the rows that wait."""

from collections.abc import Iterator, Mapping
from typing import Any

from rollout.importing import choices, reporting
from rollout.importing.events import Held
from rollout.importing.importer import Imported
from rollout.importing.moments import cell_of, when
from rollout.importing.questions import Question
from rollout.importing.recognise import WORDS
from rollout.importing.roles import ROLES
from rollout.importing.texts import plain
from rollout.words.said import told
from rollout.words.say import later, say, say_many

LISTED = 200  # rows, and forms of dates, that are listed
SHORT = 120  # characters of a cell
_WAITS = later("waits for an answer")
Asked = Mapping[str, Mapping[str, Any]]
"""Questions as a page asks them, by their ids."""


def _short(cell: str) -> str:
    text = " ".join(plain(cell)[0].split())
    return f"{text[:SHORT]}…" if len(text) > SHORT else text


def kind(imported: Imported) -> str:
    """Return in one sentence what a list looks like."""
    width = len(imported.plan.columns)
    dated = len(imported.drafts) + sum(bool(each.question) for each in imported.held)
    if not width:
        inside = say_many("{n} row", "{n} rows", imported.rows)
    else:
        columns = say_many("{n} column", "{n} columns", width)
        inside = say("{columns}, {events}", columns=columns, events=say_many("{n} event", "{n} events", dated))
    return say("This looks like {kind}: {inside}.", kind=say(WORDS[imported.format]), inside=inside)


def questions(imported: Imported, before: Asked) -> dict[str, Mapping[str, Any]]:
    """Return what is asked, and what was asked before and is answered, so that another answer can be given."""
    now = {each.id: choices.asked(imported, each) for each in imported.questions if each.id not in choices.STATED}
    return {**{key: one for key, one in before.items() if key in imported.answers.given}, **now}


def page(imported: Imported, asked: Asked) -> dict[str, Any]:
    """Return what a page shows of a list."""
    waits = [each for each in imported.held if each.question]
    wrong = [each for each in imported.held if each.wrong]
    rows: dict[str, Question] = {each.id: each for each in imported.questions}
    given = imported.answers.given
    return {
        "name": imported.name,
        "kind": kind(imported),
        "title": imported.title,
        "rows": imported.rows,
        "events": len(imported.drafts),
        "waits": len(waits),
        "refused": len(wrong),
        "eras": len(imported.eras),
        "columns": [] if _fixed(imported) else list(_columns(imported)),
        "fixed": _fixed(imported),
        "roles": [(key, say(words)) for key, words in ROLES.items()],
        "forms": [
            {"text": _short(text), "count": count, "read": say(_WAITS) if waits else told(words)}
            for text, count, words, waits in reporting.forms(imported)[:LISTED]
        ],
        "questions": choices.order(
            [
                _told(one) | {"rows": rows[key].rows if key in rows else 0, "answer": str(given.get(key, ""))}
                for key, one in asked.items()
            ]
        ),
        "waiting": [{**_row(imported, each), "why": _reason(asked, each)} for each in waits[:LISTED]],
        "wrong": [{**_row(imported, each), "why": told(each.wrong)} for each in wrong[:LISTED]],
        "warnings": [*_said(imported)],
        "answers": given,
    }


def _told(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question with its words in the language that is spoken."""
    words = {"ask": told(question["ask"]), "free": say(question["free"])}
    return {**question, **words, "choices": [[each, told(said)] for each, said in question["choices"]]}


def _fixed(imported: Imported) -> bool:
    """Return whether a list is a workbook of ours, whose columns are what they are called: none is looked through."""
    return bool(imported.drafts) and not any(each.values for each in imported.plan.columns)


def _columns(imported: Imported) -> Iterator[dict[str, Any]]:
    """Yield the columns; the cells of private ones and of notes stay out, for others may see the screen."""
    for each in imported.plan.columns:
        made = "lane" if each.name == imported.plan.lane else "keep"
        hidden = each.role in ("private", "notes")
        yield {
            "name": each.name,
            "is": made if each.role == "lane" or made == "lane" else choices.role(each.role),
            "values": [] if hidden else [_short(value) for value in each.values],
            "empty": not each.values,
        }


def _row(imported: Imported, held: Held) -> dict[str, Any]:
    """Return by which words a person knows a row again."""
    table = imported.table
    date = _short(when(table, held.row)) if table and table.dated else ""
    title = _short(cell_of(held.row, imported.plan.place("title")))
    return {"row": held.row.number, "date": date, "title": title}


def _reason(asked: Asked, held: Held) -> str:
    return told(asked[held.question]["ask"]) if held.question in asked else held.question


def _said(imported: Imported) -> Iterator[str]:
    """Yield what a person should look at, and what is said where nothing need be answered."""
    yield from (told(words) for _, words in imported.warnings)
    yield from (told(each.ask) for each in imported.questions if each.id in choices.STATED)
