"""A list in the page, in a real browser: dropped, pasted or opened; asked about; taken away or written beside."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.page.test_access import AXE, RUN_AXE
from tests.support.screens import Lender, Screen, of_size
from tests.support.server import WRITING, Server, start

UNDECIDED = (
    "Date,Event,Group,E-mail\n03/04/2031,A court opens,North,marker@secret.example\n"
    "05/06/2031,A court closes,South,\n2032,A road is <b>finished</b>,North,\n,Nobody knows when,South,\n"
)
DROP = """([name, text, where]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const node = where ? document.querySelector(where) : document.body;
  for (const kind of ['dragover', 'drop'])
    node.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""
FITS = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def opened(
    lender: Lender,
    browser_context_args: dict[str, Any],
    live: str,
    own: object,  # its servers end after the pages, which ask them every second
) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens the page of lists of a server, in a context with further options."""
    screens: list[Screen] = []

    def begin(url: str = live, axe: bool = False, **options: Any) -> Screen:
        screens.append(lender.lend(url, of_size("laptop", browser_context_args, **options)))
        if axe:
            screens[-1].page.add_init_script(path=AXE)
        screens[-1].page.goto(f"{url}/import")
        return screens[-1]

    yield begin
    for each in screens:
        each.check()
        lender.take(each)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Callable[[str, str], Server]]:
    """Return a function that starts the program on a list, which it may write beside."""
    running: list[Server] = []

    def begin(name: str, text: str) -> Server:
        (tmp_path / "mine").mkdir()
        file = tmp_path / "mine" / name
        file.write_text(text, "utf-8")
        running.append(start(file, tmp_path / "log.txt", program=WRITING))
        return running[-1]

    yield begin
    for each in running:
        each.stop()


def dropped(page: Page, name: str = "courts.csv", text: str = UNDECIDED, where: str = "") -> None:
    page.evaluate(DROP, [name, text, where])
    expect(page.locator("#heading h1")).to_have_text(name)


def answered(page: Page) -> None:
    """Say by keyboard alone that the day comes first."""
    page.locator("input[data-question=day-first]").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".sum b")).to_have_text("3 events")


def taken(page: Page, then: Callable[[], None] = lambda: None) -> dict[str, bytes]:
    with page.expect_download() as heard:
        page.click("#take")
        then()
    assert heard.value.suggested_filename == "courts-timeline.zip"
    with ZipFile(io.BytesIO(Path(heard.value.path()).read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_dropped_list_is_shown_asked_about_and_taken_away(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    expect(page.locator(".kind")).to_have_text("This looks like a table (CSV): 4 columns, 3 events.")
    expect(page.locator("#waiting li")).to_have_count(2)
    expect(page.locator("#refused li")).to_contain_text("Nobody knows when")
    expect(page.locator("#picture svg")).to_contain_text("North")
    answered(page)
    assert page.evaluate("() => document.activeElement.value") == "true"  # who answers by keyboard stays there
    expect(page.locator("#waiting")).to_have_count(0)
    expect(page.locator("#picture svg")).to_contain_text("A court opens")
    expect(page.locator("#first-events .item-date").first).to_have_text("3 April 2031")
    files = taken(page)
    assert set(files) == {"courts-timeline/events.csv", "courts-timeline/courts.csv.import.json"}
    assert b"2031-04-03,A court opens" in files["courts-timeline/events.csv"]


def test_another_answer_is_read_at_once_and_one_can_be_taken_back(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    answered(page)
    page.check("input[data-question=day-first][value=false]")
    expect(page.locator("#first-events .item-date").first).to_have_text("4 March 2031")
    page.click("[data-clear-answer=day-first]")
    expect(page.locator("#waiting li")).to_have_count(2)


def test_a_column_can_be_another_or_left_out_and_a_private_one_stays_off_the_screen(
    opened: Callable[..., Screen],
) -> None:
    page = opened().page
    dropped(page)
    answered(page)
    assert "marker" not in page.content()
    page.select_option("[data-column=Group]", "place")
    expect(page.locator("#first-events .item-who").first).to_contain_text("Events")
    page.select_option("[data-column=E-mail]", "leave out")
    expect(page.locator("[data-column=E-mail]")).to_have_value("leave out")
    expect(page.locator("#room")).not_to_have_attribute("aria-busy", "true")
    assert not [name for name, data in taken(page).items() if b"marker" in data]
    page.select_option("[data-column=Group]", "lane")
    expect(page.locator("#first-events .item-who").first).to_contain_text("North")


def test_lines_are_pasted_into_the_field_or_onto_the_page(opened: Callable[..., Screen]) -> None:
    page = opened().page
    page.fill("#pasted", "4 March 2031 – A court opens\nMay 2031 – A court closes\n")
    page.click("#read-pasted")
    expect(page.locator(".sum b")).to_have_text("2 events")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData('text', '2033 - A road');
          document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
        }"""
    )
    expect(page.locator(".sum b")).to_have_text("1 event")


