"""Who says so, as it stands within a sentence."""

from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.words.say import say


def sayer(says: str) -> str:
    """Return who says so as it stands within a sentence: where it is not stated, nobody has the name "not stated"."""
    return say("someone the file does not name") if says == say("not stated") else says


def says_apart(event: Event) -> str:
    """Return who says so and of what kind they are; a name read from the right turns nothing after it around."""
    return replace(event, asserted_by="; ".join(apart(name) for name, _ in event.speakers)).says
