"""Lists as people have them, kind by kind: what each gives without an answer, and what it says."""

import io
import json
import re
from time import process_time
from typing import Any

import pytest
import xlsxwriter

from rollout.evidence.reader import read
from rollout.importing import own, writing
from rollout.importing.importer import Imported, run
from rollout.importing.reporting import forms
from rollout.importing.tables import Found, Grid, Row
from tests.importing.test_readers import BOOK, LINKS, packed
from tests.support.cases import for_each


def imported(text: str, name: str = "list.csv", **answers: str) -> Imported:
    return run(text.encode(), name, answers)


def held(found: Imported) -> list[str]:
    return [each.question or each.wrong for each in found.held]


def said(found: Imported) -> list[tuple[str, str]]:
    return [(each.date, each.title) for each in found.drafts]


LISTS = {
    "a day and its year apart": ("Date,Year,Title\n3 April,2019,A\n5 May,2020,B\n", ["2019-04-03", "2020-05-05"]),
    "year and quarter": ("Year,Quarter,Title\n2019,Q1,A\n2019,3,B\n2019,,C\n", ["2019-33", "2019-35", "2019"]),
    "year and week": ("Jahr;KW;Titel\n2019;14;A\n2019;x;B\n", ["2019-04-01/2019-04-07", "2019"]),
    "noughts": ("iyear,imonth,iday,summary\n2019,4,0,A\n2019,0,0,B\n2018,3,2,C\n", ["2019-04", "2019", "2018-03-02"]),
    "still going on": (
        "Start,End,Title\n2019-12,ongoing,A\n2019-12,present,B\n2019,2020,C\n",
        ["2019-12/..", "2019-12/..", "2019/2020"],
    ),
    "Unix times": ("date,title\n1554301800,A\n1554301801000,B\n", ["2019-04-03T14:30:00Z", "2019-04-03T14:30:01Z"]),
    "Unix times at midnight": ("date,title\n1554249600,A\n1554336000,B\n", ["2019-04-03", "2019-04-04"]),
    "Unix times as machines call them": (
        "id,event_ts,event\n7,1554301800,A\n8,1554301801000,B\n",
        ["2019-04-03T14:30:00Z", "2019-04-03T14:30:01Z"],
    ),
    "one column": ("Event\n2019-04-03 Office opens\n2019-05 Other\n", ["2019-04-03", "2019-05"]),
    "months of years": ("Year,Jan,Feb\n2019,1,2\n", []),
    "a year where the day is not known": ("Year,Date,Title\n1999,May 3,A\n2003,,B\n", ["1999-05-03", "2003"]),
    "a day beside its year, shortened": ("Year,Date,Title\n2019,Mar-20,A\n", ["2019-03-20"]),
    "names in two languages": ("Datum / Date,Ereignis / Event\n2019-04-03,A\n", ["2019-04-03"]),
    "names that say the order": ("Date (DD/MM/YYYY)*,Event [short]\n03/04/2019,A\n", ["2019-04-03"]),
    "names that say the other order": ("Date mm/dd/yyyy,Event\n03/04/2019,A\n", ["2019-03-04"]),
    "numbers beside dates": ("Firm,Records,Disclosed\nAcme,1000,2019-03\nBolt,30,2018\n", ["2019-03", "2018"]),
    "numbers beside dates without a name": ("a,b,c\nAcme,1000,2019-03\nBolt,2000,May 2018\n", ["2019-03", "2018-05"]),
    "one column in quotation marks": (
        'Events\n"3 May 2019: Raid ""one"""\n"June 2019: B"\n',
        ["2019-05-03", "2019-06"],
    ),
    "whole days, as calendars export them": (
        "Subject,Start Date,Start Time,End Date,End Time,All day event\n"
        "A,5/13/2019,9:00 AM,5/13/2019,10:00 AM,False\nB,6/1/2019,12:00:00 AM,6/2/2019,12:00:00 AM,True\n"
        "C,6/1/2019,12:00:00 AM,6/4/2019,12:00:00 AM,TRUE\nD,6/1/2019,,6/4/2019,,yes\n",
        ["2019-05-13T09:00/2019-05-13T10:00", "2019-06-01", "2019-06-01/2019-06-03", "2019-06-01/2019-06-04"],
    ),
    "whole days with midnight in their cells": (
        "Titel,Beginn,Ende,Ganztägig\nA,2019-06-01 00:00,2019-06-02 00:00,ja\nB,2019-06-01 09:30,,nein\n",
        ["2019-06-01", "2019-06-01T09:30"],
    ),
    "times of a database": (
        "date,title\n2019-05-03 14:22:10.123456+00,A\n2019-05-03 14:22:10-05,B\n2019-05-03 14:22:10.123-0530,C\n",
        ["2019-05-03T14:22:10+00:00", "2019-05-03T14:22:10-05:00", "2019-05-03T14:22:10-05:30"],
    ),
    "halves of a year in Russian": (
        "№;Дата;Событие\n1;I полугодие 2021 г.;A\n2;второе полугодие 2021;B\n3;2-е полугодие 2020;C\n",
        ["2021-01/2021-06", "2021-07/2021-12", "2020-07/2020-12"],
    ),
    "a week with its year": ("Woche,Was\nKW 14/2030,Start\n", ["2030-04-01/2030-04-07"]),
    "Vietnamese": ("ngày,sự kiện\n3 tháng 4 năm 2019,Mở cửa\n", ["2019-04-03"]),
    "Tibetan": ("ཚེས་གྲངས།,བརྗོད་གཞི།\n༢༠༡༩ ལོའི་ཟླ་ ༤ ཚེས་ ༣,ལས་ཁུངས་སྒོ་འབྱེད།\n", ["2019-04-03"]),
}


