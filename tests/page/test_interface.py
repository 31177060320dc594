"""The page in the language of its address."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen


@pytest.fixture
def reader(passing_screen: Callable[..., Screen], part: str) -> Iterator[Screen]:
    """Return a window in which no page is open yet; fail if anything went wrong in it."""
    screen = passing_screen("laptop", part)
    yield screen
    screen.check()


@pytest.mark.parametrize(
    ("language", "said", "filters"),
    [
        ("de", "Ereignisse", "Wer es sagt"),
        ("fr", "événements", "Qui le dit"),
        ("zh", "个事件", "谁说的"),
    ],
)
def test_the_page_speaks_the_language_of_its_address(reader: Screen, language: str, said: str, filters: str) -> None:
    reader.open(f"?language={language}")
    expect(reader.page.locator("#counts")).to_contain_text(said)
    reader.page.click("#filter")
    expect(reader.page.locator("#filters")).to_contain_text(filters)
    assert reader.ask("room => eye.faults(room)", "header, #filters") == []


def test_a_page_goes_over_to_another_language_when_its_address_does(reader: Screen) -> None:
    reader.open()
    expect(reader.page.locator("#counts")).to_contain_text("events")
    reader.ask("""() => {
      history.replaceState(null, '', '?language=de');
      dispatchEvent(new PopStateEvent('popstate'));
    }""")
    expect(reader.page.locator("html")).to_have_attribute("lang", "de")
    reader.ask("() => eye.open()")
    expect(reader.page.locator("#counts")).to_contain_text("Ereignisse")


def test_the_language_of_the_page_is_chosen_under_more(reader: Screen) -> None:
    reader.open()
    reader.page.click("#more")
    choice = reader.page.locator("#tongue")
    expect(choice).to_have_value("en")
    assert choice.locator("option").all_inner_texts() == ["English", "简体中文", "བོད་ཡིག", "Deutsch", "Français"]
    assert reader.ask("room => eye.faults(room)", "#others") == []
    choice.select_option("fr")
    expect(reader.page.locator("html")).to_have_attribute("lang", "fr")
    reader.ask("() => eye.open()")
    assert "language=fr" in reader.address()
    expect(choice).to_have_value("fr")
    choice.select_option("en")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    reader.ask("() => eye.open()")
    assert "language" not in reader.address()
