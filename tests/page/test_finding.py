"""Finding events in a real browser: filters, search, windows, series, and the whole view in the address."""

import re
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Route, expect

from rollout.timeline.series import all_series
from rollout.timeline.view import from_address, select
from tests.support.real import a_part
from tests.support.screens import Screen

ZONE = "Asia/Kolkata"
SHARED = "part"
DATASET = a_part().dataset
LANE = DATASET.lanes[1]
COUNTS = re.compile(
    r"([\d,]+) events? · (\d+) named · (\d+) as ticks · (\d+) outside the window"
    r"(?: · (\d+) hidden by filters)?(?: · (\d+) refused)?"
)
FILTERS = [
    {"lane": LANE},
    {"status": "claimed"},
    {"who": "state-media"},
    {"disputed": "1"},
    {"q": "lhasa card"},
    {"q": '"social credit" people\'s'},
    {"status": "planned", "q": "target"},
    {"q": "no such words anywhere"},
]


def counted(screen: Screen) -> dict[str, int]:
    """Return the numbers of the counts line by name."""
    line = COUNTS.match(screen.page.locator("#counts").inner_text())
    assert line
    names = ("rows", "told", "counted", "outside", "hidden", "refused")
    return {name: int(number.replace(",", "")) for name, number in zip(names, line.groups("0"), strict=True)}


def listed(screen: Screen) -> set[str]:
    """Return the ids of the events that the list shows."""
    return set(
        screen.ask("() => [...document.querySelectorAll('#events li:not([hidden])')].map(item => item.dataset.eventId)")
    )


def agrees(screen: Screen, query: str) -> None:
    """Check that counts, picture and list show what the address asks for, by the rules in Python."""
    chosen = {event.id for event in select(DATASET.events, from_address(query))}
    counts = counted(screen)
    assert listed(screen) == chosen
    assert counts["rows"] == DATASET.rows
    assert counts["hidden"] == len(DATASET.events) - len(chosen)
    assert counts["refused"] == DATASET.refused
    shown = counts["told"] + counts["counted"] + counts["outside"]
    assert shown == len(chosen)
    assert counts["rows"] == shown + counts["hidden"] + counts["refused"]
    assert counts["told"] == len(screen.told())


@pytest.mark.parametrize("fields", FILTERS)
def test_counts_picture_and_list_agree_with_the_file_for_every_filter(laptop: Screen, fields: dict[str, str]) -> None:
    query = "?" + urlencode(fields)
    laptop.visit(query)
    agrees(laptop, query)


def test_told_counted_and_outside_add_up_to_those_shown_at_every_window(laptop: Screen) -> None:
    for way, amount in (("zoom", 0.4), ("pan", 0.7), ("zoom", 0.5), ("pan", -1.5)):
        laptop.act(way, amount)
        counts = counted(laptop)
        assert counts["told"] + counts["counted"] + counts["outside"] == DATASET.rows
        heads = laptop.page.locator("#heads h2 span").all_inner_texts()
        numbers = [re.findall(r"\d+", words) for words in heads]
        assert sum(int(told) for told, _ in numbers) == counts["told"]
        assert sum(int(other) for _, other in numbers) == counts["counted"]


@pytest.mark.parametrize(
    ("words", "query"),
    [(LANE, {"lane": LANE}), ("claimed", {"status": "claimed"}), ("NGO", {"who": "ngo"})],
)
def test_pressing_one_choice_of_a_filter_shows_that_one_alone(
    laptop: Screen, words: str, query: dict[str, str]
) -> None:
    laptop.page.locator("#filter").click()
    name, value = next(iter(query.items()))
    button = laptop.page.locator(f"#filters [data-filter='{name}'][data-value='{value}']")
    expect(button).to_contain_text(words)
    laptop.redrawn(button.click)
    agrees(laptop, laptop.ask("() => location.search"))
    assert from_address(laptop.ask("() => location.search")) == from_address("?" + urlencode(query))
    expect(laptop.page.locator("#filter")).to_have_text("Filter (1)")
    expect(button).to_have_attribute("aria-pressed", "true")
    laptop.redrawn(laptop.page.get_by_role("button", name="Show everything").click)
    assert counted(laptop)["hidden"] == 0
    laptop.page.keyboard.press("Escape")
    expect(laptop.page.locator("#filters")).to_be_hidden()


