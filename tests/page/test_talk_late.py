"""In a talk what comes late leads nowhere back: scenes, codes, the presenter's words, what a listener reads."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.page.test_talk import SCENES, again, evidence, kept_stage, lay, place, served, talk
from tests.support.late import late
from tests.support.screens import Screen
from tests.support.server import Server

__all__ = ["evidence", "kept_stage", "lay", "served", "talk"]  # fixtures
FOLLOW = "() => { history.pushState(null, '', '/?talk=mine'); dispatchEvent(new PopStateEvent('popstate')); }"


def test_a_talk_that_was_asked_for_twice_is_not_begun_again_while_it_is_given(talk: Screen) -> None:
    talk.leave()
    with late(talk.page, "talk?name=mine") as answers:
        for _ in range(2):
            talk.ask(FOLLOW)
        answers.come(2)
        answers.give(1)
        talk.until("document.documentElement.dataset.talk === '1'")
        talk.press("PageDown")
        assert place(talk.page) == 2
        answers.give(0)
        assert place(talk.page) == 2
        expect(talk.page.locator("#caption h1")).to_contain_text("Scene two")


def test_codes_that_were_put_away_and_shown_again_stand_there_once(talk: Screen) -> None:
    with late(talk.page, "code?") as answers:
        talk.press("q")
        answers.come()
        talk.press("q", "q")
        answers.come(2)
        for at in range(2):
            answers.give(at)
        expect(talk.page.locator("#talk-code .codes")).to_have_count(1)
    talk.press("q")


def test_the_presenters_window_keeps_what_it_asked_for_last_whichever_comes_first(
    talk: Screen, passing_screen: Callable[..., Screen], served: Server
) -> None:
    again(talk, "?talk=mine&clock=known")
    presenter, held = talk.page.context.new_page(), list[Route]()
    presenter.route("**/talk?notes*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    presenter.goto(f"{served.url}/presenter?talk=mine")
    while len(held) < 2:
        presenter.evaluate("() => new Promise(requestAnimationFrame)")
    with presenter.expect_response("**/talk?notes*"):
        held[1].continue_()
    expect(presenter.locator("#title")).to_have_text("Scene one")
    with presenter.expect_response("**/talk?notes*"):
        held[0].fulfill(json={"scenes": [], "facts": {}, "traps": {}, "lanes": [], "name": "mine"})
    presenter.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(done)))")
    expect(presenter.locator("#title")).to_have_text("Scene one")
    expect(presenter.locator("#jump option")).to_have_count(len(SCENES) - 1)
    presenter.close()


def test_a_preparation_that_was_pressed_twice_leads_nobody_away_who_writes_in_it(
    passing_screen: Callable[..., Screen], served: Server
) -> None:
    screen = passing_screen("laptop", served.url).open()
    screen.until("rollout.prepare")
    with late(screen.page, "talk") as answers:
        for _ in range(2):
            screen.more("preparing")
        answers.come(2)
        answers.give(0)
        name = screen.page.get_by_label("Name of the file")
        name.fill("courts")
        answers.give(1)
        expect(name).to_be_focused()
    screen.check()
