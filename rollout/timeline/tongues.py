"""In which language the words of the evidence are, for those who hear an output: while it is made, of each event."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rollout.evidence.event import Dataset, Event
from rollout.timeline.spoken import USUAL, own_language
from rollout.words.say import language

LETTERS = 4
"""How many letters the part of a tag has that names a script."""

_told: ContextVar[tuple[str, str]] = ContextVar("told", default=(USUAL, USUAL))
"""The language that events are asked for in, and the one of the file."""


@contextmanager
def telling(dataset: Dataset) -> Iterator[None]:
    """Tell of these events for as long as this lasts: `tongue` says the language of their words."""
    own = own_language(dataset)
    before = _told.set((dataset.language or own, own))
    try:
        yield
    finally:
        _told.reset(before)


def tongue(event: Event | None = None, column: str = "title") -> str:
    """Return the tag of the language of what a column says of an event, or else of the file's own words.

    What is not said in the language that was asked for is in the file's.
    """
    asked, own = _told.get()
    return asked if event and column in event.spoken else own


@contextmanager
def in_ours() -> Iterator[None]:
    """Have words that stand for an event be our own for as long as this lasts, such as its date for its title."""
    before = _told.set((language(), language()))
    try:
        yield
    finally:
        _told.reset(before)


def asked() -> str:
    """Return the tag of the language that the events are asked for in."""
    return _told.get()[0]


def foreign(tag: str) -> str:
    """Return a tag of words of the evidence; empty where our own beside them are in the same language.

    One that names its letters is another: 简体 and 繁體 are drawn by faces of their own.
    """
    base, *more = tag.split("-")
    return "" if base == language() and not any(len(part) == LETTERS for part in more) else tag


def of_words(event: Event) -> str:
    """Return the tag of the language of the words beside the mark of an event."""
    return tongue(event, "label" if event.label else "title")
