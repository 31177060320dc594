"""The evidence that is shipped, read once for all tests, and a part of it for what any list would show."""

import csv
import re
from functools import cache

from rollout.evidence.reader import read
from rollout.timeline.edition import Edition, edition
from rollout.timeline.series import all_series
from rollout.timeline.view import View
from tests import csv_rows
from tests.support.server import TOP


@cache
def everything() -> Edition:
    """Return the edition of everything in the repository's events.csv."""
    return edition(read((TOP / "events.csv").read_bytes()), View())


def some_of_it(others: int = 0) -> bytes:
    """Return as much of our events.csv as talks and commands name, and of the rest every so-manieth row.

    others: one of how many; 0 for none of them, else the first two figures of each series are there too.
    """
    head, *rows = csv.reader((TOP / "events.csv").read_text("utf-8").splitlines(keepends=True))
    cell = {name: head.index(name) for name in ("id", "place", "answers")}
    lit = {word for talk in (TOP / "talks").glob("*.csv") for word in re.split(r'[\s,"]', talk.read_text("utf-8"))}
    if others:
        lit |= {event.id for one in all_series(everything().dataset.events) for event in one.points[:2]}
    wanted = [row for row in rows if row[cell["id"]] in lit or row[cell["place"]].startswith("Lhasa")]
    wanted += rows[::others] if others else []
    named = {row[cell["answers"]] for row in wanted} | {row[cell["id"]] for row in wanted}
    assert 40 < len(named) < len(rows) / 2
    return "".join(csv_rows.line(row) for row in (head, *rows) if row is head or row[cell["id"]] in named).encode()


PART = some_of_it(others=6)
"""A third of it: what any list of events shows, and sooner."""


@cache
def a_part() -> Edition:
    """Return the edition of that part."""
    return edition(read(PART), View())
