"""Rows of evidence for the tests: one that is right, and the CSV of any that differ from it."""

from collections.abc import Iterable

from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.vocabulary import COLUMNS

RIGHT = {
    "id": "lhasa-cards-2017",
    "lane": "Card rollout",
    "date": "2017-08",
    "title": "Lhasa has handed out 450,000 cards",
    "summary": "A newspaper says so.",
    "status": "reported",
    "asserted_by": "Tibet Daily",
    "asserted_by_kind": "state-media",
    "source_title": "Cards in Lhasa",
    "source_publisher": "Tibet Daily",
    "source_url": "https://www.example.org/cards",
    "priority": "1",
}
COUNTED = {"quantity": "450000", "unit": "cards", "measure": "cumulative", "scope": "Lhasa"}


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def line(cells: Iterable[str]) -> str:
    return ",".join(map(quoted, cells)) + "\n"


def csv_of(*changes: dict[str, str], columns: Iterable[str] = COLUMNS) -> bytes:
    """Return a file with one row for each change to the right one; ids are made different unless given."""
    names = tuple(columns)
    rows = [{**RIGHT, "id": f"row-{place}", **change} for place, change in enumerate(changes, 2)]
    return "".join(line(cells) for cells in (names, *([row.get(n, "") for n in names] for row in rows))).encode()


def dataset_of(*changes: dict[str, str], columns: Iterable[str] = COLUMNS) -> Dataset:
    return read(csv_of(*changes, columns=columns))


def places(dataset: Dataset) -> list[tuple[int | None, str | None]]:
    return [(problem.row, problem.column) for problem in dataset.problems]


def only_problem(**change: str) -> Problem:
    """Return the one problem of a file whose one row differs so from the right one."""
    dataset = dataset_of(change)
    assert len(dataset.problems) == 1, dataset.problems
    return dataset.problems[0]


def refusal(data: bytes, limits: Limits | None = None) -> tuple[Problem, ...]:
    """Return the problems for which the whole file is refused."""
    try:
        read(data, "events.csv", limits or Limits())
    except DataError as error:
        return error.problems
    message = "The file was read."
    raise AssertionError(message)