@pytest.mark.parametrize(
    "query", ["?status=forecast", "?status=claimed", "?lane=Control+and+“Iron+Grid”", "?q=DNA", "?lane=Card+rollout"]
)
def test_after_any_filter_every_mark_keeps_the_form_of_its_own_status(laptop: Screen, query: str) -> None:
    names = (
        "() => { const {_fullData: drawn, data: given} = rollout.timeline.graph;"
        " return [drawn, given].map(traces => traces.map(one => one.uid)); }"
    )
    for address in (query, ""):
        laptop.visit(address)
        drawn, given = laptop.ask(names)
        assert drawn == given
        assert None not in given


def test_a_lane_shown_alone_keeps_its_colour(laptop: Screen) -> None:
    inks = "() => rollout.timeline.meta.lanes.map(({name, ink}) => [name, ink])"
    laptop.visit("")
    before = dict(laptop.ask(inks))
    laptop.visit("?lane=Control+and+“Iron+Grid”")
    assert dict(laptop.ask(inks)) == {LANE: before[LANE]}


def test_the_list_says_the_year_of_the_first_event_it_shows_of_each_year(laptop: Screen) -> None:
    rows = (
        "() => [...document.querySelectorAll('#events li:not([hidden])')].map(item =>"
        " [rollout.page.find(item.dataset.eventId).year, item.querySelector('.year').checkVisibility()])"
    )
    for query in ("?q=DNA", "", "?lane=Control+and+“Iron+Grid”"):
        laptop.visit(query)
        found = laptop.ask(rows)
        assert [said for _, said in found] == [
            at == 0 or year != found[at - 1][0] for at, (year, _) in enumerate(found)
        ]


def test_where_nothing_is_found_the_picture_and_the_list_say_so_and_how_to_see_all_again(laptop: Screen) -> None:
    laptop.visit("?q=zzzz")
    for room in ("#timeline", "#list"):
        expect(laptop.page.locator(f"{room} .none")).to_contain_text("No event matches “zzzz”.")
    laptop.visit("?q=zzzz&status=claimed")
    expect(laptop.page.locator("#list .none")).to_contain_text("among those that the filters let through")
    laptop.visit("?lane=Social+credit&status=retracted")
    expect(laptop.page.locator("#list .none")).to_contain_text("The filters let no event through.")
    expect(laptop.page.locator("#listed")).to_have_text(f"0 of {DATASET.rows} events, in date order")
    laptop.redrawn(laptop.page.locator("#timeline .none button").click)
    expect(laptop.page.locator(".none")).to_have_count(0)
    expect(laptop.page.locator("#listed")).to_have_text("All events in date order")


def test_zooming_in_and_out_by_the_buttons_leads_back(laptop: Screen) -> None:
    laptop.visit("?from=2019-01-01&to=2020-12-31")
    before = counted(laptop)
    for name in ("Zoom in", "Zoom out"):
        laptop.page.get_by_role("button", name=name).click()
        laptop.settle()
    assert counted(laptop) == before


def test_only_disputed_shows_the_disputed_alone(laptop: Screen) -> None:
    laptop.page.locator("#filter").click()
    laptop.redrawn(laptop.page.get_by_role("button", name="Only disputed").click)
    assert listed(laptop) == {event.id for event in DATASET.events if event.disputed}
    laptop.page.keyboard.press("Escape")


def test_typing_into_the_search_shows_what_holds_all_its_words(laptop: Screen) -> None:
    laptop.page.keyboard.press("/")
    found = select(DATASET.events, from_address("?q=qinghai+card"))
    laptop.page.keyboard.type("qinghai  CARD")
    laptop.until(f"document.querySelectorAll('#events li:not([hidden])').length === {len(found)}")
    laptop.settle()
    agrees(laptop, "?q=qinghai+card")
    laptop.page.locator("#search").fill("")
    laptop.until("!rollout.address.read().has('q') && document.querySelectorAll('#events li[hidden]').length === 0")


