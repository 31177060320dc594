"""Saves, removals and what is taken back: whole or not at all, nothing lost, and nothing but the row touched."""

import dataclasses
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing import log, opening, shelf, together
from rollout.editing.desk import Desk
from rollout.editing.further import Item, Wanted, opened
from rollout.editing.steps import Done
from rollout.editing.verdicts import Verdict
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import Store
from rollout.evidence.table import digest
from rollout.evidence.writer import save as really
from tests.csv_rows import csv_of

NOW = "2026-11-28T12:00:00Z"
FILE = csv_of({"id": "a"}, {"id": "b", "title": "Second, and last"}, {"id": "c"})


@pytest.fixture
def desk_on(tmp_path: Path) -> Callable[..., Desk]:
    """Return a function that gives a desk on a file of these bytes."""

    def begin(data: bytes = FILE, name: str = "events.csv") -> Desk:
        (tmp_path / name).write_bytes(data)
        return Desk(tmp_path / name, Limits(), lambda: NOW)

    return begin


def bytes_of(desk: Desk) -> bytes:
    return desk.now().data


def save(desk: Desk, event: str, who: str = "", **fields: str) -> Done:
    """Save fields as a page does that has just opened the event."""
    whole = desk.now()
    place = whole.names.places[event]
    return desk.save(event, whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, who)


def remove(desk: Desk, event: str) -> Done:
    whole = desk.now()
    place = whole.names.places[event]
    return desk.remove(event, whole.sheet.rows[place].mark, whole.sheet.fields(place), "")


def undo(desk: Desk, done: Done) -> Done:
    assert done.change
    return desk.undo(done.change.number, "")


def numbers(desk: Desk) -> list[int]:
    return [each.number for each in desk.changes()]


def test_a_save_changes_the_row_keeps_the_version_before_and_says_who_and_what(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on()
    done = save(desk, "b", who="Dolma", title="Second and better")
    assert bytes_of(desk) == FILE.replace(b'"Second, and last"', b'"Second and better"')
    assert done.change
    assert (done.change.who, done.change.what, done.change.event, done.change.when) == ("Dolma", "changed", "b", NOW)
    assert (tmp_path / "history" / f"{done.change.came_from}.csv").read_bytes() == FILE
    assert "Dolma changed b" in done.change.sentence
    assert desk.changes() == [done.change]


STEPS = st.tuples(st.sampled_from(["save", "add", "remove"]), st.sampled_from("abc"), st.sampled_from(["X", "Y, z"]))


@given(st.lists(STEPS, min_size=1, max_size=4), st.booleans())
def test_what_is_taken_back_leaves_the_bytes_that_were_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]], closed: bool
) -> None:
    path = tmp_path_factory.mktemp("undo") / "events.csv"
    path.write_bytes(FILE if closed else FILE[:-1])
    desk = Desk(path, Limits(), lambda: NOW)
    before, done = [], []
    for what, event, title in steps:
        if what != "add" and event not in desk.now().names.places:
            continue
        before.append(path.read_bytes())
        if what == "add":
            done.append(desk.save("", "", {}, {"date": "2020", "title": title}, ""))
        else:
            done.append(save(desk, event, title=title) if what == "save" else remove(desk, event))
    for each in reversed(done):
        assert undo(desk, each).change
        assert path.read_bytes() == before.pop()


