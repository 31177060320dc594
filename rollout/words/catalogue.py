"""The catalogues: one `.po` for each language beside English, read once, for Python and for the page's scripts."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from rollout.words.dates import DATE_WORDS
from rollout.words.po import Entry, entries
from rollout.words.tongues import ENGLISH, TONGUES

FOLDER = Path(__file__).parent / "catalogues"
SCRIPTS = "rollout/page/scripts"
"""Where the files are whose sentences go to the page."""
SPACES = re.compile(" (?=[:;?!»])|(?<=«) ")
"""Where a line may not break in a language that sets a space there; translators type plain ones."""


def path_of(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return FOLDER / f"{language}.po"


@cache
def catalogue(language: str) -> tuple[Entry, ...]:
    """Return what a language has of the sentences, without the head of its file; English has none to have."""
    if language == ENGLISH:
        return ()
    _, *found = entries(path_of(language).read_text(encoding="utf-8"))
    if not TONGUES[language].spaced:
        return tuple(found)
    # The wide one: the narrow one, of thousands, is no letter of a terminal in Windows' French.
    return tuple(replace(one, forms=tuple(SPACES.sub("\u00a0", form) for form in one.forms)) for one in found)


@cache
def forms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each sentence that is translated."""
    return {entry.english: entry.forms for entry in catalogue(language) if entry.done}


@cache
def letters(language: str) -> str:
    """Return all that the interface may say in a language beside English, for its letters."""
    if language == ENGLISH:
        return ""
    return "".join(form for own in forms(language).values() for form in own) + repr(DATE_WORDS[language])


def _dates(language: str) -> dict[str, object]:
    """Return what the page's scripts need of the dates of a language."""
    said = DATE_WORDS[language]
    return {
        "names": said.names,
        "short": said.short,
        "day": said.days[0],
        "short_day": said.short_days[0],
        "short_month": said.short_months[0],
        "first": said.first,
        "before": said.before,
        "between": said.of_days.get("between", said.between),
    }


@cache
def for_scripts(language: str, names: frozenset[str] = frozenset()) -> str:
    """Return the catalogue that the page's scripts read, as JSON that can stand within a page; empty for English.

    names: the scripts whose sentences it holds, and no others; none: all.
    """
    said_by = {f"{SCRIPTS}/{name}" for name in ("", *names)}
    if language == ENGLISH:
        return ""
    known = TONGUES[language]
    said = {
        entry.english: entry.forms if entry.plural else entry.forms[0]
        for entry in catalogue(language)
        if entry.done and any(place.startswith(SCRIPTS) and (not names or place in said_by) for place in entry.places)
    }
    whole: dict[str, object] = {
        "language": language,
        "plural": known.plural,
        "thousands": known.thousands,
        "dates": _dates(language),
    }
    whole |= {"large": known.large, "point": known.point, "words": said}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def block(language: str, names: frozenset[str] = frozenset()) -> str:
    """Return the element that hands a catalogue to the page's scripts: data, which no browser runs."""
    words = for_scripts(language, names)
    return f'<script type="application/json" id="catalogue">{words}</script>' if words else ""
