"""A step of zoom or pan to its last changed frame, across stretches too: `python -m bench.step_speed FILE.csv…`.

At each step the window moves by most of its width, or becomes shorter or longer by more than half, so that of very
many events nearly every step leads into another stretch; between two steps a reader looks for a second, in which the
page asks for what stands beside. A frame is one that the browser has shown and that differs from the one before.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from bench.page_speed import FLAGS, HAND
from tests.support.server import TOP, free_port
from tools.browser import windowed

STEPS = (0.4, 0.4, 0.4, -0.8, 0.8, 0.8, -0.8, 0.4, 2.6, -0.8, 2.6, 0.8, 2.6)
PANS = (-0.8, 0.8)
"""Of the steps those that pan by a share of the window; the others make it longer by a factor."""
LOOK = 1_000  # ms between two steps
STILL = 700  # ms without another frame: the step is over
STEP = """([way, by]) => {
  const {timeline} = rollout, began = performance.timeOrigin + performance.now();
  window.before = timeline.source;
  timeline[way](by);
  return began;
}"""


@contextmanager
def served(file: Path) -> Iterator[str]:
    """Give the address of a server on a file, which is read into memory where no index lies beside it."""
    port = free_port()
    most = [] if file.with_name(f"{file.name}.index").exists() else ["--max-rows", "2000000"]
    command = [sys.executable, "app.py", str(file), "--port", str(port), "--no-browser", *most]
    server = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                urlopen(f"http://127.0.0.1:{port}/health").read()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


class Frames:
    """The times at which the page has shown another frame, in ms."""

    def __init__(self, page: Page) -> None:
        """Begin to look."""
        self._wire, self._last = page.context.new_cdp_session(page), ""
        self.times: list[float] = []
        self._wire.on("Page.screencastFrame", self._come)
        self._wire.send("Page.startScreencast", {"format": "jpeg", "quality": 50, "maxWidth": 640, "maxHeight": 640})

    def _come(self, frame: dict[str, Any]) -> None:
        if frame["data"] != self._last:
            self._last = frame["data"]
            self.times.append(frame["metadata"]["timestamp"] * 1000)
        self._wire.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})


def stepped(page: Page, frames: Frames) -> list[tuple[float, bool]]:
    """Return of each step the ms to its last changed frame, and whether it led into another stretch."""
    found = []
    for by in STEPS:
        page.wait_for_timeout(LOOK)
        frames.times.clear()
        began = page.evaluate(STEP, ["pan" if by in PANS else "zoom", by])
        page.wait_for_timeout(STILL)
        after = [at - began for at in frames.times if at >= began]
        found.append((after[-1] if after else 0.0, page.evaluate("() => before !== rollout.timeline.source")))
    return found


def main() -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with sync_playwright() as play:
        for name in sys.argv[1:]:
            with served(Path(name)) as address:
                browser = play.chromium.launch(executable_path=windowed(), args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 720})
                page.add_init_script(HAND)
                page.goto(address)
                page.wait_for_selector("#timeline .textpoint text", state="attached")
                page.wait_for_timeout(2 * LOOK)
                found = stepped(page, Frames(page))
                browser.close()
            for across in (False, True):
                own = sorted(ms for ms, crossed in found if crossed is across)
                if own:
                    where = "into another stretch" if across else "within the picture"
                    print(f"{Path(name).name}, {len(own)} steps {where}: {median(own):.0f} ms, most {own[-1]:.0f}")
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
