"""Events of a database edited in the page: whoever is quicker wins, nobody's change is lost, any can be taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any
from unittest.mock import Mock

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.database import changing as changes_of_rows
from rollout.database import files
from rollout.database.address import Address
from rollout.database.changing import Changing
from rollout.database.differing import differing
from rollout.database.link import Link, connected, writing
from rollout.database.room import Room
from rollout.database.store import DatabaseStore
from rollout.editing.further import Item, Wanted, opened
from rollout.editing.log import REMOVED, UNDONE
from rollout.editing.shared_desk import SharedDesk
from rollout.editing.steps import Done, Whole
from rollout.editing.together import MovedError
from rollout.editing.verdicts import Verdict
from rollout.evidence.beside import Beside
from rollout.evidence.reader import Limits
from rollout.evidence.store import State
from tests.csv_rows import csv_of
from tests.support.postgres import Postgres

NOW = "2026-11-28T12:00:00Z"
FILE = csv_of({"id": "a"}, {"id": "b", "title": "Second, and last"}, {"id": "c"})
SOURCES = b"event,role,title,url\nb,supports,One,https://www.example.org/1\nc,supports,Of c,https://www.example.org/2\n"


@pytest.fixture
def address(postgres: Postgres) -> Address:
    """Return the address of a database that holds three events."""
    address = Address(postgres.database())
    with connected(address) as link:
        files.create(link)
        files.load(link, "events.csv", FILE, Beside(sources=SOURCES), Limits())
    return address


def desk_on(address: Address) -> SharedDesk:
    store = DatabaseStore(address, Limits())
    desk = SharedDesk(Changing(address, Limits()), store.path, Limits(), lambda: NOW)
    store.close()
    return desk


@pytest.fixture
def desk(address: Address) -> Iterator[SharedDesk]:
    desk = desk_on(address)
    yield desk
    desk.close()


def asked(address: Address, statement: str) -> list[Any]:
    with psycopg.connect(address, autocommit=True) as link:
        found = link.execute(statement)
        return found.fetchall() if found.description else []


def held(address: Address) -> files.Held:
    with connected(address) as link:
        return files.dump(link)


def save(desk: SharedDesk, event: str, wanted: Wanted | None = None, of: Whole | None = None, **fields: str) -> Done:
    """Save fields as a page does that has opened the event: just now, or as it was then."""
    whole = of or desk.now()
    place = whole.names.places[event]
    return desk.save(event, whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, "Dolma", wanted)


def remove(desk: SharedDesk, event: str) -> Done:
    whole = desk.now()
    place = whole.names.places[event]
    return desk.remove(
        event, whole.sheet.rows[place].mark, whole.sheet.fields(place), "", opened(whole.sources, event).mark
    )


def undo(desk: SharedDesk, done: Done) -> Done:
    assert done.change, done
    return desk.undo(done.change.number, "")


def test_a_save_changes_that_row_alone_and_says_who_and_what(desk: SharedDesk, address: Address) -> None:
    done = save(desk, "b", title="Second and better")
    assert held(address).data == FILE.replace(b'"Second, and last"', b"Second and better")
    assert done.change
    assert (done.change.who, done.change.event, desk.changes()[0].number) == ("Dolma", "b", 1)
    assert asked(address, "SELECT version FROM rollout.events ORDER BY number") == [(1,), (2,), (1,)]
    past = "SELECT what, number, before ->> 'title' FROM rollout.history WHERE what LIKE '%update' AND number > 0"
    assert asked(address, past) == [("events update", 2000, "Second, and last")]


@pytest.mark.parametrize(("event", "title", "reads"), [("a", "One, of two", 0), ("b", "Shorter", 1), ("", "", 0)])
def test_after_a_save_the_file_is_known_without_reading_it_where_its_bytes_are(
    desk: SharedDesk, address: Address, monkeypatch: pytest.MonkeyPatch, event: str, title: str, reads: int
) -> None:
    desk.now()
    read = Mock(side_effect=desk._changing.files)
    monkeypatch.setattr(desk._changing, "files", read)
    if event:
        assert save(desk, event, title=title).change  # b has quotation marks that it needs no more
    else:
        assert desk.save("", "", {}, {"id": "d", "date": "2019", "title": "A fourth", "lane": "x"}, "").change
    now = desk.now()
    assert read.call_count == reads
    other = desk_on(address)
    assert (now.data, now.dataset, now.names) == (other.now().data, other.now().dataset, other.now().names)
    other.close()


def test_of_two_saves_of_one_row_one_wins_and_the_other_is_offered_both(address: Address) -> None:
    desks, titles = [desk_on(address), desk_on(address)], ("By the one", "By the other")
    opened_then = [desk.now() for desk in desks]
    begin, done = Barrier(2), list[Done]()

    def act(at: int) -> None:
        begin.wait(20)
        done.append(save(desks[at], "b", of=opened_then[at], title=titles[at]))

    threads = [Thread(target=act, args=(at,)) for at in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    (won,), (met,) = [one for one in done if one.change], [one.conflict for one in done if one.conflict]
    (field,) = met.fields
    assert (field.column, field.was, {field.theirs, field.mine}) == ("title", "Second, and last", {*titles})
    assert won.change
    assert field.theirs.encode() in held(address).data
    assert [len(desk.changes()) for desk in desks] == [1, 1]
    for desk in desks:
        desk.close()


def test_saves_of_different_rows_at_once_are_both_kept(address: Address) -> None:
    desks = [desk_on(address), desk_on(address)]
    opened_then = [desk.now() for desk in desks]
    begin, done = Barrier(2), list[Done]()

    def act(at: int) -> None:
        begin.wait(20)
        done.append(save(desks[at], "ac"[at], of=opened_then[at], title=("By the one", "By the other")[at]))

    threads = [Thread(target=act, args=(at,)) for at in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [bool(one.change) for one in done] == [True, True]
    assert b"By the one" in held(address).data
    assert b"By the other" in held(address).data
    assert [one.number for one in desks[0].changes()] == [1, 2]
    for desk in desks:
        desk.close()


def test_of_the_history_only_what_is_new_is_asked_for(
    desk: SharedDesk, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("One", "Two", "Three"):
        assert save(desk, "a", title=title).change
    given = list[int]()
    ask = desk._changing.lines

    def noted(first: int = 0) -> list[tuple[int, str]]:
        found = ask(first)
        given.append(len(found))
        return found

    monkeypatch.setattr(desk._changing, "lines", noted)
    assert [one.number for one in desk.changes()] == [1, 2, 3]
    other = desk_on(address)
    assert save(other, "b", title="Four").change
    other.close()
    assert [one.number for one in desk.changes()] == [1, 2, 3, 4]
    assert [one.number for one in desk.changes()] == [1, 2, 3, 4]
    assert given == [3, 2, 1]


def test_a_history_that_was_put_back_is_read_anew(desk: SharedDesk, address: Address) -> None:
    for title in ("One", "Two", "Three"):
        assert save(desk, "a", title=title).change
    assert len(desk.changes()) == 3
    asked(address, "DELETE FROM rollout.edits WHERE number > 1")
    assert [one.number for one in desk.changes()] == [1]
    assert save(desk, "b", title="Another").change
    assert [(one.number, one.event) for one in desk.changes()] == [(1, "a"), (2, "b")]
    asked(address, "DELETE FROM rollout.edits")
    assert desk.changes() == []
    assert desk.changes() == []


def test_a_change_by_sql_between_opening_and_saving_is_met_too(desk: SharedDesk, address: Address) -> None:
    before = desk.now()
    asked(address, "UPDATE rollout.events SET title = 'By SQL' WHERE number = 2000")
    met = save(desk, "b", of=before, title="Mine").conflict
    assert met
    assert [(one.theirs, one.mine) for one in met.fields] == [("By SQL", "Mine")]


def test_every_page_of_the_database_sees_a_save_at_its_next_look(desk: SharedDesk, address: Address) -> None:
    def never() -> None:
        raise StopIteration

    store = DatabaseStore(address, Limits(), never)
    save(desk, "b", title="Seen by all")
    store.look()
    assert isinstance(store.now(), State)
    assert [event.title for event in store.now().dataset.events][1] == "Seen by all"
    store.close()


def test_what_was_changed_added_or_removed_is_taken_back_and_stands_where_it_stood(
    desk: SharedDesk, address: Address
) -> None:
    acts: tuple[Callable[[], Done], ...] = (
        lambda: save(desk, "b", title="Other"),
        lambda: remove(desk, "b"),
        lambda: remove(desk, "c"),
        lambda: desk.save("", "", {}, {"date": "2019", "title": "A fourth", "lane": "x"}, ""),
    )
    for act in acts:
        before = held(address)
        done = act()
        assert held(address).data != before.data
        back = undo(desk, done)
        assert back.change
        assert back.change.what == UNDONE
        assert held(address).data == before.data
        assert held(address).beside.sources == before.beside.sources
        assert order(address, "events", "id") == "abc"
    assert "taken back already" in desk.undo(1, "").wrong


FOUR = csv_of({"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"})
OF_FOUR = b"event,role,title,url\n" + b"".join(
    f"{event},supports,Of {event},https://www.example.org/{event}\n".encode() for event in "abcd"
)


def order(address: Address, table: str, column: str) -> str:
    statement = f"SELECT {column} FROM rollout.{table} ORDER BY number"  # noqa: S608 -- names of ours alone
    return "".join(found for (found,) in asked(address, statement))


@pytest.fixture(params=[1, 1000], ids=["close", "apart"])
def four(request: pytest.FixtureRequest, address: Address) -> None:
    """Put in four events with a further source each, whose numbers leave no room, or as they are loaded."""
    with connected(address) as link:
        files.load(link, "events.csv", FOUR, Beside(sources=OF_FOUR), Limits(), replace=True)
    for table in ("events", "sources"):
        asked(address, f"UPDATE rollout.{table} SET number = number / 1000 * {request.param}")  # noqa: S608


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize("events", ["bc", "ab", "cd", "abcd", "da"])
def test_removals_taken_back_the_last_first_leave_every_row_where_it_stood(
    desk: SharedDesk, address: Address, events: str
) -> None:
    done = [remove(desk, event) for event in events]
    for one in done[::-1]:
        assert undo(desk, one).change
    assert held(address).data == FOUR
    assert (order(address, "events", "id"), order(address, "sources", "event")) == ("abcd", "abcd")


@pytest.mark.usefixtures("four")
def test_further_sources_stand_with_those_of_their_event(desk: SharedDesk, address: Address) -> None:
    def with_more(event: str, count: int) -> None:
        theirs = opened(desk.now().sources, event)
        more = [
            Item("", {"role": "context", "title": f"{n}", "url": f"https://www.example.org/{event}/{n}"})
            for n in range(count)
        ]
        assert save(desk, event, replace(theirs, items=(*theirs.items, *more))).change

    for event, count in (("b", 2), ("a", 1), ("d", 1), ("b", 12), ("a", 1)):
        with_more(event, count)
    assert order(address, "sources", "event") == "aaa" + "b" * 15 + "cdd"
    titles = [item.fields["title"] for item in opened(desk.now().sources, "b").items]
    assert titles == ["Of b", "0", "1", *map(str, range(12))]
    desk.undo(4, "")
    assert order(address, "sources", "event") == "aaabbbcdd"


def test_a_change_is_taken_back_after_the_file_has_got_a_column(desk: SharedDesk, address: Address) -> None:
    first = save(desk, "a", title="Other")
    save(desk, "c", notes="A column that the file had not")
    asked(address, "UPDATE rollout.events SET tags = 'x' WHERE number = 3000")
    assert undo(desk, first).change
    assert asked(address, "SELECT title FROM rollout.events WHERE number = 1000") != [("Other",)]


def test_what_was_changed_again_since_is_not_taken_back(desk: SharedDesk) -> None:
    first = save(desk, "b", title="Other")
    save(desk, "b", title="And another")
    assert "was changed again since" in undo(desk, first).wrong


def test_further_sources_are_written_removed_and_taken_back_with_their_event(
    desk: SharedDesk, address: Address
) -> None:
    theirs = opened(desk.now().sources, "b")
    more = Item("", {"role": "supports", "title": "Two", "url": "https://www.example.org/3"})
    done = save(desk, "b", replace(theirs, items=(*theirs.items, more)), title="With two")
    assert done.change
    assert done.change.further
    assert [item.fields["title"] for item in opened(desk.now().sources, "b").items] == ["One", "Two"]
    gone = remove(desk, "b")
    assert gone.change
    assert (gone.change.what, opened(desk.now().sources, "b").items) == (REMOVED, ())
    undo(desk, gone)
    assert [item.fields["title"] for item in opened(desk.now().sources, "b").items] == ["One", "Two"]
    undo(desk, done)
    assert held(address).beside.sources == SOURCES


def test_the_first_further_source_makes_their_table(postgres: Postgres) -> None:
    address = Address(postgres.database())
    with connected(address) as link:
        files.create(link)
        files.load(link, "events.csv", FILE, Beside(), Limits())
    desk = desk_on(address)
    item = Item("", {"role": "supports", "title": "One", "url": "https://www.example.org/1"})
    done = save(desk, "b", Wanted("", (item,)))
    assert done.change
    assert b"example.org/1" in (held(address).beside.sources or b"")
    undo(desk, done)
    assert held(address).beside.sources is None
    desk.close()


def test_a_change_that_a_check_refuses_writes_nothing(desk: SharedDesk, address: Address) -> None:
    done = save(desk, "b", date="2019-02-30")
    assert "is not a calendar day" in done.problems[0].words
    assert (held(address).data, desk.changes()) == (FILE, [])


def test_a_verdict_stands_in_the_database(desk: SharedDesk, address: Address) -> None:
    verdict = Verdict("a", desk.digests(desk.now())["a"], "Dolma", "2026-11-28", "agrees")
    assert desk.judge(verdict) == ""
    assert b"Dolma" in (held(address).beside.reviews or b"")
    assert desk.changes() == []


def test_a_file_that_was_read_before_others_wrote_is_not_written(desk: SharedDesk) -> None:
    before = desk.now()
    save(desk, "a", title="Other")
    desk.now()
    with pytest.raises(MovedError):
        desk._put(before, FILE, before.beside)


def test_while_the_server_is_away_nothing_is_written_and_it_is_asked_again(
    postgres: Postgres, desk: SharedDesk
) -> None:
    before = desk.now()
    postgres.end()
    try:
        with pytest.raises(OSError, match=r"server|connection"):
            save(desk, "a", of=before, title="Other")
        assert desk.name == ""
    finally:
        postgres.begin()
    assert save(desk, "a", of=before, title="Other").change
    desk.settle()


@pytest.fixture
def answers_lost(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Lose the answer to each COMMIT for which there is something that others do before the server is asked again."""
    meanwhile: list[Callable[[], object]] = []

    @contextmanager
    def lost(link: Link) -> Iterator[Link]:
        with writing(link):
            yield link
        if meanwhile:
            meanwhile.pop()()
            link.close()
            raise psycopg.OperationalError("the answer was lost")

    monkeypatch.setattr(changes_of_rows, "writing", lost)
    return meanwhile


