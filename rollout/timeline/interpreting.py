"""What an interpreter of a talk looks up: names, numbers and terms of each scene, in every language of the file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rollout.evidence.alike import NAMES, PLACES, finder
from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.folding import folded
from rollout.evidence.settings import LaneName, Settings
from rollout.timeline import scene_words
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


def _speaks(tag: str, own: str) -> bool:
    """Return whether we say dates, numbers and closed lists in a language; in that of the file in any case."""
    return tag == own or tongue_for(tag) == tag.partition("-")[0]


def _names(event: Event, tags: Sequence[str]) -> Iterator[Term]:
    """Yield the places that the words of an event name, as each language calls them."""
    text = folded(" ".join((event.title, event.summary, event.place)))
    for names, alike in zip(PLACES, NAMES, strict=True):
        if finder(alike[0])(text):  # which finds it by any of its names
            scripts = [SCRIPTS.get(tag.partition("-")[0], LATIN) for tag in tags]
            words = (" / ".join(name for name in names if script.search(name)) for script in scripts)
            yield Term(later("Name"), tuple(words))


def _by_us(by_tag: Mapping[str, Event], own: str, words: Callable[[Event], str]) -> tuple[str, ...]:
    """Return what we say of an event in each language that we speak."""
    found = []
    for tag, event in by_tag.items():
        with speaking(tongue_for(tag)):
            found.append(words(event) if _speaks(tag, own) else "")
    return tuple(found)


def _terms(by_tag: Mapping[str, Event], own: str) -> Iterator[Term]:
    """Yield what is looked up of one event, which is given in each language."""

    def told(part: str, tag: str) -> bool:
        return tag == own or part in by_tag[tag].spoken

    def each(part: str) -> tuple[str, ...]:
        return tuple(str(getattr(event, part)) if told(part, tag) else "" for tag, event in by_tag.items())

    rest = ("",) * (len(by_tag) - 1)
    says = _by_us(by_tag, own, lambda event: event.says)
    yield Term(later("Event"), each("title"))
    yield Term(later("Date"), _by_us(by_tag, own, lambda event: in_words(event.date)))
    yield Term(later("Label"), each("label"))
    yield Term(later("Place"), each("place"))
    yield Term(later("Figure"), _by_us(by_tag, own, quantity_words))
    yield Term(later("Claim status"), _by_us(by_tag, own, lambda event: say(event.status)))
    known = (words if told("asserted_by", tag) else "" for tag, words in zip(by_tag, says, strict=True))
    yield Term(later("Who says so"), tuple(known))
    yield Term(later("Dispute"), (by_tag[own].dispute, *rest))
    tags = (one.tags if tag == own else one.tags_said for tag, one in by_tag.items())
    yield Term(later("Tags"), tuple("; ".join(one) for one in tags))


def _lane_terms(lane: str, known: Mapping[str, Settings], own: str) -> Iterator[Term]:
    """Yield what a lane is called, and the term that somebody has for it."""
    names = {tag: said.lane_names.get(lane, LaneName(lane)) for tag, said in known.items()}
    yield Term(later("Lane"), tuple(one.shown if tag != own else one.name for tag, one in names.items()))
    base = names[own]
    terms = (one.term if tag == own or one.term != base.term else "" for tag, one in names.items())
    yield Term(later("Term"), tuple(terms))


def _scene_terms(scene: Scene, lit: Sequence[Event], tags: Sequence[str]) -> Iterator[Term]:
    """Yield what a scene says itself: its title where it has that in several languages, and what it quotes."""
    said = [scene_words.said(scene.extra, tag) for tag in tags[1:]]

    def each(part: str, own: str) -> tuple[str, ...]:
        return own, *(one.get(part, "") for one in said)

    rest = ("",) * len(said)
    if any("title" in one for one in said):
        yield Term(later("Scene"), each("title", scene.title))
    if scene.shows.kind == QUOTATION:
        quoted = quotation(scene, lit)
        of_talk = bool(scene.shows.words)
        yield Term(later("Quotation"), each("words", quoted.words) if of_talk else (quoted.words, *rest))
        yield Term(later("Quotation in English"), (quoted.english, *rest))
        yield Term(later("Who"), each("who", quoted.who) if scene.shows.who else (quoted.who, *rest))
    elif scene.shows.words:
        yield Term(later("Words"), each("words", scene.shows.words))


def looked_up(talk: Talk, dataset: Dataset) -> list[Looked]:
    """Return what an interpreter looks up of a talk, scene by scene; an event stands where it is lit first.

    The presenter's notes are no part of it.
    """
    tags, own = tags_of(dataset), own_language(dataset)
    each = {tag: spoken(dataset, "" if tag == own else tag) for tag in tags}
    by_tag = {tag: {event.id: event for event in every(one)} for tag, one in each.items()}
    called = {tag: one.settings for tag, one in each.items()}
    first: dict[str, int] = {}
    lanes: set[str] = set()
    found = []
    for number, scene in enumerate(talk.scenes, 1):
        lit = [by_tag[own][one] for one in scene.focus if one in by_tag[own]]
        new = [event for event in lit if first.setdefault(event.id, number) == number]
        terms = [*_scene_terms(scene, lit, tags)]
        for lane in dict.fromkeys(event.lane for event in new if event.lane not in lanes):
            lanes.add(lane)
            terms += _lane_terms(lane, called, own)
        for event in new:
            terms += _terms({tag: by_tag[tag][event.id] for tag in tags}, own)
        names = dict.fromkeys(name for event in new for name in _names(event, tags))
        said = tuple(term for term in (*terms, *names) if any(term.words))
        before = tuple((event.title, first[event.id]) for event in lit if event not in new)
        found.append(Looked(number, scene.title, said, before))
    return found
