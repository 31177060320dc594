"""A change is held to the rows that it can touch, and to no more: it is told what the whole file would tell of it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing.examined import examined
from rollout.editing.further import NOTHING, Item, Wanted, opened
from rollout.editing.opening import taken_apart
from rollout.editing.steps import Done, Next, Whole, added, changed, removed
from rollout.evidence.beside import Beside
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from tests.csv_rows import COUNTED, csv_of

AIM = {"status": "planned", "due": "2019", **COUNTED}
EVENTS = csv_of(
    {"id": "a", **AIM},
    {"id": "b", "answers": "a", **COUNTED},
    {"id": "c", "date": "soon"},
    {"id": "d", "answers": "b"},
    {"id": "e"},
    {"id": "e", "title": "Twice"},
    {"id": "", "title": "Unnamed"},
    {"id": "f", "status": "documented", "source_title": "", "source_publisher": "", "source_url": ""},
)
SOURCES = (
    b"event,role,title,url\na,supports,First,https://www.example.org/1\nf,supports,F,https://www.example.org/2\n"
    b"nobody,context,X,https://www.example.org/3\nb,disputes,B,nowhere\n"
)
REVIEWS = b"event,digest,reviewer,on,verdict,remark\na," + b"0" * 64 + b",Anna,2026-01-01,agrees,\n"
CELLS = st.sampled_from(["", "a", "b", "e", "f", "zz", "soon", "2019", "planned", "documented", "5"])
FIELDS = st.dictionaries(st.sampled_from(["id", "date", "answers", "status", "due", "quantity"]), CELLS, min_size=1)
NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])


def as_a_whole(whole: Whole, step: Next) -> Counter[tuple[object, ...]]:
    """Return what a reading of all rows says of a change: problems of its own row, and new ones."""
    row = step.sheet.number(step.place) if step.after is not None else 0
    try:
        newer = read(step.sheet.data, whole.dataset.name, Limits(), beside=step.near(whole))
    except DataError as error:
        return Counter(map(told, error.problems))
    known = Counter((one.column, one.found, one.file) for one in whole.dataset.problems)
    known.subtract((one.column, one.found, one.file) for one in newer.problems)
    return Counter(
        told(one)
        for one in newer.problems
        if (one.row == row and not one.file) or known[one.column, one.found, one.file] < 0
    )


def told(one: Problem) -> tuple[object, ...]:
    return one.row, one.column, one.found, one.wrong, one.example, one.file


def whole_of(beside: Beside) -> Whole:
    return taken_apart(EVENTS, beside, "events.csv", Limits())


WHOLE = whole_of(Beside(SOURCES, None, REVIEWS))


def ready(step: Next | Done, whole: Whole) -> Next:
    assert isinstance(step, Next)
    return step


def same(step: Next | Done) -> None:
    # Of a kind that stands in other rows already the whole file names those too.
    near, full = (
        Counter(map(told, examined(WHOLE, ready(step, WHOLE), Limits()).problems)),
        as_a_whole(WHOLE, ready(step, WHOLE)),
    )
    assert bool(near) == bool(full)
    assert not near - full


@given(NAMES, FIELDS)
def test_a_changed_row_is_refused_for_what_the_whole_file_would_say(event: str, fields: dict[str, str]) -> None:
    place = WHOLE.names.places[event]
    same(changed(WHOLE, event, WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place), fields))


@given(FIELDS)
def test_an_added_row_is_refused_for_what_the_whole_file_would_say(fields: dict[str, str]) -> None:
    same(added(WHOLE, {"title": "New", **fields}))


@pytest.mark.parametrize("event", ["a", "b", "c", "d", "e", "f"])
def test_a_removed_row_is_refused_for_what_the_whole_file_would_say(event: str) -> None:
    place = WHOLE.names.places[event]
    mark = opened(WHOLE.sources, event).mark
    same(removed(WHOLE, event, WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place), mark))


@given(NAMES, st.sampled_from(["https://www.example.org/9", "nowhere", ""]))
def test_sources_are_refused_for_what_the_whole_file_would_say_and_by_their_rows(event: str, url: str) -> None:
    place = WHOLE.names.places[event]
    has = opened(WHOLE.sources, event)
    wanted = Wanted(has.mark, (*has.items, Item("", {"role": "context", "url": url})))
    for one in (wanted, Wanted(has.mark, ())):
        same(changed(WHOLE, event, WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place), {}, one))


def test_files_beside_that_cannot_be_told_apart_are_read_as_they_are() -> None:
    whole = whole_of(Beside(b"\xff\xfe\0", None, b"\xff\xfe\0"))
    place = whole.names.places["e"]
    step = changed(whole, "e", whole.sheet.rows[place].mark, whole.sheet.fields(place), {"title": "X"}, NOTHING)
    assert isinstance(step, Next)
    assert Counter(map(told, examined(whole, step, Limits()).problems)) == as_a_whole(whole, step)
    nameless = whole_of(Beside(b"name,role\na,supports\n", None, None))
    step = changed(nameless, "e", nameless.sheet.rows[place].mark, nameless.sheet.fields(place), {"title": "X"})
    assert isinstance(step, Next)
    assert Counter(map(told, examined(nameless, step, Limits()).problems)) == as_a_whole(nameless, step)


def test_a_file_that_would_be_too_large_is_refused_as_a_whole() -> None:
    tight = Limits(max_rows=8)
    (wrong,) = examined(WHOLE, ready(added(WHOLE, {"date": "2019", "title": "New"}), WHOLE), tight).problems
    assert "8" in wrong.wrong
    place = WHOLE.names.places["d"]
    step = changed(WHOLE, "d", WHOLE.sheet.rows[place].mark, WHOLE.sheet.fields(place), {"title": "X", "answers": ""})
    assert examined(WHOLE, ready(step, WHOLE), tight).problems == ()
