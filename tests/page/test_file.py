"""The file edited while the page is open: what is good shows soon, what is bad leaves the last good data in place."""

import csv
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Request, Response, expect

from rollout.evidence.reader import read
from rollout.evidence.writer import save
from tests.conftest import EVENTS
from tests.csv_rows import RIGHT, csv_of, line
from tests.support.screens import Screen


def a_quarter() -> bytes:
    """Return every fourth row of the evidence, without those that answer another: enough rows, and quick to draw."""
    with EVENTS.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    answers = header.index("answers")
    chosen = [row for row in rows[1::4] if not row[answers]]
    return "".join(map(line, [header, *chosen])).encode()


GOOD = a_quarter()
ROWS = read(GOOD).rows
COLUMNS = read(GOOD).columns
NEW = {**RIGHT, "id": "just-added", "date": "2021-05-06", "title": "A row that was just added", "label": "Just added"}
BAD = {**NEW, "id": "just-spoilt", "date": "2023-02-30"}
LOOKS = 3  # one a second: the last before the file was saved, one while it may still be written, and one that finds it
PATIENCE = 60.0  # seconds


def with_row(row: dict[str, str]) -> bytes:
    """Return the file with one more row at its end."""
    return GOOD + line(row.get(name, "") for name in COLUMNS).encode()


@dataclass(slots=True)
class Edited:
    """A page and the file behind it."""

    screen: Screen
    file: Path

    def write(self, data: bytes) -> None:
        """Write the file in place, as a plain editor does."""
        self.file.write_bytes(data)

    def counts(self, words: str) -> None:
        """Wait until the counts line begins with words."""
        self.screen.until(f"document.getElementById('counts').textContent.startsWith('{words}')", PATIENCE)

    def restore(self) -> None:
        """Write the first file again; where rows are gone by that, once more, for so it is meant."""
        back = f"document.getElementById('counts').textContent.startsWith('{ROWS} events')"
        said = self.screen.page.locator("#alert").text_content()
        self.write(GOOD)
        self.screen.until(f"{back} || document.getElementById('alert').textContent !== {json.dumps(said)}", PATIENCE)
        self.write(GOOD)
        self.counts(f"{ROWS} events")

    def alert(self) -> str:
        """Wait for the alert and return what it says."""
        self.screen.until("document.querySelector('#alert p')", PATIENCE)
        return self.screen.page.locator("#alert").inner_text()

    def calm(self) -> None:
        """Wait until there is no alert and no problem."""
        self.screen.until("!document.querySelector('#alert p') && document.getElementById('problems').hidden", PATIENCE)


@pytest.fixture(scope="module")
def opened(serve_bytes: Callable[[bytes], tuple[str, Path]], new_screen: Callable[[str, str], Screen]) -> Edited:
    url, file = serve_bytes(GOOD)
    return Edited(new_screen("laptop", url).open(), file)


@pytest.fixture
def edited(opened: Edited) -> Iterator[Edited]:
    yield opened
    opened.restore()
    opened.calm()
    opened.screen.visit("")
    opened.screen.check()


def test_a_file_without_problems_shows_none(edited: Edited) -> None:
    expect(edited.screen.page.locator("#problems")).to_be_hidden()
    expect(edited.screen.page.locator("#alert")).to_be_empty()


@pytest.mark.parametrize("way", ["in place", "by another file in its place"])
def test_a_row_added_to_the_file_is_asked_for_by_the_third_look_after_it_was_saved(
    edited: Edited, way: str, record_property: Callable[[str, object], None]
) -> None:
    heard, began = list[str](), time.monotonic()
    looked: Callable[[Response], None] = lambda answer: heard.append(answer.url.rpartition("/")[2])  # noqa: E731
    asked: Callable[[Request], None] = lambda request: heard.append(request.method)  # noqa: E731
    edited.screen.page.on("response", looked)
    edited.screen.page.on("request", asked)
    if way == "in place":
        edited.write(with_row(NEW))
    else:
        save(edited.file, with_row(NEW))
    edited.counts(f"{ROWS + 1} events")
    record_property("seconds", round(time.monotonic() - began, 2))
    edited.screen.page.remove_listener("response", looked)
    edited.screen.page.remove_listener("request", asked)
    assert heard[: heard.index("POST")].count("state") <= LOOKS  # when its picture was asked for, however busy all are
    item = edited.screen.page.locator("#events [data-event-id='just-added']")
    expect(item).to_contain_text("6 May 2021")
    assert "just-added" in edited.screen.state()["labels"]["id"]


