"""The addresses of lists: what is shown, and that nobody but this machine's own page is heard."""

import html
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server import list_routes as module
from rollout.server import lists as held
from rollout.server import readings
from rollout.server.lists import Lists
from rollout.server.server import build
from tests.importing.test_hostile import HOSTILE
from tests.support.events import csv_of

OURS = {"Origin": "http://localhost"}
LIST = b"Date,Event,E-mail\n03/04/2031,A court opens,marker@secret.example\n05/06/2031,A court closes,\n2032,A road,\n"


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists(Limits())


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("events") / "events.csv"
    file.write_bytes(csv_of({}))
    return file


@pytest.fixture(scope="module")
def client(events: Path, lists: Lists) -> FlaskClient:
    return build(Store(events, Limits()), lists=lists).test_client()


@pytest.fixture
def send(client: FlaskClient) -> Callable[..., Any]:
    """Return a function that sends a list as the page does and returns what is told of it."""
    return lambda data=LIST, name="courts.csv": client.post(f"/import?name={name}", data=data, headers=OURS).get_json()


def test_a_list_that_is_sent_is_shown_with_its_questions_and_nothing_is_written(
    send: Callable[..., Any], events: Path
) -> None:
    told = send()
    assert told["kind"] == "This looks like a table (CSV): 3 columns, 3 events."
    assert (told["events"], told["waits"], told["refused"], told["rows"]) == (1, 2, 0, 3)
    assert [each["title"] for each in told["first"]] == ["A road"]
    assert not told["beside"]
    assert [each.name for each in events.parent.iterdir()] == ["events.csv"]


def test_a_list_is_told_in_the_language_of_whoever_asks_and_the_page_with_it(
    client: FlaskClient, send: Callable[..., Any]
) -> None:
    key = send(LIST + b"31 February 2031,A bridge,\n")["id"]
    german, english = (client.get(f"/import/{key}{search}").get_json() for search in ("?language=de", ""))
    assert german["kind"] == "Das sieht aus wie eine Tabelle (CSV): 3 Spalten, 3 Ereignisse."
    (question,) = (each for each in german["questions"] if each["id"] == "day-first")
    assert question["ask"] == "Kommt der Tag oder der Monat zuerst?"
    assert question["choices"] == [["true", "Der Tag: 3. April 2031"], ["false", "Der Monat: 4. März 2031"]]
    assert german["waiting"][0]["why"] == question["ask"]
    assert [each["why"] for each in german["wrong"]] == ["31 February gibt es nicht"]
    assert ["date", "Datum"] in german["roles"]
    assert {each["read"] for each in german["forms"]} == {
        "wartet auf eine Antwort",
        "2032",
        "31 February gibt es nicht",
    }
    assert english["questions"][0]["ask"] == "Does the day or the month come first?"
    page = client.get("/import?language=de").get_data(as_text=True)
    for words in (
        '<html lang="de">',
        "<h1>Jede Liste wird eine Zeitleiste</h1>",
        '<a href="/?language=de">',
        "catalogue",
    ):
        assert words in page
    assert "catalogue" not in client.get("/import").get_data(as_text=True)


def test_the_page_of_lists_knows_the_letters_of_its_words_and_in_english_asks_for_none(client: FlaskClient) -> None:
    tibetan, english = (client.get(f"/import{search}").text for search in ("?language=bo", ""))
    faces = re.search(r'<link rel="stylesheet" id="faces" href="(/faces.css[^"]+)">', tibetan)
    assert faces
    assert "/fonts/tibetan-regular.woff" in client.get(html.unescape(faces[1])).text
    assert "faces" not in english


def test_an_answer_is_read_at_once_and_can_be_taken_back(client: FlaskClient, send: Callable[..., Any]) -> None:
    key = send()["id"]
    told = client.post(f"/import/{key}", json={"day-first": "true"}, headers=OURS).get_json()
    assert (told["events"], told["waits"]) == (3, 0)
    assert [each["date"] for each in told["first"]] == ["3 April 2031", "5 June 2031", "2032"]
    again = client.post(f"/import/{key}", json={"day-first": "false"}, headers=OURS).get_json()
    assert again["first"][0]["date"] == "4 March 2031"
    assert client.get(f"/import/{key}").get_json() == again
    assert client.post(f"/import/{key}", json={}, headers=OURS).get_json()["waits"] == 2


def test_the_picture_and_the_files_are_of_the_answers_given(client: FlaskClient, send: Callable[..., Any]) -> None:
    key = send()["id"]
    client.post(f"/import/{key}", json={"day-first": "true"}, headers=OURS)
    drawn = client.get(f"/import/{key}/picture.svg?width=900&height=400&theme=dark")
    assert drawn.mimetype == "image/svg+xml"
    assert "A court opens" in drawn.text
    packed = client.get(f"/import/{key}/timeline.zip")
    assert "courts-timeline.zip" in packed.headers["Content-Disposition"]
    with ZipFile(io.BytesIO(packed.data)) as archive:
        assert archive.namelist() == ["courts-timeline/events.csv", "courts-timeline/courts.csv.import.json"]
        assert b"2031-04-03" in archive.read("courts-timeline/events.csv")


