"""Room for words on a sheet where there is none: a wider window where events are few, or the words cut shorter."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from rollout.evidence.brief import brief
from rollout.evidence.event import Event
from rollout.layout.theme import Stage
from rollout.sheet.lines import legible
from rollout.timeline.edition import Edition
from rollout.timeline.excerpt import free_around
from rollout.timeline.window import Window, extent

SHORTER = (0.42, 0.28, 0.16)  # of the width of a sheet, for words beside a mark or a bar in its middle
FEW = 20  # events of a sheet for which it is tried
NEAR = 0.02  # of the window's length: so near an end a mark may be cut
WIDER = (0.15, 0.3, 0.6, 1.0, 2.0, 4.0)  # of the window's length, before and after it, or after it alone


def shortened(edition: Edition, lost: Collection[Event], stage: Stage, width: float) -> Iterator[Edition]:
    """Yield the edition with the words of some events cut at a word, to ever less of the width of a sheet.

    None where any of them is no wider than others: then they are too many, not too long. What is cut here stands whole
    where the event is told at length.
    """
    wide = {event: stage.words(legible(event.words)) for event in lost}
    for share in SHORTER if min(wide.values()) > width * SHORTER[0] else ():
        most = width * share
        cut = {
            event: replace(event, label=brief(event.words, int(len(event.words) * most / wide[event])))
            for event in lost
        }
        yield replace(edition, shown=tuple(cut.get(event, event) for event in edition.shown))


def _at_an_end(event: Event, window: Window) -> bool:
    """Return whether an event lies so near an end of the window that its mark may not lie in it whole."""
    where, near = extent(event.date, window), window.days * NEAR
    middle = (where.start + where.end) / 2
    return middle - window.start < near or window.end - middle < near


def roomier(edition: Edition, lost: Collection[Event]) -> Iterator[Edition]:
    """Yield the edition in ever wider windows, as far as that leaves nothing out.

    Of many events only where the few that are lost stand at an end: nothing comes after the year 9999, so no window of
    the page leaves room behind them.
    """
    ends = 0 < len(lost) <= FEW and all(_at_an_end(event, edition.window) for event in lost)
    if len(edition.shown) > FEW and not ends:
        return
    window = edition.window
    free = free_around(edition.dataset, edition.view, window, edition.shown)
    for share in WIDER:
        more = window.days * share
        for before in (more, 0.0):
            wider = Window(max(window.start - before, free.start), min(window.end + more, free.end))
            yield replace(edition, window=wider)
