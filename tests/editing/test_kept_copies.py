"""Copies of sources that are given: byte for byte, under a name of ours, with the SHA-256 that is written."""

import shutil
import subprocess
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from rollout.editing import first_page
from rollout.editing.album import kept_copies_of
from rollout.editing.given import MOST_GIVEN
from rollout.editing.kept_copies import OURS, as_given
from rollout.editing.pictures import drawn_anew
from rollout.evidence.fields import file_name
from rollout.outputs.formats import FORMATS
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support.events import dataset

PAGE = b"<!DOCTYPE html><title>A page as a browser saved it</title>"


@pytest.mark.parametrize(
    ("named", "ending"),
    [
        ("page.html", "html"),
        ("Scan of 2018.PDF", "pdf"),
        ("page.warc.gz", "gz"),
        ("page", "bin"),
        ("", "bin"),
        ("../../x.sh", "bin"),
        ("invoice.pdf.exe", "bin"),
        ("invoice.pdf.desktop", "bin"),
        ("page\u202e\x00\nfdp.url", "bin"),
        ("a.b/c", "bin"),
        ("x.\u0440df", "bin"),
        ("x.averylongending", "bin"),
    ],
)
def test_a_copy_is_the_file_byte_for_byte_under_a_name_of_ours(named: str, ending: str) -> None:
    given = as_given(PAGE, named)
    assert given.data == PAGE
    assert given.mark == sha256(PAGE).hexdigest()
    assert given.name == f"copy-{given.mark[:16]}.{ending}"
    assert OURS.fullmatch(given.name)
    assert file_name(given.name) == given.name


def test_nothing_and_too_much_are_refused_in_words() -> None:
    assert "empty" in as_given(b"", "x.html").wrong
    assert "more than 25 MB" in as_given(b"x" * (MOST_GIVEN + 1), "x.warc").wrong


def test_a_copy_waits_for_its_event_and_goes_with_it(tmp_path: Path) -> None:
    kept = kept_copies_of(tmp_path / "events.csv")
    name = kept.give(PAGE, "page.html").name
    assert not [*tmp_path.iterdir()]
    places = kept.place(f"; {name}")
    assert [place.read_bytes() for place in places] == [PAGE]
    kept.take_back(places)
    assert not [*tmp_path.iterdir()]


def test_what_else_has_the_name_of_a_copy_is_not_taken_for_it(tmp_path: Path) -> None:
    kept = kept_copies_of(tmp_path / "events.csv")
    name = kept.give(PAGE, "page.html").name
    (stands := tmp_path / "kept" / name).parent.mkdir()
    for put in (lambda: stands.write_bytes(b"else"), lambda: stands.symlink_to("/dev/null"), stands.mkdir):
        put()
        with pytest.raises(OSError, match=f"Something else is called {name} in kept"):
            kept.place(name)
        stands.rmdir() if stands.is_dir() else stands.unlink()
    stands.write_bytes(PAGE)
    assert kept.place(name) == ()
    stands.write_bytes(b"of an event that has it already")
    assert kept_copies_of(tmp_path / "events.csv").place(name) == ()


def pdf() -> bytes:
    return FORMATS[".pdf"].maker()(edition(dataset({}), View()), Options())


def test_the_first_page_of_a_pdf_is_a_picture_where_a_program_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = BytesIO()
    Image.new("RGB", (70, 100), "teal").save(paper, "PNG")

    def drawn(command: list[str], **given: object) -> subprocess.CompletedProcess[bytes]:
        assert given["input"] == b"%PDF-1.7 whole"
        return subprocess.CompletedProcess(command, 0, paper.getvalue(), b"")

    monkeypatch.setattr("rollout.editing.first_page.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("rollout.editing.first_page.subprocess.run", drawn)
    given = drawn_anew(b"%PDF-1.7 whole")
    assert given.name.endswith(".png")
    assert Image.open(BytesIO(given.data)).size == (70, 100)


def test_what_draws_a_pdf_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.editing.first_page.shutil.which", lambda _: None)
    assert "pdftoppm is needed" in drawn_anew(b"%PDF-1.7").wrong


def test_a_pdf_that_cannot_be_drawn_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.editing.first_page.shutil.which", lambda name: f"/usr/bin/{name}")
    for fault in (subprocess.TimeoutExpired("x", 1), OSError()):

        def fails(*_: object, fault: Exception = fault, **__: object) -> None:
            raise fault

        monkeypatch.setattr("rollout.editing.first_page.subprocess.run", fails)
        assert "No first page" in drawn_anew(b"%PDF-1.7").wrong
    monkeypatch.setattr(
        "rollout.editing.first_page.subprocess.run", lambda c, **_: subprocess.CompletedProcess(c, 1, b"", b"")
    )
    assert "No first page" in drawn_anew(b"%PDF-1.7").wrong


@pytest.mark.skipif(shutil.which(first_page.DRAWS) is None, reason="no program that draws a PDF")
def test_the_first_page_of_a_handout_is_drawn() -> None:
    wide, high = Image.open(BytesIO(drawn_anew(pdf()).data)).size
    assert max(wide, high) == 2_000
    assert "No first page" in drawn_anew(b"%PDF-1.7 damaged").wrong


def test_what_draws_a_pdf_has_a_bound_of_memory_where_there_is_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.editing.first_page.shutil.which", {first_page.DRAWS: "true", "sh": "/bin/sh"}.get)
    monkeypatch.setattr("rollout.editing.first_page.BOUNDED", f"{first_page.BOUNDED.partition('exec')[0]}ulimit -v")
    assert first_page.first_page(b"%PDF-1.7") == (b"%d\n" % first_page.MEMORY, "")
    monkeypatch.setattr("rollout.editing.first_page.shutil.which", {first_page.DRAWS: "/bin/true"}.get)
    assert first_page.first_page(b"%PDF-1.7")[1] == first_page.DAMAGED
