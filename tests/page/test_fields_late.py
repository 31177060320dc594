"""What comes late takes nothing out of a reader's hands: fields, menus, what is said of downloads, presses, the map."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.page.test_where import opened
from tests.support.late import late
from tests.support.screens import Screen

PICTURE = "_dash-update-component"


def drawn(screen: Screen) -> None:
    screen.until("!rollout.page.behind()")
    screen.settle()


def test_a_day_that_is_typed_by_halves_stays_when_a_picture_comes(laptop: Screen) -> None:
    laptop.visit("")
    page = laptop.page
    page.click("#filter")
    field = page.locator("#as-known")
    with late(page, PICTURE) as answers:
        page.click("#filters [data-value=documented]")
        answers.come()
        field.focus()
        page.keyboard.type("0505")  # the day or the month first, as the browser has it
        answers.give()
        expect(page.locator("#filters [data-value=documented]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#filters [data-value=claimed]")).to_have_attribute("aria-pressed", "false")
        expect(field).to_be_focused()
        page.keyboard.type("2019")
    laptop.until("rollout.address.read().get('as_known') === '2019-05-05'")
    drawn(laptop)
    laptop.redrawn(lambda: laptop.ask("() => history.back()"))
    expect(field).to_have_value("")
    page.click("#filter")


def test_a_menu_in_the_picture_stays_open_when_a_picture_comes(laptop: Screen) -> None:
    laptop.visit("")
    page = laptop.page
    menu = page.locator("#series")
    other = menu.locator("option").nth(2).get_attribute("value") or ""
    with late(page, PICTURE) as answers:
        page.click("#filter")
        page.click("#filters [data-value=documented]")
        answers.come()
        page.click("#filter")
        menu.focus()
        before = menu.element_handle()
        answers.give()
        expect(page.locator("#filter")).to_have_text("Filter (1)")
        assert menu.evaluate("(one, before) => one === before", before)
        expect(menu).to_be_focused()
    drawn(laptop)
    laptop.redrawn(lambda: menu.select_option(other))
    expect(menu).to_have_value(other)


def of_downloads(laptop: Screen) -> None:
    laptop.visit("")
    if laptop.page.locator("#downloads").is_hidden():
        laptop.page.click("#download")


def test_that_a_file_is_being_made_is_said_until_it_is_there(laptop: Screen) -> None:
    of_downloads(laptop)
    page, said = laptop.page, laptop.page.locator("#download-said")
    with late(page, "download/") as answers:
        page.click(".offer[data-ending=csv]")
        answers.come()
        page.select_option("#pages-of", "2")
        expect(said).to_have_text("CSV: being made …")
        page.click(".offer[data-ending=json]")
        answers.come(2)
        answers.give(0)
        expect(said).to_contain_text("is in your downloads. JSON: being made …")
        page.keyboard.press("Escape")
        answers.give(1)
        expect(said).to_contain_text("is in your downloads.")
        page.click("#download")
        expect(said).to_contain_text(".json is in your downloads.")
    for _ in range(2):
        page.click("#download")
    expect(said).to_be_empty()
    page.click("#download")


def waiting(screen: Screen) -> list[Route]:
    """Open a page whose second half is held back."""
    held: list[Route] = []
    screen.page.route("**/rest.js*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    with screen.page.expect_request("**/rest.js*"):
        screen.page.goto(screen.url)
    while not held:
        screen.ask("() => 0")
    return held


def test_a_press_that_waits_for_its_script_is_forgotten_once_something_else_was_done(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    held = waiting(screen)
    screen.page.click("#download")
    screen.page.locator("#search").press_sequentially("road")
    held[0].continue_()
    screen.until("!!rollout.talk")
    screen.ask("() => new Promise(done => setTimeout(() => setTimeout(done)))")
    expect(screen.page.locator("#downloads")).to_be_hidden()
    expect(screen.page.locator("#search")).to_have_value("road")
    screen.check()


def test_a_key_that_waits_for_its_script_does_its_work_when_it_comes(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    held = waiting(screen)
    screen.page.keyboard.press("m")
    held[0].continue_()
    screen.until("!!document.querySelector('#map .place-mark')")
    screen.check()


def test_a_key_that_waits_for_its_script_is_forgotten_once_something_else_was_done(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part)
    held = waiting(screen)
    screen.page.keyboard.press("m")
    screen.page.click("#counts")
    held[0].continue_()
    screen.until("!!rollout.talk")
    screen.ask("() => new Promise(done => setTimeout(() => setTimeout(done)))")
    expect(screen.page.locator("#where")).to_be_hidden()
    screen.check()


def test_a_rectangle_that_is_being_drawn_on_the_map_is_finished_before_a_newer_map_comes(desk: Screen) -> None:
    opened(desk)
    x, y, wide, high = desk.ask(
        "() => { const {x, y, width, height} = document.getElementById('map').getBoundingClientRect();"
        " return [x, y, width, height]; }"
    )
    page = desk.page
    before = page.locator(".place-mark").count()
    with late(page, "map?") as answers:
        desk.redrawn(lambda: desk.visit("?map=1&status=documented"))
        answers.come()
        page.mouse.move(x + wide * 0.1, y + high * 0.3)
        page.mouse.down()
        page.mouse.move(x + wide * 0.4, y + high * 0.6, steps=4)
        answers.give()
        page.mouse.move(x + wide * 0.6, y + high * 0.8, steps=4)
        assert page.locator("#map .brush").count() == 1
        page.mouse.up()
    desk.until("rollout.address.read().has('area')")
    desk.until(f"document.querySelectorAll('.place-mark').length < {before}")
    drawn(desk)
