"""Preparing a talk in a real browser: scenes taken from the view, put in order, downloaded, opened again."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rollout.evidence.reader import read
from rollout.timeline.talk import Talk
from rollout.timeline.talk import read as read_talk
from tests.csv_rows import csv_of
from tests.page.test_talk import EVENTS, SCENES, evidence, lay, served
from tests.support.scenes import resized
from tests.support.screens import SIZES, Screen, attend
from tests.support.server import TOP, Server

__all__ = ["evidence", "served"]  # fixtures


def unfolded(screen: Screen) -> Screen:
    """Open the preparation."""
    screen.redrawn(lambda: screen.more("preparing"))
    expect(screen.page.locator("#add-scene")).to_be_focused()
    return screen


@pytest.fixture(scope="module")
def kept_desk(new_screen: Callable[..., Screen], served: Server) -> Screen:
    """Return the one page on which talks are prepared that need no window of their own."""
    return new_screen("laptop", served.url).open()


CLEAR = """() => {
  while (rollout.prepare.scenes.length) document.querySelector("#scenes [data-act='remove']").click();
  document.getElementById('prepare-from').value = '';
  document.querySelector("#prepare [data-do='give']").click(); // with no scene it forgets what was wrong
}"""


def cleared(screen: Screen) -> Screen:
    """Open the preparation with nothing left of a test before: no talk, scene, problem, name, other size or view."""
    resized(screen, *SIZES["laptop"])
    screen.leave()
    screen.rest()
    screen.visit("")
    if not screen.page.locator("#prepare").is_visible():
        unfolded(screen)
    screen.ask(CLEAR)
    expect(screen.page.locator("#prepare-said")).to_have_text("There is no scene yet.")
    screen.page.get_by_label("Name of the file").fill("my-talk")
    screen.ask("() => sessionStorage.clear()")
    return screen


def reloaded(screen: Screen) -> Screen:
    """Load the page once more, as a reader does, and wait for its picture."""
    screen.page.reload()
    screen.ask("() => eye.open()")
    return screen


@pytest.fixture
def desk(kept_desk: Screen) -> Iterator[Screen]:
    """Return a page with the preparation open and no scene in it."""
    yield cleared(kept_desk)
    kept_desk.check()


@pytest.fixture
def own_desk(served: Server, passing_screen: Callable[..., Screen]) -> Iterator[Screen]:
    """Return such a page in a window of its own, for what loads it again or begins a talk."""
    screen = unfolded(passing_screen("laptop", served.url).open())
    yield screen
    screen.check()


def said(page: Page) -> Any:
    return expect(page.locator("#prepare-said"))


def rows(page: Page) -> list[dict[str, str]]:
    """Return what a download holds, row by row."""
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download CSV").click()
    return list(csv.DictReader(io.StringIO(Path(coming.value.path()).read_text("utf-8"))))


def titles(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => rollout.prepare.scenes.map(scene => scene.title)")
    return found


def add(desk: Screen, event: str = "") -> None:
    if event:
        desk.ask("id => rollout.page.choose(id)", event)
    desk.page.locator("#add-scene").click()


def opened(page: Page, path: Path) -> None:
    page.locator("#prepare-file").set_input_files(path)


def test_a_view_becomes_a_scene_with_its_window_its_filters_and_the_event_that_is_picked(desk: Screen) -> None:
    desk.visit("?from=2013-01-01&to=2016-12-31&lane=Card+rollout&status=reported&event=row-3")
    desk.page.locator("#add-scene").click()
    (row,) = rows(desk.page)
    assert row == {
        "title": "The second thing", "focus": "row-3", "from": "2013-01-01", "to": "2016-12-31",
        "lane": "Card rollout", "status": "reported", "notes": "", "seconds": "60",
    }  # fmt: skip


TICKS = """() => [...document.querySelectorAll('#ground .ticks, #ground .beacon')].map(path =>
  path.getAttribute('d') === 'M0 0' ? 0 : path.getAttribute('d').split('M').length - 1).reduce((a, b) => a + b, 0)"""


def test_what_is_prepared_is_what_is_given_the_same_lanes_and_filters(desk: Screen) -> None:
    desk.visit("?from=2011-01-01&to=2020-12-31&lane=Iron+Grid&status=claimed")
    lanes = "() => rollout.timeline.meta.lanes.map(lane => lane.name)"
    prepared = desk.ask(lanes), desk.ask(TICKS)
    assert prepared == (["Iron Grid"], 1)
    desk.page.locator("#add-scene").click()
    desk.page.get_by_role("button", name="Give it").click()
    expect(desk.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    desk.until("rollout.timeline.meta.lanes.length === 1")
    desk.settle()
    assert (desk.ask(lanes), desk.ask(TICKS)) == prepared


def test_what_a_scene_cannot_keep_of_a_view_is_said(desk: Screen) -> None:
    desk.visit("?q=thing&disputed=1")
    desk.page.locator("#add-scene").click()
    said(desk.page).to_contain_text("A scene does not keep the search, only disputed.")


def test_title_notes_and_seconds_are_written_in_the_panel(desk: Screen) -> None:
    add(desk, "row-2")
    desk.page.get_by_label("Title of scene 1").fill('The "first", they say')
    desk.page.get_by_label("Notes of scene 1").fill("One line\nand another")
    desk.page.get_by_label("Seconds of scene 1").fill("90")
    (row,) = rows(desk.page)
    assert (row["title"], row["notes"], row["seconds"]) == ('The "first", they say', "One line\nand another", "90")


def test_what_a_scene_shows_is_chosen_and_only_what_its_kind_has_is_written(desk: Screen) -> None:
    for event in ("row-2", "row-3"):
        add(desk, event)
    assert "kind" not in rows(desk.page)[0]
    desk.page.get_by_label("What scene 2 shows").select_option("quotation")
    said(desk.page).to_contain_text("Scene 2 shows this now: A quotation.")
    for field, words in (("Words", "So it is"), ("Who", "Dolma"), ("When", "2014-05")):
        desk.page.get_by_label(f"{field} of scene 2").fill(words)
    first, second = rows(desk.page)
    assert [second[name] for name in ("kind", "words", "who", "when")] == ["quotation", "So it is", "Dolma", "2014-05"]
    assert (first["kind"], "picture" in first) == ("", False)
    desk.page.get_by_label("What scene 2 shows").select_option("text")
    assert {name: cell for name, cell in rows(desk.page)[1].items() if name in ("kind", "words", "who", "when")} == {
        "kind": "text",
        "words": "So it is",
    }


def test_scenes_are_put_in_order_by_keys_and_the_focus_stays_with_the_scene(desk: Screen) -> None:
    for event in ("row-2", "row-3", "row-4"):
        add(desk, event)
    desk.page.get_by_role("button", name="Move scene 3 up").press("Enter")
    said(desk.page).to_have_text("Scene 3 is scene 2 now.")
    expect(desk.page.get_by_role("button", name="Move scene 2 up")).to_be_focused()
    desk.page.keyboard.press(" ")
    assert titles(desk.page) == ["The third thing", "The first thing", "The second thing"]
    expect(desk.page.get_by_role("button", name="Move scene 1 down")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Move scene 1 up")).to_be_disabled()
    desk.page.get_by_role("button", name="Move scene 1 down").click()
    assert titles(desk.page) == ["The first thing", "The third thing", "The second thing"]


def test_a_scene_is_removed_and_the_others_stay(desk: Screen) -> None:
    for event in ("row-2", "row-3"):
        add(desk, event)
    desk.page.get_by_role("button", name="Remove scene 1").click()
    said(desk.page).to_have_text("“The first thing” is no longer a scene.")
    assert titles(desk.page) == ["The second thing"]


def test_events_are_lit_and_no_longer_lit(desk: Screen) -> None:
    add(desk)
    dark = desk.page.get_by_text("This scene lights no event.")
    expect(dark).to_be_visible()
    desk.page.get_by_role("button", name="Light the picked event in scene 1").click()
    said(desk.page).to_have_text("Pick an event on the timeline first.")
    for event in ("row-2", "row-3"):
        desk.ask("id => rollout.page.choose(id)", event)
        desk.page.get_by_role("button", name="Light the picked event in scene 1").click()
    desk.page.get_by_role("button", name="Do not light The first thing").click()
    expect(dark).to_have_count(0)
    assert [row["focus"] for row in rows(desk.page)] == ["row-3"]


def test_a_scene_takes_another_view_and_shows_its_own_again(desk: Screen) -> None:
    add(desk)
    desk.visit("?from=2013-01-01&to=2016-12-31")
    desk.page.get_by_role("button", name="Take this view for scene 1").click()
    desk.visit("?from=2011-01-01&to=2019-12-31")
    desk.page.get_by_role("button", name="Show scene 1").click()
    desk.until("Math.abs(rollout.timeline.window[0] - 15706) < 2")
    assert [(row["from"], row["to"]) for row in rows(desk.page)] == [("2013-01-01", "2016-12-31")]


def test_a_scene_that_lights_more_than_a_last_row_reads_says_so_and_is_split_on_request(
    serve_bytes: Callable[[bytes], tuple[str, Path]], passing_screen: Callable[..., Screen]
) -> None:
    url, _ = serve_bytes(csv_of(*({"date": "2018-02-03", "title": f"Thing {number}"} for number in range(12))))
    desk = unfolded(passing_screen("laptop", url).open())
    add(desk, "row-2")
    crowded = desk.page.locator(".scene-crowded")
    expect(crowded).to_have_count(0)
    for number in range(3, 14):
        desk.ask("id => rollout.page.choose(id)", f"row-{number}")
        desk.page.get_by_role("button", name="Light the picked event in scene 1").click()
    expect(crowded).to_contain_text("of the size that a last row reads (16:9).")
    desk.page.get_by_role("button", name="Split scene 1 in two").click()
    said(desk.page).to_have_text("Scene 1 is two scenes now.")
    assert titles(desk.page) == ["Thing 0 (1 of 2)", "Thing 0 (2 of 2)"]
    assert sorted(desk.ask("() => rollout.prepare.scenes.map(scene => scene.focus.length)")) == [6, 6]
    expect(crowded).to_have_count(0)
    desk.check()


def test_it_is_given_from_the_panel_and_the_presenter_reads_its_notes(desk: Screen) -> None:
    for event in ("row-2", "row-3"):
        add(desk, event)
    desk.page.get_by_label("Notes of scene 1").fill("Only here")
    desk.page.get_by_role("button", name="Give it").click()
    expect(desk.page.locator("#caption .place:visible")).to_have_text("1 of 2")
    with desk.page.context.expect_page() as opening:
        desk.page.keyboard.press("p")
    expect(opening.value.locator("#notes")).to_contain_text("Only here")
    desk.page.keyboard.press("PageDown")
    reloaded(desk)
    expect(desk.page.locator("#caption .place:visible")).to_have_text("2 of 2")


def test_a_draft_that_lights_nothing_is_given_with_its_time_axis_above_the_caption(desk: Screen) -> None:
    add(desk)
    desk.page.get_by_role("button", name="Give it").click()
    expect(desk.page.locator("#caption .place:visible")).to_have_text("1 of 1")
    desk.settle()
    foot, top = desk.ask(
        "() => [document.querySelector('#words .dates').getBoundingClientRect().bottom,"
        " document.getElementById('caption').getBoundingClientRect().top]"
    )
    assert foot <= top
    assert desk.ask("() => rollout.timeline.meta.panel") is None


def test_a_draft_that_cannot_be_shown_says_why_and_stays(desk: Screen) -> None:
    add(desk, "row-2")
    desk.page.get_by_label("Title of scene 1").fill("It ends.")
    desk.page.get_by_role("button", name="Give it").click()
    said(desk.page).to_contain_text("mend what is listed below")
    expect(desk.page.locator("#prepare-wrong li")).to_contain_text(["draft.csv row 2, column title: 'It ends.'"])
    assert "talk=" not in desk.address()


def test_a_reload_keeps_the_draft_and_another_window_has_none(desk: Screen) -> None:
    add(desk, "row-2")
    assert titles(reloaded(desk).page) == ["The first thing"]
    other = attend(Screen(desk.page.context.new_page(), desk.url)).open()
    assert titles(other.page) == []


def test_a_draft_that_was_not_downloaded_is_not_closed_without_a_question(own_desk: Screen, tmp_path: Path) -> None:
    asked: list[str] = []
    own_desk.page.on("dialog", lambda dialog: asked.append(dialog.type))
    unfolded(reloaded(own_desk))
    assert asked == []
    add(own_desk, "row-2")
    own_desk.page.get_by_label("Notes of scene 1").fill("An hour of work")
    reloaded(own_desk)
    assert asked == ["beforeunload"]
    unfolded(own_desk)
    own_desk.page.evaluate(
        "() => dispatchEvent(new KeyboardEvent('keydown', {key: 'F5'}))"  # as a clicker sends it; the draft survives it
    )
    reloaded(own_desk)
    assert asked == ["beforeunload"]
    unfolded(own_desk)
    with own_desk.page.expect_download():
        own_desk.page.get_by_role("button", name="Download CSV").click()
    own_desk.page.reload()
    assert asked == ["beforeunload"]


def test_a_view_of_one_lane_is_given_with_one_lane_as_it_was_prepared(desk: Screen) -> None:
    desk.visit("?lane=Iron+Grid")
    prepared = desk.ask("() => rollout.timeline.meta.lanes.map(lane => lane.name)")
    add(desk, "row-4")
    desk.visit("")
    add(desk, "row-2")
    desk.page.get_by_role("button", name="Give it").click()
    expect(desk.page.locator("#caption .place:visible")).to_have_text("1 of 2")
    lanes = "rollout.timeline.meta.lanes.map(lane => lane.name).join()"
    desk.until(f"document.documentElement.dataset.talk === '1' && {lanes} === '{','.join(prepared)}'")
    desk.page.keyboard.press("PageDown")
    desk.until(f"{lanes} === 'Card rollout,Iron Grid'")
    desk.page.keyboard.press("PageUp")
    desk.until(f"{lanes} === 'Iron Grid'")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (768, 1024)])
def test_the_filters_are_in_reach_beside_the_panel(desk: Screen, size: tuple[int, int]) -> None:
    desk.redrawn(lambda: desk.page.set_viewport_size({"width": size[0], "height": size[1]}))
    desk.page.click("#filter")
    covered = desk.ask("""() => [...document.querySelectorAll('.tools button, #filters button')].filter(one => {
        if (!one.checkVisibility()) return false;
        const box = one.getBoundingClientRect();
        return !one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }).map(one => one.textContent)""")
    assert covered == []
    assert desk.ask("() => document.documentElement.scrollWidth <= innerWidth")


def test_present_asks_which_talk_where_there_are_several(
    server: Callable[..., Server], tmp_path: Path, passing_screen: Callable[..., Screen]
) -> None:
    file = lay(tmp_path)
    (tmp_path / "talks" / "a-second.csv").write_text("title,focus\nOther,row-3\n", "utf-8")
    screen = passing_screen("laptop", server(file).url).open()
    screen.page.click("#present")
    which = screen.page.locator("#which")
    expect(which.locator("[data-give]")).to_have_text(["a-second", "mine", "The headlines, in date order"])
    screen.page.keyboard.press("Escape")
    expect(which).to_have_count(0)
    assert "talk=" not in screen.address()
    screen.page.click("#present")
    which.get_by_role("button", name="mine").click()
    expect(screen.page.locator("#caption .place:visible")).to_have_text("1 of 4")
    screen.check()


def test_present_offers_the_draft_before_the_talks_there_are(desk: Screen) -> None:
    add(desk, "row-3")
    desk.page.click("#present")
    desk.page.locator("#which").get_by_role("button", name="The talk in preparation").click()
    expect(desk.page.locator("#caption .place:visible")).to_have_text("1 of 1")


def test_every_problem_of_a_wrong_file_is_told_by_row_and_column_and_its_good_scenes_are_taken(
    desk: Screen, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("title,focus,seconds\nOne.,row-2,\nTwo,row-2,x\nThree,row-77,\n", "utf-8")
    opened(desk.page, file)
    wrong = desk.page.locator("#prepare-wrong li")
    expect(wrong).to_have_count(3)
    for number, where in enumerate(("row 2, column title", "row 3, column seconds", "row 4, column focus")):
        expect(wrong.nth(number)).to_contain_text(f"theirs.csv {where}")
    assert titles(desk.page) == ["Three"]
    file.write_bytes(b"%PDF-1.7")
    opened(desk.page, file)
    expect(wrong).to_have_count(1)
    said(desk.page).to_contain_text("what was here stays")
    assert titles(desk.page) == ["Three"]


def begin_from(page: Page, name: str) -> None:
    page.get_by_label("A talk to begin from").select_option(name)
    page.get_by_role("button", name="Begin", exact=True).click()
    said(page).to_contain_text(f"4 scenes from {name}.csv.")


def test_choosing_a_talk_to_begin_from_changes_nothing_until_begin_is_pressed(desk: Screen) -> None:
    page = desk.page
    add(desk, "row-2")
    kept = desk.ask("() => sessionStorage.getItem('rollout-draft')")
    asked: list[str] = []
    page.on("request", lambda request: asked.extend({request.url} if "name=mine" in request.url else ()))
    page.locator("#prepare-from").press("ArrowDown")
    expect(page.locator("#prepare-from")).to_have_value("mine")
    desk.settle()
    assert asked == []
    assert titles(page) == ["The first thing"]
    assert desk.ask("() => sessionStorage.getItem('rollout-draft')") == kept
    begin_from(page, "mine")
    assert titles(page) == ["Scene one", "Scene two", "Scene three", "Scene four"]


def test_begin_without_a_talk_chosen_says_so(desk: Screen) -> None:
    desk.page.get_by_role("button", name="Begin", exact=True).click()
    said(desk.page).to_have_text("Choose a talk to begin from first.")


def test_a_draft_that_another_talk_took_the_place_of_is_put_back_by_undo_over_a_reload_too(
    own_desk: Screen, tmp_path: Path
) -> None:
    page = own_desk.page
    undo = page.locator("#prepare-undo")
    expect(undo).to_be_hidden()
    add(own_desk, "row-2")
    page.get_by_label("Notes of scene 1").fill("An hour of work")
    begin_from(page, "mine")
    expect(undo).to_have_text("Undo: back to my-talk, 1 scene")
    page.get_by_label("Title of scene 1").fill("Mine, changed")
    file = tmp_path / "theirs.csv"
    file.write_text("title,focus\nTheirs,row-3\n", "utf-8")
    opened(page, file)
    said(page).to_have_text("1 scene from theirs.csv.")
    unfolded(reloaded(own_desk))
    undo.click()
    said(page).to_have_text("mine is back, with 4 scenes.")
    assert titles(page)[0] == "Mine, changed"
    undo.click()
    expect(page.locator("#add-scene")).to_be_focused()
    assert [(row["title"], row["notes"]) for row in rows(page)] == [("The first thing", "An hour of work")]
    expect(undo).to_have_text("Undo: back to mine, 4 scenes")


def test_the_sum_of_scenes_and_time_follows_what_is_written_and_says_one_of_one(desk: Screen) -> None:
    total = desk.page.locator("#prepare-sum")
    add(desk, "row-2")
    expect(total).to_have_text("1 scene, 1 min")
    desk.page.get_by_label("Seconds of scene 1").fill("95")
    expect(total).to_have_text("1 scene, 1 min 35 s")
    add(desk, "row-3")
    desk.page.get_by_label("Seconds of scene 2").fill("30")
    expect(total).to_have_text("2 scenes, 2 min 5 s")
    desk.page.get_by_label("Seconds of scene 1").fill("15")
    expect(total).to_have_text("2 scenes, 45 s")


OWN = (
    "title,focus,from,to,lane,status,notes,seconds,Slide no.\n"
    "\uff1d1+1 in wide letters,row-2,,,,,\uff0b1,60,\n"
    '"Said, with a comma",row-2 row-99,2010,2012-06,Iron Grid; Card rollout,claimed reported,'
    '"Two\nlines, ""quoted""",45,7\n'
    "=1+1 is no formula,,,,,,-5 people,,\n"
    "No window of its own,row-3,,,,,,3600,=A1\n"
)


