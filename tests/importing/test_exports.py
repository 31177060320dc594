"""Lists as other programs export them, kind by kind: nothing lost, no day invented, nothing guessed in silence."""

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
import xlsxwriter

from rollout.evidence.problems import DataError
from rollout.importing import choices
from rollout.importing.importer import Imported, run
from rollout.importing.webpage import read as read_page
from tests.importing.test_kinds import imported, said


def asked(found: Imported) -> set[str]:
    return {each.id for each in found.questions}


def held(found: Imported) -> list[str]:
    return [each.question or each.wrong for each in found.held]


LISTS = {
    "conflict data whose text stands in notes": (
        "event_date,event_type,sub_event_type,source,notes\n5 April 2031,Battles,Armed clash,Daily; News,Long text\n",
        [("2031-04-05", "Armed clash")],
    ),
    "a court's calendar": (
        "Case,Hearing Date,Hearing Time,Party\nA-1,04/15/2031,1:30 PM,State v. Roe\nA-2,04/16/2031,,State v. Poe\n",
        [("2031-04-15T13:30", "State v. Roe"), ("2031-04-16", "State v. Poe")],
    ),
    "Notion": (
        'Name,Date,Created by,Last edited time\nA,"April 5, 2031 → April 7, 2031",Ann,"May 1, 2031 9:00 AM"\n',
        [("2031-04-05/2031-04-07", "A")],
    ),
    "dates of .NET": ("Date,Title\n/Date(1554301800000)/,A\n", [("2019-04-03T14:30:00Z", "A")]),
    "Thai": ("วันที่,เหตุการณ์\n5 เมษายน 2562,A\nพ.ศ. 2563,B\n", [("2019-04-05", "A"), ("2020", "B")]),
    "midnights of a database": (
        "date_start,date_end,source_article,what_it_was\n2031-04-01 00:00:00.000,2031-04-30 00:00:00.000,Daily,People march in Quill\n",
        [("2031-04-01/2031-04-30", "People march in Quill")],
    ),
    "midnights of a spreadsheet": (
        "Date,What\n4/15/2031 12:00:00 AM,A\n4/16/2031 12:00:00 AM,B\n",
        [("2031-04-15", "A"), ("2031-04-16", "B")],
    ),
    "the order in words": ("Date of Incident (month/day/year),What\n4/5/2031,A\n", [("2031-04-05", "A")]),
    "days as numbers": ("SQLDATE,Year,What\n20310405,2031,A\n", [("2031-04-05", "A")]),
    "Chinese lines": (
        "年表\n2018年4月5日：大门关闭。\n2018年5月，抗议。\n",
        [("2018-04-05", "大门关闭"), ("2018-05", "抗议")],
    ),
    "a road and its last day": ("name,start,stop\nA,2031-04-05,2031-04-07\n", [("2031-04-05/2031-04-07", "A")]),
}


@pytest.mark.parametrize("kind", LISTS)
def test_what_other_programs_export_is_read_as_its_owner_would(kind: str) -> None:
    text, events = LISTS[kind]
    assert said(imported(text)) == events


def test_a_day_of_the_persian_calendar_is_refused_in_its_own_figures_and_pointed_at_in_ours() -> None:
    own = imported("تاریخ,رویداد\n۱۳۹۷/۰۲/۱۵,A\n۱۵ فروردین ۱۳۹۹,B\n")
    assert held(own) == ["a year of the Persian or the Islamic calendar; write it in the common one"] * 2
    assert held(imported("Date,Title\n1397-02-15,A\n1398-03-01,B\n")) == ["calendar"] * 2
    assert held(imported("Date,Title\n1397-02-15,A\n1998-03-01,B\n")) == []


def test_when_something_was_written_down_or_finished_is_never_taken_for_when_it_was() -> None:
    issues = imported("Key,Summary,Created,Resolved\nG-1,A,05/Apr/2031,12/Apr/2031\nG-2,B,06/Apr/2031,\n")
    assert held(issues) == ["date", "date"]
    question = next(each for each in issues.questions if each.id == "date")
    assert question.choices == ("Created", "Resolved", "Key", "Summary")


def test_of_two_columns_that_are_called_a_date_in_words_we_do_not_know_neither_is_taken_unasked() -> None:
    found = imported("Request,Date Received,Date Closed\nGates,2031-04-05,2031-05-13\n")
    assert held(found) == ["date"]
    assert "series" not in dict(found.warnings)