def test_no_cell_of_a_private_column_is_told_or_drawn_and_one_left_out_is_not_written(
    client: FlaskClient, send: Callable[..., Any]
) -> None:
    key = send()["id"]
    told = client.get(f"/import/{key}").data + client.get(f"/import/{key}/picture.svg?width=900&height=400").data
    assert b"marker" not in told
    client.post(f"/import/{key}", json={"day-first": "true", "columns": {"E-mail": "leave out"}}, headers=OURS)
    with ZipFile(io.BytesIO(client.get(f"/import/{key}/timeline.zip").data)) as archive:
        assert not [name for name in archive.namelist() if b"marker" in archive.read(name)]


def test_the_same_list_twice_gives_the_same_files(client: FlaskClient, send: Callable[..., Any]) -> None:
    one, two = (client.get(f"/import/{send()['id']}/timeline.zip").data for _ in range(2))
    assert one == two


def test_while_all_waits_there_is_neither_picture_nor_file(client: FlaskClient, send: Callable[..., Any]) -> None:
    told = send(b"Date,Event\n03/04/2031,A court opens\n")
    assert (told["first"], told["files"], told["lanes"]) == ([], [], [])
    for what in ("picture.svg", "timeline.zip"):
        answer = client.get(f"/import/{told['id']}/{what}")
        assert (answer.status_code, "no event" in answer.get_json()["wrong"]) == (422, True)


# ---- who is heard

ADDRESSES = ("/import", "/import/{key}", "/import/{key}/picture.svg", "/import/{key}/timeline.zip")
POSTS = ("/import", "/import/{key}", "/import/{key}/beside")


@pytest.mark.parametrize("remote", ["192.0.2.7", "2001:db8::1", "nonsense", ""])
def test_nobody_but_this_machine_is_answered(client: FlaskClient, send: Callable[..., Any], remote: str) -> None:
    key = send()["id"]
    far: Mapping[str, Any] = {"environ_overrides": {"REMOTE_ADDR": remote}}
    codes = {client.get(each.format(key=key), **far).status_code for each in (*ADDRESSES, "/import.js")}
    codes |= {client.post(each.format(key=key), headers=OURS, **far).status_code for each in POSTS}
    assert codes == {404}


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "null"}, {"Origin": "http://evil.example"}, {"Origin": "http://localhost.evil.example"}]
    + [OURS | {"Sec-Fetch-Site": site} for site in ("cross-site", "same-site")],
)
def test_nothing_is_taken_but_from_a_page_of_ours(
    client: FlaskClient, send: Callable[..., Any], headers: dict[str, str], lists: Lists
) -> None:
    key = send()["id"]
    before = lists[key]
    shown = headers | {module.SHOWN: lists.token}
    codes = {client.post(each.format(key=key), data=b"{}", headers=shown).status_code for each in POSTS}
    assert codes == {403}
    assert lists[key] is before


def test_on_a_server_that_others_reach_there_are_no_such_addresses(events: Path) -> None:
    public = build(Store(events, Limits())).test_client()
    assert {public.get(each.format(key="x")).status_code for each in (*ADDRESSES, "/import.js", "/import.css")} == {404}
    assert {public.post(each.format(key="x"), headers=OURS).status_code for each in POSTS} == {404, 405} - {405}
    assert b'id="open-list"' not in public.get("/").data


def test_the_page_of_this_machine_leads_there(client: FlaskClient) -> None:
    assert b'href="/import"' in client.get("/").data
    assert client.get("/import").text.startswith("<!DOCTYPE html>")
    for part in ("/import.js", "/import.css"):
        answer = client.get(part)
        assert answer.status_code == 200
        answer.close()


# ---- bounds


def test_what_is_too_large_is_refused_before_it_is_read(events: Path) -> None:
    client = build(Store(events, Limits()), lists=Lists(Limits(max_bytes=100))).test_client()
    assert client.post("/import", data=b"x" * 101, headers=OURS).status_code == 413
    assert client.post("/import/any", data=b"x" * (module.MOST_ANSWERS + 1), headers=OURS).status_code == 413


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(max_bytes=10), "larger than"),
        (Limits(max_rows=1), "more than 1 rows"),
        (Limits(max_rows=5, max_columns=1), "more than 5 cells"),
    ],
)
def test_a_list_beyond_a_bound_is_refused_in_words(limits: Limits, words: str) -> None:
    with pytest.raises(DataError) as refused:
        Lists(limits).add(LIST, "courts.csv")
    assert words in str(refused.value)


