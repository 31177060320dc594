"""The maps that an offline page holds: every event by where it happened, with land and borders where they are here."""

import json

import pytest

from rollout.evidence.reader import read
from rollout.outputs.offline import maps
from rollout.outputs.offline.maps import held_maps, points
from rollout.page import map_contract
from rollout.page.atlas import CLAIM, MISSING
from rollout.timeline.dataset_index import DatasetIndex
from tests.page.test_contract import wrong
from tests.server.test_map_routes import ROWS
from tests.support.events import csv_of

INDEX = DatasetIndex(read(csv_of(*ROWS)))


def test_the_page_holds_the_map_of_the_near_and_that_of_all_where_some_lie_far_away() -> None:
    found = json.loads(json.dumps(held_maps(INDEX)))
    whole = {**found["all"], "places": []}
    for told, far in ((found["near"], 1), (whole, 0)):
        assert wrong(told, map_contract.MapAnswer, "map") == []
        assert told["far"] == far
    assert "places" not in found["all"]
    near = held_maps(DatasetIndex(read(csv_of(*ROWS[:2]))))
    assert near is not None
    assert near["all"] is None
    assert points(INDEX).count(None) == 2


def test_without_a_point_there_is_no_map() -> None:
    assert held_maps(DatasetIndex(read(csv_of(ROWS[-1])))) is None


def test_without_the_package_the_map_has_no_coast_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.dumps(held_maps(INDEX)).count(json.dumps(CLAIM)) == 2
    monkeypatch.setattr(maps, "ground", lambda: None)
    found = held_maps(INDEX)
    assert found is not None
    assert (found["near"]["land"], found["near"]["said"]) == ("", [MISSING])
