"""The faces of the scripts that the evidence holds beyond our own: served where it holds any, cut to its letters."""

import json
from functools import lru_cache
from threading import Lock

from flask import Flask, Response, abort

from rollout.figure.cache import Pictures
from rollout.layout.cutting import letters_of, rules, woff
from rollout.layout.faces import here
from rollout.layout.scripts import KEYS
from rollout.layout.typeface import FACES
from rollout.server.routes import shared
from rollout.timeline.dataset_index import MANY, DatasetIndex
from rollout.timeline.facts import facts
from rollout.timeline.languages import own_name

KEPT = 4  # states of files whose letters are known
LINK = '<link rel="stylesheet" id="faces" href="/faces.css?{digest}">'
ADDRESS = "/fonts/{{key}}-{{face}}.woff?{digest}"


@lru_cache(maxsize=KEPT)
def letters(index: DatasetIndex) -> str:
    """Return the letters that the page shows of the evidence and our own typeface lacks."""
    dataset = index.dataset
    said = f"{dataset.settings!r}{index.lanes!r}{[own_name(tag) for tag in index.languages]!r}"
    if len(dataset.events) > MANY:
        return letters_of(f"{said}{''.join(event.title + event.words for event in dataset.events)}")
    known = facts(dataset.events, index.lanes, index.outcomes)
    return letters_of(f"{said}{json.dumps(known, ensure_ascii=False)}")


def link(index: DatasetIndex) -> str:
    """Return the element by which the page knows the faces that it needs; empty where it needs none but ours."""
    return LINK.format(digest=index.dataset.digest) if here(letters(index)) else ""


def add_faces(server: Flask, pictures: Pictures) -> None:
    """Give a server the addresses of faces; one of thousands of letters takes seconds to cut: never twice at once."""
    turns = {(key, face): Lock() for key in KEYS for face in FACES}

    @server.get("/faces.css")
    def faces() -> Response:
        index = pictures.index()
        made = rules(letters(index), ADDRESS.format(digest=index.dataset.digest))
        return shared(made.encode(), "text/css")

    @server.get("/fonts/<key>-<face>.woff")
    def face_of_letters(key: str, face: str) -> Response:
        found = letters(pictures.index()) if key in KEYS and face in FACES else ""
        own = "".join(filter(KEYS[key].holds, found)) if found else ""
        if not here(own):
            abort(404)
        with turns[key, face]:
            made = woff(key, face, own)
        return shared(made, "font/woff")
