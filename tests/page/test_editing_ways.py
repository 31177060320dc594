"""Nothing that somebody gives to the form or takes from it goes without a word: what is dropped, refused, left open."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from rollout.editing.given import MOST_GIVEN
from tests.csv_rows import csv_of
from tests.editing.test_pictures import picture
from tests.page.test_access import axe_finds
from tests.page.test_editing import fill, ready, saved
from tests.support.server import WRITING, Server, start

DROPPED = """([selector, kind, ...files]) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files)
    dataTransfer.items.add(new File([Uint8Array.from(atob(text), one => one.charCodeAt())], name, {type: kind}));
  const given = {dataTransfer, bubbles: true, cancelable: true};
  return ['dragover', 'drop'].map(type =>
    !document.querySelector(selector).dispatchEvent(new DragEvent(type, given)));
}"""
"""Drops files on an element; gives whether the page keeps each from the browser, which would leave the page for it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with an event."""
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"id": "a", "date": "2019", "title": "A"}))
    return path


@pytest.fixture
def server(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that may write the file."""
    server = start(file, tmp_path_factory.mktemp("server") / "log.txt", "--edit", program=WRITING)
    yield server
    server.stop()


@pytest.fixture
def form(page: Page, server: Server) -> Page:
    """Return the page with the event in its form."""
    ready(page, f"{server.url}/?event=a")
    page.locator("[data-edit-open]").click()
    expect(page.locator("#edit-title")).to_be_focused()
    return page


def given(name: str, data: bytes) -> list[str]:
    return [name, b64encode(data).decode()]


@pytest.mark.parametrize("way", ["key", "button"])
def test_who_closes_a_form_with_words_that_are_not_saved_is_told_that_they_are_kept_and_led_back(
    form: Page, way: str
) -> None:
    fill(form, "title", "Half a sentence")
    form.keyboard.press("Escape") if way == "key" else form.locator("[data-edit-close]").click()
    expect(form.locator("#edit")).to_have_count(0)
    expect(form.locator("#edit-done")).to_contain_text("Not saved. The draft is kept in this browser.")
    # What comes with its words is not heard: the page says them where it says everything.
    expect(form.locator("#said")).to_have_text("Not saved. The draft is kept in this browser.")
    form.locator("#edit-done button").click()
    expect(form.locator("#edit-title")).to_have_value("Half a sentence")
    expect(form.locator("#edit-done")).to_have_count(0)
    form.keyboard.press("Escape")
    form.locator("[data-edit-open]").click()
    expect(form.locator("#edit-title")).to_have_value("Half a sentence")
    expect(form.locator("#edit-done")).to_have_count(0)


def test_who_closes_a_form_in_which_nothing_was_written_is_told_nothing(form: Page) -> None:
    form.keyboard.press("Escape")
    expect(form.locator("#edit")).to_have_count(0)
    expect(form.locator("#edit-done")).to_have_count(0)


def test_escape_that_ends_a_word_typed_by_its_sound_closes_no_form(form: Page) -> None:
    pressed = "given => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', given))"
    for more in ({"isComposing": True}, {"keyCode": 229}):
        form.evaluate(pressed, {"key": "Escape", "bubbles": True, **more})
        expect(form.locator("#edit-title")).to_be_focused()
    form.evaluate(pressed, {"key": "Escape", "bubbles": True})
    expect(form.locator("#edit")).to_have_count(0)


def test_who_saves_what_is_wrong_is_led_to_its_field_also_where_that_is_folded_away(form: Page, file: Path) -> None:
    before = file.read_bytes()
    fill(form, "priority", "9")
    expect(form.locator("#edit-priority-said")).to_contain_text("9")
    form.locator(".edit-more summary").click()
    form.locator("#edit .primary").click()
    expect(form.locator(".edit-told")).to_have_text("Not saved: what is wrong is said at 1 field.")
    expect(form.locator("#edit-priority")).to_be_focused()
    expect(form.locator("#edit-priority-said")).to_be_in_viewport()
    fill(form, "disputed_by", "nonsense")
    expect(form.locator("#edit-dispute-said")).not_to_be_empty()
    form.locator("#edit .primary").click()
    expect(form.locator(".edit-told")).to_have_text("Not saved: what is wrong is said at 3 fields.")
    expect(form.locator("#edit-dispute")).to_be_focused()
    assert file.read_bytes() == before


def test_a_date_of_two_readings_is_chosen_without_scrolling_on_a_low_screen(form: Page) -> None:
    form.set_viewport_size({"width": 1024, "height": 576})
    fill(form, "date", "3/4/2019")
    choice = form.locator(".edit-choices button").first
    expect(choice).to_be_visible()
    form.wait_for_function(
        "() => { const box = document.querySelector('.edit-choices').getBoundingClientRect();"
        " return box.bottom <= document.querySelector('.edit-acts').getBoundingClientRect().top; }"
    )


def test_several_pictures_that_are_dropped_at_once_are_all_taken_and_one_that_is_refused_is_named(
    form: Page, tmp_path: Path
) -> None:
    files = [given("one.png", picture("PNG", (40, 30))), given("two.gif", b"GIF89a" + bytes(40))]
    files.append(given("three.png", picture("PNG", (30, 40))))
    assert form.evaluate(DROPPED, ["#edit", "image/png", *files]) == [True, True]
    expect(form.locator(".edit-picture-said")).to_contain_text("two.gif: This is a GIF.")
    names = form.locator("#edit-media").input_value().split("; ")
    assert len(names) == 2
    expect(form.locator(".edit-picture-shown img")).to_have_count(2)
    form.locator("#edit-media").fill(names[1])
    expect(form.locator(".edit-picture-shown img").first).to_be_hidden()
    expect(form.locator(".edit-picture-shown img").last).to_be_visible()
    fill(form, "media_alt", "Two halls")
    fill(form, "media_credit", "City archive")
    form.locator("#edit .primary").click()
    saved(form)
    assert [one.name for one in (tmp_path / "media").iterdir()] == [names[1]]


