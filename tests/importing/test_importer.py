"""Lists to events: which column is which, what is asked, what waits, what is refused, what is private."""

import json
from typing import Any

import pytest

from rollout.evidence.problems import DataError
from rollout.evidence.reader import read as read_events
from rollout.importing import choices, reporting, writing
from rollout.importing.headers import is_private
from rollout.importing.importer import Imported, run
from tests.importing.test_readers import odd_workbook


def imported(text: str, name: str = "list.csv", **answers: Any) -> Imported:
    return run(text.encode(), name, {key.replace("_", "-"): value for key, value in answers.items()})


def rows(found: Imported) -> list[dict[str, str]]:
    return [dict(line.cells) for line in writing.lines(found)]


def asked(found: Imported) -> set[str]:
    return {each.id for each in found.questions}


def warned(found: Imported) -> set[str]:
    return {name for name, _ in found.warnings}


def dates(found: Imported) -> list[str]:
    return [each.date for each in found.drafts]


@pytest.mark.parametrize(
    "header",
    ["date,title,summary,lane", "Datum;Ereignis;Beschreibung;Kategorie", "fecha,evento,descripción,categoría", "Quand;Titre;Résumé;Catégorie",
     "Data,Título,Descrição,Categoria", "Дата,Событие,Описание,Категория", "日期,事件,描述,类别", "When,What happened,Details,Group"],
)  # fmt: skip
def test_columns_are_found_by_their_names_in_the_languages_people_write(header: str) -> None:
    sign = ";" if ";" in header else ","
    body = "\n".join(sign.join(("2031-03-04", f"Thing {n}", "More of it", "AB"[n % 2])) for n in range(4))
    found = imported(f"{header}\n{body}\n")
    first = rows(found)[0]
    assert (first["date"], first["title"], first["summary"], first["lane"]) == (
        "2031-03-04",
        "Thing 0",
        "More of it",
        "A",
    )
    assert first["status"] == "unreviewed"
    assert first["asserted_by_kind"] == "unknown"
    assert first["source_note"] == "Imported from list.csv, row 2."


def test_what_is_written_is_taken_by_the_reader_whole() -> None:
    text = "date,what,x,priority\n333 BC,One.,\tq,high\n2031-03-04 10:00,Two,=1+1,\n2031,http://localhost/a Three,,1\n1990s,Ä,,\n1990s,Ä,,\n"
    found = imported(text)
    lines = writing.lines(found)
    names = writing.columns([line.cells for line in lines])
    dataset = read_events(writing.table(names, [line.cells for line in lines]), "events.csv")
    assert not dataset.problems
    assert [event.title for event in dataset.events] == [each.title for each in found.drafts]
    assert lines[0].cells["original priority"] == "high"
    assert "Address given there: http://localhost/a" in lines[2].cells["source_note"]
    assert lines[4].cells["id"] == f"{lines[3].cells['id']}-2"


def test_day_or_month_first_is_decided_by_the_column_and_asked_where_nothing_decides() -> None:
    assert dates(imported("date,what\n03/04/2031,a\n25/04/2031,b\n")) == ["2031-04-03", "2031-04-25"]
    open_ = imported("date,what\n03/04/2031,a\n04/04/2031,b\n")
    assert (dates(open_), asked(open_) >= {"day-first"}) == (["2031-04-04"], True)
    assert dates(imported("date,what\n03/04/2031,a\n", day_first="yes")) == ["2031-04-03"]
    both = imported("date,what\n03/04/2031,a\n25/04/2031,b\n04/25/2031,c\n")
    assert (dates(both), "day-first" in asked(both)) == (["2031-04-25", "2031-04-25"], True)


