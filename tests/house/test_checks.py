"""The checks before a release, each for a moment: so that they can be trusted when they are run for hours."""

import random
import re
from pathlib import Path

import pytest

from checks import bodies, edits, hostile, kills, malformed
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from tests.support import guarded
from tests.support.server import TOP


def test_some_hundred_malformed_files_are_read_or_refused_with_every_problem_in_its_place() -> None:
    malformed.files(300, random.Random(1))


def test_the_classes_are_twenty_one_and_the_same_seed_makes_the_same_file() -> None:
    assert len(hostile.CLASSES) == 21
    for make in hostile.CLASSES.values():
        assert make(random.Random(3)) == make(random.Random(3))
    assert hostile.made_up(random.Random(4)) == hostile.made_up(random.Random(4))


def test_a_check_of_files_notices_a_row_that_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lossy:
        events, problems, rows = (), (), 1

    monkeypatch.setattr(malformed, "read", lambda _: Lossy())
    with pytest.raises(SystemExit, match="0 events and 0 refused rows are not 1 rows"):
        malformed.files(1, random.Random(1))


def test_a_bad_edit_is_bad() -> None:
    for seed in range(3):
        data = edits.bad(random.Random(seed))
        try:
            assert read(data).problems
        except DataError:
            assert data != hostile.REAL


def test_a_torn_file_is_noticed(tmp_path: Path) -> None:
    whole = kills.version(7)
    assert kills.number_of(whole) == 7
    with pytest.raises(SystemExit, match="torn"):
        kills.number_of(whole[:-1])


def test_the_shape_of_an_error_is_strict() -> None:
    assert bodies.SHAPE.fullmatch(b"404 Not Found\n")
    for other in (b"404 Not Found", b"500 Internal Server Error\n", b"<h1>Not Found</h1>", b"404 Not Found\nat /x\n"):
        assert not bodies.SHAPE.fullmatch(other)


@pytest.mark.parametrize(
    ("path", "flags", "found"),
    [
        ("events.csv", 0, ""),
        ("events.csv", 1, "events.csv"),
        (b"log.txt", 64, "log.txt"),
        ("x/__pycache__/y.pyc.1", 65, ""),
        ("t/rollout-ab12cd34/SourceSansPro-Regular.otf", 577, ""),
        ("t/rollout-ab12cd34/events.csv", 577, "t/rollout-ab12cd34/events.csv"),
        (3, 1, ""),
    ],
)
def test_the_watch_over_running_servers_notices_what_is_opened_for_writing(
    path: object, flags: int, found: str
) -> None:
    assert guarded.writes("open", (path, "w", flags)) == found
    assert guarded.writes("import", (path, "w", flags)) == ""


PROMISED = [f"F{number}" for number in [*range(1, 39), 41]]


def test_every_promise_names_what_holds_it_and_each_test_that_is_named_is_there() -> None:
    rows = re.findall(r"^\| (F\d+)b? \|.*?\|(.*?)\|", (TOP / "SECURITY.md").read_text("utf-8"), re.MULTILINE)
    assert [number for number in PROMISED if number not in dict(rows)] == []
    held = re.compile(r"`tests/[a-z_/]+\.py`|`make (soak CHECK=|audit)|`python -m bench\.|as F\d")
    assert [number for number, holds in rows if not held.search(holds)] == []
    named = {path for _, holds in rows for path in re.findall(r"`((?:tests|tools)/[a-z_/]+\.py)`", holds)}
    assert [path for path in sorted(named) if not (TOP / path).is_file()] == []


def test_every_check_says_what_it_is_for_and_the_page_on_contributing_how_to_run_them() -> None:
    modules = [path for path in sorted((TOP / "checks").glob("*.py")) if path.stem not in ("__init__", "hostile")]
    assert len(modules) >= 7
    pages = [(TOP / name).read_text("utf-8") for name in ("SECURITY.md", "CONTRIBUTING.md")]
    for path in modules:
        text = path.read_text("utf-8")
        promised = text.startswith('"""F')
        assert f"python -m checks.{path.stem}" in text.partition('"""\n')[0], path.name
        assert f"CHECK={path.stem}" in pages[0 if promised else 1], path.name
    assert "make soak" in pages[1]
