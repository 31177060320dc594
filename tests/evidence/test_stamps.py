"""What the system notes of a file tells of every change, or the file is read."""

import os
from pathlib import Path

import pytest

from rollout.evidence import stamps
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import COARSE, FINE, SECOND, lasting, outlasting, stamp
from rollout.evidence.store import Store
from tests.csv_rows import csv_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows does not note when a file was written on its disk.")


@POSIX
def test_only_a_large_file_that_was_not_written_just_now_need_not_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(b"x" * 100)
    noted = stamp(file)
    later = max(noted[0], noted[3]) + COARSE + 1
    assert lasting(file, lambda: later) is None
    monkeypatch.setattr(stamps, "LARGE", 100)
    assert lasting(file, lambda: later) == noted
    assert lasting(file, lambda: max(noted[0], noted[3]) + FINE) is None
    os.utime(file, ns=(0, noted[0] // SECOND * SECOND))  # a disk that notes whole seconds
    noted = stamp(file)
    assert lasting(file, lambda: noted[3] + 2 * FINE) is None
    assert lasting(file, lambda: noted[3] + COARSE + 1) == noted


@POSIX
def test_of_a_file_that_was_just_put_in_its_place_later_writing_would_be_told_only_where_it_was_written_long_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "LARGE", 3)
    file, place = tmp_path / "new", tmp_path / "events.csv"
    file.write_bytes(b"abc")
    just = stamp(file)
    os.utime(file, ns=(0, just[0] - 10 * COARSE))
    before = stamp(file)
    file.replace(place)
    assert outlasting(place, before) == stamp(place)
    assert outlasting(place, just) is None  # somebody has written it since
    assert outlasting(file, before) is None
    place.replace(file)
    file.write_bytes(b"abd")
    monkeypatch.setattr(stamps, "FINE", 10 * COARSE)
    file.replace(place)
    assert outlasting(place, stamp(place)) is None
    monkeypatch.setattr(stamps, "LARGE", 4)
    assert outlasting(place, before) is None


@POSIX
def test_a_file_of_the_same_length_and_time_that_was_rewritten_in_its_place_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(csv_of({"id": "a", "title": "Before"}))
    noted = file.stat()
    store = Store(file, Limits(), lambda: noted.st_mtime + 10)
    file.write_bytes(csv_of({"id": "a", "title": "After!"}))
    os.utime(file, ns=(noted.st_atime_ns, noted.st_mtime_ns))
    assert file.stat().st_size == noted.st_size
    assert store.now().dataset.events[0].title == "After!"
