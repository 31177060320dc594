"""What is said of an event in the languages that the timeline lists: kept apart from columns that are shown to all."""

from collections.abc import Collection
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.header import translated


def _apart(event: Event, listed: Collection[str]) -> Event:
    own: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, text in event.extra:
        found = translated(name)
        # The presenter's notes stay where every output leaves them out.
        (others if found and found[1] in listed and found[0] != "notes" else own).append((name, text))
    return replace(event, extra=tuple(own), others=tuple(others)) if others else event


def apart(events: list[Event], listed: Collection[str]) -> list[Event]:
    """Return events whose words in these languages stand apart: they take the place of others, and none beside them."""
    return [_apart(event, listed) for event in events] if listed else events