@for_each("kind", LISTS)
def test_a_date_is_found_in_whichever_cells_say_it(kind: str) -> None:
    text, dates = LISTS[kind]
    assert [each.date for each in imported(text).drafts] == dates


RECORDS: dict[str, Any] = {
    "answers to a query": {
        "results": {
            "bindings": [
                {
                    "label": {"type": "literal", "xml:lang": "en", "value": "Battle"},
                    "date": {"type": "literal", "datatype": "http://www.w3.org/x", "value": "1815-06-18T00:00:00Z"},
                }
            ]
        }
    },
    "rows": [["date", "title"], ["2019-04-03", "A"], ["2019-05", None]],
    "columns beside rows": {"columns": ["date", "title"], "data": [["2019-04-03", "A"], ["2019-05", "B"]]},
    "by date": {"2019-04-03": "A", "2019-05": ["B", "C"]},
    "languages": [
        {
            "date": {"start": "2019-04-03"},
            "title": {"en": "A", "de": "Ä"},
            "sources": [{"name": "N", "url": "https://example.org/1"}],
        }
    ],
}


def test_json_gives_its_records_in_whatever_form_they_stand() -> None:
    got = {name: said(imported(json.dumps(thing), "x.json")) for name, thing in RECORDS.items()}
    assert got == {
        "rows": [("2019-04-03", "A")],
        "columns beside rows": [("2019-04-03", "A"), ("2019-05", "B")],
        "by date": [("2019-04-03", "A"), ("2019-05", "B"), ("2019-05", "C")],
        "languages": [("2019-04-03", "A")],
        "answers to a query": [("1815-06-18", "Battle")],
    }
    assert imported(json.dumps(RECORDS["languages"]), "x.json").drafts[0].sources[0].publisher == "N"


def test_markwhen_lasts_some_days_or_weeks_and_what_is_relative_is_refused_by_name() -> None:
    text = "2031-06-01/2 weeks: A\n2031-06-01 / 1 day: B\nJune 2031/2 weeks: C\nnow - 10 years: D\n1 Jan 2020 / 3 months: E\n  in 3 days: more\n"
    found = imported(text, "a.mw")
    assert said(found) == [("2031-06-01/2031-06-14", "A"), ("2031-06-01/2031-06-01", "B")]
    assert [each.row.line for each in found.held] == [3, 4, 5]


def test_a_calendar_is_read_where_a_line_is_folded_within_a_letter_and_names_what_it_leaves_out() -> None:
    head, tail = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20190403\r\nSUMMARY:Ämter ".encode(), "ö".encode()
    data = head + tail[:1] + b"\r\n " + tail[1:] + b"ffnen\r\nDESCRIPTION:Why\r\nCATEGORIES:A,B\\,C\r\nEND:VEVENT\r\n"
    found = run(data + b"BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\nEND:VCALENDAR\r\n", "c.ics", {})
    (draft,) = found.drafts
    assert (draft.title, draft.cells["summary"], draft.cells["lane"]) == ("Ämter öffnen", "Why", "A")
    assert [name for name, _ in found.warnings] == ["left-out"]


def test_links_of_markdown_are_sources_with_their_words() -> None:
    found = imported(
        "| Date | What \\| who | Source |\n|--|--|--|\n| 2019 | A \\| B | [Paper](https://example.org/1) |\n| 2020 | C | <https://example.org/2> |\n",
        "x.md",
    )
    assert said(found) == [("2019", "A | B"), ("2020", "C")]
    assert [(one.publisher, one.url) for each in found.drafts for one in each.sources] == [
        ("Paper", "https://example.org/1"),
        ("", "https://example.org/2"),
    ]


def test_nothing_that_a_cell_says_is_lost_where_it_is_no_address_and_no_last_day() -> None:
    found = imported(
        "date,end,title,link\n2019,2020,A,https://example.org/1\n2019,soon after,B,own archive\n2018,2019,C,https://example.org/2\n"
    )
    assert dict(found.drafts[1].kept) == {"end": "soon after", "link": "own archive"}


@pytest.mark.parametrize(
    ("cell", "url"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/a?b=c", "https://example.org/a?b=c"),
        ("news.example.co.uk/2019/", "https://news.example.co.uk/2019/"),
        ("example.org", ""),
        ("p. 3/4", ""),
        ("A.B./C", ""),
        ("a@example.org/b", ""),
    ],
)
def test_an_address_without_its_beginning_is_one_and_what_may_be_a_name_is_kept(cell: str, url: str) -> None:
    rows = f"date,title,link\n2018,A,https://example.org/1\n2019,B,https://example.org/2\n2020,C,{cell}\n"
    draft = imported(rows).drafts[2]
    assert [one.url for one in draft.sources if one.url] == ([url] if url else [])
    assert dict(draft.kept) == ({} if url else {"link": cell})


@pytest.mark.parametrize(
    "names",
    [
        "EventDate,EventTitle,EventSummary,PlaceName,SourceURL",
        "event_date,event_title,event_summary,place_name,source_url",
        "Incident Date,Incident Title,Incident Summary,Place Name,Source URL",
    ],
)
def test_columns_that_say_of_which_thing_they_are_are_known_however_they_are_written(names: str) -> None:
    found = imported(f"{names}\n2019-05,Cards,More words,Lhasa,https://example.org/1\n")
    draft = found.drafts[0]
    assert (draft.date, draft.title, draft.cells["summary"], draft.cells["place"]) == (
        "2019-05",
        "Cards",
        "More words",
        "Lhasa",
    )
    assert [one.url for one in draft.sources] == ["https://example.org/1"]
    assert not draft.kept


