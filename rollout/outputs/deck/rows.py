"""Rows of words stacked down a slide: measured, so that they fit at a size that can be read out, or are refused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from rollout.layout.palette import Palette
from rollout.layout.scripts import parts, taller
from rollout.layout.typeface import width
from rollout.outputs.deck.layouts import FIRST, TITLE, body
from rollout.outputs.deck.parts import MARGIN, READ_ALOUD, WIDE, Place, ShapeSpec, short_digest
from rollout.outputs.deck.shapes import LINE, SPACES, Run, body_xml, emu, group, run_xml, text_xml
from rollout.sheet.signs import form
from rollout.timeline.edition import ExportError
from rollout.words.said import said

SHARES = (1.2, 1.1, 1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)  # of the usual sizes, tried from the largest
SURE = {"regular": 0.81, "semibold": 0.745}
"""Of the room so much is filled: DejaVu Sans, the widest face that stands in for ours, is as much wider."""
BLANK = 8.0  # points of width beyond what is measured
AIR = 1.25
"""Of a line of letters that are higher than ours: with less they reach over the line before."""
BENEATH = 0.35  # type sizes: what such letters may reach below their last line, where a program takes another face
SIGN = 0.72  # type sizes: the diameter of a mark


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its name in its slide, its runs, type size in points, the room below, and where its words begin.

    The first run of an indented row is its label. `mark`: the status drawn before the words, and whether disputed.
    `body`: the number of its placeholder on the slide; 0: the next one.
    """

    name: str
    runs: tuple[Run, ...]
    size: float
    below: float = 8.0
    indent: float = 0.0
    title: bool = False
    mark: tuple[str, bool] | None = None
    body: int = 0

    @property
    def text(self) -> str:
        """Return the words as they are read back from the slide."""
        return "".join(run.text for run in self.runs)


def labelled(name: str, label: str, runs: Sequence[Run], size: float, palette: Palette) -> Row:
    """Return a row whose words stand beside a label."""
    head = Run(f"{label}\t", palette.muted, "semibold")
    return Row(name, (head, *runs), size, indent=164.0)


@cache
def _share(word: str, face: str) -> float:
    """Return the width of a word in type sizes."""
    return width(word, 1000.0, face) / 1000


def lines(text: str, room: float, size: float, face: str = "regular") -> int:
    """Return over how many lines words run at most; a word wider than the room is broken by every program."""
    space, within = _share(" ", face), room / size
    count, filled = 1, 0.0
    for before, word in parts(text):
        wide, between = _share(word, face), space if before else 0.0
        if filled and filled + between + wide > within:
            count, filled = count + 1, 0.0
        filled += wide + (between if filled else 0.0)
        if filled > within:
            more = ceil(filled / (0.9 * within)) - 1  # it need not break where it fills the line
            count, filled = count + more, within
    return count


def line_high(row: Row, air: float = AIR) -> float:
    """Return the height of a line of a row; where letters are higher, LibreOffice sets them high up in their line."""
    return row.size * LINE * (1.0 if (share := taller(row.text)) == 1.0 else share * air)


def high(row: Row, wide: float) -> float:
    """Return the height of a row in points, an upper bound."""
    words = row.runs[1:] if row.indent else row.runs
    face = "semibold" if any(run.face == "semibold" for run in words) else "regular"
    room = (wide - row.indent) * SURE[face] - BLANK
    return lines("".join(run.text for run in words), room, row.size, face) * line_high(row) + (
        0.0 if taller(row.text) == 1.0 else BENEATH * row.size
    )


