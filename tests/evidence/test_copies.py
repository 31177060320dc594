"""Kept copies: each is compared with the digest that was written when it was relied on; no link leads out."""

import hashlib
from pathlib import Path

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.copies import compared, kept
from rollout.evidence.reader import read
from rollout.timeline.sourcing import citation_words
from tests.csv_rows import csv_of

COPY = b"%PDF-1.7 what was relied on"
MARK = hashlib.sha256(COPY).hexdigest()
FILE = csv_of({"id": "a"}, {"id": "b"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "same.pdf").write_bytes(COPY)
    (tmp_path / "kept" / "other.pdf").write_bytes(COPY + b"!")
    (tmp_path / "kept" / "folder.pdf").mkdir()
    (tmp_path / "secret.pdf").write_bytes(COPY)
    (tmp_path / "kept" / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    return tmp_path


def states(folder: Path, *names: str) -> list[tuple[str, str]]:
    rows = "".join(f"a,context,https://example.org/,{name},{MARK if name else ''}\n" for name in names)
    data = read(FILE, beside=Beside(f"event,role,url,kept,sha256\n{rows}".encode()))
    assert data.problems == ()
    return [(one.copy, citation_words(one)) for one in kept(compared(data, folder / "events.csv"))]


def test_a_copy_is_what_was_relied_on_or_it_is_said_what_became_of_it(folder: Path) -> None:
    found = states(folder, "same.pdf", "other.pdf", "nowhere.pdf", "folder.pdf", "")
    assert [state for state, _ in found] == ["agrees", "has changed", "is missing", "is missing"]
    assert [words.rpartition("; ")[2] for _, words in found] == [
        "copy kept as same.pdf, agrees",
        "copy kept as other.pdf has changed",
        "copy kept as nowhere.pdf is missing",
        "copy kept as folder.pdf is missing",
    ]


def test_a_copy_that_leads_out_of_the_folder_is_missing(folder: Path) -> None:
    assert [state for state, _ in states(folder, "link.pdf")] == ["is missing"]


def test_a_copy_that_cannot_be_read_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    assert [state for state, _ in states(folder, "same.pdf")] == ["is missing"]


def test_without_copies_nothing_is_looked_for(folder: Path) -> None:
    data = read(FILE)
    assert compared(data, folder / "events.csv") is data
