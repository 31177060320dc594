"""The evidence of a database as the files that a command reads: in a folder that is gone when the command ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import click

from rollout.commands.cli import MAX_ROWS, deliver
from rollout.commands.driver import driver, typed
from rollout.database.address import Address
from rollout.evidence.beside import SIBLINGS
from rollout.evidence.file_names import file_called
from rollout.words.say import later, say


@contextmanager
def linked(place: Address) -> Iterator[tuple[SimpleNamespace, Any]]:
    """Give the modules that speak to a database and a connection, or raise what to tell a person."""
    parts = driver()
    try:
        with parts.link.connected(place) as link:
            yield parts, link
    except (parts.link.UnusableError, parts.link.psycopg.Error) as error:
        raise click.ClickException(f"{place.shown}: {parts.link.worded(error)}") from None


def files_of(parts: SimpleNamespace, link: Any) -> dict[str, bytes]:
    """Return the files that a database holds, by their names; the first is that of the events."""
    held = parts.files.dump(link)
    name = file_called(held.name)
    if Path(name).name != name or name in SIBLINGS:
        name = parts.files.NAME  # what a database says is no path
    return {name: held.data} | {file: data for file, data in held.beside.files if data is not None}


def fetched(text: str, context: click.Context) -> Path:
    """Return the file of events of a database with its neighbours beside it, until the command ends.

    Raises what to tell a person where it cannot be read, or has more events than the command accepts: none of them is
    read then.
    """
    found = fetched_or_left(text, context)
    if isinstance(found, Address):
        words = later("{place} holds more than {n} events. Give a higher --max-rows to read all of them.")
        raise click.ClickException(say(words, place=found.shown, n=_most(context)))
    return found


def fetched_or_left(text: str, context: click.Context) -> Path | Address:
    """Return the same, or the address where there are more events than the command accepts: they are left there."""
    address = typed.convert(text, None, None)
    with linked(address) as (parts, link):
        if parts.files.larger(link, _most(context)):
            return address
        files = files_of(parts, link)
    folder = TemporaryDirectory(prefix="rollout-database-")
    context.call_on_close(folder.cleanup)
    for name, data in files.items():
        deliver(Path(folder.name) / name, data)
    return Path(folder.name) / next(iter(files))


def _most(context: click.Context) -> int:
    most: int = context.params.get("max_rows", MAX_ROWS)
    return most
