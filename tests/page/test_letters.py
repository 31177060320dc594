"""Where our face is refused, or a reader has a spacing or a least size of type of their own, no words meet others."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options
from tests.support.disk import Disk
from tests.support.real import everything
from tests.support.screens import WATCH, Screen

ZONE = "Asia/Kolkata"
# WCAG 2.2, 1.4.12: text spacing.
SPACED = """(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { letter-spacing: .12em !important; word-spacing: .16em !important }'
    + ' * { line-height: 1.5 !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})()"""
LAID = "rollout.timeline.meta.letters"
HAS = "() => rollout.timeline.meta.letters"
ASKED = """((asked, drawn) => ['wide', 'high', 'least'].every(one => asked[one] === drawn[one]))
  (rollout.stage.request(document.getElementById('page').parentElement), rollout.timeline.meta.letters ?? {})"""
KINDS = pytest.mark.parametrize("kind", ["refused", "spaced"])


def settled(screen: Screen) -> None:
    """Wait until the picture was laid out for the letters that were measured."""
    screen.until(ASKED.replace("\n", " "))
    screen.settle()


def faultless(screen: Screen) -> None:
    settled(screen)
    assert screen.ask("() => eye.faults('#timeline')") == []
    assert screen.ask("() => document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.fixture(scope="module")
def of_kind(new_screen: Callable[..., Screen], live: str) -> Callable[[str], Screen]:
    found: dict[str, Screen] = {}

    def give(kind: str) -> Screen:
        if kind not in found:
            screen = new_screen("laptop", live)
            if kind == "refused":
                screen.page.route("**/fonts/*", lambda route: route.abort())
            else:
                screen.page.add_init_script(SPACED)
            found[kind] = screen.open()
            screen.until(LAID)
        return found[kind]

    return give


@KINDS
@pytest.mark.parametrize("query", ["", "?from=2017-01-01&to=2019-12-31", "?hall=1", "?lane=Social+credit", "?q=card"])
def test_no_label_meets_another_or_is_cut_whatever_letters_a_reader_has(
    of_kind: Callable[[str], Screen], kind: str, query: str
) -> None:
    screen = of_kind(kind).visit(query)
    faultless(screen)
    assert screen.ask(HAS)["wide"] > 100
    assert len(screen.told()) >= 5


@KINDS
def test_no_label_of_a_talk_meets_another_whatever_letters_a_reader_has(
    of_kind: Callable[[str], Screen], kind: str
) -> None:
    screen = of_kind(kind).visit("")
    screen.page.click("#present")
    screen.until("document.documentElement.dataset.talk === '1'")
    for _ in range(4):
        faultless(screen)
        screen.press("PageDown")
    screen.press("Escape")


def test_a_spacing_that_comes_and_goes_is_followed(passing_screen: Callable[..., Screen], live: str) -> None:
    screen = passing_screen("laptop", live).open()
    usual = screen.told()
    assert screen.ask(HAS) is None
    screen.redrawn(lambda: screen.ask(SPACED))
    faultless(screen)
    screen.redrawn(lambda: screen.ask("() => { document.adoptedStyleSheets = []; }"))
    settled(screen)
    assert screen.ask(HAS) is None
    assert screen.told() == usual
    screen.check()


@pytest.fixture(scope="module")
def from_disk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the offline page, and the same with letters that no browser can read."""
    folder = tmp_path_factory.mktemp("disk")
    page = make_html(everything(), Options()).decode()
    texts = {"spaced": page, "refused": re.sub(r"(?<=data:font/woff;base64,)[^)]+", "AAAA", page)}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@KINDS
def test_no_label_of_an_offline_page_meets_another_whatever_letters_a_reader_has(
    passing_screen: Callable[..., Screen], from_disk: dict[str, Path], kind: str
) -> None:
    screen = passing_screen("laptop", from_disk[kind].as_uri())
    if kind == "spaced":
        screen.page.add_init_script(SPACED)
    disk = Disk(screen.page, screen.url).open()
    for query in ("?q=", "?hall=1", "?lane=Social+credit"):
        disk.visit(query)
        screen.until(LAID)
        faultless(screen)
        assert screen.ask(HAS)["wide"] > 100
        assert len(screen.told()) >= 5


@pytest.fixture
def least(launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """Return a browser whose reader has set that no type is smaller than 24 px."""
    browser = launch_browser(args=[*browser_type_launch_args["args"], "--blink-settings=minimumFontSize=24"])
    yield browser
    browser.close()


def test_a_least_size_of_type_holds_in_the_picture_too(least: Browser, live: str, from_disk: dict[str, Path]) -> None:
    page = least.new_page(viewport={"width": 1280, "height": 720})
    page.add_init_script(path=WATCH)
    for address in (live, from_disk["spaced"].as_uri()):
        page.goto(address)
        screen = Screen(page, address)
        screen.ask("() => eye.open()")
        screen.until(LAID)
        faultless(screen)
        assert screen.ask("() => rollout.timeline.graph.layout.font.size") == 24
        assert len(screen.told()) >= 5
