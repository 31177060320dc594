"""One picture of the page: what an address asks for, of what is known, at a size."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from rollout.edtf import short_words
from rollout.event import Dataset, Event
from rollout.figure import LEAST_DAYS, draw
from rollout.palette import CONTRAST, LIGHT, PALETTES
from rollout.series import Series, all_series
from rollout.theme import stage
from rollout.view import View, from_address, select, settled
from rollout.vocabulary import ASSERTER_KINDS, KIND_WORDS, STATUSES
from rollout.window import Window, busiest, iso, known_days, opening, whole

PRESETS = (0.75, 0.4)


def newest_source(events: Sequence[Event]) -> str:
    """Return in words when the newest source appeared; empty when no source is dated."""
    dated = [event.source.date for event in events if event.source.date and event.source.date.latest]
    return short_words(max(dated, key=lambda when: when.latest or date.min)) if dated else ""


def _years(window: Window, newest: str) -> str:
    """Return the years of a window, up to the newest there is to see."""
    first, last = window.first()[:4], min(window.last()[:4], newest)
    return first if first == last else f"{first}–{last}"


def presets(events: Sequence[Event]) -> list[list[str]]:
    """Return the windows on offer as (name, first day, last day): everything, then ever closer to the headlines."""
    if not events:
        return []
    everything, begin = whole(events), opening(events)
    newest = iso(max(known_days(event.date)[1] for event in events) - 1)[:4]
    found = {"Everything": everything}
    if begin != everything:
        found[_years(begin, newest)] = begin
    for share in PRESETS:
        closer = busiest(events, share)
        found.setdefault(_years(closer, newest), closer)
    return [[name, window.first(), window.last()] for name, window in found.items()]


def choices(dataset: Dataset, series: Sequence[Series]) -> dict[str, Any]:
    """Return every filter, series and window that the page can offer, with how many events each filter lets through."""
    lanes = Counter(event.lane for event in dataset.events)
    statuses = Counter(event.status for event in dataset.events)
    kinds = Counter(event.asserted_by_kind for event in dataset.events)
    return {
        "lane": [[name, name, lanes[name]] for name in dataset.lanes],
        "status": [[name, name, statuses[name]] for name in STATUSES if statuses[name]],
        "who": [[name, KIND_WORDS[name], kinds[name]] for name in ASSERTER_KINDS if kinds[name]],
        "disputed": sum(event.disputed for event in dataset.events),
        "series": [[one.key, one.title] for one in series],
        "presets": presets(dataset.events),
    }


def pick(series: Sequence[Series], key: str) -> Series | None:
    """Return the series an address names, else the first, or None for an empty list or the name 'none'."""
    if key == "none":
        return None
    return next((one for one in series if one.key == key), next(iter(series), None))


def within(asked: Window, span: Window) -> Window:
    """Return the part of a window that lies in the span, no shorter than one may zoom; the span if there is none."""
    start, end = max(asked.start, span.start), min(asked.end, span.end)
    if end - start < 1:
        return span
    if end - start >= LEAST_DAYS:
        return Window(start, end)
    start = min(max((start + end - LEAST_DAYS) / 2, span.start), span.end - LEAST_DAYS)
    return Window(start, start + LEAST_DAYS)


def picture(dataset: Dataset, address: str, width: int, height: int, theme: str = "light") -> dict[str, Any]:
    """Return the figure for an address at a size in px, with counts and choices in `layout.meta`.

    theme: what the reader's system wishes for, unless the address names another; the hall wants high contrast.
    """
    view: View = settled(from_address(address), dataset.lanes)
    theme = view.theme or (theme if theme in PALETTES else LIGHT.name)
    if view.hall and theme == LIGHT.name:
        theme = CONTRAST.name
    shown = select(dataset.events, view)
    lanes = view.lanes or dataset.lanes
    series = all_series(dataset.events)
    chosen = pick([one for one in series if one.points[0].lane in lanes], view.series)
    span = whole(dataset.events)
    home = opening(dataset.events)
    window = within(view.window or home, span)
    size = stage(width, height, len(lanes), chosen is not None, PALETTES[theme], view.hall)
    figure = draw(shown, lanes, chosen, size, window, span, home)
    figure["layout"]["meta"] |= {
        "counts": {
            "rows": dataset.rows,
            "shown": len(shown),
            "hidden": len(dataset.events) - len(shown),
            "refused": dataset.refused,
        },
        "width": size.width,
        "theme": theme,
        "hall": view.hall,
        "digest": dataset.digest,
        "newest_source": newest_source(dataset.events),
        "choices": choices(dataset, series),
        "lane_numbers": [dataset.lanes.index(name) for name in lanes],
    }
    return figure
