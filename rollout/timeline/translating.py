"""How far a file is translated: per language what is there of its events' words and of those of `timeline.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import translated
from rollout.timeline.languages import language_words
from rollout.timeline.spoken import UNCHECKED, is_unchecked
from rollout.timeline.wordings import PLACE, wordings
from rollout.words.say import later, say

REST = "rest"
PARTS = ("title", "label", "summary", "place")
COUNTS = {
    "title": later("{n} of {of} titles"),
    "label": later("{n} of {of} labels"),
    "summary": later("{n} of {of} summaries"),
    "place": later("{n} of {of} places"),
    "Lane": later("{n} of {of} names of lanes"),
    "Group of lanes": later("{n} of {of} groups of lanes"),
    "Era": later("{n} of {of} eras"),
    "Speaker": later("{n} of {of} speakers"),
    "Tag": later("{n} of {of} tags"),
    "Unit": later("{n} of {of} units"),
    "Scope": later("{n} of {of} scopes of figures"),
    REST: later("{n} of {of} other texts of timeline.toml"),
}
"""What is counted: columns of events, and by their kinds the texts of the timeline."""
Older = Mapping[str, tuple[str, ...]]
"""By the id of an event the columns, as written, whose original was changed after them."""


def said(event: Event, language: str) -> dict[str, str]:
    """Return what is said of an event in a language, by column."""
    found = ((translated(name), text) for name, text in (*event.told_extra, *event.others, *event.named))
    return {known[0]: text for known, text in found if known and known[1] == language}


def lacking(event: Event, language: str) -> tuple[str, ...]:
    """Return the columns of an event that say something, and nothing in a language; a place is known by its name."""
    there = said(event, language)
    return tuple(part for part in PARTS[:3] if getattr(event, part) and part not in there)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one language is."""

    language: str
    counts: tuple[tuple[str, int, int], ...]
    """Of each column its name, how many events say it in the language, and how many at all; so of other words."""
    whole: int
    headlines: int
    older: int
    unchecked: bool

    @property
    def words(self) -> str:
        """All of it in one line."""
        counts = ", ".join(say(COUNTS[part], n=there, of=of) for part, there, of in self.counts if of)
        headlines = say("{n} of {of} headlines whole", n=self.whole, of=self.headlines)
        older = say("{n} older than the original", n=self.older) if self.older else ""
        rest = "; ".join(filter(None, (counts, headlines, older, say(UNCHECKED) if self.unchecked else "")))
        return say("{language} ({tag}): {rest}.", language=language_words(self.language), tag=self.language, rest=rest)


def _words(dataset: Dataset, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield how many of each kind of text of the timeline are said in a language; places are counted by event."""
    found: dict[str, list[bool]] = {}
    for one in (one for one in wordings(dataset, language) if one.kind != PLACE):
        found.setdefault(one.kind if one.kind in COUNTS else REST, []).append(bool(one.said))
    yield from ((part, sum(found[part]), len(found[part])) for part in COUNTS if part in found)


def standing(dataset: Dataset, language: str, older: Older) -> Standing:
    """Return how far a language of a file is; older: what is known to have been changed since."""
    there = [said(event, language) for event in dataset.events]
    counts = tuple(
        (part, sum(part in one for one in there), sum(bool(getattr(event, part)) for event in dataset.events))
        for part in PARTS
    )
    counts = (*counts, *_words(dataset, language))
    headlines = [event for event in dataset.events if event.priority == 1]
    whole = sum(not lacking(event, language) for event in headlines)
    old = sum(bool((found := translated(name)) and found[1] == language) for names in older.values() for name in names)
    return Standing(language, counts, whole, len(headlines), old, is_unchecked(language, dataset.settings))
