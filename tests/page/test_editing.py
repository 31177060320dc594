"""An event is written in the page: by mouse and by keyboard, drawn while it is typed, nothing lost, all told."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Route, expect

from rollout.commands.whole import main
from tests.csv_rows import csv_of
from tests.editing.test_pictures import picture
from tests.page.test_access import AXE, RUN_AXE
from tests.support.screens import Lender, Screen, of_size
from tests.support.server import WRITING, Server, start

EVENT = {
    "title": "The market hall burns down",
    "lane": "Fires",
    "date": "23 Jan 2019",
    "source_title": "Fire report",
    "asserted_by": "The city",
    "dispute": "The fire brigade says it was a week later.",
    "disputed_by": "https://www.example.org/brigade",
}


@pytest.fixture
def edited(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Server]]:
    """Return a function that starts a server which may write, as --edit asks for it."""
    running: list[Server] = []

    def begin(path: Path) -> Server:
        log = tmp_path_factory.mktemp("server") / "log.txt"
        running.append(start(path, log, "--edit", program=WRITING))
        return running[-1]

    yield begin
    for each in running:
        each.stop()


@pytest.fixture
def seats(lender: Lender, browser_context_args: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Return a function that gives an empty page, each in a context of its own, as another person has it."""
    screens: list[Screen] = []

    def give() -> Page:
        screens.append(lender.lend("", of_size("laptop", browser_context_args)))
        return screens[-1].tab

    yield give
    outside = [one for each in screens for one in each.wrong if one.startswith("outside request")]
    for each in screens:
        each.url = each.tab.url
        lender.take(each)
    assert not outside


@pytest.fixture
def page(seats: Callable[[], Page]) -> Page:
    """Return the page of whoever edits alone."""
    return seats()


REACHED = """() => (document.querySelector('#still .nsewdrag') ?? document.body).dispatchEvent(
  new PointerEvent('pointermove', {pointerType: 'mouse', bubbles: true}))"""
"""Somebody reaches for the picture."""


