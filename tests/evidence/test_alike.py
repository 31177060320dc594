"""A search finds whole syllables of Tibetan and every name of a place, by one table of cases for Python and browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from rollout.evidence.alike import NAMES, PLACES, finder
from rollout.evidence.folding import folded, wanted

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "alike.json").read_text("utf-8"))


def finds(typed: str, stands: str) -> bool:
    """Return whether a search finds a text."""
    return all(finder(part)(folded(stands)) for part in wanted(typed))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["stands"][:20])
def test_what_a_person_types_finds_what_stands_there_in_whatever_language(case: dict[str, Any]) -> None:
    assert [typed for typed in case["typed"] if not finds(typed, case["stands"])] == []
    assert [typed for typed in case["not"] if finds(typed, case["stands"])] == []


def test_no_name_stands_for_two_places() -> None:
    names = [name for some in NAMES for name in some]
    assert len(names) == len(set(names))
    assert all(len(names) > 1 for names in PLACES)


def test_every_name_of_a_place_finds_every_other() -> None:
    for names in PLACES:
        for typed in names:
            assert all(finds(f'"{typed}"', stands) for stands in names), typed
