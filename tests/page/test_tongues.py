"""What is said in another language than that of the page says so: in page, talk and presenter's window."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support import marked
from tests.support.screens import Screen
from tests.support.server import Server

PHONES = re.compile(r"here: (http://\S+?/)\.? ")
STEP = 20_000  # ms: a phone asks every two seconds, and the machine may be busy

TALK = """\
title,title@fr,focus,notes,notes@fr,kind,words,words@fr
en.scene,fr.scene,one two,en.note,fr.note,,,
en.text,,,en.alone,,text,en.words,fr.mots
"""
WORDS = r"""() => {
  const seen = document.createTreeWalker(document.body, 4), found = [];
  while (seen.nextNode()) {
    const node = seen.currentNode.parentElement;
    if (node.closest('script, style, noscript, [hidden], [aria-hidden=true], svg, template')) continue;
    for (const [word] of seen.currentNode.data.matchAll(/\b(en|fr)\.\w+/g))
      found.push([word, node.closest('[lang]').lang, node.outerHTML.slice(0, 80)]);
  }
  return found;
}"""
"""Each marked word of a page, and the language that its elements say; pictures are read by their names."""


def laid(place: Path) -> Path:
    (place / "talks").mkdir()
    events = place / "events.csv"
    for path, text in ((events, marked.EVENTS), (place / "timeline.toml", marked.SETTINGS)):
        path.write_text(text, "utf-8")
    (place / "talks" / "one.csv").write_text(TALK, "utf-8")
    return events


@pytest.fixture
def told(tmp_path: Path, server_for: Callable[..., str]) -> str:
    """Return the address of a server on evidence whose every word begins with its language."""
    return server_for(laid(tmp_path))


@pytest.fixture
def followed(tmp_path: Path, server: Callable[..., Server]) -> Server:
    """Return a server on the same evidence whose talk phones follow."""
    return server(laid(tmp_path), "--audience", "--host", "127.0.0.1")


def spoken_of(key: str, tongue: str) -> str:
    """Return a word that is heard of an event."""
    return "en.never" if key == "two" else "fr.premier" if tongue == "fr" else "en.first"


def wrong(found: list[Any]) -> list[str]:
    said = marked.wrong([(word, lang) for word, lang, _ in found])
    return [f"{one}: {where}" for one in said for word, lang, where in found if one == f"{word} as {lang}"]


@pytest.mark.parametrize("tongue", ["en", "de", "fr", "zh", "bo"])
def test_each_word_of_the_file_says_its_language_in_the_page(
    tongue: str, told: str, new_screen: Callable[..., Screen]
) -> None:
    screen = new_screen("laptop", told)
    for key in ("one", "two"):
        screen.open(f"?language={tongue}&event={key}")
        screen.settle()
        screen.until("document.querySelectorAll('#events li').length === 3 && !details.hidden")
        if screen.page.locator("#filters").is_hidden():
            screen.page.click("#filter")
        screen.page.focus("#plot")
        screen.until(f"said.textContent.includes('{spoken_of(key, tongue)}')")  # and so what is read aloud
        found = screen.ask(WORDS)
        words = {word for word, *_ in found}
        assert {"en.dams" if key == "one" else "en.never", "fr.titre" if tongue == "fr" else "en.title"} <= words
        assert (key, wrong(found)) == (key, [])
    screen.check()


@pytest.mark.parametrize("tongue", ["en", "de", "fr"])
def test_each_word_of_the_file_says_its_language_in_a_talk_and_before_its_presenter(
    tongue: str, told: str, new_screen: Callable[..., Screen]
) -> None:
    screen = new_screen("laptop", told)
    screen.open(f"?language={tongue}&talk=one")
    screen.until("caption.textContent.includes('.scene')")
    with screen.page.context.expect_page() as opening:
        screen.page.keyboard.press("p")
    presenter = opening.value
    first, second = ("fr.scene", "fr.mots") if tongue == "fr" else ("en.scene", "en.words")
    expect(presenter.locator("#title")).to_have_text(first)
    found = [*screen.ask(WORDS), *presenter.evaluate(WORDS)]
    assert {first, "en.never", "fr.note" if tongue == "fr" else "en.note"} <= {word for word, *_ in found}
    assert wrong(found) == []
    screen.page.keyboard.press("s")
    screen.until("!!document.querySelector('.proofs')")
    assert wrong(screen.ask(WORDS)) == []
    screen.page.keyboard.press("s")
    presenter.keyboard.press("PageDown")
    screen.until(f"document.querySelector('.exhibit')?.textContent.includes('{second}')")
    found = [*screen.ask(WORDS), *presenter.evaluate(WORDS)]
    assert {second, "en.alone"} <= {word for word, *_ in found}
    assert wrong(found) == []
    screen.check()


@pytest.mark.parametrize("tongue", ["en", "de", "fr"])
def test_each_word_of_the_file_says_its_language_on_a_listeners_phone(
    tongue: str, followed: Server, new_screen: Callable[..., Screen]
) -> None:
    found = PHONES.search(followed.said())
    assert found, followed.said()
    screen = new_screen("laptop", followed.url)
    screen.page.goto(f"{followed.url}/?talk=one")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=STEP)
    phone = new_screen("phone", found[1]).page
    phone.goto(f"{found[1]}?language={tongue}")
    first, second = ("fr.scene", "fr.mots") if tongue == "fr" else ("en.scene", "en.words")
    expect(phone.locator("h1")).to_have_text(first, timeout=STEP)
    expect(phone.locator("main")).to_contain_text("en.never")
    assert wrong(phone.evaluate(WORDS)) == []
    screen.page.keyboard.press("PageDown")
    expect(phone.locator("main")).to_contain_text(second, timeout=STEP)
    assert wrong(phone.evaluate(WORDS)) == []
