"""From an empty folder to ten events with sources, one picture and one dispute: by mouse, and by keyboard alone.

With ROLLOUT_FILM=FOLDER each is recorded there as a trace, to be watched with `playwright show-trace`.
"""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Page, expect

from rollout.commands.whole import main
from tests.page.test_editing import ready, saved
from tests.support.server import WRITING, start

CITED = (
    "Li Wei, “{}.” The Daily, {}, https://www.example.org/{}",
    "@article{{k,\n title = {{{}}},\n journal = {{The Daily}},\n date = {{{}}}, url = {{https://www.example.org/{}}}\n}}",
    "TY  - NEWS\nTI  - {}\nDA  - {}\nT2  - The Daily\nUR  - https://www.example.org/{}\nER  - ",
)
EVENTS = (
    ("The market hall burns down", "23 Jan 2019"),
    ("The hall is rebuilt", "summer 2019"),
    ("The hall opens again", "about June 2020"),
    ("Stalls are let to traders", "since July 2020"),
    ("A roof is leaking", "Nov 2020"),
    ("The roof is mended", "2021"),
    ("A second hall is planned", "spring 2021"),
    ("The plan is dropped", "3 May 2022"),
    ("Traders meet the mayor", "until 2023"),
    ("The halls are sold", "2023?"),
)
DATES = [
    *("2019-01-23", "2019-22", "2020-06~", "2020-07/..", "2020-11", "2021", "2021-21", "2022-05-03", "../2023"),
    "2023?",
]
DISPUTE = ("The brigade says it was a week later.", "https://www.example.org/brigade")
PICTURE = ("The hall before the fire", "City archive")
LANE, SPEAKER = "Works", "The city"


def picture() -> bytes:
    into = BytesIO()
    Image.new("RGB", (90, 60), "firebrick").save(into, "JPEG")
    return into.getvalue()


def source(place: int) -> str:
    """Return a citation of the source of an event, each of another kind."""
    return CITED[place % len(CITED)].format(f"Of number {place}", "2023-06-01", place)


