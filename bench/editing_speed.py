"""Speed of writing an event in the page, as its writer waits for it: `python -m bench.editing_speed [EVENTS …]`.

Medians in a real browser at 1280 by 720: a key pressed in the title to the draft drawn anew on the timeline, with its
mark, and *Save* to the server's answer, on the shipped events and on 10,000 invented ones; and how long it takes until
another browser shows what one has in the form, and what it has saved. The load of the machine stands beside them: more
than one busy program a core makes them worthless.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.page_speed import HAND
from tests.support import crowd
from tests.support.server import TOP, free_port
from tools.browser import windowed

KEYS, SAVES, LOOKS = 25, 9, 5
MOST = "2000000"  # rows that a server takes
# From a key to the next frame in which another draft stands on the timeline.
KEYED = """letter => new Promise(resolve => {
  const field = document.getElementById('edit-title'), begun = performance.now();
  new MutationObserver((_, eye) => {
    eye.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  }).observe(document.getElementById('draft'), {childList: true});
  field.value += letter;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
})"""
SAVED = """() => performance.getEntriesByType('resource').filter(one => one.name.endsWith('/edit/save'))
  .map(one => one.duration)"""


def begin(file: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start a server that may write; return it and its address."""
    port = free_port()
    command = [sys.executable, "app.py", str(file), "--port", str(port), "--no-browser", "--edit", "--max-rows", MOST]
    server = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ends = time.perf_counter() + 120
    while time.perf_counter() < ends:
        try:
            urlopen(f"http://127.0.0.1:{port}").read()
        except OSError:
            time.sleep(0.05)
        else:
            return server, f"http://127.0.0.1:{port}"
    server.kill()
    raise TimeoutError("app.py did not answer within two minutes.")


def opened(browser: Browser, address: str) -> Page:
    """Return a page with its picture."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(HAND)
    page.goto(address)
    page.wait_for_function("() => !!window.rollout?.timeline.meta")
    return page


def form(page: Page, title: str) -> None:
    """Begin a new event that is right."""
    page.locator("#add-event").click()
    page.locator("#edit-title").fill(title)
    page.locator("#edit-date").fill("2019")
    page.wait_for_selector("#draft svg", state="attached")
    page.wait_for_timeout(300)


def measured(file: Path, browser: Browser) -> None:
    """Measure one file, and print it."""
    server, address = begin(file)
    try:
        page, other = opened(browser, address), opened(browser, address)
        form(page, "A")
        keys = []
        for number in range(KEYS):
            keys.append(page.evaluate(KEYED, "abcdefgh "[number % 9]))
            page.wait_for_timeout(60)
        seen, saves = [], []
        for number in range(SAVES):
            if number < LOOKS:
                page.locator("#edit-who").fill(f"Writer {number}")
                begun = time.perf_counter()
                expect(other.locator("#edit-now")).to_contain_text(f"Writer {number}", timeout=30_000)
                seen.append(time.perf_counter() - begun)
            counted = other.locator("#counts").inner_text()
            begun = time.perf_counter()
            page.locator("#edit .primary").click()
            page.wait_for_selector("#edit", state="detached")
            if number < LOOKS:
                expect(other.locator("#counts")).not_to_have_text(counted, timeout=30_000)
                saves.append(time.perf_counter() - begun)
            form(page, f"Number {number}")
        answers = page.evaluate(SAVED)
    finally:
        server.terminate()
        server.wait()
    print(f"  key to the drawn draft      {median(keys):7.0f} ms, at worst {max(keys):.0f}   bar 50 ms")
    print(f"  save to the answer          {median(answers):7.0f} ms, at worst {max(answers):.0f}   bar 200 ms")
    print(f"  in the form to others       {median(seen):7.2f} s, at worst {max(seen):.2f}   bar 2 s")
    print(f"  Save to others' pictures    {median(saves):7.2f} s, at worst {max(saves):.2f}   bar 2 s")


def main(counts: list[int]) -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=windowed(), args=["--no-sandbox", "--disable-gpu"])
        place = Path(folder) / "shipped"
        place.mkdir()
        for name in ("events.csv", "sources.csv", "timeline.toml"):
            shutil.copy(TOP / name, place)
        print("the shipped events")
        measured(place / "events.csv", browser)
        for count in counts:
            print(f"{count:,} invented events")
            (Path(folder) / str(count)).mkdir()
            measured(crowd.write(Path(folder) / str(count) / "events.csv", count), browser)
        browser.close()
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main([*map(int, sys.argv[1:])] or [10_000])
