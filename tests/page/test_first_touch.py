"""The picture comes to life when somebody reaches for it: who only reads runs no Plotly, no first gesture is lost."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Route, expect

from tests.support.screens import Screen

ZONE = "America/New_York"
PLOTLY = "**/plotly.js*"
READ = "window.rollout?.talk && document.querySelectorAll('#events li').length > 1"
"""All scripts of the page are there but Plotly, and the list."""
IDLE = "typeof Plotly === 'undefined' && !!document.getElementById('still')"
OPEN = "#first:not([inert])"
SPARING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
VIEW = "?from=2012-01-01&to=2018-12-31"


@dataclass(slots=True)
class Held:
    """Plotly, which waits on its way until it is let go."""

    screen: Screen
    waits: bool = False
    routes: list[Route] = field(default_factory=list)

    def take(self, route: Route) -> None:
        if self.waits:
            self.routes.append(route)
        else:
            route.continue_()

    def begin(self, query: str) -> None:
        """Load the page anew, but for Plotly."""
        self.waits = True
        self.screen.page.mouse.move(2, 2)
        self.screen.page.goto(f"{self.screen.url}/{query}")
        self.screen.page.wait_for_selector(OPEN)

    def let_go(self) -> None:
        self.waits = False
        for route in self.routes:
            route.continue_()
        self.routes.clear()


def held_back(screen: Screen) -> Held:
    """Return what can have Plotly wait."""
    held = Held(screen)
    screen.page.route(PLOTLY, lambda route: held.take(route))  # noqa: PLW0108 # Playwright writes to it
    return held


def asked(screen: Screen) -> list[str]:
    """Return the list in which it is noted, from now on, what is asked for."""
    found: list[str] = []
    screen.page.on("request", lambda request: found.append(request.url))
    return found


def turn(screen: Screen) -> None:
    screen.page.mouse.move(700, 300)
    for _ in range(3):
        screen.page.mouse.wheel(0, -100)


def drag(screen: Screen) -> None:
    screen.page.mouse.move(700, 300)
    screen.page.mouse.down()
    screen.page.mouse.move(600, 300, steps=3)
    screen.page.mouse.move(500, 300, steps=3)
    screen.page.mouse.up()


def zoom_by_key(screen: Screen) -> None:
    screen.page.keyboard.press("+")
    screen.page.keyboard.press("+")


def zoom_by_button(screen: Screen) -> None:
    screen.page.locator("[data-zoom='.7']").click()


def window_by_overview(screen: Screen) -> None:
    left, top, width = screen.ask(
        "() => { const {left, top, width} = document.getElementById('overview').getBoundingClientRect();"
        " return [left, top + 15, width]; }"
    )
    screen.page.mouse.move(left + width * 0.7, top)
    screen.page.mouse.down()
    screen.page.mouse.move(left + width * 0.6, top, steps=3)
    screen.page.mouse.up()


def overview_by_key(screen: Screen) -> None:
    screen.page.locator("#overview .frame").focus()
    screen.page.keyboard.press("ArrowRight")
    screen.page.keyboard.press("ArrowRight")


MOVES = [turn, drag, zoom_by_key, zoom_by_button, window_by_overview, overview_by_key]


@pytest.mark.parametrize("act", MOVES)
def test_a_first_gesture_moves_the_window_as_it_would_move_the_live_picture(
    passing_screen: Callable[..., Screen], part: str, act: Callable[[Screen], None]
) -> None:
    screen = passing_screen("laptop", part).open(VIEW)
    opening = screen.window()
    act(screen)
    screen.settle()
    wanted = screen.window()
    assert wanted != pytest.approx(opening, abs=1)
    held = held_back(screen)
    held.begin(VIEW)
    act(screen)
    assert screen.ask(f"() => {IDLE}")
    held.let_go()
    screen.until("rollout.timeline.meta")
    screen.ask("() => eye.open()")
    assert screen.window() == pytest.approx(wanted, abs=0.5)
    screen.check()


def test_an_event_that_is_pressed_or_pointed_at_before_plotly_is_there_is_told_when_it_is(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part).open()
    x, y = screen.ask("() => eye.marks().map(([left, top, right, foot]) => [(left + right) / 2, (top + foot) / 2])[9]")
    screen.page.mouse.move(x, y)
    expect(screen.page.locator("#card")).to_be_visible()
    words = screen.page.locator("#card").inner_text()
    held = held_back(screen)
    for press in (False, True):
        held.begin("")
        screen.page.mouse.move(x, y)
        if press:
            screen.page.mouse.click(x, y)
        held.let_go()
        if press:
            screen.until("document.getElementById('details').checkVisibility() || document.getElementById('several')")
        else:
            expect(screen.page.locator("#card")).to_be_visible()
            assert screen.page.locator("#card").inner_text() == words
    screen.check()


def test_the_keys_of_the_picture_are_heeded_in_their_order_when_it_is_there(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    held = held_back(screen)
    held.begin("")
    screen.page.locator("#plot").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        screen.page.keyboard.press(key)
    assert screen.ask(f"() => scrollY === 0 && {IDLE}")
    held.let_go()
    expect(screen.page.locator("#details h2")).to_be_visible()
    titles = screen.ask("() => rollout.page.visible().map(fact => fact.title)")
    assert screen.page.locator("#details h2").inner_text() in titles
    screen.check()


def test_two_fingers_hold_what_is_under_them_though_plotly_comes_while_they_are_down(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("tablet", part).open(VIEW)

    def pinch(held: Held | None) -> None:
        session = screen.page.context.new_cdp_session(screen.page)

        def touch(kind: str, *xs: int) -> None:
            points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(xs)]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        touch("touchStart", 400, 500)
        for by in (20, 40, 60):
            touch("touchMove", 400 - by, 500 + by)
        if held:
            held.let_go()
            screen.until("rollout.timeline.meta")
        for by in (80, 100):
            touch("touchMove", 400 - by, 500 + by)
        touch("touchEnd")
        session.detach()

    opening = screen.window()
    pinch(None)
    screen.settle()
    wanted = screen.window()
    assert wanted[1] - wanted[0] < 0.6 * (opening[1] - opening[0])
    held = held_back(screen)
    held.begin(VIEW)
    assert screen.ask(f"() => {IDLE}")
    pinch(held)
    screen.settle()
    assert screen.window() == pytest.approx(wanted, abs=2)
    screen.check()


def test_who_only_reads_and_scrolls_runs_no_plotly_and_has_the_whole_list(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("tablet", part)
    urls = asked(screen)
    screen.page.goto(part)
    screen.until(READ)
    session = screen.page.context.new_cdp_session(screen.page)
    for kind, y in (("touchStart", 700), ("touchMove", 500), ("touchMove", 100), ("touchEnd", None)):
        points = [] if y is None else [{"x": 30, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    screen.until("scrollY > 100")
    session.detach()
    screen.page.set_viewport_size({"width": 1024, "height": 700})  # as a phone does that puts its address bar away
    screen.ask("() => new Promise(done => setTimeout(done, 400))")  # longer than it waits with asking for a picture
    assert screen.ask(f"() => {IDLE}")
    assert sum("plotly.js" in url for url in urls) == 1  # it is there, should it be wanted
    assert not [url for url in urls if "_dash-" in url and "_dash-update-component" not in url]
    listed = screen.page.locator("#events li").count()
    screen.page.touchscreen.tap(500, 60)
    screen.ask("() => eye.open()")
    assert screen.page.locator("#events li").count() == listed
    assert screen.ask("() => rollout.timeline.meta.counts.shown") == listed
    screen.check()


def test_where_a_mouse_is_the_picture_is_live_before_anybody_moves_it(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    screen.page.goto(part)
    screen.until("window.rollout?.timeline.meta")
    screen.check()


def test_to_whoever_wants_little_sent_plotly_comes_only_when_it_is_wanted(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    screen.page.add_init_script(SPARING)
    urls = asked(screen)
    screen.page.goto(part)
    screen.until(READ)
    assert not [url for url in urls if "plotly.js" in url or "_dash-" in url]
    screen.page.mouse.move(600, 300)
    screen.until("rollout.timeline.meta")
    screen.check()


def test_a_phone_that_shows_the_list_alone_asks_for_plotly_with_the_picture(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("phone", part)
    urls = asked(screen)
    screen.page.goto(part)
    screen.until(READ)
    screen.page.locator("#events [data-go]").nth(2).click()
    expect(screen.page.locator("#details")).to_be_focused()
    screen.page.locator("#details [data-close]").click()
    assert not [url for url in urls if "plotly.js" in url]
    screen.page.locator("#picture-too").click()
    screen.until("rollout.timeline.meta")
    expect(screen.page.locator("#timeline .textpoint text").first).to_be_attached()
    screen.check()


@pytest.mark.parametrize("query", ["?event=", "?map=1"])
def test_an_address_that_asks_for_more_than_a_first_view_shows_brings_the_live_picture(
    passing_screen: Callable[..., Screen], part: str, query: str
) -> None:
    screen = passing_screen("laptop", part)
    screen.page.goto(f"{part}/{query}")
    screen.until("window.rollout?.timeline.meta")
    screen.check()


def test_a_turn_of_the_wheel_that_the_first_view_cannot_use_scrolls_the_page(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    held = held_back(screen)
    held.begin("?from=0001-01-01&to=9999-01-01")
    screen.page.mouse.move(700, 300)
    screen.page.mouse.wheel(0, 200)
    screen.until("scrollY > 0")
    assert screen.ask(f"() => {IDLE}")
    held.let_go()
    screen.ask("() => eye.open()")
    screen.check()


def test_paper_shows_the_first_view_where_nobody_has_touched_it(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("tablet", part)
    screen.page.goto(part)
    screen.until(READ)
    screen.page.emulate_media(media="print")
    screen.ask("() => { dispatchEvent(new Event('beforeprint')); }")
    shown = (
        "() => [...document.querySelectorAll('#paper text')].filter(one => one.getBoundingClientRect().width).length"
    )
    assert screen.ask(shown) > 20
    screen.ask("() => { dispatchEvent(new Event('afterprint')); }")
    assert screen.ask(f"() => {IDLE}")
    screen.check()
