"""Files made to hurt: refused in words, at once, with nothing followed, run or expanded."""

import json
import time
import tracemalloc
from contextlib import suppress

import pytest

from rollout.evidence.gc import gc_paused
from rollout.evidence.problems import DataError
from rollout.importing.importer import run
from rollout.importing.recognise import read
from tests.importing.test_readers import BOOK, LINKS, SHEET, packed, refusal
from tests.support.measured import spent

BOMB = SHEET.format("<row><c><v>1</v></c></row>" * 300_000)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>'


def book(sheet: str) -> bytes:
    return packed({"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS, "xl/worksheets/one.xml": sheet})


def locked() -> bytes:
    data = bytearray(packed({"xl/workbook.xml": BOOK}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def lying() -> bytes:
    data = packed({"xl/workbook.xml": BOOK * 50})
    return data[:60] + b"\0\0\0\0" + data[64:]


HOSTILE = {
    "a calendar of one line that is folded without end": (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:" + b"x\r\n " * 600_000,
        "more than 500,000 lines",
    ),
    "a row of two million cells": (b"date," * 1_500_000 + b"\n", "far more cells than any list"),
    "a bomb": (book(BOMB), "far more than any list"),
    "entities": (book(ENTITIES), "declares entities"),
    "entities in a document": (packed({"word/document.xml": ENTITIES}), "declares entities"),
    "entities in a spreadsheet": (packed({"content.xml": ENTITIES}), "declares entities"),
    "broken xml": (book("<worksheet><a></worksheet>"), "damaged"),
    "wrong numbers": (book(SHEET.format('<row r="x"/>')), "damaged"),
    "no sheet": (packed({"xl/workbook.xml": "<workbook/>"}), "shows no sheet"),
    "no table": (packed({"word/document.xml": "<d/>"}), "begins with a date"),
    "no sheets": (packed({"content.xml": "<d/>"}), "shows no sheet"),
    "another archive": (packed({"x.txt": "y"}), "zip archive"),
    "a torn archive": (book(SHEET)[:60] + b"xl/workbook", "damaged"),
    "a locked archive": (locked(), "password"),
    "a lying archive": (lying(), "damaged"),
    "many parts": (packed({f"xl/workbook{n}": "" for n in range(2_001)}), "parts"),
    "many sheets": (packed({"xl/workbook.xml": f"<workbook>{'<sheet/>' * 20_000}</workbook>"}), "200 sheets"),
    "deep json": (b"[" * 500_000, "levels deep"),
    "much json": (b"[" * 10_000_000, "larger than 8 MB"),
    "json of many values": (b"[" + b"[]," * 2_600_000, "more values than any list"),
    "json of many lines": (b'{"a":1}\n' * 900_000, "more values than any list"),
    "json of many records": (b"[" + b"{}," * 30 + b'{"a":1},' * 200_000 + b"{}]", "more than 100,000 records"),
    "long numbers in json": (b'[{"n":' + b"9" * 9_000_000 + b"}]", "larger than 8 MB"),
    "a text of many lines": (b"1\n" * 300_000, "more than 100,000 lines"),
    "a text of more lines": (b"1\n" * 600_000, "more than 500,000 lines"),
    "a text of very many lines": (b"1\n" * 3_800_000, "more than 1,100,000 lines"),
    "a calendar of short lines": (b"BEGIN:VCALENDAR\n" + b"A:b\n" * 600_000, "more than 500,000 lines"),
    "a table of blank lines": (b"date,title\n" + b"\n" * 7_600_000, "more than 1,100,000 lines"),
    "a long table in Markdown": (b"|a|b|\n|--|--|\n" + b"|1|2|\n" * 110_000, "more than 100,000 rows of tables"),
    "deep objects": (b'{"a":' * 100_000, "levels deep"),
    "broken json": (b'[{"a": 1', "damaged"),
    "no objects": (b"[[1], [2]]", "no array of objects"),
    "a huge number": (b'[{"date": ' + b"9" * 6_000 + b"}]", "damaged"),
    "no features": (b'{"type": "FeatureCollection", "features": 3}', "damaged"),
    "nul": (b"date,what\n2031,\0\0a", "NUL"),
    "an old workbook": (b"\xd0\xcf\x11\xe0", "old Excel"),
    "nothing": (b"", "begins with a date"),
    "empty cells of a page that reach down": (
        b"<table><tr><td>a" + (b"<tr><td rowspan=9999 colspan=500>" + b"<tr>" * 9_000) * 60,
        "larger than any list",
    ),
    "a page": (b"<!DOCTYPE html><p>", "a web page"),
    "an open cell": (b'date,what\n2031,"' + b"x" * 200_000, "never ends"),
    "many columns": (b"date," * 600 + b"\n", "columns"),
    "many fields": (("[" + ",".join(f'{{"a{n}": 1}}' for n in range(600)) + "]").encode(), "different fields"),
    "nothing but an event": (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "no rows"),
}


def refused_as(name: str) -> None:
    data, words = HOSTILE[name]
    assert words in refusal(data, "x.csv" if name in ("many columns", "an open cell", "nul") else "x")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_hurt_is_refused_in_a_second(name: str) -> None:
    assert spent(lambda: refused_as(name)) < 3  # at rest the slowest takes 0.3 s


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_hurt_is_refused_in_a_hundred_megabytes(name: str) -> None:
    tracemalloc.start()
    try:
        refused_as(name)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_formula_and_a_link_are_text() -> None:
    found = run(b'date,what,x\n2031,=1+1,"=HYPERLINK(""http://x.example"")"\n', "x.csv", {})
    assert found.drafts[0].title == "=1+1"


@pytest.mark.parametrize("figures", ["9" * 5_000, "0" * 5_000 + "65"])
def test_an_entity_of_thousands_of_figures_is_a_letter_at_most(figures: str) -> None:
    page = f"<table><tr><th>date<th>what<tr><td>2031<td>x&#{figures};y</table>"
    assert len(run(page.encode(), "x.html", {}).drafts[0].title) == 3


def test_lists_larger_than_any_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("delimited", "tables", "workbook", "calc", "document", "prose", "lines", "keyed"):
        monkeypatch.setattr(f"rollout.importing.{module}.MOST_ROWS", 2)
    row = "<row><c><v>1</v></c></row>"
    ods = '<d xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table></d>'
    cell = "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    docx = f'<w:document xmlns:w="w"><w:tbl>{cell * 3}</w:tbl></w:document>'
    assert "more than 2 rows" in refusal(b"date,what\n1,a\n2,b\n", "x.csv")
    assert "more than 2 records" in refusal(b'[{"a": 1}, {"a": 1}, {"a": 1}]')
    assert "more than 2 records" in refusal(b'{"2018": "a", "2019": "b", "2020": "c"}')
    assert "more than 2 rows" in refusal(book(SHEET.format(row * 3)))
    assert "more than 2 rows" in refusal(packed({"content.xml": ods}))
    assert "larger than any list" in refusal(packed({"word/document.xml": docx}))
    assert "more than 2 lines" in refusal("\n".join(f"{year} – x" for year in range(2000, 2006)).encode())
    monkeypatch.setattr("rollout.importing.recognise.LARGEST", 10)
    assert "larger than" in refusal(b"date,what\n2031,a\n")
    monkeypatch.setattr("rollout.importing.prose.MOST_COLUMNS", 0)
    monkeypatch.setattr("rollout.importing.recognise.LARGEST", 1_000)
    assert "more tables" in refusal(b"a|b\n---|---\n1|2\n", "x.md")
    with monkeypatch.context() as few:
        few.setattr("rollout.importing.packed.MOST_TAGS", 20)
        assert "more cells than any list" in refusal(book(SHEET.format(row)))
    monkeypatch.setattr("rollout.importing.packed.LARGEST", 10)
    assert "larger than" in refusal(packed({"xl/workbook.xml": BOOK}))


def test_five_thousand_rows_are_read_in_seconds() -> None:
    rows = "".join(
        f"{n % 28 + 1}/{n % 12 + 1}/{1900 + n % 100},What happened in place {n},G{n % 5},https://example.org/{n}\n"
        for n in range(5_000)
    )
    data = f"Date,Event,Group,Link\n{rows}".encode()
    found = []
    assert spent(lambda: found.append(run(data, "x.csv", {}))) < 10  # at rest 1.3 s
    assert len(found[0].drafts) == 5_000


SHORT = {
    "a calendar": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"SUMMARY:a\n"),
    "a library in RIS": (b"TY  - X\n", b"KW  - a\n"),
    "lines that run on in RIS": (b"TY  - X\nTI  - a\n", b"a\n"),
    "addresses in RIS": (b"TY  - X\n", b"UR  - a\n"),
    "entries in BibTeX": (b"@a{b,x={c}}\n", b"@a{}\n"),
}


@pytest.mark.parametrize("kind", SHORT)
def test_six_times_as_many_short_lines_take_about_six_times_as_long_and_not_thirty_six(kind: str) -> None:
    head, line = SHORT[kind]

    @gc_paused()  # what else a process holds is looked through the oftener the more is made
    def took(count: int) -> float:
        return min(spent(lambda: refusal_or_rows(head + line * count)) for _ in range(3))

    took(1000)
    assert took(60_000) < 18 * took(10_000)


def refusal_or_rows(data: bytes) -> None:
    with suppress(DataError):
        read(data, "x")


LONG = {
    "stars": "1 April 2019 – " + "**a " * 12_000,
    "ticks": "1 April 2019 – " + "`a` " * 12_000,
    "lines below": "1 April 2019 – " + "_a " * 12_000,
    "references": "1 April 2019 – " + "<ref>" * 30_000 + "</ref>",
    "dates alone": "2019-04-01\n" * 8_000 + "2019-04-02\n* a\n" * 8_000,
    "a long key": json.dumps({"9" * 1_000_000: {}, "8" * 1_000_000: {}}),
    "a long text": json.dumps([{"date": "2019", "title": "a" * 1_000_000}]),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_a_long_text_costs_grows_as_it_does(text: str) -> None:
    """By its square it took minutes; the bound is far from both."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        run(text.encode(), "x.json" if text[0] in "[{" else "x.txt", {})
        assert time.process_time() - begun < 10
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()
