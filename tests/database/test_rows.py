"""Rows of very many in a database are given as they are written, for as long as none has changed since the index."""

import pytest

from rollout.database import files
from rollout.database.address import Address
from rollout.database.asking import Asking
from rollout.database.indexing import make_index
from rollout.database.link import connected
from rollout.database.questions import DatabaseIndex
from rollout.evidence.beside import Beside
from rollout.evidence.reader import Limits, read
from tests.csv_rows import RIGHT, csv_of
from tests.support.postgres import Postgres

ROWS = {"id": "a", "own": " kept "}, {"id": "b", "lat": "29.650", "lon": "91.10"}
SOME = tuple(RIGHT)
DATA = csv_of(*ROWS, columns=(*SOME, "own", "lat", "lon")).replace(b"\n", b"\r\n")


@pytest.fixture
def address(postgres: Postgres) -> Address:
    address = Address(postgres.database())
    with connected(address) as link:
        files.create(link)
        files.load(link, "events.csv", DATA, Beside(), Limits())
        make_index(link, read(DATA, "events.csv", Limits()), files.marks(link).rows)
    return address


def test_rows_are_as_a_file_has_them_until_any_is_changed(address: Address) -> None:
    asking, dataset = Asking(address), read(DATA, "events.csv", Limits())
    index = DatabaseIndex(asking)
    assert index.written([3, 2]) == {2: dataset.cells[0], 3: dataset.cells[1]}
    with connected(address) as link:
        link.execute("UPDATE rollout.events SET title = 'Another' WHERE id = 'b'")
    assert index.written([2]) is None
    asking.close()


def test_a_column_that_was_filled_by_sql_stands_behind_the_others(address: Address) -> None:
    with connected(address) as link:
        link.execute("UPDATE rollout.events SET tags = 'cards'")
        held = files.dump(link)
        dataset = read(held.data, "events.csv", Limits(), beside=held.beside)
        make_index(link, dataset, held.revision)
    asking = Asking(address)
    assert DatabaseIndex(asking).written([2]) == {2: dataset.cells[0]}
    asking.close()
