"""One picture of the page: what an address asks for, of what is known, at a size."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rollout.evidence.event import Event
from rollout.evidence.settings import Settings
from rollout.evidence.signing import review_words, unsigned_words
from rollout.figure.aside import aside
from rollout.figure.empty import empty
from rollout.figure.explained import explained
from rollout.figure.figure import draw, draw_crowd
from rollout.figure.known import known as known_later
from rollout.layout.letters import OURS, Letters
from rollout.layout.palette import CONTRAST, LIGHT, PALETTES
from rollout.layout.scripts import high
from rollout.layout.sparse import Ease, ease_of, eased
from rollout.layout.theme import MANY_LANES, Stage, stage
from rollout.timeline.choices import spoken_choices
from rollout.timeline.naming import shown as called
from rollout.timeline.questions import Line, Questions, Selected
from rollout.timeline.series import Series
from rollout.timeline.view import View, select
from rollout.timeline.window import LEAST_DAYS, Window

INDEXES = 16  # of as many states of files it is known how high their letters are
MOST_OF_A_DAY = 0.99  # the last day that dates reach is a little shorter, for browsers know none after it


def pick(series: Sequence[Series], key: str) -> Series | None:
    """Return the series an address names, else the first, or None for an empty list or the name 'none'."""
    if key == "none":
        return None
    return next((one for one in series if one.key == key), next(iter(series), None))


def within(asked: Window, span: Window, least: float = LEAST_DAYS) -> Window:
    """Return the part of a window that lies in the span, no shorter than one may zoom; the span if there is none."""
    start, end = max(asked.start, span.start), min(asked.end, span.end)
    if end - start < MOST_OF_A_DAY * min(1.0, least, asked.days):  # of what was asked for most lies elsewhere
        return span
    if end - start >= least:
        return Window(start, end)
    start = min(max((start + end - least) / 2, span.start), span.end - least)
    return Window(start, start + least)


def _foremost(events: Sequence[Event], tell: Sequence[str]) -> Sequence[Event]:
    """Return the events with those to tell before all others put before the headlines."""
    first = set(tell)
    return [replace(event, priority=0) if event.id in first else event for event in events] if first else events


def _window(index: Questions, view: View) -> Window:
    """Return the window that a view is shown in."""
    return within(view.window or index.home, index.span, index.least)


def inside(index: Questions, address: str) -> list[int]:
    """Return how many of very many events lie in the window of an address, by lane; few are counted by the page."""
    view, index = index.asked(address)
    window = _window(index, view)
    return [line.inside(window) for line in index.selection(view).lines]


def _counts(index: Questions, selection: Selected, view: View) -> dict[str, Any]:
    """Return how many rows a picture shows, hides and refuses, and of how many shown nobody has judged.

    By the second clock also its name, and how many are hidden for that, or for want of people who agree.
    """
    dataset, known, shown = index.dataset, index.knowing(view), len(selection.events)
    counts: dict[str, Any] = {
        "rows": dataset.rows,
        "shown": shown,
        "hidden": index.count - shown,
        "refused": index.refused,
        "unreviewed": selection.unreviewed,
    }
    if said := [*known.words, *filter(None, [unsigned_words(dataset)])]:
        counts |= {"by_clock": known.later + known.undated + len(dataset.unsigned), "clock_words": said}
    if words := review_words(dataset):
        counts["in_review"] = words
    more: dict[str, Any] = {"clock": index.clock, "spoken": index.told_language}
    return {"counts": counts} | {name: value for name, value in more.items() if value}


def _filled(selection: Selected, lanes: Sequence[str], span: Window) -> tuple[Sequence[Line], Sequence[str]]:
    """Return the lanes to draw, with their lines where the events are very many; of many lanes those with an event."""
    if len(lanes) <= MANY_LANES:
        return selection.lines, lanes
    if selection.lines:
        found = [(line, name) for line, name in zip(selection.lines, lanes, strict=True) if line.inside(span)]
        return [line for line, _ in found], [name for _, name in found]
    used = {event.lane for event in selection.events}
    return (), [name for name in lanes if name in used] or lanes[:1]


def _call(lanes: Sequence[dict[str, Any]], said: Settings) -> None:
    """Say of lanes what they are called by whoever reads, and whose word it is that they are known by."""
    for lane in lanes:
        if (shown := said.shown(lane["name"])) != lane["name"]:
            lane["shown"] = shown
        if called := said.called(lane["name"]):
            lane["called"] = called


def _theme(view: View, wished: str) -> str:
    """Return the theme of a view: what its address names, else what the reader's system wishes for."""
    theme = view.theme or (wished if wished in PALETTES else LIGHT.name)
    return CONTRAST.name if view.hall and theme == LIGHT.name else theme


