"""The server goes away and comes back: it is said, what can be kept is kept, and what was asked for is shown then."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.csv_rows import csv_of
from tests.page.test_finding import agrees, listed
from tests.support import crowd
from tests.support.screens import Screen
from tests.support.server import Server

GONE = "The server does not answer."
COPIED = """() => {
    window.copied = [];
    navigator.clipboard.writeText = async text => void copied.push(text);
}"""


@pytest.fixture(scope="module")
def kept_screen(new_screen: Callable[..., Screen], part: str) -> Screen:
    """Return the one page that loses its server again and again."""
    screen = new_screen("laptop", part).open()
    screen.ask(COPIED)
    return screen


@pytest.fixture
def screen_(kept_screen: Screen) -> Iterator[Screen]:
    """Return that page at its opening view, with its server, whatever a test before has left."""
    screen = kept_screen
    screen.page.unroute_all()
    gone(screen.page, False)
    screen.page.keyboard.press("Escape")
    screen.rest()
    screen.visit("")
    yield screen
    lost = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch", "Callback failed")  # as Chromium and Dash note it
    screen.wrong = [one for one in screen.wrong if not any(words in one for words in lost)]
    screen.check()


def gone(page: Page, now: bool) -> None:
    """Let the server be out of reach, or be back, and wait until the page says so."""
    page.context.set_offline(now)
    expect(page.locator("#gone")).to_contain_text(GONE) if now else expect(page.locator("#gone")).to_be_empty()


def copied(screen: Screen) -> str:
    """Return the query of the link that is copied."""
    screen.more("copy")
    return urlsplit(str(screen.ask("() => copied.at(-1)"))).query


def test_that_the_server_is_gone_is_said_and_what_was_asked_meanwhile_is_shown_when_it_is_back(screen_: Screen) -> None:
    screen_.visit("?status=claimed")
    before = listed(screen_)
    gone(screen_.page, True)
    screen_.page.click("#filter")
    screen_.page.click("[data-filter=lane] >> nth=1")
    screen_.page.fill("#search", "lhasa")
    screen_.until("rollout.address.read().get('q') === 'lhasa'")
    assert listed(screen_) == before
    asked = screen_.ask("() => location.search")
    screen_.redrawn(lambda: gone(screen_.page, False))
    assert screen_.ask("() => location.search") == asked
    screen_.page.keyboard.press("Escape")
    agrees(screen_, asked)


def test_a_link_that_is_copied_shows_what_is_on_screen_whatever_is_asked_for(screen_: Screen) -> None:
    screen_.visit("?status=claimed")
    assert copied(screen_) == "status=claimed"
    gone(screen_.page, True)
    screen_.page.fill("#search", "lhasa")
    screen_.until("rollout.address.read().get('q') === 'lhasa'")
    seen = copied(screen_)
    assert "q=" not in seen
    assert "status=claimed" in seen
    screen_.act("zoom", 0.5)
    moved = copied(screen_)
    assert moved != seen
    window = screen_.ask(
        "() => rollout.timeline.window.map((day, i) => new Date(Math.round(day - i) * 864e5))"
        "    .map(day => day.toISOString().slice(0, 10))"
    )
    assert f"from={window[0]}&to={window[1]}" in moved
    screen_.redrawn(lambda: gone(screen_.page, False))
    assert "q=lhasa" in copied(screen_)


def test_a_question_lost_between_two_looks_is_asked_again(screen_: Screen) -> None:
    lost = []

    def lose(route: object) -> None:
        lost.append(route)
        route.abort() if len(lost) == 1 else route.continue_()  # type: ignore[attr-defined]

    screen_.page.route("**/_dash-update-component", lose)
    screen_.redrawn(lambda: screen_.page.fill("#search", "lhasa"))
    assert len(lost) == 2
    agrees(screen_, "?q=lhasa")
    expect(screen_.page.locator("#gone")).to_be_empty()
    screen_.wrong.clear()  # Chromium notes the lost question


def test_a_server_whose_database_is_away_is_not_called_gone_and_is_asked_again(screen_: Screen) -> None:
    lost: list[Route] = []

    def away(route: Route) -> None:
        lost.append(route)
        if len(lost) > 1:
            return route.continue_()
        return route.fulfill(status=503, headers={"Retry-After": "1"}, body="The database does not answer.")

    screen_.ask(
        "() => { window.said = '';"
        "    new MutationObserver(() => (said += gone.textContent)).observe(gone, {childList: true}); }"
    )
    screen_.page.route("**/_dash-update-component", away)
    screen_.redrawn(lambda: screen_.page.fill("#search", "lhasa"))
    assert (len(lost), screen_.ask("() => said")) == (2, "")
    agrees(screen_, "?q=lhasa")
    lasting = "Rows are away. The last good data stays."
    given = (
        "lost => rollout.page.problems({name: 'events.csv', problems: [lost], refused_edit: true, lost, notices: []})"
    )
    screen_.ask(given, lasting)
    expect(screen_.page.locator("#alert")).to_have_text(lasting)
    screen_.ask("() => rollout.page.problems({name: 'events.csv', problems: [], refused_edit: false, notices: []})")
    expect(screen_.page.locator("#alert")).to_be_empty()
    screen_.wrong.clear()  # Chromium notes the question that was not answered


def test_events_of_a_changed_file_that_were_lost_on_the_way_are_asked_for_again(
    passing_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]]
) -> None:
    url, file = serve_bytes(csv_of({}))
    screen = passing_screen("laptop", url).open()
    lost: list[Route] = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route)
        return route.abort()

    screen.page.route("**/facts?*", lose)
    file.write_bytes(csv_of({}, {"date": "2019"}))
    expect(screen.page.locator("#events li")).to_have_count(2)
    expect(screen.page.locator("#counts")).to_contain_text("2 events")
    assert len(lost) == 1
    assert all("ERR_FAILED" in one for one in screen.wrong)


def test_zoom_details_and_a_talk_that_has_begun_go_on_without_the_server(screen_: Screen) -> None:
    screen_.visit("?talk=headlines")
    screen_.until("document.documentElement.dataset.talk === '1'")
    gone(screen_.page, True)
    expect(screen_.page.locator("#gone")).to_be_hidden()  # not before an audience
    screen_.page.keyboard.press("PageDown")
    expect(screen_.page.locator("#caption .place:visible")).to_contain_text("2 of")
    screen_.page.keyboard.press("Escape")
    expect(screen_.page.locator("#gone")).to_be_visible()
    screen_.page.locator("#events button").first.click()
    expect(screen_.page.locator("#details")).to_be_visible()
    screen_.page.click("#present")
    expect(screen_.page.locator("header h1")).to_be_visible()
    gone(screen_.page, False)


def test_language_and_map_that_are_asked_for_without_the_server_come_with_it(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    screen = passing_screen("laptop", part).open()
    gone(screen.page, True)
    screen.page.click("#more")
    screen.page.locator("#tongue").select_option("de")
    screen.page.keyboard.press("Escape")
    screen.more("show-map")
    expect(screen.page.locator("#earth")).to_contain_text("The map did not come.")
    screen.page.click("#present")
    expect(screen.page.locator("#alert")).to_contain_text("Present it again once it does")
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    assert screen.told()
    screen.page.context.set_offline(False)
    expect(screen.page.locator("html")).to_have_attribute("lang", "de")
    expect(screen.page.locator("#map .place-mark").first).to_be_attached()
    expect(screen.page.locator("#counts")).to_contain_text("Ereignisse · ")
    expect(screen.page.locator("#heads h2 span").first).to_contain_text("benannt")


# In the strips under the words: a place that offers several events, of which one at least is not known to the page yet.
SHARED_PLACE = """() => {
  const {timeline, page} = rollout, box = timeline.graph.getBoundingClientRect();
  for (const {strip} of timeline.meta.lanes)
    for (let x = timeline.room.left + 2; x < timeline.room.left + timeline.room.width; x += 2) {
      const hit = timeline.find(x - box.left, strip);
      if (hit?.ids.length > 1 && !hit.ids.some(page.find)) return [x, box.top + strip];
    }
}"""


def test_where_events_share_a_place_no_empty_box_opens_when_the_server_is_gone(
    server: Callable[..., Server], passing_screen: Callable[..., Screen], tmp_path: Path
) -> None:
    running = server(crowd.write(tmp_path / "crowd.csv", 1_200))
    screen = passing_screen("laptop", running.url).open()
    running.stop()
    expect(screen.page.locator("#gone")).to_contain_text(GONE)
    place = screen.ask(SHARED_PLACE)
    with screen.page.expect_event("requestfailed", lambda request: "/facts" in request.url):
        screen.page.mouse.click(*place)
    screen.ask("() => eye.frame().then(eye.frame)")
    assert screen.page.locator("#several").count() == 0
    assert screen.page.locator("#details").is_hidden()
    assert not [one for one in screen.wrong if "ERR_CONNECTION_REFUSED" not in one]
