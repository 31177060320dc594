"""Firefox and WebKit as Debian has them, driven in the ways that they speak by themselves.

Firefox takes WebDriver BiDi over a socket; WebKitGTK has a program of its own that takes WebDriver over HTTP, and needs
a screen, which Xvfb stands in for.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

import websocket

from tests.support.server import PATIENCE, answers, free_port

WATCH = Path(__file__).with_name("watch.js").read_text("utf-8")
KEYS = {"PageDown": "\ue00f", "Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004", "ArrowRight": "\ue014"}
"""Keys without a letter, as both ways write them."""
SIZE = (1280, 720)
BROWSERS = "/usr/lib/*/webkit2gtk-*/MiniBrowser"


class Engine(Protocol):
    """A browser with one page in sight. folder: where it keeps what it is given."""

    folder: Path

    def go(self, address: str) -> None:
        """Load an address; the eye of the tests is put into the page."""

    def ask(self, script: str) -> Any:
        """Return what an expression of the page gives, once it is there; raise what the page raises."""

    def press(self, *keys: str) -> None:
        """Press keys one after another."""

    def click(self, across: float, down: float) -> None:
        """Click at a place of the page, in px."""

    def windows(self) -> list[str]:
        """Return the names of all windows."""

    def turn(self, window: str) -> None:
        """Take another window in sight."""


def _acts(keys: Sequence[str]) -> list[dict[str, Any]]:
    """Return keys as the actions of a keyboard."""
    pressed = [KEYS.get(key, key) for key in keys]
    strokes = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": strokes}]


def _clicks(across: float, down: float) -> list[dict[str, Any]]:
    """Return a click as the actions of a mouse."""
    moved = {"type": "pointerMove", "x": round(across), "y": round(down), "duration": 0}
    strokes = [moved, *({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))]
    return [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": strokes}]


class Firefox:
    """Firefox by WebDriver BiDi."""

    def __init__(self, address: str, folder: Path) -> None:
        """Begin a session at the address that Firefox tells of."""
        self.folder = folder
        self._socket = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=PATIENCE)
        self._number = 0
        self._do("session.new", capabilities={})
        self._window = self.windows()[0]
        self._do("browsingContext.setViewport", context=self._window, viewport={"width": SIZE[0], "height": SIZE[1]})
        self._do("script.addPreloadScript", functionDeclaration=f"() => {{ {WATCH} }}")

    def _do(self, method: str, **given: Any) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:  # what it tells unasked lies between
            told = json.loads(self._socket.recv())
            if told.get("id") == self._number:
                if told["type"] == "error":
                    raise AssertionError(told)
                return told["result"]

    def go(self, address: str) -> None:
        """Load an address."""
        self._do("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def ask(self, script: str) -> Any:
        """Return what an expression gives, through JSON."""
        whole = f"(async () => JSON.stringify(await ({script}) ?? null))()"
        told = self._do("script.evaluate", expression=whole, target={"context": self._window}, awaitPromise=True)
        if told["type"] == "exception":
            raise AssertionError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._do("input.performActions", context=self._window, actions=_acts(keys))

    def click(self, across: float, down: float) -> None:
        """Click."""
        self._do("input.performActions", context=self._window, actions=_clicks(across, down))

    def windows(self) -> list[str]:
        """Return the windows."""
        return [each["context"] for each in self._do("browsingContext.getTree")["contexts"]]

    def turn(self, window: str) -> None:
        """Take another window in sight."""
        self._window = window
        self._do("browsingContext.activate", context=window)

    def end(self) -> None:
        """End the session."""
        self._do("session.end")
        self._socket.close()


class WebKit:
    """WebKitGTK by WebDriver."""

    def __init__(self, port: int, browser: str, folder: Path) -> None:
        """Begin a session with the program that listens on a port."""
        self.folder = folder
        self._port = port
        asked = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        self._session = "/session"
        self._session += f"/{self._do('POST', '', capabilities={'alwaysMatch': asked})['sessionId']}"
        self._do("POST", "/timeouts", script=int(PATIENCE * 1000))
        self._do("POST", "/window/rect", width=SIZE[0], height=SIZE[1] + 40)

    def _do(self, verb: str, path: str, **given: Any) -> Any:
        line = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            line.request(verb, self._session + path, json.dumps(given) if verb == "POST" else None)
            told = json.loads(line.getresponse().read())["value"]
        finally:
            line.close()
        if isinstance(told, dict) and "error" in told:
            raise AssertionError(told)
        return told

    def go(self, address: str) -> None:
        """Load an address."""
        self._do("POST", "/url", url=address)
        self._do("POST", "/execute/sync", script=WATCH, args=[])

    def ask(self, script: str) -> Any:
        """Return what an expression gives, through JSON."""
        whole = f"""const done = arguments[arguments.length - 1];
          (async () => JSON.stringify(await ({script}) ?? null))().then(done, error => done(`!${{error}}`));"""
        told = self._do("POST", "/execute/async", script=whole, args=[])
        assert not told.startswith("!"), told
        return json.loads(told)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._do("POST", "/actions", actions=_acts(keys))

    def click(self, across: float, down: float) -> None:
        """Click."""
        self._do("POST", "/actions", actions=_clicks(across, down))

    def windows(self) -> list[str]:
        """Return the windows."""
        found: list[str] = self._do("GET", "/window/handles")
        return found

    def turn(self, window: str) -> None:
        """Take another window in sight."""
        self._do("POST", "/window", handle=window)

    def end(self) -> None:
        """End the session, and with it the browser."""
        self._do("DELETE", "")


def _first(path: str) -> str | None:
    """Return the first file of a pattern from the root."""
    return next((str(each) for each in sorted(Path("/").glob(path.lstrip("/")))), None)


def missing(name: str) -> str:
    """Return what of an engine this machine has not, as Debian calls it; empty where nothing is wanting."""
    wanted = {
        "firefox": [("firefox-esr", shutil.which("firefox-esr") or shutil.which("firefox"))],
        "webkit": [
            ("webkit2gtk-driver", shutil.which("WebKitWebDriver") and _first(BROWSERS)),
            ("xvfb", shutil.which("Xvfb")),
        ],
    }
    return ", ".join(package for package, found in wanted[name] if not found)


@contextmanager
def firefox(folder: Path, zone: str) -> Iterator[Engine]:
    """Yield Firefox with a profile in a folder, by the clocks of a time zone."""
    (folder / "user.js").write_text(
        "".join(
            f'user_pref("{name}", {value});\n'
            for name, value in (
                ("app.update.enabled", "false"),
                ("browser.shell.checkDefaultBrowser", "false"),
                ("datareporting.policy.dataSubmissionEnabled", "false"),
                ("network.proxy.type", "0"),
                ("ui.prefersReducedMotion", "1"),
                ("dom.disable_open_during_load", "false"),
                ("browser.download.folderList", "2"),
                ("browser.download.dir", json.dumps(str(folder))),
                ("dom.popup_allowed_events", '"click keydown"'),
                ("pdfjs.disabled", "true"),  # what is saved would be opened before the page, which then draws nothing
            )
        )
    )
    program = str(shutil.which("firefox-esr") or shutil.which("firefox"))
    words = [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    about = {**os.environ, "TZ": zone, "HOME": str(folder), "MOZ_DISABLE_AUTO_SAFE_MODE": "1"}
    said = folder / "said.txt"  # a pipe that nobody reads would stop it in the end
    with said.open("wb") as into, subprocess.Popen(words, stdout=into, stderr=into, env=about) as process:
        try:
            engine = Firefox(_address(process, said), folder)
            yield engine
            engine.end()
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    """Return where it listens, once it has said so."""
    end = time.monotonic() + PATIENCE
    while not (found := re.search(r"WebDriver BiDi listening on (ws://\S+)", said.read_text("utf-8", "replace"))):
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"It ended with {process.wait(0.05)}")
        assert time.monotonic() < end
    return found[1]


@contextmanager
def webkit(folder: Path, zone: str) -> Iterator[Engine]:
    """Yield WebKitGTK on a screen of nobody's, by the clocks of a time zone."""
    with _screen() as display:
        calm = (
            {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"} if os.geteuid() == 0 else {}
        )  # it cannot be had as root
        soft = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "NO_AT_BRIDGE": "1"}
        about = {**os.environ, **calm, **soft, "TZ": zone, "HOME": str(folder), "DISPLAY": display}
        port = free_port()
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            [str(shutil.which("WebKitWebDriver")), f"--port={port}"], stdout=quiet, stderr=quiet, env=about
        ) as process:
            try:
                _listens(process, port)
                engine = WebKit(port, str(_first(BROWSERS)), folder)
                yield engine
                engine.end()
            finally:
                process.terminate()


def _listens(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a program takes calls."""
    end = time.monotonic() + PATIENCE
    while not answers(port):
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"It ended with {process.wait(0.05)}")
        assert time.monotonic() < end


@contextmanager
def _screen() -> Iterator[str]:
    """Yield the name of a screen that Xvfb holds; it takes the first number that is free."""
    read, write = os.pipe()
    words = [str(shutil.which("Xvfb")), "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, pass_fds=[write], stdout=quiet, stderr=quiet) as process:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()
