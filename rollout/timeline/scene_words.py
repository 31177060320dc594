"""What a scene of a talk says in another language: columns such as `title@zh` beside those of the file's own."""

from collections.abc import Iterable

from rollout.evidence.brief import brief
from rollout.evidence.event import Dataset
from rollout.evidence.header import translated
from rollout.evidence.vocabulary import TITLE_LENGTH
from rollout.timeline.naming import one_line
from rollout.timeline.spoken import own_language
from rollout.words.say import language
from rollout.words.tongues import ENGLISH

SPOKEN = ("title", "words", "who", "notes")
"""The columns of a talk that may stand in another language."""
LINES = ("words", "notes")
"""Those of which each keeps its lines."""


def around(own: str) -> str:
    """Return the language that a talk may be told in though its events do not have it: that of our own words around it.

    own: that of the file, which needs none: empty. English, which our words are in where nobody asks for any, is none
    of these either: a draft is read in the language of its file.
    """
    return "" if language() in (ENGLISH, own) else language()


def asked(dataset: Dataset) -> str:
    """Return the language that scenes are asked for in; empty for that of the file."""
    return dataset.language or around(own_language(dataset))


def said(own: Iterable[tuple[str, str]], tag: str) -> dict[str, str]:
    """Return what a row says in a language, by column.

    own: the columns of the row that are not ours, with their texts. tag: of the language.
    """
    return {
        found[0]: text.strip() if found[0] in LINES else brief(one_line(text), TITLE_LENGTH)
        for name, text in own
        if (found := translated(name, SPOKEN)) and found[1] == tag and text.strip()
    }
