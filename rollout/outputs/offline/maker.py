"""The maker of offline pages: an edition and options in, the bytes of one HTML file out."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from rollout.evidence.alike import NAMES
from rollout.evidence.event import Dataset
from rollout.evidence.vocabulary import KIND_WORDS, STATUS_WORDS
from rollout.outputs.naming import stem
from rollout.outputs.offline import pieces
from rollout.outputs.offline.data import as_json, columns
from rollout.outputs.offline.maps import held_maps, points
from rollout.outputs.offline.talks import held_codes, held_media, held_talk, lit, talk_of
from rollout.outputs.offline.views import LOOK, USUAL, looks, panels, talks, views
from rollout.page.bundle import FIRST, OFFLINE, SITE, catalogue
from rollout.page.document import content_hash, document, policy
from rollout.page.html import markup
from rollout.page.layout import layout
from rollout.page.presenter import rooms
from rollout.timeline.choices import spoken_choices
from rollout.timeline.clock import every
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Edition, ExportError, Options, stamp
from rollout.timeline.excerpt import plain
from rollout.timeline.facts import by_date, facts
from rollout.timeline.naming import in_words, terms
from rollout.timeline.outcome import outcomes
from rollout.timeline.spoken import told_languages
from rollout.timeline.view import known_of
from rollout.words.said import told
from rollout.words.say import language, say

HELD = 600  # events; the pictures of more would take a file of megabytes, and seconds to make
TYPED = "".join(map(chr, range(32, 127))) + "·–—‘’“”‹›×−←→↑↓…"
"""Letters that are there in any case: what readers type, and what the scripts write."""
ALLOWED = ("style-src 'unsafe-inline'", "img-src data: blob:", "font-src data:")
"""What the policy of the page allows beside its own scripts."""
HEAD = """<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,{icon}">
<style>
{styles}
</style>
<noscript><style>#stage, .tools, #key {{ display: none; }}</style></noscript>
"""
BODY = """<noscript><p>{unscripted}</p></noscript>
<div id="react-entry-point">{page}</div>
<footer id="stamp"><p>{stamp}</p></footer>
{catalogue}<script type="application/json" id="data">{data}</script>
<template id="presenter-page">{presenter}</template>
<template id="later">{scripts}</template>
<script>{first}</script>
"""


def searched(dataset: Dataset) -> list[str]:
    """Return what a search finds in each event beyond what the page says of it: the date and the figure as written."""
    found = []
    for event in by_date(dataset.events):
        number = f" {event.quantity.searched}" if event.quantity else ""
        others = (text for _, text in (*event.others, *event.named))
        found.append("\0".join((event.date.text + number, *event.tags_said, *others)))
    return found


def _only(edition: Edition) -> Dataset:
    """Return the dataset with the events shown and no other, in the order of the file."""
    shown = {event.id for event in edition.shown}
    return plain(edition.dataset, tuple(event for event in edition.dataset.events if event.id in shown))


def _among(known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return facts that name no other event than these."""
    ids = {fact["id"] for fact in known}
    return [fact | {"answered_by": [one for one in fact["answered_by"] if one in ids]} for fact in known]


def _says(fact: Mapping[str, Any], kinds: Sequence[str]) -> str:
    """Return who says so and of what kind they are; nothing where the page can put it together."""
    usual = f"{fact['asserted_by']} ({say(KIND_WORDS[kinds[0]])})"
    return "" if fact["says"] == usual else str(fact["says"])


def _state(dataset: Dataset) -> dict[str, Any]:
    """Return what a server would say of the file."""
    return {
        "name": dataset.name,
        "digest": dataset.digest,
        "problems": [problem.sentence(dataset.name) for problem in dataset.problems],
        "refused_edit": False,
        "notices": [told(one) for one in dataset.notices],
    }


def _rows(known: Sequence[Mapping[str, Any]], kinds: Sequence[Sequence[str]], clock: str) -> list[dict[str, Any]]:
    """Return facts without what the page finds out for itself, or has no use for by its one clock."""
    gone = ("status_words",) if clock else ("status_words", "days")
    return [
        {key: value for key, value in fact.items() if key not in gone} | {"says": _says(fact, own)}
        for fact, own in zip(known, kinds, strict=True)
    ]


