"""Files of every kind to tables: what is in them comes out, where it stood, and nothing else."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
import xlsxwriter

from rollout.evidence.problems import DataError
from rollout.importing.columns import is_timelinejs_sheet
from rollout.importing.layout import choose
from rollout.importing.recognise import WORDS, read
from rollout.importing.tables import Found


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def cells(found: Found, grid: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in found.grids[grid].rows]


def refusal(data: bytes, name: str = "x") -> str:
    with pytest.raises(DataError) as caught:
        read(data, name)
    return str(caught.value)


# Tables of text


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_separates_its_cells(sign: str) -> None:
    text = (
        f"date{sign}title\n2031{sign}One\n\n2032{sign}Two, and more\n"
        if sign != ","
        else 'date,title\n2031,One\n\n2032,"Two, and more"\n'
    )
    found = read(text.encode(), "list.csv")
    assert found.format == ("tsv" if sign == "\t" else "csv")
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("date", "title")),
        (2, ("2031", "One")),
        (4, ("2032", "Two, and more")),
    ]


ENCODED = {
    "utf-16": "Prüfung",
    "utf-16-le": "Prüfung",
    "utf-16-be": "Prüfung und Öffnung",
    "utf-8-sig": "Prüfung",
    "cp1252": "Prüfung – für “Bürger” œuvre, på øen",
    "cp1250": "Gęś żółta łąka, příliš žluťoučký kůň, őszi űrhajó",
    "mac_roman": "Müller öffnet größte Tür, café fermé",
    "cp850": "Prüfung der Tür",
    "gb18030": "西藏自治区发行社会保障卡",
    "big5": "辦事處在城裡開放登記",
    "shift_jis": "登録が始まる会議が開かれた",
    "euc_jp": "登録が始まる、会議が開かれた",
    "euc_kr": "사무소가 문을 연다",
    "cp1251": "Открыт офис в городе, начата регистрация",
    "koi8_r": "Открыт офис в городе, начата регистрация",
    "cp866": "Открыт офис в городе, начата регистрация",
    "iso8859_5": "Открыт офис в городе, начата регистрация",
    "cp1253": "Άνοιξε το γραφείο στην πόλη τον Απρίλιο",
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_letters_survive_the_encodings_that_people_have_and_a_guess_is_said(encoding: str) -> None:
    word = ENCODED[encoding]
    found = read(f"date;what\n2031;{word}\n".encode(encoding), "list.csv")
    assert cells(found)[1][1] == word
    assert [name for name, _ in found.warnings] == ["encoding"] * (not encoding.startswith("utf"))


def test_a_damaged_byte_is_one_damaged_letter_and_said_and_a_byte_without_a_letter_is_read_as_one() -> None:
    found = read("date,what\n2031,Prüfung für Bürger".encode() + b" \xff", "list.csv")
    assert (cells(found)[1][1], found.warnings[0][0]) == ("Prüfung für Bürger \ufffd", "encoding-damage")
    assert cells(read(b"date,what\n2031,Pr\xfcfung \xff", "list.csv"))[1][1] == "Prüfung ÿ"
    assert cells(read(b"date,what\rq,Prufung\r2031,\x8arger", "list.csv"))[2][1] == "ärger"


# Workbooks


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": "nobody should read this"})
    sheet = book.add_worksheet("Events")
    sheet.write_row(0, 0, ["When", "What", "Ok", "Sum", "Secret"])
    forms = {
        "d mmm yyyy": 47911,
        "mmm yyyy": 47908,
        "yyyy": 47119,
        "yyyy-mm-dd hh:mm": 48038.604166666664,
        "hh:mm:ss": 0.75,
    }
    for row, (form, number) in enumerate(forms.items(), 1):
        sheet.write_number(row, 0, number, book.add_format({"num_format": form}))
        sheet.write_string(row, 1, f"Event {row}")
        sheet.write_boolean(row, 2, row % 2 == 0)
        sheet.write_formula(row, 3, "=1+1", value=2 if row != 2 else "#REF!")
    sheet.write_rich_string(6, 1, "rich ", book.add_format({"bold": True}), "text")
    sheet.write_number(6, 0, 1998)
    sheet.set_column(4, 4, None, None, {"hidden": True})
    sheet.write_url(7, 1, "https://example.org/x", string="link")
    book.add_worksheet("Old").write_string(0, 0, "hidden sheet")
    book.worksheets()[1].hide()
    book.close()
    return out.getvalue()


def test_a_workbook_gives_what_its_sheets_show_a_month_where_they_show_a_month() -> None:
    found = read(workbook(), "list.xlsx")
    assert [grid.name for grid in found.grids] == ["Events"]
    assert [row[0] for row in cells(found)] == [
        "When",
        "2031-03-04",
        "2031-03",
        "2029",
        "2031-07-09T14:30",
        "18:00",
        "1998",
        "",
    ]
    assert [row[1] for row in cells(found)][-2:] == ["rich text", "link https://example.org/x"]
    assert cells(found)[1][2:4] == ("no", "2")
    assert found.grids[0].hidden == {4}


SHEET = '<worksheet xmlns="x"><sheetData>{}</sheetData></worksheet>'
BOOK = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="a"/><sheet name="T" r:id="b"/></sheets></workbook>'
LINKS = (
    '<Relationships><Relationship Id="a" Target="worksheets/one.xml"/><Relationship Id="b" TargetMode="External" Target="http://x.example/"/>'
    "</Relationships>"
)


def odd_workbook(rows: str) -> bytes:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    strings = "<sst><si><t>one</t><rPh><t>how it is spoken</t></rPh></si></sst>"
    return packed(
        {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS, "xl/worksheets/one.xml": SHEET.format(rows), "xl/styles.xml": styles,
         "xl/sharedStrings.xml": strings}
    )  # fmt: skip


def test_a_workbook_of_another_program_is_read_and_another_file_is_not_followed() -> None:
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c t="inlineStr"><is><t>in</t><rPh><t>no</t></rPh></is></c></row>'
        '<row r="5"><c r="B5" s="1"><v>0</v></c><c s="9"><v>1.5</v></c><c><v>not a number</v></c><c t="e"><v>#REF!</v></c><c/></row>'
        '<row><c t="str"><v> text </v></c><c s="1"><v>9999999999</v></c><c s="1"><v>2999999</v></c></row><row/>'
    )
    found = read(odd_workbook(rows), "x.xlsx")
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("one", "", "in")),
        (5, ("", "1904-01-01", "1.5")),
        (6, ("text", "9999999999", "2999999")),
    ]
    assert found.grids[0].epoch == 1904


ODS = """<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n"><office:automatic-styles>
<number:date-style style:name="D1"><number:month/><number:year/></number:date-style>
<number:date-style style:name="D2"><number:day/><number:month/><number:year/></number:date-style><style:style style:name="c2" style:data-style-name="D2"/>
<style:style style:name="c1" style:data-style-name="D1"/><style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Raw" table:style-name="ta1"><table:table-row><table:table-cell><text:p>hidden</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="One"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell><text:p>date</text:p><office:annotation><text:p>a comment</text:p></office:annotation></table:table-cell>
<table:table-cell><text:p>ti<text:s text:c="2"/>tle</text:p><text:p>two</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="1999-06-01" table:style-name="c1"/>
<table:table-cell office:value-type="float" office:value="3.50"/></table:table-row>
<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="9"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="1999-06-01T14:30:00"/><table:table-cell office:value-type="date" office:date-value="1999-06-01T14:30:00" table:style-name="c2"/><table:covered-table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_a_spreadsheet_of_libreoffice_gives_what_its_sheets_show() -> None:
    found = read(packed({"content.xml": ODS}), "list.ods")
    assert [grid.name for grid in found.grids] == ["One"]
    assert found.grids[0].hidden == {2}
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("date", "ti  tle\ntwo")),
        (2, ("1999-06", "3.5")),
        (3, ("1999-06", "3.5")),
        (1004, ("1999-06-01T14:30", "1999-06-01")),
    ]


