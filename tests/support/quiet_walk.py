"""Start the server, walk through the page, export, rest: `python -m tests.support.quiet_walk FOLDER SECONDS`.

Run where every packet is captured. The browser here may look up any name it likes, so that an attempt would be seen.
Begins with an empty page, for what the browser itself looks up; prints when that and the walk ended. Then, to show
that the capture sees, it tries to look a name up and to reach an address.
"""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.attack import attack_csv
from tests.support.screens import watched
from tests.support.server import TOP, start
from tools import browser

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
OUTPUTS = ("pptx", "pdf", "png", "svg", "csv", "json", "ics", "bib", "csljson", "ris", "html")
OUTSIDE = "198.51.100.7"


def walk(url: str) -> None:
    """Go through the page as a presenter does."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser.installed(), args=FLAGS)
        screen = watched(chromium.new_context(viewport={"width": 1280, "height": 720}), url).open()
        for query in ("?theme=dark", "?hall=1", "?q=x", "?from=2015-01-01&to=2016-01-01", ""):
            screen.visit(query)
        for event in range(0, 60, 7):
            screen.ask("at => document.querySelectorAll('#events button')[at]?.click()", event)
        time.sleep(float(sys.argv[2]))  # at rest: what would call out by the clock
        screen.check()
        chromium.close()


def blank() -> None:
    """Let the browser show nothing at all."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser.installed(), args=FLAGS)
        chromium.new_page().goto("data:text/html,<p>x</p>")
        time.sleep(10)
        chromium.close()
    sys.stdout.write(f"began {time.time()}\n")


def main() -> None:
    """Do it on our own evidence and on hostile text."""
    folder = Path(sys.argv[1])
    blank()
    for name in ("ours", "hostile"):
        (folder / name).mkdir()
        events = folder / name / "events.csv"
        if name == "ours":
            shutil.copy(TOP / "events.csv", events)
        else:
            events.write_bytes(attack_csv())
        server = start(events, folder / name / "log.txt")
        sys.stdout.write(f"port {server.port}\n")
        walk(server.url)
        server.stop()
        for suffix in OUTPUTS:
            command = [sys.executable, "-m", "rollout", "export", str(events), str(folder / name / f"out.{suffix}")]
            subprocess.run(command, cwd=TOP, capture_output=True, check=False)
    sys.stdout.write(f"walked {time.time()}\n")
    time.sleep(1)
    with suppress(OSError):
        socket.getaddrinfo("leak.example", 443)
    with suppress(OSError):
        socket.create_connection((OUTSIDE, 443), 2)


if __name__ == "__main__":
    main()
