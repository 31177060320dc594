"""What `timeline.toml` and the closed words of a file are called in another language: lanes, eras, units, speakers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import translated
from rollout.evidence.others import Names, names_of, words_of
from rollout.evidence.settings import Elsewhere
from rollout.evidence.vocabulary import NOT_STATED
from rollout.words.say import later

PLACE, LANE, GROUP, ERA = later("Place"), later("Lane"), later("Group of lanes"), later("Era")
KINDS = {
    "place": PLACE,
    "asserted_by": later("Speaker"),
    "known_by": later("Speaker"),
    "tags": later("Tag"),
    "unit": later("Unit"),
    "scope": later("Scope"),
}
"""What the words of a column are, where `timeline.toml` may say once what they are called."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the timeline: what it is, how the file says it, and how another language does, or nothing."""

    kind: str
    own: str
    said: str


def _in(elsewhere: Elsewhere, key: str, language: str) -> str:
    return next((text for known, tag, text in elsewhere if (known, tag) == (key, language)), "")


def _settings(dataset: Dataset, language: str) -> Iterator[Wording]:
    """Yield what `timeline.toml` says of the timeline, of the lanes that have events, and of eras."""
    said = dataset.settings
    yield Wording(later("Title of the timeline"), said.title, _in(said.elsewhere, "title", language))
    yield Wording(later("Subtitle"), said.subtitle, _in(said.elsewhere, "subtitle", language))
    known = said.lane_names
    for lane in dataset.lanes:
        one = known.get(lane)
        there = one.elsewhere if one else ()
        yield Wording(LANE, lane, _in(there, "name", language))
        if one:
            yield Wording(later("In full"), one.full, _in(there, "full", language))
            yield Wording(later("Term"), one.term, _in(there, "term", language))
            yield Wording(later("Whose term"), one.term_of, _in(there, "term_of", language))
    groups: dict[str, str] = {}
    for lane in dataset.lanes:
        if (one := known.get(lane)) and one.group:
            groups[one.group] = groups.get(one.group) or _in(one.elsewhere, "group", language)
    yield from (Wording(GROUP, group, text) for group, text in groups.items())
    yield from (Wording(ERA, era.name, _in(era.elsewhere, "name", language)) for era in said.eras)


def _single(event: Event, names: Names) -> Iterator[tuple[str, str]]:
    """Yield the words of an event that `timeline.toml` may name, with what they are; of several in a cell each."""
    for column, words, between in words_of(event):
        whole = not between or words in names
        yield from ((KINDS[column], one.strip()) for one in ([words] if whole else words.split(between.strip())))


def _places(dataset: Dataset, language: str) -> dict[str, str]:
    """Return what rows say themselves that their places are called."""
    asked = ("place", language)
    rows = ((event.place, name, text) for event in dataset.events for name, text in (*event.extra, *event.others))
    return {place: text for place, name, text in rows if translated(name) == asked}


def wordings(dataset: Dataset, language: str) -> tuple[Wording, ...]:
    """Return every text of the timeline that is no event's own, each once; of words those first that stand most often.

    A place is called what its rows say themselves, where `timeline.toml` does not name it.
    """
    names, places, order = (
        names_of(dataset.settings.words),
        _places(dataset, language),
        [*dict.fromkeys(KINDS.values())],
    )
    counts = Counter(one for event in dataset.events for one in _single(event, names))
    words = (
        Wording(kind, own, names.get(own, {}).get(language, "") or (places.get(own, "") if kind == PLACE else ""))
        for (kind, own), _ in sorted(counts.items(), key=lambda one: (order.index(one[0][0]), -one[1]))
    )
    return tuple(one for one in (*_settings(dataset, language), *words) if one.own and one.own != NOT_STATED)