def nothing() -> None:
    """Do nothing meanwhile."""


def test_a_change_whose_answer_was_lost_is_written_once(
    desk: SharedDesk, address: Address, answers_lost: list[Callable[[], object]]
) -> None:
    acts: tuple[Callable[[], Done], ...] = (
        lambda: desk.save("", "", {}, {"id": "d", "date": "2019", "title": "A fourth", "lane": "x"}, ""),
        lambda: save(desk, "a", title="Other"),
        lambda: desk.undo(2, ""),
        lambda: remove(desk, "d"),
    )
    for number, act in enumerate(acts, 1):
        answers_lost.append(nothing)
        done = act()
        assert not answers_lost
        assert done.change, done
        assert [one.number for one in desk.changes()] == [*range(1, number + 1)]
        assert desk.now().data == held(address).data
    assert held(address).data == FILE


def test_what_others_write_after_a_change_whose_answer_was_lost_is_kept_and_seen(
    desk: SharedDesk, address: Address, answers_lost: list[Callable[[], object]]
) -> None:
    answers_lost.append(lambda: asked(address, "UPDATE rollout.events SET title = 'By SQL' WHERE id = 'c'"))
    assert save(desk, "a", title="Mine").change
    assert len(desk.changes()) == 1
    assert [event.title for event in desk.now().dataset.events][::2] == ["Mine", "By SQL"]


