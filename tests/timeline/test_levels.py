"""Levels of tiles after one of the finest has got other first events are those that would be made anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline import levels
from rollout.timeline.levels import FIRST, levels_after, levels_of

SOME = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=FIRST, unique=True).map(sorted).map(tuple)
TILE = st.integers(-9, 20)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let more than two tiles be too many to look up."""
    monkeypatch.setattr(levels, "ACROSS", 2)


@given(st.dictionaries(TILE, SOME.filter(bool), max_size=9), st.lists(st.tuples(TILE, SOME), max_size=6))
def test_after_changes_levels_are_those_that_would_be_made_anew(
    tiles: dict[int, tuple[tuple[int, int], ...]], changes: list[tuple[int, tuple[tuple[int, int], ...]]]
) -> None:
    found = levels_of(tiles)
    for tile, first in changes:
        found = levels_after(found, tile, first)
        tiles = {at: some for at, some in {**tiles, tile: first}.items() if some}
        assert found == levels_of(tiles)