def test_several_zones_and_unix_times_are_said() -> None:
    zones = imported(
        "Date,Time,Zone,Event\n2019-04-03,14:30,Europe/Berlin,A\n2019-04-03,15:30,Asia/Shanghai,B\n2019-04-03,15:30,,C\n"
    )
    assert (
        dict(zones.warnings)["zones"]
        == "The times are in 2 zones (Asia/Shanghai, Europe/Berlin); each stands in its own."
    )
    offsets = imported("Date,Title\n2019-04-03T14:30:00+02:00,A\n2019-04-03T14:30:00-07:00,B\n")
    assert "(+02:00, -07:00)" in dict(offsets.warnings)["zones"]
    assert (
        dict(imported("date,title\n1554301800,A\n").warnings)["unix-times"] == "The dates are Unix times, read in UTC."
    )


def test_a_column_that_is_called_a_date_and_holds_none_lets_its_rows_say_why() -> None:
    assert [each.wrong[:13] for each in imported("Date,Title\n43558,A\n43559,B\n").held] == ["a bare number"] * 2


def sheets(*events: tuple[str, ...]) -> Found:
    rows = tuple(Row(n, cells) for n, cells in enumerate(events, 1))
    notes = Grid("reading notes", (Row(1, ("what", "words")), Row(2, ("title",))))
    return Found("xlsx", (Grid("events", rows), Grid("sources", ()), notes))


def test_a_workbook_is_ours_only_with_all_its_sheets_and_a_header() -> None:
    assert own.read(sheets()) is None
    assert own.read(sheets(("when", "title"), ("2019", "A"))) is None
    assert own.read(Found("xlsx", sheets(("date", "title")).grids[:1])) is None
    mine = own.read(sheets(("date", "title", "mine"), ("2019", "A", "B")))
    assert mine is not None
    assert (mine[0][0].kept, mine[3], own.title(sheets())) == ({"mine": "B"}, (), "")


def test_a_year_in_a_row_of_its_own_belongs_to_the_days_below_it() -> None:
    found = imported("Date,Event\n2019,\n3 April,A\nMay 2018,B\n2020,\n1 June,C\n")
    assert said(found) == [("2019-04-03", "A"), ("2018-05", "B"), ("2020-06-01", "C")]
    assert found.rows == 3
    assert {each.question for each in imported("Date,Event\n3 April,A\n").held} == {"year-missing"}
    assert said(imported("Month,Event\n2019-04,A\n2019-05,B\n")) == [("2019-04", "A"), ("2019-05", "B")]


MERGED = {
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": LINKS,
    "xl/worksheets/one.xml": '<worksheet><sheetData>{}</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A9:A99"/>'
    '<mergeCell ref="A1:B1"/></mergeCells></worksheet>',
}


def texts(*rows: tuple[str, ...]) -> str:
    cells = [
        "".join(
            f'<c r="{column}{n}" t="str"><v>{cell}</v></c>' for column, cell in zip("AB", row, strict=False) if cell
        )
        for n, row in enumerate(rows, 1)
    ]
    return "".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(cells, 1) if row)


def test_a_cell_that_is_one_with_those_below_it_says_the_same_in_each_row() -> None:
    rows = texts(("date", "what"), ("2031", "A"), (), ("", "B"), ("2032", "C"))
    parts = {name: part.format(rows) if "sheets" in name else part for name, part in MERGED.items()}
    assert said(run(packed(parts), "x.xlsx", {})) == [("2031", "A"), ("2031", "B"), ("2032", "C")]
    calc = (
        '<d xmlns:t="t" xmlns:x="x" xmlns:o="o"><t:table t:name="One"><t:table-row><t:table-cell><x:p>date</x:p></t:table-cell><t:table-cell><x:p>what</x:p></t:table-cell></t:table-row>'
        '<t:table-row><t:table-cell t:number-rows-spanned="2"><x:p>2031</x:p></t:table-cell><t:table-cell><x:p>A</x:p></t:table-cell></t:table-row>'
        "<t:table-row><t:covered-table-cell/><t:table-cell><x:p>B</x:p></t:table-cell></t:table-row>"
        "<t:table-row><t:covered-table-cell/><t:table-cell><x:p>C</x:p></t:table-cell></t:table-row></t:table></d>"
    )
    found = run(packed({"content.xml": calc}), "x.ods", {})
    assert (said(found), len(found.held)) == ([("2031", "A"), ("2031", "B")], 1)
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    merged = [
        ("", "date", "what"),
        ('<w:vMerge w:val="restart"/>', "2031", "A"),
        ("<w:vMerge/>", "", "B"),
        ("", "2032", "C"),
    ]
    lines = "".join(f"<w:tr>{cell.format(mark, date)}{cell.format('', what)}</w:tr>" for mark, date, what in merged)
    data = packed({"word/document.xml": f'<w:d xmlns:w="w"><w:tbl>{lines}</w:tbl></w:d>'})
    assert said(run(data, "x.docx", {})) == [("2031", "A"), ("2031", "B"), ("2032", "C")]


def test_merged_cells_without_end_are_given_up_at_once() -> None:
    merges = '<mergeCell ref="A1:A1048576"/>' * 10_000
    sheet = f"<worksheet><sheetData>{texts(('date', 'what'), ('2031', 'A'))}</sheetData>{merges}</worksheet>"
    found = run(packed({**MERGED, "xl/worksheets/one.xml": sheet}), "x.xlsx", {})
    assert found.rows <= 2


def test_what_happened_stands_in_the_words_that_differ_most_and_in_no_code_or_date() -> None:
    found = imported(
        "Code,Kind,Firm,Reported,Note of 2019\nX1,hacked,Acme Corp,2019,2019\nX2,hacked,Bolt Inc,2018,2019\n"
    )
    assert said(found) == [("2019", "Acme Corp"), ("2018", "Bolt Inc")]


