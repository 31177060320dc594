"""A list of another kind is shown as it would be imported, and nothing is written beside it."""

import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from rollout.commands import serve as module
from rollout.commands.serve import serve

LISTS = {
    "list.csv": "Datum,Titel\n2031-03-04,A court opens\n2031-05,A court closes\n",
    "list.json": '[{"date": "2031-03-04", "title": "A court opens"}, {"date": "2031-05", "title": "A court closes"}]',
    "list.md": "| Date | Title |\n|---|---|\n| 2031-03-04 | A court opens |\n| 2031-05 | A court closes |\n",
    "list.txt": "4 March 2031 – A court opens\nMay 2031 – A court closes\n",
    "list.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;VALUE=DATE:20310304\r\n"
    "SUMMARY:A court opens\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Stand in for the server; return what it would have shown. Temporary folders are made in one of the test's."""
    heard: dict[str, Any] = {}

    def build(store: Any, *_: object) -> None:
        heard["titles"] = {event.title for event in store.now().dataset.events}

    monkeypatch.setattr(module, "build", build)
    monkeypatch.setattr(module, "WaitressServer", lambda *_: SimpleNamespace(port=1, run=lambda: None))
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "passing"))
    return heard


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_another_kind_is_shown_and_leaves_nothing_behind(
    name: str, shown: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "mine" / name
    file.parent.mkdir()
    file.write_text(LISTS[name], "utf-8", newline="")
    result = CliRunner().invoke(serve, [str(file), "--no-browser"])
    assert result.exit_code == 0, result.output
    assert "A court opens" in shown["titles"]
    assert f"{name} looks like " in result.stderr
    assert f"python -m rollout import {name} OUT.csv" in result.stderr
    assert f"Rollout shows {name} at" in result.stdout
    assert [path.name for path in file.parent.iterdir()] == [name]
    assert list((tmp_path / "passing").iterdir()) == []


def test_a_list_that_waits_whole_for_an_answer_says_which_and_is_not_shown(
    shown: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Datum,Titel\n03/04/2031,A court opens\n05/06/2031,A court closes\n")
    result = CliRunner().invoke(serve, [str(file), "--no-browser"])
    assert result.exit_code == 1
    assert "--answer day-first=" in result.stderr
    assert "can be shown as it is" in result.stderr
    assert shown == {}


@pytest.mark.parametrize("text", ["Name,Size\nA,1\nB,2\n", "Datum,Titel\nnever,A court opens\n"])
def test_what_holds_no_event_is_not_shown(text: str, shown: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    result = CliRunner().invoke(serve, [str(file), "--no-browser"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert shown == {}
