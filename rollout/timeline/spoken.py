"""The same events in another language: titles, labels, summaries and places by their columns such as `title@zh`.

What is not said in that language falls back to the words of the file, and it is counted how many that are. The words
that give way stay with the event, as a column of their own language, so that a search still finds them.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from rollout.evidence.bands import OWN_LANE
from rollout.evidence.brief import brief
from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import translated
from rollout.evidence.settings import Settings
from rollout.evidence.vocabulary import NAMED, TITLE_LENGTH, TRANSLATED
from rollout.timeline.languages import UNKNOWN, language_words
from rollout.timeline.naming import one_line
from rollout.words.say import later, say

TOGETHER = 256
"""How many texts are looked through in one step."""
USUAL = "en"
"""The language of a file that does not say its own."""
SAID = (*TRANSLATED, *NAMED)
SPEAKERS = ("asserted_by", "known_by")
UNCHECKED = later("not checked by a native reader")


def _tags(dataset: Dataset) -> tuple[str, ...]:
    """Return the languages that columns of a file are in, in the order of its header."""
    return tuple(dict.fromkeys(found[1] for name in dataset.columns if (found := translated(name))))


def own_language(dataset: Dataset) -> str:
    """Return the tag of the language that a file is written in: the first that `timeline.toml` lists, else English."""
    if said := dataset.settings.languages:
        return said[0]
    return UNKNOWN if USUAL in _tags(dataset) else USUAL


def told_languages(dataset: Dataset) -> dict[str, str]:
    """Return what a page is told: the language that events are in (empty: the file's own), and the file's own."""
    return {"language": dataset.language, "own": own_language(dataset)}


def beyond_ascii(texts: Iterable[str]) -> str:
    """Return every letter of texts that is not ASCII, once."""
    letters: set[str] = set()
    rest = iter(texts)
    while some := [*islice(rest, TOGETHER)]:  # joined they are looked through in one step
        if not (joined := "".join(some)).isascii():
            letters.update(joined)
    return "".join(sorted(letter for letter in letters if letter > "\x7f"))


def in_others(event: Event) -> tuple[str, ...]:
    """Return what an event says in languages other than the one that is shown."""
    return tuple(text for _, text in (*event.others, *event.named))


def held(events: Iterable[Event]) -> frozenset[str]:
    """Return the tags of the languages that anything is said in of events, beside that of the file."""
    names = {name for event in events for name, _ in (*event.told_extra, *event.others)}
    return frozenset(found[1] for found in map(translated, names) if found)


def languages(dataset: Dataset, said: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the languages that a file can be read in, its own first; none where it has but that one.

    said: those that anything is said in, where it is known already.
    """
    own, tags = own_language(dataset), _tags(dataset)
    said = held(dataset.events) if said is None else said
    there = [tag for tag in tags if tag == dataset.language or tag in said]
    order = {tag: place for place, tag in enumerate(dataset.settings.languages)}
    others = sorted((tag for tag in there if tag != own), key=lambda tag: order.get(tag, len(order)))
    return (own, *others) if others else ()


def language_of(asked: str, known: Sequence[str]) -> str:
    """Return the one of these languages that a tag asks for, or the nearest wider one; empty for the file's own.

    >>> language_of("zh-Hant-TW", ("en", "zh")), language_of("fr", ("en", "zh")), language_of("en", ("en", "zh"))
    ('zh', '', '')
    """
    tag = asked.casefold()
    while tag and tag not in known:
        tag = tag.rpartition("-")[0]
    return tag if tag in known[1:] else ""


def place_names(event: Event) -> tuple[str, ...]:
    """Return what the place of an event is called, in every language that the file says it in."""
    said = (*event.told_extra, *event.others, *event.named)
    others = (text for name, text in said if (found := translated(name)) and found[0] == "place")
    return (event.place, *others)


def _named(event: Event, said: dict[str, str]) -> dict[str, Any]:
    """Return the figure and the tags of an event in the words of a language, and take these from the others."""
    unit, scope = said.pop("unit", ""), said.pop("scope", "")
    found: dict[str, Any] = {}
    if event.quantity and (unit or scope):
        found["quantity"] = replace(event.quantity, unit_said=unit, scope_said=scope)
    if tags := said.pop("tags", ""):
        found["tags_said"] = tuple(tags.split("; "))
    return found


def said_in(event: Event, language: str, own: str) -> Event:
    """Return an event with what is said of it in a language; the words that give way under their own."""
    said: dict[str, str] = {}
    rest: list[list[tuple[str, str]]] = [[], [], []]
    # Of a row itself a column such as unit@zh is none of ours, and stays; a word of the timeline may stand for any.
    columns = ((event.extra, TRANSLATED), (event.others, TRANSLATED), (event.named, SAID))
    for (own_words, known), over in zip(columns, rest, strict=True):
        for name, text in own_words:
            found = translated(name, known)
            if found and found[1] == language:
                said[found[0]] = text if found[0] in ("summary", "notes") else one_line(text)
            else:
                over.append((name, text))
    if not said:
        return event
    parts = {"label": ""} | said if "title" in said else said  # a label of the other language stands on no mark
    if parts.get("label"):
        parts["label"] = brief(parts["label"], TITLE_LENGTH)
    before = [(column, str(getattr(event, column))) for column in (*TRANSLATED, *SPEAKERS) if column in parts]
    once = {*SPEAKERS, *(found[0] for name, _ in event.named if (found := translated(name, SAID)))}
    kept = [(f"{column}@{own}", text) for column, text in before if text and column not in once]
    rest[2] += [(f"{column}@{own}", text) for column, text in before if column in once]  # for a search alone
    left = {"others": tuple(rest[1]), "named": tuple(rest[2]), "spoken": tuple(said), **_named(event, parts)}
    return replace(event, extra=(*kept, *rest[0]), **parts, **left)  # type: ignore[arg-type] # columns by their names


def _in_lane(event: Event, names: Settings) -> Event:
    """Return an event of a lane that stands for several with its own lane in the language that is asked for."""
    own = ((name, names.shown(text) if name == OWN_LANE else text) for name, text in event.extra)
    return replace(event, extra=tuple(own))


def turning(dataset: Dataset, language: str, unfolded: Settings | None = None) -> Callable[[Event], Event]:
    """Return what gives an event of a dataset in a language.

    unfolded: what is said of its lanes as the file has them, where they are folded to few.
    """
    own, names = own_language(dataset), unfolded.in_language(language) if unfolded else None

    def turn(event: Event) -> Event:
        found = said_in(event, language, own)
        return _in_lane(found, names) if names else found

    return turn


def spoken(dataset: Dataset, language: str) -> Dataset:
    """Return a dataset with its events in a language; itself for its own, or the one that it is in already."""
    if not language or language == dataset.language:
        return dataset
    turn = turning(dataset, language, dataset.whole.settings if dataset.whole else None)

    def said(events: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(map(turn, events))

    return replace(
        dataset,
        language=language,
        settings=dataset.settings.in_language(language),
        events=said(dataset.events),
        waiting=said(dataset.waiting),
        unsigned=said(dataset.unsigned),
        whole=spoken(dataset.whole, language) if dataset.whole else None,
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many of some events are in the language they are shown in, what the others are in, and who looked it over."""

    language: str
    own: str
    count: int
    of: int
    unchecked: bool

    @property
    def words(self) -> str:
        """Both in one line, as in "41 of 172 in Tibetan, the others in English; not checked by a native reader"."""
        where: dict[str, str | int] = {"of": self.of, "language": language_words(self.language)}
        words = (
            say("all {of} in {language}", **where)
            if self.count == self.of
            else say(
                "{n} of {of} in {language}, the others in {own}", n=self.count, own=language_words(self.own), **where
            )
        )
        return f"{words}; {say(UNCHECKED)}" if self.unchecked else words


def is_unchecked(language: str, said: Settings) -> bool:
    """Return whether no native reader has checked the words of a language, as `timeline.toml` says."""
    return language in said.unchecked


def counted(dataset: Dataset, events: Sequence[Event]) -> Spoken | None:
    """Return how many of some events have their title in the language of their dataset; None for the file's own."""
    return counted_as(dataset, sum("title" in event.spoken for event in events), len(events))


def counted_as(dataset: Dataset, count: int, of: int) -> Spoken | None:
    """Return the same, where it is known how many of how many events have it."""
    if not dataset.language:
        return None
    unchecked = is_unchecked(dataset.language, dataset.settings)
    return Spoken(dataset.language, own_language(dataset), count, of, unchecked)
