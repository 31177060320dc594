"""`python app.py`, as a user types it."""

import runpy
import sys
from pathlib import Path

import pytest
from flask import Flask

from rollout.commands.serve import serve
from tests.support.events import csv_of
from tests.support.server import TOP


def test_run_as_a_program_it_serves(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(TOP / "app.py"), run_name="__main__")
    assert ended.value.code == 0
    assert "Usage: app.py [OPTIONS] [EVENTS.csv]" in capsys.readouterr().out


def test_imported_it_only_offers_the_command() -> None:
    assert runpy.run_path(str(TOP / "app.py"), run_name="app")["serve"] is serve


def test_a_hosting_server_finds_the_application_under_the_name_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.csv").write_bytes(csv_of({"lane": "Night trains"}))
    monkeypatch.setenv("ROLLOUT_EVENTS", str(tmp_path / "mine.csv"))
    offer = runpy.run_path(str(TOP / "app.py"), run_name="app")["__getattr__"]
    server = offer("server")
    assert isinstance(server, Flask)
    assert server.test_client().get("/facts", headers={"Host": "localhost"}).get_json()["lanes"] == ["Night trains"]
    assert offer("server") is server


def test_any_other_name_is_missing_as_names_are() -> None:
    with pytest.raises(AttributeError, match="module 'app' has no attribute 'serve_me'"):
        runpy.run_path(str(TOP / "app.py"), run_name="app")["__getattr__"]("serve_me")
