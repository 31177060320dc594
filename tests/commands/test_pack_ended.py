"""A `pack` that is ended, at whatever moment: the older index lies there or the new one whole, and it is taken up."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any

import pytest
from click.testing import Result

from rollout.commands import pack as module
from rollout.evidence import long_file, reader
from rollout.evidence.event import Event
from rollout.timeline import aside, begun, making_keys, packing
from rollout.timeline.packed_store import index_of
from rollout.timeline.text_keys import Shape
from tests.commands.test_pack import held_in, run, touched
from tests.support.events import COUNTED, csv_of

MOST_MOMENTS = 60
ROWS = (
    {"id": "one", "title": "So many cards", "priority": "1", "source_date": "2022"},
    {"id": "one", "title": "The same id again"},
    {"id": "", "title": "No id"},
    {"id": "", "title": "No id", "status": "planned", "due": "2030"},
    {"id": "wrong", "date": "2019-02-30"},
    {"id": "late", "answers": "nobody"},
    {"id": "two", "lane": "Grid", "title": "拉萨 so many \u200bcards", "date": "1990/.."},
    {"id": "counted", **COUNTED},
    {"id": "plan", "date": "2016", "status": "planned", "due": "2019", "tags": "cards; grid"},
    {"id": "answer", "date": "2020", **COUNTED, "answers": "plan"},
    {"id": "long", "title": "word " * 60, "lane": ""},
    {"id": "", "title": "No id", "date": "2019-13"},
    {"id": "three", "date": "2019", "media": "a.png", "media_credit": "A", "media_alt": "A card."},
    {"id": "unsure", "status": "perhaps"},
)
UNEVEN = b"\r\n,,,,\r\n"
Files = dict[str, bytes]


def folder_of(path: Path) -> Path:
    return index_of(path).with_name(f"{index_of(path).name}.part")


def seen(path: Path) -> Files:
    """Return what lies beside a file of events: its index, and what is begun of another."""
    beside = [index_of(path), *folder_of(path).glob("*")]
    return {str(one.relative_to(path.parent)): one.read_bytes() for one in beside if one.is_file()}


def laid(path: Path, files: Files) -> None:
    """Put beside a file of events what was seen there."""
    index_of(path).unlink(missing_ok=True)
    shutil.rmtree(folder_of(path), ignore_errors=True)
    for name, data in files.items():
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_bytes(data)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have next to nothing in memory, so that files are written all the time."""
    for where, name, number in ((long_file, "KEEP", 3), (reader, "EVERY", 3), (packing, "AT_ONCE", 2)):
        monkeypatch.setattr(where, name, number)
    monkeypatch.setattr(making_keys, "USUAL", Shape(part=8, some=1, many=3))
    for where in (packing, aside):
        monkeypatch.setattr(where, "KEPT", (*where.KEPT, "PRAGMA cache_size = 1"))


@pytest.fixture
def file(tmp_path: Path, small: None) -> Path:
    """A file with an older index, which is behind it."""
    path = tmp_path / "big.csv"
    path.write_bytes(csv_of({"id": "older"}))
    run(path)
    touched(path, csv_of(*ROWS) + UNEVEN)
    return path


def watched(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Files]:
    """Pack a file; return what a program that is killed would have left beside it, at each moment."""
    moments = [seen(path)]

    def look() -> None:
        if (now := seen(path)) != moments[-1]:
            moments.append(now)

    def connected(*given: Any, **named: Any) -> sqlite3.Connection:
        line: sqlite3.Connection = sqlite3.connect(*given, **named)
        line.set_progress_handler(look, 20)
        return line

    def looking(change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*given: Any, **named: Any) -> Any:
            look()
            found = change(*given, **named)
            look()
            return found

        return changed

    with monkeypatch.context() as patch:
        for where in (packing, aside):
            patch.setattr(where, "connect", connected)
        for name in ("replace", "unlink", "mkdir", "rmdir", "write_bytes"):
            patch.setattr(Path, name, looking(getattr(Path, name)))
        assert run(path).exit_code == 0
    return moments


def problems(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("big.csv")]


def begins(result: Result) -> str:
    return next(line for line in result.stderr.splitlines() if line.startswith("Reading"))


def test_a_pack_that_is_killed_at_any_moment_leaves_a_whole_index_and_is_taken_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = held_in(index_of(file))
    moments = watched(file, monkeypatch)
    whole = held_in(index_of(file))
    laid(file, {})
    told = problems(run(file))
    assert len(told) == 5
    assert held_in(index_of(file)) == whole
    from_rows = set[str]()
    for files in moments[:: len(moments) // MOST_MOMENTS + 1]:
        laid(file, files)
        assert held_in(index_of(file)) in (older, whole)
        result = run(file)
        assert result.exit_code == 0, result.output
        assert (held_in(index_of(file)), problems(result)) == (whole, told)
        assert sorted(one.name for one in file.parent.iterdir()) == ["big.csv", "big.csv.index"]
        from_rows.add(begins(result))
    assert len(from_rows) > 3  # it was taken up at several places


def stopped(path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Result:
    """Have a pack end at the eighth event that it reads."""
    left = iter(range(7))

    def looked_at(event: Event, _: Path) -> Event:
        if next(left, None) is None:
            raise error
        return event

    with monkeypatch.context() as patch:
        patch.setattr(module, "compared_one", looked_at)
        return run(path)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("No space left")])
