"""One slide a scene of a talk: its title, its picture, who says what of what it lights, and the presenter's notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from types import MappingProxyType

from rollout.evidence.event import Event
from rollout.evidence.sayer import says_apart
from rollout.evidence.text import clean, safe_link
from rollout.layout.palette import Palette, of_lane
from rollout.outputs.deck.exhibits import beside, series_of_scene, words_of
from rollout.outputs.deck.furniture import BOTTOM, edge
from rollout.outputs.deck.headlines import web
from rollout.outputs.deck.parts import ShapeSpec, SlideSpec
from rollout.outputs.deck.picture import picture
from rollout.outputs.deck.rows import Row, labelled, stacked
from rollout.outputs.deck.shapes import Run
from rollout.timeline.clock import every, when_words
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.kinds import EVENTS
from rollout.timeline.naming import named, one_line
from rollout.timeline.sourcing import cited_beside, glance_words
from rollout.timeline.standing import standing
from rollout.timeline.talk import Scene, Talk
from rollout.timeline.talk_tongues import of_told
from rollout.timeline.tongues import tongue
from rollout.words.say import say

TOP = 28.0  # points
HEADED = 112.0  # points: where the title above a picture ends at the latest
GAP = 10.0  # points
MOST = 3  # slides of the words of one scene
NONE: Mapping[str, bytes] = MappingProxyType({})
HEIGHTS = (250.0, 220.0, 190.0, 160.0, 135.0, 115.0)  # points of a picture, tried from the largest


def _event_rows(event: Event, lane: int, links: bool, palette: Palette) -> Iterator[Row]:
    """Yield what a slide says of an event, each row named for the event, so that an update finds it again."""
    ink, key = palette.ink, event.id
    date = when_words(event)
    when = Run(f"{date[:1].upper()}{date[1:]}  ", of_lane(palette.inks, lane), "semibold")
    yield Row(f"{key} title", (when, Run(named(event.title), ink, tag=tongue(event))), 22.0, 4.0)
    says = f"{named(says_apart(event))} · {standing(event)}"
    who = labelled(f"{key} who", say("Says"), [Run(says, ink)], 17.0, palette)
    yield replace(who, mark=(event.status, event.disputed), below=4.0)
    if event.disputed:
        yield replace(
            labelled(f"{key} dispute", say("Disputed"), [Run(named(event.dispute), ink, tag=tongue())], 17.0, palette),
            below=4.0,
        )
    address = safe_link(event.source.url)
    shown = [Run(f" {address}", palette.muted, link=web(address, links))] if address else []
    yield replace(
        labelled(
            f"{key} source",
            say("Source"),
            [Run(named("; ".join(filter(None, (cited_beside(event), glance_words(event))))), ink), *shown],
            14.0,
            palette,
        ),
        below=14.0,
    )


def _gone(scene: Scene, palette: Palette) -> list[Row]:
    if not scene.gone:
        return []
    return [Row("gone", (Run(say("No longer in the evidence: {id}", id=", ".join(scene.gone)), palette.muted),), 17.0)]


def _keys(scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield what a slide is known by: its title, and which of those of the same title it is."""
    seen: dict[str, int] = {}
    for scene in scenes:
        title = one_line(scene.called or scene.title)
        seen[title] = seen.get(title, 0) + 1
        yield f"scene:{title}" if seen[title] == 1 else f"scene:{title} ({seen[title]})"


def _title(scene: Scene, size: float, below: float, palette: Palette) -> Row:
    words = Run(named(scene.title), palette.ink, "semibold", tag=of_told(scene, "title"))
    return Row("title", (words,), size, below, title=True)


def _heading(key: str, scene: Scene, palette: Palette) -> tuple[ShapeSpec, ...]:
    return stacked(key, [_title(scene, 30.0, 0.0, palette)], TOP, HEADED, palette) or ()


def _below(pieces: Sequence[ShapeSpec]) -> float:
    return max(piece.place.y + piece.place.height for piece in pieces) + GAP


def _together(
    key: str, head: tuple[ShapeSpec, ...], rows: list[Row], edition: Edition, scene: Scene, palette: Palette
) -> tuple[ShapeSpec, ...] | None:
    """Return the picture of a scene with its words below, the picture as high as they leave it; None without room."""
    top = _below(head)
    ways = ((high, stacked(key, rows, top + high + GAP, BOTTOM, palette)) for high in HEIGHTS)
    high, words = next(((high, words) for high, words in ways if words), (0.0, ()))
    drawn = picture(key, edition, scene, top, high, palette) if high else None
    return (*head, *drawn, *words) if drawn else None


