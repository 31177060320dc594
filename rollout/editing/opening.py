"""A file of events taken apart as editing needs it: its bytes, its rows, its events, and what stands beside it."""

from rollout.editing.rows import named
from rollout.editing.sheet import Sheet, sheet
from rollout.editing.steps import Whole
from rollout.evidence.beside import Beside
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.gc import gc_paused
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.table import digest


@gc_paused()
def taken_apart(data: bytes, near: Beside, name: str, limits: Limits) -> Whole:
    """Return a file as it stands; raises DataError where it cannot be read at all."""
    rows = sheet(data, limits)
    dataset = read(data, name, limits, beside=near)
    return Whole(data, digest(data), rows, dataset, near, named(rows, dataset), _sources(near, limits))


def _sources(near: Beside, limits: Limits) -> Sheet | None:
    try:
        return None if near.sources is None else sheet(near.sources, limits, tuple(SOURCE_COLUMNS))
    except DataError:
        return None