DOCX = """<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>before</w:t></w:r></w:p><w:tbl>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>A plan</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>When</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Wh</w:t></w:r><w:r><w:t>at</w:t><w:instrText>FIELD</w:instrText></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>2031</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>One</w:t><w:br/><w:t>line</w:t><w:tab/></w:r></w:p>
<w:p><w:hyperlink r:id="a"><w:r><w:t>more</w:t></w:r></w:hyperlink><w:hyperlink r:id="c"/></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr>
<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:tbl/></w:body></w:document>"""


def test_a_word_document_gives_its_tables_cell_by_cell_and_where_its_links_lead() -> None:
    links = '<R><Relationship Id="a" Target="https://example.org/a"/><Relationship Id="b" Target="media/x.png"/></R>'
    found = read(packed({"word/document.xml": DOCX, "word/_rels/document.xml.rels": links}), "plan.docx")
    assert found.format == "docx"
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("A plan", "")),
        (2, ("When", "What")),
        (3, ("2031", "One\nline \nhttps://example.org/amore\ninner")),
    ]


# Records


def grid_of(thing: Any, name: str = "x.json") -> list[dict[str, str]]:
    grid = read(json.dumps(thing).encode(), name).grids[0]
    return [{key: cell for key, cell in zip(grid.columns, row.cells, strict=True) if cell} for row in grid.rows]


