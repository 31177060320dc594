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
from rollout.evidence import store as stores
from rollout.evidence.beside import Beside
from rollout.evidence.reader import Limits, read
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
    return step.ready(whole)


def stepped(whole: Whole, event: str, fields: Mapping[str, str], wanted: Wanted | None = None) -> Next:
    """Return what becomes of a file where an event is changed, or added where it has no name."""
    if not event:
        return ready(whole, added(whole, fields, wanted or NOTHING))
    place = whole.names.places[event]
    return ready(whole, changed(whole, event, whole.sheet.rows[place].mark, whole.sheet.fields(place), fields, wanted))


def after(whole: Whole, step: Next) -> Whole | None:
    """Return what is known of a file after a step, held to what a reading of it says."""
    found = examined(whole, step, Limits())
    known = None if found.problems else patched(whole, step, found)
    if known is not None:
        anew = taken_apart(step.data, step.near(whole), "events.csv", Limits())
        assert known == anew
        assert known.sheet.data == step.data
    return known


@given(st.sampled_from(["a", "b", "c", "d", "e", ""]), FIELDS, st.sampled_from([EVENTS, EVENTS[:-1]]))
def test_what_is_known_after_a_change_is_what_a_reading_would_say(
    event: str, fields: dict[str, str], data: bytes
) -> None:
    whole = whole_of(data)
    new = {"lane": "Card rollout", "date": "2019", "title": "Put in", **fields}
    after(whole, stepped(whole, event, fields if event else new))


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
    item = Item("", {"role": "context", "title": "X", "url": "https://www.example.org/9"})
    own = whole_of(b"id,date,title,own\na,2019,First,\n", Beside())
    assert after(own, stepped(own, "a", {"place": "Lhasa"})) is None  # a column more
    assert after(WHOLE, stepped(WHOLE, "c", {"title": "X"}, Wanted("", (item,)))) is None  # a source more
    assert after(WHOLE, stepped(WHOLE, "e", {"title": "X"})) is None  # somebody has judged it
    place = WHOLE.names.places["c"]
    assert (
        after(WHOLE, ready(WHOLE, removed(WHOLE, "c", WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place)))) is None
    )
    nameless = whole_of(b"id,date,title,\na,2019,First,\n", Beside())
    assert after(nameless, stepped(nameless, "a", {"title": "X"})) is None
    unnamed = whole_of(b"date,title,place\n2019,First,\n", Beside())
    assert after(unnamed, stepped(unnamed, next(iter(unnamed.names.places)), {"place": "Lhasa"})) is None
    wrong = whole_of(csv_of({"id": "a"}, {"id": "b", "date": "soon"}), Beside())
    assert after(wrong, stepped(wrong, "a", {"title": "X"})) is None
    for event, title in (("b", "Short"), ("d", "Seen")):  # what is said of the file has one row less to name
        assert after(WHOLE, stepped(WHOLE, event, {"title": title})) is None
    step = stepped(WHOLE, "a", {"measure": "total"})  # nothing of a figure can be taken back that its answer has not
    back = replace(step, undoes=1)
    assert after(WHOLE, back) is None
    place = WHOLE.names.places["c"]
    gone = ready(WHOLE, removed(WHOLE, "c", WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place)))
    assert after(WHOLE, replace(gone, undoes=1)) is None


def test_what_is_taken_back_of_one_row_needs_no_reading() -> None:
    assert after(WHOLE, replace(stepped(WHOLE, "c", {"title": "X"}), undoes=1)) is not None


def test_of_very_many_rows_no_cells_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    step = stepped(WHOLE, "c", {"title": "X"})
    monkeypatch.setattr(patching, "ROWS_KEPT", 5)
    known = patched(WHOLE, step, examined(WHOLE, step, Limits()))
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
