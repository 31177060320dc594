"""Taking the view away from the page, in a real browser: by mouse and keyboard, and told when it cannot be."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen


@pytest.fixture
def opened(laptop: Screen) -> Screen:
    """Return the page with the menu of downloads open."""
    if laptop.page.locator("#downloads").is_hidden():
        laptop.page.click("#download")
    return laptop


def test_the_menu_offers_every_format_and_closes_with_escape(opened: Screen) -> None:
    endings = opened.ask("() => [...document.querySelectorAll('.offer')].map(link => link.dataset.ending)")
    assert {"pdf", "pptx", "png", "svg", "csv", "json", "ics", "bib", "csljson", "ris"} <= set(endings)
    opened.page.locator(".offer").first.focus()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#downloads")).to_be_hidden()
    assert opened.ask("() => document.activeElement.id") == "download"
    assert opened.page.get_attribute("#download", "aria-expanded") == "false"


def test_no_word_of_the_menu_is_cut_and_every_offer_can_be_touched(opened: Screen) -> None:
    assert opened.ask("() => eye.faults('#downloads')") == []
    boxes = opened.ask(
        "() => [...document.querySelectorAll('.offer')].map(one => one.getBoundingClientRect().toJSON())"
    )
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_the_view_on_screen_comes_as_a_file(opened: Screen, tmp_path: Path) -> None:
    opened.visit("?lane=Control+and+“Iron+Grid”&q=DNA")
    if opened.page.locator("#downloads").is_hidden():
        opened.page.click("#download")
    with opened.page.expect_download() as taken:
        opened.page.click(".offer[data-ending=csv]")
    assert taken.value.suggested_filename.startswith("events-")
    assert taken.value.suggested_filename.endswith(".csv")
    taken.value.save_as(tmp_path / "taken.csv")
    text = (tmp_path / "taken.csv").read_text(encoding="utf-8-sig")
    assert "Iron Grid" in text
    assert "Social credit" not in text
    expect(opened.page.locator("#download-said")).to_contain_text("is in your downloads")


def test_a_handout_is_asked_for_upright_and_in_so_many_pages(opened: Screen) -> None:
    opened.page.select_option("#pages-of", "2")
    links = opened.ask("() => Object.fromEntries([...document.querySelectorAll('.offer')].map(a => [a.text, a.href]))")
    assert "size=a4-portrait" in links["A4 upright"]
    assert "size=card" in links["card"]
    assert [name for name, href in links.items() if "pages=2" in href] == [
        "PDF, A4",
        "A4 upright",
        "Letter",
        "Letter upright",
        "A3",
    ]
    assert opened.ask("() => document.activeElement.id") == "pages-of"
    opened.page.select_option("#pages-of", "")
    assert "pages" not in (opened.page.locator(".offer").first.get_attribute("href") or "pages")


def test_what_cannot_be_made_is_said_in_the_menu(opened: Screen) -> None:
    opened.visit("?q=no+such+words+anywhere")
    if opened.page.locator("#downloads").is_hidden():
        opened.page.click("#download")
    opened.page.click(".offer[data-ending=csv]")
    expect(opened.page.locator("#download-said")).to_contain_text("shows no event")
    opened.wrong.clear()  # Chromium notes the answer 422 on its console


def test_filters_and_downloads_are_never_open_at_once(laptop: Screen) -> None:
    laptop.page.click("#filter")
    laptop.page.click("#download")
    expect(laptop.page.locator("#filters")).to_be_hidden()
    laptop.page.click("#filter")
    expect(laptop.page.locator("#downloads")).to_be_hidden()
    laptop.page.click("#filter")


def test_a_click_beside_the_menu_closes_it(opened: Screen) -> None:
    opened.page.locator("#counts").click()
    expect(opened.page.locator("#downloads")).to_be_hidden()
