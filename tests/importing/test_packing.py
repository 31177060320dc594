"""A list as the files of a timeline in memory: the very bytes that the command writes, and the same each time."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from rollout.commands.whole import main
from rollout.evidence.file_names import takeable
from rollout.evidence.table import digest
from rollout.evidence.zipped import zipped
from rollout.importing.importer import run
from rollout.importing.packing import bare, folder_of, pack, record_of
from rollout.importing.showing import page, questions

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
    packed = pack(run(LISTS[name], name, {}))
    assert packed.whole(digest(LISTS[name])) == written
    assert set(packed.all_names) == set(written)


def test_where_nothing_is_sure_there_is_no_file() -> None:
    nothing = pack(run(b"Date,Event\n03/04/2031,A court opens\n", "open.csv", {}))
    assert (nothing.whole("x"), nothing.all_names) == ({}, [])


def test_a_zip_holds_one_folder_and_is_the_same_each_time() -> None:
    found = pack(run(LISTS["rich.csv"], "rich.csv", {})).whole("x")
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
        ("Con.csv", "_Con.csv"),
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


def test_folder_and_record_of_a_list_have_names_that_every_system_takes() -> None:
    assert (folder_of("aux.2021.xlsx"), record_of("nul.csv")) == ("_aux.2021-timeline", "_nul.csv.import.json")
    packed = pack(run(LISTS["plain.csv"], "com1.csv", {}))
    assert [name for name in packed.all_names if takeable(name) != name] == []


def test_a_workbook_of_ours_comes_with_its_sources_and_its_columns_are_what_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(b"id,date,title,x_mail\none,2031,A court opens,marker@secret.example\n")
    (tmp_path / "sources.csv").write_bytes(
        b"event,role,title,url,note\none,supports,A,https://a.example/1,p. 3\none,supports,B,https://b.example/2,\n"
    )
    book, out = tmp_path / "ours.xlsx", tmp_path / "out" / "events.csv"
    for command in (["export", str(tmp_path / "events.csv"), str(book)], ["import", str(book), str(out)]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    imported = run(book.read_bytes(), "ours.xlsx", {})
    written = {each.name: each.read_bytes() for each in out.parent.iterdir()}
    assert pack(imported).whole(digest(book.read_bytes())) == written
    assert b"https://b.example/2" in written["sources.csv"]
    told = page(imported, questions(imported, {}))
    assert (told["fixed"], told["columns"], "marker" in str(told)) == (True, [], False)
