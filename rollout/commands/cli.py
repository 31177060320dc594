"""The command line without a server: check a file, and what every command shares."""

import os
from pathlib import Path

import click

from rollout.commands.misuse import Misuse
from rollout.commands.reporting import report
from rollout.commands.shipped import Events
from rollout.commands.telling import TellingGroup
from rollout.commands.tongue import spoken
from rollout.evidence.beside import SIBLINGS, Beside
from rollout.evidence.copies import compared
from rollout.evidence.event import Dataset
from rollout.evidence.on_disk import beside
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.reasons import reason
from rollout.evidence.writer import save
from rollout.words.said import told
from rollout.words.say import later, say

MAX_ROWS = 20_000
LARGEST = 200_000_000  # bytes of anything that is opened


most_rows = click.option(
    "--max-rows",
    default=MAX_ROWS,
    show_default=True,
    type=click.IntRange(1),
    is_eager=True,  # whoever reads a database looks at it
    help="Most rows to accept.",
)


def limits(max_rows: int) -> Limits:
    """Return the limits for a number of rows; the bytes grow with them."""
    known = Limits()
    return Limits(
        max_bytes=max(known.max_bytes, max_rows * 400),
        max_rows=max_rows,
        max_cell=known.max_cell,
        max_columns=known.max_columns,
    )


def tell(problems: tuple[Problem, ...], name: str) -> None:
    """Print problems as a person reads them, where errors go."""
    for problem in problems:
        click.echo(problem.sentence(name), err=True)


def unreadable(path: Path, error: OSError) -> click.ClickException:
    """Return what to tell a person about a file that cannot be opened, or one beside it, where that is the one."""
    name = Path(str(error.filename or "")).name
    file = path.parent / name if name in SIBLINGS else path
    return click.ClickException(say("{file} cannot be opened: {reason}.", file=str(file), reason=told(reason(error))))


def unwritable(path: Path, error: OSError) -> click.ClickException:
    """Return what to tell a person about a file or folder that cannot be written."""
    return click.ClickException(say("{file} cannot be written: {reason}.", file=str(path), reason=told(reason(error))))


def contents(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file or a pipe, at most one more than asked for, or raise what to tell a person."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise unreadable(path, error) from error


def companions(path: Path, most: int) -> Beside:
    """Return the files beside a file of events, or raise what to tell a person."""
    try:
        return beside(path, most)
    except OSError as error:
        raise unreadable(path, error) from error


def load(path: Path, most: Limits, purpose: str) -> Dataset:
    """Return the events of a file and print its problems; purpose: the sentence for one that cannot be read.

    Raises what to tell a person where there are none.
    """
    try:
        dataset = read(contents(path, most.max_bytes), path.name, most, beside=companions(path, most.max_bytes))
    except DataError as error:
        tell(error.problems, path.name)
        raise click.ClickException(say(purpose, file=path.name)) from error
    tell(dataset.problems, path.name)
    return compared(dataset, path)


def deliver(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raise what to tell a person where it cannot be written."""
    try:
        save(path, data)
    except OSError as error:
        raise unwritable(path, error) from error


def apart(path: Path, *inputs: Path) -> None:
    """Raise what to tell a person where an output would overwrite a file it is made from, or be read as one."""
    where = os.path.realpath(path)
    if any(
        where == os.path.realpath(each) or (path.exists() and each.exists() and path.samefile(each)) for each in inputs
    ):
        words = later("{file} is what this would be made from; give the output another name.")
        raise Misuse(say(words, file=str(path)))


@click.group(cls=TellingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@spoken
def main() -> None:
    """Check a file of events, or make handouts from it."""


def checked(data: bytes, name: str, beside: Beside, most: Limits) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """Return the events of files, None where they cannot be read, and everything that is wrong with them."""
    try:
        dataset = read(data, name, most, beside=beside)
    except DataError as error:
        return None, error.problems
    return dataset, dataset.problems


@main.command()
@click.argument("events", type=Events(reads=True), metavar="EVENTS.csv")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@most_rows
@spoken
def check(events: Path, as_json: bool, max_rows: int) -> None:
    """Say everything that is wrong in EVENTS.csv; exit with 1 when there is anything.

    What a second reader would ask stands in hints, which refuse nothing.
    """
    most = limits(max_rows)
    found = checked(contents(events, most.max_bytes), events.name, companions(events, most.max_bytes), most)
    report(events.name, *found, as_json)
