"""What a first visit and a second one send, and when words and live picture are there: python -m bench.wire_speed.

Over a slow mobile line as Chromium plays it (1.6 Mbit/s, 150 ms), by a name of another machine: with brotli, as over
HTTPS, and with gzip alone, as where nothing is encrypted. `each` beside it lists every answer before the live picture.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.page_speed import FLAGS, OPENING
from tests.support.server import TOP, free_port
from tools.browser import windowed

RUNS = 5
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
# Of what is not encrypted browsers take brotli from this machine alone, and what ends so is this machine.
NAMES = {"brotli": "timeline.localhost", "gzip": "timeline.test"}
BARS = {"words": 1.2, "live": 4.0, "first": 600, "second": 60}
LIVE = "async () => { while (!(__read.live > 1)) await new Promise(requestAnimationFrame); return __read; }"


def begin(file: Path, *more: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start a server that answers to both names; return it and its port once it answers."""
    port = free_port()
    names = [part for name in NAMES.values() for part in ("--name", name)]
    command = [sys.executable, "app.py", str(file), "--port", str(port), "--no-browser", *names, *more]
    server = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urlopen(f"http://127.0.0.1:{port}/health").read()
        except OSError:
            time.sleep(0.05)
        else:
            return server, port
    server.kill()
    raise TimeoutError("app.py did not answer within a minute.")


def visit(context: BrowserContext, address: str, slow: bool) -> tuple[dict[str, float], list[tuple[str, str, float]]]:
    """Open the page; return the ms to words and live picture, and each answer that had come by then: kB, how packed."""
    page = context.new_page()
    page.add_init_script(OPENING)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    if slow:
        wire.send("Network.emulateNetworkConditions", SLOW)
    answers: dict[str, list[Any]] = {}

    def answered(event: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        way = headers.get("content-encoding", "as it is")
        answers[event["requestId"]] = [event["response"]["url"].split("/", 3)[-1][:60], way, 0.0]

    def ended(event: dict[str, Any]) -> None:
        if event["requestId"] in answers:
            answers[event["requestId"]][2] = event["encodedDataLength"] / 1000

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", ended)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#timeline .textpoint text", state="attached", timeout=60_000)
    read: dict[str, float] = page.evaluate(LIVE)
    come = [(name, way, size) for name, way, size in answers.values() if size]
    page.close()
    return read, come


def measured(browser: Browser, name: str, port: int, each: bool) -> None:
    """Print the medians of several first and second visits by one name."""
    firsts, seconds = [], []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        address = f"http://{NAMES[name]}:{port}/"
        firsts.append(visit(context, address, slow=True))
        seconds.append(visit(context, address, slow=True))
        context.close()
    if each:
        for where, way, size in sorted(firsts[0][1], key=lambda one: -one[2]):
            print(f"  {size:8.1f} kB  {way:9} {where}")
    for visits, which in ((firsts, "first"), (seconds, "second")):
        sent = median(sum(size for *_, size in come) for _, come in visits)
        words, live = (median(read[what] for read, _ in visits) / 1000 for what in ("words", "live"))
        print(
            f"{name}, {which} visit: {sent:.0f} kB (bar {BARS[which]}), words {words:.2f} s, live {live:.2f} s",
            flush=True,
        )


def main() -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        server, port = begin(Path(shutil.copy(TOP / "events.csv", folder)), "--keep")
        mapped = f"--host-resolver-rules=MAP {NAMES['gzip']} 127.0.0.1"
        browser = play.chromium.launch(executable_path=windowed(), args=[*FLAGS, mapped])
        try:
            for name in NAMES:
                measured(browser, name, port, "each" in sys.argv)
        finally:
            browser.close()
            server.terminate()
            server.wait()
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
