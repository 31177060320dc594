"""Label layout: told or counted.

Every event gets a row, a side for its words and one number, `told_from`: the least scale, in pixels per day,
at which it is told. Zooming then costs one comparison for each event and never moves a label. After Been,
Daiches and Yap, Dynamic Map Labeling, IEEE TVCG 12(5), 2006: each label owns one unbroken range of scales.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf


@dataclass(frozen=True, slots=True)
class Item:
    """An event as the layout sees it: where it lies in time and how wide its words are.

    `start` and `end` are days, from the first day's morning to the last day's evening: a day is 1 wide.
    `width` is in pixels. A lower `priority` goes first. `on_bar`: a range, carrying words on its light bar.
    """

    key: str
    start: float
    end: float
    width: float
    priority: int
    on_bar: bool


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in pixels: half a mark, core's edge to words (at least `mark`), one ink to the next."""

    mark: float
    gap: float
    apart: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands: row from 0, side right, left or bar, told_from in px per day (inf: never)."""

    key: str
    row: int
    side: str
    told_from: float


@dataclass(frozen=True, slots=True)
class _Ink:
    """What an item covers with its words on one side: days that zoom, and pixels beside them that do not.

    At scale s it covers min(start - left/s, anchor - mark/s) to max(end + right/s, anchor + words/s).
    """

    start: float
    end: float
    anchor: float
    left: float
    mark: float
    right: float
    words: float

    def meets(self, later: "_Ink", apart: float) -> float:
        """Say below which scale this ink meets one whose core begins at or after the end of this one's."""
        if later.start <= self.end:
            return inf
        return max(
            (self.right + apart + later.left) / (later.start - self.end),
            (self.right + apart + later.mark) / (later.anchor - self.end),
            (self.words + apart + later.left) / (later.start - self.anchor),
            (self.words + apart + later.mark) / (later.anchor - self.anchor),
        )


def _anchor(item: Item) -> float:
    return item.start if item.on_bar else (item.start + item.end) / 2


def _inks(item: Item, spacing: Spacing) -> Iterator[tuple[str, _Ink]]:
    core, mark, reach = (item.start, item.end, _anchor(item)), spacing.mark, spacing.gap + item.width
    if item.on_bar:
        yield "bar", _Ink(*core, left=mark, mark=mark, right=0, words=reach)
    else:
        yield "right", _Ink(*core, left=0, mark=mark, right=reach, words=mark)
    yield "left", _Ink(*core, left=reach, mark=mark, right=0, words=mark)


def _fits_from(pixels: float, days: float) -> float:
    """Say from which scale so many pixels fit into so many days."""
    if pixels <= 0:
        return 0.0
    return pixels / days if days > 0 else inf


def _wall(ink: _Ink, side: str, span: tuple[float, float]) -> float:
    """Say from which scale words and mark stay within the whole span; a bar may begin before it."""
    first, last = span
    return max(
        _fits_from(ink.right, last - ink.end),
        _fits_from(ink.words, last - ink.anchor),
        0.0 if side == "bar" else _fits_from(ink.left, ink.start - first),
        0.0 if side == "bar" else _fits_from(ink.mark, ink.anchor - first),
    )


@dataclass(slots=True)
class _Row:
    """The inks standing in one row by time; whatever can be told at all has a core clear of all others."""

    apart: float
    starts: list[float] = field(default_factory=list)
    inks: list[tuple[_Ink, float]] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0

    def told_from(self, ink: _Ink, wall: float, limit: float) -> float:
        """Return the least scale at which `ink` meets nobody told here; not exact from `limit` on."""
        scale, at = wall, bisect_right(self.starts, ink.start)
        reach = self.right + self.apart + max(ink.left, ink.mark)
        for other, since in reversed(self.inks[:at]):
            if scale >= limit or other.end >= ink.start:
                return inf
            if reach <= scale * (ink.start - other.end):
                break
            meet = other.meets(ink, self.apart)
            if since < meet:
                scale = max(scale, meet)
        reach = self.left + self.apart + max(ink.right, ink.words)
        for other, since in self.inks[at:]:
            if scale >= limit or ink.end >= other.start:
                return inf
            if reach <= scale * (other.start - ink.end):
                break
            meet = ink.meets(other, self.apart)
            if since < meet:
                scale = max(scale, meet)
        return scale

    def add(self, ink: _Ink, told_from: float) -> None:
        """Put an ink in its place."""
        at = bisect_right(self.starts, ink.start)
        self.starts.insert(at, ink.start)
        self.inks.insert(at, (ink, told_from))
        self.left = max(self.left, ink.left, ink.mark)
        self.right = max(self.right, ink.right, ink.words)


def _place_one(item: Item, rows: Sequence[_Row], span: tuple[float, float], spacing: Spacing) -> Placed:
    best, row, side, chosen = inf, 0, "bar" if item.on_bar else "right", None
    for name, ink in _inks(item, spacing):
        wall = _wall(ink, name, span)
        for index, here in enumerate(rows):
            scale = here.told_from(ink, wall, best)
            if scale < best:
                best, row, side, chosen = scale, index, name, ink
    if chosen is not None:
        rows[row].add(chosen, best)
    return Placed(item.key, row, side, best)


def place(
    items: Sequence[Item], rows: int, span: tuple[float, float], spacing: Spacing
) -> tuple[Placed, ...]:
    """Give each item a row, a side and the scale it is told from, in the order of `items`.

    The order of `items` has no say in the result: lower priority numbers go first, then earlier starts, then
    keys. `span`: the first and last day that can ever be in a window. What can never be told has told_from inf.
    """
    lines = [_Row(spacing.apart) for _ in range(rows)]
    order = sorted(range(len(items)), key=lambda i: (items[i].priority, items[i].start, items[i].key))
    placed = {i: _place_one(items[i], lines, span, spacing) for i in order}
    return tuple(placed[i] for i in range(len(items)))


def words_at(
    item: Item, placed: Placed, scale: float, window: tuple[float, float], spacing: Spacing
) -> float:
    """Return the day at which the words begin; on a bar begun before the window they slide to its edge."""
    if placed.side == "bar":
        return max(item.start, window[0]) + spacing.gap / scale
    if placed.side == "left":
        return item.start - (spacing.gap + item.width) / scale
    return item.end + spacing.gap / scale


def told(item: Item, placed: Placed, scale: float, window: tuple[float, float], spacing: Spacing) -> bool:
    """Say whether an item is told: late enough in zoom, its words and its mark wholly in the window.

    A bar's mark may be outside on the left while its words fit on what is left of the bar.
    """
    begin = words_at(item, placed, scale, window, spacing)
    end, mark, half = begin + item.width / scale, _anchor(item), spacing.mark / scale
    marked = window[0] <= mark - half and mark + half <= window[1]
    slid = placed.side == "bar" and end <= item.end
    return placed.told_from <= scale and window[0] <= begin and end <= window[1] and (marked or slid)
