"""The last good data: swapped whole or not at all, whatever happens to the file."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rollout import reader
from rollout.errors import DataError
from rollout.reader import Limits, read
from rollout.store import SETTLED, State, Store, accepts
from tests.support.events import csv_of

GOOD = csv_of({"title": "First"})
BETTER = csv_of({"title": "First"}, {"title": "Second"})
BAD = csv_of({"title": "First"}, {"date": "2019-02-30"})
WORSE = csv_of({"date": "2019-02-30"}, {"date": "soon"})
HALF = b'id,lane,"date'


class Bench:
    """A file whose time of change is set by hand, and a clock that stands an hour later unless told otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.time = 1_600_000_000.0
        self.lag = 3600.0

    def write(self, data: bytes, seconds: float = 10) -> None:
        """Write the file, so many seconds after it was last written."""
        self.time += seconds
        self.path.write_bytes(data)
        os.utime(self.path, (self.time, self.time))

    def clock(self) -> float:
        return self.time + self.lag

    def store(self, data: bytes) -> Store:
        self.write(data)
        return Store(self.path, Limits(), self.clock)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "events.csv")


def titles(state: State) -> list[str]:
    return [event.title for event in state.dataset.events]


def sentences(state: State) -> str:
    return " ".join(problem.sentence("events.csv") for problem in state.problems)


def test_a_good_edit_takes_the_place_of_what_was_shown(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_a_file_that_did_not_change_is_not_read_again(bench: Bench) -> None:
    store = bench.store(GOOD)
    assert store.now() is store.now()


def test_a_bad_edit_leaves_the_last_good_data_and_names_the_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    assert titles(store.now()) == ["First"]
    assert store.now().dataset.problems == ()
    assert "row 3, column date: '2019-02-30' is not a calendar day." in sentences(store.now())


def test_mending_a_bad_edit_ends_its_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    store.now()
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_taking_a_bad_edit_back_ends_its_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    store.now()
    bench.write(GOOD)
    assert store.now().refused_edit == ()


@pytest.mark.parametrize("data", [HALF, b"", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_a_file_that_cannot_be_used_at_all_leaves_the_last_good_data(bench: Bench, data: bytes) -> None:
    store = bench.store(GOOD)
    bench.write(data)
    assert titles(store.now()) == ["First"]
    assert store.now().refused_edit


def test_a_file_that_vanished_is_said_and_its_events_stay(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    assert titles(store.now()) == ["First"]
    assert sentences(store.now()).startswith("events.csv: The file cannot be opened (No such file or directory).")


def test_a_file_that_came_back_as_it_was_is_no_problem_any_more(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    store.now()
    bench.write(GOOD, seconds=0)
    assert store.now().problems == ()


def test_a_folder_in_place_of_the_file_is_said(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    bench.path.mkdir()
    assert "The file cannot be opened (Is a directory)." in sentences(store.now())


def test_an_error_without_a_name_is_still_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    store = bench.store(GOOD)

    def broken(path: Path) -> bytes:
        raise OSError

    bench.write(BETTER)
    monkeypatch.setattr(Path, "read_bytes", broken)
    assert "(unknown reason)" in sentences(store.now())


@pytest.mark.parametrize("lag", [0.0, SETTLED * 0.9, -SETTLED * 0.9])
def test_a_file_that_may_still_be_being_written_is_not_read(bench: Bench, lag: float) -> None:
    store = bench.store(GOOD)
    bench.write(HALF)
    bench.lag = lag
    assert titles(store.now()) == ["First"]
    assert store.now().problems == ()


def test_it_is_read_once_it_has_settled(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    bench.lag = 0
    store.now()
    bench.lag = SETTLED * 1.1
    assert titles(store.now()) == ["First", "Second"]


def test_a_file_from_a_clock_that_runs_ahead_is_read(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    bench.lag = -3600
    assert titles(store.now()) == ["First", "Second"]


def test_a_file_with_problems_can_be_started_with(bench: Bench) -> None:
    state = bench.store(BAD).now()
    assert titles(state) == ["First"]
    assert state.problems == state.dataset.problems != ()
    assert state.refused_edit == ()


def test_mending_some_of_the_problems_one_started_with_shows_what_was_mended(bench: Bench) -> None:
    store = bench.store(WORSE)
    bench.write(BAD)
    assert titles(store.now()) == ["First"]
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_making_the_problems_one_started_with_worse_is_refused(bench: Bench) -> None:
    store = bench.store(BAD)
    bench.write(WORSE)
    assert titles(store.now()) == ["First"]
    assert len(store.now().problems) == 2


def test_a_file_that_cannot_be_used_at_all_cannot_be_started_with(bench: Bench) -> None:
    with pytest.raises(DataError):
        bench.store(HALF)


def test_a_file_that_is_not_there_cannot_be_started_with(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Store(tmp_path / "events.csv", Limits())


def test_a_whole_file_is_always_accepted_and_a_broken_one_never_after_a_whole_one() -> None:
    whole, broken, worse = read(GOOD), read(BAD), read(WORSE)
    assert accepts(whole, whole)
    assert accepts(broken, whole)
    assert accepts(broken, broken)
    assert accepts(worse, broken)
    assert not accepts(broken, worse)
    assert not accepts(whole, broken)


def test_many_readers_see_the_old_data_or_the_new_and_never_a_mixture(bench: Bench) -> None:
    store = bench.store(GOOD)
    whole = {read(data).digest: titles(State(read(data))) for data in (GOOD, BETTER)}

    def look() -> list[State]:
        return [store.now() for _ in range(30)]

    def edit() -> None:
        fresh = bench.path.with_suffix(".new")
        for turn in range(30):
            fresh.write_bytes(BETTER if turn % 2 else GOOD)
            os.utime(fresh, (bench.time + turn, bench.time + turn))
            fresh.replace(bench.path)

    with ThreadPoolExecutor(5) as threads:
        looks = [threads.submit(look) for _ in range(4)]
        threads.submit(edit).result(timeout=20)
        states = [state for each in looks for state in each.result(timeout=20)]
    assert len(states) == 120
    assert all(titles(state) == whole[state.dataset.digest] and not state.problems for state in states)


def test_whoever_waits_is_told_how_far_reading_is_at_first_and_after_every_edit(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "EVERY", 1)
    heard: list[tuple[int, int]] = []
    bench.write(GOOD)
    store = Store(bench.path, Limits(), bench.clock, lambda row, rows: heard.append((row, rows)))
    assert heard == [(1, 1)]
    bench.write(BETTER)
    store.now()
    assert heard == [(1, 1), (1, 2), (2, 2)]
