"""A sheet as SVG whose words are text: to be read aloud, searched, translated and edited.

The reader's machine may lack our face. So a sheet drawn here is laid out for one 15 in a hundred wider, words left of a
mark end at it in every face, and where there is no such room each line is held to the width that it has in ours.
"""

from collections.abc import Iterator

from rollout.evidence.text import plain
from rollout.layout.scene import Box, EndWords, Form, Line, Words
from rollout.layout.scripts import language
from rollout.layout.typeface import FAMILY, WEIGHTS, width
from rollout.sheet import Sheet, Told
from rollout.timeline.tongues import foreign, of_words
from rollout.words.say import language as language_spoken
from rollout.words.tongues import TONGUES

FAMILIES = f"'Source Sans 3', '{FAMILY}', 'Noto Sans', 'Segoe UI', Arial, 'Liberation Sans', sans-serif"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 '
DASH = {"dotted": (1.0, 1.2), "dashed": (2.0, 1.2), "dash-dotted": (2.0, 1.0, 0.6, 1.0)}  # in weights of the line
FINE = 1000  # parts of the type size in which a width is known


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _element(name: str, **values: float | str) -> str:
    """Return an empty element; what is empty is left out."""
    said = {key.replace("_", "-"): _number(one) if isinstance(one, float) else one for key, one in values.items()}
    return f"<{name}" + "".join(f' {key}="{one}"' for key, one in said.items() if one) + "/>"


def _dash(kind: str, weight: float) -> str:
    return " ".join(_number(share * weight) for share in DASH.get(kind, ()))


def _box(one: Box) -> str:
    return _element("rect", x=one.x, y=one.y, width=one.width, height=one.height, fill=one.fill)


def _line(one: Line) -> str:
    dash = _dash(one.dash, one.weight)
    return _element(
        "line",
        x1=one.x1,
        y1=one.y1,
        x2=one.x2,
        y2=one.y2,
        stroke=one.ink,
        stroke_width=one.weight,
        stroke_dasharray=dash,
    )


def _across(one: Form, half: float, ink: str, both: bool) -> Iterator[str]:
    """Yield the stroke through a mark, or the two of a cross."""
    for turn in (1, -1) if both else (1,):
        x1, y1, x2, y2 = one.x - half, one.y + turn * half, one.x + half, one.y - turn * half
        yield _line(Line(x1, y1, x2, y2, one.weight, ink))


def drawn(one: Form) -> str:
    """Return a mark as SVG elements."""
    pen: dict[str, float | str] = {"fill": one.fill}
    if one.weight:
        pen |= {"stroke": one.ink, "stroke_width": one.weight}
        pen |= {"stroke_dasharray": _dash("dotted", one.weight)} if one.dotted else {}
    if one.corners:
        corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in one.corners)
        parts = [_element("polygon", points=corners, **pen)]
    else:
        parts = [_element("circle", cx=one.x, cy=one.y, r=one.size / 2, **pen)]
    if one.dot:
        parts.append(_element("circle", cx=one.x, cy=one.y, r=one.dot, fill=one.ink))
    if one.cross:
        parts += _across(one, one.cross, one.ink, both=True)
    if one.through:
        parts += _across(one, one.through, one.stroke, both=False)
    return "".join(parts)


def _text(one: Words, held: bool, tag: str = "") -> str:
    ending = isinstance(one, EndWords)
    at = f' x="{_number(one.x + one.width * ending)}" y="{_number(one.baseline)}" font-size="{_number(one.size)}"'
    more = ' text-anchor="end"' * ending
    more += f' font-weight="{WEIGHTS[one.face]}"' if one.face != "regular" else ""
    if held and one.text:
        long = width(one.text, FINE, one.face) / FINE * one.size
        more += f' textLength="{_number(long)}" lengthAdjust="spacingAndGlyphs"'
    # Programs for pictures heed the attribute of XML, browsers both.
    more += f' xml:lang="{lang}" lang="{lang}"' if (lang := language(one.text) or tag) else ""
    return f'<text{at} fill="{one.ink}"{more}>{plain(one.text)}</text>'


def _told(one: Told, held: bool) -> str:
    shapes = [*map(_box, one.boxes), *map(_line, one.lines), *map(drawn, one.forms)]
    words = (_text(one.key, held) if one.key else "") + _text(one.words, held, foreign(of_words(one.event)))
    return f"<g><title>{plain(one.alt)}</title>{''.join(shapes)}{words}</g>\n"


def _parts(sheet: Sheet, held: bool) -> Iterator[str]:
    """Yield all that is drawn, from the bottom up."""
    yield _box(Box(0.0, 0.0, sheet.width, sheet.height, sheet.paper))
    for band in sheet.bands:
        yield from map(_box, band.rules)
    yield from map(_line, sheet.axis.lines)
    for band in sheet.bands:
        yield from map(_line, band.ticks)
    yield from (_text(one, held) for one in (*sheet.title, *sheet.subtitle))
    for band in sheet.bands:
        yield from (_text(one, held) for one in band.head)
        yield from (_told(one, held) for one in band.told)
    yield from (_text(one, held) for one in sheet.axis.words)
    chart = sheet.chart
    if chart:
        yield from map(_line, (*chart.rules, *chart.lines))
        yield from map(_box, chart.boxes)
        yield from map(drawn, chart.forms)
        yield from (_text(one, held) for one in (*chart.head, *chart.words))
    for sign in sheet.legend:
        yield from (*map(_box, sign.boxes), *map(_line, sign.lines), *map(drawn, sign.forms), _text(sign.words, held))
    yield from (_text(one, held) for one in sheet.stamp)


def svg(sheet: Sheet, title: str, said: str, held: bool, faces: str = "") -> bytes:
    """Return a sheet as SVG; `said`: the stamp; `held`: whether each line is held to its width in our face.

    faces: the rules for those of other scripts, where the picture brings them with it.
    """
    style = f"\n<style>{faces}</style>" if faces else ""
    size = f"{_number(sheet.width)} {_number(sheet.height)}"
    inside = "\n".join(_parts(sheet, held))
    tag = TONGUES[language_spoken()].tag
    about = f"<title>{plain(title)}</title><desc>{plain(said)}</desc>"
    head = f'{HEAD}{size}" role="img" xml:lang="{tag}" lang="{tag}">{about}{style}'
    return f'{head}\n<g font-family="{FAMILIES}">\n{inside}\n</g></svg>\n'.encode()