def test_a_change_that_was_not_written_is_decided_anew_where_others_were_quicker_after_a_loss(
    desk: SharedDesk, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [lambda: asked(address, "UPDATE rollout.events SET title = 'By SQL' WHERE id = 'c'")]

    @contextmanager
    def lost(link: Link) -> Iterator[Link]:
        if others:
            others.pop()()
            raise psycopg.OperationalError("the server is gone")
        with writing(link):
            yield link

    monkeypatch.setattr(changes_of_rows, "writing", lost)
    assert save(desk, "a", title="Mine").change
    assert [event.title for event in desk.now().dataset.events][::2] == ["Mine", "By SQL"]


@pytest.mark.parametrize("others", [False, True])
def test_a_verdict_whose_answer_was_lost_stands_once(
    desk: SharedDesk, address: Address, answers_lost: list[Callable[[], object]], others: bool
) -> None:
    other = "UPDATE rollout.timeline SET reviews = reviews || E'a,,Tashi,2026-11-28,agrees,\\n'"
    answers_lost.append((lambda: asked(address, other)) if others else nothing)
    digest = desk.digests(desk.now())["a"]
    assert desk.judge(Verdict("a", digest, "Dolma", "2026-11-28", "agrees")) == ""
    reviews = held(address).beside.reviews or b""
    assert (reviews.count(b"Dolma"), reviews.count(b"Tashi")) == (1, int(others))


def test_what_somebody_changes_and_does_not_end_stops_a_save_in_words(
    desk: SharedDesk, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_of_rows, "PATIENCE", changes_of_rows.PATIENCE.replace("5s", "50ms"))
    with psycopg.connect(address) as other:
        other.execute("UPDATE rollout.events SET title = 'Not ended' WHERE number = 2000")
        with pytest.raises(OSError, match="has begun a change of the database and not ended it"):
            save(desk, "a", title="Mine")
        other.rollback()
    assert save(desk, "a", title="Mine").change


def test_who_reads_does_not_wait_for_a_save_that_waits_for_others(desk: SharedDesk, address: Address) -> None:
    before, done = desk.now(), list[Done]()
    with psycopg.connect(address) as other:
        other.execute("UPDATE rollout.events SET title = 'Not ended' WHERE number = 2000")
        saving = Thread(target=lambda: done.append(save(desk, "a", of=before, title="Mine")))
        saving.start()
        while asked(address, "SELECT pid FROM pg_locks WHERE NOT granted") == [] and saving.is_alive():
            pass
        assert (desk.now(), desk.changes()) == (before, [])
        assert saving.is_alive()
        other.rollback()
        saving.join(20)
    assert done[0].change


def test_a_database_has_a_name_of_its_own_for_as_long_as_it_lasts(desk: SharedDesk, address: Address) -> None:
    other = desk_on(address)
    assert desk.name == other.name
    assert len(desk.name) == 36
    other.close()


def test_a_row_of_another_version_is_not_written(desk: SharedDesk, address: Address) -> None:
    before = desk._changing.files()
    asked(
        address,
        "CREATE RULE nothing AS ON UPDATE TO rollout.events DO INSTEAD NOTHING",
    )
    desk.now()
    with pytest.raises(MovedError):
        desk._put(desk.now(), FILE.replace(b"Second", b"Other"), before.beside)


def test_who_may_only_read_is_known_before_anything_is_written(postgres: Postgres, address: Address) -> None:
    who = f"reader{address.name}"
    asked(address, f"CREATE ROLE {who} LOGIN IN ROLE rollout_reader")
    changing = Changing(Address(postgres.address(address.name, who)), Limits())
    assert not changing.may_write()
    with pytest.raises(OSError, match="permission denied"):
        changing.write(changing.files(), csv_of({"id": "z"}), Beside(sources=SOURCES), None)
    asked(address, f"GRANT rollout_writer TO {who}")
    assert changing.may_write()
    changing.write(changing.files(), csv_of({"id": "z"}), Beside(sources=SOURCES), str)
    assert changing.lines() == [(1, "1")]
    changing.close()


@pytest.mark.parametrize(
    "lacking",
    [
        *(f"{act} ON rollout.{name}" for name in ("events", "sources") for act in ("INSERT", "UPDATE", "DELETE")),
        "INSERT ON rollout.edits",
        *(f"UPDATE ({name}) ON rollout.timeline" for name in ("events", "sources", "reviews")),
    ],
)
def test_who_lacks_one_of_the_rights_of_a_writer_may_not_write(
    postgres: Postgres, address: Address, lacking: str
) -> None:
    who = f"lacking{address.name}"
    asked(address, f"CREATE ROLE {who} LOGIN IN ROLE rollout_writer")
    changing = Changing(Address(postgres.address(address.name, who)), Limits())
    assert changing.may_write()
    asked(address, f"REVOKE {lacking} FROM rollout_writer")
    assert not changing.may_write()
    changing.close()


@given(st.lists(st.integers(1, 9), unique=True).map(sorted), st.lists(st.integers(0, 9)))
def test_rows_put_between_others_have_numbers_in_their_order(numbers: list[int], places: list[int]) -> None:
    room = Room((number, 1) for number in numbers)
    stored = {number: str(at) for at, number in enumerate(numbers)}
    expected = [[str(at)] for at in range(len(numbers))] + [[]]
    for nth, place in enumerate(sorted(min(place, len(numbers)) for place in places)):
        number, moved = room.before(place)
        for old, _ in moved:
            assert old + 1 not in stored
            stored[old + 1] = stored.pop(old)
        assert number not in stored
        stored[number] = f"new {nth}"
        expected[place].insert(len(expected[place]) - (place < len(numbers)), stored[number])
    assert [stored[number] for number in sorted(stored)] == [one for some in expected for one in some]
    assert [number for number, _ in room.rows] == [n for n in sorted(stored) if not stored[n].startswith("new")]


rows = st.lists(st.tuples(st.sampled_from("abc")), max_size=8)


@given(rows, rows)
def test_what_differs_makes_the_second_file_of_the_first(before: list[tuple[str]], after: list[tuple[str]]) -> None:
    made: list[list[Any]] = [[], *([one] for one in before)]
    ahead: dict[int, list[Any]] = {}
    for place, cells, new in differing(before, after):
        if new:
            ahead.setdefault(place, []).append(cells)
        else:
            made[place + 1] = [] if cells is None else [cells]
    found = [
        cell
        for place in range(len(before) + 1)
        for cell in (*ahead.get(place, ()), *(made[place + 1] if place < len(before) else ()))
    ]
    assert found == after
