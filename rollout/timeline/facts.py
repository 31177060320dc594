"""What a card, the details and the list say of each event: finished words, in date order, ready for any page."""

from collections.abc import Mapping, Sequence
from typing import Any

from rollout.evidence.citation import READ_WORDS, Citation
from rollout.evidence.edtf import EdtfDate, in_words, short_words
from rollout.evidence.event import Event
from rollout.evidence.text import link_host, safe_link
from rollout.evidence.vocabulary import AHEAD, AIMS, KIND_WORDS, MEASURE_WORDS, STATUS_WORDS
from rollout.timeline.series import amount, answers_to, is_share, outcome


def by_date(events: Sequence[Event]) -> list[Event]:
    """Return events in date order: by beginning, then end, then as the file has them; an open start comes first."""
    return sorted(events, key=lambda event: (event.date.order, event.row))


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
    note = source.note if source.note and not source.url and source.note != source.name else ""
    publisher = source.publisher if source.publisher != source.name else ""
    return _cited(source.name, publisher, source.date, note)


def _cited(title: str, publisher: str, date: EdtfDate | None, note: str) -> str:
    ended = title if title.endswith((".", "!", "?", "…")) else f"{title}."
    dated = ", ".join(filter(None, (publisher, _when(date))))
    return " ".join(filter(None, (ended, dated, f"({note})" if note else "")))


def citation_words(one: Citation) -> str:
    """Return a further source as one cites it, with who speaks there, what it rests on and how it was read."""
    name = one.title or one.publisher or link_host(one.url) or one.note
    note = one.note if one.note != name and not one.url else ""
    cited = _cited(name, one.publisher if one.publisher != name else "", one.date, note)
    says = f"{one.says} ({KIND_WORDS[one.kind]})" if one.says and one.kind else one.says
    more = (
        f"says {says}" if says else "",
        f"origin: {one.origin}" if one.origin else "",
        READ_WORDS.get(one.read, ""),
        f"copy kept as {one.kept}" if one.kept else "",
    )
    quote = f" “{one.quote}”" + (f" (“{one.quote_en}”)" if one.quote_en else "") if one.quote else ""
    return f"{cited}{''.join(f'; {part}' for part in more if part)}{quote}"


def further(event: Event) -> list[tuple[str, Citation]]:
    """Return the further sources of an event by role, each with what its role is called, in the order of the file."""
    return [(ROLES[role], one) for role in ROLES for one in event.citations if one.role == role]


def weight_words(event: Event) -> str:
    """Return how many sources stand behind an event that has further ones, and whether all have one origin."""
    count = sum(one.role == "supports" for one in event.citations) + event.own_source
    if count < 2:
        return ""
    return f"{count} sources, {'one origin: ' + event.origin if event.origin else 'in support'}"


ROLES = {"supports": "Also supports it", "disputes": "Also disputes it", "context": "Context"}


def _source(event: Event) -> dict[str, Any]:
    source = event.source
    return {
        "title": source.name,
        "publisher": source.publisher if source.publisher != source.name else "",
        "date": _when(source.date),
        "link": _link(source.url),
        "archive": _link(source.archive_url),
        "note": source.note if source.note != source.name else "",
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
        "says": event.says,
        "source": _source(event),
        "dispute": {"words": event.dispute, "link": _link(event.disputed_by)} if event.disputed else None,
        "answers": event.answers,
        "answered_by": [reply.id for reply in replies],
        "tags": list(event.tags),
        "known": " – ".join(filter(None, (_when(event.known), event.known_by))),
        "answers_note": event.answers_note,
        "further": [
            [role, citation_words(one), _link(one.url), _link(one.archive_url)] for role, one in further(event)
        ],
        "weight": weight_words(event),
        "extra": [[name, text] for name, text in event.told_extra],
    }


def facts(events: Sequence[Event], lanes: Sequence[str]) -> list[dict[str, Any]]:
    """Return the facts of all events in date order."""
    answers = answers_to(events)
    number = {name: index for index, name in enumerate(lanes)}
    return [fact(event, number[event.lane], answers) for event in by_date(events)]
