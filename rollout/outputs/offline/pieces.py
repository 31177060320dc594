"""What an offline page is built from: the page's own scripts and styles, plotly.js, and the letters it uses."""

import re
from base64 import b64encode
from functools import cache, lru_cache
from io import BytesIO

from rollout.layout.cutting import embedded, narrowed
from rollout.layout.palette import css
from rollout.layout.typeface import FACES, FAMILY, WEIGHTS, face_file
from rollout.page.bundle import joined
from rollout.page.files import STYLES
from rollout.page.plotlyjs import SLIM, bundle, full_bundle, leaned

OURS = "Rollout Sans"
"""The name within a font of fewer letters: its licence keeps the name of the whole one for the whole one."""
NAMES = (1, 3, 4, 6, 16, 21)
LICENSED = (7, 13, 14)  # trademark, licence and its address
OTHERS = ("import", "edit", "follow")  # styles of pages that a server alone has


UNENDED = re.compile(r"^((?:(?!//).)*[,({\[;])\n", re.MULTILINE)
"""A line of a script that another can follow at once; none has a text in backquotes over several lines."""


def asset(name: str) -> str:
    """Return the text of a style or a picture of the page."""
    return (STYLES / name).read_text(encoding="utf-8")


@cache
def script(entry: str) -> str:
    """Return what runs of an entry of the page's scripts, as it can stand within a page."""
    return inline(UNENDED.sub(r"\1", joined(entry)))


@cache
def plotly() -> str:
    """Return plotly.js, with nothing in it that would end a script within a page."""
    return inline(leaned(bundle(SLIM, full_bundle())))


def inline(script: str) -> str:
    """Return a script that means the same and can stand within a page."""
    return re.sub(r"</(?=script)", r"<\\/", script.replace("\r\n", "\n"), flags=re.IGNORECASE).replace("<!--", "<\\!--")


@lru_cache(maxsize=4)
def woff(face: str, letters: str) -> bytes:
    """Return a face with these letters alone, as WOFF, under a name of ours; its copyright and licence stay in it."""
    # Only where a face must be cut: a start is quicker without.
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - said above

    whole, held = face_file(face).with_suffix(".otf").read_bytes(), BytesIO()
    cut = narrowed(whole, map(ord, letters), ("ccmp", "kern", "mark"), LICENSED, hinted=False)
    with TTFont(BytesIO(cut), recalcTimestamp=False) as font:
        for record in font["name"].names:
            if record.nameID in NAMES:
                record.string = OURS.replace(" ", "") if record.nameID == 6 else OURS
        font["CFF "].cff.fontNames = [OURS.replace(" ", "")]
        font.flavor = "woff"
        font.save(held)
    return held.getvalue()


def _face(face: str, letters: str) -> str:
    data = b64encode(woff(face, letters)).decode()
    return (
        f"@font-face {{ font-family: '{FAMILY}'; font-weight: {WEIGHTS[face]}; font-display: block; "
        f"src: url(data:font/woff;base64,{data}) format('woff'); }}"
    )


def styles(letters: str) -> str:
    """Return all styles of the page, with the letters that it uses in both faces."""
    found = (path.name for path in STYLES.glob("*.css") if path.stem not in OTHERS)
    names = sorted(found, key=lambda name: (name != "style.css", name))
    page = "".join(asset(name) for name in names)
    own = re.sub(r"@font-face \{.*?\}\n|/\*.*?\*/|^ +", "", page, flags=re.MULTILINE)
    return "\n".join(filter(None, [*(_face(face, letters) for face in FACES), embedded(letters), css(), own]))
