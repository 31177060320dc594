"""An event and its further sources are written together or not at all, taken back together, and given to choose."""

import csv
import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing import log, together
from rollout.editing.desk import Desk
from rollout.editing.draft import draft
from rollout.editing.further import NOTHING, Item, Wanted, opened, own
from rollout.editing.steps import Done
from rollout.editing.verdicts import Verdict
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import Limits, read
from rollout.evidence.writer import save as really
from tests.csv_rows import csv_of

NOW = "2026-11-28T12:00:00Z"
EVENTS = csv_of({"id": "a"}, {"id": "b"}, {"id": "c"})
SOURCES = (
    b"event,role,title,url,x_who\n"
    b'a,supports,"First of a",https://example.org/1,Anna\n'
    b"b,disputes,Of b,https://example.org/2,\n"
    b"a,context,Second of a,https://example.org/3,\n"
)
NEW = {"role": "supports", "title": "Third, of a", "url": "https://example.org/4"}
NEWS = {"date": "2020", "title": "News"}


def folder(place: Path, sources: bytes | None = SOURCES) -> Desk:
    place.mkdir(exist_ok=True)
    (place / "events.csv").write_bytes(EVENTS)
    if sources is not None:
        (place / "sources.csv").write_bytes(sources)
    return Desk(place / "events.csv", Limits(), lambda: NOW)


def both(desk: Desk) -> tuple[bytes, bytes | None]:
    whole = desk.now()
    return whole.data, whole.beside.sources


def of(desk: Desk, event: str) -> Wanted:
    return opened(desk.now().sources, event)


def save(desk: Desk, event: str, wanted: Wanted | None = None, **fields: str) -> Done:
    """Save as a page does that has just opened the event."""
    whole = desk.now()
    place = whole.names.places[event]
    return desk.save(event, whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, "", wanted)


def with_one_more(wanted: Wanted, **fields: str) -> Wanted:
    return Wanted(wanted.mark, (*wanted.items, Item("", {**NEW, **fields})))


def remove(desk: Desk, event: str) -> Done:
    whole = desk.now()
    place = whole.names.places[event]
    fields, mark = whole.sheet.fields(place), whole.sheet.rows[place].mark
    return desk.remove(event, mark, fields, "", of(desk, event).mark)


def undo(desk: Desk, done: Done) -> Done:
    assert done.change
    return desk.undo(done.change.number, "")


