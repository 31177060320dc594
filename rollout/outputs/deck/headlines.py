"""One slide a headline: date, title, status with its mark, summary, who says so, what came of it, who disputes it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from rollout.evidence.brief import brief
from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.sayer import says_apart
from rollout.evidence.text import clean, safe_link
from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.layout.palette import Palette, of_lane
from rollout.outputs.deck.furniture import BOTTOM, edge
from rollout.outputs.deck.layouts import BODIES
from rollout.outputs.deck.parts import MARGIN, WIDE, Place, ShapeSpec, SlideSpec
from rollout.outputs.deck.photo import picture_group
from rollout.outputs.deck.rows import SHARES, Row, labelled, stacked
from rollout.outputs.deck.shapes import Run
from rollout.outputs.photos import size_of
from rollout.timeline.besides import besides
from rollout.timeline.clock import every, when_words
from rollout.timeline.edition import Edition, ExportError, headlines
from rollout.timeline.most import SLIDES, refuse_too_many
from rollout.timeline.naming import named, one_line
from rollout.timeline.outcome import Outcomes, outcomes
from rollout.timeline.sourcing import against_words, cited_beside, further_words, glance_words, known_words, own_more
from rollout.timeline.tongues import tongue
from rollout.timeline.view import known_of
from rollout.words.say import say

FURTHER, MORE, CREDIT = "further", "more", "credit"
TOP = 32.0
PHOTO, PHOTO_HIGH = 290.0, 320.0
"""The most room that the picture of an event takes at the side of its slide, in points."""
GAP = 24.0
LARGE = tuple(share for share in SHARES if share >= 0.8)
"""In smaller type than this no words stand beside a picture: it gives way."""
NONE: Mapping[str, bytes] = MappingProxyType({})
CUT = (400, 250, 150, 90)  # letters of each text of a slide, where more have no room


def web(address: str, links: bool) -> str:
    """Return where an address may lead in a deck: nowhere unless asked, and then to https only."""
    safe = safe_link(address)
    return safe if links and safe.startswith("https://") else ""


def _source(event: Event, links: bool, palette: Palette) -> Row:
    address = safe_link(event.source.url)
    shown = Run(f" {address}" if address else "", palette.muted, link=web(event.source.url, links))
    words = Run(named("; ".join(filter(None, (cited_beside(event), own_more(event))))), palette.ink)
    return labelled("source", say("Source"), [words, shown] if address else [words], 16.0, palette)


class Lane(NamedTuple):
    """What the lane of an event is called, and its number among all."""

    name: str
    number: int


def _dispute(event: Event, links: bool, palette: Palette) -> Row:
    address = safe_link(event.disputed_by)
    shown = Run(f" {address}" if address else "", palette.muted, link=web(event.disputed_by, links))
    words = Run(named("; ".join(filter(None, (apart(event.dispute), against_words(event))))), palette.ink, "semibold")
    return labelled("dispute", say("Disputed"), [words, shown] if address else [words], 18.0, palette)


def _rows(event: Event, lane: Lane, found: Outcomes, links: bool, palette: Palette) -> list[Row]:
    ink, date = palette.ink, when_words(event)
    where = " · ".join(named(part) for part in (lane.name, event.place) if part)
    when = (
        Run(date[:1].upper() + date[1:], of_lane(palette.inks, lane.number), "semibold"),
        Run(f"   {where}", palette.muted, tag=tongue()),
    )
    own = say(event.status)
    status = f"{own[:1].upper()}{own[1:]}. {say(STATUS_WORDS[event.status])}"
    says = named(says_apart(event))
    rows = [
        Row("date", when, 22.0, 4.0),
        Row("title", (Run(named(event.title), ink, "semibold", tag=tongue(event)),), 36.0, 12.0, title=True),
        Row("summary", (Run(named(event.summary), ink, tag=tongue(event, "summary")),), 22.0, 20.0),
        labelled("who", say("Who says so"), [Run(says, ink)], 18.0, palette),
        replace(
            labelled("status", say("Claim status"), [Run(status, ink)], 18.0, palette),
            mark=(event.status, event.disputed),
        ),
    ]
    due = "; ".join(part for part in (in_words(event.due) if event.due else "", found.words(event)) if part)
    if due:
        rows.append(labelled("due", say("Due"), [Run(one_line(due), ink)], 18.0, palette))
    if event.disputed:
        rows.append(_dispute(event, links, palette))
    rows.append(_source(event, links, palette))
    more = (
        ("sources", say("Sources"), glance_words(event)),
        ("known", say("Known"), known_words(event)),
        (FURTHER, say("Further"), further_words(event)),
        (MORE, say("More"), " · ".join(f"{name}: {apart(words)}" for name, words in besides(event, once=True))),
    )
    return [*rows, *(labelled(key, name, [Run(named(said), ink)], 16.0, palette) for key, name, said in more if said)]


def _cut(rows: list[Row], most: int) -> list[Row]:
    """Return rows of which no text is longer than so many letters; handout and tables have them whole."""
    return [
        replace(row, runs=tuple(replace(run, text=brief(run.text, most)) if run.text else run for run in row.runs))
        for row in rows
    ]


def _photo(key: str, event: Event, media: Mapping[str, bytes], palette: Palette) -> tuple[ShapeSpec, ...]:
    """Return the first picture of an event that a slide can hold, at its right side, with whose it is below."""
    for data in (media[name] for name in event.media if name in media):
        if size := size_of(data):
            scale = min(PHOTO / size[0], PHOTO_HIGH / size[1])
            place = Place(WIDE - MARGIN - size[0] * scale, TOP, size[0] * scale, size[1] * scale)
            credit = Row(
                CREDIT, (Run(named(event.media_credit), palette.muted, tag=tongue()),), 14.0, body=BODIES[CREDIT]
            )
            below = stacked(key, [credit], TOP + place.height + 6, BOTTOM, palette, WIDE - MARGIN - PHOTO)
            return (picture_group(f"{key}/picture", place, data, event.media_alt), *(below or ()))
    return ()


def _first(tried: Iterable[tuple[ShapeSpec, ...] | None]) -> tuple[ShapeSpec, ...] | None:
    """Return the first way in which rows had room."""
    return next(filter(None, tried), None)


def _leaf(
    event: Event,
    lane: Lane,
    outcome: Outcomes,
    notes: bool,
    links: bool,
    palette: Palette,
    media: Mapping[str, bytes],
) -> SlideSpec:
    key = f"headline:{event.id}"
    photo = _photo(key, event, media, palette)
    rows = [replace(row, body=BODIES.get(row.name, 0)) for row in _rows(event, lane, outcome, links, palette)]
    # What else the row says gives way where there is no room, then the further sources: those have slides of their own.
    # Then words are cut.
    whole, fewer, least = ([row for row in rows if row.name not in left] for left in ((), (MORE,), (MORE, FURTHER)))
    ways = (whole, fewer, least, *(_cut(least, most) for most in CUT))
    narrow = (whole, fewer) if photo else ()
    beside = _first(stacked(key, way, TOP, BOTTOM, palette, right=MARGIN + PHOTO + GAP, shares=LARGE) for way in narrow)
    found = beside or _first(stacked(key, way, TOP, BOTTOM, palette) for way in ways)
    if found is None:
        raise ExportError(
            say(
                "The words of “{event}” ({id}) have no room on a slide in type that can be read. "
                "Shorten its summary, its dispute or its source.",
                event=one_line(event.words),
                id=event.id,
            )
        )
    drawn = (edge(key, of_lane(palette.inks, lane.number)), *found, *(photo if beside else ()))
    return SlideSpec(key, drawn, clean(event.notes) if notes else "")


def bounded(edition: Edition) -> None:
    """Raise ExportError where the headlines are more than anybody can leaf through."""
    refuse_too_many(edition, SLIDES, "slides")


def headline_pages(
    edition: Edition, notes: bool, links: bool, palette: Palette, media: Mapping[str, bytes] = NONE
) -> list[SlideSpec]:
    """Return a slide for each headline shown, in order of date.

    notes: whether the presenter's notes become speaker notes. media: the pictures there are, by their names; one
    stands beside the words of its event where these leave it room. Raises ExportError, naming the event, when its
    words have none.
    """
    found = outcomes(known_of(every(edition.dataset), edition.view))
    said = edition.dataset.settings
    named = {name: Lane(said.shown(name), number) for number, name in enumerate(edition.dataset.lanes)}
    return [_leaf(event, named[event.lane], found, notes, links, palette, media) for event in headlines(edition)]
