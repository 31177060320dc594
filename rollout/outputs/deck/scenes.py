"""One slide a scene of a talk: its title, who says what of the events it lights, and the notes of who gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.text import clean, safe_link
from rollout.layout.palette import Palette, of_lane
from rollout.outputs.deck.headlines import web
from rollout.outputs.deck.parts import HIGH, SlideSpec
from rollout.outputs.deck.rows import Row, labelled, stacked
from rollout.outputs.deck.shapes import Run
from rollout.timeline.edition import Edition, ExportError
from rollout.timeline.naming import named, one_line
from rollout.timeline.sourcing import cited, glance_words
from rollout.timeline.talk import Scene, Talk

TOP, BOTTOM = 32.0, HIGH - 24.0


def _event_rows(event: Event, lane: int, links: bool, palette: Palette) -> Iterator[Row]:
    """Yield what a slide says of an event, each row named for the event, so that an update finds it again."""
    ink, key = palette.ink, event.id
    date = in_words(event.date)
    when = Run(f"{date[:1].upper()}{date[1:]}  ", of_lane(palette.inks, lane), "semibold")
    yield Row(f"{key} title", (when, Run(named(event.title), ink)), 22.0, 4.0)
    standing = f"{event.status}{', disputed' * event.disputed}"
    says = f"{named(event.says)} · {standing}"
    who = labelled(f"{key} who", "Says", [Run(says, ink)], 17.0, palette)
    yield replace(who, mark=(event.status, event.disputed), below=4.0)
    if event.disputed:
        yield replace(
            labelled(f"{key} dispute", "Disputed", [Run(named(event.dispute), ink)], 17.0, palette), below=4.0
        )
    address = safe_link(event.source.url)
    shown = [Run(f" {address}", palette.muted, link=web(address, links))] if address else []
    yield replace(
        labelled(
            f"{key} source",
            "Source",
            [Run(named("; ".join(filter(None, (cited(event), glance_words(event))))), ink), *shown],
            14.0,
            palette,
        ),
        below=14.0,
    )


def _gone(scene: Scene, palette: Palette) -> list[Row]:
    if not scene.gone:
        return []
    return [Row("gone", (Run(f"No longer in the evidence: {', '.join(scene.gone)}", palette.muted),), 17.0)]


def _keys(scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield what a slide is known by: its title, and which of those of the same title it is."""
    seen: dict[str, int] = {}
    for scene in scenes:
        title = one_line(scene.title)
        seen[title] = seen.get(title, 0) + 1
        yield f"scene:{title}" if seen[title] == 1 else f"scene:{title} ({seen[title]})"


def scene_pages(edition: Edition, talk: Talk, notes: bool, links: bool, palette: Palette) -> list[SlideSpec]:
    """Return a slide for each scene in the order of the talk.

    notes: whether the presenter's notes become speaker notes. Raises ExportError, naming the scene, when its
    words have no room.
    """
    known = {event.id: event for event in edition.dataset.events}
    lanes = edition.dataset.lanes
    found = []
    for key, scene in zip(_keys(talk.scenes), talk.scenes, strict=True):
        rows = [Row("title", (Run(named(scene.title), palette.ink, "semibold"),), 36.0, 18.0, title=True)]
        for event in (known[one] for one in scene.focus):
            rows += _event_rows(event, lanes.index(event.lane), links, palette)
        pieces = stacked(key, [*rows, *_gone(scene, palette)], TOP, BOTTOM, palette)
        if pieces is None:
            raise ExportError(
                f"The words of the scene “{one_line(scene.title)}” have no room on a slide in type that can be read. "
                "Let it light fewer events."
            )
        found.append(SlideSpec(key, pieces, clean(scene.notes) if notes else ""))
    return found
