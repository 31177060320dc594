"""The addresses by which events are edited: only with `--edit`, only for who may write, only from the page itself."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, abort, jsonify, request

from rollout.editing.dates import Told
from rollout.editing.draft import closed_words, dated, dated_sources, draft, offered, offered_sources
from rollout.editing.further import Wanted, opened
from rollout.editing.steps import Done, Whole
from rollout.evidence.event import Event
from rollout.evidence.problems import DataError
from rollout.evidence.reasons import reason
from rollout.evidence.vocabulary import COLUMNS
from rollout.figure.drafted import drafted
from rollout.figure.first_view import svg
from rollout.figure.view_figure import figure_of
from rollout.importing.citing import cited
from rollout.layout.letters import letters
from rollout.server.answers import wrong
from rollout.server.edit_asked import LONGEST_CITED, given, number, person, text, wanted
from rollout.server.editor import Editor, may_write, own_page
from rollout.server.history_lines import latest
from rollout.server.pace import HEADER, Pace
from rollout.server.picture_routes import Picturing
from rollout.server.review_routes import Reviewing
from rollout.words.said import said

MOST_NAME = 200  # characters by which a page or an event is told to others


class _Routes:
    """What is done at each address."""

    def __init__(self, editor: Editor) -> None:
        self._editor, self._desk = editor, editor.desk
        self.picturing, self._pace = Picturing(editor.desk), Pace()

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

    def _wanted(self, thing: Mapping[str, Any], whole: Whole) -> Wanted | None:
        return wanted(thing, lambda name: self._editor.takes(name, whole))

    def _rows(self, found: Wanted, whole: Whole) -> dict[str, Any]:
        """Return further sources as the page has them."""
        rows = [{"mark": one.mark, "fields": self._seen(one.fields, whole)} for one in found.items]
        return {"mark": found.mark, "rows": rows}

    def begin(self) -> Response:
        whole = self._desk.now()
        own = [name for name in whole.sheet.columns if name not in COLUMNS and not self._editor.hidden(name, whole)]
        known = {"offered": offered(whole.dataset), "cited": offered_sources(), "words": closed_words()}
        return jsonify(own=own, notes=self._editor.notes, **known)

    def cite(self) -> Response:
        pasted = given().get("text")
        if not isinstance(pasted, str):
            abort(400)
        return jsonify(sources=[asdict(one) for one in cited(pasted[:LONGEST_CITED])])

    def event(self) -> Response:
        whole = self._desk.now()
        place = whole.row(request.args.get("id", ""))
        if place is None:
            return wrong(404, said("The event is not in the file any more."))
        fields = self._seen(whole.sheet.fields(place), whole)
        sources = self._rows(opened(whole.sources, request.args["id"]), whole)
        mark = whole.sheet.rows[place].mark
        return jsonify(event=request.args["id"], mark=mark, fields=fields, sources=sources)

    def check(self) -> Response:
        thing, whole = given(), self._desk.now()
        fields = self._fields(thing, "fields", whole)
        sources = self._wanted(thing, whole)
        found = draft(whole, text(thing, "event"), fields, self._exact(thing), self._desk.limits, sources)
        dates = {name: _date(one) for name, one in found.dates.items()}
        of_sources = {"dates": [*map(_date, found.source_dates)], "problems": found.sources}
        more = {}
        if found.own and number(thing, "width"):
            more = self._drawn(whole, found.own, thing)
        return jsonify(dates=dates, problems=found.problems, sources=of_sources, **more)

    def _drawn(self, whole: Whole, own: Event, thing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the picture with the draft in it, and where its mark is; no mark where a filter hides it."""
        asked = letters(thing.get("wide"), thing.get("high"), thing.get("least"))
        size = number(thing, "width"), number(thing, "height")
        search = f"{text(thing, 'search') or '?'}&{urlencode({'tell': own.id})}"

        def draw(event: Event) -> dict[str, Any]:
            view, index = self._editor.sketches.index(whole, event).asked(search)
            return figure_of(view, index, *size, text(thing, "theme"), asked)

        found = drafted(draw, own)
        window = found.figure["layout"]["xaxis"]["range"]
        return {"picture": svg(found.figure), "mark": found.marks, "room": found.room, "window": window}

    def save(self) -> Response:
        thing, whole = given(), self._desk.now()
        event, mark, who = (text(thing, name) for name in ("event", "mark", "who"))
        fields, dates = dated(self._fields(thing, "fields", whole), self._exact(thing))
        asked = self._wanted(thing, whole)
        sources, more = dated_sources(asked) if asked else (None, ())
        if any(not one.date and one != Told() for one in (*dates.values(), *more)):
            return wrong(422, said("A date cannot be read yet, or can be read in two ways."))
        was = self._fields(thing, "was", whole)
        return self._told(
            self.picturing.saved(
                fields.get("media", ""),
                sources,
                lambda: self._desk.save(event, mark, was, fields, person(who), sources),
            )
        )

    def remove(self) -> Response:
        thing, whole = given(), self._desk.now()
        event, mark, who, sources = (text(thing, name) for name in ("event", "mark", "who", "sources_mark"))
        return self._told(self._desk.remove(event, mark, self._fields(thing, "was", whole), person(who), sources))

    def here(self) -> Response:
        """Hear which event the page has in its form, and tell those that others have, and when to tell it again."""
        thing = given()
        page, event, who = (text(thing, name)[:MOST_NAME] for name in ("page", "event", "who"))
        answer = jsonify(others=[asdict(one) for one in self._editor.presence.tell(page, event, person(who))])
        answer.headers[HEADER] = str(self._pace.again())
        return answer

    def undo(self) -> Response:
        thing = given()
        return self._told(self._desk.undo(number(thing, "number"), person(text(thing, "who"))))

    def history(self) -> Response:
        whole = self._desk.now()
        found = latest(self._desk.changes(), whole.sheet, lambda name: self._editor.hidden(name, whole))
        return jsonify(changes=found)

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
            met = done.conflict.sources
            sources = None if met is None else self._rows(met, whole)
            more = {"mark": done.conflict.mark, "gone": done.conflict.gone, "event": done.conflict.event}
            answer = jsonify(fields=fields, sources=sources, **more)
            answer.status_code = 409
            return answer
        words = " ".join(each.sentence(self._desk.now().dataset.name) for each in done.problems)
        return wrong(422, done.wrong or words)