def _exhibit(
    scene: Scene, key: str, rows: list[Row], edition: Edition, media: Mapping[str, bytes], palette: Palette
) -> list[SlideSpec]:
    """Return a scene that is not of the timeline as one slide, or as two: what it shows, and what is said of it."""
    known = {event.id: event for event in every(edition.dataset)}
    lit = [known[one] for one in scene.focus]
    head = _heading(key, scene, palette)
    brief = [row for row in rows if not row.name.endswith(" source")]
    for way in (rows, brief) if head else ():
        if found := beside(key, head, _below(head), way, scene, edition, media, palette):
            return [found]
    if head and (alone := beside(key, head, _below(head), (), scene, edition, media, palette)):
        return [alone, *_words(f"words:{key.partition(':')[2]}", scene, rows, palette)]
    own = words_of(scene, lit, series_of_scene(scene, lit, edition), palette)
    return _words(key, scene, [*own, *rows], palette)


def _slides(scene: Scene, key: str, rows: list[Row], edition: Edition, palette: Palette) -> list[SlideSpec]:
    """Return a scene as one slide, or its picture and its words as two; without anything lit it is words alone."""
    head = _heading(key, scene, palette)
    if head and scene.focus:
        brief = [row for row in rows if not row.name.endswith(" source")]
        for way in (rows, brief):
            if whole := _together(key, head, way, edition, scene, palette):
                return [SlideSpec(key, whole)]
        top = _below(head)
        if drawn := picture(key, edition, scene, top, BOTTOM - top, palette):
            words = _words(f"words:{key.partition(':')[2]}", scene, rows, palette)
            return [SlideSpec(key, (*head, *drawn)), *words]
    return _words(key, scene, rows, palette)


def _words(key: str, scene: Scene, rows: list[Row], palette: Palette) -> list[SlideSpec]:
    """Return a slide of words alone; up to three where they have no room on one, an event never torn."""
    if pieces := _page(key, scene, rows, palette):
        return [SlideSpec(key, pieces)]
    rest = [list(its) for _, its in groupby(rows, lambda row: row.name.partition(" ")[0])]
    found: list[SlideSpec] = []
    while rest and len(found) < MOST:
        here = f"words:{len(found) + 1}:{key.partition(':')[2]}" if found else key
        tried = ((count, _page(here, scene, list(chain(*rest[:count])), palette)) for count in range(len(rest), 0, -1))
        count, pieces = next(((count, pieces) for count, pieces in tried if pieces), (0, None))
        if pieces is None:
            break
        found, rest = [*found, SlideSpec(here, pieces)], rest[count:]
    if rest or not found:
        raise ExportError(
            say(
                "The words of the scene “{title}” have no room on a slide in type that can be read. "
                "Let it light fewer events.",
                title=one_line(scene.title),
            )
        )
    return found


def _page(key: str, scene: Scene, rows: list[Row], palette: Palette) -> tuple[ShapeSpec, ...] | None:
    return stacked(key, [_title(scene, 36.0, 18.0, palette), *rows], TOP, BOTTOM, palette)


def scene_pages(
    edition: Edition, talk: Talk, notes: bool, links: bool, palette: Palette, media: Mapping[str, bytes] = NONE
) -> list[SlideSpec]:
    """Return a slide for each scene in the order of the talk; its words stand on a second where one has no room.

    notes: whether the presenter's notes become speaker notes. media: the pictures there are, by their names. Raises
    ExportError, naming the scene, when its words have no room.
    """
    known = {event.id: event for event in every(edition.dataset)}
    lanes = edition.dataset.lanes
    found = []
    for key, scene in zip(_keys(talk.scenes), talk.scenes, strict=True):
        rows = [
            row
            for event in (known[one] for one in scene.focus)
            for row in _event_rows(event, lanes.index(event.lane), links, palette)
        ]
        rows += _gone(scene, palette)
        plain = scene.shows.kind == EVENTS
        first, *more = (
            _slides(scene, key, rows, edition, palette)
            if plain
            else _exhibit(scene, key, rows, edition, media, palette)
        )
        side = of_lane(palette.inks, lanes.index(known[scene.focus[0]].lane) if scene.focus else 0)
        said = replace(first, notes=clean(scene.notes) if notes else "")
        found += [replace(one, pieces=(edge(one.key, side), *one.pieces)) for one in (said, *more)]
    return found
