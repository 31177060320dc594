"""Who says so, as it stands within a sentence."""

import re
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.text import isolated, plain
from rollout.words.say import say

KIND = re.compile(r"( \([^()]*\)(?:; |$))")


def sayer(says: str) -> str:
    """Return who says so as it stands within a sentence: where it is not stated, nobody has the name "not stated"."""
    return say("someone the file does not name") if says == say("not stated") else says


def says_apart(event: Event) -> str:
    """Return who says so and of what kind they are; a name read from the right turns nothing after it around."""
    return replace(event, asserted_by="; ".join(apart(name) for name, _ in event.speakers)).says


def saying(says: str) -> str:
    """Return who says so and of what kind they are as HTML: each name in isolation, our words for its kind beside it.

    >>> saying("A & B (news)")
    '<bdi>A &amp; B</bdi> (news)'
    """
    return "".join(plain(part) if at % 2 else isolated(part) for at, part in enumerate(KIND.split(says)))
