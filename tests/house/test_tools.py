"""Installing: once for each state of the locks, by hash, wheels only, npm or no npm; finding a browser."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import browser, install, mutants
from tools.mutations import Mutant

Run = list[list[str]]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project with two locks that the installer takes for its own."""
    for name in ("requirements.lock", "requirements-dev.lock", "package-lock.json"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(install, "TOP", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    return tmp_path


@pytest.fixture
def ran(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Run, set[str]]:
    """Return the commands that were run, and the words that make a command fail."""
    commands: Run = []
    failing: set[str] = set()

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        if "venv" in command:
            install.venv_python().parent.mkdir(parents=True, exist_ok=True)
            install.venv_python().touch()
        return subprocess.CompletedProcess(command, int(bool(failing & set(command))), "", "E404\nmore")

    monkeypatch.setattr(subprocess, "run", run)
    return commands, failing


def test_an_older_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    said = install.main([])
    assert said is not None
    assert said.startswith("Rollout needs Python 3.11 or newer; this is 3.10.4")


def test_the_installer_loads_under_python_3_7() -> None:
    ast.parse(Path(install.__file__).read_text("utf-8"), feature_version=(3, 7))


def test_packages_are_installed_by_hash_and_from_wheels_only(ran: tuple[Run, set[str]], place: Path) -> None:
    assert install.main([]) is None
    pip = next(command for command in ran[0] if "pip" in command)
    assert "--require-hashes" in pip
    assert pip[pip.index("--only-binary") + 1] == ":all:"
    assert [word for word in pip if word.endswith(".lock")] == [str(place / "requirements.lock")]


def test_the_second_start_installs_nothing(ran: tuple[Run, set[str]]) -> None:
    install.main([])
    ran[0].clear()
    assert install.main([]) is None
    assert ran[0] == []


def test_a_start_after_the_tests_installs_nothing(ran: tuple[Run, set[str]]) -> None:
    install.main(["dev"])
    ran[0].clear()
    assert install.main([]) is None
    assert ran[0] == []


def test_a_changed_lock_is_installed(ran: tuple[Run, set[str]], place: Path) -> None:
    install.main([])
    ran[0].clear()
    (place / "requirements.lock").write_text("changed")
    install.main([])
    assert any("pip" in command for command in ran[0])


@pytest.mark.parametrize(("word", "sentence"), [("venv", "could not make the folder .venv"), ("pip", "pip could not")])
def test_a_failed_step_is_said_in_a_sentence_and_tried_again(
    word: str, sentence: str, ran: tuple[Run, set[str]]
) -> None:
    commands, failing = ran
    failing.add(word)
    said = install.main([])
    assert said is not None
    assert sentence in said
    failing.clear()
    commands.clear()
    assert install.main([]) is None
    assert any("pip" in command for command in commands)


def test_everything_works_without_npm(
    ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert install.main([]) is None
    assert capsys.readouterr().out.splitlines()[-1] == "npm is not on this machine. " + install.WITHOUT_NPM


def test_a_failing_npm_is_said_in_one_line_and_not_waited_for_again(
    ran: tuple[Run, set[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    commands, failing = ran
    failing.add("npm")
    assert install.main([]) is None
    assert capsys.readouterr().out.splitlines()[-1] == "npm could not install (E404). " + install.WITHOUT_NPM
    commands.clear()
    assert install.main([]) is None
    assert commands == []


def test_an_npm_that_hangs_is_given_up(ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 120)

    install.main([])
    monkeypatch.setattr(subprocess, "run", hang)
    said = install.install_npm(dev=True)
    assert said == "npm did not end (TimeoutExpired). " + install.WITHOUT_NPM


def test_the_browser_that_is_named_goes_before_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLLOUT_CHROMIUM", "mine")
    assert browser.installed() == "mine"


def only(*present: str) -> Callable[[str], str | None]:
    """Return a look-up that finds only the named commands."""
    return lambda name: f"bin/{name}" if name in present else None


@pytest.mark.parametrize(
    ("present", "taken"),
    [(("msedge", "google-chrome", "chromium"), "chromium"), (("msedge", "google-chrome"), "google-chrome")],
)
def test_chromium_goes_before_chrome_and_chrome_before_edge(
    present: tuple[str, ...], taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROLLOUT_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", only(*present))
    assert browser.installed() == f"bin/{taken}"


def test_a_browser_in_a_usual_place_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLLOUT_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", only())
    (tmp_path / "chrome.exe").touch()
    monkeypatch.setattr(browser, "usual_places", lambda: iter([tmp_path / "none", tmp_path / "chrome.exe"]))
    assert browser.installed() == str(tmp_path / "chrome.exe")


def test_where_no_browser_can_be_had_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("installed", "of_playwright", "install"):
        monkeypatch.setattr(browser, name, lambda: None)
    assert browser.main() == 1
    assert capsys.readouterr().err == browser.NONE + "\n"


def test_a_named_browser_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROLLOUT_CHROMIUM", "nowhere")
    assert browser.main() == 1
    assert capsys.readouterr().err == "ROLLOUT_CHROMIUM names no file: nowhere.\n"


def test_nearly_every_mistake_of_the_list_can_still_be_made() -> None:
    every = list(mutants.mutants())
    lost = mutants.gone(every)
    assert len(lost) * 10 < len(every), f"What these change is gone; mend their lines in tools/mutations.py: {lost}"
    assert len({one[:3] for one in every}) == len(every)


def test_a_mistake_is_made_in_a_copy_and_mended_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.py").write_text("x = 1\n", "utf-8")
    seen: list[str] = []
    monkeypatch.setattr(mutants, "fails", lambda folder, *_: bool(seen.append((folder / "one.py").read_text("utf-8"))))
    mistake = Mutant("one.py", "1", "2", "")
    assert not mutants.noticed(mistake, tmp_path, tmp_path, 0)
    assert seen == ["x = 2\n"]
    assert (tmp_path / "one.py").read_text("utf-8") == "x = 1\n"
    assert mutants.gone([mistake, Mutant("one.py", "3", "4", "")], tmp_path) == [("one.py", "3", "4", "")]
