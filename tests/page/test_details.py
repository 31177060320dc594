"""Cards and details in a real browser: one event read closely, with its source, its dispute and what answers it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from tests.support.real import everything
from tests.support.screens import Screen

ZONE = "Pacific/Auckland"
BY_ID = {event.id: event for event in everything().dataset.events}
TARGET, ANSWER = "ecard-100m-target-2019", "ecard-100m-jan-2020"
# Where the words, the mark and the strip's tick of an event stand, in px of the screen.
SPOTS = """id => {
  const t = rollout.timeline, graph = t.graph.getBoundingClientRect(), {labels, lanes} = t.meta;
  const i = labels.id.indexOf(id), place = t.place(id);
  const drawn = document.querySelector(`#timeline .textpoint[data-label='${i}']`);
  const words = drawn.querySelector('text').getBoundingClientRect(), x = graph.left + place.x;
  return {words: [words.left + words.width / 2, words.top + words.height / 2],
    mark: [x, graph.top + labels.y[i]], strip: [x, graph.top + lanes[labels.lane[i]].strip]};
}"""


def a_told(screen: Screen, disputed: bool) -> Event:
    """Return a told event that is disputed or not, whose tick in the strip stands alone."""
    state = screen.state()
    labels = state["labels"]
    where = [(labels["lane"][i], (labels["start"][i] + labels["end"][i]) / 2) for i in range(len(labels["id"]))]
    for index in state["told"]:
        lane, day = where[index]
        near = [i for i, (other, at) in enumerate(where) if other == lane and abs(at - day) * state["scale"] < 9]
        event = BY_ID.get(labels["id"][index])
        if event and near == [index] and event.disputed == disputed and event.date.kind == "date":
            return event
    raise AssertionError("No told event stands alone.")


@pytest.mark.parametrize("disputed", [True, False])
@pytest.mark.parametrize("spot", ["words", "mark", "strip"])
def test_hovering_shows_date_title_who_says_so_status_and_dispute(laptop: Screen, spot: str, disputed: bool) -> None:
    event = a_told(laptop, disputed)
    laptop.page.mouse.move(*laptop.ask(SPOTS, event.id)[spot])
    card = laptop.page.locator("#card")
    expect(card).to_be_visible()
    said = card.inner_text()
    dispute = [event.dispute, "disputed"] if disputed else []
    for words in [in_words(event.date), event.title, event.asserted_by, event.status, *dispute]:
        assert words in said
    box = card.bounding_box()
    assert box
    assert min(box["x"], box["y"]) >= 0
    assert box["x"] + box["width"] <= 1280
    laptop.page.mouse.move(400, 30)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("spot", ["words", "mark", "strip"])
def test_a_click_opens_the_details_and_puts_the_event_into_the_address(laptop: Screen, spot: str) -> None:
    event = a_told(laptop, disputed=True)
    laptop.page.mouse.click(*laptop.ask(SPOTS, event.id)[spot])
    expect(laptop.page.locator("#details h2")).to_contain_text(event.title)
    assert f"event={event.id}" in laptop.address()


def test_the_details_say_date_who_status_dispute_and_source(laptop: Screen) -> None:
    event = next(one for one in BY_ID.values() if one.disputed and one.source.url and one.place)
    laptop.visit(f"?event={event.id}")
    said = laptop.page.locator("#details").inner_text()
    for words in (in_words(event.date), event.title, event.summary, event.asserted_by, event.status, event.dispute):
        assert words in said
    assert event.source.title in said
    assert event.source.publisher in said


def test_every_link_of_the_details_is_safe_and_shows_its_host(laptop: Screen) -> None:
    wrong = laptop.ask(
        """() => { const wrong = [], {timeline} = rollout, {demand} = timeline;
        timeline.demand = () => {}; // the details are read, and no picture is drawn anew beside each of them
        for (const item of document.querySelectorAll('#events [data-event-id]')) {
          item.querySelector('button').click();
          for (const link of document.querySelectorAll('#details a')) {
            const fine = link.target === '_blank' && link.rel === 'noopener noreferrer'
              && /^https?:$/.test(link.protocol) && link.textContent.includes(link.hostname.replace(/^www\\./, ''));
            if (!fine) wrong.push(item.dataset.eventId + ' ' + link.outerHTML);
          }
        }
        timeline.demand = demand;
        return wrong; }"""
    )
    assert not wrong


def test_a_disputed_event_links_to_the_counter_source(laptop: Screen) -> None:
    event = next(one for one in BY_ID.values() if one.disputed_by.startswith("http"))
    laptop.visit(f"?event={event.id}")
    link = laptop.page.locator("#details dd").filter(has_text="Counter-source").locator("a")
    assert link.get_attribute("href") == event.disputed_by


def test_one_jumps_from_a_target_to_its_answer_and_back(laptop: Screen) -> None:
    answer = next(one for one in BY_ID.values() if one.answers == TARGET)
    details = laptop.page.locator("#details")
    laptop.visit(f"?event={TARGET}")
    expect(details).to_contain_text("reached by Jan 2020")
    details.locator(f"[data-go='{answer.id}']").click()
    expect(details.locator("h2")).to_contain_text(answer.title)
    details.locator(f"[data-go='{TARGET}']").click()
    expect(details.locator("h2")).to_contain_text(BY_ID[TARGET].title)


def test_escape_and_the_cross_close_the_details(laptop: Screen) -> None:
    details = laptop.page.locator("#details")
    ways: tuple[Callable[[], None], ...] = (
        lambda: laptop.page.keyboard.press("Escape"),
        lambda: details.get_by_label("Close the details").click(),
    )
    for close in ways:
        laptop.visit(f"?event={TARGET}")
        expect(details).to_be_visible()
        close()
        expect(details).to_be_hidden()
        assert "event=" not in laptop.address()


def test_previous_and_next_follow_the_dates_of_the_events_shown(laptop: Screen) -> None:
    laptop.visit("?status=planned")
    shown: list[str] = laptop.ask(
        "() => [...document.querySelectorAll('#events li:not([hidden])')].map(item => item.dataset.eventId)"
    )
    assert {BY_ID[key].status for key in shown} == {"planned"}
    days = [BY_ID[key].date.earliest for key in shown]
    assert days == sorted(days, key=str)
    laptop.page.locator(f"#events [data-event-id='{shown[1]}'] button").click()
    title = laptop.page.locator("#details h2")
    for name, key in (("Next event", shown[2]), ("Next event", shown[3]), ("Previous event", shown[2])):
        laptop.page.get_by_label(name).click()
        expect(title).to_contain_text(BY_ID[key].title)


def test_an_event_opened_from_the_list_comes_into_the_window(laptop: Screen) -> None:
    laptop.act("show", 18000, 18400)
    first = min(BY_ID.values(), key=lambda event: str(event.date.earliest))
    laptop.page.locator(f"#events [data-event-id='{first.id}'] button").click()
    laptop.settle()
    labels, (start, end) = laptop.state()["labels"], laptop.window()
    index = labels["id"].index(first.id)
    assert start <= labels["start"][index] < labels["end"][index] <= end


def test_the_list_is_reached_by_tab_and_enter_opens_the_details(laptop: Screen) -> None:
    laptop.page.locator("#events button").first.focus()
    laptop.page.keyboard.press("Tab")
    second = laptop.ask("() => document.activeElement.closest('[data-event-id]').dataset.eventId")
    laptop.page.keyboard.press("Enter")
    expect(laptop.page.locator("#details h2")).to_contain_text(BY_ID[second].title)


def test_a_slash_goes_to_the_search_and_is_not_typed(laptop: Screen) -> None:
    laptop.page.keyboard.press("/")
    expect(laptop.page.locator("#search")).to_be_focused()
    expect(laptop.page.locator("#search")).to_have_value("")


def test_no_page_shows_a_day_that_a_month_does_not_hold(laptop: Screen) -> None:
    months: list[Any] = [event for event in BY_ID.values() if re.fullmatch(r"\d{4}-\d\d", event.date.text)]
    assert months
    texts = laptop.ask(
        """ids => ids.map(id => document.querySelector(`#events [data-event-id="${id}"] .item-date`).textContent)""",
        [event.id for event in months],
    )
    assert [text for text in texts if re.search(r"\d{1,2} [A-Z]", text)] == []


def test_an_event_that_is_picked_keeps_its_mark_and_its_words_beside_the_details(laptop: Screen) -> None:
    lost = []
    for key in laptop.told()[::4]:
        laptop.ask("id => document.querySelector(`#events [data-event-id='${CSS.escape(id)}'] button`).click()", key)
        laptop.settle()
        lost += [] if key in laptop.told() else [key]
        lost += laptop.ask("() => eye.faults('#timeline')")
    laptop.page.keyboard.press("Escape")
    assert not lost, lost


def test_every_event_of_the_window_answers_at_its_tick(laptop: Screen) -> None:
    unanswered = """() => {
      const t = rollout.timeline, {labels, lanes} = t.meta, [from, to] = t.window, {width} = t.room, found = new Set();
      for (const {strip} of lanes) for (let x = 0; x < width; x++)
        for (const id of t.find(x, strip)?.ids || []) found.add(id);
      const mark = i => labels.on_bar[i] ? labels.start[i] : (labels.start[i] + labels.end[i]) / 2;
      return labels.id.filter((id, i) => id && from <= mark(i) && mark(i) <= to && !found.has(id));
    }"""
    assert laptop.ask(unanswered) == []


def test_events_that_share_a_tick_are_all_offered_and_each_opens(laptop: Screen) -> None:
    shared = """() => {
      const t = rollout.timeline, {left, top} = t.graph.getBoundingClientRect();
      for (const {strip} of t.meta.lanes) for (let x = 0; x < t.room.width; x++) {
        const ids = t.find(x, strip)?.ids || [];
        if (ids.length > 2) return {at: [left + x, top + strip], ids};
      }
    }"""
    place = laptop.ask(shared)
    laptop.page.mouse.click(*place["at"])
    offers = laptop.page.locator("#several button")
    expect(offers).to_have_count(len(place["ids"]))
    last = offers.last.get_attribute("data-go")
    laptop.page.keyboard.press("Escape")
    expect(laptop.page.locator("#several")).to_have_count(0)
    laptop.page.mouse.click(*place["at"])
    offers.last.press("Enter")
    laptop.until(f"new URLSearchParams(location.search).get('event') === '{last}'")
    expect(laptop.page.locator("#several")).to_have_count(0)
    laptop.page.keyboard.press("Escape")
