"""The page as a server: Dash and Flask, their settings, and what they are told to leave out."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from flask import Flask

from rollout.evidence.event import Dataset
from rollout.evidence.settings import Settings
from rollout.evidence.store import Evidence
from rollout.figure.cache import Pictures
from rollout.layout.letters import UNKNOWN
from rollout.layout.palette import LIGHT
from rollout.page.bundle import EDITED, FIRST, REST, catalogue, joined
from rollout.page.document import content_hash
from rollout.page.files import STYLES
from rollout.page.html import markup, unscripted
from rollout.page.layout import Offered, layout
from rollout.server.audience import Audience
from rollout.server.audience_routes import add_audience
from rollout.server.callbacks import connect
from rollout.server.dash_app import QuietDash
from rollout.server.downloads import add_downloads
from rollout.server.face_routes import add_faces, link
from rollout.server.guard import BODY_LIMIT, errors, guard, lead
from rollout.server.hosts import Hosts
from rollout.server.list_routes import add_lists
from rollout.server.lists import Lists
from rollout.server.map_routes import add_map
from rollout.server.routes import APART, add, styles
from rollout.server.talk_routes import Allowed, add_talks
from rollout.server.wire import Kept, add_wire
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.questions import Questions
from rollout.timeline.spoken import language_of
from rollout.words.say import language

if TYPE_CHECKING:
    from rollout.server.editor import Editor

THIS_MACHINE = Hosts()
PLAIN_WIDTH, PLAIN_HEIGHT = 1240, 640  # px of the picture for readers without JavaScript
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="preload" href="/fonts/regular-usual.ttf" as="font" type="font/ttf" crossorigin>
<link rel="preload" href="/fonts/semibold-usual.ttf" as="font" type="font/ttf" crossorigin>
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<style>{style}</style>
<link rel="preload" href="/page.js" as="script" fetchpriority="low">
</head>
<body>
<!-- first -->
<div hidden>{%app_entry%}</div>
<div>{%config%}
<template id="later"><script src="/page.js"></script>
<script src="/rest.js" data-rest></script></template>
<template id="drawing"><script src="/plotly.js"></script>{%scripts%}{%renderer%}</template>
<script>{first}</script>
</div>
</body>
</html>"""

# The page itself, with the first view in it until Plotly has drawn the same. Dash draws no page of its own beside it.
STILL = """{faces}<div id="first" inert>{page}</div>{plain}"""


def bare() -> Flask:
    """Return a server that answers nothing yet."""
    server = Flask("rollout", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    server.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    server.url_map.merge_slashes = False  # or it would repeat the path in a redirect
    return server


def _said(index: Questions) -> Settings:
    """Return what the timeline says of itself in the language of whoever asks."""
    tongue = language()
    return index.dataset.settings.in_language(language_of(tongue, index.languages) or tongue)


def _layout(index: Questions, lists: Lists | None, editor: "Editor | None") -> Any:
    return layout(index.lanes, _said(index), Offered(lists is not None, editor is not None, index.held))


def _first(pictures: Pictures, lists: Lists | None, editor: "Editor | None") -> str:
    """Return the page as it stands before any script has come."""
    index = pictures.index()
    opening = pictures.of("", PLAIN_WIDTH, PLAIN_HEIGHT, LIGHT.name, UNKNOWN)
    plain = unscripted(index.lanes, _said(index), opening.standalone_svg)
    page = markup(_layout(index, lists, editor))
    return STILL.format(faces=link(index), page=page, plain=plain)


QUIET: dict[str, Any] = {
    "title": "Rollout",
    "update_title": "",
    "serve_locally": True,
    "enable_mcp": False,  # not even where the environment asks for it
    "meta_tags": [{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
}
"""What Dash is told not to do by itself."""


def _add_files(
    server: Flask, store: Evidence, pictures: Pictures, lists: Lists | None, editor: "Editor | None"
) -> None:
    add_downloads(server, store, pictures)
    add_map(server, pictures)
    add_faces(server, pictures)
    if lists:
        add_lists(server, lists, lambda: link(pictures.index()))
    if editor:
        import_module("rollout.server.edit_routes").add_editing(server, editor)  # only now: few pages are edited
    errors(server)


def _add_talks(server: Flask, store: Evidence, pictures: Pictures, notes: bool, audience: Audience | None) -> None:
    add_talks(server, store, pictures, Allowed(notes, audience is not None))
    if audience:
        add_audience(server, audience)


def build(
    store: Evidence,
    hosts: Hosts = THIS_MACHINE,
    notes: bool = False,
    lists: Lists | None = None,
    editor: "Editor | None" = None,
    keep: bool = False,
    audience: Audience | None = None,
    index_of: Callable[[Dataset], Questions] = DatasetIndex,
) -> Flask:
    """Return the server of a store's evidence.

    hosts: the names it answers to. notes: whether it gives out the presenter's notes, lists: whether it takes lists of
    another kind: only where nobody but this machine can ask. editor: what writes the file, where it may be edited.
    keep: whether readers' browsers may keep scripts and letters. audience: whom the page tells where its talk stands.
    index_of: who answers questions about what the store holds.
    """
    server, kept, pictures = bare(), Kept(), Pictures(store, index_of)
    hurry, rest = joined(FIRST), EDITED if editor else REST
    app = QuietDash(
        "rollout",
        server=server,
        assets_folder=str(STYLES),
        assets_ignore=rf"^(?:{'|'.join(APART)})\.",
        first=lambda: _first(pictures, lists, editor),
        called=lambda: _said(pictures.index()).title,
        addressed=kept.named,
        words=lambda tongue: catalogue(rest, tongue),
        state=lambda: (pictures.index(), len(kept)),
        index_string=INDEX.replace("{first}", hurry).replace("{style}", styles(STYLES, editor is not None)),
        **{**QUIET, "meta_tags": [*QUIET["meta_tags"], *(editor.metas if editor else ())]},
    )
    app.layout = lambda: _layout(pictures.index(), lists, editor)
    connect(app, pictures)
    add(server, store, pictures, rest)
    _add_talks(server, store, pictures, notes, audience)
    _add_files(server, store, pictures, lists, editor)
    add_wire(server, kept)
    guard(server, hosts, [*app.csp_hashes(), content_hash(hurry)])
    return _warm(server, kept if keep else None)


def _warm(server: Flask, kept: Kept | None) -> Flask:
    """Return a server that was asked once: threads that race the first request can leave a page on "Loading…".

    What leads a reader to her language comes here, after all that refuses.
    """
    server.before_request(lead)
    client = server.test_client()
    page = client.get("/", headers={"Host": "127.0.0.1"})
    if kept is not None:
        kept.learn(page.get_data(as_text=True), client)
    return server
