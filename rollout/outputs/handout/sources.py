"""The sources of a handout by number; none of them is called by the bare name of a host."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rollout.evidence.citation import Citation
from rollout.evidence.event import Event
from rollout.evidence.text import safe_link
from rollout.outputs.handout.words import pieces
from rollout.timeline.sourcing import (
    citation_name,
    cited,
    further,
    glance_words,
    in_language,
    is_bare,
    more_words,
    read_words,
)
from rollout.words.say import later, say

UNTITLED = later("Page whose title is not given, cited for entry {n}.")
AGAINST = later("Page whose title is not given, named against entry {n}.")


def _how(one: Citation | None, brief: bool, said: str = "") -> str:
    """Return how a source was read and, at length, who speaks there, its origin and the words relied on."""
    more = more_words(replace(one, language=""), said) if one and not brief else ""
    how = "; ".join(filter(None, (read_words(one), more)))
    return f" ({how})" if how else ""


def _name(one: Citation, otherwise: str) -> str:
    title = one.title or one.publisher
    return otherwise if (not title and not one.note) or is_bare(title, one.url) else citation_name(one)


class Sources:
    """Numbers sources in the order in which they are first named; one address is one source."""

    def __init__(self, events: Sequence[Event], entries: Mapping[str, int], links: bool, brief: bool) -> None:
        """Take every event of the file, for a name that its address has there, and the numbers of the entries.

        `brief`: further sources are counted and not listed.
        """
        self.entries, self.links, self.brief = entries, links, brief
        named = [event for event in events if not is_bare(event.source.name, event.source.url)]
        self.known = {safe_link(event.source.url): cited(event) for event in reversed(named)}
        self.titles: dict[tuple[str, str], str] = {}
        self.languages: dict[tuple[str, str], str] = {}

    def of(self, event: Event) -> str:
        """Return the number of an event's source in square brackets."""
        source, address = event.source, safe_link(event.source.url)
        bare = is_bare(source.name, source.url)
        name = self._else(UNTITLED, address, event) if bare else cited(event)
        return self._number(name, address, event.own_citation)

    def against(self, event: Event) -> str:
        """Return the number of the source that disputes an event in square brackets."""
        address, one = safe_link(event.disputed_by), event.counter
        otherwise = self._else(AGAINST, address, event) if address else event.dispute
        number = self._number(_name(one, otherwise) if one else otherwise, address, one)
        return f"{number}{_how(one, self.brief, event.dispute)}"

    def behind(self, event: Event) -> str:
        """Return what stands behind an event at a glance, with the numbers of its further sources by role."""
        found = [(role, one, safe_link(one.url)) for role, one in further(event) if not self.brief]
        others = (
            f"{role} {self._number(_name(one, self._else(UNTITLED, address, event)), address, one)}{_how(one, False)}"
            for role, one, address in found
        )
        return ". ".join(filter(None, (glance_words(event), *others)))

    def _else(self, words: str, address: str, event: Event) -> str:
        """Return what a page is called whose title this row does not give: as another row calls it, or by its entry."""
        return self.known.get(address) or say(words, n=str(self.entries[event.id]))

    def _number(self, title: str, address: str, one: Citation | None) -> str:
        key = ("", address) if address else (title, "")
        self.titles.setdefault(key, title)
        if one and (language := in_language(one.language)):
            self.languages.setdefault(key, f"{language[:1].upper()}{language[1:]}.")
        return f"[{list(self.titles).index(key) + 1}]"

    def records(self) -> list[dict[str, Any]]:
        """Return all sources in the order of their numbers."""
        return [
            {
                "title": pieces(" ".join(filter(None, (title, self.languages.get(key))))),
                "address": pieces(key[1]),
                "link": key[1] if self.links else "",
            }
            for key, title in self.titles.items()
        ]
