"""The map in a real browser: opened by one press, and one with the timeline in window, filters and what is picked."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from rollout.timeline.where import where
from tests.support.real import everything
from tests.support.screens import Screen, moving

FOUND = where(everything().dataset.events)
LHASA = max(FOUND.sites, key=lambda site: len(site.events))


def asked(desk: Screen) -> dict[str, list[str]]:
    return parse_qs(urlsplit(desk.address()).query)


def opened(desk: Screen) -> None:
    desk.more("show-map")
    desk.until("!!document.querySelector('#map .place-mark')")
    desk.settle()


def test_the_map_comes_when_it_is_opened_and_counts_every_event(desk: Screen) -> None:
    assert desk.page.locator("#where").is_hidden()
    opened(desk)
    assert asked(desk)["map"] == ["1"]
    said = desk.page.locator("#where-sum").inner_text()
    total = FOUND.placed + sum(len(region.events) for region in FOUND.regions) + len(FOUND.nowhere)
    assert said.endswith(f"= {total} events")
    listed = desk.page.locator("#where-list button").count()
    assert listed == len(FOUND.sites) + len(FOUND.regions)
    desk.press("m")
    assert desk.page.locator("#where").is_hidden()
    assert "map" not in asked(desk)


def test_what_is_picked_on_the_map_is_picked_on_the_timeline_and_back(desk: Screen) -> None:
    opened(desk)
    alone = next(site for site in FOUND.sites if site.name.startswith("Fuzhou")).events[0].id
    box = desk.ask(
        "() => { const found = [...document.querySelectorAll('.place-mark')].find(one => one.textContent.includes("
        "rollout.page.find('" + alone + "').title)); const {x, y, width, height} = found.querySelector('.form')"
        ".getBoundingClientRect(); return [x + width / 2, y + height / 2]; }"
    )
    desk.page.mouse.click(*box)
    desk.settle()
    assert asked(desk)["event"] == [alone]
    assert desk.page.locator(".place-mark.picked").count() == 1
    assert desk.page.locator("#details").is_visible()
    other = LHASA.events[0].id
    desk.ask("id => rollout.page.choose(id)", other)
    desk.settle()
    assert rings(desk) == [other]


def rings(desk: Screen) -> list[str]:
    """Return the events of the marks that have a ring, by what their marks are called."""
    script = (
        "() => [...document.querySelectorAll('.place-mark.picked title')].map(one =>"
        " rollout.page.visible().find(fact => one.textContent === `${fact.title}, ${fact.date}`)?.id)"
    )
    found: list[str] = desk.ask(script)
    return found


def test_a_rectangle_dragged_on_the_map_is_a_filter_of_the_timeline(desk: Screen) -> None:
    opened(desk)
    x, y, wide, high = desk.ask(
        "() => { const {x, y, width, height} = document.getElementById('map').getBoundingClientRect();"
        " return [x, y, width, height]; }"
    )

    def drag() -> None:
        desk.page.mouse.move(x + wide * 0.1, y + high * 0.4)
        desk.page.mouse.down()
        desk.page.mouse.move(x + wide * 0.5, y + high * 0.8, steps=4)
        desk.page.mouse.up()

    desk.redrawn(drag)
    west, south, east, north = map(float, asked(desk)["area"][0].split(","))
    inside = {
        event.id for site in FOUND.sites for event in site.events if west <= site.point[0] <= east
        and south <= site.point[1] <= north
    }  # fmt: skip
    assert set(LHASA_IDS) <= inside
    assert set(desk.ask("() => rollout.page.visible().map(fact => fact.id)")) == inside
    desk.until(f"document.querySelectorAll('.place-mark').length === {len(inside)}")
    assert desk.page.locator("#filter").inner_text() == "Filter (1)"
    desk.redrawn(lambda: desk.page.click("#no-area"))
    assert "area" not in asked(desk)


LHASA_IDS = [event.id for event in LHASA.events]


def test_a_place_of_the_list_narrows_the_timeline_to_it_and_a_filter_narrows_the_map(desk: Screen) -> None:
    opened(desk)
    region = FOUND.regions[0]
    desk.redrawn(desk.page.locator("#where-list button", has_text=region.name).first.click)
    assert asked(desk)["place"] == [region.name]
    assert len(desk.ask("() => rollout.page.visible()")) == len(region.events)
    desk.until("document.querySelectorAll('.place-mark').length === 0")
    desk.redrawn(lambda: desk.visit("?map=1&status=planned"))
    planned = sum(event.status == "planned" for site in FOUND.sites for event in site.events)
    desk.until(f"document.querySelectorAll('.place-mark').length === {planned}")


def test_what_lies_outside_the_window_is_pale_on_the_map(desk: Screen) -> None:
    opened(desk)
    desk.act("show", 18262, 18628)
    desk.settle()
    inside = desk.ask(
        "() => { const {labels} = rollout.timeline.meta; const [from, to] = rollout.timeline.window;"
        " return labels.id.filter((id, i) => labels.end[i] > from && labels.start[i] < to); }"
    )
    dark = desk.page.locator(".place-mark:not(.outside)").count()
    near = [event.id for site in FOUND.sites for event in site.events if site.point[0] > 0]
    assert dark == len(set(near) & set(inside)) > 0


@pytest.mark.parametrize("stop", ["r", "Shift", "Escape"])
def test_a_run_through_time_moves_the_window_until_any_key(desk: Screen, stop: str) -> None:
    opened(desk)
    with moving(desk):
        desk.page.keyboard.press("r")
        desk.until("document.getElementById('run').getAttribute('aria-pressed') === 'true'")
        begun = desk.ask("() => rollout.timeline.window")
        desk.until(f"rollout.timeline.window[0] > {begun[0]} + 5")
        desk.page.keyboard.press(stop)
    assert desk.page.locator("#run").get_attribute("aria-pressed") == "false"
    desk.settle()
    stood = desk.ask("() => rollout.timeline.window")
    desk.settle()
    assert desk.ask("() => rollout.timeline.window") == stood


def test_on_a_phone_the_map_stands_above_the_list(screen: Callable[[str], Screen]) -> None:
    phone = screen("phone")
    phone.visit("?map=1")
    phone.until("!!document.querySelector('#map .place-mark')")
    map_box, list_box = (phone.page.locator(f"#{name}").bounding_box() for name in ("map", "list"))
    assert map_box
    assert list_box
    assert map_box["width"] <= 390
    assert map_box["y"] + map_box["height"] <= list_box["y"]


def test_nothing_of_the_map_is_loaded_before_it_is_opened(desk: Screen) -> None:
    gone: list[str] = []
    note: Callable[..., None] = lambda request: gone.append(urlsplit(request.url).path)  # noqa: E731
    desk.page.on("request", note)
    desk.open()
    assert "/map" not in gone
    opened(desk)
    assert gone.count("/map") == 1
    desk.page.remove_listener("request", note)
