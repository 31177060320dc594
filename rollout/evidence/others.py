"""What is said of an event in the languages that the timeline lists: kept apart from columns that are shown to all."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.header import translated


def _apart(event: Event, listed: Collection[str]) -> Event:
    """Return an event with its words in these languages apart; of none that are listed, in all."""
    own: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, text in event.extra:
        found = translated(name)
        # The presenter's notes stay where every output leaves them out.
        known = found and found[0] != "notes" and (not listed or found[1] in listed)
        (others if known else own).append((name, text))
    return replace(event, extra=tuple(own), others=tuple(others)) if others else event


def apart(events: list[Event], languages: Sequence[str]) -> list[Event]:
    """Return events whose words in other languages stand apart: they take the place of others, and none beside them.

    languages: those that the timeline lists, its own first; of others the words are columns like any that is not ours.
    Where it lists none, all stand apart.
    """
    return [_apart(event, languages[1:]) for event in events] if len(languages) != 1 else events
