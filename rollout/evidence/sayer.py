"""Who says so, as it stands within a sentence."""

from rollout.words.say import say


def sayer(says: str) -> str:
    """Return who says so as it stands within a sentence: where it is not stated, nobody has the name "not stated"."""
    return say("someone the file does not name") if says == say("not stated") else says