def test_a_source_is_named_where_it_has_no_address_and_found_where_few_have_one() -> None:
    found = imported(
        "Fecha,Hecho,Fuente\n2014,A,El Diario\n2015,B,https://example.org/1\n2016,C,\n2017,D,El Paso\n2018,E,El Sur\n"
    )
    assert [[(one.publisher, one.url) for one in each.sources] for each in found.drafts] == [
        [("El Diario", "")],
        [("", "https://example.org/1")],
        [],
        [("El Paso", "")],
        [("El Sur", "")],
    ]
    assert not any(each.kept for each in found.drafts)
    long = imported(f"date,title,source\n2014,A,{'A report of many words ' * 4}\n")
    assert long.drafts[0].sources[0].title.startswith("A report of many")


def test_years_of_another_calendar_are_asked_about() -> None:
    assert held(imported("date,title\n2562-03-04,A\n")) == ["calendar"]
    few = imported("date,title\n2562-03-04,A\n2019,B\n2018,C\n")
    assert (held(few), "far-years" in dict(few.warnings)) == ([], True)
    assert held(imported("ཟླ་ཚེས,དོན་རྐྱེན\n2147,A\n2020,B\n2019,C\n")) == ["calendar"], "the letters say whose list it is"
    assert held(imported("التاريخ,الحدث\n1442/09/15,A\n2020,B\n2019,C\n")) == ["calendar"]


@pytest.mark.parametrize(
    ("answer", "events", "wrong"),
    [
        ("common", ["1399-12-29", "1401-06-25"], []),
        ("other", [], ["a year of another calendar; write it in the common one"] * 2),
    ],
)
def test_an_answer_says_whose_years_they_are_and_none_is_converted(
    answer: str, events: list[str], wrong: list[str]
) -> None:
    found = imported("date,title\n1399-12-29,A\n1401-06-25,B\n", calendar=answer)
    assert [each.date for each in found.drafts] == events
    assert held(found) == wrong


def test_one_figure_behind_a_year_is_a_month_only_where_the_column_writes_months_so() -> None:
    assert held(imported("date,title\n1945/6,A\n1946,B\n")) == ["either 1945-06 or 1945 to 1946; write which"]
    assert [each.date for each in imported("date,title\n1945/6,A\n1945/9,B\n").drafts] == ["1945-06", "1945-09"]


def test_a_list_of_three_hundred_columns_becomes_a_file_that_can_be_read() -> None:
    head = ",".join(["Date", "Title", *(f"c{n}" for n in range(300))])
    found = imported(f"{head}\n2019,A{',x' * 300}\n")
    assert (said(found), held(found)) == ([("2019", "A")], []), "names that look like centuries are names below a date"
    lines = writing.lines(found, set())
    data = writing.table(writing.columns([line.cells for line in lines]), [line.cells for line in lines])
    assert [event.title for event in read(data).events] == ["A"]


PRECISE = {
    "in words": ("date precision", {"month": "2019-05", "Year": "2019", "exact": "2019-05-01", "": "2019-05-01"}),
    "about": ("accuracy", {"circa": "2019-05-01~", "uncertain": "2019-05-01?", "day": "2019-05-01"}),
    "as Wikidata": ("prec", {"11": "2019-05-01", "10": "2019-05", "9": "2019", "8": "201X", "7": "20XX"}),
    "as ACLED": ("time_precision", {"1": "2019-05-01", "2": "2019-05-01~", "3": "2019-05"}),
    "seasons and weeks": ("précision", {"saison": "2019-05~", "semaine": "2019-05-01~", "mois": "2019-05"}),
    "yes or no": ("Approx. date", {"yes": "2019-05-01~", "no": "2019-05-01", "": "2019-05-01"}),
}


@pytest.mark.parametrize(("column", "means"), PRECISE.values(), ids=PRECISE)
def test_no_day_is_taken_that_the_column_beside_it_takes_back(column: str, means: dict[str, str]) -> None:
    found = imported(f"date,{column},title\n" + "".join(f"2019-05-01,{value},A\n" for value in means))
    assert [each.date for each in found.drafts] == list(means.values())
    assert "they are taken as it says" in dict(found.warnings)["precision"]
    assert "first-days" not in [each.id for each in found.questions], "the column says whether they are days"


def test_ends_and_times_are_no_preciser_than_is_said() -> None:
    rows = "2019-05-01,2019-06-30,month,A\n2019-05-01T10:00,,month,B\n2019-05-01T10:00,,about,C\n2019~,,about,D\n2019,,month,E\n"
    found = imported(f"start,end,precision,title\n{rows}")
    assert [each.date for each in found.drafts] == ["2019-05/2019-06", "2019-05", "2019-05-01T10:00", "2019~", "2019"]
    doubted = imported(
        "date,precision,title\n2014-05~,month,A\n2014-05-02?,month,B\n2014-05-02~,year,C\n2014~,decade,D\n"
    )
    assert [each.date for each in doubted.drafts] == ["2014-05~", "2014-05?", "2014~", "201X~"]
    for columns in ("approximate,precision", "precision,approximate"):
        row = "yes,year" if columns[0] == "a" else "year,yes"
        assert imported(f"date,{columns},title\n2016-01-01,{row},A\n").drafts[0].date == "2016~", columns
    assert imported("date,precision,title\n[2019-05-01..2019-05-03],month,A\n").drafts[0].date.startswith("[")


