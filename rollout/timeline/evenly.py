"""Whether any event comes before another."""

from collections.abc import Sequence

from rollout.evidence.event import Event


def evenly(events: Sequence[Event]) -> bool:
    """Return whether who is labelled is spread evenly over time: several events, all of one priority."""
    return len(events) > 1 and len({event.priority for event in events}) == 1
