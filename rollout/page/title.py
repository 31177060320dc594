"""The title of the page as Dash has it: each name in isolation, in the language that it is said in."""

import re
from typing import Any

from dash import html

from rollout.evidence.settings import PLAIN, Settings
from rollout.layout.scripts import language
from rollout.timeline.languages import UNKNOWN
from rollout.timeline.naming import title_parts
from rollout.timeline.tongues import foreign
from rollout.words.say import language as tongue
from rollout.words.tongues import ENGLISH

OTHERS = ("bo", "zh")
WORD = re.compile("[A-Za-z]{3}")


def title(lanes: tuple[str, ...], said: Settings) -> list[Any]:
    """Return the title, each name in it in isolation: one read from the right turns nothing around beside it."""
    parts = title_parts(lanes, said)
    if not lanes and not said.title:
        return [*parts]
    return [html.Bdi(part, **spoken(part, said)) if place % 2 == 0 else part for place, part in enumerate(parts)]


def _tag(words: str, said: Settings) -> str:
    """Return the tag that `timeline.toml` has words of its own under, or else of its first language; empty without.

    A lane that stands for many is called so by us.
    """
    if any(lane.rest and lane.title == words for lane in said.lanes):
        return ""
    elsewhere = (*said.elsewhere, *(one for lane in said.lanes for one in lane.elsewhere))
    return next((tag for _, tag, text in elsewhere if text == words), next(iter(said.languages), ""))


def spoken(words: str, said: Settings = PLAIN) -> dict[str, Any]:
    """Return the attribute that names the language of words; none for those in the language of the page.

    said: the timeline that says them; without, or where it does not know its languages, letters tell. Those of our own
    letters are then taken for English in a page in others, as `scripts/dom.js` does: its voice could not read them.
    """
    tag = _tag(words, said)
    known = foreign(tag) if tag != UNKNOWN else ""
    guessed = ENGLISH if tag in ("", UNKNOWN) and tongue() in OTHERS and WORD.search(words) else ""
    lang = known or language(words) or guessed
    return {"lang": lang} if lang else {}
