"""Pages kept open for a run, a file or a test, watched for outside requests, errors and dialogs."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    ViewportSize,
    expect,
)

from tests.support import outside
from tests.support.server import Server, start

WATCH = Path(__file__).with_name("watch.js")
SIZES = {"laptop": (1280, 720), "hall": (1920, 1080), "phone": (390, 844), "tablet": (1024, 768)}
WALK = """() => {
  const plot = document.activeElement, ids = [];
  const now = () => document.querySelector('#events [aria-current]').dataset.go;
  const key = name => plot.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true}));
  while (!said.textContent.startsWith('No event before')) key('ArrowLeft');
  for (let was = ''; was !== now(); key('ArrowRight')) ids.push(was = now());
  return ids;
}"""
"""From the focus on the picture to every event by the arrow keys, from the first to the last; gives their ids."""


@dataclass(slots=True)
class Screen:
    """A page of our server in a browser of one size, and all that went wrong on it."""

    tab: Page
    url: str
    wrong: list[str] = field(default_factory=list)
    due: str | None = None
    """An address that it has yet to show, to begin anew; whoever goes to another first goes straight there."""
    keeper: Page | None = None
    """An empty page beside it, which a context that is used again has."""

    @property
    def page(self) -> Page:
        """The browser's page, at the address that was due."""
        if self.due is not None:
            self.visit(self.due)
        return self.tab

    def open(self, query: str = "") -> "Screen":
        """Load the page afresh at an address and wait until its words are drawn."""
        self.due = None
        self.page.goto(self.url + "/" + query)
        self.page.evaluate("() => eye.open()")
        return self

    def visit(self, query: str) -> "Screen":
        """Show an address without loading the page again, as the back button does."""
        self.due = None
        self.page.evaluate("query => eye.visit(query)", query)
        return self

    def alone(self) -> None:
        """Close all windows that were opened beside it."""
        for other in self.tab.context.pages:
            if other not in (self.tab, self.keeper):
                other.close()

    def leave(self) -> None:
        """Leave a talk that is given, as the back button does, and close the windows that were opened for it."""
        self.alone()
        if self.ask("() => document.documentElement.dataset.talk"):
            self.ask("() => { history.pushState(null, '', '/'); dispatchEvent(new PopStateEvent('popstate')); }")
            self.until("!document.documentElement.dataset.talk")
            self.settle()

    def redrawn(self, act: Callable[[], object]) -> None:
        """Do what asks for a new picture and wait for it, not for one that was on its way."""
        self.settle()
        before = self.page.evaluate("() => eye.heard.fresh")
        act()
        self.until(f"eye.heard.fresh > {before}")
        self.settle()

    def act(self, name: str, *given: float) -> None:
        """Move the window by one of the timeline's own ways: show, zoom or pan."""
        self.page.evaluate("([name, ...given]) => eye.act(name, ...given)", [name, *given])

    def address(self) -> str:
        """Return the address that the page has now; Playwright's own is told a little later."""
        address: str = self.page.evaluate("() => location.href")
        return address

    def ask(self, script: str, given: Any = None) -> Any:
        """Return what a function of the page returns."""
        return self.page.evaluate(script, given)

    def more(self, name: str) -> None:
        """Press what stands behind *More*, by its name."""
        if self.page.locator("#others").is_hidden():
            self.page.click("#more")
        self.page.click(f"#{name}")

    def rest(self) -> None:
        """Take the pointer and the focus away, close what a test left open, and go to the top."""
        self.page.mouse.move(2, 2)
        self.page.evaluate(
            "() => { document.activeElement?.blur(); scrollTo(0, 0);"
            " if (!document.getElementById('filters').hidden) document.getElementById('filter').click();"
            " if (!document.getElementById('others').hidden) document.getElementById('more').click(); }"
        )

    def press(self, *keys: str) -> None:
        """Press keys as a reader does, one after another, and wait until the picture stands still."""
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def settle(self) -> None:
        """Wait until the picture stands still."""
        self.page.evaluate("() => eye.settled()")

    def until(self, condition: str, patience: float = 20) -> None:
        """Wait until an expression of the page is true; the page's own policy forbids Playwright's way."""
        self.page.evaluate(
            f"patience => eye.until(() => {condition}, {condition!r}, patience)",
            patience * 1000,
        )

    def state(self) -> dict[str, Any]:
        """Return the window, the scale, the labels and which of them are on screen, by number."""
        # As one text: thousands of values, each by itself, cost Playwright six times as much.
        state: dict[str, Any] = json.loads(self.page.evaluate("() => JSON.stringify(eye.state())"))
        return state

    def window(self) -> tuple[float, float]:
        """Return the window, as days."""
        first, last = self.page.evaluate("() => rollout.timeline.window")
        return first, last

    def told(self) -> list[str]:
        """Return the ids of the events whose words are on screen."""
        told: list[str] = self.page.evaluate(
            "() => { const {id, lane} = rollout.timeline.meta.labels;"
            " return eye.told().filter(index => lane[index] >= 0).map(index => id[index]); }"
        )
        return told

    def check(self) -> None:
        """Fail when anything went wrong since the last look."""
        wrong = self.wrong + [f"policy: {said}" for said in self.page.evaluate("() => eye.says.splice(0)")]
        self.wrong.clear()
        assert not wrong, wrong


