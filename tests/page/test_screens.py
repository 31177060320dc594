"""Our talk on the screens that people have: what a scene lights stands there with its words, and so do the dates."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.media import illustrated
from rollout.timeline.view import View
from tests.support import kinds
from tests.support.scenes import LEAST, LYING, PHONE, UNTOLD, UPRIGHT, UPRIGHT_LEAST, WRONG, found, resized
from tests.support.screens import SIZES as SIZES_OF_SCREENS
from tests.support.screens import Screen
from tests.support.server import TOP, start

ZONE = "Asia/Kolkata"
SIZES = ((844, 390), (960, 540), *LYING)
# And in one that shows something else than the timeline: what is cut, small, outside its room or on top of another.
EXHIBIT = """([least, kind]) => {
  const {talk, at} = rollout.talk.now, scene = talk.scenes[at], caption = document.querySelector('#caption');
  const room = document.querySelector('.exhibit'), box = node => node.getBoundingClientRect();
  if (kind === 'events') return room ? ['an exhibit'] : [];
  if (!room?.classList.contains(`of-${kind}`)) return ['no exhibit'];
  const outer = box(room), words = [...room.querySelectorAll('p, h1, h2, text')].filter(one => one.textContent.trim());
  const foot = kind === 'text' ? box(caption.querySelector('.foot')).top : innerHeight * .66;
  const cut = node => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;
  const labels = [...room.querySelectorAll('.chart text')].map(box), said = caption.querySelector('.said');
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const image = room.querySelector('img'), number = scene.number, plot = room.querySelector('.room');
  const values = number ? [...number.points, ...number.targets].map(one => one.said) : [];
  return [
    ...[room, ...room.querySelectorAll('.figure, .shows, .plotted')].filter(cut).map(one => `${one.className} is cut`),
    ...words.filter(one => parseFloat(getComputedStyle(one).fontSize) < innerHeight / least - .01)
      .map(one => `${one.textContent} is small`),
    ...words.filter(one => box(one).bottom > foot + 1 || box(one).top < 0 || box(one).right > innerWidth + 1)
      .map(one => `${one.textContent} is outside`),
    ...labels.filter((one, i) => labels.slice(i + 1).some(other => meet(one, other))).map(() => 'words on words'),
    ...labels.filter(one => one.left < box(plot).left - 1 || one.right > box(plot).right + 1).map(() => 'words cut'),
    ...values.filter(one => !room.querySelector('.chart').textContent.includes(one)).map(one => `${one} is not said`),
    ...(kind === 'picture' && !(image.naturalWidth && box(image).height > innerHeight / 3) ? ['no picture'] : []),
    ...(kind === 'text' || said.textContent.includes(talk.facts[scene.focus[0]].status) ? [] : ['no claim status']),
    ...(kind !== 'text' && said.scrollHeight > said.clientHeight + 1 ? ['the caption is cut'] : []),
    ...(document.body.textContent.includes('Secret words') ? ['notes'] : []),
  ];
}"""


@pytest.fixture(scope="module")
def given(new_screen: Callable[..., Screen], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    running = start(TOP / "events.csv", tmp_path_factory.mktemp("log") / "log.txt")
    screen = new_screen("laptop", running.url)
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


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_a_scene_lights_is_drawn_with_its_words_over_the_dates_as_large_as_a_last_row_reads(
    talk: Screen, width: int, height: int
) -> None:
    resized(talk, width, height)
    read_by_many = (width, height) in (SIZES_OF_SCREENS["laptop"], SIZES_OF_SCREENS["hall"])
    assert not (wrong := found(talk, LEAST, sources=read_by_many)), wrong


def test_what_a_scene_lights_is_drawn_with_its_words_on_a_screen_that_stands_upright(talk: Screen) -> None:
    resized(talk, *UPRIGHT)
    assert not (wrong := found(talk, UPRIGHT_LEAST)), wrong


def test_on_a_phone_a_scene_says_all_of_what_it_lights(talk: Screen) -> None:
    resized(talk, *PHONE)
    assert not (wrong := found(talk, LEAST, UNTOLD)), wrong


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


@pytest.fixture(scope="module")
def shown(new_screen: Callable[..., Screen], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Return a page that gives a talk with a scene of every kind."""
    running = start(kinds.lay(tmp_path_factory.mktemp("kinds")), tmp_path_factory.mktemp("log") / "log.txt")
    screen = new_screen("laptop", running.url)
    screen.page.goto(f"{running.url}/?talk=kinds")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.ask("() => eye.open()")
    yield screen
    screen.check()
    running.stop()


def exhibited(screen: Screen, least: float) -> dict[int, list[str]]:
    """Return what is wrong in each scene of every kind."""
    screen.press("Home")
    wrong = {}
    for scene, kind in enumerate(kinds.KINDS, 1):
        if kind == "picture":
            screen.until("document.querySelector('.exhibit img').complete")
        faults = [*screen.ask(EXHIBIT, [least, kind]), *(screen.ask(WRONG, least) if kind == "events" else ())]
        if faults:
            wrong[scene] = faults
        screen.press("PageDown")
    return wrong


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_scene_of_every_kind_stands_in_its_room_as_large_as_a_last_row_reads(
    shown: Screen, width: int, height: int
) -> None:
    if shown.ask("() => rollout.talk.now.screen"):
        shown.press("PageUp")
    resized(shown, width, height)
    assert not (wrong := exhibited(shown, LEAST)), wrong


def test_a_scene_of_every_kind_stands_in_its_room_on_a_screen_that_stands_upright(shown: Screen) -> None:
    if shown.ask("() => rollout.talk.now.screen"):
        shown.press("PageUp")
    resized(shown, *UPRIGHT)
    assert not (wrong := exhibited(shown, UPRIGHT_LEAST)), wrong


def test_on_a_phone_a_scene_of_any_kind_is_there_to_be_read(shown: Screen) -> None:
    resized(shown, *PHONE)
    shown.press("Home")
    for scene in range(len(kinds.KINDS)):
        wide = shown.ask("() => [document.querySelector('#caption').scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], scene + 1
        assert not shown.ask("() => eye.faults('#caption')"), scene + 1
        shown.press("PageDown")


def test_a_page_from_disk_holds_the_pictures_of_its_talk(new_screen: Callable[..., Screen], tmp_path: Path) -> None:
    events = kinds.lay(tmp_path)
    dataset = Store(events, Limits()).now().dataset
    options = illustrated(Options(talk=kinds.TALK.encode()), events, dataset)
    file = tmp_path / "page.html"
    file.write_bytes(make_html(edition(dataset, View()), options))
    screen = new_screen("laptop", file.as_uri())
    screen.page.goto(f"{file.as_uri()}#?talk=talk&scene=6")
    expect(screen.page.locator(".exhibit img")).to_be_visible(timeout=15_000)
    screen.until("document.querySelector('.exhibit img').naturalWidth === 320")
    screen.check()
