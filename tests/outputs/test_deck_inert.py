"""The deck is inert: nothing in it runs, leads away or says who made it, whatever the data holds."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from pptx import Presentation

from rollout.commands.whole import main
from rollout.outputs.deck import foreign, make_pptx, package
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.naming import one_line
from rollout.timeline.view import from_address
from tests.support import hostile
from tests.support.measured import apart
from tests.support.real import everything
from tests.support.server import TOP

REAL = everything().dataset
FEW = edition(REAL, from_address("q=DNA"))
WITH_CHART = edition(REAL, from_address("q=e-card"))
BAD = re.compile(rb"vbaProject|oleObject|activeX|printerSettings|thumbnail|\.wav|\.mp4|\.emf", re.IGNORECASE)
STRANGERS = (b"Steve Canny", b"python-pptx", b"Macintosh", b"XlsxWriter", os.fsencode(Path.home()), b"site-packages")


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def few() -> bytes:
    """Return a deck of few slides, made once for all tests that only look at it or spoil a copy."""
    return make_pptx(FEW, Options())


def outside(data: bytes) -> list[bytes]:
    """Return the targets of every external relationship, those of a chart's spreadsheet too."""
    found = []
    for name, part in parts(data).items():
        if name.endswith(".xlsx"):
            found += outside(part)
        if name.endswith(".rels"):
            found += re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', part)
            found += re.findall(rb'TargetMode="External"[^>]*Target="([^"]*)"', part)
    return found


@pytest.mark.parametrize("whole", [FEW, WITH_CHART], ids=["few", "chart"])
@pytest.mark.parametrize("notes", [True, False])
def test_a_deck_holds_nothing_that_runs_plays_or_leads_away(whole: Edition, notes: bool) -> None:
    data = make_pptx(whole, Options(notes=notes))
    assert outside(data) == []
    assert not [name for name in parts(data) if BAD.search(name.encode())]
    assert not BAD.search(parts(data)["[Content_Types].xml"])


@pytest.mark.parametrize("notes", [True, False])
def test_a_deck_names_nobody_and_no_day_but_a_fixed_one(notes: bool) -> None:
    found = parts(make_pptx(WITH_CHART, Options(notes=notes)))
    inner = [part for name, each in found.items() if name.endswith(".xlsx") for part in parts(each).items()]
    for name, part in [*found.items(), *inner]:
        assert not [stranger for stranger in STRANGERS if stranger in part], name
    core = found["docProps/core.xml"].decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2000-01-01"}
    assert "<dc:title>Card rollout" in core


