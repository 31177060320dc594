"""What an interpreter of a talk looks up: names, numbers and terms of each scene, in every language of the file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rollout.evidence.alike import NAMES, PLACES, finder
from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.folding import folded
from rollout.timeline.clock import every
from rollout.timeline.exhibits import quotation
from rollout.timeline.facts import quantity_words
from rollout.timeline.kinds import QUOTATION
from rollout.timeline.spoken import languages, own_language, spoken
from rollout.timeline.talk import Scene, Talk
from rollout.words.say import later, say, speaking
from rollout.words.tongues import tongue_for

SCRIPTS = {
    "bo": re.compile("[\u0f00-\u0fff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ug": re.compile("[\u0600-\u06ff]"),
}
LATIN = re.compile("[A-Za-z]")
"""The letters in which a language writes the names of places; all others write them in Latin letters."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one thing is called, in each language; empty where nobody has said it."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked up of one scene. before: the scenes in which its other events stood first, with their titles."""

    number: int
    title: str
    terms: tuple[Term, ...]
    before: tuple[tuple[str, int], ...] = ()


def tags_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the languages of a file, its own first."""
    return languages(dataset) or (own_language(dataset),)


def _in_tongue(tag: str, words: str, known: str) -> str:
    """Return what is said in the language of a tag, or nothing where we do not speak it."""
    return words if tongue_for(tag) == tag.partition("-")[0] or tag == known else ""


def _names(event: Event, tags: Sequence[str]) -> Iterator[Term]:
    """Yield the places that the words of an event name, as each language calls them."""
    text = folded(" ".join((event.title, event.summary, event.place)))
    for names, alike in zip(PLACES, NAMES, strict=True):
        if finder(alike[0])(text):  # which finds it by any of its names
            scripts = [SCRIPTS.get(tag.partition("-")[0], LATIN) for tag in tags]
            words = (" / ".join(name for name in names if script.search(name)) for script in scripts)
            yield Term(later("Name"), tuple(words))


def _terms(event: Event, by_tag: Mapping[str, Event], own: str) -> Iterator[Term]:
    """Yield what is looked up of one event."""
    tags = tuple(by_tag)

    def each(part: str) -> tuple[str, ...]:
        found = ((tag, one) for tag, one in by_tag.items())
        return tuple(str(getattr(one, part)) if tag == own or part in one.spoken else "" for tag, one in found)

    def in_each(kind: str) -> tuple[str, ...]:
        words = []
        for tag in tags:
            with speaking(tongue_for(tag)):
                said = {
                    "Date": in_words(event.date),
                    "Claim status": say(event.status),
                    "Figure": quantity_words(event),
                }
            words.append(_in_tongue(tag, said[kind], own))
        return tuple(words)

    yield Term(later("Event"), each("title"))
    yield Term(later("Date"), in_each("Date"))
    yield Term(later("Label"), each("label"))
    yield Term(later("Place"), each("place"))
    yield Term(later("Figure"), in_each("Figure"))
    yield Term(later("Claim status"), in_each("Claim status"))
    yield Term(later("Who says so"), (event.says, *("" for _ in tags[1:])))
    yield Term(later("Dispute"), (event.dispute, *("" for _ in tags[1:])))


def _scene_terms(scene: Scene, lit: Sequence[Event], tags: Sequence[str]) -> Iterator[Term]:
    rest = ("",) * (len(tags) - 1)
    if scene.shows.kind == QUOTATION:
        said = quotation(scene, lit)
        yield Term(later("Quotation"), (said.words, *rest))
        yield Term(later("Quotation in English"), (said.english, *rest))
        yield Term(later("Who"), (said.who, *rest))
    elif scene.shows.words:
        yield Term(later("Words"), (scene.shows.words, *rest))


def looked_up(talk: Talk, dataset: Dataset) -> list[Looked]:
    """Return what an interpreter looks up of a talk, scene by scene; an event stands where it is lit first.

    The presenter's notes are no part of it.
    """
    tags, own = tags_of(dataset), own_language(dataset)
    by_tag = {tag: {event.id: event for event in every(spoken(dataset, "" if tag == own else tag))} for tag in tags}
    first: dict[str, int] = {}
    found = []
    for number, scene in enumerate(talk.scenes, 1):
        lit = [by_tag[own][one] for one in scene.focus if one in by_tag[own]]
        new = [event for event in lit if first.setdefault(event.id, number) == number]
        terms = [*_scene_terms(scene, lit, tags)]
        for event in new:
            terms += _terms(event, {tag: by_tag[tag][event.id] for tag in tags}, own)
        names = dict.fromkeys(name for event in new for name in _names(event, tags))
        said = tuple(term for term in (*terms, *names) if any(term.words))
        before = tuple((event.title, first[event.id]) for event in lit if event not in new)
        found.append(Looked(number, scene.title, said, before))
    return found
