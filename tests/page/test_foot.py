"""What stands behind a button: tools that few need, what the page was made of; and the words of what is picked."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from rollout.timeline.edition import CAUTION
from tests.csv_rows import csv_of
from tests.support.real import everything
from tests.support.screens import Screen
from tests.support.server import Server, start

DATASET = everything().dataset
BOX = """id => {
  const {left, top, right, bottom} = document.getElementById(id).getBoundingClientRect();
  return [left, top, right, bottom];
}"""


@pytest.mark.parametrize(("button", "room"), [("more", "others"), ("about", "imprint")])
def test_a_room_behind_a_button_opens_whole_and_closes_by_escape_its_button_and_a_press_elsewhere(
    laptop: Screen, button: str, room: str
) -> None:
    held = laptop.page.locator(f"#{room}")
    closings: tuple[Callable[[], None], ...] = (
        lambda: laptop.page.keyboard.press("Escape"),
        lambda: laptop.page.click(f"#{button}"),
        lambda: laptop.page.click("h1"),
    )
    for close in closings:
        laptop.page.click(f"#{button}")
        expect(laptop.page.locator(f"#{button}")).to_have_attribute("aria-expanded", "true")
        left, top, right, bottom = laptop.ask(BOX, room)
        assert 0 <= left < right <= 1280
        assert 0 <= top < bottom <= 720
        assert laptop.ask("room => eye.faults(room)", f"#{room}") == []
        close()
        expect(held).to_be_hidden()
        expect(laptop.page.locator(f"#{button}")).to_have_attribute("aria-expanded", "false")


def test_escape_gives_the_focus_back_to_the_button(laptop: Screen) -> None:
    laptop.page.click("#more")
    laptop.page.locator("#show-keys").focus()
    laptop.page.keyboard.press("Escape")
    expect(laptop.page.locator("#more")).to_be_focused()


def test_what_the_page_was_made_of_is_one_press_away(laptop: Screen) -> None:
    laptop.visit("?status=claimed")
    laptop.page.click("#about")
    shown = sum(event.status == "claimed" for event in DATASET.events)
    hidden = len(DATASET.events) - shown
    said = laptop.page.locator("#imprint").inner_text()
    assert f"{shown} shown + {hidden} hidden by filters + {DATASET.refused} refused = {DATASET.rows} rows." in said
    assert f"Data {DATASET.digest[:7]}, sources to " in said
    assert CAUTION in said
    laptop.page.keyboard.press("Escape")
    assert CAUTION in laptop.page.locator("header").inner_text()


@pytest.mark.parametrize("width", [1024, 1280])
def test_search_and_present_stay_in_the_first_line_beside_a_title_however_long(
    passing_screen: Callable[..., Screen], titled: Server, width: int
) -> None:
    screen = passing_screen("laptop", titled.url).open()
    screen.redrawn(lambda: screen.page.set_viewport_size({"width": width - 1, "height": 700}))
    tops = {name: screen.ask(BOX, name)[1] for name in ("search", "present", "more")}
    assert max(tops.values()) < 20
    assert screen.ask("() => eye.faults('header')") == []
    screen.check()


LONG = "A place that nobody names in fewer words than these, however hard they try"


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("titled") / "events.csv"
    rows = ({"date": "2010", "title": "First"}, {"date": "2015", "title": LONG, "label": LONG[:32]}, {"date": "2020"})
    file.write_bytes(csv_of(*rows))
    file.with_name("timeline.toml").write_text(f'title = "{"A title of many words " * 6}"\n', encoding="utf-8")
    running = start(file, file.with_name("log.txt"))
    yield running
    running.stop()


def test_what_is_picked_is_drawn_with_its_words_whatever_room_there_is(
    passing_screen: Callable[..., Screen], titled: Server
) -> None:
    screen = passing_screen("laptop", titled.url).open()
    screen.redrawn(lambda: screen.page.set_viewport_size({"width": 720, "height": 700}))
    screen.visit("?event=row-3")
    screen.until("!document.getElementById('picked').hidden")
    assert screen.page.locator("#picked").inner_text() == LONG[:32]
    left, _, right, _ = screen.ask(BOX, "picked")
    room = screen.ask(BOX, "timeline")
    assert room[0] <= left
    assert right <= room[2]
    screen.visit("?q=")
    expect(screen.page.locator("#picked")).to_be_hidden()
    screen.check()