def test_dates_in_several_columns_are_one_date() -> None:
    text = "Start Date,End Date,Time,Event\n4 March 2031,6 March 2031,,a\n5 March 2031,5 March 2031,14:30,b\n2031,,,c\n2030-2031,2032,,d\n"
    assert dates(imported(text)) == ["2031-03-04/2031-03-06", "2031-03-05T14:30", "2031", "2030/2031"]
    both = "Year,Month,Date,Date,What\n2031,3,4 May 2031,x,a\n"
    assert dates(imported(both)) == ["2031-05-04"]
    parts = "Year,Month,Day,End Year,What\n2031,3,4,,a\n2031,March,,2032,b\n-44,,,,c\n79,,,,d\n,,,,e\n"
    found = imported(parts, bce="astronomical")
    assert dates(found) == ["2031-03-04", "2031-03/2032", "-0044", "0079"]
    clock = "Date,Start Time,End Time,End,What\n2031-03-04,10:00,11:30,2031-03-04,a\n2031-03-04,10:00,11:30,,b\n"
    assert dates(imported(clock)) == ["2031-03-04T10:00/2031-03-04T11:30"] * 2
    alone = "Date,Start Time,End Time,What\n2031-03-04,10:00,11:30,b\n"
    assert dates(imported(alone)) == ["2031-03-04T10:00/2031-03-04T11:30"]
    assert dates(imported(alone.replace("11:30", "09:30"))) == ["2031-03-04T10:00"]
    assert dates(imported(alone.replace("10:00", "9:30"))) == ["2031-03-04T09:30/2031-03-04T11:30"]
    assert dates(imported(alone.replace("11:30", "9:30"))) == ["2031-03-04T10:00"]
    midnight = "date,what\n2031-03-04 00:00:00,a\n2031-03-05T00:00:00Z,b\n"
    assert dates(imported(midnight)) == ["2031-03-04", "2031-03-05"]


def test_midnight_is_a_time_where_any_row_of_the_list_has_another() -> None:
    timed = "date,what\n2031-03-04 00:00,a\n2031-03-05 14:30,b\n"
    assert dates(imported(timed)) == ["2031-03-04T00:00", "2031-03-05T14:30"]


def test_two_clocks_are_asked_about_and_the_answer_chooses_the_day() -> None:
    text = "date_utc,time_utc,date_local,time_local,event\n1994-05-16,16:10,1994-05-17,00:10,a\n1994-05-16,,1994-05-17,,b\n"
    open_ = imported(text)
    assert (dates(open_), "zone" in asked(open_)) == (["1994-05-16T16:10Z", "1994-05-16"], True)
    local = imported(text, zone="local")
    assert (dates(local), "zone" in asked(local)) == (["1994-05-17T00:10", "1994-05-17"], False)
    days = "date_utc,date_local,event\n1994-05-16,1994-05-17,a\n"
    assert dates(imported(days, zone="UTC")) == ["1994-05-16"]


def test_a_time_without_its_zone_is_asked_about_and_stays_as_it_is_written() -> None:
    text = "date,what,tz\n2031-07-04 10:00,a,\n2031-07-04 11:00 EST,b,\n2031-07-04 12:00,c,Europe/Lisbon\n2031-07-04 12:00,d,UTC\n"
    open_ = imported(text)
    assert dates(open_) == ["2031-07-04T10:00", "2031-07-04T11:00", "2031-07-04T12:00+01:00", "2031-07-04T12:00Z"]
    assert "zone" in asked(open_)
    assert [row.get("timezone", "") for row in rows(open_)] == ["", "EST", "Europe/Lisbon", "UTC"]
    strange = imported("date,what,tz\n2031-07-04 10:00,a,No/Where\n")
    assert dates(strange) == ["2031-07-04T10:00"]
    told = imported(text, zone="Asia/Kolkata")
    assert (dates(told)[0], "zone" in asked(told)) == ("2031-07-04T10:00+05:30", False)
    assert dates(imported("date,what\n2031-07-04 10:00 – 6 July 2031,a\n", zone="UTC")) == [
        "2031-07-04T10:00Z/2031-07-06"
    ]


def test_false_friends_are_asked_about_and_kept_apart() -> None:
    text = "date,title,notes,status,source,updated\n2031,a,called twice,confirmed,Eastfold Post,2020-01-01\n"
    found = imported(text)
    assert asked(found) >= {"notes", "status", "who"}
    assert rows(found)[0] | {"id": ""} == {
        "id": "", "date": "2031", "title": "a", "status": "unreviewed", "asserted_by_kind": "unknown", "notes": "called twice",
        "source_note": "Imported from list.csv, row 2.", "original status": "confirmed", "source_publisher": "Eastfold Post", "updated": "2020-01-01",
    }  # fmt: skip
    assert rows(imported(text, notes="private"))[0]["x_notes"] == "called twice"
    assert rows(imported(text, notes="summary"))[0]["summary"] == "called twice"
    assert rows(imported(text, notes="public"))[0]["original notes"] == "called twice"
    assert asked(imported(text, status="keep", who="A League", notes="notes")) == set()
    assert rows(imported(text, who="A League"))[0]["asserted_by"] == "A League"


