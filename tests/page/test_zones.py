"""Pictures in browsers of other time zones: a day is the same day, and stands at the same place, everywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from rollout.evidence.reader import read
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.conftest import EVENTS
from tests.support.screens import Lender, Screen, opening

ZONES = ("Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "Europe/Berlin")
YEAR = "?from=2018-01-01&to=2018-12-31"
# Clocks go forward in Berlin on 25 March, back in Auckland on 1 April.
CHANGE = "?from=2018-03-15&to=2018-04-08"
# Of every event told by a mark of its own: where it is drawn, where it is looked for, how far the nearest tick is, and
# where the middle of its day stands on the axis, in px.
PLACES = """() => {
  const t = rollout.timeline, {labels} = t.meta, left = t.graph.getBoundingClientRect().left;
  const {room, window: [from, to]} = t;
  const seen = ({at}) => at > room.left && at < room.left + room.width;
  const strips = [...document.querySelectorAll("#ground path.ticks")];
  const ticks = strips.flatMap(path => path.getAttribute('d').split('M').map(parseFloat)).map(px => left + px);
  return [...document.querySelectorAll('#timeline .trace-firm .point:not(.counted)')].map(node => {
    const index = node.closest('.trace').__data__[0].trace.customdata[node.__data__.i], id = labels.id[index];
    const box = node.getBoundingClientRect(), at = (box.left + box.right) / 2;
    const day = labels.on_bar[index] ? labels.start[index] : (labels.start[index] + labels.end[index]) / 2;
    return {id, at, high: (box.top + box.bottom) / 2, looked: left + t.place(id).x,
      tick: Math.min(...ticks.map(px => Math.abs(px - at)).filter(Number.isFinite)),
      axis: room.left + (day - from) / (to - from) * room.width};
  }).filter(seen);
}"""


KINDS = [*(("served", zone) for zone in ZONES), *(("disk", zone) for zone in ZONES[:3:2])]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the offline page."""
    path = tmp_path_factory.mktemp("zones") / "events.html"
    path.write_bytes(make_html(edition(read(EVENTS.read_bytes()), View()), Options()))
    return path


@pytest.fixture(scope="module", params=KINDS, ids="-".join)
def opened(
    request: pytest.FixtureRequest,
    lender: Lender,
    browser: Browser,
    browser_context_args: dict[str, Any],
    from_disk: Callable[..., Screen],
    live: str,
    file: Path,
) -> Iterator[Screen]:
    """Return the one page of a kind in a browser of another time zone, for all tests before the next is opened."""
    kind, zone = request.param
    with opening(lender, browser, {**browser_context_args, "timezone_id": zone}) as begin:
        yield (from_disk(file, "laptop", zone) if kind == "disk" else begin("laptop", live)).open()


@pytest.fixture
def abroad(opened: Screen) -> Screen:
    """Return that page at rest."""
    opened.rest()
    return opened


def test_moving_the_window_there_and_back_leaves_the_address_as_it_was(abroad: Screen) -> None:
    abroad.visit(YEAR)
    window = abroad.ask("() => rollout.timeline.window")
    for words in ("Zoom in", "Zoom out"):
        abroad.page.get_by_label(words, exact=True).click()
        abroad.settle()
    # Twice and to two minutes: what moves by a browser's offset, a quarter of an hour at least, moves at each turn.
    abroad.ask("""async () => { for (let time = 0; time < 2; time++)
      for (const [name, by] of [['zoom', .7], ['zoom', 1 / .7], ['pan', .25], ['pan', -.25]])
        await rollout.timeline[name](by);
      await eye.settled(); }""")
    assert abroad.ask("() => rollout.timeline.window") == pytest.approx(window, abs=0.001)
    abroad.until("rollout.address.read().get('from') === '2018-01-01'")
    assert abroad.ask("() => rollout.address.read().get('to')") == "2018-12-31"


def test_marks_stand_on_their_ticks_their_days_and_where_the_pointer_finds_them(abroad: Screen) -> None:
    abroad.visit(CHANGE)
    found = abroad.ask(PLACES)
    assert found
    for one in found:
        assert one["at"] == pytest.approx(one["looked"], abs=1), one
        assert one["tick"] < 1, one
        assert one["at"] == pytest.approx(one["axis"], abs=1), one


def test_a_click_on_a_drawn_mark_opens_its_event(abroad: Screen) -> None:
    abroad.visit(CHANGE)
    one = abroad.ask(PLACES)[0]
    abroad.page.mouse.click(one["at"], one["high"])
    abroad.until(f"rollout.address.read().get('event') === '{one['id']}'")
    abroad.page.keyboard.press("Escape")
    abroad.check()


def test_zooming_in_at_the_shortest_window_does_not_move_it(abroad: Screen) -> None:
    abroad.visit("?from=2019-05-01&to=2019-05-20")
    window = abroad.ask("() => rollout.timeline.window")
    abroad.page.get_by_label("Zoom in", exact=True).click()
    abroad.press("+")
    abroad.page.mouse.move(300, 300)
    abroad.page.mouse.wheel(0, -100)
    abroad.page.locator(".frame").press("+")
    abroad.settle()
    assert abroad.ask("() => rollout.timeline.window") == pytest.approx(window)