def test_a_column_whose_precision_nobody_understands_is_pointed_at_and_that_of_a_place_is_not() -> None:
    found = imported("event_date,date_prec,geo_precision,title\n01 May 2019,4,1,A\n")
    assert "look at them" in dict(found.warnings)["precision"]
    assert [each.date for each in found.drafts] == ["2019-05-01"]
    assert "precision" not in dict(imported("date,geo_precision,title\n01 May 2019,4,A\n").warnings)
    odd = imported("date,precision,title\n2019-05-01,month,A\n2019-05-01,fine,B\n2019-05-01,year,C\n")
    assert [each.date for each in odd.drafts] == ["2019-05", "2019-05-01", "2019"]
    assert "holds 'fine', which nobody understands" in dict(odd.warnings)["precision"]
    read = [words for _, _, words, _ in forms(odd)]
    assert read == ["May 2019", "1 May 2019", "2019"], "as it will be written, not as it stands"
    both = imported("date,precision,approx,title\n2019-05-01,month,x,A\n")
    assert [each.date for each in both.drafts] == ["2019-05~"]


def test_a_day_belongs_to_the_month_of_its_heading() -> None:
    text = "# Big list\n\n### January 2019\n- 3rd: Office closes\n- 5: March\n\n## 2020\n### February\n- 1st – Law\n- May: Other\n### Notes\n- 7: none\n"
    assert said(imported(text, "x.md"))[:4] == [
        ("2019-01-03", "Office closes"),
        ("2019-01-05", "March"),
        ("2020-02-01", "Law"),
        ("2020-05", "Other"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12. Januar 2019 – A\n5. Mai 2019 – B\n7. März 2020: C\n", ["2019-01-12", "2019-05-05", "2020-03-07"]),
        ("1. Mai 2019 – A\n2. Mai 2019 – B\n3. Mai 2019 – C\n", ["2019-05-01", "2019-05-02", "2019-05-03"]),
        ("12. ledna 2019 – A\n5. května 2019 – B\n", ["2019-01-12", "2019-05-05"]),
        ("12. tammikuuta 2019: A\n1. helmikuuta 2020: B\n", ["2019-01-12", "2020-02-01"]),
        ("5. April 2019: A\n\n12. August 2020: B\n", ["2019-04-05", "2020-08-12"]),
        ("## 2019\n\n12. Januar – A\n5. Mai: B\n", ["2019-01-12", "2019-05-05"]),
        ("12. Januar 2019\nA kommt.\n\n5. Mai 2019\nB kommt.\n", ["2019-01-12", "2019-05-05"]),
    ],
)
def test_a_day_before_the_name_of_its_month_is_no_number_of_a_list(text: str, expected: list[str]) -> None:
    assert [each.date for each in imported(text, "x.txt").drafts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. March 2019: A\n2. April 2020: B\n3. In 2021: C\n", ["2019-03", "2020-04", "2021"]),
        ("1. 2019 – A\n2. 2020 – B\n", ["2019", "2020"]),
        ("1) March 2019: A\n2) 5 April 2020: B\n", ["2019-03", "2020-04-05"]),
        ("1. 5 March 2019: A\n2. 7 April 2020: B\n", ["2019-03-05", "2020-04-07"]),
        ("1. 5. Mai 2019: A\n2. 7. Juni 2020: B\n", ["2019-05-05", "2020-06-07"]),
        ("1. 5. 2019: A\n2. 7. 2020: B\n13. 8. 2020: C\n", ["2019-05-01", "2020-07-02", "2020-08-13"]),
    ],
)
def test_the_number_of_a_line_in_a_list_is_no_day(text: str, expected: list[str]) -> None:
    assert [each.date for each in imported(text, "x.txt").drafts] == expected


def test_listopad_is_october_where_months_are_named_in_croatian_and_november_to_all_others() -> None:
    croatian = imported("datum,naslov\n5. listopada 2019.,A\n12. siječnja 2020.,B\n")
    polish = imported("data,tytuł\n5 listopada 2019,A\n12 stycznia 2020,B\n")
    alone = imported("data,tytuł\n5 listopada 2019,A\n")
    assert [each.date for each in croatian.drafts] == ["2019-10-05", "2020-01-12"]
    assert [each.date for each in polish.drafts] == ["2019-11-05", "2020-01-12"]
    assert [each.date for each in alone.drafts] == ["2019-11-05"]
    czech = imported(
        "datum,název\n17. listopadu 1989,A\n29. prosince 1989 (demonstrace studentů),B\n5. prosince 1989,C\n"
    )
    assert [each.date for each in czech.drafts] == ["1989-11-17", "1989-12-05"]
    assert {each.date for each in imported("17. listopadu 1989 – A\n29. prosince 1989 – B\n", "x.txt").drafts} == {
        "1989-11-17",
        "1989-12-29",
    }


def test_a_first_line_that_seems_to_begin_with_a_date_is_said_to_be_left_out_and_is_no_title() -> None:
    found = imported("Kolmas päev aastal 2019: A\n2020: B\n2021: C\n", "x.txt")
    assert (len(found.drafts), found.title) == (2, "")
    assert "line 1 'Kolmas päev aastal 2019: A'" in dict(found.warnings)["left-out"]
    assert imported("What we know: all of it\n2020: B\n2021: C\n", "x.txt").title == "What we know: all of it"


def test_lists_of_ideographs_alone_are_told_from_other_letters_by_their_dates() -> None:
    text = "日付,出来事\n平成23年3月11日,地震\n令和元年5月1日,改元\n"
    assert said(run(text.encode("cp932"), "x.csv", {})) == [("2011-03-11", "地震"), ("2019-05-01", "改元")]