def test_json_is_read_wherever_its_array_of_objects_stands() -> None:
    rows = [
        {
            "date": "2031",
            "title": "One",
            "ok": True,
            "no": None,
            "n": 1.5,
            "tags": ["a", "b"],
            "none": [],
            "at": {"lat": 1},
            "sources": [{"url": "u"}],
        }
    ]
    want = [
        {"date": "2031", "title": "One", "ok": "yes", "n": "1.5", "tags": "a; b", "at.lat": "1", "sources 1.url": "u"}
    ]
    assert grid_of(rows) == grid_of({"x": {"events": rows, "more": 1}}) == grid_of([[1, 2], rows]) == want
    lines = read(b'{"date": "2031"}\n{"date": "2032", "ok": false}\n', "x.jsonl")
    assert cells(lines) == [("2031", ""), ("2032", "no")]


def test_geojson_gives_properties_and_the_place_of_points() -> None:
    shapes: list[Any] = [
        {"type": "Point", "coordinates": [91.1, 29.6]},
        {"type": "LineString", "coordinates": [[1, 2]]},
        None,
    ]
    features = [
        {"type": "Feature", "id": n, "geometry": shape, "properties": {"date": "2031"}}
        for n, shape in enumerate(shapes)
    ]
    assert grid_of({"type": "FeatureCollection", "features": [*features, {"properties": None}, 3]}) == [
        {"date": "2031", "id": "0", "lat": "29.6", "lon": "91.1"},
        {"date": "2031", "id": "1"},
        {"date": "2031", "id": "2"},
        {},
    ]


def test_timelinejs_gives_its_parts_of_dates_its_title_and_its_eras() -> None:
    start = {"year": "2031", "month": 4, "day": 9, "hour": 8, "minute": 5, "second": 7, "display_date": "in April"}
    thing = {
        "title": {"text": {"headline": "The register"}},
        "events": [
            {
                "start_date": start,
                "end_date": {"year": 2032},
                "text": {"headline": "One", "text": "<p>T</p>"},
                "group": "Law",
            },
            {"text": 3},
        ],
        "eras": [
            {"start_date": {"year": -44}, "end_date": {"year": 1912, "month": "x"}, "text": {"headline": "Old"}},
            1,
        ],
    }
    assert grid_of(thing)[0] == {
        "year": "2031", "month": "4", "day": "9", "time": "08:05:07", "display_date": "in April", "end year": "2032", "headline": "One",
        "text": "<p>T</p>", "group": "Law",
    }  # fmt: skip
    found = read(json.dumps(thing).encode())
    assert (found.title, [(era.start, era.end, era.name) for era in found.eras]) == (
        "The register",
        [("-0044", "1912", "Old")],
    )
    bare = {"events": [{"start_date": {"year": 2031, "hour": 8}, "text": {"headline": "One"}}], "title": 3}
    assert grid_of(bare)[0] == {"year": "2031", "time": "08:00", "headline": "One"}


