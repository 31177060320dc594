"""A table that stands beside the events: the right values of each of its rows, and all that is wrong with it."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from rollout.evidence.header import Header, canonical
from rollout.evidence.problems import DataError, Problem, quoted, shown
from rollout.evidence.rows import Column, Rows
from rollout.evidence.table import Limits, headed, table
from rollout.words.said import in_turn, said, said_many


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table may hold: its file, its columns and whether each row must fill them, one check for each of them.

    `examples`: what to write where a cell that must be filled is empty. `owed`: yields what the cells of a row owe each
    other, of those that are filled, as (column, what is wrong, what to write).
    """

    file: str
    columns: Mapping[str, bool]
    checks: Mapping[str, Callable[[str], Any]]
    examples: Mapping[str, str]
    owed: Callable[[Set[str]], Iterator[tuple[str, str, str]]] = lambda _: iter(())


@dataclass(frozen=True, slots=True)
class Found:
    """The rows without a problem, by their numbers as a spreadsheet counts them, and what is said of the others."""

    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


def read_beside(data: bytes, limits: Limits, kind: Kind) -> Found:
    """Return the rows of a table; one with a problem is left out and said."""
    try:
        raw = table(data, limits, kind.columns)
        names = headed(raw, limits.max_columns, kind.columns)
        rows = Rows(names, limits.max_cell, raw.careful, _columns(names, kind))
        each = [(row, _values(row, rows, cells, kind)) for row, cells in enumerate(raw.rows, 2 + raw.skipped)]
    except DataError as error:
        return Found((), tuple(replace(problem, file=kind.file) for problem in error.problems))
    notices = (*raw.notices, *names.notices, *rows.unseen.notices())
    return Found(
        tuple((row, values) for row, values in each if values is not None),
        tuple(replace(problem, file=kind.file) for problem in rows.problems),
        tuple(said("{place}: {words}", place=kind.file, words=notice) for notice in notices),
    )


def _columns(names: Header, kind: Kind) -> tuple[Column, ...]:
    found = []
    for index, name in enumerate(names.names):
        ours = canonical(name) if canonical(name) in kind.checks else ""
        found.append(Column(index, name, ours, kind.checks.get(ours, str), kind.examples.get(ours)))
    return tuple(found)


def _values(row: int, rows: Rows, cells: list[str], kind: Kind) -> Mapping[str, Any] | None:
    before = len(rows.problems)
    if (found := rows.values(row, cells)) is None:
        return None
    values, _, bad = found
    for column, wrong, example in kind.owed(values.keys() | bad):
        rows.problems.append(Problem(row, rows.header.written(column), "", wrong, example))
    return None if len(rows.problems) > before else values


EACH = 10  # such rows are told one by one; more are those of a file that was cut out of a larger one


def strangers(named: Mapping[str, Collection[int]], known: Container[str], file: str) -> Iterator[Problem]:
    """Yield a problem for each row of a table that names an event which is in no row of the events; one for very many.

    named: the rows by the event that they name.
    """
    found = sorted((row, key) for key, rows in named.items() if key not in known for row in rows)
    for row, key in found[: EACH if len(found) <= EACH else 1]:
        wrong = said("{cell} is the id of no row of the events.", cell=quoted(key))
        example = said("Write the id of an event.")
        if len(found) > EACH:
            wrong = in_turn(
                wrong,
                said_many(
                    "Nor is the one that {n} further row names.",
                    "Nor are those that {n} further rows name.",
                    len(found) - 1,
                ),
            )
            example = said("Where the events are a part of a larger file, leave these rows: they are not used.")
        yield Problem(row, "event", shown(key), wrong, example, file)
