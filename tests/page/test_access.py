"""The page for everyone: by keyboard alone, read aloud, in every theme, large, and by touch."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from rollout.layout.palette import CONTRAST, DARK, LIGHT, PALETTES, PRINT, Palette, contrast, of_lane
from tests.support.screens import Screen
from tests.support.server import TOP

AXE = TOP / "node_modules" / "axe-core" / "axe.min.js"
SHARED = "part"
EVENT = "ecard-100m-target-2019"
FEW = "status=forecast"  # few enough events for axe to be quick
# Words of 7:1 are promised for high contrast and the hall; 4.5:1 elsewhere.
STRICT = (CONTRAST.name, "hall")
THEMES = pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
RUN_AXE = """async strict => {
  const every = axe.getRules().map(rule => rule.ruleId).filter(id => strict || id !== 'color-contrast-enhanced');
  const found = await axe.run(document, {runOnly: {type: 'rule', values: every}, resultTypes: ['violations']});
  return found.violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`));
}"""
WRONG = {
    "name": "events.csv",
    "problems": ["events.csv row 14, column date: '2023-02-30' is not a calendar day. Write 2023-02, or 2023-02-28."],
    "refused_edit": True,
    "notices": ["The file uses semicolons."],
}
RIGHT = {"name": "events.csv", "problems": [], "refused_edit": False, "notices": []}


# ---- colours


@THEMES
def test_words_stand_out_from_every_ground_they_stand_on(palette: Palette) -> None:
    least = 7 if palette is CONTRAST else 4.5
    everywhere = (palette.paper, palette.card, palette.well)
    assert min(contrast(palette.ink, ground) for ground in (*everywhere, *palette.bars)) >= least
    assert min(contrast(palette.muted, ground) for ground in everywhere) >= least
    assert min(contrast(palette.alarm, ground) for ground in (palette.paper, palette.card, palette.well)) >= least
    for lane, ink in enumerate(palette.inks):
        assert min(contrast(ink, ground) for ground in everywhere) >= least, lane


def test_in_a_dark_hall_words_stand_out_seven_to_one() -> None:
    assert min(contrast(DARK.ink, ground) for ground in (DARK.paper, DARK.card, *DARK.bars)) >= 7
    assert min(contrast(DARK.muted, ground) for ground in (DARK.paper, DARK.card)) >= 7
    for lane, ink in enumerate(DARK.inks):
        assert min(contrast(ink, ground) for ground in (DARK.paper, DARK.card)) >= 7, lane


@THEMES
def test_marks_ticks_and_the_ring_of_the_keyboard_stand_out_three_to_one(palette: Palette) -> None:
    for lane, ink in enumerate(palette.inks):
        assert min(contrast(ink, ground) for ground in (palette.paper, of_lane(palette.bars, lane))) >= 3, lane
    every = (palette.paper, palette.card, palette.well, *palette.bars)
    assert min(contrast(palette.focus, ground) for ground in every) >= 3
    assert min(contrast(palette.edge, ground) for ground in (palette.paper, palette.card)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=lambda palette: palette.name)
def test_what_is_pressed_is_told_from_what_is_not(palette: Palette) -> None:
    assert contrast(palette.ink, palette.card) >= 4.5


# ---- what assistive technology is told


def test_the_page_names_its_language_its_headings_and_its_landmarks(desk: Screen) -> None:
    assert desk.ask("() => document.documentElement.lang") == "en"
    headings = desk.ask("""() => [...document.querySelectorAll('h1, h2, h3')].filter(node => node.checkVisibility())
      .map(node => `${node.tagName} ${node.firstChild.textContent}`)""")
    assert [one for one in headings if one.startswith("H1")] == headings[:1]
    assert {"H2 Card rollout", "H2 Control and “Iron Grid”", "H2 Social credit", "H2 All events in date order"} <= set(
        headings
    )
    levels = [int(one[1]) for one in headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert desk.page.get_by_role("main").count() == 1
    assert desk.page.get_by_role("search").count() >= 1
    for name in ("Timeline", "List of events", "Legend"):
        assert desk.page.get_by_role("region", name=name).count() >= 1, name
    plot = desk.page.get_by_role("application", name="Events on the time axis")
    assert plot.count() == 1
    assert "Arrow keys" in plot.aria_snapshot()  # empty, it is a button to Orca, which keeps the arrow keys
    assert "question mark" in desk.ask(
        "() => document.getElementById(plot.getAttribute('aria-describedby')).textContent"
    )


@pytest.mark.parametrize("query", ["", "?talk=headlines&scene=2"])
def test_who_cannot_see_comes_upon_no_part_that_is_empty_and_no_picture_without_a_name(
    desk: Screen, query: str
) -> None:
    desk.visit(query)
    parts = [line.strip() for line in desk.page.locator("body").aria_snapshot().splitlines()]
    assert not [
        one
        for one in parts
        if one in ("- contentinfo", "- img", "- navigation", "- region", "- complementary", "- status")
    ]


def test_the_overview_says_its_window_in_words(desk: Screen) -> None:
    window = desk.page.get_by_role("slider", name="Window")
    before = window.get_attribute("aria-valuetext")
    window.focus()
    desk.press("+", "ArrowRight")
    after = window.get_attribute("aria-valuetext")
    assert before != after
    assert " to " in str(after)


# ---- still, large, by touch


def test_nothing_moves_by_itself_for_those_who_ask_for_less_motion(desk: Screen) -> None:
    moving = desk.ask("""() => [...document.querySelectorAll('#page, #page *')].filter(node => {
      const style = getComputedStyle(node);
      const glides = style.animationName !== 'none' || style.scrollBehavior === 'smooth';
      return parseFloat(style.transitionDuration) > 0 || glides;
    }).map(node => node.id || node.className)""")
    desk.page.locator("#presets button[data-from]").nth(1).click()
    running = desk.ask("() => document.getAnimations().length")
    desk.settle()
    assert (moving, running) == ([], 0)


TOUCHED = "button, select, input, [data-grip], [role=slider], dd a, #counts a"
SMALL = """touched => [...document.querySelectorAll(touched)].filter(node => node.checkVisibility())
  .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([what, box]) => `${what} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_everything_to_be_touched_is_at_least_24_px(screen: Callable[[str], Screen], size: str) -> None:
    shown = screen(size).visit(f"?event={EVENT}")
    shown.ask("() => { if (filters.hidden) document.getElementById('filter').click(); }")
    assert shown.ask(SMALL, TOUCHED) == []
    shown.ask("() => document.getElementById('filter').click()")


def test_on_a_phone_a_tap_opens_the_details_and_closing_leads_back(screen: Callable[[str], Screen]) -> None:
    shown = screen("phone")
    button = shown.page.locator(f"#events [data-event-id={EVENT}] button")
    button.tap()
    sheet = shown.page.locator("#details").bounding_box()
    assert sheet
    assert sheet["y"] > 100
    assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
    assert shown.ask("() => document.documentElement.scrollWidth") == 390
    shown.page.get_by_role("button", name="Close the details").tap()
    assert not shown.page.locator("#details").is_visible()
    assert shown.ask("() => document.activeElement.dataset.go") == EVENT


def test_on_a_phone_the_filters_can_be_used(screen: Callable[[str], Screen]) -> None:
    shown = screen("phone")
    shown.page.locator("#filter").tap()
    shown.page.locator("[data-value=planned]").tap()
    shown.until("document.querySelectorAll('#events li:not([hidden])').length < 60")
    assert shown.ask("() => document.documentElement.scrollWidth") == 390
    shown.page.locator("#filter").tap()
    assert not shown.page.locator("#filters").is_visible()


def test_where_there_is_no_room_for_the_picture_the_hall_hides_nothing_of_the_page(
    screen: Callable[[str], Screen],
) -> None:
    seen = "() => [...document.querySelectorAll('#page *')].filter(one => one.checkVisibility()).length"
    shown = screen("phone")
    usual = shown.ask(seen)
    shown.visit("?hall=1")
    for room in ("#search", "#filter", "#download", "#events li"):
        assert shown.page.locator(room).first.is_visible()
    assert shown.ask(seen) == usual


# ---- axe


def axe_is_there() -> None:
    """Leave out a test for which there is no axe, where it cannot be had."""
    if not AXE.is_file():
        wanted = shutil.which("npm") or os.environ.get("CI")
        assert not wanted, "axe-core is not installed: run `make dev` or `npm ci`."
        pytest.skip("npm is missing, so axe-core cannot be had; the other tests of access have run.")


def axe_finds(page: Page, strict: bool = False) -> list[str]:
    """Return what axe finds in a page as it stands; strict: words of 7:1 are promised."""
    axe_is_there()
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN_AXE, strict)
    return found