def test_every_part_of_a_deck_has_one_fixed_date() -> None:
    data = make_pptx(WITH_CHART, Options())
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {package.THEN}
    with ZipFile(BytesIO(next(part for name, part in parts(data).items() if name.endswith(".xlsx")))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {package.THEN}


def test_the_same_input_gives_the_same_bytes_in_another_folder_and_process(tmp_path: Path) -> None:
    here, there = tmp_path / "deck.pptx", tmp_path / "two" / "deck.pptx"
    there.parent.mkdir()
    words = ["export", str(TOP / "events.csv"), str(here), "--search", "e-card"]
    made = CliRunner().invoke(main, words)
    assert made.exit_code == 0, made.output
    words[2] = str(there)
    command, seed = [sys.executable, "-m", "rollout", *words], "2"
    subprocess.run(command, cwd=TOP, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("text", hostile.TEXTS, ids=ascii)
def test_hostile_text_is_only_words_in_the_deck(text: str) -> None:
    data = make_pptx(hostile.shown(text), Options(notes=True))
    assert outside(data) == []
    slides = Presentation(BytesIO(data)).slides
    said = "\n".join(node.text or "" for slide in slides for node in slide._element.iter("{*}t"))
    assert one_line(text) in " ".join(said.split())
    assert not [node for slide in slides for node in slide._element.iter("{*}hlinkClick", "{*}hlinkHover")]
    assert {node.get("type") for slide in slides for node in slide._element.iter("{*}fld")} == {"slidenum"}


@pytest.mark.parametrize("text", ["=1+1", "https://evil.example/", "@SUM(1)", "mailto:a@evil.example"])
def test_a_charts_spreadsheet_holds_no_formula_and_no_link(text: str) -> None:
    rows = hostile.dataset(text)
    both = [event for event in rows.events if event.quantity]
    assert both
    data = make_pptx(hostile.shown(text), Options())
    for name, part in parts(data).items():
        if name.endswith(".xlsx"):
            sheets = b"".join(each for inner, each in parts(part).items() if inner.startswith("xl/"))
            assert b"<f>" not in sheets
            assert b"hyperlink" not in sheets


@pytest.mark.parametrize("code", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\u202e", "\u2028"])
def test_characters_that_no_file_can_hold_cannot_stop_a_deck(code: str) -> None:
    one = hostile.dataset("x")
    said = f"before{code}after"
    events = tuple(
        replace(
            event,
            label=said,
            title=said,
            summary=said,
            notes=said,
            dispute=said,
            asserted_by=said,
            lane=said,
            place=said,
            source=replace(event.source, title=said, publisher=said, note=said),
        )
        for event in one.events
    )
    data = make_pptx(edition(replace(one, events=events, name=said), from_address("")), Options(notes=True))
    words = "".join(
        node.text or "" for slide in Presentation(BytesIO(data)).slides for node in slide._element.iter("{*}t")
    )
    assert "beforeafter" in words
    assert code not in words


def test_links_are_there_only_when_asked_for_and_lead_by_https_only() -> None:
    assert outside(few()) == []
    found = outside(make_pptx(FEW, Options(links=True)))
    assert found
    assert all(target.startswith(b"https://") for target in found)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://a@evil.example/",
        "file:///etc/passwd",
        "//evil.example",
        "http://example.org/",
        "",
    ],
)
def test_an_address_that_we_would_not_follow_is_no_link(address: str) -> None:
    assert outside(make_pptx(hostile.with_link(address), Options(links=True))) == []


def zipped(**named: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in named.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    return zipped(**{**parts(data), name: part})


def refused(data: bytes) -> str:
    with pytest.raises(ExportError) as error:
        make_pptx(FEW, Options(update=data))
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a deck",
        b"%PDF-1.7",
        zipped(a=b"b"),
        zipped(**{"[Content_Types].xml": b"<x"}),
        b"PK\x03\x04" + b"\0" * 90,
    ],
    ids=["empty", "text", "pdf", "zip", "broken-types", "torn"],
)
def test_what_is_no_deck_is_refused_in_a_line(data: bytes) -> None:
    assert "not a PowerPoint deck" in refused(data)


def test_a_torn_deck_is_refused_in_a_line() -> None:
    data = few()
    assert "not a PowerPoint deck" in refused(data[: len(data) // 2])
    found = parts(data)
    assert "not a PowerPoint deck" in refused(
        with_part(data, "ppt/presentation.xml", found["ppt/presentation.xml"][:900])
    )


def test_a_deck_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(**{"[Content_Types].xml": b"<x/>", "ppt/media/a.bin": b"\0" * 2_000_000})
    monkeypatch.setattr(foreign, "UNPACKED", 1_000_000)
    assert "unpacks to more" in refused(bomb)


def test_a_deck_of_very_many_parts_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "PARTS", 3)
    assert "unpacks to more" in refused(few())


def test_a_very_large_deck_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "LARGEST", 1_000)
    assert "larger than" in refused(few())


@pytest.mark.parametrize("name", ["ppt/vbaProject.bin", "ppt/activeX/activeX1.xml", "ppt/embeddings/oleObject1.bin"])
def test_a_deck_with_a_program_in_it_is_not_opened(name: str) -> None:
    assert "macro or an embedded program" in refused(with_part(few(), name, b"x"))


def test_a_deck_of_the_kind_that_may_hold_macros_is_not_opened() -> None:
    data = few()
    types = parts(data)["[Content_Types].xml"].replace(b"presentationml.presentation", b"x.macroEnabled")
    assert "macro" in refused(with_part(data, "[Content_Types].xml", types))