def test_a_column_that_would_make_far_too_many_lanes_is_refused(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST_LANES", 1)
    key = lists.add(LIST, "courts.csv")
    with pytest.raises(DataError, match="2 lanes"):
        lists.answer(key, {"day-first": "true", "lane": "E-mail", "columns": {"E-mail": "lane"}})


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(client: FlaskClient, kind: str, lists: Lists) -> None:
    data, words = HOSTILE[kind]
    answer = client.post("/import?name=x.xlsx", data=data, headers=OURS)
    large = len(data) > lists.most_bytes
    assert answer.status_code == (413 if large else 422)
    assert large or words in answer.get_json()["wrong"]


def test_few_lists_are_held_and_the_oldest_goes_but_never_the_programs_own() -> None:
    lists = Lists(Limits())
    own = lists.add(LIST, "own.csv", lambda _: "")
    keys = [lists.add(LIST, "courts.csv") for _ in range(held.MOST + 2)]
    assert [lists.get(key) is not None for key in (own, *keys)] == [True, False, False, *[True] * held.MOST]


def test_all_lists_together_have_no_more_room_than_one() -> None:
    small = Lists(Limits(max_bytes=2 * len(LIST) + 1))
    keys = [small.add(LIST, "courts.csv") for _ in range(3)]
    assert [small.get(key) is not None for key in keys] == [False, True, True]
    with pytest.raises(KeyError):
        small[keys[0]]


def test_a_list_that_is_held_no_more_is_said_to_be_so(client: FlaskClient) -> None:
    answers = [client.get(each.format(key="gone")) for each in ADDRESSES[1:]]
    answers.append(client.post("/import/gone", json={}, headers=OURS))
    assert {answer.status_code for answer in answers} == {404}
    assert all("Open it again" in answer.get_json()["wrong"] for answer in answers)


@pytest.mark.parametrize("given", [{"day-first": "perhaps"}, {"nothing": "x"}, {"columns": {"Date": "nonsense"}}, [1]])
def test_an_answer_that_means_nothing_is_named_and_changes_nothing(
    client: FlaskClient, send: Callable[..., Any], given: Any, lists: Lists
) -> None:
    key = send()["id"]
    before = lists[key]
    answer = client.post(f"/import/{key}", json=given, headers=OURS)
    assert answer.status_code == 422
    assert answer.get_json()["wrong"]
    assert lists[key] is before


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_answers_that_are_no_json_are_a_bad_request(client: FlaskClient, send: Callable[..., Any], body: bytes) -> None:
    key = send()["id"]
    assert client.post(f"/import/{key}", data=body, headers=OURS).status_code == 400


def test_who_comes_while_another_list_is_read_is_told_to_come_again(
    client: FlaskClient, send: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, lists: Lists
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    add, heard = lists.add, []

    def slow(*given: Any) -> str:
        heard.append(client.application.test_client().post("/import", data=LIST, headers=OURS).status_code)
        return add(*given)

    monkeypatch.setattr(lists, "add", slow)
    assert send()["events"] == 1
    assert heard == [503]


# ---- writing beside the original


@pytest.fixture
def own(client: FlaskClient, lists: Lists) -> Callable[..., Any]:
    """Return a function that asks for the own list to be written, by a way that a test gives."""

    def ask(write: Callable[..., str], token: str | None = None) -> Any:
        key = lists.add(LIST, "courts.csv", write)
        shown = OURS | {module.SHOWN: lists.token if token is None else token}
        return client.post(f"/import/{key}/beside", headers=shown)

    return ask


def test_the_programs_own_list_is_written_beside_itself(own: Callable[..., Any]) -> None:
    heard: list[list[str]] = []

    def write(files: Mapping[str, bytes]) -> str:
        heard.append(list(files))
        return "courts-timeline"

    answer = own(write)
    assert answer.get_json() == {"folder": "courts-timeline", "files": heard[0]}


@pytest.mark.parametrize("token", ["", "wrong", "ü"])
def test_without_the_token_of_the_page_nothing_is_written(own: Callable[..., Any], token: str) -> None:
    heard: list[object] = []

    def write(files: object) -> str:
        heard.append(files)
        return ""

    assert own(write, token.encode("utf-8").decode("latin-1")).status_code == 403
    assert not heard


def test_a_list_that_was_sent_is_never_written_to_disk(
    client: FlaskClient, send: Callable[..., Any], lists: Lists
) -> None:
    shown = OURS | {module.SHOWN: lists.token}
    answer = client.post(f"/import/{send()['id']}/beside", headers=shown)
    assert (answer.status_code, "nothing to write" in answer.get_json()["wrong"]) == (422, True)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileExistsError(17, "File exists"), "courts-timeline stands there already, so nothing was written"),
        (PermissionError(13, "Permission denied"), "Nothing was written: Permission denied"),
        (OSError(), "the folder cannot be used"),
    ],
)
def test_why_nothing_was_written_is_said(own: Callable[..., Any], error: OSError, words: str) -> None:
    def write(_: object) -> str:
        raise error

    answer = own(write)
    assert (answer.status_code, words in answer.get_json()["wrong"]) == (409, True)


def test_a_timeline_can_be_begun_with_nothing(client: FlaskClient) -> None:
    packed = client.get("/import/new.zip")
    assert "timeline.zip" in packed.headers["Content-Disposition"]
    with ZipFile(io.BytesIO(packed.data)) as archive:
        assert archive.namelist() == [
            "timeline/template.xlsx",
            "timeline/sources.csv",
            "timeline/timeline.toml",
            "timeline/events.csv",
        ]