def test_what_was_ended_says_what_is_kept_and_goes_on_from_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    result = stopped(file, monkeypatch, error)
    assert result.exit_code == 1
    kept = "9 rows of big.csv are kept in big.csv.index.part: the same command goes on from there."
    assert kept in result.stderr
    assert begins(run(file)).startswith("Reading big.csv: 9 of ")
    assert not folder_of(file).exists()


@pytest.mark.parametrize("statement", ["COMMIT", "REPLACE INTO said"])
def test_no_row_is_said_to_be_kept_that_the_disk_had_no_room_for(
    file: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    class Full(sqlite3.Connection):
        def execute(self, *given: Any) -> sqlite3.Cursor:
            self.fail(given[0])
            return super().execute(*given)

        def executemany(self, *given: Any) -> sqlite3.Cursor:
            self.fail(given[0])
            return super().executemany(*given)

        def fail(self, asked: str) -> None:
            if asked.startswith(statement):
                raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        for where in (packing, aside):
            patch.setattr(where, "connect", partial(sqlite3.connect, factory=Full))
        result = run(file)
    assert result.exit_code == 1
    assert "cannot be written: database or disk is full." in result.stderr
    assert "are kept" not in result.stderr
    assert begins(run(file)).startswith("Reading big.csv: 3 of ")


@pytest.fixture
def ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose pack was ended."""
    stopped(file, monkeypatch, KeyboardInterrupt())
    return file


def asked(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder_of(path) / "aside")) as line, line:
        line.execute(statement)


def changed(path: Path) -> None:
    touched(path, path.read_bytes().replace(b"So many", b"No more"))


def copied(path: Path) -> None:
    """Have the file and what was begun come out of an archive."""
    data = path.read_bytes()
    path.unlink()
    (path.parent / "other").touch()  # which takes the number that the file had
    path.write_bytes(data)


def spoilt(path: Path, name: str, data: bytes) -> None:
    (folder_of(path) / name).write_bytes(data)


SPOILT: dict[str, Callable[[Path], object]] = {
    "the file has changed": changed,
    "it came with the file": copied,
    "no tables aside": lambda path: spoilt(path, "aside", b""),
    "no tables": lambda path: spoilt(path, "index", b""),
    "text aside": lambda path: spoilt(path, "aside", b"no tables" * 999),
    "text": lambda path: spoilt(path, "index", b"no tables" * 999),
    "a table more": lambda path: asked(path, "CREATE TABLE more (x)"),
    "another digest": lambda path: asked(path, "UPDATE said SET value = '1' WHERE name = 'digest'"),
    "nothing said": lambda path: asked(path, "DELETE FROM said WHERE name = 'tally'"),
}


@pytest.mark.parametrize("wrong", SPOILT)
def test_what_was_begun_is_taken_up_only_where_it_is_ours_and_of_the_very_file(ended: Path, wrong: str) -> None:
    SPOILT[wrong](ended)
    result = run(ended)
    assert result.exit_code == 0, result.output
    assert begins(result).startswith("Reading big.csv: 3 of ")
    assert not folder_of(ended).exists()


def test_a_second_program_leaves_the_first_alone(ended: Path) -> None:
    with closing(sqlite3.connect(folder_of(ended) / "aside")) as line:
        line.execute("BEGIN EXCLUSIVE")
        result = run(ended)
    assert "The index of big.csv cannot be written: database is locked." in result.stderr
    assert begins(run(ended)).startswith("Reading big.csv: 9 of ")


@pytest.mark.skipif(os.name == "nt", reason="no file is removed there while it is open")
@pytest.mark.parametrize("first", [b"", b"\n\n"])  # the second is read whole
def test_while_one_program_makes_an_index_no_other_begins_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bytes
) -> None:
    path, others = tmp_path / "big.csv", list[Result]()
    path.write_bytes(first + csv_of({"id": "one"}))
    finish = packing.Packer.finish

    def finished(*given: Any) -> None:
        finish(*given)
        if not others:
            others.append(run(path, "--max-rows", 5))  # for which what was begun is of another file

    monkeypatch.setattr(packing.Packer, "finish", finished)
    assert run(path).exit_code == 0
    assert "The index of big.csv cannot be written: another program is making it." in others[0].stderr
    assert held_in(index_of(path))["event"]
    assert names(tmp_path) == ["big.csv", "big.csv.index"]


def test_a_program_that_opens_what_another_is_just_done_with_waits_for_its_turn(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def removed(_: int) -> bool:
        shutil.rmtree(folder_of(file))
        return True

    with monkeypatch.context() as patch:
        patch.setattr(begun, "hold", removed)
        assert "another program is making it" in run(file).stderr
    assert run(file).exit_code == 0


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def put(place: Path, **files: bytes) -> None:
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data)


def piped(place: Path) -> None:
    put(place)
    os.mkfifo(place / "of")


def led(place: Path, name: str, to: str) -> None:
    put(place, of=b"")
    (place / name).unlink(missing_ok=True)
    (place / name).symlink_to(to)


def doubled(place: Path) -> None:
    put(place)
    (place / "of").hardlink_to(place.parent / "elsewhere" / "aside")


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "the half of a download": lambda place: place.write_bytes(b"half"),
    "a letter": lambda place: put(place, letter=b"Dear"),
    "a letter beside what is ours": lambda place: put(place, letter=b"Dear", index=b"x", of=b"x", aside=b"x"),
    "a file called as one of ours": lambda place: put(place, index=b"a person's"),
    "a folder called as one of ours": lambda place: (place / "of").mkdir(parents=True),
    "a link to a folder": lambda place: place.symlink_to("elsewhere"),
    "a pipe": piped,
    "a device": lambda place: led(place, "of", "/dev/zero"),
    "tables elsewhere": lambda place: led(place, "index", "../elsewhere/aside"),
    "another name of a file": doubled,
}


def all_in(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return what lies in a folder, at any depth; links and pipes as what they are."""
    found = {str(one): one.lstat() for one in folder.rglob("*")}
    return {at: (it.st_ino, Path(at).read_bytes() if S_ISREG(it.st_mode) else b"") for at, it in found.items()}


@pytest.mark.skipif(os.name == "nt", reason="no pipes, and links for administrators alone")
@pytest.mark.parametrize("kind", NOT_OURS)
def test_what_is_not_ours_in_the_place_of_the_folder_is_neither_opened_nor_removed(file: Path, kind: str) -> None:
    put(file.parent / "elsewhere", of=b"", aside=b"a person's")
    NOT_OURS[kind](folder_of(file))
    before = all_in(file.parent)
    result = run(file)
    assert result.exit_code == 1
    way = "big.csv.index.part is in the way, and not of this program alone: move it away."
    assert f"The index of big.csv cannot be written: {way}" in result.stderr
    assert all_in(file.parent) == before


@pytest.mark.parametrize("stray", [".DS_Store", ".nfs000000000123", "Thumbs.db"])
def test_what_a_system_puts_into_the_folder_stands_in_nobodys_way(
    file: Path, monkeypatch: pytest.MonkeyPatch, stray: str
) -> None:
    file.write_bytes(csv_of({"id": "one"}) + b'"never closed\r\n')
    older = index_of(file).read_bytes()
    put(folder_of(file), **{stray: b"x"})
    assert "there is nothing to pack" in run(file).stderr
    assert index_of(file).read_bytes() == older
    for _ in range(2):
        file.write_bytes(csv_of(*ROWS))
        result = run(file)
        assert (result.exit_code, "cannot be written" in result.stderr) == (0, False)
        assert names(folder_of(file)) == [stray]


def test_what_is_not_removed_while_it_is_open_is_removed_when_it_is_closed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink, tried = Path.unlink, list[Path]()

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.name == "of" and not tried:
            tried.append(path)
            raise PermissionError(path)
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    assert run(file).exit_code == 0
    assert tried
    assert not folder_of(file).exists()


def test_an_index_that_cannot_be_put_in_its_place_leaves_nothing_that_is_said_to_be_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, to: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path), None, str(to))

    monkeypatch.setattr(Path, "replace", refused)
    result = run(file)
    assert (result.exit_code, "are kept" in result.stderr) == (1, False)
    assert result.stderr.endswith("The index of big.csv cannot be written: Permission denied.\n")
    assert not folder_of(file).exists()


