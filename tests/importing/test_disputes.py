"""Who contradicts a row of a list: taken where somebody is named, and never made up."""

import csv
import io

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.importing.headers import role_of
from rollout.importing.importer import Imported, run
from rollout.importing.packing import EVENTS, SOURCES, pack
from rollout.importing.roles import ROLES
from rollout.words.catalogue import forms
from rollout.words.tongues import TONGUES
from tests.support.cases import for_each


def imported(text: str, **answers: object) -> Imported:
    return run(text.encode(), "list.csv", answers)


def against(text: str, **answers: object) -> list[dict[str, str]]:
    data = pack(imported(text, **answers)).files.get(SOURCES, b"")
    rows = csv.DictReader(io.StringIO(data.decode()))
    return [{name: cell for name, cell in row.items() if cell} for row in rows if row["role"] == "disputes"]


@pytest.mark.parametrize("name", ["Disputed by", "Contesté par", "Bestritten von", "争议方", "Кем оспаривается"])
def test_whoever_a_list_says_disputes_an_event_is_a_counter_source(name: str) -> None:
    (found,) = against(f"Date,Title,{name}\n2019-05-03,Cards given out,The ministry\n2019-06,Second wave,\n")
    assert found["says"] == "The ministry"
    assert found["note"] == "The ministry"
    assert found["event"] == "2019-05-03-cards-given-out"


def test_an_address_of_a_counter_source_stands_with_who_speaks_there_and_what_is_said() -> None:
    text = 'date,title,disputed by,rebuttal\n2019,A,"Xinhua: https://x.example/a",Only 300 were given out.\n'
    (found,) = against(text)
    del found["event"], found["role"]
    note = "Only 300 were given out."
    assert found == {"publisher": "Xinhua", "says": "Xinhua", "url": "https://x.example/a", "note": note}


def test_each_address_of_a_cell_is_a_counter_source() -> None:
    found = against("date,title,disputed by\n2019,A,https://x.example/a https://x.example/b\n")
    assert [each["url"] for each in found] == ["https://x.example/a", "https://x.example/b"]
    found = against("date,title,rebuttal\n2019,A,See https://x.example/a and https://x.example/b\n")
    assert [each["url"] for each in found] == ["https://x.example/a", "https://x.example/b"]


def test_what_is_said_against_an_event_counts_without_a_name() -> None:
    (found,) = against("date,title,rebuttal\n2019,A,Only 300 were given out.\n")
    assert found["note"] == "Only 300 were given out."
    long = "The ministry, in an answer to the committee, says that no such cards were ever given out there."
    (found,) = against(f'date,title,disputed by\n2019,A,"{long}"\n')
    assert "says" not in found
    assert found["note"].startswith(long)


def test_an_address_that_no_page_may_lead_to_is_only_told() -> None:
    (found,) = against("date,title,disputed by\n2019,A,http://a:b@x.example/\n")
    assert "url" not in found
    assert "http://a:b@x.example/" in found["note"]


@pytest.mark.parametrize("cell", ["yes", "oui", "JA", "1", "x", "—", "n/a", "no", "", "nein", "是", "disputed"])
def test_a_cell_that_names_nobody_disputes_nothing_and_is_kept(cell: str) -> None:
    found = imported(f"date,title,disputed by\n2019,A,{cell}\n2020,B,Xinhua\n")
    assert not found.drafts[0].against
    assert found.drafts[0].kept.get("disputed by", "") == cell
    assert "disputed by" not in found.drafts[1].kept


@pytest.mark.parametrize("name", ["disputed by", "Disputed"])
def test_rows_that_are_disputed_by_nobody_are_counted_and_pointed_at(name: str) -> None:
    warnings = dict(imported(f"date,title,{name}\n2019,A,yes\n2020,B,no\n2021,C,yes\n").warnings)
    assert "2 rows" in warnings["disputed"]
    assert "disputed" not in dict(imported(f"date,title,{name}\n2019,A,no\n2020,B,\n").warnings)


def test_what_a_list_of_disputes_is_about_disputes_no_event() -> None:
    found = imported("Date,Dispute,Place\n2019-05-03,Wages at the mine,Lhasa\n2019-06,Land,Chamdo\n")
    assert [each.title for each in found.drafts] == ["Wages at the mine", "Land"]
    found = imported("Date,Title,Dispute\n2019-05-03,Strike,wages\n2019-06,March,land\n")
    assert not any(each.against for each in found.drafts)
    assert [each.kept["Dispute"] for each in found.drafts] == ["wages", "land"]


def test_the_menu_can_say_that_a_column_disputes() -> None:
    (found,) = against("date,title,Gegner\n2019,A,Xinhua\n2020,B,\n", columns={"Gegner": "disputed by"})
    assert found["says"] == "Xinhua"


def test_our_own_columns_of_a_dispute_are_one_counter_source() -> None:
    (found,) = against("date,title,disputed_by,dispute\n2019,A,https://x.example/a,Only 300.\n")
    assert (found["url"], found["note"]) == ("https://x.example/a", "Only 300.")


def test_an_imported_dispute_is_right_evidence_and_is_drawn_as_one() -> None:
    files = pack(imported("date,title,disputed by\n2019,A,Xinhua\n2020,B,\n")).files
    found = read(files[EVENTS], "events.csv", beside=Beside(sources=files[SOURCES]))
    assert not found.problems
    assert [event.disputed for event in found.events] == [True, False]
    assert found.events[0].dispute == "Xinhua"


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_list_headed_as_our_own_menu_is_known_in_each_language(tongue: str) -> None:
    for role, words in ROLES.items():
        called = forms(tongue).get(words, (words,))[0]
        # 时间 is when in most lists, and the time of day in our menu.
        if role not in ("keep", "private", "leave out", "time", "end time"):
            assert role_of(called)[0] == role, called


@for_each(
    "cell",
    [
        "unbestritten",
        "No one",
        "none known",
        "Not known",
        "No dispute",
        "NA",
        "TBD",
        "nil",
        "not applicable",
        "none found",
        "unstrittig",
        "keine bekannt",
        "incontesté",
        "pas contesté",
        "sin disputa",
        "无人",
        "没有",
        "不详",
        "未知",
        "никем",
        "не оспаривается",
        "nikt",
        "niemand bekannt",
        "aucune",
    ],
)
def test_that_nobody_disputes_it_is_no_dispute_in_whichever_words(cell: str) -> None:
    found = imported(f"date,title,disputed by\n2019,A,{cell}\n2020,B,Xinhua\n")
    assert [len(each.against) for each in found.drafts] == [0, 1]


@pytest.mark.parametrize("name", ["Xinhua (state media)", "SI (Statistics Institute)", "None of Your Business (NOYB)"])
def test_a_name_with_brackets_keeps_them(name: str) -> None:
    (found,) = against(f"date,title,disputed by\n2019,A,{name}\n")
    assert found["says"] == name


def test_brackets_around_a_name_are_none_of_it() -> None:
    assert against("date,title,disputed by\n2019,A,(Xinhua)\n")[0]["says"] == "Xinhua"


def test_a_counter_source_of_any_length_is_right_evidence() -> None:
    files = pack(imported(f"date,title,disputed by\n2019,A,{'very long ' * 1500}\n2020,B,\n")).files
    found = read(files[EVENTS], "events.csv", beside=Beside(sources=files[SOURCES]))
    assert not found.problems
    assert found.events[0].disputed


def test_each_name_of_a_cell_is_a_counter_source() -> None:
    found = against("date,title,disputed by\n2019,A,The ministry; the embassy in Bern\n")
    assert [each["says"] for each in found] == ["The ministry", "the embassy in Bern"]
