"""The first view drawn without a browser: what the page and Plotly draw of a figure, as one SVG.

The page draws the same grounds, axis, ticks and words when Plotly is there: nothing on the screen may move then
(`scripts/picture/timeline.js`).
"""

from collections.abc import Iterator
from functools import cached_property
from json import dumps
from math import floor, inf, sqrt
from typing import Any

from rollout.evidence.isolation import apart
from rollout.evidence.text import plain
from rollout.figure.aside import drawn
from rollout.figure.empty import MARK, Row, drawn_empty
from rollout.figure.known import drawn_known
from rollout.figure.plotly_marks import HANDLE, Canvas, plotted
from rollout.figure.traces import joined
from rollout.layout.labels import Item, Placed, Spacing, told, words_at
from rollout.layout.letters import Letters
from rollout.layout.ticks import BESIDE, digits, ticks
from rollout.layout.typeface import STACK
from rollout.timeline.window import Window

SAME = 0.01  # px: a window that was moved ends beside a day, not on it
TICK = 0.6  # of its strip's height: the height of a tick
FULL = 0.8  # how much of its room a line of a strip takes

Words = tuple[str, float, float, str]  # what they say, px, baseline, text-anchor


class _Sheet:
    """A figure as the page sees it: its meta, the window in days, and px per day."""

    def __init__(self, figure: dict[str, Any]) -> None:
        layout = figure["layout"]
        self.meta: dict[str, Any] = layout["meta"]
        self.size: float = layout["font"]["size"]
        self.ink: str = layout["font"]["color"]
        self.width: int = self.meta["width"]
        start, end = map(float, layout["xaxis"]["range"])
        self.window = Window(start, end)
        self.scale = self.width / self.window.days
        self.spacing = Spacing(**self.meta["spacing"])
        self.letters = Letters(**self.meta.get("letters", {}))

    def x(self, day: float) -> float:
        px: float = (day - self.window.start) * self.scale
        return px

    @cached_property
    def labels(self) -> list[tuple[int, Item, Placed, float, str]]:
        """Each label: its lane, how it lies and is placed, its height on the sheet, and its words."""
        found = []
        columns = self.meta["labels"]
        for values in zip(*columns.values(), strict=True):
            one = dict(zip(columns, values, strict=True))
            lies = (one["id"], one["start"], one["end"], one["width"])
            item = Item(*lies, 1, one["on_bar"], 0, one["heavy"], one["until"])
            placed = Placed(one["id"], 0, one["side"], inf if one["told_from"] is None else one["told_from"])
            y = one["y"] + (self.meta["panel_top"] if one["lane"] < 0 else 0)
            found.append((one["lane"], item, placed, y, one["words"]))
        return found

    def rows(self) -> tuple[list[Row], list[Row]]:
        """Return where words and marks are drawn, by lane and height, and where every event has its row."""
        told: list[Row] = []
        rows: list[Row] = []
        for lane, item, placed, y, _ in self.labels:
            rows.append((lane, y, 0.0, 0.0))
            begin = self.begins(item, placed)
            if begin is not None:
                first, last = self.x(item.start) - MARK, self.x(item.end) + MARK
                told.append((lane, y, min(begin, first), max(begin + item.width, last)))
        return told, rows

    def begins(self, item: Item, placed: Placed) -> float | None:
        """Return the px at which the words of a label begin, None where they are only counted."""
        ends = (self.window.start, self.window.end)
        if not told(item, placed, self.scale, ends, self.spacing):
            return None
        return self.x(words_at(item, placed, self.scale, ends, self.spacing))


def _grounds(sheet: _Sheet) -> Iterator[str]:
    for y, height, fill in sheet.meta["grounds"]:
        yield f'<rect width="100%" y="{y}" height="{height}" fill="{fill}"/>'


def _axis(sheet: _Sheet) -> tuple[str, list[Words]]:
    """Return the lines of the time axis as one path, and its words where they are whole."""
    axis, right, path, words = sheet.meta["axis"], sheet.width, "", []
    line = axis["top"] + axis["height"] / 2 + sheet.size * 0.35
    bands = [(a, b) for a, b in ((0, axis["top"]), (sheet.meta["panel_top"], axis["foot"])) if a < b]
    for tick in ticks(sheet.window, sheet.scale, tuple(axis["rooms"])):
        start, end, wide = sheet.x(tick.start), sheet.x(tick.end), digits(tick.words) * axis["digit"]
        shown, at = -SAME <= start <= right + SAME, (start + end) / 2 if tick.whole else start + BESIDE
        path += "".join(f"M{floor(start + SAME) + 0.5} {top}V{foot}" for top, foot in bands if shown)
        fits = at - wide / 2 >= 0 and at + wide / 2 <= right if tick.whole else shown and at + wide <= right
        if fits:
            words.append((tick.words, at, line, "middle" if tick.whole else "start"))
    return path or "M0 0", words


def _strips(sheet: _Sheet) -> Iterator[str]:
    """Yield a lane's strip as one path: a tick for each event, or where they are very many a line for each few px."""
    meta, high = sheet.meta, TICK * sheet.meta["strip"]
    marks = [(lane, item.anchor) for lane, item, *_ in sheet.labels]
    for number, lane in enumerate(meta["lanes"]):
        form = 'stroke-width="2"'
        if crowd := meta.get("crowd"):
            counts, (start, end) = crowd["strips"][number], crowd["held"]
            bottom, most = lane["strip"] + meta["strip"] / 2, sqrt(max(1, *counts))
            # One count is one wide: a window that moves moves and stretches the lines, and never draws them again.
            each = (end - start) / len(counts) * sheet.scale
            form = f'stroke-width="{FULL}" transform="matrix({each:.6f} 0 0 1 {sheet.x(start):.3f} 0)"'
            lines = (
                f"M{part + 0.5} {bottom}v{-meta['strip'] * _share(count, most):.1f}"
                for part, count in enumerate(counts)
                if count
            )
        else:
            top = lane["strip"] + meta["strip"] / 2 - high
            lines = (f"M{sheet.x(day):.1f} {top:.1f}v{high}" for own, day in marks if own == number)
        yield f'<path d="{"".join(lines) or "M0 0"}" fill="none" stroke="{lane["ink"]}" {form}/>'


