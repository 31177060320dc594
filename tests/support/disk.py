"""A page opened from disk in a real browser without any network, and all that went wrong on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from tests.support.screens import SIZES, WATCH, Screen


class Disk(Screen):
    """A page from disk: its view stands behind the '#' of its address."""

    def open(self, query: str = "") -> "Disk":
        """Load the file afresh at a view and wait until its words are drawn."""
        self.due = None
        self.page.goto("about:blank")
        self.page.goto(self.url + (f"#{query}" if query else ""))
        self.page.evaluate("() => eye.open()")
        return self

    def visit(self, query: str) -> "Disk":
        """Show a view without loading the file again."""
        self.due = None
        self.page.evaluate(
            """async query => {
                // A window that was moved goes into the address first, as when a reader goes on.
                const [from] = rollout.timeline.window, day = new Date(Math.round(from) * 864e5);
                const written = () => rollout.address.read().get('from') === day.toISOString().slice(0, 10);
                const {home} = eye.heard, moved = home && `${rollout.timeline.window}` !== home;
                if (moved) await eye.until(written, 'the window is in the address');
                const before = eye.heard.fresh, was = rollout.address.drawn();
                location.hash = query;
                await eye.frame();
                await eye.frame();
                const other = rollout.address.drawn() !== was;
                if (other) await eye.until(() => eye.heard.fresh > before, `a picture for ${query}`);
                await eye.settled();
            }""",
            query,
        )
        return self


def watch(page: Page, disk: Disk) -> None:
    """Note every request but the file itself, every error, warning and dialog of a page."""

    def note(what: str, words: str) -> None:
        disk.wrong.append(f"{what}: {words}")

    def asked(request: Request) -> None:
        if request.url.partition("#")[0] != disk.url:
            note("request", request.url[:200])

    def spoken(dialog: Dialog) -> None:
        note("dialog", dialog.message)
        dialog.dismiss()

    page.on("request", asked)
    page.on("console", lambda said: note(said.type, said.text))
    page.on("pageerror", lambda error: note("error", str(error)))
    page.on("dialog", spoken)


@pytest.fixture(scope="session")
def from_disk(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Disk]]:
    """Return a function that opens a file at a size, by its name, with the network off; all are closed at the end.

    zone: the time zone of the browser.
    """
    contexts = []

    def begin(file: Path, size: str, zone: str = "UTC") -> Disk:
        width, height = SIZES[size]
        options = {**browser_context_args, "viewport": {"width": width, "height": height}, "offline": True}
        options["timezone_id"] = zone
        contexts.append(browser.new_context(**options))
        contexts[-1].add_init_script(path=WATCH)
        disk = Disk(contexts[-1].new_page(), file.as_uri())
        contexts[-1].on("page", lambda page: watch(page, disk))
        watch(disk.page, disk)
        return disk

    yield begin
    for context in contexts:
        context.close()
