"""The server of phones that follow a talk: a page, where the talk stands, and the scenes that were shown. No more."""

import json

from flask import Flask, Response, abort, request

from rollout.layout.palette import css
from rollout.page.bundle import FOLLOW, joined
from rollout.page.files import STYLES
from rollout.server.audience import Audience
from rollout.server.guard import errors, guard
from rollout.server.hosts import Hosts
from rollout.server.routes import shared
from rollout.server.server import bare
from rollout.server.wire import Kept, add_wire
from rollout.timeline.languages import own_name
from rollout.words.catalogue import block
from rollout.words.tongues import TONGUES, preferred, tongue_for

LONGEST = 35  # characters of the tag of a language


def offered(audience: Audience) -> list[tuple[str, str]]:
    """Return the tags and names of the languages that a listener chooses from: those of the file, then of the page."""
    tags = dict.fromkeys((*audience.languages(), *TONGUES))
    return [(tag, TONGUES[tag].name if tag in TONGUES else own_name(tag)) for tag in tags]


def _language(audience: Audience) -> str:
    """Return the language that a listener asks for: in the address, else that of her phone."""
    known = [tag for tag, _ in offered(audience)]
    asked = request.args.get("language", "")[:LONGEST]
    return asked if asked in known else preferred(request.accept_languages.values(), known) or known[0]


def _page(audience: Audience, skeleton: str) -> str:
    """Return the page in the language that is asked for, with what its script has to know."""
    language = _language(audience)
    about = {"title": audience.title(), "language": language, "languages": offered(audience)}
    held = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
    tongue = tongue_for(language)
    words = {'lang="en"': f'lang="{TONGUES[tongue].tag}"', "<!-- about -->": held, "<!-- words -->": block(tongue)}
    for place, word in words.items():
        skeleton = skeleton.replace(place, word, 1)
    return skeleton


def audience_app(audience: Audience, hosts: Hosts) -> Flask:
    """Return the server of the phones: it has no address that writes, and none of the page's own."""
    server = bare()
    script = joined(FOLLOW).encode()
    skeleton = (STYLES / "follow.html").read_text(encoding="utf-8")
    style = (css() + (STYLES / "follow.css").read_text(encoding="utf-8")).encode()

    @server.get("/")
    def follow() -> Response:
        return Response(_page(audience, skeleton), mimetype="text/html")

    @server.get("/now")
    def now() -> Response:
        return Response(audience.now(), mimetype="application/json")

    @server.get("/scene/<int:number>")
    def scene(number: int) -> Response:
        found = audience.scene(number - 1, request.args.get("language", "")[:LONGEST])
        if found is None:
            abort(404)
        return Response(found, mimetype="application/json")

    @server.get("/follow.js")
    def follow_script() -> Response:
        return shared(script, "text/javascript")

    @server.get("/follow.css")
    def follow_style() -> Response:
        return shared(style, "text/css")

    errors(server)
    add_wire(server, Kept())
    guard(server, hosts, ())
    return server
