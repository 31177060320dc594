"""Finding a browser for the tests, and installing one."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import browser, mutants, postgresql, scripts
from tools.mutations import Mutant
from tools.mutations import mutants as listed


def test_the_browser_that_is_named_goes_before_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLLOUT_CHROMIUM", "mine")
    assert browser.installed() == "mine"


def only(*present: str) -> Callable[[str], str | None]:
    """Return a look-up that finds only the named commands."""
    return lambda name: f"bin/{name}" if name in present else None


@pytest.mark.parametrize(
    ("present", "taken"),
    [
        (("chromium", "chromium-headless-shell"), "chromium-headless-shell"),
        (("msedge", "google-chrome", "chromium"), "chromium"),
        (("msedge", "google-chrome"), "google-chrome"),
    ],
)
def test_the_shell_goes_before_chromium_before_chrome_and_chrome_before_edge(
    present: tuple[str, ...], taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROLLOUT_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", only(*present))
    assert browser.installed() == f"bin/{taken}"


def test_what_measures_time_takes_a_browser_as_readers_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLLOUT_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", only("chromium", "chromium-headless-shell"))
    assert browser.windowed() == "bin/chromium"


def test_a_browser_in_a_usual_place_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLLOUT_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", only())
    (tmp_path / "chrome.exe").touch()
    monkeypatch.setattr(browser, "usual_places", lambda: iter([tmp_path / "none", tmp_path / "chrome.exe"]))
    assert browser.installed() == str(tmp_path / "chrome.exe")


def test_which_other_engines_are_left_out_is_said_and_nothing_is_installed_unasked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(browser.ALL, raising=False)
    monkeypatch.setattr(shutil, "which", only("firefox", "Xvfb", "apt-get", "sudo"))
    assert browser.left_out() == ["webkit2gtk-driver"]
    browser.others()
    assert capsys.readouterr().err == (
        "Left out: the core of the page in other engines, which needs webkit2gtk-driver.\n"
    )
    monkeypatch.setattr(shutil, "which", only(*browser.OTHERS))
    browser.others()
    assert capsys.readouterr().err == ""


def test_where_no_browser_can_be_had_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("installed", "of_playwright", "install", "others"):
        monkeypatch.setattr(browser, name, lambda: None)
    assert browser.main() == 1
    assert capsys.readouterr().err == browser.NONE + "\n"


def test_a_named_browser_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROLLOUT_CHROMIUM", "nowhere")
    assert browser.main() == 1
    assert capsys.readouterr().err == "ROLLOUT_CHROMIUM names no file: nowhere.\n"


def test_every_mistake_of_the_list_can_still_be_made() -> None:
    every = list(listed())
    lost = mutants.gone(every)
    assert not lost, f"What these change is gone; mend their lines in tools/mutations.py: {lost}"
    assert len({one[:3] for one in every}) == len(every)


def test_a_mistake_is_made_in_a_copy_and_mended_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.py").write_text("x = 1\n", "utf-8")
    seen: list[str] = []

    def passes(folder: Path, *_: object) -> bool:
        seen.append((folder / "one.py").read_text("utf-8"))
        return False

    monkeypatch.setattr(mutants, "fails", passes)
    mistake = Mutant("one.py", "1", "2", "")
    assert not mutants.noticed(mistake, tmp_path, tmp_path, 0)
    assert seen == ["x = 2\n"]
    assert (tmp_path / "one.py").read_text("utf-8") == "x = 1\n"
    assert mutants.gone([mistake, Mutant("one.py", "3", "4", "")], tmp_path) == [("one.py", "3", "4", "")]


# ---- the page's scripts


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
@pytest.mark.parametrize("gone", ["node", "its packages"])
def test_scripts_that_cannot_be_looked_at_fail_ci_alone(
    ci: str,
    code: int,
    gone: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(shutil, "which", only() if gone == "node" else only("node"))
    monkeypatch.setattr(scripts, "MODULES", tmp_path)
    monkeypatch.setattr(scripts, "run", lambda *_, **__: pytest.fail("nothing can be run"))
    assert scripts.main() == code
    assert "are not looked at" in capsys.readouterr().err


@pytest.mark.parametrize("bad", ["", "prettier", "eslint", "tsc", "--test"])
def test_whatever_the_scripts_do_not_pass_is_named(
    bad: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scripts, "missing", lambda: None)
    monkeypatch.setattr(scripts, "run", lambda *words, **_: not bad or not any(bad in word for word in words))
    assert scripts.main() == bool(bad)
    assert bad in capsys.readouterr().err


def test_ci_installs_postgresql_where_there_is_none_and_else_begins_no_test(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    found: list[Path] = []

    def run(command: list[str], **_: object) -> None:
        ran.append(command)
        found.append(Path("bin"))

    monkeypatch.setattr(postgresql, "programs", lambda: found[0] if found else None)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "they are not begun" in str(postgresql.main())
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert (postgresql.main(), ran[1][-1]) == (None, "postgresql")
    ran.clear()
    assert (postgresql.main(), ran) == (None, [])
