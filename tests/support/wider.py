"""What the texts of a deck cover where a wider face stands in for ours, read from its DrawingML."""

from collections.abc import Iterator
from xml.etree import ElementTree

from rollout.layout.metrics import Box
from rollout.layout.scripts import parts
from rollout.layout.typeface import width
from rollout.outputs.deck.parts import ShapeSpec, SlideSpec

EMU = 12700
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FILLED = 1e-6  # a hair that no program minds


def _broken(words: list[tuple[float, float]], room: float) -> int:
    """Return over how many lines words run, each with the space before it and its own width.

    One wider than the room is broken by every program.
    """
    count, filled = 1, 0.0
    for space, wide in words:
        if filled and filled + space + wide > room + FILLED:
            count, filled = count + 1, 0.0
        filled += wide + (space if filled else 0.0)
        while filled > room + FILLED:
            count, filled = count + 1, filled - room
    return count


def _paragraph(part: ElementTree.Element, room: float, wider: float) -> tuple[float, float]:
    """Return how wide the longest line of a paragraph may be, and how high all of its lines are."""
    look = part.find(f"{A}pPr")
    indent = int(look.get("marL", "0")) / EMU if look is not None else 0.0
    pitch = look.find(f"{A}lnSpc/{A}spcPts") if look is not None else None
    after = look.find(f"{A}spcAft/{A}spcPts") if look is not None else None
    words: list[tuple[float, float]] = []
    size = 0.0
    for run in part.iter(f"{A}r"):
        style, text = run.find(f"{A}rPr"), run.findtext(f"{A}t", "")
        assert style is not None
        size = int(style.get("sz", "0")) / 100
        if text.endswith("\t"):
            assert width(text[:-1], size, "semibold") * wider <= indent, f"{text!r} reaches its words"
            continue
        face = "semibold" if style.get("b") == "1" else "regular"
        em = size / 100 * wider
        space = width(" ", 100.0) * em
        words += [(space if before else 0.0, width(word, 100.0, face) * em) for before, word in parts(text)]
    line = int(pitch.get("val", "0")) / 100 if pitch is not None else size * 1.257
    lines = _broken(words, room - indent) if room else 1
    longest = sum(space + wide for space, wide in words) - (words[0][0] if words else 0.0)
    return longest + indent, lines * line + (int(after.get("val", "0")) / 100 if after is not None else 0.0)


def _text(shape: ElementTree.Element, left: float, top: float, wider: float) -> Box:
    off, ext, body = (shape.find(f".//{A}off"), shape.find(f".//{A}ext"), shape.find(f"{P}txBody"))
    assert off is not None
    assert ext is not None
    assert body is not None
    x, y = int(off.get("x", "0")) / EMU + left, int(off.get("y", "0")) / EMU + top
    wide, high = int(ext.get("cx", "0")) / EMU, int(ext.get("cy", "0")) / EMU
    how = body.find(f"{A}bodyPr")
    assert how is not None
    wraps = how.get("wrap") == "square"
    found = [_paragraph(part, wide if wraps else 0.0, wider) for part in body.iter(f"{A}p")]
    across, down = max(one for one, _ in found), sum(one for _, one in found)
    if wraps:
        return x, y, x + wide, y + down
    first = body.find(f"{A}p/{A}pPr")
    if first is not None and first.get("algn") == "r":
        x += wide - across
    if how.get("anchor") == "ctr":
        y += (high - down) / 2
    return x, y, x + across, y + down


def texts_of(piece: ShapeSpec, wider: float) -> Iterator[tuple[str, Box]]:
    """Yield each text of a piece by name with what it covers."""
    if not piece.xml:
        return  # a chart, which its program draws
    root = ElementTree.fromstring(piece.xml)
    grouped = root.tag == f"{P}grpSp"
    left, top = (piece.place.x, piece.place.y) if grouped else (0.0, 0.0)
    for shape in root.iter(f"{P}sp"):
        if shape.find(f"{P}txBody") is not None:
            yield piece.name, _text(shape, left, top, wider)


def texts_on(slide: SlideSpec, wider: float) -> list[tuple[str, Box]]:
    """Return every text of a slide by name with what it covers in a face so many times as wide as ours."""
    return [found for piece in slide.pieces for found in texts_of(piece, wider)]
