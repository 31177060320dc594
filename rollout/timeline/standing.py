"""How a claim stands: its status, and whether somebody disputes it."""

from rollout.evidence.event import Event
from rollout.words.say import say


def standing(event: Event) -> str:
    """Return the claim status of an event in words, with that it is disputed where it is."""
    own = say(event.status)
    return say("{status}, disputed", status=own) if event.disputed else own


def standing_aloud(event: Event) -> str:
    """Return the same for those who hear it: with a longer stop."""
    own = say(event.status)
    return say("{status}; disputed", status=own) if event.disputed else own