def test_peoples_data_is_private_by_its_name_in_many_languages() -> None:
    names = "Courriel|Celular|E-posta|Zuständig|Verantwortlich|Контактное лицо|Ответственный|Témoin|Testigo|Zeugin"
    names += "|负责人|担当者|电子邮件|이메일|Nom de la victime"
    assert [name for name in names.split("|") if not is_private(name)] == []
    assert not any(map(is_private, ("Ort", "Ereignis", "Acteur", "Victims", "地点", "Kontrolle")))


def test_peoples_data_is_private_unless_it_is_ticked() -> None:
    text = "date,title,e-mail,Labelled by,Reachable,_x\n2031,a,a@example.org,K. Example,b@example.org,z\n"
    private = {name: cell for name, cell in rows(imported(text))[0].items() if name.startswith("x_")}
    assert private == {
        "x_e-mail": "a@example.org",
        "x_Labelled by": "K. Example",
        "x_Reachable": "b@example.org",
        "x__x": "z",
    }
    assert rows(imported(text, public=["Labelled by"]))[0]["Labelled by"] == "K. Example"


def test_every_address_of_a_row_is_a_source_with_what_stands_beside_it() -> None:
    text = "Date,Title,News1,News1 URL,News2,News2 URL,Image\n2031,a,Post,https://example.org/1,Daily,https://example.org/2,https://example.org/i.png\n"
    (line,) = writing.lines(imported(text))
    assert (line.cells["source_url"], line.cells["source_publisher"]) == ("https://example.org/1", "Post")
    assert [(each["publisher"], each["url"]) for each in writing.sources([line])] == [
        ("Daily", "https://example.org/2")
    ]
    assert line.cells["Image"] == "https://example.org/i.png"
    thing = [
        {
            "date": "2031",
            "title": "a",
            "sources": [{"title": "T", "outlet": "P", "url": "https://example.org/1", "date": "May 2030"}],
        }
    ]
    cells = rows(imported(json.dumps(thing), "x.json"))[0]
    assert [cells[f"source_{name}"] for name in ("title", "publisher", "date", "url")] == [
        "T",
        "P",
        "2030-05",
        "https://example.org/1",
    ]
    marked = imported(
        'date,title,text\n2031,"See (https://example.org/a).","<p>x <a href=""https://example.org/b"">y</a></p>"\n'
    )
    assert marked.drafts[0].title == "See"
    assert [each.url for each in marked.drafts[0].sources] == ["https://example.org/a", "https://example.org/b"]
    assert marked.drafts[0].cells["summary"] == "x y"


def test_what_makes_the_lanes_is_taken_where_one_column_can_and_asked_where_several_could() -> None:
    body = "".join(f"2031,{n},{'AB'[n % 2]},{'CD'[n % 2]},R{n % 20}\n" for n in range(40))
    one = imported("date,title,group,x,y\n" + body)
    assert (one.plan.lane, "lane" in asked(one)) == ("group", False)
    weak = imported("date,title,region,x,y\n" + body)
    assert weak.plan.lane == "region"
    two = imported("date,title,region,type,y\n" + body)
    assert (two.plan.lane, "lane" in asked(two)) == ("", True)
    assert rows(imported("date,title,region,type,y\n" + body, lane="type"))[0]["lane"] == "C"
    many = imported("date,title,x,z,group\n" + body)
    assert (many.plan.lane, "lane" in asked(many), "many-lanes" in warned(many)) == ("", True, True)
    several = imported("date,title,strands\n2031,a,Law; Water\n2031,b,Law\n")
    assert rows(several)[0]["lane"] == "Law"
    assert rows(several)[0]["strands"] == "Law; Water"


