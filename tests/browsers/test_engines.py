"""The core of the page in Firefox and WebKit, each by the clocks of another time zone; Chromium has all other tests."""

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support import engines, kinds
from tests.support.engines import Engine
from tests.support.server import PATIENCE, WRITING, Server, start
from tools.browser import ALL

ENGINES = {"firefox": (engines.firefox, "Asia/Kolkata"), "webkit": (engines.webkit, "Pacific/Auckland")}
LISTED = "[...document.querySelectorAll('#events [data-event-id]')].filter(one => one.checkVisibility()).length"
MARKED = """(() => {
  const room = document.getElementById('timeline').getBoundingClientRect();
  const label = rollout.timeline.meta.labels.id.indexOf('first');
  const words = document.querySelector(`#timeline .textpoint[data-label='${label}']`).getBoundingClientRect();
  const [left, top, right, foot] = eye.marks().find(one => one[1] < words.bottom && one[3] > words.top);
  return [(left + right) / 2, (top + foot) / 2, room.left, room.width];
})()"""
"""Where the first mark with words stands, and the room of the picture."""


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    lacking = engines.missing(request.param)
    if lacking and os.environ.get(ALL) != "all":
        pytest.skip(f"{request.param} is left out: this machine has no {lacking}")
    assert not lacking
    begin, zone = ENGINES[request.param]
    with begin(tmp_path_factory.mktemp(request.param), zone) as found:
        yield found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    events, log = kinds.lay(tmp_path_factory.mktemp("kinds")), tmp_path_factory.mktemp("log") / "log.txt"
    running = start(events, log, "--edit", program=WRITING)
    yield running
    running.stop()


@pytest.fixture
def opened(engine: Engine, served: Server) -> Engine:
    """Return an engine with the page in sight at one view, loaded where something else is in sight."""
    query = "?from=2013-01-01&to=2019-12-31"
    if not engine.ask(f"location.origin === '{served.url}' && !location.search.includes('talk')"):
        engine.go(f"{served.url}/{query}")
        engine.ask("eye.open()")
    engine.ask(f"eye.visit('{query}')")
    return engine


def test_no_word_is_cut_or_lies_over_another(opened: Engine) -> None:
    assert opened.ask("eye.told().filter(one => rollout.timeline.meta.labels.lane[one] >= 0).length") == 7
    assert opened.ask("eye.faults()") == []


def test_what_the_browser_draws_itself_is_dark_in_the_dark_look(opened: Engine) -> None:
    scheme = "getComputedStyle(document.querySelector('#edit-status, select')).colorScheme"
    opened.ask("document.documentElement.dataset.theme = 'light'")
    assert opened.ask(scheme) == "normal"
    opened.ask("document.documentElement.dataset.theme = 'dark'")
    assert opened.ask(scheme) == "dark"
    opened.ask("document.documentElement.dataset.theme = 'light'")


def test_the_window_is_the_one_that_the_address_asks_for_after_ten_steps_in_and_out(opened: Engine) -> None:
    opened.ask("eye.visit('?from=2015-01-01&to=2016-12-31')")
    opened.ask("document.getElementById('plot').focus()")
    for key in "+++++-----":
        opened.press(key)
        opened.ask("eye.settled()")
    asked = [(date(year, 1, 1) - date(1970, 1, 1)).days for year in (2015, 2017)]
    assert opened.ask("rollout.timeline.window") == pytest.approx(asked, abs=1)


def test_a_mark_stands_at_its_day_and_opens_its_event(opened: Engine) -> None:
    opened.ask("eye.visit('?from=2014-05-01&to=2014-05-20')")
    across, down, left, wide = opened.ask(MARKED)
    assert (across - left) / wide == pytest.approx(3.5 / 20, abs=0.005)
    opened.click(across, down)
    opened.ask("eye.until(() => document.getElementById('details').textContent.includes('50,000'), 'the details open')")


def test_what_is_searched_is_found_and_counted(opened: Engine) -> None:
    opened.ask("document.getElementById('search').focus()")
    opened.press(*"assembly")
    opened.ask(f"eye.until(() => {LISTED} === 1, 'one is found')")
    assert opened.ask("new URLSearchParams(location.search).get('q')") == "assembly"


