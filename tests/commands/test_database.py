"""The commands `python -m rollout database …`: evidence into PostgreSQL and back, and what is said on the way."""

import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from rollout.commands import driver
from rollout.commands.whole import main
from tests.csv_rows import csv_of
from tests.support.postgres import Postgres

SOURCES = b"event,role,title,url\nrow-2,supports,A second source,https://www.example.org/second\n"
WRONG = {"date": "2019-02-30"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_bytes(csv_of({}, {}))
    (tmp_path / "sources.csv").write_bytes(SOURCES)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["database", *map(str, words)])


def test_a_file_goes_into_a_database_is_checked_there_and_comes_back(postgres: Postgres, folder: Path) -> None:
    address = postgres.database()
    assert run("create", address).stdout.startswith("postgresql:///test")
    loaded = run("load", address, folder / "events.csv")
    assert (loaded.exit_code, ": 2 events of events.csv, data " in loaded.stdout) == (0, True), loaded.output
    checked = run("check", address)
    assert (checked.exit_code, checked.stdout.startswith("events.csv: 0 problems, 2 events")) == (0, True)
    dumped = run("dump", address, folder / "out")
    assert dumped.stdout.endswith(f"events.csv, sources.csv in {folder / 'out'}.\n")
    assert (folder / "out" / "events.csv").read_bytes() == csv_of({}, {})
    assert (folder / "out" / "sources.csv").read_bytes() == SOURCES


def test_what_is_wrong_in_a_database_is_told_as_of_a_file(postgres: Postgres, folder: Path) -> None:
    address = postgres.database()
    run("create", address)
    run("load", address, folder / "events.csv")
    with psycopg.connect(address, autocommit=True) as link:
        link.execute("UPDATE rollout.events SET date = '2019-02-30' WHERE number = 2000")
    found = run("check", address, "--json")
    (problem,) = json.loads(found.stdout)["problems"]
    assert (found.exit_code, problem["row"], problem["column"]) == (1, 3, "date")


def test_a_file_with_a_mistake_is_not_loaded(postgres: Postgres, folder: Path) -> None:
    address = postgres.database()
    run("create", address)
    (folder / "events.csv").write_bytes(csv_of({}, WRONG))
    refused = run("load", address, folder / "events.csv")
    assert refused.exit_code == 1
    assert "row 3, column date: '2019-02-30' is not a calendar day." in refused.stderr
    assert "events.csv is not loaded: mend what is wrong first." in refused.stderr
    (folder / "events.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "is not loaded" in run("load", address, folder / "events.csv").stderr


def test_what_a_database_says_of_names_leads_nowhere_else(postgres: Postgres, folder: Path) -> None:
    address = postgres.database()
    run("create", address)
    with psycopg.connect(address, autocommit=True) as link:
        link.execute("UPDATE rollout.timeline SET name = '../../evil.csv'")
    run("dump", address, folder / "out")
    assert [one.name for one in (folder / "out").iterdir()] == ["events.csv"]


def test_files_that_would_stand_beside_another_timeline_are_not_mixed(postgres: Postgres, folder: Path) -> None:
    address = postgres.database()
    run("create", address)
    refused = run("dump", address, folder)
    assert (refused.exit_code, "holds sources.csv, and the database has none" in refused.stderr) == (2, True)
    refused = run("dump", address, folder / "events.csv")
    assert (refused.exit_code, "cannot be written" in refused.stderr) == (1, True)


def test_a_password_is_never_taken_from_the_command_line_nor_repeated() -> None:
    refused = run("create", "postgresql://me:secret@host/db")
    assert (refused.exit_code, "secret" in refused.output) == (2, False)
    assert "give it in PGPASSWORD, ~/.pgpass or the service file" in refused.stderr
    refused = run("create", "events.csv")
    assert (refused.exit_code, "is no address of a database" in refused.stderr) == (2, True)


def test_what_the_database_says_is_said_in_one_line(postgres: Postgres) -> None:
    refused = run("create", postgres.address("nowhere"))
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert 'database "nowhere" does not exist' in refused.stderr


def test_the_package_that_is_missing_is_named_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(driver, "import_module", missing)
    refused = run("create", "postgresql://host/db")
    assert refused.exit_code == 1
    assert '-m pip install "psycopg[binary]>=3.2,<4"' in refused.stderr
