"""The events as JSON; docs/schema/events.schema.json says what each part means."""

import json
from typing import Any

from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Event, Quantity, Source
from rollout.evidence.text import safe_link
from rollout.timeline.edition import Edition, Options, Stamp, stamp

FORMAT = "rollout-events"
VERSION = 1


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as JSON, in date order; the presenter's notes only where asked for."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "stamp": stamped(stamp(edition)),
        "lanes": list(edition.lanes),
        "events": [record(event, options.notes) for event in edition.shown],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


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
        "asserted_by_kind": event.asserted_by_kind,
        "source": _source(event.source),
        "dispute": {"url": _link(event.disputed_by), "words": event.dispute} if event.disputed else None,
        "priority": event.priority,
        "other": dict(event.extra if notes else event.told_extra),
    }
    return whole | ({"notes": event.notes or None} if notes else {})


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
