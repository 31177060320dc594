"""The one wrapper of Dash and Flask: settings, headers and the few routes of our own."""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, abort, request
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound

from rollout.callbacks import asks, connect
from rollout.downloads import add_downloads
from rollout.page import layout
from rollout.pictures import Pictures
from rollout.routes import ASSETS, add
from rollout.skeleton import markup
from rollout.store import Store

BODY_LIMIT = 1_000_000  # bytes of a request
LOCAL = ("127.0.0.1", "localhost", "[::1]")
METHODS = ("GET", "HEAD", "POST")
EVERYWHERE = "/<path:path>"  # Dash's rule that answers every path with the page
CALLBACK = "/_dash-update-component"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="preload" href="/fonts/regular.ttf" as="font" type="font/ttf" crossorigin>
<link rel="preload" href="/fonts/semibold.ttf" as="font" type="font/ttf" crossorigin>
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="stylesheet" href="/theme.css">
{%css%}
<script src="/page.js" defer></script>
</head>
<body>
{%app_entry%}
<!-- first -->
<footer>{%config%}
<template id="later"><script src="/plotly.js"></script>{%scripts%}{%renderer%}</template>
<script>{first}</script>
</footer>
</body>
</html>"""

# Drawn over the empty page until Dash and Plotly have drawn the same; then it goes.
FIRST = """<div id="first" inert>{page}</div>"""


class QuietDash(Dash):
    """Dash that tells no visitor which versions it runs, and has something to show before it is up."""

    def __init__(self, *arguments: Any, first: Callable[[], str], **settings: Any) -> None:
        """Take Dash's own settings, and what gives the first view as HTML."""
        super().__init__(*arguments, **settings)
        self._first = first

    def index(self, *_: Any, **__: Any) -> str:
        """Return the index with the first view in its place."""
        whole: str = super().index()  # type: ignore[no-untyped-call]
        return whole.replace("<!-- first -->", self._first(), 1)

    def _config(self) -> dict[str, Any]:
        told: dict[str, Any] = Dash._config(self)  # type: ignore[no-untyped-call]
        kept = {key: value for key, value in told.items() if not key.endswith(("_version", "_version_url"))}
        return kept | {"disable_version_check": True}


def _hash(script: str) -> str:
    """Return the hash by which the policy allows one inline script."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


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


def _host() -> str:
    """Return the name that a request was sent to, without its port."""
    return re.sub(r":\d+$", "", request.host).lower()


def _guard(server: Flask, hosts: Sequence[str] | None, hashes: Sequence[str]) -> None:
    """Refuse what a browser of ours never sends, and set the headers of every answer."""
    policy = _policy(hashes)

    @server.before_request
    def refuse() -> None:
        # Flask's own TRUSTED_HOSTS cannot name an IPv6 address.
        if hosts is not None and _host() not in hosts:
            abort(400)
        if request.method not in METHODS:
            raise MethodNotAllowed(METHODS)
        if request.url_rule and request.url_rule.rule == EVERYWHERE:
            abort(404)
        if request.method == "POST":
            if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
                abort(403)
            if request.path == CALLBACK and not asks(request.get_json()):
                abort(400)

    @server.after_request
    def seal(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers["Content-Security-Policy"] = policy
        return response


def _errors(server: Flask) -> None:
    """Answer every error in one shape, its number and its name, and with nothing of its cause."""

    @server.errorhandler(HTTPException)
    def tell(error: HTTPException) -> Response:
        headers = [(name, value) for name, value in error.get_headers() if name == "Allow"]
        return Response(f"{error.code} {error.name}\n", error.code, headers, mimetype="text/plain")

    @server.errorhandler(DependencyException)
    def no_such_script(_: Exception) -> Response:
        return tell(NotFound())

    @server.errorhandler(RecursionError)
    def too_deep(_: Exception) -> Response:
        return tell(BadRequest())


def build(store: Store, hosts: Sequence[str] | None = LOCAL) -> Flask:
    """Return the server of a store's evidence; `hosts`: the names it answers to, None for any."""
    hurry = (ASSETS / "0-first.js").read_text(encoding="utf-8")
    app = QuietDash(
        "rollout",
        assets_folder=str(ASSETS),
        assets_ignore=r"^\d.*\.js$",
        first=lambda: FIRST.format(page=markup(layout(store.now().dataset.lanes))),
        title="Rollout",
        update_title="",
        index_string=INDEX.replace("{first}", hurry),
        serve_locally=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = lambda: layout(store.now().dataset.lanes)
    pictures = Pictures(store)
    connect(app, pictures)
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    add(server, store, pictures)
    add_downloads(server, pictures)
    _errors(server)
    _guard(server, hosts, [*app.csp_hashes(), _hash(hurry)])
    # Threads that race the first request can leave a page on "Loading…".
    server.test_client().get("/", headers={"Host": "127.0.0.1"})
    return server
