"""An enlarged page, a low window, and a talk that is heard: everything stays within reach, and is said once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.csv_rows import csv_of
from tests.support.screens import Screen, presenter_of
from tests.support.server import Server, start

# What is left of a laptop's 1280 by 720 at 200 % and at 400 %.
TWICE, FOUR_TIMES = (640, 360), (320, 180)
NOTES = " ".join(f"Sentence {number} of what the presenter wants to say here." for number in range(40))
TALK = f"title,focus,notes\nScene one,row-2,{NOTES}\nScene two,row-3,\n"
WIDE = "() => document.documentElement.scrollWidth - innerWidth"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* {line-height: 1.5 !important;letter-spacing: .12em !important; word-spacing: .16em !important}');
  document.adoptedStyleSheets = [sheet];
}"""
CUT = """() => [...document.querySelectorAll('header :is(button, h1, p), #events li button, #counts, .footline')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).overflow !== 'visible'
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map(one => one.id || one.textContent)"""
COUNTING = """() => { window.writes = [];
  const watch = new MutationObserver(found => window.writes.push(...found.map(one => one.target.textContent)));
  for (const room of document.querySelectorAll('[role=status], [role=alert], [aria-live]'))
  if (room.id !== 'said') watch.observe(room, {childList: true, characterData: true, subtree: true}); }"""
# One after another as fast as they are drawn: a machine that is busy between two would let the window rest there.
KEYS = """async keys => {
  for (const key of keys) {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    await eye.frame();
  }
}"""


HEARING = """() => { window.heard = [];
  const hear = ({target}) => target.id === 'said' && window.heard.push([target.textContent, performance.now()]);
  new MutationObserver(found => found.forEach(hear)).observe(document, {childList: true, subtree: true}); }"""
PRESSES = """async many => {
  for (; many; many--) {
    document.querySelector('#presets [data-zoom]').click();
    await eye.frame();
  }
}"""
RESTING = """() => { window.rests = 0;
  new MutationObserver(() => window.rests++).observe(rested, {attributeFilter: ['data-asked']}); }"""
