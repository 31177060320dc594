"""An answer that comes late takes nothing from what the reader did since: it opens, says, moves and counts nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Route, expect

from tests.csv_rows import csv_of
from tests.page.test_crowd import gathered, kept_open, leaf, listed, page, place, url
from tests.support.late import late
from tests.support.screens import Screen, moving

__all__ = ["kept_open", "page", "url"]  # fixtures
UNKNOWN = """() => {
  const {labels} = rollout.timeline.meta;
  return labels.id.find(id => id && !rollout.page.find(id));
}"""
KNOWN = "() => rollout.page.visible()[3].id"
EVENT = "() => rollout.address.read().get('event')"


def test_of_two_events_that_were_chosen_the_later_one_stays_whichever_is_known_first(page: Screen) -> None:
    gathered(page)
    first, second = page.ask(UNKNOWN), page.ask(KNOWN)
    with late(page.page, "facts?id=") as answers:
        page.ask("id => void rollout.page.choose(id)", first)
        answers.come()
        page.page.locator(f"#events [data-go='{second}']").click()
        expect(page.page.locator("#details")).to_be_focused()
        answers.give()
    assert page.ask(EVENT) == second


def test_details_that_come_late_leave_the_focus_with_whoever_writes(page: Screen) -> None:
    gathered(page)
    with late(page.page, "facts?id=") as answers:
        page.ask("id => void rollout.page.choose(id)", page.ask(UNKNOWN))
        answers.come()
        page.page.locator("#search").focus()
        page.page.keyboard.type("s")
        answers.give()
        expect(page.page.locator("#details")).to_be_visible()
        expect(page.page.locator("#search")).to_be_focused()
    page.page.fill("#search", "")


SEVERAL = """() => {
  const {left, top, width, height} = rollout.timeline.graph.getBoundingClientRect();
  for (let y = 0; y < height; y += 4)
    for (let x = 300; x < width; x += 3) {
      const hit = rollout.timeline.find(x, y);
      if (hit?.ids.length > 1 && hit.ids.some(id => !rollout.page.find(id))) return [left + x, top + y];
    }
}"""


def test_what_stands_at_a_place_is_not_offered_over_an_event_that_was_chosen_since(page: Screen) -> None:
    gathered(page)
    x, y = page.ask(SEVERAL)
    one = page.ask(KNOWN)
    with late(page.page, "facts?id=") as answers:
        page.page.mouse.click(x, y)
        answers.come()
        page.page.locator(f"#events [data-go='{one}']").click()
        expect(page.page.locator("#details")).to_be_focused()
        answers.give()
        expect(page.page.locator("#details")).to_be_focused()
        assert page.page.locator("#several").count() == 0


def test_what_is_said_of_a_window_is_not_said_over_an_event_that_a_key_led_to_since(page: Screen) -> None:
    page.page.locator("#plot").focus()
    said = page.page.locator("#said")
    expect(said).not_to_be_empty()
    with late(page.page, "inside?") as answers:
        page.page.keyboard.press("+")
        answers.come()
        page.page.keyboard.press("ArrowRight")
        words = said.inner_text()
        for at in range(answers.asked()):
            answers.give(at)
        page.until("!rollout.timeline.floating")
        page.settle()
        assert said.inner_text() == words


def test_a_list_that_was_asked_for_is_not_written_over_one_of_other_events(
    passing_screen: Callable[..., Screen], url: str
) -> None:
    screen = passing_screen("laptop", url).open("?lane=River+gauges")
    gathered(screen)
    with late(screen.page, "listed?") as answers:
        screen.page.get_by_role("button", name="List all").click()
        answers.come()
        screen.redrawn(lambda: screen.visit("?q=sleeper+storm+pilots&lane=Night+trains"))
        gathered(screen)
        few = listed(screen)
        answers.give()
        assert listed(screen) == few
        assert screen.page.locator("#leaf").count() == 0
    screen.check()


def test_a_list_that_comes_late_leaves_the_focus_where_it_went(passing_screen: Callable[..., Screen], url: str) -> None:
    screen = passing_screen("laptop", url).open("?lane=River+gauges")
    gathered(screen)
    first = leaf(screen, "List all")
    with late(screen.page, "listed?") as answers:
        screen.page.get_by_role("button", name="Later in the file").click()
        answers.come()
        screen.page.locator("#search").focus()
        answers.give()
        assert listed(screen) != first
        expect(screen.page.locator("#search")).to_be_focused()
    screen.check()


def test_a_picture_that_comes_very_late_leaves_the_window_where_it_went_since(page: Screen) -> None:
    with late(page.page, "_dash-update-component") as answers:
        page.page.locator("#filter").click()
        page.page.locator("#filters [data-value=documented]").click()
        answers.come()
        page.ask("() => { const now = performance.now.bind(performance); performance.now = () => now() + 4000; }")
        page.page.mouse.move(*place(page, page.told()[len(page.told()) // 2]))
        before = page.ask("() => String(rollout.timeline.window)")
        page.page.mouse.wheel(0, -20)
        page.until(f"String(rollout.timeline.window) !== '{before}'")
        page.until("!rollout.timeline.floating || late.held.length > 1")
        moved = page.window()
        for at in range(answers.asked()):
            answers.give(at)
    page.until("!rollout.page.behind()")
    page.settle()
    assert page.window() == pytest.approx(moved, abs=1)
    page.page.locator("#filter").click()
    page.ask("() => { delete performance.now; }")


def test_a_window_that_glides_does_not_lead_away_from_the_view_that_was_gone_back_to(laptop: Screen) -> None:
    laptop.visit("?from=2018-01-01&to=2018-12-31")
    before = laptop.window()
    laptop.page.locator("#filter").click()
    laptop.redrawn(lambda: laptop.page.locator("#filters [data-value=claimed]").click())
    laptop.page.locator("#filter").click()
    with moving(laptop):
        fresh = laptop.ask("() => eye.heard.fresh")
        laptop.ask(
            "() => { void rollout.glide.glide(...rollout.timeline.meta.span, 3000);"
            " requestAnimationFrame(() => requestAnimationFrame(() => history.back())); }"
        )
        laptop.until(f"eye.heard.fresh > {fresh} && !rollout.page.behind()")
        laptop.until("!rollout.glide.busy()")
        laptop.settle()
        assert laptop.window() == pytest.approx(before, abs=0.01)
    assert "status" not in laptop.address()


COPIED = """async () => {
  const set = window.setTimeout, clear = window.clearTimeout, due = [];
  window.setTimeout = (act, ms, ...more) => (ms === 2000 ? -due.push(act) : set(act, ms, ...more));
  window.clearTimeout = timer => (timer < 0 ? (due[-timer - 1] = () => {}) : clear(timer));
  const button = document.getElementById('copy'), told = [];
  for (let press = 0; press < 2; press++) {
    button.click();
    await new Promise(done => { const look = () => (due.length > press ? done() : set(look, 10)); look(); });
  }
  due[0]();
  told.push(button.textContent);
  due[1]();
  told.push(button.textContent);
  Object.assign(window, {setTimeout: set, clearTimeout: clear});
  return told;
}"""


def test_that_a_link_was_copied_is_told_as_long_the_second_time(laptop: Screen) -> None:
    laptop.visit("")
    laptop.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=laptop.url)
    assert laptop.ask(COPIED) == ["Link copied", "Copy link"]


@pytest.fixture
def one_row(serve_bytes: Callable[[bytes], tuple[str, Path]]) -> tuple[str, Path]:
    """Return the address and the file of a server with one event."""
    return serve_bytes(csv_of({"title": "The first thing", "label": "First"}))


def test_a_file_that_was_saved_before_the_page_first_looked_is_drawn(
    passing_screen: Callable[..., Screen], one_row: tuple[str, Path]
) -> None:
    address, file = one_row
    screen, held = passing_screen("laptop", address), list[Route]()
    screen.page.route("**/state*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    screen.page.goto(address)
    screen.ask("() => eye.reach()")
    screen.until("window.rollout?.timeline.meta && !rollout.page.behind()")
    before = screen.ask("() => rollout.timeline.meta.digest")
    file.write_bytes(csv_of({"title": "The first thing", "label": "First"}, {"title": "The second", "label": "Second"}))
    while json.load(urlopen(f"{address}/state"))["digest"] == before:  # noqa: S310 # our own server
        pass
    screen.until("true")
    held[0].continue_()
    screen.page.unroute_all()
    screen.until(f"rollout.timeline.meta.digest !== '{before}'")
    screen.until("rollout.timeline.meta.labels.words.includes('Second')")
    screen.check()


SECOND = csv_of({"title": "The first thing", "label": "First"}, {"title": "The second", "label": "Second"})


def test_what_was_saved_is_seen_before_all_that_is_said_of_it_has_come(
    passing_screen: Callable[..., Screen], one_row: tuple[str, Path]
) -> None:
    address, file = one_row
    screen, held = passing_screen("laptop", address), list[Route]()
    screen.page.goto(address)
    expect(screen.page.locator("#events [data-event-id]")).to_have_count(1)
    screen.page.route("**/facts?*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    file.write_bytes(SECOND)
    screen.until("rollout.timeline.meta?.labels.words.includes('Second')")
    expect(screen.page.locator("#events [data-event-id]")).to_have_count(1)
    while not held:
        screen.settle()
    held[0].continue_()
    expect(screen.page.locator("#events [data-event-id]")).to_have_count(2)
    screen.page.unroute_all()
    screen.check()


@pytest.mark.parametrize(
    ("title", "faces"), [("The second thing", 0), ("བོད་ཡིག་གི་དཔེ་དེབ", 1)], ids=["letters it has", "another script"]
)
def test_a_change_is_drawn_once_more_only_where_it_needs_letters_that_were_not_there(
    passing_screen: Callable[..., Screen], one_row: tuple[str, Path], title: str, faces: int
) -> None:
    address, file = one_row
    screen = passing_screen("laptop", address)
    screen.page.goto(address)
    screen.page.evaluate("() => eye.open()")
    fresh = screen.ask("() => eye.heard.fresh")
    with screen.page.expect_response("**/faces.css?*"):
        file.write_bytes(csv_of({"title": "The first thing", "label": "First"}, {"title": title, "label": title}))
    screen.until(f"eye.heard.fresh - {fresh} > {faces} && !rollout.page.behind()")
    expect(screen.page.locator("#events [data-event-id]")).to_have_count(2)
    expect(screen.page.locator("link#faces")).to_have_count(faces)  # nothing else has it drawn again
    assert faces or screen.ask("() => eye.heard.fresh") - fresh == 1
    screen.check()


def test_the_keyboard_says_nothing_of_events_before_they_are_there_and_enters_when_they_are(
    passing_screen: Callable[..., Screen], one_row: tuple[str, Path]
) -> None:
    screen, held = passing_screen("laptop", one_row[0]), list[Route]()
    screen.page.route("**/facts?*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    screen.page.goto(one_row[0])
    screen.until("!document.getElementById('plot').closest('[inert]')")  # before that nobody's focus gets there
    screen.page.locator("#plot").focus()
    screen.until("window.rollout?.timeline.meta && !rollout.page.behind()")
    expect(screen.page.locator("#said")).to_be_empty()
    with screen.page.expect_response("**/facts?*"):
        while not held:
            screen.settle()
        held[0].continue_()
    expect(screen.page.locator("#said")).to_contain_text("The first thing")
    screen.page.unroute_all()
    screen.check()
