"""What a scene of a talk says in another language: columns such as `title@zh` beside those of the file's own."""

from collections.abc import Iterable

from rollout.evidence.brief import brief
from rollout.evidence.header import translated
from rollout.evidence.vocabulary import TITLE_LENGTH
from rollout.timeline.naming import one_line

SPOKEN = ("title", "words", "who", "notes")
"""The columns of a talk that may stand in another language."""
LINES = ("words", "notes")
"""Those of which each keeps its lines."""


def said(own: Iterable[tuple[str, str]], language: str) -> dict[str, str]:
    """Return what a row says in a language, by column.

    own: the columns of the row that are not ours, with their texts.
    """
    return {
        found[0]: text.strip() if found[0] in LINES else brief(one_line(text), TITLE_LENGTH)
        for name, text in own
        if (found := translated(name, SPOKEN)) and found[1] == language and text.strip()
    }
