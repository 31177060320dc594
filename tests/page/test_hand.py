"""The hand on the picture, in a real browser: what it holds stays under it, and what it leaves is drawn whole."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image, ImageChops

from tests.support import crowd
from tests.support.screens import Screen, moving
from tests.support.server import start

ZONE = "Europe/Berlin"
SHARED = "part"
HIGH = 300  # px from the top of the screen: the middle of the picture


@pytest.fixture(scope="module")
def many(
    new_screen: Callable[[str, str], Screen], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Screen]]:
    """Return a function that gives the page of 1,200 events at its opening view; fail if anything went wrong on it."""
    folder = tmp_path_factory.mktemp("crowd")
    running = start(crowd.write(folder / "crowd.csv", 1_200), folder / "log.txt")
    screen = new_screen("laptop", running.url).open()

    def give() -> Screen:
        screen.rest()
        return screen.visit("")

    yield give
    screen.check()
    running.stop()


@pytest.fixture(scope="module")
def tablet(new_screen: Callable[[str, str], Screen], part: str) -> Iterator[Screen]:
    screen = new_screen("tablet", part).open()
    yield screen
    screen.check()


def seen(screen: Screen) -> Image.Image:
    screen.ask("() => eye.frame().then(eye.frame)")
    return Image.open(io.BytesIO(screen.page.locator("#timeline").screenshot())).convert("RGB")


def day(screen: Screen, x: float) -> float:
    """Return the day that stands at x px of the screen."""
    found: float = screen.ask(
        "x => { const {left, width} = rollout.timeline.room, [from, to] = rollout.timeline.window;"
        " return from + (x - left) / width * (to - from); }",
        x,
    )
    return found


def each(screen: Screen) -> float:
    """Return the days of one px."""
    return day(screen, 1) - day(screen, 0)


def written(screen: Screen) -> None:
    """Wait until the window stands in the address of the page."""
    first = "rollout.words.ends(rollout.timeline.window).from"
    screen.until(f"new URLSearchParams(location.search).get('from') === {first}")


def fingers(screen: Screen, *steps: list[float]) -> None:
    """Lay fingers at the first places (px across), move them through the others, and lift them."""
    session = screen.page.context.new_cdp_session(screen.page)

    def send(kind: str, places: list[float]) -> None:
        points = [{"x": x, "y": HIGH, "id": number} for number, x in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", steps[0])
    for step in steps[1:]:
        send("touchMove", step)
    send("touchEnd", [])
    session.detach()
    screen.settle()


def test_a_drag_keeps_the_day_under_the_pointer_while_it_goes_and_when_it_ends(laptop: Screen) -> None:
    laptop.act("zoom", 0.4)
    mouse, held, near = laptop.page.mouse, day(laptop, 800), each(laptop) * 1.5
    mouse.move(800, HIGH)
    mouse.down()
    for x in (760, 700, 850):
        mouse.move(x, HIGH, steps=3)
        assert day(laptop, x) == pytest.approx(held, abs=near)
    mouse.up()
    laptop.settle()
    assert day(laptop, 850) == pytest.approx(held, abs=near)
    laptop.until("rollout.address.read().has('from')")


def test_while_the_hand_drags_no_word_overlaps_another_and_all_is_where_plotly_draws_it_after(laptop: Screen) -> None:
    laptop.act("zoom", 0.5)
    mouse = laptop.page.mouse
    places = "() => rollout.page.visible().map(fact => rollout.timeline.place(fact.id).x)"
    marks = (
        "() => [...document.querySelectorAll('#timeline .point')].filter(n => n.getBoundingClientRect().width)"
        ".map(n => Math.round(n.getBoundingClientRect().left)).sort((a, b) => a - b)"
    )
    mouse.move(800, HIGH)
    mouse.down()
    mouse.move(650, HIGH, steps=5)
    floated = laptop.ask(places), laptop.ask(marks)
    mouse.up()
    laptop.settle()
    drawn = laptop.ask(places), laptop.ask(marks)
    assert drawn[0] == pytest.approx(floated[0], abs=0.5)
    assert drawn[1] == pytest.approx(floated[1], abs=1)


def test_a_press_that_trembles_is_no_drag(laptop: Screen) -> None:
    before = laptop.window()
    name = laptop.told()[0]
    x, y = laptop.ask(
        "id => { const {x, y} = rollout.timeline.place(id), box = rollout.timeline.graph.getBoundingClientRect();"
        " return [box.left + x, box.top + y]; }",
        name,
    )
    laptop.page.mouse.move(x, y)
    laptop.page.mouse.down()
    laptop.page.mouse.move(x + 2, y + 1)
    laptop.page.mouse.up()
    laptop.until("!document.getElementById('details').hidden")
    assert laptop.window() == before
    assert f"event={name}" in laptop.address()


def test_a_drag_never_leaves_the_span_of_the_events(laptop: Screen) -> None:
    laptop.act("zoom", 0.5)
    for begin, end in ((300, 1250), (1200, 30)):
        for _ in range(4):
            laptop.page.mouse.move(begin, HIGH)
            laptop.page.mouse.down()
            laptop.page.mouse.move(end, HIGH, steps=2)
            laptop.page.mouse.up()
        laptop.settle()
        (start, stop), (least, most) = laptop.window(), laptop.ask("() => rollout.timeline.meta.span")
        assert least - 0.01 <= start < stop <= most + 0.01
        assert (start if end > begin else stop) == pytest.approx(least if end > begin else most, abs=0.01)


def test_a_finger_on_a_tablet_drags(tablet: Screen) -> None:
    tablet.visit("").act("zoom", 0.5)
    held, near = day(tablet, 700), each(tablet) * 1.5
    fingers(tablet, [700], [680], [640], [600])
    assert day(tablet, 600) == pytest.approx(held, abs=near)


@pytest.mark.parametrize("wider", [True, False])
def test_two_fingers_on_a_tablet_zoom_and_hold_both_their_days(tablet: Screen, wider: bool) -> None:
    tablet.visit("").act("zoom", 0.1)
    near, far = [450.0, 550.0], [350.0, 700.0]
    begin, end = (near, far) if wider else (far, near)
    held = [day(tablet, x) for x in begin]
    half = [(a + b) / 2 for a, b in zip(begin, end, strict=True)]
    fingers(tablet, begin, half, end)
    assert [day(tablet, x) for x in end] == pytest.approx(held, abs=each(tablet) * 1.5)


def test_a_zoom_of_what_is_there_asks_for_no_other_picture_and_draws_none_anew(laptop: Screen) -> None:
    before = laptop.ask("() => eye.heard.fresh")
    laptop.ask("() => { const {react} = Plotly; window.anew = 0; Plotly.react = (...a) => (anew++, react(...a)); }")
    laptop.act("zoom", 0.4)
    assert laptop.ask("() => [anew, eye.heard.fresh]") == [0, before]


def test_nothing_but_the_list_itself_lies_in_a_layer_below_the_hand(laptop: Screen) -> None:
    # Of a thousand events each such layer was asked what is under the pointer, and a wheel lost every third frame.
    assert laptop.ask("() => document.querySelectorAll('#events li').length > 60")
    positions = "() => [...new Set([...document.querySelectorAll('#events *')].map(n => getComputedStyle(n).position))]"
    assert laptop.ask(positions) == ["static"]
    assert laptop.ask("() => getComputedStyle(document.getElementById('events')).position") == "relative"


@pytest.mark.parametrize("key", ["+", "-"])
def test_a_key_glides_to_the_window_and_says_it_when_there(laptop: Screen, key: str) -> None:
    laptop.visit("?from=2014-01-01&to=2019-12-31")
    laptop.ask("() => { window.floats = 0; rollout.timeline.listen(() => { floats += rollout.timeline.floating; }); }")
    laptop.page.locator("#plot").focus()
    with moving(laptop):
        laptop.page.keyboard.press(key)
        laptop.settle()
    assert laptop.ask("() => floats") > 1
    window = laptop.ask("() => rollout.words.days(rollout.timeline.window)")
    laptop.until(f"document.getElementById('said').textContent.startsWith('{window}')")


def test_numbers_are_read_by_the_browser_itself(laptop: Screen) -> None:
    # What Dash brings for old browsers took a fifth of the time of each picture.
    own = "() => [parseInt, parseFloat, String.prototype.trim].map(one => String(one).includes('[native code]'))"
    assert laptop.ask(own) == [True, True, True]
    assert laptop.ask("() => [...Object.keys(String.prototype)]") == []


def test_of_very_many_events_the_window_of_a_drag_is_drawn_for_itself(many: Callable[[], Screen]) -> None:
    screen = many()
    screen.act("zoom", 0.2)
    screen.page.mouse.move(900, HIGH)
    screen.page.mouse.down()
    screen.page.mouse.move(300, HIGH, steps=6)
    screen.page.mouse.up()
    screen.settle()
    window: Any = screen.window()
    written(screen)
    again = screen.open(screen.address().split("/")[-1])
    assert again.window() == pytest.approx(window, abs=1.01)
    assert screen.ask("() => rollout.timeline.holds()")


def test_of_very_many_events_the_wheel_ends_in_the_picture_that_its_address_gives(many: Callable[[], Screen]) -> None:
    screen = many()
    screen.page.mouse.move(500, HIGH)
    for _ in range(9):
        screen.page.mouse.wheel(0, -100)
    screen.settle()
    words = screen.told()
    assert len(words) > 5
    written(screen)
    assert screen.open(screen.address().split("/")[-1]).told() == words


@pytest.mark.parametrize("about", [0.1, 0.4, 0.9])
@pytest.mark.parametrize("factor", [0.9, 0.6, 0.35, 0.1, 0.05])
def test_what_floats_is_what_will_be_drawn_to_the_pixel(laptop: Screen, factor: float, about: float) -> None:
    from_, to = laptop.ask("() => rollout.timeline.window")
    middle = from_ + (to - from_) * about
    goal = [middle - (middle - from_) * factor, middle + (to - middle) * factor]
    laptop.ask("goal => rollout.timeline.float(goal)", goal)
    floating = seen(laptop)
    laptop.ask("goal => rollout.timeline.show(...goal)", goal)
    laptop.settle()
    assert ImageChops.difference(floating, seen(laptop)).getbbox() is None
