"""`python app.py`, as a user types it."""

import runpy
import sys

import pytest

from rollout.serve import serve
from tests.support.server import TOP


def test_run_as_a_program_it_serves(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(TOP / "app.py"), run_name="__main__")
    assert ended.value.code == 0
    assert "Usage: app.py [OPTIONS] [EVENTS.csv]" in capsys.readouterr().out


def test_imported_it_only_offers_the_command() -> None:
    assert runpy.run_path(str(TOP / "app.py"), run_name="app")["serve"] is serve
