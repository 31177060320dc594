"""A list of another kind is shown as it would be imported, asked about, and written when a person says so."""

import errno
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from rollout.commands import foreign
from rollout.commands import serve as module
from rollout.commands.foreign import ListStore, opened, written_beside
from rollout.commands.serve import serve
from rollout.evidence.reader import Limits
from rollout.server.lists import Lists

LISTS = {
    "list.csv": "Datum,Titel\n2031-03-04,A court opens\n2031-05,A court closes\n",
    "list.json": '[{"date": "2031-03-04", "title": "A court opens"}, {"date": "2031-05", "title": "A court closes"}]',
    "list.md": "| Date | Title |\n|---|---|\n| 2031-03-04 | A court opens |\n| 2031-05 | A court closes |\n",
    "list.txt": "4 March 2031 – A court opens\nMay 2031 – A court closes\n",
    "list.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;VALUE=DATE:20310304\r\n"
    "SUMMARY:A court opens\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}
UNDECIDED = "Datum,Titel\n03/04/2031,A court opens\n05/06/2031,A court closes\n"
PUBLIC = ("--host", "0.0.0.0")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stand in for the server; return what it would have shown."""
    heard: dict[str, Any] = {}

    def build(store: Any, _hosts: object, _notes: bool, lists: Lists | None, *_: object) -> None:
        heard.update(titles={event.title for event in store.now().dataset.events}, lists=lists)

    monkeypatch.setattr(module, "build", build)
    monkeypatch.setattr(module, "WaitressServer", lambda *_: SimpleNamespace(port=1, run=lambda: None))
    return heard


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("options", [(), PUBLIC])
def test_a_list_of_another_kind_is_shown_and_leaves_nothing_behind(
    name: str, options: tuple[str, ...], shown: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(LISTS[name], "utf-8", newline="")
    result = CliRunner().invoke(serve, [str(file), "--no-browser", *options])
    assert result.exit_code == 0, result.output
    assert "A court opens" in shown["titles"]
    assert f"{name} looks like " in result.stderr
    assert f"python -m rollout import {name} OUT.csv" in result.stderr
    assert f"Rollout shows {name} at" in result.stdout
    assert ("/import " in result.stdout) is (not options)  # only where nobody else can ask
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_list_that_waits_whole_for_an_answer_is_asked_about_in_the_page(
    shown: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(UNDECIDED)
    result = CliRunner().invoke(serve, [str(file), "--no-browser"])
    assert result.exit_code == 0, result.output
    assert (shown["titles"], bool(shown["lists"].own)) == (set(), True)


def test_where_the_page_may_not_ask_it_says_which_and_is_not_shown(shown: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(UNDECIDED)
    result = CliRunner().invoke(serve, [str(file), "--no-browser", *PUBLIC])
    assert result.exit_code == 1
    assert "--answer day-first=" in result.stderr
    assert "can be shown as it is" in result.stderr
    assert shown == {}


def test_what_is_no_list_is_refused_as_a_file_of_ours(shown: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(b"%PDF-1.7")
    result = CliRunner().invoke(serve, [str(file), "--no-browser"])
    assert result.exit_code == 1
    assert "PDF" in result.stderr
    assert "Traceback" not in result.output
    assert shown == {}


def test_the_timeline_follows_each_answer(tmp_path: Path) -> None:
    lists = Lists(Limits())
    store = opened(tmp_path / "list.csv", UNDECIDED.encode(), Limits(), lists)
    assert isinstance(store, ListStore)
    assert (store.path, store.now().dataset.events) == (tmp_path / "list.csv", ())
    lists.answer(lists.own, {"day-first": "true"})
    state = store.now()
    assert [event.date.text for event in state.dataset.events] == ["2031-04-03", "2031-06-05"]
    assert store.now() is state


FILES = {"events.csv": b"id,date,title\n", "list.csv.import.json": b"{}\n"}


def test_files_are_written_into_a_new_folder_beside_the_list(tmp_path: Path) -> None:
    assert written_beside(tmp_path / "list.csv", FILES) == "list-timeline"
    assert {each.name: each.read_bytes() for each in (tmp_path / "list-timeline").iterdir()} == FILES


@pytest.mark.parametrize("stands", ["file", "folder", "link"])
def test_nothing_that_stands_there_is_written_over(stands: str, tmp_path: Path) -> None:
    there = tmp_path / "list-timeline"
    if stands == "file":
        there.write_text("mine")
    elif stands == "folder":
        there.mkdir()
        (there / "events.csv").write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        there.symlink_to(tmp_path / "elsewhere")
    before = sorted((each, each.is_file() and each.read_bytes()) for each in tmp_path.rglob("*"))
    with pytest.raises(FileExistsError):
        written_beside(tmp_path / "list.csv", FILES)
    assert sorted((each, each.is_file() and each.read_bytes()) for each in tmp_path.rglob("*")) == before


def test_what_cannot_be_written_whole_is_not_left_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        if path.name != "events.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr(foreign, "save", full)
    with pytest.raises(OSError, match="No space"):
        written_beside(tmp_path / "list.csv", FILES)
    assert list(tmp_path.iterdir()) == []
