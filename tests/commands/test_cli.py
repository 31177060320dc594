"""The command `check`: everything that is wrong, as a person reads it or as a program does; and what commands share."""

import hashlib
import json
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from rollout.commands.cli import apart, contents, deliver, limits, load, main
from rollout.commands.misuse import Misuse
from rollout.commands.whole import main as whole
from rollout.evidence.reader import Limits
from tests.support.events import csv_of
from tests.support.server import TOP

GOOD = csv_of(
    {"lane": "Card rollout"},
    {"lane": "Iron Grid", "status": "claimed"},
    {"lane": "Card rollout", "disputed_by": "https://www.example.org/no", "dispute": "Not so."},
)
BAD = csv_of({}, {"date": "2023-02-30"}, {"status": "certain", "priority": "9"})
WRONG_DATE = "events.csv row 3, column date: '2023-02-30' is not a calendar day. Write 2023-02, or 2023-02-28."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "events.csv"


def check(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(path), *options])


def test_good_news_is_one_line_with_counts_and_the_digest(file: Path) -> None:
    file.write_bytes(GOOD)
    result = check(file)
    digest = hashlib.sha256(GOOD).hexdigest()[:7]
    assert result.exit_code == 0
    assert result.output == (
        "events.csv: 0 problems, 3 events (Card rollout 2, Iron Grid 1; reported 2, claimed 1; 1 disputed), "
        f"data {digest}.\n"
    )


def test_one_event_is_no_plural_and_none_is_none(file: Path) -> None:
    file.write_bytes(csv_of({}))
    assert " 1 event (Card rollout 1; reported 1; 0 disputed)" in check(file).output
    file.write_bytes(csv_of())
    assert " 0 events (0 disputed)" in check(file).output


def test_what_was_accepted_although_it_is_not_what_we_write_is_said_beside_the_good_news(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + GOOD)
    result = check(file)
    assert result.exit_code == 0
    assert "byte-order mark" in result.stderr
    assert result.stdout.count("\n") == 1


def test_every_problem_is_a_line_by_row_and_column_and_the_exit_code_is_1(file: Path) -> None:
    file.write_bytes(BAD)
    result = check(file)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert lines[0] == WRONG_DATE
    assert [line.split(":")[0] for line in lines[1:-1]] == [
        "events.csv row 4, column status",
        "events.csv row 4, column priority",
    ]
    assert lines[-1] == "3 problems in events.csv; 2 of 3 rows refused."


def test_one_problem_is_no_plural(file: Path) -> None:
    file.write_bytes(csv_of({"date": "2023-02-30"}))
    assert check(file).stdout.endswith("\n1 problem in events.csv; 1 of 1 rows refused.\n")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe", b'id,"lane', b"just words\n"])
