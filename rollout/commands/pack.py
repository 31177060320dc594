"""The command `python -m rollout pack`: the index of a file of very many events, so that the page is there at once."""

from dataclasses import astuple
from pathlib import Path
from platform import python_version
from sqlite3 import Error

import click

from rollout.commands.cli import companions, contents, limits, main, tell, unreadable
from rollout.commands.misuse import Misuse
from rollout.commands.packed import why
from rollout.commands.shipped import Events
from rollout.commands.tongue import spoken
from rollout.evidence.bands import MOST as MOST_LANES
from rollout.evidence.bands import folded
from rollout.evidence.beside import SIBLINGS
from rollout.evidence.copies import compared, compared_one
from rollout.evidence.event import Dataset
from rollout.evidence.gc import gc_paused
from rollout.evidence.long_file import read_long
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.timeline.aside import FORM as ASIDE_FORM
from rollout.timeline.begun import Begun
from rollout.timeline.packed_store import index_of, stamp
from rollout.timeline.packing import FORM, Packer, StaleError
from rollout.timeline.packing import pack as write
from rollout.timeline.stored import stored
from rollout.words.amounts import decimal
from rollout.words.say import later, say, say_many

MOST = 10_000_000  # rows, unless more are asked for


class _Job:
    """One index on its way: of which file, and what is told meanwhile."""

    def __init__(self, events: Path, most: Limits) -> None:
        self.events, self.most, self.seen = events, most, stamp(events)
        of = (FORM, ASIDE_FORM, python_version(), astuple(most), self.seen)
        self.begun = Begun(index_of(events), stored(of))
        self.beside = companions(events, most.max_bytes)

    def reading(self, row: int, rows: int) -> None:
        """Say how far the file is read."""
        click.echo(say("Reading {file}: {n} of {all} rows", file=self.events.name, n=row, all=rows), err=True)

    def packing(self, count: int, of: int) -> None:
        """Say how far the index is written."""
        click.echo(say("Packing {file}: {n} of {all} events", file=self.events.name, n=count, all=of), err=True)

    def done(self) -> tuple[Dataset, int]:
        """Make the index and put it in its place; return what was read, and how many events there are."""
        with self.begun.held():
            try:
                with gc_paused():
                    found = self.make()
                self.begun.finish()
            except BaseException:
                self.left()
                raise
        return found

    def make(self) -> tuple[Dataset, int]:
        """Write the index; return what was read, and how many events there are."""
        try:
            return self._by_row() or self._whole()
        except DataError as error:
            name = self.events.name
            tell(error.problems, name)
            self.begun.clear()
            raise click.ClickException(say("{file} cannot be read; there is nothing to pack.", file=name)) from error

    def _by_row(self) -> tuple[Dataset, int] | None:
        """Read and write one event after another; None where the file has to be read whole."""
        try:
            with self.begun.packer() as into:
                found = self._read(into)
        except StaleError:
            found = frozenset()
        while isinstance(found, frozenset):  # rows of which only the end of the file shows that they are wrong
            with self.begun.anew(found) as into:
                found = self._read(into)
        return found

    def _read(self, into: Packer) -> tuple[Dataset, int] | frozenset[int] | None:
        """Read the file into an index; return the rows without which it has to be read again where there are any."""
        with self.events.open("rb") as file:
            found = read_long(
                file,
                self.events.name,
                self.most,
                self.beside,
                lambda event: into.add(compared_one(event, self.events)),
                into,
                self.reading,
            )
        if found is None or into.lanes > MOST_LANES:
            return None
        if found.late:
            return found.late.union(into.wrong)
        tell(found.dataset.problems, self.events.name)
        self.packing(into.count, into.count)
        into.finish(found.dataset, self.seen)
        return found.dataset, into.count

    def _whole(self) -> tuple[Dataset, int]:
        """Read the whole file, then write its events."""
        data = contents(self.events, self.most.max_bytes)
        dataset = read(data, self.events.name, self.most, self.reading, self.beside)
        tell(dataset.problems, self.events.name)
        dataset = folded(compared(dataset, self.events))
        self.begun.empty()
        write(dataset, self.begun.tables, self.packing, self.seen)
        return dataset, len(dataset.events)

    def left(self) -> None:
        """Say what is kept of what was ended, or keep nothing."""
        if self.begun.rows:
            words = later("{n} rows of {file} are kept in {folder}: the same command goes on from there.")
            click.echo(say(words, n=self.begun.rows, file=self.events.name, folder=self.begun.folder.name), err=True)
        elif self.begun.ours:
            self.begun.clear()


@main.command()
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.option("--max-rows", default=MOST, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def pack(events: Path, max_rows: int) -> None:
    """Make the index of a large EVENTS.csv beside it, from which the page is shown at once and in little memory.

    Rows are checked as check does; those that are wrong are told and left out. While it is made the file and an older
    index stay as they are; what is ended goes on when it is asked for again. The file is read row by row: a row with a
    figure, an answer or a plan stays in memory.
    """
    if not events.is_file():
        raise Misuse(say("{file} is not a file.", file=str(events)))
    path = index_of(events)
    try:
        dataset, count = _Job(events, limits(max_rows)).done()
    except (OSError, Error) as error:
        if isinstance(error, OSError) and Path(str(error.filename or "")).name in SIBLINGS:
            raise unreadable(events, error) from error
        words = later("The index of {file} cannot be written: {reason}.")
        raise click.ClickException(say(words, file=events.name, reason=why(error))) from error
    counted = say_many("{n} event", "{n} events", count)
    size = max(0.1, path.stat().st_size / 1e6)
    words = later("{file}: {events}, {size} MB, data {digest}.")
    click.echo(say(words, file=path.name, events=counted, size=decimal(size), digest=dataset.digest[:7]))
