"""There and back: a workbook and a sheet for TimelineJS become the events again that they were made of."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rollout.__main__ import main
from rollout.evidence.text import clean, safe_link
from tests.csv_rows import RIGHT, csv_of
from tests.support import hostile

TOP = Path(__file__).parent.parent.parent
DATES = (
    "2018",
    "2018-04",
    "2018-04-01",
    "2018-04-01T14:30",
    "2018-04-01T14:30:05+05:30",
    "2018-04/2019",
    "2018-04-01/2018-04-03",
    "2018-04/..",
    "../2018",
    "201X",
    "18XX",
    "2018-21",
    "2018-33",
    "2018~",
    "[2018,2019]",
    "-0332",
    "0000",
    "-0043/0014",
)
SOURCES = """event,role,title,publisher,date,url,says,read,quote
a,supports,Second,Paper,2018-04,https://example.org/2,,part,"Words, quoted"
a,disputes,Third,,,https://example.org/3,Ministry,not,
"""
TOML = """title = "Cards & <grids>"
subtitle = "Who says so"
[[era]]
from = "2016-08"
to = "2021"
name = "An era"
"""


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def rows(path: Path) -> list[dict[str, str]]:
    return [
        {name: cell for name, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = hostile.TEXTS
    events: list[dict[str, Any]] = [
        {"id": "a", "date": "2017", "title": "First", "asserted_by": "A; B", "asserted_by_kind": "court; ngo"},
        *({"id": f"d{n}", "date": date, "title": f"At {date}", "tags": "x; y"} for n, date in enumerate(DATES)),
        *(
            {"id": f"t{n}", "date": "2019", "title": text, "summary": f"So {text}\nand on"}
            for n, text in enumerate(texts)
        ),
        {"id": "last", "date": "2020", "title": "Last", "my column": "kept", "x_secret": "private", "notes": "mine"},
    ]
    (tmp_path / "events.csv").write_bytes(csv_of(*events, columns=[*RIGHT, "tags", "my column", "x_secret", "notes"]))
    (tmp_path / "sources.csv").write_text(SOURCES, "utf-8")
    (tmp_path / "timeline.toml").write_text(TOML, "utf-8")
    return tmp_path


def test_a_workbook_becomes_the_same_timeline_with_statuses_and_sources(folder: Path) -> None:
    out, again = folder / "out.xlsx", folder / "again" / "events.csv"
    run("export", folder / "events.csv", out)
    run("import", out, again)
    wanted = [
        {k: v.strip() for k, v in row.items() if k not in ("x_secret", "notes")} for row in rows(folder / "events.csv")
    ]
    got = rows(again)
    assert [row["id"] for row in got] == [row["id"] for row in wanted]
    assert [row | {"title": "", "summary": ""} for row in got] == [row | {"title": "", "summary": ""} for row in wanted]
    strange = [
        (one["title"], two["title"])
        for one, two in zip(got, wanted, strict=True)
        if one["title"] != clean(two["title"]).strip()
    ]
    assert not strange
    assert rows(again.parent / "sources.csv") == rows(folder / "sources.csv")
    assert 'title = "Cards & <grids>"' in (again.parent / "timeline.toml").read_text("utf-8")
    again_out = folder / "again.xlsx"
    run("export", folder / "events.csv", again_out)
    assert again_out.read_bytes() == out.read_bytes(), "the same bytes"


def through_json(source: Path, folder: Path) -> tuple[dict[str, dict[str, str]], list[dict[str, str]]]:
    """Return the events by id and the further sources that our own JSON of a timeline becomes."""
    made, again = folder / "out.json", folder / "again" / "events.csv"
    run("export", source, made)
    assert "0 rows refused" in run("import", made, again)
    return {row["id"]: row for row in rows(again)}, rows(again.parent / "sources.csv")


def cleaned(source: Path) -> dict[str, dict[str, str]]:
    return {
        row["id"]: {name: clean(cell).strip() for name, cell in row.items() if name not in ("x_secret", "notes")}
        for row in rows(source)
    }


def test_json_of_ours_becomes_the_same_timeline_and_its_sources(folder: Path) -> None:
    events, sources = through_json(folder / "events.csv", folder)
    wanted = cleaned(folder / "events.csv")
    assert events.keys() == wanted.keys()
    assert [name for name in wanted if events[name] != wanted[name]] == []
    # What disputes nothing that is said stands as context there.
    assert [row | {"role": ""} for row in sources] == [row | {"role": ""} for row in rows(folder / "sources.csv")]
    toml = (folder / "again" / "timeline.toml").read_text("utf-8")
    assert 'title = "Cards & <grids>"' in toml
    assert 'from = "2016-08"\nto = "2021"\nname = "An era"' in toml


def test_json_of_the_shipped_evidence_becomes_the_same_evidence(tmp_path: Path) -> None:
    events, sources = through_json(TOP / "events.csv", tmp_path)
    assert events == cleaned(TOP / "events.csv")

    def listed(found: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
        return sorted(sorted((row | {"url": safe_link(row.get("url", ""))}).items()) for row in found)

    assert listed(sources) == listed(rows(TOP / "sources.csv"))


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_that_nobody_is_named_does_not_come_back_as_a_name(kind: str, tmp_path: Path) -> None:
    source, again = tmp_path / "events.csv", tmp_path / "again" / "events.csv"
    source.write_text("date,title\n2031,One\n4 of May,Two\n", "utf-8")
    run("export", source, tmp_path / f"out.{kind}")
    run("import", tmp_path / f"out.{kind}", again)
    assert ["asserted_by" in row for row in rows(again)] == [False]


def test_a_workbook_holds_texts_alone_and_neither_notes_nor_private_columns(folder: Path) -> None:
    out = folder / "out.xlsx"
    run("export", folder / "events.csv", out)
    with zipfile.ZipFile(out) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheets = "".join(text for name, text in parts.items() if "worksheets" in name)
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets.casefold()
    assert set(re.findall(r'<c [^>]*?t="(\w+)"', sheets)) == {"s"}
    assert "private" not in "".join(parts.values())
    assert "mine" not in "".join(parts.values())


def test_a_changed_row_of_a_workbook_that_is_none_is_refused_by_name(folder: Path) -> None:
    (folder / "events.csv").write_bytes(
        csv_of({"id": "a", "date": "2017", "title": "One"}, {"id": "b", "date": "2018", "title": "Two"})
    )
    out = folder / "out.xlsx"
    run("export", folder / "events.csv", out)
    with zipfile.ZipFile(out) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    strings = (
        parts["xl/sharedStrings.xml"].replace(b"<t>2017</t>", b"<t>some day</t>").replace(b"<t>Two</t>", b"<t> </t>")
    )
    with zipfile.ZipFile(out, "w") as book:
        for name, data in (parts | {"xl/sharedStrings.xml": strings}).items():
            book.writestr(name, data)
    said = run("import", out, folder / "again" / "events.csv")
    assert "Refused, row 2: 'some day'" in said
    assert "Refused, row 3: nothing says what happened" in said


def test_a_sheet_for_timelinejs_becomes_the_same_events(folder: Path) -> None:
    out, again = folder / "out.timelinejs.csv", folder / "again" / "events.csv"
    run("export", folder / "events.csv", out)
    said = run("import", out, again)
    assert "a TimelineJS sheet" in said
    names = ("id", "date", "lane", "place", "tags", "asserted_by", "source_url")
    wanted = {row["id"]: tuple(row.get(name) for name in names) for row in rows(folder / "events.csv")}
    got = {row["id"]: tuple(row.get(name) for name in names) for row in rows(again)}
    assert got == wanted
    titles = {
        row["id"]: (row["title"], row.get("summary")) for row in rows(folder / "events.csv") if row["id"][0] != "t"
    }
    assert {row["id"]: (row["title"], row.get("summary")) for row in rows(again) if row["id"][0] != "t"} == titles
    toml = (again.parent / "timeline.toml").read_text("utf-8")
    assert 'title = "Cards & <grids>"' in toml
    assert 'from = "2016-08"\nto = "2021"\nname = "An era"' in toml


def test_a_sheet_for_timelinejs_says_who_says_so_and_gives_its_years_as_historians_do(folder: Path) -> None:
    out = folder / "out.timelinejs.csv"
    run("export", folder / "events.csv", out)
    found = {row["ID"]: row for row in rows(out) if "ID" in row}
    assert "Said by A (court); B (NGO)." in found["a"]["Text"]
    assert (
        'and not read: <a href="https://example.org/3">Third</a> (not read, only cited; says Ministry)'
        in found["a"]["Text"]
    )
    times = {row["EDTF"]: row for row in found.values()}
    assert (times["2018-04-01T14:30"]["Day"], times["2018-04-01T14:30"]["Time"]) == ("1", "14:30")
    assert (times["-0332"]["Year"], times["2018-21"]["Month"], times["2018-21"]["End Month"]) == ("-333", "3", "5")
    assert "Month" not in times["18XX"]
    assert all("<script" not in row["Text"] + row["Headline"] for row in found.values())
