"""What changed between two files: by id, field by field, and never a withdrawal that was none."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from rollout.evidence.event import Dataset
from rollout.evidence.vocabulary import COLUMNS
from rollout.outputs.changes.compare import Changes, Difference, compare, fields
from rollout.outputs.changes.page import page
from rollout.outputs.changes.report import as_json, as_text, quoted, summary
from rollout.timeline.edition import CAUTION
from tests.csv_rows import COUNTED, RIGHT, dataset_of
from tests.outputs.test_tables_records import SCHEMA
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.events import event
from tests.support.links import HOSTILE

FULL = {
    **RIGHT,
    **COUNTED,
    "label": "Cards",
    "place": "Lhasa",
    "lat": "29.65",
    "lon": "91.13",
    "due": "2019",
    "status": "planned",
    "measure": "target",
    "source_date": "2018-04",
    "source_note": "Seen.",
    "archive_url": "https://archive.example.org/a",
    "disputed_by": "https://example.org/no",
    "dispute": "No.",
    "notes": "A trap.",
    "tags": "cards",
    "known": "2018",
    "known_by": "Xinhua",
    "answers_note": "A card each.",
    "media": "a.jpg",
    "media_credit": "A",
    "media_alt": "A card",
}
OTHER = {
    "lane": "Iron Grid",
    "date": "2017-09",
    "label": "More cards",
    "title": "Other",
    "summary": "Other.",
    "status": "forecast",
    "place": "Shigatse",
    "lat": "29.5",
    "lon": "91.5",
    "quantity": "450001",
    "unit": "e-cards",
    "measure": "forecast",
    "scope": "China",
    "due": "2020",
    "asserted_by": "Xinhua",
    "asserted_by_kind": "government",
    "source_title": "Other",
    "source_publisher": "Xinhua",
    "source_date": "2018-05",
    "source_url": "https://www.example.org/other",
    "source_note": "Read.",
    "archive_url": "https://archive.example.org/b",
    "disputed_by": "https://example.org/yes",
    "dispute": "Yes.",
    "priority": "2",
    "notes": "Another trap.",
    "tags": "cards; grid",
    "known": "2019",
    "known_by": "Reuters",
    "answers_note": "A card for two.",
    "media": "b.jpg",
    "media_credit": "B",
    "media_alt": "Two cards",
}


def changes(old: tuple[dict[str, str], ...], new: tuple[dict[str, str], ...], **options: Any) -> Changes:
    return compare(named(*old), named(*new), **options)


def named(*rows: dict[str, str]) -> Dataset:
    columns = (*COLUMNS, *(name for name in dict.fromkeys(name for row in rows for name in row) if name not in COLUMNS))
    return dataset_of(*rows, columns=columns)


A, B, C = ({"id": name, "title": name.upper()} for name in "abc")


def test_events_are_told_apart_by_id_and_not_by_row() -> None:
    found = changes((A, B), (C, B, A))
    assert [one.id for one in found.added] == ["c"]
    assert (found.corrected, found.withdrawn, found.refused, found.unchanged) == ((), (), (), 2)


def test_what_is_gone_from_the_file_is_withdrawn() -> None:
    assert [one.id for one in changes((A, B), (B,)).withdrawn] == ["a"]


def test_a_row_that_now_has_a_mistake_is_refused_and_not_withdrawn() -> None:
    found = changes((A, B), (A | {"date": "Apr-18"}, B))
    assert ([one.id for one in found.refused], found.withdrawn) == (["a"], ())


def test_a_row_too_short_to_hold_an_id_holds_none() -> None:
    new = dataset_of(B | {"id": "b"}, columns=("title", *(name for name in RIGHT if name != "title")))
    cut = replace(new, cells=(*new.cells, ("a",)))
    assert [one.id for one in compare(named(A, B), cut).withdrawn] == ["a"]


def test_every_column_that_reads_otherwise_is_a_difference_in_the_order_of_the_columns() -> None:
    old, new = named(FULL | {"id": "one"}), named(OTHER | {"id": "one"})
    assert not (*old.problems, *new.problems)
    old, new = (replace(one, events=(replace(one.events[0], answers=one.digest),)) for one in (old, new))
    ((found),) = compare(old, new, notes=True).corrected
    names = [name.replace("_", " ") for name in COLUMNS if name != "id"]
    assert [each.field for each in found.differences] == names
    assert all(each.old and each.new for each in found.differences)


def test_each_side_is_written_as_people_read_it() -> None:
    old = {"id": "a", "date": "2017-08", "quantity": "450000", "lat": "29.65", "lon": "91.13"}
    new = old | {"date": "2017-08~", "quantity": "1450000", "lat": "29.7"}
    ((found,),) = [changes((COUNTED | old,), (COUNTED | new,)).corrected]
    assert found.differences == (
        Difference("date", "August 2017 (2017-08)", "about August 2017 (2017-08~)"),
        Difference("lat", "29.65", "29.7"),
        Difference("quantity", "450,000", "1,450,000"),
    )


def test_what_is_new_in_an_event_or_no_longer_there_has_an_empty_side() -> None:
    ((found,),) = [changes((A | {"place": "Lhasa", "mood": "grave"},), (A | {"label": "Cards"},)).corrected]
    assert found.differences == (
        Difference("label", "", "Cards"),
        Difference("place", "Lhasa", ""),
        Difference("mood", "grave", ""),
    )


def test_a_column_of_ones_own_does_not_hide_one_of_ours() -> None:
    assert fields(event(), notes=True)["summary"] == "A newspaper says so."
    held = fields(replace(event(), extra=(("summary", "mine"),)))
    assert (held["summary"], held["summary (own column)"]) == ("A newspaper says so.", "mine")


def test_notes_are_nobody_elses_unless_asked_for() -> None:
    rows = ((A | {"notes": "x"},), (A | {"notes": "a trap"},))
    assert not changes(*rows).corrected
    assert [one.differences for one in changes(*rows, notes=True).corrected] == [(Difference("notes", "x", "a trap"),)]


def test_every_part_is_in_date_order() -> None:
    late, early = {"id": "late", "date": "2019"}, {"id": "early", "date": "2015"}
    assert [one.id for one in changes((A,), (A, late, early)).added] == ["early", "late"]
    assert [one.id for one in changes((A, late, early), (A,)).withdrawn] == ["early", "late"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ((A,), (A,), "The two files are the same."),
        ((A, B), (B, A), "0 added, 0 corrected, 0 withdrawn, 2 unchanged."),
        ((A, B), (B | {"title": "Z"}, C), "1 added, 1 corrected, 1 withdrawn, 0 unchanged."),
        ((A,), (A | {"date": "x"},), "0 added, 0 corrected, 0 withdrawn, 1 refused for a mistake, 0 unchanged."),
    ],
)
def test_a_sentence_says_how_much_changed(old: tuple[dict[str, str]], new: tuple[dict[str, str]], words: str) -> None:
    assert summary(changes(old, new)) == words


def test_text_says_all_of_it_with_dates_in_words_and_who_says_so() -> None:
    old = (A, B | {"status": "reported"}, {"id": "d", "date": "2015", "status": "claimed"})
    new = (A | {"date": "no"}, B | {"status": "documented", "label": "L"}, C)
    found = changes(old, new)
    lines = as_text(found).splitlines()
    assert lines == [
        f"From events.csv, data {found.old.digest[:7]}, sources not dated, "
        f"to events.csv, data {found.new.digest[:7]}, sources not dated.",
        "1 added, 1 corrected, 1 withdrawn, 1 refused for a mistake, 0 unchanged.",
        "",
        "Added:",
        "  August 2017 · Card rollout · C [c]",
        "      reported; says who: Tibet Daily (state media)",
        "",
        "Corrected:",
        "  August 2017 · Card rollout · B [b]",
        "      label: nothing → “L”",
        "      status: “reported” → “documented”",
        "",
        "Withdrawn:",
        "  2015 · Card rollout · Lhasa has handed out 450,000 cards [d]",
        "      claimed; says who: Tibet Daily (state media)",
        "",
        "Still in the file, but refused for a mistake in the row:",
        "  August 2017 · Card rollout · A [a]",
        "      reported; says who: Tibet Daily (state media)",
        "",
        f"2 shown + 0 hidden + 1 refused = 3 rows in events.csv. {CAUTION}",
    ]


def test_a_disputed_event_is_said_to_be() -> None:
    text = as_text(changes((A,), (A, B | {"disputed_by": "https://example.org", "dispute": "No."})))
    assert "reported, disputed; says who: Tibet Daily (state media)" in text


def test_text_of_several_lines_stays_in_its_line() -> None:
    assert quoted("a\n  b") == "“a b”"


def test_json_says_the_same_in_the_form_of_the_published_events() -> None:
    found = changes((A, B), (B | {"status": "claimed"}, C, A | {"date": "x"}))
    whole = json.loads(as_json(found))
    assert (whole["format"], whole["version"], whole["unchanged"]) == ("rollout-changes", 1, 0)
    assert [one["id"] for one in whole["added"]] == ["c"]
    assert whole["corrected"] == [
        {"id": "b", "title": "B", "differences": [{"field": "status", "old": "reported", "new": "claimed"}]}
    ]
    assert [one["id"] for one in whole["refused"]] == ["a"]
    assert whole["withdrawn"] == []
    assert (whole["old"]["digest"], whole["new"]["digest"]) == (found.old.digest, found.new.digest)
    schema = {"$ref": "events#/$defs/event"}
    registry: Any = Registry().with_resource("events", Resource.from_contents(SCHEMA))
    Draft202012Validator(schema, registry=registry).validate(whole["added"][0])


class Reader(HTMLParser):
    """Gathers what a page holds: its elements, every attribute, its words."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(made.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "strong", "section", "article",
    "table", "thead", "tbody", "tr", "th", "td", "del", "ins", "a", "footer", "bdi",
}  # fmt: skip


