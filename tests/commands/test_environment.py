"""The commands from the folder, by whichever Python: they go on in .venv, or say how to set it up."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from rollout.commands import environment
from rollout.commands.environment import enter
from rollout.commands.shipped import standard
from tests.csv_rows import csv_of
from tests.support.server import TOP


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the commands take for the project's, as typed with one word."""
    monkeypatch.setattr(environment, "TOP", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "INSTALLED", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(sys, "argv", ["app.py", "--help"])
    return tmp_path


@pytest.fixture(params=["posix", "nt"])
def ready(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the Python of an environment that is set up, on a system of each kind."""
    windows = request.param == "nt"
    own = folder / ".venv" / ("Scripts/python.exe" if windows else "bin/python")
    own.parent.mkdir(parents=True)
    own.touch()
    environment.INSTALLED.touch()
    monkeypatch.setattr(environment, "os", SimpleNamespace(name=request.param, environ=os.environ, execve=execve))
    monkeypatch.setattr(subprocess, "run", lambda command, env, check: execve(command[0], command, env))
    before = signal.getsignal(signal.SIGINT)
    yield own
    signal.signal(signal.SIGINT, before)


class Became(Exception):  # noqa: N818 - no error
    """What this process would have become."""


def execve(path: str, command: list[str], variables: dict[str, str]) -> None:
    raise Became(path, command, variables)


def test_another_python_goes_on_as_that_of_the_environment(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    with pytest.raises(Became) as became:
        enter("-m", "rollout")
    path, command, variables = became.value.args
    assert (path, command) == (str(ready), [str(ready), "-m", "rollout", "--help"])
    assert variables["PYTHONPATH"] == str(environment.TOP)
    assert "PYTHONHOME" not in variables


def test_where_a_program_cannot_be_replaced_its_exit_code_is_handed_on(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rollout.commands.environment.os.name", "nt")
    (environment.VENV / "Scripts").mkdir(exist_ok=True)
    (environment.VENV / "Scripts" / "python.exe").touch()
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 7))
    with pytest.raises(SystemExit) as ended:
        enter("app.py")
    assert ended.value.code == 7


def test_the_python_of_the_environment_goes_on_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".venv").mkdir()
    environment.INSTALLED.touch()
    monkeypatch.setattr(sys, "prefix", str(folder / ".venv"))
    enter("app.py")


def test_a_python_that_has_the_packages_needs_no_environment(folder: Path) -> None:
    enter("app.py")


@pytest.mark.parametrize(("system", "python"), [("posix", "python3"), ("nt", "py")])
def test_without_packages_one_sentence_says_what_to_run(
    system: str, python: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    monkeypatch.setattr(environment, "os", SimpleNamespace(name=system))
    with pytest.raises(SystemExit) as ended:
        enter("app.py")
    assert str(ended.value) == (
        f"Rollout is not set up yet. Run once, in {folder}: make run (without make: {python} tools/install.py)."
    )


@pytest.mark.parametrize("words", [("app.py",), ("-m", "rollout")])
def test_it_loads_by_a_python_that_has_no_package(words: tuple[str, ...], tmp_path: Path) -> None:
    """With -S and -E no package can be found, whichever Python this is."""
    for name in ("app.py", "rollout/__init__.py", "rollout/__main__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((TOP / name).read_bytes())
    (tmp_path / "rollout" / "commands").mkdir()
    for name in ("__init__", "environment"):
        file = f"rollout/commands/{name}.py"
        (tmp_path / file).write_bytes((TOP / file).read_bytes())
    command = [sys.executable, "-S", "-E", *words, "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("Rollout is not set up yet. Run once, in ")


def test_events_csv_of_this_folder_is_shown_else_what_came_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert standard() == TOP / "events.csv"
    monkeypatch.setattr("rollout.commands.shipped.PROGRAM", tmp_path / "rollout")
    assert standard() == Path("events.csv")
    inside = tmp_path / "rollout" / "shipped" / "events.csv"
    inside.parent.mkdir(parents=True)
    inside.touch()
    assert standard() == inside
    (tmp_path / "events.csv").touch()
    assert standard() == Path("events.csv")


BARE = csv_of({"title": "བོད་ Café 🏔", "status": "བོད"})


@pytest.mark.parametrize(
    ("program", "words", "encoding"),
    [
        (("-m", "rollout"), ("check",), "cp1252"),
        (("-c", "from rollout.__main__ import main; main()"), ("check", "--json"), "cp437"),
    ],
)
def test_a_console_that_lacks_letters_is_told_their_numbers(
    program: tuple[str, ...], words: tuple[str, ...], encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "བོད.csv"
    file.write_bytes(BARE)
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": str(TOP)}
    done = subprocess.run(
        [sys.executable, *program, *words, str(file)], env=settings, cwd=tmp_path, capture_output=True, check=False
    )
    said = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "\\u0f56" in said
    if "--json" in words:
        assert json.loads(said)["problems"][0]["found"] == "བོད"


def test_where_no_console_is_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    environment.legible()
