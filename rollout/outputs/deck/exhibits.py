"""Slides of scenes that are not of the timeline: a figure with its chart, a quotation, a picture, words."""

from collections.abc import Iterator, Mapping, Sequence

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.quantity import Quantity
from rollout.layout.palette import Palette, of_lane
from rollout.outputs.deck.figures import chart_piece, figures
from rollout.outputs.deck.furniture import BOTTOM
from rollout.outputs.deck.parts import MARGIN, Figures, Place, ShapeSpec, SlideSpec
from rollout.outputs.deck.photo import picture_group
from rollout.outputs.deck.rows import Row, stacked
from rollout.outputs.deck.shapes import Run
from rollout.outputs.photos import size_of
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition
from rollout.timeline.excerpt import span_of_all
from rollout.timeline.exhibits import figured, picture, quotation, series_with, unit_words
from rollout.timeline.kinds import NUMBER, PICTURE, QUOTATION
from rollout.timeline.naming import named
from rollout.timeline.outcome import counted, reached_at
from rollout.timeline.series import Series, all_series
from rollout.timeline.spoken import USUAL
from rollout.timeline.talk import Scene
from rollout.timeline.talk_tongues import of_told
from rollout.timeline.tongues import tongue

GAP = 12.0  # points
BESIDE = 560.0  # points: the widest picture, and the width of a chart, beside which words stand
LEAST = 180.0  # points of a column of words
HEIGHTS = (330.0, 300.0, 270.0, 240.0, 210.0, 180.0, 150.0)  # points of a picture or a chart, tried from the largest
AIMS = 2  # targets in words beside a chart


def _text(scene: Scene, palette: Palette) -> Iterator[Row]:
    for at, part in enumerate(filter(None, scene.shows.words.splitlines()), 1):
        yield Row(f"words {at}", (Run(named(part), palette.ink, tag=of_told(scene, "words")),), 24.0, 10.0)


def _quoted(scene: Scene, lit: Sequence[Event], palette: Palette) -> Iterator[Row]:
    one, ink = quotation(scene, lit), palette.ink
    yield Row("quotation", (Run(f"“{named(one.words)}”", ink, "semibold", tag=of_told(scene, "words")),), 30.0, 8.0)
    if one.english:
        yield Row("in English", (Run(f"“{named(one.english)}”", ink, tag=USUAL),), 24.0, 8.0)
    when = [Run(f", {one.when}", ink)] if one.when else []
    yield Row("by", (Run(named(one.who), ink, "semibold", tag=of_told(scene, "who")), *when), 20.0, 4.0)
    yield Row("from", (Run(named(one.source), palette.muted),), 16.0, 20.0)


def _numbered(event: Event, quantity: Quantity, series: Series | None, palette: Palette) -> Iterator[Row]:
    """Yield a figure large, what it counts, its date, and what was aimed at."""
    ink = palette.ink
    aims = series.targets if series else ()
    own = next((aim.words for aim in aims if aim.event is event), "")
    yield Row("value", (Run(counted(quantity.count, quantity.unit), ink, "semibold"),), 54.0, 4.0)
    yield Row("unit", (Run(named(unit_words(quantity)), ink, "semibold"),), 20.0, 6.0)
    yield Row("stands", (Run(named(own or in_words(reached_at(event))), palette.muted),), 18.0, 14.0)
    for at, aim in enumerate([aim for aim in aims if aim.event is not event][-AIMS:], 1):
        yield Row(f"aim {at}", (Run(named(aim.words), ink),), 16.0, 8.0)


def _pictured(scene: Scene, lit: Sequence[Event], palette: Palette) -> Iterator[Row]:
    one = picture(scene, lit)
    yield Row("shows", (Run(named(one.alt), palette.ink, tag=tongue()),), 18.0, 8.0)
    yield Row("credit", (Run(named(one.credit), palette.muted, tag=tongue()),), 14.0, 14.0)


def words_of(scene: Scene, lit: Sequence[Event], series: Series | None, palette: Palette) -> list[Row]:
    """Return what a scene shows, in words."""
    if scene.shows.kind == NUMBER:
        return list(_numbered(*figured(lit), series, palette))
    if scene.shows.kind == QUOTATION:
        return list(_quoted(scene, lit, palette))
    return list(_pictured(scene, lit, palette) if scene.shows.kind == PICTURE else _text(scene, palette))


def series_of_scene(scene: Scene, lit: Sequence[Event], edition: Edition) -> Series | None:
    """Return the series of the figure that a scene shows, where it has one."""
    return series_with(figured(lit)[0], all_series(edition.dataset.events)) if scene.shows.kind == NUMBER else None


def _drawn(
    key: str, scene: Scene, lit: Sequence[Event], media: Mapping[str, bytes], top: float, high: float
) -> ShapeSpec | None:
    """Return the picture of a scene at a height, where there is one."""
    data = media.get(picture(scene, lit).file, b"")
    size = size_of(data) if data else None
    if not size:
        return None
    scale = min(BESIDE / size[0], high / size[1])
    place = Place(MARGIN, top, size[0] * scale, size[1] * scale)
    return picture_group(f"{key}/picture", place, data, picture(scene, lit).alt)


def beside(
    key: str,
    head: Sequence[ShapeSpec],
    top: float,
    rows: Sequence[Row],
    scene: Scene,
    edition: Edition,
    media: Mapping[str, bytes],
    palette: Palette,
) -> SlideSpec | None:
    """Return a slide with a chart or a picture, its words beside it and those of its events below, or None."""
    known = {event.id: event for event in every(edition.dataset)}
    lit = [known[one] for one in scene.focus]
    series = series_of_scene(scene, lit, edition)
    words = words_of(scene, lit, series, palette)
    for high in HEIGHTS:
        chart: Figures | None = None
        drawn: ShapeSpec | None = None
        if series:
            ink = of_lane(palette.inks, edition.dataset.lanes.index(figured(lit)[0].lane))
            chart = figures(series, ink, palette.paper, span_of_all(edition.dataset))
            drawn = chart_piece(f"{key}/chart", chart, named(series.title), Place(MARGIN, top, BESIDE, high))
        elif scene.shows.kind == PICTURE:
            drawn = _drawn(key, scene, lit, media, top, high)
        if not drawn:
            return None
        left = MARGIN + drawn.place.width + 2 * GAP
        side = stacked(key, words, top, top + high, palette, left)
        below = stacked(key, rows, top + high + GAP, BOTTOM, palette)
        if side and below is not None:
            return SlideSpec(key, (*head, *side, *below, drawn), chart=chart)
    return None
