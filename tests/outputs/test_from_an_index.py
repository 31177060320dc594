"""An output of very many events is that of the file: what an index gives for it says all that the whole file would."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rollout.database.address import Address
from rollout.evidence.bands import folded
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits, read
from rollout.evidence.rows_again import RowsAgain
from rollout.evidence.vocabulary import COLUMNS
from rollout.outputs.formats import FORMATS, edition_for, window_for
from rollout.timeline import indexed
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import ExportError, Options
from rollout.timeline.excerpt import Excerpt
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import pack
from rollout.timeline.questions import ManyError, Questions
from rollout.timeline.view import from_address
from tests.csv_rows import COUNTED, RIGHT, csv_of
from tests.support import crowd
from tests.support.postgres import Postgres

ADDRESSES = (
    *("", "?q=harbour", "?from=2010-01-01&to=2010-03-31", "?lane=Night+trains&from=2019-01-01&to=2019-12-31"),
    *("?disputed=1", "?status=planned&status=reported&from=2014-01-01&to=2014-12-31", "?q=nowhere+at+all"),
    *("?tag=cards&from=2001-01-01&to=2004-12-31", "?from=2025-06-01&to=2026-12-31&q=quay"),
    "?q=1&from=2010-01-01&to=2010-03-31",  # which more hold than a picture can hold each of
)
ODD = (
    {"id": "open", "date": "2004-06/..", "title": "A works without an end", "tags": "cards"},
    {"id": "timed", "date": "2010-02-05T09:30", "title": "At half past nine", "source_date": "2024-05-06"},
    {"id": "target", "date": "2012", "status": "planned", **COUNTED, "measure": "target", "due": "2014"},
    {"id": "met", "date": "2014-02", **COUNTED, "answers": "target", "answers_note": "It was asked for."},
    {"id": "claim", "date": "2016", "disputed_by": "https://www.example.org/", "dispute": "Not so."},
    {"id": "newest", "date": "2017", "source_date": "2025-11"},
    {"id": "spelled", "date": " 2018-02-03 ", "summary": "=1+1 in two\nlines", "lat": "29.650", "lon": "91.10"},
    {"id": "quoted", "date": "2018-02-04", "title": '"No", she said', "notes": "say this slowly", "own": " kept "},
    {"id": "bare", "date": "2018-02-05", "status": ""},
)
MOST = 2_000


def rows(count: int) -> bytes:
    named = [{**crowd._row(number), "lane": crowd.LANES[number % 3]} for number in range(count)]
    odd = ({**RIGHT, "lane": crowd.LANES[0], **one} for one in ODD)
    return csv_of(*named, *odd, columns=(*COLUMNS, "own"))


@cache
def held(data: bytes, settings: bytes | None = None) -> Dataset:
    found = folded(read(data, "crowd.csv", Limits(), beside=Beside(settings=settings)))
    assert not found.problems
    return found


@cache
def crowded() -> bytes:
    """Return more events than one picture can hold each of."""
    return rows(1_300)


@cache
def packed(data: bytes, settings: bytes | None = None) -> Questions:
    with TemporaryDirectory() as folder:
        pack(held(data, settings), Path(folder) / "of.index")
        return PackedIndex(Path(folder) / "of.index", written=RowsAgain(lambda: BytesIO(data)))


@pytest.fixture(scope="module")
def database(postgres: Postgres) -> Iterator[Callable[..., Questions]]:
    parts = {name: import_module(f"rollout.database.{name}") for name in ("link", "files", "indexing", "asking")}
    opened = []

    def index(data: bytes, settings: bytes | None = None) -> Questions:
        address = Address(postgres.database())
        with parts["link"].connected(address) as link:
            parts["files"].create(link)
            parts["files"].load(link, "crowd.csv", data, Beside(settings=settings), Limits())
            parts["indexing"].make_index(link, held(data, settings), parts["files"].marks(link).rows)
        opened.append(parts["asking"].Asking(address))
        found: Questions = import_module("rollout.database.questions").DatabaseIndex(opened[-1])
        return found

    yield cache(index)
    for one in opened:
        one.close()


@pytest.fixture(params=("packed", "database"))
def index_of(request: pytest.FixtureRequest) -> Callable[..., Questions]:
    if request.param == "packed":
        return packed
    found: Callable[..., Questions] = request.getfixturevalue("database")
    return found


def made(index: Questions, ending: str, address: str) -> bytes:
    view, _ = index.asked(address)
    taken = index.excerpt(view, window_for(ending, view, index.home), MOST)
    whole = edition_for(ending, taken, view)
    if not whole.shown:
        return b"nothing"
    try:
        return FORMATS[ending].maker()(whole, Options())
    except ExportError as error:
        return str(error).encode()


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in (".pdf", ".png", ".html")])
def test_what_is_made_of_an_index_is_what_is_made_of_the_file(index_of: Callable[..., Questions], ending: str) -> None:
    memory, index = DatasetIndex(held(crowded())), index_of(crowded())
    for address in ADDRESSES:
        assert made(index, ending, address) == made(memory, ending, address), address


@pytest.mark.parametrize("ending", [".pdf", ".png", ".html"])
def test_what_takes_long_to_make_is_the_same_too(index_of: Callable[..., Questions], ending: str) -> None:
    memory, index = DatasetIndex(held(crowded())), index_of(crowded())
    address = "?from=2014-01-01&to=2014-06-30"
    assert made(index, ending, address) == (of_file := made(memory, ending, address))
    assert len(of_file) > 10_000


def test_tables_have_the_lanes_of_the_file_where_a_picture_has_fewer(index_of: Callable[..., Questions]) -> None:
    data = csv_of(*({"id": str(number), "lane": f"Lane {number % 20}"} for number in range(60)))
    memory, index = DatasetIndex(held(data)), index_of(data)
    assert len(index.lanes) == 12
    for ending in (".json", ".ics", ".csv", ".svg"):
        assert made(index, ending, "") == made(memory, ending, "")


def test_of_a_few_the_window_is_looked_for_in_each(index_of: Callable[..., Questions]) -> None:
    memory, index = DatasetIndex(held(rows(40))), index_of(rows(40))
    for ending in (".json", ".svg"):
        for address in ADDRESSES:
            assert made(index, ending, address) == made(memory, ending, address), address


def test_more_than_an_output_holds_are_counted_and_not_one_of_them_is_read(
    index_of: Callable[..., Questions], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(crowded())
    monkeypatch.setattr(indexed, "excerpt_of", pytest.fail)
    for window in (None, index.span):
        with pytest.raises(ManyError) as raised:
            index.excerpt(from_address(""), window, 1_308)
        assert raised.value.count == 1_309


def test_a_file_that_is_held_is_taken_as_it_is() -> None:
    view = from_address("?q=harbour")
    assert DatasetIndex(held(crowded())).excerpt(view, None, 1) is held(crowded())


def test_an_excerpt_counts_what_it_does_not_hold(index_of: Callable[..., Questions]) -> None:
    index = index_of(crowded())
    few = index.excerpt(from_address("?q=nowhere+at+all"), None, 0)
    assert isinstance(few, Excerpt)
    assert [event.id for event in few.events] == ["target", "met"]
    assert (few.lanes, few.tags, few.refused) == (held(crowded()).lanes, held(crowded()).tags, 0)