def test_a_change_under_others_is_taken_back_alone(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    first = save(desk, "a", title="One")
    save(desk, "b", title="Two")
    assert undo(desk, first).change
    assert bytes_of(desk) == FILE.replace(b'"Second, and last"', b'"Two"')
    added = desk.save("", "", {}, {"date": "2020", "title": "Three", "id": "d"}, "")
    gone = remove(desk, "a")
    save(desk, "c", title="Four")
    assert undo(desk, added).change
    assert undo(desk, gone).change
    assert [*desk.now().names.places] == ["a", "b", "c"]


def test_a_change_is_taken_back_wherever_its_row_stands_now(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on(FILE)
    done = save(desk, "c", title="Other words")
    head, _, _, last = bytes_of(desk).splitlines(keepends=True)
    (tmp_path / "events.csv").write_bytes(head + last)
    back = undo(desk, done).change
    assert back
    assert bytes_of(desk) == head + FILE.splitlines(keepends=True)[-1]
    assert back.place == 1


def test_of_rows_that_are_alike_the_one_is_taken_back_that_was_changed(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    twins = b"date,title\n2019,A\n2018,B\n2019,A\n"
    desk = desk_on(twins)
    done = desk.save("", "", {}, {"date": "2019", "title": "A"}, "")
    (tmp_path / "events.csv").write_bytes(bytes_of(desk).replace(b"2018", b"2017"))
    assert undo(desk, done).change
    assert bytes_of(desk) == twins.replace(b"2018", b"2017")


def test_what_cannot_be_taken_back_is_said_and_changes_nothing(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    first = save(desk, "a", title="One")
    save(desk, "a", title="Two")
    assert "changed again" in undo(desk, first).wrong
    assert "no such change" in desk.undo(99, "").wrong
    gone = remove(desk, "a")
    desk.save("", "", {}, {"date": "2020", "title": "Again", "id": "a"}, "")
    held = bytes_of(desk)
    assert "changed again" in undo(desk, gone).wrong
    assert bytes_of(desk) == held


def test_taking_back_can_be_taken_back_and_nothing_twice(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    first = save(desk, "a", title="One")
    after = bytes_of(desk)
    back = undo(desk, first)
    assert "already" in undo(desk, first).wrong
    assert undo(desk, back).change
    assert bytes_of(desk) == after
    assert "took back change 1" in desk.changes()[1].sentence


def test_a_row_that_somebody_else_has_changed_is_given_back_both_ways(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    whole = desk.now()
    place = whole.names.places["a"]
    mark, was = whole.sheet.rows[place].mark, whole.sheet.fields(place)
    save(desk, "b", title="Elsewhere")
    save(desk, "a", title="Theirs", summary="Theirs alone.")
    held = bytes_of(desk)
    conflict = desk.save("a", mark, was, {"title": "Mine", "place": "Lhasa"}, "").conflict
    assert conflict
    assert {one.column: (one.theirs, one.mine, one.open) for one in conflict.fields} == {
        "title": ("Theirs", "Mine", True),
        "summary": ("Theirs alone.", "A newspaper says so.", False),
        "place": ("", "Lhasa", False),
    }
    assert bytes_of(desk) == held
    assert desk.save("a", conflict.mark, was, {"title": "Mine", "summary": "Theirs alone."}, "").change
    met = desk.remove("a", mark, was, "").conflict
    assert met
    assert not met.gone


def test_rows_that_do_not_meet_are_merged_whoever_wrote_the_file(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    whole = desk.now()
    mark, was = whole.sheet.rows[1].mark, whole.sheet.fields(1)
    (tmp_path / "events.csv").write_bytes(FILE.replace(b"Second, and", b"By a spreadsheet, and"))
    assert desk.save("a", mark, was, {"title": "Mine"}, "").change
    assert b"By a spreadsheet, and last" in bytes_of(desk)
    assert b'"Mine"' in bytes_of(desk)


def test_an_event_that_was_taken_out_meanwhile_is_given_back_as_gone(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    whole = desk.now()
    mark, was = whole.sheet.rows[1].mark, whole.sheet.fields(1)
    assert remove(desk, "a").change
    met = desk.save("a", mark, was, {"title": "Mine"}, "").conflict
    assert met
    assert met.gone
    assert "not in the file" in desk.remove("a", mark, was, "").wrong


def test_what_check_would_refuse_is_not_saved_and_is_said(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    assert [each.column for each in save(desk, "a", date="soon").problems] == ["date"]
    assert [each.column for each in save(desk, "a", id="b").problems] == ["id"]
    assert save(desk, "a", title="x\x00").problems
    assert bytes_of(desk) == FILE
    tight = Desk(desk.path, Limits(max_bytes=len(FILE) + 10), lambda: NOW)
    assert save(tight, "a", title="long " * 9).problems
    assert numbers(desk) == []


def test_problems_that_stand_elsewhere_already_are_nobodys_fault(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on(csv_of({"id": "a"}, {"id": "b", "date": "soon"}, {"id": "c"}, {"id": "c"}))
    assert save(desk, "a", title="Fine").change
    assert remove(desk, "a").change
    assert save(desk, "b", date="2019").change


def test_a_change_that_breaks_another_row_is_not_saved(desk_on: Callable[..., Desk]) -> None:
    aim = {"status": "planned", "due": "2019"}
    desk = desk_on(csv_of({"id": "a", **aim}, {"id": "b", "answers": "a"}))
    assert [each.row for each in save(desk, "a", status="reported", due="").problems] == [3]
    assert [each.row for each in remove(desk, "a").problems] == [2]


def test_a_column_that_the_file_lacks_is_added_at_the_end_and_said(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on(b"date,title\n2019,A\n2020,B\n")
    event = next(iter(desk.now().names.made & {one for one, at in desk.now().names.places.items() if at == 1}))
    done = save(desk, event, place="Lhasa")
    assert bytes_of(desk) == b"date,title,place\n2019,A,Lhasa\n2020,B\n"
    assert done.change
    assert done.change.columns == ("place",)
    assert "new columns: place" in done.change.sentence


def test_an_event_without_an_id_keeps_its_name_when_its_date_changes(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on(b"date,title\n2019,A\n2020,B\n")
    event = next(one for one, at in desk.now().names.places.items() if at == 1)
    assert save(desk, event, date="2019-05").change
    assert event in desk.now().names.places
    assert save(desk, event, title="C").change
    assert event in desk.now().names.places


def test_a_new_event_gets_a_name_that_nobody_has(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on()
    for _ in range(2):
        assert desk.save("", "", {}, {"date": "2020", "title": "Twice"}, "").change
    assert len(desk.now().names.places) == 5
    bare = desk_on(b"date,title\n", "bare.csv")
    done = bare.save("", "", {}, {"date": "2020", "title": "Once"}, "")
    assert done.change
    assert bytes_of(bare) == b"date,title\n2020,Once\n"
    assert done.change.event in bare.now().names.places


def test_a_save_that_the_disk_refuses_changes_nothing_and_is_not_in_the_history(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_on()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(together, "save", full)
    with pytest.raises(OSError, match="No space"):
        save(desk, "a", title="One")
    assert bytes_of(desk) == FILE
    assert numbers(desk) == []


def test_a_file_that_another_program_writes_meanwhile_is_read_again(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_on()
    calm = iter([False, True])

    def late(path: Path, data: bytes, ready: Callable[[], None]) -> None:
        if next(calm, False):
            path.write_bytes(path.read_bytes().replace(b"Second", b"Another"))
        really(path, data, ready)

    monkeypatch.setattr(together, "save", late)
    assert save(desk, "a", title="One").change
    assert save(desk, "c", title="Two").change
    assert b"Another, and last" in bytes_of(desk)
    assert b'"One"' in bytes_of(desk)
    assert numbers(desk) == [1, 3]

    def always(path: Path, data: bytes, ready: Callable[[], None]) -> None:
        path.write_bytes(path.read_bytes() + b"\n")
        really(path, data, ready)

    monkeypatch.setattr(together, "save", always)
    assert "all the time" in save(desk, "a", title="Never").wrong


def test_a_change_that_was_announced_and_never_written_is_taken_back(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_on()
    first = save(desk, "a", title="One").change
    assert first
    book = tmp_path / "history" / "events.csv.log"
    said = book.read_bytes()
    ghost = dataclasses.replace(first, number=2, came_from=first.became, became="0" * 64, after="x")
    book.write_bytes(said + ghost.line)
    again = Desk(tmp_path / "events.csv", Limits(), lambda: NOW)
    assert save(again, "b", title="Two").change
    assert numbers(again) == [1, 3]
    real = dataclasses.replace(first, number=4, came_from="1" * 64)
    book.write_bytes(book.read_bytes() + real.line)
    once = Desk(tmp_path / "events.csv", Limits(), lambda: NOW)
    assert save(once, "c", title="Three").change
    assert numbers(once) == [1, 3, 4, 5]


def test_a_log_that_was_cut_off_or_written_by_others_is_passed_by(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    first = save(desk, "a", title="One").change
    assert first
    book = tmp_path / "history" / "events.csv.log"
    strange = {**dataclasses.asdict(first), "number": 7, "what": "burnt"}
    odd = {**dataclasses.asdict(first), "number": 8, "place": "1"}
    half = {**dataclasses.asdict(first), "number": 8, "before": "\ud800"}
    lines = [
        json.dumps(half),
        json.dumps(strange),
        json.dumps(odd),
        "[]",
        "{",
        '{"number": "9"}',
        '{"number": 9}',
        "[" * 100_000,
    ]
    book.write_bytes(book.read_bytes() + "\n".join(lines).encode() + b'\n{"number": 10, "wh')
    assert save(desk, "b", title="Two").change
    assert numbers(desk) == [1, 10]
    assert numbers(Desk(tmp_path / "events.csv", Limits(), lambda: NOW)) == [1, 10]


def test_versions_are_bounded_and_the_log_keeps_what_changed(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_on()
    monkeypatch.setattr(shelf, "MOST", 3)
    for title in "vwxyz":
        assert save(desk, "a", title=title).change
    assert len([*(tmp_path / "history").glob("*.csv")]) == 3
    assert numbers(desk) == [1, 2, 3, 4, 5]
    monkeypatch.setattr(shelf, "MOST_BYTES", 1)
    assert save(desk, "a", title="last").change
    assert len([*(tmp_path / "history").glob("*.csv")]) == 1
    (version,) = (tmp_path / "history").glob("*.csv")
    version.write_bytes(b"bent by somebody")
    assert desk.undo(6, "").change
    assert b'"z"' in bytes_of(desk)


def test_the_version_before_the_last_change_is_kept_whatever_the_clock_says(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_on()
    monkeypatch.setattr(shelf, "MOST", 2)
    for title in "vwxyz":
        before = bytes_of(desk)
        assert save(desk, "a", title=title).change
        assert shelf.Shelf(desk.path).version(digest(before)) == before
        for ahead, version in enumerate((tmp_path / "history").glob("*.csv")):
            os.utime(version, ns=(0, 2**61 + ahead))
    assert len([*(tmp_path / "history").glob("*.csv")]) == 2


def test_what_a_kill_left_of_a_version_is_gone_with_the_next_change(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on()
    assert save(desk, "a", title="One").change
    left = tmp_path / "history" / f".{'0' * 64}.csv.x7r2k1q0.tmp"
    left.write_bytes(FILE)
    assert save(desk, "a", title="Two").change
    assert not left.exists()


def test_who_interrupts_a_save_that_is_written_already_finds_it_in_the_history(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_on()

    def interrupted(path: Path, data: bytes, ready: Callable[[], object]) -> None:
        really(path, data, ready)
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(together, "save", interrupted)
        with pytest.raises(KeyboardInterrupt):
            save(desk, "a", title="One")
    assert b"One" in bytes_of(desk)
    desk.settle()
    assert numbers(desk) == [1]
    assert [each["what"] for each in desk._shelf._said()] == [log.CHANGED, log.DONE]


@pytest.mark.parametrize("fails", ["say", "prune"])
def test_what_is_written_is_said_to_be_although_the_history_has_no_room_to_say_so(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    desk = desk_on()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as within:
        within.setattr(shelf.Shelf, fails, full)
        assert save(desk, "a", title="One").change
    assert b"One" in bytes_of(desk)
    assert save(desk, "a", title="Two").change
    assert numbers(desk) == numbers(Desk(desk.path, Limits())) == [1, 2]
    assert [each["what"] for each in desk._shelf._said()].count(log.DONE) == 2


def test_turns_are_kept_where_files_cannot_be_held(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(shelf, "import_module", missing)
    assert save(desk_on(), "a", title="One").change


def test_a_row_that_is_refused_can_be_named_where_it_says_its_id(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on(csv_of({"id": "a", "date": "soon"}) + b"\nshort\n")
    assert desk.now().names.places == {"a": 1, "short": 3}
    assert desk.limits == Limits()
    assert read(bytes_of(desk)).refused == 2


def test_the_history_is_read_by_nobody_who_may_not_read_the_file(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    (tmp_path / "events.csv").chmod(0o600)
    assert save(desk, "a", title="One").change
    assert (tmp_path / "history").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_a_history_that_leads_elsewhere_is_not_followed(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "history").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="leads elsewhere"):
        save(desk, "a", title="One")
    assert bytes_of(desk) == FILE
    assert not [*(tmp_path / "elsewhere").iterdir()]


def test_who_may_not_read_the_file_any_more_reads_no_history_either(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on()
    (tmp_path / "events.csv").chmod(0o644)
    assert save(desk, "a", title="One").change
    (tmp_path / "history").chmod(0o755)
    (tmp_path / "events.csv").chmod(0o640)
    assert save(desk, "a", title="Two").change
    assert (tmp_path / "history").stat().st_mode & 0o777 == 0o750 or os.name == "nt"
    (tmp_path / "events.csv").chmod(0o600)
    assert save(desk, "a", title="Three").change
    assert (tmp_path / "history").stat().st_mode & 0o777 == 0o700 or os.name == "nt"


@pytest.mark.parametrize("name", ["lock", "events.csv.log", "events.csv.name"])
def test_no_link_and_no_folder_stands_for_a_file_of_the_history(
    desk_on: Callable[..., Desk], tmp_path: Path, name: str
) -> None:
    desk, other, there = desk_on(), tmp_path / "elsewhere", tmp_path / "history" / name
    there.parent.mkdir()
    there.symlink_to(other)  # leads nowhere, and would be made
    for act in (lambda: save(desk, "a", title="One"), desk.changes):
        with pytest.raises(OSError, match="no file of its own"):
            act()
    assert not other.exists()
    there.unlink()
    there.mkdir()
    with pytest.raises(OSError, match="no file of its own"):
        save(desk, "a", title="One")
    assert bytes_of(desk) == FILE


def test_two_who_look_at_the_history_at_once_read_each_line_once(
    desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert save(desk_on(), "a", title="One").change
    desk, whole = Desk(tmp_path / "events.csv", Limits(), lambda: NOW), log.lines
    others: list[Thread] = []

    def meanwhile(data: bytes) -> list[log.Line]:
        if not others:
            others.append(Thread(target=desk.changes))
            others[0].start()
            others[0].join(0.2)  # it waits for us
        return whole(data)

    monkeypatch.setattr(log, "lines", meanwhile)
    desk.changes()
    others[0].join()
    assert save(desk, "b", title="Two").change
    assert numbers(desk) == [1, 2]
    assert desk.undo(2, "").change


@pytest.mark.parametrize(
    "forged",
    [
        {"before": '"a"b', "became": "0" * 64},
        {"before": '"a"b'},
        {"before": "x,2019,Lane,One\ny,2019,Lane,Two"},
        {"after": "x,2019,Lane,Not there"},
        {"after": "x,2019,Lane,Not there", "place": 99},
    ],
)
def test_what_is_no_row_is_not_taken_back_from_a_log_that_others_wrote(
    desk_on: Callable[..., Desk], tmp_path: Path, forged: dict[str, Any]
) -> None:
    desk = desk_on()
    done = remove(desk, [*desk.now().names.places][-1]).change
    assert done
    lie = dataclasses.replace(done, number=2, **{"came_from": "1" * 64, **forged})
    with (tmp_path / "history" / "events.csv.log").open("ab") as book:
        book.write(lie.line + log.about(2, log.DONE))
    before = bytes_of(desk)
    assert "nothing was taken back" in desk.undo(2, "").wrong
    assert bytes_of(desk) == before


def test_a_history_that_was_begun_anew_is_read_anew(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    for title in ("One", "Two", "Three"):
        assert save(desk, "a", title=title).change
    shutil.rmtree(tmp_path / "history")
    assert undo(desk, save(desk, "b", title="Four")).change
    assert undo(desk, save(desk, "b", title="Five")).change
    assert len({*numbers(desk)}) == 4


def test_what_a_sentence_of_the_history_names_cannot_command_a_terminal(desk_on: Callable[..., Desk]) -> None:
    desk = desk_on(csv_of({"id": "\x1b[2J"}))
    done = save(desk, "\x1b[2J", who="\x1b[31m", id="a")
    assert done.change
    bad = "\x1b[2J"
    forged = dataclasses.replace(done.change, event=bad, when=bad, who=bad, came_from=bad, became=bad, columns=(bad,))
    assert "\x1b" not in forged.sentence


QUOTED_ANEW = b'"id";"title";"date";"lane"\r\n"b";"Second";"2019";""\r\n"a";"First ""words""";"2018";"Lane"\r\n'


def test_a_row_that_a_spreadsheet_has_only_written_anew_meets_no_change(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on(b'id,date,lane,title\na,2018,Lane,"First ""words"""\nb,2019,,Second\n')
    whole = desk.now()
    mark, was = whole.sheet.rows[1].mark, whole.sheet.fields(1)
    (tmp_path / "events.csv").write_bytes(QUOTED_ANEW)  # other quotes, separator, line ends, order of columns and rows
    assert desk.save("a", mark, was, {"lane": "Another"}, "").change
    assert bytes_of(desk) == QUOTED_ANEW.replace(b'"Lane"', b'"Another"')
    (tmp_path / "events.csv").write_bytes(QUOTED_ANEW)
    assert desk.remove("a", mark, was, "").change


def test_further_sources_that_a_spreadsheet_has_only_written_anew_meet_no_change(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on()
    near = tmp_path / "sources.csv"
    near.write_bytes(b"event,role,title,url\na,supports,One,https://www.example.org/1\n")
    whole = desk.now()
    cited = opened(whole.sources, "a")
    near.write_bytes(b'"event";"role";"title";"url"\r\n"a";"supports";"One";"https://www.example.org/1"\r\n')
    items = (Item(cited.items[0].mark, {"title": "Two"}),)
    place = whole.names.places["a"]
    row = whole.sheet.rows[place]
    assert desk.save("a", row.mark, whole.sheet.fields(place), {}, "", Wanted(cited.mark, items)).change
    assert near.read_bytes() == b'"event";"role";"title";"url"\r\n"a";"supports";"Two";"https://www.example.org/1"\r\n'


def test_an_event_that_got_another_id_in_a_spreadsheet_is_the_same_event_and_asked_about(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on(csv_of({"id": "a", "title": "First"}, {"id": "b", "title": "Second"}))
    whole = desk.now()
    mark, was = whole.sheet.rows[1].mark, whole.sheet.fields(1)
    (tmp_path / "events.csv").write_bytes(bytes_of(desk).replace(b"\na,", b"\nz,"))
    met = desk.save("a", mark, was, {"title": "Mine"}, "").conflict
    assert met
    assert (met.event, met.gone) == ("z", False)
    assert [(one.column, one.theirs, one.mine) for one in met.fields] == [("id", "z", "a"), ("title", "First", "Mine")]
    assert desk.save("z", met.mark, was, {"title": "Mine"}, "").change
    twice = csv_of({"id": "x", "title": "First"}, {"id": "y", "title": "First"})
    (tmp_path / "events.csv").write_bytes(twice)
    met = desk.save("a", mark, was, {"title": "Mine"}, "").conflict
    assert met
    assert met.gone  # nobody knows which of the two it was
    met = desk.save("a", mark, {"id": "a"}, {"title": "Mine"}, "").conflict
    assert met
    assert met.gone


def test_an_event_that_got_the_id_of_another_in_a_spreadsheet_is_gone_for_nobody_knows_it_by_that(
    desk_on: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = desk_on(csv_of({"id": "b", "title": "Second"}, {"id": "a", "title": "First"}))
    whole = desk.now()
    mark, was = whole.sheet.rows[2].mark, whole.sheet.fields(2)
    (tmp_path / "events.csv").write_bytes(bytes_of(desk).replace(b"\na,", b"\nb,"))
    met = desk.save("a", mark, was, {"title": "Mine"}, "").conflict
    assert met
    assert met.gone


def test_a_timeline_keeps_its_name_and_no_other_has_it(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    """Two of them can be served one after the other at one address: drafts of the one are none of the other's."""
    one, beside = desk_on(), desk_on(name="other.csv")
    name = one.name
    assert len(name) == 32
    assert one.name == Desk(one.path, Limits()).name == name != beside.name
    assert tmp_path.name not in name
    moved = tmp_path / "moved"
    moved.mkdir()
    for each in ("events.csv", "history"):
        shutil.move(tmp_path / each, moved / each)
    assert Desk(moved / "events.csv", Limits()).name == name
    (moved / "history" / "events.csv.name").write_bytes(b"<script>")
    assert Desk(moved / "events.csv", Limits()).name not in (name, "<script>")


def test_where_the_name_of_a_timeline_cannot_be_kept_it_has_none(desk_on: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_on()
    (tmp_path / "history").write_text("in the way", "utf-8")
    assert desk.name == ""


def test_what_the_page_has_read_is_not_read_once_more_to_be_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(FILE)
    store = Store(path, Limits())
    desk = Desk(path, Limits(), expect=store.expect, read_already=store.read_already)
    with monkeypatch.context() as within:
        within.setattr(opening, "read", lambda *_, **__: pytest.fail("It was read."))
        assert desk.now().dataset is store.now().dataset
    path.write_bytes(csv_of({"id": "other"}))  # the page has not looked yet
    assert [*desk.now().names.places] == ["other"]
    assert desk.now().dataset == read(path.read_bytes())


def test_what_others_judge_is_known_where_events_are_edited_and_shown_from_one_reading(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(FILE)
    store = Store(path, Limits(), lambda: 2.0**40)
    desk = Desk(path, Limits(), expect=store.expect, read_already=store.read_already)
    digests = desk.digests(desk.now())
    for count, who in enumerate(("Anna", "Dolma"), 1):
        assert desk.judge(Verdict("a", digests["a"], who, "2026-11-29", "agrees")) == ""
        for dataset in (desk.now().dataset, store.now().dataset):
            assert dict(dataset.reviews)["a"].agrees == count
    assert save(desk, "a", title="Other words").change
    for dataset in (desk.now().dataset, store.now().dataset):
        assert dict(dataset.reviews)["a"].lapsed == 2


def test_what_is_taken_out_here_is_not_doubted_where_another_program_writes_beside_it_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(FILE)
    page = Store(path, Limits(), lambda: 2.0**40)
    desk = Desk(path, Limits(), expect=page.expect, read_already=page.read_already)
    assert remove(desk, "c").change
    (tmp_path / "timeline.toml").write_text('title = "Theirs"\n', "utf-8")
    state = page.now()
    assert (state.problems, state.dataset.title, len(state.dataset.events)) == ((), "Theirs", 2)


@pytest.mark.parametrize("cut", [False, True])
def test_what_is_taken_out_here_is_missed_in_nothing_that_another_program_writes_right_after_and_what_it_cuts_off_is(
    tmp_path: Path, cut: bool
) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(FILE)
    page = Store(path, Limits(), lambda: 2.0**40)
    desk = Desk(path, Limits(), expect=page.expect, read_already=page.read_already)
    assert remove(desk, "c").change
    rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(rows[:-1] if cut else [*rows[:-1], rows[-1].replace(b"Second", b"Other")]))
    problems = [one.words for one in page.now().problems]
    assert (len(page.now().dataset.events), ["cut off" in words for words in problems]) == (
        (3, [True]) if cut else (2, [])
    )
