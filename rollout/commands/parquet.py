"""A table in Parquet: made a CSV beside it, once, by DuckDB where that is installed; from then on the CSV is read."""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from rollout.commands.misuse import Misuse
from rollout.words.say import later, say

ENDING = ".parquet"
ASK = "SELECT * FROM read_parquet(?)"
AT_ONCE = 10_000  # rows
BETWEEN = "; "
"""What stands between the texts of a list, such as tags."""
ALONE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "300MB",
    "threads": "1",
}
"""Nothing is fetched from anywhere, and rows stay in the order of the file."""


def cell(value: Any) -> str:
    """Return a value as the text of a cell.

    >>> cell(4.0), cell(["a", None]), cell(None), cell(datetime(2019, 3, 2, 10, 30))
    ('4', 'a; ', '', '2019-03-02T10:30')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return BETWEEN.join(map(cell, value))
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _engine() -> Any:
    """Return DuckDB; raises what to tell a person where it is missing."""
    try:
        return import_module("duckdb")
    except ImportError:
        words = later("A Parquet file needs one package more, DuckDB (MIT): {command}")
        raise click.ClickException(say(words, command=f"{sys.executable} -m pip install duckdb")) from None


def table_of(path: Path) -> Path:
    """Return the CSV beside a Parquet file, made of it where there is none; raises what to tell a person."""
    made = path.with_suffix(".csv")
    if made.exists():
        if made.stat().st_mtime_ns < path.stat().st_mtime_ns:
            words = later("{made} is older than {file}. Move it away to have it made again.")
            raise Misuse(say(words, made=made.name, file=path.name))
        click.echo(say("{made} is taken, which stands beside {file}.", made=made.name, file=path.name), err=True)
        return made
    engine, begun = _engine(), path.with_name(f".{made.name}.tmp")
    begun.unlink(missing_ok=True)
    try:
        with begun.open("x", encoding="utf-8", newline="") as file:
            write, count = csv.writer(file).writerow, -1  # the first row is that of the names
            for row in _rows(engine, path):
                write(map(cell, row))
                count += 1
        begun.replace(made)
    except (engine.Error, OSError) as error:
        words = later("{file} cannot be made a table: {reason}")
        raise click.ClickException(say(words, file=path.name, reason=str(error).split("\n")[0])) from None
    finally:
        begun.unlink(missing_ok=True)
    words = later("{made} is made of {file}, {n} rows: it is what is read and edited from now on.")
    click.echo(say(words, made=made.name, file=path.name, n=count), err=True)
    return made


def _rows(engine: Any, path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the names of the columns, then the rows."""
    with engine.connect(":memory:", config=ALONE) as line:
        found = line.execute(ASK, [re.sub(r"([*?\[])", r"[\1]", str(path))])  # a name is no pattern
        yield tuple(column[0] for column in found.description)
        while some := found.fetchmany(AT_ONCE):
            yield from some
