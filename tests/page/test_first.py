"""The first view: whole before Plotly is there, and nothing moves when the live picture takes its place."""

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Route

from rollout.layout.ticks import rooms, ticks
from rollout.timeline.dataset_index import MANY
from rollout.timeline.window import Window
from tests.support import crowd
from tests.support.screens import Screen

LEVELS = 8  # of 255: where edges are smoothed the same form may be a shade lighter


def seen(screen: Screen) -> Image.Image:
    return Image.open(io.BytesIO(screen.page.screenshot())).convert("RGB")


def both(screen: Screen, query: str) -> tuple[Image.Image, Image.Image]:
    """Return what is seen before the live picture is there and after."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    screen.page.route("**/_dash-update-component", hold)
    with screen.page.expect_request("**/_dash-update-component"):
        screen.page.goto(f"{screen.url}/{query}")
    screen.page.wait_for_selector("#first #counts:has-text('events')", state="attached")
    screen.ask("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    before = seen(screen)
    held[0].continue_()
    screen.ask("() => eye.open()")
    screen.until("!document.getElementById('first')")
    screen.rest()
    return before, seen(screen)


@pytest.mark.parametrize(
    ("size", "query"),
    [
        ("laptop", ""),
        ("hall", ""),
        ("hall", "?hall=1"),
        ("laptop", "?theme=dark&disputed=1"),
        ("laptop", "?from=2018-01-01&to=2018-12-31&lane=Card+rollout"),
        ("laptop", "?from=2018-02-01&to=2018-03-28"),
    ],
)
def test_the_first_view_is_the_live_picture_to_the_pixel(
    passing_screen: Callable[..., Screen], live: str, size: str, query: str
) -> None:
    hold_alike(passing_screen(size, live), query)


def test_so_it_is_for_very_many_events(
    passing_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]], tmp_path: Path
) -> None:
    many = crowd.write(tmp_path / "many.csv", 2 * MANY).read_bytes()
    hold_alike(passing_screen("laptop", serve_bytes(many)[0]), "?from=2010-01-01")


def hold_alike(screen: Screen, query: str) -> None:
    before, after = both(screen, query)
    screen.check()
    assert len(before.getcolors(1 << 20) or ()) > 100, "There is a picture."
    levels = max(
        high for _, high in cast("tuple[tuple[int, int], ...]", ImageChops.difference(before, after).getextrema())
    )
    assert levels <= LEVELS, ImageChops.difference(before, after).point(lambda level: 255 * (level > LEVELS)).getbbox()


def test_the_picture_is_asked_for_while_the_letters_are_on_their_way_and_again_where_they_need_more_room(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, held, asked = passing_screen("laptop", part), list[Route](), list[str]()

    def hold(route: Route) -> None:
        held.append(route)

    screen.page.route("**/fonts/*", hold)
    screen.page.on("request", lambda request: asked.append(request.url) if "first.svg" in request.url else None)
    with screen.page.expect_response("**/first.svg?*"):
        screen.page.goto(part, wait_until="commit")
    assert screen.page.locator("#first svg").count() == 0
    screen.page.add_style_tag(content="h1 { padding-bottom: 40px }")  # as though the title took another line
    for route in held:
        route.continue_()
    screen.ask("() => eye.open()")
    first, second = (int(parse_qs(urlsplit(one).query)["height"][0]) for one in asked)
    assert first > second
    assert second == screen.ask("() => rollout.stage.size(document.getElementById('page').parentElement).height")
    screen.check()


def test_the_index_brings_its_styles_itself_and_asks_for_what_the_picture_needs_before_all_else(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, asked, kinds = passing_screen("laptop", part), list[str](), list[str]()
    screen.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    screen.page.on("request", lambda request: kinds.append(request.resource_type))
    screen.open()
    assert "font" in kinds
    assert "stylesheet" not in kinds
    # What is said of each event waits for the picture; of Dash nothing comes that the page has parts of its own for.
    assert asked.index("/_dash-update-component") < asked.index("/facts")
    assert not [one for one in asked if any(part in one for part in ("/dcc/", "/html/", "dash_table", "polyfill"))]
    assert screen.ask("() => getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    screen.check()


def test_a_button_that_is_pressed_before_its_script_is_there_does_its_work_when_it_comes(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, held = passing_screen("laptop", part), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    screen.page.route("**/rest.js*", hold)
    with screen.page.expect_request("**/rest.js*"):
        screen.page.goto(part)
    screen.page.click("#download")
    assert screen.page.locator("#downloads a").count() == 0
    held[0].continue_()
    screen.page.wait_for_selector("#downloads a")
    screen.page.keyboard.press("Escape")
    screen.page.wait_for_selector("#downloads", state="hidden")
    screen.check()


def test_what_comes_after_the_picture_is_asked_for_again_when_it_is_lost_on_its_way(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen, asked = passing_screen("laptop", part), list[Route]()

    def lost_once(route: Route) -> None:
        asked.append(route)
        route.continue_() if len(asked) > 1 else route.abort()

    screen.page.route("**/rest.js*", lost_once)
    screen.page.goto(part)
    screen.page.click("#download")
    screen.page.wait_for_selector("#downloads a")
    assert len(asked) == 2


def test_the_page_steps_its_axis_as_python_does(laptop: Screen) -> None:
    chance = random.Random(2604)
    needed = rooms(14)
    windows = []
    for _ in range(300):
        length = 10 ** chance.uniform(1.3, 6.3)
        start = chance.uniform(-719_000, 2_900_000)
        windows.append((start, start + length))
    found = laptop.ask(
        "([windows, rooms]) => windows.map(([from, to]) => rollout.axis.ticks([from, to], 1240 / (to - from), rooms)"
        ".map(({start, end, words, whole}) => [start, end, words, whole]))",
        [windows, needed],
    )
    for (start, end), one in zip(windows, found, strict=True):
        expected = ticks(Window(start, end), 1240 / (end - start), needed)
        assert one == [[tick.start, tick.end, tick.words, tick.whole] for tick in expected]


def test_without_javascript_the_picture_the_caution_and_the_downloads_are_there(browser: Browser, live: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(live)
    assert page.locator("#unscripted svg").bounding_box() is not None
    assert page.locator("#unscripted").get_by_text("Card rollout", exact=True).first.is_visible()
    assert not page.locator("#first").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="table").click()
    assert download.value.suggested_filename.endswith(".csv")
    context.close()
