"""Two clocks: events at the date when they happened, or at the date when they became known; never both on one axis."""

from dataclasses import replace

from rollout.evidence.citation import SUPPORTS
from rollout.evidence.edtf import EdtfDate, in_words, short_words
from rollout.evidence.event import Dataset, Event
from rollout.words.say import say

KNOWN = "known"
"""How an address and a command name the second clock; the first has no name."""
CLOCK_WORDS = {"": "when it happened", KNOWN: "when it became known"}


def became_known(event: Event) -> EdtfDate | None:
    """Return when an event became known, or else when the first dated text in its support appeared; None without."""
    supports = (one.date for one in event.citations if one.role == SUPPORTS)
    return event.known or event.source.date or next((when for when in supports if when), None)


def every(dataset: Dataset) -> tuple[Event, ...]:
    """Return all events of a dataset, with those that have no date on its clock."""
    return (*dataset.events, *dataset.waiting) if dataset.waiting else dataset.events


def as_happened(event: Event) -> Event:
    """Return an event at the date when it happened, whichever clock it stands by."""
    return replace(event, date=event.happened, happened=None) if event.happened else event


def _moved(event: Event) -> Event | None:
    when = became_known(event)
    return replace(event, date=when, happened=event.date) if when else None


def on_clock(dataset: Dataset, clock: str) -> Dataset:
    """Return a dataset with its events by a clock; those without a date on the second one wait, and are counted."""
    if clock != KNOWN:
        return dataset
    moved = [_moved(event) for event in dataset.events]
    return replace(
        dataset,
        events=tuple(event for event in moved if event),
        waiting=tuple(event for event, found in zip(dataset.events, moved, strict=True) if not found),
        whole=on_clock(dataset.whole, clock) if dataset.whole else None,
    )


def known_at(event: Event, short: bool = False) -> str:
    """Return in words when an event became known; where nobody says so, of when the cited text is; empty without."""
    when = became_known(event)
    if when is None:
        return ""
    words = short_words(when) if short else in_words(when)
    return say("known {date}", date=words) if event.known else say("cited text of {date}", date=words)


def when_words(event: Event, short: bool = False) -> str:
    """Return the date of an event by the clock that it stands by; by the second one with both dates, each named."""
    words = short_words if short else in_words
    if event.happened is None:
        return words(event.date)
    return say("{known}; happened {happened}", known=known_at(event, short), happened=words(event.happened))