def asked(screen: Screen, address: str) -> None:
    """Note an address outside this machine that was asked for."""
    if not outside.is_local(urlsplit(address).hostname or ""):
        screen.wrong.append(f"outside request: {address}")


def attend(screen: Screen) -> Screen:
    """Note what goes wrong on a page, and answer its dialogs."""

    def heard(said: ConsoleMessage) -> None:
        # Chromium says so of a page that nobody has touched yet: it asks nothing there, as it should, and what brings
        # the picture to life lies ready.
        usual = any(words in said.text for words in ("'beforeunload'", "was preloaded using link preload"))
        if said.type in ("error", "warning") and not usual:
            screen.wrong.append(f"{said.type}: {said.text}")

    def answered(dialog: Dialog) -> None:
        # A draft asks before its window is left: a reload keeps it.
        if dialog.type == "beforeunload":
            return dialog.accept()
        screen.wrong.append(f"dialog: {dialog.message}")
        return dialog.dismiss()

    screen.tab.on("websocket", lambda socket: asked(screen, socket.url))
    screen.tab.on("console", heard)
    screen.tab.on("pageerror", lambda error: screen.wrong.append(f"error: {error}"))
    screen.tab.on("dialog", answered)
    return screen


def watched(context: BrowserContext, url: str) -> Screen:
    """Return a new page of a context that notes outside requests, errors, dialogs and windows it opens."""
    context.add_init_script(path=WATCH)
    screen = Screen(context.new_page(), url)
    context.on(outside.ASKED, lambda request: asked(screen, request.url))
    return attend(screen)


