"""Our talk on the screens that people have: what a scene lights stands there with its words, and so do the dates."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen
from tests.support.server import TOP, start

ZONE = "Asia/Kolkata"
SIZES = ((844, 390), (960, 540), (1024, 576), (1024, 768), (1280, 720), (1366, 657), (1920, 947), (1920, 1080))
# What is lit and has no words or no mark of its own above the caption, and dates that are behind it.
MISSING = """() => {
  const {talk, at} = rollout.talk.now, {labels} = rollout.timeline.meta;
  const box = node => node.getBoundingClientRect(), caption = box(document.querySelector('#caption')).top;
  const middle = ({top, bottom}) => (top + bottom) / 2, shown = ({width, bottom}) => width > 0 && bottom < caption + 1;
  const marks = [...document.querySelectorAll('#timeline .points path.point.lit')].map(box).filter(shown);
  const dates = [...document.querySelectorAll('#words .dates text')].map(box);
  return [...talk.scenes[at].focus.filter(id => {
    const words = box(document.querySelector(`#timeline .textpoint[data-label='${labels.id.indexOf(id)}']`));
    return !shown(words) || !marks.some(mark => Math.abs(middle(mark) - middle(words)) < 6);
  }), ...(dates.length && dates.every(shown) ? [] : ['dates']), ...eye.faults('#timeline')];
}"""


@pytest.fixture(scope="module")
def given(new_screen: Callable[..., Screen], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    running = start(TOP / "events.csv", tmp_path_factory.mktemp("log") / "log.txt")
    screen = new_screen("laptop", running.url, reduced_motion="reduce")
    screen.page.goto(f"{running.url}/?talk=tibet-cards")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.ask("() => eye.open()")
    yield screen
    screen.check()
    running.stop()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_a_scene_lights_is_drawn_with_its_words_over_the_dates_on_every_screen(
    given: Screen, width: int, height: int
) -> None:
    if given.page.viewport_size != {"width": width, "height": height}:
        given.redrawn(lambda: given.page.set_viewport_size({"width": width, "height": height}))
    given.press("Home")
    wrong = {}
    for scene in range(given.ask("() => rollout.talk.now.talk.scenes.length")):
        if found := given.ask(MISSING):
            wrong[scene + 1] = found
        given.press("PageDown")
    assert not wrong, wrong


def test_nothing_but_the_keys_of_a_talk_moves_its_picture(given: Screen) -> None:
    given.press("3", "Enter")
    window = given.ask("() => rollout.timeline.window")
    given.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    given.page.mouse.move(300, 120)
    given.page.mouse.wheel(0, 300)
    given.page.mouse.down()
    given.page.mouse.move(500, 120)
    given.page.mouse.up()
    given.settle()
    assert given.ask("() => rollout.timeline.window") == window
    assert given.ask("() => document.activeElement.id") != "plot"
