"""`rollout review`, `verify` and `export … .zip`: who looked, whether copies agree, and all of it to check."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands import parcel as parcels
from rollout.commands.whole import main
from rollout.evidence.on_disk import beside
from tests.csv_rows import csv_of

FILE = csv_of({"id": "a"}, {"id": "b", "title": "Second, and last"})
COPY = b"what was relied on"
SOURCES = f"event,role,url,kept,sha256\nb,context,https://example.org/,copy.pdf,{hashlib.sha256(COPY).hexdigest()}\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def events(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "copy.pdf").write_bytes(COPY)
    (tmp_path / "sources.csv").write_text(SOURCES, "utf-8")
    (tmp_path / "events.csv").write_bytes(FILE)
    return tmp_path / "events.csv"


def judge(events: Path, event: str, verdict: str, *more: str, by: str = "Anna") -> Result:
    return run("review", events, "--by", by, "--event", event, "--verdict", verdict, *more)


def test_a_verdict_is_written_beside_the_file_and_counted_until_the_row_changes(events: Path) -> None:
    assert "2 events, none in review, data" in run("review", events).output
    done = judge(events, "a", "agrees")
    assert done.exit_code == 0, done.output
    assert "1 in review (1 agreed on)" in done.output
    judge(events, "b", "disagrees", "--remark", "It was, he says, 2018", by="Dolma  T.")
    lines = (events.parent / "reviews.csv").read_text("utf-8").splitlines()
    assert lines[0] == "event,digest,reviewer,on,verdict,remark"
    assert lines[2].endswith(',disagrees,"It was, he says, 2018"')
    assert ",Dolma T.," in lines[2]
    events.write_bytes(FILE.replace(b"Lhasa", b"Lhasa city", 1))
    assert "1 changed since" in run("review", events).output


def test_rows_to_be_filled_in_are_printed_for_what_a_person_has_not_judged(events: Path) -> None:
    judge(events, "a", "agrees")
    rows = run("review", events, "--open", "--by", "anna").output.splitlines()
    assert rows[0] == "event,digest,reviewer,on,verdict,remark"
    assert [row.split(",")[0] for row in rows[1:]] == ["b"]
    assert len(run("review", events, "--open", "--by", "Dolma").output.splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--event", "a"], 2, "both or neither"),
        (["--verdict", "agrees"], 2, "both or neither"),
        (["--open"], 2, "--by"),
        (["--event", "a", "--verdict", "agrees"], 2, "--by"),
        (["--event", "zz", "--verdict", "agrees", "--by", "A"], 1, "'zz' is the id of no event"),
        (["--event", "a", "--verdict", "unsure", "--by", "A"], 1, "Say in the remark"),
    ],
)
def test_a_verdict_that_cannot_be_written_says_why(events: Path, words: list[str], code: int, said: str) -> None:
    found = run("review", events, *words)
    assert (found.exit_code, said in found.output) == (code, True), found.output
    assert not (events.parent / "reviews.csv").exists()


def test_a_file_that_cannot_be_read_is_not_reviewed(events: Path) -> None:
    assert run("review", events.with_name("other.csv")).exit_code == 2
    events.write_bytes(b"%PDF-1.7")
    assert "nothing to review" in run("review", events).output
    events.write_bytes(FILE)
    (events.parent / "history").write_text("in the way", "utf-8")
    assert "cannot be opened" in judge(events, "a", "agrees").output


def test_copies_are_verified_without_a_network(events: Path) -> None:
    assert run("verify", events).output == "events.csv: 1 copy kept: 1 as relied on.\n"
    (events.parent / "kept" / "copy.pdf").write_bytes(b"other")
    found = run("verify", events)
    assert found.exit_code == 1
    assert found.output.splitlines() == [
        "sources.csv, row 2, b: kept/copy.pdf has changed.",
        "events.csv: 1 copy kept: 1 changed.",
    ]
    (events.parent / "sources.csv").unlink()
    assert run("verify", events).output == "events.csv: 0 copies kept.\n"


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_evidence_is_packed_as_it_is_with_a_list_of_digests(events: Path) -> None:
    judge(events, "a", "agrees")
    out = events.parent / "evidence.zip"
    assert run("export", events, out).exit_code == 0
    files = unpacked(out)
    assert set(files) == {
        f"evidence/{name}" for name in ("README.txt", "SHA256SUMS", "events.csv", "kept/copy.pdf", "sources.csv")
    }
    for line in files["evidence/SHA256SUMS"].decode().splitlines():
        mark, name = line.split("  ")
        assert hashlib.sha256(files[f"evidence/{name}"]).hexdigest() == mark
    assert files["evidence/events.csv"] == FILE
    assert b"2 shown + 0 hidden + 0 refused = 2 rows in events.csv" in files["evidence/README.txt"]
    assert b"Close in time is not a documented link." in files["evidence/README.txt"]
    before = out.read_bytes()
    assert run("export", events, out).exit_code == 0
    assert out.read_bytes() == before
    run("export", events, out, "--exact")
    assert "evidence/reviews.csv" in unpacked(out)


@pytest.mark.parametrize(("said", "packed"), [("", False), ("reviewers = false", False), ("reviewers = true", True)])
def test_names_of_reviewers_are_packed_only_where_the_timeline_says_so(events: Path, said: str, packed: bool) -> None:
    judge(events, "a", "agrees")
    (events.parent / "timeline.toml").write_text(f"[public]\ncolumns = []\n{said}\n", "utf-8")
    out = events.parent / "evidence.zip"
    assert run("export", events, out).exit_code == 0
    assert ("evidence/reviews.csv" in unpacked(out)) == packed


def test_a_pack_takes_the_place_of_no_other_file(events: Path) -> None:
    out = events.parent / "mine.zip"
    for data in (b"mine", zipped("other.txt")):
        out.write_bytes(data)
        assert run("export", events, out).exit_code == 2
        assert out.read_bytes() == data
    assert run("export", events, out, "--replace").exit_code == 0


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "")
    return made.getvalue()


@pytest.mark.parametrize(
    "words", [["--lane", "Card rollout"], ["--signed", "1"], ["--size", "a4"], ["--clock", "known"]]
)
def test_a_pack_is_whole(events: Path, words: list[str]) -> None:
    assert "whole" in run("export", events, events.parent / "e.zip", *words).output


def test_notes_and_private_columns_are_packed_only_where_that_is_said(events: Path) -> None:
    out = events.parent / "e.zip"
    names = ["id", "date", "title", "notes", "notes@bo", "x_case"]
    whole = csv_of(
        {"id": "a", "notes": "Slowly", "notes@bo": "དལ་བ", "x_case": "7"}, {"id": "b", "date": "never"}, columns=names
    )
    events.write_bytes(whole)

    def packed(*words: str) -> tuple[bytes, str]:
        assert run("export", events, out, *words).exit_code == 0
        files = unpacked(out)
        return files["evidence/events.csv"], files["evidence/README.txt"].decode()

    table, told = packed()
    assert table == csv_of({"id": "a"}, {"id": "b", "date": "never"}, columns=names[:3])
    assert "lacks its columns notes, notes@bo, x_case" in told
    assert b"Slowly" not in packed("--exact")[0]
    assert b",7" not in packed("--notes")[0]
    table, told = packed("--exact", "--notes")
    assert table == whole
    assert "lacks" not in told


def test_tables_beside_the_events_lack_what_is_not_for_everybody_too_and_no_link_leads_out(events: Path) -> None:
    out, secret = events.parent / "e.zip", events.parent.parent / "secret.toml"
    header, row = SOURCES.splitlines()
    (events.parent / "sources.csv").write_text(f"{header},notes,x_who\n{row},Slowly,Anna\n\n", "utf-8")
    secret.write_text("title = 'mine'\n", "utf-8")
    (events.parent / "timeline.toml").symlink_to(secret)
    assert run("export", events, out).exit_code == 0
    files = unpacked(out)
    assert files["evidence/sources.csv"].decode() == SOURCES + "\n"
    assert b"sources.csv lacks its columns notes, x_who" in files["evidence/README.txt"]
    assert "evidence/timeline.toml" not in files
    (events.parent / "sources.csv").unlink()
    assert run("export", events, out).exit_code == 0
    assert "evidence/sources.csv" not in unpacked(out)


def test_what_is_not_there_is_not_packed_and_said(events: Path) -> None:
    (events.parent / "kept" / "copy.pdf").unlink()
    found = run("export", events, events.parent / "e.zip")
    assert "kept/copy.pdf is not there" in found.output
    assert "evidence/kept/copy.pdf" not in unpacked(events.parent / "e.zip")


def test_more_than_fits_is_not_packed(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST", 10)
    assert "larger than" in run("export", events, events.parent / "e.zip").output


def test_an_output_shows_what_enough_people_agreed_on(events: Path) -> None:
    judge(events, "a", "agrees")
    judge(events, "a", "agrees", by="Dolma")
    out = events.parent / "some.json"
    said = run("export", events, out, "--signed", "2").output
    assert "1 shown + 1 hidden + 0 refused = 2 rows" in said
    assert "1 not signed by 2 people or more" in said
    nothing = run("export", events, events.parent / "none.json", "--signed", "3")
    assert "Nothing to export" in nothing.output
    assert beside(events, 10_000).reviews