@dataclass(slots=True)
class Held:
    """A context that is used again: scripts, letters and compiled code are at hand, half of what a page costs."""

    options: dict[str, Any]
    context: BrowserContext
    screen: Screen | None = None
    keeper: Page | None = None
    session: CDPSession | None = None
    """What holds the time zone of its process, until the page is taken back."""

    def lent(self, url: str, zone: str, viewport: ViewportSize) -> Screen:
        """Return a new page in it; none of what was done to the page before is left."""
        page = self.context.new_page()
        page.set_viewport_size(viewport)
        self.session = self.context.new_cdp_session(page)
        self.session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        self.screen = Screen(page, url, keeper=self.keeper)
        return attend(self.screen)

    def cleared(self) -> None:
        """Leave the page empty, so that its process stays, close all others and forget what was kept for its origin."""
        assert self.screen
        assert self.session
        page, parts = self.screen.tab, urlsplit(self.screen.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        page.goto("about:blank")  # first: each change of its clocks and colours has all styles of a page be found anew
        self.screen.keeper = None
        self.screen.alone()
        if parts.scheme in ("http", "file"):
            self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.session.detach()
        self.context.set_offline(False)
        self.context.unroute_all()
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.screen, self.keeper = None, page


class Lender:
    """Contexts of one browser, lent by their options; size and time zone are those of each page."""

    FREE = 4  # contexts that wait: each holds 200 MB

    def __init__(self, browser: Browser) -> None:
        """Begin with none."""
        self._browser = browser
        self._all: list[Held] = []

    def lend(self, url: str, options: dict[str, Any]) -> Screen:
        """Return a new page in a context of such options, one that was used before if there is one.

        A script that a test puts into the context itself stays there: it asks for one of its own.
        """
        own = {name: value for name, value in options.items() if name not in ("timezone_id", "viewport")}
        held = next((one for one in self._all if one.screen is None and one.options == own), None)
        if held is None:
            held = Held(own, self._browser.new_context(**own))
            self._all.append(held)
            self._heed(held)
        return held.lent(url, options["timezone_id"], options["viewport"])

    def _heed(self, held: Held) -> None:
        def note(request: Request) -> None:
            if held.screen:
                asked(held.screen, request.url)

        held.context.add_init_script(path=WATCH)
        held.context.on(outside.ASKED, note)

    def take(self, screen: Screen) -> None:
        """Take a page back, and end the context that waited longest where there are too many."""
        (held,) = [one for one in self._all if one.screen is screen]
        self._all.remove(held)
        if screen.tab.is_closed():
            return held.context.close()
        held.cleared()
        self._all.append(held)
        waiting = [one for one in self._all if one.screen is None]
        for one in waiting[: -self.FREE]:
            self._all.remove(one)
            one.context.close()
        return None


@pytest.fixture(scope="session")
def lender(browser: Browser) -> Lender:
    """Return what lends contexts for as long as the browser runs, which ends them."""
    return Lender(browser)


@pytest.fixture
def page(lender: Lender, browser_context_args: dict[str, Any], watch: Any) -> Iterator[Page]:
    """Return an empty page that is watched, in a context that others have had: it costs half as much as its own."""
    screen = lender.lend("", of_size("laptop", browser_context_args))
    context, (asked_for, opened) = screen.tab.context, watch
    context.on(outside.ASKED, asked_for)
    context.on("page", opened)
    opened(screen.tab)
    yield screen.tab
    context.remove_listener(outside.ASKED, asked_for)
    context.remove_listener("page", opened)
    screen.url = screen.tab.url
    lender.take(screen)


def of_size(size: str, options: dict[str, Any], **further: Any) -> dict[str, Any]:
    """Return the options of a context of a size, by its name."""
    width, height = SIZES[size]
    of_it = {"viewport": {"width": width, "height": height}, "has_touch": size in ("phone", "tablet")}
    return {**options, **of_it, **further}


@contextmanager
def opening(lender: Lender, browser: Browser, options: dict[str, Any]) -> Iterator[Callable[..., Screen]]:
    """Give a function that opens a page of a size, by its name, on a server, with further options of a context.

    own: in a context of its own, on which routes and the like may be put.
    All are taken back in the end, and soon: a page left open asks its server every second, 2 % of a core for each.
    """
    lent: list[Screen] = []
    contexts: list[BrowserContext] = []

    def begin(size: str, url: str, own: bool = False, **further: Any) -> Screen:
        wanted = of_size(size, options, **further)
        if own:
            contexts.append(browser.new_context(**wanted))
            return watched(contexts[-1], url)
        lent.append(lender.lend(url, wanted))
        return lent[-1]

    try:
        yield begin
    finally:
        for context in contexts:
            context.close()
        for screen in lent:
            lender.take(screen)


@pytest.fixture(scope="module")
def zone(request: pytest.FixtureRequest) -> str:
    """Return the time zone of the browsers of a test file, which it names in ZONE: no picture may depend on it."""
    return str(getattr(request.module, "ZONE", "UTC"))


@pytest.fixture(scope="module")
def in_zone(browser_context_args: dict[str, Any], zone: str) -> dict[str, Any]:
    """Return the options of a browser's context in the time zone of a test file."""
    return {**browser_context_args, "timezone_id": zone}


@pytest.fixture(scope="module")
def serve_bytes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], tuple[str, Path]]]:
    """Return a function that serves bytes as events.csv and returns the address and the file; all end with the file."""
    running: list[Server] = []

    def begin(data: bytes) -> tuple[str, Path]:
        folder = tmp_path_factory.mktemp("served")
        file = folder / "events.csv"
        file.write_bytes(data)
        running.append(start(file, folder / "log.txt"))
        return running[-1].url, file

    yield begin
    for each in running:
        each.stop()


