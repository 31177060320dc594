"""Giving a talk in a real browser: every key, reloads, two windows in step, kiosk, every scene readable."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rollout.layout.palette import CONTRAST
from tests.csv_rows import csv_of
from tests.support.cases import for_each
from tests.support.screens import SIZES, Screen, attend, moving, presenter_of, watched
from tests.support.server import TOP, Server, start

ZONE = "Asia/Kolkata"
EVENTS = csv_of(
    {"date": "2011-03", "title": "The first thing", "source_url": "https://one.example/"},
    {
        "date": "2014",
        "title": "The second thing",
        "dispute": "Not so.",
        "disputed_by": "https://two.example/no",
        "priority": "2",
    },
    {"date": "2019-05-04", "title": "The third thing", "lane": "Iron Grid", "status": "claimed"},
    {"date": "2019-06-04", "title": "The fourth thing", "lane": "Iron Grid", "status": "documented"},
)
SCENES = (
    "title,focus,from,to,lane,status,notes,seconds",
    "Scene one,row-2,2010,2012,,,Say it slowly,10",
    "Scene two,row-3,2013,2015,,,,20",
    "Scene three,row-4 row-3,2012,2020,,claimed,,30",
    "Scene four,row-9 row-5,2018,2020,Iron Grid,,,40",
)
NOTE = "Say it slowly"
LIT = "#timeline .textpoint.lit:not(.counted):not(.off)"


def lay(folder: Path, talk: str = "\n".join(SCENES)) -> Path:
    """Write events and a talk into a folder; return the file of the events."""
    (folder / "talks").mkdir()
    (folder / "talks" / "mine.csv").write_text(talk + "\n", "utf-8")
    file = folder / "events.csv"
    file.write_bytes(EVENTS)
    return file


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of events, with a talk beside it, which no test changes."""
    return lay(tmp_path_factory.mktemp("talk"))