def ready(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_function("() => !!window.rollout?.timeline")
    page.evaluate(REACHED)
    page.wait_for_function("() => window.rollout?.timeline.meta && !document.getElementById('first')")


def fill(page: Page, name: str, text: str) -> None:
    field = page.locator(f"#edit-{name}")
    if page.locator(".edit-more:not([open])").locator(field).count():
        page.locator(".edit-more summary").click()
    field.fill(text)


def new_folder(folder: Path) -> Path:
    made = CliRunner().invoke(main, ["new", str(folder)])
    assert made.exit_code == 0
    return folder


def saved(page: Page) -> None:
    expect(page.locator("#edit")).to_have_count(0)
    expect(page.locator("#edit-done")).to_contain_text("Saved.")


def test_what_is_added_to_a_new_folder_is_changed_and_that_is_taken_back_by_mouse(
    page: Page, edited: Callable[[Path], Server], tmp_path: Path
) -> None:
    folder = new_folder(tmp_path / "mine")
    ready(page, edited(folder).url)
    page.locator("#add-event").click()
    for name, text in EVENT.items():
        fill(page, name, text)
    expect(page.locator("#draft .draft-ring")).to_have_count(1)
    page.locator("#edit .primary").click()
    saved(page)
    page.locator("#events", has_text=EVENT["title"]).wait_for(state="attached")
    found = CliRunner().invoke(main, ["check", str(folder / "events.csv")])
    assert found.exit_code == 0, found.output
    before = (folder / "events.csv").read_bytes()
    (row,) = [row for row in csv.DictReader(StringIO(before.decode("utf-8"))) if row["title"] == EVENT["title"]]
    assert {name: row[name] for name in EVENT} == {**EVENT, "date": "2019-01-23"}
    page.locator("#events button", has_text=EVENT["title"]).click()
    page.locator("[data-edit-open]").click()
    fill(page, "title", "The market hall burns to the ground")
    page.locator("#edit .primary").click()
    saved(page)
    assert b"to the ground" in (folder / "events.csv").read_bytes()
    page.locator("[data-edit-undo]").click()
    expect(page.locator("#edit-done")).to_contain_text("Taken back.")
    assert (folder / "events.csv").read_bytes() == before


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a file with three events."""
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"id": "a"}, {"id": "b"}, {"id": "c"}))
    return path


def test_in_another_language_the_form_says_itself_anew_and_keeps_what_is_written_and_the_focus(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    page.locator("[data-source-add]").click()
    page.locator("#edit-paste").fill("half a citation")
    fill(page, "title", "It ends well")
    fill(page, "source_url", "nowhere")
    expect(page.locator("#edit-source_url-said")).to_contain_text("is not a web address")
    page.evaluate("""() => {
      globalThis.field = document.activeElement;
      history.replaceState(null, '', '?language=de');
      dispatchEvent(new PopStateEvent('popstate'));
    }""")
    expect(page.locator("#edit-head")).to_have_text("Ereignis hinzufügen")
    expect(page.locator("label[for=edit-title]")).to_have_text("In einem Satz")
    expect(page.locator(".edit-source legend")).to_have_text("Weitere Quelle 1")
    expect(page.locator("#edit-source_url-said")).to_contain_text("ist keine")
    expect(page.locator("#edit-title")).to_have_value("It ends well")
    expect(page.locator("#edit-paste")).to_have_value("half a citation")
    assert page.evaluate("() => field === document.activeElement && field.isConnected")


def test_in_another_language_what_was_done_last_says_itself_anew_and_can_be_taken_back(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    ready(page, edited(three).url)
    page.locator("#events button").first.click()
    page.locator("[data-edit-open]").click()
    fill(page, "title", "It ends well")
    page.locator("#edit .primary").click()
    saved(page)
    page.locator("[data-edit-undo]").focus()
    page.evaluate("""() => {
      globalThis.field = document.activeElement;
      history.replaceState(null, '', `${location.search}&language=de`);
      dispatchEvent(new PopStateEvent('popstate'));
    }""")
    expect(page.locator("#edit-done")).to_have_text("Gespeichert.Rückgängig")
    assert page.evaluate("() => field === document.activeElement && field.isConnected")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-done")).to_have_text("Zurückgenommen.")


def test_what_is_wrong_or_can_be_read_in_two_ways_is_said_while_one_types(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    fill(page, "title", "It ends well")
    fill(page, "source_url", "nowhere")
    fill(page, "date", "3/4/2019")
    expect(page.locator("#edit-source_url-said")).to_contain_text("is not a web address")
    expect(page.locator("#edit-date-said")).to_contain_text("two ways")
    assert page.locator("#edit-source_url").get_attribute("aria-invalid") == "true"
    page.get_by_role("button", name="4 March 2019").click()
    expect(page.locator("#edit-date")).to_have_value("2019-03-04")
    expect(page.locator("#edit-date-said")).to_contain_text("No time of day is claimed.")
    fill(page, "source_url", "")
    expect(page.locator("#draft .draft-ring")).to_have_count(1)
    fill(page, "date", "1066")
    expect(page.locator("#edit-date-said")).to_contain_text("1066")
    fill(page, "date", "May 2018")
    expect(page.locator("#draft .draft-ring")).to_have_count(1)
    # A draft stays in the browser until it is saved or thrown away
    page.keyboard.press("Escape")
    expect(page.locator("#edit")).to_have_count(0)
    expect(page.locator("#draft")).to_have_count(0)
    page.reload()
    ready(page, page.url)
    page.locator("#add-event").click()
    expect(page.locator("#edit-title")).to_have_value("It ends well")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("#edit-title")).to_have_value("")
    # What cannot be opened is said, and forgotten once it can be
    page.keyboard.press("Escape")
    away = three.rename(three.with_suffix(".away"))
    page.locator("#add-event").click()
    expect(page.locator("#edit-done")).to_contain_text("The file cannot be opened")
    away.rename(three)
    page.locator("#add-event").click()
    expect(page.locator("#edit-title")).to_be_focused()
    expect(page.locator("#edit-done")).to_have_count(0)


DROPPED = """([selector, id]) => {
  const held = new DataTransfer();
  held.items.add(new File(['no picture'], 'x.png', {type: 'image/png'}));
  const box = rollout.timeline.graph.getBoundingClientRect(), places = {clientX: 0, clientY: 0};
  for (let y = 0; y < box.height; y += 4)
    for (let x = 0; x < box.width; x += 4)
      if (rollout.timeline.find(x, y)?.id === id) Object.assign(places, {clientX: box.left + x, clientY: box.top + y});
  const given = {...places, dataTransfer: held, bubbles: true, cancelable: true};
  const on = document.querySelector(selector);
  for (const type of ['dragover', 'drop']) on.dispatchEvent(new DragEvent(type, given));
}"""
"""Drops a picture on an element, at the place of the mark of an event."""


@pytest.mark.parametrize(
    ("selector", "opened"), [("#timeline .nsewdrag", "b"), ("#events [data-go='c']", "c"), ("#details", "a")]
)
def test_a_picture_that_is_dropped_on_an_event_opens_its_form(
    page: Page, edited: Callable[[Path], Server], three: Path, selector: str, opened: str
) -> None:
    three.write_bytes(csv_of({"id": "a"}, {"id": "b", "date": "2020"}, {"id": "c"}))
    ready(page, f"{edited(three).url}/?event=a")
    expect(page.locator("#details [data-edit-open]")).to_be_visible()  # the form's own script is there
    expect(page.locator("#events li")).to_have_count(3)
    page.evaluate(DROPPED, [selector, opened])
    expect(page.locator(".edit-picture-said")).to_contain_text("picture")
    expect(page.locator("#edit-id")).to_have_value(opened)


def test_two_who_edit_one_event_choose_field_by_field_and_see_each_others_saves(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path
) -> None:
    url = edited(three).url
    first, second = seats(), seats()
    for page in (first, second):
        ready(page, f"{url}/?event=a")
        page.locator("[data-edit-open]").click()
        expect(page.locator("#edit-title")).to_be_focused()
    fill(first, "title", "The first wins")
    fill(first, "asserted_by_kind", "NGO")
    expect(first.locator("#edit-asserted_by_kind-said")).to_have_text("Written as ngo: NGO.")
    fill(first, "date", "2020")
    first.locator("#edit .primary").click()
    saved(first)
    second.locator("#events", has_text="The first wins").wait_for(state="attached", timeout=15_000)
    fill(second, "title", "The second is asked")
    fill(second, "summary", "The second alone.")
    fill(second, "date", "2021")
    second.locator("#edit .primary").click()
    expect(second.locator(".edit-conflict")).to_contain_text("Somebody changed this event meanwhile")
    expect(second.locator(".edit-conflict legend", has_text="What happened · In one sentence")).to_have_count(1)
    asked = second.locator(".edit-conflict [data-met]").evaluate_all("all => all.map(one => one.dataset.met)")
    assert asked == ["title", "summary", "date", "asserted_by_kind"]  # in the order of the form
    second.get_by_label("Mine: The second is asked").check()
    second.get_by_label("Mine: 2021").check()
    second.get_by_role("button", name="Go on with what I chose").click()
    second.locator("#edit .primary").click()
    saved(second)
    text = three.read_text("utf-8")
    assert "The second is asked" in text
    assert "The second alone." in text


def test_an_event_that_was_taken_out_meanwhile_is_saved_anew(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path
) -> None:
    url = edited(three).url
    first, second = seats(), seats()
    for page in (first, second):
        ready(page, f"{url}/?event=b")
        page.locator("[data-edit-open]").click()
        expect(page.locator("#edit-title")).to_be_focused()
    fill(second, "title", "Kept all the same")
    first.locator("[data-edit-remove]").click()
    first.locator("[data-edit-remove]").click()
    expect(first.locator("#edit-done")).to_contain_text("Removed.")
    second.locator("#edit .primary").click()
    second.get_by_role("button", name="Save as a new event").click()
    saved(second)
    assert "Kept all the same" in three.read_text("utf-8")


def test_what_was_written_of_an_event_that_is_gone_or_renamed_since_is_found_again(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    url = edited(three).url
    three.write_bytes(csv_of({"id": "a", "title": "First"}, {"id": "b", "title": "Second"}))
    for event, words in (("a", "Of the first"), ("b", "Of the second")):
        ready(page, f"{url}/?event={event}")
        page.locator("[data-edit-open]").click()
        fill(page, "summary", words)
        page.wait_for_function("words => Object.values(localStorage).some(one => one.includes(words))", arg=words)
    three.write_bytes(csv_of({"id": "other", "title": "First"}, {"id": "c", "title": "Third"}))
    page.reload()
    page.get_by_role("button", name="Go on with it").click()
    page.locator("#edit .primary").click()
    page.locator("[data-edit-choose]").click()
    page.locator("#edit .primary").click()
    saved(page)
    assert b"other,Card rollout" in three.read_bytes()
    assert b"Of the first" in three.read_bytes()
    page.reload()
    page.get_by_role("button", name="Go on with it").click()
    page.locator("#edit .primary").click()
    page.get_by_role("button", name="Save as a new event").click()
    saved(page)
    assert b"Of the second" in three.read_bytes()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.includes('draft'))") == []


def test_in_a_window_enlarged_four_times_the_field_and_its_help_are_whole(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path
) -> None:
    page = seats()
    page.set_viewport_size({"width": 320, "height": 180})
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    for name in ("title", "lane"):
        page.focus(f"#edit-{name}")
        seen = "one => { const {top, bottom} = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
        assert page.locator(f"#edit-{name}").evaluate(seen), name
    page.locator("#edit .primary").scroll_into_view_if_needed()
    expect(page.locator("#edit .primary")).to_be_in_viewport()


def violations(page: Page) -> list[str]:
    """Return what axe finds in the form."""
    found: list[str] = page.evaluate(RUN_AXE, False)
    return found


@pytest.mark.parametrize("size", [(1280, 720), (1024, 576), (390, 844)])
def test_the_form_can_be_used_at_every_size_and_by_every_reader(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path, size: tuple[int, int]
) -> None:
    page = seats()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(path=AXE)
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    expect(page.locator("#edit-title")).to_have_accessible_description("Without a full stop.")
    page.locator("#edit .primary").click()
    expect(page.locator(".edit-told")).to_have_text("Nothing was changed.")
    expect(page.locator(".edit-told")).to_be_in_viewport(ratio=1)
    fill(page, "source_url", "nowhere")
    said = page.locator("#edit-source_url-said")
    expect(said).to_contain_text("is not a web address")
    acts = page.locator(".edit-acts").bounding_box()
    beside = said.bounding_box()
    assert acts
    assert beside
    assert beside["y"] + beside["height"] <= acts["y"]
    assert violations(page) == []
    page.locator(".edit-more summary").click()
    for name in ("place", "quantity", "id"):
        page.locator(f"#edit-{name}").scroll_into_view_if_needed()
        expect(page.locator(f"#edit-{name}")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_a_press_is_told_stays_when_an_earlier_question_is_answered(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/edit/check", hold)
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    page.locator("#edit .primary").click()
    expect(page.locator(".edit-told")).to_have_text("Nothing was changed.")
    held.pop().continue_()
    page.unroute("**/edit/check", hold)
    expect(page.locator("#edit[data-took]")).to_be_visible()
    expect(page.locator(".edit-told")).to_have_text("Nothing was changed.")
    fill(page, "title", "A hall")
    expect(page.locator(".edit-told")).to_have_text("")


BIBTEX = (
    "@article{key,\n title = {Cards in Lhasa},\n journal = {Tibet Review},\n date = {3/4/2019}, doi = {10.1000/ab}\n}"
)
CITATION = "Human Rights Watch, “Minority Region,” 13 December 2017, https://www.example.org/x (accessed 3 May 2020)."


def paste(page: Page, text: str) -> None:
    page.locator("#edit-paste").fill(text)
    page.get_by_role("button", name="Fill in the fields").click()
    expect(page.locator(".edit-paste-said")).to_contain_text("was read")


def test_sources_are_pasted_added_and_taken_out_and_written_beside_the_event(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    page.add_init_script(path=AXE)
    ready(page, edited(three).url)
    page.locator("#add-event").click()
    fill(page, "title", "It is said")
    fill(page, "date", "2019")
    paste(page, CITATION)
    expect(page.locator("#edit-source_title")).to_have_value("Minority Region")
    expect(page.locator("#edit-source_publisher")).to_have_value("Human Rights Watch")
    expect(page.locator("#edit-source_date")).to_have_value("13 December 2017")
    expect(page.locator("#edit-source_url")).to_have_value("https://www.example.org/x")
    paste(page, BIBTEX)
    first = page.get_by_role("group", name="Further source 1")
    expect(first.get_by_label("Published by")).to_have_value("Tibet Review")
    first.get_by_role("button", name="4 March 2019").click()
    expect(first.locator("[data-cited=date] .edit-said")).to_contain_text("Written as 2019-03-04")
    # By keyboard: another, which contradicts; what is wrong is said at its field
    page.locator("[data-source-add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("d")
    page.keyboard.press("Tab")
    page.keyboard.type("Another view")
    second = page.get_by_role("group", name="Further source 2")
    second.get_by_label("Address", exact=True).fill("nowhere")
    expect(second.locator("[data-cited=url] .edit-said")).to_contain_text("is not a web address")
    second.get_by_label("Address", exact=True).fill("https://www.example.org/y")
    expect(second.locator("[data-cited=url] .edit-said")).to_be_empty()
    second.locator("summary").click()
    assert violations(page) == []
    # A draft keeps its sources over a reload
    page.reload()
    ready(page, page.url)
    page.locator("#add-event").click()
    expect(second.get_by_label("Title", exact=True)).to_have_value("Another view")
    page.locator("#edit .primary").click()
    saved(page)
    text = (three.parent / "sources.csv").read_text("utf-8")
    assert ",supports,Cards in Lhasa,Tibet Review,2019-03-04,https://doi.org/10.1000/ab," in text
    assert ",disputes,Another view,,,https://www.example.org/y," in text
    # One is taken out, and that is taken back
    page.locator("#events button", has_text="It is said").click()
    page.locator("[data-edit-open]").click()
    page.get_by_role("button", name="Remove this source (further source 1)").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Further source 1").get_by_label("Title", exact=True)).to_have_value(
        "Another view"
    )
    page.locator("#edit .primary").click()
    saved(page)
    assert "Cards in Lhasa" not in (three.parent / "sources.csv").read_text("utf-8")
    page.locator("[data-edit-undo]").click()
    expect(page.locator("#edit-done")).to_contain_text("Taken back.")
    assert (three.parent / "sources.csv").read_text("utf-8") == text


def test_two_who_give_one_event_other_sources_choose_whose_stay(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path
) -> None:
    url = edited(three).url
    pages = [seats() for _ in range(3)]
    for page, title in zip(pages, ("One", "Two", "Three"), strict=True):
        ready(page, f"{url}/?event=a")
        page.locator("[data-edit-open]").click()
        page.locator("[data-source-add]").click()
        page.get_by_role("group", name="Further source 1").get_by_label("Title", exact=True).fill(title)
        page.get_by_role("group", name="Further source 1").get_by_label("Address", exact=True).fill(
            "https://www.example.org/y"
        )
    first, second, third = pages
    first.locator("#edit .primary").click()
    saved(first)
    for page, whose in ((second, "Mine"), (third, "Theirs")):
        page.locator("#edit .primary").click()
        expect(page.locator(".edit-conflict")).to_contain_text("Further sources")
        page.get_by_role("button", name="Go on with what I chose").click()
        expect(page.locator(".edit-told")).to_contain_text("not chosen yet")
        page.get_by_label(f"{whose}: ").check()
        page.get_by_role("button", name="Go on with what I chose").click()
    second.locator("#edit .primary").click()
    saved(second)
    third.locator("#edit .primary").click()
    expect(third.locator(".edit-told")).to_contain_text("Nothing was changed")
    rows = (three.parent / "sources.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[2] for row in rows] == ["title", "Two"]


def test_each_sees_what_others_have_in_their_forms_and_what_they_save(
    seats: Callable[[], Page], edited: Callable[[Path], Server], three: Path
) -> None:
    url = edited(three).url
    first, second = seats(), seats()
    second.add_init_script(path=AXE)
    for page in (first, second):
        ready(page, f"{url}/?event=a")
    first.locator("[data-edit-open]").click()
    first.locator("#edit-who").fill("Dolma")
    expect(second.locator("#edit-others-details")).to_have_text("Dolma is editing this event just now.")
    expect(second.locator("#edit-now")).to_contain_text("Dolma edits Lhasa has handed out")
    hall = seats()
    hall.goto(f"{url}/?talk=headlines")
    expect(hall.locator("html")).to_have_attribute("data-talk", "1")
    expect(hall.locator("#edit-now")).to_contain_text("Dolma edits")
    expect(hall.locator("#edit-now")).to_be_hidden()  # it would lie over the caption, before an audience
    hall.close()
    second.locator("[data-edit-open]").click()
    expect(second.locator("#edit-others-form")).to_have_text("Dolma is editing this event just now.")
    expect(first.locator("#edit-others-form")).to_have_text("Somebody is editing this event just now.")
    assert violations(second) == []
    second.keyboard.press("Escape")
    expect(first.locator("#edit-others-form")).to_have_count(0)
    fill(first, "title", "Seen by the other")
    first.locator("#edit .primary").click()
    saved(first)
    second.locator("#events", has_text="Seen by the other").wait_for(state="attached")
    expect(second.locator("#edit-now")).to_be_empty()
    # Whoever leaves the page edits nothing, and one who has closed it says so
    first.locator("#add-event").click()
    expect(second.locator("#edit-now")).to_have_text("Dolma edits a new event")
    first.close()
    expect(second.locator("#edit-now")).to_be_empty(timeout=15_000)


def test_a_picture_is_given_to_an_event_by_mouse_by_keyboard_and_by_dropping(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    page.add_init_script(path=AXE)
    ready(page, f"{edited(three).url}/?event=a")
    page.locator("[data-edit-open]").click()
    page.locator("#edit-picture").set_input_files({"name": "x.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    expect(page.locator(".edit-picture-said")).to_contain_text("This is an SVG")
    page.locator("#edit-picture").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": picture("PNG")})
    expect(page.locator("#edit-media_alt")).to_be_focused()
    expect(page.locator(".edit-picture-shown img")).to_have_count(1)
    expect(page.locator("#edit-media_credit-said, #edit-media_alt-said").filter(has_text="Write")).to_have_count(1)
    page.keyboard.type("A square in teal.")
    page.keyboard.press("Tab")
    page.keyboard.type("Dolma")
    expect(page.locator("#edit .edit-said.wrong")).to_have_count(0)
    page.evaluate(
        """data => {
          const held = new DataTransfer();
          held.items.add(new File([Uint8Array.from(data)], 'x.jpg', {type: 'image/jpeg'}));
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
        }""",
        [*picture("JPEG")],
    )
    expect(page.locator(".edit-picture-shown img")).to_have_count(2)
    page.locator("[data-source-add]").click()
    page.locator("[data-name='url']").fill("https://www.example.org/kept")
    page.locator("[data-source-copy]").set_input_files({"name": "x.html", "mimeType": "text/html", "buffer": b"kept"})
    expect(page.locator("[data-name='quote']")).to_be_focused()
    page.keyboard.type("kept")
    page.locator(".edit-source").evaluate(
        """source => {
          const held = new DataTransfer();
          held.items.add(new File(['as saved'], 'x.mhtml'));
          for (const type of ['dragover', 'drop'])
            source.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator(".edit-copy-said")).to_contain_text(".mhtml and written when the event is saved")
    expect(page.locator(".drop-veil:visible")).to_have_count(0)
    page.locator("[data-source-add]").focus()  # what has the focus stands clear of the bar at the foot of the form
    assert violations(page) == []
    assert not (three.parent / "media").exists()
    page.locator("#edit .primary").click()
    saved(page)
    names = sorted(one.name for one in (three.parent / "media").iterdir())
    assert [name.rpartition(".")[2] for name in sorted(names, key=lambda name: name[-3:])] == ["jpg", "png"]
    assert all(name in three.read_text("utf-8") for name in names)
    expect(page.locator("#details img")).to_have_count(2)


def test_a_review_leads_by_keyboard_through_what_was_not_judged(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    page.add_init_script(path=AXE)
    ready(page, edited(three).url)
    page.click("#review-begin")
    expect(page.locator("#review")).to_contain_text("3 of 3 to look at")
    assert page.evaluate("document.activeElement.id") == "review-head"
    page.wait_for_url("**event=a**")
    page.keyboard.press("Tab")
    page.keyboard.type("Anna")
    page.click("#review [data-review=disagrees]")
    expect(page.locator("#review .review-wrong")).to_contain_text("Say in the remark")
    page.fill("#review-remark", "It was a week later.")
    page.click("#review [data-review=disagrees]")
    expect(page.locator("#review")).to_contain_text("2 of 3 to look at")
    page.wait_for_url("**event=b**")
    expect(page.locator("#counts")).to_contain_text("1 in review (1 disagreed with)")
    assert violations(page) == []
    page.click("#review [data-review=agrees]")
    expect(page.locator("#review")).to_contain_text("1 of 3 to look at")
    page.click("#review [data-review=skip]")
    expect(page.locator("#edit-done")).to_contain_text("those that were skipped are left")
    expect(page.locator("#review")).to_have_count(0)
    page.click("#review-begin")
    expect(page.locator("#review")).to_contain_text("1 of 3 to look at")
    page.click("#review [data-review=end]")
    expect(page.locator("#review")).to_have_count(0)
    rows = (three.parent / "reviews.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[4] for row in rows[1:]] == ["disagrees", "agrees"]


def test_in_a_review_what_was_said_of_an_event_does_not_lie_over_the_next(
    page: Page, edited: Callable[[Path], Server], three: Path
) -> None:
    ready(page, edited(three).url)
    page.click("#review-begin")
    expect(page.locator("#review")).to_contain_text("3 of 3 to look at")
    page.locator("[data-edit-open]").click()
    fill(page, "title", "Told better")
    page.locator("#edit .primary").click()
    saved(page)
    page.click("#review [data-review=skip]")
    page.wait_for_url("**event=b**")
    expect(page.locator("#review")).to_have_count(1)
    expect(page.locator("#edit-done")).to_have_count(0)
