"""What the presenter's window shows besides notes and clock: small pictures, pointers; and the look of a talk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.media import illustrated
from rollout.timeline.view import View
from tests.page.test_access import axe_finds
from tests.support import kinds
from tests.support.screens import Screen
from tests.support.server import Server, start

ZONE = "Asia/Kolkata"
# Where words stand on a screen, as parts of its width and height: of what is lit on the timeline, else of the exhibit.
WORDS = """() => {
  const frame = document.querySelector('#picture-now'), {left, top, width, height} = frame
    ? frame.getBoundingClientRect() : {left: 0, top: 0, width: innerWidth, height: innerHeight};
  const all = frame ? '#picture-now .exhibit :is(p, .value, h1, text), #picture-now .small-timeline text[font-weight]'
    : '.exhibit :is(p, .value, h1, text), #timeline .textpoint.lit:not(.counted) text, #heads h2';
  return Object.fromEntries([...document.querySelectorAll(all)].filter(one => one.textContent.trim()).map(one => {
    const box = one.getBoundingClientRect();
    return [one.textContent.trim(), [(box.left - left) / width, (box.top - top) / height]];
  }));
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(kinds.lay(tmp_path_factory.mktemp("kinds")), tmp_path_factory.mktemp("log") / "log.txt")
    yield running
    running.stop()


def given(screen: Screen, url: str, scene: int = 1) -> Screen:
    screen.page.goto(f"{url}/?talk=kinds&scene={scene}")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.ask("() => eye.open()")
    return screen


@pytest.fixture(scope="module")
def pair(new_screen: Callable[..., Screen], served: Server) -> Iterator[tuple[Screen, Page]]:
    """Return a page that gives a talk, and its presenter's window."""
    talk = given(new_screen("laptop", served.url), served.url)
    with talk.page.context.expect_page() as opening:
        talk.page.keyboard.press("p")
    expect(opening.value.locator("#picture-now .small")).to_be_visible()
    yield talk, opening.value
    talk.check()


def test_axe_finds_nothing_in_it(pair: tuple[Screen, Page]) -> None:
    assert axe_finds(pair[1]) == []


def test_it_shows_this_scene_and_the_next_as_the_audience_sees_them(pair: tuple[Screen, Page]) -> None:
    talk, presenter = pair
    presenter.keyboard.press("Home")
    for number, kind in enumerate(kinds.KINDS, 1):
        expect(presenter.locator("#place")).to_contain_text(f"{number} of {len(kinds.KINDS)}")
        talk.settle()
        theirs, ours = talk.ask(WORDS), presenter.evaluate(WORDS)
        assert kind == "picture" or len(theirs) > 1 or number == len(kinds.KINDS), theirs
        for words, place in theirs.items():
            if words in ours:  # words in several lines are several here
                assert ours[words] == pytest.approx(place, abs=0.02), (number, words)
        assert set(theirs) & set(ours), (number, theirs, ours)
        last = number == len(kinds.KINDS)
        assert presenter.locator("#picture-next .small").count() == (not last)
        presenter.keyboard.press("PageDown")
    presenter.keyboard.press("Home")


def test_on_a_small_laptop_what_is_lit_stands_whole_beside_the_small_picture(pair: tuple[Screen, Page]) -> None:
    _, presenter = pair
    size = presenter.viewport_size
    assert size
    presenter.set_viewport_size({"width": 1024, "height": 576})
    presenter.keyboard.press("Home")
    seen = 0
    for number in range(1, len(kinds.KINDS) + 1):
        expect(presenter.locator("#place")).to_contain_text(f"{number} of {len(kinds.KINDS)}")
        seen += presenter.locator("#lit p").count()
        assert presenter.evaluate("() => now.scrollHeight <= now.clientHeight"), number
        presenter.keyboard.press("PageDown")
    assert seen > 2
    presenter.set_viewport_size(size)
    presenter.keyboard.press("Home")


def test_no_word_of_the_notes_is_in_a_small_picture_or_on_the_audiences_screen(pair: tuple[Screen, Page]) -> None:
    talk, presenter = pair
    presenter.keyboard.press("Home")
    expect(presenter.locator("#place")).to_contain_text("1 of")
    expect(presenter.locator("#notes")).to_contain_text("Secret words")
    expect(presenter.locator("#picture-now")).to_contain_text("Five figures. One plan.")
    expect(talk.page.locator("#caption")).to_contain_text("Five figures. One plan.")
    talk.settle()
    assert "Secret words" not in presenter.locator("#picture-now").inner_text()
    assert "Secret words" not in talk.ask("() => document.documentElement.innerHTML")


def test_a_talk_begins_with_its_title_and_maker_and_ends_with_its_sources(pair: tuple[Screen, Page]) -> None:
    talk, _ = pair
    talk.press("Home", "PageUp")
    expect(talk.page.locator("#talk-opening h2")).to_have_text("The cards of the valley")
    expect(talk.page.locator("#talk-opening")).to_contain_text("By Two neighbours")
    talk.press("PageDown", "End", "PageDown", "PageDown", "PageDown")
    expect(talk.page.locator("#talk-ending h2")).to_have_text("Sources, and how to check")
    talk.press("PageUp", "Home")
    expect(talk.page.locator("#talk-ending")).to_be_hidden()


def test_a_question_mark_lists_the_keys_in_the_presenters_window_and_on_no_other(pair: tuple[Screen, Page]) -> None:
    talk, presenter = pair
    presenter.keyboard.press("Home")
    presenter.keyboard.press("?")
    keys = presenter.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("the notes scroll")
    expect(keys).to_contain_text("next scene")
    presenter.keyboard.press("PageDown")  # which scrolls the list
    presenter.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    expect(presenter.locator("#place")).to_contain_text("1 of")
    assert talk.ask("() => document.getElementById('talk-keys').hidden")


def pointed(talk: Screen, name: str) -> list[float] | None:
    """Return where the audience sees a pointer, as parts of the screen; None where they see none."""
    found: list[float] | None = talk.ask(
        """name => {
            const box = document.querySelector(`#talk-${name}`)?.getBoundingClientRect();
            const middle = box && [(box.left + box.right) / 2 / innerWidth, (box.top + box.bottom) / 2 / innerHeight];
            return box?.width ? middle : null;
        }""",
        name,
    )
    return found


@pytest.mark.parametrize(("name", "key"), [("spot", "o"), ("line", "l")])
@pytest.mark.parametrize("by", ["key", "button"])
def test_a_spot_or_a_line_follows_the_pointer_and_goes_when_it_leaves(
    pair: tuple[Screen, Page], name: str, key: str, by: str
) -> None:
    talk, presenter = pair
    presenter.keyboard.press("Home")
    box: Any = presenter.locator("#picture-now").bounding_box()

    def move(x: float, y: float) -> None:
        presenter.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)

    def turn() -> None:
        if by == "key":
            presenter.keyboard.press(key)
        else:
            presenter.locator(f"#{name}").click()

    move(0.5, 0.3)
    assert pointed(talk, name) is None  # off by default
    turn()
    expect(presenter.locator(f"#{name}")).to_have_attribute("aria-pressed", "true")
    move(0.25, 0.4)
    talk.until(f"document.querySelector('#talk-{name}')?.getBoundingClientRect().width")
    talk.until(f"Math.abs(document.querySelector('#talk-{name}').style.getPropertyValue('--x') - .25) < .01")
    x, y = pointed(talk, name) or (0.0, 0.0)
    assert x == pytest.approx(0.25, abs=0.01)
    assert name == "line" or y == pytest.approx(0.4, abs=0.01)
    assert talk.ask("() => document.elementFromPoint(innerWidth / 4, innerHeight * .4).id") != f"talk-{name}"
    presenter.mouse.move(2, 2)
    talk.until(f"!document.querySelector('#talk-{name}').getBoundingClientRect().width")
    turn()
    move(0.6, 0.2)
    assert pointed(talk, name) is None


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_a_talk_has_its_own_look_whatever_the_laptop_wishes(
    passing_screen: Callable[..., Screen], served: Server, scheme: str
) -> None:
    talk = given(passing_screen("laptop", served.url, color_scheme=scheme), served.url, 8)
    look = """() => {
        const {dataset} = document.documentElement, paper = getComputedStyle(document.body).getPropertyValue('--paper');
        return [dataset.theme, paper];
    }"""
    assert talk.ask(look) == ["contrast", "#ffffff"]
    assert talk.ask("() => rollout.timeline.meta.theme") == "contrast"
    talk.page.keyboard.press("Escape")
    talk.until(f"document.documentElement.dataset.theme === '{scheme}'")
    talk.check()


