"""A file of events taken apart as editing needs it: its bytes, its rows, its events, and what stands beside it."""

from collections.abc import Callable

from rollout.editing.rows import named
from rollout.editing.sheet import Sheet, sheet
from rollout.editing.steps import Whole
from rollout.evidence.beside import Beside
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.event import Dataset
from rollout.evidence.gc import gc_frozen, gc_paused
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.stamps import LARGE

Known = Callable[[str, Beside], Dataset | None]
"""Gives the events of a digest where somebody has read them already, with these files beside them."""


def taken_apart(data: bytes, near: Beside, name: str, limits: Limits, known: Known = lambda mark, near: None) -> Whole:
    """Return a file as it stands; raises DataError where it cannot be read at all."""
    with gc_frozen() if len(data) >= LARGE else gc_paused():
        rows = sheet(data, limits)
        dataset = known(near.digest(rows.rows.digest, name), near) or read(data, name, limits, beside=near)
        return Whole(rows, dataset, near, named(rows, dataset), source_sheet(near.sources, limits))


def source_sheet(data: bytes | None, limits: Limits) -> Sheet | None:
    """Return the rows of a `sources.csv`; None where there is none, or it cannot be read."""
    try:
        return None if data is None else sheet(data, limits, tuple(SOURCE_COLUMNS))
    except DataError:
        return None
