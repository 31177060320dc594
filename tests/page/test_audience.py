"""A listener's phone beside the talk that it follows: words, leafing away and back, language, size, contrast."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.csv_rows import RIGHT, csv_of
from tests.page.test_access import axe_finds
from tests.support.late import late
from tests.support.screens import Screen
from tests.support.server import Server, start

MARKER = "MARKER-of-the-presenter"
TALK = f"title,focus,notes\nScene one,row-2,{MARKER}\nScene two,row-3,{MARKER}\nScene three,,{MARKER}\n"
PHONES = re.compile(r"here: (http://\S+?/)\.? ")
STEP = 20_000  # ms: a phone asks every two seconds, and the machine may be busy


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("hall")
    columns = (*RIGHT, "disputed_by", "dispute", "notes", "title@bo")
    (place / "events.csv").write_bytes(
        csv_of(
            {"title@bo": "ལྷ་སར་བྱང་བུ་བཀྲམས།", "notes": MARKER},
            {"disputed_by": "https://www.example.org/no", "dispute": "Others counted half.", "notes": MARKER},
            columns=columns,
        )
    )
    (place / "talks").mkdir()
    (place / "talks" / "mine.csv").write_text(TALK, "utf-8")
    # The port of the phones is opened for this machine alone, so that no test is a server for others.
    running = start(place / "events.csv", place / "log.txt", "--audience", "--host", "127.0.0.1")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def talk(new_screen: Callable[..., Screen], served: Server) -> Screen:
    screen = new_screen("laptop", served.url)
    screen.page.goto(f"{served.url}/?talk=mine&scene=1")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=STEP)
    screen.ask("() => eye.open()")
    return screen


@pytest.fixture(scope="module")
def phone(new_screen: Callable[..., Screen], served: Server, talk: Screen) -> Page:
    found = PHONES.search(served.said())
    assert found, served.said()
    page: Page = new_screen("phone", found[1]).page
    page.goto(found[1])
    return page


def test_a_phone_shows_the_scene_and_turns_with_the_talk(talk: Screen, phone: Page) -> None:
    expect(phone.locator("h1")).to_have_text("Scene one", timeout=STEP)
    expect(phone.locator("article .says")).to_have_text("reported · says Tibet Daily (state media)")
    expect(phone.locator("#next")).to_be_disabled()
    talk.press("PageDown")
    expect(phone.locator("h1")).to_have_text("Scene two", timeout=STEP)
    expect(phone.locator(".against")).to_have_text("Disputed: Others counted half.")
    expect(phone.locator("#place")).to_have_text("You follow the talk.")
    assert MARKER not in phone.content()


def test_that_she_follows_is_heard_once_and_not_with_each_question(phone: Page) -> None:
    phone.evaluate("""() => { window.writes = 0;
      new MutationObserver(found => { window.writes += found.length; })
        .observe(document.querySelector('header'), {childList: true, characterData: true, subtree: true}); }""")
    for _ in range(2):
        with phone.expect_response("**/now", timeout=STEP):
            pass
    assert phone.evaluate("() => window.writes") == 0


@pytest.mark.parametrize("language", ["en", "bo"])
def test_axe_finds_nothing_on_a_phone_whatever_its_language_and_contrast(phone: Page, language: str) -> None:
    here = phone.url.split("?")[0]
    phone.goto(f"{here}?language={language}")
    expect(phone.locator("h1")).not_to_be_empty(timeout=STEP)
    assert axe_finds(phone) == []
    phone.locator("#contrast").click()
    assert axe_finds(phone, strict=True) == []
    phone.goto(here)


def test_who_leafs_away_stays_there_until_she_comes_back(talk: Screen, phone: Page) -> None:
    phone.click("#back")
    expect(phone.locator("h1")).to_have_text("Scene one")
    expect(phone.locator("h1")).to_be_focused()
    talk.press("PageDown")
    expect(phone.locator("#place")).to_have_text("You read on your own. The talk is at scene 3.", timeout=STEP)
    expect(phone.locator("h1")).to_have_text("Scene one")
    phone.click("#rejoin")
    expect(phone.locator("h1")).to_have_text("Scene three")
    expect(phone.locator("#rejoin")).to_be_hidden()


def test_the_code_for_phones_stands_behind_a_key_and_before_the_first_scene(talk: Screen, phone: Page) -> None:
    talk.press("a")
    expect(talk.page.locator("#talk-audience svg")).to_have_attribute("aria-label", f"QR code of {phone.url}")
    talk.press("a", "Home", "PageUp")
    expect(talk.page.locator("#talk-opening .join figcaption")).to_have_text(phone.url)
    assert talk.ask("() => eye.faults('#talk-opening')") == []
    expect(phone.locator("#place")).to_contain_text("has not begun", timeout=STEP)
    talk.press("PageDown")
    expect(phone.locator("h1")).to_have_text("Scene one", timeout=STEP)


def test_she_has_her_language_size_and_contrast_in_the_address_alone(talk: Screen, phone: Page) -> None:
    small = phone.evaluate("() => document.querySelector('article p').getBoundingClientRect().height")
    phone.click("#larger")
    phone.click("#contrast")
    assert phone.evaluate("() => document.querySelector('article p').getBoundingClientRect().height") > small
    expect(phone.locator("html")).to_have_attribute("data-theme", "contrast")
    phone.select_option("#language", "bo")
    expect(phone.locator("html")).to_have_attribute("lang", "bo")
    expect(phone.locator("article h2")).to_have_text("ལྷ་སར་བྱང་བུ་བཀྲམས།", timeout=STEP)
    expect(phone.locator("article h2")).to_have_attribute("lang", "bo")
    assert phone.evaluate("() => location.search") == "?size=1&contrast=1&language=bo"
    assert phone.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_nothing_is_wider_than_a_narrow_phone_with_the_largest_type(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 568})
    while phone.locator("#larger").is_enabled():
        phone.click("#larger")
    assert phone.evaluate("() => document.documentElement.scrollWidth") == 320


def test_an_older_answer_does_not_lead_a_phone_back(talk: Screen, phone: Page) -> None:
    phone.select_option("#language", "en")
    talk.press("Home")
    expect(phone.locator("h1")).to_have_text("Scene one", timeout=STEP)
    seen = "() => document.dispatchEvent(new Event('visibilitychange'))"
    with late(phone, "now") as answers:
        phone.evaluate(seen)
        answers.come()
        with talk.page.expect_response("**/audience"):
            talk.press("PageDown")
        phone.evaluate(seen)
        answers.come(2)
        for at in reversed(range(answers.asked())):
            answers.give(at)
            expect(phone.locator("h1")).to_have_text("Scene two")


def test_where_one_telling_is_lost_the_next_is_told_all_the_same(talk: Screen, phone: Page) -> None:
    held: list[Route] = []

    def first(route: Route) -> None:
        if held:
            return route.continue_()
        return held.append(route)

    talk.press("Home")
    expect(phone.locator("h1")).to_have_text("Scene one", timeout=STEP)
    talk.page.route("**/audience", first)
    with talk.page.expect_request("**/audience"):
        talk.press("PageDown")
    talk.press("PageDown")
    held[0].abort()
    expect(phone.locator("h1")).to_have_text("Scene three", timeout=STEP)
    talk.page.unroute_all()
    talk.wrong.clear()  # the browser tells of what was lost
    talk.press("Home")


def test_once_the_talk_is_over_what_was_shown_can_be_read(talk: Screen, phone: Page) -> None:
    expect(phone.locator("h1")).to_have_text("Scene one", timeout=STEP)
    talk.press("Escape")
    expect(phone.locator("#place")).to_contain_text("The talk is over.", timeout=STEP)
    phone.click("#back")
    expect(phone.locator("h1")).to_have_text("Scene two")
    talk.check()