def test_numbers_that_could_be_unix_times_are_asked_about_first_with_the_moment_that_they_would_be() -> None:
    text = "event,created_at,number\nA,1554301800,7\nB,1554388200,8\n"
    found = imported(text)
    (question,) = (each for each in found.questions if each.id == "date")
    offered = choices.asked(found, question)["choices"]
    assert (dates(found), offered[0]) == ([], ["created_at", "created_at: 3 April 2019, 14:30:00 (UTC)"])
    assert offered[1:] == [["event", "event"], ["number", "number"]]
    assert dates(imported(text, date="created_at")) == ["2019-04-03T14:30:00Z", "2019-04-04T14:30:00Z"]


def test_of_a_table_with_years_as_columns_nothing_is_lost_and_the_question_says_what_it_needs() -> None:
    found = imported("Indicator,2015,2016,2017\nCards,10,20,30\nShops,1,2,3\n")
    (question,) = (each for each in found.questions if each.id == "date")
    assert (found.drafts, len(found.held), question.rows) == ((), 2, 2)
    assert "2015 to 2017 are columns here: a timeline needs a row for each figure" in question.ask
    assert question.choices == ("Indicator", "2015", "2016", "2017")
    assert "are columns" not in str(imported("War,1914,1918\nSecond,1939,1945\n").questions)


def test_fiscal_years_wait_whole_and_the_question_says_what_they_need() -> None:
    found = imported("Fiscal year,Budget\nFY2019/20,10\nFY2020/21,20\n")
    (question,) = (each for each in found.questions if each.id == "date")
    assert (found.drafts, len(found.held)) == ((), 2)
    assert "In Fiscal year stand fiscal years: they are no dates until the first and last day" in question.ask


def test_a_column_that_is_not_called_a_lane_makes_lanes_only_where_its_values_come_again() -> None:
    for values, lane in ((3, "region"), (4, "")):
        body = "".join(f"2031-0{n},Event {n},R{n % values}\n" for n in range(1, 7))
        assert imported("date,title,region\n" + body).plan.lane == lane, values


def test_a_table_with_one_text_has_its_beginning_as_title() -> None:
    long = "A first sentence that says what happened on that day in some words. " + "And more of it. " * 9
    found = imported(f"date,description\n2031,{long}\n2032,Short\n")
    assert [each.title for each in found.drafts] == [
        "A first sentence that says what happened on that day in some words",
        "Short",
    ]
    assert found.drafts[0].cells["summary"].startswith("A first sentence")
    nameless = imported("d,x,n\n2031,Something,1\n2032,Else,2\n")
    assert [each.title for each in nameless.drafts] == ["Something", "Else"]
    empty = imported("date,title,summary\n2031,,From the summary.\n2032,,\n")
    assert [each.title for each in empty.drafts] == ["From the summary"]
    assert empty.held[0].wrong == "nothing says what happened"


def test_a_table_where_no_column_says_when_asks_which_does() -> None:
    found = imported("created,title\n2031-01-02,a\n2031-01-03,b\n")
    assert (len(found.drafts), "date" in asked(found)) == (0, True)
    assert dates(imported("created,title\n2031-01-02,a\n", date="created")) == ["2031-01-02"]
    assert dates(imported("q,title\n2031-01-02,a\n")) == ["2031-01-02"]
    assert dates(imported("q,w\n2031-01-02,a\n", columns={"w": "title"})) == ["2031-01-02"]


def test_a_timelinejs_sheet_has_its_title_and_eras_apart_from_its_events() -> None:
    text = (
        "Year,Month,Day,End Year,Headline,Text,Media,Type,Group\n,,,,The lamps,,,title,\n1894,,,1899,Years of paper,,,era,\n"
        "1896,5,12,,First &amp; <b>last</b>,x,https://example.org/i.png,,Harbour\n1908,13,2,,Never,,,\n"
    )
    found = imported(text)
    assert (found.format, found.title, found.rows, len(found.drafts)) == ("timelinejs-sheet", "The lamps", 4, 1)
    assert [(era.start, era.end, era.name) for era in found.eras] == [("1894", "1899", "Years of paper")]
    assert found.drafts[0].title == "First & last"
    assert (
        writing.timeline([found]).decode()
        == 'title = "The lamps"\n\n[[era]]\nfrom = "1894"\nto = "1899"\nname = "Years of paper"\n'
    )
    assert found.held[0].wrong == "there is no month 13"


