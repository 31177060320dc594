"""The stretches of time that pictures of very many events hold: while a window stays in one, its words stay."""

from dataclasses import dataclass
from math import floor, log2

from rollout.timeline.window import Window

LONGER = 1.5  # times the longest window of a stretch: room for each that begins in its first third


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the span, and the windows that share the picture drawn of it.

    held: all that the picture holds. begins: where these windows begin, its end left out.
    shortest, longest: in days; these windows are longer than the first and no longer than the second.
    """

    held: Window
    begins: Window
    shortest: float
    longest: float


def stretch(window: Window, span: Window) -> Stretch:
    """Return the stretch that a window of the span belongs to; each level is half as long as the one above."""
    longest = span.days / 2 ** max(0, floor(log2(span.days / window.days)))
    step = longest / 2
    start = span.start + max(0, floor((window.start - span.start) / step)) * step
    end = min(start + LONGER * longest, span.end)
    return Stretch(Window(start, end), Window(start, start + step), longest / 2, longest)
