"""In a real browser: what stands behind an event at a glance, and every point of the figures with its source."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.csv_rows import csv_of
from tests.outputs.test_said_everywhere import CALLED, ROWS, SOURCES, TOML
from tests.support.screens import Screen
from tests.support.server import start

POINT = """id => { const {graph, meta} = rollout.timeline, box = graph.getBoundingClientRect();
  const [, at, y] = meta.figures.find(([one]) => one === id), axis = graph._fullLayout.xaxis;
  return [box.left + axis._offset + axis.l2p(at), box.top + meta.panel_top + y]; }"""
FIGURE = "540,000 cardholders (running total), China · source: Tibet Daily"
SERIES = "?series=cardholders.China.cumulative"


@pytest.fixture(scope="module")
def kept_own(new_screen: Callable[..., Screen], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    folder = tmp_path_factory.mktemp("own")
    (folder / "events.csv").write_bytes(csv_of(*ROWS))
    (folder / "sources.csv").write_text(SOURCES, "utf-8")
    (folder / "timeline.toml").write_text(TOML, "utf-8")
    running = start(folder / "events.csv", tmp_path_factory.mktemp("log") / "log.txt")
    screen = new_screen("laptop", running.url).open()
    yield screen
    screen.check()
    running.stop()


@pytest.fixture
def own(kept_own: Screen) -> Screen:
    """Return the page of invented evidence with its sources and a lane that has somebody's term."""
    kept_own.rest()
    return kept_own.visit("")


def test_the_details_say_at_a_glance_what_stands_behind_an_event(own: Screen) -> None:
    own.visit("?event=known")
    details = own.page.locator("#details")
    expect(details).to_contain_text("2 sources, one origin: Xinhua; 1 read in part; 1 read in a copy")
    expect(details.locator("dd", has_text="Cards in Lhasa").locator("strong")).to_have_text("read in part")
    expect(details.locator("dd", has_text="Digest").locator("strong")).to_have_text("read in a copy")
    expect(details.locator("dd", has_text="Denial").locator("strong")).to_have_text("not read, only cited")
    expect(details.locator("dt", has_text="Context: said to dispute it, and not read")).to_be_visible()
    expect(details.locator("dt", has_text="Disputed")).to_have_count(0)
    expect(details.locator("dt", has_text="Known").locator("+ dd")).to_have_text(
        "Since May 2018 by Free Tibet, at least 8, at most 10 months later"
    )
    own.visit("?event=silent")
    expect(details).to_contain_text("no later figure found in these sources")
    own.visit("?event=aim")
    expect(details).to_contain_text("met in time, reached by Dec 2015: 884,000 cardholders (disputed)")
    expect(details.locator("dt", has_text="Answered by").locator("+ dd")).to_contain_text(ROWS[3]["answers_note"])
    own.visit("?event=hit")
    expect(details.locator("dd", has_text="Reply").locator("strong")).to_have_text("read whole")


def test_a_point_that_is_pointed_at_says_its_figure_unit_scope_and_source(own: Screen) -> None:
    own.visit(SERIES)
    own.page.mouse.move(*own.ask(POINT, "before"))
    expect(own.page.locator("#card")).to_contain_text(FIGURE)
    own.page.mouse.click(*own.ask(POINT, "before"))
    expect(own.page.locator("#details dt", has_text="Figure").locator("+ dd")).to_contain_text("China")
    expect(own.page.locator("#events [data-event-id=before]")).to_contain_text(FIGURE)


def test_by_keys_a_figure_is_said_with_its_source(own: Screen) -> None:
    own.visit("?event=before")
    own.page.locator("#plot").focus()
    said = own.page.locator("#said")
    expect(said).to_contain_text("Figure: 540,000 cardholders (running total), China, source: Tibet Daily")


def test_the_head_of_a_lane_says_whose_term_it_is_known_by(own: Screen) -> None:
    expect(own.page.locator("#heads h2", has_text="Card rollout").locator("i")).to_have_text(CALLED)
    expect(own.page.locator("#legend p", has_text=CALLED).locator("b")).to_have_text("Card rollout")
    own.page.click("#filter")
    expect(own.page.locator("#filters")).to_contain_text(CALLED)
