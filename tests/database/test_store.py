"""A page from a database: what is there is shown, changes are taken, and the last good data stays while it is away."""

import json
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import psycopg
import pytest
from click import ClickException
from click.testing import CliRunner
from werkzeug.test import Client

from rollout.commands import database as command
from rollout.commands.edited import edited
from rollout.commands.hosted import hosted
from rollout.commands.opened import opened
from rollout.commands.serve import serve
from rollout.commands.several import several
from rollout.commands.whole import main
from rollout.database import files, questions, reading
from rollout.database import store as module
from rollout.database.address import Address
from rollout.database.asking import BY_TIME, COUNTED, OF_FEW, OF_MANY, Asked
from rollout.database.changing import Changing
from rollout.database.indexing import make_index
from rollout.database.link import connected
from rollout.database.questions import DatabaseIndex
from rollout.database.store import AWAY, BEHIND, MANY, OTHERWISE, DatabaseStore
from rollout.database.texts import listed
from rollout.editing.shared_desk import SharedDesk
from rollout.editing.verdicts import Verdict
from rollout.evidence.beside import Beside
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.side_by_side import SideBySide
from rollout.server.editor import SHOWN
from rollout.server.picture_routes import NOWHERE
from rollout.server.server import build
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.questions import AwayError
from rollout.timeline.view import View
from tests.csv_rows import csv_of
from tests.support.postgres import Postgres
from tests.support.spread import missing, spread_over

HOST = {"Host": "localhost"}
SETTINGS = b'title = "Ours"\n'


@pytest.fixture
def address(postgres: Postgres) -> Address:
    """Return the address of a database that holds two events."""
    address = Address(postgres.database())
    with connected(address) as link:
        files.create(link)
        files.load(link, "events.csv", csv_of({}, {}), Beside(settings=SETTINGS), Limits())
    return address


def stopped() -> None:
    """Let nobody look but who is told to."""
    raise StopIteration


@pytest.fixture
def store(address: Address) -> Iterator[DatabaseStore]:
    store = DatabaseStore(address, Limits(), stopped)
    yield store
    store.close()


