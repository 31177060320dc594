"""A file that is too large to be read and copied for each row: what is kept and noticed is the same."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rollout.editing import reading, shelf, together
from rollout.editing.desk import Desk
from rollout.editing.further import Item, Wanted
from rollout.editing.steps import Done
from rollout.evidence import stamps, store
from rollout.evidence.reader import Limits
from rollout.evidence.table import digest
from rollout.evidence.writer import save as really
from tests.csv_rows import csv_of
from tests.editing.test_together import killed

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Elsewhere every file is read.")
FILE = csv_of({"id": "a"}, {"id": "b", "title": "Second"})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk to which this file is a large one that was written long ago."""
    monkeypatch.setattr(stamps, "LARGE", 1)
    monkeypatch.setattr(reading, "lasting", lambda path: stamps.lasting(path, lambda: 2**63))
    (tmp_path / "events.csv").write_bytes(FILE)
    return Desk(tmp_path / "events.csv", Limits())


def save(desk: Desk, title: str, wanted: Wanted | None = None) -> Done:
    whole = desk.now()
    place = whole.names.places["a"]
    fields = {"title": title} if title else {}
    return desk.save("a", whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, "", wanted)


def version(desk: Desk, data: bytes = FILE) -> Path:
    return desk.path.parent / "history" / f"{digest(data)}.csv"


def test_the_version_before_is_the_very_file_that_stood_there_and_undo_gives_it_back(desk: Desk) -> None:
    number = desk.path.stat().st_ino
    done = save(desk, "One")
    assert done.change
    assert version(desk).stat().st_ino == number != desk.path.stat().st_ino
    assert version(desk).read_bytes() == FILE
    assert version(desk).stat().st_nlink == 1
    assert desk.undo(done.change.number, "").change
    assert desk.path.read_bytes() == FILE


def test_a_file_that_has_not_changed_is_not_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    known = desk.now()
    monkeypatch.setattr(reading, "contents", lambda *_: pytest.fail("It was read."))
    assert desk.now().sheet is known.sheet


def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, store.Store]:
    """Return a desk and what is shown of its file, where a disk takes its time to write."""
    monkeypatch.setattr(stamps, "FINE", -1)
    monkeypatch.setattr(stamps, "COARSE", -1)
    page = store.Store(desk.path, Limits())
    return Desk(desk.path, Limits(), expect=page.expect, read_already=page.read_already, noted=page.noted), page


def test_nobody_reads_a_file_that_was_saved_here_for_the_picture_or_the_next_save(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = shown(desk, monkeypatch)
    assert save(desk, "One").change
    assert page.now().dataset.events[0].title == "One"
    monkeypatch.setattr(reading, "contents", lambda *_: pytest.fail("It was read."))
    monkeypatch.setattr(store, "contents", lambda *_: pytest.fail("It was read."))
    for title in ("Two", "Three"):
        assert save(desk, title).change
        assert page.now().dataset.events[0].title == title
    assert desk.undo(desk.changes()[-1].number, "").change
    assert page.now().dataset.events[0].title == "Two"
    assert version(desk, desk.now().data).name == f"{digest(desk.path.read_bytes())}.csv"


def test_what_another_program_writes_right_after_a_save_is_noticed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, page = shown(desk, monkeypatch)
    assert save(desk, "One").change
    assert page.now().dataset.events[0].title == "One"
    written = desk.path.read_bytes().replace(b"One", b"Two")
    desk.path.write_bytes(written)
    os.utime(desk.path, ns=(0, 2**60))  # as a copy that keeps its time; of the same length
    assert desk.now().dataset.events[0].title == "Two"
    assert page.now().dataset.events[0].title == "Two"


@pytest.mark.parametrize("when", ["before", "within"])
def test_what_another_program_writes_while_the_version_is_kept_is_noticed_though_it_keeps_the_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    linked, fsync, written = shelf.Shelf.linked, os.fsync, list[bool]()

    def write() -> None:
        if not written:
            noted = desk.path.stat()
            desk.path.write_bytes(FILE.replace(b"Second", b"Theirs"))
            while desk.path.stat().st_ctime_ns == noted.st_ctime_ns:  # the disk notes it some milliseconds later
                os.utime(desk.path, ns=(noted.st_atime_ns, noted.st_mtime_ns))
            os.utime(desk.path, ns=(noted.st_atime_ns, noted.st_mtime_ns))
        written.append(True)

    def before(own: shelf.Shelf, mark: str, known: stamps.Stamp | None) -> stamps.Stamp | None:
        write()
        return linked(own, mark, known)

    def within(handle: int) -> None:
        if version(desk).exists():  # it is linked, and put on the disk now
            write()
        fsync(handle)

    monkeypatch.setattr(*{"before": (shelf.Shelf, "linked", before), "within": (os, "fsync", within)}[when])
    assert save(desk, "One").change
    assert written
    assert b"Theirs" in desk.path.read_bytes()
    assert b"One" in desk.path.read_bytes()
    for each in version(desk).parent.glob("*.csv"):
        assert digest(each.read_bytes()) == each.stem


@pytest.mark.parametrize("when", ["read", "linked"])
def test_what_another_program_writes_in_place_and_of_the_same_length_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    calm = iter([False])

    def change() -> None:
        if next(calm, True) is False:
            noted = desk.path.stat()
            desk.path.write_bytes(FILE.replace(b"Second", b"Theirs"))
            os.utime(desk.path, ns=(noted.st_atime_ns, noted.st_mtime_ns + (when == "linked")))

    def late(path: Path, data: bytes, ready: Callable[[], None]) -> None:
        if when == "read":
            change()
        really(path, data, ready)

    link = os.link

    def linking(source: Path, target: Path) -> None:
        if when == "linked":
            change()
        link(source, target)

    monkeypatch.setattr(together, "save", late)
    monkeypatch.setattr(os, "link", linking)
    assert save(desk, "One").change
    assert b"Theirs" in desk.path.read_bytes()
    assert b"One" in desk.path.read_bytes()
    theirs = FILE.replace(b"Second", b"Theirs")
    assert version(desk, theirs).read_bytes() == theirs
    for each in version(desk).parent.glob("*.csv"):
        assert digest(each.read_bytes()) == each.stem


def test_a_save_that_the_disk_refuses_leaves_no_version_that_is_the_file_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(together, "save", full)
    with pytest.raises(OSError, match="No space"):
        save(desk, "One")
    assert not version(desk).exists()
    assert desk.path.stat().st_nlink == 1


def test_what_a_kill_left_under_two_names_is_one_file_again_with_the_next_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(together, "save", killed)
        within.setattr(together.Settling, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            save(desk, "One")
    assert version(desk).samefile(desk.path)
    again = Desk(desk.path, Limits())
    again.settle()
    assert not version(desk).exists()
    assert save(again, "Two").change
    assert version(desk).read_bytes() == FILE


@pytest.mark.parametrize("why", ["other name", "no links", "half of it"])
def test_where_the_file_cannot_be_kept_by_a_second_name_it_is_copied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "other name":  # as backups make them: written in place it would change both
        os.link(desk.path, desk.path.with_name("backup.csv"))
    elif why == "half of it":
        version(desk).parent.mkdir()
        version(desk).write_bytes(FILE[:-9])
    else:
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError()))
    number = desk.path.stat().st_ino
    assert save(desk, "One").change
    assert version(desk).read_bytes() == FILE
    assert version(desk).stat().st_ino != number


