"""A file after one change is known without reading it again: what is known is what a reading of all of it would say."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing import patched as patching
from rollout.editing import reading as desks
from rollout.editing.desk import Desk
from rollout.editing.examined import examined
from rollout.editing.further import NOTHING, Item, Wanted
from rollout.editing.opening import taken_apart
from rollout.editing.patched import patched
from rollout.editing.steps import Done, Next, Whole, added, changed, removed
from rollout.evidence import change as changing
from rollout.evidence import store as stores
from rollout.evidence.beside import Beside
from rollout.evidence.change import difference
from rollout.evidence.reader import Limits, read
from rollout.evidence.remarks import counted
from rollout.evidence.store import Store
from tests.csv_rows import COUNTED, csv_of

AIM = {"status": "planned", "due": "2019", **COUNTED}
EVENTS = csv_of(
    {"id": "a", **AIM},
    {"id": "b", "answers": "a", **COUNTED, "title": "ｗide letters and " + "long " * 30},
    {"id": "c", "lane": ""},
    {"id": "d", "title": "Zero\u200bwidth"},
    {"id": "e", "notes": "mine"},
)
BESIDE = Beside(
    b"event,role,title,url\na,supports,First,https://www.example.org/1\nb,disputes,B,https://www.example.org/2\n",
    b'title = "Mine"\nlanguages = ["en", "de"]\n',
    b"event,digest,reviewer,on,verdict,remark\ne," + b"0" * 64 + b",Anna,2026-01-01,agrees,\n",
)


def whole_of(data: bytes = EVENTS, beside: Beside = BESIDE) -> Whole:
    return taken_apart(data, beside, "events.csv", Limits())


WHOLE = whole_of()
CELLS = {
    "id": st.sampled_from(["a", "x", ""]),
    "title": st.sampled_from(["New", "w\u200bx", "Grün, und\nweiter", "long " * 30]),
    "date": st.sampled_from(["2019", "2019-22", "soon"]),
    "answers": st.sampled_from(["", "a", "zz"]),
    "lane": st.sampled_from(["", "Another", "Card rollout"]),
    "disputed_by": st.sampled_from(["", "https://www.example.org/2"]),
}
FIELDS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries({}, optional=CELLS)


def ready(whole: Whole, step: Next | Done) -> Next:
    assert isinstance(step, Next)
    return step


def stepped(whole: Whole, event: str, fields: Mapping[str, str], wanted: Wanted | None = None) -> Next:
    """Return what becomes of a file where an event is changed, or added where it has no name."""
    if not event:
        return ready(whole, added(whole, fields, wanted or NOTHING))
    place = whole.names.places[event]
    return ready(whole, changed(whole, event, whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, wanted))


def after(whole: Whole, step: Next) -> Whole | None:
    """Return what is known of a file after a step, held to what a reading of it says."""
    found = examined(whole, step, Limits())
    known = None if found.problems else patched(whole, step, found, Limits())
    if known is not None:
        anew = taken_apart(step.data, step.near(whole), "events.csv", Limits())
        assert known == anew
        assert known.sheet.data == step.data
    return known


MANY = csv_of(
    {"id": "a", **AIM},
    *({"id": "", "title": f"Zero\u200bwidth {n % 3}", "lane": ""} for n in range(24)),
    *({"id": f"l{n}", "title": "long " * 30, "answers": "a" if n == 3 else "", **COUNTED} for n in range(23)),
)
FILES = [whole_of(), whole_of(EVENTS[:-1]), whole_of(EVENTS, Beside()), whole_of(MANY, Beside())]
ITEMS = st.sampled_from([(), ({"role": "disputes", "note": "x"},), ({"role": "context", "url": "https://www.x.org"},)])


def removal(whole: Whole, event: str) -> Next:
    place = whole.names.places[event]
    row, fields = whole.sheet.rows[place], whole.sheet.fields(place)
    return ready(whole, removed(whole, event, row.mark, fields, whole.sources_mark(event)))


@given(st.sampled_from(FILES), st.data())
def test_what_is_known_after_changes_is_what_a_reading_would_say(whole: Whole, data: st.DataObject) -> None:
    for _ in range(3):
        event = data.draw(st.sampled_from([*whole.names.places, [*whole.names.places][-1], ""]))
        if event and data.draw(st.booleans()):
            step = removal(whole, event)
        else:
            new = {} if event else {"lane": "Card rollout", "date": "2019", "title": "Put in"}
            items = tuple(Item("", each) for each in data.draw(ITEMS))
            wanted = data.draw(st.sampled_from([None, Wanted(whole.sources_mark(event), items)]))
            step = stepped(whole, event, {**new, **data.draw(FIELDS)}, wanted)
        whole = after(whole, step) or whole


NEW = {"title": "New", "date": "2019", "lane": "Card rollout", "asserted_by": "A"}


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        ("a", {"title": "New"}),
        ("a", {"title": "Grün, weiter", "summary": "X\ny"}),
        ("b", {"answers": "", "date": "2018"}),
        ("c", {"date": "2020", "id": "another"}),
        ("d", {"title": "Another w\u200bidth", "lane": "A lane of its own"}),
        ("", NEW),
        ("", {**NEW, "answers": "a", **COUNTED}),
    ],
)
def test_a_change_of_words_of_a_date_or_of_an_answer_and_a_new_event_need_no_reading(
    event: str, fields: dict[str, str]
) -> None:
    assert after(WHOLE, stepped(WHOLE, event, fields)) is not None


def test_what_is_more_than_a_row_is_read_anew() -> None:
    own = whole_of(b"id,date,title,own\na,2019,First,\n", Beside())
    assert after(own, stepped(own, "a", {"place": "Lhasa"})) is None  # a column more
    assert after(WHOLE, stepped(WHOLE, "e", {"title": "X"})) is None  # somebody has judged it
    assert after(WHOLE, removal(WHOLE, "c")) is None  # all rows below move up
    assert after(WHOLE, replace(removal(WHOLE, "c"), undoes=1)) is None
    nameless = whole_of(b"id,date,title,\na,2019,First,\n", Beside())
    assert after(nameless, stepped(nameless, "a", {"title": "X"})) is None
    wrong = whole_of(csv_of({"id": "a"}, {"id": "b", "date": "soon"}), Beside())
    assert after(wrong, stepped(wrong, "a", {"title": "X"})) is None
    step = stepped(WHOLE, "a", {"measure": "total"})  # nothing of a figure can be taken back that its answer has not
    assert after(WHOLE, replace(step, undoes=1)) is None


def test_where_another_row_would_have_to_be_named_all_are_read() -> None:
    many = whole_of(MANY, Beside())
    assert len(many.dataset.remarks.titles.first) < many.dataset.remarks.titles.count
    assert after(many, stepped(many, "l2", {"title": "Short"})) is None
    assert after(many, stepped(many, "l22", {"title": "Short"})) is not None  # that is counted, and not named


def test_of_more_rows_than_are_named_nothing_is_carried_over() -> None:
    few, more = counted([3, 4]), counted(range(2, 40))
    assert few.changed(3, more, few) is None
    assert few.changed(3, few, counted([4])) == counted([4])


def test_a_row_that_is_emptied_is_no_event_any_more() -> None:
    step = stepped(WHOLE, "c", dict.fromkeys(WHOLE.sheet.columns, ""))
    assert not (step.after or "").strip(',"')
    assert after(WHOLE, step) is None


def test_where_another_event_would_be_called_otherwise_all_are_read() -> None:
    twins = whole_of(b"id,date,title,lane\n,2019,First,A\n,2019,First,B\nc,2020,Third,A\n", Beside())
    first, second = sorted(twins.names.made, key=len)
    assert second == f"{first}-2"
    assert after(twins, stepped(twins, first, {"id": "x"})) is None
    assert after(twins, stepped(twins, second, {"lane": "A"})) is None
    assert after(twins, stepped(twins, "c", {"id": first})) is None
    assert after(twins, stepped(twins, "c", {"title": "X", "lane": ""})) is not None


def test_where_further_sources_of_others_move_all_are_read() -> None:
    item = Item("", {"role": "context", "title": "X", "url": "https://www.example.org/9"})
    assert after(WHOLE, stepped(WHOLE, "c", {"title": "X"}, Wanted("", (item,)))) is not None  # one more, at the end
    assert after(WHOLE, stepped(WHOLE, "a", {}, Wanted(WHOLE.sources_mark("a"), (item,)))) is None  # one in between
    unreadable = whole_of(EVENTS, replace(BESIDE, sources=None))
    step = stepped(unreadable, "c", {}, Wanted("", (item,)))
    assert after(unreadable, step) is not None
    assert patched(unreadable, replace(step, source_rows=None), examined(unreadable, step, Limits()), Limits()) is None


def test_what_is_taken_back_of_one_row_needs_no_reading() -> None:
    assert after(WHOLE, replace(stepped(WHOLE, "c", {"title": "X"}), undoes=1)) is not None


def test_of_very_many_rows_no_cells_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    step = stepped(WHOLE, "c", {"title": "X"})
    monkeypatch.setattr(patching, "ROWS_KEPT", 5)
    known = patched(WHOLE, step, examined(WHOLE, step, Limits()), Limits())
    assert known is not None
    assert known.dataset.cells == ()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often a whole file is read, and by whom."""
    found: list[str] = []
    for name, module, act in (("desk", desks, "taken_apart"), ("store", stores, "read")):
        real = getattr(module, act)

        def counted(*given: object, name: str = name, real: object = real, **more: object) -> object:
            found.append(name)
            return real(*given, **more)  # type: ignore[operator]

        monkeypatch.setattr(module, act, counted)
    return found


