"""The addresses by which events are edited: only with `--edit`, only for who may write, only from the page itself."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, abort, jsonify, request

from rollout.editing.draft import dated, draft, offered
from rollout.editing.steps import Done, Whole
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError
from rollout.evidence.vocabulary import COLUMNS
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.layout.letters import letters
from rollout.server.edit_asked import given, number, person, text, wrong
from rollout.server.editor import Editor, may_write, own_page
from rollout.server.review_routes import Reviewing
from rollout.timeline.dataset_index import DatasetIndex

MARK = ("start", "end", "on_bar", "y")
"""What the page needs of a label to find its mark."""
LATEST = 100  # changes that the page lists


class _Routes:
    """What is done at each address."""

    def __init__(self, editor: Editor) -> None:
        self._editor, self._desk = editor, editor.desk

    def _fields(self, thing: Mapping[str, Any], name: str, whole: Whole) -> dict[str, str]:
        """Return the fields of a request: of columns that are ours or stand in the file, and that may be seen."""
        fields = thing.get(name, {})
        if not isinstance(fields, dict):
            abort(400)
        known = {*COLUMNS, *whole.sheet.columns}
        if any(column not in known or self._editor.hidden(column, whole) for column in fields):
            abort(400)
        return {column: text(fields, column).replace("\r\n", "\n") for column in fields}

    def _exact(self, thing: Mapping[str, Any]) -> list[str]:
        exact = thing.get("exact", [])
        if not isinstance(exact, list):
            abort(400)
        return [name for name in exact if isinstance(name, str)]

    def _seen(self, fields: Mapping[str, str], whole: Whole) -> dict[str, str]:
        return {name: cell for name, cell in fields.items() if not self._editor.hidden(name, whole)}

    def begin(self) -> Response:
        whole = self._desk.now()
        own = [name for name in whole.sheet.columns if name not in COLUMNS and not self._editor.hidden(name, whole)]
        return jsonify(offered=offered(whole.dataset), own=own, notes=self._editor.notes)

    def event(self) -> Response:
        whole = self._desk.now()
        place = whole.row(request.args.get("id", ""))
        if place is None:
            return wrong(404, "The event is not in the file any more.")
        fields = self._seen(whole.sheet.fields(place), whole)
        return jsonify(event=request.args["id"], mark=whole.sheet.rows[place].mark, fields=fields)

    def check(self) -> Response:
        thing, whole = given(), self._desk.now()
        fields = self._fields(thing, "fields", whole)
        found = draft(whole, text(thing, "event"), fields, self._exact(thing), self._desk.limits)
        dates = {
            name: {"date": one.date, "words": one.words, "silent": one.silent, "choices": one.choices}
            for name, one in found.dates.items()
        }
        drawn = {}
        if found.dataset and number(thing, "width"):
            drawn = self._drawn(found.dataset, found.id, thing)
        return jsonify(dates=dates, problems=found.problems, **drawn)

    def _drawn(self, dataset: Dataset, event: str, thing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the picture with the draft in it, its words before all others, and where its mark is: px, days.

        No mark where a filter hides it.
        """
        asked = letters(thing.get("wide"), thing.get("high"), thing.get("least"))
        size = number(thing, "width"), number(thing, "height")
        search = f"{text(thing, 'search') or '?'}&{urlencode({'tell': event})}"
        drawn = picture(DatasetIndex(dataset), search, *size, text(thing, "theme"), asked)
        labels = drawn["layout"]["meta"]["labels"]
        at = [place for place, name in enumerate(labels["id"]) if name == event]
        marks = [{name: labels[name][place] for name in MARK} for place in at]
        return {"picture": svg(drawn), "mark": marks[:1], "window": drawn["layout"]["xaxis"]["range"]}

    def save(self) -> Response:
        thing, whole = given(), self._desk.now()
        event, mark, who = (text(thing, name) for name in ("event", "mark", "who"))
        fields, dates = dated(self._fields(thing, "fields", whole), self._exact(thing))
        if any(not one.date for one in dates.values()):
            return wrong(422, "A date cannot be read yet, or can be read in two ways.")
        was = self._fields(thing, "was", whole)
        return self._told(self._desk.save(event, mark, was, fields, person(who)))

    def remove(self) -> Response:
        thing, whole = given(), self._desk.now()
        event, mark, who = (text(thing, name) for name in ("event", "mark", "who"))
        return self._told(self._desk.remove(event, mark, self._fields(thing, "was", whole), person(who)))

    def undo(self) -> Response:
        thing = given()
        return self._told(self._desk.undo(number(thing, "number"), person(text(thing, "who"))))

    def history(self) -> Response:
        found = self._desk.changes()
        taken = {one.undoes for one in found}
        lines = [{"number": one.number, "words": one.sentence, "open": one.number not in taken} for one in found]
        return jsonify(changes=lines[-LATEST:])

    def _told(self, done: Done) -> Response:
        """Return what became of a change."""
        if done.change:
            one = done.change
            return jsonify(number=one.number, event=one.event, columns=one.columns, words=one.sentence)
        if done.conflict:
            whole = self._desk.now()
            fields = [
                {"column": one.column, "was": one.was, "theirs": one.theirs, "mine": one.mine, "open": one.open}
                for one in done.conflict.fields
                if not self._editor.hidden(one.column, whole)
            ]
            answer = jsonify(fields=fields, mark=done.conflict.mark, gone=done.conflict.gone)
            answer.status_code = 409
            return answer
        words = " ".join(each.sentence(self._desk.now().dataset.name) for each in done.problems)
        return wrong(422, done.wrong or words)


def _guarded(editor: Editor, act: Callable[[], Response]) -> Callable[[], Response]:
    """Return a route that nobody reaches who may not write, and that says in a sentence what the file refuses."""

    def guarded() -> Response:
        if not may_write(editor) or not own_page(editor):
            abort(403)
        try:
            return act()
        except DataError as error:
            return wrong(409, " ".join(f"{each.wrong} {each.example}".strip() for each in error.problems))
        except OSError as error:
            return wrong(409, f"Nothing was written: {error.strerror or 'the file cannot be used'}.")

    return guarded


def add_editing(server: Flask, editor: Editor) -> None:
    """Give a server the addresses by which its file is edited."""
    routes = _Routes(editor)
    reviewing = Reviewing(editor.desk)
    reads = {"begin": routes.begin, "event": routes.event, "history": routes.history, "review": reviewing.open}
    writes = {"check": routes.check, "save": routes.save, "remove": routes.remove, "undo": routes.undo}
    writes["judge"] = reviewing.judge
    for method, acts in (("GET", reads), ("POST", writes)):
        for name, act in acts.items():
            server.add_url_rule(f"/edit/{name}", f"edit_{name}", _guarded(editor, act), methods=[method])
