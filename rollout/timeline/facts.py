"""What a card, the details and the list say of each event: finished words, in date order, ready for any page."""

from collections.abc import Sequence
from typing import Any

from rollout.evidence.bands import OWN_LANE
from rollout.evidence.citation import Citation
from rollout.evidence.edtf import EdtfDate, in_words, short_words
from rollout.evidence.event import Event
from rollout.evidence.text import link_host, safe_link
from rollout.evidence.units import is_share
from rollout.evidence.vocabulary import MEASURE_WORDS, STATUS_WORDS
from rollout.timeline.besides import picture_words
from rollout.timeline.clock import as_happened, became_known, known_at
from rollout.timeline.lag import lag_words
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.sourcing import (
    citation_name,
    further,
    glance_words,
    known_words,
    more_words,
    read_words,
    source_in_short,
)
from rollout.timeline.window import known_days
from rollout.words.amounts import amount
from rollout.words.say import say


def by_date(events: Sequence[Event]) -> list[Event]:
    """Return events in date order: by beginning, then end, then as the file has them; an open start comes first."""
    return sorted(events, key=lambda event: (event.date.order, event.row))


def _link(url: str) -> dict[str, str] | None:
    """Return a link with the host it leads to, or None where the address is not one we would follow."""
    safe = safe_link(url)
    return {"url": safe, "host": link_host(safe)} if safe else None


def _when(day: EdtfDate | None) -> str:
    return in_words(day) if day else ""


def quantity_words(event: Event) -> str:
    """Return a figure with its unit, what kind of figure it is, and over whom it counts."""
    quantity = event.quantity
    if quantity is None:
        return ""
    share = is_share(quantity.unit) and quantity.measure == "cumulative"  # "95 percent" is no running total
    kind = "" if share else f" ({say(MEASURE_WORDS[quantity.measure])})"
    figure = f"{amount(quantity.count if quantity.unit_said else quantity.value)} {quantity.unit_said or quantity.unit}"
    return f"{figure}{kind}, {quantity.scope_words}"


def _source(event: Event) -> dict[str, Any]:
    source = event.source
    return {
        "title": source.name,
        "publisher": source.publisher if source.publisher != source.name else "",
        "date": _when(source.date),
        "link": _link(source.url),
        "archive": _link(source.archive_url),
        "note": source.note if source.note != source.name else "",
        "short": source_in_short(event),
        "read": read_words(event.own_citation),
        "more": more_words(event.own_citation),
    }


def _dispute(event: Event) -> dict[str, Any] | None:
    if not event.disputed:
        return None
    against = event.counter
    return {
        "words": event.dispute,
        "who": (against and (against.says or against.publisher)) or link_host(event.disputed_by).removeprefix("www."),
        "link": _link(event.disputed_by),
        "read": read_words(against),
        "more": more_words(against, event.dispute),
    }


def _further(role: str, one: Citation) -> list[Any]:
    words = "; ".join(filter(None, (citation_name(one), more_words(one))))
    return [role, words, _link(one.url), _link(one.archive_url), read_words(one)]


def _pictures(event: Event) -> list[tuple[str, str]]:
    """Return what the pictures of an event show, whose they are and how their files are called."""
    said = f"{picture_words(event)}: {', '.join(event.media)}"
    return [(say("pictures") if len(event.media) > 1 else say("picture"), said)] if event.media else []


def _own_lane(one: tuple[str, str]) -> tuple[str, str]:
    """Return what a row says beside our columns; what of that is ours in the language that is spoken."""
    return (say(OWN_LANE), one[1]) if one[0] == OWN_LANE else one


def _second(event: Event) -> dict[str, Any] | None:
    """Return where an event stands by the clock of becoming known, and how late that is; None where nobody says.

    Without words it is the date of its source, which stands there already.
    """
    when = became_known(event)
    if when is None:
        return None
    return {
        "words": known_at(event) if event.known or not event.source.date else "",
        "days": list(known_days(when)),
        "lag": lag_words(event),
    }


def fact(event: Event, lane: int, found: Outcomes) -> dict[str, Any]:
    """Return what a reader is told of one event, with both its dates; the presenter's notes stay out."""
    event = as_happened(event)
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
        "quantity": quantity_words(event),
        "due": _when(event.due),
        "outcome": found.words(event),
        "asserted_by": event.asserted_by,
        "says": event.says,
        "source": _source(event),
        "dispute": _dispute(event),
        "answers": event.answers,
        "answered_by": [reply.id for reply in found.replies.get(event.id, ())],
        "tags": list(event.tags),
        "known": known_words(event),
        "days": list(known_days(event.date)),
        "second": _second(event),
        "answers_note": event.answers_note,
        "further": [_further(role, one) for role, one in further(event)],
        "glance": glance_words(event),
        "media": [list(event.media), event.media_alt, event.media_credit] if event.media else None,
        "extra": [[name, text] for name, text in (*_pictures(event), *map(_own_lane, event.told_extra))],
    }


def facts(events: Sequence[Event], lanes: Sequence[str], known: Outcomes | None = None) -> list[dict[str, Any]]:
    """Return the facts of all events in date order.

    known: what became of their targets, where the events are not all of the file: who answers may be among the others.
    """
    found = known or outcomes(events)
    number = {name: index for index, name in enumerate(lanes)}
    told = [(event, fact(event, number[event.lane], found)) for event in by_date(events)]
    if not any(event.spoken for event in events):
        return [one for _, one in told]
    return [one | {"spoken": list(event.spoken), "tags_said": list(event.tags_said)} for event, one in told]
