"""A table in Parquet becomes a CSV beside it, which is read from then on: by DuckDB, or said how to get that."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import CliRunner, Result

from rollout.commands import parquet
from rollout.commands.whole import main
from tests.csv_rows import RIGHT

NAMES = tuple(RIGHT)
ROWS = [tuple(RIGHT[name] if name != "id" else f"e{number}" for name in NAMES) for number in range(5)]


class Engine:
    """DuckDB as far as it is asked here: the rows of a file, two at a time."""

    class Error(Exception):
        """What goes wrong there."""

    def __init__(
        self, broken: str = "", names: tuple[str, ...] = NAMES, held: Sequence[tuple[Any, ...]] = ROWS
    ) -> None:
        self.held, self.broken, self.asked = held, broken, list[tuple[str, list[str]]]()
        self.rows = [*held]
        self.description = [(name, "VARCHAR") for name in names]

    def connect(self, _: str, config: dict[str, str]) -> Self:
        assert config["autoinstall_known_extensions"] == config["autoload_known_extensions"] == "false"
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""

    def execute(self, ask: str, given: list[str]) -> Self:
        self.asked.append((ask, given))
        if self.broken:
            raise self.Error(self.broken)
        self.rows = [*self.held]
        return self

    def fetchmany(self, _: int) -> list[tuple[Any, ...]]:
        some, self.rows = self.rows[:2], self.rows[2:]
        return some


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "big [2019].parquet"
    path.write_bytes(b"PAR1")
    return path


def check(path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine | None) -> Result:
    def found(name: str) -> Engine:
        if engine is None:
            raise ImportError(name)
        return engine

    monkeypatch.setattr(parquet, "import_module", found)
    return CliRunner().invoke(main, ["check", str(path)])


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_a_table_in_parquet_is_made_a_csv_beside_it_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    result = check(file, monkeypatch, engine)
    assert result.exit_code == 0, result.output
    made = "big [2019].csv is made of big [2019].parquet, 5 rows: it is what is read and edited from now on."
    assert made in result.stderr
    assert "0 problems, 5 events" in result.stdout
    # Nothing of the file or its name becomes a statement, or a pattern of names.
    asked = str(file).replace("[", "[[]")
    assert engine.asked == [("SELECT * FROM read_parquet(?)", [asked])]
    assert names(file) == ["big [2019].csv", "big [2019].parquet"]
    again = check(file, monkeypatch, None)
    assert "big [2019].csv is taken, which stands beside big [2019].parquet." in again.stderr


def test_a_csv_that_is_older_is_not_written_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = file.with_suffix(".csv")
    made.write_bytes(b"edited by hand")
    os.utime(file, ns=(made.stat().st_mtime_ns + 10**9,) * 2)
    result = check(file, monkeypatch, Engine())
    assert result.exit_code == 2
    assert "big [2019].csv is older than big [2019].parquet. Move it away to have it made again." in result.stderr
    assert made.read_bytes() == b"edited by hand"


def test_where_the_package_is_missing_it_is_said_how_to_get_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(file, monkeypatch, None)
    assert result.exit_code == 1
    assert "A Parquet file needs one package more, DuckDB (MIT): " in result.stderr
    assert "-m pip install duckdb" in result.stderr
    assert names(file) == ["big [2019].parquet"]


def test_what_is_no_table_in_parquet_is_said_in_a_line(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = file.parent / ".big [2019].csv.tmp"
    link.symlink_to(file)  # which is not written through
    result = check(file, monkeypatch, Engine("No magic bytes found.\n\nLINE 1"))
    assert result.exit_code == 1
    assert "Error: big [2019].parquet cannot be made a table: No magic bytes found.\n" in result.stderr
    assert names(file) == ["big [2019].parquet"]
    assert file.read_bytes() == b"PAR1"


def test_the_values_of_a_table_are_the_texts_of_cells() -> None:
    values = {
        "a, b": "a, b",
        "4": 4.0,
        "4.25": Decimal("4.25"),
        "cards; grid": ["cards", "grid"],
        "2019-03-02": date(2019, 3, 2),
        "2019-03-02T10:30": datetime(2019, 3, 2, 10, 30),
        "2019-03-02T10:30:05": datetime(2019, 3, 2, 10, 30, 5),
        "": None,
    }
    assert [parquet.cell(value) for value in values.values()] == [*values]


@pytest.mark.parametrize("value", [None, float("nan"), Decimal("nan")])
def test_what_stands_for_nothing_is_an_empty_cell(value: object) -> None:
    assert not parquet.cell(value)


def test_a_column_without_a_time_of_the_day_holds_days_and_no_midnight_is_invented(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pandas writes every date as a time stamp.
    midnight, morning = datetime(2019, 3, 2), datetime(2019, 3, 3, 10, 30)
    held = [(midnight, midnight), (None, None), (midnight, morning), (midnight, midnight)]
    engine = Engine(names=("day", "time"), held=held)
    monkeypatch.setattr(parquet, "import_module", lambda _: engine)
    assert parquet.table_of(file).read_text("utf-8").split() == [
        "day,time",
        "2019-03-02,2019-03-02T00:00",
        ",",
        "2019-03-02,2019-03-03T10:30",
        "2019-03-02,2019-03-02T00:00",
    ]


def test_the_real_engine_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = pytest.importorskip("duckdb", reason="DuckDB is not installed; it is never needed")
    path = tmp_path / "real [1].parquet"
    days = "DATE '2019-03-02' AS date, TIMESTAMP '2019-03-02' AS known, TIMESTAMP '2019-03-02 10:30' AS due"
    engine.execute(f"COPY (SELECT 1 AS id, {days}, 'nan'::DOUBLE AS lat, ['a', 'b'] AS tags) TO 'real.parquet'")
    Path("real.parquet").rename(path)
    assert parquet.table_of(path).read_text("utf-8") == (
        "id,date,known,due,lat,tags\n1,2019-03-02,2019-03-02,2019-03-02T10:30,,a; b\n"
    )
