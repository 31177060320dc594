"""The offline page in real Chromium, from disk, with the network off: it does what the served page does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.figure.known import known as pale
from rollout.layout.earth.scene import frame_of
from rollout.outputs.offline import make_html
from rollout.outputs.offline.maps import SIZE
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Options, edition
from rollout.timeline.facts import facts
from rollout.timeline.view import View, from_address, select, settled
from rollout.timeline.where import point_of, where
from tests.support.disk import Disk
from tests.support.events import dataset
from tests.support.real import everything
from tests.support.screens import Screen
from tests.support.server import TOP

DATASET = everything().dataset
LANES = DATASET.lanes
ZONE = "Pacific/Auckland"


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("disk") / "events.html"
    path.write_bytes(make_html(edition(DATASET, View()), Options()))
    return path


@pytest.fixture(scope="session")
def opened(file: Path, from_disk: Callable[..., Disk]) -> Callable[[str], Disk]:
    """Return a function that gives the one page of a size, opened at first use."""
    kept: dict[str, Disk] = {}

    def give(size: str) -> Disk:
        if size not in kept:
            kept[size] = from_disk(file, size, ZONE).open()
        return kept[size]

    return give


@pytest.fixture
def disk(opened: Callable[[str], Disk]) -> Iterator[Callable[[str], Disk]]:
    """Return a function that gives the page of a size at its opening view; fails if anything went wrong on it."""
    used: list[Disk] = []

    def give(size: str) -> Disk:
        used.append(opened(size))
        used[-1].rest()
        used[-1].due = "?q="
        return used[-1]

    yield give
    for each in used:
        each.check()


@pytest.fixture
def desk(disk: Callable[[str], Disk]) -> Disk:
    return disk("laptop")


def listed(disk: Disk) -> set[str]:
    return set(
        disk.ask("() => [...document.querySelectorAll('#events li:not([hidden])')].map(one => one.dataset.eventId)")
    )


@pytest.mark.parametrize("size", ["laptop", "hall", "phone"])
def test_it_opens_without_a_request_an_error_or_a_refusal_of_its_policy(disk: Callable[[str], Disk], size: str) -> None:
    page = disk(size)
    assert len(listed(page)) == len(DATASET.events)
    page.check()


@pytest.mark.parametrize("size", ["laptop", "hall"])
@pytest.mark.parametrize("query", ["", "?hall=1", "?theme=dark", "?theme=print"])
def test_it_tells_what_the_served_page_tells(
    disk: Callable[[str], Disk], screen: Callable[[str], Screen], size: str, query: str
) -> None:
    here, there = disk(size).visit(query or "?q="), screen(size)
    there.visit("?theme=contrast").visit(query)
    top = "() => document.getElementById('timeline').getBoundingClientRect().top"
    assert here.ask(top) == there.ask(top)
    assert set(here.told()) == set(there.told())
    assert here.ask("() => eye.faults('#page')") == []


QUERIES = [
    {"lane": LANES[1]},
    {"lane": [LANES[0], LANES[2]]},
    {"status": "claimed"},
    {"who": ["ngo", "state-media"]},
    {"disputed": "1"},
    {"q": "lhasa card"},
    {"q": "LHASA"},
    {"q": "2018-04"},
    {"q": "450,000"},
    {"q": "people's daily"},
    {"q": "„social credit“ ürümqi"},
    {"q": "no such words anywhere"},
    {"lane": "no such lane"},
    {"status": "planned", "q": "target", "hall": "1"},
    {"lane": LANES[1], "disputed": "1", "theme": "dark"},
    {"area": "70,20,125,50"},
    {"place": "Lhasa, Tibet Autonomous Region"},
]


@pytest.mark.parametrize("size", ["laptop", "hall"])
@pytest.mark.parametrize("fields", QUERIES, ids=str)
def test_filters_and_search_show_the_events_that_a_server_would(
    disk: Callable[[str], Disk], fields: dict[str, str | list[str]], size: str
) -> None:
    query = "?" + urlencode(fields, doseq=True)
    page = disk(size).visit(query)
    view = settled(from_address(query), LANES)
    chosen = {event.id for event in select(DATASET.events, view)}
    assert listed(page) == chosen
    hidden = len(DATASET.events) - len(chosen)
    assert f" + {hidden} hidden by filters + " in page.ask("() => document.getElementById('made-of').textContent")
    assert page.ask("() => eye.faults('#timeline')") == []
    wanted = [name for name in LANES if name in view.lanes] or list(LANES)
    assert (
        page.ask("() => [...document.querySelectorAll('#heads h2')].map(one => one.firstChild.textContent)") == wanted
    )


@pytest.mark.parametrize("zoom", [1, 0.5, 0.2])
@pytest.mark.parametrize("query", ["?q=", f"?lane={LANES[1]}", "?disputed=1", "?hall=1&status=reported"])
def test_words_placed_anew_never_overlap_at_any_zoom(desk: Disk, query: str, zoom: float) -> None:
    desk.visit(query)
    desk.act("zoom", zoom)
    assert desk.ask("() => eye.faults('#timeline')") == []
    assert desk.told()


def test_a_filter_tells_at_least_as_many_of_its_events_as_before(desk: Disk) -> None:
    for query in ("?disputed=1", f"?lane={LANES[1]}", "?status=claimed"):
        chosen = {event.id for event in select(DATASET.events, from_address(query))}
        before = set(desk.visit("?q=").told()) & chosen
        assert len(set(desk.visit(query).told())) >= len(before)


@pytest.mark.parametrize("lane", LANES)
def test_figures_of_a_lane_that_is_hidden_are_hidden_too(
    desk: Disk, screen: Callable[[str], Screen], lane: str
) -> None:
    chosen = "() => document.getElementById('series')?.value ?? null"
    query = "?" + urlencode({"lane": lane})
    there = screen("laptop").visit(query).ask(chosen)
    assert desk.visit(query).ask(chosen) == there
    assert desk.ask("() => eye.faults('#timeline')") == []


def test_every_series_can_be_chosen(desk: Disk) -> None:
    for one in DatasetIndex(DATASET).series:
        desk.visit("?" + urlencode({"series": one.key}))
        assert desk.ask("() => document.getElementById('series').value") == one.key
        assert desk.ask("() => eye.faults('#timeline')") == []


def test_it_says_of_every_event_all_that_a_server_would(desk: Disk) -> None:
    told = desk.ask("async () => (await (await rollout.fetch('facts')).json()).facts")
    every = json.loads(json.dumps(facts(DATASET.events, LANES)))
    # Where its mark stands by the other clock is left out: a page that is one file has one clock.
    assert told == [{key: value for key, value in fact.items() if key != "days"} for fact in every]


def test_the_details_of_an_event_lead_on_by_key_and_by_mouse(desk: Disk) -> None:
    desk.page.focus("#plot")
    desk.press("ArrowRight", "Enter")
    expect(desk.page.locator("#details")).to_be_visible()
    first = desk.page.locator("#details h2").inner_text()
    desk.page.click("#details [data-step='1']")
    expect(desk.page.locator("#details h2")).not_to_have_text(first)
    desk.press("Escape")
    expect(desk.page.locator("#details")).to_be_hidden()


def test_enter_in_the_search_asks_nobody(desk: Disk) -> None:
    desk.page.fill("#search", "lhasa")
    desk.page.press("#search", "Enter")
    desk.until("location.hash.includes('q=lhasa')")
    assert desk.address().startswith(desk.url)


def test_a_reload_shows_the_same_view(desk: Disk) -> None:
    desk.visit(f"?lane={LANES[1]}&from=2016-01-01&to=2019-12-31")
    before = desk.told()
    desk.page.reload()
    desk.page.evaluate("() => eye.open()")
    assert desk.told() == before


def test_the_window_goes_into_the_address_and_back_leads_back(desk: Disk) -> None:
    desk.page.click("#filter")
    desk.page.click("[data-filter=lane] >> nth=1")
    desk.settle()
    assert desk.ask("() => location.hash").endswith(urlencode({"lane": LANES[1]}))
    desk.page.go_back()
    desk.until("document.querySelectorAll('#heads h2').length === 3")
    desk.page.click("#filter")


def test_a_link_within_the_page_does_not_lose_the_view(desk: Disk) -> None:
    desk.visit(f"?lane={LANES[1]}")
    desk.ask("() => document.querySelector('.skip').click()")
    desk.settle()
    assert len(desk.ask("() => [...document.querySelectorAll('#heads h2')]")) == 1


def test_nothing_that_needs_a_server_is_offered(desk: Disk) -> None:
    for name in ("#download", "#copy"):
        expect(desk.page.locator(name)).to_be_hidden()


def test_it_says_where_it_comes_from(desk: Disk) -> None:
    stamp = desk.page.locator("#stamp")
    expect(stamp).to_contain_text(DATASET.digest[:7])
    expect(stamp).to_contain_text("Close in time is not a documented link.")


# ---- the talk, given from disk


@pytest.fixture(scope="module")
def kept_stage(tmp_path_factory: pytest.TempPathFactory, from_disk: Callable[..., Disk]) -> Disk:
    """Return the one page from disk that holds a talk with its notes."""
    file = tmp_path_factory.mktemp("stage") / "talk.html"
    given = Options(talk=(TOP / "talks" / "tibet-cards.csv").read_bytes(), notes=True)
    file.write_bytes(make_html(edition(DATASET, View()), given))
    return from_disk(file, "laptop", ZONE).open()


@pytest.fixture
def talk(kept_stage: Disk) -> Disk:
    """Return a page from disk that gives a talk, at its first scene, whatever a test before has left."""
    disk = kept_stage
    for other in disk.page.context.pages[1:]:
        other.close()
    disk.rest()
    disk.ask("() => { sessionStorage.clear(); location.hash = '?q='; }")
    disk.until("!document.documentElement.dataset.talk")
    disk.settle()
    disk.page.click("#present")
    disk.until("document.documentElement.dataset.talk === '1'")
    disk.settle()
    return disk


def test_a_talk_is_given_from_disk_with_the_presenters_window_in_step(talk: Disk) -> None:
    first = talk.page.locator("#caption h1").inner_text()
    with talk.page.context.expect_page() as opened_:
        talk.page.keyboard.press("p")
    presenter = opened_.value
    expect(presenter.locator("#title")).to_have_text(first)
    assert presenter.evaluate("() => typeof Plotly") == "undefined"  # it draws nothing, and is there sooner
    expect(presenter.locator("#notes")).to_contain_text("TRAP:")
    presenter.keyboard.press("PageDown")
    expect(talk.page.locator("#caption h1")).not_to_have_text(first)
    second = talk.page.locator("#caption h1").inner_text()
    expect(presenter.locator("#title")).to_have_text(second)
    talk.page.reload()
    expect(talk.page.locator("#caption h1")).to_have_text(second)
    talk.page.keyboard.press("PageUp")
    expect(presenter.locator("#title")).to_have_text(first)
    assert presenter.evaluate("() => eye.says") == []
    presenter.close()
    talk.check()


def test_no_other_page_of_this_machine_turns_the_slides_of_a_talk_from_disk(talk: Disk, tmp_path: Path) -> None:
    name = talk.ask("() => rollout.talk.now.talk.name")
    orders = [{"rollout": name, "id": number, "kind": "key", "key": "PageDown"} for number in range(3)]
    (tmp_path / "other.html").write_text("<!doctype html><title>Other</title>", "utf-8")
    other = talk.page.context.new_page()
    other.goto((tmp_path / "other.html").as_uri())
    heard = """() => {
        window.heard = [];
        for (const name of ['rollout-talk', 'rollout-talk-', 'rollout-talk-undefined'])
            new BroadcastChannel(name).onmessage = event => heard.push(event.data);
    }"""
    other.evaluate(heard)
    with other.expect_popup() as opening:  # as far as a page can come: it opens the talk itself
        other.evaluate("url => { window.given = open(url); }", f"{talk.url}#?talk={name}")
    given = opening.value
    expect(given.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    given.evaluate(
        "() => { window.last = new Promise(done => addEventListener('message', ({data}) => data || done())); }"
    )
    for page in (talk.page, given):
        page.bring_to_front()
        page.keyboard.press("Home")
    other.evaluate(
        """orders => { for (const order of orders) {
            new BroadcastChannel('rollout-talk').postMessage(order);
            given.postMessage(order, '*');
        }
        given.postMessage('', '*'); }""",
        orders,
    )
    given.evaluate("() => last.then(() => {})")  # all that was said before it has come, too
    assert talk.ask("() => rollout.talk.now.at") == 0
    assert given.evaluate("() => rollout.talk.now.at") == 0
    assert other.evaluate("() => heard.filter(one => one.kind !== 'key')") == []  # of what it did not say itself
    given.close()
    other.close()
    talk.wrong.clear()  # the other page itself


def test_who_says_so_is_told_with_what_the_claim_status_means(talk: Disk) -> None:
    talk.page.keyboard.press("s")
    said = talk.page.locator(".proofs")
    expect(said).to_be_visible()
    status = said.locator("b").first.inner_text()
    expect(said).to_contain_text(f"{status} – {STATUS_WORDS[status]}")
    talk.check()


def test_the_codes_of_its_sources_are_drawn_without_a_server(talk: Disk) -> None:
    talk.page.keyboard.press("PageDown")
    talk.page.keyboard.press("q")
    expect(talk.page.locator("#talk-code svg path").first).to_be_attached()
    assert len(talk.page.locator("#talk-code svg path").first.get_attribute("d") or "") > 1000
    talk.check()


def test_nothing_of_a_scene_is_cut_and_leaving_leads_back_to_the_timeline(talk: Disk) -> None:
    for _ in range(3):
        assert talk.ask("() => eye.faults('#timeline, #caption')") == []
        talk.press("PageDown")
    expect(talk.page.locator("#stamp")).to_be_hidden()
    talk.page.keyboard.press("Escape")
    expect(talk.page.locator("header h1")).to_be_visible()
    talk.check()


def test_what_nobody_has_judged_is_counted_as_on_the_served_page(
    tmp_path: Path, from_disk: Callable[..., Disk]
) -> None:
    data = dataset({"status": ""}, {"status": "", "lane": "second"}, {})
    (tmp_path / "two.html").write_bytes(make_html(edition(data, View()), Options()))
    page = from_disk(tmp_path / "two.html", "laptop", ZONE).open()
    counts = page.page.locator("#counts")
    expect(counts).to_contain_text("2 not yet reviewed")
    page.visit("?lane=second")
    expect(counts).to_contain_text("1 not yet reviewed")


def test_it_has_one_clock_says_so_and_knows_what_was_known_on_a_day(desk: Disk) -> None:
    assert desk.page.locator("#clock").is_hidden()
    expect(desk.page.locator("#made-of")).to_contain_text("This file has one clock: when it happened.")
    desk.visit("?as_known=2019-05-01")
    expect(desk.page.locator("#counts")).to_contain_text("became known later, or nobody says when")
    known = select(DATASET.events, View(as_known="2019-05-01"))
    assert listed(desk) == {one.id for one in known}
    # What came later is pale, and a rule stands at the day, as on the served page.
    index = DatasetIndex(DATASET)
    told = pale(index, View(as_known="2019-05-01"), index.lanes, False)["known"]
    drawn = desk.ask("() => rollout.timeline.meta.known")
    assert drawn["day"] == told["day"]
    pairs = list(zip(sorted(drawn["later"]), sorted(told["later"]), strict=True))
    assert all(one[0] == other[0] and abs(one[1] - other[1]) < 0.02 for one, other in pairs)
    assert desk.ask("() => document.querySelectorAll('#ground .later, #ground .known-on').length") == 1 + len(
        index.lanes
    )


def test_the_map_is_in_the_file_and_narrows_with_the_filters(desk: Disk) -> None:
    desk.more("show-map")
    desk.until("!!document.querySelector('#map .place-mark')")
    found = where(DATASET.events)
    frame = frame_of(DATASET.events, *SIZE)
    near = sum(len(site.events) for site in found.sites if frame.shows(site.point))
    assert desk.page.locator("#map .place-mark").count() == near < found.placed
    assert desk.page.locator("#where-list li").count() == len(found.sites) + len(found.regions)
    assert desk.ask("() => document.querySelector('#map .land').getAttribute('d').length") > 1000
    desk.page.locator("#where-list button", has_text="Lhasa, Tibet").first.click()
    desk.settle()
    lhasa = {event.place for event in found.sites[0].events}
    chosen = [event for event in DATASET.events if event.place in lhasa]
    assert listed(desk) == {event.id for event in chosen}
    pointed = [event for event in chosen if point_of(event)]
    desk.until(f"document.querySelectorAll('#map .place-mark').length === {len(pointed)}")
    expect(desk.page.locator("#where-sum")).to_contain_text(f"= {len(chosen)} events")
    desk.page.locator("#where-list button", has_text="Lhasa, Tibet").first.click()
    desk.page.locator("#whole-map").click()
    desk.until(f"document.querySelectorAll('#map .place-mark').length === {found.placed}")
