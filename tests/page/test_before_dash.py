"""The picture is live without Dash, which takes over when another is wanted: nothing is lost or drawn twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.support.screens import Screen

DASH = "**/_dash-component-suites/**"
PICTURE = "**/_dash-update-component"
UP = "!document.querySelector('#react-entry-point ._dash-loading')"
"""Dash has taken the place of what stands there until it is up."""
DRAWN = """
window.drawn = 0;
window.shown = new Set();
let plotly;
Object.defineProperty(window, 'Plotly', {configurable: true, get: () => plotly, set(given) {
  plotly = given;
  for (const name of ['react', 'newPlot', 'redraw']) {
    const own = given[name];
    given[name] = (...all) => {
      window.drawn++;
      window.shown.add(all[2].meta.counts.shown);
      return own(...all);
    };
  }
}});
"""
"""Counts how often Plotly was told to draw a picture and of how many events; a call within another counts not."""
ASKED = """() => {
  const {set_props: own} = dash_clientside;
  window.asked = [];
  dash_clientside.set_props = (id, props) => { asked.push(`${id} ${props.data.search}`); own(id, props); };
}"""


@dataclass(slots=True)
class Held:
    """What a page asks for at some addresses: none of it is answered before it is let go."""

    routes: list[Route] = field(default_factory=list)
    free: bool = False

    def take(self, route: Route) -> None:
        """Take what was asked for."""
        if self.free:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        """Have all answered, and all that is asked for from now on."""
        self.free = True
        for route in self.routes:
            route.continue_()


def keep(screen: Screen, pattern: str) -> Held:
    """Return what a page asks for at such addresses, as long as it is held."""
    held = Held()
    screen.page.route(pattern, lambda route: held.take(route))  # noqa: PLW0108 # Playwright writes to it
    return held


def come(screen: Screen, act: Callable[[], object]) -> None:
    """Do something that a picture comes of which is on its way, and wait until it stands."""
    before = screen.ask("() => eye.heard.fresh")
    act()
    screen.until(f"eye.heard.fresh > {before} && !rollout.page.behind()")


def shown(screen: Screen, status: str) -> None:
    """Press a filter, and wait until its picture stands."""
    screen.page.locator("#filter").click()
    screen.redrawn(lambda: screen.page.locator(f"#filters [data-value={status}]").click())
    screen.page.keyboard.press("Escape")


def test_what_the_picture_needs_comes_first_then_the_rest_of_the_page_and_dash_once_another_picture_was_wanted(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, asked = passing_screen("laptop", part), list[str]()
    screen.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    screen.open()
    assert not [path for path in asked if "_dash" in path and path != "/_dash-update-component"]
    assert asked.count("/_dash-update-component") == 1
    zoomed = screen.window()
    screen.ask("() => rollout.timeline.zoom(0.5).then(() => {})")  # a window of the same picture
    screen.settle()
    assert screen.window() != zoomed
    assert not [path for path in asked if "_dash-component" in path]
    shown(screen, "claimed")
    screen.until(UP)
    order = (
        *("/page.js", "/first.svg", "/plotly.js", "/rest.js"),
        *("react.min.js", "react-dom.min.js", "dash_renderer.min.js", "/_dash-layout"),
    )
    at = [[i for i, path in enumerate(asked) if path.endswith(name)] for name in order]
    assert all(len(one) == 1 for one in at), asked
    assert at == sorted(at), asked
    assert [asked.count(one) for one in ("/_dash-dependencies", "/_dash-update-component")] == [1, 2]
    screen.check()


def test_before_dash_is_there_the_picture_heeds_hand_keys_pointer_search_and_filters(
    passing_screen: Callable[..., Screen], live: str
) -> None:
    screen = passing_screen("laptop", live)
    keep(screen, DASH)
    screen.open()
    before = screen.window()
    x, y = screen.ask("() => eye.marks().map(([left, top, right, foot]) => [(left + right) / 2, (top + foot) / 2])[9]")
    screen.page.mouse.move(x, y)
    expect(screen.page.locator("#card")).to_be_visible()
    screen.page.mouse.click(x, y)
    screen.until("document.getElementById('details').checkVisibility() || document.getElementById('several')")
    screen.page.keyboard.press("Escape")
    screen.page.mouse.move(700, 300)
    screen.page.mouse.down()
    screen.page.mouse.move(500, 300, steps=4)
    screen.page.mouse.up()
    screen.settle()
    assert screen.window() != before
    screen.page.locator("#plot").focus()
    screen.page.keyboard.press("ArrowRight")
    expect(screen.page.locator("#events [aria-current]")).to_have_count(1)
    screen.redrawn(lambda: screen.page.fill("#search", "lhasa"))
    few = len(screen.ask("() => rollout.timeline.meta.labels.id"))
    shown(screen, "documented")
    assert 0 < len(screen.ask("() => rollout.timeline.meta.labels.id")) < few
    assert screen.ask("() => typeof React") == "undefined"
    screen.check()


def test_what_is_searched_and_filtered_before_plotly_is_there_is_what_is_drawn(
    passing_screen: Callable[..., Screen], live: str
) -> None:
    screen = passing_screen("laptop", live)
    screen.page.add_init_script(DRAWN)
    held = keep(screen, "**/plotly.js*")
    screen.page.goto(live, wait_until="commit")
    screen.page.wait_for_selector("#first:not([inert])")
    screen.page.locator("#search").press_sequentially("lhasa")
    screen.until("location.search.includes('q=lhasa')")
    screen.page.locator("#filter").click()
    with screen.page.expect_response(lambda one: "documented" in (one.request.post_data or "")) as filtered:
        screen.page.locator("#filters [data-value=documented]").click()
    filtered.value.finished()
    screen.page.locator("#more").click()
    screen.until("document.getElementById('copy').checkVisibility()")
    assert screen.page.locator("#still text").count() > 50
    assert not screen.ask("() => document.getElementById('plot').matches(':focus') || rollout.timeline.meta")
    screen.page.locator("#plot").focus()
    assert screen.ask("() => document.activeElement.id === 'plot'")
    held.let_go()
    screen.ask("() => eye.open()")
    counts = screen.ask("() => rollout.timeline.meta.counts")
    assert 0 < counts["shown"] < counts["rows"]
    assert screen.ask("() => [...shown]") == [counts["shown"]]  # and never all, nor what the search alone finds
    assert screen.page.locator("#search").input_value() == "lhasa"
    assert screen.ask("() => document.activeElement.id === 'plot'")
    screen.check()


def test_on_a_phone_the_list_is_read_before_plotly_is_there(passing_screen: Callable[..., Screen], part: str) -> None:
    screen = passing_screen("phone", part)
    held = keep(screen, "**/plotly.js*")
    screen.page.goto(part, wait_until="commit")
    screen.page.locator("#events [data-go]").nth(2).click()
    expect(screen.page.locator("#details")).to_be_focused()
    picked = screen.page.locator("#details h2").inner_text()
    screen.page.locator("#details [data-step='1']").click()
    expect(screen.page.locator("#details")).to_contain_text(picked)  # which is the next is known with the picture
    held.let_go()
    screen.ask("() => eye.open()")
    expect(screen.page.locator("#details h2")).to_have_text(picked)
    screen.check()


def test_dash_takes_over_without_drawing_or_asking_again_and_what_stands_stays(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, pictures = passing_screen("laptop", part), list[str]()
    screen.page.add_init_script(DRAWN)
    screen.page.on("request", lambda one: pictures.append(one.url) if "_dash-update" in one.url else None)
    held = keep(screen, DASH)
    screen.open()
    come(screen, lambda: screen.page.fill("#search", "c"))  # a reader is in the middle of something
    screen.settle()
    began = screen.ask(
        "() => { window.was = [rollout.timeline.graph, ...document.querySelectorAll('#page *')]; return drawn; }"
    )
    asked = len(pictures)
    held.let_go()
    screen.until(UP)
    screen.settle()
    assert (screen.ask("() => drawn"), len(pictures)) == (began, asked)
    stays = "() => was.every((one, i) => one === [rollout.timeline.graph, ...document.querySelectorAll('#page *')][i])"
    assert screen.ask(stays)
    expect(screen.page.locator("#search")).to_be_focused()
    assert screen.page.locator("#react-entry-point *").count() == 0
    screen.ask(ASKED)
    shown(screen, "claimed")
    assert screen.ask("() => asked") == ["ask ?q=c&status=claimed"]
    assert screen.ask("() => drawn") == began + 1
    screen.check()


def test_what_was_pressed_before_dash_is_there_is_drawn_though_it_is_answered_later(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    dash = keep(screen, DASH)
    screen.open()
    shown(screen, "claimed")
    late = keep(screen, PICTURE)
    with screen.page.expect_request(PICTURE):
        screen.page.fill("#search", "zzz")
    dash.let_go()
    screen.until(UP)
    come(screen, late.let_go)
    assert len(late.routes) == 1
    assert screen.ask("() => rollout.timeline.meta.counts.shown") == 0
    screen.check()


def test_of_two_presses_the_later_one_stays_though_dash_was_asked_for_it_and_the_other_is_answered_last(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    dash = keep(screen, DASH)
    screen.open()
    shown(screen, "claimed")
    late = keep(screen, PICTURE)
    with screen.page.expect_request(PICTURE):
        screen.page.fill("#search", "nothing is found by this")
    dash.let_go()
    screen.until(UP)
    late.free = True
    come(screen, lambda: screen.page.fill("#search", ""))
    all_ = screen.ask("() => rollout.timeline.meta.counts.shown")
    with screen.page.expect_response(PICTURE):
        late.routes[0].continue_()
    screen.settle()
    assert screen.ask("() => rollout.timeline.meta.counts.shown") == all_ > 0
    screen.check()


@pytest.mark.parametrize("name", ["plotly.js", "react-dom.min.js"])
def test_a_script_that_was_lost_on_its_way_is_asked_for_again(
    passing_screen: Callable[..., Screen], part: str, name: str
) -> None:
    screen, asked = passing_screen("laptop", part), list[Route]()

    def lost_first(route: Route) -> None:
        asked.append(route)
        route.abort() if len(asked) < 3 else route.continue_()  # what is asked for ahead is one of these

    screen.page.route(f"**/{name}*", lost_first)
    screen.page.goto(part)
    screen.ask("() => eye.open()")
    shown(screen, "claimed")
    screen.until(UP)
    shown(screen, "documented")
    assert len(asked) == 3


def test_while_plotly_does_not_come_the_first_view_stays_and_the_list_is_told(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("phone", part)
    keep(screen, "**/plotly.js*")
    screen.page.goto(part, wait_until="commit")
    expect(screen.page.locator("#events li").first).to_be_attached()
    assert screen.page.locator("#still text").count() > 5


def test_a_picture_that_was_lost_on_its_way_is_asked_for_again(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, asked = passing_screen("laptop", part), list[Route]()

    def lost_once(route: Route) -> None:
        asked.append(route)
        route.continue_() if len(asked) > 1 else route.abort()

    screen.page.route(PICTURE, lost_once)
    screen.page.goto(part)
    screen.ask("() => eye.open()")
    assert len(asked) == 2


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies"])
def test_where_dash_cannot_be_had_the_page_goes_on_without_it(
    passing_screen: Callable[..., Screen], part: str, path: str
) -> None:
    screen = passing_screen("laptop", part)
    screen.page.route(f"**{path}", lambda route: route.abort())
    screen.page.goto(part)
    screen.ask("() => eye.open()")
    with screen.page.expect_request(f"**{path}"):
        shown(screen, "claimed")
    shown(screen, "documented")
    assert not screen.ask(f"() => {UP}")
    assert screen.page.locator("#page").is_visible()