@pytest.fixture(scope="module")
def new_screen(
    lender: Lender, browser: Browser, in_zone: dict[str, Any], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens a page, closed after the last test of the file."""
    request.getfixturevalue("serve_bytes")  # so that its servers end after the pages that ask them
    with opening(lender, browser, in_zone) as begin:
        yield begin


@pytest.fixture
def passing_screen(lender: Lender, browser: Browser, in_zone: dict[str, Any]) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens a page, closed after the test."""
    with opening(lender, browser, in_zone) as begin:
        yield begin


@pytest.fixture(scope="module")
def shared(request: pytest.FixtureRequest) -> str:
    """Return the address of the shared server of a test file: `live`, or the one it names in SHARED."""
    return str(request.getfixturevalue(getattr(request.module, "SHARED", "live")))


@pytest.fixture(scope="module")
def kept(lender: Lender, in_zone: dict[str, Any], shared: str) -> Iterator[Callable[[str], Screen]]:
    """Return a function that gives the one page of a size on the shared server of a test file.

    All are taken back after it: a page that is left open asks its server every second, as long as the run goes on.
    """
    open_screens: dict[str, Screen] = {}

    def give(size: str) -> Screen:
        if size not in open_screens:
            open_screens[size] = lender.lend(shared, of_size(size, in_zone)).open()
        return open_screens[size]

    yield give
    for each in open_screens.values():
        lender.take(each)


@pytest.fixture
def screen(kept: Callable[[str], Screen]) -> Iterator[Callable[[str], Screen]]:
    """Return a function that gives the page of a size at its opening view; fails if anything went wrong on it."""
    used: list[Screen] = []

    def give(size: str) -> Screen:
        used.append(kept(size))
        used[-1].rest()
        used[-1].due = ""
        return used[-1]

    yield give
    for each in used:
        each.check()


@contextmanager
def moving(screen: Screen) -> Iterator[None]:
    """Have the page glide as it does for whoever did not ask for less motion, which browsers of tests do."""
    screen.page.emulate_media(reduced_motion="no-preference")
    try:
        yield
    finally:
        screen.page.emulate_media(reduced_motion="reduce")


@pytest.fixture
def laptop(screen: Callable[[str], Screen]) -> Screen:
    """Return the page at 1280 by 720 at its opening view."""
    return screen("laptop")


def presenter_of(talk: Screen) -> Page:
    """Return the presenter's window of a talk whose first scene is called so, opened by its key."""
    with talk.page.context.expect_page() as opening:
        talk.page.keyboard.press("p")
    expect(opening.value.locator("#title")).to_have_text("Scene one")
    return opening.value


@pytest.fixture
def desk(laptop: Screen) -> Iterator[Screen]:
    """Return the page with the whole span shown and nothing focused; what a test opens is closed again."""
    laptop.act("show", 0, 1e6)
    yield laptop
    laptop.ask("() => { document.querySelector('dialog')?.close(); document.activeElement.blur(); }")
    laptop.ask(
        "() => { if (!filters.hidden) document.getElementById('filter').click();"
        " if (!document.getElementById('others').hidden) document.getElementById('more').click(); }"
    )
