"""The address of a database on the command line, and the package that speaks to one: named where it is missing."""

import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click

from rollout.commands.cli import limits, tell
from rollout.commands.misuse import Misuse
from rollout.database.address import Address, addressed, is_address
from rollout.evidence.problems import DataError
from rollout.evidence.store import Evidence
from rollout.words.said import told
from rollout.words.say import later, say

PARTS = ("link", "files", "store", "indexing")


class Typed(click.ParamType[Address]):
    """The address of a database."""

    name = "address"

    def convert(self, value: Any, _param: click.Parameter | None, _context: click.Context | None) -> Address:
        """Return an address; raises what to tell a person, which repeats nothing of what may hold a password."""
        try:
            return addressed(value)
        except ValueError as error:
            raise Misuse(told(error.args[0])) from None


typed = Typed()


def placed(text: str) -> Address | Path:
    """Return where evidence lies: an address as it is typed, or a path; raises what to tell of a password in it."""
    found: Address | Path = typed.convert(text, None, None) if is_address(text) else Path(text)
    return found


class Placed(click.ParamType[Address | Path]):
    """A file, or the address of a database."""

    name = "evidence"

    def convert(self, value: Any, _param: click.Parameter | None, _context: click.Context | None) -> Address | Path:
        """Return where the evidence lies."""
        return placed(value) if isinstance(value, str) else value


def stored(address: Address, max_rows: int, whole: bool = False, ends_with: click.Context | None = None) -> Evidence:
    """Return the store of a database, its problems told, or raise what to tell a person; whole: as `opened` has it.

    ends_with: the command with which it ends; without, it looks on for as long as the program runs.
    """
    parts = driver()
    try:
        store = parts.store.DatabaseStore(address, limits(max_rows), whole=whole)
    except DataError as error:
        tell(error.problems, address.name)
        words = later("{file} cannot be read; there is nothing to show.")
        raise click.ClickException(say(words, file=address.shown)) from error
    except (parts.link.UnusableError, parts.link.psycopg.Error) as error:
        raise click.ClickException(f"{address.shown}: {parts.link.worded(error)}") from None
    if ends_with:
        ends_with.call_on_close(store.close)
    found: Evidence = store
    tell(found.now().problems, address.name)
    return found


def driver() -> SimpleNamespace:
    """Return the modules that speak to a database; raises what to tell a person where their package is missing."""
    try:
        return SimpleNamespace(**{name: import_module(f"rollout.database.{name}") for name in PARTS})
    except ImportError:
        how = f'{sys.executable} -m pip install "psycopg[binary]>=3.2,<4"'
        words = later("A database needs one package more, psycopg (LGPL): {command}")
        raise click.ClickException(say(words, command=how)) from None