def every_part(text: str) -> bytes:
    """Return the page of changes with the text in an event added, one corrected and one withdrawn."""
    evil = hostile.dataset(text)
    clear = hostile.dataset("x")
    return page(compare(clear, evil)) + page(compare(named({"id": "row-2"}), evil)) + page(compare(evil, named(A)))


@for_each("text", hostile.TEXTS)
def test_hostile_text_is_only_words_on_the_page(text: str) -> None:
    made = Reader(every_part(text))
    assert set(made.elements) <= ELEMENTS
    assert {name for name, _ in made.attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "scope", "href", "rel",
    }  # fmt: skip
    assert " ".join(hostile.dataset(text).events[1].title.split()) in " ".join(made.words.split())


@for_each("url", HOSTILE)
def test_an_address_that_must_not_be_followed_is_no_link(url: str) -> None:
    made = Reader(page(compare(named(A), hostile.with_link(url).dataset)))
    assert [value for name, value in made.attributes if name == "href"] == [RIGHT["source_url"]]  # that of A


def test_the_page_loads_nothing_and_allows_only_its_own_style() -> None:
    made = page(changes((A, B), (B | {"title": "Z"}, C))).decode()
    style = re.search("<style>(.*?)</style>", made, re.DOTALL)
    policy = re.search('Content-Security-Policy" content="([^"]*)"', made)
    assert style
    assert policy
    own = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert not {"script", "img", "link", "iframe"} & set(Reader(made.encode()).elements)


