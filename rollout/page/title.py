"""The title of the page as Dash has it: each name in isolation, in the language that its letters tell."""

import re
from typing import Any

from dash import html

from rollout.evidence.settings import Settings
from rollout.layout.scripts import language
from rollout.timeline.naming import title_parts
from rollout.words.say import language as tongue
from rollout.words.tongues import ENGLISH

OTHERS = ("bo", "zh")
WORD = re.compile("[A-Za-z]{3}")


def title(lanes: tuple[str, ...], said: Settings) -> list[Any]:
    """Return the title, each name in it in isolation: one read from the right turns nothing around beside it."""
    parts = title_parts(lanes, said)
    if not lanes and not said.title:
        return [*parts]
    return [html.Bdi(part, **spoken(part)) if place % 2 == 0 else part for place, part in enumerate(parts)]


def spoken(words: str) -> dict[str, Any]:
    """Return the attribute that names the language of words; none for those of our own letters in a page in such.

    In a page in other letters they are taken for English, as `scripts/dom.js` does: its voice could not read them.
    """
    lang = language(words) or (ENGLISH if tongue() in OTHERS and WORD.search(words) else "")
    return {"lang": lang} if lang else {}
