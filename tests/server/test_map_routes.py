"""The map's address: it answers for the view that is asked for, with land and borders where they are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.figure.cache import Pictures
from rollout.page import atlas, map_contract
from rollout.server import map_routes
from rollout.server.map_routes import add_map
from tests.layout.test_earth import SQUARES
from tests.page.test_contract import wrong
from tests.support.events import csv_of

ROWS = (
    {"id": "lhasa", "place": "Lhasa, Tibet Autonomous Region", "lat": "29.65", "lon": "91.13"},
    {"id": "barkhor", "place": "Barkhor", "lat": "29.65", "lon": "91.13", "lane": "Iron Grid", "date": "2018"},
    {"id": "ngari", "place": "Ngari", "lat": "32.5", "lon": "80.1"},
    {"id": "shanghai", "place": "Shanghai", "lat": "31.23", "lon": "121.47"},
    {"id": "beijing", "place": "Beijing", "lat": "39.9", "lon": "116.4"},
    {"id": "fuzhou", "place": "Fuzhou", "lat": "26.07", "lon": "119.3"},
    {"id": "ottawa", "place": "Ottawa", "lat": "45.42", "lon": "-75.7"},
    {"id": "region", "place": "Tibet Autonomous Region"},
    {"id": "none"},
)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    file = tmp_path / "events.csv"
    file.write_bytes(csv_of(*ROWS))
    server = Flask("map")
    add_map(server, Pictures(Store(file, Limits())))
    return server.test_client()


def asked(client: FlaskClient, query: str = "width=440&height=330") -> dict[str, Any]:
    answer = client.get(f"/map?{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_the_answer_is_of_its_type_and_counts_every_event_once(client: FlaskClient) -> None:
    found = asked(client)
    assert wrong(found, map_contract.MapAnswer, "map") == []
    listed = [key for place in found["places"] for key in place["ids"]]
    assert len(listed) == len(set(listed)) == 8
    assert (found["nowhere"], found["far"]) == (1, 1)
    assert [place["name"] for place in found["places"] if not place["point"]] == ["Tibet Autonomous Region"]
    assert sorted(key for mark in found["marks"] for key in mark["ids"]) == sorted(
        key for place in found["places"] if place["on_map"] for key in place["ids"]
    )


def test_a_mark_has_the_form_the_lane_and_the_days_of_its_event(client: FlaskClient) -> None:
    (mark,) = [mark for mark in asked(client)["marks"] if mark["ids"] == ["barkhor"]]
    assert (mark["lane"], mark["status"], mark["disputed"]) == (1, "reported", False)
    assert mark["spans"] == [[17532, 17897]]


def test_filters_narrow_the_marks_and_leave_the_frame(client: FlaskClient) -> None:
    everything = asked(client)
    some = asked(client, "width=440&height=330&search=%3Farea%3D91%2C29%2C92%2C30")
    assert {key for mark in some["marks"] for key in mark["ids"]} == {"lhasa", "barkhor"}
    assert [some[name] for name in ("west", "north", "down")] == [
        everything[name] for name in ("west", "north", "down")
    ]


def test_the_whole_extent_has_every_point_on_the_map(client: FlaskClient) -> None:
    assert asked(client, "width=440&height=330&all=1")["far"] == 0


def test_a_size_that_no_screen_has_is_one_that_some_has(client: FlaskClient) -> None:
    assert [asked(client, f"width={px}&height=no")["width"] for px in ("-5", "99999999")] == [200, 4000]
    assert asked(client, "")["height"] == 200


@pytest.mark.parametrize("there", [True, False])
def test_land_and_borders_are_drawn_where_they_are_at_hand(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    file = tmp_path / f"{there}.json"
    if there:
        file.write_text(json.dumps(SQUARES), "utf-8")
    monkeypatch.setattr(map_routes, "ground", lambda: atlas.ground(file))
    first, again = asked(client), asked(client)
    assert first == again
    assert (bool(first["land"]), bool(first["borders"])) == (there, there)
    assert first["said"] == [atlas.CLAIM if there else atlas.MISSING]


def test_what_a_scene_lights_has_marks_and_names_and_all_others_are_points(client: FlaskClient) -> None:
    found = asked(client, "width=440&height=330&search=%3Ftell%3Dbarkhor%26tell%3Dregion")
    assert [mark["ids"] for mark in found["marks"]] == [["barkhor"]]
    assert [text for *_, text, kind in found["words"] if kind == "name"] == ["Barkhor"]
    assert [place["name"] for place in found["places"]] == ["Barkhor", "Tibet Autonomous Region"]
    assert len(found["others"]) == 5  # Lhasa stands at the point that is lit, and Ottawa outside the map
    assert not asked(client)["others"]
