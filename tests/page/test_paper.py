"""Paper: whatever is printed, from whatever window, is the whole window of the picture, legible, dark on white."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from rollout.layout.metrics import cut, overlaps
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options
from tests.csv_rows import csv_of
from tests.support.real import everything
from tests.support.scenes import resized
from tests.support.screens import SIZES, Screen

ZONE = "America/New_York"
# CSS px within margins of 11 mm.
PAGES = {"A4": (710, 1039), "A4 across": (1039, 710), "Letter": (733, 973), "Letter across": (973, 733)}
LEAST = 7 * 96 / 72  # px: seven points
WINDOW = {"2012", "2024"}
DRAWN = """() => {
  const box = node => ['left', 'top', 'right', 'bottom'].map(side => node.getBoundingClientRect()[side]);
  const drawn = [...document.querySelectorAll('#paper svg[role=img]')].find(one => one.getBoundingClientRect().width);
  const scale = drawn.getScreenCTM().a, place = drawn.viewBox.baseVal, {left, top} = drawn.getBoundingClientRect();
  const middle = (drawn.getBoundingClientRect().width - place.width * scale) / 2;
  const dark = text => {
    const [r, g, b] = getComputedStyle(text.querySelector('tspan') ?? text).fill.match(/[\\d.]+/g).map(Number);
    return (r + g + b) / 765;
  };
  return {
    room: [left + middle, top, left + middle + place.width * scale, top + place.height * scale],
    page: [innerWidth, innerHeight],
    words: [...drawn.querySelectorAll('text')].filter(text => text.getBoundingClientRect().width).map(text => {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      return {says: text.textContent, box: box(text), size, dark: dark(text)};
    }),
    shapes: drawn.querySelectorAll('path').length,
  };
}"""
ALONE = """() => [...document.querySelectorAll('h1, h2, h3, h4, dt')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).breakAfter !== 'avoid').map(one => one.textContent)"""
STANDS = """() => [rollout.timeline.window, location.href, document.querySelectorAll('#words .textpoint:not(.counted)')
  .length]"""


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = tmp_path_factory.mktemp("disk") / "page.html"
    page.write_bytes(make_html(everything(), Options()))
    return page.as_uri()


KINDS = {
    "page": ("laptop", ""),
    "dark": ("hall", "?theme=dark"),
    "details": ("laptop", "?event=ict-alarm-2019-08"),
    "hall": ("hall", "?hall=1"),
    "phone": ("phone", ""),
}


def checked(screen: Screen, window: set[str] = WINDOW) -> None:
    """Look at what each paper shows, as its browser lays it out, and that the screen shows the same as before."""
    before = screen.ask(STANDS)
    screen.ask("() => { dispatchEvent(new Event('beforeprint')); }")
    assert screen.ask(STANDS) == before
    screen.page.emulate_media(media="print")
    assert screen.ask(ALONE) == [], "It could stand alone at the foot of a page."
    for width, height in PAGES.values():
        screen.page.set_viewport_size({"width": width, "height": height})
        found = screen.ask(DRAWN)
        words = found["words"]
        assert window <= {one["says"] for one in words}
        assert len(words) > 5
        assert found["shapes"] > 10
        assert min(one["size"] for one in words) >= LEAST
        assert max(one["dark"] for one in words) < 0.45
        boxes = [one["box"] for one in words]
        assert cut(boxes, found["room"], 1) == 0
        assert overlaps(boxes, 1) == 0, words
        assert found["room"][3] <= height, "It stands on the first page."
        assert found["room"][2] <= width + 1
    screen.ask("() => { dispatchEvent(new Event('afterprint')); }")
    assert screen.ask("() => document.querySelector('#paper')") is None


@pytest.fixture(scope="module")
def kept_page(new_screen: Callable[..., Screen], live: str) -> Screen:
    """Return the one page that is printed from windows of several sizes."""
    return new_screen("laptop", live).open()


@pytest.fixture
def window(kept_page: Screen, passing_screen: Callable[..., Screen], live: str) -> Callable[[str], Screen]:
    """Return a function that gives a window of a size at its opening view; of a phone, which has fingers, its own."""

    def give(size: str) -> Screen:
        if size == "phone":
            return passing_screen(size, live).open()
        kept_page.page.emulate_media(media="screen")
        kept_page.leave()
        resized(kept_page, *SIZES[size])
        kept_page.rest()
        return kept_page.visit("")

    return give


@pytest.mark.parametrize("kind", KINDS)
def test_paper_shows_the_whole_window_legible_and_dark_on_white(window: Callable[[str], Screen], kind: str) -> None:
    size, query = KINDS[kind]
    checked(window(size).visit(query))


def test_paper_shows_the_scene_of_a_talk_and_what_is_said_of_it(window: Callable[[str], Screen]) -> None:
    screen = window("laptop")
    screen.page.click("#present")
    screen.until("document.documentElement.dataset.talk === '1'")
    screen.press("PageDown", "PageDown")
    said = screen.ask("() => document.querySelector('#caption h1').textContent")
    screen.ask("() => { dispatchEvent(new Event('beforeprint')); }")
    assert screen.ask("() => document.querySelector('#paper figcaption').textContent").startswith(said)
    screen.ask("() => { dispatchEvent(new Event('afterprint')); }")
    checked(screen, set())


def test_paper_shows_an_offline_page_too(passing_screen: Callable[..., Screen], offline: str) -> None:
    screen = passing_screen("laptop", offline)
    screen.page.goto(offline)
    screen.ask("() => eye.open()")
    checked(screen)
    screen.check()


@pytest.mark.parametrize(("paper", "across"), [("A4", False), ("A4", True), ("Letter", False), ("Letter", True)])
def test_a_browser_prints_the_picture_on_the_first_page(laptop: Screen, paper: str, across: bool) -> None:
    before = laptop.ask(STANDS)
    first = PdfReader(BytesIO(laptop.page.pdf(format=paper, landscape=across, page_ranges="1"))).pages[0]
    assert (first.mediabox.width > first.mediabox.height) == across
    text = first.extract_text()
    assert all(words in text for words in (*WINDOW, "Card rollout", "Close in time is not a documented link."))
    assert laptop.ask(STANDS) == before


def test_paper_that_cannot_hold_the_picture_says_where_the_handout_is(
    passing_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]]
) -> None:
    url, _ = serve_bytes(csv_of(*({"date": "2018", "lane": f"Lane {number}"} for number in range(40))))
    screen = passing_screen("hall", url).open("?hall=1")  # in type for a hall, as many lanes as are drawn
    screen.ask("() => { dispatchEvent(new Event('beforeprint')); }")
    assert screen.ask("() => document.querySelector('#paper')") is None
    screen.page.emulate_media(media="print")
    said = screen.ask("() => getComputedStyle(document.querySelector('header'), '::after').content")
    assert "handout" in said
    assert screen.ask("() => document.querySelector('#events').checkVisibility()")