CALENDAR = r"""BEGIN:VCALENDAR
X-WR-CALNAME:Hearings\, all
BEGIN:VTIMEZONE
DTSTART:19971026T020000
END:VTIMEZONE
BEGIN:VEVENT
UID:1@x
DTSTART;TZID="Asia/Kolkata":20310518T090000
DTEND;TZID=Asia/Kolkata:20310518T100030
SUMMARY:One\, in the
  rain
ORGANIZER;CN=Desk:mailto:a@example.org
ATTENDEE:mailto:b@example.org
ATTENDEE:mailto:c@example.org
GEO:29.6;91.1
X-WHAT:ever
RRULE:FREQ=SECONDLY
BEGIN:VALARM
DESCRIPTION:no
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20310601
DTEND;VALUE=DATE:20310604
GEO:odd
END:VEVENT
BEGIN:VEVENT
DTSTART:20310520T080000Z
DURATION:PT2H30M
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20310520
DURATION:P2D
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=No/Where:20310520T080000
DTEND;VALUE=DATE:20319999
END:VEVENT
BEGIN:VEVENT
DTSTART:99990229T000000
DURATION:P9W
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20310601
DTEND;VALUE=DATE:20310699
END:VEVENT
not a property
BEGIN:VEVENT
DTSTART:soon
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_gives_each_event_once_with_its_own_clock_and_names_what_repeats() -> None:
    found = read(CALENDAR.replace("\n", "\r\n").encode(), "c.ics")
    rows = [dict(zip(found.grids[0].columns, row, strict=True)) for row in cells(found)]
    assert [row["DTSTART"] for row in rows] == [
        "2031-05-18T09:00+05:30/2031-05-18T10:00:30+05:30",
        "2031-06-01/2031-06-03",
        "2031-05-20T08:00Z/2031-05-20T10:30Z",
        "2031-05-20/2031-05-21",
        "2031-05-20T08:00/2031-99-99",
        "9999-02-29T00:00",
        "2031-06-01/2031-06-99",
        "soon",
    ]
    assert rows[0]["SUMMARY"] == "One, in the rain"
    assert rows[0]["ATTENDEE"] == "mailto:b@example.org; mailto:c@example.org"
    assert (rows[0]["lat"], rows[0]["lon"], rows[0]["ORGANIZER"]) == ("29.6", "91.1", "Desk mailto:a@example.org")
    assert (found.title, [name for name, _ in found.warnings]) == ("Hearings, all", ["recurring"])


RIS = """TY  - NEWS
TI  - Register grows
T1  - Another title
  by a third
AU  - Post, Eastfold
AU  - Second
DA  - 2012/04/19/
PY  - 2012
UR  - https://example.org/1
UR  - https://example.org/2
KW  - a
KW  - b
N1  - a note
XX  - odd
VL  -
ER  -

