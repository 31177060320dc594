"""Typst: our templates and data as JSON in, bytes out; data is never markup, and no clock or system font is used."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from rollout.layout.typeface import FACES, FAMILY, WEIGHTS, face_file
from rollout.timeline.edition import ExportError

TEMPLATES = Path(__file__).parent
THEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The one time that every output names, so that the same input gives the same bytes."""

EACH_FACE = f'#set text(font: "{FAMILY}")\n'.encode() + b"".join(
    f"#text(weight: {weight})[a]".encode() for weight in WEIGHTS.values()
)


@cache
def _fonts() -> Any:
    """Return the typeface and no other: neither the system's nor those that the compiler brings.

    The compiler takes folders, and of two files of one face the one that the disk lists first. So that every machine
    takes the same, the faces stand alone in a folder of their own. It reads a face when it first sets a letter of it
    and keeps it then: so both are set at once, and the folder is gone before anything else is done.
    """
    try:
        with TemporaryDirectory(prefix="rollout-") as folder:
            for face in FACES:
                copy(face_file(face), folder)
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
            typst.compile(EACH_FACE, font_paths=fonts, format="svg")
    except OSError as error:
        raise ExportError(
            "A page needs a folder for temporary files, and there is none that takes its letters."
        ) from error
    return fonts


@cache
def _template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes()


def _files(template: str, data: dict[str, Any]) -> dict[str, bytes]:
    return {
        "main.typ": _template(template),
        "sheet.typ": _template("sheet.typ"),
        "data.json": json.dumps({"family": FAMILY, **data}, ensure_ascii=False, sort_keys=True).encode(),
    }


def typeset(template: str, data: dict[str, Any], form: Literal["pdf", "png", "svg"], ppi: float = 96.0) -> bytes:
    """Return the template filled with data as a PDF (UA-1), a PNG or an SVG; a picture has one page.

    Raises ExportError when the compiler refuses, in its own words.
    """
    made = _made(_files(template, data), form, ppi)
    if not isinstance(made, bytes):
        raise ExportError("A picture has one page, and this one ran on.")
    return made


def typeset_each(template: str, data: dict[str, Any], ppi: float) -> list[bytes]:
    """Return the pages of the template filled with data, each as a PNG."""
    made = _made(_files(template, data), "png", ppi)
    return [made] if isinstance(made, bytes) else list(made)


def pages_of(template: str, data: dict[str, Any]) -> int:
    """Return how many pages the template takes with data, found without drawing them to any use."""
    made = _made(_files(template, data), "png", 4.0)
    return 1 if isinstance(made, bytes) else len(made)


def _made(files: dict[str, bytes], form: Literal["pdf", "png", "svg"], ppi: float) -> Any:
    try:
        if form == "pdf":
            return typst.compile(files, font_paths=_fonts(), format=form, pdf_standards=["ua-1"], timestamp=THEN)
        return typst.compile(files, font_paths=_fonts(), format=form, ppi=ppi)
    except typst.TypstError as error:
        raise ExportError(f"The page cannot be set: {error}") from error
