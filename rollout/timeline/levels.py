"""The events of a lane to tell first, level by level: the few that rank first of each tile of time."""

from collections.abc import Mapping, Sequence

from rollout.timeline.window import Window

TILE = 8.0  # days of the finest tiles; each level above doubles them
FIRST = 6  # events kept for each tile
ACROSS = 36  # tiles, at most, that a stretch is looked up in

Ranked = tuple[int, int]
"""Priority and a fixed shuffle, so that no stretch of a tile is favoured; number of the event."""


def first_of(levels: Sequence[Mapping[int, Sequence[Ranked]]], window: Window) -> list[int]:
    """Return the numbers of the events to tell first in a window, from the first of each tile, level by level."""
    level = 0
    while level + 1 < len(levels) and TILE * 2**level * ACROSS < window.days:
        level += 1
    tiles, wide = levels[level], TILE * 2**level
    chosen = [tiles.get(tile, ()) for tile in range(int(window.start // wide), int(window.end // wide) + 1)]
    return [number for tile in chosen for _, number in tile]


def levels_of(ranked: Mapping[int, Sequence[Ranked]]) -> tuple[dict[int, tuple[Ranked, ...]], ...]:
    """Return the first events of each tile, level by level, from those of each of the finest tiles in their order."""
    levels = [{tile: tuple(first) for tile, first in ranked.items()}]
    while len(levels[-1]) > ACROSS:  # until they are wide enough for any stretch
        wider: dict[int, tuple[Ranked, ...]] = {}
        for tile, first in levels[-1].items():
            wider[tile // 2] = tuple(sorted([*wider.get(tile // 2, ()), *first])[:FIRST])
        levels.append(wider)
    return tuple(levels)


def levels_after(
    levels: Sequence[Mapping[int, tuple[Ranked, ...]]], tile: int, first: tuple[Ranked, ...]
) -> tuple[dict[int, tuple[Ranked, ...]], ...]:
    """Return levels after one of the finest tiles has got other first events; none: it has gone."""
    found: list[dict[int, tuple[Ranked, ...]]] = []
    for level in levels:
        found.append(dict(level))
        found[-1].pop(tile, None)
        if first:
            found[-1][tile] = first
        tile //= 2
        first = tuple(sorted(one for half in (2 * tile, 2 * tile + 1) for one in found[-1].get(half, ()))[:FIRST])
    last = next((at for at, level in enumerate(found) if len(level) <= ACROSS), len(found) - 1)
    return (*found[:last], *levels_of(found[last]))
