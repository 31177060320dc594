"""`export` of more events than are read: from the index beside a file or from a database, those that are asked for."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from tests.csv_rows import COUNTED, RIGHT, csv_of
from tests.support.postgres import Postgres

COUNT = 40
TALK = "title,focus\nScene one,e3\nScene two,e31 e33\n"
COLUMNS = (*RIGHT, "title@zh", "place", *COUNTED, "due", "notes")


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def row(number: int) -> dict[str, str]:
    own = {"id": f"e{number}", "date": f"{2000 + number // 2}-0{1 + number % 2}", "title": f"Event {number}"}
    if number == 5:
        return own | COUNTED | {"notes": "say this slowly"}
    return own | ({"title@zh": "拉萨发卡", "place": "Lhasa"} if number % 10 == 3 else {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of more events than a command is told to read, with its index and a talk."""
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(*map(row, range(COUNT)), columns=COLUMNS))
    (tmp_path / "talk.csv").write_text(TALK, "utf-8")
    assert run("pack", path).exit_code == 0
    return path


@pytest.fixture(params=["index", "database"])
def many(request: pytest.FixtureRequest, file: Path) -> str:
    """Return where the events lie in an index."""
    if request.param == "index":
        return str(file)
    there: str = request.getfixturevalue("postgres").database()
    for words in (("create", there), ("load", there, file), ("index", there)):
        assert run("database", *words).exit_code == 0
    return there


@pytest.mark.parametrize(
    "words",
    [
        ("OUT.csv", "--from", "2005", "--to", "2008"),
        ("OUT.csv", "--from", "2000", "--to", "2003", "--exact"),
        ("OUT.csv", "--from", "2000", "--to", "2003", "--exact", "--notes"),
        ("OUT.json", "--search", "发卡"),
        ("OUT.json", "--from", "2000", "--to", "2004", "--language", "zh"),
        ("OUT.ics", "--from", "2019"),
        ("OUT.svg", "--from", "2010", "--to", "2013"),
        ("OUT.html", "--from", "2000", "--to", "2004"),
        ("OUT.pptx", "--from", "2006", "--to", "2009"),
        ("OUT.bib", "--from", "2006", "--to", "2009"),
    ],
    ids=" ".join,
)
def test_it_makes_the_same_as_of_all_that_is_read(many: str, file: Path, tmp_path: Path, words: Sequence[str]) -> None:
    name, *more = words
    made = []
    for place, most in ((many, 10), (file, COUNT)):
        out = tmp_path / name
        found = run("export", place, out, *more, "--max-rows", most)
        assert found.exit_code == 0, found.output
        made.append((found.output, out.read_bytes()))
        out.unlink()
    assert made[0] == made[1]
    assert (b"slowly" in made[0][1]) == ("--notes" in words)


def test_more_than_are_taken_are_counted_and_not_made(many: str, tmp_path: Path) -> None:
    refused = run("export", many, tmp_path / "a.csv", "--max-rows", "10")
    assert (refused.exit_code, (tmp_path / "a.csv").exists()) == (1, False)
    said = "The view shows 40 events; at most 10 are taken. Show less, or give a higher --max-rows."
    assert said in refused.stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("a.csv", "--clock", "known"), "--clock"),
        (("a.csv", "--as-known", "2010"), "--as-known"),
        (("a.csv", "--place", "Lhasa"), "--place"),
        (("a.csv", "--area", "0,0,1,1"), "--area"),
        (("a.csv", "--signed", "1"), "--signed"),
        (("a.pptx", "--talk", "talk.csv"), "--talk"),
        (("site/",), "site/"),
        (("a.zip",), "a.zip"),
    ],
)
def test_what_looks_at_every_event_says_how_to_read_them(
    many: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str], what: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("export", many, *words, "--max-rows", "10")
    assert refused.exit_code == 2, refused.output
    assert f"{what} looks at every event, and these are read from an index." in refused.stderr
    assert "Read all of them: --max-rows 40" in refused.stderr


def test_an_index_of_another_file_is_passed_by_and_the_file_is_read(file: Path, tmp_path: Path) -> None:
    file.write_bytes(csv_of(row(1), columns=COLUMNS))
    assert run("export", file, tmp_path / "a.csv", "--max-rows", "10").exit_code == 0
    assert len([*csv.reader(StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))]) > 1
    file.write_bytes(csv_of(*map(row, range(20)), columns=COLUMNS))
    refused = run("export", file, tmp_path / "a.csv", "--max-rows", "10")
    assert (refused.exit_code, "The file has more than 10 rows." in refused.stderr) == (1, True)


def test_what_is_wrong_in_the_file_is_told_from_its_index_too(file: Path, tmp_path: Path) -> None:
    wrong = row(1) | {"id": "wrong", "date": "2019-02-30"}
    file.write_bytes(csv_of(*map(row, range(COUNT)), wrong, columns=COLUMNS))
    run("pack", file)
    said = []
    for most in (10, COUNT + 1):
        found = run("export", file, tmp_path / "a.csv", "--from", "2000", "--to", "2002", "--max-rows", most)
        said.append((found.exit_code, found.output))
    assert said[0] == said[1]
    assert "'2019-02-30' is not a calendar day" in said[0][1]


def test_an_index_in_a_database_that_is_behind_its_rows_is_said_to_be_and_shown(postgres: Postgres, file: Path) -> None:
    there, out = postgres.database(), file.parent / "a.json"
    file.write_bytes(csv_of(*map(row, range(8)), columns=COLUMNS))
    for words in (("create", there), ("load", there, file), ("index", there)):
        assert run("database", *words).exit_code == 0
    file.write_bytes(csv_of(*map(row, range(COUNT)), columns=COLUMNS))
    assert run("database", "load", there, file, "--replace").exit_code == 0
    found = run("export", there, out, "--max-rows", "10")
    assert (found.exit_code, "Rows have changed since the index was made" in found.stderr) == (0, True), found.output
    assert len(json.loads(out.read_bytes())["events"]) == 8


def test_a_database_of_very_many_without_an_index_says_how_to_make_it(postgres: Postgres, file: Path) -> None:
    there = postgres.database()
    for words in (("create", there), ("load", there, file)):
        assert run("database", *words).exit_code == 0
    refused = run("export", there, file.parent / "a.csv", "--max-rows", "10")
    assert (refused.exit_code, "python -m rollout database index" in refused.stderr) == (1, True)
