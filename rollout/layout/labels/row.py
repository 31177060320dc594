"""One row of labels: who stands there, and from which scale a newcomer would be clear of them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from rollout.layout.labels.geometry import Ink, nearer


class Stand(NamedTuple):
    """An item's place: its number, its row's number, what it covers and the scale it is told from."""

    item: int
    row: int
    ink: Ink
    since: float


@dataclass(slots=True)
class LabelRow:
    """The stands of one row in order of time; in parallel lists, since a search reads them a million times.

    What is told at any scale has a core clear of all others in its row, so one order serves starts and ends.
    """

    apart: float
    stands: list[Stand] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    sinces: list[float] = field(default_factory=list)
    widest_left: float = 0.0
    widest_right: float = 0.0

    def add(self, stand: Stand) -> None:
        """Put a stand in its place."""
        ink = stand.ink
        at = self.index(ink)
        self.stands.insert(at, stand)
        self.inks.insert(at, ink)
        self.starts.insert(at, ink.start)
        self.ends.insert(at, ink.end)
        self.sinces.insert(at, stand.since)
        self.widest_left = max(self.widest_left, ink.widest_left)
        self.widest_right = max(self.widest_right, ink.widest_right)

    def remove(self, stand: Stand) -> None:
        """Take a stand away; the widest reaches stay, as safe bounds."""
        at = self.index(stand.ink) - 1
        del self.stands[at], self.inks[at], self.starts[at], self.ends[at], self.sinces[at]

    def index(self, ink: Ink) -> int:
        """Return how many stands begin no later than `ink`."""
        return bisect_right(self.starts, ink.start)

    def gap_at(self, ink: Ink) -> int | None:
        """Return how many stand before `ink`; None when its core touches another's: both are never told then."""
        at = bisect_right(self.starts, ink.start)
        if (at and self.ends[at - 1] >= ink.start) or (at < len(self.ends) and self.starts[at] <= ink.end):
            return None
        return at

    def clear_from(self, ink: Ink, at: int, limit: float) -> float:
        """Return the least scale at which `ink`, touching none, is clear of all here; inf when over `limit`.

        Two who are never told at one scale need not be clear of one another.
        """
        scale, most = ink.wall, self.sinces
        if at < len(most):  # next door first: that rules most rows out before any walk, and often by its first share
            later, since = self.inks[at], most[at]
            meet = (ink.right + self.apart + later.left) / (later.start - ink.end)
            if meet > limit and meet > since:
                return inf
            meet = ink.meets(later, self.apart)
            if meet > since:
                scale = max(scale, meet)
        if at > 0 and scale <= limit:
            earlier, since = self.inks[at - 1], most[at - 1]
            meet = (earlier.right + self.apart + ink.left) / (ink.start - earlier.end)
            if meet > limit and meet > since:
                return inf
            meet = earlier.meets(ink, self.apart)
            if meet > since:
                scale = max(scale, meet)
        if scale <= limit:
            scale = self._clear_of_later(ink, at + 1, self._clear_of_earlier(ink, at - 2, scale))
        return scale if scale <= limit else inf

    def _clear_of_earlier(self, ink: Ink, nearest: int, scale: float) -> float:
        reach = self.widest_right + self.apart + ink.widest_left
        for i in range(nearest, -1, -1):
            days = ink.start - self.ends[i]
            if reach <= scale * days:  # nobody further out can matter any more
                break
            if reach > self.sinces[i] * days:
                meet = self.inks[i].meets(ink, self.apart)
                if meet > scale and meet > self.sinces[i]:
                    scale = meet
        return scale

    def _clear_of_later(self, ink: Ink, nearest: int, scale: float) -> float:
        reach = self.widest_left + self.apart + ink.widest_right
        for i in range(nearest, len(self.inks)):
            days = self.starts[i] - ink.end
            if reach <= scale * days:
                break
            if reach > self.sinces[i] * days:
                meet = ink.meets(self.inks[i], self.apart)
                if meet > scale and meet > self.sinces[i]:
                    scale = meet
        return scale

    def blocker(self, ink: Ink, limit: float) -> Stand | None:
        """Return the one that keeps `ink` from being told at `limit`, a scale over 0; None where none or more do."""
        earliest = ink.start - (self.widest_right + self.apart + ink.widest_left) / limit
        latest = ink.end + (self.widest_left + self.apart + ink.widest_right) / limit
        found = None
        for at in range(bisect_left(self.ends, earliest), bisect_right(self.starts, latest)):
            since = self.sinces[at]
            if nearer(self.inks[at], ink, self.apart, limit if limit > since else since):
                if found:
                    return None
                found = self.stands[at]
        return found
