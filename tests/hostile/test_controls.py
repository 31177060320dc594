"""The hostile text is hostile: in a page that takes it for markup it runs, asks other hosts, and the watch sees it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route

from tests.support.payloads import LEAK, LEAKS, SCRIPTS

pytestmark = pytest.mark.long
BARE = "http://127.0.0.1:9/"  # nothing listens there; the browser is answered here
TOUCH = """() => {
  for (const node of document.querySelectorAll('*'))
    for (const kind of ['mouseover', 'mouseenter', 'pointerenter', 'pointermove', 'click', 'wheel', 'copy', 'keydown',
      'contextmenu', 'dragstart', 'input', 'beforeinput', 'submit', 'reset', 'search', 'focusin'])
      node.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def bare(new_context: Callable[..., BrowserContext]) -> tuple[Page, list[str], list[str]]:
    """Return a page that shows what it is given as markup, the list to put that into, and what it asked for."""
    context, body, asked = new_context(), [""], list[str]()
    context.on("request", lambda request: asked.append(request.url))

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=body[0] if route.request.url == BARE else "")

    context.route("**/*", answer)
    return context.new_page(), body, asked


def test_most_scripts_run_in_a_page_that_takes_them_for_markup(
    bare: tuple[Page, list[str], list[str]],
    outside_requests: list[str],
    record_property: Callable[[str, object], None],
) -> None:
    page, body, _ = bare
    ran = []
    for text in SCRIPTS:
        body[0] = f"<!doctype html><title>x</title><body>{text}"
        page.goto(BARE)
        with suppress(Error):  # a page that leads away by itself
            page.evaluate(TOUCH)
            if page.evaluate("() => window.__pwned === 1"):
                ran.append(text)
    outside_requests.clear()
    record_property("ran", f"{len(ran)} of {len(SCRIPTS)}")
    assert len(ran) >= 100


def test_most_leaks_ask_another_host_from_a_page_that_takes_them_for_markup(
    bare: tuple[Page, list[str], list[str]],
    outside_requests: list[str],
    record_property: Callable[[str, object], None],
) -> None:
    page, body, asked = bare
    leaked = []
    for text in LEAKS:
        asked.clear()
        body[0] = f"<!doctype html><title>x</title><body>{text}"
        page.goto(BARE, wait_until="load")
        with suppress(Error):
            page.evaluate(TOUCH)
        if any(LEAK in url for url in asked):
            leaked.append(text)
    outside_requests.clear()
    record_property("asked", f"{len(leaked)} of {len(LEAKS)}")
    assert len(leaked) >= 40
