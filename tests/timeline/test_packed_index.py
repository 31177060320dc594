"""The index file of very many events: what it is made of, and that nothing of a request becomes a statement of it."""

from contextlib import closing
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError, connect
from typing import Any

import pytest

from rollout.figure.view_figure import picture
from rollout.timeline.bits import Meant, every
from rollout.timeline.packed_index import PackedIndex
from rollout.timeline.packing import pack
from rollout.timeline.tables import Tables
from rollout.timeline.view import View
from tests.support import crowd
from tests.support.events import COUNTED, dataset
from tests.support.hostile import TEXTS

FEW = dataset(
    {"id": "plain", "date": "2017-08-01/2018?", "due": "2019", "status": "planned", "tags": "cards"},
    {"id": "counted", "date": "[2018-01-01,2018-01-09]", **COUNTED, "lat": "29.65", "lon": "91.13"},
)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    path = tmp_path / "few.csv.index"
    pack(FEW, path)
    return path


def test_few_events_are_all_at_hand_and_none_is_counted_by_time(few: Path) -> None:
    index = PackedIndex(few)
    assert (index.few, index.count, index.selection(View()).lines) == (FEW.events, 2, ())
    some = index.selection(View(tags=("cards",)))
    assert ([*some.events], some.lines, some.unreviewed) == ([FEW.events[0]], (), 0)
    assert some is index.selection(View(tags=("cards",)))


def test_the_first_of_each_tile_are_kept_and_a_picture_of_all_reads_no_column_of_every_event(tmp_path: Path) -> None:
    """Of a hundred million events each such column takes hundreds of megabytes."""
    pack(crowd.evidence(3_000), tmp_path / "crowd.index")
    index = PackedIndex(tmp_path / "crowd.index")
    figure = picture(index, "?from=2001-01-01&to=2003-01-01", 1200, 600)
    assert len(figure["layout"]["meta"]["labels"]["id"]) > 20
    assert max(map(len, index._columns._known.values())) < 3_000
    lanes = range(len(index.lanes))
    counted = index._columns.lines(lanes, Meant(every(3_000), 3_000))
    assert index._columns.lines(lanes)[0].tiles == counted[0].tiles


def test_how_far_it_is_written_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pack(FEW, tmp_path / "few.csv.index", lambda *far: told.append(far))
    assert told == [(2, 2)]


def test_what_an_index_does_not_hold_yet_is_left_out_of_a_view(few: Path) -> None:
    view, _ = PackedIndex(few).asked("?clock=known&as_known=2020-01-01&place=Lhasa&area=80,27,100,37&q=a&tag=cards")
    assert view == View(search="a", tags=("cards",))
    assert (index := PackedIndex(few)).spoken("bo") is index


def test_an_index_of_another_form_is_not_read(few: Path) -> None:
    with closing(connect(few)) as tables, tables:
        tables.execute("UPDATE said SET value = '0' WHERE name = 'form'")
    with pytest.raises(ValueError, match="form"):
        PackedIndex(few)


def test_what_is_no_index_is_not_read_and_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "text.index").write_text("id,date\n" * 200)
    with pytest.raises(DatabaseError):
        PackedIndex(tmp_path / "text.index")
    with pytest.raises(OperationalError):
        PackedIndex(tmp_path / "none.index")
    assert not (tmp_path / "none.index").exists()


def test_an_index_names_no_value_but_those_of_evidence(few: Path) -> None:
    with closing(connect(few)) as tables, tables:
        tables.execute('UPDATE event SET value = \'["eval","1"]\' WHERE number = 0')
    with pytest.raises(KeyError):
        PackedIndex(few)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is asked while a test runs."""
    statements: list[str] = []
    rows = Tables.rows

    def told(self: Tables, ask: str, *given: object) -> list[Any]:
        statements.append(ask)
        return rows(self, ask, *given)

    monkeypatch.setattr(Tables, "rows", told)
    return statements


def test_nothing_of_a_request_becomes_a_statement(few: Path, asked: list[str]) -> None:
    index, mark = PackedIndex(few), "zebra"
    for evil in (*TEXTS, "'; DROP TABLE event; --", '" OR 1=1', "%_*\\"):
        for words in (f"{mark}{evil}", f'"{evil} {mark}"', f"拉萨 {mark} {evil}"):
            assert not index.selection(View(search=words)).events
        index.named([f"{mark}{evil}"])
        index.selection(View(tags=(f"{mark}{evil}",), statuses=(evil,), kinds=(evil,)))
    assert asked
    assert not [one for one in asked if mark in one]
    assert len(set(asked)) < 40  # a few fixed pieces, whatever is asked
    assert index.count == len(index.selection(View()).events) == 2
