"""The evidence that a page shows, wherever it lies: a file, its index or a database; its problems are told."""

from collections.abc import Callable
from pathlib import Path

import click

from rollout.commands.cli import limits, tell, unreadable
from rollout.commands.driver import stored
from rollout.commands.packed import advise, packed
from rollout.database.address import Address
from rollout.evidence.problems import DataError
from rollout.evidence.store import Evidence, Store
from rollout.words.say import later, say

LONG = 100_000  # rows above which reading takes long enough to say how far it is


def _progress(name: str) -> Callable[[int, int], None]:
    """Return what tells a person how far a long file is read."""

    def tell(row: int, rows: int) -> None:
        if rows > LONG:
            click.echo(say("Reading {file}: {n} of {all} rows", file=name, n=row, all=rows), err=True)

    return tell


def opened(events: Path | Address, max_rows: int, whole: bool = False) -> Evidence:
    """Return the store of a file, of its index or of a database, its problems told, or raise what to tell a person.

    whole: whether each event is looked at, for which no index will do.
    """
    if isinstance(events, Address):
        return stored(events, max_rows, whole)
    if not whole and (found := packed(events)):
        return found
    try:
        store = Store(events, limits(max_rows), tell=_progress(events.name))
    except DataError as error:
        tell(error.problems, events.name)
        advise(events)
        words = later("{file} cannot be read; there is nothing to show.")
        raise click.ClickException(say(words, file=events.name)) from error
    except OSError as error:
        raise unreadable(events, error) from error
    tell(store.now().problems, events.name)
    return store