def test_a_bad_edit_leaves_the_last_good_data_and_names_row_and_column(edited: Edited) -> None:
    before = set(edited.screen.state()["labels"]["id"])
    edited.write(with_row(BAD))
    said = edited.alert()
    assert "events.csv" in said
    assert "1 problem" in said
    assert "last good data" in said
    problems = edited.screen.page.locator("#problems")
    expect(problems).to_contain_text(f"row {ROWS + 2}, column date")
    expect(problems).to_contain_text("'2023-02-30'")
    # The alert takes room from the picture, so that fewer of the same events may be told.
    edited.screen.settle()
    assert set(edited.screen.state()["labels"]["id"]) == before
    assert edited.screen.told()
    expect(edited.screen.page.locator("#events li")).to_have_count(ROWS)
    edited.counts(f"{ROWS} events")


def test_mending_a_bad_edit_clears_the_alert_and_shows_the_row(edited: Edited) -> None:
    edited.write(with_row(BAD))
    edited.alert()
    edited.write(with_row(NEW))
    edited.counts(f"{ROWS + 1} events")
    edited.calm()


def test_a_file_that_cannot_be_read_at_all_leaves_the_last_good_data(edited: Edited) -> None:
    edited.write(b"PK\x03\x04 a spreadsheet in disguise")
    edited.alert()
    expect(edited.screen.page.locator("#events li")).to_have_count(ROWS)


def test_a_deleted_file_leaves_the_last_good_data_and_clears_once_it_is_back(edited: Edited) -> None:
    edited.file.unlink()
    expect(edited.screen.page.locator("#alert")).to_contain_text(
        "The file cannot be opened (No such file or directory)"
    )
    expect(edited.screen.page.locator("#alert")).not_to_contain_text("was changed")
    expect(edited.screen.page.locator("#problems")).to_contain_text("cannot be opened")
    expect(edited.screen.page.locator("#events li")).to_have_count(ROWS)
    edited.write(GOOD)
    edited.calm()


def test_the_view_stays_where_it_was_when_the_file_changes(edited: Edited) -> None:
    edited.screen.visit("?from=2017-01-01&to=2021-12-31&status=reported&event=tar-launch-nyingchi-2017-08")
    window = edited.screen.window()
    edited.write(with_row(NEW))
    edited.counts(f"{ROWS + 1} events")
    edited.screen.settle()
    assert edited.screen.window() == window
    expect(edited.screen.page.locator("#details")).to_be_visible()
    assert "status=reported" in edited.screen.address()


def test_the_alert_and_the_problems_are_whole_and_cover_no_words(edited: Edited) -> None:
    edited.write(with_row(BAD))
    edited.alert()
    edited.screen.settle()
    assert edited.screen.ask("() => eye.faults('header, #alert, #stage, #problems')") == []


def test_a_file_opened_with_bad_rows_counts_and_names_them(
    serve_bytes: Callable[[bytes], tuple[str, Path]], passing_screen: Callable[..., Screen]
) -> None:
    url, _ = serve_bytes(csv_of({}, {"date": "Apr-18"}, {"date": "2019"}, {"status": "true", "priority": "9"}))
    screen = passing_screen("laptop", url).open()
    expect(screen.page.locator("#counts")).to_contain_text("4 events · 2 named")
    expect(screen.page.locator("#counts a")).to_have_text("2 refused")
    problems = screen.page.locator("#problems")
    for words in ("row 3, column date", "row 5, column status", "row 5, column priority"):
        expect(problems).to_contain_text(words)
    expect(screen.page.locator("#events li")).to_have_count(2)
    screen.check()
