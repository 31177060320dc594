"""Narrow windows: nothing is cut and nothing scrolls sideways, however long a word is."""

from collections.abc import Callable, Iterator

import pytest

from tests.csv_rows import csv_of
from tests.support.screens import Screen
from tests.support.server import Server, start

LONG = "Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft"
FILE = csv_of(
    {
        **dict.fromkeys(("title", "lane", "place", "asserted_by", "source_title", "source_publisher"), LONG[:80]),
        **dict.fromkeys(("summary", "dispute"), LONG * 4),
        "label": LONG[:32],
        "disputed_by": f"https://example.org/{LONG * 3}",
        "source_url": f"https://example.org/{LONG * 3}",
    },
    {"date": LONG, "title": LONG},
    {"date": "2019", "lane": LONG[:79]},
)
WIDE = "() => document.documentElement.scrollWidth - innerWidth"
OUT = """() => [...document.querySelectorAll('.tools :is(button, input), #presets button')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)
    .map(one => one.id || one.textContent)"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("narrow") / "events.csv"
    file.write_bytes(FILE)
    running = start(file, file.with_name("log.txt"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kept_screen(new_screen: Callable[..., Screen], served: Server) -> Screen:
    return new_screen("laptop", served.url).open()


def resized(screen: Screen, width: int, height: int) -> None:
    screen.redrawn(lambda: screen.page.set_viewport_size({"width": width, "height": height}))


@pytest.mark.parametrize("width", [320, 360, 390, 480, 600, 700, 701, 744, 768, 803, 900, 960, 1024, 1100])
def test_no_word_however_long_makes_a_page_wider_than_its_window(kept_screen: Screen, width: int) -> None:
    resized(kept_screen, width, 1024)
    kept_screen.visit("?event=row-2")
    kept_screen.page.click("#filter")
    assert kept_screen.ask(WIDE) <= 0
    assert kept_screen.ask(OUT) == []
    kept_screen.page.click("#filter")
    kept_screen.page.click("#download")
    assert kept_screen.ask(WIDE) <= 0
    kept_screen.page.click("#download")
    kept_screen.visit("?q=zzz")
    assert kept_screen.ask(WIDE) <= 0
    kept_screen.check()


@pytest.mark.parametrize("width", [320, 390, 600, 700, 768, 900, 1100])
def test_a_talk_of_long_words_cuts_none_of_them_at_any_width(kept_screen: Screen, width: int) -> None:
    kept_screen.visit("")
    resized(kept_screen, width, 1024)
    kept_screen.visit("?talk=headlines")
    kept_screen.until("document.documentElement.dataset.talk === '1'")
    assert kept_screen.ask(WIDE) <= 0
    assert kept_screen.ask("() => eye.faults('#caption')") == []
    kept_screen.press("s")
    assert kept_screen.ask("() => eye.faults('#talk-sources')") == []
    kept_screen.press("s", "Escape")
    kept_screen.check()
