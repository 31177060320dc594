"""Every kind of hostile text in every field, in every output that is a file: it differs from harmless text in letters.

Each output is made twice, of hostile text and of letters in its place, and read by another program than ours: both
must be built of the same parts. What a browser does with them stands in `test_hostile_page.py`.
"""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from icalendar import Calendar

from rollout.evidence.reader import read
from rollout.evidence.text import hidden
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.outputs.changes.compare import compare
from rollout.outputs.changes.page import page
from rollout.outputs.tables import bibliography, calendar, citations, records, spreadsheet
from rollout.page.html import markup
from rollout.page.layout import layout
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.view import View
from tests.csv_rows import csv_of
from tests.outputs.test_tables_spreadsheet import armed
from tests.support.attack import CLOSED, attack_csv, letters, mistakes
from tests.support.links import GOOD, HOSTILE
from tests.support.payloads import LEAKS, REFUSED, SCRIPTS, TEXTS
from tests.support.pictures import told

NOTES = Options(notes=True)


@cache
def whole(hostile: bool) -> Edition:
    """Return the edition of everything, of hostile text or of its harmless twin."""
    found = read(attack_csv(TEXTS if hostile else letters(TEXTS), lanes=0), "events.csv")
    assert len(found.events) == len(TEXTS)
    return edition(found, View())


class Parts(HTMLParser):
    """Counts what HTML is built of: elements with the names of their attributes, and what is no text either."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[" ".join((tag, *sorted(name for name, _ in attrs)))] += 1

    def handle_comment(self, data: str) -> None:
        self.found["comment"] += 1

    def handle_decl(self, decl: str) -> None:
        self.found["declaration"] += 1

    def handle_pi(self, data: str) -> None:
        self.found["instruction"] += 1

    def unknown_decl(self, data: str) -> None:
        self.found["unknown"] += 1


def of_html(made: Callable[[Edition], str]) -> Callable[[Edition], Any]:
    return lambda shown: Parts(made(shown)).found


def of_changes(shown: Edition) -> str:
    """Return the pages of changes with everything added, withdrawn and corrected."""
    clear = read(attack_csv(("x",), lanes=0), "events.csv")
    one = read(attack_csv(["other"] * len(shown.shown), lanes=0), "events.csv")
    return "".join(
        page(compare(old, new)).decode()
        for old, new in ((clear, shown.dataset), (shown.dataset, clear), (one, shown.dataset))
    )


def of_first_view(shown: Edition) -> Any:
    """Return what /first.svg is built of, every event told; more events of a lane only repeat it."""
    figure = picture(DatasetIndex(shown.dataset), "?series=none", 4000, 900)
    assert len(told(figure)) >= len(shown.shown) * 0.9
    return {(part.tag, *sorted(part.attrib)) for part in ET.fromstring(svg(figure)).iter()}


def of_calendar(shown: Edition) -> Any:
    parsed = Calendar.from_ical(calendar.make(shown, NOTES))
    return [(part.name, sorted(part)) for part in parsed.walk()]


def of_bibliography(shown: Edition) -> Any:
    library = parse_string(bibliography.make(shown, NOTES).decode())
    assert not library.failed_blocks
    return Counter((entry.entry_type, *(field.key for field in entry.fields)) for entry in library.entries)


def of_references(shown: Edition) -> Any:
    lines = citations.ris(shown, NOTES).decode().split("\r\n")
    return Counter(line[:6] for line in lines)


def shape(value: Any) -> Any:
    """Return a JSON value with each text and number told only by its kind, and names as they are."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def of_json(made: Callable[[Edition, Options], bytes]) -> Callable[[Edition], Any]:
    return lambda shown: shape(json.loads(made(shown, NOTES)))


def of_csv(shown: Edition) -> Any:
    text = spreadsheet.make(shown, NOTES).decode("utf-8-sig")
    return [len(row) for row in csv.reader(io.StringIO(text, newline=""))]


OUTPUTS: dict[str, Callable[[Edition], Any]] = {
    "the page before its scripts": of_html(lambda shown: markup(layout(shown.dataset.lanes))),
    "the first view": of_first_view,
    "the page of changes": of_html(of_changes),
    "calendar": of_calendar,
    "bibliography": of_bibliography,
    "references": of_references,
    "citations": of_json(citations.csl),
    "records": of_json(records.make),
    "spreadsheet": of_csv,
}


def test_the_tables_are_as_long_as_was_promised() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert len(SCRIPTS) >= 149
    assert len(LEAKS) >= 80


MENDED = tuple(url for url in HOSTILE if hidden(url))
"""Those with a letter that cannot be seen, which the reader takes out and names."""
REFUSED_LINKS = tuple(
    url for url in HOSTILE if url.strip() == url != "" and not hidden(url) and not {"\ud800", "\0", "\r"} & set(url)
)
"""Those that a cell can hold as they are: not empty, and without what makes the whole file none that can be read."""


@pytest.mark.parametrize("output", OUTPUTS)
def test_hostile_text_changes_letters_and_nothing_else(output: str) -> None:
    found, expected = (OUTPUTS[output](whole(hostile)) for hostile in (True, False))
    assert found
    assert found == expected


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_the_spreadsheet_is_evaluated_whatever_it_holds(separator: str) -> None:
    text = spreadsheet.make(whole(True), NOTES).decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    assert not [cell for row in rows for cell in row if armed(cell)]


def test_hostile_text_where_a_word_of_a_list_must_stand_is_a_problem_of_that_cell() -> None:
    texts = (*TEXTS, *REFUSED[1:], *REFUSED_LINKS)
    rows = mistakes(texts)
    found = read(attack_csv(("x",), wrong=texts))
    assert len(found.events) == 1
    assert found.refused == len(rows)
    named = Counter(problem.row for problem in found.problems)
    assert set(named) == set(range(3, 3 + len(rows)))
    assert {problem.column for problem in found.problems} >= set(CLOSED) - {"due", "answers"}


def linked(urls: Sequence[str]) -> bytes:
    """Return a file with an event for each address, which stands in each of its links."""
    return csv_of(*({"source_url": url, "archive_url": url, "disputed_by": url, "dispute": "x"} for url in urls))


def test_each_hostile_address_is_refused_in_each_column_of_links() -> None:
    found = read(linked(REFUSED_LINKS))
    assert not found.events
    wrong = Counter(problem.column for problem in found.problems)
    assert min(wrong[column] for column in ("source_url", "archive_url", "disputed_by")) == len(REFUSED_LINKS) >= 60


def test_a_letter_that_cannot_be_seen_is_taken_out_of_an_address_and_named() -> None:
    found = read(linked(MENDED))
    assert {event.source.url for event in found.events} == {"https://example.org/", "https://example.org/ab"}
    assert list(found.notices) == [
        f"Row {row}, column {column}: U+200B cannot be seen and was left out."
        for row in range(2, 2 + len(MENDED))
        for column in ("source_url", "archive_url", "disputed_by")
    ]


def test_each_good_address_is_kept_in_each_column_of_links() -> None:
    found = read(linked(list(GOOD)))
    assert not found.problems
    for event, kept in zip(found.events, GOOD.values(), strict=True):
        assert {event.source.url, event.source.archive_url, event.disputed_by} == {kept}
