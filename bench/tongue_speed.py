"""Speed of going over to another language in the page, as a reader sees it: python -m bench.tongue_speed.

From the press to the last frame in which anything in sight changed, on the shipped evidence in a real browser at 1280
by 720, the language pointed at for as long as a hand takes; median and worst of as many rounds as are asked for. What
is loaded by whoever reads English alone stands before it. With `unpointed` each language is the first of a fresh page,
chosen by a finger or by keys, which point at nothing, as soon as somebody has read the menu; and what opening it loads
stands before. The load of the machine is printed beside the figures: more than one busy program a core makes them
worthless.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from bench.page_speed import FLAGS, begin, say
from tests.support.server import TOP
from tools.browser import windowed

POINTED = 800  # ms before the press
READ = 700  # ms for which a menu is looked at
TABBED = 60  # ms from one press of a key to the next
RESTED = 1500  # ms after which nothing more comes
ROUNDS = 10
BAR = 100.0  # ms
ORDER = ("zh", "bo", "", "de", "fr", "en")
"""The first three are buttons, languages of the events; the others are chosen from the list of the page's."""
BUTTONS = ("zh", "bo", "")
WATCH = """() => {
  window.__seen = {press: 0, last: 0};
  const end = () => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => { __seen.last = performance.now(); };
    port2.postMessage(0);
  });
  const inSight = target => {
    const node = target.nodeType === 1 ? target : target.parentElement;
    const unseen = 'head, .unseen, [hidden], [style*="visibility: hidden"], #events, #legend, #js-plotly-tester';
    return node?.isConnected && !node.closest(unseen);
  };
  // A language that is tried on between two frames leaves all as it was: what something was before all of them counts.
  const before = all => {
    const was = new Map();
    for (const {target, type, attributeName, oldValue, removedNodes} of all) {
      const mine = was.get(target) ?? was.set(target, {}).get(target);
      const room = document.createElement('i');
      room.append(...[...removedNodes].map(one => one.cloneNode(true)));
      mine[attributeName ?? type] ??= oldValue ?? room.innerHTML;
    }
    return [...was];
  };
  const now = (target, name) => name === 'characterData' ? target.data
    : name === 'childList' ? target.innerHTML : target.getAttribute(name) ?? '';
  const changed = all => before(all).some(([target, mine]) =>
    inSight(target) && Object.entries(mine).some(([name, was]) => now(target, name) !== was));
  for (const kind of ['click', 'change'])
    addEventListener(kind, ({target, timeStamp}) => {
      if (!target.closest?.(kind === 'click' ? 'button[data-language]' : '#tongue')) return;
      window.__seen = {press: timeStamp, last: 0};
      end();
    }, true);
  const all = {subtree: true, childList: true, characterData: true, attributes: true};
  new MutationObserver(some => __seen.press && changed(some) && end())
    .observe(document, {...all, attributeOldValue: true, characterDataOldValue: true});
}"""
LOADED = """() => performance.getEntriesByType('resource').reduce((sum, one) => sum + one.decodedBodySize,
  performance.getEntriesByType('navigation')[0].decodedBodySize)"""


def go_over(page: Page, place: int) -> float:
    """Go over to the language at a place of the order; return how long it took, in ms."""
    tag = ORDER[place]
    if page.locator("#others").is_hidden():
        page.click("#more")
    if tag in BUTTONS:
        button = page.locator(f"#languages button[data-language='{tag}']")
        button.hover()
        page.wait_for_timeout(POINTED)
        button.click()
    else:
        page.focus("#tongue")
        page.wait_for_timeout(3 * POINTED)
        page.select_option("#tongue", tag)
    page.wait_for_timeout(RESTED)
    took: float = page.evaluate("() => __seen.last - __seen.press")
    assert page.evaluate("() => document.documentElement.lang").startswith(tag or "en")
    return took


def by_finger(page: Page, tag: str) -> None:
    """Choose a language by touch: the menu, then the language in it."""
    page.locator("#more").tap()
    page.wait_for_timeout(READ)
    if tag in BUTTONS:
        page.locator(f"#languages button[data-language='{tag}']").tap()
    else:
        page.select_option("#tongue", tag)


def by_keys(page: Page, tag: str) -> None:
    """Choose a language by keys alone: each step leads on soon, by whatever stands between."""
    page.focus("#more")
    page.keyboard.press("Enter")
    page.wait_for_timeout(READ)
    wanted = f"button[data-language='{tag}']" if tag in BUTTONS else "#tongue"
    while not page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
        page.keyboard.press("Tab")
        page.wait_for_timeout(TABBED)
    if tag in BUTTONS:
        page.keyboard.press("Enter")
    else:
        page.select_option("#tongue", tag)


def first(browser: Browser, address: str, tag: str, choose: Callable[[Page, str], None]) -> float:
    """Choose a language on a fresh page; return how long it took, in ms."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(2 * RESTED)
    page.evaluate(WATCH)
    choose(page, tag)
    page.wait_for_timeout(RESTED)
    took: float = page.evaluate("() => __seen.last - __seen.press")
    assert page.evaluate("() => document.documentElement.lang").startswith(tag)
    context.close()
    return took


def unpointed(browser: Browser, address: str, rounds: int) -> dict[str, list[float]]:
    """Return how long languages take that nobody has pointed at, by who chooses which."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.wait_for_timeout(2 * RESTED)
    before = page.evaluate(LOADED)
    say("loaded by whoever reads English", before / 1000, "kB")
    page.click("#more")
    page.wait_for_timeout(2 * RESTED)
    say("more when the menu is opened", (page.evaluate(LOADED) - before) / 1000, "kB")
    page.close()
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, choose in (("finger", by_finger), ("keys", by_keys)):
            for tag in ("zh", "bo", "de", "fr"):
                found[f"{tag} by {name}"].append(first(browser, address, tag, choose))
    return found


def pointed(browser: Browser, address: str, rounds: int) -> dict[str, list[float]]:
    """Return how long languages take that were pointed at, by language."""
    found: dict[str, list[float]] = defaultdict(list)
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.wait_for_timeout(2 * RESTED)
    say("loaded by whoever reads English", page.evaluate(LOADED) / 1000, "kB")
    page.evaluate(WATCH)
    for turn in range(rounds):
        for place, tag in enumerate(ORDER):
            took = go_over(page, place)
            if turn:  # at the first some letters are on their way
                found[tag or "back to English"].append(took)
    return found


def main() -> None:
    """Measure and print."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    measure = unpointed if "unpointed" in sys.argv else pointed
    with TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "events.csv"
        for name in ("events.csv", "timeline.toml", "sources.csv"):
            (Path(folder) / name).write_bytes((TOP / name).read_bytes())
        process, address, _ = begin(file)
        browser = play.chromium.launch(executable_path=windowed(), args=FLAGS)
        found = measure(browser, address, numbers[0] if numbers else ROUNDS)
        browser.close()
        process.terminate()
    for tag, all_of_it in found.items():
        say(f"{tag}: median", median(all_of_it), "ms", BAR)
        say(f"{tag}: worst", max(all_of_it), "ms")
    every = [one for each in found.values() for one in each]
    say(f"{len(every)} switches: median", median(every), "ms", BAR)
    say("worst", max(every), "ms")
    print("load", *(f"{one:.1f}" for one in os.getloadavg()))


if __name__ == "__main__":
    main()