def test_a_save_is_shown_without_reading_the_file_again(tmp_path: Path, readings: list[str]) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(csv_of({"id": "a"}, {"id": "b"}))
    store = Store(file, Limits())
    desk = Desk(file, Limits(), expect=store.expect)
    desk.now()
    readings.clear()
    for number in range(3):
        whole = desk.now()
        done = desk.save("a", whole.sheet.rows[1].mark, whole.sheet.fields(1), {"title": f"Number {number}"}, "")
        assert done.change
        assert store.now().dataset.events[0].title == f"Number {number}"
    assert readings == []
    assert desk.undo(3, "").change
    assert store.now().dataset.events[0].title == "Number 1"
    assert readings == []
    whole = desk.now()
    assert desk.remove("a", whole.sheet.rows[1].mark, whole.sheet.fields(1), "").change
    assert [event.id for event in store.now().dataset.events] == ["b"]
    assert readings == ["desk"]  # once for both


def test_what_another_program_writes_is_read_although_a_save_was_expected(tmp_path: Path, readings: list[str]) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(csv_of({"id": "a"}, {"id": "b"}))
    store = Store(file, Limits())
    wanted = csv_of({"id": "a", "title": "Ours"}, {"id": "b"})
    other = read(csv_of({"id": "a", "title": "Stale"}))
    readings.clear()
    store.expect(read(wanted).digest, lambda: other)
    readings.clear()
    file.write_bytes(wanted)
    assert store.now().dataset.events[0].title == "Ours"
    assert readings == ["store"]


def test_by_which_change_a_file_was_made_of_another_need_not_be_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    step = stepped(WHOLE, "c", {"title": "Another"})
    known = after(WHOLE, step)
    assert known
    looked_for = difference(WHOLE.dataset, replace(known.dataset))  # as nobody remembers it
    monkeypatch.setattr(changing, "compress", lambda *_: pytest.fail("It was looked for."))
    assert difference(WHOLE.dataset, known.dataset) == looked_for
    assert looked_for
    assert looked_for.come
    assert looked_for.come.title == "Another"