@pytest.fixture(scope="module")
def examined(new_screen: Callable[..., Screen], part: str) -> Iterator[Callable[[int, int], Screen]]:
    """Return a function that gives a page of a size that holds axe, which no policy of the page keeps out."""
    axe_is_there()
    one = new_screen("laptop", part)
    one.page.add_init_script(path=AXE)

    def give(width: int, height: int) -> Screen:
        one.page.set_viewport_size({"width": width, "height": height})
        return one if one.address().startswith(part) else one.open()

    yield give
    one.check()


def opened(screen: Screen, what: str) -> None:
    """Open what a person may open before looking around."""
    if what == "filters":
        screen.page.locator("#filter").click()
    elif what == "keys":
        screen.page.keyboard.press("?")
    elif what == "plot":
        screen.page.locator("#plot").focus()
    elif what == "map":
        screen.until("!!document.querySelector('#map .place-mark')")
    elif what == "problems":
        screen.ask("state => rollout.page.problems(state)", WRONG)


def closed(screen: Screen, what: str) -> None:
    if what in ("filters", "keys"):
        screen.page.keyboard.press("Escape")
    elif what == "plot":
        screen.page.locator("#plot").blur()
    elif what == "problems":
        screen.ask("state => rollout.page.problems(state)", RIGHT)


