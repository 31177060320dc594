"""What the page keeps from others in effect, not only in words: headers do what they say, and nothing is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.support.screens import Screen

OTHER = "http://127.0.0.1:9/"  # another origin on this machine; nothing listens there, the browser is answered here
FRAME = "<!doctype html><title>x</title><iframe id=f src='{url}/'></iframe>"
PICTURE = """async url => new Promise(done => {
  const image = new Image();
  image.onload = () => done('shown');
  image.onerror = () => done('refused');
  image.src = url + '/assets/icon.svg';
})"""


def other(page: Page, body: str) -> Page:
    """Return the page at another origin, with a body of that origin."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=body)

    page.context.route(OTHER + "**", answer)
    page.goto(OTHER)
    return page


def test_no_page_of_another_origin_can_frame_ours(page: Page, live: str) -> None:
    shown = other(page, FRAME.format(url=live))
    page.wait_for_load_state("networkidle")
    (frame,) = (frame for frame in shown.frames if frame != shown.main_frame)
    assert not frame.url.startswith(live)
    assert frame.locator("#timeline").count() == 0


def test_no_page_of_another_origin_can_use_our_files_or_read_our_state(page: Page, live: str) -> None:
    shown = other(page, "<!doctype html><title>x</title>")
    assert shown.evaluate(PICTURE, live) == "refused"
    assert shown.evaluate("url => fetch(url + '/state').then(() => 'read', () => 'refused')", live) == "refused"


def test_a_page_that_opens_ours_keeps_no_hold_of_it(page: Page, live: str) -> None:
    shown = other(page, "<!doctype html><title>x</title>")
    with page.context.expect_page() as opened:
        shown.evaluate("url => { window.held = open(url); }", live + "/")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("() => window.opener") is None
    assert shown.evaluate("() => held.closed") is True


@pytest.fixture(scope="module")
def spare(new_screen: Callable[..., Screen], live: str) -> Screen:
    """Return a page for what may leave its marks on it and takes nothing from what others left."""
    return new_screen("phone", live, own=True).open()


def test_our_page_can_be_given_no_script_no_frame_and_no_other_base(spare: Screen) -> None:
    tried = spare.ask("""async () => {
      const add = (tag, given) => document.body.appendChild(Object.assign(document.createElement(tag), given));
      add('script', {textContent: 'window.__pwned = 1'});
      add('script', {src: 'data:text/javascript,window.__pwned=1'});
      add('div', {}).setAttribute('onclick', 'window.__pwned=1');
      document.body.lastChild.click();
      add('iframe', {src: 'data:text/html,x'});
      const base = document.head.appendChild(Object.assign(document.createElement('base'), {href: 'http://127.0.0.1:9/'}));
      const moved = document.baseURI.includes(':9/');
      base.remove();
      let evaluated = 'no'; // in a task of the page: what the test itself asks may evaluate
      await new Promise(done => setTimeout(() => {
        try { evaluated = new Function('return "yes"')(); } catch { /* as it should be */ }
        done();
      }));
      return [window.__pwned, moved, evaluated];
    }""")
    assert tried == [None, False, "no"]
    for directive in ("script-src", "frame-src", "base-uri"):
        spare.until(f"eye.says.some(one => one.startsWith('{directive}'))")
    assert spare.ask("() => window.__pwned") is None
    spare.ask("() => eye.says.splice(0)")


def test_our_page_may_use_no_camera_no_microphone_and_no_place(spare: Screen) -> None:
    for name in ("camera", "microphone", "geolocation"):
        assert spare.ask("name => document.featurePolicy.allowsFeature(name)", name) is False
    denied = (
        "() => new Promise(done => navigator.geolocation.getCurrentPosition(() => done(0), fault => done(fault.code)))"
    )
    assert spare.ask(denied) == 1


def test_the_page_says_to_nobody_where_it_was_and_keeps_nothing(laptop: Screen) -> None:
    told: list[str] = []
    laptop.page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    laptop.open("?q=card").visit("")
    assert len(told) > 10
    assert set(told) == {""}
    assert laptop.page.context.cookies() == []
    kept = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert laptop.ask(kept) == [0, 0, 0]
    assert laptop.ask("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_a_search_is_not_sent_anywhere_when_enter_is_pressed(laptop: Screen) -> None:
    laptop.page.locator("#search").fill("card")
    laptop.page.keyboard.press("Enter")
    laptop.until("rollout.address.read().get('q') === 'card'")
    assert laptop.address().startswith(laptop.url + "/?")
    laptop.page.locator("#search").fill("")
    laptop.until("!rollout.address.read().has('q')")


def test_the_search_stands_in_a_form_that_browsers_take_for_a_search(laptop: Screen) -> None:
    fields = "() => [...document.querySelectorAll('input')].map(field => field.form?.getAttribute('action') ?? null)"
    assert set(laptop.ask(fields)) == {"/search"}
