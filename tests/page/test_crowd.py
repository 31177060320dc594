"""The page of very many events in a real browser: it knows only what it shows, and shows it whole."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.support import crowd
from tests.support.screens import Screen
from tests.support.server import start

COUNT = 5_000
COUNTS = re.compile(
    r"([\d,]+) events · ([\d,]+) named · ([\d,]+) as ticks · ([\d,]+) outside the window(?: · ([\d,]+) hidden)?"
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("crowd")
    running = start(crowd.write(folder / "crowd.csv", COUNT), folder / "log.txt")
    yield running.url
    running.stop()


@pytest.fixture(scope="module")
def kept_open(new_screen: Callable[[str, str], Screen], url: str) -> Screen:
    return new_screen("laptop", url).open()


@pytest.fixture
def page(kept_open: Screen) -> Iterator[Screen]:
    """Return the page of the crowd at its opening view; fail if anything went wrong on it."""
    kept_open.rest()
    yield kept_open.visit("")
    kept_open.check()


def counts(page: Screen) -> list[int]:
    """Return how many events there are, are told, are counted, are outside the window and are hidden."""
    found = COUNTS.search(page.page.locator("#counts").inner_text())
    assert found
    return [int(number.replace(",", "")) for number in found.groups("0")]


def wheel(page: Screen, times: int = 12) -> None:
    """Zoom in with the wheel over the middle of the picture, into another stretch, and wait until all is there."""
    page.page.mouse.move(640, 300)
    before = page.ask("() => eye.heard.fresh")
    for _ in range(times):
        page.page.mouse.wheel(0, -1200)
    page.page.mouse.move(2, 2)
    page.until(f"eye.heard.fresh > {before}")
    page.settle()
    whole(page)


def gathered(page: Screen) -> None:
    """Wait until the list holds just whoever is told."""
    page.until(
        "[...document.querySelectorAll('#events [data-event-id]')].map(one => one.dataset.eventId).sort().join() === "
        "rollout.timeline.meta.labels.id.filter((id, i) => id && rollout.timeline.now.told[i]).sort().join()"
    )


def whole(page: Screen) -> None:
    """Wait until the list holds just whoever is told, and the window is in the address."""
    gathered(page)
    page.until("rollout.address.read().get('from') === rollout.words.ends(rollout.timeline.window).from")


def drawn(page: Screen) -> list[Any]:
    """Return every word of the picture with its place in px."""
    words: list[Any] = page.ask(
        "() => [...document.querySelectorAll('#timeline .textpoint text')].filter(n => n.getBoundingClientRect().width)"
        ".map(n => [n.textContent, ...['left', 'top'].map(side => Math.round(n.getBoundingClientRect()[side]))]).sort()"
    )
    return words


def listed(page: Screen) -> list[str]:
    ids: list[str] = page.ask(
        "() => [...document.querySelectorAll('#events [data-event-id]')].map(n => n.dataset.eventId)"
    )
    return ids


def place(page: Screen, name: str) -> tuple[float, float]:
    """Return where on the screen the mark of a told event stands."""
    x, y = page.ask(
        "id => { const {x, y} = rollout.timeline.place(id), box = rollout.timeline.graph.getBoundingClientRect();"
        " return [box.left + x, box.top + y]; }",
        name,
    )
    return x, y


def test_it_opens_with_many_words_and_no_overlap(page: Screen) -> None:
    assert len(page.told()) > 30
    assert page.ask("within => eye.faults(within)", "header, #stage") == []


def test_zooming_by_the_wheel_tells_others_and_the_counts_add_up(page: Screen) -> None:
    before, opening = set(page.told()), page.window()
    wheel(page)
    first, last = page.window()
    assert last - first < 0.5 * (opening[1] - opening[0])
    after = set(page.told())
    assert after - before
    assert len(after) > 20
    events, told, counted, outside, hidden = counts(page)
    assert events == told + counted + outside + hidden == COUNT
    assert told == len(after)
    assert outside > 0
    assert page.ask("within => eye.faults(within)", "header, #stage") == []


def rows(page: Screen) -> list[tuple[str, int]]:
    """Return every word of the picture with the height at which it stands."""
    return [(words, top) for words, _, top in drawn(page)]


def test_a_small_step_needs_no_new_picture_and_moves_no_words_to_another_row(page: Screen) -> None:
    page.visit("?from=2012-03-01&to=2016-12-31")
    fresh = page.ask("() => eye.heard.fresh")
    before = rows(page)
    for way, by in (("zoom", 0.9), ("pan", 0.05), ("pan", -0.04), ("zoom", 1.05)):
        page.act(way, by)
        now = rows(page)
        assert len(set(now) & set(before)) > 0.8 * len(now)
        # Some titles stand in several places.
        one, other = (dict(found) for found in (now, before))
        once = [words for words in one.keys() & other.keys() if [w for w, _ in now + before].count(words) == 2]
        assert len(once) > 10
        assert [one[words] for words in once] == [other[words] for words in once]
        before = now
    whole(page)
    assert page.ask("() => eye.heard.fresh") == fresh
    assert rows(page.open(page.ask("() => location.search"))) == before


def test_after_a_small_step_the_counts_are_those_of_the_new_window(page: Screen) -> None:
    page.visit("?from=2012-03-01&to=2016-12-31")
    opening = counts(page)
    page.act("zoom", 0.9)
    whole(page)
    inside = page.ask(
        "async () => (await (await fetch(`inside?search=${encodeURIComponent(location.search)}`)).json()).inside"
    )
    page.until(f"rollout.timeline.meta.crowd.inside.join() === '{','.join(map(str, inside))}'")
    events, told, counted, outside, hidden = counts(page)
    assert events == told + counted + outside + hidden == COUNT
    assert told == len(page.told())
    assert told + counted == sum(inside) < opening[1] + opening[2]


INSIDE = """async () => {
    const day = days => new Date(Math.round(days) * 864e5).toISOString().slice(0, 10);
    const [from, to] = rollout.timeline.window;
    const search = `?from=${day(from)}&to=${day(to - 1)}`;
    return (await (await fetch(`inside?search=${encodeURIComponent(search)}`)).json()).inside;
}"""


@pytest.mark.parametrize("keys", ["+", "++", "+-", "+++--"])
def test_after_a_key_what_is_said_of_the_window_is_what_lies_in_it(page: Screen, keys: str) -> None:
    page.page.locator("#plot").focus()
    page.press(*keys)
    window = page.ask("() => rollout.words.days(rollout.timeline.window)")
    page.until(f"document.getElementById('said').textContent.startsWith('{window}. ')")
    said = page.ask("() => document.getElementById('said').textContent").removeprefix(f"{window}. ")
    told, other = (int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", said))
    assert told + other == sum(page.ask(INSIDE))
    assert told == len(page.told())


def test_every_count_of_the_strips_is_drawn(page: Screen) -> None:
    lines, counts = page.ask(
        "() => [[...document.querySelectorAll('.density .ticks')].map(one => one.getAttribute('d').match(/M/g).length),"
        " rollout.timeline.meta.crowd.strips.map(counts => counts.filter(Boolean).length)]"
    )
    assert lines == counts
    assert len(counts) == 3
    assert min(counts) > 100


def test_a_told_event_shows_its_card_under_the_pointer_and_its_details_at_a_click(page: Screen) -> None:
    wheel(page)
    name = page.told()[len(page.told()) // 2]
    x, y = place(page, name)
    page.page.mouse.move(x, y)
    page.until("!document.getElementById('card').hidden")
    assert page.ask("() => document.getElementById('card').dataset.id") == name
    page.page.mouse.click(x, y)
    page.until("!document.getElementById('details').hidden")
    title = page.ask("async id => (await (await fetch(`facts?id=${id}`)).json()).facts[0].title", name)
    expect(page.page.locator("#details")).to_contain_text(title)
    assert f"event={name}" in page.address()


def test_the_list_holds_the_told_and_nobody_else(page: Screen) -> None:
    gathered(page)
    assert set(listed(page)) == set(page.told())
    wheel(page)
    assert set(listed(page)) == set(page.told())


def test_where_there_is_room_for_more_words_the_list_gains_those_who_are_told_then(
    passing_screen: Callable[..., Screen], url: str
) -> None:
    screen = passing_screen("laptop", url).open("?event=event-7")
    screen.redrawn(lambda: screen.visit("?event=event-7&lane=River+gauges"))
    screen.redrawn(lambda: screen.visit("?event=event-7"))
    gathered(screen)
    few = len(listed(screen))
    screen.page.keyboard.press("Escape")
    expect(screen.page.locator("#details")).to_be_hidden()
    gathered(screen)
    assert len(listed(screen)) > few
    screen.check()


def test_an_address_gives_the_same_picture_loaded_again_or_come_to_from_elsewhere(page: Screen) -> None:
    wheel(page)
    query = page.ask("() => location.search")
    loaded = drawn(page.open(query))
    assert len(loaded) > 20
    assert drawn(page.open(query)) == loaded
    page.visit("?from=2004-01-01&to=2004-12-31")
    assert drawn(page) != loaded
    assert drawn(page.visit(query)) == loaded


def test_the_list_never_says_that_it_holds_all(page: Screen) -> None:
    assert page.page.locator("#listed").inner_text() == "The events that come first, in date order"
    page.visit("?q=sleeper+storm+pilots")
    assert re.fullmatch(rf"\d+ of {COUNT:,} events, in date order", page.page.locator("#listed").inner_text())


def test_a_phone_says_how_many_of_those_shown_are_listed(passing_screen: Callable[..., Screen], url: str) -> None:
    phone = passing_screen("phone", url).open()
    gathered(phone)
    said = phone.page.locator("#counts").inner_text()
    assert f"{COUNT:,} shown, {len(listed(phone))} of them listed" in said
    assert len(listed(phone)) > 10
    phone.check()


def test_an_event_named_by_the_address_has_its_details_though_it_is_not_told(page: Screen) -> None:
    told = set(page.told())
    name = next(f"event-{number}" for number in range(COUNT) if f"event-{number}" not in told)
    page.visit(f"?event={name}")
    page.until("!document.getElementById('details').hidden")


def test_a_search_that_leaves_few_still_shows_cards_details_and_the_list(page: Screen) -> None:
    page.visit("?q=sleeper+storm+pilots")
    page.until("document.querySelectorAll('#events [data-event-id]').length === rollout.timeline.meta.labels.id.length")
    assert not page.ask("() => !!rollout.timeline.meta.crowd")
    name = page.told()[0]
    x, y = place(page, name)
    page.page.mouse.move(x, y)
    page.until("!document.getElementById('card').hidden")
    page.page.mouse.click(x, y)
    page.until("!document.getElementById('details').hidden")
    assert name in listed(page)


def test_the_server_is_asked_only_for_what_is_shown(new_screen: Callable[[str, str], Screen], url: str) -> None:
    fresh = new_screen("laptop", url)
    sizes: list[int] = []
    fresh.page.on("response", lambda answer: sizes.append(len(answer.body())) if "_dash-update" in answer.url else None)
    fresh.open()
    wheel(fresh)
    fresh.check()
    assert sizes
    assert max(sizes) <= 200_000


BEGIN, END = date(2012, 3, 1), date(2013, 12, 31)
EPOCH = date(1970, 1, 1)


def asked(request: Request) -> tuple[date, timedelta]:
    """Return when the window begins that a picture is asked for, and how long it is; of any other request, nothing."""
    first, last = (re.search(rf"{name}=(\d{{4}}-\d\d-\d\d)", request.post_data or "") for name in ("from", "to"))
    if not first or not last:
        return BEGIN, timedelta()
    begin = date.fromisoformat(first[1])
    return begin, date.fromisoformat(last[1]) - begin


def beside(screen: Screen) -> tuple[int, int]:
    """Open a view, wait for the picture of the stretch after it, and return the ends of a window there."""
    found = list[date]()

    def after(request: Request) -> bool:
        begin, long = asked(request)
        found.append(begin)
        return begin > BEGIN and long == END - BEGIN

    with screen.page.expect_request_finished(after):
        screen.open(f"?from={BEGIN}&to={END}")
    begin = (found[-1] - EPOCH).days
    return begin, begin + (END - BEGIN).days + 1


def test_a_step_beyond_the_stretch_finds_its_picture_there_and_says_what_lies_in_its_window(
    passing_screen: Callable[..., Screen], url: str
) -> None:
    screen = passing_screen("laptop", url)
    first, last = beside(screen)
    sent = list[str]()
    screen.page.on("request", lambda request: sent.append(request.post_data or ""))
    before = screen.ask("() => eye.heard.fresh")
    screen.ask("given => void rollout.timeline.show(...given)", [first + 40, last + 40])
    screen.until(f"eye.heard.fresh > {before}")
    screen.settle()
    whole(screen)
    start = (EPOCH + timedelta(first + 40)).isoformat()
    assert not [one for one in sent if f"from={start}" in one]
    assert sum(counts(screen)[1:3]) == sum(screen.ask(INSIDE))
    stepped = drawn(screen)
    assert drawn(screen.open(screen.ask("() => location.search"))) == stepped
    screen.check()


def test_a_picture_that_is_at_hand_is_drawn_in_the_very_step_that_leads_there(
    passing_screen: Callable[..., Screen], url: str
) -> None:
    screen = passing_screen("laptop", url)

    def before(request: Request) -> bool:
        begin, long = asked(request)
        return begin < BEGIN and long == END - BEGIN

    with screen.page.expect_request(before):  # then the one after it has been put aside
        first, last = beside(screen)
    step = """given => {
      const {timeline} = rollout, before = timeline.meta;
      timeline.show(...given);
      return [timeline.meta !== before, timeline.holds(), timeline.window];
    }"""
    assert screen.ask(step, [first + 40, last + 40]) == [True, True, [first + 40, last + 40]]
    screen.settle()
    whole(screen)
    gathered(screen)
    assert sum(counts(screen)[1:3]) == sum(screen.ask(INSIDE))
    assert (
        screen.ask("() => new URLSearchParams(location.search).get('from')")
        == (EPOCH + timedelta(first + 40)).isoformat()
    )


def test_no_picture_of_an_older_file_is_found_there(
    passing_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]], tmp_path: Path
) -> None:
    data = crowd.write(tmp_path / "many.csv", 2_000).read_bytes()
    address, file = serve_bytes(data)
    screen = passing_screen("laptop", address)
    first, last = beside(screen)
    before = screen.ask("() => eye.heard.fresh")
    file.write_bytes(data[: data.rindex(b"\n", 0, -1) + 1])
    screen.until(f"eye.heard.fresh > {before}")
    digest = screen.ask("() => rollout.timeline.meta.digest")
    screen.ask("given => void rollout.timeline.show(...given)", [first, last])
    screen.until(f"eye.heard.fresh > {before + 1}")
    assert screen.ask("() => rollout.timeline.meta.digest") == digest
    screen.check()


def leaf(screen: Screen, name: str) -> list[str]:
    """Press a button that leads through the list, and return the ids of what is listed then."""
    before = listed(screen)
    screen.page.get_by_role("button", name=name).click()
    first = f"(document.querySelector('#events [data-event-id]')?.dataset.eventId ?? '{before[0]}')"
    screen.until(f"{first} !== '{before[0]}'")
    return listed(screen)


@pytest.mark.parametrize(("size", "more"), [("laptop", "&status=documented&status=reported"), ("phone", "")])
def test_all_that_the_filters_let_through_can_be_listed_to_the_end(
    passing_screen: Callable[..., Screen], url: str, size: str, more: str
) -> None:
    screen = passing_screen(size, url).open(f"?lane=River+gauges{more}")
    gathered(screen)
    told = listed(screen)
    found = leaf(screen, "List all")
    count = int(re.sub(r"\D", "", screen.page.locator("#listed").inner_text()))
    expect(screen.page.locator("#leaf [role=status]")).to_have_text(f"1 to {len(found)} of {count:,}")
    assert screen.page.get_by_role("button", name="Earlier in the file").is_disabled()
    while not screen.page.get_by_role("button", name="Later in the file").is_disabled():
        found += leaf(screen, "Later in the file")
    numbers = [int(one.removeprefix("event-")) for one in found]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == count > len(told) > 10
    assert leaf(screen, "Earlier in the file")[-1] == found[(count - 1) // 60 * 60 - 1]
    assert leaf(screen, "Those that come first") == told
    screen.check()


def test_a_list_that_is_read_stays_while_the_window_moves_and_begins_anew_with_another_filter(
    passing_screen: Callable[..., Screen], url: str
) -> None:
    screen = passing_screen("laptop", url).open("?lane=River+gauges")
    gathered(screen)
    first = leaf(screen, "List all")
    second = leaf(screen, "Later in the file")
    before = screen.ask("() => eye.heard.fresh")
    screen.act("zoom", 0.2)
    screen.until(f"eye.heard.fresh > {before}")
    screen.settle()
    assert listed(screen) == second
    screen.visit("?lane=Night+trains")
    now = "document.querySelector('#events li')?.dataset.eventId"
    screen.until(f"!['{first[0]}', '{second[0]}', undefined].includes({now})")
    expect(screen.page.locator("#leaf [role=status]")).to_contain_text("1 to 60 of")
    screen.visit("?q=sleeper+storm+pilots&lane=Night+trains")  # few: the list holds them all
    screen.until("!document.getElementById('leaf')")
    screen.check()