def test_a_further_source_is_a_row_behind_those_of_its_event_and_no_other_byte_changes(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    done = save(desk, "a", with_one_more(of(desk, "a")))
    assert done.change
    assert both(desk) == (EVENTS, SOURCES + b'a,supports,"Third, of a",https://example.org/4,\n')
    assert "changed a and its further sources" in done.change.sentence
    assert undo(desk, done).change
    assert both(desk) == (EVENTS, SOURCES)


def test_a_source_is_changed_and_taken_out_and_what_is_not_shown_stays(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    wanted = of(desk, "a")
    fewer = Wanted(wanted.mark, (Item(wanted.items[0].mark, {"title": "Better", "quote": "Its words"}),))
    done = save(desk, "a", fewer, title="Other words")
    assert done.change
    assert desk.now().beside.sources == (
        b"event,role,title,url,x_who,quote\n"
        b'a,supports,"Better",https://example.org/1,Anna,Its words\n'
        b"b,disputes,Of b,https://example.org/2,\n"
    )
    assert b"Other words" in desk.now().data
    assert undo(desk, done).change
    assert both(desk) == (EVENTS, SOURCES)


def test_the_first_further_source_makes_the_file_and_undo_takes_it_away(tmp_path: Path) -> None:
    desk = folder(tmp_path, None)
    done = desk.save("", "", {}, NEWS, "", with_one_more(NOTHING))
    assert done.change
    assert not desk.now().dataset.problems
    assert (tmp_path / "sources.csv").read_bytes().startswith(",".join(SOURCE_COLUMNS).encode())
    assert done.change.event.encode() in (tmp_path / "sources.csv").read_bytes()
    assert [len(each.citations) for each in desk.now().dataset.events] == [0, 0, 0, 1]
    assert undo(desk, done).change
    assert both(desk) == (EVENTS, None)
    assert not (tmp_path / "sources.csv").exists()
    again = desk.changes()[-1]
    assert desk.undo(again.number, "").change
    assert len(of(desk, done.change.event).items) == 1


def test_sources_follow_their_event_to_another_name_and_out_of_the_file(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    renamed = save(desk, "a", id="alpha")
    assert renamed.change
    assert not desk.now().dataset.problems
    assert len(of(desk, "alpha").items) == 2
    gone = remove(desk, "alpha")
    assert gone.change
    assert desk.now().beside.sources == b"event,role,title,url,x_who\nb,disputes,Of b,https://example.org/2,\n"
    assert undo(desk, gone).change
    assert undo(desk, renamed).change
    assert both(desk) == (EVENTS, SOURCES)
    assert save(desk, "c", of(desk, "c"), id="gamma").change
    assert both(desk)[1] == SOURCES


def test_an_event_without_an_id_gets_one_when_sources_are_to_point_at_it(tmp_path: Path) -> None:
    desk = folder(tmp_path, None)
    (tmp_path / "events.csv").write_bytes(b"date,title\n2019,A\n")
    (name,) = desk.now().names.places
    assert save(desk, name, with_one_more(NOTHING)).change
    assert desk.now().data == f"date,title,id\n2019,A,{name}\n".encode()
    assert desk.save("", "", {}, {"date": "2020", "title": "B"}, "", with_one_more(NOTHING)).change
    assert not desk.now().dataset.problems


def test_sources_that_somebody_else_has_changed_are_given_back_and_nothing_is_written(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    stale, row = of(desk, "a"), desk.now().sheet.rows[1]
    was = desk.now().sheet.fields(1)
    assert save(desk, "a", with_one_more(stale)).change
    held = both(desk)
    met = save(desk, "a", stale, title="Mine").conflict
    assert met
    assert met.sources == of(desk, "a")
    assert met.fields == ()
    gone = desk.remove("a", row.mark, was, "", stale.mark).conflict
    assert gone
    assert gone.sources
    assert both(desk) == held
    assert save(desk, "a", of(desk, "a"), title="Mine").change
    assert desk.save("a", row.mark, was, {"title": "Late"}, "", of(desk, "a")).conflict


def test_what_check_would_refuse_of_a_source_is_not_written(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    wrong = save(desk, "a", with_one_more(of(desk, "a"), url="nowhere"), title="Fine").problems
    assert [(each.file, each.column) for each in wrong] == [("sources.csv", "url")]
    assert both(desk) == (EVENTS, SOURCES)
    assert not (tmp_path / "history" / "events.csv.log").exists()


@pytest.mark.parametrize("bad", [b"\xff\xfe\x00", b"name,role\nx,y\n"])
def test_a_sources_file_that_cannot_be_read_is_not_written_over(tmp_path: Path, bad: bytes) -> None:
    desk = folder(tmp_path, bad)
    assert "cannot be read" in save(desk, "a", with_one_more(NOTHING)).wrong
    found = draft(desk.now(), "a", {}, (), Limits(), with_one_more(NOTHING))
    assert "cannot be read" in found.problems[0][1]
    assert save(desk, "a", NOTHING, title="Alone").change
    assert both(desk)[1] == bad


def test_a_sources_file_that_leads_out_of_the_folder_is_not_written(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    desk = folder(tmp_path / "mine", None)
    elsewhere.write_bytes(SOURCES)
    (tmp_path / "mine" / "sources.csv").symlink_to(elsewhere)
    with pytest.raises(OSError, match="leads elsewhere"):
        save(desk, "a", with_one_more(of(desk, "a")))
    assert elsewhere.read_bytes() == SOURCES
    assert desk.changes() == []


def test_reviews_that_lead_out_of_the_folder_are_not_written(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    desk = folder(tmp_path / "mine", None)
    elsewhere.write_bytes(b"event,digest,reviewer,on,verdict,remark\n")
    (tmp_path / "mine" / "reviews.csv").symlink_to(elsewhere)
    digests = desk.digests(desk.now())
    with pytest.raises(OSError, match="leads elsewhere"):
        desk.judge(Verdict("a", digests["a"], "Tenzin", "2026-11-29", "agrees"))
    assert elsewhere.read_bytes().count(b"\n") == 1


def test_what_is_taken_back_under_others_touches_its_own_rows_alone(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    first = save(desk, "a", with_one_more(of(desk, "a")), title="One")
    save(desk, "b", with_one_more(of(desk, "b"), title="Of b again"))
    assert undo(desk, first).change
    assert [each.fields["title"] for each in of(desk, "a").items] == ["First of a", "Second of a"]
    assert len(of(desk, "b").items) == 2
    wanted = of(desk, "b")
    gone = save(desk, "b", Wanted(wanted.mark, ()))
    save(desk, "a", with_one_more(of(desk, "a")))
    assert undo(desk, gone).change
    assert of(desk, "b").items == wanted.items
    changed = save(desk, "c", with_one_more(NOTHING))
    save(desk, "c", Wanted(of(desk, "c").mark, ()))
    assert "changed again" in undo(desk, changed).wrong


def test_a_version_of_the_sources_that_is_gone_is_not_needed_to_take_rows_back(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    done = save(desk, "a", with_one_more(of(desk, "a")))
    for each in (tmp_path / "history").glob("*.csv"):
        each.unlink()
    assert undo(desk, done).change
    assert both(desk) == (EVENTS, SOURCES)
    done = save(desk, "a", with_one_more(of(desk, "a")))
    (tmp_path / "sources.csv").write_bytes(b"\xff")
    assert "changed again" in undo(desk, done).wrong


WORDS = st.sampled_from(["X", "Y, z", 'say "so"'])
STEPS = st.tuples(st.sampled_from(["more", "fewer", "other", "name", "remove", "add"]), st.sampled_from("abc"), WORDS)


def step(desk: Desk, what: str, event: str, words: str) -> Done:
    wanted = of(desk, event)
    if what == "add":
        return desk.save("", "", {}, {**NEWS, "title": words}, "", with_one_more(NOTHING, title=words))
    if what == "remove":
        return remove(desk, event)
    if what == "name":
        return save(desk, event, wanted, id=f"{event}{event}")
    if what == "more":
        return save(desk, event, with_one_more(wanted, title=words), title=words)
    kept = wanted.items[1:] if what == "fewer" else tuple(Item(one.mark, {"title": words}) for one in wanted.items)
    return save(desk, event, Wanted(wanted.mark, kept))


@given(st.lists(STEPS, min_size=1, max_size=4), st.sampled_from([None, SOURCES, SOURCES[:-1]]))
def test_whatever_is_done_stays_right_and_leaves_the_very_bytes_when_it_is_taken_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]], sources: bytes | None
) -> None:
    place = tmp_path_factory.mktemp("together")
    desk = folder(place, sources)
    held, done = [], []
    for what, event, words in steps:
        if event not in desk.now().names.places:
            continue
        held.append(both(desk))
        done.append(step(desk, what, event, words))
        assert read(desk.now().data, beside=beside(place / "events.csv", 10**6)).problems == ()
    for each in reversed(done):
        before = held.pop()
        if each.change:
            assert undo(desk, each).change
        assert both(desk) == before


KINDS: dict[str, Callable[[Desk], object]] = {
    "more": lambda desk: step(desk, "more", "a", "X"),
    "alone": lambda desk: save(desk, "a", with_one_more(of(desk, "a"))),
    "remove": lambda desk: remove(desk, "a"),
    "begin": lambda desk: desk.save("", "", {}, NEWS, "", with_one_more(NOTHING)),
    "end": lambda desk: desk.undo(1, ""),
}


def killed(act: Callable[[Desk], object], desk: Desk, after: int) -> bool:
    """Do something in a process of its own that ends at once before its disk is changed for the nth time."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        left = [after]

        def counted(whole: Callable[..., object]) -> Callable[..., object]:
            def until(*given: object, **named: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return whole(*given, **named)

            return until

        for name in ("replace", "unlink"):
            setattr(Path, name, counted(getattr(Path, name)))
        os.fsync = counted(os.fsync)  # type: ignore[assignment]
        os.link = counted(os.link)  # type: ignore[assignment]
        code = 1
        try:
            act(desk)
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def prepared(place: Path, kind: str) -> Desk:
    desk = folder(place, None if kind in ("begin", "end") else SOURCES)
    if kind == "end":
        KINDS["begin"](desk)
    return desk


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_any_moment_leaves_both_files_old_or_both_new(tmp_path: Path, kind: str) -> None:
    whole = prepared(tmp_path / "whole", kind)
    old = both(whole)
    KINDS[kind](whole)
    new = both(whole)
    assert old != new
    found = set()
    for moment in range(200):
        place = tmp_path / str(moment)
        died = killed(KINDS[kind], prepared(place, kind), moment)
        torn = both(Desk(place / "events.csv", Limits(), lambda: NOW))
        assert read(torn[0], beside=beside(place / "events.csv", 10**6)).problems == ()
        desk = Desk(place / "events.csv", Limits(), lambda: NOW)
        desk.settle()
        now = both(desk)
        assert now in (old, new)
        found.add(now == new)
        count = len(desk.changes())
        assert count == (kind == "end") + (now == new)
        if now == new:
            assert desk.undo(count, "").change
            assert both(desk) == old
        if not died:
            break
    assert not died
    assert found == {False, True}


def half_way(monkeypatch: pytest.MonkeyPatch, then: Callable[[], object]) -> None:
    """Let something happen when the first file is in its place and the second is not; once."""
    happened: list[bool] = []

    def save_(path: Path, data: bytes, ready: Callable[[], object]) -> None:
        really(path, data, ready)
        if not happened:
            happened.append(True)
            then()

    monkeypatch.setattr(together, "save", save_)


def test_a_program_that_writes_the_second_file_within_the_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = folder(tmp_path)
    other = SOURCES.replace(b"Of b", b"Of B")
    half_way(monkeypatch, lambda: (tmp_path / "sources.csv").write_bytes(other))
    assert save(desk, "a", with_one_more(of(desk, "a")), title="Mine").change
    assert both(desk)[1] == other + b'a,supports,"Third, of a",https://example.org/4,\n'
    assert b"Mine" in desk.now().data
    assert len(desk.changes()) == 1


def test_where_the_second_file_cannot_be_finished_the_first_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = folder(tmp_path)
    half_way(monkeypatch, lambda: (tmp_path / "sources.csv").write_bytes(SOURCES.splitlines(keepends=True)[0]))
    wanted = of(desk, "a")
    met = save(desk, "a", Wanted(wanted.mark, wanted.items[1:]), title="Mine").conflict
    assert met
    assert met.sources == NOTHING
    assert desk.now().data == EVENTS
    assert desk.changes() == []


def test_a_disk_that_is_full_before_the_first_file_leaves_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = folder(tmp_path)

    def full(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(together, "save", full)
    with pytest.raises(OSError, match="No space"):
        save(desk, "a", with_one_more(of(desk, "a")), title="Mine")
    assert both(desk) == (EVENTS, SOURCES)
    assert desk.changes() == []


def test_a_second_file_that_cannot_be_renamed_is_written_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = folder(tmp_path)

    def jam() -> None:
        raise OSError(5, "Input/output error")

    half_way(monkeypatch, jam)
    assert save(desk, "a", with_one_more(of(desk, "a")), title="Mine").change
    assert len(of(desk, "a").items) == 3
    assert b"Mine" in desk.now().data


class Killed(BaseException):
    """As if the program had ended here."""


def left_half(desk: Desk, monkeypatch: pytest.MonkeyPatch, act: Callable[[Desk], object]) -> None:
    """Leave the first file written and the second not, and nothing said of it."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        half_way(patch, die)
        patch.setattr(together.Settling, "settle", die)
        with pytest.raises(Killed):
            act(desk)


@pytest.mark.parametrize("kind", ["more", "remove"])
def test_what_is_left_half_is_settled_whatever_another_program_wrote_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    chance = random.Random(kind)
    for turn in range(40):
        place = tmp_path / str(turn)
        desk = folder(place)
        left_half(desk, monkeypatch, KINDS[kind])
        for name, word in (("events.csv", b"newspaper"), ("sources.csv", b"Of b")):
            file = place / name
            how = chance.randrange(4)
            if how == 1:
                file.write_bytes(file.read_bytes().replace(word, b"By another"))
            elif how == 2:
                file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
            elif how == 3 and name == "sources.csv":
                file.write_bytes(b"\xff")
        desk.settle()
        assert log.unsure(desk._shelf._said()) is None
        held = [(place / name).read_bytes() for name in ("events.csv", "sources.csv")]
        desk.settle()
        assert [(place / name).read_bytes() for name in ("events.csv", "sources.csv")] == held


def test_what_is_left_half_and_whose_version_is_gone_stays_until_it_can_be_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = folder(tmp_path)
    left_half(desk, monkeypatch, KINDS["more"])
    for each in (tmp_path / "history").glob("*.csv"):
        each.unlink()
    with pytest.raises(OSError, match="stands no more"):
        desk.settle()


def test_an_announced_change_of_nothing_is_done(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    assert save(desk, "a", title="Lhasa has handed out 450,000 cards").change
    book = tmp_path / "history" / "events.csv.log"
    book.write_text(book.read_text().splitlines()[0] + "\n")
    again = Desk(tmp_path / "events.csv", Limits())
    again.settle()
    again.settle()
    assert len(again.changes()) == 1
    assert both(again) == (EVENTS, SOURCES)


def test_a_log_of_an_older_version_is_read_and_a_forged_one_passed_by(tmp_path: Path) -> None:
    desk = folder(tmp_path)
    assert save(desk, "a", title="One").change
    book = tmp_path / "history" / "events.csv.log"
    line = book.read_text().splitlines()[0]
    forged = [
        line.replace('"number": 1', f'"number": {n}').replace('"further": null', f'"further": {further}')
        for n, further in enumerate(
            (
                "{}",
                '{"came_from": "", "became": "", "rows": [7]}',
                '{"came_from": "", "became": "", "rows": [[1, 2, 3]]}',
                "7",
            ),
            2,
        )
    ]
    old = line.replace(', "further": null', "").replace('"number": 1', '"number": 9')
    book.write_text("\n".join([*forged, old, '{"what": "done", "number": 9}', ""]))
    assert [each.number for each in Desk(tmp_path / "events.csv", Limits()).changes()] == [9]


def test_a_draft_says_of_each_source_what_is_wrong_and_how_its_date_is_read(tmp_path: Path) -> None:
    whole = folder(tmp_path).now()
    wanted = opened(whole.sources, "a")
    items = (
        *wanted.items,
        Item("", {**NEW, "url": "nowhere", "date": "summer 2019"}),
        Item("", {**NEW, "date": "3/4/2019"}),
        Item("", {**NEW, "date": "soon"}),
        Item("", {**NEW, "date": "2019-21"}, exact=True),
    )
    found = draft(whole, "a", {}, (), Limits(), Wanted(wanted.mark, items))
    assert [(n, column) for n, column, _ in found.sources] == [(2, "url"), (3, "date"), (4, "date")]
    assert [one.date for one in found.source_dates] == ["", "", "2019-22", "", "", "2019-21"]
    assert len(found.source_dates[3].choices) == 2
    assert found.own is None
    fine = draft(whole, "", NEWS, (), Limits(), with_one_more(NOTHING, date="May 2019"))
    assert fine.own
    assert len(fine.own.citations) == 1
    assert draft(whole, "a", {"id": "other"}, (), Limits(), wanted).own
    assert own(None, "a") == []


def test_what_a_spreadsheet_writes_over_that_had_read_the_file_before_stands_in_the_history(tmp_path: Path) -> None:
    """LibreOffice notices a file that has changed under it, and asks; this is what becomes of "Save anyway"."""
    first, second = folder(tmp_path), Desk(tmp_path / "events.csv", Limits(), lambda: NOW)
    rows = [*csv.reader(io.StringIO(EVENTS.decode()))]  # as it was when the spreadsheet opened it
    one, stale = save(first, "a", title="Of Anna"), second.now()
    assert one.change
    assert save(second, "b", title="Of Pema").change
    rows[3][rows[0].index("title")] = "Of the spreadsheet"
    with (tmp_path / "events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    place = stale.names.places["c"]
    late = second.save("c", stale.sheet.rows[place].mark, stale.sheet.fields(place), {"title": "Of Pema, too"}, "")
    assert late.conflict  # its row has other words now: both ways are offered
    assert [each.theirs for each in late.conflict.fields] == ["Of the spreadsheet"]
    assert save(first, "a", place="Quay").change
    told = [each.after or "" for each in first.changes()]
    for words in ("Of Anna", "Of Pema"):
        assert any(words in each for each in told)
    overwritten = tmp_path / "history" / f"{first.changes()[1].became}.csv"
    assert not overwritten.exists()  # nobody here wrote over it: its rows stand in the log, each as it was saved
    assert "changed again" in undo(first, one).wrong