def test_an_address_that_a_cell_leads_to_is_its_source() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Date", "What", "Source"])
    sheet.write_row(1, 0, ["2019-04-03", "A", ""])
    sheet.write_url(1, 2, "https://example.org/1", string="Herald")
    sheet.write_row(2, 0, ["2019-05", "", "Times"])
    sheet.write_url(2, 1, "https://example.org/2", string="B")
    sheet.write_url(3, 1, "internal:Sheet1!A1", string="C")
    book.close()
    calc = (
        '<d xmlns:t="t" xmlns:x="x"><t:table t:name="One"><t:table-row><t:table-cell><x:p>date</x:p></t:table-cell><t:table-cell><x:p>what</x:p></t:table-cell></t:table-row>'
        '<t:table-row><t:table-cell><x:p>2019</x:p></t:table-cell><t:table-cell><x:p>see <x:a x:href="https://example.org/1">A</x:a> or <x:a x:href="#two">B</x:a></x:p></t:table-cell></t:table-row></t:table></d>'
    )
    found = {
        "xlsx": run(out.getvalue(), "x.xlsx", {}),
        "ods": run(packed({"content.xml": calc}), "x.ods", {}),
    }
    assert {kind: [[one.url for one in each.sources] for each in one.drafts] for kind, one in found.items()} == {
        "xlsx": [["https://example.org/1"], ["https://example.org/2"]],
        "ods": [["https://example.org/1"]],
    }
    assert said(found["xlsx"]) == [("2019-04-03", "A"), ("2019-05", "B")]


def test_lines_of_a_document_without_tables_are_events() -> None:
    lines = ("Chronology", "3 March 2019: The office closes.", "2020", "5 May – A march.")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    found = run(packed({"word/document.xml": f'<w:d xmlns:w="w">{body}</w:d>'}), "x.docx", {})
    assert (found.format, found.title, said(found)) == (
        "docx",
        "Chronology",
        [("2019-03-03", "The office closes"), ("2020-05-05", "A march")],
    )


def test_titles_and_eras_of_timelinejs_are_plain_text() -> None:
    day = {"year": "1990"}
    thing = {
        "title": {"text": {"headline": "A <b>bold</b> &amp; plain"}},
        "events": [{"start_date": day, "text": {"headline": "A"}}],
        "eras": [{"start_date": day, "end_date": {"year": 1999}, "text": {"headline": "<i>Era</i>"}}],
    }
    found = imported(json.dumps(thing), "x.json")
    assert (found.title, found.eras[0].name) == ("A bold & plain", "Era")


def test_a_source_that_the_columns_of_an_event_say_whole_is_no_further_one_of_our_json() -> None:
    first = {"role": "supports", "url": "https://example.org/1", "title": "One"}
    event = {"id": "a", "date": {"edtf": "2031"}, "title": "A", "source": first}
    ours = {"format": "rollout-events", "events": [{**event, "sources": [first, first | {"role": "context"}]}, "no"]}
    found = run(json.dumps(ours).encode(), "out.json", {})
    assert ([each.title for each in found.drafts], found.title) == (["A"], "")
    assert [dict(row) for row in found.sources] == [
        {"event": "a", "role": "context", "title": "One", "url": "https://example.org/1"}
    ]


def test_a_date_alone_that_nobody_can_read_refuses_what_stands_below_it_and_melts_into_nothing() -> None:
    found = imported(
        "1 April 2018\nCards\n\nChristmas 2022\nParcels\n\nMay 2019\nThe plan of 2019\ngoes on.\n\nMore of it in 2020.\n",
        "n.txt",
    )
    assert said(found) == [("2018-04-01", "Cards"), ("2019-05", "The plan of 2019 goes on. More of it in 2020")]
    assert [(each.row.number, each.wrong) for each in found.held] == [(5, "no date that can be read")]


UNDER = {
    "a date alone, its text below": (
        "April 1, 2018\nOutline.\n\nMore of it.\n\nMay 2019\nOffices open.\n\n2020\nEnd.",
        ["2018-04-01", "2019-05", "2020"],
    ),
    "a list below each heading": (
        "## 2018\nHow it began.\n- Cards\n- Pilot\n\n## May 2019\n\n- Grid\n\n## Notes\n- none",
        ["2018", "2018", "2019-05"],
    ),
    "days below a year": ("2018\n\nApril 1\nCards\n\nMay\nPilot", ["2018-04-01", "2018-05"]),
    "a wiki": (
        "== 2018 ==\n* '''1 April''' – [[Lhasa|Cards]]<ref>{{cite|url=https://example.org/1}}</ref>\n=== May ===\n* 3: {{lang|en|Pilot}}",
        ["2018-04-01", "2018-05-03"],
    ),
}


@pytest.mark.parametrize(("text", "means"), UNDER.values(), ids=UNDER)
def test_what_stands_under_a_date_happened_then(text: str, means: list[str]) -> None:
    assert [each.date for each in imported(text, "notes.txt").drafts] == means


def test_a_heading_holds_no_further_than_an_entry_of_another_year() -> None:
    found = imported("## 2019\n- Cards\n\n12 March 2020 – Forms\n- are printed\n", "n.md")
    assert said(found) == [("2019", "Cards"), ("2020-03-12", "Forms")]
    assert "'- are printed'" in dict(found.warnings)["left-out"]


def test_no_line_under_a_date_is_lost() -> None:
    found = imported(UNDER["a date alone, its text below"][0], "notes.txt")
    assert found.drafts[0].title == "Outline. More of it"
    assert not found.warnings
    found = imported(UNDER["a list below each heading"][0], "notes.md")
    assert found.title == "How it began."
    assert dict(found.warnings)["left-out"].endswith("line 10 '## Notes', line 11 '- none'.")
    bare = imported("2018-04-01\n2019-05-01\n2020-01-01 – A\n", "notes.txt")
    assert (
        dict(bare.warnings)["left-out"]
        == "2 lines name no date and were left out: line 1 '2018-04-01', line 2 '2019-05-01'."
    )