def test_the_page_says_both_digests_the_counts_and_the_caution() -> None:
    found = changes((A, B), (B | {"title": "Z"}, C))
    words = " ".join(Reader(page(found)).words.split())
    for text in (found.old.digest[:7], found.new.digest, "1 added, 1 corrected, 1 withdrawn", "2 shown", CAUTION):
        assert text in words


def test_the_page_shows_what_stood_there_and_what_stands_there_now() -> None:
    made = page(changes((A | {"place": "Lhasa"},), (A | {"label": "Cards"},))).decode()
    assert '<tr><th scope="row"><bdi>label</bdi></th><td>nothing</td><td><ins><bdi>Cards</bdi></ins></td></tr>' in made
    assert '<tr><th scope="row"><bdi>place</bdi></th><td><del><bdi>Lhasa</bdi></del></td><td>nothing</td></tr>' in made
    assert "<h2>Corrected</h2>" in made
    assert "<h2>Added</h2>" not in made


def test_the_page_names_source_and_dispute_of_what_is_added() -> None:
    new = B | {"source_date": "2018-04", "disputed_by": "https://example.org", "dispute": "It was Shigatse."}
    made = page(changes((A,), (A, new))).decode()
    assert (
        "Source: <bdi>Cards in Lhasa</bdi>, <bdi>Tibet Daily</bdi>, April 2018, "
        '<a href="https://www.example.org/cards" rel="noopener noreferrer">www.example.org</a></p>'
    ) in made
    assert "Disputed: <bdi>It was Shigatse.</bdi>" in made


@pytest.mark.parametrize("width", [320, 900])
def test_the_page_loads_from_disk_alone_and_no_word_is_broken(new_context: Any, tmp_path: Path, width: int) -> None:
    new = B | {"title": "Z", "asserted_by_kind": "academic", "source_publisher": "Other"}
    file = tmp_path / "changes.html"
    file.write_bytes(page(changes((A, B), (new, C))))
    browser_page = new_context(viewport={"width": width, "height": 700}).new_page()
    heard: list[str] = []
    browser_page.on("console", lambda message: heard.append(message.text))
    browser_page.on("request", lambda request: heard.append(request.url))
    browser_page.goto(file.as_uri())
    assert heard == [file.as_uri()]
    assert browser_page.evaluate("document.documentElement.scrollWidth") == width
    heights = browser_page.eval_on_selector_all("thead th", "all => all.map(one => one.clientHeight)")
    assert max(heights) < 45  # px: one line
    rows = browser_page.eval_on_selector_all("tbody th", "all => all.map(one => [one.innerText, one.clientHeight])")
    assert all(height < 20 + 25 * len(name.split()) for name, height in rows), rows
