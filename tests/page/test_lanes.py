"""Many lanes, eras and ends of searches in a real browser: all is there, and the dates stay in sight."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.csv_rows import csv_of
from tests.support.screens import Screen

pytestmark = pytest.mark.browser

TOML = """title = "Districts & <ferries>"
[[era]]
from = "2004"
to = "2012"
name = "The years of paper"
[[searched]]
lane = "Lane 1"
to = "2015"
"""


@pytest.fixture
def own(passing_screen: Callable[..., Screen], server_for: Callable[..., str], tmp_path: Path) -> Screen:
    rows = [{"lane": f"Lane {n}", "date": str(2000 + n), "title": f"Event {n}"} for n in range(20)]
    (tmp_path / "events.csv").write_bytes(csv_of(*rows))
    (tmp_path / "timeline.toml").write_text(TOML, "utf-8")
    return passing_screen("laptop", server_for(tmp_path / "events.csv")).open()


FOOT = "() => document.querySelector('#words .dates').getBoundingClientRect().bottom - innerHeight"


def test_twelve_lanes_are_drawn_and_the_dates_stay_at_the_foot_of_the_window(own: Screen) -> None:
    assert own.page.locator("#heads h2").count() == 12
    assert "Other (9 lanes)" in own.page.locator("#heads").inner_text()
    assert own.ask(FOOT) <= 0
    # The paper below them covers the words of a lane that they stand over: it is drawn after those.
    assert own.ask("() => !document.querySelector('#words .axis-row ~ .textpoint')")
    own.ask("() => scrollTo(0, document.documentElement.scrollHeight)")
    own.until("scrollY > 0 && !document.querySelector('#words .axis-row').getAttribute('transform')")
    assert own.ask(FOOT) <= 0


def test_eras_and_ends_of_searches_are_drawn_and_said_and_the_page_is_called_as_the_timeline(own: Screen) -> None:
    assert own.page.title() == "Districts & <ferries>"
    assert "looked through to 2015" in own.page.locator("#heads").inner_text()
    assert own.page.locator("#words .era").text_content() == "The years of paper"
    assert own.page.locator("#ground .searched title").text_content() == "looked through to 2015"
    own.act("show", 14000, 14200)
    own.until("document.querySelector('#words .era').getAttribute('visibility') == 'visible'")
    own.act("show", 16500, 17000)
    own.until("document.querySelector('#words .era').getAttribute('visibility') == 'hidden'")
