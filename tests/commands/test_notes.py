"""The notes leave by `--notes` alone: a marker in every cell with notes is in no route, format or sentence."""

import csv
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from click.testing import CliRunner

from rollout.__main__ import main
from rollout.evidence.header import is_notes
from rollout.evidence.private import may_be_note, without_notes
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import Store
from rollout.outputs.formats import FORMATS
from rollout.server.server import build
from rollout.timeline.talk import headlines
from rollout.timeline.talk import read as read_talk
from tests.csv_rows import csv_of
from tests.support.events import COUNTED

MARKER = "QZMARKERZQ"
LANGUAGES = ("notes@bo", "Notes@ZH-Hant ", "notes @ de", "notes＠fr")
SPELLINGS = (
    "notes_bo",
    "notes-zh-Hant",
    "Notes (de)",
    "notes: fr",
    "notes.",
    "Presenter notes",
    "Speaker\u2019s Notes",
)
COLUMNS = tuple(csv_of().decode().split("\n")[0].split(","))
EVENTS = (*COLUMNS, *LANGUAGES)
NOTED = dict.fromkeys(("notes", *LANGUAGES), f"{MARKER} say this slowly")
TALK_COLUMNS = ("title", "focus", "from", "to", "lane", "status", "notes", "seconds", "notes@bo")


