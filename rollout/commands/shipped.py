"""The file of events that is shown where none is named, or the folder that holds it."""

import os
from importlib import import_module
from pathlib import Path

import click

from rollout.commands.misuse import Misuse
from rollout.commands.parquet import ENDING as PARQUET
from rollout.commands.parquet import table_of
from rollout.database.address import is_address
from rollout.words.say import later, say

NAME = "events.csv"
PROGRAM = Path(__file__).resolve().parent.parent


def standard() -> Path:
    """Return events.csv of this folder; where there is none, the evidence that came with the program.

    An installed program has it inside; in a copy of the whole project it stands beside the program.
    """
    here = Path(NAME)
    known = (here, PROGRAM / "shipped" / NAME, PROGRAM.parent / NAME)
    return next((path for path in known if path.is_file()), here)


def within(events: Path) -> Path:
    """Return the file of events of a folder that is named in its place, or raise what to tell a person: it has none.

    Of a table in Parquet it is the CSV beside it.
    """
    if not events.is_dir():
        return table_of(events) if events.suffix.lower() == PARQUET and events.is_file() else events
    if not (events / NAME).exists():
        new = events if not any(events.iterdir()) else "NAME"
        words = later("{folder} holds no {file}. Make a folder to begin with: {command}")
        raise Misuse(say(words, folder=str(events), file=NAME, command=f"python -m rollout new {new}"))
    return events / NAME


def no_file() -> Misuse:
    """Return what to tell of the address of a database where files are meant; a password in it is not repeated."""
    words = later("This is done with files, not with a database. Write them: {command}")
    return Misuse(say(words, command="python -m rollout database dump ADDRESS FOLDER"))


def no_address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return what is written of an output, or raise what to tell a person of an address."""
    if is_address(value):
        raise no_file()
    return value


class File(click.Path):
    """The path of a file or folder; the address of a database is none, and is not repeated: a password may be in it."""

    def __init__(self) -> None:
        """Take any path that is no address."""
        super().__init__(path_type=Path)

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, or raise what to tell a person of an address."""
        if isinstance(value, str) and is_address(value):
            raise no_file()
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class Events(click.Path):
    """The path of a file of events, or of the folder that holds it; where it is only read, a database too."""

    def __init__(self, reads: bool = False, many: bool = False) -> None:
        """Take any path: what it leads to is looked at by whoever opens it.

        reads: whether it is read and no more; many: whether very many may stay in their database: its address is given.
        """
        super().__init__(path_type=Path)
        self._reads, self._many = reads, many

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path of the file, or raise what to tell a person: the folder has none, a database is no file."""
        if isinstance(value, str) and is_address(value):
            if not (self._reads and ctx):
                raise no_file()
            module = import_module("rollout.commands.fetched")  # only now: most evidence is a file
            found: Path = (module.fetched_or_left if self._many else module.fetched)(value, ctx)
            return found
        return within(Path(os.fsdecode(super().convert(value, param, ctx))))
