"""What the handout's template is given: the sheet as plain records, the entries, and their sources by number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.sayer import sayer, says_apart
from rollout.layout.palette import Palette, of_lane
from rollout.layout.scene import records, scaled
from rollout.outputs.earth import Map
from rollout.outputs.handout.choosing import Figure, explained, figure_of
from rollout.outputs.handout.photos import Photos
from rollout.outputs.handout.places import where_records
from rollout.outputs.handout.sources import Sources
from rollout.outputs.handout.tongues import in_tongues, short
from rollout.outputs.handout.words import pieces
from rollout.sheet import Paper, Sheet
from rollout.sheet.frame import PX
from rollout.sheet.lines import legible
from rollout.sheet.signs import form
from rollout.timeline.besides import in_other_languages, picture_words
from rollout.timeline.clock import every, when_words
from rollout.timeline.edition import Edition, stamp
from rollout.timeline.excerpt import even_of
from rollout.timeline.naming import full_name, heading, named
from rollout.timeline.outcome import Outcomes, counted, outcomes
from rollout.timeline.sourcing import kept_words, known_words
from rollout.timeline.tongues import tongue
from rollout.timeline.view import known_of
from rollout.words.say import later, say

Drawn = tuple[Sheet, Map | None, Photos]
"""What a handout shows besides words: its sheet, its map, and the pictures of its entries."""
MARK = 10.0  # px of a mark on the stage
COLUMNS = 2
WORDS = {
    "page": later("Page {n} of {of}"),
    "asserted": later("Says so:"),
    "sources": later("Sources:"),
    "known": later("Known:"),
    "media": later("Picture:"),
    "tags": later("Tags:"),
    "due": later("Due:"),
    "dispute": later("Dispute:"),
    "disputed": later("disputed"),
    "where": later("Where"),
    "cited": later("Sources"),
}
"""What the template says of itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a handout explains: its entries in order, their numbers, and what is known of every target."""

    edition: Edition
    entries: tuple[Event, ...]
    found: Outcomes
    brief: bool = False
    """Whether pages are counted, and further sources therefore only counted too."""

    @property
    def numbers(self) -> dict[str, int]:
        """Return the number of each entry by the id of its event."""
        return {event.id: number for number, event in enumerate(self.entries, 1)}

    @property
    def figure(self) -> Figure | None:
        """Return the figure that stands in the box."""
        return figure_of(self.edition, self.entries, self.found)


def plan(edition: Edition, events: Sequence[Event] | None = None) -> Plan:
    """Return the plan of a handout that explains some of the events shown, lane by lane; None: the usual, at length."""
    chosen = set(explained(edition) if events is None else events)
    in_order = [event for name in edition.lanes for event in edition.shown if event.lane == name and event in chosen]
    return Plan(edition, tuple(in_order), outcomes(known_of(every(edition.dataset), edition.view)), events is not None)


def _entry(
    event: Event, number: int, found: Outcomes, sources: Sources, photos: Photos, size: float, palette: Palette
) -> dict[str, Any]:
    """Return an entry as the template sets it; its mark stands about the middle of a box of its own."""
    ink = palette.ink
    whole = form(event.status, event.disputed, MARK / 2 + 1, MARK / 2, MARK, ink, palette.paper, ink)
    said, behind = f"{says_apart(event)} {sources.of(event)}", sources.behind(event)
    if sources.brief:
        said, behind = "; ".join(filter(None, (said, behind))), ""
    due = in_words(event.due) if event.due else ""
    date = legible(when_words(event))
    return {
        "number": str(number),
        "form": records(scaled(whole, size / PX)),
        "date": date[:1].upper() + date[1:],
        "status": say(event.status),
        "title": pieces(event.title),
        "summary": pieces(event.summary),
        "tongues": {name: short(tongue(event, name)) for name in ("title", "summary")},
        "asserted": pieces(said),
        "due": pieces("; ".join(part for part in (due, found.words(event)) if part)),
        "sources": pieces(behind),
        "known": pieces(known_words(event)),
        "tags": pieces(", ".join(map(named, event.tags_said or event.tags))),
        "media": pieces(picture_words(event)),
        "picture": photos.of(event),
        "languages": [{"name": f"{name}:", "words": pieces(words)} for name, words in in_other_languages(event)],
        "disputed": event.disputed,
        "dispute": pieces(f"{apart(event.dispute)} {sources.against(event)}" if event.disputed else ""),
    }


def title_of(sheet: Sheet) -> str:
    """Return the title of a sheet as one line."""
    return " ".join(words.text for words in sheet.title)


def _box(figure: Figure, numbers: Mapping[str, int], palette: Palette, edition: Edition) -> dict[str, Any] | None:
    """Return the one figure that stands large, with what was aimed at and who says both."""
    aim, answer = figure.events
    quantity = answer.quantity
    return {
        "figure": legible(counted(quantity.count, quantity.unit) if quantity else ""),
        "unit": pieces(figure.series.counts),
        "when": pieces(
            say(
                "{date}, {status}, says {who} (entry {n})",
                date=in_words(answer.date),
                status=say(answer.status),
                who=sayer(answer.says),
                n=str(numbers[answer.id]),
            )
        ),
        "aim": pieces(
            say(
                "{words}. So says {who} (entry {n})",
                words=figure.target.words,
                who=sayer(aim.says),
                n=str(numbers[aim.id]),
            )
        ),
        "ink": of_lane(palette.inks, edition.dataset.lanes.index(answer.lane)),
    }


def _intro(chosen: Plan) -> tuple[str, str]:
    """Return what the entries are called together, and what is said of them first."""
    count, shown = len(chosen.entries), len(chosen.edition.shown)
    alike = even_of(chosen.edition.dataset)
    usual = not alike and all(event.priority == 1 for event in chosen.entries)
    said = say("{n} in all", n=count) if count == shown else say("{n} of the {of} events shown", n=count, of=shown)
    whole = say(
        "{count}, lane by lane in order of date. "
        "Numbers are those in the picture; those in brackets lead to the sources.",
        count=said,
    )
    what = say("Headlines") if usual and count < shown else say("Events")
    return what, " ".join(filter(None, (whole, kept_words(chosen.entries))))


def _lane(name: str, edition: Edition, palette: Palette) -> dict[str, Any]:
    """Return what is said of a lane above its entries."""
    settings = edition.dataset.settings
    return {
        "name": pieces(heading(name, settings)),
        "full": pieces(full_name(name, settings)),
        "ink": of_lane(palette.inks, edition.dataset.lanes.index(name)),
    }


def _lanes(chosen: Plan, sources: Sources, photos: Photos, size: float, palette: Palette) -> list[dict[str, Any]]:
    """Return each lane that has an entry, with its entries; sources are numbered in their order."""
    edition, numbers = chosen.edition, chosen.numbers
    lanes = [
        {
            **_lane(name, edition, palette),
            "entries": [
                _entry(event, numbers[event.id], chosen.found, sources, photos, size, palette)
                for event in chosen.entries
                if event.lane == name
            ],
        }
        for name in edition.lanes
    ]
    return [lane for lane in lanes if lane["entries"]]


def handout(
    chosen: Plan, drawn: Drawn, paper: Paper, palette: Palette, size: float, links: bool = False
) -> dict[str, Any]:
    """Return all that the handout's template needs; `size`: points of the type below and after the picture."""
    sheet, earth, photos = drawn
    edition, mark, numbers = chosen.edition, stamp(chosen.edition), chosen.numbers
    sources = Sources(edition.dataset.events, numbers, links, chosen.brief)
    lanes = _lanes(chosen, sources, photos, size, palette)
    what, intro = _intro(chosen)
    return {
        "title": legible(edition.title),
        "brief": chosen.brief,
        "summary": legible(mark.line),
        "sheet": in_tongues(sheet),
        "width": paper.width,
        "height": paper.height,
        "ink": palette.ink,
        "muted": palette.muted,
        "paper": palette.paper,
        "running": legible(edition.title),
        "footer": legible(f"{mark.data} · {mark.caution}"),
        "heading": what,
        "intro": pieces(intro),
        "size": size,
        "columns": COLUMNS,
        "figure": _box(chosen.figure, numbers, palette, edition) if chosen.figure else None,
        "lanes": lanes,
        "map": where_records(earth, numbers, palette) if earth else None,
        "sources": sources.records(),
        "words": {name: say(words) for name, words in WORDS.items()},
    }
