"""The command `python -m rollout pack`, and the page that is shown from what it makes."""

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError, connect
from typing import Any

import pytest
from click import ClickException
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from rollout.commands import opened as opening
from rollout.commands import pack as module
from rollout.commands import packed, serve
from rollout.commands.hosted import hosted
from rollout.commands.opened import opened as open_it
from rollout.commands.whole import main
from rollout.evidence import reader
from rollout.evidence.bands import folded
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.audience import ON, Audience, Turn
from rollout.timeline import making_keys, packing
from rollout.timeline.packed_store import PackedStore, index_of
from rollout.timeline.text_keys import Shape
from tests.support import crowd
from tests.support.events import csv_of

HOST = {"Host": "localhost"}
WRONG = {"id": "wrong", "date": "2019-02-30"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "big.csv"
    path.write_bytes(csv_of({"id": "one", "title": "So many cards"}, WRONG, {"id": "two", "lane": "Grid"}))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["pack", *map(str, words)])


def touched(path: Path, data: bytes) -> None:
    """Write a file that is newer than what was there, whatever the clock of the disk can tell."""
    before = path.stat().st_mtime_ns
    path.write_bytes(data)
    os.utime(path, ns=(before + 2_000_000_000, before + 2_000_000_000))


# ---- the command


def test_an_index_is_made_beside_the_file_and_what_is_wrong_is_told_by_row_and_column(file: Path) -> None:
    result = run(file)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("big.csv row 3, column date: '2019-02-30' is not a calendar day.")
    assert "Packing big.csv: 2 of 2 events" in result.stderr
    assert result.stdout.startswith("big.csv.index: 2 events, 0.1 MB, data ")
    assert [one.name for one in sorted(file.parent.iterdir())] == ["big.csv", "big.csv.index"]


def test_how_far_a_long_file_is_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "EVERY", 2)
    assert "Reading big.csv: 2 of 3 rows" in run(file).stderr


@pytest.mark.parametrize("wrong", [KeyboardInterrupt(), OSError("No space left"), OperationalError("disk is full")])
def test_an_older_index_stays_whole_when_a_newer_one_is_not_finished(
    file: Path, monkeypatch: pytest.MonkeyPatch, wrong: BaseException
) -> None:
    run(file)
    before = index_of(file).read_bytes()

    def broken(*_: object) -> None:
        raise wrong

    monkeypatch.setattr(module, "read_long", broken)
    result = run(file)
    assert result.exit_code == 1
    assert isinstance(wrong, KeyboardInterrupt) or f"cannot be written: {wrong}." in result.stderr
    assert index_of(file).read_bytes() == before
    assert [one.name for one in sorted(file.parent.iterdir())] == ["big.csv", "big.csv.index"]


def held_in(index: Path) -> dict[str, list[Any]]:
    """Return all that an index holds, but of which file it is."""
    tables = ("event", "sort", "text", "key", "place", "kept")
    with closing(connect(index)) as found:
        rows = {name: found.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608 # names of ours
        return {**rows, "said": found.execute("SELECT * FROM said WHERE name <> 'stamp'").fetchall()}


ROWS = (
    {"id": "one", "title": "So many cards", "priority": "1"},
    {"id": "one", "title": "The same id again"},
    {"id": "", "title": "No id"},
    WRONG,
    {"id": "answer", "answers": "nobody"},
    {"id": "two", "lane": "Grid", "title": "拉萨 so many cards"},
    {"id": "three", "date": "2019"},
)
LANES = tuple({"id": f"e{number}", "lane": f"Lane {number}"} for number in range(13))


@pytest.mark.parametrize("rows", [ROWS, LANES], ids=["wrong rows", "more lanes than can be told apart"])
def test_an_index_made_row_by_row_is_that_of_the_file_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: tuple[dict[str, str], ...]
) -> None:
    monkeypatch.setattr(packing, "AT_ONCE", 2)
    monkeypatch.setattr(making_keys, "USUAL", Shape(part=8, some=1, many=3))
    path = tmp_path / "big.csv"
    path.write_bytes(csv_of(*rows))
    result = run(path)
    assert result.exit_code == 0, result.output
    dataset = reader.read(path.read_bytes(), path.name)
    packing.pack(folded(dataset), tmp_path / "whole.index")
    assert held_in(index_of(path)) == held_in(tmp_path / "whole.index")
    told = [line for line in result.stderr.splitlines() if line.startswith("big.csv")]
    assert told == [problem.sentence("big.csv") for problem in dataset.problems]


