"""In which rows two files differ, row by row: what a database has to be told so that it holds the second one."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Cells = tuple[object, ...]


class Differing(NamedTuple):
    """One row: the place that it had, or before which it is put, and its cells now, None where it is gone."""

    place: int
    after: Cells | None
    new: bool = False


def differing(before: Sequence[Cells], after: Sequence[Cells]) -> Iterator[Differing]:
    """Yield the rows that differ, by places in the first file.

    >>> [*differing([("a",), ("b",)], [("a",), ("x",), ("y",)])]
    [Differing(place=1, after=('x',), new=False), Differing(place=2, after=('y',), new=True)]
    """
    first, last = _alike(before, after)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    for begin, end, other, until in _stretches(old, new):
        both = min(end - begin, until - other)
        for at in range(both):
            if old[begin + at] != new[other + at]:
                yield Differing(first + begin + at, new[other + at])
        yield from (Differing(first + at, None) for at in range(begin + both, end))
        yield from (Differing(first + end, new[at], new=True) for at in range(other + both, until))


def _stretches(old: Sequence[Cells], new: Sequence[Cells]) -> Iterator[tuple[int, int, int, int]]:
    """Yield from where to where they differ in each; where they are equally long, rows have stayed in their places."""
    if len(old) == len(new):
        yield 0, len(old), 0, len(new)
        return
    keys = [[repr(one) for one in some] for some in (old, new)]
    for what, *stretch in SequenceMatcher(a=keys[0], b=keys[1], autojunk=False).get_opcodes():
        if what != "equal":
            begin, end, other, until = stretch
            yield begin, end, other, until


def _alike(before: Sequence[Cells], after: Sequence[Cells]) -> tuple[int, int]:
    """Return how many rows at the beginning are the same, and how many of the others at the end."""
    most, first, last = min(len(before), len(after)), 0, 0
    while first < most and before[first] == after[first]:
        first += 1
    while last < most - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return first, last
