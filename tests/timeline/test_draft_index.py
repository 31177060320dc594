"""A file while an event of it is written: what the index says that was patched, one that is made anew says too."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.event import Dataset, Event
from rollout.evidence.settings import LaneName, Searched, Settings
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.timeline import dataset_index, draft_index
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.draft_index import DraftIndex
from rollout.timeline.others import Others
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


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Dataset, Event]:
    """Draw a file and one of its events."""
    lanes = st.sampled_from(("first", "second", "third"))
    one = st.tuples(st.sampled_from(ONES), dates | st.just("2018-02-03T10:00"), lanes, st.integers(1, 3))
    drawn = draw(st.lists(one, min_size=1, max_size=9))
    events = tuple(
        replace(event, row=row, id=f"row-{row}", date=parse(date), lane=lane, priority=first)
        for row, (event, date, lane, first) in enumerate(drawn, 2)
    )
    answers = draw(st.sampled_from(("", *(event.id for event in events))))
    events = (*events[:-1], replace(events[-1], answers=answers))
    columns = (*dataset().columns, "title@bo")
    data = replace(dataset(), events=events, rows=len(events), columns=columns)
    return replace(data, settings=draw(st.sampled_from((Settings(), SETTINGS)))), draw(st.sampled_from(events))


views = st.builds(
    View,
    lanes=st.sampled_from([(), ("first",), ("second", "third")]),
    statuses=st.sampled_from([(), ("documented",), ("reported", "planned")]),
    tags=st.sampled_from([(), ("bridge",)]),
    search=st.sampled_from(["", "bridge", "nowhere"]),
    as_known=st.sampled_from(["", "2019-05-05"]),
)
ASKED = ("clock", "lanes", "tags", "languages", "span", "home", "even", "least", "outcomes", "series", "choices",
         "newest_source", "letters", "drawn", "gaps", "dataset", "count", "refused", "few")  # fmt: skip


def patched(data: Dataset, own: Event) -> DraftIndex:
    others = tuple(event for event in data.events if event.row != own.row)
    return DraftIndex(Others(replace(data, events=others, rows=data.rows - 1)), own)


def both(data: Dataset, own: Event) -> tuple[DatasetIndex, DatasetIndex]:
    return patched(data, own), DatasetIndex(data)


def said(index: DatasetIndex, view: View) -> dict[str, Any]:
    """Return all that an index says that a page may ask for."""
    found = index.selection(view)
    windows = (index.span, index.home, Window(17_500.0, 17_600.5))
    lines = [
        (line.inside(window), line.density(window, 7), line.first(window)) for line in found.lines for window in windows
    ]
    return {name: getattr(index, name) for name in ASKED} | {
        "shown": (found.events, lines, found.lanes),
        "then": index.series_of(view),
        "named": index.named(["row-2", "row-5"]),
    }


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (dataset_index, draft_index):
        monkeypatch.setattr(module, "MANY", FEW)


by_turns: list[Callable[[DatasetIndex], DatasetIndex]] = [
    lambda index: index,
    lambda index: index.on("known"),
    lambda index: index.spoken("bo"),
    lambda index: index.spoken("bo").on("known"),
]


@pytest.mark.usefixtures("few")
@given(drafts(), views, st.sampled_from(by_turns))
@settings(max_examples=200)
def test_an_index_that_was_patched_says_what_one_made_anew_says(
    draft: tuple[Dataset, Event], view: View, turned: Callable[[DatasetIndex], DatasetIndex]
) -> None:
    quick, anew = map(turned, both(*draft))
    assert said(quick, view) == said(anew, view)


@pytest.mark.usefixtures("few")
@given(
    drafts(), st.sampled_from(["?", "?from=2018-01-01&to=2018-12-31", "?lane=first&clock=known", "?language=bo&hall=1"])
)
@settings(max_examples=60)
def test_the_picture_is_the_same(draft: tuple[Dataset, Event], address: str) -> None:
    quick, anew = both(*draft)
    assert svg(picture(quick, address, 900, 500)) == svg(picture(anew, address, 900, 500))


def test_among_thousands_too() -> None:
    data = crowd.evidence(1_800)
    for own in (data.events[0], data.events[700], data.events[-1]):
        quick, anew = both(data, own)
        for view in (View(), View(lanes=crowd.LANES[1:]), View(statuses=("claimed",), lanes=crowd.LANES[:1])):
            assert said(quick, view) == said(anew, view)


def test_one_event_more_can_be_the_first_that_is_too_many() -> None:
    data = crowd.evidence(dataset_index.MANY + 1)
    quick, anew = both(data, data.events[-1])
    assert said(quick, View()) == said(anew, View())


def test_what_is_typed_next_is_put_among_others_that_were_looked_at_for_the_first_key() -> None:
    data = dataset({"known": "2020"}, {"title@bo": "གཉིས"}, {}, columns=(*dataset().columns, "title@bo"))
    others = Others(replace(data, events=data.events[1:], rows=2))
    first, second = (DraftIndex(others, replace(data.events[0], title=title)) for title in ("A", "AB"))
    assert others.within(first.span) is others.within(second.span)
    for index in (first, second):
        assert index.spoken("bo").dataset.events[1].title == "གཉིས"
        assert [event.title for event in index.on("known").dataset.events][:1] == [index.dataset.events[0].title]
    assert others.spoken("bo") is others.spoken("bo")
    assert others.known() is others.known()


def test_the_others_alone_know_their_span() -> None:
    data = dataset({}, {"date": "2019-05-05T10:00"}, {"date": "../2021"})
    for events in (data.events, data.events[1:2], ()):
        alone = replace(data, events=events)
        assert Others(alone).span == DatasetIndex(alone).span
