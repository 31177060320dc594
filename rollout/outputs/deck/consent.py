"""What an update does only when the person who asked agrees: slides of scenes taken away, a deck made of other data."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rollout.outputs.deck.found import slides_by_key
from rollout.outputs.deck.ledger import Ledger
from rollout.outputs.deck.parts import SlideSpec, short_digest
from rollout.outputs.formats import OTHER, SCENES
from rollout.sheet.lines import legible
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.naming import named
from rollout.words.said import in_turn, listed, said

MADE = re.compile(r"row-\d+")  # the id of an event in a file that gives none: it says no more than the place of a row
TALK = ("scene:", "words:")
TOLD = 5  # slides that a refusal names
LONG = 60  # letters of a title that are quoted

Agree = Callable[[str, str], bool]


def called(deck: Any, slide: Any) -> str:
    """Return what a person calls a slide: its number and its title."""
    number = next(at for at, one in enumerate(deck.slides, 1) if one.slide_id == slide.slide_id)
    title = slide.shapes.title
    words = " ".join(title.text_frame.text.split()) if title is not None else ""
    short = f"{words[:LONG]}…" if len(words) > LONG else words
    place = str(number)
    return (
        said("Slide {number}, “{title}”", number=place, title=short) if short else said("Slide {number}", number=place)
    )


def claims(ledger: Ledger) -> dict[str, set[str]]:
    """Return the events that a deck tells by their ids, each with the digests of the words that tell it."""
    found: dict[str, set[str]] = {}
    for (slide, name), entry in ledger.items():
        kind, _, event = (slide if name.startswith("headline:") else name).partition(":")
        if kind in ("event", "headline"):
            told = entry.texts.values() if name.startswith("event:") or name.endswith("/title") else ()
            found.setdefault(event, set()).update(told)
    return found


def _known(ledger: Ledger, edition: Edition) -> Iterator[bool]:
    """Yield of every event that a deck tells whether the data has it."""
    ids = {event.id for event in every(edition.dataset)}
    words = {
        short_digest(said_as)
        for event in every(edition.dataset)
        for said_as in (named(event.title), named(event.words), legible(event.words))
    }
    for event, digests in claims(ledger).items():
        yield bool(digests & words) if MADE.fullmatch(event) else event in ids


def _asked(agree: Agree, option: str, trouble: str, question: str, way: str) -> None:
    if not agree(option, in_turn(trouble, question)):
        raise ExportError(in_turn(trouble, said("{way}; {option} lets it.", way=way, option=f"--{option}")))


def allowed(deck: Any, ledger: Ledger, edition: Edition, leaves: Sequence[SlideSpec], agree: Agree) -> None:
    """Ask before a deck made of other data is updated, and before slides of scenes go.

    Raises ExportError, naming the slides and the option that lets it, where the answer is no.
    """
    known = list(_known(ledger, edition))
    if known and sum(known) * 2 < len(known):
        trouble: str = said(
            "The deck to update was made of other data: {n} of the {all} events on it stand in {file}.",
            n=sum(known),
            all=len(known),
            file=named(edition.dataset.name),
        )
        question, way = said("Bring it up to date all the same?"), said("Give the file that it was made of")
        _asked(agree, OTHER, trouble, question, way)
    now = {leaf.key for leaf in leaves}
    there = slides_by_key(deck, ledger)
    gone = [slides[0] for key, slides in there.items() if key.startswith(TALK) and key not in now]
    if gone:
        slides = listed((called(deck, slide) for slide in gone[:TOLD]), "; ")
        if len(gone) > TOLD:
            slides = said("{slides} and {n} more", slides=slides, n=len(gone) - TOLD)
        trouble = said("Scenes that are no longer told would be taken off the deck: {slides}.", slides=slides)
        _asked(agree, SCENES, trouble, said("Take them off?"), said("Give their talk with --talk"))