def test_what_cannot_be_read_is_not_packed(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    refused = run(tmp_path / "none.csv")
    assert (refused.exit_code, "there is nothing to pack" in refused.stderr) == (1, True)
    folder, missing = run(tmp_path), run(tmp_path / "missing.csv")
    assert (folder.exit_code, "holds no events.csv." in folder.stderr) == (2, True)
    assert (missing.exit_code, "is not a file." in missing.stderr) == (2, True)
    assert [one.name for one in tmp_path.iterdir()] == ["none.csv"]


# ---- the page from it


@pytest.fixture
def opened() -> Callable[[Path], FlaskClient]:
    def client(path: Path) -> FlaskClient:
        application: Any = hosted({"ROLLOUT_EVENTS": str(path)})
        found: FlaskClient = application.test_client()
        return found

    return client


def test_a_page_of_very_many_events_is_shown_from_the_index(
    tmp_path: Path, opened: Callable[[Path], FlaskClient], capsys: pytest.CaptureFixture[str]
) -> None:
    path = crowd.write(tmp_path / "crowd.csv", 1_200)
    assert run(path).exit_code == 0
    page = opened(path)
    said = "1,200 events from crowd.csv.index: no map and no editing of so many yet."
    assert said in capsys.readouterr().out

    def get(address: str) -> Any:
        return page.get(address, headers=HOST)

    assert sum(get("/inside").get_json()["inside"]) == 1_200
    assert sum(get("/inside?search=" + "%3Fq%3Dharbour").get_json()["inside"]) == 0  # few enough to draw each
    (known,) = get("/facts?id=event-7").get_json()["facts"]
    assert known["id"] == "event-7"
    assert get("/facts").get_json()["facts"] == []
    assert b"<svg" in get("/first.svg?width=1280&height=600").data
    assert get("/state").get_json()["problems"] == []
    # The map alone.
    assert len(re.findall("<button[^>]* disabled", get("/").text)) == 1
    assert get("/_dash-layout").text.count("Not there yet for so many events.") == 1
    assert get("/download/a.json?q=event-7").get_json()["events"]
    assert len(get("/talk").get_json()["scenes"]) > 10
    answer = get("/map?width=900&height=500")
    assert (answer.status_code, "so many events" in answer.text) == (422, True)
    assert get("/media/any.png").status_code == 404


def test_an_index_that_is_behind_a_small_file_is_left_alone(file: Path) -> None:
    run(file)
    assert isinstance(open_it(file, 20), PackedStore)
    touched(file, csv_of({"id": "three"}))
    assert isinstance(open_it(file, 20), Store)


def test_one_behind_a_file_that_is_too_large_is_not_shown_and_that_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(file)
    touched(file, csv_of({"id": "three"}))
    monkeypatch.setattr(opening, "limits", lambda _: Limits(max_bytes=10))
    with pytest.raises(ClickException, match="cannot be read"):
        open_it(file, 20)
    wrong = "big.csv.index is not used: it was not made on this machine of the file as it is now. Make it again: python"
    assert wrong in capsys.readouterr().err


def test_an_index_that_came_with_its_file_is_not_used(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file)
    there = file.parent / "received"
    there.mkdir()
    for one in (file, index_of(file)):
        shutil.copy2(one, there)  # as it comes out of an archive: the same bytes, times and lengths
    assert isinstance(open_it(there / file.name, 20), Store)
    assert "big.csv.index is not used: it was not made on this machine" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["text", "cut", "table", "view", "trigger", "link", "folder", "pipe", "deep"])
