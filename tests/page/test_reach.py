"""Many events at one place in time, of every kind of date: each is reached by pointer, by touch and by key."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.csv_rows import csv_of
from tests.support.screens import WALK, Screen

ZONE = "Asia/Kolkata"
SAME = ("2018", "../2018", "2018-06", "2018-06-04", "2018-06-04T14:30", "2018/2019", "2018~", "2018/..")
EACH = 30
# Of each lane the events that some point of its strip offers, and which point.
OFFERED = """() => {
  const t = rollout.timeline, {lanes} = t.meta, {left, top} = t.graph.getBoundingClientRect(), found = {};
  for (const {strip} of lanes) for (let x = 0; x < t.graph.offsetWidth; x++)
    for (const id of t.find(x, strip)?.ids || []) found[id] ??= [left + x, top + strip];
  return found;
}"""


@pytest.fixture(scope="module")
def crowded(new_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]]) -> Screen:
    """Return a page of thirty events on each of some dates, a lane for each date."""
    rows = (
        {"id": f"e-{kind}-{n}", "lane": f"Lane {kind}", "date": date, "title": f"What was {n} of {kind}"}
        for kind, date in enumerate(SAME)
        for n in range(EACH)
    )
    return new_screen("laptop", serve_bytes(csv_of(*rows))[0]).open()


@pytest.fixture
def screen(crowded: Screen) -> Iterator[Screen]:
    """Return the page with its whole span shown."""
    crowded.act("show", 0, 1e6)
    yield crowded
    crowded.check()


def ids() -> set[str]:
    return {f"e-{kind}-{n}" for kind in range(len(SAME)) for n in range(EACH)}


def offered(screen: Screen) -> dict[str, Any]:
    found: dict[str, Any] = screen.ask(OFFERED)
    return found


def test_every_one_of_many_events_on_one_date_is_offered_at_some_point_and_opens_there(screen: Screen) -> None:
    found = offered(screen)
    assert ids() - found.keys() == set()
    for kind in range(len(SAME)):
        last = f"e-{kind}-{EACH - 1}"
        screen.page.mouse.click(*found[last])
        choice = screen.page.locator(f"#several [data-go='{last}']")
        expect(choice).to_be_attached()
        choice.click()
        screen.until(f"new URLSearchParams(location.search).get('event') === '{last}'")
        screen.page.keyboard.press("Escape")
        screen.settle()


def test_the_keys_lead_through_all_of_them(screen: Screen) -> None:
    screen.page.locator("#plot").focus()
    screen.press("Home")
    walked = screen.ask(WALK)
    screen.settle()
    assert (set(walked), len(walked)) == (ids(), len(ids()))


def test_the_keys_lead_through_those_that_one_place_offers(screen: Screen) -> None:
    keys = screen.page.keyboard
    screen.page.mouse.click(*offered(screen)["e-0-0"])
    offers = screen.page.locator("#several button")
    expect(offers).to_have_count(EACH)
    expect(offers.first).to_be_focused()
    for key, at in (("ArrowDown", 1), ("End", EACH - 1), ("ArrowDown", 0), ("ArrowUp", EACH - 1), ("Home", 0)):
        keys.press(key)
        expect(offers.nth(at)).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Enter")
    screen.until("new URLSearchParams(location.search).get('event') === 'e-0-1'")
    keys.press("Escape")
    screen.settle()


def test_a_finger_reaches_all_of_them(passing_screen: Callable[..., Screen], crowded: Screen) -> None:
    tablet = passing_screen("tablet", crowded.page.url.split("?")[0].rstrip("/")).open()
    tablet.act("show", 0, 1e6)
    found = offered(tablet)
    assert ids() - found.keys() == set()
    last = f"e-0-{EACH - 1}"
    tablet.page.touchscreen.tap(*found[last])
    expect(tablet.page.locator("#several button")).to_have_count(EACH)
    assert "event=" not in tablet.address(), "what opens under a finger is not chosen by the same tap"
    tablet.page.locator(f"#several [data-go='{last}']").tap()
    tablet.until(f"new URLSearchParams(location.search).get('event') === '{last}'")
