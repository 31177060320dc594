"""What is said in another language than that of the page says so: in page, talk and presenter's window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support import marked
from tests.support.screens import Screen

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


@pytest.fixture
def told(tmp_path: Path, server_for: Callable[..., str]) -> str:
    """Return the address of a server on evidence whose every word begins with its language."""
    (tmp_path / "talks").mkdir()
    events = tmp_path / "events.csv"
    for path, text in ((events, marked.EVENTS), (tmp_path / "timeline.toml", marked.SETTINGS)):
        path.write_text(text, "utf-8")
    (tmp_path / "talks" / "one.csv").write_text(TALK, "utf-8")
    return server_for(events)


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
