"""The second edition of the evidence in what is handed out: further sources, private columns, times, choices."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.outputs.changes.compare import compare
from rollout.outputs.deck import headlines as deck
from rollout.outputs.formats import FORMATS
from rollout.outputs.handout import makers as handout
from rollout.outputs.tables.calendar import zone_hours
from rollout.timeline.edition import ExportError, Options, edition, stamp
from rollout.timeline.naming import made_by, standfirst, title_of
from rollout.timeline.view import View, from_address
from tests.csv_rows import RIGHT, csv_of

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/events.schema.json").read_text("utf-8"))
SOURCES = """event,role,title,publisher,url,note,kept,sha256,says,kind,quote,quote@en,origin,read
row-2,supports,Report,Reuters,https://www.example.org/r,,,,The minister,government,就绪,ready,Xinhua,part
row-2,disputes,,,https://www.example.net/d,,,,Somebody,,We never did,,,part
row-2,context,,,,Seen in print.,c.pdf,{sha},,,,,,copy
""".format(sha="0" * 64)
TOML = """
title = "Water"
subtitle = "Who says what."
author = "A group"
licence = "CC0-1.0"
languages = ["en"]
[[lane]]
name = "Card rollout"
full = "Cards"
[[era]]
from = 2016
to = 2017
name = "First"
[[searched]]
lane = "Card rollout"
to = 2020
"""
NEW = {
    "tags": "water; dams",
    "known": "2018",
    "known_by": "Reuters",
    "asserted_by": "A; B",
    "asserted_by_kind": "court;ngo",
}
PRIVATE = {"x_mail": "secret-x", "mail": "secret-mail", "notes": "secret-notes", "notes@bo": "secret-bo"}


def whole(*rows: dict[str, str], toml: str = TOML) -> Dataset:
    columns = [*RIGHT, *NEW, *PRIVATE]
    data = csv_of(*rows, columns=list(dict.fromkeys(columns)))
    found = read(data, beside=Beside(SOURCES.encode(), toml.encode()))
    assert not found.problems, found.problems
    return found


def made(ending: str, dataset: Dataset, **options: Any) -> bytes:
    return FORMATS[ending].maker()(edition(dataset, View()), Options(**options))


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_no_private_column_and_no_note_in_any_language_is_handed_out(ending: str) -> None:
    dataset = whole(NEW | PRIVATE, toml=TOML + "[public]\ncolumns = []\n")
    assert b"secret-" not in made(ending, dataset)


def test_changes_tell_no_private_column_either() -> None:
    toml = TOML + "[public]\ncolumns = []\n"
    old, new = whole(NEW | PRIVATE, toml=toml), whole(NEW | dict.fromkeys(PRIVATE, "other secret"), toml=toml)
    assert compare(old, new).corrected == ()


def test_the_exact_copy_alone_keeps_private_columns() -> None:
    assert made(".csv", whole(NEW | PRIVATE), exact=True, notes=True).count(b"secret-") == 4
    assert made(".csv", whole(NEW | PRIVATE), exact=True).count(b"secret-") == 2, "notes leave by nothing but --notes"
    written = list(csv.reader(io.StringIO(made(".csv", whole(NEW | PRIVATE), notes=True).decode("utf-8-sig"))))[1]
    assert {"secret-notes", "secret-bo", "secret-mail"} <= set(written)
    assert "secret-x" not in written


def test_json_holds_all_of_it_by_the_schema_as_version_2() -> None:
    found = json.loads(made(".json", whole(NEW, {})))
    Draft202012Validator(SCHEMA).validate(found)
    first, second = found["events"]
    assert found["version"] == 2
    assert found["timeline"]["title"] == "Water"
    assert first["tags"] == ["water", "dams"]
    assert first["speakers"] == [{"name": "A", "kind": "court"}, {"name": "B", "kind": "ngo"}]
    assert [(one["role"], one["read"]) for one in first["sources"]] == [
        ("supports", "part"), ("disputes", "part"), ("context", "copy"),
    ]  # fmt: skip
    assert first["dispute"] == {"url": "https://www.example.net/d", "words": "We never did"}
    assert "tags" not in second


@pytest.mark.parametrize(
    ("change", "version"),
    [({}, 1), ({"status": ""}, 2), ({"date": "-0332"}, 2), ({"date": "2019-05-24T14:30"}, 2), ({"tags": "a"}, 2)],
)
def test_a_file_of_the_first_edition_is_still_version_1(change: dict[str, str], version: int) -> None:
    dataset = read(csv_of(change))
    found = json.loads(made(".json", dataset))
    Draft202012Validator(SCHEMA).validate(found)
    assert found["version"] == version


def test_an_event_without_a_source_says_so_and_counts() -> None:
    none = {"source_title": "", "source_publisher": "", "source_url": "", "status": ""}
    dataset = read(csv_of(none, {}))
    assert json.loads(made(".json", dataset))["events"][0]["source"] is None
    assert "Source: no source given" in made(".ics", dataset).decode().replace("\r\n ", "")
    assert stamp(edition(dataset, View())).counts.endswith("in events.csv; 1 not yet reviewed; 1 without a source")


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("2019-05-24T14:30", ("DTSTART:20190524T143000", "DTEND:20190524T143100")),
        ("2019-05-24T14:30:05Z", ("DTSTART:20190524T143005Z", "DTEND:20190524T143006Z")),
        ("2019-05-24T02:30+05:30", ("DTSTART:20190523T210000Z", "DTEND:20190523T210100Z")),
        ("2019-05-24", ("DTSTART;VALUE=DATE:20190524", "DTEND;VALUE=DATE:20190525")),
    ],
)
def test_a_calendar_holds_times_by_the_clock_that_the_text_names(date: str, lines: tuple[str, str]) -> None:
    made_lines = made(".ics", read(csv_of({"date": date}))).decode().splitlines()
    assert all(line in made_lines for line in lines)
    assert zone_hours("-03:30") == -3.5


def test_a_calendar_leaves_out_years_before_1_and_says_so() -> None:
    said: list[str] = []
    assert b"BEGIN:VEVENT" not in made(".ics", read(csv_of({"date": "-0332"})), say=said.append)
    assert said[0].startswith("1 event is not in the calendar")


def test_every_further_source_is_in_the_calendar_and_in_the_bibliography() -> None:
    calendar = made(".ics", whole(NEW)).decode().replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
    assert "Also supports it: Report. Reuters; read in part; says The minister (government); origin: Xinhua" in calendar
    assert "Disputed: We never did https://www.example.net/d; read in part; says Somebody" in calendar
    assert "Context: Seen in print.; read in a copy; copy kept as c.pdf" in calendar
    ids = [item["title"] for item in json.loads(made(".csljson", whole(NEW)))]
    assert {"Report", "Cards in Lhasa", "Seen in print."} <= set(ids)


def test_the_timeline_bears_its_own_title_standfirst_author_and_licence() -> None:
    dataset = whole({})
    found = edition(dataset, View())
    assert (found.title, standfirst(dataset.settings)) == ("Water", "Who says what.")
    assert made_by(dataset.settings) == "by A group, CC0-1.0"
    assert stamp(found).line.endswith("Close in time is not a documented link. · By A group, CC0-1.0")
    assert title_of([f"Lane {n}" for n in range(58)]) == "Lane 0, Lane 1, Lane 2 and 55 more"
    assert standfirst(read(csv_of({})).settings) == "What was claimed, by whom, and who disputes it."


@pytest.mark.parametrize(
    ("ending", "module", "most"), [(".pptx", deck, "SLIDES"), (".pdf", handout, "ENTRIES")], ids=["deck", "handout"]
)
def test_too_many_events_ask_for_a_choice_instead_of_thousands_of_slides(
    ending: str, module: Any, most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, most, 2)
    dataset = read(csv_of({}, {}, {}))
    said = r"3 events would make 3 .* Choose with --from, --to, --lane, .*, or give "
    with pytest.raises(ExportError, match=f"{said}priority 2 or 3 to those that matter less"):
        made(ending, dataset)
    with pytest.raises(ExportError, match=f"{said}priority 1 to those that matter most"):
        made(ending, read(csv_of(*[{"priority": "2"}] * 3)))


def test_tags_filter_and_are_searched_and_said_in_the_view() -> None:
    dataset = whole(NEW, {})
    view = from_address("?tag=dams&tag=dams")
    assert [event.id for event in edition(dataset, view).shown] == ["row-2"]
    assert stamp(edition(dataset, view)).view == "tagged dams"
    assert [event.id for event in edition(dataset, View(search="dams")).shown] == ["row-2"]
    assert [event.id for event in edition(dataset, View(search="minister")).shown] == ["row-2"]


def test_a_file_without_ids_compares_by_those_that_are_made() -> None:
    old, new = read(b"date,title\n2019,A\n2018,B\n"), read(b"date,title\n2019,A\n2017,C\n")
    found = compare(old, new)
    assert [len(one) for one in (found.added, found.corrected, found.withdrawn, found.refused)] == [1, 0, 1, 0]


READ = """event,role,title,url,language,read
row-2,supports,Own,https://www.example.org/cards,zh-hant,whole
row-2,disputes,Denial,https://www.example.net/n,bo,
row-2,context,Third,https://www.example.net/third,en,
"""
PICTURED = {
    **{"tags": "water; dams", "media": "a.png", "media_credit": "Ann", "media_alt": "A dam at dusk"},
    **{
        "title@de": "Karten sind da",
        "summary@fr": "Les cartes",
        "asserted_by": "A; B",
        "asserted_by_kind": "court;company",
    },
}
TELLING = [".pdf", ".ics", ".json", ".csv", ".xlsx", ".pptx", ".html", ".timelinejs.csv"]
"""Outputs that tell of an event; those of sources and pictures do not."""


@pytest.mark.parametrize("ending", TELLING)
def test_what_a_row_says_besides_stands_in_every_output_that_tells_of_an_event(ending: str) -> None:
    """Tags, what a picture shows and whose it is, words in other languages, several speakers and their kinds."""
    rows = csv_of(PICTURED, columns=list(dict.fromkeys([*RIGHT, *PICTURED])))
    data = made(ending, read(rows, beside=Beside(settings=b'languages = ["en"]\n')))
    said = ("water", "dams", "Adamatdusk", "Ann", "Kartensindda", "Lescartes", "court", "company")
    assert [word for word in said if word not in words_of(ending, data)] == []


@pytest.mark.parametrize("ending", TELLING)
def test_words_in_a_language_that_an_output_can_be_made_in_stand_in_tables_and_where_one_searches(ending: str) -> None:
    data = made(ending, read(csv_of(PICTURED, columns=list(dict.fromkeys([*RIGHT, *PICTURED])))))
    assert ("Kartensindda" in words_of(ending, data)) is (ending in (".json", ".csv", ".xlsx", ".html"))


@pytest.mark.parametrize("ending", [*TELLING, ".bib", ".csljson", ".ris"])
def test_all_that_is_said_of_a_further_source_stands_wherever_it_is_named(ending: str) -> None:
    dataset = read(csv_of({}), beside=Beside(SOURCES.encode()))
    said = ["Theminister", "Xinhua", "Somebody", "c.pdf", "ready", "Wenever", "Seeninprint"]
    assert [word for word in said if word not in words_of(ending, made(ending, dataset))] == []


@pytest.mark.parametrize("ending", TELLING)
def test_nobody_takes_a_blank_for_a_judgement_or_a_speaker(ending: str) -> None:
    bare = ("lane", "status", "summary", "asserted_by", "asserted_by_kind", "source_title", "source_publisher")
    for columns in (list(RIGHT), [name for name in RIGHT if name not in bare]):
        data = made(ending, read(csv_of({**dict.fromkeys(bare, ""), "source_url": ""}, columns=columns)))
        text = words_of(ending, data).casefold()
        assert "unreviewed" in text
        assert "notstated" in text


def test_bibliographies_find_a_source_by_the_tags_of_what_cites_it() -> None:
    dataset = read(csv_of(PICTURED, columns=list(dict.fromkeys([*RIGHT, *PICTURED]))))
    assert "KW  - dams" in made(".ris", dataset).decode()
    assert all("water, dams" in made(ending, dataset).decode() for ending in (".bib", ".csljson"))


def test_the_name_of_a_lane_in_full_stands_in_handout_workbook_and_calendar_has_the_title() -> None:
    dataset = whole({}, toml=TOML.replace('"Cards"', '"Cards of everybody"'))
    assert all("Cardsofeverybody" in words_of(ending, made(ending, dataset)) for ending in (".pdf", ".xlsx"))
    assert "X-WR-CALNAME:Water" in made(".ics", dataset).decode()


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (".pdf", ("InChinese.", "InTibetan.")),
        (".bib", ("language={Chinese}", "language={Tibetan}")),
        (".ris", ("LA-zh-hant", "LA-bo")),
        (".csljson", ('"language":"zh-hant"', '"language":"bo"')),
        (".ics", ("inChinese", "inTibetan")),
    ],
)
def test_in_which_language_a_source_is_stands_beside_it(ending: str, words: tuple[str, ...]) -> None:
    dataset = read(csv_of({}), beside=Beside(READ.encode()))
    assert not dataset.problems, dataset.problems
    text = words_of(ending, made(ending, dataset))
    assert all(word in text for word in words)
    assert "InEnglish" not in text


def words_of(ending: str, data: bytes) -> str:
    """Return the words of an output without any blanks."""
    if ending == ".pdf":
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif ending in (".xlsx", ".pptx"):
        with ZipFile(io.BytesIO(data)) as book:
            names = [name for name in book.namelist() if name.startswith(("xl/sharedStrings", "ppt/slides/slide"))]
            text = re.sub("<[^>]+>", "", " ".join(book.read(name).decode() for name in names))
    else:
        text = data.decode("utf-8-sig").replace("\r\n ", "").replace("\\,", ",")
    return "".join(text.split())
