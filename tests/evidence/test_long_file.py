"""A file that is read row by row: what is said of it is what is said when it is read whole."""

from dataclasses import replace
from io import BytesIO
from unicodedata import normalize

import pytest

from rollout.evidence import by_row, long_file
from rollout.evidence.beside import ALONE, Beside
from rollout.evidence.by_row import Kept
from rollout.evidence.event import Event
from rollout.evidence.long_file import Found, read_long
from rollout.evidence.made import counted
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from tests.support.events import COUNTED, csv_of

MOST = Limits()
ROWS = csv_of(
    {"id": "one", "title": "So many cards", **COUNTED},
    {"id": "wrong", "date": "2019-02-30"},
    {"id": "one", "title": "The same again"},
    {"id": "two", "lane": "Grid", "title": "caf\u00e9 \u200b拉萨"},
    {"id": "three", "title": "Two\r\nlines"},
    {"id": "answer", "answers": "nobody"},
    {"id": "long", "title": "word " * 60},
)
SOURCES = (
    b"event,role,title,publisher,date,url\r\ntwo,supports,A,B,2019,https://example.org/a\r\nnone,supports,A,B,,\r\n"
)
WORDS = """languages = ["en", "zh"]
[[word]]
name = "cards"
"name@zh" = "社会保障卡"
[[word]]
name = "Tibet Daily"
"name@zh" = "西藏日报"
"""
PLAIN = {
    "as it is": ROWS,
    "semicolons": b"id;date;title;source_title;source_publisher;source_url\na;2019;b;c;d;https://example.org\n",
    "mark": b"\xef\xbb\xbf" + ROWS,
    "open end": ROWS.rstrip(b"\r\n"),
    "not in one form": normalize("NFD", ROWS.decode()).encode(),
    "an empty row": ROWS + b"\r\n",
    "the sign that old editors close a file with": ROWS + b"\x1a",
}


class Into:
    """Keeps in memory what very many rows would have on disk."""

    def __init__(self, wrong: frozenset[int] = frozenset()) -> None:
        self.ids: dict[str, int] = {}
        self.made, self.wrong = counted(), wrong
        self.far: list[Kept] = []

    def kept(self, _digest: str) -> Kept:
        """Return how far the reading came that is taken up."""
        told = frozenset(row for one in self.far for row in one.told)
        return self.far[-1]._replace(told=told) if self.far else Kept()

    def keep(self, _digest: str, new: Kept) -> None:
        """Keep how far it came."""
        self.far.append(new)


def whole(data: bytes, beside: Beside = ALONE, limits: Limits = MOST) -> tuple[list[Event], Found | None]:
    """Read a file row by row, again where rows were found wrong late; return its events and what is said."""
    wrong: frozenset[int] = frozenset()
    while True:
        events: list[Event] = []
        found = read_long(BytesIO(data), "events.csv", limits, beside, events.append, Into(wrong))
        if not found or not found.late:
            return events, found
        wrong |= found.late


@pytest.mark.parametrize("piece", [1 << 20, 700])
@pytest.mark.parametrize(
    "beside",
    [ALONE, Beside(sources=SOURCES), Beside(settings=WORDS.encode())],
    ids=["alone", "sources", "words of the timeline"],
)
@pytest.mark.parametrize("name", PLAIN)
def test_events_problems_and_notices_are_those_of_the_file_read_whole(
    name: str, beside: Beside, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_file, "PIECE", piece)
    if piece < 1 << 20:
        monkeypatch.setattr(by_row, "FORGET", 2)
        monkeypatch.setattr(long_file, "MEMORY", 1)
    events, found = whole(PLAIN[name], beside)
    expected = read(PLAIN[name], "events.csv", beside=beside)
    assert found
    assert tuple(events) == expected.events
    assert found.dataset == replace(expected, events=(), cells=())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"id,date",
        b"\r\n" + ROWS,
        b"sep=,\r\n" + ROWS,
        ROWS.replace(b"\n", b"\r", 1),
        ROWS + "caf\u00e9".encode("latin-1"),
        ROWS + b"\xe6\x8b",
        ROWS + b"a\0b",
        b"\x89PNG\r\n\x1a\n\n",
    ],
    ids=["nothing", "header", "blank row", "sep", "Mac", "Latin-1", "half a character", "NUL", "picture"],
)
def test_what_is_no_plain_table_has_to_be_read_whole(data: bytes) -> None:
    assert whole(data) == ([], None)


def test_what_has_reviews_beside_it_or_is_too_large_has_to_be_read_whole() -> None:
    reviews = f"event,digest,reviewer,on,verdict\none,{'0' * 64},A,2020-01-01,agrees\n".encode()
    assert whole(ROWS, Beside(reviews=reviews)) == ([], None)
    assert whole(ROWS, limits=Limits(max_bytes=len(ROWS) - 1)) == ([], None)


def test_rows_that_cannot_be_told_apart_are_refused_as_they_are_when_read_whole() -> None:
    broken = ROWS + b'"never closed\r\n'
    with pytest.raises(DataError) as known:
        read(broken)
    with pytest.raises(DataError) as found:
        whole(broken)
    assert found.value.problems == known.value.problems
