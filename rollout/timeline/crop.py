"""Empty years at the ends of a window that nobody asked for are left out, and the output says so."""

from dataclasses import replace
from math import ceil, floor

from rollout.evidence.event import Dataset
from rollout.timeline.edition import edition
from rollout.timeline.view import View
from rollout.timeline.window import YEAR, Window, extent

AIR = 0.03  # of what is left, beside the first and the last event


def cropped(dataset: Dataset, view: View, window: Window) -> View:
    """Return a view of a window, less the years at its ends in which nothing stands that it shows."""
    found = edition(dataset, replace(view, window=window))
    ends = [extent(event.date, found.window) for event in found.shown]
    first = max([window.start, *sorted(one.start for one in ends)[:1]])
    last = min([window.end, *sorted(one.end for one in ends)[-1:]])
    air = 20 + (last - first) * AIR
    before, after = first - air - window.start >= YEAR, window.end - last - air >= YEAR
    if not (before or after):
        return replace(view, window=window)
    left = Window(floor(first - air) if before else window.start, ceil(last + air) if after else window.end)
    sides = " and ".join(name for name, cut in (("before", before), ("after", after)) if cut)
    return replace(view, window=left, cropped=sides)
