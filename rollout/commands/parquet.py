"""A table in Parquet: made a CSV beside it, once, by DuckDB where that is installed; from then on the CSV is read."""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from importlib import import_module
from math import isnan
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


def cell(value: Any, timed: bool = True) -> str:
    """Return a value as the text of a cell; timed: whether its column holds times of the day.

    >>> cell(4.0), cell(["a", None]), cell(None), cell(datetime(2019, 3, 2, 10, 30))
    ('4', 'a; ', '', '2019-03-02T10:30')
    >>> cell(datetime(2019, 3, 2), timed=False), cell(float("nan"))
    ('2019-03-02', '')
    """
    if value is None or (isinstance(value, float | Decimal) and isnan(value)):  # pandas writes that for nothing
        return ""
    if isinstance(value, list):
        return BETWEEN.join(map(cell, value))
    if isinstance(value, datetime) and timed:
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()[: len("2019-03-02")]
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
        count = _written(begun, engine, path)
        begun.replace(made)
    except (engine.Error, OSError) as error:
        words = later("{file} cannot be made a table: {reason}")
        raise click.ClickException(say(words, file=path.name, reason=str(error).split("\n")[0])) from None
    finally:
        begun.unlink(missing_ok=True)
    words = later("{made} is made of {file}, {n} rows: it is what is read and edited from now on.")
    click.echo(say(words, made=made.name, file=path.name, n=count), err=True)
    return made


def _written(begun: Path, engine: Any, path: Path) -> int:
    """Write the table into a new file; return how many rows it has.

    pandas writes every day as midnight. So a column is taken to hold days until a time stands in it; then all is
    written again, which is seldom late in a file.
    """
    timed = frozenset[int]()
    with begun.open("x", encoding="utf-8", newline="") as file:
        while True:
            write, count = csv.writer(file).writerow, -1  # the first row is that of the names
            for row in _rows(engine, path):
                if more := _timed(row) - timed:
                    break
                write(cell(value, at in timed) for at, value in enumerate(row))
                count += 1
            else:
                return count
            timed |= more
            file.seek(0)
            file.truncate()


def _timed(row: tuple[Any, ...]) -> set[int]:
    """Return in which columns of a row a time of the day stands."""
    return {at for at, value in enumerate(row) if isinstance(value, datetime) and value.time() != time.min}


def _rows(engine: Any, path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the names of the columns, then the rows."""
    with engine.connect(":memory:", config=ALONE) as line:
        found = line.execute(ASK, [re.sub(r"([*?\[])", r"[\1]", str(path))])  # a name is no pattern
        yield tuple(column[0] for column in found.description)
        while some := found.fetchmany(AT_ONCE):
            yield from some