def _share(count: int, most: float) -> float:
    return 0.25 + 0.75 * sqrt(count) / most


def _levels(sheet: _Sheet) -> Iterator[tuple[float, Words]]:
    """Yield the levels of the panel: px from the top, and words, none where other words need the room."""
    top, panel = sheet.meta["panel_top"], sheet.meta["panel"] or {"ticks": ()}
    notes = [(begin, y) for lane, i, p, y, _ in sheet.labels if lane < 0 and (begin := sheet.begins(i, p)) is not None]
    for y, words in panel["ticks"]:
        end, middle = (
            4 + len(words) * sheet.size * 0.56 * sheet.letters.wider + sheet.spacing.apart,
            top + y - 4 - sheet.size * 0.35,
        )
        taken = any(abs(at - middle) < sheet.meta["row"] and begin < end for begin, at in notes)
        yield top + y, ("" if taken else words, 4, top + y - 4, "start")


def _labels(sheet: _Sheet) -> Iterator[tuple[Words, str]]:
    """Yield the words of every label that is told, and the attributes of a headline, and of one without a halo."""
    heavy = f' font-weight="600" font-size="{sheet.size + sheet.meta["larger"]}"'
    for _, item, placed, y, words in sheet.labels:
        begin = sheet.begins(item, placed)
        if begin is not None:
            left = placed.side == "left"
            large, bare = heavy * item.heavy, ' stroke="none"' * (placed.side == "bar" or (item.until and left))
            x = begin + item.width if left else begin
            yield (words, x, y + sheet.size / 4 * sheet.letters.higher, "end" if left else "start"), large + bare


def _names(sheet: _Sheet) -> Iterator[str]:
    """Yield the names of the lanes, for a picture that stands alone: in the page they are headings."""
    for lane in sheet.meta["lanes"]:
        y, size = lane["top"] + sheet.size * 1.35, sheet.size + 2
        named = apart(lane.get("shown", lane["name"])) + (f" ({apart(lane['called'])})" if "called" in lane else "")
        yield (
            f'<text class="alone" x="8" y="{y:.1f}" font-size="{size}" font-weight="600" '
            f'fill="{lane["ink"]}">{plain(named)}</text>'
        )


def _text(words: Words) -> str:
    said, x, y, end = words
    return f'<text x="{x:.2f}" y="{y}" text-anchor="{end}">{plain(said)}</text>' if said else ""


def _moved(words: Words, more: str) -> str:
    """Return words as the page has them where they move with the window: not at their place, but moved to it."""
    said, x, y, end = words
    return f'<text transform="translate({x:.2f})" y="{y}" text-anchor="{end}"{more}>{plain(said)}</text>'


def _held(told: dict[str, Any]) -> str:
    """Return what is told as JSON within an element, in which quotation marks can stand as they are."""
    found = dumps(told, separators=(",", ":"))
    return found.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def svg(figure: dict[str, Any], furnished: bool = False) -> str:
    """Return a figure as SVG at the width that it was drawn for.

    furnished: with what the page needs to furnish its other rooms too, as JSON in the metadata.
    """
    sheet = _Sheet(figure)
    canvas, inks = Canvas(figure, sheet.width), sheet.meta["inks"]
    grid, dates = _axis(sheet)
    levels = [*_levels(sheet)]
    halo = f'paint-order="stroke" stroke="{inks["paper"]}" stroke-linejoin="round"'
    told = {"meta": sheet.meta, "window": [sheet.window.start, sheet.window.end]}
    parts = [
        *([f"<metadata>{_held(told)}</metadata>", HANDLE] if furnished else []),
        f'<path d="{grid}" fill="none" stroke="{inks["rule"]}"/>',
        *_grounds(sheet),
        *(
            f'<path d="M0 {floor(y) + 0.5}H9999" fill="none" stroke="{inks["rule"]}" stroke-dasharray="2px 4px"/>'
            for y, _ in levels
        ),
        *_strips(sheet),
        *drawn(sheet.meta, sheet.window, sheet.scale, sheet.size),
        *drawn_known(sheet.meta, sheet.window, sheet.scale),
        *drawn_empty(sheet.meta, sheet.window, sheet.scale, sheet.size, *sheet.rows()),
        *(plotted(trace, canvas) for trace in joined(figure["data"])),
        f'<g fill="{inks["muted"]}" {halo} stroke-width="4">{"".join(_text(words) for _, words in levels)}</g>',
        f'<g fill="{inks["muted"]}">{"".join(map(_text, dates))}</g>',
        f'<g fill="{sheet.ink}" {halo} stroke-width="3">'
        f"{''.join(_moved(words, more) for words, more in _labels(sheet))}</g>",
        *_names(sheet),
    ]
    size = f'width="{sheet.width}" height="{canvas.height}" viewBox="0 0 {sheet.width} {canvas.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{plain(STACK)}" font-size="{sheet.size}" '
        f'role="img" aria-label="Timeline">{"".join(parts)}</svg>'
    )
