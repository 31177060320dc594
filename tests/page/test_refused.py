"""A browser that keeps nothing, and a frame in a sandbox: everything works but the remembering."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.page.test_site import Quiet
from tests.support.events import dataset
from tests.support.screens import Screen

REFUSE = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, {get() { throw new DOMException(`No ${name}`, 'SecurityError'); }});"""
TALK = b"title,focus\nOne,row-2\nTwo,row-3\n"
ROWS = ({"date": "2016-05"}, {"date": "2018", "lane": "Iron Grid"})


@pytest.fixture
def refused(passing_screen: Callable[..., Screen], live: str) -> Iterator[Screen]:
    """Return the served page in a browser that refuses to keep anything."""
    screen = passing_screen("laptop", live)
    screen.page.add_init_script(REFUSE)
    yield screen.open()
    screen.check()


def test_a_talk_is_given_and_left_where_nothing_is_kept(refused: Screen) -> None:
    refused.visit("?talk=headlines")
    caption = refused.page.locator("#caption")
    refused.until("document.documentElement.dataset.talk === '1'")
    expect(caption.locator(".place")).to_contain_text("1 of")
    with refused.page.expect_popup() as opening:
        refused.page.keyboard.press("p")
    expect(opening.value.locator("#place")).to_contain_text("1 of")  # only then it hears keys
    opening.value.keyboard.press("PageDown")
    expect(caption.locator(".place")).to_contain_text("2 of")
    refused.page.keyboard.press("Escape")
    expect(refused.page.locator("header h1")).to_be_visible()


def test_an_address_that_the_browser_lets_fall_is_meant_all_the_same_and_written_later(laptop: Screen) -> None:
    laptop.ask("() => { window.really = history.replaceState; history.replaceState = () => {}; }")
    laptop.act("show", 17_000, 18_000)
    laptop.until("rollout.address.read().get('from') === '2016-07-18'")
    assert "from=" not in laptop.address()
    laptop.ask("() => { history.replaceState = window.really; }")
    laptop.until("location.search.includes('from=2016-07-18')")
    laptop.ask("() => { history.replaceState = () => {}; }")
    laptop.act("show", 17_100, 18_000)
    laptop.until("rollout.address.read().get('from') === '2016-10-26'")
    laptop.ask("() => { history.replaceState = window.really; }")
    laptop.visit("?from=2018-01-01&to=2019-01-01")
    assert "from=2018-01-01" in laptop.address()
    laptop.until("rollout.address.read().get('from') === '2018-01-01'")


def test_a_talk_is_prepared_and_given_where_nothing_is_kept(refused: Screen) -> None:
    refused.more("preparing")
    refused.page.click("#add-scene")
    expect(refused.page.locator("#scenes li")).to_have_count(1)
    refused.page.click("[data-do=give]")
    refused.until("document.documentElement.dataset.talk === '1'")
    refused.page.keyboard.press("Escape")
    expect(refused.page.locator("#scenes li")).to_have_count(1)
    refused.page.keyboard.press("?")
    refused.page.locator("#keys input").click()


HANDED = """<iframe width="1200" height="700"></iframe><script>
    const frame = document.querySelector('iframe');
    fetch('page.html').then(found => found.text()).then(text => { WAY; });</script>"""
FRAMES = {
    "of a file in a sandbox": '<iframe sandbox="allow-scripts" src="page.html" width="1200" height="700"></iframe>',
    "of a text": HANDED.replace("WAY", "frame.srcdoc = text"),
    "of a text in a sandbox": HANDED.replace("WAY", "frame.sandbox = 'allow-scripts'; frame.srcdoc = text"),
    "of a preview": HANDED.replace("WAY", "frame.src = URL.createObjectURL(new Blob([text], {type: 'text/html'}))"),
}


@pytest.fixture(params=FRAMES.values(), ids=list(FRAMES))
def framed(page: Page, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[FrameLocator]:
    """Return the page as one file in a frame that may run scripts and little else, or has no address to change."""
    (tmp_path / "page.html").write_bytes(make_html(edition(dataset(*ROWS), View()), Options(talk=TALK)))
    (tmp_path / "host.html").write_text(request.param, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/host.html")
    yield page.frame_locator("iframe")
    server.shutdown()
    server.server_close()
    assert wrong == []


def test_in_a_frame_the_page_is_read_searched_and_its_talk_given(page: Page, framed: FrameLocator) -> None:
    expect(framed.locator("#events li")).to_have_count(2)
    framed.locator("#search").fill("row-3")
    expect(framed.locator("#events li:not([hidden])")).to_have_count(1)
    framed.locator("#search").fill("")
    framed.locator("#present").click()
    expect(framed.locator("#caption h1")).to_have_text("One")
    page.keyboard.press("PageDown")
    expect(framed.locator("#caption h1")).to_have_text("Two")
    page.keyboard.press("b")
    expect(framed.locator("#talk-black")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect(framed.locator("header h1")).to_be_visible()
    framed.locator("#more").click()
    framed.locator("#copy").click()
    expect(framed.locator("#copy")).to_have_text("Link copied")