@pytest.fixture
def begun(page: Page, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a new timeline in a folder of its own, on which the page is open."""
    folder = tmp_path / "mine"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    for name in ("events.csv", "sources.csv"):  # without the examples: empty
        (folder / name).write_bytes((folder / name).read_bytes().splitlines(keepends=True)[0])
    server = start(folder, tmp_path_factory.mktemp("server") / "log.txt", "--edit", program=WRITING)
    film = os.environ.get("ROLLOUT_FILM")
    if film:
        page.context.tracing.start(screenshots=True, snapshots=True)
    ready(page, server.url)
    yield folder
    if film:
        page.context.tracing.stop(path=Path(film) / f"{tmp_path.name}.zip")
    server.stop()


def rows_of(data: bytes) -> list[list[str]]:
    """Return the cells of a file; a row that ends before its columns do is as wide as they are."""
    rows = [row for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline="")) if row]
    return [row + [""] * (len(rows[0]) - len(row)) for row in rows]


def through_an_office(folder: Path, *names: str) -> list[list[list[str]]]:
    """Return the cells of files as LibreOffice opens them, where it is there; else as Python does."""
    office = shutil.which("soffice")
    if office is None:
        return [rows_of((folder / name).read_bytes()) for name in names]
    out = folder.parent / "opened"
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
    home = f"-env:UserInstallation=file://{folder.parent}/profile"
    read = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,true,false"
    files = [str(folder / name) for name in names]
    words = (office, home, "--headless", "--convert-to", form, read, "--outdir", str(out), *files)
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return [rows_of((out / name).read_bytes()) for name in names]


def whole(folder: Path) -> None:
    """Hold the files to what was written in the page."""
    checked = CliRunner().invoke(main, ["check", str(folder / "events.csv")])
    assert checked.exit_code == 0, checked.output
    events = rows_of((folder / "events.csv").read_bytes())
    at = {name: place for place, name in enumerate(events[0])}
    assert [row[at["date"]] for row in events[1:]] == DATES
    assert [row[at["source_url"]] for row in events[1:]] == [f"https://www.example.org/{n}" for n in range(len(EVENTS))]
    assert [row[at["dispute"]] for row in events[1:]] == [DISPUTE[0], *[""] * 9]
    name = events[2][at["media"]]
    assert [one.name for one in (folder / "media").iterdir()] == [name]
    assert (events[2][at["media_alt"]], events[2][at["media_credit"]]) == PICTURE
    assert (events[5][at["lane"]], events[5][at["asserted_by"]]) == (LANE, SPEAKER)
    further = rows_of((folder / "sources.csv").read_bytes())
    assert [row[further[0].index("title")] for row in further if "Of number 99" in row] == ["Of number 99"]


def test_from_an_empty_folder_to_ten_events_by_mouse(page: Page, begun: Path) -> None:
    for place, (title, date) in enumerate(EVENTS):
        page.locator("#add-event").click()
        page.locator("#edit-title").fill(title)
        page.locator("#edit-date").fill(date)
        for text in [source(place), *([source(99)] if place == 3 else [])]:
            page.locator("#edit-paste").fill(text)
            page.locator("[data-edit-cite]").click()
            expect(page.locator("#edit-paste")).to_have_value("")
        if not place:
            page.locator("#edit-dispute").fill(DISPUTE[0])
            page.locator("#edit-disputed_by").fill(DISPUTE[1])
        if place == 1:
            page.locator("#edit-picture").set_input_files(
                {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": picture()}
            )
            expect(page.locator("#edit-media")).not_to_have_value("")
            page.locator("#edit-media_alt").fill(PICTURE[0])
            page.locator("#edit-media_credit").fill(PICTURE[1])
        if place == 4:
            page.locator("#edit-lane").fill(LANE)
            page.locator("#edit-asserted_by").fill(SPEAKER)
        page.locator("#edit .primary").click()
        saved(page)
    whole(begun)
    names = ("events.csv", "sources.csv")
    assert through_an_office(begun, *names) == [rows_of((begun / name).read_bytes()) for name in names]


STOPS = """() => [...document.querySelectorAll('#edit :is(input, select, textarea, button, summary)')]
  .filter(node => node.checkVisibility()).map(node => node.id || node.dataset.editCite !== undefined && 'cite' || '')"""


HERE = "document.activeElement.id || (document.activeElement.dataset.editCite !== undefined && 'cite')"


def go(page: Page, name: str) -> None:
    """Walk with Tab to what stands further down in the form."""
    stops: list[str] = page.evaluate(STOPS)
    for _ in range(stops.index(name) - stops.index(page.evaluate(HERE))):
        page.keyboard.press("Tab")
    for _ in range(9):  # what is said meanwhile may have brought a button
        if page.evaluate(HERE) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(name)


def write(page: Page, name: str, text: str) -> None:
    go(page, name)
    page.keyboard.insert_text(text)


def test_from_an_empty_folder_to_ten_events_by_keyboard_alone(page: Page, begun: Path, tmp_path: Path) -> None:
    photo = tmp_path / "x.jpg"
    photo.write_bytes(picture())
    page.on("filechooser", lambda chooser: chooser.set_files(photo))
    for place, (title, date) in enumerate(EVENTS):
        while page.evaluate("document.activeElement.id") != "add-event":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#edit-title")).to_be_focused()
        page.keyboard.insert_text(title)
        if place == 4:
            write(page, "edit-lane", LANE)
        write(page, "edit-date", date)
        if place == 4:
            write(page, "edit-asserted_by", SPEAKER)
        for text in [source(place), *([source(99)] if place == 3 else [])]:
            if page.evaluate("document.activeElement.id") not in ("edit-date", "edit-asserted_by"):
                page.keyboard.press("Shift+Tab")
            write(page, "edit-paste", text)
            go(page, "cite")
            page.keyboard.press("Enter")
            expect(page.locator("#edit-paste")).to_have_value("")
        if not place:
            write(page, "edit-dispute", DISPUTE[0])
            write(page, "edit-disputed_by", DISPUTE[1])
        if place == 1:
            go(page, "edit-picture")
            page.keyboard.press("Enter")
            expect(page.locator("#edit-media_alt")).to_be_focused()
            page.keyboard.insert_text(PICTURE[0])
            write(page, "edit-media_credit", PICTURE[1])
        if page.evaluate("document.activeElement.tagName") != "INPUT":
            page.keyboard.press("Tab")  # from the button to a field
        page.keyboard.press("Enter")
        saved(page)
    whole(begun)