def without_rows(talk: Talk) -> list[Any]:
    return [
        (one.title, {*one.focus, *one.gone}, one.window, one.lanes, one.statuses, one.notes, one.seconds, one.extra)
        for one in talk.scenes
    ]


@pytest.mark.parametrize("name", ["own", "simple", "tibet-cards"])
def test_what_is_downloaded_is_what_was_opened(desk: Screen, tmp_path: Path, evidence: Path, name: str) -> None:
    file = tmp_path / f"{name}.csv"
    given = {
        "own": OWN,
        "simple": "\n".join(SCENES),
        "tibet-cards": (TOP / "talks" / "tibet-cards.csv").read_text("utf-8"),
    }
    file.write_text(given[name], "utf-8", newline="")
    opened(desk.page, file)
    said(desk.page).to_contain_text(f"scenes from {name}.csv")
    before = sorted(path.name for path in evidence.parent.rglob("*"))
    with desk.page.expect_download() as coming:
        desk.page.get_by_role("button", name="Download CSV").click()
    assert coming.value.suggested_filename == f"{name}.csv"
    data, events = Path(coming.value.path()).read_bytes(), read(EVENTS)
    assert without_rows(read_talk(data, name, events)) == without_rows(read_talk(file.read_bytes(), name, events))
    assert sorted(path.name for path in evidence.parent.rglob("*")) == before
    cells = [cell for row in csv.reader(io.StringIO(data.decode())) for cell in row]
    begun = [part for cell in cells for part in re.split("[;\t\n]", cell)]
    assert not [part for part in begun if unicodedata.normalize("NFKC", part)[:1] in ("=", "+", "-", "@")]


def test_every_button_is_large_enough_for_a_finger_and_escape_closes_the_panel(desk: Screen) -> None:
    add(desk, "row-2")
    small = desk.ask(
        """() => [...document.querySelectorAll('#prepare :is(button, select, input, textarea)')]
          .filter(node => node.checkVisibility()).map(node => [node.textContent, node.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([words]) => words)"""
    )
    assert small == []
    assert desk.ask("() => eye.faults('#prepare')") == []
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#prepare")).to_be_hidden()
    expect(desk.page.get_by_role("button", name="More")).to_be_focused()
