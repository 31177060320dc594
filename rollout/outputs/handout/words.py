"""Words as the templates take them: in pieces between which a line may end."""

import re

from rollout.sheet.lines import legible

LONG = 24  # letters of a word beyond which a line may end within it
AFTER = re.compile(r"(?<=[/?&=._\-])")


def pieces(text: str) -> list[str]:
    """Return text in pieces between which a line may end; joined they are the text."""
    found = [""]
    for word in re.split("(?<= )", legible(text)):
        if len(word) <= LONG:
            found[-1] += word
            continue
        for part in AFTER.split(word):
            found += [part[at : at + LONG] for at in range(0, len(part), LONG)]
        found.append("")
    return [piece for piece in found if piece]
