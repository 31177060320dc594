"""The addresses of lists: one sent to be looked at, its answers, its picture, its files; only for this machine."""

from collections.abc import Callable, Mapping
from hmac import compare_digest
from importlib import import_module
from ipaddress import ip_address
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, jsonify, request

from rollout.evidence.problems import DataError
from rollout.evidence.reasons import reason
from rollout.evidence.zipped import zipped
from rollout.layout.palette import css
from rollout.page.bundle import IMPORTING, catalogue, joined
from rollout.page.files import STYLES
from rollout.server.answers import wrong
from rollout.server.downloads import disposition
from rollout.server.lists import Lists
from rollout.server.routes import shared
from rollout.words.markup import in_markup
from rollout.words.said import said
from rollout.words.say import language, later
from rollout.words.tongues import ENGLISH, TONGUES

if TYPE_CHECKING:
    from rollout.server.readings import Listed

PAGE, STYLE = STYLES / "import.html", STYLES / "import.css"
SHOWN = "X-Rollout-Token"
PATIENCE = 30.0  # seconds that one list waits while another is read
MOST_ANSWERS = 200_000  # bytes
BUSY = said("Another list is being read just now. Try again in a moment.")
TEMPLATE = "rollout.outputs.tables.template"
"""What makes that folder: loaded when it is asked for, for it brings what writes workbooks."""
BEGUN = "timeline"
"""What the folder is called that a person begins in."""
GONE = said("This list is held no more: newer ones took its room. Open it again.")


def _here() -> bool:
    """Return whether the request comes from this very machine."""
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _own_page() -> bool:
    """Return whether a page of this server sends it: a browser always says of what is posted where it is from."""
    return request.headers.get("Origin", "").partition("://")[2].lower() == request.host.lower()


def _packed(files: Mapping[str, bytes], folder: str) -> Response:
    headers = {"Content-Disposition": disposition(f"{folder}.zip")}
    return Response(zipped(files, folder), headers=headers, mimetype="application/zip")


def _guarded(act: Callable[..., Any], posts: bool = False) -> Callable[..., Any]:
    """Return a route that nobody but this machine reaches, and that takes nothing but from a page of ours."""

    def guarded(**parts: str) -> Any:
        if not _here():
            abort(404)
        if posts and not _own_page():
            abort(403)
        return act(**parts)

    return guarded


def _words(faces: Callable[[], str]) -> dict[str, str]:
    """Return what the page says before its script does, in the language of whoever asks, and the script's words.

    faces: names the letters of that language which our own face lacks.
    """
    tongue = language()
    without = in_markup(
        "The preview of a list needs JavaScript. Without it: {command}",
        command="<code>python -m rollout import LIST --preview</code>",
    )
    return {
        "lang": TONGUES[tongue].tag,
        "title": in_markup("Open a list"),
        "home": "/" if tongue == ENGLISH else f"/?language={tongue}",
        "timeline": in_markup("The timeline"),
        "heading": in_markup("Any list becomes a timeline"),
        "without": without,
        "faces": "" if tongue == ENGLISH else faces(),
        "words": catalogue(IMPORTING, tongue),
    }


class _Desk:
    """The routes of lists, which are read one at a time."""

    def __init__(self, lists: Lists, faces: Callable[[], str]) -> None:
        self._lists, self._faces = lists, faces
        self._turn = BoundedSemaphore(1)
        self._page = PAGE.read_text("utf-8").replace("{most}", str(lists.most_bytes))

    def page(self) -> Response:
        text = self._page.replace("{token}", self._lists.token).replace("{own}", self._lists.own)
        for name, words in _words(self._faces).items():
            text = text.replace(f"{{{name}}}", words)
        return Response(text, mimetype="text/html")

    def _one(self, key: str) -> "Listed":
        listed = self._lists.get(key)
        if listed is None:
            abort(wrong(404, GONE))
        return listed

    def _shown(self, key: str, listed: "Listed") -> Response:
        return jsonify(listed.reading.shown() | {"id": key, "beside": listed.write is not None})

    def _in_turn(self, act: Callable[[], Response]) -> Response:
        """Do what takes a while, one list after another; say in a sentence what cannot be read."""
        if not self._turn.acquire(timeout=PATIENCE):
            return wrong(503, BUSY)
        try:
            return act()
        except DataError as error:
            return wrong(422, " ".join(each.words for each in error.problems))
        finally:
            self._turn.release()

    def sent(self) -> Response:
        request.max_content_length = self._lists.most_bytes
        data = request.get_data(cache=False)

        def act() -> Response:
            key = self._lists.add(data, request.args.get("name", ""))
            return self._shown(key, self._one(key))

        return self._in_turn(act)

    def known(self, key: str) -> Response:
        return self._in_turn(lambda: self._shown(key, self._one(key)))

    def answered(self, key: str) -> Response:
        request.max_content_length = MOST_ANSWERS
        given = request.get_json(force=True)

        def act() -> Response:
            listed = self._lists.answer(key, given)
            return self._shown(key, listed) if listed else wrong(404, GONE)

        return self._in_turn(act)

    def picture(self, key: str) -> Response:
        listed = self._one(key)
        if listed.reading.empty:
            return wrong(422, said("There is no event to draw yet."))
        width, height = (request.args.get(name, 0, type=int) for name in ("width", "height"))
        theme = request.args.get("theme", "")
        return self._in_turn(lambda: Response(listed.reading.drawn(width, height, theme), mimetype="image/svg+xml"))

    def files(self, key: str) -> Response:
        listed = self._one(key)
        if listed.reading.empty:
            return wrong(422, said("There is no event to download yet."))
        return _packed(listed.reading.files, listed.folder)

    def begin(self) -> Response:
        return _packed(import_module(TEMPLATE).begin(), BEGUN)

    def beside(self, key: str) -> Response:
        if not compare_digest(request.headers.get(SHOWN, "").encode(), self._lists.token.encode()):
            abort(403)
        listed = self._one(key)
        if listed.write is None or listed.reading.empty:
            return wrong(422, said("There is nothing to write beside its original."))
        try:
            return jsonify(folder=listed.write(listed.reading.files), files=list(listed.reading.files))
        except FileExistsError:
            words = later("{folder} stands there already, so nothing was written. Rename it, then write again.")
            return wrong(409, said(words, folder=listed.folder))
        except OSError as error:
            why = reason(error, said("the folder cannot be used"))
            return wrong(409, said("Nothing was written: {reason}.", reason=why))


def add_lists(server: Flask, lists: Lists, faces: Callable[[], str]) -> None:
    """Give a server the addresses by which a list is looked at before it is a timeline.

    faces: the element by which a page knows the letters that it needs beyond our own.
    """
    desk = _Desk(lists, faces)
    style = (css() + STYLE.read_text("utf-8")).encode()

    def add(rule: str, name: str, act: Callable[..., Any], method: str = "GET") -> None:
        server.add_url_rule(rule, f"list_{name}", _guarded(act, method == "POST"), methods=[method])

    add("/import", "page", desk.page)
    add("/import", "sent", desk.sent, "POST")
    add("/import/new.zip", "begin", desk.begin)
    add("/import.js", "script", lambda: shared(joined(IMPORTING).encode(), "text/javascript"))
    add("/import.css", "style", lambda: shared(style, "text/css"))
    add("/import/<key>", "known", desk.known)
    add("/import/<key>", "answered", desk.answered, "POST")
    add("/import/<key>/picture.svg", "picture", desk.picture)
    add("/import/<key>/timeline.zip", "files", desk.files)
    add("/import/<key>/beside", "beside", desk.beside, "POST")
