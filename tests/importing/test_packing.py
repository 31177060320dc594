"""A list as the files of a timeline in memory: the very bytes that the command writes, and the same each time."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from rollout.commands.whole import main
from rollout.evidence.table import digest
from rollout.importing.importer import run
from rollout.importing.packing import bare, files, folder_of, zipped

LISTS = {
    "plain.csv": b"Date,Event\n2031-03-04,A court opens\n2031-05,A court closes\n",
    "rich.csv": b"Date,Event,Link,Link 2,E-mail,Group\n"
    b"2031,A court opens,https://a.example/1,https://b.example/2,x@y.example,North\n"
    b"2032-01,A road,https://a.example/3,,,South\n",
    "titled.csv": b"Year,Month,Day,Headline,Text,Type,Display Date\n,,,The register,,title,\n1901,,,A tower,Stone,,\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_the_files_are_byte_for_byte_those_that_the_command_writes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(LISTS[name])
    out = tmp_path / "out" / "events.csv"
    result = CliRunner().invoke(main, ["import", str(tmp_path / name), str(out)])
    assert result.exit_code == 0, result.output
    written = {each.name: each.read_bytes() for each in out.parent.iterdir()}
    assert files(run(LISTS[name], name, {}), digest(LISTS[name])) == written


def test_where_nothing_is_sure_there_is_no_file() -> None:
    assert files(run(b"Date,Event\n03/04/2031,A court opens\n", "open.csv", {}), "x") == {}


def test_a_zip_holds_one_folder_and_is_the_same_each_time() -> None:
    found = files(run(LISTS["rich.csv"], "rich.csv", {}), "x")
    packed = zipped(found, "rich-timeline")
    assert packed == zipped(found, "rich-timeline")
    with ZipFile(io.BytesIO(packed)) as archive:
        assert {each: archive.read(f"rich-timeline/{each}") for each in found} == found
        assert json.loads(archive.read("rich-timeline/rich.csv.import.json"))["file"] == "rich.csv"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\lists\\2031.xlsx", "2031.xlsx"),
        ("a\x00b\u202e.csv", "a_b_.csv"),
        ('<b>"x"|.csv', "_b__x__.csv"),
        ("..", "list"),
        ("", "list"),
        ("ལོ་རྒྱུས།.csv", "ལོ་རྒྱུས།.csv"),
        ("long" * 100 + ".csv", ("long" * 24 + ".csv")),
    ],
)
def test_the_name_of_what_is_sent_is_never_a_path(sent: str, kept: str) -> None:
    assert bare(sent) == kept
    assert len(bare(sent)) <= 100


def test_a_folder_is_called_after_its_list() -> None:
    assert [folder_of(name) for name in ("arrests.xlsx", "pad")] == ["arrests-timeline", "pad-timeline"]
