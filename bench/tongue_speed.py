"""Speed of going over to another language in the page, as a reader sees it: python -m bench.tongue_speed.

From the press to the last frame in which anything in sight changed, on the shipped evidence in a real browser at 1280
by 720, the language pointed at for as long as a hand takes; median and worst of as many rounds as are asked for. What
is loaded by whoever reads English alone stands before it. The load of the machine is printed beside the figures: more
than one busy program a core makes them worthless.
"""

import os
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.page_speed import FLAGS, begin, say
from tests.support.server import TOP
from tools.browser import windowed

POINTED = 800  # ms before the press
RESTED = 1500  # ms after which nothing more comes
ROUNDS = 10
BAR = 100.0  # ms
ORDER = ("zh", "bo", "", "de", "fr", "en")
"""The first three are buttons, languages of the events; the others are chosen from the list of the page's."""
WATCH = """() => {
  window.__seen = {press: 0, last: 0};
  const end = () => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => { __seen.last = performance.now(); };
    port2.postMessage(0);
  });
  const inSight = ({target}) => {
    const node = target.nodeType === 1 ? target : target.parentElement;
    const unseen = 'head, .unseen, [hidden], [style*="visibility: hidden"], #events, #legend, #js-plotly-tester';
    return node?.isConnected && !node.closest(unseen);
  };
  for (const kind of ['click', 'change'])
    addEventListener(kind, ({target, timeStamp}) => {
      if (!target.closest?.(kind === 'click' ? 'button[data-language]' : '#tongue')) return;
      window.__seen = {press: timeStamp, last: 0};
      end();
    }, true);
  new MutationObserver(all => __seen.press && all.some(inSight) && end())
    .observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
LOADED = """() => performance.getEntriesByType('resource').reduce((sum, one) => sum + one.decodedBodySize,
  performance.getEntriesByType('navigation')[0].decodedBodySize)"""


def go_over(page: Page, place: int) -> float:
    """Go over to the language at a place of the order; return how long it took, in ms."""
    tag = ORDER[place]
    if page.locator("#others").is_hidden():
        page.click("#more")
    if place < ORDER.index("de"):
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


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    found: dict[str, list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "events.csv"
        for name in ("events.csv", "timeline.toml", "sources.csv"):
            (Path(folder) / name).write_bytes((TOP / name).read_bytes())
        process, address, _ = begin(file)
        browser = play.chromium.launch(executable_path=windowed(), args=FLAGS)
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
