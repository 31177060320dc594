"""The wheel over the picture: what the picture cannot use goes to the page around it, and with Ctrl to the browser."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Frame, Page

from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.page.test_site import Quiet
from tests.support.events import dataset

ROWS = tuple({"date": str(year)} for year in range(1995, 2025))
DRAWN = "() => !!window.rollout?.timeline?.meta && document.querySelectorAll('#events li').length > 0"


@pytest.fixture
def host(page: Page, tmp_path: Path) -> Iterator[Page]:
    """Return a page that shows the timeline in a frame, with much above and below it."""
    (tmp_path / "grid.html").write_bytes(make_html(edition(dataset(*ROWS), View()), Options()))
    (tmp_path / "host.html").write_text(
        '<body style="margin: 0"><iframe src="grid.html" width="1200" height="640"></iframe>' + "<p>text</p>" * 200,
        "utf-8",
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/host.html")
    frame = framed(page)
    frame.wait_for_selector("#events li")
    frame.wait_for_selector("#timeline .nsewdrag", state="attached")
    page.mouse.move(600, 300)
    yield page
    server.shutdown()
    server.server_close()


def framed(page: Page) -> Frame:
    return page.frames[1]


def days(page: Page) -> float:
    found: float = framed(page).evaluate("() => rollout.timeline.window[1] - rollout.timeline.window[0]")
    return found


def turn(page: Page, by: int, times: int = 1) -> None:
    for _ in range(times):
        page.mouse.wheel(0, by)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def scrolled(page: Page) -> float:
    found: float = page.evaluate("() => scrollY")
    return found


def test_a_turn_that_the_picture_cannot_use_scrolls_the_page_that_shows_it_in_a_frame(host: Page) -> None:
    framed(host).evaluate("() => rollout.timeline.show(...rollout.timeline.meta.span)")
    whole = days(host)
    turn(host, 100, 3)
    host.wait_for_function("() => scrollY > 0")  # the picture now stands higher, but still under the pointer
    assert framed(host).evaluate("() => scrollY") == 0
    assert days(host) == whole


def test_a_turn_that_the_picture_can_use_is_its_own_and_ends_there(host: Page) -> None:
    framed(host).evaluate("() => rollout.timeline.show(...rollout.timeline.meta.span)")
    whole = days(host)
    turn(host, -100, 5)
    assert days(host) < whole
    assert scrolled(host) == 0


def test_with_ctrl_the_wheel_is_the_browsers_and_two_fingers_on_a_pad_are_the_pictures(host: Page) -> None:
    before = days(host)
    turned = (
        "delta => document.querySelector('#timeline .nsewdrag').dispatchEvent(new WheelEvent('wheel', "
        "{deltaY: delta, ctrlKey: true, clientX: 600, clientY: 300, bubbles: true, cancelable: true}))"
    )
    assert framed(host).evaluate(turned, 100)  # nobody has kept the browser from it
    assert days(host) == before
    assert not framed(host).evaluate(turned, -4.5)
    framed(host).wait_for_selector("#timeline.moved")
    assert days(host) < before


def test_the_keys_scroll_the_frame_again_after_the_wheel_went_by(host: Page) -> None:
    framed(host).evaluate("() => rollout.timeline.show(...rollout.timeline.meta.span)")
    turn(host, 100, 2)
    framed(host).evaluate("() => document.getElementById('events').focus()")
    host.keyboard.press("ArrowDown")
    assert framed(host).evaluate("() => document.documentElement.style.overflow") == ""
