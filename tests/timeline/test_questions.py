"""What is asked of evidence is answered alike by whoever holds it: the same questions to each, and a look at every row.

A new way to hold evidence is one more line in `HOLDERS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from rollout.database.address import Address
from rollout.evidence.beside import Beside
from rollout.evidence.change import at_row
from rollout.evidence.event import Dataset, Event
from rollout.evidence.reader import Limits, read
from rollout.timeline import making_keys
from rollout.timeline.changed_index import ChangedIndex
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.gaps import gaps
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import pack
from rollout.timeline.questions import Questions
from rollout.timeline.series import all_series
from rollout.timeline.text_keys import Shape
from rollout.timeline.view import View, select
from rollout.timeline.window import Window, extent, opening, whole
from tests.csv_rows import COUNTED, RIGHT, line
from tests.support import crowd
from tests.support.cases import for_each
from tests.support.postgres import Postgres

MORE = ("place", "tags", "quantity", "unit", "measure", "scope", "known", "disputed_by", "dispute", "note of ours")
COLUMNS = (*crowd.COLUMNS, *MORE)
LONG = {"id": "spans-all", "date": "1990/2030", "title": "A works that lasts", "priority": "1"}
ODD = (
    LONG,
    {"id": "on-one-day-b", "date": "2010-05-05", "title": "Same day, first in the file"},
    {"id": "on-one-day-a", "date": "2010-05-05", "title": "Same day, second in the file"},
    {"id": "open", "date": "2004-06/..", "title": "A works without an end"},
    {"id": "timed", "date": "2010-05-05T09:30", "title": "At half past nine"},
    {"id": "old", "date": "-0332", "title": "Long before the others"},
    {"id": "syllable", "date": "2011", "title": "བོད་ལྗོངས", "place": "ལྷ་ས"},
    {"id": "chinese", "date": "2012", "title": "拉萨市发行社会保障卡", "place": "Lhasa"},
    {"id": "accents", "date": "2012-02", "title": "Café “İzmir” People’s e‑card", "tags": "cards; quays"},
    {"id": "hostile", "date": "2013", "title": "'); DROP TABLE event; --", "note of ours": '" OR 1=1 %_*'},
    {"id": "total", "date": "2014", "title": "So many cards", **COUNTED},
    {"id": "further", "date": "2015", "title": "So many more cards", **COUNTED, "quantity": "460000"},
    {
        "id": "claim",
        "date": "2016",
        "title": "A claim",
        "disputed_by": "https://www.example.org/",
        "dispute": "Not so.",
    },
    {"id": "both", "date": "2016", "title": "Two speak", "asserted_by": "A; B", "asserted_by_kind": "ngo; court"},
    {"id": "nobody", "date": "2016", "title": "Nobody has judged it", "status": ""},
)
SOURCES = b"event,role,title,url\nclaim,supports,A second source,https://www.example.org/second\n"
SEARCHES = (
    *("harbour", "quay", "a", "12", "east quay", '"east quay"', '"quay east"', "harbour quay", "nowhere at all"),
    *('"the east quay"', '"harbour office report the winter"', '"ts the ea"', "event-12", '"said so 12"'),
    *("cafe izmir", "peoples e-card", "拉萨", "社会", "བོད", "བོ", "ལྷ་ས", "Lhasa", "460,000", "example"),
    *("'); DROP TABLE event; --", '" OR 1=1 %_*', "%", "_", "*", "\\", "NEAR(a b)", "a OR b", "-a", "title:a", "\0"),
)
WINDOWS = (
    *(Window(10_000, 20_000), Window(-900_000, 20_000), Window(14_733, 14_734), Window(14_733.25, 14_733.5)),
    *(Window(12_000.5, 12_400.25), Window(18_000, 18_001), Window(30_000, 30_001)),
)


def _rows() -> list[dict[str, str]]:
    return [RIGHT | {"lane": crowd.LANES[number % 3], "priority": "2"} | odd for number, odd in enumerate(ODD)]


@cache
def data() -> bytes:
    """Return a file of very many events, with every kind that a window, a filter or a search could miss."""
    rows = "".join(line(row.get(name, "") for name in COLUMNS) for row in _rows())
    many = "".join(text.removesuffix("\n") + "," * len(MORE) + "\n" for text in [*crowd.lines(2_400)][1:])
    return (line(COLUMNS) + many + rows).encode()


@cache
def plain() -> Dataset:
    """Return the same as it is read, to be looked at row by row."""
    found = read(data(), "crowd.csv", Limits(), beside=Beside(sources=SOURCES))
    assert not found.problems, found.problems[:3]
    return found


@cache
def packed() -> PackedIndex:
    """Return the same out of an index file, which is gone from its folder once it is open."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crowd.csv.index"
        pack(plain(), path)
        return PackedIndex(path)


