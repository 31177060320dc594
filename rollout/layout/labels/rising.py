"""Rows that rise and fall with time, so that the eye follows a lane as one line; nobody is told later for it."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from rollout.layout.labels.geometry import nearer
from rollout.layout.labels.row import LabelRow, Stand

_MANY = 200  # stands in a lane: beyond, most words wait for a closer look, and their rows stay as they were found
_ROUNDS = 2  # over the told: nearly all changes are made in the first two
Change = dict[int, int]
"""The rows that some stands go to, by their numbers in time."""


def rising(rows: Sequence[LabelRow], scale: float, priorities: Sequence[int]) -> list[LabelRow]:
    """Return the rows with those told at `scale` standing, as near as can be, one row from the next in time.

    Two rows change places for an item and all whom that brings too near one another, and for no others. Everybody
    keeps a side and is told as soon as before, or from `scale`. Where all is even already nothing moves.
    priorities: of each item, by the numbers that the stands have.
    """
    stands = sorted((stand for row in rows for stand in row.stands), key=lambda one: (one.ink.anchor, one.row))
    told = [number for number, stand in enumerate(stands) if stand.since <= scale]
    before = unevenness([stands[number].row for number in told])
    if len(stands) > _MANY or len(rows) == 1 or not before:
        return list(rows)
    lane = _Lane(stands, told, len(rows), scale, rows[0].apart)
    lane.sweep()
    lane.settle()
    if lane.unevenness() >= before:
        return list(rows)
    return _filled(stands, lane.found, [LabelRow(row.apart) for row in rows], scale, priorities)


def unevenness(rows: Sequence[int]) -> int:
    """Return by how many rows in all the steps from each to the next are more or less than one row."""
    return sum(abs(abs(later - one) - 1) for one, later in pairwise(rows))


def _filled(
    stands: Sequence[Stand], found: Sequence[int], rows: list[LabelRow], scale: float, priorities: Sequence[int]
) -> list[LabelRow]:
    """Put all in the rows found for them, each told as soon as those before it let it: the first have the first say."""

    def turn(number: int) -> tuple[float, int, float]:
        stand = stands[number]
        return max(stand.since, scale), priorities[stand.item], stand.since

    for number in sorted(range(len(stands)), key=turn):
        stand, row = stands[number], rows[found[number]]
        since = row.clear_from(stand.ink, row.index(stand.ink), inf)
        row.add(stand._replace(row=found[number], since=since))
    return rows


class _Lane:
    """The stands of a lane in time, and the row that was found for each so far."""

    def __init__(self, stands: Sequence[Stand], told: Sequence[int], rows: int, scale: float, apart: float) -> None:
        self.found = [stand.row for stand in stands]
        self.told = told
        self.rows = rows
        self.turn = {number: at for at, number in enumerate(told)}
        self.near = _neighbours(stands, scale, apart)

    def unevenness(self) -> int:
        return unevenness([self.found[number] for number in self.told])

    def sweep(self) -> None:
        """Let the first begin at the top, and each go on down or up from the one before where none before must move."""
        step = 1
        self._take(self._exchange(self.told[0], 0))
        for before, number in pairwise(self.told):
            here = self.found[before]
            if not 0 <= here + step < self.rows:
                step = -step
            by_nearness = sorted(range(self.rows), key=lambda row: abs(row - here - step))
            ways = (self._exchange(number, row) for row in by_nearness)
            self._take(next(change for change in ways if before < min(change)))
            step = step if self.found[number] == here else (1 if self.found[number] > here else -1)

    def settle(self) -> None:
        """Make the rows as even as single changes can."""
        for _ in range(_ROUNDS):
            for at, number in enumerate(self.told):
                if self._is_uneven(at):
                    beside = [self.found[one] for one in self.told[max(0, at - 1) : at + 2] if one != number]
                    fits = {row for one in beside for row in (one - 1, one + 1) if 0 <= row < self.rows}
                    ways = [self._exchange(number, row) for row in (self.found[number], *sorted(fits))]
                    self._take(min(ways, key=self._cost))

    def _exchange(self, number: int, to: int) -> Change:
        """Return what moves when one goes to a row: who stands too near there comes here, and so on."""
        found, near, change, waiting = self.found, self.near, {number: to}, [number]
        both = found[number] + to
        while waiting and to * 2 != both:
            one = waiting.pop()
            taken = change[one]
            for beside in near[one]:
                if found[beside] == taken and beside not in change:
                    change[beside] = both - taken
                    waiting.append(beside)
        return change

    def _take(self, change: Change) -> None:
        for number, row in change.items():
            self.found[number] = row

    def _cost(self, change: Change) -> int:
        """Return by how much a change makes the steps less even."""
        told, found, turn, then = self.told, self.found, self.turn, change.get
        ends = {turn[number] for number in change if number in turn}
        cost = 0
        for end in ends | {one + 1 for one in ends}:
            if 0 < end < len(told):
                one, later = told[end - 1], told[end]
                was, now = found[later] - found[one], then(later, found[later]) - then(one, found[one])
                cost += abs(abs(now) - 1) - abs(abs(was) - 1)
        return cost

    def _is_uneven(self, at: int) -> bool:
        """Return whether the step to or from one of the told is more or less than a row."""
        beside = [self.found[number] for number in self.told[max(0, at - 1) : at + 2]]
        return any(abs(later - one) != 1 for one, later in pairwise(beside))


def _neighbours(stands: Sequence[Stand], scale: float, apart: float) -> list[list[int]]:
    """Return for each stand those who cannot be in its row, by their numbers."""
    near: list[list[int]] = [[] for _ in stands]
    order = sorted(range(len(stands)), key=lambda number: stands[number].ink.start)
    reach = apart + 2 * max(max(stand.ink.widest_left, stand.ink.widest_right) for stand in stands)
    for at, one in enumerate(order):
        here, since = stands[one].ink, max(scale, stands[one].since)
        furthest = here.end + reach / since
        for other in order[at + 1 :]:
            there = stands[other].ink
            if there.start > furthest:
                break
            if nearer(here, there, apart, max(since, stands[other].since)):
                near[one].append(other)
                near[other].append(one)
    return near
