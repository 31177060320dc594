"""Claims that the evidence no longer makes, found again in what a person wrote on a deck."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rollout.evidence.event import Event
from rollout.outputs.deck.consent import claims
from rollout.outputs.deck.found import bodies, edited, elements, find, name_of, others, own_notes, words_of
from rollout.outputs.deck.ledger import Ledger
from rollout.timeline.naming import named
from rollout.words.said import said

SHORT = 12  # letters: fewer may stand anywhere by chance
RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that is withdrawn: the id of its event, why, and the words that told it, folded."""

    event: str
    why: str
    words: tuple[str, ...]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _tells(name: str, event: str) -> bool:
    """Say whether a shape of a name is one that we made to tell an event."""
    return name == f"event:{event}" or name.startswith(f"headline:{event}/") or f"/{event} " in name


def _said(deck: Any) -> dict[str, list[str]]:
    """Return the words by which a deck tells its events, by their ids."""
    found: dict[str, list[str]] = {}
    for element in (one for slide in deck.slides for one in elements(slide)):
        kind, _, event = name_of(element).removesuffix("/title").partition(":")
        if kind in ("event", "headline"):
            found.setdefault(event, []).extend(_folded(words_of(body)) for body in bodies(element).values())
    return found


def _long(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in words if len(one) >= SHORT))


def withdrawn(deck: Any, ledger: Ledger, events: Sequence[Event]) -> list[Claim]:
    """Return the claims that a deck tells and the data does not, or tells as retracted."""
    known, words = {event.id: event for event in events}, _said(deck)
    found = []
    for name in claims(ledger):
        event = known.get(name)
        if event is None:
            found.append(Claim(name, said("no longer in the data"), _long(words.get(name, ()))))
        elif event.status == RETRACTED:
            found.append(Claim(name, said(RETRACTED), _long(_folded(named(one)) for one in (event.title, event.words))))
    return found


def _theirs(slide: Any, key: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the texts of a slide that are a person's, each with its shape's name; without a key all of them are."""
    ours = {name: entry for (slide_key, name), entry in ledger.items() if slide_key == key}
    shapes = [find(slide, name, name.endswith("/title"), entry) for name, entry in ours.items()]
    touched = [
        shape.element for shape, entry in zip(shapes, ours.values(), strict=True) if shape and edited(shape, entry)
    ]
    for element in [*others(slide, key, ledger), *touched] if key else elements(slide):
        yield name_of(element), "\n".join(words_of(body) for body in element.iter("{*}txBody"))
    if notes := own_notes(ledger, slide, key):
        yield "", notes


def repeated(slide: Any, key: str, ledger: Ledger, lost: Sequence[Claim]) -> list[str]:
    """Return what is to be said of a slide that repeats claims which are withdrawn, in words that are a person's."""
    texts = [(name, _folded(words)) for name, words in _theirs(slide, key, ledger)]
    return [
        said("This slide repeats a claim that is withdrawn ({event}: {why}).", event=claim.event, why=claim.why)
        for claim in lost
        if any(_tells(name, claim.event) or any(words in text for words in claim.words) for name, text in texts if text)
    ]