def test_a_preset_shows_its_window_and_its_address(laptop: Screen) -> None:
    for button in laptop.page.locator("#presets button[data-from]").all():
        first, last = button.get_attribute("data-from"), button.get_attribute("data-to")
        button.click()
        laptop.settle()
        laptop.until(f"location.search.includes('from={first}&to={last}')")


def test_plus_and_minus_and_the_wheel_zoom_about_a_point(laptop: Screen) -> None:
    def days() -> float:
        start, end = laptop.window()
        return float(end - start)

    whole = days()
    laptop.page.get_by_role("button", name="Zoom in").click()
    laptop.settle()
    nearer = days()
    laptop.page.get_by_role("button", name="Zoom out").click()
    laptop.settle()
    assert nearer < whole * 0.75
    assert days() == pytest.approx(whole, rel=0.02)
    laptop.page.mouse.move(640, 300)
    under = "() => { const [a, b] = rollout.timeline.window; return a + (640 - 20) / 1240 * (b - a); }"
    day = laptop.ask(under)
    laptop.page.mouse.wheel(0, -240)
    laptop.until(f"rollout.timeline.window[1] - rollout.timeline.window[0] < {whole * 0.95}")
    laptop.settle()
    assert laptop.ask(under) == pytest.approx(day, abs=(days() / 1240) * 3)


def test_labels_follow_the_wheel_before_the_picture_is_drawn_again(laptop: Screen) -> None:
    before = laptop.told()
    laptop.page.mouse.move(640, 300)
    told = laptop.ask(
        """() => {
          const pad = document.querySelector('#timeline .nsewdrag'), box = pad.getBoundingClientRect();
          const [clientX, clientY] = [box.left + 620, box.top + 60];
          pad.dispatchEvent(new WheelEvent('wheel', {deltaY: -900, clientX, clientY, bubbles: true, cancelable: true}));
          return eye.told();
        }"""
    )
    laptop.until("rollout.timeline.graph._fullLayout.xaxis._length > 0")
    laptop.settle()
    assert len(told) != len(before)
    assert told == laptop.state()["told"]


def test_dragging_the_picture_pans_it(laptop: Screen) -> None:
    laptop.act("zoom", 0.4)
    start, end = laptop.window()
    laptop.page.mouse.move(800, 300)
    laptop.page.mouse.down()
    laptop.page.mouse.move(700, 302, steps=4)
    laptop.page.mouse.up()
    laptop.settle()
    moved = laptop.window()
    assert moved[0] - start == pytest.approx(100 / 1240 * (end - start), rel=0.05)
    assert moved[1] - moved[0] == pytest.approx(end - start)
    assert "event=" not in laptop.address()


def test_a_filter_set_right_after_a_zoom_keeps_the_zoomed_window(laptop: Screen) -> None:
    laptop.page.locator("#filter").click()
    laptop.redrawn(
        lambda: laptop.ask(
            "async () => { await rollout.timeline.zoom(0.4);"
            " document.querySelector('#filters [data-value=claimed]').click(); }"
        )
    )
    start, end = laptop.window()
    span = laptop.ask("() => rollout.timeline.meta.span")
    assert end - start < 0.5 * (span[1] - span[0])
    assert from_address(laptop.ask("() => location.search")).window