def test_places_tags_and_serial_days_come_along() -> None:
    found = imported('date,title,lat,lon,tags,place\n2031,a,29.6,91.1,"x, y",Lhasa\n2031,b,99,1,,\n')
    assert [row.get("lat") for row in rows(found)] == ["29.6", None]
    assert rows(found)[0]["tags"] == "x; y"
    assert imported("date,title\n36112,a\n2031,b\n").held[0].wrong.startswith("a bare number")


def test_a_number_of_a_day_is_a_day_where_a_workbook_counts_days() -> None:
    rows_ = '<row><c t="str"><v>date</v></c><c t="str"><v>what</v></c></row>' + "".join(
        f'<row><c t="{kind}"><v>{cell}</v></c><c t="str"><v>x</v></c></row>'
        for kind, cell in (("n", "36112"), ("n", "36112.5"), ("str", "4 May 1999"))
    )
    assert dates(run(odd_workbook(rows_), "x.xlsx", {})) == ["2002-11-14", "2002-11-14T12:00", "1999-05-04"]


def test_what_looks_wrong_is_said_and_never_changed() -> None:
    january = "date,title\n" + "".join(f"{year}-01-01,a{year}\n" for year in range(2000, 2006))
    assert "january-first" in warned(imported(january))
    assert "same-day-month" in warned(imported(january.replace("-01-01", "-05-06")))
    assert warned(imported("date,title\n2031,a\n2031,a\n")) == {"duplicates"}
    assert warned(imported(f"date,title,summary\n2031,{'long ' * 30},{'x ' * 300}\n")) == {"cut-title", "cut-summary"}
    assert "spreadsheet-damage" in warned(imported("date,title\n#########,a\n2031,b\n"))
    assert "series" in warned(imported("date,value\n2031,1.5\n2032,2.5\n"))


@pytest.mark.parametrize(
    "answers",
    [{"header_row": "x"}, {"nonsense": 1}, {"day_first": "perhaps"}, {"century": "old"}, {"bce": "x"}, {"notes": "x"}],
)
def test_an_answer_that_means_nothing_is_refused_by_name(answers: dict[str, Any]) -> None:
    with pytest.raises(DataError):
        imported("date,title\n2031,a\n", **answers)


def test_a_report_and_a_preview_say_everything_once() -> None:
    text = (
        "date,title\n"
        + "".join(f"3/{n}/2031,t{n}\n" for n in range(1, 5))
        + "".join(f"tbc,u{n}\n" for n in range(12))
        + "2031,w\n,v\n"
    )
    found = imported(text)
    said = reporting.report(found)
    assert (said["rows"], len(said["waiting"]), len(said["refused"])) == (18, 3, 13)
    both = reporting.report(found, found)
    assert both["refused"][0]["file"] == "list.csv"
    lines = "\n".join(reporting.preview(found))
    assert "list.csv looks like a table (CSV): 2 columns, 18 rows." in lines
    assert "2 events, 3 wait for day-first, 13 rows refused." in lines
    assert "… and 3 more." in lines
    assert "3/1/2031 (4) → waits for day-first" in lines
    assert "(empty) (1) → no date" in lines
    assert "2031 (1) → 2031" in lines
    assert "Look at this" in "\n".join(reporting.sentences(imported("date,title\n2031,a\n2031,a\n")))
    lone = run(b'[{"a": [{"date": "1"}], "b": 1}]', "x.json", {})
    assert reporting.forms(lone) == [("1", 1, "no date that can be read", False)]


def test_where_a_table_must_be_chosen_first_nothing_is_read_and_the_choice_is_asked() -> None:
    two = json.dumps({"a": [{"date": "2031", "title": "x"}], "b": [{"date": "'32", "title": "y"}]})
    open_ = imported(two, "x.json")
    assert (asked(open_), reporting.forms(open_), open_.plan.columns) == ({"sheet"}, [], ())
    assert dates(imported(two, "x.json", sheet="b", century="1950-2049")) == ["2032"]
