"""Our talk on the screens that people have: what a scene lights stands there with its words, and so do the dates."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen
from tests.support.server import TOP, start

ZONE = "Asia/Kolkata"
SIZES = ((844, 390), (960, 540), (1024, 768), (1280, 720), (1366, 657), (1920, 947), (3840, 2160))
UPRIGHT = (768, 1024)  # and one on which a last row cannot be thought of
LEAST = 28  # of the screen's height the type: capitals of 10 minutes of arc, seen from eight heights away
# What is wrong in a scene: what is lit and has no words or no mark of its own above the caption, words of others, dates
# that are behind it, type too small, and a caption that is cut or does not say date, claim and status of what is lit.
WRONG = """least => {
  const {talk, at} = rollout.talk.now, {labels} = rollout.timeline.meta, scene = talk.scenes[at];
  const box = node => node.getBoundingClientRect(), caption = box(document.querySelector('#caption')).top;
  const middle = ({top, bottom}) => (top + bottom) / 2, shown = ({width, bottom}) => width > 0 && bottom < caption + 1;
  const marks = [...document.querySelectorAll('#timeline .points .point.lit')].map(box).filter(shown);
  const dates = [...document.querySelectorAll('#words .dates text')], said = document.querySelector('#caption .said');
  const small = node => parseFloat(getComputedStyle(node).fontSize) < innerHeight / least;
  const words = [...document.querySelectorAll('#timeline .textpoint')].filter(node => box(node).width > 0);
  const own = id => words.find(node => labels.id[node.dataset.label] === id)?.firstChild;
  const facts = scene.focus.map(id => talk.facts[id]);
  return [
    ...scene.focus.filter(id => !own(id) || !shown(box(own(id).parentNode))).map(id => `${id} has no words`),
    ...scene.focus.filter(id => own(id) && small(own(id))).map(id => `${id} is small`),
    ...(marks.length >= scene.focus.length ? [] : [`${marks.length} marks`]),
    ...words.filter(node => !scene.focus.includes(labels.id[node.dataset.label])).map(node => `${node.textContent}?`),
    ...(dates.length && dates.map(box).every(shown) ? [] : ['dates']), ...(dates.some(small) ? ['small dates'] : []),
    ...([...said.querySelectorAll('p')].some(small) ? ['a small caption'] : []),
    ...(said.scrollHeight > said.clientHeight + 1 ? ['the caption is cut'] : []),
    ...facts.filter(fact => ![fact.date, fact.short_date].some(one => said.textContent.includes(one))
      || !(scene.title === fact.title || [fact.title, fact.words].some(one => said.textContent.includes(one)))
      || !said.textContent.includes(fact.status) || (fact.dispute && !/disputed/i.test(said.textContent)))
      .map(({id}) => `the caption does not say all of ${id}`),
    ...eye.faults('#timeline, #caption'),
  ];
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


@pytest.fixture(scope="module", params=["tibet-cards", "tibet-cards-briefing"])
def talk(request: pytest.FixtureRequest, given: Screen) -> Screen:
    """Return the page that gives one of our talks."""
    if given.ask("() => rollout.talk.now.talk.name") != request.param:
        given.ask("name => rollout.talk.now && history.pushState(null, '', `?talk=${name}&scene=1`)", request.param)
        given.ask("() => dispatchEvent(new PopStateEvent('popstate'))")
        given.until(f"rollout.talk.now?.talk.name === '{request.param}'")
        given.until("rollout.timeline.meta.tell.every(id => JSON.stringify(rollout.talk.now.talk.scenes).includes(id))")
        given.settle()
    return given


def resized(screen: Screen, width: int, height: int) -> None:
    if screen.page.viewport_size != {"width": width, "height": height}:
        screen.redrawn(lambda: screen.page.set_viewport_size({"width": width, "height": height}))


def found(screen: Screen, least: float) -> dict[int, list[str]]:
    """Return what is wrong in each scene of the talk that is given."""
    screen.press("Home")
    wrong = {}
    for scene in range(screen.ask("() => rollout.talk.now.talk.scenes.length")):
        if faults := screen.ask(WRONG, least):
            wrong[scene + 1] = faults
        screen.press("PageDown")
    return wrong


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_a_scene_lights_is_drawn_with_its_words_over_the_dates_as_large_as_a_last_row_reads(
    talk: Screen, width: int, height: int
) -> None:
    resized(talk, width, height)
    assert not (wrong := found(talk, LEAST)), wrong


def test_what_a_scene_lights_is_drawn_with_its_words_on_a_screen_that_stands_upright(talk: Screen) -> None:
    resized(talk, *UPRIGHT)
    assert not (wrong := found(talk, 60)), wrong


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