def _beside(index: Questions, view: View, selection: Selected, meta: dict[str, Any], size: Stage) -> dict[str, Any]:
    """Return what is said beside labels: of what became known later, empty stretches, and forms few dates have."""
    many = bool(selection.lines)
    later = known_later(index, view, [lane["name"] for lane in meta["lanes"]], many)
    if view.scene:
        return later
    events = () if many else selection.events
    forms = explained(events, meta["labels"], size.type_size)  # the page widens them as its letters are
    return later | empty(index.gaps, meta["lanes"], size) | forms


@lru_cache(maxsize=INDEXES)
def _high(drawn: str, lanes: tuple[str, ...]) -> int:
    """Return the height that rows need for the letters of the evidence, in hundredths of what ours take."""
    return high((drawn, *lanes))


def _ease(index: Questions, size: Stage, what: tuple[bool, bool, bool, bool, Letters]) -> Ease:
    """Return how much larger all is drawn where the whole file has few events; a filter changes nothing of it."""
    whole = replace(stage(size.width, size.height, len(index.lanes), *what), even=index.even)
    return ease_of(whole, index.few, index.lanes, index.span, index.home)


def figure_of(
    view: View, index: Questions, width: int, height: int, theme: str = "light", letters: Letters = OURS
) -> dict[str, Any]:
    """Return the figure for a view at a size in px with all that is drawn, and nothing that a page says beside it.

    theme, letters: what the reader's system wishes for where the view names none; how large words come out there.
    """
    names = called(index.lanes, index.dataset.settings)
    letters = replace(letters, high=max(letters.high, _high(index.drawn, tuple(names))))
    theme, selection = _theme(view, theme), index.selection(view)
    lines, lanes = _filled(selection, view.lanes or index.lanes, index.span)
    chosen = pick([one for one in index.series_of(view) if one.points[0].lane in lanes], view.series)
    window, numbers = _window(index, view), [index.lanes.index(name) for name in lanes]
    what = chosen is not None, view.hall, view.scene, bool(index.dataset.settings.eras), letters
    inks = PALETTES[theme].for_lanes(numbers)
    usual = replace(stage(width, height, len(lanes), *what), palette=inks, even=index.even)
    size = usual if lines else eased(usual, _ease(index, usual, what), len(lanes))
    if lines:
        lit = select(index.named(view.tell), view)
        figure = draw_crowd(selection.numbered, lines, lanes, chosen, size, window, index.span, lit)
    else:
        figure = draw(_foremost(selection.events, view.tell), lanes, chosen, size, window, index.span, index.home)
    meta = figure["layout"]["meta"]
    _call(meta["lanes"], index.dataset.settings)
    meta |= {
        "width": size.width,
        "theme": theme,
        "lane_numbers": numbers,
        **aside(index.dataset.settings, lanes, index.span, size.type_size * letters.wider),
        **_beside(index, view, selection, meta, size),
        **({"eased": size.type_size} if size.type_size > usual.type_size else {}),
    }
    return figure


def picture(
    index: Questions, address: str, width: int, height: int, theme: str = "light", letters: Letters = OURS
) -> dict[str, Any]:
    """Return the figure for an address at a size in px, with counts and choices in `layout.meta`.

    theme, letters: what the reader's system wishes for where the address names none; how large words come out there.
    """
    view, index = index.asked(address)
    figure = figure_of(view, index, width, height, theme, letters)
    figure["layout"]["meta"] |= {
        **_counts(index, index.selection(view), view),
        "hall": view.hall,
        "tell": list(view.tell),
        "scene": view.scene,
        "digest": index.dataset.digest,
        "least_days": index.least,
        "newest_source": index.newest_source,
        "choices": spoken_choices(index.choices, index.series, index.dataset.settings),
    }
    return figure
