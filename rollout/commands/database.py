"""The commands `python -m rollout database …`: the evidence of a team in PostgreSQL, put in, checked and given back."""

from pathlib import Path
from types import SimpleNamespace

import click

from rollout.commands.cli import (
    MAX_ROWS,
    checked,
    companions,
    contents,
    deliver,
    limits,
    main,
    tell,
    unwritable,
)
from rollout.commands.driver import typed
from rollout.commands.fetched import files_of, linked
from rollout.commands.misuse import Misuse
from rollout.commands.reporting import report
from rollout.commands.shipped import Events, File
from rollout.commands.tongue import spoken
from rollout.database.address import Address
from rollout.evidence.bands import folded
from rollout.evidence.beside import SIBLINGS
from rollout.evidence.event import Dataset
from rollout.evidence.gc import gc_paused
from rollout.words.say import later, number, say, say_many

MOST = 10_000_000  # rows of an index, unless more are asked for


@main.group()
def database() -> None:
    """Keep the evidence of a team in PostgreSQL; events.csv stays what is reviewed, mailed and signed.

    ADDRESS is postgresql://USER@HOST/NAME without a password: that stands in PGPASSWORD, in ~/.pgpass or in the
    service file (postgresql://?service=NAME).
    """


address = click.argument("address", type=typed, metavar="ADDRESS")
most = click.option(
    "--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept."
)


@database.command()
@address
@spoken
def create(address: Address) -> None:
    """Make the tables of a timeline in a database that has none, and two roles.

    rollout_reader may read, for pages; rollout_writer may also change events. Give them to those who sign in:
    GRANT rollout_reader TO somebody.
    """
    with linked(address) as (parts, link):
        parts.files.create(link)
    words = later("{place}: the tables are made. Next: {command}")
    click.echo(say(words, place=address.shown, command=f"python -m rollout database load {address.shown} EVENTS.csv"))


@database.command()
@address
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.option("--replace", is_flag=True, help="Put the file in the place of what is there; history keeps that.")
@most
@spoken
def load(address: Address, events: Path, replace: bool, max_rows: int) -> None:
    """Put EVENTS.csv, and what stands beside it, into a database: checked as check does, all of it or nothing."""
    bounds = limits(max_rows)
    data, beside = contents(events, bounds.max_bytes), companions(events, bounds.max_bytes)
    dataset, problems = checked(data, events.name, beside, bounds)
    tell(problems, events.name)
    if dataset is None or problems:
        raise click.ClickException(say("{file} is not loaded: mend what is wrong first.", file=events.name))
    with linked(address) as (parts, link):
        count = parts.files.load(link, events.name, data, beside, bounds, replace)
        if count > MAX_ROWS:  # as many as a page reads into memory unless it is told otherwise
            _index(parts, link, dataset, address)
    counted = say_many("{n} event", "{n} events", count)
    words = later("{place}: {events} of {file}, data {digest}.")
    click.echo(say(words, place=address.shown, events=counted, file=events.name, digest=dataset.digest[:7]))


@database.command()
@address
@click.argument("folder", type=File(), metavar="FOLDER")
@spoken
def dump(address: Address, folder: Path) -> None:
    """Write the files of a database into FOLDER: the bytes that were loaded, with what was changed since."""
    with linked(address) as (parts, link):
        found = files_of(parts, link)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    if other := [file for file in SIBLINGS if file not in found and (folder / file).exists()]:
        words = later("{folder} holds {file}, and the database has none: choose another folder, or delete it.")
        raise Misuse(say(words, folder=str(folder), file=other[0]))
    for file, bytes_ in found.items():
        deliver(folder / file, bytes_)
    words = later("{place}: {files} in {folder}.")
    click.echo(say(words, place=address.shown, files=", ".join(found), folder=str(folder)))


@database.command()
@address
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@most
@spoken
def check(address: Address, as_json: bool, max_rows: int) -> None:
    """Say everything that is wrong in a database, as check does of a file; exit with 1 when there is anything."""
    with linked(address) as (parts, link):
        held = parts.files.dump(link)
    report(held.name, *checked(held.data, held.name, held.beside, limits(max_rows)), as_json)


def _index(parts: SimpleNamespace, link: object, dataset: Dataset, address: Address) -> None:
    def tell(count: int, of: int) -> None:
        words = later("{place}: {count} of {of} events made ready")
        click.echo(say(words, place=address.shown, count=number(count), of=number(of)), err=True)

    with gc_paused():
        parts.indexing.make_index(link, folded(dataset), parts.files.marks(link).rows, tell)


@database.command()
@address
@click.option("--max-rows", default=MOST, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def index(address: Address, max_rows: int) -> None:
    """Make what a page asks of very many events, after rows have changed; load makes it of a file of very many.

    Pages show the older one until the new one is there whole. Rows that are wrong are told and left out.
    """
    bounds = limits(max_rows)
    with linked(address) as (parts, link):
        held = parts.files.dump(link)
        dataset, problems = checked(held.data, held.name, held.beside, bounds)
        tell(problems, held.name)
        if dataset is None:
            words = later("{file} cannot be read; there is nothing to make ready.")
            raise click.ClickException(say(words, file=held.name))
        _index(parts, link, dataset, address)
    counted = say_many("{n} event", "{n} events", len(dataset.events))
    words = later("{place}: an index of {events}, data {digest}.")
    click.echo(say(words, place=address.shown, events=counted, digest=dataset.digest[:7]))
