"""Nothing is added to a list, and nothing of it goes away unsaid: years, days, words, lines and rows above a header."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from rollout.importing import choices, writing
from rollout.importing.firsts import whole
from rollout.importing.importer import Imported, run
from rollout.importing.yearless import settled
from tests.importing.test_importer import asked, dates, imported, rows, warned
from tests.importing.test_readers import packed

DAYS = {"2026-01-05": 46027, "2026-05-21": 46163, "2025-02-07": 45695, "2021-05-01": 44317, "2021-08-01": 44409}


def workbook(cells: Sequence[tuple[str, str]]) -> bytes:
    """Return a workbook with a day and a format of it in each row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Events")
    sheet.write_row(0, 0, ["Date", "What"])
    for row, (day, form) in enumerate(cells, 1):
        sheet.write_number(row, 0, DAYS[day], book.add_format({"num_format": form}))
        sheet.write_string(row, 1, f"Event {row}")
    book.close()
    return out.getvalue()


def calc(cells: Sequence[tuple[str, str]]) -> bytes:
    """Return a spreadsheet as LibreOffice writes one: a day in each row, and the parts of it that are shown."""
    styles = "".join(
        f'<number:date-style style:name="N{n}">{"".join(f"<number:{part}/>" for part in parts.split())}'
        f'</number:date-style><style:style style:name="c{n}" style:data-style-name="N{n}"/>'
        for n, (_, parts) in enumerate(cells)
    )
    body = "".join(
        f'<table:table-row><table:table-cell table:style-name="c{n}" office:value-type="date" '
        f'office:date-value="{day}"><text:p>x</text:p></table:table-cell>'
        f"<table:table-cell><text:p>Event {n}</text:p></table:table-cell></table:table-row>"
        for n, (day, _) in enumerate(cells)
    )
    spaces = "".join(f' xmlns:{name}="urn:{name}"' for name in ("office", "style", "number", "table", "text"))
    content = (
        f'<office:document-content{spaces}>{styles}<table:table table:name="Events"><table:table-row>'
        "<table:table-cell><text:p>Date</text:p></table:table-cell><table:table-cell><text:p>What</text:p>"
        f"</table:table-cell></table:table-row>{body}</table:table></office:document-content>"
    )
    return packed({"content.xml": content, "styles.xml": f"<office:document-styles{spaces}/>"})


def test_a_day_that_a_sheet_shows_without_its_year_waits_for_one_and_that_is_said() -> None:
    as_excel = workbook([("2026-01-05", "d-mmm"), ("2026-05-21", "d. mmmm"), ("2021-05-01", "mmm-yy")])
    as_calc = calc([("2026-01-05", "day month"), ("2026-05-21", "day month"), ("2021-05-01", "month year")])
    for data, name in ((as_excel, "a.xlsx"), (as_calc, "a.ods")):
        found = run(data, name, {})
        assert dates(found) == ["2021-05"]
        assert [each.question for each in found.held] == ["year-missing"] * 2
        said = "2 dates are shown without a year; the 2026 that the sheet holds for them is left out."
        assert ("year-not-shown", said) in found.warnings
        assert dates(run(data, name, {"year-missing": "1998"})) == ["1998-01-05", "1998-05-21", "2021-05"]


def test_days_of_several_years_that_are_only_not_shown_keep_them() -> None:
    found = run(workbook([("2026-01-05", "d mmm"), ("2025-02-07", "d mmm")]), "a.xlsx", {})
    assert (dates(found), warned(found)) == (["2026-01-05", "2025-02-07"], set())


def test_a_month_that_is_shown_alone_has_no_year_either_and_a_half_of_a_day_is_no_month() -> None:
    found = run(workbook([("2026-05-21", "mmmm"), ("2026-01-05", "yyyy-mm-dd hh AM/PM")]), "a.xlsx", {})
    assert (dates(found), [each.question for each in found.held]) == (["2026-01-05"], ["year-missing"])
    assert "1 date is shown without a year; the 2026 that" in dict(found.warnings)["year-not-shown"]
    assert dates(run(calc([("2026-05-21", "month")]), "a.ods", {"year-missing": "1998"})) == ["1998-05"]
    assert settled(()) == ((), ())


def test_months_that_a_spreadsheet_turned_into_first_days_are_asked_about_and_become_months_again() -> None:
    sheet = workbook([("2021-05-01", "mm/dd/yy"), ("2021-08-01", "mm/dd/yy"), ("2026-05-21", "mm/dd/yy")])
    found = run(sheet, "a.xlsx", {})
    assert (dates(found), "first-days" in asked(found)) == (["2021-05-01", "2021-08-01", "2026-05-21"], True)
    question = next(each for each in found.questions if each.id == "first-days")
    assert [words for _, words in choices.asked(found, question)["choices"]] == [
        "Days, as they stand: 1 May 2021",
        "Months: May 2021",
    ]
    months = run(sheet, "a.xlsx", {"first-days": "months"})
    assert (dates(months), "first-days" in asked(months)) == (["2021-05", "2021-08", "2026-05-21"], False)


