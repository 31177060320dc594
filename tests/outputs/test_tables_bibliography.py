"""The sources as a bibliography: each once, with a lasting key, and nothing that LaTeX would run."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from rollout.evidence.edtf import parse
from rollout.outputs.tables.bibliography import escaped, make, readable
from rollout.outputs.tables.sources import cited, key
from rollout.timeline.edition import Options, edition, stamp
from rollout.timeline.view import View
from tests.csv_rows import dataset_of
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.events import event
from tests.support.links import HOSTILE
from tests.support.real import everything


def parsed(data: bytes) -> dict[str, dict[str, str]]:
    library = parse_string(data.decode())
    assert not library.failed_blocks
    return {
        entry.key: {"type": entry.entry_type} | {field.key: str(field.value) for field in entry.fields}
        for entry in library.entries
    }


def entries(*changes: dict[str, str], view: View | None = None) -> list[dict[str, str]]:
    return list(parsed(make(edition(dataset_of(*changes), view or View()), Options())).values())


def printed(latex: str) -> str:
    """Return what LaTeX would print; the package does not know all of its signs."""
    signs = get_default_latex_context_db()
    names = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    signs.add_context_category("ours", macros=[MacroTextSpec(*name) for name in names.items()], prepend=True)
    return str(LatexNodes2Text(latex_context=signs, keep_comments=True).latex_to_text(latex))


def test_a_source_with_an_address_is_online_and_one_without_is_not() -> None:
    found = entries({}, {"source_url": "", "source_note": "Read in a copy."})
    assert sorted(each["type"] for each in found) == ["misc", "online"]
    assert [each.get("note") for each in found if each["type"] == "misc"] == ["Read in a copy."]


def test_an_entry_says_title_publisher_date_address_and_what_it_is_cited_for() -> None:
    (found,) = entries({"source_date": "2018-04", "date": "2017-08", "id": "cards"})
    assert found == {
        "type": "online",
        "title": "{Cards in Lhasa}",
        "organization": "{Tibet Daily}",
        "date": "2018-04",
        "url": "https://www.example.org/cards",
        "keywords": "Card rollout",
        "annotation": "Tibet Daily (state media): Lhasa has handed out 450,000 cards, August 2017 [reported; cards].",
    }


def test_two_events_of_one_source_make_one_entry() -> None:
    (found,) = entries({"date": "2017", "lane": "A"}, {"date": "2018", "lane": "B, C", "source_title": "Other"})
    assert found["annotation"].count("[reported; row-") == 2
    assert found["keywords"] == "A, B  C"
    assert found["title"] == "{Cards in Lhasa}"


def test_without_an_address_title_and_publisher_tell_sources_apart() -> None:
    bare = {"source_url": "", "source_note": "Paper."}
    assert len(entries(bare, bare, bare | {"source_title": "Other"})) == 2


def test_a_key_is_the_same_in_every_view() -> None:
    rows: tuple[dict[str, str], ...] = ({"source_date": "2018"}, {"status": "claimed", "source_publisher": "Else"})
    (whole,) = parsed(make(edition(dataset_of(*rows), View()), Options()))
    (part,) = parsed(make(edition(dataset_of(*rows), View(statuses=("claimed",))), Options()))
    assert whole == part == "tibetdaily2018-" + whole[-8:]


@pytest.mark.parametrize(
    ("publisher", "date", "begin"),
    [
        ("Ünïted Press", "2019-04-26", "unitedpress2019-"),
        ("新华社", "", "source-"),
        ("A", "201X", "a-"),
        ("B", "../2018", "b-"),
    ],
)
def test_a_key_has_plain_letters_and_only_a_year_that_is_known(publisher: str, date: str, begin: str) -> None:
    found = key(event(source_publisher=publisher, source_date=date).source)
    assert re.fullmatch(re.escape(begin) + "[0-9a-f]{8}", found)


@pytest.mark.parametrize(
    "text", ["2018", "2018-04", "2018-04-22", "2019-22", "2014?", "201X", "2017-06/2018-04", "2017/.."]
)
def test_biblatex_gets_the_date_as_it_is_written(text: str) -> None:
    assert readable(parse(text))
    assert entries({"source_date": text})[0]["date"] == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-34", "the second quarter|second quarter of 2019"),
        ("[2019,2020]", "2019 or 2020"),
        ("1XXX", "1000"),
    ],
)
def test_a_date_that_biblatex_does_not_read_is_said_in_words(text: str, words: str) -> None:
    (found,) = entries({"source_date": text})
    assert "date" not in found
    assert re.search(f"Dated .*({words})", found["note"])


def test_no_date_is_no_date() -> None:
    assert not readable(None)
    assert "date" not in entries({})[0]


def test_a_kept_copy_is_said() -> None:
    (found,) = entries({"archive_url": "https://archive.example.org/a_b"})
    assert printed(found["note"]) == "Kept copy: https://archive.example.org/a_b"


def test_the_stamp_is_a_comment() -> None:
    one = edition(dataset_of({}), View())
    library = parse_string(make(one, Options()).decode())
    assert [comment.comment for comment in library.comments] == [escaped(stamp(one).line)]


@for_each("text", hostile.TEXTS)
def test_hostile_text_is_printed_and_never_run(text: str) -> None:
    one = hostile.shown(text)
    data = make(one, Options())
    found = parsed(data)
    assert set(found) == {source.key for source in cited(one)}
    event = next(event for event in one.shown if event.id == "row-3")
    safe = escaped(event.title)
    assert safe in data.decode()
    assert set(re.findall(r"\\[a-z]+", safe)) <= {
        r"\textbackslash",
        r"\textbraceleft",
        r"\textbraceright",
        r"\textasciicircum",
        r"\textasciitilde",
    }
    assert safe.count("{") == safe.count("}")


@pytest.mark.parametrize("text", hostile.LATEX)
def test_what_is_escaped_is_printed_as_it_was(text: str) -> None:
    assert printed(escaped(text)) == text


@for_each("url", HOSTILE)
def test_an_address_that_must_not_be_followed_is_left_out(url: str) -> None:
    found = parsed(make(hostile.with_link(url), Options()))
    assert not [each for each in found.values() if "url" in each or "Kept copy" in each.get("note", "")]


def test_every_real_source_is_there_once_and_every_event_is_cited() -> None:
    found = parsed(make(everything(), Options()))
    assert len(found) == len(cited(everything())) < len(everything().shown)
    told = " ".join(each["annotation"] for each in found.values())
    assert not [event.id for event in everything().shown if escaped(event.id) not in told]