def test_a_file_that_cannot_be_used_at_all_says_why_and_the_exit_code_is_1(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    result = check(file)
    assert result.exit_code == 1
    assert result.stdout.startswith("events.csv")
    assert result.stdout.endswith("problem in events.csv; the file cannot be used.\n")
    assert isinstance(result.exception, SystemExit)


def test_as_json_a_program_reads_every_problem(file: Path) -> None:
    file.write_bytes(BAD)
    result = check(file, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["file"], told["rows"], told["events"], told["refused"]) == ("events.csv", 3, 1, 2)
    assert [(one["row"], one["column"]) for one in told["problems"]] == [(3, "date"), (4, "status"), (4, "priority")]
    first = told["problems"][0]
    assert first["sentence"] == WRONG_DATE
    assert (first["found"], first["example"]) == ("2023-02-30", "Write 2023-02, or 2023-02-28.")


def test_as_json_good_news_has_no_problems_and_the_whole_digest(file: Path) -> None:
    file.write_bytes(GOOD)
    result = check(file, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (told["problems"], told["digest"]) == ([], hashlib.sha256(GOOD).hexdigest())


def test_as_json_a_file_that_cannot_be_used_has_no_rows(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04")
    told = json.loads(check(file, "--json").stdout)
    assert (told["rows"], told["refused"], told["digest"], told["events"]) == (None, None, None, 0)
    assert told["problems"]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_missing_file_is_one_clear_line_on_the_error_stream(file: Path, options: tuple[str, ...]) -> None:
    result = check(file, *options)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"Error: {file} cannot be opened: No such file or directory.\n"


@pytest.mark.parametrize("command", ["check", "pack", "verify", "review"])
def test_a_link_beside_the_file_that_leads_nowhere_is_named_by_every_command(file: Path, command: str) -> None:
    file.write_bytes(GOOD)
    (file.parent / "sources.csv").symlink_to("nowhere")
    result = CliRunner().invoke(whole, [command, str(file)])
    wrong = f"Error: {file.parent / 'sources.csv'} cannot be opened: It is a link that leads nowhere.\n"
    assert (result.exit_code, result.stderr) == (1, wrong)


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "Permission denied"), "Permission denied"), (OSError(), "unknown reason")],
)
def test_a_file_that_may_not_be_read_is_one_clear_line(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    file.write_bytes(GOOD)
    monkeypatch.setattr(Path, "open", refuse)
    result = check(file)
    assert (result.exit_code, result.stderr) == (1, f"Error: {file} cannot be opened: {reason}.\n")


def test_more_rows_are_accepted_where_they_are_asked_for(file: Path) -> None:
    file.write_bytes(GOOD)
    assert check(file, "--max-rows", "2").exit_code == 1
    assert check(file, "--max-rows", "3").exit_code == 0
    assert check(file, "--max-rows", "0").exit_code == 2


def test_the_bytes_accepted_grow_with_the_rows_and_never_shrink() -> None:
    assert limits(10) == Limits(max_rows=10)
    assert limits(100_000).max_bytes == 40_000_000


def test_a_file_with_problems_can_be_worked_with_and_its_problems_are_said(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(BAD)
    assert len(load(file, Limits(), "show").events) == 1
    assert capsys.readouterr().err.splitlines()[0] == WRONG_DATE


def test_a_file_that_cannot_be_used_ends_a_command_with_its_purpose(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(click.ClickException, match=r"^events\.csv cannot be read; there is nothing to compare\.$"):
        load(file, Limits(), "{file} cannot be read; there is nothing to compare.")
    assert capsys.readouterr().err.startswith("events.csv")


def test_an_output_is_written_whole(file: Path) -> None:
    deliver(file, GOOD)
    assert contents(file) == GOOD


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match=r"cannot be written: No such file or directory\.$"):
        deliver(tmp_path / "none" / "out.csv", GOOD)


def test_an_output_never_takes_the_place_of_what_it_is_made_from(file: Path, tmp_path: Path) -> None:
    file.write_bytes(GOOD)
    with pytest.raises(Misuse, match="is what this would be made from") as caught:
        apart(tmp_path / "." / "events.csv", file)
    assert caught.value.exit_code == 2
    other = tmp_path / "other.csv"
    apart(other, file)
    other.write_bytes(GOOD)
    apart(other, file, tmp_path / "missing.csv")


def test_python_m_rollout_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["rollout", "--help"])
    monkeypatch.delitem(sys.modules, "rollout.__main__", raising=False)
    with pytest.raises(SystemExit) as left:
        runpy.run_module("rollout", run_name="__main__", alter_sys=True)
    assert left.value.code == 0
    assert "check" in capsys.readouterr().out


def test_the_command_checks_a_file_from_outside(file: Path) -> None:
    file.write_bytes(BAD)
    command = [sys.executable, "-m", "rollout", "check", str(file)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0] == WRONG_DATE
    assert done.stderr == b""


def test_a_file_beside_the_events_that_cannot_be_opened_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path, most: int) -> None:
        raise PermissionError(13, "Permission denied", str(path.parent / "sources.csv"))

    file = tmp_path / "events.csv"
    file.write_bytes(csv_of({}))
    monkeypatch.setattr("rollout.commands.cli.beside", refuse)
    said = CliRunner().invoke(main, ["check", str(file)])
    assert said.exit_code != 0
    assert "sources.csv" in said.output


def test_what_a_second_reader_would_ask_is_a_hint_and_no_problem(file: Path) -> None:
    file.write_bytes(csv_of({"title": "The first card is made"}))
    asked = "events.csv row 2, column title: The title says “first” as a fact, on one source."
    result = check(file)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"Hint: {asked}")
    assert result.stdout.count("\n") == 1
    found = json.loads(check(file, "--json").stdout)
    assert found["problems"] == []
    assert [(one["row"], one["column"]) for one in found["hints"]] == [(2, "title")]
    assert found["hints"][0]["sentence"].startswith(asked)


def test_check_speaks_the_language_that_is_asked_for_and_english_again_afterwards(file: Path) -> None:
    file.write_bytes(csv_of({"priority": "9"}, {}))
    said = check(file, "--language", "de")
    assert said.output.splitlines() == [
        "events.csv Zeile 2, Spalte priority: '9' ist keines von 1, 2, 3. "
        "Schreiben Sie 1 (Hauptereignis), 2 (ergänzend) oder 3 (Einzelheit).",
        "1 Problem in events.csv; 1 von 2 Zeilen abgewiesen.",
    ]
    assert check(file).stdout.endswith("1 problem in events.csv; 1 of 2 rows refused.\n")
    finding = json.loads(check(file, "--language", "fr", "--json").stdout)["problems"][0]
    assert finding["wrong"] == "'9' n’est pas l’un de 1, 2, 3."
    file.write_bytes(b"")
    assert "die Datei kann nicht benutzt werden" in check(file, "--language", "de").output


def test_a_language_that_rollout_does_not_have_is_said(file: Path) -> None:
    file.write_bytes(csv_of({}))
    said = check(file, "--language", "ug")
    assert said.exit_code == 2
    assert "'ug' is not one of en, zh, bo, de, fr." in said.output
    assert check(file, "--language", "en-GB").exit_code == 0
