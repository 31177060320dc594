"""The addresses of talks: by name, opened from a file, and the presenter's page; notes stay on this machine."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.server import build
from tests.csv_rows import csv_of

TALK = b"title,focus,notes\nFirst,row-2,Slowly\nSecond,row-9,\nThird,,\n,row-2,x\n"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_bytes(csv_of({}, {}))
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "mine.csv").write_bytes(TALK)
    return tmp_path / "events.csv"


@pytest.fixture
def client(events: Path) -> FlaskClient:
    return build(Store(events, Limits()), notes=True).test_client()


def test_a_talk_is_given_by_its_name_and_the_first_without_one(client: FlaskClient) -> None:
    found = client.get("/talk?name=mine").get_json()
    assert [scene["title"] for scene in found["scenes"]] == ["First", "Second", "Third"]
    assert found["names"] == ["mine", "headlines"]
    assert client.get("/talk").get_json()["name"] == "mine"
    assert len(client.get("/talk?name=headlines").get_json()["scenes"]) == 2


def test_problems_come_with_the_scenes_that_can_be_given(client: FlaskClient) -> None:
    problems = client.get("/talk?name=mine").get_json()["problems"]
    assert [one.partition(":")[0] for one in problems] == [
        "mine.csv row 3, column focus",
        "mine.csv row 5, column title",
    ]


@pytest.mark.parametrize("name", ["nothing", "..%2Fevents", "..%2F..%2Fetc%2Fpasswd", "%00", "mine.csv"])
def test_a_name_that_is_no_talk_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/talk?name={name}").status_code == 404


def test_notes_are_told_when_asked_for_on_this_machine_and_never_to_a_network(
    events: Path, client: FlaskClient
) -> None:
    assert b"Slowly" not in client.get("/talk?name=mine").data
    assert b"Slowly" in client.get("/talk?name=mine&notes=1").data
    public = build(Store(events, Limits())).test_client()
    assert b"Slowly" not in public.get("/talk?name=mine&notes=1").data


def test_a_file_opened_in_the_page_is_read_and_nothing_is_written(events: Path, client: FlaskClient) -> None:
    before = sorted(path.name for path in events.parent.rglob("*"))
    found = client.post("/talk?name=theirs&notes=1", data=TALK).get_json()
    assert (found["name"], len(found["scenes"]), len(found["problems"])) == ("theirs", 3, 2)
    assert client.post("/talk", data=b"%PDF").get_json()["problems"][0].startswith("talk.csv: The file is a PDF")
    assert sorted(path.name for path in events.parent.rglob("*")) == before


def test_what_somebody_opens_goes_back_to_them_with_its_notes_but_never_with_those_of_the_events(events: Path) -> None:
    events.write_bytes(csv_of({"notes": "The trap"}, {}))
    answers = [
        build(Store(events, Limits()), notes=ours).test_client().post("/talk?notes=1", data=TALK).data
        for ours in (True, False)
    ]
    assert [(b"Slowly" in answer, b"The trap" in answer) for answer in answers] == [(True, True), (True, False)]


def test_a_page_elsewhere_cannot_have_a_file_read(client: FlaskClient) -> None:
    answer = client.post("/talk", data=TALK, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_a_changed_file_of_a_talk_is_read_anew(events: Path, client: FlaskClient) -> None:
    (events.parent / "talks" / "mine.csv").write_bytes(b"title\nOnly\n")
    assert [scene["title"] for scene in client.get("/talk?name=mine").get_json()["scenes"]] == ["Only"]


def test_the_presenters_page_is_there(client: FlaskClient) -> None:
    answer = client.get("/presenter?talk=mine")
    assert answer.mimetype == "text/html"
    assert answer.text.startswith("<!DOCTYPE html>")
    assert 'id="catalogue"' not in answer.text
    answer.close()


def test_the_presenters_page_speaks_the_language_that_is_asked_for(client: FlaskClient) -> None:
    said = client.get("/presenter?talk=mine&language=de").text
    assert '<html lang="de">' in said
    assert 'Vortrag <b id="elapsed"></b> von <span id="planned"></span>' in said
    assert '<script type="application/json" id="catalogue">' in said
    assert 'href="/faces.css?language=de"' in said


def test_a_code_is_given_of_a_source_by_its_event_and_of_a_view_of_this_server(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({"source_url": "https://one.example/"}))
    client = build(Store(tmp_path / "events.csv", Limits())).test_client()
    assert client.get("/code?event=row-2").get_json()["address"] == "https://one.example/"
    view = "http://localhost/?talk=mine&scene=2"
    assert client.get("/code", query_string={"view": view}).get_json()["address"] == view


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"event": "nothing"},
        {"view": "https://elsewhere.example/"},
        {"view": "javascript://localhost/%0aalert(1)"},
        {"view": "http://localhost@elsewhere.example/"},
        {"view": "http://localhost/" + "x" * 1000},
        {"view": "http://[localhost/"},
    ],
)
def test_a_code_of_anything_else_is_refused(client: FlaskClient, query: dict[str, str]) -> None:
    assert client.get("/code", query_string=query).status_code == 404


def test_a_file_by_the_name_of_the_headlines_is_said_not_to_be_read(events: Path, client: FlaskClient) -> None:
    assert client.get("/talk?name=headlines").get_json()["problems"] == []
    (events.parent / "talks" / "headlines.csv").write_bytes(TALK)
    (said,) = client.get("/talk?name=headlines").get_json()["problems"]
    assert "talks/headlines.csv is not read" in said


def test_a_talk_may_be_called_like_what_is_in_preparation(events: Path, client: FlaskClient) -> None:
    (events.parent / "talks" / "draft.csv").write_bytes(TALK)
    assert len(client.get("/talk?name=draft").get_json()["scenes"]) == 3


def test_the_name_of_a_talk_that_is_no_text_shows_what_is_none(events: Path, client: FlaskClient) -> None:
    try:
        (events.parent / "talks" / "a\udcff.csv").write_bytes(TALK)
    except (OSError, UnicodeError):
        return  # a system whose names are text
    names = client.get("/talk").get_json()["names"]
    assert names == ["a\ufffd", "mine", "headlines"]
    assert len(client.get("/talk", query_string={"name": names[0]}).get_json()["scenes"]) == 3
