"""The command `python -m rollout pack`: the index of a file of very many events, so that the page is there at once."""

from pathlib import Path
from sqlite3 import Error

import click

from rollout.commands.cli import Misuse, companions, contents, limits, main, tell
from rollout.commands.tongue import spoken
from rollout.evidence.bands import folded
from rollout.evidence.copies import compared
from rollout.evidence.event import Dataset
from rollout.evidence.gc import gc_paused
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.packed_store import index_of, stamp
from rollout.timeline.packing import Stamp
from rollout.timeline.packing import pack as write
from rollout.words.amounts import decimal
from rollout.words.say import later, say, say_many

MOST = 10_000_000  # rows, unless more are asked for
BEGUN = "~"
"""What ends the name of an index that is not whole."""


def _read(events: Path, max_rows: int) -> Dataset:
    """Return the events of a file, its problems told as `check` tells them, with a line now and then."""
    most = limits(max_rows)

    def progress(row: int, rows: int) -> None:
        click.echo(say("Reading {file}: {n} of {all} rows", file=events.name, n=row, all=rows), err=True)

    data, beside = contents(events, most.max_bytes), companions(events, most.max_bytes)
    try:
        dataset = read(data, events.name, most, progress, beside)
    except DataError as error:
        tell(error.problems, events.name)
        raise click.ClickException(say("{file} cannot be read; there is nothing to pack.", file=events.name)) from error
    tell(dataset.problems, events.name)
    return folded(compared(dataset, events))


def _write(dataset: Dataset, events: Path, seen: Stamp) -> Path:
    """Write the index of a file whole or not at all, and return where; one that was there stays until then."""
    path = index_of(events)
    begun = path.with_name(path.name + BEGUN)

    def tell(count: int, of: int) -> None:
        click.echo(say("Packing {file}: {n} of {all} events", file=events.name, n=count, all=of), err=True)

    begun.unlink(missing_ok=True)  # of one that was ended by force
    try:
        write(DatasetIndex(dataset), begun, tell, seen)
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
    return path


@main.command()
@click.argument("events", type=click.Path(path_type=Path), metavar="EVENTS.csv")
@click.option("--max-rows", default=MOST, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def pack(events: Path, max_rows: int) -> None:
    """Make the index of a large EVENTS.csv beside it, from which the page is shown at once and in little memory.

    Rows are checked as check does; those that are wrong are told and left out. While it is made the file and an older
    index stay as they are. It takes the memory that reading takes: about a gigabyte for a million events.
    """
    if not events.is_file():
        raise Misuse(say("{file} is not a file.", file=str(events)))
    try:
        seen = stamp(events)
        with gc_paused():
            dataset = _read(events, max_rows)
            path = _write(dataset, events, seen)
    except (OSError, Error) as error:
        words = later("The index of {file} cannot be written: {reason}.")
        raise click.ClickException(say(words, file=events.name, reason=str(error))) from error
    counted = say_many("{n} event", "{n} events", len(dataset.events))
    size = max(0.1, path.stat().st_size / 1e6)
    words = later("{file}: {events}, {size} MB, data {digest}.")
    click.echo(say(words, file=path.name, events=counted, size=decimal(size), digest=dataset.digest[:7]))
