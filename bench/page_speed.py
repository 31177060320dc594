"""Speed of the page on the real events, as a reader waits for it: python -m bench.page_speed.

Medians in a real browser at 1280 by 720 against the bars: the server's first answer within 2 s, a filter to its new
picture within 200 ms, a step of the wheel to its new labels within 80 ms, an edit of the file on screen within 2 s.
Every filter is new to the server, so that none comes from what it keeps. The load of the machine is printed beside
the figures: more than one busy program a core makes them worthless.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.server import TOP, free_port
from tools.browser import windowed

RUNS = 15
# The last as in the tests: the shell alone would round letters to whole pixels, and ask for each first view twice.
FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
WATCH = TOP / "tests" / "support" / "watch.js"
# Whoever reaches for the picture at once: a hand that moves from the first words on.
HAND = """
const hand = setInterval(() => {
  if (document.querySelector('#timeline .textpoint text')) return clearInterval(hand);
  if (!document.querySelector('#timeline svg text')) return;
  document.body.dispatchEvent(new PointerEvent('pointermove', {pointerType: 'mouse', bubbles: true}));
}, 16);
"""
# When the first words stand on the page, and when the live picture does for such a hand.
OPENING = (
    HAND
    + """
window.__read = {};
new MutationObserver(() => {
  for (const [name, words] of [['words', '#timeline svg text'], ['live', '#timeline .textpoint text']])
    if (!__read[name] && document.querySelector(words)) {
      __read[name] = 1;
      requestAnimationFrame(() => setTimeout(() => { __read[name] = performance.now(); }));
    }
}).observe(document, {childList: true, subtree: true});
"""
)
FILTER = """async at => {
  const buttons = document.querySelectorAll('#filters [data-filter]'), before = eye.heard.fresh;
  const begun = performance.now();
  buttons[at % buttons.length].click();
  await eye.until(() => eye.heard.fresh > before, 'a new picture');
  return performance.now() - begun;
}"""
ZOOM = """async deltaY => {
  const pad = document.querySelector('#timeline .nsewdrag'), box = pad.getBoundingClientRect();
  const was = rollout.timeline.window.join(), [clientX, clientY] = [box.left + 600, box.top + 90];
  const begun = performance.now();
  pad.dispatchEvent(new WheelEvent('wheel', {deltaY, clientX, clientY, bubbles: true, cancelable: true}));
  await eye.until(() => eye.heard.now.window.join() !== was, 'labels');
  const switched = performance.now() - begun;
  await eye.frame();
  return [switched, performance.now() - begun];
}"""


def begin(file: Path) -> tuple[subprocess.Popen[bytes], str, float]:
    """Start the server; return it, its address and the seconds to its first answer."""
    port, begun = free_port(), time.perf_counter()
    command = [sys.executable, "app.py", str(file), "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    while time.perf_counter() - begun < 30:
        try:
            urlopen(address).read()
        except OSError:
            time.sleep(0.01)
        else:
            return server, address, time.perf_counter() - begun
    server.kill()
    raise TimeoutError("app.py did not answer within 30 s.")


def starts(file: Path) -> float:
    """Return the median seconds from starting the server to its first answer."""
    took = []
    for _ in range(7):
        server, _, seconds = begin(file)
        server.terminate()
        server.wait()
        took.append(seconds)
    return median(took)


def openings(browser: Browser, address: str) -> tuple[float, float]:
    """Return the median ms from asking for the page to words, and to the live picture, with nothing in the cache."""
    words, live = [], []
    for _ in range(RUNS):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.add_init_script(OPENING)
        page.goto(address)
        page.wait_for_selector("#timeline .textpoint text", state="attached")
        read = page.evaluate(
            "async () => { while (!(__read.live > 1)) await new Promise(requestAnimationFrame); return __read; }"
        )
        words.append(read["words"])
        live.append(read["live"])
        page.close()
    return median(words), median(live)


def repeat(page: Page, act: Callable[[int], Any]) -> list[Any]:
    """Return what an act gives each time, with the picture at rest in between."""
    found = []
    for number in range(RUNS):
        found.append(act(number))
        page.evaluate("() => new Promise(resolve => setTimeout(resolve, 500))")
    return found


def edits(page: Page, file: Path) -> float:
    """Return the median seconds from saving the file with one event less to the page saying so."""
    lines, took = file.read_text(encoding="utf-8").splitlines(keepends=True), []
    for number in range(5):
        kept = lines[:-1] if number % 2 == 0 else lines
        before = page.locator("#counts").inner_text()
        file.write_text("".join(kept), encoding="utf-8")
        begun = time.perf_counter()
        page.evaluate(
            "before => eye.until(() => document.getElementById('counts').innerText !== before, 'the edit')", before
        )
        took.append(time.perf_counter() - begun)
    file.write_text("".join(lines), encoding="utf-8")
    return median(took)


def say(what: str, value: float, unit: str, bar: float | None = None) -> None:
    """Print one figure beside its bar."""
    verdict = "" if bar is None else f"   bar {bar:g} {unit}   {'met' if value < bar else 'MISSED'}"
    print(f"{what:<52}{value:8.2f} {unit}{verdict}" if unit == "s" else f"{what:<52}{value:8.0f} {unit}{verdict}")


def main() -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(shutil.copy(TOP / "events.csv", folder))
        say("start of the server to its first answer", starts(file), "s", 2)
        server, address, _ = begin(file)
        browser = play.chromium.launch(executable_path=windowed(), args=FLAGS)
        try:
            words, live = openings(browser, address)
            say("opening of the page to words that can be read", words, "ms")
            say("opening of the page to the live picture", live, "ms")
            context = browser.new_context(viewport={"width": 1280, "height": 720})
            context.add_init_script(path=WATCH)
            page = context.new_page()
            page.goto(address)
            page.evaluate("() => eye.open()")
            filters = repeat(page, lambda number: page.evaluate(FILTER, number))
            say("filter to the new picture", median(filters), "ms", 200)
            page.goto(address)
            page.evaluate("() => eye.open()")
            zooms = repeat(page, lambda number: page.evaluate(ZOOM, -120 if number % 3 else 200))
            say("step of the wheel to the new labels", median(one for one, _ in zooms), "ms", 80)
            say("step of the wheel to the next frame", median(one for _, one in zooms), "ms")
            say("edit of the file to the new count", edits(page, file), "s", 2)
        finally:
            browser.close()
            server.terminate()
            server.wait()
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
