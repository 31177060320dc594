"""What the option --edit asks for: the desk at which a file or a database is edited, or why it is not."""

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rollout.commands.cli import limits
from rollout.commands.misuse import Misuse
from rollout.commands.shipped import standard
from rollout.database.address import Address
from rollout.evidence.problems import DataError
from rollout.evidence.store import Evidence, Store
from rollout.server.hosts import known_as
from rollout.words.say import later, say

if TYPE_CHECKING:
    from rollout.server.editor import Editor


def edited(events: Path | Address, store: Evidence, max_rows: int, names: Sequence[str], private: bool) -> "Editor":
    """Return what edits the file of a store, or raise what to tell a person where it is none to be edited."""
    if isinstance(events, Address):
        return _shared(events, store, max_rows, names, private)
    if not isinstance(store, Store):
        words = later("--edit is for a file of events: import the list first ({command}).")
        raise Misuse(say(words, command="python -m rollout import"))
    if store.path.is_absolute() and store.path == standard():
        words = later("The evidence that came with Rollout is not edited: copy it, or begin with {command}.")
        raise Misuse(say(words, command="python -m rollout new"))
    desk = import_module("rollout.editing.desk").Desk(
        store.path, limits(max_rows), expect=store.expect, read_already=store.read_already, noted=store.noted
    )
    if why := import_module("rollout.editing.shelf").Shelf(store.path).closed():
        words = later("{file}: nothing could be saved in its folder ({why}). Copy the folder, or leave out --edit.")
        raise Misuse(say(words, file=store.path.name, why=why))
    with suppress(OSError, DataError):  # the first save says so, in words
        desk.settle()
    editor: Editor = import_module("rollout.server.editor").Editor(desk, known_as(names), private)
    return editor


def _shared(address: Address, store: Evidence, max_rows: int, names: Sequence[str], private: bool) -> "Editor":
    """Return what edits a database, or raise what to tell a person whom it lets only read."""
    bounds = limits(max_rows)
    changing = import_module("rollout.database.changing").Changing(address, bounds)
    try:
        writes = changing.may_write()
    except OSError as error:
        raise click.ClickException(f"{address.shown}: {error.strerror}") from error
    if not writes:
        changing.close()
        words = later("{place}: this role cannot change events. {command} gives the right; a standby takes no change.")
        raise Misuse(say(words, place=address.shown, command="GRANT rollout_writer TO …"))
    desk = import_module("rollout.editing.shared_desk").SharedDesk(changing, store.path, bounds)
    editor: Editor = import_module("rollout.server.editor").Editor(desk, known_as(names), private)
    return editor
