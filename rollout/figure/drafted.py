"""The picture with a draft in it: its words before all others, and cut where the window has no room for all of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Literal

from rollout.evidence.brief import brief
from rollout.evidence.event import Event
from rollout.layout.labels import Item, Placed, Spacing, told

Figure = dict[str, Any]
LEAST = 8  # letters that say anything of a title
MARK = ("start", "end", "on_bar", "until", "y")
"""What the page needs of a label to find its mark."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A picture with a draft in it, and where the draft is."""

    figure: Figure
    marks: tuple[dict[str, Any], ...] = ()
    """Its mark: px, days; none where a filter hides it."""
    room: Literal["", "cut", "tick"] = ""
    """Whether its words had to be cut, or only its tick has room."""


def drafted(draw: Callable[[Event], Figure], own: Event) -> Drafted:
    """Return the picture that has a draft in it, as `draw` makes it with that event in the place of the one before."""
    figure = draw(own)
    place = _place(figure, own)
    if place is None:
        return Drafted(figure)
    item, _ = _label(figure, place)
    start, end = figure["layout"]["xaxis"]["range"]
    if _worded(figure, place) or not start <= item.anchor <= end:
        return Drafted(figure, _mark(figure, place))
    if words := _shorter(figure, place, item):
        cut = draw(replace(own, label=words))
        at = _place(cut, own)
        if at is not None and _worded(cut, at):
            return Drafted(cut, _mark(cut, at), "cut")
    meta = figure["layout"]["meta"]
    strip = meta["lanes"][meta["labels"]["lane"][place]]["strip"]
    return Drafted(figure, tuple({**one, "y": strip} for one in _mark(figure, place)), "tick")


def _place(figure: Figure, own: Event) -> int | None:
    ids = figure["layout"]["meta"]["labels"]["id"]
    return ids.index(own.id) if own.id in ids else None


def _mark(figure: Figure, place: int) -> tuple[dict[str, Any], ...]:
    labels = figure["layout"]["meta"]["labels"]
    return ({name: labels[name][place] for name in MARK},)


def _label(figure: Figure, place: int) -> tuple[Item, Placed]:
    one = {name: values[place] for name, values in figure["layout"]["meta"]["labels"].items()}
    item = Item(one["id"], one["start"], one["end"], one["width"], 1, one["on_bar"], 0, one["heavy"], one["until"])
    return item, Placed(one["id"], 0, one["side"], inf if one["told_from"] is None else one["told_from"])


def _scale(figure: Figure) -> tuple[tuple[float, float], float]:
    """Return the window in days, and px per day."""
    start, end = map(float, figure["layout"]["xaxis"]["range"])
    return (start, end), figure["layout"]["meta"]["width"] / (end - start)


def _worded(figure: Figure, place: int) -> bool:
    """Return whether a label has its words in the window."""
    item, placed = _label(figure, place)
    window, scale = _scale(figure)
    return told(item, placed, scale, window, Spacing(**figure["layout"]["meta"]["spacing"]))


def _shorter(figure: Figure, place: int, item: Item) -> str:
    """Return as many words of a label as stand beside its mark on the wider side; empty where these say nothing."""
    meta = figure["layout"]["meta"]
    (start, end), scale = _scale(figure)
    spacing, words = Spacing(**meta["spacing"]), meta["labels"]["words"][place]
    before, behind = (item.start - start) * scale, (end - item.end) * scale
    room = max(before, behind) - spacing.gap - spacing.mark
    most = int(len(words) * min(room / item.width, 1.0))
    return brief(words, most) if LEAST <= most < len(words) else ""
