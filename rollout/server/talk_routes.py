"""The addresses of talks: one by its name, one opened from a file, its pictures, and the presenter's window."""

from dataclasses import dataclass

from flask import Flask, Response, abort, jsonify, request

from rollout.evidence.store import Evidence
from rollout.figure.cache import Pictures
from rollout.outputs.qr import code, codes
from rollout.page.presenter import presenter
from rollout.server.routes import shared
from rollout.timeline.media import Media, type_of
from rollout.timeline.questions import Questions
from rollout.timeline.spoken import language_of
from rollout.timeline.talk import STANDARD, Talk
from rollout.timeline.talks import Talks, attempt, told


def _index(pictures: Pictures) -> Questions:
    """Return the evidence in the language that a request asks for."""
    index = pictures.index()
    return index.spoken(language_of(request.args.get("language", ""), index.languages))


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a server may do with talks.

    private: whether only this machine can ask; else the presenter's notes stay at home. followed: whether phones do.
    """

    private: bool = False
    followed: bool = False


def add_talks(server: Flask, store: Evidence, pictures: Pictures, may: Allowed) -> None:
    """Give a server the addresses of talks; nothing is ever written."""
    talks = Talks(store.path)

    def answer(talk: Talk, own: bool) -> Response:
        """Tell a talk; what somebody opens goes back to them whole, but for what stands in the file of events."""
        index = _index(pictures)
        notes = (may.private or own) and request.args.get("notes") == "1"
        stood = index.on(request.args.get("clock", ""))
        whole = told(talk, index.sought, stood.home, notes, may.private, stood.sought)
        more = {"names": talks.names()} | ({"followed": True} if may.followed else {})
        return jsonify(whole | more)

    @server.get("/talk")
    def talk() -> Response:
        found = talks.find(request.args.get("name", "") or talks.names()[0], _index(pictures).sought)
        if found is None:
            abort(404)
        return answer(found, False)

    @server.post("/talk")
    def opened() -> Response:
        data = request.get_data(cache=False)[: STANDARD.max_bytes + 1]
        name = request.args.get("name", "")[:80] or "talk"
        return answer(attempt(data, name, _index(pictures).sought), True)

    @server.get("/presenter")
    def window() -> Response:
        return shared(presenter().encode(), "text/html")

    _add_codes(server, pictures)
    _add_media(server, store, pictures)


def _add_media(server: Flask, store: Evidence, pictures: Pictures) -> None:
    """Give a server the pictures that its events name, and no other file."""

    @server.get("/media/<name>")
    def media(name: str) -> Response:
        data = Media(store.path).find(name, pictures.index().media)
        if data is None:
            abort(404)
        return Response(data, mimetype=type_of(data))


def _add_codes(server: Flask, pictures: Pictures) -> None:
    """Give a server the QR codes of what it shows: a source by its event, and a view of this very server."""

    @server.get("/code")
    def drawn() -> Response:
        view = request.args.get("view", "")
        if view:
            own = tuple(f"{scheme}://{request.host}/" for scheme in ("http", "https"))
            found = code(view) if view.startswith(own) else None
        else:
            wanted = request.args.get("event", "")
            found = codes(pictures.index().named([wanted])).get(wanted)
        if found is None:
            abort(404)
        return jsonify(found)
