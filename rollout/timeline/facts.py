"""What a card, the details and the list say of each event: finished words, in date order, ready for any page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rollout.evidence.edtf import EdtfDate, in_words, short_words
from rollout.evidence.event import Event
from rollout.evidence.text import link_host, safe_link
from rollout.evidence.vocabulary import AHEAD, AIMS, KIND_WORDS, MEASURE_WORDS, STATUS_WORDS
from rollout.timeline.series import amount, answers_to, is_share, outcome


def by_date(events: Sequence[Event]) -> list[Event]:
    """Return events in date order: first day, then last day, then id; an open start comes first."""
    return sorted(events, key=lambda event: (event.date.earliest or date.min, event.date.latest or date.max, event.id))


def _link(url: str) -> dict[str, str] | None:
    """Return a link with the host it leads to, or None where the address is not one we would follow."""
    safe = safe_link(url)
    return {"url": safe, "host": link_host(safe)} if safe else None


def _when(day: EdtfDate | None) -> str:
    return in_words(day) if day else ""


def _quantity(event: Event) -> str:
    quantity = event.quantity
    if quantity is None:
        return ""
    share = is_share(quantity.unit) and quantity.measure == "cumulative"  # "95 percent" is no running total
    kind = "" if share else f" ({MEASURE_WORDS[quantity.measure]})"
    return f"{amount(quantity.value)} {quantity.unit}{kind}, {quantity.scope}"


def _is_aim(event: Event) -> bool:
    """Return whether an event says what is to come, so that something may answer it."""
    return event.status in AHEAD or (event.quantity is not None and event.quantity.measure in AIMS)


def cited(event: Event) -> str:
    """Return a source as one cites it: title, publisher, date, and why there is no address where there is none."""
    source = event.source
    title = source.title if source.title.endswith((".", "!", "?", "…")) else f"{source.title}."
    date = f", {in_words(source.date)}" if source.date else ""
    note = f" ({source.note})" if source.note and not source.url else ""
    return f"{title} {source.publisher}{date}{note}"


def _source(event: Event) -> dict[str, Any]:
    source = event.source
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": _when(source.date),
        "link": _link(source.url),
        "archive": _link(source.archive_url),
        "note": source.note,
    }


def fact(event: Event, lane: int, answers: Mapping[str, Sequence[Event]]) -> dict[str, Any]:
    """Return what a reader is told of one event; the presenter's notes stay out."""
    replies = answers.get(event.id, ())
    _, result = outcome(event, replies) if _is_aim(event) else (None, "")
    return {
        "id": event.id,
        "lane": lane,
        "words": event.words,
        "title": event.title,
        "date": in_words(event.date),
        "short_date": short_words(event.date),
        "year": event.date.earliest.year if event.date.earliest else None,
        "summary": event.summary,
        "status": event.status,
        "status_words": STATUS_WORDS[event.status],
        "headline": event.priority == 1,
        "place": event.place,
        "quantity": _quantity(event),
        "due": _when(event.due),
        "outcome": result,
        "asserted_by": event.asserted_by,
        "kind": KIND_WORDS[event.asserted_by_kind],
        "source": _source(event),
        "dispute": {"words": event.dispute, "link": _link(event.disputed_by)} if event.disputed else None,
        "answers": event.answers,
        "answered_by": [reply.id for reply in replies],
        "extra": [[name, text] for name, text in event.told_extra],
    }


def facts(events: Sequence[Event], lanes: Sequence[str]) -> list[dict[str, Any]]:
    """Return the facts of all events in date order."""
    answers = answers_to(events)
    number = {name: index for index, name in enumerate(lanes)}
    return [fact(event, number[event.lane], answers) for event in by_date(events)]
