"""Phones that follow a talk: where it stands and what was shown, no more; the page that gives it alone turns it."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.audience import Audience, Turn
from rollout.server.audience_app import audience_app
from rollout.server.guard import HEADERS
from rollout.server.hosts import known_as
from rollout.server.server import build
from tests.csv_rows import RIGHT, csv_of

MARKER = "MARKER-of-the-presenter"
TALK = f"title,focus,notes\nFirst,row-2,{MARKER}\nSecond,row-3,{MARKER}\nThird,,{MARKER}\n".encode()


@pytest.fixture
def audience(tmp_path: Path) -> Audience:
    columns = (*RIGHT, "notes", "title@zh")
    rows = {"notes": MARKER, "title@zh": "拉萨发卡"}, {"title": "Then this", "notes": MARKER}
    (tmp_path / "events.csv").write_bytes(csv_of(*rows, columns=columns))
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "mine.csv").write_bytes(TALK)
    made = Audience(Store(tmp_path / "events.csv", Limits()))
    made.addresses = lambda: ("http://192.0.2.7:8051/", "http://anna.local:8051/")
    return made


@pytest.fixture
def phone(audience: Audience) -> FlaskClient:
    return audience_app(audience, known_as((), addresses=True)).test_client()


@pytest.fixture
def presenter(audience: Audience, tmp_path: Path) -> FlaskClient:
    return build(Store(tmp_path / "events.csv", Limits()), notes=True, audience=audience).test_client()


def now(phone: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = phone.get("/now").get_json()
    return found


def test_before_a_talk_there_is_nothing_to_read(phone: FlaskClient) -> None:
    assert now(phone) | {"data": ""} == {"talk": 0, "state": "before", "at": 0, "seen": 0, "skipped": [], "data": ""}
    assert phone.get("/scene/1").status_code == 404


def test_a_scene_that_the_speaker_left_out_is_not_read(audience: Audience, phone: FlaskClient) -> None:
    for at in (0, 2):
        audience.turn(Turn("mine", at, "on"))
    assert (now(phone)["seen"], now(phone)["skipped"]) == (3, [1])
    assert [phone.get(f"/scene/{n}").status_code for n in (1, 2, 3)] == [200, 404, 200]


def test_a_late_joiner_is_where_the_talk_is_and_reads_what_was_shown_but_nothing_to_come(
    audience: Audience, phone: FlaskClient
) -> None:
    audience.turn(Turn("mine", 0, "on"))
    audience.turn(Turn("mine", 1, "on"))
    assert (now(phone)["at"], now(phone)["seen"]) == (1, 2)
    assert [phone.get(f"/scene/{n}").status_code for n in (0, 1, 2, 3)] == [404, 200, 200, 404]
    audience.turn(Turn("mine", 0, "on"))
    assert (now(phone)["at"], now(phone)["seen"]) == (0, 2)
    assert phone.get("/scene/2").get_json()["title"] == "Second"
    audience.turn(Turn("mine", 0, "over"))
    assert now(phone)["seen"] == 2


def test_another_talk_begins_anew(audience: Audience, phone: FlaskClient) -> None:
    audience.turn(Turn("mine", 2, "on"))
    audience.turn(Turn("headlines", 0, "before"))
    assert (now(phone)["talk"], now(phone)["seen"]) == (2, 0)
    audience.turn(Turn("headlines", 1, "on"))
    assert phone.get("/scene/2").get_json()["title"] == "Then this"


def test_a_talk_in_preparation_is_followed_from_what_its_page_says(audience: Audience, phone: FlaskClient) -> None:
    audience.turn(Turn("/draft", 0, "on", TALK.replace(b"First", b"Drafted")))
    assert phone.get("/scene/1").get_json()["title"] == "Drafted"
    assert MARKER not in phone.get("/scene/1").text


def test_a_talk_that_is_gone_or_shorter_has_no_scene(audience: Audience, phone: FlaskClient) -> None:
    audience.turn(Turn("nothing", 0, "on"))
    assert phone.get("/scene/1").status_code == 404


def test_each_listener_reads_in_her_own_language(audience: Audience, phone: FlaskClient) -> None:
    audience.turn(Turn("mine", 0, "on"))
    chinese, german = (phone.get(f"/scene/1?language={tag}").get_json()["events"][0] for tag in ("zh", "de"))
    assert (chinese["title"], chinese["title_in"]) == ("拉萨发卡", "zh")
    assert (german["title"], german["date"]) == (RIGHT["title"], "August 2017")
    assert phone.get("/scene/1?language=zh").data is not phone.get("/scene/1").data


def test_the_titles_of_scenes_are_in_her_language_too_where_somebody_wrote_them(
    audience: Audience, phone: FlaskClient
) -> None:
    def titles(*numbers: int) -> list[tuple[str, str]]:
        found = (phone.get(f"/scene/{number}?language=zh").get_json() for number in numbers)
        return [(one["title"], one["title_in"]) for one in found]

    audience.turn(Turn("headlines", 0, "on"))
    audience.turn(Turn("headlines", 1, "on"))
    assert titles(1, 2) == [("拉萨发卡", "zh"), ("Then this", "en")]
    written = b"title,title@zh,focus\nFirst,\xe7\xac\xac\xe4\xb8\x80\xe5\xb9\x95,row-2\nSecond,,row-3\n"
    audience.turn(Turn("/draft", 0, "on", written))
    audience.turn(Turn("/draft", 1, "on", written))
    assert titles(1, 2) == [("第一幕", "zh"), ("Second", "en")]


@pytest.mark.parametrize(
    ("headers", "query", "lang"),
    [
        ({}, "", "en"),
        ({"Accept-Language": "zh-CN,zh;q=0.9"}, "", "zh-Hans"),
        ({"Accept-Language": "zh-CN"}, "?language=de", "de"),
        ({"Accept-Language": "en-GB,zh;q=0.8"}, "", "en"),
        ({"Accept-Language": "sw"}, "?language=tlh", "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_phone_until_another_is_chosen(
    phone: FlaskClient, headers: dict[str, str], query: str, lang: str
) -> None:
    page = phone.get(f"/{query}", headers=headers).text
    assert f'<html lang="{lang}">' in page
    about = json.loads(page.partition('id="about">')[2].partition("</script>")[0])
    assert [tag for tag, _ in about["languages"]] == ["en", "zh", "bo", "de", "fr"]
    assert ('id="catalogue"' in page) == (lang != "en")


def test_a_language_of_the_file_that_the_interface_lacks_is_offered_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({"title@ug": "كارتا"}, columns=(*RIGHT, "title@ug")))
    phone = audience_app(Audience(Store(tmp_path / "events.csv", Limits())), known_as(())).test_client()
    assert '["ug", "ئۇيغۇرچە"]' in phone.get("/").text


def test_nothing_that_a_phone_can_ask_for_holds_a_note_of_the_presenter(audience: Audience, phone: FlaskClient) -> None:
    for turn in (Turn("mine", 2, "on"), Turn("headlines", 1, "on"), Turn("/draft", 2, "on", TALK)):
        audience.turn(turn)
        paths = [
            "/",
            "/now",
            "/follow.js",
            "/follow.css",
            *(f"/scene/{n}?language={tag}&notes=1" for n in (1, 2, 3) for tag in ("", "zh")),
        ]
        found = [phone.get(path) for path in paths]
        assert [answer.status_code for answer in found if answer.status_code not in (200, 404)] == []
        assert not [path for path, answer in zip(paths, found, strict=True) if MARKER in answer.text]
        for answer in found:
            answer.close()


def test_a_phone_reaches_none_of_the_pages_own_addresses_and_can_turn_no_scene(
    audience: Audience, phone: FlaskClient
) -> None:
    for path in (
        "/talk?name=mine&notes=1",
        "/state",
        "/facts",
        "/presenter",
        "/audience",
        "/download/events.csv",
        "/edit",
    ):
        assert phone.get(path).status_code == 404, path
    for path in ("/", "/now", "/scene/1", "/audience"):
        said = {"talk": "mine", "at": 2, "state": "on", "token": audience.token}
        assert phone.post(path, json=said).status_code in (404, 405), path
    assert now(phone)["talk"] == 0


def test_a_phones_page_is_under_the_same_guard_as_every_page(phone: FlaskClient) -> None:
    answer = phone.get("/now")
    assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert phone.get("/now", headers={"Host": "evil.example"}).status_code == 400
    assert phone.get("/now", headers={"Host": "192.0.2.7:8051"}).status_code == 200
    assert phone.get("/now", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_what_is_asked_again_and_again_is_some_hundred_bytes(audience: Audience, phone: FlaskClient) -> None:
    audience.turn(Turn("mine", 2, "on"))
    answer = phone.get("/now")
    head = sum(len(f"{key}: {value}\r\n") for key, value in answer.headers)
    assert len(answer.data) < 80
    assert len(answer.data) + head < 1000


def test_the_page_that_gives_a_talk_turns_it_with_its_token_and_nobody_without(
    presenter: FlaskClient, phone: FlaskClient
) -> None:
    reached = presenter.get("/audience").get_json()
    assert reached["addresses"] == ["http://192.0.2.7:8051/", "http://anna.local:8051/"]
    assert reached["code"]["address"] == "http://192.0.2.7:8051/"
    said = {"talk": "mine", "at": 1, "state": "on"}
    assert presenter.post("/audience", json=said | {"token": reached["token"]}).status_code == 204
    assert now(phone)["at"] == 1
    for wrong in ({}, {"token": "x"}, {"token": 5}, {"token": "\ud800"}):
        assert presenter.post("/audience", json=said | {"at": 0} | wrong).status_code == 403
    assert presenter.post("/audience", data=b"[]", content_type="application/json").status_code == 403
    strange = presenter.post(
        "/audience", json=said | {"token": reached["token"]}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert strange.status_code == 403
    assert now(phone)["at"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": -1},
        {"at": True},
        {"at": "1"},
        {"at": 10_000},
        {"talk": 5},
        {"state": "paused"},
        {"draft": 5},
        {"draft": "\ud800"},
    ],
)
def test_what_no_page_of_ours_says_is_refused(
    presenter: FlaskClient, audience: Audience, wrong: dict[str, Any]
) -> None:
    said = {"talk": "mine", "at": 0, "state": "on", "token": audience.token} | wrong
    assert presenter.post("/audience", json=said).status_code == 400


def test_a_draft_comes_as_its_csv(presenter: FlaskClient, audience: Audience, phone: FlaskClient) -> None:
    said = {"talk": "/draft", "at": 0, "state": "on", "draft": "title\nMine alone\n", "token": audience.token}
    assert presenter.post("/audience", json=said).status_code == 204
    assert phone.get("/scene/1").get_json()["title"] == "Mine alone"


def test_without_a_network_there_is_no_code(presenter: FlaskClient, audience: Audience) -> None:
    audience.addresses = tuple
    assert presenter.get("/audience").get_json() | {"token": ""} == {"token": "", "addresses": [], "code": None}


def test_a_talk_says_that_it_is_followed_only_where_it_is(presenter: FlaskClient, tmp_path: Path) -> None:
    assert presenter.get("/talk").get_json()["followed"] is True
    alone = build(Store(tmp_path / "events.csv", Limits())).test_client()
    assert "followed" not in alone.get("/talk").get_json()
    assert alone.get("/audience").status_code == 404


def test_it_keeps_nothing_of_who_asks(audience: Audience, phone: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    audience.turn(Turn("mine", 0, "on"))
    before = repr(vars(audience))
    for host in range(20):
        asked = {"REMOTE_ADDR": f"203.0.113.{host}", "HTTP_USER_AGENT": "phone"}
        phone.get("/now", environ_base=asked)
        phone.get("/scene/1", environ_base=asked)
    after = repr(vars(audience))
    assert "203.0.113" not in after
    assert len(after) < len(before) + 5000  # the words of the scenes, once
    assert caplog.text == ""
