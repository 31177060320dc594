"""A site in real Chromium, from a sub-folder of a plain web host and from disk: it works, and asks for nothing else."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rollout.outputs.site.folder import settle
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support.real import everything
from tests.support.screens import WATCH

DATASET = everything().dataset
SOME = View(lanes=(DATASET.lanes[1],))


class Quiet(SimpleHTTPRequestHandler):
    """A plain web host that keeps no record."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("host")
    (top / "deep").mkdir()
    settle(top / "deep" / "site", make_site(edition(DATASET, SOME), Options()))
    return top / "deep" / "site"


ASKED: dict[Page, list[str]] = {}


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder.parent.parent)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/deep/site/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def visit(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address in a window of its own; `asked(page)` has every request and error."""
    contexts: list[BrowserContext] = []

    def begin(url: str, **options: Any) -> Page:
        contexts.append(browser.new_context(**{**browser_context_args, **options}))
        contexts[-1].add_init_script(path=WATCH)
        page = contexts[-1].new_page()
        heard = ASKED[page] = []
        page.on("request", lambda one: heard.append(one.url))
        page.on("console", lambda said: heard.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(url)
        return page

    yield begin
    for context in contexts:
        context.close()


def asked(page: Page) -> list[str]:
    return ASKED[page]


def test_the_page_needs_one_request_and_keeps_its_view_in_its_address(visit: Callable[..., Page], host: str) -> None:
    page = visit(f"{host}?disputed=1")
    page.evaluate("() => eye.open()")
    assert asked(page) == [f"{host}?disputed=1"]
    page.click("#filter")
    page.click("[data-clear]")
    page.evaluate("() => eye.settled()")
    assert page.evaluate("() => location.href") == host
    assert page.evaluate("() => eye.says") == []


@pytest.fixture(scope="module")
def offering(visit: Callable[..., Page], host: str) -> Page:
    """Return the one page from which files are taken away, with what it offers shown."""
    page = visit(host)
    page.evaluate("() => eye.open()")
    page.click("#download")
    return page


@pytest.mark.parametrize("ending", ["csv", "pdf", "png"])
def test_what_is_taken_away_is_the_file_that_stands_beside_the_page(
    offering: Page, folder: Path, tmp_path: Path, ending: str
) -> None:
    with offering.expect_download() as taken:
        offering.click(f".offer[data-ending={ending}] >> nth=0")
    taken.value.save_as(tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() in [path.read_bytes() for path in (folder / "data").iterdir()]
    assert offering.evaluate("() => eye.faults('#downloads')") == []


def test_an_event_can_be_read_and_left_for_the_timeline_and_back_without_javascript(
    visit: Callable[..., Page], host: str
) -> None:
    page = visit(host, java_script_enabled=False)
    expect(page.locator("#events a").first).to_be_visible()
    page.locator("#events a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_url(f"{host}event/*")
    page.get_by_text("On the timeline").click()
    page.wait_for_url(f"{host}index.html?event=*")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_word_of_a_plain_page_leaves_its_screen(visit: Callable[..., Page], host: str, width: int) -> None:
    for path in (
        f"event/{max(DATASET.events, key=lambda one: len(one.title) * (one.lane == SOME.lanes[0])).id}",
        "embed",
    ):
        page = visit(f"{host}{path}.html", viewport={"width": width, "height": 844})
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert [one for one in asked(page) if not one.startswith(host)] == []


def test_from_disk_the_page_of_an_event_leads_to_its_place_on_the_timeline(
    visit: Callable[..., Page], folder: Path
) -> None:
    event = next(one for one in DATASET.events if one.lane == SOME.lanes[0])
    page = visit((folder / "event" / f"{event.id}.html").as_uri(), offline=True)
    page.get_by_text("On the timeline").click()
    page.evaluate("() => eye.open()")
    expect(page.locator("#details h2")).to_contain_text(event.title)


def test_it_can_be_shown_within_another_page(visit: Callable[..., Page], host: str, folder: Path) -> None:
    shown = f'<link rel="icon" href="data:,"><iframe src="{host}index.html" width="1200" height="700"></iframe>'
    (folder.parent / "other.html").write_text(shown)
    page = visit(host.replace("site/", "other.html"))
    frame = page.frame_locator("iframe")
    expect(frame.locator("#counts")).to_contain_text("named", timeout=20000)
    assert [one for one in asked(page) if "error" in one] == []
