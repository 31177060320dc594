"""What a timeline is called, what it shows, and who made it: as `timeline.toml` says, or else by its lanes."""

from collections.abc import Sequence

from rollout.evidence.settings import PLAIN, Settings

NAMED = 6  # lanes that a title names


def title_of(lanes: Sequence[str], said: Settings = PLAIN) -> str:
    """Return what a timeline is called, or else its lanes; of very many the first few.

    >>> title_of(("Cards", "Grid", "Credit"))
    'Cards, Grid and Credit'
    """
    if said.title or len(lanes) < 2:
        return said.title or "".join(lanes) or "Rollout"
    if len(lanes) > NAMED:
        return f"{', '.join(lanes[:3])} and {len(lanes) - 3} more"
    return f"{', '.join(lanes[:-1])} and {lanes[-1]}"


def standfirst(said: Settings) -> str:
    """Return in one sentence what a timeline shows."""
    return said.subtitle or "What was claimed, by whom, and who disputes it."


def made_by(said: Settings) -> str:
    """Return who made a timeline and under which licence, or nothing where neither is said."""
    return ", ".join(filter(None, (f"by {said.author}" if said.author else "", said.licence)))
