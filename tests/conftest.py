"""Fixtures for every test: nothing leaves this machine, a real server, a browser that is watched."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from _pytest.doctest import DoctestModule
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Page, Request, expect

from rollout.evidence.gc import gc_frozen
from tests.support import outside
from tests.support.real import PART
from tests.support.server import TOP, Server, start
from tools import browser

pytest_plugins = ("tests.support.screens", "tests.support.disk", "tests.support.postgres", "tests.support.examples")
EVENTS = TOP / "events.csv"
ASKS_FOR_A_BROWSER = {"page", "context", "new_context", "browser"}
SLOW = ("page", "outputs", "house", "hostile")  # folders whose tests drive a browser, start programs or make files
ALL_LONG = "\npytestmark = pytest.mark.long\n"
LAUNCH = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # pages of one context share a process, which has our scripts compiled …
    "--renderer-process-limit=1",  # … and none is begun for a page that has no address yet …
    # … and looks there only for what it does not begin to compile on its way: a page costs a tenth less.
    "--js-flags=--no-script-streaming --no-flush-bytecode",
    "--font-render-hinting=none",  # the shell alone would round letters to whole pixels, as no reader's browser does
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Tests of many minutes run only when asked for; the Makefile has a command for each kind."""
    parser.addoption("--long", action="store_true", help="also run the tests marked long")


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Have three workers for two cores: a test that waits for its page's next pictures leaves a core idle."""
    cores = yield
    return cores if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") else cores + cores // 2


def pytest_configure() -> None:
    """Refuse outside addresses before any test module is read, speak English, give laws and pages time."""
    outside.refuse()
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"  # commands speak the language of the environment
    settings.register_profile(
        "patient", settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    )
    settings.load_profile("patient")
    expect.set_options(timeout=15_000)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have Python's collector of circles never look at all that is read here: it stays as long as the run."""
    with gc_frozen():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for examples in the docstrings of rollout/ alone: in the thousands of functions here stands none."""
    found = yield
    return [one for one in found if not isinstance(one, DoctestModule)]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread what would be left out whole: files whose every test is long, thousands of them."""
    if config.getoption("--long") or collection_path.parent.name != "hostile" or collection_path.suffix != ".py":
        return None
    return ALL_LONG in collection_path.read_text("utf-8") or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests that ask for a browser, so that `-m "not browser"` leaves out all of them; leave out the long ones.

    Of files that keep a core busy and files that wait, for the disk or for another program, some of each are always
    under way; of either those that take long go first, so that no worker waits at the end for the last file of another.
    """
    for item in items:
        if ASKS_FOR_A_BROWSER & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    if not config.getoption("--long"):
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
    items.sort(key=lambda item: SLOW.index(item.path.parent.name) if item.path.parent.name in SLOW else len(SLOW))
    place: dict[Path, float] = {}
    for busy in (True, False):
        files = [*dict.fromkeys(item.path for item in items if (item.path.parent.name == SLOW[0]) is busy)]
        place |= {path: (number + 0.5) / len(files) for number, path in enumerate(files)}
    items.sort(key=lambda item: place[item.path])


@pytest.fixture(autouse=True)
def refused_addresses() -> Iterator[list[str]]:
    """Fail a test that tried to reach an outside address; one that means to must clear this list."""
    yield outside.refused
    tried = tuple(outside.refused)
    outside.refused.clear()
    assert not tried, f"The test tried to leave this machine: {tried}"


@pytest.fixture
def copy_of_events(tmp_path: Path) -> Path:
    """Return a copy of the repository's events.csv that a test may change."""
    return Path(shutil.copy(EVENTS, tmp_path / EVENTS.name))


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Return a function that starts app.py on a file, with options, and returns the running Server."""
    running: list[Server] = []

    def begin(file: Path, *options: str, program: Sequence[str] = ()) -> Server:
        log = tmp_path_factory.mktemp("server") / "log.txt"
        running.append(start(file, log, *options, program=program))
        return running[-1]

    yield begin
    for each in running:
        each.stop()


@pytest.fixture
def server_for(server: Callable[..., Server]) -> Callable[..., str]:
    """Return a function that starts app.py on a file, with further options, and returns its address."""
    return lambda file, *options: str(server(file, *options).url)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of one server for the whole run, on a copy of the repository's events.csv."""
    folder = tmp_path_factory.mktemp("live")
    running = start(Path(shutil.copy(EVENTS, folder / EVENTS.name)), folder / "log.txt", keep=False)
    yield running.url
    running.stop()


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of one server for the whole run, on a third of our events: what any list shows, and sooner."""
    folder = tmp_path_factory.mktemp("part")
    (folder / EVENTS.name).write_bytes(PART)
    running = start(folder / EVENTS.name, folder / "log.txt")
    yield running.url
    running.stop()


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stand in for pytest-playwright's fixture, whose form pytest warns about; tests give whole addresses."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the browser of this machine, able to reach nothing but this machine."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*browser_type_launch_args.get("args", ()), *LAUNCH, *(["--no-sandbox"] if root else [])]
    path = browser.installed()
    return {**browser_type_launch_args, "args": args} | ({"executable_path": path} if path else {})


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Give every page the same language and clock, whatever the machine's are; what would glide is there at once.

    What is said of a glide itself is tried within `moving` of tests/support/screens.py.
    """
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "UTC", "reduced_motion": "reduce"}


@pytest.fixture
def outside_requests() -> Iterator[list[str]]:
    """Fail a test whose page asked for an outside address; one that means to must clear this list."""
    asked: list[str] = []
    yield asked
    assert not asked, f"The page asked for addresses outside this machine: {asked}"


@pytest.fixture
def watch(outside_requests: list[str]) -> tuple[Callable[[Request], None], Callable[[Page], None]]:
    """Return what notes the requests of a browser context, and the web sockets of its pages."""

    def note(url: str) -> None:
        if not outside.is_local(urlsplit(url).hostname or ""):
            outside_requests.append(url)

    return lambda request: note(request.url), lambda page: page.on("websocket", lambda socket: note(socket.url))


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], watch: Any) -> Callable[..., BrowserContext]:
    """Watch every request and web socket of every browser context."""

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.on(outside.ASKED, watch[0])
        context.on("page", watch[1])
        return context

    return watched
