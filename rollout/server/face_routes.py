"""The faces of scripts beyond our own: served where evidence or interface hold any of them, cut to their letters."""

from dataclasses import replace
from hashlib import sha256
from html import escape
from threading import Lock

from flask import Flask, Response, abort

from rollout.evidence.settings import Settings
from rollout.figure.cache import Pictures
from rollout.layout.cutting import drawn_in, letters_of, rules, woff
from rollout.layout.faces import here
from rollout.layout.scripts import KEYS
from rollout.layout.typeface import FACES
from rollout.server.routes import all_told, shared
from rollout.timeline.languages import own_name
from rollout.timeline.latest import while_it_lives
from rollout.timeline.questions import Questions
from rollout.words import catalogue
from rollout.words.say import language, speaking
from rollout.words.tongues import ENGLISH

LINK = '<link rel="stylesheet" id="faces" href="/faces.css?{asked}">'
ADDRESS = "/fonts/{{key}}-{{face}}.woff?{asked}"
SIGNS = 16  # of a digest: letters of a file that was changed are told from those before


def _own(settings: Settings) -> Settings:
    """Return what the timeline says in the language of its file alone."""
    lanes = tuple(replace(one, elsewhere=()) for one in settings.lanes)
    eras = tuple(replace(one, elsewhere=()) for one in settings.eras)
    return replace(settings, lanes=lanes, eras=eras, words=(), elsewhere=())


@while_it_lives
@speaking(ENGLISH)  # for all readers
def letters(index: Questions, every: bool = True) -> str:
    """Return the letters that the page shows of the evidence and our own typeface lacks.

    every: in every language of the file; else in its own alone: the page asks for more when another one is chosen.
    """
    dataset = index.dataset
    about = f"{dataset.settings if every else _own(dataset.settings)!r}{index.lanes!r}"
    if every:
        about += "".join(map(own_name, index.languages)) + index.elsewhere
    if not index.few:
        return letters_of(about + index.letters)
    return letters_of(about + all_told(index, ENGLISH))


def said(index: Questions, every: bool = True) -> str:
    """Return the letters that our own typeface lacks of the evidence, and of the interface in the language spoken."""
    return letters(index, every) + letters_of(catalogue.letters(language()))


def _asked(drawn: str) -> str:
    """Return what an address of some letters is asked by: others have another, and each language its own."""
    own = language()
    return sha256(drawn.encode()).hexdigest()[:SIGNS] + f"&language={own}" * (own != ENGLISH)


def link(index: Questions) -> str:
    """Return the element by which the page knows the faces that it needs; empty where it needs none but ours."""
    drawn = said(index, every=language() != ENGLISH)
    return LINK.format(asked=escape(_asked(drawn))) if here(drawn) else ""


def add_faces(server: Flask, pictures: Pictures) -> None:
    """Give a server the addresses of faces; one of thousands of letters takes seconds to cut: never twice at once."""
    turns = {(key, face): Lock() for key in KEYS for face in FACES}

    @server.get("/faces.css")
    def faces() -> Response:
        drawn = said(pictures.index())
        made = rules(drawn, ADDRESS.format(asked=_asked(drawn)))
        return shared(made.encode(), "text/css")

    @server.get("/fonts/<key>-<face>.woff")
    def face_of_letters(key: str, face: str) -> Response:
        own = drawn_in(key, said(pictures.index())) if key in KEYS and face in FACES else ""
        if not own:
            abort(404)
        with turns[key, face]:
            made = woff(key, face, own)
        return shared(made, "font/woff")
