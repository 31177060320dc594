"""Names that are read from the right: whatever a file holds, no number or sign beside a name jumps to its other end."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from rollout.evidence.reader import read
from rollout.outputs.changes.compare import compare
from rollout.outputs.changes.page import page as changes_page
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, csv_of
from tests.support.screens import Screen
from tests.support.server import Server, start

NAMES = {
    "title": "חדשות 1",
    "summary": "תקציר 2",
    "label": "תווית 3",
    "place": "לאסה 4",
    "asserted_by": "דובר 5",
    "dispute": "מחלוקת 6",
    "disputed_by": "https://example.org/no",
    "source_title": "מקור 7",
    "source_publisher": "הוצאה 8",
    "source_note": "הערה 9",
    **COUNTED,
    "unit": "כרטיסים",
    "scope": "לאסה",
}
FILE = csv_of(
    {**NAMES, "lane": "מסלול 1", "date": "2012"},
    {**NAMES, "lane": "שני 2", "date": "2014", "source_url": "", "notes": "לזכור 10"},
    {**NAMES, "lane": "مسار 3", "date": "2016", "title": "خبر 11"},
)
TALK = "title,focus,notes\nסצנה 12,row-2,הערה 13\nסצנה 14,row-3 row-4,\n"
# Text read from the right must stand by itself: in an element that isolates it, or within signs that do.
LOOSE = """() => {
    const turned = /[\\u0590-\\u08ff]/, found = [];
    const elsewhere = 'bdi, [dir=auto], option[dir], svg text, script, noscript, template';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const {data, parentElement: parent} = walker.currentNode;
        const loose = turned.test(data.replace(/\\u2068[^\\u2069]*\\u2069/g, ''));
        if (loose && !parent.closest(elsewhere)) found.push(`${parent.tagName}#${parent.closest('[id]')?.id}: ${data}`);
    }
    // And by itself alone: with our words in its element, these would stand at its other end.
    for (const one of document.querySelectorAll('bdi'))
        if (turned.test(one.textContent) && one.textContent.includes('(state media)')) found.push(one.outerHTML);
    return found;
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("names")
    (folder / "talks").mkdir()
    (folder / "talks" / "שיחה.csv").write_text(TALK, "utf-8")
    file = folder / "events.csv"
    file.write_bytes(FILE)
    running = start(file, folder / "log.txt")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kept_page(served: Server, new_screen: Callable[..., Screen]) -> Screen:
    """Return the one page of these names."""
    return new_screen("laptop", served.url).open()


@pytest.fixture
def screen(kept_page: Screen) -> Iterator[Screen]:
    """Return that page at its opening view, whatever a test before has left: a talk, its window, the preparation."""
    left(kept_page)
    yield kept_page
    kept_page.check()


def left(screen: Screen) -> None:
    """Leave talk and preparation, and show the opening view."""
    screen.leave()
    close = screen.page.get_by_label("Close the preparation")
    if close.is_visible():
        screen.redrawn(close.click)
    screen.rest()
    screen.visit("")


def test_a_name_read_from_the_right_stands_in_isolation_everywhere_on_the_page(screen: Screen) -> None:
    screen.visit("?event=row-2")
    box = screen.page.locator("#words .textpoint:not(.counted) text").first.bounding_box()
    assert box
    screen.page.mouse.move(box["x"] + 5, box["y"] + 5)
    screen.until("!document.getElementById('card').hidden")
    screen.page.click("#filter")
    assert screen.ask(LOOSE) == []
    screen.visit("?q=אין")
    assert screen.ask(LOOSE) == []


def test_no_number_jumps_before_the_name_it_follows(screen: Screen) -> None:
    screen.page.click("#filter")
    for name, number in (("#heads h2 > bdi", "#heads h2 > span"), ("#filters bdi", "#filters .many")):
        boxes = zip(screen.page.locator(name).all(), screen.page.locator(number).all(), strict=False)
        for one, other in boxes:
            left, right = one.bounding_box(), other.bounding_box()
            assert left
            assert right
            assert left["x"] + left["width"] <= right["x"] + 1


def test_a_name_read_from_the_right_stands_in_isolation_in_a_talk_and_its_preparation(screen: Screen) -> None:
    screen.visit("?talk=שיחה")
    screen.until("document.documentElement.dataset.talk === '1'")
    for key in ("s", "s", "PageDown", "q"):
        screen.page.keyboard.press(key)
        assert screen.ask(LOOSE) == []
    with screen.page.expect_popup() as opened:
        screen.page.keyboard.press("p")
    opened.value.wait_for_selector("#lit p")
    assert opened.value.evaluate(LOOSE) == []
    opened.value.close()
    left(screen)
    screen.more("preparing")
    screen.page.select_option("#prepare-from", "שיחה")
    screen.page.click("[data-do=begin]")
    screen.page.wait_for_selector("#scenes li")
    screen.page.click("[data-act=down]")
    assert screen.ask(LOOSE) == []


def test_a_name_read_from_the_right_stands_in_isolation_on_pages_that_are_handed_out(page: Page) -> None:
    new, old = read(FILE), read(csv_of({**NAMES, "lane": "מסלול 1", "date": "2013"}))
    made = make_site(edition(new, View()), Options())
    whole = [data.decode() for path, data in made.items() if path.endswith(".html") and path.startswith("event/")]
    for text in (*whole, changes_page(compare(old, new)).decode()):
        page.set_content(text)
        page.evaluate("() => document.querySelector('footer').remove()")  # what is said of the file as a whole
        assert page.evaluate(LOOSE) == []