def test_a_talk_is_given_by_its_keys_with_a_presenters_window_in_step(opened: Engine, served: Server) -> None:
    opened.go(f"{served.url}/?talk=kinds&scene=1")
    opened.ask("eye.until(() => document.documentElement.dataset.talk === '1', 'the talk is given')")
    first = opened.ask("document.querySelector('#caption h1').textContent")
    before = opened.windows()
    opened.press("p")
    opened.press("PageDown")
    opened.ask(f"eye.until(() => document.querySelector('#caption h1').textContent !== {first!r}, 'the next scene')")
    (other,) = set(opened.windows()) - set(before)
    opened.turn(other)
    place = "document.getElementById('place')?.textContent"
    opened.ask(f"new Promise(done => setInterval(() => /^2 of/.test({place}) && done(1), 50))")
    opened.press("PageDown")
    opened.turn(before[0])
    opened.ask("eye.until(() => rollout.talk.now.at === 2, 'the page is in step')")


def test_the_page_from_disk_opens_searches_and_gives_its_talk(engine: Engine, tmp_path: Path) -> None:
    dataset = Store(kinds.lay(tmp_path), Limits()).now().dataset
    file = tmp_path / "page.html"
    file.write_bytes(make_html(edition(dataset, View()), Options(talk=kinds.TALK.encode())))
    engine.go(file.as_uri())
    engine.ask("eye.open()")
    assert engine.ask("eye.faults()") == []
    engine.ask("document.getElementById('search').focus()")
    engine.press(*"assembly")
    engine.ask(f"eye.until(() => {LISTED} === 1, 'one is found')")
    # Back takes a reader's step back, forth brings it again: from disk too, where the view stands behind '#'.
    engine.go(file.as_uri())
    engine.ask("eye.open()")
    all_listed = engine.ask(LISTED)
    engine.ask("document.querySelector('button[data-filter=status][data-value=claimed]').click()")
    engine.ask(f"eye.until(() => {LISTED} === 1, 'what is claimed is listed')")
    engine.ask("history.back()")
    engine.ask(f"eye.until(() => {LISTED} === {all_listed}, 'back: all are listed')")
    engine.ask("history.forward()")
    engine.ask(f"eye.until(() => {LISTED} === 1, 'forth: what is claimed is listed')")
    engine.go(file.as_uri() + "?talk=&scene=2")
    engine.ask("eye.until(() => rollout.talk.now?.at === 1, 'the talk is given from disk')")


@pytest.mark.parametrize("ending", ["csv", "pptx", "pdf"])
def test_what_is_taken_away_arrives_whole(opened: Engine, served: Server, ending: str) -> None:
    opened.ask("document.getElementById('download').click()")
    link = (
        f"[...document.querySelectorAll('#downloads a')].find(one => new URL(one.href).pathname.endsWith('.{ending}'))"
    )
    opened.ask(f"eye.until(() => {link}, 'it is offered')")
    # Asked in one go: a bar that a browser opens for what it saves makes the picture lower, and the link another one.
    address = opened.ask(f"(one => {{ one.click(); return one.href; }})({link})")
    saved, whole, end = list[bytes](), b"", time.monotonic() + PATIENCE
    while not saved or whole not in saved:
        assert time.monotonic() < end, f"{len(whole)} bytes of {address} are not among {[*map(len, saved)]}"
        opened.ask("new Promise(done => setTimeout(done, 50))")
        saved = [one.read_bytes() for one in opened.folder.glob(f"*.{ending}")]
        if saved and not whole:  # not before: a server makes one file at a time for each who asks
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - of our own server
                whole = answer.read()
    opened.ask("document.getElementById('download').click()")


def test_the_words_of_a_select_stand_within_it(opened: Engine) -> None:
    """WebKit alone sets those of a native one too low: there it is drawn by us."""
    if opened.ask("CSS.supports('hanging-punctuation: first')"):
        assert opened.ask("getComputedStyle(document.querySelector('.series select')).appearance") == "none"
    room = "[one.clientHeight, parseFloat(getComputedStyle(one).fontSize)]"
    high, size = opened.ask(f"(one => {room})(document.querySelector('.series select'))")
    assert high >= 1.3 * size


def test_an_event_is_written_in_the_form(opened: Engine) -> None:
    opened.ask("document.getElementById('add-event').click()")
    opened.ask("eye.until(() => document.activeElement?.id === 'edit-title', 'the form is open')")
    opened.press(*"Written")
    opened.ask("document.getElementById('edit-date').focus()")
    opened.press(*"summer 2016")
    opened.ask("eye.until(() => document.querySelector('#draft .draft-ring'), 'the draft is drawn')")
    said = "document.getElementById('edit-date-said').textContent"
    opened.ask(f"eye.until(() => {said}.includes('2016-22'), 'what will be written is told')")
    opened.press("Escape")
    opened.ask("eye.until(() => !document.getElementById('edit'), 'the form is closed')")
