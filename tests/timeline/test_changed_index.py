"""A file after one event of it has changed: what the index says that knows it, one that is made anew says too."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.change import Change, at_row, difference
from rollout.evidence.edtf import parse
from rollout.evidence.event import Dataset, Event
from rollout.evidence.remarks import Remarks
from rollout.evidence.settings import LaneName, Searched, Settings
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.timeline import changed_index, dataset_index, event_index
from rollout.timeline.changed_index import ChangedIndex
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.view import View
from rollout.timeline.window import Window
from tests.support import crowd
from tests.support.events import COUNTED, dataset, dates

FEW = 4  # events in a picture, for these laws
ONES = dataset(
    {},
    {**COUNTED, "quantity": "7"},
    {**COUNTED, "quantity": "9", "status": "reported"},
    {**COUNTED, "measure": "target", "quantity": "8", "due": "2019", "status": "planned"},
    {"title": "གཅིག", "label": "", "title@bo": "གཉིས"},
    {"tags": "water; bridge", "place": "Quay", "known": "2020"},
    {"tags": "bridge; light", "source_date": "", "priority": "1"},
    columns=(*dataset().columns, "title@bo"),
).events
SETTINGS = Settings(lanes=(LaneName("second"),), searched=(Searched("first", parse("2018-06")),))


EVENT = st.tuples(
    st.sampled_from(ONES),
    dates | st.just("2018-02-03T10:00"),
    st.sampled_from(("first", "second", "third")),
    st.integers(1, 3),
)


def event(drawn: tuple[Event, str, str, int], row: int, answers: str = "") -> Event:
    one, when, lane, priority = drawn
    return replace(one, row=row, id=f"row-{row}", date=parse(when), lane=lane, priority=priority, answers=answers)


@st.composite
def files(draw: st.DrawFn) -> Dataset:
    """Draw a file."""
    drawn = draw(st.lists(EVENT, min_size=1, max_size=9))
    events = tuple(event(one, row) for row, one in enumerate(drawn, 2))
    answers = draw(st.sampled_from(("", *(one.id for one in events))))
    events = (*events[:-1], replace(events[-1], answers=answers))
    columns = (*dataset().columns, "title@bo")
    data = replace(dataset(), events=events, rows=len(events), columns=columns)
    return replace(data, settings=draw(st.sampled_from((Settings(), SETTINGS))))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Dataset, list[Dataset]]:
    """Draw a file, and how it is after each of a few changes of one event each."""
    first = was = draw(files())
    found: list[Dataset] = []
    for number in range(draw(st.integers(1, 3))):
        events = was.events
        place = draw(st.integers(0, len(events)))
        there = events[place : place + 1]
        removed = len(events) > 1 and there and draw(st.booleans())
        row = there[0].row if there else 20 + number
        answers = draw(st.sampled_from(("", *(one.id for one in events))))
        come = () if removed else (event(draw(EVENT), row, answers),)
        was = replace(was, events=(*events[:place], *come, *events[place + 1 :]), digest=str(number))
        was = replace(was, rows=len(was.events))
        found.append(was)
    return first, found


views = st.builds(
    View,
    lanes=st.sampled_from([(), ("first",), ("second", "third")]),
    statuses=st.sampled_from([(), ("documented",), ("reported", "planned")]),
    tags=st.sampled_from([(), ("bridge",)]),
    search=st.sampled_from(["", "bridge", "nowhere"]),
    as_known=st.sampled_from(["", "2019-05-05"]),
)
ASKED = ("clock", "lanes", "tags", "languages", "span", "home", "even", "least", "outcomes", "series", "choices",
         "newest_source", "letters", "elsewhere", "drawn", "gaps", "dataset", "count", "refused", "few")  # fmt: skip


def step(before: DatasetIndex, after: Dataset) -> DatasetIndex:
    """Return the index of a file by what was known of it before its last change."""
    change = difference(before.dataset, after)
    assert change
    return ChangedIndex(before, change, after)


def said(index: DatasetIndex, view: View) -> dict[str, Any]:
    """Return all that an index says that a page may ask for."""
    found = index.selection(view)
    windows = (index.span, index.home, Window(17_500.0, 17_600.5))
    lines = [
        (line.inside(window), line.density(window, 7), line.first(window)) for line in found.lines for window in windows
    ]
    return {name: getattr(index, name) for name in ASKED} | {
        "shown": (found.events, lines, found.lanes, found.unreviewed),
        "then": index.series_of(view),
        "named": index.named(["row-2", "row-5", "row-20"]),
        "media": index.media,
        "told": index.told_language,
    }


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (dataset_index, changed_index):
        monkeypatch.setattr(module, "MANY", FEW)
    monkeypatch.setattr(event_index, "FIRST", 2)


by_turns: list[Callable[[DatasetIndex], DatasetIndex]] = [
    lambda index: index,
    lambda index: index.on("known"),
    lambda index: index.spoken("bo"),
    lambda index: index.spoken("bo").on("known"),
]


@pytest.mark.usefixtures("few")
@given(changes(), views, st.lists(views, max_size=2), st.sampled_from(by_turns), st.booleans())
@settings(max_examples=300)
def test_an_index_after_a_change_says_what_one_made_anew_says(
    changed: tuple[Dataset, list[Dataset]],
    view: View,
    asked: list[View],
    turned: Callable[[DatasetIndex], DatasetIndex],
    settled: bool,
) -> None:
    first, after = changed
    index = DatasetIndex(first)
    for one in asked:  # what a reader has asked for before is known afterwards too
        said(turned(index), one)
    for data in after:
        index = step(index.settled() if isinstance(index, ChangedIndex) else index, data)
    if settled and isinstance(index, ChangedIndex):
        index.settled()
    assert said(turned(index), view) == said(turned(DatasetIndex(after[-1])), view)


ADDRESSES = ("?", "?from=2018-01-01&to=2018-12-31", "?lane=first&clock=known", "?language=bo&hall=1")


@pytest.mark.usefixtures("few")
@given(changes(), st.sampled_from(ADDRESSES))
@settings(max_examples=60)
def test_the_picture_is_the_same(changed: tuple[Dataset, list[Dataset]], address: str) -> None:
    first, (after, *_) = changed
    quick, anew = step(DatasetIndex(first), after), DatasetIndex(after)
    assert svg(picture(quick, address, 900, 500)) == svg(picture(anew, address, 900, 500))


def other(data: Dataset, place: int, **parts: Any) -> Dataset:
    """Return a file with one event otherwise."""
    events = data.events
    return replace(data, events=(*events[:place], replace(events[place], **parts), *events[place + 1 :]))


def without(data: Dataset, place: int) -> Dataset:
    return replace(data, events=(*data.events[:place], *data.events[place + 1 :]), rows=data.rows - 1)


def test_among_thousands_too() -> None:
    data = crowd.evidence(1_800)
    index = DatasetIndex(data)
    for place in (0, 700, 1_799):
        moved = {"date": parse("2014-06"), "lane": crowd.LANES[1], "status": "claimed", "priority": 1}
        for after in (other(data, place, **moved), without(data, place)):
            quick, anew = step(index, after), DatasetIndex(after)
            for view in (View(), View(lanes=crowd.LANES[1:]), View(statuses=("claimed",), lanes=crowd.LANES[:1])):
                assert said(quick, view) == said(anew, view)


def test_an_event_leaves_and_comes_back_to_a_filter_that_all_others_pass() -> None:
    data, view = crowd.evidence(1_100), View(statuses=("reported",))
    data = replace(data, events=tuple(replace(one, status="reported") for one in data.events))
    index = DatasetIndex(data)
    for place in (0, 700, 1_099):
        gone = step(index, other(data, place, status="claimed", lane=crowd.LANES[0]))
        assert said(gone, view) == said(DatasetIndex(gone.dataset), view)
        back = step(gone, other(gone.dataset, place, status="reported"))
        assert said(back, view) == said(DatasetIndex(back.dataset), view)
        assert [back.dataset.events[n] for n in back.selection(view).numbers] == [*back.selection(view).events]


def test_one_event_more_can_be_the_first_that_is_too_many_and_one_less_the_last() -> None:
    many = crowd.evidence(dataset_index.MANY + 1)
    few = without(many, dataset_index.MANY)
    for before, after in ((few, many), (many, few)):
        assert said(step(DatasetIndex(before), after), View()) == said(DatasetIndex(after), View())


def test_an_event_comes_before_those_that_wait_for_a_date() -> None:
    waiting = dataset({"lane": "first", "tags": "water"}, {"lane": "second", "tags": "bridge"}).events
    data = replace(dataset({}), events=(), waiting=waiting)
    own = replace(waiting[1], row=9)
    after = replace(data, events=(own,))
    assert step(DatasetIndex(data), after).lanes == DatasetIndex(after).lanes == ("second", "first")
    assert step(DatasetIndex(data), after).tags == DatasetIndex(after).tags == ("bridge", "water")


def test_few_can_become_very_many_after_several_saves() -> None:
    index = DatasetIndex(crowd.evidence(dataset_index.MANY - 1))
    for count in (dataset_index.MANY, dataset_index.MANY + 1):
        data = crowd.evidence(dataset_index.MANY + 1)
        change = at_row(index.dataset.events, 99_999, replace(data.events[count - 1], row=90_000 + count))
        events = change.made(index.dataset.events)
        index = ChangedIndex(index, change, replace(data, events=events, rows=count)).settled()
    assert said(index, View()) == said(DatasetIndex(index.dataset), View())


def test_each_key_is_drawn_among_others_that_were_looked_at_once() -> None:
    data = dataset({"known": "2020"}, {"title@bo": "གཉིས"}, {}, columns=(*dataset().columns, "title@bo"))
    index = DatasetIndex(data)
    typed = [other(data, 0, date=parse(date)) for date in ("1950", "1950-01")]
    first, second = (step(index, one) for one in typed)
    assert first.span != index.span
    assert index.within(first.span) is index.within(second.span)
    assert index.within(index.span) is index
    for one in (first, second):
        assert isinstance(one.spoken("bo"), ChangedIndex)
        assert isinstance(one.on("known"), ChangedIndex)
        assert one.spoken("bo").dataset.events[1].title == "གཉིས"
        assert [each.title for each in one.on("known").dataset.events][:1] == [one.dataset.events[0].title]


def test_of_what_was_known_nothing_is_held_once_all_is_found() -> None:
    data = crowd.evidence(1_100)
    index = DatasetIndex(data)
    held = weakref.ref(index)
    index.selection(View(statuses=("claimed",)))
    change = at_row(data.events, 1_102, event((data.events[0], "2019", "New", 1), 1_102))
    after = ChangedIndex(index, change, replace(data, events=change.made(data.events))).settled()
    del index
    gc.collect()
    assert held() is None
    assert after.lanes[-1] == "New"


def test_a_difference_is_one_event_of_a_file_that_says_all_else_as_before() -> None:
    data = dataset({}, {}, {})
    after = other(data, 1, title="Another")
    assert difference(data, after) == Change(1, data.events[1], after.events[1])
    assert difference(data, without(data, 1)) == Change(1, data.events[1], None)
    assert difference(without(data, 2), data) == Change(2, None, data.events[2])
    assert difference(data, data) == Change(3, None, None)
    assert difference(data, other(after, 0, title="Another")) is None
    assert difference(data, without(without(data, 0), 0)) is None
    assert difference(data, without(after, 0)) is None
    assert difference(data, replace(after, settings=SETTINGS)) is None
    told = replace(after, notices=("1 row has no lane.",), remarks=Remarks(homeless=1))
    assert difference(data, told) == Change(1, data.events[1], after.events[1])


def test_an_event_comes_to_stand_at_its_row() -> None:
    data = dataset({}, {}, {})
    own = replace(data.events[1], title="Another")
    assert at_row(data.events, own.row, own) == Change(1, data.events[1], own)
    assert at_row(without(data, 1).events, own.row, own) == Change(1, None, own)
    assert at_row(data.events, 99, None) == Change(3, None, None)
