"""The one wrapper of Dash and Flask: settings, headers and the few routes of our own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, Response, abort, jsonify, request, send_file

from rollout.callbacks import connect
from rollout.facts import facts
from rollout.page import layout
from rollout.store import Store
from rollout.typeface import FACES, face_file
from rollout.vocabulary import STATUS_WORDS

ASSETS = Path(__file__).parent / "assets"
BODY_LIMIT = 1_000_000  # bytes of a request
LOCAL = ("127.0.0.1", "localhost", "[::1]")
METHODS = ("GET", "HEAD", "POST")
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
{%favicon%}
{%css%}
</head>
<body>
<noscript><p>This page draws its timeline with JavaScript, which is switched off here.</p></noscript>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


class QuietDash(Dash):
    """Dash that tells no visitor which versions it runs."""

    def _config(self) -> dict[str, Any]:
        told: dict[str, Any] = Dash._config(self)  # type: ignore[no-untyped-call]
        return {key: value for key, value in told.items() if not key.endswith(("_version", "_version_url"))}


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


def _guard(server: Flask, hashes: Sequence[str]) -> None:
    """Refuse what a browser of ours never sends, and set the headers of every answer."""
    policy = _policy(hashes)

    @server.before_request
    def refuse() -> None:
        if request.method not in METHODS:
            abort(405)
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in (
            "same-origin",
            "none",
        ):
            abort(403)

    @server.after_request
    def seal(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers["Content-Security-Policy"] = policy
        return response


def _routes(server: Flask, store: Store) -> None:
    @server.get("/state")
    def state() -> Response:
        known = store.now()
        name = known.dataset.name
        return jsonify(
            name=name,
            digest=known.dataset.digest,
            problems=[problem.sentence(name) for problem in known.problems],
            refused_edit=bool(known.refused_edit),
            notices=list(known.dataset.notices),
        )

    @server.get("/facts")
    def all_facts() -> Response:
        dataset = store.now().dataset
        return jsonify(facts=facts(dataset.events, dataset.lanes), lanes=dataset.lanes, status_words=dict(STATUS_WORDS))

    @server.get("/fonts/<face>.ttf")
    def font(face: str) -> Response:
        if face not in FACES:
            abort(404)
        return send_file(face_file(face), mimetype="font/ttf", max_age=86400)


def build(store: Store, hosts: Sequence[str] | None = LOCAL) -> Flask:
    """Return the server of a store's evidence; `hosts`: the names it answers to, None for any."""
    app = QuietDash(
        "rollout",
        assets_folder=str(ASSETS),
        title="Rollout",
        update_title="",
        index_string=INDEX,
        serve_locally=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = lambda: layout(store.now().dataset.lanes)
    connect(app, store)
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    server.config["TRUSTED_HOSTS"] = list(hosts) if hosts else None
    _routes(server, store)
    _guard(server, app.csp_hashes())
    # Threads that race the first request can leave a page on "Loading…".
    server.test_client().get("/", headers={"Host": "127.0.0.1"})
    return server
