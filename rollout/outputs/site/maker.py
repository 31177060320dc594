"""The maker of sites: an edition in, the files of a folder out, each by its path; the same edition, the same bytes."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from rollout.layout.cutting import cuts
from rollout.layout.typeface import FACES
from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.offline import page
from rollout.outputs.offline.pieces import woff
from rollout.outputs.offline.talks import talk_of
from rollout.outputs.site.cards import cards
from rollout.outputs.site.drawn import strip_of
from rollout.outputs.site.embed import embed_page
from rollout.outputs.site.folder import FROZEN, MARK, kept
from rollout.outputs.site.pages import card_of, entries, event_page, gone_page, page_of, stem_of
from rollout.outputs.site.paper import PageAddress, face_of, social
from rollout.outputs.site.pictured import figures, pictures
from rollout.outputs.site.tongues import lanes
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition, Options, gated, stamp
from rollout.timeline.facts import facts
from rollout.timeline.media import pictured
from rollout.timeline.outcome import outcomes
from rollout.timeline.tongues import telling
from rollout.timeline.view import known_of
from rollout.words.say import say, say_many

SIZES = {".pdf": ("a4", "letter", "a3"), ".png": ("1080p", "4k", "square", "a3"), ".svg": ("1080p",)}


def _data(edition: Edition, options: Options) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return every format as files, and where the page finds each: its path by ending and size."""
    made: dict[str, bytes] = {}
    places: dict[str, str] = {}
    for ending, form in FORMATS.items():
        if ending == ".html":
            continue
        whole = edition_for(ending, edition.dataset, edition.view)
        for size in SIZES.get(ending, ("",)):
            path = f"data/events{'-' + size if size else ''}{ending}"
            made[path] = form.maker()(whole, Options(size=size, fold=True, media=options.media))
            places[f"{ending[1:]} {size}".strip()] = path
    return made, places


def _events(
    edition: Edition, known: list[dict[str, Any]], address: str, media: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return a page and a card for each event, the pictures that stand on the pages, and the card of the whole."""
    by_id = {fact["id"]: fact for fact in known}
    first, *others = cards(edition, edition.shown)
    made = {"card.png": first}
    for number, (event, picture) in enumerate(zip(edition.shown, others, strict=True)):
        around = (known[number - 1] if number else None, known[number + 1] if number + 1 < len(known) else None)
        drawn = strip_of(event, edition), figures(event, media, PageAddress(page_of(event.id), address))
        made[page_of(event.id)] = event_page(by_id[event.id], around, by_id, edition, address, *drawn)
        made[card_of(event.id)] = picture
    return made | pictures(edition.shown, media)


def _faces(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the faces of the plain pages, with the letters that stand on them."""
    pages = (data.decode() for path, data in made.items() if path.startswith("event/") and path.endswith(".html"))
    letters = "".join(sorted(set("".join((*pages, made["embed.html"].decode())))))
    others = {face_of(f"{key}-{face}"): data for (key, face), data in cuts(letters).items()}
    return {face_of(face): woff(face, letters) for face in FACES} | others


def _map(pages: Collection[str], address: str) -> dict[str, bytes]:
    """Return what tells search engines of every page; without the address of the site there is no such thing."""
    robots = "User-agent: *\nAllow: /\n"
    if not address:
        return {"robots.txt": robots.encode()}
    urls = "".join(f"<url><loc>{escape(address + path)}</loc></url>\n" for path in ["", *pages])
    sitemap = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{urls}</urlset>
"""
    return {
        "robots.txt": f"{robots}Sitemap: {address}sitemap.xml\n".encode(),
        "sitemap.xml": sitemap.encode(),
    }


def _index(edition: Edition, options: Options, address: str, listed: str, files: Mapping[str, str]) -> bytes:
    """Return the page itself, with the list of events in it for readers without JavaScript."""
    title, mark = edition.title, stamp(edition)
    words = say(
        "What was claimed, by whom, and who disputes it: {events}, {newest}. {caution}",
        events=say_many("{n} event", "{n} events", mark.shown),
        newest=mark.newest,
        caution=mark.caution,
    )
    head = social(PageAddress("index.html", address), title, words, "card.png")
    return page(edition, options, head, listed, files).encode()


def _of_talk(edition: Edition, options: Options) -> Options:
    """Return options with the pictures of the talk alone: a page has its pictures within it, and is asked for whole.

    Those of the events stand on pages of their own.
    """
    told = pictured(talk_of(options.talk, edition.dataset), edition.dataset)
    return replace(options, media=tuple((name, data) for name, data in options.media if name in told))


def gone(edition: Edition, before: Collection[str]) -> set[str]:
    """Return the events of an earlier site that are no longer shown, as its pages call them."""
    old = {path[6:-5] for path in before if path.startswith("event/") and path.endswith(".html")}
    return old - {stem_of(event.id) for event in edition.shown}


def make_site(
    edition: Edition, options: Options, address: str = "", before: frozenset[str] = frozenset()
) -> dict[str, bytes]:
    """Return the files of a site by their paths.

    address: where it will stand, ending in a slash; empty where that is not known, then links between pages alone are
    given. before: the files of the site that it takes the place of: whoever linked to one of its events is told.
    Raises ExportError when a format cannot be made.
    """
    edition = gated(edition, options)
    with telling(edition.dataset):
        return _files(edition, options, address, before)


def _files(edition: Edition, options: Options, address: str, before: frozenset[str]) -> dict[str, bytes]:
    known = facts(
        edition.dataset.events, edition.dataset.lanes, outcomes(known_of(every(edition.dataset), edition.view))
    )
    shown = {event.id for event in edition.shown}
    known = [fact for fact in known if fact["id"] in shown]
    frozen = f"{FROZEN}{stamp(edition).short}.html"
    data, places = _data(edition, options)
    made = data | _events(edition, known, address, dict(options.media))
    pages = [path for path in made if path.endswith(".html")]
    light = _of_talk(edition, options)
    made |= {
        "index.html": _index(edition, light, address, entries(known, lanes(edition)), places),
        "embed.html": embed_page(edition.title, frozen, edition, address),
        frozen: page(edition, light, '<meta name="robots" content="noindex">\n').encode(),
    }
    made |= _map(pages, address)
    made |= {f"event/{key}.html": gone_page(key, edition) for key in sorted(gone(edition, before))}
    made |= _faces(made)
    told = {"made by": "rollout", "digest": edition.dataset.digest, "files": sorted({*made, *kept(before)})}
    return made | {MARK: json.dumps(told, indent=1).encode()}
