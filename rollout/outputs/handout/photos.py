"""The picture of an entry: as wide as its column at most, and never so high that it takes the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rollout.evidence.event import Event
from rollout.outputs.photos import size_of
from rollout.sheet.lines import legible

HIGH = 0.6  # of the width of a column
MOST = 4_000_000  # bytes: the compiler is given them one by one
DOT = 0.75  # points: of no picture a dot is larger


@dataclass(frozen=True, slots=True)
class Photos:
    """The pictures that a handout may show, by their names, and how wide a column is."""

    media: Mapping[str, bytes]
    room: float

    def of(self, event: Event) -> dict[str, Any] | None:
        """Return the first picture of an event that there is, with its size in points; None where there is none."""
        for name, data in self.media.items():
            size = size_of(data) if name in event.media and len(data) <= MOST else None
            if size:
                scale = min(self.room / size[0], self.room * HIGH / size[1], DOT)
                wide, high = size[0] * scale, size[1] * scale
                return {"data": list(data), "width": wide, "height": high, "alt": legible(event.media_alt)}
        return None
