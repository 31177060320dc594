"""Only who may write writes: with --edit, from this machine or by a name given, through the page and what is right."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from rollout.editing import sketch, together
from rollout.editing.desk import Desk
from rollout.editing.steps import Whole
from rollout.evidence import stamps
from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import Store
from rollout.server import editor
from rollout.server.editor import Editor
from rollout.server.hosts import known_as
from rollout.server.server import build
from rollout.timeline.dataset_index import DatasetIndex
from tests.csv_rows import csv_of
from tests.editing.test_pictures import picture
from tests.support.hostile import TEXTS

HERE = "127.0.0.1"
FILE = csv_of(
    {"id": "a", "notes": "Secret.", "x_who": "Anna"},
    {"id": "b"},
    columns=[*["id", "date", "title", "lane", "notes"], "x_who"],
)
READS, WRITES = ("begin", "event", "history", "review"), ("check", "save", "remove", "undo", "judge")
POSTS = (*WRITES, "cite", "here", "picture", "keep")
SOURCES = b"event,role,title,url,x_read_by\na,supports,First,https://www.example.org/1,Anna\n"


class Page:
    """What a page of a server sends."""

    def __init__(self, folder: Path, notes: bool = True, names: tuple[str, ...] = ()) -> None:
        self.file = folder / "events.csv"
        self.file.write_bytes(FILE)
        self.store = Store(self.file, Limits())
        self.editor = Editor(Desk(self.file, Limits(), expect=self.store.expect), known_as(names), notes)
        self.client: FlaskClient = build(self.store, known_as(names), notes, None, self.editor).test_client()
        self.headers = {"Host": HERE, "Origin": f"http://{HERE}", "X-Rollout-Token": self.editor.token}

    def get(self, name: str, **headers: str) -> Any:
        return self.client.get(f"/edit/{name}", headers={**self.headers, **headers})

    def post(self, name: str, body: object, **headers: str) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body)
        return self.client.post(f"/edit/{name}", data=data, headers={**self.headers, **headers})

    def opened(self, event: str) -> dict[str, Any]:
        found: dict[str, Any] = self.get(f"event?id={event}").json
        return {"event": event, "mark": found["mark"], "was": found["fields"]}


@pytest.fixture
def ours(tmp_path: Path) -> Page:
    """Return a page of this machine, which may show notes."""
    return Page(tmp_path)


@pytest.fixture
def afar(tmp_path: Path) -> Page:
    """Return a page of a server that others reach by a name."""
    return Page(tmp_path, notes=False, names=("timeline.example",))


def test_without_edit_no_address_edits_and_the_page_has_no_form(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(FILE)
    client = build(Store(tmp_path / "events.csv", Limits())).test_client()
    for name in (*READS, *POSTS):
        assert client.get(f"/edit/{name}", headers={"Host": HERE}).status_code == 404
        assert client.post(f"/edit/{name}", headers={"Host": HERE}, data="{}").status_code == 404
    index = client.get("/", headers={"Host": HERE}).get_data(as_text=True)
    assert "add-event" not in index
    assert "rollout-edit" not in index
    assert "edit/save" not in client.get("/rest.js", headers={"Host": HERE}).get_data(as_text=True)


def test_with_edit_the_page_has_a_button_a_token_and_the_form(ours: Page) -> None:
    index = ours.client.get("/", headers={"Host": HERE}).get_data(as_text=True)
    assert re.search(r'name="rollout-edit" content="([^"]+)"', index)[1] == ours.editor.token  # type: ignore[index]
    assert "Add event" in index
    assert "#edit " in index
    assert "X-Rollout-Token" in ours.client.get("/rest.js", headers={"Host": HERE}).get_data(as_text=True)


def test_an_event_is_opened_checked_saved_and_taken_back(ours: Page) -> None:
    draft = {**ours.opened("a"), "fields": {"title": "Other words", "date": "summer 2019"}, "who": " Dolma\n"}
    checked = ours.post("check", {**draft, "width": 1200, "height": 500, "search": "?from=2010", "theme": "dark"}).json
    assert checked["problems"] == []
    assert checked["dates"]["date"]["date"] == "2019-22"
    assert "Other words" in checked["picture"]
    assert checked["mark"][0]["start"] > checked["window"][0]
    assert "picture" not in ours.post("check", draft).json
    hidden = ours.post("check", {**draft, "width": 1200, "search": "?q=nothing"}).json
    assert hidden["mark"] == []
    saved = ours.post("save", draft)
    assert saved.status_code == 200
    assert "Dolma changed a" in saved.json["words"]
    assert b'2019-22,"Other words"' in ours.file.read_bytes()
    (line,) = ours.get("history").json["changes"]
    assert (line["open"], line["fields"], line["sources"]) == (True, ["date", "title"], False)
    assert line["words"] == "Dolma changed Other words"
    assert ours.post("undo", {"number": saved.json["number"]}).status_code == 200
    assert ours.file.read_bytes() == FILE
    assert not ours.get("history").json["changes"][0]["open"]


def test_an_event_is_added_and_removed_and_both_can_be_taken_back(ours: Page) -> None:
    added = ours.post("save", {"fields": {"date": "2019", "title": "New", "place": "Lhasa"}})
    assert added.json["columns"] == ["place"]
    removed = ours.post("remove", ours.opened(added.json["event"]))
    assert removed.status_code == 200
    assert ours.post("undo", {"number": removed.json["number"]}).status_code == 200
    assert b",New," in ours.file.read_bytes()


def test_the_offers_are_of_the_file_and_its_own_columns(ours: Page) -> None:
    found = ours.get("begin").json
    assert found["own"] == ["x_who"]
    assert found["notes"]
    assert found["offered"]["lane"] == ["Card rollout"]
    assert found["words"]["state-media"] == "state media"
    assert ours.get("begin?language=de").json["words"]["state-media"] == "Staatsmedien"


def test_two_saves_of_one_row_one_wins_and_the_other_is_given_the_choice(ours: Page) -> None:
    first, second = ours.opened("a"), ours.opened("a")
    assert ours.post("save", {**first, "fields": {"title": "One"}}).status_code == 200
    met = ours.post("save", {**second, "fields": {"title": "Two"}})
    assert met.status_code == 409
    assert [(one["column"], one["theirs"], one["mine"]) for one in met.json["fields"]] == [("title", "One", "Two")]
    assert ours.post("save", {**second, "mark": met.json["mark"], "fields": {"title": "Two"}}).status_code == 200


def test_what_is_wrong_is_said_in_the_words_of_check_and_not_saved(ours: Page) -> None:
    opened = ours.opened("a")
    for fields in ({"date": "soon"}, {"date": "3/4/2019"}, {"title": ""}, {"id": "b"}):
        refused = ours.post("save", {**opened, "fields": fields})
        assert refused.status_code == 422
        assert refused.json["wrong"]
    assert ours.get("event?id=nobody").status_code == 404
    assert ours.post("undo", {"number": 7}).status_code == 422
    assert ours.file.read_bytes() == FILE


def test_notes_and_private_columns_stay_where_others_may_ask(afar: Page) -> None:
    seen = afar.get("event?id=a").get_data(as_text=True) + afar.get("begin").get_data(as_text=True)
    assert "Secret" not in seen
    assert "x_who" not in seen
    opened = afar.opened("a")
    for name in ("notes", "x_who"):
        assert afar.post("save", {**opened, "fields": {name: "Mine"}}).status_code == 400
    assert afar.post("save", {**opened, "fields": {"title": "Other"}}).status_code == 200
    assert b"Secret." in afar.file.read_bytes()
    met = afar.post("save", {**opened, "fields": {"title": "Again"}}).get_data(as_text=True)
    assert "Secret" not in met
    assert "Anna" not in met
    whole = afar.editor.desk.now()
    at = whole.sheet.rows[1].mark, whole.sheet.fields(1)
    assert afar.editor.desk.save("a", *at, {"notes": "Mine", "x_who": "Me", "title": "A"}, "").change
    assert [one["fields"] for one in afar.get("history").json["changes"]] == [["title"], ["title"]]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Rollout-Token": ""},
        {"X-Rollout-Token": "gußt"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_nobody_writes_without_the_token_and_the_origin_of_the_page(ours: Page, headers: dict[str, str]) -> None:
    draft = {**ours.opened("a"), "fields": {"title": "Hostile"}}
    for name in POSTS:
        assert ours.post(name, {**draft, "number": 1, "text": "x"}, **headers).status_code in (400, 403)
    assert ours.file.read_bytes() == FILE


def test_a_name_is_asked_for_from_afar_and_this_machine_is_not_pretended(tmp_path: Path) -> None:
    afar = Page(tmp_path, names=("timeline.example",))
    named = {"Host": "timeline.example", "Origin": "http://timeline.example"}
    far = {"REMOTE_ADDR": "192.0.2.7"}
    token = {"X-Rollout-Token": afar.editor.token}

    def asks(host: dict[str, str], address: dict[str, str]) -> int:
        return afar.client.get("/edit/begin", headers={**host, **token}, environ_base=address).status_code

    assert asks(named, far) == 200
    assert asks({"Host": HERE}, far) == 403
    assert asks({"Host": HERE}, {"REMOTE_ADDR": "not an address"}) == 403
    strict = Editor(afar.editor.desk, known_as(()), token=afar.editor.token)
    other = build(afar.store, known_as(("timeline.example",)), editor=strict).test_client()
    assert other.get("/edit/begin", headers={**named, **token}, environ_base=far).status_code == 403


BODIES = (
    b"",
    b"{",
    b"[]",
    b"7",
    b'"x"',
    b"[" * 50_000,
    b"\xff\xfe",
    b'{"fields": []}',
    b'{"fields": {"title": 7}}',
    b'{"fields": {"title": "\\ud800"}}',
    b'{"fields": {"../../etc/passwd": "x"}}',
    b'{"event": {"a": 1}}',
    b'{"event": "' + b"x" * 20_000 + b'"}',
    b'{"exact": 5, "fields": {}}',
    b'{"was": {"nobody": "x"}, "event": "a", "fields": {}}',
    b'{"fields": {"date": "' + b"9" * 9_000 + b'"}}',
    b"{" + b" " * 300_000 + b"}",
    b'{"fields": {}, "sources": []}',
    b'{"fields": {}, "sources": {"rows": 7}}',
    b'{"fields": {}, "sources": {"rows": [7]}}',
    b'{"fields": {}, "sources": {"rows": [{"fields": 7}]}}',
    b'{"fields": {}, "sources": {"rows": [{"fields": {"event": "b"}}]}}',
    b'{"fields": {}, "sources": {"rows": [{"fields": {"kept": 7}}]}}',
    b'{"fields": {}, "sources": {"rows": [' + b",".join([b'{"fields": {}}'] * 300) + b"]}}",
    b'{"fields": {"date": "2019", "title": "x"}, "sources": {"rows": [{"fields": {"kept": "../x"}}]}}',
)


def spoiled(chance: random.Random, good: bytes) -> bytes:
    """Return a body that is cut, mixed up or made of hostile text."""
    kind = chance.randrange(3)
    if kind == 0:
        return good[: chance.randrange(len(good))]
    if kind == 1:
        data = bytearray(good)
        for _ in range(chance.randrange(1, 9)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    words = chance.choice(TEXTS)
    things = {"event": "a", "mark": "0" * 24, "fields": {chance.choice(["date", "title", "lane"]): words}, "who": words}
    rows = [{"mark": words, "fields": {chance.choice(["title", "url", "date", "kept", "quote"]): words}}]
    things |= chance.choice([{}, {"sources": {"mark": words, "rows": rows}}])
    return json.dumps(things).encode()


def with_sources(page: Page) -> dict[str, Any]:
    """Return an event as a page opens it that has further sources."""
    (page.file.parent / "sources.csv").write_bytes(SOURCES)
    found = page.get("event?id=a").json
    return {**page.opened("a"), "fields": {}, "sources": found["sources"]}


def test_further_sources_are_opened_checked_saved_and_met(ours: Page) -> None:
    draft = with_sources(ours)
    assert draft["sources"]["rows"][0]["fields"]["title"] == "First"
    rows = [*draft["sources"]["rows"], {"fields": {"role": "context", "url": "nowhere", "date": "3/4/2019"}}]
    checked = ours.post("check", {**draft, "sources": {**draft["sources"], "rows": rows}}).json
    assert [each[:2] for each in checked["sources"]["problems"]] == [[1, "url"], [1, "date"]]
    assert len(checked["sources"]["dates"][1]["choices"]) == 2
    assert ours.post("save", {**draft, "sources": {**draft["sources"], "rows": rows}}).status_code == 422
    rows[1] = {"fields": {"role": "context", "url": "https://www.example.org/2", "date": "May 2019"}}
    saved = ours.post("save", {**draft, "sources": {**draft["sources"], "rows": rows}})
    assert saved.status_code == 200
    assert "further sources" in saved.json["words"]
    place = ours.file.parent / "sources.csv"
    assert place.read_bytes().startswith(SOURCES[:30])
    assert b"a,context" in place.read_bytes()
    assert b"2019-05" in place.read_bytes()
    met = ours.post("save", {**draft, "fields": {"title": "Late"}})
    assert met.status_code == 409
    assert [each["fields"]["role"] for each in met.json["sources"]["rows"]] == ["supports", "context"]
    assert ours.post("remove", draft).status_code == 409
    gone = ours.post("remove", {**draft, "sources_mark": ours.get("event?id=a").json["sources"]["mark"]})
    assert gone.status_code == 200
    assert b"a," not in place.read_bytes()[40:]


def test_private_columns_of_sources_stay_where_others_may_ask(afar: Page) -> None:
    draft = with_sources(afar)
    assert "x_read_by" not in draft["sources"]["rows"][0]["fields"]
    rows = [{**draft["sources"]["rows"][0], "fields": {"title": "Better"}}]
    named = [{**rows[0], "fields": {"x_read_by": "Mine"}}]
    assert afar.post("save", {**draft, "sources": {**draft["sources"], "rows": named}}).status_code == 400
    assert afar.post("save", {**draft, "sources": {**draft["sources"], "rows": rows}}).status_code == 200
    assert b"a,supports,Better,https://www.example.org/1,Anna" in (afar.file.parent / "sources.csv").read_bytes()


def test_what_is_pasted_is_read_and_nothing_is_written(ours: Page) -> None:
    before = sorted(one.name for one in ours.file.parent.iterdir())
    found = ours.post("cite", {"text": 'Li Wei, "Cards," The Daily, 3 May 2019. https://www.example.org/a'}).json
    assert [(one["title"], one["publisher"], one["date"]) for one in found["sources"]] == [
        ("Cards", "The Daily", "3 May 2019")
    ]
    for text in TEXTS:
        assert ours.post("cite", {"text": text}).status_code == 200
    for body in (b"[]", b"{}", b'{"text": 7}', b"{", b'{"text": "' + b"x" * 300_000 + b'"}'):
        assert 400 <= ours.post("cite", body).status_code < 500
    assert sorted(one.name for one in ours.file.parent.iterdir()) == before
    assert ours.file.read_bytes() == FILE


def test_a_picture_is_written_with_its_event_or_not_at_all(ours: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours.store, "_clock", lambda: 1e12)
    folder = ours.file.parent
    name = ours.post("picture", picture()).json["name"]
    assert not (folder / "media").exists()
    draft = {**ours.opened("a"), "fields": {"media": name, "media_alt": "A square."}}
    assert "whose picture it is" in ours.post("save", draft).json["wrong"]
    assert not (folder / "media").exists()
    draft["fields"]["media_credit"] = "Dolma"
    other = {"mark": "0" * 24, "was": {**draft["was"], "title": "Another"}}
    assert ours.post("save", {**draft, **other}).status_code == 409
    assert not (folder / "media").exists()
    assert ours.post("save", draft).status_code == 200
    assert [one.name for one in (folder / "media").iterdir()] == [name]
    assert ours.client.get(f"/media/{name}", headers={"Host": HERE}).status_code == 200
    strange = {**ours.opened("b"), "fields": {**draft["fields"], "media": "picture-0123456789abcdef.png"}}
    assert "Give it once more, then save." in ours.post("save", strange).json["wrong"]


def test_a_copy_of_a_source_is_written_with_its_event_or_not_at_all(
    ours: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours.store, "_clock", lambda: 1e12)
    folder = ours.file.parent
    given = ours.post("keep?name=page.html", b"<p>as saved</p>").json
    assert given["name"].endswith(".html")
    row = {"role": "supports", "url": "https://www.example.org/kept", "kept": given["name"], "quote": "as saved"}
    draft = {**ours.opened("a"), "fields": {}, "sources": {"mark": "", "rows": [{"mark": "", "fields": row}]}}
    assert "kept and sha256 stand both or neither" in ours.post("save", draft).json["wrong"]
    assert not (folder / "kept").exists()
    row["sha256"] = given["sha256"]
    assert ours.post("save", draft).status_code == 200
    assert (folder / "kept" / given["name"]).read_bytes() == b"<p>as saved</p>"
    assert [one.copy for one in ours.store.now().dataset.events[0].citations] == ["agrees"]
    assert ours.post("keep", b"").status_code == 422
    assert ours.post("keep", b"x" * 26_000_000).status_code in (413, 422)


class AtOnce:
    """A thread that has ended when it has begun."""

    def __init__(self, target: Callable[[], object], daemon: bool) -> None:
        self.start = target


def test_a_large_file_is_taken_apart_before_the_first_form_is_opened(
    ours: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Whole] = []

    def reading(desk: Desk) -> Whole:
        read.append(really(desk))
        return read[-1]

    really = Desk.now
    monkeypatch.setattr(Desk, "now", reading)
    monkeypatch.setattr(editor, "Thread", AtOnce)
    ours.editor.soon()
    assert read == []  # of a small one that takes no time
    monkeypatch.setattr(stamps, "LARGE", 1)
    ours.editor.soon()
    assert len(read) == 1
    ours.file.write_bytes(b"\xff")
    ours.editor.soon()
    ours.file.unlink()
    ours.editor.soon()
    assert len(read) == 1


def test_no_event_but_the_own_one_is_looked_at_for_a_key_that_is_pressed_or_for_a_save(
    ours: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    class Counted(DatasetIndex):
        def __init__(self, dataset: Dataset) -> None:
            made.append(len(dataset.events))
            super().__init__(dataset)

    monkeypatch.setattr(sketch, "DatasetIndex", Counted)
    ours.editor.sketches.of(ours.editor.desk.now().dataset)
    assert made == [2]
    key = {"event": "", "fields": {"date": "2019", "title": "New"}, "width": 900, "height": 500}
    assert "New" in ours.post("check", key).json["picture"]
    assert ours.post("check", {**key, "event": "a"}).status_code == 200
    assert ours.post("save", {**ours.opened("a"), "fields": {"title": "Other"}}).status_code == 200
    assert ours.editor.sketches.of(ours.store.now().dataset).dataset.events[0].title == "Other"
    assert ours.post("check", key).status_code == 200
    assert made == [2]


def written_beside(ours: Page) -> list[str]:
    """Return what stands in the folder of a file, but for what names and holds its history."""
    known = {"lock", "events.csv.name"}
    return sorted(one.name for one in ours.file.parent.rglob("*") if one.is_file() and one.name not in known)


def test_what_is_no_picture_is_refused_and_nothing_is_written(ours: Page) -> None:
    chance = random.Random(7)
    good = picture()
    bodies = [b"", b"{}", b"x" * 26_000_000, *(text.encode() for text in TEXTS)]
    for _ in range(300):
        bent = bytearray(good)
        for _ in range(chance.randrange(1, 9)):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        bodies += [bytes(bent), good[: chance.randrange(len(good))]]
    for body in bodies:
        answer = ours.post("picture", body)
        assert answer.status_code in (200, 413, 422)
        assert answer.status_code != 422 or answer.json["wrong"]
    assert written_beside(ours) == ["events.csv"]


def test_a_page_hears_what_others_have_in_their_forms_and_the_disk_nothing(ours: Page) -> None:
    assert ours.post("here", {"page": "one", "event": "a", "who": " Dolma\n"}).json == {"others": []}
    assert ours.post("here", {"page": "two", "event": "", "who": ""}).json == {
        "others": [{"event": "a", "who": "Dolma"}]
    }
    for text in TEXTS:
        assert ours.post("here", {"page": text, "event": text, "who": text}).status_code == 200
    for body in (b"[]", b'{"page": 7}', b"{", b'{"who": "' + b"x" * 20_000 + b'"}'):
        assert 400 <= ours.post("here", body).status_code < 500
    assert written_beside(ours) == ["events.csv"]
    assert ours.file.read_bytes() == FILE


def test_few_pages_hear_of_one_another_four_times_a_second_and_many_once(ours: Page) -> None:
    told = {"page": "one", "event": "a", "who": "Dolma"}
    waits = [int(ours.post("here", told).headers["Look-Again"]) for _ in range(200)]
    assert (waits[0], waits[-1]) == (250, 1000)


@pytest.mark.parametrize("name", WRITES)
def test_hostile_and_malformed_writes_change_nothing(ours: Page, name: str) -> None:
    chance = random.Random(name)
    good = json.dumps(
        {**ours.opened("a"), "mark": "f" * 24, "fields": {"title": "x"}, "number": 1, "who": "w"}
    ).encode()
    for body in (*BODIES, *(spoiled(chance, good) for _ in range(500))):
        status = ours.post(name, body).status_code
        assert status < 500
        assert name == "check" or status >= 400
    assert ours.file.read_bytes() == FILE
    assert {one.name for one in ours.file.parent.iterdir()} <= {"events.csv", "history"}
    assert ours.get("history").json["changes"] == []


def test_a_page_knows_its_timeline_by_a_name_that_tells_nothing_of_where_it_lies(ours: Page) -> None:
    index = ours.client.get("/", headers=ours.headers).get_data(as_text=True)
    assert f'<meta name="rollout-timeline" content="{ours.editor.desk.name}">' in index
    assert all(part not in index for part in ours.file.parent.parts[1:] if len(part) > 4)


def test_hostile_text_that_is_saved_is_text_in_one_cell_of_one_row(ours: Page) -> None:
    rows = ours.file.read_bytes().splitlines()
    for text in TEXTS:
        answer = ours.post("save", {**ours.opened("b"), "fields": {"lane": text[:80]}})
        assert answer.status_code in (200, 400, 422), text
        sources = {**ours.get("event?id=b").json["sources"], "rows": []}
        sources["rows"] = [{"fields": {"role": "context", "note": text[:80], "title": text[:80]}}]
        answer = ours.post("save", {**ours.opened("b"), "fields": {}, "sources": sources})
        assert answer.status_code in (200, 400, 422), text
    after = read(ours.file.read_bytes())
    assert len(after.events) == 2
    assert ours.file.read_bytes().splitlines()[:2] == rows[:2]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError("strange")])
def test_a_file_that_cannot_be_written_or_read_is_said(
    ours: Page, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    opened = ours.opened("a")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(together, "save", refuse)
    answer = ours.post("save", {**opened, "fields": {"title": "x"}})
    assert answer.status_code == 409
    assert answer.json["wrong"].startswith("Nothing was written")
    ours.file.write_bytes(b"%PDF-1.7")
    assert ours.get("begin").status_code == 409
    ours.file.unlink()
    assert ours.get("begin").json["wrong"] == "The file cannot be opened (No such file or directory)."


def test_what_is_taken_out_in_the_page_is_taken_by_the_page_without_doubt(
    ours: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours.store, "_clock", lambda: 1e12)
    assert ours.post("remove", ours.opened("b")).status_code == 200
    state = ours.store.now()
    assert [each.id for each in state.dataset.events] == ["a"]
    assert not state.refused_edit
