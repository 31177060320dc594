"""Typst: our templates and data as JSON in, bytes out; data is never markup, and no clock or system font is used."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from rollout.layout.composing import composed
from rollout.layout.cutting import cut
from rollout.layout.faces import here, sample, unpacked
from rollout.layout.scripts import CHINESE, JOINS, KEYS, SIGNS, STRETCHES, Script, language
from rollout.layout.typeface import FACES, FAMILY, WEIGHTS, face_file, foreign
from rollout.timeline.edition import ExportError
from rollout.words.say import language as language_spoken
from rollout.words.say import say
from rollout.words.tongues import ENGLISH, TONGUES

TEMPLATES = Path(__file__).parent
THEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The one time that every output names, so that the same input gives the same bytes."""

KEPT = 8  # sets of faces: of as many combinations of scripts


def _each_face(families: Iterable[tuple[str, str]]) -> bytes:
    """Return a page with a letter of every family, given with it, in every face."""
    set_in = ((f'#set text(font: "{family}")\n', letter) for family, letter in families)
    texts = (start + "".join(f"#text(weight: {w})[{letter}]" for w in WEIGHTS.values()) for start, letter in set_in)
    return "\n".join(texts).encode()


def _whole(key: str, face: str, words: tuple[str, ...]) -> tuple[str, bytes]:
    """Return the face of a script with its name: whole, or with each letter of some words as one glyph."""
    name, data = unpacked(key, face)
    if KEYS[key] in SIGNS:  # they hold letters of words too, which other faces set
        words = words or tuple(chr(code) for first, last in STRETCHES for code in range(first, last + 1))
    if not words:
        return name, data
    letters = "".join(sorted({sample(key), *JOINS, *"".join(words)}))
    return f"{face}-{name}", composed(cut(data, letters, WEIGHTS[face]), words)


def _words(data: str, scripts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words of data in each of these scripts; none of Chinese, whose letters are one glyph anyway."""
    each = (
        "".join(f"{chr(first)}-{chr(last)}" for first, last in (*KEYS[key].blocks, *KEYS[key].signs)) for key in scripts
    )
    found = (sorted(set(re.findall(f"[{letters}\u200c\u200d]+", data))) for letters in each)
    return tuple(tuple(words) if key != CHINESE.key else () for key, words in zip(scripts, found, strict=True))


@lru_cache(maxsize=KEPT)
def _fonts(scripts: tuple[str, ...] = ()) -> Any:
    """Return the typeface and the faces of other scripts as asked; pages of other words never push them out."""
    return _gathered(scripts)


@lru_cache(maxsize=KEPT)
def _composed(scripts: tuple[str, ...], words: tuple[tuple[str, ...], ...]) -> Any:
    """Return the same with each letter of these words, given for each script, as one glyph."""
    return _gathered(scripts, words)


def _gathered(scripts: tuple[str, ...], words: tuple[tuple[str, ...], ...] = ()) -> Any:
    """Return the typeface, the faces of other scripts as asked, and none else: neither system's nor the compiler's.

    words: of each script those whose letters are to be one glyph each, for a page whose text is copied.

    The compiler takes folders, and of two files of one face the one that the disk lists first. So that every machine
    takes the same, the faces stand alone in a folder of their own. It reads a face when it first sets a letter of it
    and keeps it then: so both are set at once, and the folder is gone before anything else is done.
    """
    families = [(FAMILY, "a"), *((KEYS[key].family, sample(key)) for key in scripts)]
    try:
        with TemporaryDirectory(prefix="rollout-") as folder:
            for face in FACES:
                copy(face_file(face), folder)
                for key, known in zip_longest(scripts, words, fillvalue=()):
                    name, data = _whole(str(key), face, known)
                    (Path(folder) / name).write_bytes(data)
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
            typst.compile(_each_face(families), font_paths=fonts, format="svg")
    except OSError as error:
        raise ExportError(
            say("A page needs a folder for temporary files, and there is none that takes its letters.")
        ) from error
    return fonts


def _blocks(script: Script) -> str:
    """Return a pattern for the letters of a script with the joiners among them, as the compiler writes it."""
    own = "[" + "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in script.blocks) + "]"
    return f"{own}+(?:[\\u{{200c}}\\u{{200d}}]{own}+)*"


def _letters(data: str) -> tuple[Script, ...]:
    """Return the scripts beyond our own typeface that data hold and a face is here for."""
    return here({letter for letter in set(data) if foreign(letter)})


def _spoken(script: Script, data: str) -> str:
    """Return the language of the letters of a script, in the two or three letters that the compiler takes."""
    return language("".join(sorted(filter(script.holds, set(data)))))[:3].rstrip("-") or "und"


@cache
def _template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes()


def _files(template: str, data: dict[str, Any]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what the compiler is given, and the scripts whose faces it needs."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    scripts = _letters(text)
    more = {
        "lang": TONGUES[language_spoken()].tag[:2],
        "region": "GB" if language_spoken() == ENGLISH else None,
        "family": [FAMILY, *(one.family for one in scripts)] if scripts else FAMILY,
        "scripts": [{"letters": _blocks(one), "lang": _spoken(one, text)} for one in scripts if one.lang],
        "tall": "|".join(_blocks(one) for one in scripts if one.lang),
    }
    files = {
        "main.typ": _template(template),
        "sheet.typ": _template("sheet.typ"),
        "data.json": json.dumps({**more, **data}, ensure_ascii=False, sort_keys=True).encode(),
    }
    return files, tuple(one.key for one in scripts)


def typeset(template: str, data: dict[str, Any], form: Literal["pdf", "png", "svg"], ppi: float = 96.0) -> bytes:
    """Return the template filled with data as a PDF (UA-1), a PNG or an SVG; a picture has one page.

    Raises ExportError when the compiler refuses, in its own words.
    """
    made = _made(_files(template, data), form, ppi)
    if not isinstance(made, bytes):
        raise ExportError(say("A picture has one page, and this one ran on."))
    return made


def typeset_each(template: str, data: dict[str, Any], ppi: float) -> list[bytes]:
    """Return the pages of the template filled with data, each as a PNG."""
    made = _made(_files(template, data), "png", ppi)
    return [made] if isinstance(made, bytes) else list(made)


def pages_of(template: str, data: dict[str, Any]) -> int:
    """Return how many pages the template takes with data, found without drawing them to any use."""
    made = _made(_files(template, data), "png", 4.0)
    return 1 if isinstance(made, bytes) else len(made)


def _made(filled: tuple[dict[str, bytes], tuple[str, ...]], form: Literal["pdf", "png", "svg"], ppi: float) -> Any:
    files, scripts = filled
    try:
        if form == "pdf":
            words = _words(files["data.json"].decode(), scripts)
            fonts = _composed(scripts, words) if any(words) else _fonts(scripts)
            return typst.compile(files, font_paths=fonts, format=form, pdf_standards=["ua-1"], timestamp=THEN)
        return typst.compile(files, font_paths=_fonts(scripts), format=form, ppi=ppi)
    except typst.TypstError as error:
        raise ExportError(say("The page cannot be set: {error}", error=str(error))) from error