def test_where_the_sources_alone_change_the_version_of_the_events_is_no_second_name_of_them(desk: Desk) -> None:
    item = Item("", {"role": "supports", "title": "X", "url": "https://www.example.org/9"})
    assert save(desk, "", Wanted("", (item,))).change
    assert desk.path.read_bytes() == FILE
    assert version(desk).read_bytes() == FILE
    assert not version(desk).samefile(desk.path)


def versions(desk: Desk) -> list[Path]:
    return [*version(desk).parent.glob("*.csv")]


ACTS: dict[str, Callable[[Desk], object]] = {
    "save": lambda desk: save(desk, "Two"),
    "undo": lambda desk: desk.undo(1, ""),
    "both files": lambda desk: save(desk, "Two", Wanted("", (Item("", {"role": "context", "note": "A letter"}),))),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_at_any_moment_leaves_the_file_old_or_new_and_no_version_that_is_the_file_itself(
    desk: Desk, act: str
) -> None:
    assert save(desk, "One").change
    old = desk.now().data
    found = set()
    for moment in range(200):
        place = desk.path.parent / str(moment)
        shutil.copytree(desk.path.parent / "history", place / "history")
        (place / "events.csv").write_bytes(old)
        died = killed(ACTS[act], Desk(place / "events.csv", Limits()), moment)
        torn = (place / "events.csv").read_bytes()
        again = Desk(place / "events.csv", Limits())
        again.settle()
        now = again.now()
        assert not now.dataset.problems
        assert torn == old or not died or torn == now.data
        assert (now.data == old) == (len(again.changes()) == 1)
        assert digest(now.data) == again.changes()[-1].became
        found.add(now.data)
        assert not any(each.samefile(again.path) for each in versions(again))
        assert save(again, "Three").change
        assert version(again, now.data).read_bytes() == now.data
        for each in versions(again):
            assert digest(each.read_bytes()) == each.stem
            assert not each.samefile(again.path)
        if not died:
            break
    assert len(found) == 2


@pytest.mark.parametrize("full", ["a version", "the log"])
def test_where_the_history_has_no_room_nothing_is_written_and_no_version_is_the_file_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    def none(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if full == "the log":
        monkeypatch.setattr(shelf.Shelf, "_append", none)
    else:
        monkeypatch.setattr(shelf, "save", none)
        monkeypatch.setattr(os, "link", none)
    with pytest.raises(OSError, match="No space"):
        save(desk, "One")
    assert desk.path.read_bytes() == FILE
    assert not desk.changes()
    assert not versions(desk)
    monkeypatch.undo()
    assert save(desk, "One").change
    assert version(desk).read_bytes() == FILE
