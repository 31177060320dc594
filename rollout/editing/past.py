"""The files as they were before a change of their history."""

from dataclasses import replace
from pathlib import Path

from rollout.editing.opening import taken_apart
from rollout.editing.shelf import Shelf
from rollout.editing.steps import Whole
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import Limits


def before(path: Path, limits: Limits, number: int) -> Whole | None:
    """Return a file as it was before a change, 0 being the first; None where that is not kept any more.

    Raises DataError where what is kept cannot be read, OSError where it cannot be opened.
    """
    shelf = Shelf(path)
    since = [one for one in shelf.changes() if one.number >= number]
    data = shelf.version(since[0].came_from) if since else None
    if data is None:
        return None
    near = beside(path, limits.max_bytes)
    sources = next((one.further.came_from for one in since if one.further), None)
    if sources is not None:
        near = replace(near, sources=shelf.version(sources) if sources else None)
    if sources and near.sources is None:
        return None
    return taken_apart(data, near, path.name, limits)
