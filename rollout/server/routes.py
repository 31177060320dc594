"""The addresses of our own: what is known, what the page reads, and the parts it is built from."""

import json
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from shlex import quote

from flask import Flask, Response, abort, jsonify, request
from werkzeug.wsgi import wrap_file

from rollout.evidence.joining import BETWEEN
from rollout.evidence.judged import Judged
from rollout.evidence.problems import Problem
from rollout.evidence.store import Evidence
from rollout.evidence.table import digest
from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.figure.cache import Pictures
from rollout.figure.view_figure import inside
from rollout.layout.cutting import usual
from rollout.layout.letters import letters
from rollout.layout.palette import css
from rollout.layout.typeface import FACES, face_file
from rollout.page.bundle import PRESENTER, REST, SERVED, joined, joined_after
from rollout.page.plotlyjs import SLIM, bundle, full_bundle, leaned
from rollout.server.pace import HEADER, Pace
from rollout.timeline.facts import facts
from rollout.timeline.latest import while_it_lives
from rollout.timeline.naming import in_words, terms
from rollout.timeline.questions import Questions
from rollout.timeline.spoken import told_languages
from rollout.words.said import told
from rollout.words.say import language, later, say

UNSAID = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
"""Of a style what people read alone: comments, and what stands before a line."""
APART = ("presenter", "import", "edit", "follow")
"""Styles of pages of their own, and of what not every page has."""
LEAF = 60  # events that are listed at a time, where they are very many
LISTED = 500  # problems that the page is told, each time it looks


def styles(folder: Path, edited: bool = False) -> str:
    """Return the colours and the page's own styles as one, for the index; edited: with those of the form."""
    own = [one for one in sorted(folder.glob("*.css")) if one.stem not in APART or (edited and one.stem == "edit")]
    return css() + UNSAID.sub("", "".join(one.read_text(encoding="utf-8") for one in own))


def _pixels(name: str) -> int:
    return request.args.get(name, 0, type=int)


def _told(problems: Sequence[Problem], name: str) -> list[str]:
    """Return problems as a person reads them; of very many the first, and how to have the others."""
    found = [problem.sentence(name) for problem in problems[:LISTED]]
    if len(problems) > LISTED:
        words, command = later("{n} more: {command} lists them all."), f"python -m rollout check {quote(name)}"
        if BETWEEN in name:
            words, command = later("{n} more: {command} lists them, file by file."), "python -m rollout check"
        found.append(say(words, n=len(problems) - LISTED, command=command))
    return found


Reviews = tuple[tuple[str, Judged], ...]


def _lost(problem: Problem) -> str:
    """Return what is said above the picture of what cannot be had now: which it is, where there are several."""
    return problem.sentence("") if problem.file else problem.words


@while_it_lives
def all_told(index: Questions, spoken: str) -> str:
    """Return the facts of all events of an index in the language that is spoken, as JSON.

    spoken: that language. All readers are told the same, and the faces of other scripts are cut by it.
    """
    return json.dumps(facts(index.few, index.lanes, index.outcomes), ensure_ascii=False, separators=(",", ":"))


def shared(data: bytes, media: str) -> Response:
    """Return an answer of bytes that all who ask share: no copy of them waits in memory for each slow reader."""
    response = Response(wrap_file(request.environ, BytesIO(data)), mimetype=media, direct_passthrough=True)
    response.content_length = len(data)
    return response


def add(server: Flask, store: Evidence, pictures: Pictures, rest: str = REST) -> None:
    """Give a server our own addresses; rest: the script of its page that comes once its picture is live."""
    _looks(server, store)
    _knowledge(server, pictures)
    _crowds(server, pictures)
    _parts(server, rest)


class _Verdicts:
    """Tells by a mark whether verdicts are others, which the digest of the evidence does not."""

    def __init__(self) -> None:
        self._latest: tuple[Reviews, str] = (), ""

    def mark(self, reviews: Reviews) -> str:
        """Return what changes with any verdict; empty where there is none."""
        reviewed, mark = self._latest
        if reviews is not reviewed:  # compared, each of many would be gone through at each look
            mark = digest(repr(reviews).encode()) if reviews else ""
            self._latest = reviews, mark
        return mark