def text_piece(
    name: str, place: Place, paragraphs: Sequence[Row], holder: str = "", wrap: bool = True, air: float = AIR
) -> ShapeSpec:
    """Return paragraphs as one text that can be edited as one; `form` tells its type sizes."""
    inner = []
    for row in paragraphs:
        tab = f'<a:tabLst><a:tab pos="{emu(row.indent)}" algn="l"/></a:tabLst>' if row.indent else ""
        hang = f' marL="{emu(row.indent)}" indent="{-emu(row.indent)}"' if row.indent else ' marL="0" indent="0"'
        after = (
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(row.below * 100)}"/></a:spcAft>'
        )
        # Lines are as high as ours in any face that stands in for it.
        pitch = f'<a:lnSpc><a:spcPts val="{round(line_high(row, air) * 100)}"/></a:lnSpc>'
        look = f'<a:pPr algn="l"{hang}>{pitch}{after if len(paragraphs) > 1 else ""}<a:buNone/>{tab}</a:pPr>'
        inner.append(f"<a:p>{look}{''.join(run_xml(run, row.size) for run in row.runs)}</a:p>")
    xml = text_xml(name, place, body_xml(inner, wrap), holder).replace("<p:sp>", f"<p:sp {SPACES}>", 1)
    sizes = [str(round(row.size * 100)) for row in paragraphs for _ in row.runs]
    whole = "\n".join(row.text for row in paragraphs)
    return ShapeSpec(name, place, xml, (("", whole),), short_digest(" ".join(sizes)), title=holder == TITLE)


def _mark(row: Row, top: float, prefix: str, left: float, palette: Palette) -> ShapeSpec:
    status, disputed = row.mark or ("", False)
    size = row.size * SIGN
    x, y = left + row.indent - size * 1.3, top + row.size * LINE / 2
    drawn = form(status, disputed, x, y, size, palette.ink, palette.paper, palette.ink)
    words = f"{status}{', disputed' * disputed}"
    return group(f"{prefix}/{row.name} mark", [replace(drawn, weight=2.2)], words)


def stacked(
    prefix: str,
    rows: Sequence[Row],
    top: float,
    bottom: float,
    palette: Palette,
    left: float = MARGIN,
    right: float = MARGIN,
    shares: Sequence[float] = SHARES,
) -> tuple[ShapeSpec, ...] | None:
    """Return rows from a top downwards at the largest sizes that fit above the bottom, or None when none does.

    left, right: what stays free at the sides, in points; shares: of the usual sizes, which are tried.
    """
    room = WIDE - right - left
    for share in shares:
        wider = max(1.0, share)
        sized = [
            replace(row, size=max(READ_ALOUD, row.size * share), below=row.below * share, indent=row.indent * wider)
            for row in rows
        ]
        heights = [high(row, room) for row in sized]
        if top + sum(heights) + sum(row.below for row in sized[:-1]) > bottom:
            continue
        pieces: list[ShapeSpec] = []
        y = top
        number = FIRST
        for row, height in zip(sized, heights, strict=True):
            holder = TITLE if row.title else body(row.body or number)
            number += not row.title
            pieces.append(text_piece(f"{prefix}/{row.name}", Place(left, y, room, height), [row], holder))
            if row.mark:
                pieces.append(_mark(row, y, prefix, left, palette))
            y += height + row.below
        return tuple(pieces)
    return None


def columns(
    prefix: str, rows: Sequence[Row], top: float, bottom: float, count: int, gap: float = 24.0
) -> list[tuple[ShapeSpec, ...]]:
    """Return rows that flow down columns, slide after slide; a row is never torn.

    Raises ExportError for a row that no column holds.
    """
    room = (WIDE - 2 * MARGIN - gap * (count - 1)) / count
    filled: list[list[Row]] = [[]]
    y = top
    for row in rows:
        height = high(row, room) + row.below
        if top + height > bottom:
            raise ExportError(said("“{text}…” has no room on a slide. Shorten it.", text=row.text[:60]))
        if filled[-1] and y + height > bottom:
            filled.append([])
            y = top
        filled[-1].append(row)
        y += height
    slides = [filled[at : at + count] for at in range(0, len(filled), count)]
    return [
        tuple(
            text_piece(
                f"{prefix}:{number}/column {at + 1}",
                Place(MARGIN + at * (room + gap), top, room, bottom - top),
                column,
                body(FIRST + at),
            )
            for at, column in enumerate(slide)
        )
        for number, slide in enumerate(slides, 1)
    ]