def test_another_column_of_dates_is_not_taken_in_the_place_of_one_that_is_called_date_and_cannot_be_read() -> None:
    found = imported("Title,Date,Visited\nA,@Today,2031-05-01\nB,soon,2031-05-02\n")
    assert (said(found), held(found)) == ([], ["date", "date"])
    named = imported("Title,From,Visited\nA,Vessmark,2031-05-01\nB,Quill,2031-05-02\n")
    assert said(named) == [("2031-05-01", "A"), ("2031-05-02", "B")]


def test_addresses_that_only_a_comma_divides_are_several_sources() -> None:
    (draft,) = imported('Date,Title,Link\n2031,A,"https://example.org/1,https://example.org/2,3"\n').drafts
    assert [each.url for each in draft.sources] == ["https://example.org/1", "https://example.org/2,3"]


def test_who_filled_a_form_in_is_nobody_elses_business() -> None:
    (draft,) = imported("Your name (optional),Created by,When,What\nAnn,Bob,2031,A\n").drafts
    assert set(draft.private) == {"Your name (optional)", "Created by"}


def test_a_row_with_more_cells_than_the_header_is_said_and_kept_whole() -> None:
    found = imported("Date,Event,Source\n2031,Gate closed, with a comma,https://example.org/1\n2032,B,x\n")
    assert dict(found.warnings)["beyond"].startswith("1 row has more cells")
    assert [(one.publisher, one.url) for one in found.drafts[0].sources] == [("with a comma", "https://example.org/1")]
    assert "beyond" not in dict(imported("2031,A\n2032,B\n").warnings)


def test_a_board_with_several_arrays_of_dated_things_is_asked_about_and_one_feature_is_a_list() -> None:
    board: Mapping[str, Any] = {
        "cards": [{"name": "Gate", "due": "2031-04-05T12:00:00.000Z", "id": 1}],
        "actions": [{"type": "create", "date": "2031-04-01T10:00:00.000Z"}],
        "labels": [{"name": "x", "uses": 2019}],
    }
    found = imported(json.dumps(board), "board.json")
    assert [(each.id, each.choices) for each in found.questions] == [("sheet", ("cards", "actions", "all"))]
    feature = {"type": "Feature", "geometry": None, "properties": {"name": "Road", "date": "2031"}}
    assert said(imported(json.dumps(feature), "x.geojson")) == [("2031", "Road")]


def test_of_a_value_that_a_calendar_repeats_without_end_a_cell_is_kept() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20310405\nSUMMARY:A\n" + "COMMENT:so long\n" * 2000 + "END:VEVENT\n"
    (draft,) = imported(text, "x.ics").drafts
    assert 9_000 < len(draft.kept.get("COMMENT", draft.cells.get("notes", ""))) <= 10_000


# Several sheets as one