@pytest.mark.parametrize(
    ("query", "what", "size"),
    [
        (f"?theme=light&{FEW}&event={EVENT}", "filters", (1280, 720)),
        (f"?theme=dark&{FEW}", "plot", (1280, 720)),
        (f"?theme=dark&{FEW}&event={EVENT}", "filters", (1280, 720)),
        (f"?theme=contrast&{FEW}&event={EVENT}", "filters", (1280, 720)),
        (f"?theme=print&{FEW}&event={EVENT}", "problems", (1280, 720)),
        (f"?theme=light&{FEW}", "keys", (1280, 720)),
        ("?hall=1", "plot", (1280, 720)),
        (f"?hall=1&theme=dark&event={EVENT}", "", (1280, 720)),
        (f"?theme=light&{FEW}", "filters", (390, 844)),
        (f"?theme=dark&{FEW}&event={EVENT}", "", (390, 844)),
        ("?theme=light&status=planned&map=1", "map", (1280, 720)),
        (f"?theme=contrast&status=planned&map=1&event={EVENT}", "map", (1280, 720)),
        ("?theme=dark&status=planned&map=1", "map", (390, 844)),
        (f"?theme=light&{FEW}", "filters", (640, 360)),
        (f"?theme=contrast&{FEW}&event={EVENT}", "problems", (640, 360)),
        ("?talk=headlines&scene=2", "", (1280, 720)),
        ("?talk=headlines&scene=2", "keys", (1280, 720)),
    ],
)
def test_axe_finds_nothing(
    examined: Callable[[int, int], Screen], query: str, what: str, size: tuple[int, int]
) -> None:
    shown = examined(*size).visit(query)
    shown.until(f"document.documentElement.dataset.talk === '{'1' if 'talk=' in query else ''}'")
    opened(shown, what)
    try:
        assert shown.ask(RUN_AXE, any(word in query for word in STRICT)) == []
    finally:
        closed(shown, what)


@pytest.mark.parametrize(
    ("language", "theme"), [("de", "light"), ("fr", "dark"), ("zh", "contrast"), ("bo", "print"), ("bo", "dark")]
)
def test_axe_finds_nothing_in_any_language(examined: Callable[[int, int], Screen], language: str, theme: str) -> None:
    # A page that went over says what one says that was opened in the language: tests/page/test_over.py.
    shown = examined(1280, 720).visit(f"?language={language}&theme={theme}&{FEW}&event={EVENT}")
    shown.until(f"document.documentElement.lang.slice(0, 2) === '{language}'")
    shown.settle()
    opened(shown, "filters")
    try:
        assert shown.ask(RUN_AXE, theme in STRICT) == []
    finally:
        closed(shown, "filters")


def test_axe_finds_what_is_wrong(examined: Callable[[int, int], Screen]) -> None:
    shown = examined(1280, 720).visit(f"?{FEW}")
    shown.ask("() => document.getElementById('counts').insertAdjacentHTML('beforebegin', '<img id=bad src=data:,>')")
    found = shown.ask(RUN_AXE, False)
    shown.ask("() => document.getElementById('bad').remove()")
    assert any(one.startswith("image-alt") for one in found)