def test_what_a_wiki_says_is_read_as_it_is_seen() -> None:
    found = imported(UNDER["a wiki"][0], "page.txt")
    assert [each.title for each in found.drafts] == ["Cards", "Pilot"]
    assert found.drafts[0].sources[0].url == "https://example.org/1"
    line = "* 2019: [https://example.org/2 Law] {{cn}} {{nbsp}} {{cite|url=https://example.org/3}} [[File:x.png]] <ref name=a /> {{a|{{b|{{c|{{d|{{e|x}}}}}}}}}}"
    assert [one.url for one in imported(f"{line}\n2020: B", "x.txt").drafts[0].sources] == [
        "https://example.org/2",
        "https://example.org/3",
    ]


KEYED = {
    "by year": (
        '{"2018": [{"month": 4, "day": 1, "event": "Cards"}, {"month": 5, "event": "Pilot"}], "2019": [{"event": "Grid"}]}',
        [("2018-04-01", "Cards"), ("2018-05", "Pilot"), ("2019", "Grid")],
    ),
    "by date": (
        '{"2018-04-01": "Cards", "2019-05": ["Grid", {"title": "Law"}]}',
        [("2018-04-01", "Cards"), ("2019-05", "Grid"), ("2019-05", "Law")],
    ),
    "by key": (
        '{"a1": {"date": "2018", "title": "Cards"}, "a2": {"date": "2019", "title": "Grid"}}',
        [("2018", "Cards"), ("2019", "Grid")],
    ),
}


@pytest.mark.parametrize(("text", "events"), KEYED.values(), ids=KEYED)
def test_objects_by_date_or_by_key_are_a_list_too(text: str, events: list[tuple[str, str]]) -> None:
    assert said(imported(text, "x.json")) == events


def test_what_a_column_of_whole_days_says_beyond_yes_and_no_is_kept() -> None:
    found = imported("date,time,title,all day\n2019-06-01,09:00,A,until noon\n2019-06-02,09:00,B,no\n")
    assert said(found) == [("2019-06-01T09:00", "A"), ("2019-06-02T09:00", "B")]
    assert [dict(each.kept) for each in found.drafts] == [{"all day": "until noon"}, {}]


def test_marks_of_footnotes_are_no_words_of_a_title_and_no_source() -> None:
    found = imported("Date,Event,Reference\n1965,TAR established[2],[3][4]\n1966,Smith [2019],Gazette\n")
    assert [each.title for each in found.drafts] == ["TAR established", "Smith [2019]"]
    assert [[one.publisher for one in each.sources] for each in found.drafts] == [[], ["Gazette"]]
    assert found.drafts[0].kept == {"Reference": "[3][4]"}


def test_a_column_of_sources_may_give_an_address_in_one_row_and_a_name_in_another() -> None:
    found = imported("date,title,source\n2019,A,https://x.example/a\n2020,B,Gazette\n")
    assert [[(one.url, one.publisher) for one in each.sources] for each in found.drafts] == [
        [("https://x.example/a", "")],
        [("", "Gazette")],
    ]
    assert not any(each.kept for each in found.drafts)


def test_a_number_sign_heads_the_ids_of_a_list() -> None:
    assert [each.key for each in imported("№,Date,Title\n7,2019,A\n").drafts] == ["7"]


YEAR_ONCE = "Year,Month,Day,Event\n2019,5,3,A\n,6,,B\n,July,4,C\n2020,1,,D\n,,,E\n"


def test_a_year_that_stands_in_its_first_row_alone_is_asked_for_and_can_be_that_of_the_row_above() -> None:
    found = imported(YEAR_ONCE)
    assert [each.date for each in found.drafts] == ["2019-05-03", "2020-01"]
    assert held(found) == ["year-missing", "year-missing", "no date"]
    found = imported(YEAR_ONCE, **{"year-missing": "above"})
    assert [each.date for each in found.drafts] == ["2019-05-03", "2019-06", "2019-07-04", "2020-01"]
    assert held(found) == ["no date"]


def test_days_without_a_year_can_belong_to_that_of_the_row_above() -> None:
    text = "Date,Event\n3 May,Z\n3 May 2019,A\n1 June,B\n2020-01,C\n4 Feb,D\nDec 2020 – Jan 2021,E\nMarch,F\n"
    found = imported(text, **{"year-missing": "above"})
    expected = ["2019-05-03", "2019-06-01", "2020-01", "2020-02-04", "2020-12/2021-01", "2021-03"]
    assert [each.date for each in found.drafts] == expected
    assert held(found) == ["year-missing"]
    assert not imported("Event\nA\n", **{"year-missing": "above"}).drafts


def test_a_year_that_is_itself_not_known_is_given_to_no_row_below() -> None:
    found = imported("Date,Event\n1980s,A\nMay,B\n'19,C\nJune,D\n", **{"year-missing": "above"})
    assert held(found) == ["year-missing", "century", "year-missing"]


def test_how_a_thing_stands_now_is_its_title_only_where_nothing_else_could_be() -> None:
    found = imported("Prisoner,Date of arrest,Status\nTenzin A,2019-05-03,in prison\nDolma B,June 2019,released\n")
    assert [each.title for each in found.drafts] == ["Tenzin A", "Dolma B"]
    assert [each.title for each in imported("Date,Status\n2019,in prison\n2020,released\n").drafts] == [
        "in prison",
        "released",
    ]


def test_lines_and_areas_on_a_map_are_named_as_left_without_a_place() -> None:
    line = {"type": "LineString", "coordinates": [[91, 29], [92, 30]]}
    point = {"type": "Point", "coordinates": [91, 29]}
    features = [
        {"type": "Feature", "properties": {"date": "2019", "title": title}, "geometry": shape}
        for title, shape in (("A", line), ("B", point), ("C", None))
    ]
    found = run(json.dumps({"type": "FeatureCollection", "features": features}).encode(), "a.geojson", {})
    assert [each.cells.get("lat", "") for each in found.drafts] == ["", "29", ""]
    assert dict(found.warnings)["no-point"].startswith("1 place is")


