"""What the form asks for may come late: it takes nothing from what was done since, and nothing is done twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.csv_rows import csv_of
from tests.editing.test_pictures import picture
from tests.page.test_editing import fill, ready, saved
from tests.support.late import Late, from_start, late
from tests.support.server import WRITING, start

FRAMES = """() => new Promise(done => {
  let left = 20; // more than a press that is let go at once would take
  const next = () => (left-- ? requestAnimationFrame(next) : done());
  next();
})"""
CITATION = "Li Wei, “Cards in Lhasa.” The Daily, 2019-03-04, https://www.example.org/cards"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with three events."""
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"id": "a"}, {"id": "b"}, {"id": "c"}))
    return path


@pytest.fixture
def url(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that may write the file."""
    server = start(file, tmp_path_factory.mktemp("server") / "log.txt", "--edit", program=WRITING)
    yield server.url
    server.stop()


@pytest.fixture
def form(page: Page, url: str) -> Callable[[str], None]:
    """Return a function that opens an event in the form."""

    def begin(event: str) -> None:
        ready(page, f"{url}/?event={event}")
        page.locator("[data-edit-open]").click()
        expect(page.locator("#edit-title")).to_be_focused()

    return begin


def test_of_two_forms_that_were_asked_for_the_later_one_stands_whichever_comes_first(page: Page, url: str) -> None:
    ready(page, f"{url}/?event=a")
    with late(page, "/edit/event") as answers:
        page.locator("[data-edit-open]").click()
        answers.come()
        page.locator("#add-event").click()
        expect(page.locator("#edit-title")).to_be_focused()
        page.keyboard.type("A new one")
        answers.give()
    expect(page.locator("#edit-id")).to_have_value("")
    expect(page.locator("#edit-title")).to_have_value("A new one")
    expect(page.locator("#edit-title")).to_be_focused()


def test_a_save_that_is_pressed_twice_is_written_once(page: Page, url: str, file: Path) -> None:
    ready(page, url)
    page.locator("#add-event").click()
    for name, text in {"title": "It opens", "lane": "Works", "date": "2019", "asserted_by": "The city"}.items():
        fill(page, name, text)
    fill(page, "source_title", "A report")
    with late(page, "/edit/save") as answers:
        page.locator("#edit .primary").dblclick()
        answers.come()
        assert answers.asked() == 1
        answers.give()
        saved(page)
    assert file.read_text("utf-8").count("It opens") == 1


def test_while_a_save_is_on_its_way_nothing_can_be_typed_that_would_be_lost_with_the_form(
    page: Page, form: Callable[[str], None]
) -> None:
    form("a")
    fill(page, "title", "Told")
    with late(page, "/edit/save") as answers:
        page.keyboard.press("Enter")
        answers.come()
        page.keyboard.type(" better")
        expect(page.locator("#edit-title")).to_have_value("Told")
        answers.give()
        saved(page)
        page.locator("[data-edit-open]").click()
        page.keyboard.type("")
        expect(page.locator("#edit-title")).to_have_value("Told")
        expect(page.locator("#edit-title")).to_be_editable()


def test_a_save_that_is_answered_late_closes_no_other_form_and_forgets_no_other_draft(
    page: Page, form: Callable[[str], None], file: Path
) -> None:
    form("a")
    fill(page, "title", "Told")
    with late(page, "/edit/save") as answers:
        page.locator("#edit .primary").click()
        answers.come()
        page.locator("#add-event").click()
        expect(page.locator("#edit-id")).to_have_value("")
        fill(page, "title", "Another one")
        answers.give()
        expect(page.locator("#edit-done")).to_contain_text("Saved.")
    expect(page.locator("#edit-title")).to_have_value("Another one")
    assert page.evaluate("Object.values(localStorage).filter(one => one.includes('Another one')).length") == 1
    assert page.evaluate("Object.values(localStorage).filter(one => one.includes('Told')).length") == 0
    assert "Told" in file.read_text("utf-8")


def test_who_has_opened_another_event_while_a_save_was_on_its_way_stays_there(
    page: Page, form: Callable[[str], None]
) -> None:
    form("a")
    fill(page, "title", "Told")
    with late(page, "/edit/save") as answers:
        page.locator("#edit .primary").click()
        answers.come()
        page.locator("#events [data-go=b]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**event=b**")
        answers.give()
        saved(page)
    assert page.evaluate("() => rollout.address.read().get('event')") == "b"


def test_a_citation_that_is_read_late_is_written_into_no_other_form_and_leaves_what_was_pasted_since(
    page: Page, form: Callable[[str], None]
) -> None:
    form("a")
    with late(page, "/edit/cite") as answers:
        page.locator("#edit-paste").fill(CITATION)
        page.locator("[data-edit-cite]").click()
        page.locator("[data-edit-cite]").click()
        answers.come()
        assert answers.asked() == 1
        page.locator("#edit-paste").fill("and more")
        answers.give()
        expect(page.locator(".edit-paste-said")).to_contain_text("was read")
        expect(page.locator("#edit-paste")).to_have_value("and more")
        page.locator("[data-edit-cite]").click()
        answers.come(2)
        page.locator("#add-event").click()
        expect(page.locator("#edit-id")).to_have_value("")
        answers.give(1)
        expect(page.locator("#edit-source_title")).to_have_value("")
        expect(page.locator(".edit-paste-said")).to_be_empty()


def test_a_picture_that_was_looked_at_leads_nobody_away_who_types_and_is_saved_with_its_event(
    page: Page, form: Callable[[str], None], file: Path
) -> None:
    form("a")
    with late(page, "/edit/picture") as answers:
        field = page.locator("#edit-picture")
        field.set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": picture("PNG")})
        answers.come()
        page.locator("#edit-title").focus()
        page.keyboard.type("More")
        answers.give()
        expect(page.locator(".edit-picture-shown img")).to_have_count(1)
        expect(page.locator("#edit-title")).to_be_focused()
        fill(page, "media_alt", "A square in teal.")
        fill(page, "media_credit", "Dolma")
        field.set_input_files({"name": "y.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG")})
        answers.come(2)
        page.locator("#edit .primary").click()
        expect(page.locator("#edit-title")).to_be_visible()
        answers.give(1)
        saved(page)
    names = [one.name for one in (file.parent / "media").iterdir()]
    assert len(names) == 2
    assert all(name in file.read_text("utf-8") for name in names)


def test_a_picture_that_was_given_to_one_event_does_not_become_that_of_another(
    page: Page, form: Callable[[str], None]
) -> None:
    form("a")
    with late(page, "/edit/picture") as answers:
        field = page.locator("#edit-picture")
        field.set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": picture("PNG")})
        answers.come()
        page.locator("#add-event").click()
        expect(page.locator("#edit-id")).to_have_value("")
        answers.give()
        expect(page.locator("#edit-media")).to_have_value("")
        expect(page.locator("#edit-title")).to_be_focused()


def test_a_verdict_that_is_pressed_twice_is_none_on_the_next_event_and_skips_none(page: Page, url: str) -> None:
    ready(page, url)
    page.click("#review-begin")
    expect(page.locator("#review")).to_contain_text("3 of 3 to look at")
    page.fill("#review-who", "Anna")
    with late(page, "/edit/judge") as answers:
        page.locator("#review [data-review=agrees]").dblclick()
        answers.come()
        assert answers.asked() == 1
        answers.give()
        expect(page.locator("#review")).to_contain_text("2 of 3 to look at")
    assert page.evaluate("() => rollout.address.read().get('event')") == "b"


def test_a_review_that_was_ended_does_not_begin_again_when_the_next_event_comes(page: Page, url: str) -> None:
    ready(page, url)
    page.click("#review-begin")
    expect(page.locator("#review")).to_contain_text("3 of 3 to look at")
    with late(page, "/edit/review") as answers:
        page.click("#review [data-review=skip]")
        answers.come()
        page.click("#review [data-review=end]")
        answers.give()
    expect(page.locator("#review")).to_have_count(0)
    assert page.evaluate("() => rollout.address.read().get('event')") == "a"


def test_a_draft_that_was_left_is_not_told_over_what_was_done_since(page: Page, url: str, file: Path) -> None:
    ready(page, f"{url}/?event=a")
    page.locator("[data-edit-open]").click()
    fill(page, "summary", "Of what was taken out")
    page.wait_for_function("() => Object.values(localStorage).some(one => one.includes('taken out'))")
    file.write_bytes(csv_of({"id": "b"}, {"id": "c"}))
    from_start(page, "/edit/event")
    ready(page, url)
    answers = Late(page)
    answers.come()
    page.locator("#add-event").click()
    expect(page.locator("#edit-title")).to_be_focused()
    answers.give()
    expect(page.locator("#edit-done")).to_have_count(0)


def test_who_waits_for_a_form_or_for_a_save_is_told_so_and_closes_it_without_a_false_word(
    page: Page, url: str, file: Path
) -> None:
    ready(page, f"{url}/?event=a")
    with late(page, "/edit/begin") as answers:
        page.locator("[data-edit-open]").click()
        expect(page.locator("#edit-done")).to_have_text("The form opens as soon as the file is read.")
        answers.give()
    expect(page.locator("#edit-title")).to_be_focused()
    expect(page.locator("#edit-done")).to_have_count(0)
    for title, closed in (("First", False), ("Second", True)):
        fill(page, "title", title)
        with late(page, "/edit/save") as answers:
            page.locator("#edit .primary").click()
            expect(page.locator(".edit-told")).to_contain_text("It is being saved.")
            if closed:
                page.locator("[data-edit-close]").click()
                expect(page.locator("#edit")).to_have_count(0)
                expect(page.get_by_text("Not saved")).to_have_count(0)
            answers.come()
            answers.give()
        saved(page)
        page.locator("[data-edit-open]").click()
        expect(page.locator("#edit-title")).to_have_value(title)
        expect(page.locator(".edit-kept")).to_have_count(0)
    assert b"Second" in file.read_bytes()


def test_an_answer_moves_nothing_away_from_under_a_finger(page: Page, form: Callable[[str], None]) -> None:
    form("a")
    page.locator("#edit-paste").fill(CITATION)
    button = page.locator("[data-edit-cite]")
    with late(page, "/edit/check") as answers:
        page.locator("#edit-date").fill("2019-13")  # what is wrong with it is told above the button
        answers.come()
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 3)
        page.mouse.down()
        answers.give()
        page.evaluate(FRAMES)
        assert button.bounding_box() == box
        page.mouse.up()
    expect(page.locator("#edit-paste")).to_have_value("")
    expect(page.locator("#edit-date")).to_have_attribute("aria-invalid", "true")


def test_who_types_is_answered_though_no_letting_go_was_heard_of(page: Page, form: Callable[[str], None]) -> None:
    form("a")
    with late(page, "/edit/check") as answers:
        page.locator("#edit-date").fill("2019-13")
        answers.come()
        page.mouse.down()  # as where a list of the system's own took the rest
        page.keyboard.press("Shift")
        answers.give()
        expect(page.locator("#edit-date")).to_have_attribute("aria-invalid", "true")
        page.mouse.up()
