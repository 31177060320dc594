"""What a label covers at every scale, and whether it is told in a window: the rule that the browser mirrors.

Days are numbers, a scale is in pixels per day, widths and distances are in pixels. Dates zoom, words do not.
"""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Item:
    """An event as the layout sees it: where it lies in time and how wide its words are.

    `start` and `end` are days, from the first day's morning to the last day's evening: a day is 1 wide.
    `width` is in pixels. A lower `priority` goes first. `on_bar`: a range, carrying words on its light bar;
    `until`: one of which no beginning is claimed, so that its mark stands at its end.
    """

    key: str
    start: float
    end: float
    width: float
    priority: int
    on_bar: bool
    row: int = 0
    """The row of the file: of two that are alike the earlier goes first."""
    heavy: bool = False
    """Whether its words are drawn as those of a headline; their width is given so."""
    until: bool = False

    @property
    def anchor(self) -> float:
        """The day at which the mark stands: a range's firm edge, the left one if it has one; else the core's middle."""
        if self.until:
            return self.end
        return self.start if self.on_bar else (self.start + self.end) / 2


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
class Ink:
    """What an item covers with its words on one side: days that zoom, and pixels beside them that do not.

    At scale s it covers min(start - left/s, anchor - mark/s) to max(end + right/s, anchor + words/s). `wall`
    is the least scale at which words and mark stay within the whole span; `widest_…` the most pixels beside.
    """

    side: str
    start: float
    end: float
    anchor: float
    left: float
    mark: float
    right: float
    words: float
    wall: float
    widest_left: float
    widest_right: float

    def meets(self, later: "Ink", apart: float) -> float:
        """Say below which scale this ink comes too near one whose core lies wholly later."""
        right, words = self.right + apart, self.words + apart
        return max(
            (right + later.left) / (later.start - self.end),
            (right + later.mark) / (later.anchor - self.end),
            (words + later.left) / (later.start - self.anchor),
            (words + later.mark) / (later.anchor - self.anchor),
        )


def nearer(one: Ink, other: Ink, apart: float, scale: float) -> bool:
    """Say whether two inks in a row come nearer than `apart` somewhere above a scale: `collision` is over it."""
    if other.end < one.start:
        one, other = other, one
    elif one.end >= other.start:
        return True
    right, words = one.right + apart, one.words + apart
    return (
        (right + other.left) / (other.start - one.end) > scale
        or (words + other.left) / (other.start - one.anchor) > scale
        or (right + other.mark) / (other.anchor - one.end) > scale
        or (words + other.mark) / (other.anchor - one.anchor) > scale
    )


def collision(one: Ink, other: Ink, apart: float) -> float:
    """Return the scale below which two inks in a row come nearer than `apart`; inf: their cores touch."""
    if one.end < other.start:
        return one.meets(other, apart)
    return other.meets(one, apart) if other.end < one.start else inf


def inks(item: Item, span: tuple[float, float], spacing: Spacing) -> tuple[Ink, Ink]:
    """Return what the item would cover for each side its words may take, the preferred side first.

    Right of its bar a range's words would cover all they cover on it and more: no side worth having.
    """
    first, last = span
    start, end, anchor = item.start, item.end, item.anchor
    mark, reach = spacing.mark, spacing.gap + item.width
    if item.until:
        # Its bar leads to its mark: words stand behind that, as those of a day do, or before it, on the bar.
        after = reach if end < last else mark
        wall = max(_fits_from(reach, last - end), _fits_from(mark, end - first))
        if end >= last:  # of its bar alone something is ever seen: there the words slide
            wall = _fits_from(reach, last - max(start, first))
        behind = Ink("right", start, end, end, 0.0, mark, after, mark, wall, mark, after)
        wall = max(_fits_from(reach, end - first), _fits_from(mark, last - end))
        return behind, Ink("left", start, end, end, 0.0, reach, mark, mark, wall, reach, mark)
    wall = max(_fits_from(reach, start - first), _fits_from(mark, last - anchor))
    left = Ink("left", start, end, anchor, reach, mark, 0.0, mark, wall, reach, mark)
    if item.on_bar:
        # A bar may begin before the span, for then its words slide: only their right end meets a wall.
        wall = _fits_from(reach, last - start)
        return Ink("bar", start, end, anchor, mark, mark, 0.0, reach, wall, mark, reach), left
    wall = max(_fits_from(reach, last - end), _fits_from(mark, anchor - first))
    return Ink("right", start, end, anchor, 0.0, mark, reach, mark, wall, mark, reach), left


def _fits_from(pixels: float, days: float) -> float:
    return pixels / days if days > 0 else inf


def words_at(item: Item, placed: Placed, scale: float, window: tuple[float, float], spacing: Spacing) -> float:
    """Return the day at which the words begin; on a bar begun before the window they slide to its edge.

    So do those of a bar without a beginning whose mark lies right of the window.
    """
    if placed.side == "bar" or (item.until and item.end + spacing.mark / scale > window[1]):
        return max(item.start, window[0]) + spacing.gap / scale
    if placed.side == "left":
        return (item.end if item.until else item.start) - (spacing.gap + item.width) / scale
    return item.end + spacing.gap / scale


def told(item: Item, placed: Placed, scale: float, window: tuple[float, float], spacing: Spacing) -> bool:
    """Say whether an item is told: the scale is close enough, and words and mark lie wholly in the window.

    A range's mark may lie outside the window as long as the words fit on what is seen of its bar.
    """
    begin = words_at(item, placed, scale, window, spacing)
    end = begin + item.width / scale
    half = spacing.mark / scale
    marked = window[0] <= item.anchor - half and item.anchor + half <= window[1]
    slid = (placed.side == "bar" or (item.until and window[1] < item.end + half)) and end <= item.end
    return placed.told_from <= scale and window[0] <= begin and end <= window[1] and (marked or slid)