def test_a_list_is_opened_by_the_button_and_again_by_the_address(opened: Callable[..., Screen]) -> None:
    page = opened().page
    with page.expect_file_chooser() as chooser:
        page.click(".drop-zone .open-list")
    chooser.value.set_files({"name": "courts.csv", "mimeType": "text/csv", "buffer": UNDECIDED.encode()})
    expect(page.locator("#heading h1")).to_have_text("courts.csv")
    page.reload()
    expect(page.locator("#heading h1")).to_have_text("courts.csv")
    page.go_back()
    expect(page.locator(".drop-zone")).to_be_visible()


def test_a_list_that_is_dropped_on_a_timeline_leads_to_its_page(laptop: Screen) -> None:
    laptop.page.evaluate(DROP, ["courts.csv", UNDECIDED, "#timeline"])
    expect(laptop.page.locator("#heading h1")).to_have_text("courts.csv")
    laptop.open()
    laptop.page.evaluate(DROP, ["courts.pdf", "%PDF-1.7", "#timeline"])
    expect(laptop.page.locator(".drop-wrong")).to_contain_text("PDF")
    laptop.wrong.clear()  # Chromium notes the answer 422 on its console
    laptop.open()


def test_what_is_no_list_or_too_large_is_said_and_what_stands_stays(opened: Callable[..., Screen]) -> None:
    screen = opened()
    page = screen.page
    dropped(page)
    page.evaluate(DROP, ["bad.pdf", "%PDF-1.7", ""])
    expect(page.locator("#wrong")).to_contain_text("PDF")
    page.evaluate(DROP, ["big.csv", "x" * 8_000_001, ""])
    expect(page.locator("#wrong")).to_contain_text("larger than 8 MB")
    expect(page.locator("#heading h1")).to_have_text("courts.csv")
    screen.wrong.clear()  # Chromium notes the answer 422 on its console


def test_the_programs_own_list_is_written_beside_itself_once(
    opened: Callable[..., Screen], own: Callable[[str, str], Server], tmp_path: Path
) -> None:
    screen = opened(own("courts.csv", UNDECIDED).url)
    page = screen.page
    expect(page.locator("#heading h1")).to_have_text("courts.csv")
    answered(page)
    page.click("#write-beside")
    expect(page.locator("#said")).to_contain_text("Written: courts-timeline, with events.csv")
    written = tmp_path / "mine" / "courts-timeline"
    assert {each.name for each in written.iterdir()} == {"events.csv", "courts.csv.import.json"}
    (written / "events.csv").write_text("mine")
    page.click("#write-beside")
    expect(page.locator("#said")).to_contain_text("stands there already")
    assert (written / "events.csv").read_text() == "mine"
    screen.wrong.clear()  # Chromium notes the answer 409 on its console
    page.goto(f"{screen.url}/")
    expect(page.locator("#events li")).to_have_count(3)


def test_days_are_the_same_days_in_another_time_zone(opened: Callable[..., Screen]) -> None:
    drawn = []
    for zone in ("UTC", "Pacific/Auckland"):
        page = opened(timezone_id=zone).page
        dropped(page)
        answered(page)
        expect(page.locator("#picture svg")).to_contain_text("A court opens")
        drawn.append(
            [page.locator(each).inner_html() for each in ("#picture", "#first-events", "#forms", "#questions")]
        )
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(
    ("size", "scheme"), [((1280, 720), "light"), ((1024, 576), "dark"), ((390, 844), "light"), ((390, 844), "dark")]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    opened: Callable[..., Screen], size: tuple[int, int], scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip("npm is missing, so axe-core cannot be had.")
    page = opened(axe=True, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme).page
    expect(page.locator(".drop-zone")).to_be_visible()
    assert page.evaluate(RUN_AXE, False) == []
    assert page.evaluate(FITS)
    dropped(page)
    expect(page.locator("#picture svg")).to_be_visible()
    expect(page.locator("#room")).to_have_css("opacity", "1")  # it is pale until its picture has come
    assert page.evaluate(RUN_AXE, False) == []
    assert page.evaluate(FITS)