def test_first_days_can_be_years_where_all_are_in_january_and_are_no_question_where_they_are_few_or_in_words() -> None:
    table = "date,what\n2031-01-01 00:00:00,a\n2032-01-01 00:00:00,b\n"
    question = next(each for each in imported(table).questions if each.id == "first-days")
    assert question.choices == ("days", "months", "years")
    assert dates(imported(table, first_days="years")) == ["2031", "2032"]
    few = "date,what\n2031-01-01,a\n" + "".join(f"2031-02-{day:02},b\n" for day in range(2, 9))
    words = "date,what\n1 May 2031,a\n1 June 2031,b\n"
    parts = "Year,Month,Day,What\n2031,5,1,a\n2031,6,1,b\n"
    assert not any("first-days" in asked(imported(each)) for each in (few, words, parts))
    two = "date,what\n2031-01-01,a\n2031-03-01,a\n" + "".join(f"2031-02-{day:02},b\n" for day in range(2, 8))
    assert "first-days" not in asked(imported(two))
    assert (whole("2021-05-01", "years"), whole("2021-01-01", "months")) == ("2021-05", "2021-01")


def test_a_date_that_says_which_part_of_a_month_or_year_keeps_its_words() -> None:
    found = imported("date,what\nMitte Januar 2030,a\nlate 2031,b\nc. 1900,c\n2018年初,d\n2031,e\n")
    assert dates(found) == ["2030-01~", "2031~", "1900~", "2018~", "2031"]
    written = [each.get("date as written", "") for each in rows(found)]
    assert written == ["Mitte Januar 2030", "late 2031", "", "2018年初", ""]


def test_times_that_are_none_are_kept_beside_those_that_are() -> None:
    found = imported("Datum,Uhrzeit,Was\n12.1.2030,06:40 Uhr,a\n12.1.2030,gegen Abend,b\n12.1.2030,,c\n")
    assert dates(found) == ["2030-01-12T06:40", "2030-01-12", "2030-01-12"]
    assert [each.get("Uhrzeit", "") for each in rows(found)] == ["", "gegen Abend", ""]


def test_what_stands_above_the_header_names_the_list_and_is_said() -> None:
    found = imported("Outages in Vessmark,\nAs of May,\nDate,What\n2031,a\n")
    assert (found.title, dates(found)) == ("Outages in Vessmark", ["2031"])
    assert dict(found.warnings)["above"] == "Above the names of the columns stands 'As of May'; it is left out."
    many = imported(f"{'long ' * 40},\nb,\nc,\nd,\nDate,What\n2031,a\n")
    assert (many.title, "and 1 more; it" in dict(many.warnings)["above"]) == ("", True)
    assert "above" not in warned(imported("One,\nDate,What\n2031,a\n"))


def left_out(found: Imported) -> str:
    return dict(found.warnings).get("left-out", "")


def test_every_pasted_line_is_an_event_or_the_title_or_named_as_left_out() -> None:
    text = "What we know\nby the desk\n2031 – a\n\nnobody knows when\n"
    found = imported(text, "notes.txt")
    assert (found.title, dates(found)) == ("What we know", ["2031"])
    assert left_out(found) == (
        "2 lines name no date and were left out: line 2 'by the desk', line 5 'nobody knows when'."
    )
    many = imported("2031 – a\n\n" + "\n\n".join(f"word {n}" for n in range(7)), "notes.txt")
    assert left_out(many).startswith("7 lines")
    assert left_out(many).endswith(" and 2 more.")
    one = imported("2031 – a\n\nan VIII – b\n", "notes.txt")
    assert left_out(one) == "1 line names no date and was left out: line 3 'an VIII – b'."


@pytest.mark.parametrize("answer", ["days", "months"])
def test_an_answer_about_first_days_is_kept_with_the_list(answer: str) -> None:
    found = imported("date,what\n2031-03-01,a\n2031-04-01,b\n", first_days=answer)
    assert found.answers.given == {"first-days": answer}
    assert writing.lines(found)[0].cells["date"] == ("2031-03-01" if answer == "days" else "2031-03")


def test_a_row_with_a_week_or_a_day_in_it_is_not_taken_for_the_names_of_columns() -> None:
    found = imported("Woche,Was\nKW 14/2030,Start\nKW 15/2030,Weiter\n")
    assert (dates(found), found.title) == (["2030-04-01/2030-04-07", "2030-04-08/2030-04-14"], "")


def test_when_a_record_was_closed_is_not_taken_for_when_something_happened() -> None:
    found = imported("number,text,created_at,closed_at\n1,a,2030-03-04,2030-03-06\n2,b,2030-03-05,\n")
    assert (dates(found), [each.question for each in found.held]) == ([], ["date", "date"])


def test_of_two_columns_of_dates_of_no_known_name_which_is_meant_is_asked() -> None:
    table = "Filed,Heard,Parties\n4 March 2030,5 May 2030,A v. B\n5 March 2030,6 May 2030,C v. D\n"
    assert (dates(imported(table)), "date" in asked(imported(table))) == ([], True)
    assert dates(imported(table, date="Heard")) == ["2030-05-05", "2030-05-06"]


def test_a_day_below_a_year_that_is_a_heading_is_asked_about_and_a_short_offset_is_read() -> None:
    log = "**2031**\n- 4 March: a\n- 12/3: b\n"
    assert (dates(imported(log, "log.md")), dates(imported(log, "log.md", day_first="yes"))) == (
        ["2031-03-04"],
        ["2031-03-04", "2031-03-12"],
    )
    assert dates(imported('Date,What\n"March 10, 2030 2:00 PM (GMT+1)",a\n')) == ["2030-03-10T14:00+01:00"]
