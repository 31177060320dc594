"""The sources for reference managers: only the parts of a date that are known, and one line a field."""

import json
import re
from typing import Any

import pytest

from rollout.evidence.edtf import parse
from rollout.outputs.tables.citations import csl, issued, ris
from rollout.outputs.tables.sources import cited
from rollout.timeline.edition import Options, edition, stamp
from rollout.timeline.view import View
from tests.csv_rows import dataset_of
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.links import HOSTILE

RIS_TAGS = {"TY", "ID", "TI", "PB", "PY", "DA", "UR", "L2", "KW", "N1", "ER"}


def tags(data: bytes) -> list[tuple[str, str]]:
    lines = data.decode().split("\r\n")
    assert lines.pop() == ""
    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in lines)
    return [(line[:2], line[6:]) for line in lines]


def item(**change: str) -> Any:
    (one,) = json.loads(csl(edition(dataset_of(change), View()), Options()))
    return one


def record(**change: str) -> list[tuple[str, str]]:
    return tags(ris(edition(dataset_of(change), View()), Options()))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2018-04-22", {"date-parts": [[2018, 4, 22]]}),
        ("2018-04", {"date-parts": [[2018, 4]]}),
        ("2018", {"date-parts": [[2018]]}),
        ("2018-04~", {"date-parts": [[2018, 4]], "circa": True}),
        ("2017-06/2018-04", {"date-parts": [[2017, 6], [2018, 4]]}),
        ("2019-22", {"date-parts": [[2019]], "season": 2}),
        ("2019-34", {"literal": "second quarter of 2019"}),
        ("2019-22?", {"literal": "possibly summer 2019"}),
        ("201X", {"literal": "the 2010s"}),
        ("2017/..", {"literal": "since 2017"}),
        ("[2019,2020]", {"literal": "2019 or 2020"}),
    ],
)
def test_a_date_has_the_parts_that_are_known_or_is_said_in_words(text: str, held: dict[str, Any]) -> None:
    assert issued(parse(text)) == held


def test_an_item_says_title_publisher_date_address_and_what_it_is_cited_for() -> None:
    found = item(source_date="2018-04", date="2017-08", id="cards", archive_url="https://archive.example.org/a")
    assert re.fullmatch("tibetdaily2018-[0-9a-f]{8}", found.pop("id"))
    found.pop("custom")
    assert found == {
        "type": "webpage",
        "title": "Cards in Lhasa",
        "publisher": "Tibet Daily",
        "issued": {"date-parts": [[2018, 4]]},
        "URL": "https://www.example.org/cards",
        "archive_location": "https://archive.example.org/a",
        "keyword": "Card rollout",
        "note": "Cited for: Tibet Daily (state media): Lhasa has handed out 450,000 cards, August 2017 "
        "[reported; cards].",
    }


def test_a_source_without_date_or_address_has_neither() -> None:
    found = item(source_url="", source_note="Read in a copy.")
    assert found["type"] == "document"
    assert not {"issued", "URL", "archive_location"} & set(found)
    assert found["note"].startswith("Read in a copy. Cited for: ")


def test_each_item_bears_the_stamp() -> None:
    one = edition(dataset_of({}, {"source_url": "https://www.example.org/other"}), View())
    assert [each["custom"]["stamp"] for each in json.loads(csl(one, Options()))] == [stamp(one).line] * 2
    assert [value for tag, value in tags(ris(one, Options())) if value == stamp(one).line] == [stamp(one).line] * 2


@pytest.mark.parametrize(
    ("text", "held"), [("2018", "2018///"), ("2018-04", "2018/04//"), ("2018-04-22", "2018/04/22/")]
)
def test_ris_has_year_and_date_with_only_what_is_known(text: str, held: str) -> None:
    found = dict(record(source_date=text))
    assert (found["PY"], found["DA"]) == ("2018", held)


@pytest.mark.parametrize("text", ["2018~", "2019-22", "2017/.."])
def test_ris_says_every_other_date_in_words(text: str) -> None:
    found = record(source_date=text)
    assert not {"PY", "DA"} & {tag for tag, _ in found}
    assert [value for tag, value in found if value.startswith("Dated ")]


def test_ris_begins_and_ends_each_source() -> None:
    found = record(source_url="", source_note="Read in a copy.")
    assert (found[0], found[-1]) == (("TY", "GEN"), ("ER", ""))
    assert ("N1", "Read in a copy.") in found
    linked = record(archive_url="https://archive.example.org/a")
    assert linked[0] == ("TY", "ELEC")
    assert ("UR", "https://www.example.org/cards") in linked
    assert ("L2", "https://archive.example.org/a") in linked


@for_each("text", hostile.TEXTS)
def test_hostile_text_begins_no_field_and_no_source(text: str) -> None:
    one = hostile.shown(text)
    sources = len(cited(one))
    found = tags(ris(one, Options()))
    assert {tag for tag, _ in found} <= RIS_TAGS
    assert [tag for tag, _ in found].count("TY") == [tag for tag, _ in found].count("ER") == sources
    titles = {each["title"] for each in json.loads(csl(one, Options()))}
    assert {" ".join(event.source.title.split()) for event in one.shown} >= titles


@for_each("url", HOSTILE)
def test_an_address_that_must_not_be_followed_is_left_out(url: str) -> None:
    one = hostile.with_link(url)
    assert not [each for each in json.loads(csl(one, Options())) if "URL" in each or "archive_location" in each]
    assert not [tag for tag, _ in tags(ris(one, Options())) if tag in ("UR", "L2")]
