"""Evidence in few words for the tests above the reader: each event is what it says, all the rest is right."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.event import Dataset, Event
from tests.csv_rows import COUNTED, csv_of, dataset_of

__all__ = ["COUNTED", "csv_of", "dataset", "dated", "event", "events", "figure"]


def dataset(*changes: dict[str, str], columns: tuple[str, ...] = ()) -> Dataset:
    """Return a file of rows that differ so from a right one; every row must be right."""
    found = dataset_of(*changes, columns=columns) if columns else dataset_of(*changes)
    assert not found.problems, found.problems
    return found


def events(*changes: dict[str, str]) -> tuple[Event, ...]:
    return dataset(*changes).events


def event(**change: str) -> Event:
    (one,) = events(change)
    return one


@cache
def _right() -> Event:
    return event()


# A date of every kind that the lanes can show.
dates = st.sampled_from(
    (
        *("2017", "2018-02", "2018-02-03", "2018-21", "2018-33", "2018-02~", "2018?", "2018-05-09%", "201X"),
        *("2017/2018-04", "2018-03-04/2018-03-05", "../2018", "2018/..", "/2018-02", "2018-07/"),
        "[2018-01-01,2018-01-09]",
    )
)


def dated(texts: Iterable[str], priority: int = 2) -> tuple[Event, ...]:
    """Return events at dates, without the way through a file: for laws that try many."""
    return tuple(
        replace(_right(), id=f"row-{row}", row=row, date=parse(text), priority=priority)
        for row, text in enumerate(texts, 2)
    )


def figure(date: str, value: int, **change: str) -> dict[str, str]:
    """Return the change that makes a row a figure of a running total."""
    return {"date": date, **COUNTED, "quantity": str(value), **change}
