"""What the templates are given: the sheet as plain records, the headlines, and their sources by number."""

import re
from collections.abc import Sequence
from typing import Any

from rollout.evidence.citation import Citation
from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.text import link_host, safe_link
from rollout.layout.palette import Palette, of_lane
from rollout.layout.scene import records, scaled
from rollout.sheet import Sheet
from rollout.sheet.frame import PX
from rollout.sheet.lines import legible
from rollout.sheet.signs import form
from rollout.timeline.edition import Edition, headlines, refuse_too_many, stamp
from rollout.timeline.naming import heading
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.sourcing import citation_name, cited, further, glance_words, known_words, read_words

LONG = 24  # letters of a word beyond which a line may end within it
AFTER = re.compile(r"(?<=[/?&=._\-])")
MOST = 1000  # entries of a handout: about forty pages
MARK = 10.0  # px of a mark on the stage


def pieces(text: str) -> list[str]:
    """Return text in pieces between which a line may end; joined they are the text."""
    found = [""]
    for word in re.split("(?<= )", legible(text)):
        if len(word) <= LONG:
            found[-1] += word
            continue
        for part in AFTER.split(word):
            found += [part[at : at + LONG] for at in range(0, len(part), LONG)]
        found.append("")
    return [piece for piece in found if piece]


def _how(one: Citation | None) -> str:
    return f" ({read})" if (read := read_words(one)) else ""


class _Sources:
    """Numbers sources in the order in which they are first named; one address is one source."""

    def __init__(self, events: Sequence[Event], links: bool) -> None:
        self.links = links
        self.known = {safe_link(event.source.url): cited(event) for event in reversed(events)}
        self.titles: dict[tuple[str, str], str] = {}

    def of(self, event: Event) -> str:
        """Return the number of an event's source in square brackets."""
        return self._number(cited(event), safe_link(event.source.url))

    def against(self, event: Event) -> str:
        """Return the number of the source that disputes an event in square brackets."""
        address = safe_link(event.disputed_by)
        number = self._number(self.known.get(address) or link_host(address) or event.dispute, address)
        return f"{number}{_how(event.counter)}"

    def behind(self, event: Event) -> str:
        """Return what stands behind an event at a glance, with the numbers of its further sources by role."""
        others = (
            f"{role} {self._number(citation_name(one), safe_link(one.url))}{_how(one)}" for role, one in further(event)
        )
        return ". ".join(filter(None, (glance_words(event), *others)))

    def _number(self, title: str, address: str) -> str:
        key = ("", address) if address else (title, "")
        self.titles.setdefault(key, title)
        return f"[{list(self.titles).index(key) + 1}]"

    def records(self) -> list[dict[str, Any]]:
        """Return all sources in the order of their numbers."""
        return [
            {"title": pieces(title), "address": pieces(address), "link": address if self.links else ""}
            for (_, address), title in self.titles.items()
        ]


def _entry(event: Event, found: Outcomes, sources: _Sources, size: float, palette: Palette) -> dict[str, Any]:
    """Return a headline as the template sets it; its mark stands about the middle of a box of its own."""
    ink = palette.ink
    whole = form(event.status, event.disputed, MARK / 2 + 1, MARK / 2, MARK, ink, palette.paper, ink)
    drawn = scaled(whole, size / PX)
    due = in_words(event.due) if event.due else ""
    date = legible(in_words(event.date))
    said = f"{event.says} {sources.of(event)}"
    dispute = f"{event.dispute} {sources.against(event)}" if event.disputed else ""
    return {
        "form": records(drawn),
        "date": date[:1].upper() + date[1:],
        "status": event.status,
        "title": pieces(event.title),
        "asserted": pieces(said),
        "due": pieces("; ".join(part for part in (due, found.words(event)) if part)),
        "sources": pieces(sources.behind(event)),
        "known": pieces(known_words(event)),
        "disputed": event.disputed,
        "dispute": pieces(dispute),
    }


def title_of(sheet: Sheet) -> str:
    """Return the title of a sheet as one line."""
    return " ".join(words.text for words in sheet.title)


def handout(edition: Edition, sheet: Sheet, palette: Palette, size: float, links: bool) -> dict[str, Any]:
    """Return all that the handout's template needs; `size`: points of the type after the sheet."""
    refuse_too_many(edition, MOST, "entries in a handout")
    chosen, mark = headlines(edition), stamp(edition)
    sources, found = _Sources(edition.dataset.events, links), outcomes(edition.dataset.events)
    lanes = [
        {
            "name": pieces(heading(name, edition.dataset.settings)),
            "ink": of_lane(palette.inks, edition.dataset.lanes.index(name)),
            "entries": [_entry(event, found, sources, size, palette) for event in chosen if event.lane == name],
        }
        for name in edition.lanes
    ]
    what = "Headlines" if chosen != edition.shown else "Events"
    count = (
        f"{len(chosen)} of the {len(edition.shown)} events shown" if what == "Headlines" else f"{len(chosen)} in all"
    )
    return {
        "title": title_of(sheet),
        "summary": legible(mark.line),
        "sheet": records(sheet),
        "ink": palette.ink,
        "muted": palette.muted,
        "running": title_of(sheet),
        "footer": legible(f"Data {mark.short}, {mark.newest} · {mark.caution}"),
        "heading": what,
        "intro": pieces(f"{count}, lane by lane in order of date. Numbers in brackets lead to the sources."),
        "size": size,
        "columns": 3,
        "lanes": [lane for lane in lanes if lane["entries"]],
        "sources": sources.records(),
    }
