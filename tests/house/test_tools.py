"""Finding a browser for the tests, and installing one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import browser


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