TY  - RPRT
TI  - No date
PY  - in press
DO  - 10.1/2
ER  -
ER  -
TY  - RPRT
DA  - 2014///spring
DO  - https://doi.org/10.3/4
UR  - https://example.org/3
"""


def test_a_library_in_ris_gives_works_with_the_finest_of_their_dates() -> None:
    found = read(RIS.encode(), "l.ris")
    grid = found.grids[0]
    rows = [{key: cell for key, cell in zip(grid.columns, row, strict=True) if cell} for row in cells(found)]
    assert [row["date"] for row in rows] == ["2012-04-19", "in press", "spring 2014"]
    assert len(read(f"{RIS}ER  -\n".encode()).grids[0].rows) == 3
    assert rows[0]["url 2"] == "https://example.org/2"
    assert rows[0]["tags"] == "a; b"
    assert rows[0]["title"] == "Register grows"
    assert rows[1]["url"] == "https://doi.org/10.1/2"
    assert rows[2]["url"] == "https://example.org/3"


BIBTEX = r"""@comment{nothing}
@string{jan = "January"} @string{pub = {Tidal Press}}
@article{key1, title = {{\'E}tude of \emph{lists} \& cards \o{}}, author = {Doe, Jane and John Smith}, year = 1999, month = mar # "~12",
  publisher = pub # { and more}, url = {https://example.org/a_b}, note = "a {"}quoted{"} note", file = {:C\:/x.pdf}, }
@book{key2,
  title = "Two", date = {2004-05}, doi = {10.1/2}
}
@misc(key3, title = {never closed
"""


def test_a_library_in_bibtex_gives_works_without_the_marks_of_latex() -> None:
    found = read(BIBTEX.encode(), "l.bib")
    grid = found.grids[0]
    rows = [{key: cell for key, cell in zip(grid.columns, row, strict=True) if cell} for row in cells(found)]
    assert rows[0]["title"] == "Étude of lists & cards ø"
    assert rows[0]["asserted by"] == "Jane Doe; John Smith"
    assert rows[0]["publisher"] == "Tidal Press and more"
    assert rows[0]["date"].endswith("1999")
    assert (rows[1]["date"], rows[1]["url"]) == ("2004-05", "https://doi.org/10.1/2")
    assert [row["id"] for row in rows] == ["key1", "key2", "key3"]


MARKWHEN = """title: "The pass"
dateFormat: d/M/y
#Harbour: #336699
// a comment
group Harbour: #Harbour
section "Inner" #x

05/04/1996: Dropped into the dock #wet [Dock](location)
More [here](https://example.org/a)

endSection
endGroup
text before: nothing
31 June 1990: Barn burns down
group
1999: Last
"""


def test_markwhen_gives_entries_with_their_groups_and_what_stands_below_them() -> None:
    found = read(MARKWHEN.encode(), "x.mw")
    grid = found.grids[0]
    rows = [{key: cell for key, cell in zip(grid.columns, row.cells, strict=True) if cell} for row in grid.rows]
    assert (found.title, found.day_first, [row.line for row in grid.rows]) == ("The pass", True, [8, 14, 16])
    assert rows[0] == {
        "date": "05/04/1996", "group": "Harbour", "subgroup": "Inner", "title": "Dropped into the dock", "location": "Dock", "tags": "wet",
        "summary": "More here https://example.org/a\ntext before: nothing",
    }  # fmt: skip
    assert rows[1]["date"] == "31 June 1990"
    assert read(b"title: x\ndateFormat: M/d/y\n1/2/1996: y", "x.txt").day_first is False
    assert "no entry" in refusal(b"title: x", "x.mw")


MARKDOWN = """# Talks
Some words | with a bar

## First
| When | What |
|------|:-----|
| 2031 | **One** `two` _three_ a\\|b<br>c |
| 2032 | x |
text
When | Who
---|---
2033 | y
"""


def test_markdown_gives_its_tables_under_their_headings() -> None:
    found = read(MARKDOWN.encode(), "x.md")
    assert [grid.name for grid in found.grids] == ["First", "First"]
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("When", "What")), (2, ("2031", "One two three a|b\nc")), (3, ("2032", "x")),
    ]  # fmt: skip
    assert cells(found, 1) == [("When", "Who"), ("2033", "y")]


PASTED = """What we know

• 1989–1991 – Lists are kept (https://example.org/a)
* **4 March 1990**: Bold
  and on
• undated – A page
• 31 June 1990 – Never
• No date at all
• Room 5 of 7 – says nothing
• 5 May 1990 something without a mark
1992
- 3 May – In the year above
- 2004-05-17: Reading: room
a line below
# A heading
12. 2005 - numbered
"""


def test_pasted_lines_give_when_and_what_and_lines_that_run_on_belong_above() -> None:
    found = read(PASTED.encode(), "x.txt")
    assert [(row.number, *row.cells) for row in found.grids[0].rows] == [
        (3, "1989–1991", "Lists are kept (https://example.org/a)"),
        (4, "4 March 1990", "Bold and on"),
        (6, "undated", "A page"),
        (7, "31 June 1990", "Never"),
        (10, "5 May 1990", "something without a mark"),
        (12, "3 May 1992", "In the year above"),
        (13, "2004-05-17", "Reading: room a line below"),
        (16, "2005", "numbered"),
    ]
    assert (found.title, [name for name, _ in found.warnings]) == ("What we know", ["left-out"])
    assert "begins with a date" in refusal(b"nothing\nat all", "x.txt")


def test_a_text_is_a_table_where_most_of_its_lines_are_cells() -> None:
    assert read(b"date\twhat\n2031\tOne\n2032\tTwo\n", "x.txt").format == "tsv"
    assert read(b"date;what\n2031;One\n2032;Two\n", "").format == "csv"
    assert read(b"Year,Month,Day,Headline,Text,Media\n2031,,,One,,\n", "x.csv").format == "timelinejs-sheet"
    assert read(b"date,what\n2031,One\n", "x.txt").format == "csv"
    assert read(b"4 March 2031, one thing\n5 March 2031, other thing\n", "x.txt").format == "text"
    assert is_timelinejs_sheet(["Year", "Headline", "Text", "Media"])
    assert set(WORDS) >= {"csv", "text"}


# Which table, and where its header stands


def header_of(text: str, **asked: Any) -> Any:
    return choose(read(text.encode(), "x.csv"), **asked)


def test_the_header_is_found_below_a_title_and_asked_where_two_rows_could_be_it() -> None:
    below = header_of("My list,,\n\nWhen,What,Area\n2031,One,a\n")
    assert (below.header, below.grid.columns) == (3, ("When", "What", "Area"))
    rival = header_of("Entered on,Event date,Event\ndate,d_ev,ev\n2031-01-01,2031,One\n")
    assert (rival.question, rival.choices) == ("", ()) or rival.question == "header-row"
    two = header_of("Event date,Event,x\nd_ev,ev,date\n2031,One,y\n")
    assert (two.question, two.choices) == ("header-row", ("1", "2"))
    assert header_of("Event date,Event,x\nd_ev,ev,date\n2031,One,y\n", header=2).grid.columns == ("d_ev", "ev", "date")
    assert header_of("2031,One\n2032,Two\n").grid.columns == ("Column 1", "Column 2")
    assert header_of("a,b\n2031,One\n").grid.columns == ("a", "b")
    assert header_of("date,title\n2031,One\n", header=0).grid.columns == ("Column 1", "Column 2")
    assert header_of(
        "https://example.org/a,12\n",
    ).grid.columns == ("Column 1", "Column 2")


def test_of_several_tables_the_one_with_dates_is_taken_and_two_are_asked_about() -> None:
    sheets = {
        "Read me": [["How", "to"], ["a", "b"]],
        "One": [["date", "what"], ["2031", "x"]],
        "Two": [["date", "what"], ["2032", "y"]],
    }
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    found = read(out.getvalue())
    assert choose(found).choices == ("One", "Two", "all")
    assert choose(found, sheet="Two").grid is not None
    records = Found("json", tuple(grid for name in ("a", "b") for grid in read(b'[{"date": "2031"}]', name).grids))
    assert choose(records).question == "sheet"
    plain = Found("x", read(b"a,b\nc,d\n", "x.csv").grids + read(b"e,f\ng,h\ni,j\n", "x.csv").grids)
    assert choose(plain).grid is not None


NAMED = {
    "a database (SQLite)": (b"SQLite format 3\0", "x.db"),
    "a Parquet file": (b"PAR1\x15", "x.parquet"),
    "an XML feed (RSS)": (b'<?xml version="1.0"?><rss version="2.0">', "x.xml"),
    "an XML feed (Atom)": (b'<feed xmlns="x">', "x"),
    "an XML file of places (KML)": (b'<?xml version="1.0"?>\n<kml>', "x.kml"),
    "an XML file": (b"<?xml version='1.0'?><a/>", "x.xml"),
    "a YAML file": (b"- date: 2018\n", "x.yaml"),
    "a list of SQL statements": (b"INSERT INTO e VALUES (1);", "x.sql"),
    "a picture (PNG)": (b"\x89PNG\r\n", "x.csv"),
}


@pytest.mark.parametrize("words", NAMED)
def test_what_is_no_list_is_named_for_what_it_is(words: str) -> None:
    assert f"The file is {words}, which is not read." in refusal(*NAMED[words])


def test_what_git_left_in_the_place_of_a_list_is_named_with_what_to_do() -> None:
    assert "Fetch the file itself: git lfs pull." in refusal(b"version https://git-lfs.example/spec/v1\n", "x.csv")
    unmerged = b"2018,One\n<<<<<<< HEAD\n2019,Two\n=======\n2020,Two\n>>>>>>> other\n"
    for name in ("x.csv", "notes.txt", "list.md"):
        assert "Line 2 of the file begins a conflict that Git could not merge." in refusal(unmerged, name)


def test_a_text_that_begins_as_a_file_of_another_kind_is_a_text() -> None:
    assert cells(read(b"Riffa is named on 3 May 2019\n3 May 2019 - Riffa is named\n", "notes.txt"))
