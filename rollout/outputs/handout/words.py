"""Words as the templates take them: in pieces between which a line may end."""

import re

from rollout.layout.scripts import graphemes, syllables
from rollout.sheet.lines import legible

LONG = 24  # letters of a word beyond which a line may end within it
AFTER = re.compile(r"(?<=[/?&=._\-])")


def pieces(text: str) -> list[str]:
    """Return text in pieces between which a line may end; joined they are the text."""
    found = [""]
    for word in re.split("(?<= )", legible(text)):
        if all(len(part) <= LONG for part in syllables(word)):  # the compiler knows where a line may end in it
            found[-1] += word
            continue
        for part in map(graphemes, AFTER.split(word)):
            found += ["".join(part[at : at + LONG]) for at in range(0, len(part), LONG)]
        found.append("")
    return [piece for piece in found if piece]