@pytest.fixture(scope="module")
def served(evidence: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(evidence, tmp_path_factory.mktemp("log") / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def contexts(browser: Browser, in_zone: dict[str, Any]) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def begin(size: str = "laptop", **options: Any) -> BrowserContext:
        width, height = SIZES[size]
        opened.append(browser.new_context(**{**in_zone, **options}, viewport={"width": width, "height": height}))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


def begun(screen: Screen, query: str) -> Screen:
    screen.page.goto(screen.url + "/" + query)
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.settle()
    return screen


@pytest.fixture(scope="module")
def kept_stage(new_screen: Callable[[str, str], Screen], served: Server) -> Screen:
    """Return the one page on which talks are given that need no page of their own."""
    return new_screen("laptop", served.url).open()


def again(screen: Screen, query: str) -> Screen:
    """Leave whatever a test before has left, and begin a talk without loading the page again."""
    screen.alone()
    screen.rest()
    for address in ("/", query):
        screen.ask("to => { sessionStorage.clear(); history.pushState(null, '', to); }", address)
        screen.ask("() => dispatchEvent(new PopStateEvent('popstate'))")
        screen.until(f"document.documentElement.dataset.talk === '{'1' if 'talk' in address else ''}'")
        screen.settle()
    return screen


@pytest.fixture
def talk(kept_stage: Screen) -> Iterator[Screen]:
    """Return a page that gives the talk, at its first scene."""
    yield again(kept_stage, "?talk=mine")
    kept_stage.check()


def place(page: Page) -> int:
    found = re.search(r"[?&]scene=(\d+)", page.evaluate("() => location.search"))
    return int(found[1]) if found else 0


def at(page: Page, scene: int) -> None:
    """Expect a scene, in the caption and in the address."""
    expect(page.locator("#caption .place:visible")).to_have_text(f"{scene} of 4")
    assert place(page) == scene


def lit(page: Page) -> list[str]:
    """Return the words that are lit on the picture."""
    return sorted(page.evaluate(f"() => [...document.querySelectorAll('{LIT}')].map(n => n.textContent)"))


def stand(screen: Screen) -> None:
    """Wait until the window stands and the picture is drawn."""
    screen.until("!rollout.talk.now.gliding")
    screen.settle()


@for_each("key", ["PageDown", "ArrowRight", "ArrowDown", " ", "n", "Enter"])
def test_a_key_for_the_next_scene_goes_on_and_stays_at_the_last(talk: Screen, key: str) -> None:
    talk.page.keyboard.press("Home")
    at(talk.page, 1)
    for scene in (2, 3, 4, 4):
        talk.page.keyboard.press(key)
        at(talk.page, scene)


@for_each("key", ["PageUp", "ArrowLeft", "ArrowUp", "Shift+ ", "Backspace"])
def test_a_key_for_the_scene_before_goes_back_and_stays_at_the_first(talk: Screen, key: str) -> None:
    talk.page.keyboard.press("End")
    at(talk.page, 4)
    for scene in (3, 2, 1, 1):
        talk.page.keyboard.press(key)
        at(talk.page, scene)


def test_home_and_end_lead_to_the_first_and_last_scene(talk: Screen) -> None:
    talk.page.keyboard.press("End")
    at(talk.page, 4)
    talk.page.keyboard.press("Home")
    at(talk.page, 1)


def test_after_the_last_scene_stand_the_sources_and_nothing_leads_on_but_back(talk: Screen) -> None:
    talk.page.keyboard.press("End")
    ending = talk.page.locator("#talk-ending")
    for key in ("PageDown", " ", "Enter", "n"):
        talk.page.keyboard.press(key)
        expect(ending).to_contain_text("Sources, and how to check")
        at(talk.page, 4)
    expect(ending).to_contain_text("4 events were shown, 1 of them disputed.")
    expect(ending).to_contain_text("Close in time is not a documented link.")
    assert talk.ask("() => eye.faults('#talk-ending')") == []
    talk.page.keyboard.press("PageUp")
    expect(ending).to_be_hidden()
    at(talk.page, 4)
    talk.page.keyboard.press("PageUp")
    at(talk.page, 3)


def test_before_the_first_scene_stands_the_title_and_leads_to_it(talk: Screen) -> None:
    title = talk.page.locator("#talk-opening")
    for _ in range(2):
        talk.page.keyboard.press("PageUp")
        expect(title).to_contain_text("What was claimed, by whom, and who disputes it.")
        at(talk.page, 1)
    assert talk.ask("() => eye.faults('#talk-opening')") == []
    talk.page.keyboard.press("PageDown")
    expect(title).to_be_hidden()
    at(talk.page, 1)
    talk.page.keyboard.press("PageDown")
    at(talk.page, 2)


def test_what_lies_outside_its_scenes_window_is_shown_with_a_wider_one(
    server: Callable[..., Server], tmp_path: Path, passing_screen: Callable[..., Screen]
) -> None:
    file = lay(tmp_path, "title,focus,from,to\nBefore all that,row-2 row-5,2018,2020")
    screen = begun(passing_screen("laptop", server(file).url), "?talk=mine")
    assert lit(screen.page) == ["The first thing", "The fourth thing"]
    screen.check()


def test_a_question_mark_lists_the_keys_of_the_talk_over_the_picture_until_the_next_one(talk: Screen) -> None:
    keys = talk.page.get_by_role("dialog", name="Keys")
    talk.page.keyboard.press("?")
    for words in ("next scene", "black, white screen", "the presenter's window", "then leaves the talk"):
        expect(keys).to_contain_text(words)
    expect(keys).not_to_contain_text("phones")  # nobody follows this one
    expect(keys).to_be_focused()
    expect(talk.page.locator("#said")).to_have_text("the screen is showing the keys")
    assert talk.ask("() => eye.faults('#talk-keys')") == []
    talk.page.keyboard.press("?")
    expect(keys).to_be_hidden()
    talk.page.keyboard.press("?")
    talk.page.keyboard.press("PageDown")
    expect(keys).to_be_hidden()
    at(talk.page, 2)
    talk.page.keyboard.press("?")
    talk.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    at(talk.page, 2)


def test_a_number_and_enter_jump_and_escape_forgets_the_number(talk: Screen) -> None:
    talk.page.keyboard.press("3")
    expect(talk.page.locator("#talk-number")).to_have_text("Scene 3: Enter")
    talk.page.keyboard.press("Enter")
    at(talk.page, 3)
    expect(talk.page.locator("#talk-number")).to_be_hidden()
    talk.page.keyboard.type("99")
    talk.page.keyboard.press("Enter")
    at(talk.page, 4)
    talk.page.keyboard.press("2")
    talk.page.keyboard.press("Escape")
    expect(talk.page.locator("#talk-number")).to_be_hidden()
    at(talk.page, 4)


@for_each(("key", "screen"), [("b", "black"), (".", "black"), ("w", "white"), (",", "white")])
def test_a_key_blanks_the_screen_and_again_or_the_next_scene_brings_it_back(
    talk: Screen, key: str, screen: str
) -> None:
    talk.page.keyboard.press("Home")
    at(talk.page, 1)
    blank = talk.page.locator(f"#talk-{screen}")
    colour = {"black": "rgb(0, 0, 0)", "white": "rgb(255, 255, 255)"}[screen]
    talk.page.keyboard.press(key)
    expect(blank).to_be_visible()
    expect(blank).to_have_css("background-color", colour)
    assert blank.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    talk.page.keyboard.press(key)
    expect(blank).to_be_hidden()
    talk.page.keyboard.press(key)
    talk.page.keyboard.press("PageDown")
    expect(blank).to_be_hidden()
    at(talk.page, 2)


def test_s_shows_source_status_dispute_and_counter_source_of_what_is_on_screen(talk: Screen) -> None:
    talk.page.keyboard.press("PageDown")
    talk.page.keyboard.press("s")
    shown = talk.page.locator("#talk-sources")
    for words in ("Cards in Lhasa", "Tibet Daily", "reported", "One credible source", "Not so.", "two.example"):
        expect(shown).to_contain_text(words)
    talk.page.keyboard.press("s")
    expect(shown).to_be_hidden()


BARE = {"date": "2015", "source_title": "", "source_publisher": "", "place": ""}


def test_a_source_without_title_or_publisher_is_called_by_what_is_known_and_nothing_stands_empty(
    server: Callable[..., Server], tmp_path: Path, passing_screen: Callable[..., Screen]
) -> None:
    file = lay(tmp_path, "title,focus\nScene one,row-2")
    file.write_bytes(csv_of({**BARE, "source_url": "https://two.example/page"}))
    screen = begun(passing_screen("laptop", server(file).url), "?talk=mine")
    screen.page.keyboard.press("s")
    shown = screen.page.locator("#talk-sources")
    expect(shown).to_contain_text("two.example")
    assert not re.search(r",\s*,|,\s*$", "\n".join(shown.locator("dd").all_inner_texts()), re.MULTILINE)
    screen.page.keyboard.press("s")
    screen.page.keyboard.press("PageDown")
    expect(screen.page.locator("#talk-ending li")).to_have_text(["two.example"])
    screen.page.keyboard.press("Escape")
    screen.page.keyboard.press("Escape")
    screen.page.locator("#events button").first.click()
    terms = screen.page.locator("#details dt")
    expect(terms.filter(has_text="Source")).to_be_visible()
    assert "Place" not in terms.all_inner_texts()
    screen.check()


def test_f_fills_the_screen_and_gives_it_back(talk: Screen) -> None:
    talk.page.keyboard.press("f")
    talk.until("document.fullscreenElement")
    talk.page.keyboard.press("f")
    talk.until("!document.fullscreenElement")


def test_escape_closes_what_covers_the_picture_first_and_then_leads_out(talk: Screen) -> None:
    talk.page.keyboard.press("End")
    talk.page.keyboard.press("b")
    talk.page.keyboard.press("Escape")
    at(talk.page, 4)
    talk.page.keyboard.press("Escape")
    expect(talk.page.locator("#caption")).to_be_hidden()
    expect(talk.page.locator("header h1")).to_be_visible()
    assert "talk=" not in talk.address()
    assert "scene=" not in talk.address()
    assert lit(talk.page) == []


def test_the_back_button_of_the_browser_returns_to_the_talk(talk: Screen) -> None:
    talk.page.keyboard.press("PageDown")
    talk.page.keyboard.press("Escape")
    talk.page.go_back()
    at(talk.page, 2)


def test_the_button_presents_the_first_talk(talk: Screen) -> None:
    again(talk, "?q=")
    talk.page.get_by_role("button", name="Present").click()
    at(talk.page, 1)
    assert "talk=mine" in talk.address()


def test_a_reload_in_mid_talk_keeps_the_place(talk: Screen) -> None:
    talk.page.keyboard.press("PageDown")
    talk.page.keyboard.press("PageDown")
    at(talk.page, 3)
    talk.page.reload()
    expect(talk.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    at(talk.page, 3)
    talk.until("rollout.timeline.window[0] < 15400")
    assert lit(talk.page) == ["The second thing", "The third thing"]


def test_a_scene_lights_its_events_dims_others_and_leaves_out_what_it_does_not_show(talk: Screen) -> None:
    assert lit(talk.page) == ["The first thing"]
    talk.page.keyboard.press("3")
    talk.page.keyboard.press("Enter")
    stand(talk)
    assert lit(talk.page) == ["The second thing", "The third thing"]
    gone = talk.ask("() => [...document.querySelectorAll('#timeline .textpoint.off')].map(n => n.textContent).sort()")
    assert gone == ["The first thing", "The fourth thing"]


def test_the_caption_says_title_date_who_says_so_status_dispute_place_and_caution(talk: Screen) -> None:
    talk.page.keyboard.press("PageDown")
    for words in (
        "Scene two",
        "2014",
        "The second thing",
        "Tibet Daily (state media)",
        "reported",
        "Disputed: Not so.",
        "2 of 4",
    ):
        expect(talk.page.locator("#caption")).to_contain_text(words)
    expect(talk.page.locator("#caption")).to_contain_text("Close in time is not a documented link.")


def test_a_scene_whose_event_is_gone_says_so_and_the_talk_goes_on(talk: Screen) -> None:
    talk.page.keyboard.press("End")
    expect(talk.page.locator("#caption")).to_contain_text("No longer in the evidence: row-9")
    expect(talk.page.locator("#caption")).to_contain_text("The fourth thing")


def test_the_presenters_notes_are_nowhere_on_the_page(talk: Screen) -> None:
    assert NOTE not in talk.page.content()
    assert not talk.ask("() => JSON.stringify(rollout.talk.now).includes('slowly')")


def test_the_foot_of_the_caption_names_keys_that_can_be_pressed_there(talk: Screen) -> None:
    control = talk.page.locator("#caption .controls").get_by_role("button")
    assert control.all_inner_texts() == ["← back", "→ next", "S sources", "B black", "Esc leave"]
    control.nth(1).click()
    at(talk.page, 2)
    control.nth(0).click()
    at(talk.page, 1)
    talk.page.keyboard.press("Enter")  # the next scene, not once more what the mouse has pressed
    at(talk.page, 2)
    control.nth(2).click()
    expect(talk.page.locator("#talk-sources")).to_be_visible()
    talk.page.keyboard.press("Escape")
    control.nth(1).focus()
    talk.page.keyboard.press("Enter")
    at(talk.page, 3)
    expect(control.nth(1)).to_be_focused()
    talk.page.get_by_role("button", name="Leave the talk").click()
    expect(talk.page.locator("#caption")).to_be_hidden()
    expect(talk.page.get_by_role("button", name="Present")).to_be_focused()
    assert "talk=" not in talk.address()


def test_a_click_of_the_mouse_on_the_picture_of_a_talk_changes_nothing(talk: Screen) -> None:
    address, long = talk.address(), talk.ask("() => history.length")
    mark = talk.page.locator(LIT).bounding_box()
    assert mark
    for x, y in ((mark["x"] + 9, mark["y"] + mark["height"] / 2), (640, 300), (60, 300), (640, 560)):
        talk.page.mouse.click(x, y)
    talk.settle()
    at(talk.page, 1)
    assert (talk.address(), talk.ask("() => history.length")) == (address, long)
    assert lit(talk.page) == ["The first thing"]


@pytest.fixture(scope="module")
def kept_tablet(new_screen: Callable[[str, str], Screen], served: Server) -> Screen:
    return new_screen("tablet", served.url).open()


@pytest.fixture
def tablet(kept_tablet: Screen) -> Iterator[Screen]:
    """Return a screen for fingers that gives the talk, at its first scene."""
    yield again(kept_tablet, "?talk=mine")
    kept_tablet.check()


def test_a_tap_on_the_right_leads_on_on_the_left_third_back_and_brings_back_what_is_covered(tablet: Screen) -> None:
    tap = tablet.page.touchscreen.tap
    for x, y, scene in ((1000, 300, 2), (360, 300, 3), (500, 700, 4), (330, 300, 3), (20, 700, 2)):
        tap(x, y)
        at(tablet.page, scene)
    tablet.page.get_by_role("button", name="Black screen").tap()
    expect(tablet.page.locator("#talk-black")).to_be_visible()
    tap(1000, 300)
    expect(tablet.page.locator("#talk-black")).to_be_hidden()
    at(tablet.page, 2)
    tablet.page.get_by_role("button", name="Leave the talk").tap()
    expect(tablet.page.locator("#caption")).to_be_hidden()


def test_a_finger_that_moves_the_picture_or_rests_on_it_is_no_tap(tablet: Screen) -> None:
    session = tablet.page.context.new_cdp_session(tablet.page)

    def touch(kind: str, *places: int) -> None:
        points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    for steps in (((800,), (760,), (700,)), ((800,), (800, 900))):
        touch("touchStart", *steps[0])
        for step in steps[1:]:
            touch("touchMove" if len(step) == 1 else "touchStart", *step)
        touch("touchEnd")
        tablet.settle()
        at(tablet.page, 1)
    session.detach()


def test_on_a_tablet_the_controls_of_a_talk_are_large_enough_and_nothing_in_the_caption_overlaps(
    tablet: Screen,
) -> None:
    tablet.page.keyboard.press("PageDown")
    stand(tablet)
    assert tablet.ask("() => eye.faults('#caption')") == []
    sizes = tablet.ask(
        "() => [...document.querySelectorAll('#caption button')].filter(one => one.checkVisibility())"
        ".map(one => one.getBoundingClientRect())"
        ".map(({width, height}) => Math.min(width, height))"
    )
    assert len(sizes) == 5
    assert min(sizes) >= 24


def test_on_a_phone_a_scene_is_read_in_full_and_led_by_a_thumb(
    served_ours: Server, passing_screen: Callable[..., Screen]
) -> None:
    screen = passing_screen("phone", served_ours.url)
    begun(screen, "?talk=tibet-cards&scene=15")
    caption = screen.page.locator("#caption")
    assert screen.ask("() => [...document.querySelectorAll('#caption .said *')].filter(one => one.textContent)"
                      ".every(one => parseFloat(getComputedStyle(one).fontSize) >= 16)")  # fmt: skip
    expect(caption).to_contain_text("China’s Foreign Ministry calls such claims sensational")
    assert screen.ask("() => eye.faults('#caption h1, #caption .foot')") == []
    for name, place in (("Next", "16 of 16"), ("Back", "15 of 16")):
        control = screen.page.get_by_role("button", name=name)
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 40
        control.tap()
        expect(screen.page.locator("#caption .place:visible")).to_have_text(place)
    screen.page.touchscreen.tap(350, 300)  # reads, and leads nowhere
    screen.page.get_by_role("button", name="Sources and disputes").tap()
    expect(screen.page.locator("#talk-sources")).to_be_visible()
    screen.page.touchscreen.tap(380, 20)
    expect(screen.page.locator("#talk-sources")).to_be_hidden()
    expect(screen.page.locator("#caption .place:visible")).to_have_text("15 of 16")
    screen.page.get_by_role("button", name="Leave the talk").tap()
    expect(caption).to_be_hidden()
    expect(screen.page.locator("#events li").first).to_be_visible()
    screen.check()


def test_with_reduced_motion_the_window_is_cut(talk: Screen) -> None:
    talk.ask(
        "() => { const {timeline} = rollout; window.really = timeline.float;"
        " window.floated = false; timeline.float = () => { floated = true; }; }"
    )
    try:
        talk.page.keyboard.press("PageDown")
        at(talk.page, 2)
        talk.settle()
        assert talk.ask("() => floated") is False
        assert abs(talk.ask("() => rollout.timeline.window[0]") - 15706) < 2
    finally:
        talk.ask("() => { rollout.timeline.float = really; }")


def test_a_glide_can_be_interrupted_and_ends_where_the_last_key_led(talk: Screen) -> None:
    with moving(talk):
        for key in ("PageDown", "PageDown", "PageDown", "PageUp", "PageUp"):
            talk.page.keyboard.press(key)
        talk.until("Math.abs(rollout.timeline.window[0] - 15706) < 2 && !rollout.glide.busy()")
    at(talk.page, 2)


def test_a_cut_to_another_window_is_not_undone_by_a_glide_that_still_goes(talk: Screen) -> None:
    with moving(talk):
        talk.ask("() => { rollout.glide.glide(15000, 16000, 400, true); return rollout.glide.jump(16500, 17500); }")
        talk.until("!rollout.glide.busy()")
    assert [round(end) for end in talk.ask("() => rollout.timeline.window")] == [16500, 17500]


def test_a_kiosk_repeats_by_each_scenes_seconds_and_stops_on_any_key(
    served: Server, passing_screen: Callable[..., Screen]
) -> None:
    screen = passing_screen("laptop", served.url)
    screen.page.clock.install()
    screen.page.goto(screen.url + "/?talk=mine&scene=3&kiosk=1")
    at(screen.page, 3)
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    for seconds, scene in ((30, 4), (40, 1), (10, 2)):
        screen.page.clock.fast_forward((seconds - 2) * 1000)
        assert place(screen.page) != scene
        screen.page.clock.fast_forward(2500)
        at(screen.page, scene)
    screen.page.keyboard.press("b")
    screen.page.keyboard.press("b")
    assert "kiosk" not in screen.address()
    screen.page.clock.fast_forward(100_000)
    at(screen.page, 2)


AWAKE = """
window.locks = {asked: 0, held: 0};
Object.defineProperty(navigator, 'wakeLock', {configurable: true, value: {request: async () => {
  locks.asked += 1;
  locks.held += 1;
  return {release: async () => { locks.held -= 1; }};
}}});
"""


def test_the_screen_is_kept_awake_while_a_talk_is_given(talk: Screen) -> None:
    again(talk, "?q=")
    talk.ask(f"() => {{ {AWAKE} }}")
    try:
        again(talk, "?talk=mine")
        talk.until("locks.asked === 1")
        talk.ask("() => document.dispatchEvent(new Event('visibilitychange'))")  # a browser lets go of a hidden page's
        talk.until("locks.asked === 2")
        talk.page.keyboard.press("Escape")
        talk.until("locks.held === 0")
    finally:
        talk.ask("() => { delete navigator.wakeLock; }")


@for_each("key", ["Shift", "F9", "x", "Control"])
def test_a_kiosk_stops_on_a_key_that_does_nothing_else(talk: Screen, key: str) -> None:
    again(talk, "?talk=mine&kiosk=1")
    assert "kiosk=1" in talk.address()
    talk.page.keyboard.press(key)
    assert "kiosk" not in talk.address()
    at(talk.page, 1)


def test_q_shows_codes_of_the_sources_and_none_of_a_page_that_only_this_machine_reaches(talk: Screen) -> None:
    talk.page.keyboard.press("q")
    codes = talk.page.locator("#talk-code figure")
    expect(codes).to_have_count(1)
    expect(codes.locator("svg")).to_have_attribute("aria-label", "QR code of https://one.example/")
    expect(codes).to_contain_text("one.example")
    talk.page.keyboard.press("q")
    expect(talk.page.locator("#talk-code")).to_be_hidden()


def test_the_presenters_window_shows_this_scene_the_next_the_notes_and_the_time(talk: Screen) -> None:
    other = presenter_of(talk)
    expect(other.locator("#notes")).to_contain_text(NOTE)
    expect(other.locator("#next")).to_contain_text("Scene two")
    expect(other.locator("#place")).to_have_text("1 of 4")
    expect(other.locator("#planned")).to_have_text("1:40")
    expect(other.locator("#clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(other.locator("#scene-remaining")).to_have_text(re.compile(r"^0:\d\d (left|over)$"))
    expect(other.locator("#joined")).to_have_text("")


def test_two_windows_stay_in_step_both_ways(talk: Screen) -> None:
    other = presenter_of(talk)
    talk.page.keyboard.press("PageDown")
    expect(other.locator("#title")).to_have_text("Scene two")
    other.keyboard.press("PageDown")
    at(talk.page, 3)
    other.get_by_role("button", name="Black").click()
    expect(talk.page.locator("#talk-black")).to_be_visible()
    expect(other.locator("#place")).to_contain_text("the screen is black")
    other.locator("#jump").select_option("0")
    at(talk.page, 1)
    expect(talk.page.locator("#talk-black")).to_be_hidden()
    expect(other.locator("#title")).to_have_text("Scene one")


@pytest.mark.parametrize("which", ["page", "presenter"])
def test_two_windows_find_each_other_again_after_a_reload_of_either(talk: Screen, which: str) -> None:
    other = presenter_of(talk)
    talk.page.keyboard.press("PageDown")
    expect(other.locator("#title")).to_have_text("Scene two")
    (talk.page if which == "page" else other).reload()
    expect(talk.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    expect(other.locator("#title")).to_have_text("Scene two")
    expect(other.locator("#joined")).to_have_text("")
    other.keyboard.press("PageDown")
    at(talk.page, 3)
    talk.page.keyboard.press("PageUp")
    expect(other.locator("#title")).to_have_text("Scene two")


def test_the_presenters_window_says_calmly_that_the_talk_is_over_and_follows_it_when_it_is_given_again(
    talk: Screen,
) -> None:
    other = presenter_of(talk)
    talk.page.keyboard.press("Escape")
    joined = other.locator("#joined")
    expect(joined).to_have_text("The talk is over.")
    assert joined.evaluate("one => getComputedStyle(one).color === getComputedStyle(document.body).color")
    talk.page.go_back()
    at(talk.page, 1)
    expect(joined).to_have_text("")


def test_without_a_channel_the_windows_speak_to_each_other_directly(
    served: Server, contexts: Callable[..., BrowserContext]
) -> None:
    context = contexts()
    context.add_init_script("delete window.BroadcastChannel")
    talk = begun(watched(context, served.url), "?talk=mine")
    other = presenter_of(talk)
    other.keyboard.press("PageDown")
    at(talk.page, 2)
    talk.page.reload()
    expect(talk.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    expect(other.locator("#joined")).to_have_text("", timeout=10_000)
    other.keyboard.press("PageDown")
    at(talk.page, 3)


# A key's place, and what it writes there: Russian, Greek, Tibetan, Korean, Arabic; AZERTY; by a writing method.
OTHERS = {
    "KeyB": ("\u0438", "\u03b2", "\u0f56", "\u3160", "\u0644\u0627", "\u0630", "Process"),
    "KeyS": ("\u044b", "\u03c3", "\u0f66", "\u3134", "\u0633", "Unidentified"),
    "KeyW": ("\u0446", "\u03c2", "\u0f5d", "\u3148", "\u0635"),
    "Period": ("\u044e", ":", "\u0f0b", "\u0632", "Process"),
    "Comma": ("\u0431", ";", "\u0f58", "\u0648"),
}
DOES = {"KeyB": "black", "Period": "black", "KeyS": "sources", "KeyW": "white", "Comma": "white"}
PRESS = (
    "([key, code, shiftKey]) => document.body.dispatchEvent("
    "new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true, cancelable: true}))"
)


@for_each("code", OTHERS)
def test_under_every_layout_a_keys_place_counts_where_its_letter_is_none_of_ours(talk: Screen, code: str) -> None:
    for key in OTHERS[code]:
        for hidden in (False, True):
            talk.ask(PRESS, [key, code, False])
            assert talk.page.locator(f"#talk-{DOES[code]}").is_hidden() == hidden, key


def test_figures_count_by_their_place_on_azerty_and_in_every_script(talk: Screen) -> None:
    for key, code in (
        ("&", "Digit1"),
        ("\u00e9", "Digit2"),
        ('"', "Digit3"),
        ("\u0663", "Digit3"),
        ("\u0f24", "Digit4"),
    ):
        talk.ask(PRESS, [key, code, False])
        talk.page.keyboard.press("Enter")
        at(talk.page, int(code[-1]))


def test_a_letter_of_ours_counts_wherever_it_stands_and_other_latin_letters_do_nothing(talk: Screen) -> None:
    talk.ask(PRESS, ["b", "KeyN", False])  # Dvorak
    expect(talk.page.locator("#talk-black")).to_be_visible()
    talk.ask(PRESS, ["b", "KeyN", False])
    for key, code in (("x", "KeyB"), ("v", "Period"), ("o", "KeyS"), ("'", "KeyQ"), (">", "Period"), ("!", "Digit1")):
        talk.ask(PRESS, [key, code, key in ">!"])
        assert talk.ask("() => rollout.talk.now.screen") == "", key
    at(talk.page, 1)


def test_signs_that_other_layouts_write_in_the_place_of_ours_count_by_their_place(talk: Screen) -> None:
    for key, code, shift, screen in (
        (";", "KeyQ", False, "code"),  # Greek
        ("/", "KeyQ", False, "code"),  # Hebrew
        ("'", "KeyW", False, "white"),
        ("\u061f", "Slash", True, "keys"),  # Arabic, Persian, Urdu
        ("\uff1f", "Slash", True, "keys"),  # Chinese
        ("\u3002", "Period", False, "black"),
        ("\uff0c", "Comma", False, "white"),
        ("\u0e45", "Digit1", False, ""),  # Thai
    ):
        talk.ask(PRESS, [key, code, shift])
        assert talk.ask("() => rollout.talk.now.screen") == screen, key
        talk.page.keyboard.press("Escape" if screen else "Enter")
    at(talk.page, 1)


def test_the_keys_of_page_and_presenters_window_count_by_their_place_too(talk: Screen) -> None:
    other = presenter_of(talk)
    other.evaluate(PRESS, ["\u0438", "KeyB", False])
    expect(talk.page.locator("#talk-black")).to_be_visible()
    again(talk, "?q=")
    before = talk.ask("() => rollout.timeline.window")
    talk.ask(PRESS, ["\u0440", "KeyH", False])
    talk.until("document.documentElement.dataset.hall === '1'")
    talk.ask(PRESS, ["\u0440", "KeyH", False])
    talk.until("document.documentElement.dataset.hall !== '1'")
    talk.ask(PRESS, ["?", "Slash", True])
    talk.page.keyboard.press("Escape")
    assert talk.ask("() => rollout.timeline.window") == before


# It asks each second whether its page is there: until it has asked three times, and so was answered twice.
HEARD = """() => new Promise(done => {
  const {prototype} = BroadcastChannel, {postMessage} = prototype;
  let asked = 0;
  prototype.postMessage = function (...given) {
    postMessage.apply(this, given);
    asked += 1;
    if (asked === 3) done(prototype.postMessage = postMessage);
  };
}).then(() => {})"""


def test_a_presenters_window_belongs_to_one_tab_of_those_that_give_a_talk(
    served: Server, passing_screen: Callable[..., Screen]
) -> None:
    one = begun(passing_screen("laptop", served.url), "?talk=mine&scene=1")
    other, context = presenter_of(one), one.page.context
    two = begun(attend(Screen(context.new_page(), served.url)), "?talk=mine&scene=4")
    two.page.keyboard.press("PageUp")
    at(two.page, 3)
    other.evaluate(HEARD)
    assert other.locator("#place").inner_text() == "1 of 4"
    other.keyboard.press("PageDown")
    at(one.page, 2)
    at(two.page, 3)
    with context.expect_page() as opening:
        two.page.keyboard.press("p")
    expect(opening.value.locator("#place")).to_have_text("3 of 4")
    opening.value.keyboard.press("PageDown")
    at(two.page, 4)
    at(one.page, 2)
    expect(other.locator("#place")).to_have_text("2 of 4")


# What one window says to another, half a second late.
SLOW = """const {{prototype}} = BroadcastChannel, {{postMessage}} = prototype;
prototype.postMessage = function (...given) {{ setTimeout(() => postMessage.apply(this, given), {delay}); }};"""
TAB = "() => sessionStorage.getItem('rollout-tab')"


@pytest.mark.parametrize("delay", [500, 4000])  # ms; that the older is there may still be on its way
def test_a_tab_that_was_copied_is_another_tab_however_late_it_hears_of_it(
    served: Server, contexts: Callable[..., BrowserContext], delay: int
) -> None:
    context = contexts()
    context.add_init_script(SLOW.format(delay=delay))
    one = begun(watched(context, served.url), "?talk=mine&scene=1")
    other = presenter_of(one)
    tab = one.ask(TAB)
    with context.expect_page() as copying:  # a window that a page opens takes over what that one remembers
        one.ask("() => void window.open('/?talk=mine&scene=3')")
    two = copying.value
    expect(two.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    expect(two.locator("#caption .place:visible")).to_have_text("3 of 4")
    two.wait_for_function("tab => sessionStorage.getItem('rollout-tab') !== tab", arg=tab)
    assert one.ask(TAB) == tab
    other.keyboard.press("PageDown")
    at(one.page, 2)
    at(two, 3)
    expect(other.locator("#place")).to_have_text("2 of 4")


def test_a_presenters_window_opened_by_its_address_joins_the_tab_that_gives_the_talk(talk: Screen) -> None:
    other = talk.page.context.new_page()
    other.goto(f"{talk.url}/presenter?talk=mine")
    expect(other.locator("#place")).to_contain_text("1 of")  # only then it hears keys
    other.keyboard.press("PageDown")
    at(talk.page, 2)


def test_with_a_wrong_talk_file_every_problem_is_told_and_the_page_runs(
    server: Callable[..., Server], tmp_path: Path, passing_screen: Callable[..., Screen]
) -> None:
    wrong_talk = "title,focus,seconds\nOne.,row-2,\nTwo,row-2,x\nThree,row-77,"
    screen = begun(passing_screen("laptop", server(lay(tmp_path, wrong_talk)).url), "?talk=mine")
    expect(screen.page.locator("#caption .place:visible")).to_have_text("1 of 1")
    screen.page.keyboard.press("Escape")
    wrong = screen.page.locator("#problems li")
    expect(wrong).to_have_count(3)
    for number, where in enumerate(("row 2, column title", "row 3, column seconds", "row 4, column focus")):
        expect(wrong.nth(number)).to_contain_text(f"mine.csv {where}")
    expect(screen.page.locator("#counts")).to_contain_text("4 events")
    screen.check()


@pytest.fixture(scope="module")
def served_headless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server beside whose events lie a talk without its columns and one without scenes."""
    events = lay(tmp_path_factory.mktemp("talk"), "titel\nOne")
    (events.parent / "talks" / "empty.csv").write_text("title\n", "utf-8")
    running = start(events, tmp_path_factory.mktemp("log") / "log.txt")
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("mine", "Begin with title."),
        ("nothing", "no talk of the name 'nothing'"),
        ("empty", "There is no scene yet."),
    ],
)
def test_a_talk_that_cannot_be_given_leaves_the_page_as_it_is_and_says_why(
    served_headless: Server, passing_screen: Callable[..., Screen], name: str, why: str
) -> None:
    screen = passing_screen("laptop", served_headless.url)
    screen.page.goto(f"{screen.url}/?talk={name}")
    expect(screen.page.locator("#alert")).to_contain_text("The talk cannot be given")
    expect(screen.page.locator("#problems")).to_contain_text(why)
    expect(screen.page.locator("#counts")).to_contain_text("4 events")


@pytest.fixture(scope="module")
def served_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server of our own evidence with our own talk."""
    running = start(TOP / "events.csv", tmp_path_factory.mktemp("log") / "log.txt")
    yield running
    running.stop()


def test_in_every_scene_of_the_talk_we_ship_each_mark_has_the_fill_of_its_form_and_the_colour_of_a_lane(
    served_ours: Server, passing_screen: Callable[..., Screen]
) -> None:
    screen = begun(passing_screen("hall", served_ours.url), "?talk=tibet-cards&scene=7")
    inks = [f"rgb({int(ink[1:3], 16)}, {int(ink[3:5], 16)}, {int(ink[5:], 16)})" for ink in CONTRAST.inks]
    wrong = """inks => [...document.querySelectorAll('#timeline .points path.point')].filter(node => {
      const {stroke, fill} = node.style, stroked = !!node.closest('.trace-disputed');
      return node.checkVisibility() && (stroked ? fill !== 'none' : !inks.includes(stroke)
        || ![stroke, 'rgb(255, 255, 255)'].includes(fill));
    }).length"""
    for _ in range(9):
        screen.until("!rollout.talk.now.gliding && !rollout.timeline.floating")
        screen.settle()
        screen.page.wait_for_function(f"inks => ({wrong})(inks) === 0", arg=inks)
        screen.page.keyboard.press("PageDown")
    screen.check()


def test_m_shows_where_what_is_lit_happened_and_names_what_has_no_point(talk: Screen) -> None:
    talk.page.keyboard.press("m")
    where = talk.page.locator("#talk-where")
    expect(where.locator("svg")).to_be_visible()
    assert talk.page.locator("#talk-where .place-mark:not(.outside)").count() <= 1
    talk.page.keyboard.press("m")
    expect(where).to_be_hidden()


def test_who_contradicts_an_event_stands_in_the_caption_in_scenes_of_one_or_two(
    served_ours: Server, passing_screen: Callable[..., Screen]
) -> None:
    page = begun(passing_screen("laptop", served_ours.url), "?talk=tibet-cards&scene=1").page
    seen = 0
    for scene in range(1, 16):
        expect(page.locator("#caption .place")).to_have_text(f"{scene} of 16")
        told = page.locator("#caption article").all()
        said = [(one.inner_text(), one.locator("p.says:not(.badge)").count()) for one in told]
        disputed = [named for words, named in said if "isputed" in words]
        assert len(told) > 2 or all(disputed), said
        seen += len(disputed)
        page.keyboard.press("PageDown")
    assert seen == 12