def test_a_window_that_is_moved_while_its_picture_is_on_its_way_stays_there_and_is_in_the_address(
    laptop: Screen,
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    laptop.visit("")
    laptop.page.route("**/_dash-update-component", hold)
    laptop.page.locator("#filter").click()
    with laptop.page.expect_request("**/_dash-update-component"):
        laptop.page.locator("#filters [data-value=claimed]").click()
    laptop.ask("() => rollout.timeline.zoom(0.4).then(() => {})")
    moved, before = laptop.window(), laptop.ask("() => eye.heard.fresh")
    for route in held:
        route.continue_()
    laptop.page.unroute("**/_dash-update-component", hold)
    laptop.until(f"eye.heard.fresh > {before}")
    laptop.settle()
    assert laptop.window() == pytest.approx(moved, abs=0.01)
    laptop.until("location.search.includes('status=claimed') && location.search.includes('from=')")
    assert counted(laptop)["told"] == len(laptop.told())
    first, _ = laptop.ask("() => Object.values(rollout.words.ends(rollout.timeline.window))")
    assert laptop.ask("() => rollout.address.read().get('from')") == first
    laptop.page.keyboard.press("Escape")


def test_a_picture_that_is_drawn_anew_for_another_room_is_still_the_same_view(laptop: Screen) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    laptop.visit("?status=claimed")
    laptop.page.route("**/_dash-update-component", hold)
    with laptop.page.expect_request("**/_dash-update-component"):
        laptop.page.set_viewport_size({"width": 1100, "height": 720})
    assert laptop.ask("() => rollout.page.behind()")
    laptop.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=laptop.url)
    laptop.more("copy")
    expect(laptop.page.locator("#copy")).to_have_text("Link copied")
    copied = laptop.ask("() => navigator.clipboard.readText()")
    for route in held:
        route.continue_()
    laptop.page.unroute("**/_dash-update-component", hold)
    laptop.until("!rollout.page.behind()")
    laptop.page.set_viewport_size({"width": 1280, "height": 720})
    laptop.settle()
    assert copied == laptop.address()


def test_going_back_right_after_a_zoom_does_not_keep_the_zoom(laptop: Screen) -> None:
    laptop.visit("?status=claimed")
    whole = laptop.window()
    laptop.ask(
        "async () => { const before = eye.heard.fresh; await rollout.timeline.zoom(0.4);"
        " history.pushState(null, '', '?status=reported'); dispatchEvent(new PopStateEvent('popstate'));"
        " await eye.until(() => eye.heard.fresh > before, 'the picture'); await eye.settled(); }"
    )
    laptop.visit("?status=claimed")
    assert laptop.window() == pytest.approx(whole)
    assert laptop.ask("() => location.search") == "?status=claimed"


def test_the_keyboard_stays_on_a_filter_that_was_pressed(laptop: Screen) -> None:
    laptop.page.locator("#filter").click()
    laptop.page.locator("#filters [data-value='claimed']").focus()
    laptop.redrawn(lambda: laptop.page.keyboard.press("Enter"))
    expect(laptop.page.locator("#filters [data-value='claimed']")).to_be_focused()
    laptop.redrawn(lambda: laptop.page.keyboard.press("Enter"))


@pytest.mark.parametrize("what", ["body", "from", "to"])
def test_the_overview_moves_the_window_and_each_of_its_ends(laptop: Screen, what: str) -> None:
    laptop.act("zoom", 0.5)
    room = laptop.page.locator("#overview").bounding_box()
    grip = laptop.page.locator(".frame" if what == "body" else f".frame [data-grip={what}]").bounding_box()
    assert room
    assert grip
    before, span = laptop.window(), laptop.ask("() => rollout.timeline.meta.span")
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    laptop.page.mouse.move(x, y)
    laptop.page.mouse.down()
    laptop.page.mouse.move(x - 30, y, steps=4)
    laptop.page.mouse.up()
    laptop.settle()
    after, by = laptop.window(), -30 / room["width"] * (span[1] - span[0])
    moved = {"body": (by, by), "from": (by, 0), "to": (0, by)}[what]
    for end in (0, 1):
        assert after[end] - before[end] == pytest.approx(moved[end], abs=(span[1] - span[0]) / room["width"])


