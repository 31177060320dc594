"""The page by keyboard alone: every event reached, seen and said; the focus never lost."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.screens import WALK, Screen

ZONE = "America/St_Johns"
SHARED = "part"
EVENT = "ecard-100m-target-2019"


def at(screen: Screen) -> str:
    """Return the id of the event that the list marks as the current one."""
    return str(screen.ask("() => document.querySelector('#events [aria-current]')?.dataset.go || ''"))


def focused(page: Page) -> str:
    """Return the name of what has the focus."""
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.tagName"))


def said(screen: Screen) -> str:
    return str(screen.ask("() => said.textContent"))


def enter(screen: Screen, *keys: str) -> None:
    screen.page.locator("#plot").focus()
    screen.press(*keys)


def test_the_right_arrow_goes_through_every_event_of_the_view_in_date_order(desk: Screen) -> None:
    enter(desk, "Home")
    walked = desk.ask(WALK)
    desk.settle()
    assert walked == desk.ask("async () => (await (await fetch('facts')).json()).facts.map(fact => fact.id)")


def test_only_events_of_the_view_are_reached(desk: Screen) -> None:
    desk.visit("?lane=Control+and+“Iron+Grid”&disputed=1")
    enter(desk, "Home")
    shown = desk.ask("() => [...document.querySelectorAll('#events li:not([hidden])')].map(li => li.dataset.eventId)")
    reached = [at(desk)]
    for _ in shown[1:]:
        desk.press("ArrowRight")
        reached.append(at(desk))
    assert reached == shown
    assert 3 < len(shown) < 40


def test_the_words_of_the_event_are_said_and_shown_in_the_card(desk: Screen) -> None:
    desk.visit(f"?event={EVENT}")
    desk.press("Escape")
    fact = desk.ask(
        "async id => (await (await fetch('facts')).json()).facts.find(fact => fact.id === id)",
        EVENT,
    )
    enter(desk)
    assert at(desk) == EVENT
    for words in (fact["title"], fact["date"], fact["status"], fact["asserted_by"], "Card rollout"):
        assert words in said(desk)
    assert desk.page.locator("#card").is_visible()
    assert fact["title"] in desk.page.locator("#card").inner_text()
    desk.visit("?disputed=1")
    enter(desk, "Home")
    assert "disputed" in said(desk)
    assert "Disputed: " in said(desk)


def ring(screen: Screen) -> dict[str, Any]:
    """Return the box of the ring and where its event stands, in px of the picture."""
    found: dict[str, Any] = screen.ask("""() => {
      const box = document.getElementById('ring').getBoundingClientRect();
      const corner = rollout.timeline.graph.getBoundingClientRect();
      const id = document.querySelector('#events [aria-current]').dataset.go, {x, y, told} = rollout.timeline.place(id);
      return {left: box.left - corner.left, right: box.right - corner.left, top: box.top - corner.top,
        bottom: box.bottom - corner.top, x, y, told, width: box.width};
    }""")
    return found


def test_the_ring_is_around_the_mark_whether_told_or_only_counted(desk: Screen) -> None:
    enter(desk, "Home")
    seen = set()
    for _ in range(12):
        desk.press("ArrowRight")
        box = ring(desk)
        assert box["left"] <= box["x"] <= box["right"]
        assert box["top"] < box["y"] < box["bottom"]
        seen.add(box["told"])
    assert seen == {True, False}


def test_the_ring_keeps_to_its_event_when_the_window_moves_and_goes_with_the_focus(desk: Screen) -> None:
    enter(desk, "Home", "ArrowRight", "ArrowRight", "+", "+")
    box = ring(desk)
    assert box["left"] <= box["x"] <= box["right"]
    desk.press("Tab")
    assert not desk.page.locator("#ring").is_visible()
    assert not desk.page.locator("#card").is_visible()


def test_up_and_down_lead_to_the_event_nearest_in_time_in_the_next_lane(desk: Screen) -> None:
    days = desk.ask("""() => {
      const {labels: {rows, markAt}, timeline: {meta: {labels}}} = rollout;
      return rows(labels).filter(one => one.lane >= 0).map(one => ({id: one.id, lane: one.lane, day: markAt(one)}));
    }""")
    where = {one["id"]: one for one in days}
    enter(desk, "Home", *["ArrowRight"] * 30)
    while where[at(desk)]["lane"] > 0:
        desk.press("ArrowUp")
    for key, by in (("ArrowDown", 1), ("ArrowDown", 1), ("ArrowUp", -1), ("ArrowUp", -1)):
        before = where[at(desk)]
        desk.press(key)
        after = where[at(desk)]
        others = [one for one in days if one["lane"] == before["lane"] + by]
        assert after in others
        assert abs(after["day"] - before["day"]) == min(abs(one["day"] - before["day"]) for one in others)
    desk.press("ArrowUp")
    assert said(desk) == "No lane above this one."


def test_home_and_end_lead_to_the_first_and_last_event_of_the_lane(desk: Screen) -> None:
    enter(desk, "ArrowDown")
    ids = desk.ask(
        """here => {
      const lane = id => rollout.timeline.place(id).label.lane;
      return rollout.page.visible().map(fact => fact.id).filter(id => lane(id) === lane(here));
    }""",
        at(desk),
    )
    desk.press("End")
    assert at(desk) == ids[-1]
    desk.press("Home")
    assert at(desk) == ids[0]


def test_the_window_follows_an_event_that_lies_outside_it(desk: Screen) -> None:
    enter(desk, "Home")
    desk.act("show", 17000, 17400)
    desk.press("End")
    place = desk.ask("id => rollout.timeline.place(id).x", at(desk))
    assert 0 <= place <= desk.ask("() => rollout.timeline.graph.clientWidth")
    assert desk.page.locator("#ring").is_visible()


def test_enter_opens_the_details_and_escape_leads_back_to_the_same_event(desk: Screen) -> None:
    enter(desk, "Home", "ArrowRight", "ArrowRight", "Enter")
    here = at(desk)
    assert focused(desk.page) == "details"
    assert desk.ask("() => rollout.address.read().get('event')") == here
    desk.press("Escape")
    assert focused(desk.page) == "plot"
    assert at(desk) == here
    assert not desk.page.locator("#details").is_visible()
    assert desk.page.locator("#ring").is_visible()


def test_stepping_in_the_details_keeps_the_focus_and_says_each_event(desk: Screen) -> None:
    enter(desk, "Home", "Enter")
    desk.page.get_by_role("button", name="Next event").focus()
    desk.press("Enter", "Enter")
    assert desk.ask("() => document.activeElement.dataset.step") == "1"
    assert desk.page.locator("#details h2").inner_text() in said(desk)
    desk.press("Escape")


def test_the_keys_of_the_talk_and_of_the_browser_are_left_alone(desk: Screen) -> None:
    enter(desk)
    taken = desk.ask("""() => {
      const left = [['PageUp'], ['PageDown'], ['F5'], ['Tab'], ['b'],
        ['ArrowRight', 'altKey'], ['+', 'ctrlKey'], ['0', 'metaKey']];
      const free = ([key, held]) => document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...(held ? {[held]: true} : {})}));
      return left.filter(one => !free(one));
    }""")
    assert taken == []


def test_plus_minus_and_nought_move_the_window_and_say_it(desk: Screen) -> None:
    span = desk.ask("() => rollout.timeline.window")
    desk.page.locator("#filter").focus()
    desk.press("+")
    closer = desk.ask("() => rollout.timeline.window")
    assert closer[1] - closer[0] == pytest.approx((span[1] - span[0]) * 0.7)
    assert " to " in said(desk)
    desk.press("+", "-", "0")
    assert desk.ask("() => rollout.timeline.window") == pytest.approx(span)


def test_a_slash_leads_to_the_search_and_letters_in_it_stay_letters(desk: Screen) -> None:
    desk.press("/")
    assert focused(desk.page) == "search"
    desk.page.keyboard.type("h?")
    assert desk.page.locator("#search").input_value() == "h?"
    assert desk.page.locator("dialog").count() == 0
    desk.page.locator("#search").fill("")
    desk.until("!location.search.includes('q=')")
    desk.settle()


def test_h_leads_into_the_hall_and_escape_out_of_it(desk: Screen) -> None:
    desk.page.locator("#plot").focus()
    desk.page.keyboard.press("h")
    desk.until("rollout.timeline.meta.theme === 'contrast'")
    assert desk.ask("() => rollout.address.read().get('hall')") == "1"
    assert focused(desk.page) == "plot"
    desk.page.keyboard.press("Escape")  # the card
    desk.page.keyboard.press("Escape")
    desk.until("rollout.timeline.meta.theme === 'light'")
    assert desk.ask("() => rollout.address.read().get('hall')") is None


def test_the_question_mark_lists_every_key_keeps_the_focus_and_gives_it_back(desk: Screen) -> None:
    desk.page.locator("#filter").focus()
    desk.press("?")
    dialog = desk.page.get_by_role("dialog", name="Keys")
    assert dialog.is_visible()
    caps = dialog.locator("kbd").all_inner_texts()
    assert {"←", "→", "↑", "↓", "Home", "End", "Enter", "Esc", "/", "h", "+", "−", "0", "m", "r", "?"} <= set(caps)
    for _ in range(4):
        desk.press("Tab")
        assert desk.ask("() => document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    desk.press("Escape")
    assert dialog.count() == 0
    assert focused(desk.page) == "filter"


def test_single_keys_can_be_put_to_rest_but_for_the_timeline(desk: Screen) -> None:
    desk.more("show-keys")
    desk.page.get_by_role("checkbox", name="Single keys").uncheck()
    desk.press("Escape")
    desk.page.locator("#filter").focus()
    desk.press("?")
    assert desk.page.locator("dialog").count() == 0
    enter(desk, "?")
    desk.page.get_by_role("checkbox", name="Single keys").check()
    desk.press("Escape")
    desk.page.locator("#filter").focus()
    desk.press("?")
    assert desk.page.locator("dialog").count() == 1


def test_tab_goes_through_the_page_in_reading_order(desk: Screen) -> None:
    desk.ask("() => document.querySelector('.skip').focus()")
    order = []
    for _ in range(15):
        order.append(
            desk.ask("() => { const n = document.activeElement; return n.id || n.className || n.textContent; }")
        )
        desk.page.keyboard.press("Tab")
    assert order[:8] == [
        "skip",
        "search",
        "filter",
        "download",
        "present",
        "more",
        "plot",
        "series",
    ]
    assert order[8] == "Everything"
    assert order[-2:] == ["−", "frame"]


def test_every_stop_of_the_keyboard_can_be_seen(desk: Screen) -> None:
    desk.page.locator("#filter").press("Enter")
    enter(desk, "Enter")
    desk.ask("() => document.querySelector('.skip').focus()")
    bare = []
    for _ in range(60):
        found = desk.ask("""() => {
          const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
          const within = box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight;
          const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return [node.id || node.className || node.textContent.slice(0, 30), within && ringed];
        }""")
        if not found[1]:
            bare.append(found[0])
        desk.page.keyboard.press("Tab")
    assert bare == []
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Escape")


def test_the_first_link_skips_to_the_list(desk: Screen) -> None:
    desk.ask("() => document.querySelector('.skip').focus()")
    desk.press("Enter")
    assert focused(desk.page) == "events"
    desk.page.keyboard.press("Tab")
    assert desk.ask("() => document.activeElement === document.querySelector('#events button')")
    desk.ask("() => { history.replaceState(null, '', location.pathname + location.search); scrollTo(0, 0); }")


def test_pressing_a_filter_or_choosing_figures_keeps_the_focus(desk: Screen) -> None:
    desk.page.locator("#filter").press("Enter")
    choice = desk.page.locator("[data-value=planned]")
    choice.focus()
    desk.page.keyboard.press("Enter")
    desk.until("location.search.includes('status=planned') && rollout.timeline.meta.counts.hidden > 0")
    desk.settle()
    assert desk.ask("() => document.activeElement.dataset.value") == "planned"
    desk.visit("")
    desk.page.locator("#series").focus()
    before = desk.page.locator("#series").input_value()
    desk.page.keyboard.press("ArrowDown")
    desk.until(f"rollout.timeline.meta.panel.key !== {before!r}")
    desk.settle()
    assert focused(desk.page) == "series"


# ---- the list beside the picture


def test_the_list_hides_what_the_filters_hide(desk: Screen) -> None:
    desk.visit("?status=retracted,planned&status=planned")
    shown = desk.ask(
        "() => [...document.querySelectorAll('#events li:not([hidden])')].map(li => li.dataset.eventId).sort()"
    )
    assert shown == desk.ask("() => rollout.timeline.meta.labels.id.filter(Boolean).sort()")


def test_the_details_of_a_list_item_are_seen_and_escape_leads_back_to_it(desk: Screen) -> None:
    button = desk.page.locator(f"#events [data-event-id={EVENT}] button")
    button.focus()
    assert at(desk) == EVENT
    desk.press("Enter")
    assert focused(desk.page) == "details"
    assert desk.ask(
        "() => { const box = details.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight / 2; }"
    )
    desk.press("Escape")
    assert desk.ask("() => document.activeElement.dataset.go") == EVENT
    box = "() => { const {top, bottom} = document.activeElement.getBoundingClientRect(); return [top, bottom]; }"
    top, bottom = desk.ask(box)
    assert 0 <= top < bottom <= 720


def test_what_the_keyboard_does_in_the_picture_does_not_scroll_the_page(desk: Screen) -> None:
    desk.ask("() => scrollTo(0, 0)")
    enter(desk, "Home", "ArrowRight", "ArrowDown", "End")
    assert desk.ask("() => scrollY") == 0
