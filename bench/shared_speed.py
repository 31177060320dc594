"""One database, two servers and two browsers: `python -m bench.shared_speed [EVENTS=20000]`, or with an ADDRESS.

Seconds by the clock from the press of Save in one browser until the other shows it, without a filter and with one; and
what is on screen while the database is killed, and how soon after its return. Given the address of a database whose
events are shown from their index, nothing is written: only its end and return are tried. Bars: two seconds.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from playwright.sync_api import Page, expect, sync_playwright

from bench.editing_speed import form
from bench.page_speed import HAND
from rollout.commands.cli import limits
from rollout.database import files
from rollout.database.address import Address
from rollout.database.link import connected
from rollout.evidence.beside import ALONE
from tests.support import crowd
from tests.support.postgres import Postgres, served
from tests.support.server import TOP, free_port
from tools.browser import windowed
from tools.postgresql import programs

SAVES, STARTS = 5, 1_200
AWAY = "The database does not answer"
READY = "async () => { while (!window.rollout?.timeline.meta) await new Promise(requestAnimationFrame); }"
WORDS = "() => [...document.querySelectorAll('#timeline .textpoint text')].map(one => one.textContent).join()"


@contextmanager
def shown(address: str, *more: str) -> Iterator[str]:
    """Give the address of a server that shows a database."""
    port = free_port()
    command = [sys.executable, "app.py", address, "--port", str(port), "--no-browser", *more]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        ends = time.perf_counter() + STARTS
        while time.perf_counter() < ends and server.poll() is None:
            try:
                urlopen(f"http://127.0.0.1:{port}/health").read()
            except OSError:
                time.sleep(0.1)
            else:
                break
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def until(act: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def saved(writer: Page, reader: Page, name: str) -> None:
    """Print how long what one saves takes until the other has it."""
    answers, seen = [], []
    for number in range(SAVES):
        form(writer, f"Number {number} {name}")
        counted = reader.locator("#counts").inner_text()
        writer.locator("#edit .primary").click()
        begun = time.perf_counter()
        writer.wait_for_selector("#edit", state="detached", timeout=60_000)
        answers.append(time.perf_counter() - begun)
        expect(reader.locator("#counts")).not_to_have_text(counted, timeout=60_000)
        seen.append(time.perf_counter() - begun)
    print(f"  {name}: saved {median(answers):.2f} s, at worst {max(answers):.2f};", end=" ")
    print(f"seen by the other {median(seen):.2f} s, at worst {max(seen):.2f}", flush=True)


def away(server: Postgres, pages: dict[str, Page], press: str) -> None:
    """Kill the database under some pages, press a filter that none has asked for, and print what they show."""
    before = {name: page.evaluate(WORDS) for name, page in pages.items()}
    server.end()
    try:
        for name, page in pages.items():
            expect(page.locator("#alert, #problems").first).to_contain_text(AWAY, timeout=30_000)
            kept = page.evaluate(WORDS) == before[name]
            print(f"  killed, {name}: said; the picture stays: {kept}", flush=True)
        asks = pages["a filter"]
        asks.evaluate("css => document.querySelector(css).click()", press)
        asks.wait_for_timeout(3_000)
        print(f"  a filter pressed meanwhile: words on screen: {bool(asks.evaluate(WORDS))}", flush=True)
    finally:
        took = until(server.begin)
    print(f"  back after {took:.1f} s to start", flush=True)
    begun = time.perf_counter()
    for name, page in pages.items():
        expect(page.locator("body")).not_to_contain_text(AWAY, timeout=60_000)
        print(f"  {name}: well again {time.perf_counter() - begun:.2f} s after its return", flush=True)
    asks = pages["a filter"]
    print(f"  words after {time.perf_counter() - begun:.2f} s: {bool(asks.evaluate(WORDS))}", flush=True)


def written(server: Postgres, browser_of: Callable[[str], Page], count: int) -> None:
    """Load so many events, and try all with two servers on them."""
    address = Address(server.database())
    with connected(address) as link:
        files.create(link)
        data = "".join(crowd.lines(count)).encode()
        print(f"{count:,} events loaded in", end=" ")
        print(f"{until(lambda: files.load(link, 'crowd.csv', data, ALONE, limits(count))):.0f} s", flush=True)
    more = ("--edit", "--max-rows", str(count * 2))
    with shown(address, *more) as one, shown(address, *more) as other:
        writer, reader = browser_of(one), browser_of(other)
        saved(writer, reader, "no filter")
        narrowed = browser_of(f"{other}/?q=Number")
        saved(writer, narrowed, "a filter")
        away(server, {"no filter": reader, "a filter": narrowed}, "#filters [data-filter]")
        saved(writer, narrowed, "after its return")


def main(asked: str) -> None:
    """Measure and print."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    found = programs()
    if found is None:
        sys.exit("No PostgreSQL is installed.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=windowed(), args=["--no-sandbox", "--disable-gpu"])

        def page_of(address: str) -> Page:
            context = browser.new_context(viewport={"width": 1280, "height": 720})
            context.set_default_timeout(120_000)  # a busy machine is no failure
            page = context.new_page()
            page.add_init_script(HAND)
            page.goto(address)
            page.evaluate(READY)
            page.wait_for_selector("#timeline .textpoint text", state="attached")
            return page

        if asked.isdigit():
            with served(found) as server:
                written(server, page_of, int(asked))
        else:
            server = Postgres(Path(asked.partition("host=")[2]), found)
            with shown(asked) as one:
                pages = {}
                for name, query in (("no filter", ""), ("a filter", "?status=claimed")):
                    pages[name] = page_of(f"{one}/{query}")
                away(server, pages, "#filters [data-filter]")
        browser.close()
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "20000")
