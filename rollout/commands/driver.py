"""The address of a database on the command line, and the package that speaks to one: named where it is missing."""

import sys
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import click

from rollout.commands.cli import Misuse
from rollout.database.address import Address, addressed, is_address

PARTS = ("link", "files")


class Typed(click.ParamType[Address]):
    """The address of a database."""

    name = "address"

    def convert(self, value: Any, _param: click.Parameter | None, _context: click.Context | None) -> Address:
        """Return an address; raises what to tell a person, which repeats nothing of what may hold a password."""
        if not is_address(value):
            raise Misuse("That is no address of a database. Write postgresql://USER@HOST/NAME.")
        try:
            return addressed(value)
        except ValueError as error:
            raise Misuse(str(error)) from None


typed = Typed()


def driver() -> SimpleNamespace:
    """Return the modules that speak to a database; raises what to tell a person where their package is missing."""
    try:
        return SimpleNamespace(**{name: import_module(f"rollout.database.{name}") for name in PARTS})
    except ImportError:
        how = f'{sys.executable} -m pip install "psycopg[binary]>=3.2,<4"'
        raise click.ClickException(f"A database needs one package more, psycopg (LGPL): {how}") from None
