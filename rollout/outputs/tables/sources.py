"""The sources of an edition: each once, with a lasting key and the events it is cited for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rollout.evidence.citation import READ_WORDS, Citation
from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event, Source
from rollout.evidence.made import bare
from rollout.evidence.text import clean, safe_link
from rollout.evidence.writer import digest
from rollout.timeline.edition import Edition
from rollout.timeline.sourcing import more_words

KEY_NAME = 16  # characters of the publisher in a key


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and the events shown that cite it, in date order."""

    key: str
    source: Source
    url: str
    """An address that may be followed, or empty."""
    events: tuple[Event, ...]
    read: str = ""
    """How it was read, where somebody says."""
    language: str = ""
    """The language it is in, as a tag, where somebody says."""
    more: str = ""
    """Who speaks in it, its origin, the kept copy and the words relied on, where somebody says."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """Return the lanes of its events, each once."""
        return tuple(dict.fromkeys(event.lane for event in self.events))

    @property
    def keywords(self) -> tuple[str, ...]:
        """Return the lanes and the tags of its events, each once."""
        return tuple(dict.fromkeys((*self.lanes, *(tag for event in self.events for tag in event.tags))))

    @property
    def cited_for(self) -> str:
        """Return in one line who says what on the strength of it, with each claim status and dispute."""
        return " ".join(f"{_said(event)}." for event in self.events)

    @property
    def kept(self) -> str:
        """Return the address of a kept copy that may be followed, or an empty text."""
        return safe_link(self.source.archive_url)


def cited(edition: Edition) -> tuple[Cited, ...]:
    """Return the sources of the events shown, in order of key.

    Two with one address are one, and without an address two with one title and publisher. Which of them
    lends its title, and so its key, is the first in the whole file: the same in every view of it.
    """
    first: dict[tuple[str, ...], Source] = {}
    for event in edition.dataset.events:
        for source in _sources(event):
            first.setdefault(identity(source), source)
    said = [(identity(_source(one)), one) for event in reversed(edition.dataset.events) for one in event.citations]
    read = {who: f"{READ_WORDS[one.read].capitalize()}." for who, one in said if one.read}
    languages = {who: one.language for who, one in said if one.language}
    more = {who: words for who, one in said if (words := _more(one))}
    by_source: dict[tuple[str, ...], dict[str, Event]] = {}
    for event in edition.shown:
        for source in _sources(event):
            by_source.setdefault(identity(source), {})[event.id] = event
    found = (
        Cited(
            key(first[who]),
            first[who],
            safe_link(first[who].url),
            tuple(events.values()),
            read.get(who, ""),
            languages.get(who, ""),
            more.get(who, ""),
        )
        for who, events in by_source.items()
    )
    return tuple(sorted(found, key=lambda one: one.key))


def _more(one: Citation) -> str:
    words = more_words(replace(one, language=""))
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _sources(event: Event) -> list[Source]:
    """Return all sources of an event: its own, those that dispute it, and those that stand by."""
    further = [_source(one) for one in event.citations]
    return [replace(one, title=one.name) for one in (event.source, *further) if one.given]


def _source(one: Citation) -> Source:
    source = Source(*one.parts)
    return replace(source, title=source.name)


def identity(source: Source) -> tuple[str, ...]:
    """Return what makes two sources the same: the address, else title and publisher."""
    link = safe_link(source.url)
    return (link,) if link else (source.title, source.publisher)


def key(source: Source) -> str:
    """Return a key of plain letters and figures: publisher, year, and eight figures of a digest that tell it apart."""
    name = re.sub("[^a-z0-9]", "", bare(source.publisher))[:KEY_NAME] or "source"
    when = source.date
    year = str(when.earliest.year) if when and when.earliest and when.precision in ("day", "month", "year") else ""
    return f"{name}{year}-{digest('|'.join(identity(source)).encode())[:8]}"


def one_line(text: str) -> str:
    """Return text in one line, without what cannot be seen."""
    return " ".join(clean(text).split())


def joined(parts: Iterable[str]) -> str:
    """Return the parts that hold something, as one line."""
    return one_line(" ".join(part for part in parts if part))


def _said(event: Event) -> str:
    who = event.says
    return f"{who}: {event.title}, {in_words(event.date)} [{event.status}{', disputed' * event.disputed}; {event.id}]"
