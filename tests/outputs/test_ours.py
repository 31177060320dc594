"""What stands where an output goes: an earlier one of ours is replaced, somebody's work only when that is asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from rollout.outputs.formats import FORMATS
from rollout.outputs.ours import is_ours
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.csv_rows import csv_of
from tests.support.events import dataset

ROWS = ({"date": "2016-05"}, {"date": "2018-04-22", "title": "Grid begins"})


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)])


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(*ROWS))
    return path


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_earlier_output_is_replaced_and_a_foreign_file_only_when_asked(events: Path, suffix: str) -> None:
    out = events.with_name(f"out{suffix}")
    assert run(events, out).exit_code == 0
    made = out.read_bytes()
    assert is_ours(suffix, made)
    out.write_bytes(made)
    events.write_bytes(csv_of(*ROWS, {"date": "2019", "title": "A third"}))
    assert run(events, out).exit_code == 0, "an earlier edition"
    assert out.read_bytes() != made
    for foreign in (csv_of({"title": "Somebody's own evidence"}), b"PK\x03\x04 no deck"):
        out.write_bytes(foreign)
        result = run(events, out)
        assert result.exit_code == 2
        assert "--replace" in result.stderr
        assert out.read_bytes() == foreign
    assert run(events, out, "--replace").exit_code == 0
    assert is_ours(suffix, out.read_bytes())


def test_rows_as_they_were_written_can_be_exported_again_as_long_as_nobody_edited_them(events: Path) -> None:
    out = events.with_name("out.csv")
    assert run(events, out, "--exact").exit_code == 0
    assert run(events, out, "--exact").exit_code == 0
    out.write_bytes(out.read_bytes().replace(b"Grid", b"Mine"))
    assert run(events, out, "--exact").exit_code == 2


def test_an_empty_file_is_nobodys(events: Path) -> None:
    out = events.with_name("out.csv")
    out.touch()
    assert run(events, out).exit_code == 0


@pytest.mark.parametrize("suffix", [".pptx", ".xlsx"])
def test_a_damaged_file_that_stands_there_is_somebody_elses_and_no_traceback(suffix: str) -> None:
    made = FORMATS[suffix].maker()(edition(dataset(*ROWS), View()), Options())
    for place in range(40, len(made), 997):  # the sums of what is packed cannot be right any more
        is_ours(suffix, made[:place] + bytes(255 - one for one in made[place : place + 40]) + made[place + 40 :])
    first = made.index(b"customXml/item") if suffix == ".pptx" else made.index(b"xl/sharedStrings.xml")
    assert not is_ours(suffix, made[: first + 60] + b"\xff" * 40 + made[first + 100 :])