TYPES = "[Content_Types].xml"
VBA = b'<Override PartName="/ppt/x.bin" ContentType="application/vnd.ms-office.vba&#80;roject"/></Types>'
OCTETS = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'


@pytest.mark.parametrize("told", [VBA, OCTETS, b"</Types>"], ids=["vba&#80;roject", "octets", "untold"])
def test_a_program_under_another_spelling_is_not_opened(told: bytes) -> None:
    types = parts(few())[TYPES].replace(b"</Types>", told)
    data = with_part(with_part(few(), "ppt/x.bin", b"x"), TYPES, types)
    assert "macro or an embedded program" in refused(data)


def test_contents_in_another_encoding_are_not_read() -> None:
    told = parts(few())[TYPES].decode()
    far = told.replace("<?xml ", "<?xml " + " " * 300).replace("UTF-8", "UTF-7")
    for types in (told.replace("UTF-8", "UTF-16").encode("utf-16"), told.encode("cp037"), far.encode()):
        assert "another encoding" in refused(with_part(few(), TYPES, types))


def test_a_relation_to_a_program_is_not_opened_nor_one_in_a_workbook() -> None:
    name = "ppt/_rels/presentation.xml.rels"
    rels = parts(few())[name].replace(b"</Relationships>", b'<Relationship Type="x/vba&#80;roject"/></Relationships>')
    assert "macro or an embedded program" in refused(with_part(few(), name, rels))
    sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    told = b'<Override PartName="/ppt/e.xlsx" ContentType="' + sheet + b'"/></Types>'
    types = parts(few())[TYPES].replace(b"</Types>", told)
    book = zipped(**{TYPES: b"<Types/>", "xl/vbaProject.bin": b"x"})
    assert "macro or an embedded program" in refused(with_part(with_part(few(), TYPES, types), "ppt/e.xlsx", book))


@pytest.mark.parametrize("kind", ["spreadsheetml.template", "presentationml.slideshow", "presentationml.presentation"])
def test_no_other_document_than_a_workbook_is_in_a_deck_and_none_in_a_workbook(kind: str) -> None:
    office = "application/vnd.openxmlformats-officedocument."
    told = f'<Override PartName="/ppt/e.zip" ContentType="{office}{kind}"/></Types>'
    types = parts(few())[TYPES].replace(b"</Types>", told.encode())
    assert "another part that no deck needs" in refused(with_part(with_part(few(), TYPES, types), "ppt/e.zip", b"PK"))
    sheet = f'<Types><Default Extension="xlsx" ContentType="{office}spreadsheetml.sheet"/></Types>'.encode()
    told = f'<Default Extension="xlsx" ContentType="{office}spreadsheetml.sheet"/></Types>'
    types = parts(few())[TYPES].replace(b"</Types>", told.encode())
    nested = zipped(**{TYPES: sheet, "xl/e.xlsx": zipped(**{TYPES: b"<Types/>"})})
    deck = with_part(with_part(few(), TYPES, types), "ppt/e.xlsx", nested)
    assert "another part that no deck needs" in refused(deck)


def test_two_parts_of_one_name_are_not_opened() -> None:
    assert "macro or an embedded program" in refused(with_part(few(), "PPT/presentation.xml", b"<x/>"))


@pytest.mark.parametrize("part", [b"<a/>" * 2_000_000, b" " * 31_000_000], ids=["elements", "space"])
def test_what_takes_gigabytes_when_it_is_read_is_refused_in_a_second_and_100_mb(part: bytes) -> None:
    bomb = with_part(few(), "ppt/presProps.xml", b"<x>" + part + b"</x>")

    def act() -> None:
        refused(bomb)

    assert len(bomb) < 337_000
    seconds, megabytes = apart(lambda: act)
    assert seconds < 1
    assert megabytes < 100


def test_relations_that_say_they_are_a_picture_and_workbooks_together_are_bounded_alike() -> None:
    types = (
        parts(few())[TYPES]
        .replace(b"vnd.openxmlformats-package.relationships+xml", b"x")
        .replace(b'"application/x"', b'"image/png"')
    )
    filled = b"<x>" + b"".join(b"<a b='%d'/>" % number for number in range(900_000)) + b"</x>"
    bomb = with_part(with_part(few(), TYPES, types), "ppt/_rels/presentation.xml.rels", filled)
    seconds, megabytes = apart(lambda: lambda: refused(bomb))
    assert seconds < 1
    assert megabytes < 100