def workbook(sheets: Mapping[str, list[list[str]]], hidden: str = "") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name == hidden:
            sheet.set_column(1, 1, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


YEARS = {
    "2029": [["Date", "What", "Place"], ["2029-04-05", "A", "Quill"], ["2029-05-06", "B", "Quill"]],
    "2030": [["What", "date", "Link"], ["C", "2030-01-02", "https://example.org/1"], ["D", "2030-02-03", ""]],
    "Read me": [["How", "this was made"], ["by", "hand"]],
}


def test_all_sheets_are_one_list_only_where_a_person_says_so_and_each_row_keeps_the_name_of_its_sheet() -> None:
    data = workbook(YEARS)
    first = run(data, "x.xlsx", {})
    assert [(each.id, each.choices) for each in first.questions] == [("sheet", ("2029", "2030", "all"))]
    assert choices.asked(first, first.questions[0])["choices"][-1] == ["all", "All of them, one after the other"]
    found = run(data, "x.xlsx", {"sheet": "all", "lane": "Sheet"})
    assert [(each.date, each.title, each.cells["lane"]) for each in found.drafts] == [
        ("2029-04-05", "A", "2029"),
        ("2029-05-06", "B", "2029"),
        ("2030-01-02", "C", "2030"),
        ("2030-02-03", "D", "2030"),
    ]
    assert (found.rows, found.drafts[2].sources[0].url) == (4, "https://example.org/1")
    kept = run(data, "x.xlsx", {"sheet": "all", "lane": "none"}).drafts[0].kept
    assert kept == {"Sheet": "2029"}


def test_a_sheet_that_is_called_all_is_itself_and_a_column_that_is_called_sheet_stays() -> None:
    one, other = YEARS["2029"], [["Date", "What", "Sheet"], ["2030-01-02", "C", "7"], ["2030-01-03", "D", "8"]]
    assert len(run(workbook({"all": one, "b": other}), "x.xlsx", {"sheet": "all"}).drafts) == 2
    both = run(workbook({"a": one, "b": other}, hidden="a"), "x.xlsx", {"sheet": "all"})
    assert [each.name for each in both.plan.columns] == ["Date", "What", "Place", "Sheet", "Sheet 2"]
    assert next(each.role for each in both.plan.columns if each.name == "What") == "private"


def test_of_all_sheets_a_header_in_doubt_is_asked_and_a_table_left_out_is_named() -> None:
    doubt = [["date", "what", "x", "y"], ["a", "Datum", "Titel", "y"], *[["2031-04-05", "2031-04-06", "A", "b"]] * 9]
    found = run(workbook({"a": YEARS["2029"], "b": doubt}), "x.xlsx", {"sheet": "all"})
    assert asked(found) == {"header-row"}
    alone = run(workbook({"a": YEARS["2029"], "Read me": YEARS["Read me"]}), "x.xlsx", {})
    assert dict(alone.warnings)["left-out"] == "Tables without dates were left out: Read me."


def test_a_sheet_of_words_among_which_a_date_stands_is_no_list_of_events() -> None:
    notes = [["Name", "Note"], *[[f"Person {n}", f"Note {n}"] for n in range(8)], ["Made on", "2029-07-01"]]
    found = run(workbook({"2029": YEARS["2029"], "Notes": notes}), "x.xlsx", {})
    assert (asked(found) & {"sheet"}, len(found.drafts)) == (set(), 2)
    assert dict(found.warnings)["left-out"] == "Tables without dates were left out: Notes."
    many = {"a": YEARS["2029"]} | {f"n{n}": YEARS["Read me"] for n in range(7)}
    assert dict(run(workbook(many), "x.xlsx", {}).warnings)["left-out"].endswith("n4 and 2 more.")


# Web pages

PAGE = """<!DOCTYPE html><html><head><style>td{x:1}</style><script>"<table><tr><td>1999"</script></head><body>
<!-- <table><tr><td>1999</td></tr></table> --><p>Chronology</p>
<table class="a>b"><tr><th>Date<th>Event<th colspan=2>Where, and
 by whom<th>Source</tr>
<tr><td rowspan="2">5 April 2031</td><td>Gate <b>closed</b><br>at noon &amp; later</td><td>Quill</td><td>Ann</td>
<td><a title='x' href="https://example.org/1?a=1&amp;b=2">Daily</a> <a href="https://example.org/2">more</a></td></tr>
<tr><td>Gate opened <table><tr><td>inner</td></tr></table></td><td colspan="2"><li>Alden</td></tr><tr></tr>
<tr><td>May 2031<td rowspan=3>Trial</table></table>"""


@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>\n'])
def test_the_table_of_a_web_page_is_a_list_with_its_links_and_cells_that_reach_over_others(start: str) -> None:
    found = run((start + PAGE).encode(), "page.xls", {})
    assert (found.format, said(found)) == (
        "html",
        [("2031-04-05", "Gate closed at noon & later"), ("2031-04-05", "Gate opened inner"), ("2031-05", "Trial")],
    )
    assert [each.url for each in found.drafts[0].sources] == ["https://example.org/1?a=1&b=2"]
    assert found.drafts[1].row.cells == ("5 April 2031", "Gate opened inner", "Alden", "")


def test_a_page_that_holds_more_than_any_list_is_refused_before_it_costs_much() -> None:
    row, wide = "<tr>" + "<td rowspan=9999>x" * 499, "<table><tr>" + "<td>x" * 501
    pages = {
        "larger than 3 MB": "x" * 3_000_001,
        "more than 200 tables": "<table></table>" * 201,
        "more than 100,000 rows": "<table>" + "<tr><td>1" * 100_001,
        "larger than any list": wide,
        "A table of the page is larger": "<table>" + row + "<tr><td>a" * 3000,
        "without a table": "<a href=x>x</a><p>x</p></table><!-- <table>",
    }
    for words, page in pages.items():
        with pytest.raises(DataError, match=words):
            read_page(page)