@pytest.mark.parametrize(
    "above", ["500 BC", "around 500 BC", "3/4/85", "1990s", "some day later", "19th century", "[1980..1985]", "-0499"]
)
def test_a_row_whose_year_nobody_can_say_gives_none_to_the_row_below(above: str) -> None:
    text = f"Date,Event\n6 June 1980,A\n{above},B\n7 July,C\n"
    found = imported(text, **{"year-missing": "above", "day-first": "true"})
    assert [each.question for each in found.held if each.row.number == 4] == ["year-missing"]


def test_a_stretch_over_the_new_year_is_asked_for_its_year() -> None:
    found = imported("Date,Event\n5 May 1980,A\n28 Dec – 3 Jan,B\n", **{"year-missing": "above"})
    assert [each.date for each in found.drafts] == ["1980-05-05"]
    assert held(found) == ["year-missing"]


def test_the_end_of_all_days_has_no_day_before_it() -> None:
    found = imported("title,start,end,all day\nC,1 BC,0001-01-01 00:00,TRUE\n")
    assert len(found.drafts) + len(found.held) == 1


def test_a_heading_of_signs_alone_is_a_heading() -> None:
    assert said(imported("Date,What happened,#\n2019,A,7\n")) == [("2019", "A")]


def test_figures_in_brackets_within_a_title_are_its_own() -> None:
    titles = ["Court applies Article 5[2] and s 12[3] of the Act", "The list a[1] = b[2] is set", "Article 5[2]"]
    found = imported("date,title\n" + "".join(f"2019,{title}\n" for title in titles))
    assert [each.title for each in found.drafts] == titles


@pytest.mark.parametrize(
    "text",
    [f"date,title\n2019,a{'[1]' * 3000}x\n", f"date,{'(' * 12_000}\n2019,A\n", f"date,title\n2019,{'[' * 9000}\n"],
)
def test_a_cell_of_nothing_but_brackets_costs_little(text: str) -> None:
    began = process_time()
    imported(text)
    assert process_time() - began < 1


def test_words_beyond_what_a_cell_may_hold_are_counted_as_left_out() -> None:
    found = imported(f"date,title\n2019,{'word ' * 4000}\n2020,{'w' * 9000}\n")
    assert dict(found.warnings)["cut-cell"].startswith("1 cell holds 10,000 characters or more")


def test_what_is_written_in_angle_brackets_is_no_tag_unless_html_has_it() -> None:
    found = imported(
        "date,title\n2019,<anonymous> reports an arrest\n2020,Anna: <Media omitted>\n2021,<b>Bold</b><br>A\n"
    )
    assert [each.title for each in found.drafts] == ["<anonymous> reports an arrest", "Anna: <Media omitted>", "Bold A"]


def test_before_and_after_keep_the_words_they_were_written_with() -> None:
    found = imported("date,title\nvor 2016,A\nbis 2016,B\nafter spring 2019,C\n")
    assert [(each.date, each.kept.get("date as written", "")) for each in found.drafts] == [
        ("../2015", "vor 2016"),
        ("../2016", ""),
        ("2019-21/..", "after spring 2019"),
    ]


def test_a_row_that_says_nothing_of_its_date_keeps_no_other_from_the_year_above() -> None:
    found = imported("Year,Month,Event\n2019,5,A\n,,B\n,6,C\n", **{"year-missing": "above"})
    assert [each.date for each in found.drafts] == ["2019-05", "2019-06"]


def test_rows_that_lie_before_the_one_whose_year_they_were_given_are_pointed_at() -> None:
    text = "Year,Month,Event\n2016,Jan,A\n,Dec,B\n,Feb,C\n,Oct,D\n"
    found = imported(text, **{"year-missing": "above"})
    assert [each.date for each in found.drafts] == ["2016-01", "2016-12", "2016-02", "2016-10"]
    assert dict(found.warnings)["year-above"].startswith("1 row with")
    assert "year-above" not in dict(imported(text, **{"year-missing": "2016"}).warnings)
    in_order = imported("Year,Month,Event\n2016,Jan,A\n,Feb,B\n", **{"year-missing": "above"})
    assert "year-above" not in dict(in_order.warnings)


@pytest.mark.parametrize("word", ["CANCELLED", "Abgesagt", "取消"])
def test_what_a_list_says_was_cancelled_is_pointed_at(word: str) -> None:
    found = imported(f"date,title,status\n2019,A,{word}\n2020,B,confirmed\n")
    assert dict(found.warnings)["cancelled"].startswith("1 row is")
    assert "cancelled" not in dict(imported("date,title,status\n2020,B,confirmed\n").warnings)


ONE_OF_EACH = (
    "date,title,summary,status\n"
    f"2020-01-02,{'A' * 300},{'b' * 10_000},cancelled\n"
    "2020-03-04,Once,,\n"
    "2020-03-04,Once,,\n"
    "9020-05-06,Far,,,behind\n"
    "Fri 1 Jun 2020,On a Monday,,\n"
)


def test_one_of_a_thing_is_not_said_as_several() -> None:
    found = dict(imported(ONE_OF_EACH).warnings)
    said = {"cut-title", "cut-summary", "cut-cell", "cancelled", "duplicates", "far-years", "beyond", "weekday"}
    assert said <= set(found)
    assert [words for words in found.values() if re.search(r"\b1 [a-z]+s\b", words)] == []
    calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20200102\nRRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:B\nEND:VTODO\nEND:VCALENDAR\n"
    found = dict(imported(calendar, "a.ics").warnings)
    assert found["recurring"].startswith("1 of the events repeats")
    assert found["left-out"].startswith("1 task or journal of the calendar is")
