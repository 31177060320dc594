"""How soon a scene of a talk begins to change and when it stands: python -m bench.talk_speed.

A real browser walks through talks/tibet-cards.csv at two sizes, without a graphics processor. Begin: from the key to
the first frame with the new caption and a moved window. End: from the key to the last move of the window.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.support.server import TOP, start
from tools import browser

BEGIN, END = 50, 700  # ms
SIZES = ((1280, 720), (1920, 1080))
PROBE = """
() => new Promise(done => {
  const caption = document.querySelector('#caption'), axis = () => rollout.timeline.window.join();
  const before = axis(), title = caption.textContent;
  let key = 0, said = 0, begun = 0, last = '', moved = 0, frames = 0;
  window.pressed = 0;
  const frame = () => {
    key = window.pressed;
    const now = performance.now(), range = axis();
    if (key && !said && caption.textContent !== title) said = now;
    if (key && !begun && range !== before) begun = now;
    if (range !== last) { last = range; moved = now; frames += 1; }
    // Quiet for a while, after the longest a glide may take: it stands.
    if (key && now - key > 900) return done({said: said - key, begun: begun - key, ended: moved - key, frames});
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})
"""


# Before any script of the page, for the talk keeps its keys to itself.
PRESSED = "addEventListener('keydown', event => { window.pressed = event.timeStamp; }, true)"


def walk(page: Page, scenes: int) -> list[dict[str, float]]:
    """Press the key for the next scene again and again, and return what each change took."""
    found = []
    for _ in range(scenes - 1):
        page.evaluate(f"() => {{ window.probe = ({PROBE.strip()})(); }}")
        page.keyboard.press("PageDown")
        found.append(page.evaluate("() => window.probe"))
    return found


def main() -> None:
    slow = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        server = start(TOP / "events.csv", Path(folder) / "log.txt")
        chrome = play.chromium.launch(executable_path=browser.windowed(), args=["--no-sandbox", "--disable-gpu"])
        for width, height in SIZES:
            page = chrome.new_page(viewport={"width": width, "height": height})
            page.add_init_script(PRESSED)
            page.goto(f"{server.url}/?talk=tibet-cards&scene=1")
            page.wait_for_selector("html[data-talk='1']", state="attached")
            page.wait_for_timeout(1500)  # a measurement begins on a page at rest
            scenes = page.evaluate("() => rollout.talk.now.talk.scenes.length")
            found = walk(page, scenes)
            for name, bar in (("said", BEGIN), ("begun", BEGIN), ("ended", END)):
                times = [one[name] for one in found if one[name] > 0]
                slow += max(times) > bar
                verdict = "ok" if max(times) <= bar else "SLOW"
                took = f"median {median(times):4.0f} ms, most {max(times):4.0f}"
                print(f"{width}x{height} {name:6} {took} (bar {bar}) {verdict}")
            print(f"{width}x{height} frames a glide: median {median(one['frames'] for one in found):.0f}")
            page.close()
        chrome.close()
        server.stop()
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