def test_keys_on_the_overview_move_and_zoom_the_window(laptop: Screen) -> None:
    laptop.act("zoom", 0.5)
    laptop.page.locator(".frame").focus()

    def after(key: str) -> tuple[float, float]:
        laptop.page.keyboard.press(key)
        laptop.settle()
        start, end = laptop.window()
        return start, end

    start, end = laptop.window()
    left = after("ArrowLeft")
    assert left[0] < start
    assert left[1] - left[0] == pytest.approx(end - start)
    assert after("ArrowRight") == pytest.approx((start, end))
    nearer = after("+")
    assert nearer[1] - nearer[0] < end - start
    wider = after("-")
    assert wider[1] - wider[0] > nearer[1] - nearer[0]
    assert after("Home")[0] == pytest.approx(laptop.ask("() => rollout.timeline.meta.span[0]"))
    assert after("End")[1] == pytest.approx(laptop.ask("() => rollout.timeline.meta.span[1]"))


def test_every_series_can_be_chosen_and_only_it_is_drawn(laptop: Screen) -> None:
    series = all_series(DATASET.events)
    choice = laptop.page.locator("#series")
    assert choice.locator("option").all_inner_texts()[: len(series)] == [one.title for one in series]
    for one in series[1:4]:
        laptop.redrawn(partial(choice.select_option, one.key))
        figures = laptop.ask("() => rollout.timeline.meta.figures.map(([id]) => id)")
        assert set(figures) == {event.id for event in (*one.points, *(target.event for target in one.targets))}
        assert f"series={one.key.split('.')[0].split(' ')[0]}" in laptop.address()


VIEWS: list[dict[str, Any]] = [
    {"from": "2016-01-01", "to": "2020-12-31", "lane": "Card rollout", "q": "card", "event": "ecard-100m-target-2019"},
    {"from": "2010-01-01", "to": "2019-06-30", "status": ["reported", "claimed"], "who": "ngo"},
    {"disputed": "1", "series": "none"},
]


def seen(screen: Screen) -> tuple[object, ...]:
    """Return all that a reader could tell one view from another by."""
    window = [round(end) for end in screen.window()]
    return (
        window,
        screen.told(),
        listed(screen),
        counted(screen),
        screen.page.locator("#search").input_value(),
        screen.page.locator("#details").inner_text() if screen.page.locator("#details").is_visible() else "",
    )


def test_an_address_opened_afresh_shows_the_same_as_the_view_it_was_taken_from(laptop: Screen) -> None:
    for fields in VIEWS:
        laptop.visit("?" + urlencode(fields, doseq=True))
        before, url = seen(laptop), laptop.address()
        laptop.open(url.removeprefix(laptop.url + "/"))
        assert seen(laptop) == before
        assert laptop.address() == url


def test_a_view_made_by_hand_is_in_its_address(laptop: Screen) -> None:
    laptop.act("show", 16500, 18500)
    laptop.until("location.search.includes('from=')")
    laptop.page.locator("#filter").click()
    laptop.redrawn(laptop.page.locator("#filters [data-value='reported']").click)
    laptop.page.keyboard.press("Escape")
    before, url = seen(laptop), laptop.address()
    laptop.open(url.removeprefix(laptop.url + "/"))
    assert seen(laptop) == before


def test_back_and_forward_bring_views_back(laptop: Screen) -> None:
    page = laptop.page
    first = seen(laptop)
    page.locator("#filter").click()
    laptop.redrawn(page.locator("#filters [data-value='claimed']").click)
    second = seen(laptop)
    page.locator("#events li:not([hidden]) button").nth(3).click()
    laptop.settle()
    third = seen(laptop)
    page.go_back()
    laptop.until("!rollout.address.read().has('event')")
    laptop.settle()
    assert seen(laptop)[1:] == second[1:]
    laptop.redrawn(page.go_back)
    assert seen(laptop)[2:] == first[2:]
    laptop.redrawn(page.go_forward)
    page.go_forward()
    laptop.until("rollout.address.read().has('event')")
    laptop.settle()
    assert seen(laptop)[2:] == third[2:]
    page.keyboard.press("Escape")


def test_copy_link_puts_the_address_on_the_clipboard(laptop: Screen) -> None:
    laptop.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=laptop.url)
    laptop.visit("?q=lhasa&status=claimed")
    laptop.more("copy")
    expect(laptop.page.locator("#copy")).to_have_text("Link copied")
    assert laptop.ask("() => navigator.clipboard.readText()") == laptop.address()
