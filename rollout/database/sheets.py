"""The two tables of rows, as they lie in the database and as a file has them: columns, separator, line ends."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, LiteralString

from psycopg.sql import SQL, Composed, Identifier, Placeholder

from rollout.database.link import UnusableError
from rollout.database.room import APART
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.header import canonical
from rollout.evidence.leftovers import is_filled
from rollout.evidence.table import SEPARATORS, Limits, headed, table
from rollout.evidence.vocabulary import COLUMNS
from rollout.evidence.writer import quoted
from rollout.words.said import said


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of rows: its columns, and the statements that read and write it."""

    columns: Mapping[str, bool]
    fill: Composed
    rows: Composed
    some: Composed
    """Rows by their numbers, as a file has them."""
    used: Composed
    """Which columns hold anything in any row."""
    clear: Composed
    count: Composed
    places: Composed
    """The number and the version of each row."""
    put: Composed
    """Write a row otherwise: its cells, the others, its number, and the version that it must have."""
    move: Composed
    """Give a row the next number, by its own and the version that it must have."""
    add: Composed
    remove: Composed
    """Take a row out, by its number and the version that it must have."""
    written_so: Composed
    """Keep how the file is written."""


def _sheet(name: str, columns: Mapping[str, bool]) -> Sheet:
    """Return a table of ours with its statements; the columns of a file stand in `timeline`, and are values."""
    names = [Identifier(column.replace("@", "_")) for column in columns]
    parts = {
        "table": Identifier("rollout", name),
        "own": Identifier(name),
        "names": SQL(", ").join(names),
        "used": SQL(", ").join(SQL("coalesce(bool_or({} <> ''), false)").format(one) for one in names),
        "cells": SQL(", ").join([Placeholder()] * (len(columns) + 1)),
    }

    def of(statement: LiteralString) -> Composed:
        return SQL(statement).format(**parts)

    return Sheet(
        columns,
        fill=of("COPY {table} (number, {names}, more) FROM STDIN"),
        rows=of("SELECT more, {names} FROM {table} ORDER BY number"),
        some=of(
            "SELECT row, more, {names} FROM {table} JOIN (SELECT number, row FROM (SELECT number, row_number()"
            " OVER (ORDER BY number) + 1 AS row FROM {table}) AS every WHERE row = ANY(%s)) AS asked USING (number)"
            " ORDER BY row"
        ),
        used=of("SELECT {used} FROM {table}"),
        clear=of("DELETE FROM {table}"),
        count=of("SELECT count(*) FROM {table}"),
        places=of("SELECT number, version FROM {table} ORDER BY number"),
        put=of("UPDATE {table} SET ({names}, more) = ROW ({cells}) WHERE number = %s AND version = %s"),
        move=of("UPDATE {table} SET number = number + 1 WHERE number = %s AND version = %s"),
        add=of("INSERT INTO {table} (number, {names}, more) VALUES (%s, {cells})"),
        remove=of("DELETE FROM {table} WHERE number = %s AND version = %s"),
        written_so=of("UPDATE rollout.timeline SET {own} = %s"),
    )


EVENTS = _sheet("events", COLUMNS)
SOURCES = _sheet("sources", SOURCE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written."""

    columns: tuple[str, ...]
    """As written."""
    separator: str = ","
    bom: bool = False
    line_end: str = "\n"
    closed: bool = True

    @property
    def stored(self) -> dict[str, Any]:
        """The form as a database keeps it."""
        return asdict(self)

    def places(self, known: Collection[str]) -> tuple[dict[str, int], list[int]]:
        """Return where the columns of ours stand in a row, and where those that are not ours."""
        ours = {canonical(name): place for place, name in enumerate(self.columns) if canonical(name) in known}
        own = {*ours.values()}
        return ours, [place for place in range(len(self.columns)) if place not in own]


LINE_ENDS = ("\n", "\r\n", "\r")


def form_of(stored: object) -> Form:
    """Return the form that a database has kept; raises UnusableError where it is none that we write."""
    match stored:
        case {
            "columns": list(names),
            "separator": str(separator),
            "bom": bool(bom),
            "line_end": str(end),
            "closed": bool(closed),
            **more,
        } if not more and separator in SEPARATORS and end in LINE_ENDS and all(isinstance(one, str) for one in names):
            return Form(tuple(names), separator, bom, end, closed)
    raise UnusableError(
        said("How the files are written stands in rollout.timeline, and nobody can read it: load them again.")
    )


def taken(data: bytes, sheet: Sheet, limits: Limits) -> tuple[Form, Iterator[tuple[object, ...]]]:
    """Return how the bytes of a file are written, and its rows as the table takes them; empty rows are left out.

    Raises DataError where it cannot be read at all.
    """
    raw = table(data, limits, sheet.columns)
    names = headed(raw, limits.max_columns, sheet.columns).names
    form = Form(names, raw.separator, raw.bom, raw.line_end, raw.closed)
    return form, _rows(raw.rows, form, sheet)


def _rows(rows: Iterable[Sequence[str]], form: Form, sheet: Sheet) -> Iterator[tuple[object, ...]]:
    ours, others = form.places(sheet.columns)
    width, number = len(form.columns), 0
    places = [ours.get(name, width) for name in sheet.columns]
    for cells in rows:
        if is_filled(cells):
            number += APART
            whole = [*cells, *[""] * (width + 1)]  # one more at least, which is empty
            whole[width] = ""
            yield number, *map(whole.__getitem__, places), [whole[place] for place in others]


def written(form: Form, sheet: Sheet, used: Sequence[bool], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield a file line by line: header, then rows as the table gives them.

    used: which columns of ours hold anything; such a column that the file did not have is put behind the others.
    """
    for number, cells in enumerate(cells_of(form, sheet, used, rows)):
        yield (form.line_end if number else "") + _separated(cells, form.separator)


def cells_of(form: Form, sheet: Sheet, used: Sequence[bool], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[str]]:
    """Yield the cells of the header, then of rows, as `written` has them in its lines."""
    ours, others = form.places(sheet.columns)
    further = [name for name, some in zip(sheet.columns, used, strict=True) if some and name not in ours]
    for name in further:
        ours[name] = len(ours) + len(others)
    places = [(place, ours[name]) for place, name in enumerate(sheet.columns, 1) if name in ours]
    yield *form.columns, *further
    width = len(ours) + len(others)
    for more, *cells in rows:
        whole = [""] * width
        for place, cell in zip(others, more, strict=False):
            whole[place] = "" if cell is None else str(cell)  # tables made before they refused it may hold it
        for place, to in places:
            whole[to] = cells[place - 1]
        yield whole


def _separated(cells: Iterable[str], separator: str) -> str:
    return separator.join(quoted(cell, separator) for cell in cells)
