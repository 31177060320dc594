"""Rows that rise and fall with time, so that the eye follows a lane as one line; nobody is told later for it."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import inf

from rollout.layout.labels.geometry import collision
from rollout.layout.labels.row import LabelRow, Stand

_MANY = 300  # stands in a lane: beyond, most words wait for a closer look, and their rows stay as they were found
_ROUNDS = 2  # over the told: nearly all changes are made in the first two


def rising(rows: Sequence[LabelRow], scale: float, priorities: Sequence[int]) -> list[LabelRow]:
    """Return the rows with those told at `scale` standing, as near as can be, one row from the next in time.

    Two rows change places for an item and all whom that brings too near one another, and for no others. Everybody
    keeps a side and is told as soon as before, or from `scale`. Where all is even already nothing moves.
    priorities: of each item, by the numbers that the stands have.
    """
    stands = sorted((stand for row in rows for stand in row.stands), key=lambda one: (one.ink.anchor, one.row))
    before = [stand.row for stand in stands]
    told = [number for number, stand in enumerate(stands) if stand.since <= scale]
    if len(stands) > _MANY or not _uneven(before, told):
        return list(rows)
    near = _neighbours(stands, scale, rows[0].apart)
    after = _settled(_swept(before, told, near, len(rows)), told, near, len(rows))
    if _uneven(after, told) >= _uneven(before, told):
        return list(rows)
    return _filled(stands, after, [LabelRow(row.apart) for row in rows], scale, priorities)


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


def unevenness(rows: Sequence[int]) -> int:
    """Return by how many rows in all the steps from each to the next are more or less than one row."""
    return sum(abs(abs(later - one) - 1) for one, later in pairwise(rows))


def _neighbours(stands: Sequence[Stand], scale: float, apart: float) -> list[list[int]]:
    """Return for each stand those who cannot be in its row, by their numbers."""
    near: list[list[int]] = [[] for _ in stands]
    for (one, here), (other, there) in combinations(enumerate(stands), 2):
        meet = collision(here.ink, there.ink, apart)
        if meet > scale and meet > here.since and meet > there.since:
            near[one].append(other)
            near[other].append(one)
    return near


def _uneven(found: Sequence[int], told: Sequence[int]) -> int:
    return unevenness([found[number] for number in told])


def _swept(found: list[int], told: Sequence[int], near: Sequence[Sequence[int]], rows: int) -> list[int]:
    """Return the rows after each of the told, in time, went on down or up from the one before where it may."""
    step = 1
    for before, number in pairwise(told):
        here = found[before]
        if not 0 <= here + step < rows:
            step = -step
        ways = [_exchanged(number, row, found, near) for row in range(rows)]
        kept = [way for way in ways if all(way[one] == found[one] for one in told[: told.index(number)])]
        found = min(kept, key=lambda way: abs(way[number] - here - step))
        step = step if found[number] == here else (1 if found[number] > here else -1)
    return found


def _settled(found: list[int], told: Sequence[int], near: Sequence[Sequence[int]], rows: int) -> list[int]:
    """Return the rows after single changes made them as even as such changes can."""
    for _ in range(_ROUNDS):
        for at, number in enumerate(told):
            if _uneven(found, told[max(0, at - 1) : at + 2]):
                ways = [found, *(_exchanged(number, row, found, near) for row in range(rows) if row != found[number])]
                found = min(ways, key=lambda way: _uneven(way, told))
    return found


def _exchanged(number: int, row: int, found: list[int], near: Sequence[Sequence[int]]) -> list[int]:
    """Return the rows after an item went to `row`: who stands too near there comes here, and so on."""
    if row == found[number]:
        return found
    other, waiting = list(found), [(number, row)]
    here = found[number] + row
    while waiting:
        one, to = waiting.pop()
        other[one] = to
        waiting += [(beside, here - to) for beside in near[one] if other[beside] == to]
    return other