@pytest.mark.skipif(os.name == "nt", reason="no pipes, and links for administrators alone")
@pytest.mark.parametrize("kind", ["a file", "a folder", "a link", "a pipe"])
def test_what_is_no_index_where_one_is_to_lie_is_never_replaced(file: Path, kind: str) -> None:
    index = index_of(file)
    index.unlink()
    if kind == "a file":
        index.write_bytes(b"A person's list of names, by page")
    elif kind == "a folder":
        index.mkdir()
    elif kind == "a link":
        index.symlink_to(file.name)
    else:
        os.mkfifo(index)
    before = all_in(file.parent)
    result = run(file)
    way = "big.csv.index is in the way, and not of this program alone: move it away."
    assert (result.exit_code, way in result.stderr) == (1, True)
    assert all_in(file.parent) == before


@pytest.mark.parametrize("left", [0, 9, 9_000])
def test_an_index_that_was_cut_off_is_made_anew(file: Path, left: int) -> None:
    run(file)
    whole = index_of(file).read_bytes()
    index_of(file).write_bytes(whole[:left])
    assert run(file).exit_code == 0
    assert len(index_of(file).read_bytes()) == len(whole)


def test_what_cannot_be_read_to_its_end_is_not_kept(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b'"never closed\r\n')
    result = run(file)
    assert (result.exit_code, "there is nothing to pack" in result.stderr) == (1, True)
    assert "are kept" not in result.stderr
    assert not folder_of(file).exists()