def _date(one: Told) -> dict[str, Any]:
    return {"date": one.date, "words": one.words, "silent": one.silent, "choices": one.choices}


def _guarded(editor: Editor, act: Callable[[], Response]) -> Callable[[], Response]:
    """Return a route that nobody reaches who may not write, and that says in a sentence what the file refuses."""

    def guarded() -> Response:
        if not may_write(editor) or not own_page(editor):
            abort(403)
        try:
            return act()
        except DataError as error:
            return wrong(409, " ".join(each.words for each in error.problems))
        except OSError as error:
            why = reason(error, said("the file cannot be used"))
            if request.method == "GET":
                return wrong(409, said("The file cannot be opened ({reason}).", reason=why))
            return wrong(409, said("Nothing was written: {reason}.", reason=why))

    return guarded


def add_editing(server: Flask, editor: Editor) -> None:
    """Give a server the addresses by which its file is edited."""
    routes = _Routes(editor)
    reviewing = Reviewing(editor.desk)
    reads = {"begin": routes.begin, "event": routes.event, "history": routes.history, "review": reviewing.open}
    writes = {"check": routes.check, "save": routes.save, "remove": routes.remove, "undo": routes.undo}
    writes |= {"judge": reviewing.judge, "cite": routes.cite, "here": routes.here}
    writes |= {"picture": routes.picturing.give, "keep": routes.picturing.keep}
    for method, acts in (("GET", reads), ("POST", writes)):
        for name, act in acts.items():
            server.add_url_rule(f"/edit/{name}", f"edit_{name}", _guarded(editor, act), methods=[method])
