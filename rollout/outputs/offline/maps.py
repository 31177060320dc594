"""The maps that an offline page holds: of all its events, from which the browser takes what its filters let through."""

from typing import Any

from rollout.layout.earth.ground import paths
from rollout.layout.earth.scene import frame_of
from rollout.page.atlas import ground
from rollout.page.map_answer import answer
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.facts import by_date
from rollout.timeline.where import Point, point_of

SIZE = 520.0, 385.0
FINE, COARSE = 1.5, 5.0
"""The least step of a coast on the map of the near, and of all, which is there to see what lies far away."""


def held_maps(index: DatasetIndex) -> dict[str, Any] | None:
    """Return the map of the near events, and where some lie far away that of all, which has the same places.

    None where no event has a point.
    """
    events, earth = index.dataset.events, ground()
    if not any(map(point_of, events)):
        return None

    def drawn(everything: bool, least: float) -> dict[str, Any]:
        frame = frame_of(events, *SIZE, everything)
        below = paths(earth, frame, least) if earth else None
        return dict(answer(events, frame, below, index.lanes, index.span))

    near = drawn(everything=False, least=FINE)
    whole = drawn(everything=True, least=COARSE) if near["far"] else None
    if whole:
        del whole["places"]
    return {"near": near, "all": whole}


def points(index: DatasetIndex) -> list[Point | None]:
    """Return the point of each event in order of date, east before north; None for those without one."""
    return [point_of(event) for event in by_date(index.dataset.events)]
