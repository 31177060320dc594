"""`python -m rollout history`: what was changed in the page, and any change taken back."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from rollout.editing.desk import Desk, utc_now
from rollout.evidence.reader import Limits
from tests.csv_rows import csv_of


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["history", *options])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file in which one event was added."""
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"id": "a"}))
    Desk(path, Limits()).save("", "", {}, {"date": "2019", "title": "New", "id": "new"}, "Dolma")
    return path


def test_every_change_is_listed_with_when_by_whom_and_what(file: Path) -> None:
    listed = run(str(file))
    assert listed.exit_code == 0
    assert f"{utc_now()[:10]}" in listed.output
    assert "Dolma added new" in listed.output


def test_a_change_is_taken_back_once(file: Path) -> None:
    assert "took back change 1" in run(str(file), "--undo", "1", "--by", "Anna").output
    assert file.read_bytes() == csv_of({"id": "a"})
    again = run(str(file), "--undo", "1")
    assert again.exit_code == 1
    assert "already" in again.output


def test_what_cannot_be_read_is_said(file: Path) -> None:
    assert run(str(file.with_name("other.csv"))).exit_code == 2
    file.write_bytes(b"%PDF-1.7")
    refused = run(str(file), "--undo", "1")
    assert refused.exit_code == 1
    assert "nothing was taken back" in refused.output
    (file.parent / "history" / "lock").unlink()
    (file.parent / "history" / "lock").mkdir()
    assert "cannot be opened" in run(str(file), "--undo", "1").output