@pytest.fixture
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no thread stay that a store has begun."""
    monkeypatch.setattr(module, "paused", stopped)


def change(address: Address, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as link:
        link.execute(statement)


def titles(store: DatabaseStore) -> list[str]:
    return [event.title for event in store.now().dataset.events]


def test_what_a_database_holds_is_what_its_files_hold(store: DatabaseStore) -> None:
    expected = read(csv_of({}, {}), "events.csv", Limits(), beside=Beside(settings=SETTINGS))
    assert store.now().dataset == expected
    assert (store.path.name, store.path.parent.is_dir()) == ("events.csv", False)


@pytest.mark.usefixtures("nobody_looks")
def test_the_page_of_a_database_is_that_of_the_file(address: Address) -> None:
    client = Client(hosted({"ROLLOUT_EVENTS": address}))
    known = json.loads(client.get("/state", headers=HOST).data)
    assert known["digest"] == read(csv_of({}, {}), beside=Beside(settings=SETTINGS)).digest
    assert b"Ours" in client.get("/", headers=HOST).data
    assert json.loads(client.get("/facts", headers=HOST).data)["facts"][1]["id"] == "row-3"


def test_a_change_is_seen_at_the_next_look_and_only_then_read(store: DatabaseStore, address: Address) -> None:
    before = store.now()
    store.look()
    assert store.now() is before
    change(address, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    assert store.now() is before
    store.look()
    assert titles(store)[1] == "Another"
    change(address, "UPDATE rollout.timeline SET settings = settings")  # a revision, and nothing else
    shown = store.now().dataset
    store.look()
    assert store.now().dataset is shown


def test_a_verdict_is_shown_although_the_digest_of_the_evidence_stays(store: DatabaseStore, address: Address) -> None:
    desk = SharedDesk(Changing(address, Limits()), store.path, Limits())
    verdict = Verdict("row-2", desk.digests(desk.now())["row-2"], "Dolma", "2026-11-28", "agrees")
    assert desk.judge(verdict) == ""
    desk.close()
    store.look()
    assert dict(store.now().dataset.reviews)["row-2"].agrees == 1


def test_of_a_change_that_touches_no_other_row_that_row_alone_is_read(
    store: DatabaseStore, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_whole: list[str] = []

    def noting(data: bytes, name: str, *more: Any, **named: Any) -> Any:
        read_whole.append(name)
        return read(data, name, *more, **named)

    monkeypatch.setattr(module, "read", noting)
    change(address, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    store.look()
    with connected(address) as link:
        held = files.dump(link)
    assert (store.now().dataset, read_whole) == (read(held.data, held.name, Limits(), beside=held.beside), [])
    change(address, "UPDATE rollout.timeline SET settings = NULL")
    store.look()
    assert (store.now().dataset.title, read_whole) == ("events.csv", ["events.csv"])


def test_a_thread_looks_again_and_again_and_is_begun_anew_where_it_ended(address: Address) -> None:
    turns: Queue[str] = Queue()
    looked: Queue[None] = Queue()

    def pause() -> None:
        looked.put(None)
        if turns.get(timeout=20) == "end":
            raise StopIteration

    store = DatabaseStore(address, Limits(), pause)
    store.now()
    looked.get(timeout=20)
    change(address, "UPDATE rollout.events SET title = 'Another' WHERE number = 1000")
    turns.put("look")
    looked.get(timeout=20)
    assert titles(store)[0] == "Another"
    (thread,) = (store._thread,)
    turns.put("end")
    thread.join(20)
    assert titles(store)[0] == "Another"
    looked.get(timeout=20)
    assert store._thread is not thread
    turns.put("end")
    store._thread.join(20)
    store.close()


def test_a_pause_and_a_read_leave_a_page_time_to_ask_within_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.EVERY < 0.5
    monkeypatch.setattr(module, "EVERY", 0)
    module.paused()


def test_a_process_that_was_forked_opens_a_connection_of_its_own(store: DatabaseStore) -> None:
    store.look()
    own = store._link
    store._process -= 1
    store.now()
    assert store._link is None
    assert own is not None
    own.close()


def test_while_the_server_is_away_the_last_good_data_stays_and_comes_back_with_it(
    postgres: Postgres, store: DatabaseStore, address: Address
) -> None:
    client = build(store).test_client()
    store.look()
    postgres.end()
    try:
        store.look()
        store.look()
        known = json.loads(client.get("/state", headers=HOST).data)
        assert (known["refused_edit"], known["count"]) == (True, 1)
        assert "The database does not answer." in str(known["problems"])
        assert known["lost"].startswith("The database does not answer. The last good data stays on screen;")
        assert client.get("/", headers=HOST).status_code == 200
        assert titles(store) == [event.title for event in read(csv_of({}, {})).events]
        assert CliRunner().invoke(main, ["database", "check", address]).exit_code == 1
    finally:
        postgres.begin()
    change(address, "UPDATE rollout.events SET title = 'Later' WHERE number = 2000")
    store.look()
    assert (store.now().problems, titles(store)[1]) == ((), "Later")


def test_a_server_that_comes_back_with_the_same_data_is_no_change(postgres: Postgres, store: DatabaseStore) -> None:
    before = store.now()
    postgres.end()
    store.look()
    assert store.now().refused_edit == (AWAY,)
    postgres.begin()
    store.look()
    assert store.now() == before


def test_a_change_that_was_not_read_to_its_end_is_read_at_the_next_look(
    store: DatabaseStore, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_link: Any) -> Any:
        raise psycopg.OperationalError

    change(address, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    with monkeypatch.context() as patch:
        patch.setattr(module, "dump", breaks)
        store.look()
    assert store.now().refused_edit == (AWAY,)
    store.look()
    assert (store.now().problems, titles(store)[1]) == ((), "Another")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP SCHEMA rollout CASCADE",
        "DELETE FROM rollout.timeline",
        "UPDATE rollout.timeline SET form = 9",
        "UPDATE rollout.timeline SET events = '{}'",
    ],
)
def test_tables_that_are_gone_or_of_another_form_are_said(
    store: DatabaseStore, address: Address, statement: str
) -> None:
    change(address, statement)
    for _ in range(2):  # and it is said as long as it is so
        store.look()
        assert store.now().refused_edit == (OTHERWISE,)
    assert len(titles(store)) == 2


def test_whatever_fails_as_it_looks_is_said_and_the_next_look_follows(
    store: DatabaseStore, address: Address, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    change(address, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    with monkeypatch.context() as patch:
        patch.setattr(module, "renewed", lambda *_, **__: 1 // 0)
        store.look()
        store.look()
    assert store.now().refused_edit == (OTHERWISE,)
    assert [record.getMessage().rpartition(" ")[2] for record in caplog.records] == ["ZeroDivisionError"]
    store.look()
    assert titles(store)[1] == "Another"


@pytest.mark.parametrize("statement", ["UPDATE rollout.events SET date = '2019-02-30'", "TRUNCATE rollout.events"])
def test_what_is_wrong_is_told_and_the_last_good_data_stays_on_screen(
    store: DatabaseStore, address: Address, statement: str
) -> None:
    change(address, statement)
    store.look()
    shown = len(titles(store))
    assert not store.now().lost  # the rows are wrong, not what holds them
    assert (shown, bool(store.now().problems)) == ((2, True) if "date" in statement else (0, False))


@pytest.mark.usefixtures("nobody_looks")
def test_what_cannot_be_read_at_all_is_told(address: Address) -> None:
    store = DatabaseStore(address, Limits(max_rows=2), stopped, whole=True)
    change(address, "INSERT INTO rollout.events (number, date, title) VALUES (3000, '2017', 'One more')")
    store.look()
    store.close()
    assert "more than 2 rows" in str(store.now().refused_edit[0].wrong)
    with pytest.raises(ClickException, match=r"postgresql:///test\d+ cannot be read; there is nothing to show"):
        opened(address, 2, whole=True)
    assert len(opened(address, 3).now().dataset.events) == 3


@pytest.mark.usefixtures("nobody_looks")
def test_what_cannot_be_shown_or_edited_is_said_without_a_password(postgres: Postgres, address: Address) -> None:
    def refused(*words: str) -> Any:
        return CliRunner().invoke(serve, [*words, "--no-browser", "--port", "0"])

    secret = refused("postgresql://me:secret@host/db")
    assert (secret.exit_code, "secret" in secret.output) == (2, False)
    with pytest.raises(ClickException, match="A password stands in the address"):
        hosted({"ROLLOUT_EVENTS": "postgresql://me:secret@host/db"})
    assert "does not exist" in refused(postgres.address("nowhere")).output
    reader = f"reader{address.name}"
    change(address, f"CREATE ROLE {reader} LOGIN IN ROLE rollout_reader")
    only_read = refused(postgres.address(address.name, reader), "--edit")
    assert (only_read.exit_code, "this role cannot change events" in only_read.output) == (2, True)


@pytest.mark.usefixtures("nobody_looks")
def test_a_page_of_a_database_is_edited_by_the_same_forms_and_takes_no_pictures(address: Address) -> None:
    store = DatabaseStore(address, Limits(), stopped)
    editor = edited(address, store, 20_000, (), private=True)
    client = build(store, editor=editor).test_client()
    token = {SHOWN: editor.token, "Origin": "http://localhost", **HOST}
    row = client.get("/edit/event?id=row-2", headers=token).json or {}
    asked = {"event": "row-2", "mark": row["mark"], "was": row["fields"], "who": "Dolma", "exact": []}
    done = client.post("/edit/save", json={**asked, "fields": {"title": "In the page"}}, headers=token)
    assert (done.status_code, titles(store)[0] == "In the page") == (200, False), done.text
    store.look()
    assert titles(store)[0] == "In the page"
    met = client.post("/edit/save", json={**asked, "fields": {"title": "Another"}}, headers=token)
    assert (met.status_code, (met.json or {})["fields"][0]["theirs"]) == (409, "In the page")
    for path in ("/edit/picture", "/edit/keep?name=a.pdf"):
        given = client.post(path, data=b"x", headers=token)
        assert (given.status_code, given.json) == (422, {"wrong": NOWHERE})
    assert "Dolma changed In the page" in client.get("/edit/history", headers=token).text
    store.close()
    assert isinstance(editor.desk, SharedDesk)
    editor.desk.close()
    change(address, "DROP TABLE rollout.edits")
    with pytest.raises(ClickException, match=r'"rollout\.edits" does not exist'):
        edited(address, store, 20_000, (), private=True)


# ---- two databases


@pytest.mark.usefixtures("nobody_looks")
def test_two_databases_are_shown_side_by_side_and_one_that_is_away_is_named(
    postgres: Postgres, address: Address
) -> None:
    theirs = Address(postgres.database())
    with connected(theirs) as link:
        files.create(link)
        files.load(link, "events.csv", csv_of({"title": "Of others"}), Beside(), Limits())
    stores = [DatabaseStore(one, Limits(), stopped) for one in (address, theirs)]
    both = SideBySide([*zip((address.name, theirs.name), stores, strict=True)])
    client = build(both).test_client()
    known = json.loads(client.get("/facts", headers=HOST).data)
    assert known["lanes"] == ["Ours: Card rollout", f"{theirs.name}: Card rollout"]
    change(theirs, "UPDATE rollout.events SET title = 'Later'")
    stores[1].look()
    assert "Later" in client.get("/facts", headers=HOST).text
    change(theirs, "DROP SCHEMA rollout CASCADE")
    stores[1].look()
    state = json.loads(client.get("/state", headers=HOST).data)
    assert state["lost"].startswith(f"{theirs.name}: The database holds no timeline that this program can read.")
    assert "Later" in client.get("/facts", headers=HOST).text
    assert not stores[0].now().refused_edit
    with pytest.raises(ClickException, match=f"{theirs.name}: .* no timeline yet"):
        several([address, theirs], 20_000, edit=False)
    for store in stores:
        store.close()


# ---- very many events


@pytest.fixture
def indexed(address: Address) -> Address:
    """Return the address of a database whose two events are more than may be read, with an index of them."""
    assert CliRunner().invoke(main, ["database", "index", address]).exit_code == 0
    return address


def few(address: Address) -> DatabaseStore:
    return DatabaseStore(address, Limits(max_rows=1), stopped)


def test_events_that_are_too_many_to_be_read_are_asked_for_through_their_index(indexed: Address) -> None:
    store = few(indexed)
    assert store.now().problems == ()
    index = store.index_of(store.now().dataset)
    assert isinstance(index, DatabaseIndex)
    assert [event.id for event in index.named(["row-3", "\0", "row-9"])] == ["row-3"]
    assert isinstance(store.index_of(read(csv_of({}))), DatasetIndex)
    found = index.selection(View(search="Lhasa"))
    assert ([event.id for event in found.events], [*found.lines]) == (["row-2", "row-3"], [])
    assert index.spoken("bo") is index
    client = build(store, index_of=store.index_of).test_client()
    assert json.loads(client.get("/facts?id=row-3", headers=HOST).data)["facts"][0]["id"] == "row-3"
    store.close()


def test_rows_that_changed_since_are_said_and_a_newer_index_is_taken(indexed: Address) -> None:
    store = few(indexed)
    change(indexed, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    before = store.now().dataset
    store.look()
    assert (store.now().refused_edit, store.now().dataset is before) == ((BEHIND,), True)
    assert CliRunner().invoke(main, ["database", "index", indexed]).exit_code == 0
    store.look()
    shown = store.index_of(store.now().dataset)
    assert (store.now().problems, shown.named(["row-3"])[0].title) == ((), "Another")
    change(indexed, "DELETE FROM rollout.events WHERE number = 2000")  # no longer too many
    store.look()
    assert titles(store) == [read(csv_of({})).events[0].title]
    store.close()


def test_a_question_during_which_the_index_was_made_anew_is_answered_of_neither_and_asked_again(
    indexed: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "MANY", -1)
    store = few(indexed)
    index = store.index_of(store.now().dataset)
    assert isinstance(index, DatabaseIndex)
    chosen = index.selection(View(statuses=("reported",)))
    asked: list[Any] = [
        lambda: index.named(["row-2"]),
        lambda: index.selection(View(search="Lhasa")),
        lambda: chosen.lines,
        lambda: [*chosen.events],
    ]
    find = index._finding.search

    def made_anew(part: str) -> int:
        found = find(part)
        change(indexed, "UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
        assert CliRunner().invoke(main, ["database", "index", indexed]).exit_code == 0
        return found

    with monkeypatch.context() as patch:
        patch.setattr(index._finding, "search", made_anew)
        with pytest.raises(AwayError):
            index.selection(View(search="450,000"))
    for ask in asked:
        with pytest.raises(AwayError):
            ask()
    client = build(store, index_of=store.index_of).test_client()
    assert client.get("/facts?id=row-2", headers=HOST).status_code == 503
    store.look()
    found = client.get("/facts?id=row-3", headers=HOST)
    assert (found.status_code, json.loads(found.data)["facts"][0]["title"]) == (200, "Another")
    store.close()


def test_without_an_index_it_is_said_how_to_make_one(store: DatabaseStore, address: Address) -> None:
    with pytest.raises(ClickException, match=r"more events than are read at once, and no index of them\. Make it"):
        opened(address, 1)
    grown = DatabaseStore(address, Limits(max_rows=2), stopped)
    change(address, "INSERT INTO rollout.events (number, date, title) VALUES (3000, '2017', 'One more')")
    grown.look()
    assert (grown.now().refused_edit, len(titles(grown))) == ((MANY,), 2)
    grown.close()


@pytest.mark.parametrize("value", ["{", "[]", '["Nobody", 1]'])
def test_an_index_that_somebody_else_has_written_is_said(indexed: Address, value: str) -> None:
    store = few(indexed)
    with psycopg.connect(indexed, autocommit=True) as link:
        link.execute("UPDATE rollout.index_said SET value = %s WHERE name = 'dataset'", (value,))
    change(indexed, "UPDATE rollout.index_said SET value = '0' WHERE name = 'revision'")
    store.look()
    assert store.now().refused_edit == (OTHERWISE,)
    store.close()
    with pytest.raises(ClickException, match=r"The index in the database cannot be read\. Make it again: python"):
        opened(indexed, 1)


def test_an_index_that_another_program_has_made_in_its_form_is_made_again_and_not_guessed_at(indexed: Address) -> None:
    change(indexed, "UPDATE rollout.index_said SET value = '6' WHERE name = 'form'")
    with pytest.raises(ClickException, match=r"The index in the database cannot be read\. Make it again: python"):
        opened(indexed, 1)


def test_an_index_of_which_a_table_is_gone_is_said(indexed: Address) -> None:
    change(indexed, "DROP TABLE rollout.index_sort")
    with pytest.raises(ClickException, match=r'relation "rollout.index_sort" does not exist\.$'):
        opened(indexed, 1)


def test_what_looks_at_each_event_reads_them_all(indexed: Address) -> None:
    store = DatabaseStore(indexed, Limits(max_rows=1_000), stopped, whole=True)
    assert len(titles(store)) == 2
    with pytest.raises(DataError):
        DatabaseStore(indexed, Limits(max_rows=1), stopped, whole=True)


def test_an_index_is_made_of_a_long_file_as_it_is_loaded_and_leaves_out_what_is_wrong(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MAX_ROWS", 1)
    address = Address(postgres.database())
    (tmp_path / "events.csv").write_bytes(csv_of({}, {}))
    CliRunner().invoke(main, ["database", "create", address])
    loaded = CliRunner().invoke(main, ["database", "load", address, str(tmp_path / "events.csv")])
    assert "2 of 2 events made ready" in loaded.stderr
    change(address, "UPDATE rollout.events SET date = '2019-02-30' WHERE number = 2000")
    again = CliRunner().invoke(main, ["database", "index", address])
    assert "'2019-02-30' is not a calendar day" in again.stderr
    assert "an index of 1 event," in again.stdout
    refused = CliRunner().invoke(main, ["database", "index", address, "--max-rows", "1"])
    assert "there is nothing to make ready" in refused.stderr


def test_a_question_is_asked_again_where_the_connection_was_lost(postgres: Postgres, indexed: Address) -> None:
    store = few(indexed)
    index = store.index_of(store.now().dataset)
    postgres.end()
    try:
        with pytest.raises(AwayError):
            index.named(["row-2"])
    finally:
        postgres.begin()
    assert len(index.named(["row-2"])) == 1
    store.close()
    store.close()


def test_while_the_server_is_away_what_is_not_remembered_is_answered_with_503_in_words(
    postgres: Postgres, indexed: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "MANY", -1)
    monkeypatch.setattr(reading, "REMEMBERED", 1)
    store = few(indexed)
    client = build(store, index_of=store.index_of).test_client()
    paths = ("/facts?id=row-2", "/inside?search=?q=Lhasa", "/listed", "/first.svg?search=?q=Lhasa")
    postgres.end()
    try:
        store.look()
        found = {path: client.get(path, headers=HOST) for path in paths}
        assert {answer.status_code for answer in found.values()} == {503}, found
        assert {answer.text for answer in found.values()} == {"The database does not answer.\n"}
        assert {answer.headers["Retry-After"] for answer in found.values()} == {"1"}
        german = client.get("/facts?id=row-2&language=de", headers=HOST)
        assert (german.status_code, german.text) == (503, "Die Datenbank antwortet nicht.\n")
        assert json.loads(client.get("/state", headers=HOST).data)["refused_edit"]
    finally:
        postgres.begin()
    assert {client.get(path, headers=HOST).status_code for path in paths} == {200}
    store.close()


# ---- events spread over several servers


def test_events_that_are_spread_by_time_lie_on_three_and_each_counts_its_own(postgres: Postgres) -> None:
    if why := missing(postgres):
        pytest.skip(why)
    address = Address(postgres.database())
    years = ("2001", "2009", "2010", "2017", "2018", "2024", "2025")
    with connected(address) as link:
        files.create(link)
        spread_over(postgres, link)
        make_index(link, read(csv_of(*({"date": f"{year}-06-01"} for year in years * 90))), 0)
    with connected(address) as link:
        lies = "SELECT tableoid::regclass::text, count(*), max(number) FROM rollout.index_event GROUP BY 1"
        assert {part: found for part, *found in link.execute(lies).fetchall()} == {
            "rollout.index_event_one": [180, 624],
            "rollout.index_event_two": [180, 626],
            "rollout.index_event_three": [270, 629],
        }
        asked = (COUNTED + OF_FEW + BY_TIME).encode()
        plan = link.execute(b"EXPLAIN (VERBOSE, COSTS OFF) " + asked, (listed(range(630)),))
        sent = [line for (line,) in plan.fetchall() if "Remote SQL" in line]
        assert len(sent) == 3
        assert all("count(*)" in line and "GROUP BY" in line for line in sent), sent
        begin, end = (many := Asked(OF_MANY, b"\xff" * 79, many=True)).first
        found = link.execute((begin + many.of + end).encode(), (many.given,)).fetchall()
        assert len(found) == 6 * len(years)