def test_a_screen_that_was_full_says_after_a_reload_which_key_makes_it_so_again(
    passing_screen: Callable[..., Screen], served: Server
) -> None:
    talk = given(passing_screen("laptop", served.url), served.url)
    again = talk.page.locator("#caption [data-key=f]")
    expect(again).to_be_hidden()
    talk.page.keyboard.press("f")
    talk.until("sessionStorage.getItem('rollout-full') === 'true'")
    talk.page.reload()
    expect(talk.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    talk.ask("() => eye.open()")
    expect(again).to_be_visible()
    expect(again).to_contain_text("F full screen again")
    talk.page.keyboard.press("f")
    talk.until("document.fullscreenElement")
    expect(again).to_be_hidden()
    talk.page.keyboard.press("f")
    talk.until("!document.fullscreenElement")
    expect(again).to_be_hidden()
    talk.check()


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> str:
    events = kinds.lay(tmp_path_factory.mktemp("offline"))
    options = illustrated(Options(talk=kinds.TALK.encode(), notes=True), events, Store(events, Limits()).now().dataset)
    return make_html(edition(Store(events, Limits()).now().dataset, View()), options).decode()


@pytest.mark.parametrize("way", ["blob", "srcdoc", "blob without an origin"])
def test_a_page_that_was_handed_over_as_a_text_opens_its_presenters_window(
    passing_screen: Callable[..., Screen], served: Server, offline: str, tmp_path: Path, way: str
) -> None:
    page = passing_screen("laptop", served.url).page
    (tmp_path / "empty.html").write_text("<!doctype html><title>Empty</title>", "utf-8")
    page.route("**/empty", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto((tmp_path / "empty.html").as_uri() if "without" in way else f"{served.url}/empty")
    text = offline
    if way.startswith("blob"):
        with page.expect_popup() as opening:
            page.evaluate("text => { open(URL.createObjectURL(new Blob([text], {type: 'text/html'}))); }", text)
        frame: Any = opening.value.main_frame
    else:
        page.evaluate(
            "text => { const frame = document.createElement('iframe'); frame.style = 'width: 1200px; height: 700px';"
            " frame.srcdoc = text; document.body.append(frame); }",
            text,
        )
        frame = page.frames[-1]
    frame.wait_for_function("() => window.rollout?.timeline?.meta", timeout=20_000)
    frame.click("#present")
    frame.wait_for_function("() => document.documentElement.dataset.talk === '1'", timeout=20_000)
    with frame.page.expect_popup() as popup:
        frame.press("body", "p")
    presenter = popup.value
    expect(presenter.locator("#title")).to_have_text("What is known of the cards of the valley", timeout=15_000)
    expect(presenter.locator("#notes")).to_contain_text("Secret words")
    presenter.keyboard.press("PageDown")
    frame.wait_for_function("() => rollout.talk.now.at === 1")
    expect(presenter.locator("#place")).to_contain_text("2 of 9")
    frame.press("body", "q")
    expect(frame.locator("#talk-code figure")).to_have_count(1)  # of the source; all come at once
    assert "This view" not in frame.locator("#talk-code").inner_text()


@pytest.fixture(scope="module")
def kept_page(new_screen: Callable[..., Screen], served: Server) -> Screen:
    """Return the one page that gives no talk, or another view of it."""
    return new_screen("laptop", served.url).open()


def test_the_presenters_window_has_the_windows_of_the_clock_that_the_audience_sees(kept_page: Screen) -> None:
    kept_page.leave()
    screen = kept_page.visit("?talk=kinds&scene=8&clock=known")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    with (
        screen.page.context.expect_page() as opening,
        screen.page.context.expect_event(
            "request", lambda request: "/talk?notes=1" in request.url and "clock=known" in request.url
        ),
    ):
        screen.page.keyboard.press("p")
    expect(opening.value.locator("#picture-now .small")).to_be_visible()
    opening.value.close()
    screen.check()


def test_the_details_show_the_pictures_of_an_event_with_what_they_show_and_whose_they_are(kept_page: Screen) -> None:
    kept_page.leave()
    screen = kept_page.visit("?event=seen")
    pictures = screen.page.locator("#details .pictured")
    expect(pictures).to_have_count(2)
    assert screen.ask("() => document.querySelector('.pictured img').alt") == kinds.ALT
    screen.until("[...document.querySelectorAll('.pictured img')].every(one => one.naturalWidth)")
    expect(pictures.first).to_contain_text("public domain")
    assert not screen.ask("() => eye.faults('#details')")
    screen.check()
