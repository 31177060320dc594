"""Stretches in which a lane has no event: what is not there is drawn too, and said no surer than it is known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count, islice, pairwise
from math import ceil, floor
from operator import lt

from rollout.evidence.edtf import from_ordinal, in_words, parse
from rollout.evidence.event import Dataset, Event
from rollout.evidence.settings import Settings
from rollout.timeline.window import EPOCH, Window, extents_of_all, known_days, whole
from rollout.words.say import language, later, say

SHARE = 0.1  # of the window: a shorter stretch is not drawn
MOST = 8  # stretches of one lane that are kept, the longest
NONE, NOTHING, UNSEEN = "none found", "nothing here", "not looked through"
WORDS = {
    (NONE, ""): later("none found"),
    (NONE, "in"): later("none found {when}"),
    (NONE, "from"): later("none found from {when}"),
    (NONE, "to"): later("none found to {when}"),
    (NOTHING, ""): later("nothing here"),
    (NOTHING, "in"): later("nothing here {when}"),
    (NOTHING, "from"): later("nothing here from {when}"),
    (NOTHING, "to"): later("nothing here to {when}"),
    (UNSEEN, ""): later("not looked through"),
    (UNSEEN, "in"): later("not looked through {when}"),
    (UNSEEN, "from"): later("not looked through from {when}"),
    (UNSEEN, "to"): later("not looked through to {when}"),
}


@lru_cache(maxsize=1024)  # every picture of a file says the same months, with each key that is pressed in the form too
def _months_in(tongue: str, when: str) -> str:
    """Return months in words of a language, which is the one that is spoken."""
    return in_words(parse(when))


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without an event from one day to another, and what is said of it: its whole months, as EDTF text."""

    start: float
    end: float
    what: str
    side: str = ""
    when: str = ""

    @property
    def words(self) -> str:
        """What is said of it."""
        return say(WORDS[self.what, self.side], when=_months_in(language(), self.when) if self.when else "")

    def seen(self, window: Window) -> tuple[float, float] | None:
        """Return from when to when it is seen in a window, or None where that is too short to matter."""
        start, end = max(self.start, window.start), min(self.end, window.end)
        return (start, end) if end - start >= window.days * SHARE else None


Taken = tuple[float, float]  # the first and the last day of an event


def gaps(dataset: Dataset, lane: str, span: Window | None = None) -> tuple[Gap, ...]:
    """Return the longest stretches in which a lane has no event in the whole file, whatever a view hides, in order.

    span: of all its events, where it is known.
    """
    span = span or whole(dataset.events)
    known = bool(dataset.waiting) or any(event.happened for event in dataset.events)
    return between(taken(dataset.events, span).get(lane, ()), span, searched(dataset.settings, lane, known))


def taken(events: Sequence[Event], span: Window) -> dict[str, list[Taken]]:
    """Return where the events of each lane stand, in order."""
    found: dict[str, list[Taken]] = {}
    for event, where in zip(events, extents_of_all(events, span), strict=True):
        found.setdefault(event.lane, []).append((where.start, where.end))
    return {lane: sorted(places) for lane, places in found.items()}


def together(starts: Sequence[float], ends: Sequence[float]) -> list[Taken]:
    """Return the stretches that events take together, by their first and their last days, each in order.

    Whose end a day is does not matter: where the first n ends come before the next beginning, n events are over.
    """
    after = compress(count(1), map(lt, ends, islice(starts, 1, None)))
    return [(starts[first], ends[last - 1]) for first, last in pairwise((0, *after, len(starts))) if first < last]


def searched(said: Settings, lane: str, known: bool) -> float | None:
    """Return until when `timeline.toml` says that a lane was searched; None where it says nothing.

    known: whether events stand by the clock of becoming known, by which nothing is said of it.
    """
    return next((known_days(one.end)[1] for one in said.searched if one.lane == lane and not known), None)


def between(places: Iterable[Taken], span: Window, until: float | None) -> tuple[Gap, ...]:
    """Return the longest empty stretches of a lane whose events stand at these places, in order.

    until: before which day there is none found, for it was searched, and after which nobody looked.
    """
    found = [gap for stretch in _empty(places, span) for gap in _said(*stretch, span, until)]
    longest = sorted(found, key=lambda gap: gap.start - gap.end)[:MOST]
    return tuple(sorted(longest, key=lambda gap: gap.start))


def _empty(places: Iterable[Taken], span: Window) -> Iterator[Taken]:
    """Yield the stretches of a span that no event touches."""
    end = span.start
    for first, last in places:
        if first > end:
            yield end, first
        end = max(end, last)
    if end < span.end:
        yield end, span.end


def _said(start: float, end: float, span: Window, until: float | None) -> Iterator[Gap]:
    """Yield an empty stretch with its words, in two where the search ended in it."""
    if until is None or until <= start:
        yield from _named(start, end, span, NOTHING if until is None else UNSEEN)
    else:
        yield from _named(start, min(end, until), span, NONE)
        if until < end:
            yield from _named(until, end, span, UNSEEN)


def _named(start: float, end: float, span: Window, words: str) -> Iterator[Gap]:
    """Yield an empty stretch where it holds a whole month; its ends are said where the evidence itself has any."""
    first, last = _months(start, end)
    if first > last:
        return
    begun, ended = start > span.start, end < span.end
    if begun and ended:
        when = _month(first) if first == last else f"{_month(first)}/{_month(last)}"
        yield Gap(start, end, words, "in", when)
    elif begun or ended:
        yield Gap(start, end, words, "from" if begun else "to", _month(first if begun else last))
    else:
        yield Gap(start, end, words)


def _months(start: float, end: float) -> tuple[int, int]:
    """Return the first and the last whole month of a stretch, counted from the year 0."""
    first, after = from_ordinal(ceil(start) + EPOCH), from_ordinal(floor(end) + EPOCH)
    return first.year * 12 + first.month - (first.day == 1), after.year * 12 + after.month - 2


def _month(count: int) -> str:
    """Return a month as EDTF writes it."""
    year, month = divmod(count, 12)
    return f"{'-' * (year < 0)}{abs(year):04}-{month + 1:02}"
