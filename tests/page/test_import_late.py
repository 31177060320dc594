"""A list in the page while answers are on their way: none is lost, none takes away what came or was typed since."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.page.test_import import UNDECIDED, answered, dropped, opened, own, taken
from tests.support.late import Late, from_start, late
from tests.support.screens import Screen
from tests.support.server import Server

__all__ = ["opened", "own"]  # fixtures
OTHER = "Date,Event\n2031-03-04,A road opens\n2032,A road closes\n"


def read(page: Page) -> None:
    """Wait until nothing is on its way any more: the list, what was answered, its picture."""
    expect(page.locator("#picture svg")).to_be_visible()
    expect(page.locator("#room")).not_to_have_attribute("aria-busy", "true")


def test_two_answers_in_quick_succession_are_both_read(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    read(page)
    with late(page, "/import/") as answers:
        page.select_option("[data-column=Group]", "place")
        page.select_option("[data-column=E-mail]", "leave out")
        page.check("input[data-question=day-first][value=true]")
        answers.come()
    expect(page.locator(".sum b")).to_have_text("3 events")
    read(page)
    expect(page.locator("[data-column=Group]")).to_have_value("place")
    expect(page.locator("[data-column=E-mail]")).to_have_value("leave out")


def test_an_answer_that_was_lost_on_its_way_goes_with_the_next_one(opened: Callable[..., Screen]) -> None:
    screen = opened()
    page = screen.page
    dropped(page)
    page.route("**/import/*", lambda route: route.abort())
    page.select_option("[data-column=Group]", "place")
    expect(page.locator("#wrong")).to_contain_text("does not answer")
    page.unroute_all()
    answered(page)
    read(page)
    expect(page.locator("[data-column=Group]")).to_have_value("place")
    expect(page.locator("#wrong")).to_be_empty()
    screen.wrong.clear()  # the browser tells of what was lost


def test_an_answer_that_is_refused_does_not_stand_as_if_it_were_given(opened: Callable[..., Screen]) -> None:
    screen = opened()
    page = screen.page
    dropped(page)
    page.route("**/import/*", lambda route: route.fulfill(status=422, json={"wrong": "Not so."}))
    page.select_option("[data-column=Group]", "place")
    expect(page.locator("#wrong")).to_have_text("Not so.")
    expect(page.locator("[data-column=Group]")).to_have_value("lane")
    page.unroute_all()
    answered(page)
    read(page)
    expect(page.locator("[data-column=Group]")).to_have_value("lane")
    screen.wrong.clear()  # Chromium notes the answer 422 on its console


def test_a_list_that_was_asked_for_before_another_leaves_that_one_where_it_is(opened: Callable[..., Screen]) -> None:
    screen = opened()
    page = screen.page
    dropped(page)
    address = screen.ask("() => location.href")
    page.goto("about:blank")
    from_start(page, "/import/")
    page.goto(address)
    dropped(page, "roads.csv", OTHER)
    answers = Late(page)
    answers.come()
    answers.give()
    expect(page.locator("#heading h1")).to_have_text("roads.csv")
    expect(page.locator(".drop-zone")).to_have_count(0)


def test_what_is_typed_stays_when_an_earlier_answer_comes(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    read(page)
    field = page.locator("input.free[data-question=who]")
    with late(page, "/import/") as answers:
        page.check("input[data-question=day-first][value=true]")
        answers.come()
        field.focus()
        page.keyboard.type("Court ")
        answers.give()
        expect(page.locator(".sum b")).to_have_text("3 events")
        page.keyboard.type("archive")
        expect(field).to_have_value("Court archive")
        page.keyboard.press("Enter")
    expect(page.locator("#first-events .item-who").first).to_contain_text("Court archive")
    expect(page.locator("fieldset[data-id=who]")).to_contain_text("answered")


def test_a_menu_that_is_open_stays_open_when_an_earlier_answer_comes(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    read(page)
    menu = page.locator("[data-column=Group]")
    with late(page, "/import/") as answers:
        page.check("input[data-question=day-first][value=true]")
        answers.come()
        menu.focus()
        before = menu.element_handle()
        answers.give()
        expect(page.locator(".sum b")).to_have_text("3 events")
        assert menu.evaluate("(one, before) => one === before", before)
        expect(menu).to_be_focused()
    menu.select_option("place")
    expect(page.locator("#first-events .item-who").first).to_contain_text("Events")


def test_that_a_list_was_written_is_still_said_when_an_earlier_answer_comes(
    opened: Callable[..., Screen], own: Callable[[str, str], Server]
) -> None:
    page = opened(own("courts.csv", UNDECIDED).url).page
    read(page)
    with late(page, "/import/") as answers:
        page.check("input[data-question=day-first][value=true]")
        answers.come()
        page.click("#write-beside")
        asked = answers.asked()
        answers.come(asked)
        for at in reversed(range(asked)):
            answers.give(at)
    expect(page.locator(".sum b")).to_have_text("3 events")
    read(page)
    expect(page.locator("#said")).to_contain_text("Written: courts-timeline, with events.csv")


def held_back(page: Page) -> list[Route]:
    """Answer that the day comes first, and keep that from the server."""
    held: list[Route] = []
    page.route("**/import/*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    with page.expect_request("**/import/*"):
        page.check("input[data-question=day-first][value=true]")
    return held


def test_what_is_written_beside_a_list_holds_what_was_answered_just_before(
    opened: Callable[..., Screen], own: Callable[[str, str], Server], tmp_path: Path
) -> None:
    page = opened(own("courts.csv", UNDECIDED).url).page
    read(page)
    held = held_back(page)
    for _ in range(2):
        page.click("#write-beside")
    while not held:
        page.evaluate("() => 0")
    held[0].continue_()
    expect(page.locator("#said")).to_contain_text("Written: courts-timeline, with events.csv")
    text = (tmp_path / "mine" / "courts-timeline" / "events.csv").read_text("utf-8")
    assert "2031-04-03" in text
    page.unroute_all()


def test_a_download_of_a_list_holds_what_was_answered_just_before(opened: Callable[..., Screen]) -> None:
    page = opened().page
    dropped(page)
    read(page)
    held = held_back(page)

    def come() -> None:
        while not held:
            page.evaluate("() => 0")
        held[0].continue_()

    assert b"2031-04-03" in taken(page, come)["courts-timeline/events.csv"]
    page.unroute_all()