def held(edition: Edition, options: Options, files: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return all that an offline page knows, as a JSON value; `files`: what stands beside it, by ending and size."""
    dataset = _only(edition)
    # A filter hides an answer; it does not make that nobody answered.
    index = DatasetIndex(dataset, outcomes(known_of(every(edition.dataset), edition.view)))
    known = _among(facts(dataset.events, index.lanes, index.outcomes))
    talk = talk_of(options.talk, dataset)
    kinds = [list(event.kinds) for event in by_date(dataset.events)]
    return {
        "facts": columns(_rows(known, kinds, index.clock)),
        "found": searched(dataset),
        "alike": NAMES,
        "kinds": columns(kinds),
        "points": points(index),
        "lanes": list(index.lanes),
        "status_words": dict(STATUS_WORDS),
        "terms": terms(index.lanes, dataset.settings),
        **told_languages(dataset),
        **in_words(index.lanes, dataset.settings),
        "state": _state(dataset),
        "counts": {"rows": dataset.rows, "refused": edition.dataset.refused},
        "digest": dataset.digest,
        "newest_source": index.newest_source,
        "choices": spoken_choices(index.choices, index.series, dataset.settings),
        "home": [index.home.start, index.home.end],
        "look": LOOK.name,
        "looks": looks(),
        "views": views(index, known, (*USUAL, *talks(lit(talk)))),
        "panels": panels(index, known),
        "series": [[one.key, index.lanes.index(one.points[0].lane)] for one in index.series],
        "talks": [held_talk(talk, index, options.notes)],
        "codes": held_codes(talk, dataset),
        "media": held_media(options),
        "maps": held_maps(index),
        "files": files,
        "called": stem(edition),
    }


def bounded(edition: Edition) -> None:
    """Raise ExportError where there are too many events for a page that cannot ask for more."""
    if len(edition.shown) > HELD:
        raise ExportError(
            say(
                "An offline page holds {n} events at most, and this view shows {shown}. "
                "Choose a shorter window (--from, --to) or fewer lanes.",
                n=HELD,
                shown=len(edition.shown),
            )
        )


def page(
    edition: Edition, options: Options, head: str = "", listed: str = "", files: Mapping[str, str] | None = None
) -> str:
    """Return the page as text.

    head: further lines of its head. listed: what stands in the list of events until scripts fill it. files: where the
    files that can be taken away stand beside it, by ending and size; None where there are none.
    Raises ExportError when there are too many events for a page that cannot ask for more.
    """
    bounded(edition)
    lanes = _only(edition).lanes
    title = edition.title
    whole = held(edition, options, files)
    data, seen = as_json(whole), as_json(whole | {"found": [], "alike": []})  # what is searched alone needs no letters
    body = re.sub(
        r"(?<=<ol id=\"events\")([^>]*)>",
        lambda found: f"{found[0]}{listed}",
        markup(layout(lanes, edition.dataset.settings)),
    )
    first, entry = pieces.script(FIRST), OFFLINE if files is None else SITE
    catalogued = catalogue(entry, language())
    asleep = [("page", pieces.plotly()), ("page presenter", pieces.script(entry))]
    words = f"{title} {seen} {body} {stamp(edition).line} {catalogued}"
    hashes = " ".join(f"'{content_hash(text)}'" for _, text in [("", first), *asleep])
    own = HEAD.format(
        icon=escape(pieces.asset("icon.svg").replace("\n", "").replace("#", "%23").replace('"', "'")),
        styles=pieces.styles("".join(sorted({*TYPED, *words} - {"\n", "\t"}))),
    )
    inside = BODY.format(
        page=body,
        stamp=escape(stamp(edition).line),
        unscripted=escape(say("The picture is drawn with JavaScript, which is switched off here.")),
        catalogue=catalogued,
        data=data,
        presenter=rooms(),
        scripts="".join(f'<script data-for="{role}">{text}</script>' for role, text in asleep),
        first=first,
    )
    return document(title, policy(f"script-src {hashes}", *ALLOWED), head + own, inside)


def make_html(edition: Edition, options: Options) -> bytes:
    """Return the page as UTF-8."""
    return page(edition, options).encode()