def slipped(by: int) -> dict[str, str]:
    """Return a row whose notes stand so many cells further left, as when cells were deleted before them."""
    row = {"id": "slipped", "lane": "A", "date": "2019", "notes": "", "title": "x"}
    at = COLUMNS.index("notes") - by
    return row | {COLUMNS[at]: MARKER}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with evidence, what it was before, and a talk, all full of notes, also in wrong places."""
    good = (
        NOTED | {"id": "a", "date": "2018", "title": "First", "priority": "1", **COUNTED},
        NOTED | {"id": "b", "date": "2019-03", "title": "Second", "priority": "1"},
    )
    wrong = (slipped(1), slipped(3), {**NOTED, "notes": f"{MARKER}\u202e", "id": "c"})
    (tmp_path / "events.csv").write_bytes(csv_of(*good, *wrong, columns=EVENTS))
    changed = ({**good[0], "notes": f"{MARKER} other", "notes@bo": f"{MARKER} else", "title": "Was"}, *good[1:])
    (tmp_path / "old.csv").write_bytes(csv_of(*changed, columns=EVENTS))
    (tmp_path / "talks").mkdir()
    scenes = (
        ["One", "a", "", "", "", "", f"{MARKER} say", "60", MARKER],
        ["Two", "b", "", "", "", MARKER, "", "", ""],
        ["Three", "b", "", "", MARKER, "", "", "", ""],
        ["Four", "b", "", "", "", "", "", f"{MARKER} and more", ""],
        ["Five", "b", "", "", "", "", f"{MARKER}\u202e", "60", ""],
    )
    written = io.StringIO()
    csv.writer(written).writerows((TALK_COLUMNS, *scenes))
    (tmp_path / "talks" / "mine.csv").write_text(written.getvalue(), encoding="utf-8")
    return tmp_path


def pieces(data: bytes) -> Iterator[bytes]:
    """Yield all that a file holds: itself, what is packed in it, and streams that are deflated."""
    yield data
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from pieces(archive.read(name))
    for stream in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[stream.end() :])
        except zlib.error:
            continue


def holds(data: bytes) -> bool:
    return any(MARKER.encode() in piece or MARKER.encode("utf-16-le") in piece for piece in pieces(data))


def run(*asked: object) -> str:
    found = CliRunner().invoke(main, [str(each) for each in asked])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return str(found.output)


@pytest.mark.parametrize("talk", [False, True])
@pytest.mark.parametrize("ending", FORMATS)
def test_no_format_holds_a_note_that_was_not_asked_for(folder: Path, ending: str, talk: bool) -> None:
    out = folder / f"out{ending}"
    said = run("export", folder / "events.csv", out, *(["--talk", folder / "talks" / "mine.csv"] if talk else []))
    assert not holds(out.read_bytes())
    assert MARKER not in said


@pytest.mark.parametrize("ending", [ending for ending, form in FORMATS.items() if "notes" in form.takes])
def test_every_format_that_can_holds_the_notes_that_were_asked_for(folder: Path, ending: str) -> None:
    out = folder / f"out{ending}"
    run("export", folder / "events.csv", out, "--notes", "--talk", folder / "talks" / "mine.csv")
    assert holds(out.read_bytes())


def test_the_exact_rows_hold_no_note_that_was_not_asked_for_and_say_so(folder: Path) -> None:
    out = folder / "out.csv"
    said = run("export", folder / "events.csv", out, "--exact")
    assert not holds(out.read_bytes())
    assert "presenter's notes are left empty; --notes writes them too." in said
    assert out.read_text(encoding="utf-8").splitlines()[0] == ",".join(EVENTS)
    run("export", folder / "events.csv", out, "--exact", "--notes", "--replace")
    assert holds(out.read_bytes())


def test_no_file_of_a_site_holds_a_note(folder: Path) -> None:
    run("export", folder / "events.csv", f"{folder / 'site'}/", "--talk", folder / "talks" / "mine.csv")
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    assert len(files) > 10
    assert [path.name for path in files if holds(path.read_bytes())] == []


def test_changes_tell_no_note(folder: Path) -> None:
    old, new, page = folder / "old.csv", folder / "events.csv", folder / "page.html"
    said = run("changes", old, new) + run("changes", old, new, "--json") + run("changes", old, new, "--html", page)
    assert "First" in said
    assert MARKER not in said
    assert not holds(page.read_bytes())
    assert MARKER in run("changes", old, new, "--notes")


def test_check_quotes_no_note(folder: Path) -> None:
    said = run("check", folder / "events.csv") + run("check", "--json", folder / "events.csv")
    assert "column priority: The cell does not hold what its column may hold." in said
    assert MARKER not in said


@pytest.mark.parametrize("private", [True, False])
def test_no_route_gives_a_note_out_but_the_presenters_own(folder: Path, private: bool) -> None:
    server = build(Store(folder / "events.csv", Limits()), notes=private)
    client = server.test_client()
    paths = {
        re.sub(r"<(\w+:)?\w+>", "x", str(rule)) for rule in server.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
    paths |= {f"/download/x{ending}" for ending in FORMATS}
    paths |= {
        "/talk?name=mine",
        "/talk?name=headlines",
        f"/inside?search=?q={MARKER}",
        f"/first.svg?search=?q={MARKER}",
    }
    paths |= set() if private else {"/talk?name=mine&notes=1", "/talk?name=headlines&notes=1"}
    assert len(paths) > 20
    for path in sorted(paths):
        with closing(client.get(path)) as answer:
            assert MARKER not in f"{answer.headers}", path
            # A view says the words that were searched for.
            assert not holds(answer.data.replace(f"“{MARKER}”".encode(), b"")), path
    talk = (folder / "talks" / "mine.csv").read_bytes()
    assert not holds(client.post("/talk?name=x", data=talk).data)
    assert holds(client.get("/talk?name=mine&notes=1").data) is private


@pytest.mark.parametrize("name", SPELLINGS)
def test_notes_under_another_spelling_of_their_name_are_notes_too(tmp_path: Path, name: str) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(csv_of({"id": "a", name: f"{MARKER} say this"}, columns=(*COLUMNS, name)))
    run("export", file, tmp_path / "out.json")
    assert not holds((tmp_path / "out.json").read_bytes())
    assert not holds(build(Store(file, Limits()), notes=True).test_client().get("/facts").data)


@pytest.mark.parametrize("name", ["footnotes", "notes on sources", "notes_source", "note", "field notes"])
def test_other_columns_in_whose_name_notes_stands_are_shown(name: str) -> None:
    assert not is_notes(name)


def test_what_cannot_be_a_note_is_quoted_as_ever(folder: Path) -> None:
    ours = COLUMNS[: COLUMNS.index("notes") + 1]  # empty cells to the right of the notes may be cells that were lost
    found = read(csv_of({"notes": "say this"}, {"priority": "high", "notes": "slowly now"}, columns=ours))
    assert found.problems[0].wrong == "'high' is not one of 1, 2, 3."
    unnoted = read(csv_of({}, {"priority": "high"}))
    assert unnoted.problems[0].wrong == "'high' is not one of 1, 2, 3."
    prose = read(csv_of({"priority": "Say first that nobody counted"}))
    assert "nobody" not in prose.problems[0].sentence("e.csv")


def test_evidence_without_a_column_of_notes_is_left_as_it_is() -> None:
    found = read(csv_of({}, columns=[name for name in COLUMNS if name != "notes"]))
    assert without_notes(found) is found
    assert headlines(found).scenes


def test_a_cell_right_of_the_notes_is_doubtful_only_where_no_note_stands_in_its_place() -> None:
    assert may_be_note(["a", "60", "x"], 2, [1], 3)
    assert not may_be_note(["a", "say this", "x"], 2, [1], 3)
    assert not may_be_note(["a", "", "", "", "", "x"], 5, [1], 6)


def test_a_scene_whose_lane_is_unknown_is_named_where_it_is_no_note() -> None:
    dataset = read(csv_of({"lane": "Iron Grid"}))
    talk = read_talk(b"title,lane,notes,seconds\nOne,Iron Gird,say this,60\n", "talk", dataset)
    assert talk.problems[0].wrong.startswith("'Iron Gird' is no lane of the evidence")


def test_no_file_that_an_output_is_made_from_is_overwritten(folder: Path) -> None:
    talk = folder / "talks" / "mine.csv"
    before = talk.read_bytes()
    assert "is what this would be made from" in run("export", folder / "events.csv", talk, "--talk", talk)
    assert "is no page of changes" in run("changes", folder / "old.csv", folder / "events.csv", "--html", talk)
    assert talk.read_bytes() == before
    page = folder / "page.html"
    for _ in range(2):
        assert "is no page" not in run("changes", folder / "old.csv", folder / "events.csv", "--html", page)