def _looks(server: Flask, store: Evidence) -> None:
    """Tell each page that looks what state the evidence is in, and when to look again."""
    pace, verdicts = Pace(), _Verdicts()

    @server.get("/state")
    def state() -> Response:
        known = store.now()
        name = known.dataset.name
        answer = jsonify(
            name=name,
            digest=known.dataset.digest,
            **({"reviewed": mark} if (mark := verdicts.mark(known.dataset.reviews)) else {}),
            problems=_told(known.problems, name),
            count=len(known.problems),
            refused_edit=bool(known.refused_edit),
            notices=[told(one) for one in known.dataset.notices],
            **({"lost": _lost(known.refused_edit[0])} if known.lost else {}),
        )
        answer.headers[HEADER] = str(pace.again())
        return answer


def _knowledge(server: Flask, pictures: Pictures) -> None:
    """Tell what is known of the evidence: its facts, its first picture."""

    @server.get("/facts")
    def all_facts() -> Response:
        _, index = pictures.index().asked(request.query_string.decode("utf-8", "replace"))
        more = {
            "lanes": index.lanes,
            "status_words": dict(STATUS_WORDS),
            "terms": terms(index.lanes, index.dataset.settings),
            **told_languages(index.dataset),
            **in_words(index.lanes, index.dataset.settings),
        }
        if wanted := request.args.getlist("id"):
            return jsonify(facts=facts(index.named(wanted), index.lanes, index.outcomes), **more)
        text = f'{{"facts":{all_told(index, language())},{json.dumps(more, ensure_ascii=False, sort_keys=True)[1:]}'
        return Response(text, mimetype="application/json")

    @server.get("/first.svg")
    def first() -> Response:
        address, theme = request.args.get("search", ""), request.args.get("theme", "")
        asked = letters(_pixels("wide"), _pixels("high"), _pixels("least"))
        drawn = pictures.of(address, _pixels("width"), _pixels("height"), theme, asked)
        return Response(drawn.svg_with_meta, mimetype="image/svg+xml")


def _crowds(server: Flask, pictures: Pictures) -> None:
    """Tell of very many events what the page does not know: a leaf of all that are shown, how many a window holds."""

    @server.get("/listed")
    def listed() -> Response:
        view, index = pictures.index().asked(request.args.get("search", ""))
        events = index.selection(view).events
        place = min(max(0, request.args.get("at", 0, type=int)), max(0, len(events) - 1))
        at = place - place % LEAF
        some = events[at : at + LEAF]
        known = {one["id"]: one for one in facts(some, index.lanes, index.outcomes)}  # which are in order of time
        return jsonify(facts=[known[event.id] for event in some], at=at, count=len(events))

    @server.get("/inside")
    def in_the_window() -> Response:
        return jsonify(inside=inside(pictures.index(), request.args.get("search", "")))


def _parts(server: Flask, rest: str) -> None:
    """Serve what the page is built from: colours, plotly.js, letters; and say that all is well to whoever hosts it."""
    plotly = leaned(bundle(SLIM, full_bundle())).encode()
    faces = {face: face_file(face).read_bytes() for face in FACES} | {f"{face}-usual": usual(face) for face in FACES}

    @server.get("/health")
    def health() -> Response:
        # Nothing of the file: a mistake in it is no reason to end a server that shows the last good data.
        return Response("ok\n", mimetype="text/plain")

    @server.get("/theme.css")
    def colours() -> Response:
        return Response(css(), mimetype="text/css")

    served, after = joined(SERVED).encode(), joined_after(rest, SERVED).encode()

    @server.get("/page.js")
    def page() -> Response:
        return shared(served, "text/javascript")

    @server.get("/rest.js")
    def rest_of_page() -> Response:
        return shared(after, "text/javascript")

    @server.get("/presenter.js")
    def presenter_script() -> Response:
        return shared(joined(PRESENTER).encode(), "text/javascript")

    @server.get("/plotly.js")
    def script() -> Response:
        return shared(plotly, "text/javascript")

    @server.get("/fonts/<face>.ttf")
    def font(face: str) -> Response:
        if face not in faces:
            abort(404)
        return shared(faces[face], "font/ttf")
