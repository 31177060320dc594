"""The command `python -m rollout changes`: two files, or the digest of a handout and a file."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands import changes
from rollout.commands.whole import main
from rollout.evidence.writer import digest
from tests.csv_rows import csv_of

OLD = csv_of({"id": "a"}, {"id": "b"})
NEW = csv_of({"id": "b", "status": "claimed"}, {"id": "c"})
SUMMARY = "1 added, 1 corrected, 1 withdrawn, 0 unchanged."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "march.csv").write_bytes(OLD)
    (tmp_path / "events.csv").write_bytes(NEW)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["changes", *map(str, words)])


def refused(result: Result, code: int = 1) -> str:
    assert result.exit_code == code, result.output
    return result.stderr.splitlines()[-1].removeprefix("Error: ")


def test_two_files_are_compared(folder: Path) -> None:
    result = run(folder / "kept" / "march.csv", folder / "events.csv")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == SUMMARY


@pytest.mark.parametrize("figures", [7, 12, 64])
@pytest.mark.parametrize("place", ["", "kept"])
def test_the_digest_on_a_handout_finds_the_file_beside_or_kept(folder: Path, figures: int, place: str) -> None:
    shutil.move(folder / "kept" / "march.csv", folder / place / "march.csv")
    result = run(digest(OLD)[:figures].upper(), folder / "events.csv")
    assert result.stdout.splitlines()[1] == SUMMARY


def test_the_new_side_may_be_a_digest_too(folder: Path) -> None:
    assert run(folder / "events.csv", digest(OLD)[:7]).stdout.splitlines()[1] == SUMMARY


def test_a_digest_that_no_file_has_is_said_with_where_it_was_looked_for(folder: Path) -> None:
    line = refused(run("0123456", folder / "events.csv"))
    assert line == f"No file in {folder} or {folder / 'kept'} has the digest 0123456. Put the one you kept there."


def test_two_copies_of_one_file_are_one(folder: Path) -> None:
    (folder / "copy.csv").write_bytes(OLD)
    assert run(digest(OLD)[:7], folder / "events.csv").exit_code == 0


def test_a_digest_that_fits_two_files_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "digest", lambda data: "abcdef1" + digest(data)[7:])
    line = refused(run("abcdef1", folder / "events.csv"))
    assert line.startswith("The digest abcdef1 fits several files: ")
    assert line.endswith("Give more of its figures.")


def test_folders_and_files_that_are_too_large_are_not_looked_at(folder: Path) -> None:
    (folder / "a folder.csv").mkdir()
    large = b"x" * 9_000_000
    (folder / "large.csv").write_bytes(large)
    line = refused(run(digest(large)[:7], folder / "events.csv"))
    assert line.startswith("No file in ")


def test_a_name_that_is_no_digest_is_a_file(folder: Path) -> None:
    assert refused(run(folder / "gone.csv", folder / "events.csv")).endswith(
        "gone.csv cannot be opened: No such file or directory."
    )


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "bad.csv").write_bytes(b"PK\x03\x04")
    assert refused(run(folder / "bad.csv", folder / "events.csv")) == (
        "bad.csv cannot be read; there is nothing to compare."
    )


def test_rows_with_a_mistake_are_told(folder: Path) -> None:
    (folder / "bad.csv").write_bytes(csv_of({"id": "a"}, {"id": "b", "date": "Apr-18"}))
    result = run(folder / "kept" / "march.csv", folder / "bad.csv")
    assert result.exit_code == 0
    assert result.stderr.startswith("bad.csv row 3, column date: ")


def test_json_is_printed_where_asked_for(folder: Path) -> None:
    whole = json.loads(run(folder / "kept" / "march.csv", folder / "events.csv", "--json").stdout)
    assert [one["id"] for one in whole["added"]] == ["c"]


def test_a_page_is_made_where_asked_for_with_the_same_bytes_each_time(folder: Path) -> None:
    made = []
    for name in ("one.html", "two.html"):
        result = run(folder / "kept" / "march.csv", folder / "events.csv", "--html", folder / name)
        assert result.stdout == f"{folder / name}: {SUMMARY}\n"
        made.append((folder / name).read_bytes())
    assert made[0] == made[1]
    assert str(folder).encode() not in made[0]


def test_notes_count_where_asked_for(folder: Path) -> None:
    (folder / "a.csv").write_bytes(csv_of({"id": "a", "notes": "x"}))
    (folder / "b.csv").write_bytes(csv_of({"id": "a", "notes": "y"}))
    assert "0 corrected" in run(folder / "a.csv", folder / "b.csv").stdout
    assert "1 corrected" in run(folder / "a.csv", folder / "b.csv", "--notes").stdout


def test_the_page_overwrites_neither_file(folder: Path) -> None:
    line = refused(run(folder / "kept" / "march.csv", folder / "events.csv", "--html", folder / "events.csv"), 2)
    assert line.endswith("is what this would be made from; give the output another name.")
    assert (folder / "events.csv").read_bytes() == NEW


def test_a_page_that_cannot_be_written_is_said(folder: Path) -> None:
    line = refused(run(folder / "kept" / "march.csv", folder / "events.csv", "--html", folder / "no" / "c.html"))
    assert line.endswith("c.html cannot be written: No such file or directory.")


def test_links_that_lead_nowhere_and_pipes_are_not_looked_at(folder: Path) -> None:
    (folder / "kept").mkdir(exist_ok=True)
    (folder / "kept" / "loop.csv").symlink_to("loop.csv")
    (folder / "kept" / "gone.csv").symlink_to("nowhere.csv")
    os.mkfifo(folder / "kept" / "pipe.csv")
    result = run("0000000", folder / "events.csv")
    assert result.exit_code == 1
    assert "has the digest 0000000" in result.output
