"""A walk through every control of the page in every look: the policy is never broken, nothing is kept, nothing fails.

Long: by `make hostile`. Every button, field and choice that can be seen is used, then those that this has brought up.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Response

from rollout.server.guard import HEADERS
from tests.support.screens import Screen

pytestmark = pytest.mark.long

LOOKS = [f"?theme={theme}{hall}" for theme in ("light", "dark", "contrast", "print") for hall in ("", "&hall=1")]
# Uses the next control and says which: each once, told apart by what it is for.
NEXT = """used => {
  const CONTROLS = 'button, select, input, textarea, summary, [role=slider], [role=menuitem], a[href^="#"]';
  const seen = node => node.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && node.getBoundingClientRect().width > 1 && !node.disabled && !node.closest('[inert]');
  const words = node => node.dataset.go ? 'event' : node.textContent.slice(0, 40);
  const name = node => [node.tagName, node.id, node.type, node.getAttribute('aria-label'), words(node)].join('|');
  const node = [...document.querySelectorAll(CONTROLS)].find(one => seen(one) && !used.includes(name(one)));
  if (!node) return null;
  const found = {name: name(node), typed: node.tagName === 'TEXTAREA' || ['search', 'text'].includes(node.type)};
  node.focus();
  if (node.tagName === 'SELECT') {
    node.selectedIndex = node.options.length - 1;
    node.dispatchEvent(new Event('change', {bubbles: true}));
  } else if (!found.typed) node.click();
  return found;
}"""
KEPT = "async () => [Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).length]"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_every_control_in_every_look(size: str, look: str, new_screen: Callable[[str, str], Screen], live: str) -> None:
    screen = new_screen(size, live)
    page = screen.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live)
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    screen.open(look)
    used: list[str] = []
    while (control := screen.ask(NEXT, used)) and len(used) < 150:
        used.append(control["name"])
        if control["typed"]:
            page.keyboard.type("card")
            page.keyboard.press("Enter")
        screen.settle()
        back(screen)
    for key in ("?", "Escape", "h", "h", "+", "-", "0", "/"):
        page.keyboard.press(key)
    screen.settle()
    screen.check()
    assert len(used) >= (20 if size == "laptop" else 4), used
    checked(answers, live)
    assert page.context.cookies() == []
    kept: Any = screen.ask(KEPT)
    # Who says that single keys should rest has asked for that to be kept; the walk has, where it could.
    assert set(kept[0]) <= {"rollout-single-keys"}
    # Until the tab is closed: where a talk stands, and one in preparation.
    assert set(kept[1]) <= {"rollout-talk", "rollout-draft"}
    assert kept[2] == 0


def back(screen: Screen) -> None:
    """Lead out of a talk, and out of the hall, where there is nothing more to use."""
    if screen.ask("() => rollout.address.read().has('talk')"):
        screen.until("document.documentElement.dataset.talk === '1'")
        screen.press("Escape")
    if screen.ask("() => rollout.address.read().get('hall') === '1'"):
        screen.redrawn(lambda: screen.ask("() => rollout.page.hall()"))


def checked(answers: list[Response], live: str) -> None:
    """See that every answer in the walk bears every header, and none says who served it."""
    assert len(answers) > 15
    for answer in answers:
        if answer.url.startswith(live):
            headers = answer.headers
            assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS, answer.url
            assert "content-security-policy" in headers, answer.url
            assert not {"server", "set-cookie", "x-powered-by"} & set(headers), answer.url


@pytest.mark.parametrize("size", ["laptop", "hall"])
def test_every_key_of_the_talk(size: str, new_screen: Callable[[str, str], Screen], live: str) -> None:
    screen = new_screen(size, live)
    page = screen.page
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(f"{live}/?talk=headlines")
    screen.until("document.querySelector('#caption .place')", 15)
    for key in ("s", "s", "q", "q", "b", "b", "w", "w", ".", ".", "PageDown", "End", "3", "Enter", "PageUp", "Home"):
        page.keyboard.press(key)
        screen.check()
    page.keyboard.press("Escape")
    screen.until("document.documentElement.dataset.talk !== '1'")
    screen.check()
    checked(answers, live)
    assert page.context.cookies() == []
