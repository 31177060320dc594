"""Commands that read evidence take the address of a database in the place of a file, and give the same."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from tests.csv_rows import RIGHT, csv_of
from tests.support.postgres import Postgres

SOURCES = b"event,role,title,url\nrow-2,supports,A second source,https://www.example.org/second\n"
ROWS = ({"title@zh": "拉萨发卡"}, {"date": "2021"}, {"date": "2022-05"})


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with its sources beside it; what is put aside meanwhile goes into a folder of its own."""
    (tmp_path / "aside").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    (tmp_path / "events.csv").write_bytes(csv_of(*ROWS, columns=(*RIGHT, "title@zh")))
    (tmp_path / "sources.csv").write_bytes(SOURCES)
    return tmp_path / "events.csv"


@pytest.fixture
def address(postgres: Postgres, file: Path) -> str:
    """Return the address of a database that holds the file."""
    there = postgres.database()
    for words in (("create", there), ("load", there, file)):
        assert run("database", *words).exit_code == 0
    return there


@pytest.mark.parametrize(
    "words",
    [
        ("check", "HERE"),
        ("check", "HERE", "--json"),
        ("export", "HERE", "OUT.csv", "--from", "2020"),
        ("export", "HERE", "OUT.pdf"),
        ("export", "HERE", "OUT.pptx", "--language", "zh"),
        ("export", "HERE", "OUT.zip"),
        ("export", "HERE", "OUT/"),
        ("changes", "HERE", "FILE"),
        ("translate", "status", "HERE"),
        ("translate", "view", "HERE", "OUT.html", "--language", "zh"),
    ],
    ids=" ".join,
)
def test_what_is_read_from_a_database_is_what_is_read_from_its_file(
    address: str, file: Path, tmp_path: Path, words: Sequence[str]
) -> None:
    made = []
    for place in (address, file):
        out = tmp_path / "out"
        out.mkdir()
        means = {"HERE": str(place), "FILE": str(file)}
        found = run(*(means.get(word, word.replace("OUT", f"{out}/made")) for word in words))
        assert found.exit_code == 0, found.output
        there = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        made.append((found.output, there))
        out.rename(tmp_path / f"out-{len(made)}")
    assert made[0] == made[1]
    assert not [*(tmp_path / "aside").iterdir()]  # nothing of it stays on the disk


@pytest.mark.parametrize(
    "words",
    [("history",), ("review",), ("verify",), ("pack",), ("propose", "OUT.json"), ("take", "OUT.json")],
    ids=" ".join,
)
def test_what_is_done_with_files_says_how_to_have_them(address: str, tmp_path: Path, words: Sequence[str]) -> None:
    (tmp_path / "OUT.json").write_text("{}", "utf-8")
    command, *more = words
    given = [str(tmp_path / one) for one in more]
    refused = run(command, address, *given)
    assert refused.exit_code == 2, refused.output
    assert "python -m rollout database dump ADDRESS FOLDER" in refused.stderr


def test_more_events_than_a_command_accepts_are_not_read(address: str) -> None:
    refused = run("check", address, "--max-rows", "2")
    assert refused.exit_code == 1
    assert refused.stderr.endswith("holds more than 2 events. Give a higher --max-rows to read all of them.\n")
    assert run("check", address, "--max-rows", "3").exit_code == 0


@pytest.mark.parametrize("command", ["check", "translate status", "history"])
def test_a_password_in_an_address_is_not_repeated_by_any_command(command: str) -> None:
    refused = run(*command.split(), "postgresql://me:secret@host/db")
    assert (refused.exit_code, "secret" in refused.output) == (2, False)
    assert refused.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("new", "HERE"),
        ("import", "HERE", "a.csv"),
        ("import", "FILE", "HERE"),
        ("export", "FILE", "HERE"),
        ("export", "FILE", "a.pdf", "--talk", "HERE"),
        ("changes", "FILE", "FILE", "--html", "HERE"),
        ("database", "dump", "postgresql://host/db", "HERE"),
    ],
    ids=" ".join,
)
def test_an_address_in_the_place_of_a_file_makes_none_and_is_not_repeated(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    means = {"HERE": "postgresql://me:secret@host/db", "FILE": str(file)}
    refused = run(*(means.get(word, word) for word in words))
    assert (refused.exit_code, "secret" in refused.output) == (2, False)
    assert "This is done with files, not with a database." in refused.stderr
    assert sorted(tmp_path.iterdir()) == before
