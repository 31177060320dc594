"""Find a browser for the tests, or install one; prints its path.

Run as `python tools/browser.py` inside the environment of the tests.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHELL = "chromium-headless-shell"  # the same engine without windows: a page opens four times as fast
COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
# Asked in a process of its own: a run of Playwright leaves an event loop behind.
ASK = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
OTHERS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
"""The commands of two other engines, for the core of the page in them, and the packages of Debian that bring them."""
ALL = "ROLLOUT_BROWSERS"
"""Where this is "all" in the environment, as in CI, the other engines are installed too, and none may be wanting."""
NONE = (
    "No browser for the tests was found and none could be installed. Install Chrome, Chromium or Edge, "
    "or set ROLLOUT_CHROMIUM to the path of one."
)


def usual_places() -> Iterator[Path]:
    """Yield where browsers stand on macOS and Windows, which put none on the PATH."""
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / name for name in MAC)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield from (Path(os.environ[variable], name) for name in WINDOWS)


def installed(commands: tuple[str, ...] = COMMANDS) -> str | None:
    """Return the path of a browser of this machine; None when there is none. ROLLOUT_CHROMIUM goes first."""
    named = os.environ.get("ROLLOUT_CHROMIUM")
    if named:
        return named
    for command in commands:
        found = shutil.which(command)
        if found:
            return found
    return next((str(place) for place in usual_places() if place.is_file()), None)


def windowed() -> str | None:
    """Return the path of a browser as readers have it, for what measures time; None when there is none."""
    return installed(COMMANDS[1:])


def of_playwright() -> str | None:
    """Return the browser that Playwright fetched for itself; None when it has none."""
    said = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    path = said.stdout.strip()
    return path if path and Path(path).is_file() else None


def install() -> None:
    """Install Chromium: by apt as root on Debian or Ubuntu; else, or when that fails, by Playwright."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        get = ["install", "-y", "-qq", "--no-install-recommends", "fonts-liberation"]
        for words in (["update", "-qq"], [*get, SHELL], [*get, "chromium"]):  # Ubuntu has no package of the shell
            if installed() is None:
                subprocess.run([apt, *words], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if installed() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


def left_out() -> list[str]:
    """Return the packages of the other engines that this machine has not; Firefox counts under either name."""
    found = [name for name in OTHERS if shutil.which(name) or (name == "firefox-esr" and shutil.which("firefox"))]
    return [package for name, package in OTHERS.items() if name not in found]


def others() -> None:
    """Install the other engines where all are asked for; say what is left out."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if left_out() and apt and os.environ.get(ALL) == "all" and (root or sudo):
        first = [] if root else [str(sudo), "-n"]
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *left_out()]):
            subprocess.run([*first, apt, *words], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if wanting := left_out():
        sys.stderr.write(f"Left out: the core of the page in other engines, which needs {', '.join(wanting)}.\n")


def main() -> int:
    """Print the path of a browser, installing one when there is none; say so when that fails."""
    others()
    path = installed() or of_playwright()
    if path is None:
        install()
        path = installed() or of_playwright()
    if path is None or not Path(path).is_file():
        sys.stderr.write((NONE if path is None else f"ROLLOUT_CHROMIUM names no file: {path}.") + "\n")
        return 1
    sys.stdout.write(path + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