"""Counts each time that the window has come to rest, whether anything is said or not."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place: Path = tmp_path_factory.mktemp("enlarged")
    (place / "events.csv").write_bytes(csv_of({}, {"date": "2019-05", "title": "Second"}, {"date": "2021"}))
    (place / "talks").mkdir()
    (place / "talks" / "mine.csv").write_text(TALK, "utf-8")
    running = start(place / "events.csv", place / "log.txt")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kept(new_screen: Callable[..., Screen], served: Server) -> Screen:
    return new_screen("laptop", served.url).open()


def enlarged(screen: Screen, size: tuple[int, int]) -> Screen:
    """Make a page as large as an enlarged one has room, as it is after a load at that size."""
    screen.page.set_viewport_size({"width": size[0], "height": size[1]})
    return screen.open()


@pytest.fixture(scope="module")
def talk(new_screen: Callable[..., Screen], served: Server) -> Screen:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/?talk=mine&scene=1")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1")
    screen.ask("() => eye.open()")
    return screen


def test_counts_are_heard_once_when_the_window_rests(kept: Screen) -> None:
    kept.page.focus("#more")
    kept.until("document.querySelector('#rested').dataset.counted")
    kept.ask(COUNTING)
    kept.ask(PRESSES, 5)
    kept.until("document.querySelector('#rested').textContent !== ''")
    writes = kept.ask("() => window.writes.filter(Boolean)")
    assert len(writes) == 1
    assert writes == [kept.page.locator("#counts").inner_text().replace("\n", " ")]


def test_a_window_that_a_key_moves_is_said_with_its_counts_and_these_not_once_more(kept: Screen) -> None:
    kept.page.focus("#more")
    kept.until("document.querySelector('#rested').dataset.counted")
    kept.ask(COUNTING)
    kept.ask(RESTING)
    kept.ask(KEYS, [*"+++-++"])
    kept.until("/ to .* named, /.test(document.getElementById('said').textContent)")
    kept.until("window.rests > 0")
    assert kept.ask("() => window.writes.filter(Boolean)") == []
    kept.ask(KEYS, ["0"])
    kept.until("/^1? ?.*named, /.test(document.getElementById('said').textContent)")


def test_details_that_narrow_the_picture_say_no_counts_that_nobody_asked_for(kept: Screen) -> None:
    kept.page.focus("#more")
    kept.until("document.querySelector('#rested').dataset.counted")
    kept.ask(COUNTING)
    kept.ask(RESTING)
    try:
        kept.page.locator("#events button").last.click()
        expect(kept.page.locator("#details")).to_be_focused()
        kept.until("window.rests > 0")
        assert kept.ask("() => window.writes.filter(Boolean)") == []
    finally:
        kept.press("Escape")


def test_at_200_percent_picture_talk_preparation_and_hall_are_within_reach(kept: Screen) -> None:
    screen = enlarged(kept, TWICE)
    assert screen.ask("() => document.querySelector('#plot').getBoundingClientRect().top") < 260
    expect(screen.page.locator("#present")).to_be_in_viewport()
    expect(screen.page.locator("#picture-too")).to_have_attribute("aria-pressed", "true")
    assert screen.ask(WIDE) == 0
    screen.more("hall")
    expect(screen.page.locator("html")).to_have_attribute("data-hall", "1")
    expect(screen.page.locator("#plot")).to_be_in_viewport()
    screen.press("Escape")
    screen.more("preparing")
    expect(screen.page.locator("#add-scene")).to_be_in_viewport()
    assert screen.ask(WIDE) == 0
    screen.press("Escape")
    screen.check()


def test_at_400_percent_the_picture_comes_when_it_is_asked_for_and_goes_again(kept: Screen) -> None:
    screen = enlarged(kept, FOUR_TIMES)
    expect(screen.page.locator("#plot")).to_be_hidden()
    screen.redrawn(lambda: screen.page.click("#picture-too"))
    expect(screen.page.locator("#plot")).to_be_visible()
    assert screen.ask("() => eye.faults('#timeline')") == []
    assert screen.ask(WIDE) == 0
    screen.page.click("#picture-too")
    expect(screen.page.locator("#plot")).to_be_hidden()
    for name in ("preparing", "hall", "present"):
        screen.page.locator("#more").scroll_into_view_if_needed()
        if name != "present" and screen.page.locator("#others").is_hidden():
            screen.page.click("#more")
        expect(screen.page.locator(f"#{name}")).to_be_visible()
    screen.check()


@pytest.mark.parametrize("size", [TWICE, (320, 568)])
def test_text_that_a_reader_has_spaced_out_is_neither_cut_nor_wider_than_the_window(
    kept: Screen, size: tuple[int, int]
) -> None:
    screen = enlarged(kept, size)
    screen.ask(SPACED)
    assert screen.ask(WIDE) == 0
    assert screen.ask(CUT) == []
    screen.check()


def test_the_notes_stay_in_sight_in_a_low_window_and_a_key_scrolls_them(talk: Screen) -> None:
    window = presenter_of(talk)
    for width, height, least in ((*TWICE, 190), (*FOUR_TIMES, 60), (1100, 760, 400)):
        window.set_viewport_size({"width": width, "height": height})
        window.evaluate("() => { scrollTo(0, 0); document.querySelector('#notes').scrollTo(0, 0); }")
        seen = window.evaluate(
            "() => { const {top, bottom} = document.querySelector('#notes').getBoundingClientRect();"
            " return Math.min(innerHeight, bottom) - Math.max(0, top); }"
        )
        assert seen >= least, (width, height)
        assert window.evaluate(WIDE) == 0
        window.keyboard.press("Shift+ArrowDown")
        assert window.evaluate("() => scrollY + document.querySelector('#notes').scrollTop") > 20, (width, height)
        window.keyboard.press("Shift+ArrowUp")
        assert window.evaluate("() => scrollY + document.querySelector('#notes').scrollTop") < 5
    expect(window.locator("#place")).to_have_text("1 of 2")
    window.close()


def test_in_the_colours_of_a_readers_system_the_picture_keeps_its_own_on_a_ground_of_its_own(kept: Screen) -> None:
    enlarged(kept, (1280, 720))
    ground = "() => getComputedStyle(document.querySelector('#timeline')).backgroundColor"
    paper = "rgb(253, 252, 248)"  # of the light look, where the system has a white of its own
    kept.page.emulate_media(forced_colors="active")
    try:
        assert kept.ask(ground) == paper
        names = kept.page.locator("#heads h2").first
        assert names.evaluate("one => getComputedStyle(one).forcedColorAdjust") == "none"
        sign = kept.page.locator(".footline svg").first
        assert sign.evaluate("one => getComputedStyle(one).getPropertyValue('--ink')") == "CanvasText"
    finally:
        kept.page.emulate_media(forced_colors="none")


def test_what_covers_the_picture_is_said_and_a_dialog_has_a_name_the_focus_and_gives_it_back(talk: Screen) -> None:
    said = talk.page.locator("#said")
    talk.press("b")
    expect(said).to_have_text("the screen is black")
    talk.press("w")
    expect(said).to_have_text("the screen is white")
    talk.press("w")
    expect(said).to_have_text("the screen is showing the picture")
    talk.page.focus("#caption [data-key=ArrowRight]")
    for key, name in (("s", "Sources and disputes"), ("q", "Codes of the sources"), ("m", "Where it happened")):
        talk.press(key)
        expect(talk.page.get_by_role("dialog", name=name)).to_be_focused()
        talk.press(key)
        expect(talk.page.locator("#caption [data-key=ArrowRight]")).to_be_focused()
    talk.page.evaluate("() => document.activeElement.blur()")


def test_the_focus_moves_in_a_talk_behind_the_presenters_window_when_that_has_none(talk: Screen) -> None:
    talk.page.focus("#caption [data-key=ArrowRight]")
    dialog = talk.page.get_by_role("dialog", name="Sources and disputes")
    talk.ask("() => { document.hasFocus = () => false; }")
    try:
        talk.press("s")
        expect(talk.page.locator("#said")).to_have_text("the screen is showing the sources")
        expect(talk.page.locator("#caption [data-key=ArrowRight]")).to_be_focused()
        talk.ask("() => { dispatchEvent(new Event('focus')); }")
        expect(dialog).to_be_focused()
    finally:
        talk.ask("() => { delete document.hasFocus; }")
        talk.press("Escape")
    expect(talk.page.locator("#caption [data-key=ArrowRight]")).to_be_focused()


def test_what_covers_the_picture_says_itself_anew_in_another_language(
    new_screen: Callable[..., Screen], served: Server
) -> None:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/?talk=mine&scene=1")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1")
    for key, name, words in (("s", "Quellen und Einwände", "Quelle"), ("?", "Tasten", "nächste Szene")):
        screen.press(key)
        screen.ask("""() => {
          history.replaceState(null, '', `${location.search}&language=de`);
          dispatchEvent(new PopStateEvent('popstate'));
        }""")
        dialog = screen.page.get_by_role("dialog", name=name)
        expect(dialog).to_contain_text(words)
        expect(dialog).to_be_focused()
        screen.ask("""() => {
          history.replaceState(null, '', location.search.replace('&language=de', ''));
          dispatchEvent(new PopStateEvent('popstate'));
        }""")
        expect(screen.page.get_by_role("dialog", name=name)).to_have_count(0)
        screen.press("Escape")


def test_a_talk_begins_at_its_keys_so_that_a_screen_reader_leaves_letters_to_it(
    new_screen: Callable[..., Screen], served: Server
) -> None:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/?talk=mine&scene=1")
    keys = screen.page.get_by_role("application", name="Talk").get_by_role("toolbar", name="Talk")
    expect(keys).to_be_focused()
    expect(keys).to_have_accessible_description(re.compile("S shows the sources"))
    keys.get_by_role("button", name="Next").click()
    expect(screen.page.locator("#caption .place")).to_have_text("2 of 2")
    expect(keys).to_be_focused()
    screen.press("s")
    expect(screen.page.get_by_role("dialog", name="Sources and disputes")).to_be_focused()
    screen.press("Escape")
    expect(keys).to_be_focused()


def test_in_the_presenters_window_each_scene_and_what_covers_it_is_heard(talk: Screen) -> None:
    talk.press("Home")
    window = presenter_of(talk)
    try:
        expect(window.get_by_role("application", name="Talk").get_by_role("toolbar", name="Talk")).to_be_focused()
        assert window.get_by_role("timer", name="Clock").count() == 1
        assert window.get_by_role("toolbar").get_by_role("option").count() == 0  # else all scenes are read with it
        assert window.get_by_role("combobox", name="Go to").count() == 1
        across = "[document.querySelector('footer').getBoundingClientRect().width, innerWidth]"
        wide, room = window.evaluate(across)
        assert wide == room  # the controls stand at the foot, across the whole window
        window.keyboard.press("PageDown")
        expect(window.locator("#said")).to_have_text("2 of 2. Scene two")
        window.keyboard.press("b")
        expect(window.locator("#said")).to_have_text("2 of 2 · the screen is black. Scene two")
        window.keyboard.press("b")
        expect(window.locator("#said")).to_have_text("2 of 2. Scene two")
        assert "- status" not in {line.strip() for line in window.locator("body").aria_snapshot().splitlines()}
    finally:
        window.close()


def test_the_presenters_window_says_no_scene_before_the_page_had_time_to_say_which(
    new_screen: Callable[..., Screen], served: Server
) -> None:
    screen = new_screen("laptop", served.url)
    screen.page.add_init_script(f"({HEARING})()")
    screen.page.goto(f"{served.url}/presenter?talk=mine")
    expect(screen.page.locator("#title")).to_have_text("Scene one")
    expect(screen.page.locator("#said")).to_have_text("1 of 2. Scene one")
    [[words, when]] = screen.ask("() => window.heard")
    assert words == "1 of 2. Scene one"
    assert when > 3500  # ms: as long as it takes to be called not connected


def test_a_title_that_a_scene_has_of_its_event_is_heard_once(new_screen: Callable[..., Screen], served: Server) -> None:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/?talk=headlines&scene=2")
    said = screen.page.locator("#said")
    expect(said).to_contain_text(re.compile(r"^2 of \d+\. "))
    assert str(said.text_content()).count(str(screen.page.locator("#caption h1").text_content())) == 1


def test_that_the_page_is_not_connected_is_said_once_and_not_each_second(
    new_screen: Callable[..., Screen], served: Server
) -> None:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/presenter?talk=mine")
    expect(screen.page.locator("#joined")).to_have_text("The page is not connected")
    screen.ask(COUNTING)
    before = screen.page.locator("#elapsed").text_content()
    expect(screen.page.locator("#elapsed")).not_to_have_text(str(before))
    assert screen.ask("() => window.writes") == []


def test_a_scene_is_heard_once_with_its_place_title_and_events_and_no_names_of_keys(talk: Screen) -> None:
    talk.press("Home")
    talk.ask(
        "() => { window.heard = []; new MutationObserver(() => window.heard.push(said.textContent))"
        ".observe(document.querySelector('#said'), {childList: true}); }"
    )
    talk.press("PageDown")
    assert talk.ask("() => window.heard") == [
        "2 of 2. Scene two. Second. May 2019. reported, says Tibet Daily (state media). Card rollout"
    ]
    expect(talk.page.get_by_role("heading", name="Scene two")).to_be_visible()
    talk.check()


def test_in_half_of_a_laptops_screen_a_talk_has_its_picture_above_its_words(talk: Screen) -> None:
    talk.page.set_viewport_size({"width": 640, "height": 1040})
    talk.until("document.querySelector('#timeline').getBoundingClientRect().height > 500")
    assert talk.ask("() => timeline.getBoundingClientRect().bottom <= caption.getBoundingClientRect().top + 1")
    assert talk.ask("() => document.querySelector('#caption .place').getClientRects().length") == 1
