"""What a first gesture waits for, on a page that lies there read: python -m bench.touch_speed.

From a turn of the wheel, the first sign that somebody reaches for the picture, to its window on the screen; beside it
the same turn on the live picture. On this machine's processor and on one four times slower, as Chromium plays it.
"""

import os
import shutil
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.page_speed import FLAGS, begin
from tests.support.server import TOP
from tools.browser import windowed

RUNS = 7
READ = """async () => {
  while (!window.rollout?.talk || !document.querySelector('#events li')) await new Promise(requestAnimationFrame);
}"""
TURN = """async () => {
  const pad = document.querySelector('#timeline .nsewdrag'), box = pad.getBoundingClientRect();
  const words = () => document.querySelector('.below .frame').getAttribute('aria-valuetext');
  const was = words(), begun = performance.now(), [clientX, clientY] = [box.left + 600, box.top + 90];
  pad.dispatchEvent(new WheelEvent('wheel', {deltaY: -120, clientX, clientY, bubbles: true, cancelable: true}));
  while (words() === was) await new Promise(requestAnimationFrame);
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""


def gestures(browser: Browser, address: str, slower: int) -> tuple[float, float]:
    """Return the median ms of the first turn of the wheel and of the next, on a processor so many times slower."""
    first, then = [], []
    for _ in range(RUNS):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        wire = page.context.new_cdp_session(page)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(f"{address}/?from=2010-01-01&to=2020-12-31")
        page.evaluate(READ)
        page.wait_for_timeout(1000)
        first.append(page.evaluate(TURN))
        page.wait_for_timeout(1000)
        then.append(page.evaluate(TURN))
        page.close()
    return median(first), median(then)


def main() -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        server, address, _ = begin(Path(shutil.copy(TOP / "events.csv", folder)))
        browser = play.chromium.launch(executable_path=windowed(), args=FLAGS)
        try:
            for slower in (1, 4):
                first, then = gestures(browser, address, slower)
                print(
                    f"processor {slower} times slower: first gesture {first:.0f} ms, the next {then:.0f} ms", flush=True
                )
        finally:
            browser.close()
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
