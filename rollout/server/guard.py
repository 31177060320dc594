"""What is refused, the headers of every answer, and the one shape of every error."""

from collections.abc import Sequence

from dash.exceptions import DependencyException
from flask import Flask, Response, abort, redirect, request
from werkzeug import Response as BaseResponse
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    ServiceUnavailable,
)

from rollout.server import log
from rollout.server.callbacks import asks
from rollout.server.hosts import Hosts
from rollout.timeline.questions import AwayError
from rollout.words.say import say, speak
from rollout.words.tongues import ENGLISH, TONGUES, preferred, tongue_for, tongue_in

BODY_LIMIT = 1_000_000  # bytes of a request
METHODS = ("GET", "HEAD", "POST")
PAGES = ("/", "/import")
"""What a person opens; all else is asked for by a page, in its language."""
CONDITIONS = (
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MATCH",
    "HTTP_IF_RANGE",
)
TELLING = ("ETag", "Last-Modified")
"""They would give the second of installation and a sum of the folder's path; nothing that asks for them is heeded."""
CALLBACK = "/_dash-update-component"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


def _policy(hashes: Sequence[str]) -> str:
    """Return the content security policy: scripts only from here; inline styles because Dash and Plotly need them."""
    scripts = " ".join(f"'{one}'" if not one.startswith("'") else one for one in hashes)
    rules = (
        "default-src 'none'",
        f"script-src 'self' {scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
    return "; ".join(rules)


def _from_elsewhere() -> bool:
    """Return whether a page of another site sent the request; a person may follow a link from there to the page."""
    reads_page = request.path == "/" and request.method != "POST"
    known = request.headers.get("Sec-Fetch-Site")
    if known is not None:
        follows = request.headers.get("Sec-Fetch-Mode") == "navigate" and reads_page
        return known not in ("same-origin", "none") and not follows
    # To a named host over plain HTTP browsers send none of these, but of what may change or read something the origin.
    named = [name for name in (request.headers.get("Origin"), request.headers.get("Referer")) if name is not None]
    strange = [name for name in named if name.partition("://")[2].partition("/")[0].lower() != request.host.lower()]
    return bool(strange) and (not reads_page or "Origin" in request.headers)


def _listen() -> None:
    """Speak the language of whoever asks."""
    asked = request.args.get("language", "")
    speak(tongue_for(asked) if asked else tongue_in(request.args.get("search", "")))


def lead() -> BaseResponse | None:
    """Return where a page is in the language of a reader's browser, where its address names none and we have it.

    The language stands in the address from then on, so nothing that is kept by its address depends on who asks.
    """
    if request.path not in PAGES or request.method != "GET" or "language" in request.args:
        return None
    tongue = preferred(request.accept_languages.values(), TONGUES)
    if tongue in ("", ENGLISH):
        return None
    asked = request.query_string.decode("ascii", "replace")
    return redirect(f"{request.path}?{asked}{'&' * bool(asked)}language={tongue}")


def guard(server: Flask, hosts: Hosts, hashes: Sequence[str]) -> None:
    """Refuse what a browser of ours never sends, and set the headers of every answer."""
    policy = _policy(hashes)

    server.before_request(_listen)

    @server.before_request
    def refuse() -> None:
        for name in CONDITIONS:
            request.environ.pop(name, None)
        # Flask's own TRUSTED_HOSTS cannot name an IPv6 address.
        if not hosts.include(request.headers.get("Host", "")):
            abort(400)
        if request.method not in METHODS:
            raise MethodNotAllowed(METHODS)
        if _from_elsewhere():
            abort(403)
        if request.method == "POST" and request.path == CALLBACK and not asks(request.get_json()):
            abort(400)

    @server.after_request
    def seal(response: Response) -> Response:
        for name in TELLING:
            response.headers.pop(name, None)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers["Content-Security-Policy"] = policy
        return response


def errors(server: Flask) -> None:
    """Answer every error in one shape, its number and its name, and with nothing of its cause."""

    @server.errorhandler(HTTPException)
    def as_text(error: HTTPException) -> Response:
        headers = [(name, value) for name, value in error.get_headers() if name == "Allow"]
        return Response(f"{error.code} {error.name}\n", error.code, headers, mimetype="text/plain")

    @server.errorhandler(DependencyException)
    def no_such_script(_: Exception) -> Response:
        return as_text(NotFound())

    @server.errorhandler(RecursionError)
    def too_deep(_: Exception) -> Response:
        return as_text(BadRequest())

    @server.errorhandler(AwayError)
    def away(_: Exception) -> Response:
        words, again = f"{say('The database does not answer.')}\n", {"Retry-After": "1"}
        return Response(words, ServiceUnavailable.code, again, mimetype="text/plain")

    @server.errorhandler(Exception)
    def ours(error: Exception) -> Response:
        log.log(error)
        return as_text(InternalServerError())