def test_xml_of_more_elements_than_any_deck_needs_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "SIGNS", 100)
    assert "unpacks to more" in refused(few())
    monkeypatch.setattr(foreign, "SIGNS", 10_000_000)
    monkeypatch.setattr(foreign, "XML", 100)
    assert "unpacks to more" in refused(few())


def test_addresses_outside_and_names_of_people_are_said_wherever_they_stand() -> None:
    data = few()
    here = b'<Relationship Id="rIdX%d" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    named = b'<Relationship Id="rIdY" Type="x/custom-properties" Target="docProps/custom.xml"/>'
    for number, name in enumerate(("slideMasters/_rels/slideMaster1", "slideLayouts/_rels/slideLayout1")):
        path = f"ppt/{name}.xml.rels"
        rels = parts(data)[path].replace(b"</Relationships>", here % number + b"</Relationships>")
        data = with_part(data, path, rels)
    rels = parts(data)["_rels/.rels"].replace(b"</Relationships>", named + b"</Relationships>")
    data = with_part(with_part(data, "_rels/.rels", rels), "docProps/custom.xml", b"<x/>")
    said: list[str] = []
    make_pptx(FEW, Options(update=data, say=said.append))
    assert any("2 links to outside addresses" in line for line in said)
    assert any("properties of its own, which may name people" in line for line in said)


@cache
def with_chart() -> bytes:
    """Return a deck with a chart."""
    return make_pptx(WITH_CHART, Options())


WHERE = (
    "slideMasters/_rels/slideMaster1",
    "slideLayouts/_rels/slideLayout7",
    "charts/_rels/chart",
    "slides/_rels/slide2",
)
PEOPLE = {
    "comments": "comments with their authors",
    "commentAuthors": "comments with their authors",
    "authors": "comments with their authors",
    "custom-properties": "properties of its own",
}


@pytest.mark.parametrize("where", WHERE)
def test_an_address_outside_is_said_wherever_it_stands_alone(where: str) -> None:
    data, said = with_chart(), list[str]()
    path = next(name for name in parts(data) if name.startswith(f"ppt/{where}"))
    link = b'<Relationship Id="rIdX" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    told = parts(data)[path].replace(b"</Relationships>", link + b"</Relationships>")
    make_pptx(WITH_CHART, Options(update=with_part(data, path, told), say=said.append))
    assert any("holds 1 link to an outside address" in line for line in said)


@pytest.mark.parametrize(("kind", "words"), PEOPLE.items())
def test_what_may_name_people_is_said_by_each_relation_that_leads_there(kind: str, words: str) -> None:
    data, said = few(), list[str]()
    path = "_rels/.rels" if kind == "custom-properties" else "ppt/_rels/presentation.xml.rels"
    target = "docProps/custom.xml" if kind == "custom-properties" else "people.xml"
    link = f'<Relationship Id="rIdY" Type="x/{kind}" Target="{target}"/></Relationships>'.encode()
    data = with_part(data, path, parts(data)[path].replace(b"</Relationships>", link))
    data = with_part(data, target if target.startswith("doc") else f"ppt/{target}", b"<x/>")
    make_pptx(FEW, Options(update=data, say=said.append))
    assert any(f"The deck holds {words}, which may name people" in line for line in said)


def test_a_deck_with_entities_in_its_xml_is_not_opened() -> None:
    data = few()
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "DOCTYPE" in refused(with_part(data, "ppt/presProps.xml", evil))


def test_a_deck_of_others_is_refused_with_what_to_do() -> None:
    made = BytesIO()
    Presentation().save(made)
    assert "none of ours" in refused(made.getvalue())


def test_a_deck_whose_slides_were_resized_is_refused() -> None:
    deck = Presentation(BytesIO(few()))
    deck.slide_width = 9144000
    made = BytesIO()
    deck.save(made)
    assert "another size" in refused(made.getvalue())
