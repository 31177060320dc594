"""The events as JSON; docs/schema/events.schema.json says what each part means."""

import json
from typing import Any

from rollout.evidence.citation import Citation
from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Event, Source
from rollout.evidence.quantity import Quantity
from rollout.evidence.text import safe_link
from rollout.evidence.vocabulary import ASSERTER_KINDS, UNREVIEWED
from rollout.timeline.edition import Edition, Options, Stamp, stamp

FORMAT = "rollout-events"
VERSION, SECOND = 1, 2
FIRST_KINDS = ASSERTER_KINDS[:5]  # of the first edition


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as JSON, in date order; the presenter's notes only where asked for."""
    whole = {
        "format": FORMAT,
        "version": SECOND if _timeline(edition) or any(map(_second, edition.shown)) else VERSION,
        "stamp": stamped(stamp(edition)),
        **({"timeline": timeline} if (timeline := _timeline(edition)) else {}),
        "lanes": list(edition.lanes),
        "events": [record(event, options.notes) for event in edition.shown],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


LANE = ("name", "full", "term_of", "group", "term")
"""What is told of a lane: what other languages call it is in the exact copy alone."""


def _timeline(edition: Edition) -> dict[str, Any]:
    """Return what the timeline says of itself, nothing where it says nothing."""
    said = edition.dataset.settings
    whole: dict[str, Any] = {
        "title": said.title,
        "subtitle": said.subtitle,
        "author": said.author,
        "licence": said.licence,
        "languages": list(said.languages),
        "lanes": [{name: getattr(lane, name) for name in LANE} for lane in said.lanes],
        "eras": [{"from": era.start.text, "to": era.end.text, "name": era.name} for era in said.eras],
        "searched": [{"lane": one.lane, "to": one.end.text} for one in said.searched],
    }
    return {name: value for name, value in whole.items() if value}


def stamped(mark: Stamp) -> dict[str, Any]:
    """Return a stamp for a program: numbers as numbers, and the words that people read."""
    return {
        "file": mark.file,
        "digest": mark.digest,
        "sources": mark.newest,
        "view": mark.view,
        "shown": mark.shown,
        "hidden": mark.hidden,
        "refused": mark.refused,
        "rows": mark.rows,
        "counts": mark.counts,
        "caution": mark.caution,
    }


def record(event: Event, notes: bool) -> dict[str, Any]:
    """Return one event with every part always there: null where nothing is known."""
    whole: dict[str, Any] = {
        "id": event.id,
        "lane": event.lane,
        "date": when(event.date),
        "label": event.label or None,
        "title": event.title,
        "summary": event.summary,
        "status": event.status,
        "place": event.place or None,
        "lat": event.lat,
        "lon": event.lon,
        "quantity": _quantity(event.quantity),
        "due": when(event.due),
        "answers": event.answers or None,
        "asserted_by": event.asserted_by,
        "asserted_by_kind": event.kinds[0],
        "source": _source(event.source) if event.source.given else None,
        "dispute": {"url": _link(event.disputed_by), "words": event.dispute} if event.disputed else None,
        "priority": event.priority,
        "other": dict((*(event.extra if notes else event.told_extra), *event.others)),
    }
    return (
        whole
        | {name: value for name, value in _more(event).items() if value}
        | ({"notes": event.notes or None} if notes else {})
    )


def _second(event: Event) -> bool:
    """Return whether an event holds what only the second edition of the evidence can."""
    far = event.date.timed or any(day and day.year < 1 for day in (event.date.earliest, event.date.latest))
    new = event.status == UNREVIEWED or event.kinds[0] not in FIRST_KINDS or not event.source.given
    return far or new or any(_more(event).values())


def _more(event: Event) -> dict[str, Any]:
    """Return the parts that are there only where an event has them."""
    several = event.speakers if len(event.speakers) > 1 else ()
    return {
        "speakers": [{"name": name, "kind": kind} for name, kind in several],
        "tags": list(event.tags),
        "known": when(event.known),
        "known_by": event.known_by,
        "answers_note": event.answers_note,
        "media": list(event.media),
        "media_credit": event.media_credit,
        "media_alt": event.media_alt,
        "sources": [_citation(one) for one in event.citations],
        "one_origin": event.origin,
    }


def _citation(one: Citation) -> dict[str, Any]:
    whole = {
        "role": one.role,
        **_source(Source(*one.parts)),
        "sha256": one.sha256,
        "kept": one.kept,
        "says": one.says,
        "kind": one.kind,
        "quote": one.quote,
        "quote_en": one.quote_en,
        "language": one.language,
        "read": one.read,
        "origin": one.origin,
    }
    return {name: value or None for name, value in whole.items()}


def when(date: EdtfDate | None) -> dict[str, str | None] | None:
    """Return a date as written, in words, and with its bounds, null where the text gives none."""
    if date is None:
        return None
    return {
        "edtf": date.text,
        "words": in_words(date),
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "precision": date.precision,
        "certainty": date.certainty,
        "start": date.start,
        "end": date.end,
        "kind": date.kind,
    }


def _quantity(quantity: Quantity | None) -> dict[str, str | int] | None:
    if quantity is None:
        return None
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "measure": quantity.measure,
        "scope": quantity.scope,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": when(source.date),
        "url": _link(source.url),
        "note": source.note or None,
        "archive_url": _link(source.archive_url),
    }


def _link(url: str) -> str | None:
    return safe_link(url) or None