def test_what_is_no_index_of_ours_is_said_in_a_line_and_the_file_is_read(
    file: Path, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(file)
    spoil(index_of(file), wrong)
    assert isinstance(open_it(file, 20), Store)
    assert len(re.findall("big.csv.index is not used: it .*pack", capsys.readouterr().err)) == 1


def spoil(index: Path, wrong: str) -> None:
    """Put something else in the place of an index."""
    statements = {
        "table": "CREATE TABLE more (x)",
        "view": "CREATE VIEW more AS SELECT 1",
        "trigger": "CREATE TRIGGER more DELETE ON said BEGIN SELECT 1; END",
        "deep": "UPDATE said SET value = replace(hex(zeroblob(50000)), '0', '[') WHERE name = 'gaps'",
    }
    if statement := statements.get(wrong):
        with closing(connect(index)) as tables, tables:
            tables.execute(statement)
        return
    data = index.read_bytes()
    index.unlink()
    if wrong in ("text", "cut"):
        index.write_bytes(data[:9_000] if wrong == "cut" else b"no index" * 999)
    elif wrong == "link":
        index.symlink_to("/dev/zero")
    elif wrong == "folder":
        index.mkdir()
    else:
        os.mkfifo(index)


def test_a_link_that_leads_elsewhere_than_it_shows_is_none_even_where_an_index_was_forged(
    file: Path, opened: Callable[[Path], FlaskClient]
) -> None:
    run(file)
    with closing(connect(index_of(file))) as tables, tables:
        tables.execute("UPDATE event SET value = replace(value, 'https://', 'javascript:')")
    page = opened(file)
    assert b"javascript:" not in page.get("/facts?id=one", headers=HOST).data


def test_who_edits_or_asks_for_signatures_reads_the_file_itself(file: Path) -> None:
    run(file)
    assert isinstance(open_it(file, 20, whole=True), Store)


def test_a_file_that_is_too_large_without_an_index_is_told_how_to_have_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "limits", lambda _: Limits(max_bytes=10))
    monkeypatch.setattr(packed, "LARGE", 10)
    result = CliRunner().invoke(serve.serve, [str(file), "--no-browser"])
    assert result.exit_code == 1
    assert f"Or have it shown from an index, made once: python -m rollout pack {file}" in result.stderr


# ---- what holds it


def test_a_newer_index_is_taken_while_the_page_runs_and_a_broken_one_is_not(file: Path) -> None:
    run(file)
    store = PackedStore(file)
    assert store.index_of(store.now().dataset).count == 2
    touched(index_of(file), index_of(file).read_bytes()[:9_000])
    assert (store.index_of(store.now().dataset).count, store.now().refused_edit) == (2, ())
    touched(file, csv_of({"id": "three"}))
    assert "has changed since" in store.now().refused_edit[0].wrong
    run(file)
    assert (store.index_of(store.now().dataset).count, store.now().refused_edit) == (1, ())
    file.unlink()
    assert store.now().refused_edit
    assert store.path == file


def test_rows_can_be_had_as_they_are_written_until_the_file_is_another(
    file: Path, opened: Callable[[Path], FlaskClient]
) -> None:
    run(file)
    page, store = opened(file), PackedStore(file)

    def download() -> Any:
        return page.get("/download/a.csv", headers=HOST)

    assert download().text.count("So many cards") == 1
    rows = store.index_of(store.now().dataset).written
    assert {row: cells[0] for row, cells in (rows([2, 4]) or {}).items()} == {2: "one", 4: "two"}
    touched(file, csv_of({"id": "three"}))
    assert rows([2]) is None
    assert "big.csv has changed since its index was made" in download().text
    file.unlink()
    assert (download().status_code, "big.csv" in download().text) == (422, False)


def test_a_talk_of_an_index_is_followed_by_phones(file: Path) -> None:
    run(file)
    store = PackedStore(file)
    audience = Audience(store, store.index_of)
    audience.turn(Turn("headlines", 0, ON))
    scene = json.loads(audience.scene(0, "") or b"")
    assert (scene["title"], [one["title"] for one in scene["events"]]) == ("So many cards", ["So many cards"])
