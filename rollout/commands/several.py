"""Several files or databases on the command line, shown side by side: what each is called, and what cannot be meant."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import click

from rollout.commands.misuse import Misuse
from rollout.commands.opened import opened
from rollout.commands.shipped import NAME
from rollout.database.address import Address
from rollout.evidence.bands import MOST
from rollout.evidence.side_by_side import SideBySide
from rollout.words.say import later, say


def several(places: Sequence[Path | Address], max_rows: int, edit: bool) -> SideBySide:
    """Return the store of several, all of which can be read, or raise what to tell a person."""
    if edit:
        raise Misuse(say("--edit is for one file or database: name that one alone."))
    if len(places) > MOST:
        raise Misuse(say("At most {n} can be shown side by side.", n=MOST))
    for one, other in combinations(places, 2):
        if _alike(one, other):
            raise Misuse(say("{place} is named twice.", place=_shown(other)))
    store = SideBySide([(_called(place), opened(place, max_rows, whole=True)) for place in places])
    if twice := store.alike():
        words = later("{place} and {other} hold the same evidence, to the byte: name one of them.")
        raise click.ClickException(say(words, place=twice[0], other=twice[1]))
    return store


def _alike(one: Path | Address, other: Path | Address) -> bool:
    if isinstance(one, Address) or isinstance(other, Address):
        return one == other
    return one.resolve() == other.resolve()


def _shown(place: Path | Address) -> str:
    return place.shown if isinstance(place, Address) else str(place)


def _called(place: Path | Address) -> str:
    """Return what to call the evidence of a place that does not say it: a file of events is called as its folder."""
    if isinstance(place, Address):
        return place.name
    return (place.name == NAME and place.resolve().parent.name) or place.stem