def test_of_several_files_dropped_on_one_source_none_is_taken_without_a_word(form: Page) -> None:
    form.locator("[data-source-add]").click()
    form.evaluate(DROPPED, [".edit-source", "text/html", given("a.html", b"a"), given("b.html", b"b")])
    expect(form.locator(".edit-copy-said")).to_have_text("A source has one copy: give one file.")
    expect(form.locator("[data-name='kept']")).to_have_value("")


def test_what_is_larger_than_may_be_given_is_refused_with_the_bound_and_not_sent(form: Page) -> None:
    sent: list[str] = []
    form.on("request", lambda one: sent.append(one.url))
    form.locator("[data-source-add]").click()
    large = """([selector, size]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(size)], 'x.png', {type: 'image/png'}));
      document.querySelector(selector).dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true}));
    }"""
    for selector, line in (("#edit-title", ".edit-picture-said"), (".edit-source", ".edit-copy-said")):
        form.evaluate(large, [selector, MOST_GIVEN + 1])
        expect(form.locator(line)).to_contain_text(f"has more than {MOST_GIVEN // 1_000_000} MB.")
    assert not [one for one in sent if "/edit/picture" in one or "/edit/keep" in one]


def test_a_picture_that_is_dropped_before_its_script_is_there_is_taken_when_it_comes(
    page: Page, server: Server
) -> None:
    held: list[Route] = []
    page.route("**/rest.js*", lambda route: held.append(route))  # noqa: PLW0108 # Playwright writes to it
    with page.expect_request("**/rest.js*"):
        page.goto(f"{server.url}/?event=a")
    page.wait_for_selector("#details .details-bar")
    dropped = page.evaluate(DROPPED, ["#details", "image/png", given("one.png", picture("PNG", (40, 30)))])
    assert dropped == [True, True]
    for one in held:
        one.continue_()
    expect(page.locator("#edit-id")).to_have_value("a")
    expect(page.locator("#edit-media")).not_to_have_value("")


def test_any_saved_change_is_listed_with_who_and_what_and_taken_back_by_keyboard(form: Page, file: Path) -> None:
    begun = file.read_bytes()
    form.locator("#edit-who").fill("Dolma")
    for title in ("B", "C"):
        fill(form, "title", title)
        form.locator("#edit .primary").click()
        saved(form)
        form.locator("[data-edit-open]").click()
    form.keyboard.press("Escape")
    form.locator("#more").focus()
    form.keyboard.press("Enter")
    form.locator("#history-open").focus()
    form.keyboard.press("Enter")
    lines = form.locator("#history li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Dolma changed C")
    expect(lines.last).to_contain_text("Dolma changed B")
    expect(lines.first.locator(".note")).to_contain_text("UTC · What happened · In one sentence")
    undo = form.locator("#history [data-history-undo]")
    undo.last.press("Enter")  # another change lies over it: said, and nothing is written
    expect(form.locator(".history-said")).to_contain_text("a was changed again since: nothing was taken back.")
    for left in (1, 0):
        undo.nth(1 - left).press("Enter")
        expect(form.locator(".history-said")).to_have_text("Taken back.")
        expect(form.locator("#history li .note", has_text="taken back")).to_have_count(2 - left)
        expect(form.locator("#history li").first.locator("button")).to_be_focused()
    assert file.read_bytes() == begun
    assert axe_finds(form) == []
    undo.first.press("Enter")  # and what was taken back can be written again
    expect(form.locator("#history li").first).to_contain_text("took back change 4 of")
    form.keyboard.press("Escape")
    expect(form.locator("#history")).to_have_count(0)
    expect(form.locator("#more")).to_be_focused()


def test_where_nothing_was_saved_yet_the_list_says_so_and_where_it_cannot_be_read_why(form: Page, file: Path) -> None:
    form.keyboard.press("Escape")
    for gone, words in ((False, "Nothing was saved in this page yet."), (True, "The file cannot be opened")):
        if gone:
            file.rename(file.with_suffix(".away"))
        form.locator("#more").click()
        form.locator("#history-open").click()
        expect(form.locator(".history-said")).to_contain_text(words)
        form.locator("#history .keys-bar button").click()
        expect(form.locator("#history")).to_have_count(0)


@pytest.mark.parametrize(("name", "kind"), [("x.gif", "image/gif"), ("x.heic", ""), ("x.docx", "application/msword")])
def test_whatever_is_dropped_where_others_edit_too_the_browser_never_leaves_the_page_for_it(
    form: Page, name: str, kind: str
) -> None:
    form.keyboard.press("Escape")
    form.evaluate("() => document.getElementById('open-list').remove()")  # as where others can ask: no lists are taken
    assert form.evaluate(DROPPED, ["#details", kind, given(name, b"GIF89a" + bytes(40))]) == [True, True]
    expect(form.locator(".edit-picture-said")).to_contain_text("Give a PNG, a JPEG or a WebP.")


def test_a_picture_of_a_kind_that_is_not_taken_is_refused_as_a_picture_and_not_as_a_list(form: Page) -> None:
    form.keyboard.press("Escape")
    form.evaluate(DROPPED, ["#details", "image/gif", given("x.gif", b"GIF89a" + bytes(40))])
    expect(form.locator(".edit-picture-said")).to_have_text("This is a GIF. Give a PNG, a JPEG or a WebP.")
    expect(form.locator(".drop-wrong")).to_have_count(0)
