"""QR codes of addresses, as paths to draw: an audience opens a source without typing its address."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from rollout.evidence.event import Event
from rollout.evidence.text import safe_link

LONGEST = 1000  # characters; the modules of a longer address are too fine for a camera in the last row


def _dark(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield the dark modules, side by side as one bar, as steps of a path."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                yield f"M{x} {y}h{wide}v1h-{wide}z"
            x += wide


@lru_cache(maxsize=128)  # a site and a deck have those of a talk several times, and each takes 20 ms
def code(address: str) -> dict[str, Any] | None:
    """Return the code of an address: how many modules wide it is, and the path of the dark ones; None: too long.

    The quiet zone of four modules on each side is left to whoever draws it.
    """
    if len(address) > LONGEST:
        return None
    import segno  # noqa: PLC0415 - only now: a start is quicker without what writes its other kinds of files

    made = segno.make_qr(address, error="m", encoding="utf-8", boost_error=False)
    return {"address": address, "size": len(made.matrix), "path": "".join(_dark(made.matrix))}


def codes(events: Iterable[Event]) -> dict[str, dict[str, Any]]:
    """Return the code of the source of each event that has a link, by the event's id."""
    linked = ((event.id, safe_link(event.source.url)) for event in events)
    return {key: found for key, address in linked if address and (found := code(address))}