@cache
def packed_in_parts() -> PackedIndex:
    """Return the same, with its keys in many parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making_keys, "USUAL", Shape(part=512, some=4, many=64))
        return packed.__wrapped__()


@cache
def drafted() -> ChangedIndex:
    """Return the same as it is while the longest of its events is being written."""
    (own,) = (event for event in plain().events if event.id == LONG["id"])
    before = replace(own, title="As it was", lane=crowd.LANES[0], date=plain().events[0].date)
    was = at_row(plain().events, own.row, before).made(plain().events)
    return ChangedIndex(DatasetIndex(replace(plain(), events=was)), at_row(was, own.row, own), plain())


HOLDERS: dict[str, Callable[[], Questions]] = {
    "memory": cache(lambda: DatasetIndex(plain())),
    "packed": packed,
    "packed in parts": packed_in_parts,
    "drafted": drafted,
}


def asked_of(postgres: Postgres, spread: bool = False, **shape: Any) -> Iterator[Questions]:
    address = Address(postgres.database())
    parts = {name: import_module(f"rollout.database.{name}") for name in ("link", "files", "indexing")}
    with parts["link"].connected(address) as link:
        parts["files"].create(link)
        if spread:
            import_module("tests.support.spread").spread_over(postgres, link)
        parts["indexing"].make_index(link, plain(), 0, **shape)
    asking = import_module("rollout.database.asking").Asking(address)
    yield import_module("rollout.database.questions").DatabaseIndex(asking)
    asking.close()


@pytest.fixture(scope="module")
def database(postgres: Postgres) -> Iterator[Questions]:
    """Return the same out of PostgreSQL."""
    yield from asked_of(postgres)


@pytest.fixture(scope="module")
def parted(postgres: Postgres) -> Iterator[Questions]:
    """Return the same out of PostgreSQL, with its words in many parts, and most texts gone through in one go."""
    shape = Shape(part=512, some=4, many=64)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("questions", "texts"):
            patch.setattr(import_module(f"rollout.database.{name}"), "LOOKED_UP", 50)
        yield from asked_of(postgres, shape=shape)


@pytest.fixture(scope="module")
def spread(postgres: Postgres) -> Iterator[Questions]:
    """Return the same out of PostgreSQL, its events spread over three by their time."""
    if why := import_module("tests.support.spread").missing(postgres):
        pytest.skip(why)
    yield from asked_of(postgres, spread=True)


@pytest.fixture(params=(*HOLDERS, "database", "parted", "spread"))
def held(request: pytest.FixtureRequest) -> Questions:
    if request.param in HOLDERS:
        return HOLDERS[request.param]()
    held: Questions = request.getfixturevalue(request.param)
    return held


@cache
def span() -> Window:
    return whole(plain().events)


def inside(events: tuple[Event, ...], window: Window, lane: str) -> int:
    found = (extent(event.date, span()) for event in events if event.lane == lane)
    return sum(where.start < window.end and where.end > window.start for where in found)


def mark(event: Event) -> float:
    where = extent(event.date, span())
    return where.start if event.date.kind == "interval" else (where.start + where.end) / 2


VIEWS = (
    View(),
    View(lanes=crowd.LANES[:2]),
    View(statuses=("documented", "reported", "claimed")),
    View(kinds=("state-media",)),
    View(search="the"),
    View(search="the", statuses=("documented", "reported")),
)


@for_each("view", VIEWS)
def test_the_count_of_a_window_holds_what_begins_before_it_and_ends_after_it(held: Questions, view: View) -> None:
    chosen, lanes = select(plain().events, view), view.lanes or plain().lanes
    lines = held.selection(view).lines
    assert len(lines) == len(lanes)
    for window in WINDOWS:
        assert [one.inside(window) for one in lines] == [inside(chosen, window, lane) for lane in lanes]


@for_each("view", VIEWS)
def test_each_part_of_a_window_counts_the_marks_that_stand_in_it(held: Questions, view: View) -> None:
    chosen, lanes = select(plain().events, view), view.lanes or plain().lanes
    for window in WINDOWS[:5]:
        edges = [window.start + window.days * part / 8 for part in range(9)]
        for line_, lane in zip(held.selection(view).lines, lanes, strict=True):
            marks = [mark(event) for event in chosen if event.lane == lane]
            counts = [sum(a <= at < b for at in marks) for a, b in pairwise(edges)]
            assert line_.density(window, 8) == counts


@for_each("view", VIEWS)
def test_the_first_of_a_window_are_by_priority_and_the_same_for_every_holder(held: Questions, view: View) -> None:
    here, known = held.selection(view), HOLDERS["memory"]().selection(view)
    for window in WINDOWS:
        for own, other in zip(here.lines, known.lines, strict=True):
            assert [here.numbered[number].id for number in own.first(window)] == [
                known.numbered[number].id for number in other.first(window)
            ]


@for_each("search", SEARCHES)
def test_a_search_has_the_same_count_and_the_same_first_twenty(held: Questions, search: str) -> None:
    expected = select(plain().events, View(search=search))
    found = held.selection(View(search=search)).events
    assert (len(found), [*found[:20]]) == (len(expected), [*expected[:20]])


def test_events_stand_in_the_order_of_the_file_where_their_dates_are_equal_too(held: Questions) -> None:
    found = held.selection(View(search='"same day"')).events
    assert [event.id for event in found] == ["on-one-day-b", "on-one-day-a"]
    rows = [event.row for event in held.selection(View()).events]
    assert rows == sorted(rows)
    assert len(rows) == held.count == len(plain().events)


def test_an_event_has_all_its_sources_and_ids_of_none_are_left_out(held: Questions) -> None:
    (claim,) = held.named(["claim", "no-such-event", "claim"])
    assert claim == next(event for event in plain().events if event.id == "claim")
    assert [one.title for one in claim.citations] == ["A second source"]
    assert [event.id for event in held.named(["both", "open", "claim"])] == ["open", "claim", "both"]


def test_every_facet_counts_what_it_lets_through(held: Questions) -> None:
    offered = held.choices
    asked = {
        **{("lane", name): View(lanes=(name,)) for name, _, _ in offered["lane"]},
        **{("status", name): View(statuses=(name,)) for name, _, _ in offered["status"]},
        **{("who", name): View(kinds=(name,)) for name, _, _ in offered["who"]},
        **{("tag", name): View(tags=(name,)) for name, _, _ in offered["tag"]},
    }
    counts = {(facet, name): count for facet in ("lane", "status", "who", "tag") for name, _, count in offered[facet]}
    assert {key: len(held.selection(view).events) for key, view in asked.items()} == counts
    assert len(held.selection(View(disputed=True)).events) == offered["disputed"] == 1
    assert Counter(event.lane for event in plain().events) == {name: count for name, _, count in offered["lane"]}


def test_who_is_not_judged_yet_is_counted(held: Questions) -> None:
    assert held.selection(View()).unreviewed == held.selection(View(statuses=("unreviewed",))).unreviewed == 1


def test_series_gaps_and_windows_are_those_of_the_whole_file(held: Questions) -> None:
    dataset = plain()
    assert [one.key for one in held.series] == [one.key for one in all_series(dataset.events)] != []
    assert held.series_of(View()) == held.series
    assert held.gaps == {lane: gaps(dataset, lane) for lane in dataset.lanes}
    assert held.span == whole(dataset.events)
    assert held.home == opening(dataset.events)


def test_a_view_has_only_what_the_file_has(held: Questions) -> None:
    view, index = held.asked("?lane=Night+trains&lane=None&tag=cards&tag=none&language=xx")
    assert (view.lanes, view.tags, view.language) == (("Night trains",), ("cards",), "")
    assert index.count == held.count


def test_what_changed_since_is_told_by_another_digest(held: Questions) -> None:
    later = read(data() + b"\n", "crowd.csv", Limits(), beside=Beside(sources=SOURCES))
    assert held.dataset.digest == plain().digest != later.digest


def test_what_a_file_of_very_many_says_is_what_each_of_its_rows_says(held: Questions) -> None:
    assert (held.few, held.refused, held.even, held.clock) == ((), 0, False, "")
    assert held.least == DatasetIndex(replace(plain(), whole=None)).least
    assert {*"བོདལྗངས་"} <= {*held.drawn} <= {*held.letters}
    assert held.knowing(View()).words == ()
    assert held.newest_source == ""
    assert (held.told_language, held.elsewhere) == ({}, "")
