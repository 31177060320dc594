"""Python's collector of circles rests while very much is made, and never longer."""

import gc
from collections.abc import Iterator

import pytest

from rollout.evidence import reader
from rollout.evidence.gc import gc_frozen, gc_paused
from rollout.evidence.reader import read
from tests.csv_rows import csv_of


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.unfreeze()
    assert gc.isenabled()


def test_the_collector_rests_until_the_outermost_is_done() -> None:
    with gc_paused():
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_wakes_the_collector_again() -> None:
    with pytest.raises(ZeroDivisionError), gc_paused():
        _ = 1 / 0
    assert gc.isenabled()


def test_the_collector_rests_while_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "EVERY", 1)
    seen = []
    read(csv_of({}, {}), tell=lambda _row, _rows: seen.append(gc.isenabled()))
    assert seen == [False, False]
    assert gc.isenabled()


def test_what_lasts_is_never_looked_at_again() -> None:
    gc.unfreeze()
    with gc_frozen():
        kept = [{"of": "the evidence"}]
    assert gc.get_freeze_count() > 0
    assert not any(one is kept for one in gc.get_objects())
