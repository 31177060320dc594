"""How many events a handout of so many pages explains: as many as fit, the most telling first."""

from collections.abc import Callable, Sequence
from typing import Any

from rollout.evidence.event import Event
from rollout.timeline.edition import ExportError
from rollout.words.say import say

GUESS = 14  # entries of a page


def most(fits: Callable[[int], bool], limit: int, guess: int) -> int:
    """Return the largest number up to a limit that fits, where whatever is smaller fits too; 0 where 1 does not."""
    low, high = 0, min(guess, limit)
    while fits(high):
        if high == limit:
            return limit
        low, high = high, min(high * 2, limit)
    while high - low > 1:
        half = (low + high) // 2
        low, high = (half, high) if fits(half) else (low, half)
    return low


def fitting(events: Sequence[Event], pages: int, count: Callable[[Sequence[Event]], Any]) -> Sequence[Event]:
    """Return the first of the events, as many as fit; `count`: how many pages some of them take.

    Raises ExportError where not even one fits.
    """
    found = most(lambda number: count(events[:number]) <= pages, len(events), GUESS * pages)
    if not found:
        more = count(events[:1])
        raise ExportError(
            say("A single event takes {n} pages here, and {pages} are asked for. Ask for {n}.", n=more, pages=pages)
        )
    return events[:found]
