"""A wider window for a sheet of few events: a year that fills its page leaves no room for words beside it."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from rollout.timeline.edition import Edition
from rollout.timeline.view import select
from rollout.timeline.window import Window, extent

FEW = 20  # events of a sheet for which it is tried
WIDER = (0.15, 0.3, 0.6, 1.0, 2.0, 4.0)  # of the window's length, before and after it, or after it alone


def _free(edition: Edition) -> Window:
    """Return the time around the window in which nothing is left out: there an empty page says nothing untrue."""
    window, shown = edition.window, set(edition.shown)
    others = [
        extent(event.date, window) for event in select(edition.dataset.events, edition.view) if event not in shown
    ]
    return Window(
        max((one.end for one in others if one.end <= window.start), default=-inf),
        min((one.start for one in others if one.start >= window.end), default=inf),
    )


def roomier(edition: Edition) -> Iterator[Edition]:
    """Yield the edition in ever wider windows, as far as that leaves nothing out; none for many events."""
    if len(edition.shown) > FEW:
        return
    free, window = _free(edition), edition.window
    for share in WIDER:
        more = window.days * share
        for before in (more, 0.0):
            wider = Window(max(window.start - before, free.start), min(window.end + more, free.end))
            yield replace(edition, window=wider)
