"""Room for words on a sheet where there is none: a wider window where events are few, or the words cut shorter."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from math import inf

from rollout.evidence.brief import brief
from rollout.evidence.event import Event
from rollout.layout.theme import Stage
from rollout.sheet.lines import legible
from rollout.timeline.edition import Edition
from rollout.timeline.view import select
from rollout.timeline.window import Window, extent

HALF = 0.42  # of the width of a sheet, which words beside a mark in its middle can have
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


def shortened(edition: Edition, lost: Collection[Event], stage: Stage, width: float) -> Edition | None:
    """Return the edition with the words of some events cut as a sheet has room for them; None if none is long.

    What is cut here stands whole where the event is told at length.
    """
    most = width * HALF
    cut = {
        event: replace(event, label=brief(event.words, int(len(event.words) * most / wide)))
        for event in lost
        if (wide := stage.words(legible(event.words))) > most
    }
    return replace(edition, shown=tuple(cut.get(event, event) for event in edition.shown)) if cut else None


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
