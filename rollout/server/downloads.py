"""The address of downloads: the view of an address as a file of any format, made for the asker and kept nowhere."""

from dataclasses import replace
from urllib.parse import quote

from flask import Flask, Response, abort, request

from rollout.evidence.store import Evidence
from rollout.figure.cache import Pictures
from rollout.outputs.formats import DATA, FORMATS, PICTURED, Format, edition_for, ending_of, window_for
from rollout.outputs.naming import file_name
from rollout.server.places import Places
from rollout.timeline.edition import MOST_PAGES, Edition, ExportError, Options
from rollout.timeline.media import illustrated
from rollout.timeline.questions import ManyError, Questions
from rollout.timeline.where import point_of
from rollout.words.say import later, say

# Files made at the same time. One more is told to come again at once: it must not hold a thread that the page needs.
AT_ONCE = 2
MOST = 20_000  # events in one download …
MOST_DRAWN = 2_000  # … and in one that is drawn: drawing takes longer than writing
TOO_MANY = later(
    "This view shows {n} events; a download of this kind holds {most} at most. "
    "Filter or zoom in, or use python -m rollout export."
)
BUSY = later("Other files are being made just now. Try again in a moment.")


def _refused(status: int, words: str, **headers: str) -> Response:
    """Return why there is no file, as one sentence."""
    return Response(f"{words}\n", status, headers, mimetype="text/plain")


def disposition(name: str) -> str:
    """Return the header by which a browser saves an answer under a name."""
    plain = name.encode("ascii", "ignore").decode().lstrip("-.") or "events"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def _edition(index: Questions, ending: str, most: int) -> Edition:
    """Return what the address shows; the page as a file can be zoomed and holds every window.

    Raises ManyError where that is too much.
    """
    view, _ = index.asked(request.query_string.decode("utf-8", "replace"))
    view = replace(view, window=None) if ending == ".html" else view
    whole = edition_for(ending, index.excerpt(view, window_for(ending, view, index.home), most), view)
    if len(whole.shown) > most:
        raise ManyError(len(whole.shown))
    return whole


def _options(form: Format, whole: Edition) -> Options:
    """Return how to make it: the size asked for, the page's theme where a picture is looked at on a screen, its map."""
    screen = form.module == "handout" and form.function != "make_pdf"
    drawn = "map" in form.takes and bool(request.args.get("map"))
    pages = request.args.get("pages", 0, type=int) if "pages" in form.takes else 0
    return Options(
        size=request.args.get("size", "")[:20] if "size" in form.takes else "",
        theme=whole.view.theme if screen else "",
        map=drawn and any(map(point_of, whole.shown)),
        pages=min(max(pages, 0), MOST_PAGES),
    )


def add_downloads(server: Flask, store: Evidence, pictures: Pictures, at_once: int = AT_ONCE) -> None:
    """Give a server the address of downloads; `at_once`: how many are made at the same time, one for each asker."""
    places = Places(at_once)

    def made(form: Format, ending: str) -> Response:
        index = pictures.index()
        most = MOST if ending in DATA else MOST_DRAWN
        try:
            whole = _edition(index, ending, most)
        except ManyError as error:
            return _refused(422, say(TOO_MANY, n=error.count, most=most))
        if not whole.shown:
            return _refused(422, say("Nothing to download: this view shows no event."))
        try:
            own = whole.shown if ending in PICTURED else ()
            options = illustrated(_options(form, whole), store.path, whole.dataset, own)
            data = form.maker()(whole, options)
        except ExportError as error:
            return _refused(422, str(error))
        name = file_name(whole, ending, options.theme, options.size)
        return Response(data, headers={"Content-Disposition": disposition(name)}, mimetype=form.media)

    @server.get("/download/<name>")
    def download(name: str) -> Response:
        ending = ending_of(name)
        form = FORMATS.get(ending)
        if form is None:
            abort(404)
        address = request.remote_addr or ""
        if not places.take(address):
            return _refused(503, say(BUSY), **{"Retry-After": "1"})
        try:
            return made(form, ending)
        finally:
            places.leave(address)
