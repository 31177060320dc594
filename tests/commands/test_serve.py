"""The command that serves: what it binds, what it says, how it ends."""

import errno
import os
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click import ClickException
from click.testing import CliRunner, Result
from flask import Flask

from rollout.commands import opened
from rollout.commands import serve as module
from rollout.commands.hosted import hosted, places_in
from rollout.commands.serve import serve
from rollout.evidence import reader
from rollout.server.hosts import LOCAL, Hosts
from rollout.server.waitress_server import MAX_BODY
from tests.csv_rows import RIGHT
from tests.support.events import csv_of
from tests.support.server import GUARDED, TOP, Server

Run = Callable[..., Result]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stand in for everything outside the command; return what each was told."""
    heard: dict[str, Any] = {"opened": []}

    def build(
        store: object, hosts: object, notes: bool, lists: Any, editor: Any, keep: bool, followed: Any, index_of: object
    ) -> str:
        heard.update(store=store, hosts=hosts, notes=notes, lists=lists, editor=editor, keep=keep, followed=followed)
        heard.update(index_of=index_of)
        return "application"

    def wire(application: object, host: str, port: int, _: object, taken_in: int) -> object:
        heard.update(application=application, host=host, port=port, taken_in=taken_in)
        return SimpleNamespace(port=port or 40_404, run=lambda: heard.update(ran=True))

    def timer(_: float, call: Callable[..., object], arguments: list[object]) -> object:
        return SimpleNamespace(start=lambda: call(*arguments))

    monkeypatch.setattr(module, "build", build)
    monkeypatch.setattr(module, "WaitressServer", wire)
    monkeypatch.setattr(module, "Timer", timer)
    monkeypatch.setattr(webbrowser, "open", heard["opened"].append)
    return heard


@pytest.fixture
def run(tmp_path: Path, told: dict[str, Any]) -> Run:
    """Return a function that runs the command on a good file with options, everything outside stood in for."""
    file = tmp_path / "cards.csv"
    file.write_bytes(csv_of({}))
    return lambda *options: CliRunner().invoke(serve, [str(file), *options])


def test_help_names_every_option() -> None:
    result = CliRunner().invoke(serve, ["--help"])
    assert result.exit_code == 0
    for option in ("--host", "--name", "--port", "--no-browser", "--max-rows", "127.0.0.1", "8050"):
        assert option in result.stdout


def test_without_a_file_it_serves_events_csv(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    monkeypatch.chdir(tmp_path)
    assert "shows events.csv at" in CliRunner().invoke(serve, []).stdout


def test_without_one_here_it_serves_what_came_with_the_program_and_says_so(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(serve, []).stdout.splitlines()
    assert (
        said[0]
        == f"No events.csv is in this folder, so this is the evidence that came with Rollout: {TOP / 'events.csv'}"
    )
    assert said[1].startswith("Rollout shows events.csv at")


def test_unasked_it_listens_to_this_machine_alone(run: Run, told: dict[str, Any]) -> None:
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert (told["host"], told["port"], told["hosts"]) == ("127.0.0.1", 8050, Hosts())
    assert told["ran"]


def test_the_page_opens_in_the_language_asked_for_and_is_refused_in_one_that_is_nowhere(
    run: Run, told: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "cards.csv").write_bytes(csv_of({"title@bo": "ལྷ་ས།"}, columns=(*RIGHT, "title@bo")))
    assert "at http://localhost:8050/?language=bo " in run("--language", "bo").stdout
    assert told["opened"] == ["http://localhost:8050/?language=bo"]
    assert "at http://localhost:8050/?language=fr " in (french := run("--language", "fr")).stdout
    assert french.stderr == "No event of cards.csv is in the language 'fr': only what Rollout itself says is in it.\n"
    assert "at http://localhost:8050/ " in run("--language", "en").stdout
    refused = run("--language", "ug")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "Error: No event of cards.csv is in the language 'ug'. Write one of en, bo.\n",
    )


def test_only_what_enough_people_agreed_on_is_served_where_that_is_asked(run: Run, told: dict[str, Any]) -> None:
    run("--signed", "2")
    shown = told["store"].now().dataset
    assert (shown.events, shown.signed, len(shown.unsigned)) == ((), 2, 1)
    run()
    assert len(told["store"].now().dataset.events) == 1


def test_it_prints_one_line_with_the_address(run: Run) -> None:
    assert run().stdout == "Rollout shows cards.csv at http://localhost:8050/  (Ctrl+C stops it)\n"


def test_port_0_is_told_as_the_port_that_was_free(run: Run) -> None:
    assert "http://localhost:40404/" in run("--port", "0").stdout


def test_it_opens_the_browser_at_the_address(run: Run, told: dict[str, Any]) -> None:
    run()
    assert told["opened"] == ["http://localhost:8050/"]


def test_it_opens_no_browser_where_that_is_not_wanted(run: Run, told: dict[str, Any]) -> None:
    run("--no-browser")
    assert told["opened"] == []


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "http://localhost:8050/"),
        ("::", "http://localhost:8050/"),
        ("192.0.2.7", "http://192.0.2.7:8050/"),
        ("2001:db8::7", "http://[2001:db8::7]:8050/"),
        ("timeline.example", "http://timeline.example:8050/"),
    ],
)
def test_another_address_is_served_with_a_warning_under_addresses_and_its_own_names(
    run: Run, told: dict[str, Any], host: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Annas-Laptop")
    result = run("--host", host)
    assert result.stderr == f"Everyone who can reach {host} on this network can now see this page.\n"
    assert address in result.stdout
    assert told["host"] == host
    shown = f"[{host}]" if ":" in host else host
    for name in (shown, "192.0.2.9", "annas-laptop", "annas-laptop.local", "localhost"):
        assert told["hosts"].include(f"{name}:8050"), name
    assert not told["hosts"].include("evil.example")


@pytest.mark.parametrize("host", ["localhost", "::1", "127.0.0.1"])
def test_the_names_of_this_machine_need_no_warning(run: Run, told: dict[str, Any], host: str) -> None:
    result = run("--host", host)
    assert (result.stderr, told["hosts"]) == ("", Hosts())


@pytest.mark.parametrize(
    ("options", "notes"), [((), True), (("--host", "0.0.0.0"), False), (("--name", "timeline.example"), False)]
)
def test_the_presenters_notes_are_given_out_only_where_nobody_but_this_machine_can_ask(
    run: Run, told: dict[str, Any], options: tuple[str, ...], notes: bool
) -> None:
    assert run(*options).exit_code == 0
    assert told["notes"] is notes
    assert (told["lists"] is not None) is notes  # nor does any other take a list
    assert (told["taken_in"] > MAX_BODY) is notes


@pytest.mark.parametrize(
    ("options", "host", "names"),
    [
        ((), "0.0.0.0", ()),
        (("--host", "192.0.2.5", "--name", "talk.example"), "192.0.2.5", ("talk.example",)),
        (("--host", "127.0.0.1"), "127.0.0.1", ()),
    ],
)
def test_with_an_audience_the_page_stays_on_this_machine_and_phones_have_an_address_of_their_own(
    run: Run, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], host: str, names: object
) -> None:
    phones: list[Any] = []
    monkeypatch.setattr(module, "open_to_phones", lambda _, audience, asked: phones.append((audience, asked)))
    result = run("--audience", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (told["host"], told["hosts"], told["notes"]) == ("127.0.0.1", Hosts(), True)
    ((audience, asked),) = phones
    assert audience is told["followed"]
    assert (asked.host, asked.names) == (host, names)


def test_unasked_nobody_follows(run: Run, told: dict[str, Any]) -> None:
    run()
    assert told["followed"] is None


@pytest.mark.parametrize("options", [[], ["--host", "0.0.0.0"]])
def test_it_also_answers_to_the_names_that_it_is_given(run: Run, told: dict[str, Any], options: list[str]) -> None:
    run("--name", "Timeline.Example", "--name", "other.example", *options)
    hosts = told["hosts"]
    assert hosts.names >= {"timeline.example", "other.example", *LOCAL}
    assert hosts.addresses is bool(options)


def refused(result: Result, words: str) -> None:
    """Hold that a command ended with words for a person, and without a traceback."""
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, told: dict[str, Any]) -> None:
    result = CliRunner().invoke(serve, [str(tmp_path / "none.csv")])
    refused(result, "No such file")
    assert str(tmp_path / "none.csv") in result.stderr


def test_a_file_that_cannot_be_read_is_named_with_what_is_wrong(tmp_path: Path, told: dict[str, Any]) -> None:
    file = tmp_path / "deck.csv"
    file.write_bytes(b"PK\x03\x04 a zip in disguise")
    result = CliRunner().invoke(serve, [str(file)])
    refused(result, "Error: deck.csv cannot be read; there is nothing to show.")
    assert result.stderr.startswith("deck.csv: ")


def test_problems_in_some_rows_are_said_and_the_rest_is_shown(tmp_path: Path, told: dict[str, Any]) -> None:
    file = tmp_path / "cards.csv"
    file.write_bytes(csv_of({}, {"date": "2023-02-30"}))
    result = CliRunner().invoke(serve, [str(file)])
    assert "cards.csv row 3, column date: '2023-02-30' is not a calendar day." in result.stderr
    assert "shows cards.csv" in result.stdout


@pytest.mark.parametrize("options", [["--port", "65536"], ["--port", "-1"], ["--port", "x"], ["--max-rows", "0"]])
def test_an_option_out_of_range_is_refused_by_name(run: Run, options: list[str]) -> None:
    result = run(*options)
    assert result.exit_code == 2
    assert options[0] in result.stderr


def test_a_port_in_use_is_named_with_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "cards.csv"
    file.write_bytes(csv_of({}))
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        command = [sys.executable, "app.py", str(file), "--no-browser", "--port", str(port)]
        ended = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=120)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"Error: Port {port} of 127.0.0.1 cannot be used: ")
    assert ended.stderr.endswith("Try --port 0 for any that is free, without --host.\n")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (ValueError("Invalid host/port specified."), "Error: none.invalid is not an address of this machine."),
        (OSError(99, "Cannot assign"), "Error: Port 8050 of none.invalid cannot be used: Cannot assign."),
    ],
)
def test_a_host_that_cannot_be_listened_on_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(module, "WaitressServer", fail)
    refused(run("--host", "none.invalid"), words)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it.")
def test_a_true_server_answers_this_machine_alone_and_ends_politely_when_asked(
    server: Callable[..., Server], copy_of_events: Path
) -> None:
    running = server(copy_of_events, program=GUARDED)
    connection = HTTPConnection("127.0.0.1", running.port, timeout=60)
    connection.request("GET", "/state")
    answer = connection.getresponse()
    answer.read()
    assert (answer.status, answer.getheader("Server")) == (200, None)
    connection.close()
    with socket.socket() as stranger:
        stranger.settimeout(1)
        assert stranger.connect_ex(("127.0.0.2", running.port)) != 0
    running.process.send_signal(signal.SIGTERM)
    try:
        code = running.process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        code = None
    assert code == 0
    assert running.said() == f"Rollout shows events.csv at http://localhost:{running.port}/  (Ctrl+C stops it)\n"


# ---- a long file


def test_reading_a_long_file_says_how_far_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "LONG", 2500)
    monkeypatch.setattr(reader, "EVERY", 1000)
    (tmp_path / "cards.csv").write_bytes(csv_of(*({},) * 2501))
    assert run().stderr.splitlines() == [
        "Reading cards.csv: 1,000 of 2,501 rows",
        "Reading cards.csv: 2,000 of 2,501 rows",
    ]


def test_reading_a_file_that_is_not_long_says_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LONG", 3)
    monkeypatch.setattr(reader, "EVERY", 1)
    (tmp_path / "cards.csv").write_bytes(csv_of({}, {}, {}))
    assert run().stderr == ""


# ---- hosted by another server


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.csv"
    file.write_bytes(csv_of({"lane": "Night trains"}, {"lane": "Night trains"}))
    return file


def answer(settings: dict[str, str], host: str) -> int:
    """Return the status with which the hosted application answers a request sent to a name."""
    application = hosted(settings)
    assert isinstance(application, Flask)
    return application.test_client().get("/state", headers={"Host": host}).status_code


def test_hosted_it_serves_the_file_that_the_environment_names_and_else_events_csv(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer({"ROLLOUT_EVENTS": str(mine)}, "localhost") == 200
    monkeypatch.chdir(mine.parent)
    with pytest.raises(ClickException, match=r"events\.csv cannot be opened"):
        hosted({"ROLLOUT_EVENTS": ""})


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("a.csv", ["a.csv"]),
        ("/srv/a.csv:b.csv:", ["/srv/a.csv", "b.csv"]),
        ("postgresql://me@db:5432/one", ["postgresql://me@db:5432/one"]),
        (
            "postgresql://[::1]:5432/one:postgres://a,b:5433/two:/srv/a@b.csv:./c.csv",
            ["postgresql://[::1]:5432/one", "postgres://a,b:5433/two:/srv/a@b.csv", "./c.csv"],
        ),
        ("/srv/a@b.csv:postgresql://db/one:~/c.csv", ["/srv/a@b.csv", "postgresql://db/one", "~/c.csv"]),
        ("postgresql://me:/secret@db/one", ["postgresql://me:/secret@db/one"]),
        ("/srv/a.csv:postgresql://me:./secret@db/one", ["/srv/a.csv", "postgresql://me:./secret@db/one"]),
    ],
)
@pytest.mark.skipif(os.pathsep != ":", reason="a colon stands between no two paths there")
def test_hosted_places_are_told_apart_as_in_path_and_no_password_is_taken_for_one(
    value: str, places: list[str]
) -> None:
    assert places_in(value) == places


def test_hosted_several_places_are_shown_side_by_side(mine: Path) -> None:
    other = mine.with_name("other.csv")
    other.write_bytes(csv_of({"lane": "Harbour works"}))
    both = hosted({"ROLLOUT_EVENTS": f"{mine}{os.pathsep}{other}"}).test_client().get("/?q=").data  # type: ignore[attr-defined] # it is Flask's
    assert b"mine: Night trains" in both
    assert b"other: Harbour works" in both
    with pytest.raises(ClickException, match="is named twice"):
        hosted({"ROLLOUT_EVENTS": os.pathsep.join((str(mine), str(mine)))})
    with pytest.raises(ClickException, match="A password stands in the address"):
        hosted({"ROLLOUT_EVENTS": os.pathsep.join((str(mine), "postgresql://me:/secret@db/one"))})


def test_hosted_a_file_whose_name_holds_what_stands_between_places_is_one(tmp_path: Path) -> None:
    odd = tmp_path / f"10{os.pathsep}30.csv"
    odd.write_bytes(csv_of({}))
    assert answer({"ROLLOUT_EVENTS": str(odd)}, "localhost") == 200


@pytest.mark.parametrize(
    ("hosts", "host", "status"),
    [
        ("", "localhost", 200),
        ("", "timeline.example", 400),
        (" , ", "timeline.example", 400),
        ("timeline.example", "timeline.example", 200),
        ("other.example, Timeline.Example", "timeline.example:8443", 200),
        ("timeline.example", "evil.example", 400),
    ],
)
def test_hosted_it_answers_only_to_the_names_it_was_given(mine: Path, hosts: str, host: str, status: int) -> None:
    assert answer({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_HOSTS": hosts}, host) == status


def test_hosted_it_accepts_as_many_rows_as_it_is_told(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ClickException, match=r"mine\.csv cannot be read; there is nothing to show"):
        hosted({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_MAX_ROWS": "1"})
    assert capsys.readouterr().err.startswith("mine.csv: ")
    assert answer({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_MAX_ROWS": "2"}, "localhost") == 200


def test_hosted_readers_browsers_keep_what_the_host_lets_them(mine: Path) -> None:
    for keep, named in (("", False), ("0", False), ("1", True)):
        page = hosted({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_KEEP": keep}).test_client().get("/")  # type: ignore[attr-defined] # it is Flask's
        assert (b"/page.js?v=" in page.data) is named
    with pytest.raises(ClickException, match="ROLLOUT_KEEP is 'yes'"):
        hosted({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_KEEP": "yes"})


def test_hosted_by_several_processes_nothing_is_edited_and_that_is_said(mine: Path) -> None:
    with pytest.raises(ClickException, match="Several processes cannot edit together"):
        hosted({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_EDIT": "1"})


@pytest.mark.parametrize("rows", ["many", "-1", "1e6", "²"])
def test_hosted_a_number_of_rows_that_is_none_is_named(mine: Path, rows: str) -> None:
    with pytest.raises(ClickException, match=f"ROLLOUT_MAX_ROWS is '{rows}', not a number of rows"):
        hosted({"ROLLOUT_EVENTS": str(mine), "ROLLOUT_MAX_ROWS": rows})


def test_a_folder_is_its_events_and_may_be_edited(tmp_path: Path, told: dict[str, Any]) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    assert CliRunner().invoke(serve, [str(tmp_path)]).exit_code == 0
    assert not told["editor"]
    assert CliRunner().invoke(serve, [str(tmp_path), "--edit", "--name", "timeline.example"]).exit_code == 0
    assert told["editor"].hosts.include("timeline.example")
    assert not told["editor"].notes
    assert CliRunner().invoke(serve, [str(tmp_path), "--edit"]).exit_code == 0
    assert told["editor"].notes


def test_a_folder_without_events_is_told_how_to_begin(tmp_path: Path, told: dict[str, Any]) -> None:
    empty = CliRunner().invoke(serve, [str(tmp_path), "--edit"])
    assert empty.exit_code == 2
    assert f"python -m rollout new {tmp_path}" in empty.output
    (tmp_path / "another.txt").touch()
    assert "python -m rollout new NAME" in CliRunner().invoke(serve, [str(tmp_path)]).output


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "Read-only file system"), (errno.EACCES, "Permission denied"), (errno.ENOSPC, "")],
)
def test_where_nothing_may_be_saved_the_start_says_so_and_not_the_first_save(
    tmp_path: Path, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "events.csv").write_bytes(csv_of({}))
    monkeypatch.setattr("rollout.editing.shelf._wait", refused)
    found = CliRunner().invoke(serve, [str(tmp_path), "--edit"])
    assert (found.exit_code, "editor" in told) == ((2, False) if words else (0, True))
    assert words in found.output
    assert ("leave out --edit" in found.output) == bool(words)


def test_a_folder_that_takes_no_file_is_closed_though_its_history_is_open(
    tmp_path: Path, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    (tmp_path / "history").mkdir()
    monkeypatch.setattr("rollout.editing.shelf.os.access", lambda *_: False)
    found = CliRunner().invoke(serve, [str(tmp_path), "--edit"])
    assert (found.exit_code, "editor" in told) == (2, False)
    assert "Permission denied" in found.output


def test_what_is_no_file_of_events_is_not_edited(
    tmp_path: Path, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.csv").write_text("Datum,Titel\n2019-05-03,A court opens\n")
    refused = CliRunner().invoke(serve, [str(tmp_path / "list.csv"), "--edit"])
    assert refused.exit_code == 2
    assert "import the list first" in refused.output
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    monkeypatch.setattr("rollout.commands.edited.standard", lambda: tmp_path / "events.csv")
    shipped = CliRunner().invoke(serve, [str(tmp_path / "events.csv"), "--edit"])
    assert shipped.exit_code == 2
    assert "is not edited" in shipped.output
